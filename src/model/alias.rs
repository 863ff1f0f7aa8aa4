//! Old addresses.

use super::Span;

/// An old address that leads to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// From the site's root, without the leading `/`; ends with `/` or `.html`.
    pub path: String,
    /// Where it is written.
    pub at: Span,
}
