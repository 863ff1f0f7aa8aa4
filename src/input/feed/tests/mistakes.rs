use super::{feed_of, mistake, source};
use crate::config::FeedFormat;
use crate::diagnostic::Place;

/// The mistake in a feed made at 09:00, of which `fields` are the second line, and the text that the finding
/// points at.
fn in_component(fields: &str) -> (&'static str, String, String) {
    let text = format!(
        "{{\"version\":1,\"generated_at\":\"2026-11-20T09:00:00Z\",\"components\":{{\"a.b\":{{\n{fields}\n}}}}}}\n"
    );
    let (code, line, column, message) = mistake(&source(FeedFormat::Tidings), &text);
    let rest: String = text
        .lines()
        .nth(line - 1)
        .unwrap()
        .chars()
        .skip(column - 1)
        .collect();
    let end = rest.find([',', '}']).unwrap_or(rest.len()).max(1);
    (code, message, rest[..end].to_owned())
}

#[test]
fn a_value_that_cannot_be_is_told_with_its_path_and_its_place() {
    let cases = [
        (
            r#""state":"UP""#,
            "feed::unknown-state",
            "`components.a.b.state`: `UP` is not a state",
            r#""UP""#,
        ),
        (
            r#""memory":1.5"#,
            "feed::out-of-range",
            "`components.a.b.memory`: a number from 0 to 1 must stand here, not 1.5",
            "1.5",
        ),
        (
            r#""latency_ms":-3"#,
            "feed::out-of-range",
            "`components.a.b.latency_ms`: a number of at least 0 must stand here, not -3",
            "-3",
        ),
        (
            r#""disk":"full""#,
            "feed::wrong-type",
            "`components.a.b.disk`: a number must stand here, not the text \"full\"",
            r#""full""#,
        ),
        (
            r#""services_ok":1"#,
            "feed::wrong-type",
            "`components.a.b.services_ok`: `true` or `false` must stand here, not the number `1`",
            "1",
        ),
        (
            r#""patches_due":2.5"#,
            "feed::wrong-type",
            "`components.a.b.patches_due`: a whole number must stand here, not the number `2.5`",
            "2.5",
        ),
        (
            r#""days": {"#,
            "feed::wrong-type",
            "`components.a.b.days`: a list of day sums must stand here, not an object",
            "{",
        ),
        (
            r#""checked_at":"2026-11-20T10:00:01Z""#,
            "feed::future",
            "`components.a.b.checked_at`: this is more than an hour after the feed was made, at 2026-11-20T09:00:00Z",
            r#""2026-11-20T10:00:01Z""#,
        ),
        (
            r#""since":"0001-01-01T00:00:00Z""#,
            "feed::past",
            "`components.a.b.since`: this lies before 1970",
            r#""0001-01-01T00:00:00Z""#,
        ),
        (
            r#""checked_at":1793091600"#,
            "feed::wrong-type",
            "`components.a.b.checked_at`: an instant must stand here, not the number `1793091600`",
            "1793091600",
        ),
    ];
    for (fields, code, message, at) in cases {
        assert_eq!(
            in_component(fields),
            (code, message.to_owned(), at.to_owned()),
            "{fields}"
        );
    }
}

