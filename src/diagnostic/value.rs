//! Sentences about values in TOML, wherever it stands.

use super::Diagnostic;
use crate::model::Span;

/// The text is not TOML.
pub fn toml(at: Span, message: &str) -> Diagnostic {
    Diagnostic::error("content::toml", at, format!("this is not TOML: {message}"))
}

/// A key that must be there is not.
pub fn missing_key(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error("content::missing-key", at, format!("`{key}` is missing")).help(format!(
        "add a line `{} = …`",
        key.rsplit('.').next().unwrap_or(key)
    ))
}

/// A key that nobody knows.
pub fn unknown_key(at: Span, key: &str, table: &str, known: &[&'static str]) -> Diagnostic {
    let place = if table.is_empty() {
        String::new()
    } else {
        format!(" in `{table}`")
    };
    Diagnostic::error("content::unknown-key", at, format!("unknown key `{key}`{place}"))
        .did_you_mean(key, known.iter().copied())
}

/// A value of another type than the key takes.
pub fn wrong_type(at: Span, key: &str, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::error(
        "content::wrong-type",
        at,
        format!("`{key}` takes {expected}, not {}", article(found)),
    )
}

/// A text without anything in it.
pub fn blank(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error("content::blank", at, format!("`{key}` is blank"))
        .help("write a text between the quotes")
}

/// A number that is too small or too large.
pub fn out_of_range(
    at: Span,
    key: &str,
    least: impl std::fmt::Display,
    most: impl std::fmt::Display,
) -> Diagnostic {
    Diagnostic::error(
        "content::out-of-range",
        at,
        format!("`{key}` takes a number from {least} to {most}"),
    )
}

/// A word that is none of those that the key takes.
pub fn unknown_word(at: Span, key: &str, given: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::error(
        "content::unknown-word",
        at,
        format!("`{key}` does not take `{given}`"),
    )
    .did_you_mean(given, known.iter().copied())
}

/// A text that is no length of time.
pub fn duration(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "content::duration",
        at,
        format!("`{given}` is not a length of time in whole seconds"),
    )
    .help("write it like \"30m\", \"1h 30m\" or \"3d\"")
}

/// An id that cannot be part of an address.
pub fn id(at: Span, given: &str, proposed: &str) -> Diagnostic {
    let error = Diagnostic::error("content::id", at, format!("`{given}` cannot be an id"));
    let error = if proposed.is_empty() {
        error
    } else {
        error.help(format!("write `{proposed}`"))
    };
    error.help("an id is lower-case letters, digits and hyphens, begins with a letter or digit, and is at most 64 long")
}

/// A date-time without a date or without a time.
pub fn incomplete_time(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "content::incomplete-time",
        at,
        format!("`{given}` is not a date and a time"),
    )
    .help("write both, such as 2026-12-03 01:00:00")
}

/// A second 60 or a fraction of a second.
pub fn odd_second(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "content::odd-second",
        at,
        format!("`{given}` does not name a whole second from 0 to 59"),
    )
    .help("leave the seconds out, or write a whole second from 00 to 59")
}

/// A date or time that no calendar or clock shows.
pub fn no_such_time(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error("content::no-such-time", at, format!("`{given}` does not exist"))
}

/// A local time that a clock change skips.
pub fn skipped_time(at: Span, given: &str, zone: &str, before: &str, after: &str) -> Diagnostic {
    Diagnostic::error(
        "content::skipped-time",
        at,
        format!("the local time {given} does not exist in {zone}: a clock change skips it"),
    )
    .help(format!(
        "write the offset: `{before}` is the time before the change, `{after}` the time after it"
    ))
}

/// A local time that a clock change repeats.
pub fn repeated_time(at: Span, given: &str, zone: &str, earlier: &str, later: &str) -> Diagnostic {
    Diagnostic::error(
        "content::repeated-time",
        at,
        format!("the local time {given} comes twice in {zone}: a clock change repeats it"),
    )
    .help(format!(
        "write the offset: `{earlier}` is the earlier time, `{later}` the later one"
    ))
}

fn article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {word}")
}
