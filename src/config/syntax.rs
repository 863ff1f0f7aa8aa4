//! What the TOML parser refuses, said so that it helps: the mistake is looked for in the line itself, and of a
//! mistake that makes others only the first is told.

use std::ops::Range;

use super::table::Origin;
use crate::diagnostic::{Diagnostic, value};

/// The findings for a text that is not TOML, from the parser's complaints: where, and in what words.
pub fn findings(text: &str, mut complaints: Vec<(Range<usize>, String)>, origin: Origin) -> Vec<Diagnostic> {
    complaints.sort_by_key(|(range, _)| range.start);
    let mut findings = Vec::new();
    // A list without an end swallows what follows it, so that nothing after its beginning can be judged.
    let endless = complaints
        .iter()
        .find(|(_, message)| is_about_a_list(message))
        .and_then(|(range, _)| list_without_end(text, range.start));
    let mut told = None;
    let mut line = line_of(text, 0);
    for (range, message) in complaints {
        if endless.is_some_and(|start| range.start >= start) {
            break;
        }
        // On one line only texts without quotes are mistakes that do not come of one another.
        // There may be as many on one line as it has characters.
        if range.start > line.end {
            line = line_of(text, range.start);
        }
        let this = (line.start, is_unquoted(&message));
        let before = told.replace(this);
        if before.is_none_or(|before| before.0 != line.start || before == this && this.1) {
            findings.push(finding(text, &line, range, &message, origin));
        }
        // What is open when the parser gives up is all the rest.
        if is_about_depth(&message) {
            break;
        }
    }
    if let Some(start) = endless {
        findings.push(value::list_without_end(origin.span(start..start + 1)));
    }
    findings
}

fn is_unquoted(message: &str) -> bool {
    message.starts_with("string values must be quoted")
}

fn is_about_a_list(message: &str) -> bool {
    ["unclosed array,", "unexpected `=` in array"]
        .iter()
        .any(|start| message.starts_with(start))
}

fn is_about_depth(message: &str) -> bool {
    message.contains("recurs")
}

fn finding(text: &str, line: &Range<usize>, at: Range<usize>, message: &str, origin: Origin) -> Diagnostic {
    let written = text[line.clone()].trim_end();
    let line = line.start..line.start + written.len();
    let given = text.get(at.clone()).unwrap_or_default();
    let span = origin.span(at.clone());
    let starts = |words: &[&str]| words.iter().any(|start| message.starts_with(start));
    let value_at = written.find('=').map(|equals| {
        let rest = &written[equals + 1..];
        line.start + equals + 1 + (rest.len() - rest.trim_start().len())
    });
    if starts(&[
        "invalid date",
        "invalid time",
        "invalid datetime",
        "invalid offset",
    ]) {
        return if is_well_formed(given) {
            value::no_such_time(span, given)
        } else {
            value::malformed_time(span, given)
        };
    }
    if given.trim().is_empty() && written.trim_end().ends_with('=') {
        return value::no_value(origin.span(line));
    }
    if is_like_a_time(given) {
        return value::malformed_time(span, given);
    }
    if is_unquoted(message) || starts(&["invalid "]) && begins_like_a_word(given) {
        return value::unquoted(span, given);
    }
    if starts(&["duplicate key"]) {
        return value::duplicate_key(span, given);
    }
    if starts(&[
        "invalid basic string",
        "invalid literal string",
        "invalid multi-line",
    ]) {
        let opened = match message.starts_with("invalid multi-line") {
            true => long_quote(text, at.start),
            false => value_at.filter(|start| *start <= at.start),
        };
        let start = opened.unwrap_or(at.start);
        let end = line_of(text, start).end;
        return value::open_quote(origin.span(start..start + text[start..end].trim_end().len()));
    }
    if starts(&["missing escaped value", "invalid escape"]) {
        return value::backslash(span);
    }
    if starts(&["unclosed table", "unclosed array table"]) {
        return value::open_table(origin.span(line));
    }
    if starts(&["missing value"]) {
        return value::no_value(origin.span(line));
    }
    if starts(&["key with no value", "invalid unquoted key"]) {
        return value::no_equals_sign(span);
    }
    if starts(&["unexpected key or value"]) {
        return value::more_after_value(span);
    }
    if is_about_depth(message) {
        return value::nested_too_deep(span);
    }
    value::toml(span, message)
}

/// The line around a byte, without its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |after| at + after);
    start..end
}

/// The last three quotes before a byte: those of a text that goes over lines, and ends nowhere.
fn long_quote(text: &str, before: usize) -> Option<usize> {
    let text = text.get(..before)?;
    text.rfind("\"\"\"").max(text.rfind("'''"))
}

/// The `[` of the last list that is open when `before` comes: one that its own line does not close.
fn list_without_end(text: &str, before: usize) -> Option<usize> {
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > before {
            break;
        }
        if let Some((key, value)) = line.split_once('=')
            && value.trim_start().starts_with('[')
            && value.matches('[').count() > value.matches(']').count()
        {
            open = Some(at + key.len() + 1 + (value.len() - value.trim_start().len()));
        }
        at += line.len();
    }
    open
}

/// A letter, or a quotation mark that is none to TOML.
fn begins_like_a_word(given: &str) -> bool {
    given
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || !c.is_ascii())
}

/// Digits and what stands between those of dates and times: `03.12.2026 01:00`.
fn is_like_a_time(given: &str) -> bool {
    given.starts_with(|c: char| c.is_ascii_digit())
        && given.matches(['.', '/', '-', ':', ' ']).count() > 1
        && given
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ':' | ' '))
}

/// Whether the digits stand where they should, so that it is the calendar or the clock that says no.
pub fn is_well_formed(given: &str) -> bool {
    let shape: String = given
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let shape = shape.replacen(['T', 't'], " ", 1);
    let (date, rest) = match shape.split_once(' ') {
        Some((date, time)) => (date, Some(time)),
        None if shape.contains('-') => (shape.as_str(), None),
        None => ("0000-00-00", Some(shape.as_str())),
    };
    let is_time = |time: &str| {
        let time = time.trim_end_matches(['Z', 'z']);
        let time = match time.rfind(['+', '-']) {
            Some(sign) if time[sign + 1..] == *"00:00" => &time[..sign],
            _ => time,
        };
        let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
        matches!(whole, "00:00" | "00:00:00") && fraction.bytes().all(|byte| byte == b'0')
    };
    date == "0000-00-00" && rest.is_none_or(is_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_well_formed_when_its_digits_stand_where_they_should() {
        for given in [
            "2026-02-30",
            "2026-02-30 01:00",
            "2026-02-30T25:00:00",
            "25:00",
            "2026-12-03 01:00:00+25:00",
            "2026-12-03 01:61Z",
            "2026-02-30 01:00:00.5",
        ] {
            assert!(is_well_formed(given), "{given}");
        }
        for given in [
            "2026-12-3",
            "2026-12-03 1:00",
            "2026-12-03 01.00",
            "2026-12-03 01:00:",
            "03.12.2026",
            "2026-12-03 01:00 Uhr",
        ] {
            assert!(!is_well_formed(given), "{given}");
        }
    }
}
