//! The tables of 12-tables.md, row by row, read where readers and programs read them: on the pages, in
//! `/api/tidings.json`, in the feeds. What stands here is published, and can never change.

use feed_rs::parser;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::memory::{Memory, Published};

const COMPONENTS: [(&str, &str); 5] = [
    ("a", "Alpha"),
    ("b", "Beta"),
    ("c", "Gamma"),
    ("d", "Delta"),
    ("e", "Epsilon"),
];

fn site(more: &str) -> Memory {
    let mut text = format!(
        "[site]\ntitle = \"S\"\nbase_url = \"https://status.example/\"\nlanguage = \"en-GB\"\n\
         timezone = \"Europe/London\"\n{more}\n[maintenance.kinds.manual]\ncomplete = \"manual\"\n"
    );
    for (id, name) in COMPONENTS {
        text.push_str(&format!("[[components]]\nid = \"{id}\"\nname = \"{name}\"\n"));
    }
    Memory::new(text)
}

/// A window of half an hour on the night of 3 December 2026.
fn window(front: &str, updates: &str) -> String {
    let component = if front.contains("components") {
        ""
    } else {
        "components = [\"a\"]\n"
    };
    let impact = if front.contains("impact") {
        ""
    } else {
        "impact = \"outage\"\n"
    };
    let times = "start = 2026-12-03 01:00:00\nend = 2026-12-03 01:30:00\nannounced = 2026-11-27 09:00:00\n";
    let times = if front.contains("start =") { "" } else { times };
    format!("+++\ntitle = \"T\"\n{component}{impact}{times}{front}\n+++\n\n{updates}\n")
}

fn incident(front: &str, updates: &str) -> String {
    format!("+++\ntitle = \"T\"\n{front}\n+++\n\n{updates}\n")
}

