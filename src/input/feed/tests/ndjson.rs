use std::fmt::Write;
use std::io::{self, BufRead, BufReader, Read};

use chrono::TimeDelta;

use super::{feed_of, feed_of_documents, instant, mistake, shown, source};
use crate::config::{FeedFormat, FeedSource};
use crate::input::feed::{Bytes, Documents};
use crate::model::uptime::{Reading, State};

/// Two components, a blank line, an escape, an unknown key.
pub const EXAMPLE: &str = r#"
{"component":"web-1","at":"2026-11-20T08:00:00Z","state":"up","latency_ms":131.2}
{"component":"web-2","at":"2026-11-20T08:00:30Z","state":"down"}

{"state":"up","at":"2026-11-20T08:01:00Z","component":"web-1","host":"10.0.0.1"}
{"component":"web\u002d1","at":"2026-11-20T08:02:00Z","state":"down","latency_ms":null}
{"component":"web-2","at":"2026-11-20T08:03:00Z","state":"unknown"}"#;

fn minutely() -> FeedSource {
    FeedSource {
        interval: Some(TimeDelta::minutes(1)),
        ..source(FeedFormat::TidingsNdjson)
    }
}

#[test]
fn each_line_is_a_check_and_the_newest_is_the_horizon() {
    let feed = feed_of(&minutely(), EXAMPLE).unwrap();
    assert_eq!(
        (feed.generated_at, feed.horizon),
        (None, Some(instant("2026-11-20T08:03:00Z")))
    );
    let web_1 = &feed.components["web-1"];
    assert_eq!(
        shown(web_1.checks.as_ref().unwrap()),
        ["08:00-08:02 up", "08:02-08:03 down"]
    );
    let reading = Reading {
        state: State::Down,
        at: Some(instant("2026-11-20T08:02:00Z")),
    };
    assert_eq!(web_1.reading, Some(reading));
    assert_eq!(web_1.conditions.latency_ms, Some(131.2));
    assert_eq!(
        shown(feed.components["web-2"].checks.as_ref().unwrap()),
        ["08:00-08:02 down"]
    );
}

#[test]
fn a_feed_without_lines_holds_nothing() {
    let feed = feed_of(&minutely(), "\n \r\n").unwrap();
    assert!(feed.components.is_empty() && feed.horizon.is_none());
}

#[test]
fn a_mistake_is_told_with_the_number_of_its_line() {
    let good = r#"{"component":"a","at":"2026-11-20T08:00:00Z","state":"up"}"#;
    let cases = [
        (
            r#"{"component":"a","at":"2026-11-20T07:59:59Z","state":"up"}"#,
            ("feed::goes-back", 18),
            "this check, at 2026-11-20T07:59:59Z, stands after one at 2026-11-20T08:00:00Z",
        ),
        (
            r#"{"component":"a","at":"2026-11-20T08:00"#,
            ("feed::truncated", 39),
            "`at`: the JSON breaks off here",
        ),
        (
            r#"{"component":"a","state":"up"}"#,
            ("feed::missing-key", 30),
            "`at` is missing",
        ),
        (
            r#"{"component":"a","at":"2026-11-20T08:00:00Z","state":"ok"}"#,
            ("feed::unknown-state", 54),
            "`state`: `ok` is not a state",
        ),
        (
            r#"{"component":"a","at":"2028-11-20T08:00:00Z","state":"up"}"#,
            ("feed::future", 23),
            "`at`: this is more than 366 days ahead",
        ),
        (
            r#"{"component":7,"at":"2026-11-20T08:00:00Z","state":"up"}"#,
            ("feed::wrong-type", 14),
            "`component`: a text must stand here, not the number `7`",
        ),
        (r#"{} {}"#, ("feed::missing-key", 2), "`component` is missing"),
        (
            r#"[]"#,
            ("feed::wrong-type", 1),
            "an object about a check must stand here, not a list",
        ),
    ];
    for (line, (code, column), message) in cases {
        let found = mistake(&minutely(), &format!("{good}\n\n{line}\n{good}\n"));
        assert_eq!(found, (code, 3, column, message.to_owned()), "{line}");
    }
    // Another component has its own order.
    let other = r#"{"component":"b","at":"2026-11-20T07:00:00Z","state":"up"}"#;
    assert!(feed_of(&minutely(), &format!("{good}\n{other}\n{good}")).is_ok());
}

/// Bytes made while they are read, and given out in small pieces; what was asked for is counted.
struct Made(String, usize);

impl Bytes for Made {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(Box::new(BufReader::with_capacity(
            100,
            self.0.as_bytes().chain(io::repeat(b' ').take(self.1 as u64)),
        )))
    }
}

fn read_made(made: Made) -> Result<usize, &'static str> {
    match feed_of_documents(&minutely(), &Documents::one("uptime.json", made)) {
        Ok(feed) => Ok(feed.components["a"].checks.as_ref().unwrap().len()),
        Err(diagnostic) => Err(diagnostic.code),
    }
}

#[test]
fn lines_are_read_whole_wherever_the_buffer_ends() {
    let mut text = String::new();
    let start = instant("2026-11-18T00:00:00Z");
    for minute in 0..2880 {
        let at = (start + TimeDelta::minutes(minute)).format("%Y-%m-%dT%H:%M:%SZ");
        let state = if minute % 2 == 0 { "up" } else { "down" };
        let pad = "é".repeat(usize::try_from(minute).unwrap() % 997);
        writeln!(
            text,
            r#"{{"component":"a","at":"{at}","state":"{state}","pad":"{pad}"}}"#
        )
        .unwrap();
    }
    assert!(text.len() > 2 << 20);
    // The last check is the horizon and so makes nothing known.
    assert_eq!(read_made(Made(text, 0)), Ok(2879));
}

#[test]
fn a_line_is_at_most_a_mebibyte_long_and_not_held_beyond_it() {
    let line = "{\"component\":\"a\",\"at\":\"2026-11-20T08:00:00Z\",\"state\":\"up\"}";
    let room = (1 << 20) - line.len();
    assert_eq!(read_made(Made(line.to_owned(), room)), Ok(0));
    assert_eq!(
        read_made(Made(line.to_owned(), room + 1)),
        Err("feed::line-too-long")
    );
    assert_eq!(
        read_made(Made(line.to_owned(), 1 << 40)),
        Err("feed::line-too-long")
    );
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    let bytes: &[u8] =
        b"{\"component\":\"a\",\"at\":\"2026-11-20T08:00:00Z\",\"state\":\"up\"}\n\n{\"x\":\"\xff\"}\n";
    let diagnostic = feed_of_documents(&minutely(), &Documents::one("uptime.json", bytes)).unwrap_err();
    let crate::diagnostic::Place::Spot { line, column, .. } = diagnostic.place else {
        panic!()
    };
    assert_eq!((diagnostic.code, line, column), ("feed::not-text", 3, 7));
}
