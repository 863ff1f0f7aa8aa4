use chrono::NaiveDate;

use super::{feed_of, instant, mistake, source};
use crate::config::{FeedFormat, FeedSource};
use crate::model::uptime::{DaySum, Feed, Reading, State};

/// Of `history/summary.json` of upptime/upptime, fields that are not read left out but for one.
pub const SUMMARY: &str = r#"[
  {"name": "Google", "slug": "google", "status": "up", "uptime": "100.00%", "dailyMinutesDown": {}},
  {"name": "Wikipedia", "slug": "wikipedia", "status": "up",
   "dailyMinutesDown": {"2022-06-12": 21, "2022-03-29": 16}},
  {"name": "Hacker News", "slug": "hacker-news", "status": "up",
   "dailyMinutesDown": {"2022-12-08": 840, "2022-12-07": 1440, "2022-12-06": 1440, "2022-11-19": 139, "2022-07-08": 538}},
  {"name": "Test Broken Site", "slug": "test-broken-site", "status": "down", "dailyMinutesDown": {}}
]"#;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(feed: &Feed, slug: &str) -> Option<(String, String, usize)> {
    let days = &feed.components[slug].days;
    let (first, _) = days.first_key_value()?;
    let (last, _) = days.last_key_value()?;
    Some((first.to_string(), last.to_string(), days.len()))
}

#[test]
fn days_are_known_from_a_sites_first_listed_one_to_the_latest_of_all() {
    let mut london = source(FeedFormat::Upptime);
    london.day_zone = chrono_tz::Europe::London;
    let feed = feed_of(&london, SUMMARY).unwrap();
    assert_eq!(feed.day_zone, chrono_tz::Tz::UTC, "whatever site.toml says");
    assert_eq!(feed.horizon, Some(instant("2022-12-09T00:00:00Z")));
    assert_eq!(days(&feed, "google"), None);
    assert_eq!(
        days(&feed, "wikipedia"),
        Some(("2022-03-29".into(), "2022-12-08".into(), 255))
    );
    assert_eq!(
        days(&feed, "hacker-news"),
        Some(("2022-07-08".into(), "2022-12-08".into(), 154))
    );
    let known = &feed.components["hacker-news"].days;
    let sum = |up_s, down_s| DaySum {
        up_s,
        down_s,
        ..DaySum::default()
    };
    assert_eq!(known[&date("2022-12-07")], sum(0, 86400));
    assert_eq!(known[&date("2022-12-08")], sum(36000, 50400));
    assert_eq!(known[&date("2022-12-05")], sum(86400, 0));
    let reading = feed.components["test-broken-site"].reading;
    assert_eq!(
        reading,
        Some(Reading {
            state: State::Down,
            at: None
        }),
        "its state has no time"
    );
}

#[test]
fn since_and_until_override() {
    let source = FeedSource {
        since: Some(date("2022-12-06")),
        until: Some(date("2022-12-10")),
        ..source(FeedFormat::Upptime)
    };
    let feed = feed_of(&source, SUMMARY).unwrap();
    assert_eq!(feed.horizon, Some(instant("2022-12-11T00:00:00Z")));
    for slug in ["google", "wikipedia", "hacker-news"] {
        assert_eq!(
            days(&feed, slug),
            Some(("2022-12-06".into(), "2022-12-10".into(), 5)),
            "{slug}"
        );
    }
    let later = FeedSource {
        until: Some(date("9999-12-31")),
        ..source
    };
    let feed = feed_of(&later, SUMMARY).unwrap();
    assert_eq!(
        feed.horizon,
        Some(instant("2026-11-21T00:00:00Z")),
        "no day after today is made up"
    );
}

#[test]
fn mistakes_are_told_with_path_and_place() {
    let cases = [
        (
            r#"{"2022-03-29": 1441}"#,
            "feed::out-of-range",
            "`[0].dailyMinutesDown.2022-03-29`: a number from 0 to 1440 must stand here, not 1441",
        ),
        (
            r#"{"29.3.2022": 1}"#,
            "feed::date",
            "`[0].dailyMinutesDown`: `29.3.2022` is not a date",
        ),
        (
            r#"{"2222-03-29": 1}"#,
            "feed::future",
            "`[0].dailyMinutesDown`: this is more than 366 days ahead",
        ),
    ];
    for (days, code, message) in cases {
        let text = format!("[\n{{\"slug\": \"a\", \"dailyMinutesDown\": {days}}}]");
        let found = mistake(&source(FeedFormat::Upptime), &text);
        assert_eq!((found.0, found.1, found.3.as_str()), (code, 2, message));
    }
    let found = mistake(&source(FeedFormat::Upptime), r#"[{"slug": "a"}, {"slug": "a"}]"#);
    assert_eq!((found.0, found.2), ("feed::component-twice", 26));
    assert_eq!(
        mistake(&source(FeedFormat::Upptime), r#"[{"name": "a"}]"#).0,
        "feed::missing-key"
    );
}
