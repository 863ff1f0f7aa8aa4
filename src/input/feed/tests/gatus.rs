use super::{feed_of, instant, mistake, shown, source};
use crate::config::{FeedFormat, FeedSource};
use crate::model::uptime::{Feed, Measured, Reading, State};

/// An answer with results and one with events, by the names of Gatus's own fields.
pub const STATUSES: &str = r#"[
{"name": "frontend", "group": "core", "key": "core_frontend", "results": [
 {"status": 200, "hostname": "10.0.0.7", "duration": 150000000, "success": true, "timestamp": "2026-11-20T11:50:00.123456789Z"},
 {"status": 503, "duration": 750000000, "errors": ["refused"], "success": false, "timestamp": "2026-11-20T12:55:00+01:00"},
 {"status": 200, "duration": 250500000, "success": true, "timestamp": "2026-11-20T11:58:00Z"}]},
{"name": "backend", "group": "core", "key": "core_backend", "results": [], "events": [
 {"type": "START", "timestamp": "2026-11-01T00:00:00Z"},
 {"type": "HEALTHY", "timestamp": "2026-11-01T00:01:00Z"},
 {"type": "UNHEALTHY", "timestamp": "2026-11-20T10:02:11.123456789Z"},
 {"type": "HEALTHY", "timestamp": "2026-11-20T10:09:40Z"}]}]"#;

/// As Gatus's own test has it, but for what a status page has no use for: instants that were never set.
const UNSET: &str = r#"[{"name":"name","group":"group","key":"group_name","results":[{"status":200,"hostname":"example.org","duration":150000000,"conditionResults":[{"condition":"[STATUS] == 200","success":true}],"success":true,"timestamp":"0001-01-01T00:00:00Z"}]}]"#;

fn feed(text: &str) -> Feed {
    feed_of(&source(FeedFormat::Gatus), text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn reading(state: State, at: &str) -> Option<Reading> {
    Some(Reading {
        state,
        at: Some(instant(at)),
    })
}

#[test]
fn results_are_checks_and_their_durations_are_nanoseconds() {
    let feed = feed(STATUSES);
    assert_eq!(feed.horizon, Some(instant("2026-11-20T11:58:00Z")));
    let frontend = feed.measured("core_frontend").unwrap();
    assert_eq!(frontend.reading, reading(State::Up, "2026-11-20T11:58:00Z"));
    assert_eq!(frontend.conditions.latency_ms, Some(250.5));
    assert_eq!(
        shown(frontend.checks.as_deref().unwrap()),
        ["11:50-11:55 up", "11:55-11:58 down"]
    );
    let latency = frontend.latencies.values().next().unwrap();
    assert_eq!(latency.avg_ms, Some(200.25), "the failure's is left out");
    assert_eq!(frontend.outages, None);
}

#[test]
fn events_are_outages_from_the_first_on() {
    let feed = feed(STATUSES);
    let backend = feed.measured("core_backend").unwrap();
    assert_eq!(backend.since, Some(instant("2026-11-01T00:00:00Z")));
    assert_eq!(shown(backend.outages.as_deref().unwrap()), ["10:02-10:09 down"]);
    assert_eq!(backend.reading, reading(State::Up, "2026-11-20T10:09:40Z"));
    assert_eq!(backend.checks, None);

    let events = |kinds: &[(&str, &str)]| {
        let event = |(kind, time): &(&str, &str)| {
            format!(r#"{{"type": "{kind}", "timestamp": "2026-11-20T{time}:00Z"}}"#)
        };
        let events: Vec<String> = kinds.iter().map(event).collect();
        let text = format!(
            r#"[{{"key": "a", "events": [{}]}}, {{"key": "b", "results": [{{"success": true, "timestamp": "2026-11-20T11:00:00Z"}}]}}]"#,
            events.join(",")
        );
        let outages = self::feed(&text).components["a"].outages.clone();
        outages.map(|runs| shown(&runs))
    };
    type Case<'c> = (&'c [(&'c str, &'c str)], Option<&'c [&'c str]>);
    let cases: [Case<'_>; 6] = [
        (&[], None),
        (&[("START", "09:00")], Some(&[])),
        (&[("UNHEALTHY", "09:00")], Some(&["09:00-11:00 down"])),
        (
            &[
                ("UNHEALTHY", "09:00"),
                ("UNHEALTHY", "09:10"),
                ("HEALTHY", "09:20"),
            ],
            Some(&["09:00-09:20 down"]),
        ),
        // Whether it came back before Gatus was started again nobody saw.
        (
            &[("UNHEALTHY", "09:00"), ("START", "09:10"), ("HEALTHY", "09:20")],
            Some(&["09:00-09:20 down"]),
        ),
        (&[("UNHEALTHY", "09:00"), ("HEALTHY", "09:00")], Some(&[])),
    ];
    for (given, expected) in cases {
        let expected = expected.map(|runs| runs.iter().map(|run| (*run).to_owned()).collect());
        assert_eq!(events(given), expected, "{given:?}");
    }
}

#[test]
fn an_endpoint_is_found_by_its_key_and_by_a_name_that_no_other_has() {
    let text = r#"[{"key": "core_web", "name": "web"}, {"key": "core_api", "name": "api"}, {"key": "shop_api", "name": "api"},
        {"key": "_web", "name": "core_web"}]"#;
    let feed = feed(text);
    let cases = [
        ("core_web", Some("core_web")),
        ("web", Some("core_web")),
        ("api", None),
        ("shop_api", Some("shop_api")),
    ];
    for (name, key) in cases {
        assert_eq!(feed.name_of(name), key, "{name}");
    }
    assert_eq!(feed.components["core_web"], Measured::default());
    assert_eq!(feed.horizon, None);
}