/// The text of everything that a selector finds, without the blanks around it.
fn texts(html: &str, selector: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let selector = Selector::parse(selector).unwrap();
    let found = document.select(&selector);
    found
        .map(|element| {
            element
                .text()
                .collect::<String>()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

fn json_ld(html: &str) -> Option<Value> {
    let document = Html::parse_document(html);
    let selector = Selector::parse("script[type='application/ld+json']").unwrap();
    let script = document.select(&selector).next()?;
    Some(serde_json::from_str(&script.text().collect::<String>()).unwrap())
}

#[test]
fn the_states_of_windows() {
    let proposed = "status = \"proposed\"";
    let manual = "kind = \"manual\"";
    let moved = "## 2026-12-01 10:00 Rescheduled to 2026-12-04 01:00";
    let rows = [
        (
            proposed,
            "",
            "2026-12-01T00:00:00Z",
            "proposed",
            "Awaiting confirmation",
            None,
        ),
        (
            "",
            "",
            "2026-12-01T00:00:00Z",
            "scheduled",
            "Scheduled",
            Some("EventScheduled"),
        ),
        (
            "",
            moved,
            "2026-12-02T00:00:00Z",
            "scheduled",
            "Rescheduled",
            Some("EventRescheduled"),
        ),
        (
            "",
            "",
            "2026-12-03T01:10:00Z",
            "in_progress",
            "In progress",
            Some("EventScheduled"),
        ),
        (
            "",
            moved,
            "2026-12-04T01:10:00Z",
            "in_progress",
            "In progress",
            Some("EventScheduled"),
        ),
        (
            manual,
            "",
            "2026-12-03T01:40:00Z",
            "overrun",
            "In progress, longer than planned",
            Some("EventScheduled"),
        ),
        (
            "",
            "## 2026-12-03 01:10 Verifying",
            "2026-12-03T01:15:00Z",
            "verifying",
            "Verifying",
            Some("EventScheduled"),
        ),
        (
            "",
            "",
            "2026-12-03T01:40:00Z",
            "ended",
            "Ended as scheduled",
            Some("EventScheduled"),
        ),
        (
            "",
            "## 2026-12-03 01:20 Completed",
            "2026-12-03T01:40:00Z",
            "completed",
            "Completed",
            Some("EventScheduled"),
        ),
        (
            "",
            "## 2026-12-01 01:20 Cancelled",
            "2026-12-01T01:40:00Z",
            "cancelled",
            "Cancelled",
            Some("EventCancelled"),
        ),
        (
            proposed,
            "",
            "2026-12-03T01:10:00Z",
            "lapsed",
            "Not confirmed",
            None,
        ),
    ];
    for (front, updates, now, state, word, status) in rows {
        let published = site("")
            .with("maintenance/t.md", window(front, updates))
            .publish(now);
        let page = published.text("maintenance/t/index.html");
        assert_eq!(texts(page, ".head .mark"), [word], "{state}");
        assert_eq!(published.api()["maintenance"][0]["state"], state);
        let data = json_ld(page);
        let found = data.as_ref().map(|data| data["eventStatus"].as_str().unwrap());
        assert_eq!(
            found,
            status
                .map(|status| format!("https://schema.org/{status}"))
                .as_deref(),
            "{word}"
        );
        if let Some(data) = data {
            assert_eq!(data["location"]["@type"], "VirtualLocation");
            assert_eq!(data["location"]["url"], "https://status.example/");
            assert_eq!(
                data["eventAttendanceMode"],
                "https://schema.org/OnlineEventAttendanceMode"
            );
            let previous = data.get("previousStartDate").and_then(Value::as_str);
            let expected = (word == "Rescheduled").then_some("2026-12-03T01:00:00Z");
            assert_eq!(previous, expected, "{word}");
        }
    }
}

#[test]
fn an_unpublished_window_leaves_no_trace() {
    let with = site("").with("maintenance/t.md", window("", ""));
    let without = site("");
    let (with, without) = (
        with.publish("2026-11-27T08:59:59Z"),
        without.publish("2026-11-27T08:59:59Z"),
    );
    // That something comes out then is all that may be known: pages hold the bare instant at which they have to be
    // built again, next-change.json the word "publication".
    let midnight = ("2026-11-28T00:00:00Z", "Sat 28 Nov 2026 00:00 GMT");
    let announced = ("2026-11-27T09:00:00Z", "Fri 27 Nov 2026 09:00 GMT");
    let plain = |published: &crate::memory::Published, build: (&str, &str)| -> Vec<(String, String)> {
        let files = published
            .all()
            .filter(|(path, _)| *path != "api/next-change.json");
        let blank = |text: &str| text.replace(build.0, "BUILD").replace(build.1, "BUILD");
        files.map(|(path, text)| (path.to_owned(), blank(text))).collect()
    };
    assert_eq!(plain(&with, announced), plain(&without, midnight));
    assert_eq!(
        with.text("api/next-change.json"),
        r#"{"next":"2026-11-27T09:00:00Z","why":["publication"]}"#
    );
}

#[test]
fn the_impacts_of_windows() {
    for (impact, words) in [
        ("none", "No interruption"),
        ("reduced_redundancy", "No interruption, less protection"),
        ("degraded", "Slower or partly unavailable"),
        ("outage", "Unavailable"),
    ] {
        let front = format!("impact = \"{impact}\"");
        let published = site("")
            .with("maintenance/t.md", window(&front, ""))
            .publish("2026-12-03T01:10:00Z");
        let page = published.text("maintenance/t/index.html");
        assert_eq!(texts(page, "#components .mark"), [words]);
        let keys = texts(page, ".keys dd");
        assert!(keys.contains(&words.to_owned()), "{keys:?}");
        let api = published.api();
        assert_eq!(api["maintenance"][0]["impact"], impact);
        assert_eq!(api["components"][0]["status"], "under_maintenance", "{impact}");
    }
}

#[test]
fn the_states_and_impacts_of_incidents() {
    let fixed = window("fixes = [\"t\"]", "");
    for (updates, state, word) in [
        (&[][..], "investigating", "Investigating"),
        (&["Identified"], "identified", "Identified"),
        (&["Monitoring"], "monitoring", "Monitoring"),
        (&["Deferred"], "deferred", "Waiting for maintenance"),
        (&["Resolved"], "resolved", "Resolved"),
        (&["Resolved", "Postmortem"], "postmortem", "Post-mortem"),
        (&["Identified", "Update"], "identified", "Identified"),
    ] {
        let updates: Vec<String> = updates
            .iter()
            .enumerate()
            .map(|(minute, word)| format!("## 2026-12-01 10:0{minute} {word}\n\n"))
            .collect();
        for (impact, impact_word) in [("minor", "Minor"), ("major", "Major"), ("critical", "Critical")] {
            let front = format!("started = 2026-12-01 09:00:00\nimpact = \"{impact}\"");
            let published = site("")
                .with("incidents/t.md", incident(&front, &updates.concat()))
                .with("maintenance/w.md", fixed.clone())
                .publish("2026-12-01T12:00:00Z");
            let page = published.text("incidents/t/index.html");
            assert_eq!(texts(page, ".head .mark"), [word]);
            assert!(texts(page, ".keys dd").contains(&impact_word.to_owned()));
            let api = published.api();
            assert_eq!(api["incidents"][0]["state"], state);
            assert_eq!(api["incidents"][0]["impact"], impact);
            let is_open = !["resolved", "postmortem"].contains(&state);
            let headline = if is_open { "minor" } else { "none" };
            assert_eq!(api["status"]["indicator"], headline, "{state}");
            let resolved = (!is_open).then_some("2026-12-01T10:00:00Z");
            assert_eq!(api["incidents"][0]["resolved"].as_str(), resolved, "{state}");
        }
    }
    let harmless = incident(
        "started = 2026-12-01 09:00:00\nimpact = \"none\"\n[components]\na = \"operational\"",
        "",
    );
    let published = site("")
        .with("incidents/t.md", harmless)
        .publish("2026-12-01T12:00:00Z");
    assert!(texts(published.text("incidents/t/index.html"), ".keys dd").contains(&"No impact".to_owned()));
}

#[test]
fn the_words_of_components() {
    for (status, word) in [
        ("operational", "Operational"),
        ("degraded_performance", "Degraded performance"),
        ("partial_outage", "Partial outage"),
        ("major_outage", "Major outage"),
    ] {
        let front =
            format!("started = 2026-12-01 09:00:00\nimpact = \"none\"\n[components]\na = \"{status}\"");
        let published = site("")
            .with("incidents/t.md", incident(&front, ""))
            .publish("2026-12-01T12:00:00Z");
        assert_eq!(
            texts(published.text("components/a/index.html"), ".head .mark"),
            [word]
        );
        assert_eq!(published.api()["components"][0]["status"], status);
    }
    let published = site("")
        .with("maintenance/t.md", window("", ""))
        .publish("2026-12-03T01:10:00Z");
    assert_eq!(
        texts(published.text("components/a/index.html"), ".head .mark"),
        ["Under maintenance"]
    );
}

// ---- The banner ----

/// What is not measured is said after every banner here.
const UNMEASURED: &str = "Nothing is being measured.";

/// The banner of these files at an instant: indicator and sentence, which page and API say alike.
fn banner(memory: &Memory, now: &str) -> (String, String) {
    let published = memory.publish(now);
    let api = published.api();
    let sentence = api["status"]["sentence"].as_str().unwrap();
    let heading = texts(published.text("index.html"), ".banner h1").concat();
    let remarks = texts(published.text("index.html"), ".banner p:not(.as-of)");
    assert_eq!(
        sentence,
        [vec![heading.clone()], remarks.clone()].concat().join(". ")
    );
    assert_eq!(remarks, [UNMEASURED]);
    (api["status"]["indicator"].as_str().unwrap().to_owned(), heading)
}

fn broken(impact: &str, started: &str, components: &[(&str, &str)]) -> String {
    let mut front = format!("started = {started}\nimpact = \"{impact}\"\n[components]\n");
    for (id, status) in components {
        front.push_str(&format!("{id} = \"{status}\"\n"));
    }
    incident(&front, "")
}

#[test]
fn the_rows_of_the_banner() {
    let now = "2026-12-03T01:10:00Z";
    let check = |name: &str, files: &[(&str, String)], indicator: &str, sentence: &str| {
        let memory = files
            .iter()
            .fold(site(""), |memory, (path, text)| memory.with(path, text.clone()));
        assert_eq!(
            banner(&memory, now),
            (indicator.to_owned(), sentence.to_owned()),
            "{name}"
        );
    };
    let at = "2026-12-03 00:10:00";
    check("nothing", &[], "none", "All systems operational");
    check(
        "an incident without impact",
        &[("incidents/t.md", broken("none", at, &[("a", "operational")]))],
        "none",
        "All systems operational",
    );
    check(
        "a plain notice",
        &[("incidents/t.md", broken("none", at, &[]))],
        "none",
        "All systems operational",
    );
    check(
        "a false alarm",
        &[(
            "incidents/t.md",
            incident(
                "started = 2026-12-03 00:10:00\nimpact = \"major\"\n[components]\na = \"major_outage\"\n[fix]\nhow = \"false-alarm\"",
                "",
            ),
        )],
        "none",
        "All systems operational",
    );
    check(
        "an incident of the whole service",
        &[("incidents/t.md", broken("minor", at, &[]))],
        "minor",
        "Open incident: T, since Thu 3 Dec 00:10 GMT",
    );
    check(
        "an open window, whatever its impact",
        &[("maintenance/t.md", window("impact = \"none\"", ""))],
        "maintenance",
        "Maintenance in progress: Alpha, until Thu 3 Dec 01:30 GMT",
    );
    for (status, indicator, begins) in [
        ("degraded_performance", "minor", "Degraded performance"),
        ("partial_outage", "major", "Partial outage"),
        ("major_outage", "critical", "Major outage"),
    ] {
        check(
            begins,
            &[("incidents/t.md", broken("minor", at, &[("b", status)]))],
            indicator,
            &format!("{begins}: Beta, since Thu 3 Dec 00:10 GMT"),
        );
    }
    check(
        "worse than a window",
        &[
            ("maintenance/t.md", window("", "")),
            (
                "incidents/t.md",
                broken("minor", at, &[("b", "degraded_performance")]),
            ),
        ],
        "minor",
        "Degraded performance: Beta, since Thu 3 Dec 00:10 GMT",
    );
    check(
        "only what is worst is named, from its earliest start",
        &[
            (
                "incidents/t.md",
                broken(
                    "minor",
                    at,
                    &[("b", "partial_outage"), ("a", "degraded_performance")],
                ),
            ),
            (
                "incidents/u.md",
                broken("major", "2026-12-02 23:50:00", &[("e", "partial_outage")]),
            ),
            (
                "incidents/v.md",
                broken("major", "2026-12-02 20:50:00", &[("d", "degraded_performance")]),
            ),
        ],
        "major",
        "Partial outage: Beta and Epsilon, since Wed 2 Dec 23:50 GMT",
    );
}

#[test]
fn the_banner_names_at_most_three_components() {
    for (count, names) in [
        (1, "Alpha"),
        (2, "Alpha and Beta"),
        (3, "Alpha, Beta and Gamma"),
        (4, "Alpha, Beta, Gamma and 1 more"),
        (5, "Alpha, Beta, Gamma and 2 more"),
    ] {
        let ids: Vec<String> = COMPONENTS[..count]
            .iter()
            .rev()
            .map(|(id, _)| format!("\"{id}\""))
            .collect();
        let front = format!("components = [{}]", ids.join(", "));
        let memory = site("").with("maintenance/t.md", window(&front, ""));
        let (_, sentence) = banner(&memory, "2026-12-03T01:10:00Z");
        assert_eq!(
            sentence,
            format!("Maintenance in progress: {names}, until Thu 3 Dec 01:30 GMT")
        );
    }
}

#[test]
fn the_banner_of_several_windows_names_the_latest_end() {
    let manual = window("kind = \"manual\"", "");
    let longer = window(
        "components = [\"c\"]\nstart = 2026-12-03 00:30:00\nend = 2026-12-03 02:00:00\nannounced = 2026-11-27 09:00:00",
        "",
    );
    let alone = site("").with("maintenance/t.md", manual.clone());
    let both = alone.clone().with("maintenance/u.md", longer);
    assert_eq!(
        banner(&alone, "2026-12-03T01:30:00Z").1,
        "Maintenance in progress: Alpha, longer than planned, was to end at Thu 3 Dec 01:30 GMT"
    );
    assert_eq!(
        banner(&both, "2026-12-03T01:10:00Z").1,
        "Maintenance in progress: Alpha and Gamma, until Thu 3 Dec 02:00 GMT"
    );
    assert_eq!(
        banner(&both, "2026-12-03T01:40:00Z").1,
        "Maintenance in progress: Alpha and Gamma, until Thu 3 Dec 02:00 GMT"
    );
    assert_eq!(
        banner(&both, "2026-12-03T02:00:00Z").1,
        "Maintenance in progress: Alpha, longer than planned, was to end at Thu 3 Dec 01:30 GMT"
    );
}

#[test]
fn the_banner_names_the_worst_incident_and_bears_another_years_year() {
    let files = |memory: Memory, impacts: [&str; 3]| {
        let started = [
            "2026-12-31 22:00:00",
            "2026-12-31 21:00:00",
            "2026-12-31 20:00:00",
        ];
        (0..3).fold(memory, |memory, number| {
            let text = format!(
                "+++\ntitle = \"T{number}\"\nstarted = {}\nimpact = \"{}\"\n+++\n",
                started[number], impacts[number]
            );
            memory.with(&format!("incidents/t{number}.md"), text)
        })
    };
    for (impacts, now, sentence) in [
        (
            ["major", "major", "minor"],
            "2026-12-31T23:00:00Z",
            "Open incident: T1, since Thu 31 Dec 21:00 GMT",
        ),
        (
            ["critical", "major", "minor"],
            "2026-12-31T23:00:00Z",
            "Open incident: T0, since Thu 31 Dec 22:00 GMT",
        ),
        (
            ["minor", "minor", "minor"],
            "2027-01-01T00:00:00Z",
            "Open incident: T2, since Thu 31 Dec 2026 20:00 GMT",
        ),
    ] {
        assert_eq!(banner(&files(site(""), impacts), now).1, sentence);
    }
}

#[test]
fn the_banner_says_what_is_not_measured_and_what_is_old() {
    let feed = |at: &str| {
        format!(
            "{{\"version\": 1, \"generated_at\": \"{at}\", \"components\": {{\"a\": {{\"state\": \"up\", \"checked_at\": \"{at}\"}}}}}}"
        )
    };
    let memory = site("[build]\nstale_after = \"2h\"\n[[feeds]]\nformat = \"tidings\"\npath = \"f.json\"")
        .feed(feed("2026-12-02T23:10:00Z"));
    let sentence = |now| {
        memory.publish(now).api()["status"]["sentence"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(sentence("2026-12-03T01:09:59Z"), "All systems operational");
    assert_eq!(
        sentence("2026-12-03T01:10:00Z"),
        "All systems operational. Nothing is being measured. Readings are from Wed 2 Dec 23:10 GMT."
    );
}

// ---- Events ----

/// Every event of a site, as the API has it and as each of the three feeds must have it: kind, anchor, title.
fn events(published: &Published) -> Vec<(String, String, String)> {
    let api = published.api();
    let mut events = Vec::new();
    let mut entries = Vec::new();
    for notice in ["maintenance", "incidents"]
        .iter()
        .flat_map(|list| api[list].as_array().unwrap())
    {
        for event in notice["events"].as_array().unwrap() {
            let text = |key: &str| event[key].as_str().unwrap().to_owned();
            let id = text("id");
            let (address, anchor) = id.split_once('#').unwrap();
            assert_eq!(address, notice["url"].as_str().unwrap());
            let page = address.strip_prefix("https://status.example/").unwrap();
            let page = published.text(&format!("{page}index.html"));
            assert!(
                page.contains(&format!("id=\"{anchor}\"")) || page.contains(&format!("id={anchor}")),
                "{anchor}"
            );
            events.push((text("kind"), anchor.to_owned(), text("title")));
            entries.push((id.clone(), text("title"), id, text("at")));
        }
    }
    entries.sort_by(|a, b| b.3.cmp(&a.3).then_with(|| a.0.cmp(&b.0)));
    for feed in ["feed.xml", "feed.atom", "feed.json"] {
        let read = parser::parse(published.text(feed).as_bytes()).unwrap();
        let found: Vec<_> = read
            .entries
            .into_iter()
            .map(|entry| {
                let at = entry.published.unwrap().format("%Y-%m-%dT%H:%M:%SZ").to_string();
                (
                    entry.id,
                    entry.title.unwrap().content,
                    entry.links[0].href.clone(),
                    at,
                )
            })
            .collect();
        assert_eq!(found, entries, "{feed}");
    }
    events
}

fn check_events(memory: &Memory, now: &str, expected: &[(&str, &str, &str)]) {
    let found = events(&memory.publish(now));
    let found: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|(kind, anchor, title)| (kind.as_str(), anchor.as_str(), title.as_str()))
        .collect();
    assert_eq!(found, expected);
}

const PLAN: &str = "Thu 3 Dec 01:00 to 01:30 UTC";

#[test]
fn the_events_of_a_window() {
    let reference = "id = \"HH-1\"";
    let updates = "## 2026-11-28 10:00 Update\n\n## 2026-11-29 10:00 Extended to 2026-12-03 01:45\n\n\
                   ## 2026-11-30 10:00 Rescheduled to 2026-12-04 23:00 - 01:00\n\n## 2026-12-04 23:10:05 In progress\n\n\
                   ## 2026-12-04 23:20 Verifying\n\n## 2026-12-05 00:30 Completed\n\n## 2026-12-06 09:00 Update\n";
    check_events(
        &site("").with("maintenance/t.md", window(reference, updates)),
        "2026-12-31T00:00:00Z",
        &[
            ("announced", "announced", &format!("Scheduled: HH-1 T, {PLAN}")),
            (
                "update",
                "update-20261128T100000Z",
                &format!("Update: HH-1 T, {PLAN}"),
            ),
            (
                "extended",
                "update-20261129T100000Z",
                "Extended: HH-1 T, Thu 3 Dec 01:00 to 01:45 UTC",
            ),
            (
                "rescheduled",
                "update-20261130T100000Z",
                "Rescheduled: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
            (
                "reminder",
                "reminder-20261203T230000Z",
                "Reminder: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
            (
                "reminder",
                "reminder-20261204T220000Z",
                "Reminder: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
            (
                "started",
                "started-20261204T230000Z",
                "Started: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
            (
                "in_progress",
                "update-20261204T231005Z",
                "In progress: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
            (
                "verifying",
                "update-20261204T232000Z",
                "Verifying: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
            (
                "completed",
                "update-20261205T003000Z",
                "Completed: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
            (
                "update",
                "update-20261206T090000Z",
                "Update: HH-1 T, Fri 4 Dec 23:00 to Sat 5 Dec 01:00 UTC",
            ),
        ],
    );
    check_events(
        &site("").with(
            "maintenance/t.md",
            window("kind = \"emergency\"", "## 2026-12-02 10:00 Cancelled"),
        ),
        "2026-12-31T00:00:00Z",
        &[
            ("announced", "announced", &format!("Scheduled: T, {PLAN}")),
            (
                "cancelled",
                "update-20261202T100000Z",
                &format!("Cancelled: T, {PLAN}"),
            ),
        ],
    );
    check_events(
        &site("").with("maintenance/t.md", window("kind = \"emergency\"", "")),
        "2026-12-31T00:00:00Z",
        &[
            ("announced", "announced", &format!("Scheduled: T, {PLAN}")),
            (
                "started",
                "started-20261203T010000Z",
                &format!("Started: T, {PLAN}"),
            ),
            (
                "ended",
                "ended-20261203T013000Z",
                &format!("Ended as scheduled: T, {PLAN}"),
            ),
        ],
    );
}

#[test]
fn the_events_of_proposed_windows() {
    let proposed = "status = \"proposed\"\nkind = \"emergency\"";
    check_events(
        &site("").with(
            "maintenance/t.md",
            window(proposed, "## 2026-11-28 10:00 Confirmed"),
        ),
        "2026-12-01T00:00:00Z",
        &[
            ("announced", "announced", &format!("Proposed: T, {PLAN}")),
            (
                "confirmed",
                "update-20261128T100000Z",
                &format!("Confirmed: T, {PLAN}"),
            ),
        ],
    );
    check_events(
        &site("").with("maintenance/t.md", window(proposed, "")),
        "2026-12-31T00:00:00Z",
        &[
            ("announced", "announced", &format!("Proposed: T, {PLAN}")),
            (
                "lapsed",
                "lapsed-20261203T010000Z",
                &format!("Not confirmed: T, {PLAN}"),
            ),
        ],
    );
}

#[test]
fn the_announcement_of_what_has_begun() {
    let late = |announced: &str, kind: &str| {
        let front = format!(
            "start = 2026-12-03 01:00:00\nend = 2026-12-03 01:30:00\nannounced = 2026-12-03 {announced}\n{kind}"
        );
        let found = events(
            &site("")
                .with("maintenance/t.md", window(&front, ""))
                .publish("2026-12-03T03:00:00Z"),
        );
        found.into_iter().map(|(.., title)| title).collect::<Vec<_>>()
    };
    let ended = format!("Ended as scheduled: T, {PLAN}");
    assert_eq!(
        late("01:00:00", ""),
        [format!("In progress: T, {PLAN}"), ended.clone()]
    );
    assert_eq!(late("01:10:00", ""), [format!("In progress: T, {PLAN}"), ended]);
    assert_eq!(late("01:30:00", ""), [format!("Ended: T, {PLAN}")]);
    assert_eq!(
        late("02:00:00", "kind = \"manual\""),
        [format!("In progress: T, {PLAN}")]
    );
}

#[test]
fn titles_bear_the_year_where_it_is_not_the_events() {
    let front = "kind = \"emergency\"\nstart = 2027-01-01 00:30:00\nend = 2027-01-01 01:30:00\nannounced = 2026-12-20 09:00:00";
    check_events(
        &site("").with("maintenance/t.md", window(front, "## 2027-01-01 01:00 Update")),
        "2027-01-02T00:00:00Z",
        &[
            (
                "announced",
                "announced",
                "Scheduled: T, Fri 1 Jan 2027 00:30 to 01:30 UTC",
            ),
            (
                "started",
                "started-20270101T003000Z",
                "Started: T, Fri 1 Jan 00:30 to 01:30 UTC",
            ),
            (
                "update",
                "update-20270101T010000Z",
                "Update: T, Fri 1 Jan 00:30 to 01:30 UTC",
            ),
            (
                "ended",
                "ended-20270101T013000Z",
                "Ended as scheduled: T, Fri 1 Jan 00:30 to 01:30 UTC",
            ),
        ],
    );
    let front = "kind = \"emergency\"\nstart = 2026-12-31 23:00:00\nend = 2027-01-01 01:00:00\nannounced = 2026-12-20 09:00:00";
    check_events(
        &site("").with("maintenance/t.md", window(front, "")),
        "2027-01-02T00:00:00Z",
        &[
            (
                "announced",
                "announced",
                "Scheduled: T, Thu 31 Dec 23:00 to Fri 1 Jan 2027 01:00 UTC",
            ),
            (
                "started",
                "started-20261231T230000Z",
                "Started: T, Thu 31 Dec 23:00 to Fri 1 Jan 2027 01:00 UTC",
            ),
            (
                "ended",
                "ended-20270101T010000Z",
                "Ended as scheduled: T, Thu 31 Dec 2026 23:00 to Fri 1 Jan 01:00 UTC",
            ),
        ],
    );
    // The day, the year and the window are UTC's, whatever the site's clock shows.
    let front = "kind = \"emergency\"\nstart = 2026-07-01 00:30:00\nend = 2026-07-01 01:30:00\nannounced = 2026-06-20 09:00:00";
    check_events(
        &site("").with("maintenance/t.md", window(front, "")),
        "2026-06-21T00:00:00Z",
        &[(
            "announced",
            "announced",
            "Scheduled: T, Tue 30 Jun 23:30 to Wed 1 Jul 00:30 UTC",
        )],
    );
}

#[test]
fn the_events_of_incidents_and_notices() {
    let updates = "## 2026-12-01 09:10 Identified\n\n## 2026-12-01 09:20 Update\n\n## 2026-12-01 09:30 Monitoring\n\n\
                   ## 2026-12-01 09:40 Investigating\n\n## 2026-12-01 09:50 Deferred\n\n## 2026-12-03 01:20 Resolved\n\n\
                   ## 2026-12-04 09:00 Postmortem\n";
    let front = "id = \"HH-2\"\nstarted = 2026-12-01 09:00:00\nannounced = 2026-12-01 09:05:00\nimpact = \"major\"\n\
                 [fix]\nhow = \"window\"\nwindow = \"w\"";
    let memory = site("").with("incidents/t.md", incident(front, updates)).with(
        "maintenance/w.md",
        window(
            "kind = \"emergency\"\nid = \"HH-3\"",
            "## 2026-12-01 10:00 Cancelled",
        ),
    );
    check_events(
        &memory,
        "2026-12-10T00:00:00Z",
        &[
            ("announced", "announced", &format!("Scheduled: HH-3 T, {PLAN}")),
            (
                "cancelled",
                "update-20261201T100000Z",
                &format!("Cancelled: HH-3 T, {PLAN}"),
            ),
            ("announced", "announced", "Investigating: HH-2 T"),
            ("identified", "update-20261201T091000Z", "Identified: HH-2 T"),
            ("update", "update-20261201T092000Z", "Update: HH-2 T"),
            ("monitoring", "update-20261201T093000Z", "Monitoring: HH-2 T"),
            (
                "investigating",
                "update-20261201T094000Z",
                "Investigating: HH-2 T",
            ),
            (
                "deferred",
                "update-20261201T095000Z",
                "Waiting for maintenance: HH-2 T",
            ),
            ("resolved", "update-20261203T012000Z", "Resolved: HH-2 T"),
            ("postmortem", "update-20261204T090000Z", "Post-mortem: HH-2 T"),
        ],
    );
    let plain = incident(
        "started = 2026-12-01 09:00:00\nimpact = \"none\"",
        "## 2026-12-01 09:10 Update\n\n## 2026-12-01 09:20 Resolved\n",
    );
    let published = site("")
        .with("incidents/t.md", plain)
        .publish("2026-12-10T00:00:00Z");
    let titles: Vec<String> = events(&published).into_iter().map(|(.., title)| title).collect();
    assert_eq!(titles, ["Notice: T", "Update: T", "Update: T"]);
    let page = published.text("incidents/t/index.html");
    assert_eq!(
        texts(page, ".mark"),
        Vec::<String>::new(),
        "a plain notice has no state words"
    );
}

// ---- Ids ----

#[test]
fn ids_are_made_from_id_base_and_links_from_base_url() {
    let memory = site("id_base = \"https://first.example/status/\"")
        .with("maintenance/t.md", window("kind = \"emergency\"", ""))
        .with(
            "incidents/i.md",
            incident(
                "started = 2026-12-01 09:00:00\nimpact = \"minor\"",
                "## 2026-12-01 10:00 Resolved",
            ),
        )
        .with(
            "newsletters/2026-11/index.md",
            "+++\ntitle = \"November\"\ndate = 2026-11-30\n+++\nWords.\n",
        )
        .with(
            "newsletters/2026-11/10-why.md",
            "+++\ntitle = \"Why windows\"\n+++\nWords.\n",
        );
    let expected = [
        ("maintenance/t/", "#announced"),
        ("incidents/i/", "#update-20261201T100000Z"),
        ("incidents/i/", "#announced"),
        ("newsletter/2026-11/", ""),
    ];
    for (memory, base) in [
        (memory.clone(), "https://status.example/"),
        (
            memory.clone().base_url("https://mirror.example/copy"),
            "https://mirror.example/copy/",
        ),
        (memory.base_url("http://[::1]:8080/"), "http://[::1]:8080/"),
    ] {
        let memory = if base.contains("copy") {
            memory.base_url("https://mirror.example/copy/")
        } else {
            memory
        };
        let published = memory.publish("2026-12-02T00:00:00Z");
        for (path, own) in [
            ("feed.xml", None),
            ("feed.atom", Some("feed.atom")),
            ("feed.json", None),
        ] {
            let feed = parser::parse(published.text(path).as_bytes()).unwrap();
            if let Some(own) = own {
                assert_eq!(feed.id, format!("https://first.example/status/{own}"));
            }
            let mut found: Vec<(String, String)> = feed
                .entries
                .iter()
                .map(|entry| (entry.id.clone(), entry.links[0].href.clone()))
                .collect();
            let mut expected: Vec<(String, String)> = expected
                .iter()
                .map(|(path, anchor)| {
                    (
                        format!("https://first.example/status/{path}{anchor}"),
                        format!("{base}{path}{anchor}"),
                    )
                })
                .collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{path}");
        }
        let newsletter = parser::parse(published.text("newsletter/feed.xml").as_bytes()).unwrap();
        let article = &newsletter.entries[0];
        assert_eq!(article.id, "https://first.example/status/newsletter/2026-11/why/");
        assert_eq!(article.links[0].href, format!("{base}newsletter/2026-11/why/"));
        assert_eq!(article.title.as_ref().unwrap().content, "Why windows");
        let api = published.api();
        assert_eq!(api["base_url"], base);
        assert_eq!(api["maintenance"][0]["id"], "maintenance/t");
        assert_eq!(api["maintenance"][0]["url"], format!("{base}maintenance/t/"));
        assert_eq!(
            api["maintenance"][0]["events"][0]["id"],
            "https://first.example/status/maintenance/t/#announced"
        );
    }
    let titles = site("")
        .with(
            "newsletters/2026-11/index.md",
            "+++\ntitle = \"November\"\ndate = 2026-11-30\n+++\nWords.\n",
        )
        .publish("2026-12-02T00:00:00Z");
    let feed = parser::parse(titles.text("feed.xml").as_bytes()).unwrap();
    assert_eq!(
        feed.entries[0].title.as_ref().unwrap().content,
        "Newsletter: November"
    );
}

#[test]
fn mending_the_word_of_an_update_keeps_its_id() {
    let ids = |word: &str| {
        let text = incident(
            "started = 2026-12-01 09:00:00\nimpact = \"minor\"",
            &format!("## 2026-12-01 10:00 {word}"),
        );
        let api = site("")
            .with("incidents/i.md", text)
            .publish("2026-12-02T00:00:00Z")
            .api();
        api["incidents"][0]["events"][1]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(ids("Identified"), ids("Resolved"));
}

#[test]
fn a_measured_outage_has_an_anchor_of_its_own() {
    let feed = "{\"version\": 1, \"generated_at\": \"2026-12-01T12:00:00Z\", \"components\": {\"a\": {\"since\": \"2026-11-01T00:00:00Z\", \
                \"outages\": [{\"start\": \"2026-11-18T04:10:00Z\", \"end\": \"2026-11-18T04:40:00Z\", \"state\": \"down\"}]}}}";
    let published = site("[[feeds]]\nformat = \"tidings\"\npath = \"f.json\"")
        .feed(feed)
        .publish("2026-12-01T12:00:00Z");
    let page = published.text("components/a/index.html");
    let anchor = "measured-a-20261118T041000Z";
    assert!(
        page.contains(&format!("id=\"{anchor}\"")) || page.contains(&format!("id={anchor}")),
        "{page}"
    );
}
