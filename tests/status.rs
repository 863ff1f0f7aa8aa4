//! How components do, and what belongs to which day and month: the rules of 05-time.md over whole sites.

use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};

use crate::memory::{Memory, Published};

/// Three components in two groups, two feeds of which the second is named later.
fn site(zone: &str) -> Memory {
    Memory::new(format!(
        r#"
[site]
title = "S"
base_url = "https://status.example/"
language = "en-GB"
timezone = "{zone}"
[build]
stale_after = "2h"
[monitoring]
false_alarm = "2m"
[check]
allow = ["feed::nothing"]
[maintenance.kinds.manual]
complete = "manual"
[[groups]]
id = "g"
name = "Group"
[[groups]]
id = "h"
name = "Other group"
[[components]]
id = "a"
name = "Alpha"
group = "g"
[[components]]
id = "b"
name = "Beta"
group = "g"
[[components]]
id = "c"
name = "Gamma"
group = "h"
[[components]]
id = "old"
name = "Old"
group = "h"
retired = 2026-11-01
[[feeds]]
format = "tidings"
path = "one.json"
[[feeds]]
format = "tidings"
path = "two.json"
"#
    ))
}

/// A feed made at an instant; `components` says the rest.
fn feed(generated_at: &str, components: Value) -> String {
    json!({"version": 1, "generated_at": generated_at, "components": components}).to_string()
}

/// A feed that knows nothing.
fn silent() -> String {
    json!({"version": 1, "components": {}}).to_string()
}

const NOW: &str = "2026-12-03T01:10:00Z";

/// The states of the components in service at an instant, in order.
fn statuses(memory: &Memory, now: &str) -> Vec<String> {
    let api = memory.publish(now).api();
    let components = api["components"].as_array().unwrap();
    components
        .iter()
        .map(|one| one["status"].as_str().unwrap().to_owned())
        .collect()
}

fn window(front: &str, updates: &str) -> String {
    let component = if front.contains("components") {
        ""
    } else {
        "components = [\"a\"]\n"
    };
    let times = "start = 2026-12-03 01:00:00\nend = 2026-12-03 01:30:00\nannounced = 2026-11-27 09:00:00\n";
    let times = if front.contains("start =") { "" } else { times };
    format!("+++\ntitle = \"Window\"\n{component}impact = \"none\"\n{times}{front}\n+++\n\n{updates}\n")
}

fn incident(title: &str, started: &str, components: &str, updates: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nstarted = {started}\nimpact = \"minor\"\n[components]\n{components}\n+++\n\n{updates}\n"
    )
}

fn unmeasured() -> Memory {
    site("Europe/London").feed(silent()).feed(silent())
}

fn check(name: &str, memory: &Memory, expected: [&str; 3]) {
    assert_eq!(statuses(memory, NOW), expected, "{name}");
}

const UP: &str = "operational";
const WORK: &str = "under_maintenance";
const SLOW: &str = "degraded_performance";
const PART: &str = "partial_outage";
const DOWN: &str = "major_outage";

#[test]
fn open_incidents_say_how_a_component_does() {
    let of = |components: &str, updates: &str| {
        unmeasured().with(
            "incidents/i.md",
            incident("I", "2026-12-03 00:00:00", components, updates),
        )
    };
    check("nothing is said", &unmeasured(), [UP, UP, UP]);
    check("an open one", &of("b = \"partial_outage\"", ""), [UP, PART, UP]);
    let changed = "## 2026-12-03 00:10 Monitoring\n```components\nb = \"degraded_performance\"\nc = \"major_outage\"\n```\n";
    check(
        "its newest word counts",
        &of("b = \"partial_outage\"", changed),
        [UP, SLOW, DOWN],
    );
    let later = "## 2026-12-03 01:10:01 Resolved";
    check(
        "one whose end is not yet",
        &of("b = \"partial_outage\"", later),
        [UP, PART, UP],
    );
    let over = "## 2026-12-03 01:10 Resolved";
    check(
        "one that is over",
        &of("b = \"partial_outage\"", over),
        [UP, UP, UP],
    );
    let two = of("b = \"degraded_performance\"\na = \"major_outage\"", "").with(
        "incidents/j.md",
        incident(
            "J",
            "2026-12-03 00:30:00",
            "b = \"partial_outage\"\na = \"operational\"",
            "",
        ),
    );
    check("the worst of two", &two, [DOWN, PART, UP]);
    let waiting = unmeasured()
        .with(
            "maintenance/w.md",
            window(
                "start = 2026-12-09 01:00:00\nend = 2026-12-09 01:30:00\nannounced = 2026-12-01 01:00:00",
                "",
            ),
        )
        .with(
            "incidents/i.md",
            incident(
                "I",
                "2026-12-03 00:00:00",
                "c = \"degraded_performance\"\n[fix]\nhow = \"window\"\nwindow = \"w\"",
                "## 2026-12-03 00:30 Deferred",
            ),
        );
    check("one that waits for a window", &waiting, [UP, UP, SLOW]);
    let alarm = of("b = \"partial_outage\"\n[fix]\nhow = \"false-alarm\"", "");
    check("a false alarm", &alarm, [UP, UP, UP]);
}

