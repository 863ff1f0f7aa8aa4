//! Old addresses.

use super::Span;

/// An old address that leads to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// From the site's root, without the leading `/`; ends with `/`, or is a file's, such as `old.html` or `feed.rss`.
    pub path: String,
    /// Where it is written.
    pub at: Span,
}
