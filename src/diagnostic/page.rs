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

/// A heading's `{#id}` that another has, or the page itself.
pub fn heading_id(at: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        "page::heading-id",
        at,
        format!("`#{id}` is the address of something else on this page"),
    )
    .help("write another name, such as `{#prices}`, or none: the heading is then addressed by its words")
}

/// A level-two heading without words on a page of questions.
pub fn no_question(at: Span) -> Diagnostic {
    Diagnostic::error("page::no-question", at, "this question has no words".to_owned())
        .help("write the question behind `##`, or remove the line")
}
