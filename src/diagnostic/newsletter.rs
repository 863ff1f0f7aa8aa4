//! Sentences about newsletters.

use super::Diagnostic;
use crate::model::Span;

/// A generated part that does not exist.
pub fn unknown_part<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error(
        "newsletter::unknown-part",
        at,
        format!("there is no generated part `{given}`"),
    )
    .did_you_mean(given, known)
}

/// A generated part that stands in its text already.
pub fn part_twice(at: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` stands in this text already");
    Diagnostic::error("newsletter::part-twice", at, message).help("remove one of the two: they say the same")
}

/// An issue's folder without its editorial.
pub fn no_index(at: Span, folder: &str) -> Diagnostic {
    Diagnostic::error(
        "newsletter::no-index",
        at,
        format!("the issue `{folder}` has no `index.md`"),
    )
    .help(format!(
        "add `{folder}/index.md` with `title`, `date` and the editorial"
    ))
}

/// A Markdown file that lies in no issue's folder.
pub fn no_issue(at: Span) -> Diagnostic {
    Diagnostic::error(
        "newsletter::no-issue",
        at,
        "an article lies in the folder of its issue",
    )
    .help("move it to `newsletters/<issue>/`, beside that issue's `index.md`")
}

/// A period that is no month.
pub fn period(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error("newsletter::period", at, format!("`{given}` is not a month"))
        .help("write it like \"2026-11\"")
}

/// An article that would lie where the print page lies.
pub fn article_called_print(at: Span) -> Diagnostic {
    Diagnostic::error(
        "newsletter::article-called-print",
        at,
        "an article cannot be called `print`",
    )
    .help("rename the file: `/print/` is the address of the whole issue on paper")
}
