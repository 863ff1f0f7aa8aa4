use chrono::{NaiveDate, TimeDelta};

use super::{feed_of, instant, shown, source};
use crate::config::FeedFormat;
use crate::model::uptime::{Conditions, DaySum, Feed, Latency, Measured, Reading, State};

/// The feed of 04-feed.md.
pub const EXAMPLE: &str = r#"{
  "version": 1,
  "generated_at": "2026-11-20T09:00:00Z",
  "interval_s": 60,
  "components": {
    "web-1": {
      "state": "up",
      "checked_at": "2026-11-20T08:59:30Z",
      "since": "2024-05-01T00:00:00Z",
      "latency_ms": 131.2,
      "memory": 0.62,
      "disk": 0.71,
      "services_ok": true,
      "patches_due": 3,
      "alerts": [{"code": "restart_required", "since": "2026-11-16T02:00:00Z"}],
      "days": [{"date": "2026-11-18", "up_s": 86280, "down_s": 120, "degraded_s": 0, "latency_ms": {"avg": 140.1, "p95": 310.0}}],
      "outages": [{"start": "2026-11-18T04:10:00Z", "end": "2026-11-18T04:12:00Z", "state": "down"}],
      "checks": [{"at": "2026-11-20T08:59:30Z", "state": "up", "latency_ms": 131.2}]
    }
  }
}
"#;

fn own(text: &str) -> Feed {
    feed_of(&source(FeedFormat::Tidings), text).unwrap()
}

/// A feed made at 09:00 with checks each minute, of the component `a`, which has these fields.
fn component(fields: &str) -> Measured {
    let text = format!(
        r#"{{"version":1,"generated_at":"2026-11-20T09:00:00Z","interval_s":60,"components":{{"a":{{{fields}}}}}}}"#
    );
    own(&text).components.remove("a").unwrap()
}

#[test]
fn the_example_of_the_paper_is_read_whole() {
    let feed = own(EXAMPLE);
    assert_eq!(feed.generated_at, Some(instant("2026-11-20T09:00:00Z")));
    assert_eq!(feed.horizon, feed.generated_at);
    let measured = &feed.components["web-1"];
    let checked = instant("2026-11-20T08:59:30Z");
    assert_eq!(
        measured.reading,
        Some(Reading {
            state: State::Up,
            at: Some(checked)
        })
    );
    assert_eq!(measured.since, Some(instant("2024-05-01T00:00:00Z")));
    let conditions = Conditions {
        latency_ms: Some(131.2),
        memory: Some(0.62),
        disk: Some(0.71),
        services_ok: Some(true),
        patches_due: Some(3),
        restart_required_since: Some(instant("2026-11-16T02:00:00Z")),
    };
    assert_eq!(measured.conditions, conditions);
    assert_eq!(shown(measured.outages.as_ref().unwrap()), ["04:10-04:12 down"]);
    let checks = measured.checks.as_ref().unwrap();
    assert_eq!(
        checks[0].stretch.end - checks[0].stretch.start,
        TimeDelta::seconds(30)
    );
    let sum = DaySum {
        up_s: 86280,
        down_s: 120,
        degraded_s: 0,
        latency: Latency {
            avg_ms: Some(140.1),
            p95_ms: Some(310.0),
        },
    };
    assert_eq!(
        measured.days[&NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()],
        sum
    );
}

