//! Sentences about the output.

use super::Diagnostic;
use crate::model::Span;

/// Two outputs at one path.
pub fn path_taken(at: Span, path: &str) -> Diagnostic {
    Diagnostic::error("output::path-taken", at, format!("two things would be published at `/{path}`"))
        .help("rename one of them: a file's name is its address")
}