#[test]
fn an_open_window_puts_its_components_under_maintenance_and_no_other_window_does() {
    let of = |front: &str, updates: &str| unmeasured().with("maintenance/w.md", window(front, updates));
    let rows = [
        ("in progress", "", "", WORK),
        ("verifying", "", "## 2026-12-03 01:05 Verifying", WORK),
        (
            "begun early",
            "start = 2026-12-03 02:00:00\nend = 2026-12-03 02:30:00\nannounced = 2026-12-01 01:00:00",
            "## 2026-12-03 01:10 In progress",
            WORK,
        ),
        (
            "overrun",
            "kind = \"manual\"\nstart = 2026-12-03 00:00:00\nend = 2026-12-03 00:30:00\nannounced = 2026-12-01 01:00:00",
            "",
            WORK,
        ),
        (
            "just begun",
            "start = 2026-12-03 01:10:00\nend = 2026-12-03 02:30:00\nannounced = 2026-12-01 01:00:00",
            "",
            WORK,
        ),
        (
            "just over",
            "start = 2026-12-03 01:00:00\nend = 2026-12-03 01:10:00\nannounced = 2026-12-01 01:00:00",
            "",
            UP,
        ),
        ("completed", "", "## 2026-12-03 01:05 Completed", UP),
        ("cancelled", "", "## 2026-12-03 01:05 Cancelled", UP),
        (
            "broken off",
            "",
            "## 2026-12-03 01:05 Rescheduled to 2026-12-04 01:00",
            UP,
        ),
        ("lapsed", "status = \"proposed\"", "", UP),
    ];
    for (name, front, updates, status) in rows {
        check(name, &of(front, updates), [status, UP, UP]);
    }
    let named = of("components = [\"g\"]", "");
    check("a group's", &named, [WORK, WORK, UP]);
    let worse = of("components = [\"a\", \"b\"]", "").with(
        "incidents/i.md",
        incident(
            "I",
            "2026-12-03 00:00:00",
            "a = \"degraded_performance\"\nb = \"operational\"",
            "",
        ),
    );
    check("an incident may be worse", &worse, [SLOW, WORK, UP]);
}

#[test]
fn a_future_notice_leaves_todays_status_alone() {
    let day = "start = 2026-12-03 01:11:00\nend = 2026-12-03 23:00:00\nannounced = 2026-12-01 01:00:00";
    let soon = unmeasured().with(
        "maintenance/w.md",
        window(
            day,
            "In progress: all of it is down.\n\n## 2026-12-03 01:11 In progress",
        ),
    );
    check("a window that begins in a minute", &soon, [UP, UP, UP]);
    let told = unmeasured().with(
        "incidents/i.md",
        "+++\ntitle = \"I\"\nstarted = 2026-12-03 00:00:00\nannounced = 2026-12-03 01:10:01\nimpact = \"critical\"\n\
         [components]\na = \"major_outage\"\n+++\n",
    );
    check("an incident that is not told yet", &told, [UP, UP, UP]);
    assert_eq!(told.publish(NOW).api()["incidents"], json!([]));
    let home = soon.publish(NOW);
    assert_eq!(
        found(home.text("index.html"), ".banner h1"),
        ["All systems operational"]
    );
}

// ---- Readings ----

fn read(components: Value) -> Memory {
    site("Europe/London")
        .feed(feed("2026-12-03T01:09:00Z", components))
        .feed(silent())
}