#[test]
fn everything_but_version_and_components_may_be_left_out_or_null() {
    let feed = own(r#"{"version": 1, "components": {}}"#);
    assert_eq!((feed.generated_at, feed.horizon), (None, None));
    let feed =
        own(r#"{"version": 1, "generated_at": null, "components": {"a": {"state": "down"}, "b": {}}}"#);
    // A state without any instant is never current.
    assert_eq!(
        feed.components["a"].reading,
        Some(Reading {
            state: State::Down,
            at: None
        })
    );
    assert_eq!(feed.components["b"], Measured::default());
    let nulls =
        r#""state":null,"since":null,"memory":null,"alerts":null,"days":null,"outages":null,"checks":null"#;
    assert_eq!(component(nulls), Measured::default());
}

#[test]
fn what_nobody_asked_for_is_passed_over() {
    let fields = r#""state":"up","host":{"ip":["10.0.0.1"]},"alerts":[{"code":"disk_smart","level":3}]"#;
    let measured = component(fields);
    assert_eq!(measured.reading.unwrap().state, State::Up);
    assert_eq!(measured.conditions, Conditions::default());
}

#[test]
fn a_reading_is_the_state_when_checked_else_when_made_else_the_newest_check() {
    let check = r#""checks":[{"at":"2026-11-20T08:50:00Z","state":"degraded","latency_ms":7}]"#;
    let cases = [
        (
            r#""state":"up","checked_at":"2026-11-20T08:58:00Z""#.to_owned(),
            State::Up,
            "2026-11-20T08:58:00Z",
        ),
        (r#""state":"up""#.to_owned(), State::Up, "2026-11-20T09:00:00Z"),
        (
            format!(r#""state":"down",{check}"#),
            State::Down,
            "2026-11-20T09:00:00Z",
        ),
        (
            format!(r#""checked_at":"2026-11-20T08:58:00Z",{check}"#),
            State::Degraded,
            "2026-11-20T08:50:00Z",
        ),
    ];
    for (fields, state, at) in cases {
        let reading = Reading {
            state,
            at: Some(instant(at)),
        };
        assert_eq!(component(&fields).reading, Some(reading), "{fields}");
    }
    assert_eq!(component(check).conditions.latency_ms, Some(7.0));
}

#[test]
fn an_open_outage_lasts_to_the_horizon_and_a_degraded_one_says_so() {
    let fields = r#""outages":[
        {"start":"2026-11-20T08:00:00Z","end":null},
        {"start":"2026-11-20T07:00:00Z","end":"2026-11-20T07:30:00Z","state":"degraded"},
        {"start":"2026-11-20T06:00:00Z","end":"2026-11-20T06:00:00Z"},
        {"start":"2026-11-20T09:30:00Z"}]"#;
    let outages = component(fields).outages.unwrap();
    assert_eq!(shown(&outages), ["07:00-07:30 degraded", "08:00-09:00 down"]);
    assert_eq!(component(r#""outages":[]"#).outages, Some(Vec::new()));
    assert_eq!(component("").outages, None);
}

#[test]
fn the_horizon_is_the_newest_instant_where_the_feed_does_not_say() {
    let cases = [
        (
            r#""state":"up","checked_at":"2026-11-20T08:58:00Z""#,
            "2026-11-20T08:58:00Z",
        ),
        (
            r#""checks":[{"at":"2026-11-20T08:57:00Z","state":"up"}]"#,
            "2026-11-20T08:57:00Z",
        ),
        (
            r#""outages":[{"start":"2026-11-20T08:00:00Z","end":"2026-11-20T08:56:00Z"}]"#,
            "2026-11-20T08:56:00Z",
        ),
        // Where there is nothing else the end of the newest day, in the zone of the sums.
        (
            r#""days":[{"date":"2026-11-18"},{"date":"2026-11-19"}]"#,
            "2026-11-20T08:00:00Z",
        ),
    ];
    for (fields, horizon) in cases {
        let text = format!(r#"{{"version":1,"components":{{"a":{{{fields}}},"b":{{}}}}}}"#);
        let mut source = source(FeedFormat::Tidings);
        source.day_zone = chrono_tz::America::Los_Angeles;
        assert_eq!(
            feed_of(&source, &text).unwrap().horizon,
            Some(instant(horizon)),
            "{fields}"
        );
    }
}

#[test]
fn what_the_checks_need_may_come_after_them() {
    let checks = r#""components":{"a":{"checks":[{"at":"2026-11-20T08:00:00Z","state":"up"}]}}"#;
    let made = r#""generated_at":"2026-11-20T08:30:00Z""#;
    let cases = [
        (
            format!(r#"{{"version":1,{checks},{made},"interval_s":600}}"#),
            "08:00-08:20 up",
        ),
        (
            format!(r#"{{"interval_s":60,{checks},"version":1,{made}}}"#),
            "08:00-08:02 up",
        ),
        (format!(r#"{{"version":1,{checks},{made}}}"#), "08:00-08:30 up"),
    ];
    let mut source = source(FeedFormat::Tidings);
    source.interval = Some(TimeDelta::hours(1));
    for (text, expected) in cases {
        let feed = feed_of(&source, &text).unwrap();
        assert_eq!(
            shown(feed.components["a"].checks.as_ref().unwrap()),
            [expected],
            "{text}"
        );
    }
}

#[test]
fn since_of_the_site_stands_in_where_the_feed_does_not_say() {
    let mut source = source(FeedFormat::Tidings);
    source.since = NaiveDate::from_ymd_opt(2026, 6, 1);
    let text = r#"{"version":1,"components":{"a":{"outages":[]},"b":{"since":"2026-07-01T00:00:00Z"}}}"#;
    let feed = feed_of(&source, text).unwrap();
    // A date of site.toml is London's.
    assert_eq!(feed.components["a"].since, Some(instant("2026-05-31T23:00:00Z")));
    assert_eq!(feed.components["b"].since, Some(instant("2026-07-01T00:00:00Z")));
}

#[test]
fn until_of_the_site_stands_in_where_the_feed_does_not_say() {
    let mut source = source(FeedFormat::Tidings);
    source.until = NaiveDate::from_ymd_opt(2026, 6, 1);
    let outage = r#"{"start":"2026-05-20T00:00:00Z","end":"2026-05-20T00:10:00Z"}"#;
    for (says, expected) in [
        ("", "2026-06-01T23:00:00Z"),
        (
            r#""generated_at":"2026-06-03T00:00:00Z","#,
            "2026-06-03T00:00:00Z",
        ),
    ] {
        let text = format!(r#"{{"version":1,{says}"components":{{"a":{{"outages":[{outage}]}}}}}}"#);
        assert_eq!(
            feed_of(&source, &text).unwrap().horizon,
            Some(instant(expected)),
            "{says}"
        );
    }
}

#[test]
fn a_byte_order_mark_means_nothing() {
    assert_eq!(
        own("\u{feff}{\"version\":1,\"components\":{\"a\":{}}}")
            .components
            .len(),
        1
    );
}