#[test]
fn values_that_contradict_each_other_are_told_at_the_second_of_them() {
    let cases = [
        (
            r#""outages":[{"start":"2026-11-18T04:10:00Z"},{"start":"2026-11-18T05:00:00Z","end":"2026-11-18T04:00:00Z"}]"#,
            "feed::end-before-start",
            "`components.a.b.outages[1].end`: the outage ends at 2026-11-18T04:00:00Z, before it starts at 2026-11-18T05:00:00Z",
            r#""2026-11-18T04:00:00Z""#,
        ),
        (
            r#""outages":[{"end":"2026-11-18T04:00:00Z","start":"2026-11-18T05:00:00Z"}]"#,
            "feed::end-before-start",
            "`components.a.b.outages[0].start`: the outage ends at 2026-11-18T04:00:00Z, before it starts at 2026-11-18T05:00:00Z",
            r#""2026-11-18T05:00:00Z""#,
        ),
        (
            r#""outages":[{"start":"2026-11-18T05:00:00Z","state":"up"}]"#,
            "feed::outage-state",
            "`components.a.b.outages[0].state`: an outage is not `up`",
            r#""up""#,
        ),
        (
            r#""checks":[{"at":"2026-11-20T08:00:00Z","state":"up"},{"state":"up","at":"2026-11-20T07:59:59Z"}]"#,
            "feed::goes-back",
            "`components.a.b.checks[1].at`: this check, at 2026-11-20T07:59:59Z, stands after one at 2026-11-20T08:00:00Z",
            r#""2026-11-20T07:59:59Z""#,
        ),
        (
            r#""days":[{"up_s":86000,"date":"2026-11-18","down_s":400,"degraded_s":1}]"#,
            "feed::day-too-long",
            "`components.a.b.days[0].degraded_s`: the sums are 86401 s together, and the day has 86400 s in UTC",
            "1",
        ),
        (
            r#""days":[{"up_s":86401,"date":"2026-11-18"}]"#,
            "feed::day-too-long",
            "`components.a.b.days[0].date`: the sums are 86401 s together, and the day has 86400 s in UTC",
            r#""2026-11-18""#,
        ),
        (
            r#""days":[{"date":"2026-11-18"},{"date":"2026-11-18"}]"#,
            "feed::day-twice",
            "`components.a.b.days[1].date`: the day 2026-11-18 stands in the list twice",
            r#""2026-11-18""#,
        ),
        (
            r#""days":[{"date":"2026-11-21"}]"#,
            "feed::future",
            "`components.a.b.days[0].date`: this is more than an hour after the feed was made, at 2026-11-20T09:00:00Z",
            r#""2026-11-21""#,
        ),
        (
            r#""days":[{"up_s":1}]"#,
            "feed::missing-key",
            "`components.a.b.days[0]`: `date` is missing",
            "}",
        ),
        (
            r#""checks":[{"at":"2026-11-20T08:00:00Z"}]"#,
            "feed::missing-key",
            "`components.a.b.checks[0]`: `state` is missing",
            "}",
        ),
    ];
    for (fields, code, message, at) in cases {
        assert_eq!(
            in_component(fields),
            (code, message.to_owned(), at.to_owned()),
            "{fields}"
        );
    }
}