#[test]
fn a_current_reading_counts_outside_open_windows() {
    for (state, status) in [("up", UP), ("degraded", SLOW), ("down", DOWN), ("unknown", UP)] {
        let memory = read(json!({"a": {"state": state, "checked_at": "2026-12-03T01:08:00Z"}}));
        check(state, &memory, [status, UP, UP]);
        let open = memory.clone().with("maintenance/w.md", window("", ""));
        check(&format!("{state} in an open window"), &open, [WORK, UP, UP]);
        let elsewhere = memory.with("maintenance/w.md", window("components = [\"b\"]", ""));
        check(
            &format!("{state} beside a window"),
            &elsewhere,
            [status, WORK, UP],
        );
    }
    let worse = read(json!({"a": {"state": "degraded"}, "b": {"state": "down"}})).with(
        "incidents/i.md",
        incident(
            "I",
            "2026-12-03 00:00:00",
            "a = \"partial_outage\"\nb = \"partial_outage\"",
            "",
        ),
    );
    check(
        "the worst of what is written and what is read",
        &worse,
        [PART, DOWN, UP],
    );
    let in_window = worse.with(
        "maintenance/w.md",
        window("components = [\"a\", \"b\", \"c\"]", ""),
    );
    check(
        "in a window what is written still counts",
        &in_window,
        [PART, PART, WORK],
    );
}

#[test]
fn a_reading_is_current_until_it_is_stale() {
    let at = |instant: &str| read(json!({"a": {"state": "down", "checked_at": instant}}));
    check("two hours old", &at("2026-12-02T23:10:00Z"), [UP, UP, UP]);
    check("a second younger", &at("2026-12-02T23:10:01Z"), [DOWN, UP, UP]);
    let made = |generated_at: &str| {
        let text = feed(generated_at, json!({"a": {"state": "down"}}));
        site("Europe/London").feed(text).feed(silent())
    };
    check(
        "without an instant of its own: the feed's",
        &made("2026-12-03T00:00:00Z"),
        [DOWN, UP, UP],
    );
    check("likewise stale", &made("2026-12-02T23:10:00Z"), [UP, UP, UP]);
    let timeless = json!({"version": 1, "components": {"a": {"state": "down"}}}).to_string();
    let timeless = site("Europe/London").feed(timeless).feed(silent());
    check("without any instant: never", &timeless, [UP, UP, UP]);
    let checks = json!({"a": {"checks": [
        {"at": "2026-12-03T00:50:00Z", "state": "up"},
        {"at": "2026-12-03T00:55:00Z", "state": "degraded"}
    ]}});
    check("without a state: the newest check", &read(checks), [SLOW, UP, UP]);
}

#[test]
fn of_several_feeds_the_newest_reading_counts() {
    let reading = |at: &str, state: &str| feed(at, json!({"a": {"state": state, "checked_at": at}}));
    let two = |one: String, two: String| site("Europe/London").feed(one).feed(two);
    let (early, late) = ("2026-12-03T01:00:00Z", "2026-12-03T01:05:00Z");
    check(
        "the second is newer",
        &two(reading(early, "up"), reading(late, "down")),
        [DOWN, UP, UP],
    );
    check(
        "the first is newer",
        &two(reading(late, "degraded"), reading(early, "down")),
        [SLOW, UP, UP],
    );
    check(
        "at one instant the later-named",
        &two(reading(late, "degraded"), reading(late, "up")),
        [UP, UP, UP],
    );
}

#[test]
fn a_down_that_may_be_a_false_alarm_counts_as_up() {
    let since = |start: &str| {
        read(
            json!({"a": {"state": "down", "checked_at": "2026-12-03T01:09:00Z", "since": "2026-11-01T00:00:00Z",
            "outages": [{"start": start, "state": "down"}]}}),
        )
    };
    check(
        "younger than the length",
        &since("2026-12-03T01:07:01Z"),
        [UP, UP, UP],
    );
    check("just as old", &since("2026-12-03T01:07:00Z"), [DOWN, UP, UP]);
}

// ---- Pages ----

/// The text of everything that a selector finds.
/// The texts of what a selector finds, with single blanks.
pub fn found(html: &str, selector: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let selector = Selector::parse(selector).unwrap();
    document.select(&selector).map(text).collect()
}

