//! Feeds as text, and what is read from them or said of them.

mod gatus;
mod mistakes;
mod ndjson;
mod own;
mod prometheus;
mod statuspage;
mod upptime;
mod uptime_kuma;
mod yaml;

use chrono_tz::{Europe, Tz};

use super::{Documents, Trouble, read};
use crate::config::{FeedFormat, FeedPlace, FeedSource, OnFailure, Said};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::uptime::{Feed, Run, State};
use crate::model::{Instant, Span};

fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

fn source(format: FeedFormat) -> FeedSource {
    FeedSource {
        format,
        format_at: Span::default(),
        place: Said {
            value: FeedPlace::Path("uptime.json".to_owned()),
            span: Span::default(),
        },
        token_env: None,
        on_failure: OnFailure::Error,
        interval: None,
        day_zone: Tz::UTC,
        since: None,
        until: None,
        query: None,
        label: None,
    }
}

/// Reads a text at noon on 20 November 2026, in London.
fn feed_of(source: &FeedSource, text: &str) -> Result<Feed, Diagnostic> {
    feed_of_documents(source, &Documents::one("uptime.json", text.as_bytes()))
}

/// The same of a feed of several documents.
fn feed_of_documents(source: &FeedSource, documents: &Documents<'_>) -> Result<Feed, Diagnostic> {
    match read(source, documents, Europe::London, instant("2026-11-20T12:00:00Z")) {
        Ok(read) => Ok(read.feed),
        Err(Trouble::Malformed(diagnostic)) => Err(diagnostic),
        Err(Trouble::Io(shown, error)) => panic!("{shown}: {error}"),
    }
}

/// `(code, line, column, message)` of the mistake in a text.
fn mistake(source: &FeedSource, text: &str) -> (&'static str, usize, usize, String) {
    let diagnostic = feed_of(source, text).expect_err(text);
    let Place::Spot {
        path, line, column, ..
    } = diagnostic.place
    else {
        panic!("no spot: {diagnostic:?}")
    };
    assert_eq!(path, "uptime.json");
    (diagnostic.code, line, column, diagnostic.message)
}

/// `09:00-09:10 up` for each run.
fn shown(runs: &[Run]) -> Vec<String> {
    let time = |at: Instant| at.format("%H:%M").to_string();
    let word = |state: State| state.id();
    runs.iter()
        .map(|run| {
            format!(
                "{}-{} {}",
                time(run.stretch.start),
                time(run.stretch.end),
                word(run.state)
            )
        })
        .collect()
}
