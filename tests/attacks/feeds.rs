//! Feeds that nest, that never end, and that know of more than a day has seconds.

use super::{Builds, Ends, Says, attacked};
use crate::support::{SITE, SiteTest};

const FORMATS: [&str; 7] = [
    "tidings",
    "tidings-ndjson",
    "upptime",
    "prometheus",
    "gatus",
    "uptime-kuma",
    "statuspage",
];

#[track_caller]
fn of_feed(what: &str, format: &str, text: &str, ends: Ends) {
    let site = SiteTest::new()
        .file(
            "site.toml",
            &format!("{SITE}\n[[feeds]]\nformat = \"{format}\"\npath = \"feed\"\n"),
        )
        .file("feed", text)
        .file("heartbeat.json", "{\"heartbeatList\": {}}");
    attacked(&format!("{format}: {what}"), &site, ends);
}

#[test]
fn what_nests_too_deep_is_refused() {
    for format in FORMATS {
        of_feed("lists", format, &"[".repeat(100_000), Says("feed::"));
        of_feed("objects", format, &"{\"a\":".repeat(100_000), Says("feed::"));
    }
    let unread = format!(
        r#"{{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {{"web-1": {{"x": {}"#,
        "[".repeat(100_000)
    );
    of_feed("in a field that nobody reads", "tidings", &unread, Says("feed::"));
}

#[test]
fn one_line_as_long_as_can_be() {
    for format in FORMATS {
        of_feed("word", format, &"x".repeat(10 << 20), Says("feed::"));
        of_feed("number", format, &"1".repeat(1 << 20), Says("feed::"));
        of_feed(
            "text",
            format,
            &format!("\"{}\"", "\\u0041".repeat(1 << 17)),
            Says("feed::"),
        );
    }
}

#[test]
fn outages_by_the_hundred_thousand_in_one_day() {
    let outage = |number: u32| {
        let second = number * 2 % 86_000;
        let time = |second: u32| format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
        let (start, end) = (time(second), time(second + 1));
        format!(r#"{{"start": "2026-12-02T{start}Z", "end": "2026-12-02T{end}Z", "state": "down"}}"#)
    };
    let outages: Vec<String> = (0..100_000).map(outage).collect();
    let text = format!(
        r#"{{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {{"web-1": {{"outages": [{}]}}}}}}"#,
        outages.join(",")
    );
    of_feed("outages", "tidings", &text, Builds);
}

#[test]
fn names_by_the_hundred_thousand() {
    let names: Vec<String> = (0..100_000)
        .map(|number| format!("\"c{number}\": {{\"state\": \"up\"}}"))
        .collect();
    let text = format!(
        r#"{{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {{{}}}}}"#,
        names.join(",")
    );
    of_feed("names", "tidings", &text, Builds);
}

/// Once each was looked for among all before it.
#[test]
fn series_of_no_component_by_the_hundred_thousand() {
    let series: Vec<String> = (0..200_000)
        .map(|number| format!(r#"{{"metric": {{"component": "c{number}"}}, "values": [[1764547200, "1"]]}}"#))
        .collect();
    let text = format!(
        r#"{{"status": "success", "data": {{"resultType": "matrix", "result": [{}]}}}}"#,
        series.join(",")
    );
    of_feed("series", "prometheus", &text, Builds);
}

#[test]
fn components_by_the_thousand() {
    let components =
        (0..2000).map(|number| format!("\n[[components]]\nid = \"c{number}\"\nname = \"C {number}\"\n"));
    let site = SiteTest::new().file("site.toml", &format!("{SITE}{}", components.collect::<String>()));
    attacked("components", &site, Builds);
}
