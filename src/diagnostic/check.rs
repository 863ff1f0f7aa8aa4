//! Sentences about what may be published but would be better otherwise.

use super::Diagnostic;
use crate::model::Span;

/// A picture that says nothing to those who do not see it.
pub fn no_alternative_text(at: Span) -> Diagnostic {
    Diagnostic::warning(
        "check::no-alternative-text",
        at,
        "this picture has no alternative text",
    )
    .help("say what it shows: `![Response times rose at 09:14](graph.svg)`")
}
