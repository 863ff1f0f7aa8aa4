//! Sentences about other pages.

use super::Diagnostic;
use crate::model::Span;

/// A page where Tidings puts its own.
pub fn taken(at: Span, slug: &str) -> Diagnostic {
    Diagnostic::error(
        "page::taken",
        at,
        format!("`/{slug}/` is an address of Tidings itself"),
    )
    .help("rename the file: its name is its address")
}