fn text(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_group_has_the_worst_of_its_components() {
    let memory = read(json!({"a": {"state": "degraded"}, "b": {"state": "up"}, "old": {"state": "down"}}));
    let published = memory.publish(NOW);
    assert_eq!(
        found(published.text("index.html"), "h3.group .mark"),
        ["Degraded performance", "Operational"]
    );
    assert_eq!(
        found(published.text("index.html"), ".components .name"),
        ["Alpha", "Beta", "Gamma"]
    );
    let hints = found(published.text("index.html"), ".components .hint");
    assert_eq!(hints, ["Not being measured"], "only Gamma is not measured");
}

#[test]
fn what_is_out_of_service_is_nowhere_but_on_its_own_page() {
    let memory = unmeasured().with(
        "incidents/i.md",
        incident("I", "2026-12-03 00:00:00", "old = \"major_outage\"", ""),
    );
    let published = memory.publish(NOW);
    let api = published.api();
    assert_eq!(api["components"].as_array().unwrap().len(), 3);
    // The incident has an impact and is open: that much is true whatever it concerns.
    assert_eq!(api["status"]["indicator"], "minor");
    assert!(!published.text("index.html").contains("components/old/"));
    assert!(!published.text("uptime/index.html").contains("components/old/"));
    assert_eq!(found(published.text("components/old/index.html"), "h1"), ["Old"]);
    // On its last day it is in service.
    assert_eq!(statuses(&unmeasured(), "2026-10-31T23:59:59Z").len(), 4);
    assert_eq!(statuses(&unmeasured(), "2026-11-01T00:00:00Z").len(), 3);
}

// ---- Days and months ----

/// The past days of the home page, each with the titles of what ended on it.
fn past_days(published: &Published) -> Vec<(String, Vec<String>)> {
    let document = Html::parse_document(published.text("index.html"));
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let (item, heading, title) = (select("ol.days > li"), select("h3"), select(".title"));
    let days = document.select(&item).map(|day| {
        let date = day.select(&heading).map(text).collect::<String>();
        let titles = day.select(&title).map(text).collect();
        (date, titles)
    });
    days.collect()
}

/// The days of the home page that list a title.
pub fn day_of(published: &Published, title: &str) -> Vec<String> {
    let days = past_days(published).into_iter();
    days.filter(|(_, titles)| titles.iter().any(|known| known == title))
        .map(|(date, _)| date)
        .collect()
}

/// The months whose pages list a title.
pub fn months_of(published: &Published, title: &str) -> Vec<String> {
    let pages = published
        .all()
        .filter(|(path, _)| path.starts_with("history/2") && path.ends_with("index.html"));
    let listing = pages.filter(|(_, html)| found(html, ".notices .title").iter().any(|known| known == title));
    listing
        .map(|(path, _)| {
            path.trim_start_matches("history/")
                .trim_end_matches("/index.html")
                .to_owned()
        })
        .collect()
}

#[test]
fn an_incident_over_midnight_is_under_the_day_and_month_of_the_sites_zone() {
    // In UTC it begins and ends on 30 November.
    let over = incident(
        "Night",
        "2026-11-30 23:30:00",
        "a = \"major_outage\"",
        "## 2026-12-01 00:30 Resolved",
    );
    let memory = site("Asia/Tokyo")
        .feed(silent())
        .feed(silent())
        .with("incidents/i.md", over);
    let published = memory.publish("2026-12-03T00:00:00Z");
    assert_eq!(day_of(&published, "Night"), ["Tue 1 Dec"]);
    assert_eq!(months_of(&published, "Night"), ["2026/11"]);
    // In UTC it begins and ends on 1 December.
    let over = incident(
        "Evening",
        "2026-11-30 23:30:00",
        "a = \"major_outage\"",
        "## 2026-11-30 23:50 Resolved",
    );
    let memory = site("America/New_York")
        .feed(silent())
        .feed(silent())
        .with("incidents/i.md", over);
    let published = memory.publish("2026-12-03T00:00:00Z");
    assert_eq!(day_of(&published, "Evening"), ["Mon 30 Nov"]);
    assert_eq!(months_of(&published, "Evening"), ["2026/11"]);
}

#[test]
fn the_last_fourteen_days_are_listed_whether_anything_ended_on_them() {
    let ended = |day: u32| {
        incident(
            &format!("Day {day}"),
            &format!("2026-11-{day:02} 10:00:00"),
            "a = \"major_outage\"",
            &format!("## 2026-11-{day:02} 11:00 Resolved"),
        )
    };
    let memory = [19, 20, 30].into_iter().fold(unmeasured(), |memory, day| {
        memory.with(&format!("incidents/d{day}.md"), ended(day))
    });
    let days = past_days(&memory.publish("2026-12-03T12:00:00Z"));
    assert_eq!(days.len(), 14);
    assert_eq!(days[0].0, "Thu 3 Dec");
    assert_eq!(days[13], ("Fri 20 Nov".to_owned(), vec!["Day 20".to_owned()]));
    assert_eq!(days[3], ("Mon 30 Nov".to_owned(), vec!["Day 30".to_owned()]));
    assert_eq!(days.iter().filter(|(_, titles)| titles.is_empty()).count(), 12);
}

#[test]
fn a_completed_window_stays_in_the_history() {
    let memory = unmeasured().with("maintenance/w.md", window("", "## 2026-12-03 01:20 Completed"));
    for now in [
        "2026-12-03T01:20:00Z",
        "2027-12-31T00:00:00Z",
        "2029-01-01T00:00:00Z",
    ] {
        assert_eq!(months_of(&memory.publish(now), "Window"), ["2026/12"], "{now}");
    }
    let days = |now| day_of(&memory.publish(now), "Window");
    assert_eq!(days("2026-12-03T01:19:59Z"), Vec::<String>::new());
    assert_eq!(days("2026-12-03T01:20:00Z"), ["Thu 3 Dec"]);
    assert_eq!(days("2026-12-16T12:00:00Z"), ["Thu 3 Dec"]);
    assert_eq!(days("2026-12-17T00:00:00Z"), Vec::<String>::new());
}

#[test]
fn a_window_belongs_once_to_the_month_of_its_plan() {
    let months = |front: &str, updates: &str| {
        let memory = unmeasured().with("maintenance/w.md", window(front, updates));
        months_of(&memory.publish("2027-03-01T00:00:00Z"), "Window")
    };
    assert_eq!(
        months("", "## 2026-12-03 01:10 Rescheduled to 2027-01-05 01:00"),
        ["2027/01"]
    );
    assert_eq!(months("", "## 2026-12-01 01:10 Cancelled"), ["2026/12"]);
    assert_eq!(
        months("status = \"proposed\"", ""),
        Vec::<String>::new(),
        "a lapsed one is in no month"
    );
    // Local midnight divides the months: in London's summer an hour before UTC's.
    let front = "start = 2026-07-31T23:30:00Z\nduration = \"10m\"\nannounced = 2026-07-01T00:00:00Z";
    assert_eq!(months(front, ""), ["2026/08"]);
}

#[test]
fn a_window_that_was_broken_off_and_called_off_ended_when_it_was_called_off() {
    let updates = "## 2026-12-03 01:10 Rescheduled to 2027-06-10 01:00\n\n## 2027-05-10 09:00 Cancelled\n";
    let memory = unmeasured().with("maintenance/w.md", window("", updates));
    let listed = |now: &str| memory.publish(now).api()["maintenance"].as_array().unwrap().len();
    assert_eq!(listed("2027-05-09T00:00:00Z"), 1, "it is still to come");
    assert_eq!(listed("2027-05-11T00:00:00Z"), 1);
    assert_eq!(listed("2027-08-08T12:00:00Z"), 1, "90 days later");
    assert_eq!(listed("2027-08-09T12:00:00Z"), 0);
    // It was carried out on no day: nothing ended when it was broken off.
    assert_eq!(
        day_of(&memory.publish("2026-12-05T00:00:00Z"), "Window"),
        Vec::<String>::new()
    );
    assert_eq!(
        day_of(&memory.publish("2027-05-11T00:00:00Z"), "Window"),
        Vec::<String>::new()
    );
}

#[test]
fn lengths_over_clock_changes_are_real() {
    let length = |front: &str| {
        let memory = unmeasured().with("maintenance/w.md", window(front, ""));
        let published = memory.publish("2026-12-03T00:00:00Z");
        let keys = found(published.text("maintenance/w/index.html"), ".keys div");
        let length = keys
            .iter()
            .find_map(|key| key.strip_prefix("Length of the window"))
            .unwrap();
        let when = keys.iter().find_map(|key| key.strip_prefix("When")).unwrap();
        (when.trim().to_owned(), length.trim().to_owned())
    };
    let (when, hours) =
        length("start = 2026-03-29 00:30:00\nend = 2026-03-29 02:30:00\nannounced = 2026-03-20 09:00:00");
    assert_eq!(hours, "1 hour");
    assert!(
        when.starts_with("Sun 29 Mar 2026 00:30 GMT to 02:30 BST"),
        "{when}"
    );
    let (when, hours) =
        length("start = 2026-10-25 00:30:00\nend = 2026-10-25 03:00:00\nannounced = 2026-10-20 09:00:00");
    assert_eq!(hours, "3 hours 30 minutes");
    assert!(
        when.starts_with("Sun 25 Oct 2026 00:30 BST to 03:00 GMT"),
        "{when}"
    );
    let memory = unmeasured().with(
        "incidents/i.md",
        incident(
            "I",
            "2026-10-24 23:00:00",
            "a = \"major_outage\"",
            "## 2026-10-25 23:00 Resolved",
        ),
    );
    let published = memory.publish("2026-12-03T00:00:00Z");
    let keys = found(published.text("incidents/i/index.html"), ".keys div");
    assert!(
        keys.contains(&"Duration 1 day 1 hour".to_owned())
            || keys.contains(&"Duration1 day 1 hour".to_owned()),
        "{keys:?}"
    );
}