#[test]
fn a_day_has_23_or_25_hours_where_its_zone_says_so() {
    let mut source = source(FeedFormat::Tidings);
    source.day_zone = chrono_tz::Europe::London;
    let day = |date: &str, up_s: u32| {
        format!(r#"{{"version":1,"components":{{"a":{{"days":[{{"date":"{date}","up_s":{up_s}}}]}}}}}}"#)
    };
    for (date, up_s) in [("2026-10-25", 90000), ("2026-03-29", 82800)] {
        assert!(feed_of(&source, &day(date, up_s)).is_ok());
        let (code, ..) = mistake(&source, &day(date, up_s + 1));
        assert_eq!(code, "feed::day-too-long");
    }
}

#[test]
fn a_document_that_is_none_is_told_with_its_place() {
    let cases = [
        ("", "feed::truncated", 1, 1),
        (
            "{\"version\":1,\n\"components\":{\"a\":{\"state\":\"up\"",
            "feed::truncated",
            2,
            31,
        ),
        (
            "{\"version\":1,\n\"components\":{\"a\":{\"memory\":0.5,}}}",
            "feed::syntax",
            2,
            33,
        ),
        ("{\"version\":1,\"components\":{}} x", "feed::syntax", 1, 31),
        (
            "{\"version\":1,\"components\":{\"a\":{\"memory\":1e999}}}",
            "feed::syntax",
            1,
            46,
        ),
        ("{\"version\":2,\"components\":{}}", "feed::version", 1, 12),
        ("{\"version\":\"1\",\"components\":{}}", "feed::wrong-type", 1, 12),
        ("{\"components\":{}}", "feed::missing-key", 1, 17),
        ("{\"version\":1}", "feed::missing-key", 1, 13),
        ("[]", "feed::wrong-type", 1, 1),
        (
            "{\"version\":1,\"interval_s\":0,\"components\":{}}",
            "feed::out-of-range",
            1,
            27,
        ),
        (
            "{\"version\":1,\"interval_s\":-60,\"components\":{}}",
            "feed::out-of-range",
            1,
            27,
        ),
        (
            "{\"version\":1,\"components\":{\"é\":{},\"é\":{}}}",
            "feed::component-twice",
            1,
            35,
        ),
    ];
    for (text, code, line, column) in cases {
        let found = mistake(&source(FeedFormat::Tidings), text);
        assert_eq!(
            (found.0, found.1, found.2),
            (code, line, column),
            "{text}: {}",
            found.3
        );
    }
}

#[test]
fn a_time_in_the_far_future_is_found_wherever_the_feed_says_when_it_was_made() {
    let component =
        |at: &str| format!("\"components\":{{\"a\":{{\"state\":\"up\",\n\"checked_at\":\"{at}\"}}}}");
    let made = "\"generated_at\":\"2026-11-20T09:00:00Z\"";
    let cases = [
        (
            format!("{{\"version\":1,{made},{}}}", component("2026-11-20T10:00:00Z")),
            None,
        ),
        (
            format!("{{\"version\":1,{made},{}}}", component("2026-11-20T10:00:01Z")),
            Some("made"),
        ),
        (
            format!("{{\"version\":1,{},{made}}}", component("2026-11-20T10:00:01Z")),
            Some("made"),
        ),
        (
            format!("{{\"version\":1,{}}}", component("2027-11-21T12:00:00Z")),
            None,
        ),
        (
            format!("{{\"version\":1,{}}}", component("2027-11-21T12:00:01Z")),
            Some("366 days"),
        ),
    ];
    for (text, expected) in cases {
        let Some(words) = expected else {
            assert!(feed_of(&source(FeedFormat::Tidings), &text).is_ok(), "{text}");
            continue;
        };
        let (code, line, column, message) = mistake(&source(FeedFormat::Tidings), &text);
        assert_eq!((code, line, column), ("feed::future", 2, 14), "{text}");
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn the_line_is_shown_unless_it_is_very_long() {
    let shown = |before: usize| {
        let text = format!("{{\"version\":1,\n{}\"components\":3}}", " ".repeat(before));
        let Place::Spot { text, .. } = feed_of(&source(FeedFormat::Tidings), &text).unwrap_err().place else {
            panic!("no spot")
        };
        text
    };
    assert_eq!(shown(1), " \"components\":3}");
    assert_eq!(shown(400), "");
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let bytes: &[u8] = b"{\"version\":1,\n\"x\":\"\xff\"}";
    let now = super::instant("2026-11-20T12:00:00Z");
    let documents = super::Documents::one("f", bytes);
    let read = super::read(&source(FeedFormat::Tidings), &documents, chrono_tz::Tz::UTC, now);
    let Err(super::Trouble::Malformed(diagnostic)) = read else {
        panic!("{read:?}")
    };
    let Place::Spot { line, column, .. } = diagnostic.place else {
        panic!()
    };
    assert_eq!((diagnostic.code, line, column), ("feed::not-text", 2, 6));
}

proptest::proptest! {
    /// Whatever stands in a feed, reading it ends with what it says or with a place in it.
    #[test]
    fn no_text_makes_reading_panic(
        edits in proptest::collection::vec((0..2000_usize, "[\\x00-\\x7f\u{e9}]{0,3}", 0..4_usize), 0..4),
        format in 0..5_usize,
        lines in proptest::bool::ANY,
    ) {
        let (format, whole) = [
            (FeedFormat::Tidings, super::own::EXAMPLE),
            (FeedFormat::TidingsNdjson, super::ndjson::EXAMPLE),
            (FeedFormat::Upptime, super::upptime::SUMMARY),
            (FeedFormat::Gatus, super::gatus::STATUSES),
            (FeedFormat::Statuspage, super::statuspage::SUMMARY),
        ][format];
        let mut text: Vec<char> = whole.chars().filter(|c| lines || *c != '\n').collect();
        for (at, put, over) in edits {
            let at = at % (text.len() + 1);
            let end = (at + over).min(text.len());
            text.splice(at..end, put.chars());
        }
        let text: String = text.into_iter().collect();
        if let Err(diagnostic) = feed_of(&source(format), &text) {
            let Place::Spot { line, column, text: shown, .. } = diagnostic.place else { panic!("no spot") };
            let of_text = text.split('\n').nth(line - 1).unwrap();
            proptest::prop_assert!(column >= 1 && column <= of_text.chars().count() + 1, "{line}:{column}");
            proptest::prop_assert!(of_text.starts_with(&shown), "{shown}");
        }
    }
}

/// A truncated feed never produces a site that claims all is well.
#[test]
fn no_beginning_of_a_feed_reads() {
    let whole = r#"{"version":1,"generated_at":"2026-11-20T09:00:00Z","components":{"a":{"state":"up","checks":[{"at":"2026-11-20T08:00:00Z","state":"up"}]}}}"#;
    for end in 0..whole.len() {
        let found = mistake(&source(FeedFormat::Tidings), &whole[..end]);
        assert_eq!(found.0, "feed::truncated", "{}", &whole[..end]);
    }
}
