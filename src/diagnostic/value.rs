//! Sentences about values in TOML, wherever it stands.

use chrono::{Datelike, NaiveDate};

use super::Diagnostic;
use crate::model::Span;

/// The text is not TOML, in the parser's words.
pub fn toml(at: Span, message: &str) -> Diagnostic {
    Diagnostic::error("content::toml", at, format!("this is not TOML: {message}"))
}

/// Lists, tables or keys within one another, more than the parser follows.
pub fn nested_too_deep(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::toml",
        at,
        "lists, tables or the parts of a key nest too deep",
    )
    .help("nothing that Tidings reads nests deeper than a list of tables: take out what does")
}

/// A text without quotes.
pub fn unquoted(at: Span, given: &str) -> Diagnostic {
    let bare = given.trim_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii());
    let lower = given.to_lowercase();
    if ["true", "false"].contains(&lower.as_str()) {
        return Diagnostic::error("content::toml", at, format!("`{given}` means nothing here"))
            .help(format!("write `{lower}`"));
    }
    let error = Diagnostic::error("content::toml", at, "a text stands in quotes");
    if bare.len() < given.len() {
        error.help(format!(
            "these are printer's quotes; write straight ones: `\"{bare}\"`"
        ))
    } else {
        error.help(format!("write `\"{given}\"`"))
    }
}

/// A text whose quotes do not close.
pub fn open_quote(at: Span) -> Diagnostic {
    Diagnostic::error("content::toml", at, "this text has no closing quote")
        .help("end it with the quote that it begins with")
}

/// A backslash that begins nothing.
pub fn backslash(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::toml",
        at,
        "a backslash in double quotes stands before a letter that means nothing",
    )
    .help("write `\\\\` for a backslash, or put the text in single quotes")
}

/// A list that does not end.
pub fn list_without_end(at: Span) -> Diagnostic {
    Diagnostic::error("content::toml", at, "the list that begins here has no end")
        .help("end it with `]`, and put a comma between its parts")
}

/// A table's name that does not end.
pub fn open_table(at: Span) -> Diagnostic {
    Diagnostic::error("content::toml", at, "the name of this table has no end")
        .help("write as many `]` after it as there are `[` before it")
}

/// A key that is given nothing.
pub fn no_value(at: Span) -> Diagnostic {
    Diagnostic::error("content::toml", at, "this key has no value")
        .help("write a value after the `=`, or take the line out")
}

/// A line that is no `key = value`.
pub fn no_equals_sign(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::toml",
        at,
        "here a `=` is missing between a key and its value",
    )
    .help("write it like `key = \"value\"`")
}

/// Something behind a value.
pub fn more_after_value(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::toml",
        at,
        "the value has ended, and more stands behind it",
    )
    .help("each key has a line of its own; a remark begins with `#`; a `\"` within a text is written `\\\"`")
}

/// A key that stands twice.
pub fn duplicate_key(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error("content::toml", at, format!("`{key}` stands here a second time"))
        .help("take one of the two out")
}

/// A key that must be there is not; `example` is a value for it.
pub fn missing_key(at: Span, key: &str, example: &str) -> Diagnostic {
    let last = key.rsplit('.').next().unwrap_or(key);
    Diagnostic::error("content::missing-key", at, format!("`{key}` is missing"))
        .help(format!("add a line such as `{last} = {example}`"))
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

/// A value of another type than the key takes; `found` is TOML's word for it.
pub fn wrong_type(at: Span, key: &str, expected: &str, found: &str) -> Diagnostic {
    let called = match found {
        "string" => "a text",
        "integer" => "a whole number",
        "float" => "a number with decimals",
        "boolean" => "true or false",
        "datetime" if expected.starts_with("a date such") => "a date with a time",
        "datetime" => "a date or a time",
        "array" => "a list",
        "table" => "a table",
        other => other,
    };
    let error = Diagnostic::error(
        "content::wrong-type",
        at,
        format!("`{key}` takes {expected}, not {called}"),
    );
    match found {
        _ if expected.starts_with("a text") && !matches!(found, "array" | "table") => {
            error.help("put it in quotes")
        }
        "string" if expected.starts_with("a list") => error.help("put it in brackets"),
        "string" if !expected.starts_with("a table") => error.help("write it without quotes"),
        _ => error,
    }
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

/// An end that no date can be written for (RFC 3339, section 5.6: a year has four digits).
pub fn too_late(at: Span) -> Diagnostic {
    Diagnostic::error("content::out-of-range", at, "this ends after the year 9999")
        .help("write an end or a length that somebody will live to see")
}

/// A length of time that is none.
pub fn no_time(at: Span, key: &str) -> Diagnostic {
    Diagnostic::error(
        "content::out-of-range",
        at,
        format!("`{key}` takes a length of time of one second at least"),
    )
}

/// A length of time that nobody can mean.
pub fn too_long(at: Span, given: &str, most_days: i64) -> Diagnostic {
    Diagnostic::error(
        "content::out-of-range",
        at,
        format!("`{given}` is too long: a length of time is {most_days} days at most"),
    )
    .help("write a shorter one, such as \"90d\" or \"2h 30m\"")
}

/// A name that nobody would read.
pub fn name_too_long(at: Span, key: &str, most: usize) -> Diagnostic {
    Diagnostic::error(
        "content::out-of-range",
        at,
        format!("`{key}` is too long: it has {most} characters at most"),
    )
    .help("write a short one here, and the rest where there is room for it")
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
        format!("`{given}` is not both a date and a time"),
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

/// A date or time whose digits do not stand where they should.
pub fn malformed_time(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "content::incomplete-time",
        at,
        format!("`{given}` does not read as a date and a time"),
    )
    .help("write the year with four digits and all else with two, such as 2026-12-03 01:00:00")
}

/// A date or time that no calendar or clock shows.
pub fn no_such_time(at: Span, given: &str) -> Diagnostic {
    let error = Diagnostic::error("content::no-such-time", at, format!("`{given}` does not exist"));
    match why_not(given) {
        Some(why) => error.help(why),
        None => error,
    }
}

/// What the calendar or the clock has instead.
fn why_not(given: &str) -> Option<String> {
    let numbers: Vec<u32> = given
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let (date, time) = if given.get(4..5) == Some("-") {
        numbers.split_at_checked(3)?
    } else {
        numbers.split_at(0)
    };
    if let [year, month, day] = *date {
        let Some(first) = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1) else {
            return Some("a month is from 01 to 12".to_owned());
        };
        let days = u32::from(first.num_days_in_month());
        if !(1..=days).contains(&day) {
            return Some(format!("{} has {days} days", first.format("%B %Y")));
        }
    }
    match *time {
        [24..=u32::MAX, ..] => Some("an hour is from 00 to 23; midnight is 00:00 of the next day".to_owned()),
        [_, 60..=u32::MAX, ..] => Some("a minute is from 00 to 59".to_owned()),
        [_, _, 60..=u32::MAX, ..] => Some("a second is from 00 to 59".to_owned()),
        _ => Some("an offset is from -23:59 to +23:59".to_owned()),
    }
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