#[test]
fn one_endpoint_alone_reads_too() {
    let one = r#"{"name": "web", "group": "", "key": "_web", "results": null, "events": null, "uptime": {}}"#;
    assert_eq!(feed(one).components.into_keys().collect::<Vec<_>>(), ["_web"]);
    assert_eq!(feed("[]").components.len(), 0);
}

#[test]
fn the_time_between_results_is_that_of_site_toml() {
    let source = FeedSource {
        interval: Some(chrono::TimeDelta::seconds(30)),
        ..source(FeedFormat::Gatus)
    };
    let feed = feed_of(&source, STATUSES).unwrap();
    let runs = feed.components["core_frontend"].checks.clone().unwrap();
    assert_eq!(shown(&runs), ["11:50-11:51 up", "11:55-11:56 down"]);
}

#[test]
fn mistakes_are_told_with_path_and_place() {
    let result = |fields: &str| format!(r#"[{{"key": "a", "results": [{{{fields}}}]}}]"#);
    let cases = [
        (
            UNSET.to_owned(),
            "feed::past",
            "`[0].results[0].timestamp`: this lies before 1970",
        ),
        (
            result(r#""success": true"#),
            "feed::missing-key",
            "`[0].results[0]`: `timestamp` is missing",
        ),
        (
            result(r#""timestamp": "2026-11-20T09:00:00Z""#),
            "feed::missing-key",
            "`[0].results[0]`: `success` is missing",
        ),
        (
            result(r#""duration": -1"#),
            "feed::out-of-range",
            "`[0].results[0].duration`: a number of at least 0 must stand here, not -1",
        ),
        (
            result(r#""success": "yes""#),
            "feed::wrong-type",
            "`[0].results[0].success`: `true` or `false` must stand here, not the text \"yes\"",
        ),
        (
            r#"[{"name": "a"}]"#.to_owned(),
            "feed::missing-key",
            "`[0]`: `key` is missing",
        ),
        (
            r#"[{"key": "a"}, {"key": "a"}]"#.to_owned(),
            "feed::component-twice",
            "`[1].key`: the component `a` stands in the feed twice",
        ),
        (
            r#"[{"key": "a", "events": [{"type": "FINE"}]}]"#.to_owned(),
            "feed::unknown-state",
            "`[0].events[0].type`: `FINE` is not a state",
        ),
        (
            STATUSES.replace("2026-11-01T00:01:00Z", "2026-10-01T00:01:00Z"),
            "feed::goes-back",
            "`[1].events[1].timestamp`: this check, at 2026-10-01T00:01:00Z, stands after one at 2026-11-01T00:00:00Z",
        ),
        (
            STATUSES.replace("12:55:00+01:00", "12:55:00+02:00"),
            "feed::goes-back",
            "`[0].results[1].timestamp`: this check, at 2026-11-20T10:55:00Z, stands after one at 2026-11-20T11:50:00Z",
        ),
        (
            "3".to_owned(),
            "feed::wrong-type",
            "a list of endpoints, or one endpoint, must stand here, not the number `3`",
        ),
    ];
    for (text, code, message) in cases {
        let found = mistake(&source(FeedFormat::Gatus), &text);
        assert_eq!((found.0, found.3.as_str()), (code, message), "{text}");
    }
}
