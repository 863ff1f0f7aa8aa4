use chrono::NaiveDate;

use super::{feed_of, feed_of_documents, instant, mistake, source};
use crate::config::{FeedFormat, FeedPlace, FeedSource};
use crate::input::feed::wanted::is_document;
use crate::input::feed::{Document, Documents};
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

/// `history/google.yml` of upptime/upptime.
pub const HISTORY: &str = "url: https://www.google.com
status: up
code: 200
responseTime: 98
lastUpdated: 2024-05-30T23:09:11.460Z
startTime: 2020-08-10T07:54:39.000Z
generator: Upptime <https://github.com/upptime/upptime>
";

/// A checkout with these histories, by slug.
pub fn checkout(histories: &[(&str, &str)]) -> Documents<'static> {
    let document = |role: String, text: &str| Document {
        shown: format!("up/{role}"),
        role,
        bytes: Box::new(text.as_bytes().to_vec()),
    };
    let summary = document("history/summary.json".to_owned(), SUMMARY);
    let histories = histories
        .iter()
        .map(|(slug, text)| document(format!("history/{slug}.yml"), text));
    Documents {
        all: std::iter::once(summary).chain(histories).collect(),
        fetched_at: None,
    }
}

fn history(status: &str, start: &str, updated: &str) -> String {
    format!("status: {status}\nresponseTime: 250\nlastUpdated: {updated}\nstartTime: {start}\n")
}

#[test]
fn a_history_says_since_when_until_when_and_how_it_does() {
    let ended = history("down", "2022-12-06T18:00:00Z", "2022-12-08T10:30:00Z");
    let documents = checkout(&[("google", HISTORY), ("hacker-news", &ended)]);
    let feed = feed_of_documents(&source(FeedFormat::Upptime), &documents).unwrap();
    assert_eq!(feed.horizon, Some(instant("2024-05-30T23:09:11Z")));
    assert_eq!(
        days(&feed, "google"),
        Some(("2020-08-10".into(), "2024-05-30".into(), 1390))
    );
    let google = &feed.components["google"];
    let known = |slug: &str, day: &str| feed.components[slug].days[&date(day)];
    let sum = |up_s, down_s| DaySum {
        up_s,
        down_s,
        ..DaySum::default()
    };
    assert_eq!(known("google", "2020-08-10"), sum(57_921, 0), "from 07:54:39 on");
    assert_eq!(known("google", "2020-08-11"), sum(86_400, 0));
    assert_eq!(known("google", "2024-05-30"), sum(83_351, 0), "up to 23:09:11");
    assert_eq!(google.conditions.latency_ms, Some(98.0));
    let reading = |state, at: &str| {
        Some(Reading {
            state,
            at: Some(instant(at)),
        })
    };
    assert_eq!(google.reading, reading(State::Up, "2024-05-30T23:09:11Z"));

    let news = &feed.components["hacker-news"];
    assert_eq!(news.reading, reading(State::Down, "2022-12-08T10:30:00Z"));
    assert_eq!(news.conditions.latency_ms, None, "what is down answers nothing");
    // Listed before anybody looked, so nothing but the minutes down is known of them.
    assert_eq!(known("hacker-news", "2022-07-08"), sum(0, 538 * 60));
    assert_eq!(known("hacker-news", "2022-11-19"), sum(0, 139 * 60));
    assert!(!news.days.contains_key(&date("2022-11-20")));
    // 6 h were looked at, 24 h were down; 10.5 h were looked at, 14 h were down.
    assert_eq!(known("hacker-news", "2022-12-06"), sum(0, 86_400));
    assert_eq!(known("hacker-news", "2022-12-08"), sum(0, 50_400));
    assert_eq!(days(&feed, "hacker-news").unwrap().2, 5);

    // Without a history, a site is read as in the summary alone.
    assert_eq!(
        days(&feed, "wikipedia"),
        Some(("2022-03-29".into(), "2022-12-08".into(), 255))
    );
    assert_eq!(feed.components["wikipedia"].reading.unwrap().at, None);
}

#[test]
fn nothing_is_known_after_the_newest_history() {
    let early = history("up", "2022-12-01T00:00:00Z", "2022-12-07T12:00:00Z");
    let documents = checkout(&[("google", &early)]);
    let feed = feed_of_documents(&source(FeedFormat::Upptime), &documents).unwrap();
    assert_eq!(feed.horizon, Some(instant("2022-12-07T12:00:00Z")));
    let wikipedia = &feed.components["wikipedia"].days;
    assert_eq!(wikipedia[&date("2022-12-07")].known_s(), 43_200);
    assert_eq!(wikipedia.keys().next_back(), Some(&date("2022-12-07")));
}

#[test]
fn site_toml_overrides_a_history() {
    let source = FeedSource {
        since: Some(date("2024-05-01")),
        until: Some(date("2024-05-10")),
        ..source(FeedFormat::Upptime)
    };
    let feed = feed_of_documents(&source, &checkout(&[("google", HISTORY)])).unwrap();
    assert_eq!(
        days(&feed, "google"),
        Some(("2024-05-01".into(), "2024-05-10".into(), 10))
    );
    assert_eq!(
        feed.horizon,
        Some(instant("2024-05-30T23:09:11Z")),
        "its reading is newer"
    );
    let listed = &feed.components["wikipedia"].days;
    assert!(!listed.contains_key(&date("2022-06-12")), "not in those days");
}

#[test]
fn a_site_is_found_by_its_name_too() {
    let feed = feed_of(&source(FeedFormat::Upptime), SUMMARY).unwrap();
    assert_eq!(feed.name_of("Hacker News"), Some("hacker-news"));
}

#[test]
fn a_checkout_is_its_summary_and_its_histories() {
    let cases = [
        ("history/summary.json", true),
        ("history/hacker-news.yml", true),
        ("history/old/hacker-news.yml", false),
        ("history/hacker-news.json", false),
        (".upptimerc.yml", false),
        ("api/google/uptime.json", false),
        ("summary.json", false),
        ("history", false),
    ];
    for (path, expected) in cases {
        assert_eq!(is_document(FeedFormat::Upptime, path), expected, "{path}");
        assert!(!is_document(FeedFormat::Tidings, path), "{path}");
    }
}

#[test]
fn a_folder_without_a_summary_is_told() {
    let mut source = source(FeedFormat::Upptime);
    source.place.value = FeedPlace::Path("up".to_owned());
    let error = feed_of_documents(&source, &Documents::default()).unwrap_err();
    assert_eq!(error.code, "feed::document-missing");
    assert_eq!(
        error.message,
        "there is no `up/history/summary.json`, which belongs to this feed"
    );
}
