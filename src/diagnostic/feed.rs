//! Sentences about feeds. What a reader finds wrong with a value is a [`Fault`]; where it stands is known
//! only once the reader has stopped.

use std::fmt::Display;

use chrono::{NaiveDate, SecondsFormat};

use super::{Diagnostic, Place};
use crate::model::Instant;

/// What is wrong with a feed, or with a value in one, before its place is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    code: &'static str,
    sentence: String,
    help: Option<String>,
}

impl Fault {
    fn new(code: &'static str, sentence: impl Into<String>) -> Self {
        Self {
            code,
            sentence: sentence.into(),
            help: None,
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// The finding, at its place and at its path within the JSON (empty: nowhere in particular).
    pub fn at(self, place: impl Into<Place>, path: &str) -> Diagnostic {
        let message = if path.is_empty() {
            self.sentence
        } else {
            format!("`{}`: {}", shown(path), self.sentence)
        };
        let error = Diagnostic::error(self.code, place, message);
        match self.help {
            Some(help) => error.help(help),
            None => error,
        }
    }
}

/// Not JSON, in serde_json's words.
pub fn syntax(message: &str) -> Fault {
    Fault::new("feed::syntax", format!("this is not JSON: {message}")).help(
        "see what monitoring wrote there; meanwhile `on_failure = \"without\"` publishes the site without it",
    )
}

/// Not YAML, in the library's words.
pub fn no_yaml(message: &str) -> Fault {
    Fault::new("feed::yaml", format!("this is not YAML: {}", shown(message)))
        .help("see what monitoring wrote there")
}

/// YAML that refers, repeats or nests.
pub fn not_plain() -> Fault {
    let sentence =
        "this is more than plain keys with values: an anchor, an alias, a second document or lists in lists";
    Fault::new("feed::yaml", sentence).help("see what monitoring wrote there")
}

/// A document of more than `most` bytes.
pub fn too_long(most: usize) -> Fault {
    Fault::new("feed::too-long", format!("the file is longer than {most} bytes"))
        .help("what monitoring writes there is much shorter: see what it is")
}

/// The text ends too soon.
pub fn truncated() -> Fault {
    Fault::new("feed::truncated", "the JSON breaks off here")
        .help("let monitoring write a new file beside it and rename that, so that no half is ever read")
}

/// Bytes that are no text.
pub fn not_text() -> Fault {
    Fault::new("feed::not-text", "this is not UTF-8").help("JSON is always written in UTF-8")
}

/// A line of more than `most` bytes.
pub fn line_too_long(most: usize) -> Fault {
    Fault::new(
        "feed::line-too-long",
        format!("the line is longer than {most} bytes"),
    )
    .help("`tidings-ndjson` is one check a line: is this another format?")
}

/// A value of another type, in serde's words for both.
pub fn wrong_type(expected: &str, found: &str) -> Fault {
    let expected = match expected {
        "a boolean" => "`true` or `false`",
        "a string" => "a text",
        other => other,
    };
    let called = [
        ("string ", "the text "),
        ("integer ", "the number "),
        ("floating point ", "the number "),
        ("boolean ", ""),
    ];
    let found = match found {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        "null" | "unit value" | "Option value" => "`null`".to_owned(),
        value => match called
            .iter()
            .find_map(|(word, ours)| Some((ours, value.strip_prefix(word)?)))
        {
            Some((ours, value)) => format!("{ours}{}", shown(value)),
            None => shown(value),
        },
    };
    Fault::new(
        "feed::wrong-type",
        format!("{expected} must stand here, not {found}"),
    )
}

/// A key that must be there is not.
pub fn missing_key(key: &str) -> Fault {
    Fault::new("feed::missing-key", format!("`{key}` is missing"))
}

/// Another version of the format.
pub fn version(given: u64) -> Fault {
    Fault::new(
        "feed::version",
        format!("the feed is of version {given}, and only version 1 can be read"),
    )
    .help("write `\"version\": 1`")
}

/// Two components of one name.
pub fn component_twice(name: &str) -> Fault {
    Fault::new(
        "feed::component-twice",
        format!("the component `{}` stands in the feed twice", shown(name)),
    )
    .help("put what is known of it in one place")
}

/// A word that is no state.
pub fn unknown_state(given: &str) -> Fault {
    unknown_word(given, &["up", "degraded", "down", "unknown"])
}

/// The same where monitoring has words of its own.
pub fn unknown_word(given: &str, known: &[&str]) -> Fault {
    let help = match super::nearest(given, known) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("known here: {}", super::list(known)),
    };
    Fault::new(
        "feed::unknown-state",
        format!("`{}` is not a state", shown(given)),
    )
    .help(help)
}

/// An outage during which the component was not out.
pub fn outage_state(given: &str) -> Fault {
    Fault::new("feed::outage-state", format!("an outage is not `{given}`"))
        .help("write `down`, `degraded`, or `unknown` where nobody looked; without a state it is down")
}

/// A text that is no instant.
pub fn instant(given: &str) -> Fault {
    Fault::new("feed::instant", format!("`{}` is not an instant", shown(given)))
        .help("write it by RFC 3339 with seconds and an offset, such as \"2026-11-20T09:00:00Z\"")
}

/// A text that is no date.
pub fn date(given: &str) -> Fault {
    Fault::new("feed::date", format!("`{}` is not a date", shown(given))).help("write it like \"2026-11-20\"")
}

/// A number that is too small or too large; without `most` only too small.
pub fn out_of_range(given: impl Display, least: impl Display, most: Option<impl Display>) -> Fault {
    let taken = match most {
        Some(most) => format!("a number from {least} to {most}"),
        None => format!("a number of at least {least}"),
    };
    Fault::new(
        "feed::out-of-range",
        format!("{taken} must stand here, not {given}"),
    )
}

/// A time before monitoring can have begun.
pub fn past() -> Fault {
    Fault::new("feed::past", "this lies before 1970")
        .help("leave out what is not known: some programs write the year 1 instead")
}

/// More than an hour after the feed was made.
pub fn after_feed(made: Instant) -> Fault {
    let made = utc(made);
    Fault::new(
        "feed::future",
        format!("this is more than an hour after the feed was made, at {made}"),
    )
    .help("set the clock that is wrong, or write `generated_at` when the file is written")
}

/// More than `days` days after the instant of the build.
pub fn far_future(days: i64) -> Fault {
    Fault::new("feed::future", format!("this is more than {days} days ahead"))
        .help("set the clock that is wrong, or write `generated_at`")
}

/// An outage that ends before it starts.
pub fn end_before_start(start: Instant, end: Instant) -> Fault {
    let sentence = format!(
        "the outage ends at {}, before it starts at {}",
        utc(end),
        utc(start)
    );
    Fault::new("feed::end-before-start", sentence).help("leave `end` out while the outage goes on")
}

/// A site of which the last word is older than the first.
pub fn updated_before_start(start: Instant, updated: Instant) -> Fault {
    let sentence = format!(
        "`lastUpdated`, {}, lies before `startTime`, {}",
        utc(updated),
        utc(start)
    );
    Fault::new("feed::end-before-start", sentence).help("see what monitoring wrote there")
}

/// A check, or an event, before the one that stands before it.
pub fn goes_back(at: Instant, before: Instant) -> Fault {
    Fault::new(
        "feed::goes-back",
        format!("this check, at {}, stands after one at {}", utc(at), utc(before)),
    )
    .help("write the checks of a component in order of time")
}

/// Sums that are longer than their day.
pub fn day_too_long(sums: i64, day: i64, zone: &str) -> Fault {
    Fault::new(
        "feed::day-too-long",
        format!("the sums are {sums} s together, and the day has {day} s in {zone}"),
    )
    .help("name the zone in which the sums are made: `day_zone` in `[[feeds]]`")
}

/// Two sums of one date.
pub fn day_twice(date: NaiveDate) -> Fault {
    Fault::new(
        "feed::day-twice",
        format!("the day {date} stands in the list twice"),
    )
    .help("write one sum for each day")
}

/// A key that stands in one object twice.
pub fn key_twice(key: &str) -> Fault {
    Fault::new("feed::key-twice", format!("`{}` stands here twice", shown(key)))
        .help("write each key once: which of the two is meant cannot be told")
}

/// The program that was asked answered with an error of its own.
pub fn refused(words: &str) -> Fault {
    Fault::new(
        "feed::refused",
        format!("this is no answer but an error: {}", quoted(words)),
    )
    .help("try the query where monitoring shows its graphs; `query` and `label` stand in `[[feeds]]`")
}

/// Two series of one component.
pub fn series_twice(name: &str, label: &str) -> Fault {
    Fault::new(
        "feed::series-twice",
        format!("two series have the {label} `{}`", shown(name)),
    )
    .help("ask for one, such as by `min by (component) (probe_success)`")
}

/// No series says which component it is of.
pub fn no_label(label: &str) -> Fault {
    Fault::new(
        "feed::no-label",
        format!("none of the series has a label `{}`", shown(label)),
    )
    .help("name the label that tells components apart: `label = \"instance\"` in `[[feeds]]`")
}

/// The text of a sample that is no number.
pub fn no_number(given: &str) -> Fault {
    Fault::new("feed::number", format!("`{}` is not a number", shown(given)))
}

/// A sample that is neither up nor down nor between them.
pub fn no_share(name: &str, given: f64) -> Fault {
    Fault::new(
        "feed::share",
        format!(
            "`{}` is {given}, and what is up or down is 1, 0 or between them",
            shown(name)
        ),
    )
    .help("name a series such as `probe_success` or `up`: `query` in `[[feeds]]`")
}

/// More samples in a day than it has room for.
pub fn interval(name: &str, date: NaiveDate, count: i64, interval_s: i64) -> Fault {
    Fault::new(
        "feed::interval",
        format!(
            "`{}` has {count} samples on {date}: {interval_s} s apart they are more than the day",
            shown(name)
        ),
    )
    .help("write how often it is measured: `interval = \"15s\"` in `[[feeds]]`")
}

pub(super) fn utc(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A text out of a feed as part of a sentence: without control characters, and not endless.
pub(super) fn shown(text: &str) -> String {
    at_most(80, text)
}

/// What another program says, as part of a sentence: likewise, but long enough to be understood.
pub(super) fn quoted(text: &str) -> String {
    at_most(400, text)
}

fn at_most(most: usize, text: &str) -> String {
    let mut chars = text.chars();
    let mut shown = String::new();
    for c in chars.by_ref().take(most) {
        if c.is_control() {
            shown.extend(c.escape_default())
        } else {
            shown.push(c)
        }
    }
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}
