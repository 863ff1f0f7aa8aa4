//! Sentences about the output.

use super::{Diagnostic, Place};
use crate::model::Span;

/// Two outputs at one path.
pub fn path_taken(at: Span, path: &str) -> Diagnostic {
    Diagnostic::error(
        "output::path-taken",
        at,
        format!("two things would be published at `/{path}`"),
    )
    .help("rename one of them: a file's name is its address")
}

/// Two things with one id in Statuspage's API.
pub fn id_taken(at: Span, id: &str, thing: &str, other: &str) -> Diagnostic {
    Diagnostic::error(
        "output::id-taken",
        at,
        format!("{thing} and {other} would both be `{id}` in Statuspage's API"),
    )
    .help("ids are made from names: rename the one that is newer")
}

/// A file that could not be put into words.
pub fn not_written(path: &str, message: &str) -> Diagnostic {
    let place = Place::Spot {
        path: path.to_owned(),
        line: 1,
        column: 1,
        text: String::new(),
    };
    Diagnostic::error(
        "output::not-written",
        place,
        format!("`/{path}` could not be written: {message}"),
    )
}
