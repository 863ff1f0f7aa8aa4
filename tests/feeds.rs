//! Feeds as readers see them: every step of a notice is an entry of its own, with an id for ever, and titles by
//! 12-tables.md, exactly.

use std::collections::BTreeSet;

use feed_rs::model::{Entry, Feed};

use crate::support::{NOW, SiteTest, Tree, tree};

const FEEDS: [&str; 6] = [
    "feed.xml",
    "feed.atom",
    "feed.json",
    "maintenance/feed.xml",
    "incidents/feed.xml",
    "newsletter/feed.xml",
];

#[test]
fn every_feed_of_the_example_reads() {
    let output = built(SiteTest::example(), &[]);
    for path in FEEDS {
        let feed = read(&output, path);
        assert!(!feed.entries.is_empty(), "{path}");
        let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len(), "ids of {path} are unique");
        for entry in &feed.entries {
            let title = title(entry);
            assert!(
                entry.id.starts_with("https://status.harbour.example/"),
                "{path}: {}",
                entry.id
            );
            assert!(!title.is_empty(), "{path}: {}", entry.id);
            assert!(!entry.links.is_empty(), "{path}: {title}");
            let when = entry.published.or(entry.updated).unwrap();
            assert!(when <= now(NOW), "{path}: {title} is dated ahead, at {when}");
            let body = entry.content.as_ref().and_then(|content| content.body.as_deref());
            assert!(
                body.is_some_and(|body| body.len() > 40),
                "{path}: {title} says nothing"
            );
        }
        let times: Vec<_> = feed
            .entries
            .iter()
            .map(|entry| entry.updated.or(entry.published))
            .collect();
        assert!(times.is_sorted_by(|a, b| a >= b), "{path}: the newest come first");
    }
}

/// The three formats say the same.
#[test]
fn the_formats_agree() {
    let output = built(SiteTest::example(), &[]);
    let told = |path: &str| -> Vec<(String, String)> {
        let feed = read(&output, path);
        feed.entries
            .iter()
            .map(|entry| (entry.id.clone(), title(entry)))
            .collect()
    };
    let rss = told("feed.xml");
    assert_eq!(rss, told("feed.atom"));
    assert_eq!(rss, told("feed.json"));
    assert_eq!(rss.len(), 50);
}

#[test]
fn titles_of_the_example() {
    let output = built(SiteTest::example(), &[]);
    let feed = read(&output, "feed.atom");
    let newest: Vec<String> = feed.entries.iter().take(15).map(title).collect();
    let expected = [
        "In progress: HH-2026-118 Security patches on the web servers, Thu 3 Dec 01:00 to 01:30 UTC",
        "Started: HH-2026-118 Security patches on the web servers, Thu 3 Dec 01:00 to 01:30 UTC",
        "Reminder: HH-2026-118 Security patches on the web servers, Thu 3 Dec 01:00 to 01:30 UTC",
        "Monitoring: HH-2026-I15 Some outgoing mail is delivered late",
        "Identified: HH-2026-I15 Some outgoing mail is delivered late",
        "Scheduled: HH-2026-122 Restart of the mail server, Tue 8 Dec 05:15 to 05:30 UTC",
        "Investigating: HH-2026-I15 Some outgoing mail is delivered late",
        "Rescheduled: HH-2026-119 Corrected version of the remote access gateway, Mon 14 Dec 23:30 to 23:50 UTC",
        "Notice: Our hours over Christmas and New Year",
        "Update: HH-2026-I14 The disks of the database server are filling up",
        "Reminder: HH-2026-118 Security patches on the web servers, Thu 3 Dec 01:00 to 01:30 UTC",
        "Proposed: HH-2026-121 Inspection of the power feeds in the customer racks, Thu 17 Dec 01:00 to 02:00 UTC",
        "Confirmed: HH-2026-117 Mailboxes move to new storage, Mon 21 Dec 23:45 to Tue 22 Dec 00:10 UTC",
        "Scheduled: HH-2027-002 Security patches on the web servers, Thu 14 Jan 2027 01:00 to 01:30 UTC",
        "Newsletter: Before the year ends",
    ];
    assert_eq!(newest, expected);
    let letters: Vec<String> = read(&output, "newsletter/feed.xml")
        .entries
        .iter()
        .map(title)
        .collect();
    assert_eq!(letters.len(), 8, "an entry for each article: {letters:?}");
    assert!(!letters.iter().any(|title| title.starts_with("Newsletter:")));
}

/// One window through all it can go through; each step is an entry with an id of its own, in the words of its
/// instant.
#[test]
fn every_step_of_a_window_is_an_entry() {
    let site = SiteTest::new().file(
        "content/maintenance/patch.md",
        r#"+++
title = "Patches"
id = "HH-7"
start = 2026-12-03 01:00:00
end = 2026-12-03 01:30:00
announced = 2026-11-27 09:00:00
status = "proposed"
components = ["web-1"]
impact = "outage"
+++
We restart the server.

## 2026-11-28 09:00 Confirmed
It will be so.

## 2026-12-01 09:00 Rescheduled to 2026-12-04 23:30
A day later.

## 2026-12-04 23:20 In progress
We begin a little earlier.

## 2026-12-05 00:00 Extended to 00:45
A disk is checked.

## 2026-12-05 00:30 Verifying
We look.

## 2026-12-05 00:40 Completed
Done.

## 2026-12-06 09:00 Update
The disk is fine.
"#,
    );
    let output = built(site, &["--now", "2026-12-31T00:00:00Z"]);
    let plan = "HH-7 Patches, Thu 3 Dec 01:00 to 01:30 UTC";
    let moved = "HH-7 Patches, Fri 4 Dec 23:30 to Sat 5 Dec 00:00 UTC";
    let longer = "HH-7 Patches, Fri 4 Dec 23:30 to Sat 5 Dec 00:45 UTC";
    let expected = [
        ("update-20261206T090000Z", format!("Update: {longer}")),
        ("update-20261205T004000Z", format!("Completed: {longer}")),
        ("update-20261205T003000Z", format!("Verifying: {longer}")),
        ("update-20261205T000000Z", format!("Extended: {longer}")),
        ("update-20261204T232000Z", format!("In progress: {moved}")),
        ("reminder-20261204T223000Z", format!("Reminder: {moved}")),
        ("reminder-20261203T233000Z", format!("Reminder: {moved}")),
        ("update-20261201T090000Z", format!("Rescheduled: {moved}")),
        ("update-20261128T090000Z", format!("Confirmed: {plan}")),
        ("announced", format!("Proposed: {plan}")),
    ];
    told_exactly(&output, "maintenance/patch", &expected);
}

#[test]
fn a_window_that_the_clock_runs_has_its_events() {
    let window = |more: &str, updates: &str| {
        SiteTest::new().file(
            "content/maintenance/patch.md",
            &format!(
                "+++\ntitle = \"Patches\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-27 09:00:00\n\
                 components = [\"web-1\"]\nimpact = \"none\"\n{more}\n+++\nWords.\n\n{updates}"
            ),
        )
    };
    let later = &["--now", "2026-12-31T00:00:00Z"];
    let plan = "Patches, Thu 3 Dec 01:00 to 01:30 UTC";
    let announced = ("announced", format!("Scheduled: {plan}"));
    let reminders = [
        ("reminder-20261203T000000Z", format!("Reminder: {plan}")),
        ("reminder-20261202T010000Z", format!("Reminder: {plan}")),
    ];
    let expected = [
        ("ended-20261203T013000Z", format!("Ended as scheduled: {plan}")),
        ("started-20261203T010000Z", format!("Started: {plan}")),
        reminders[0].clone(),
        reminders[1].clone(),
        announced.clone(),
    ];
    told_exactly(&built(window("", ""), later), "maintenance/patch", &expected);

    let cancelled = "## 2026-12-02 12:00 Cancelled\nNot now.\n";
    let expected = [
        ("update-20261202T120000Z", format!("Cancelled: {plan}")),
        reminders[1].clone(),
        announced,
    ];
    told_exactly(
        &built(window("", cancelled), later),
        "maintenance/patch",
        &expected,
    );

    let expected = [
        ("lapsed-20261203T010000Z", format!("Not confirmed: {plan}")),
        ("announced", format!("Proposed: {plan}")),
    ];
    told_exactly(
        &built(window("status = \"proposed\"", ""), later),
        "maintenance/patch",
        &expected,
    );
}

/// A window announced once it has begun has neither start nor reminder; its announcement says what it is.
#[test]
fn what_is_announced_late_says_so() {
    let window = |announced: &str| {
        SiteTest::new().file(
            "content/maintenance/patch.md",
            &format!(
                "+++\ntitle = \"Patches\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = {announced}\n\
                 components = [\"web-1\"]\nimpact = \"none\"\n+++\nWords.\n"
            ),
        )
    };
    let plan = "Patches, Thu 3 Dec 01:00 to 01:30 UTC";
    let later = &["--now", "2026-12-31T00:00:00Z"];
    let expected = [
        ("ended-20261203T013000Z", format!("Ended as scheduled: {plan}")),
        ("announced", format!("In progress: {plan}")),
    ];
    told_exactly(
        &built(window("2026-12-03 01:10:00"), later),
        "maintenance/patch",
        &expected,
    );
    let expected = [("announced", format!("Ended: {plan}"))];
    told_exactly(
        &built(window("2026-12-03 02:00:00"), later),
        "maintenance/patch",
        &expected,
    );
}

#[test]
fn every_step_of_an_incident_is_an_entry() {
    let site = SiteTest::new().file("content/maintenance/disk.md", WINDOW).file(
        "content/incidents/slow.md",
        r#"+++
title = "Slow"
started = 2026-11-02 09:14:00
announced = 2026-11-02 09:20:00
impact = "major"
[components]
web-1 = "partial_outage"
[fix]
how = "window"
window = "disk"
+++
Slow pages.

## 2026-11-02 09:31 Identified
A disk.

## 2026-11-02 10:00 Deferred
Until the window.

## 2026-11-02 11:00 Monitoring
Better.

## 2026-11-02 12:00 Update
Still better.

## 2026-11-02 13:00 Resolved
Good.

## 2026-11-05 09:00 Postmortem
What we learned.
"#,
    );
    let expected = [
        ("update-20261105T090000Z", "Post-mortem: Slow".to_owned()),
        ("update-20261102T130000Z", "Resolved: Slow".to_owned()),
        ("update-20261102T120000Z", "Update: Slow".to_owned()),
        ("update-20261102T110000Z", "Monitoring: Slow".to_owned()),
        (
            "update-20261102T100000Z",
            "Waiting for maintenance: Slow".to_owned(),
        ),
        ("update-20261102T093100Z", "Identified: Slow".to_owned()),
        ("announced", "Investigating: Slow".to_owned()),
    ];
    told_exactly(&built(site, &[]), "incidents/slow", &expected);
}

const WINDOW: &str = "+++\ntitle = \"Disk\"\nstart = 2026-12-20 01:00:00\nduration = \"30m\"\nannounced = 2026-11-27 09:00:00\n\
                      components = [\"web-1\"]\nimpact = \"none\"\n+++\nWords.\n";

#[test]
fn a_notice_has_an_entry_and_a_false_alarm_has_none() {
    let notice = |more: &str| {
        format!(
            "+++\ntitle = \"Hours\"\nstarted = 2026-11-02 09:00:00\nimpact = \"none\"\n{more}+++\nWords.\n\n## 2026-11-03 09:00 Update\nMore.\n"
        )
    };
    let site = SiteTest::new()
        .file("content/incidents/hours.md", &notice(""))
        .file(
            "content/incidents/alarm.md",
            &notice("[fix]\nhow = \"false-alarm\"\n"),
        );
    let output = built(site, &[]);
    let expected = [
        ("update-20261103T090000Z", "Update: Hours".to_owned()),
        ("announced", "Notice: Hours".to_owned()),
    ];
    told_exactly(&output, "incidents/hours", &expected);
    assert!(output.files.contains_key("incidents/alarm/index.html"));
    for path in [
        "feed.xml",
        "feed.atom",
        "feed.json",
        "incidents/feed.xml",
        "api/tidings.json",
        "sitemap.xml",
    ] {
        assert!(!output.text(path).contains("incidents/alarm"), "{path}");
    }
}

/// Nothing of what is not published yet is in any output.
#[test]
fn what_is_to_come_leaves_no_trace() {
    let secret = WINDOW
        .replace("2026-11-27", "2026-12-04")
        .replace("Disk", "Zanzibar");
    let update = "\n## 2026-12-04 10:00 Update\nQuagga.\n";
    let draft = format!(
        "+++\ndraft = true\n{}",
        WINDOW.replace("Disk", "Draughts").trim_start_matches("+++\n")
    );
    let site = SiteTest::new()
        .file("content/maintenance/zanzibar.md", &secret)
        .file("content/maintenance/draughts.md", &draft)
        .file("content/maintenance/disk.md", &format!("{WINDOW}{update}"));
    let output = built(site, &[]);
    for (path, bytes) in &output.files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for word in ["zanzibar", "quagga", "draughts"] {
            assert!(!text.contains(word) && !path.contains(word), "{word} in {path}");
        }
    }
}

/// A mirror has other links and the same ids.
#[test]
fn ids_stay_under_another_address() {
    let home = built(SiteTest::example(), &[]);
    let mirror = built(
        SiteTest::example(),
        &["--base-url", "https://mirror.example/status"],
    );
    for path in FEEDS {
        let (home, mirror) = (read(&home, path), read(&mirror, path));
        let ids =
            |feed: &Feed| -> Vec<String> { feed.entries.iter().map(|entry| entry.id.clone()).collect() };
        assert_eq!(ids(&home), ids(&mirror), "{path}");
        for entry in &mirror.entries {
            let link = &entry.links[0].href;
            assert!(
                link.starts_with("https://mirror.example/status/"),
                "{path}: {link}"
            );
        }
    }
}

#[test]
fn by_notice_each_has_one_entry() {
    let by_notice = |site: SiteTest| site.edit("site.toml", "entries = \"events\"", "entries = \"notices\"");
    let output = built(by_notice(SiteTest::example()), &[]);
    for path in ["feed.xml", "feed.atom", "feed.json"] {
        let feed = read(&output, path);
        let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len(), "{path}");
        assert!(
            !ids.iter().any(|id| id.contains('#')),
            "{path}: an id is a notice's address"
        );
        let window = feed
            .entries
            .iter()
            .find(|entry| {
                entry.id == "https://status.harbour.example/maintenance/2026-12-03-web-security-patches/"
            })
            .unwrap();
        assert_eq!(
            title(window),
            "In progress: HH-2026-118 Security patches on the web servers, Thu 3 Dec 01:00 to 01:30 UTC"
        );
        assert_eq!(window.published, Some(now("2026-11-27T09:00:00Z")), "{path}");
        if path != "feed.xml" {
            assert_eq!(window.updated, Some(now("2026-12-03T01:02:00Z")), "{path}");
        }
        let body = window
            .content
            .as_ref()
            .and_then(|content| content.body.as_deref())
            .unwrap();
        let (newest, oldest) = (body.find("In progress"), body.find("Scheduled"));
        assert!(
            newest.is_some() && newest < oldest,
            "{path}: all events, newest first"
        );
    }
}

#[test]
fn a_feed_holds_so_many_items() {
    let site = SiteTest::example().edit("site.toml", "items = 50", "items = 3");
    let output = built(site, &[]);
    for path in [
        "feed.xml",
        "feed.atom",
        "feed.json",
        "maintenance/feed.xml",
        "incidents/feed.xml",
    ] {
        assert_eq!(read(&output, path).entries.len(), 3, "{path}");
    }
}

/// The times of a text are in the site's zone and in UTC, weekday and date on both.
#[test]
fn a_text_has_its_times_in_both_zones() {
    let site = SiteTest::new()
        .edit("site.toml", "Europe/London", "America/New_York")
        .file(
            "content/maintenance/patch.md",
            &WINDOW.replace("2026-12-20 01:00:00", "2026-12-19 20:00:00"),
        );
    let output = built(site, &[]);
    let feed = read(&output, "feed.atom");
    let body = feed.entries[0]
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref())
        .unwrap();
    for words in ["Sat 19 Dec", "20:00", "Sun 20 Dec", "01:00", "UTC"] {
        assert!(body.contains(words), "{words} in {body}");
    }
}

/// The events of a notice in all feeds that hold it: anchors and titles, newest first.
#[track_caller]
fn told_exactly(output: &Tree, notice: &str, expected: &[(&str, String)]) {
    let base = format!("https://status.example/{notice}/#");
    let scope = format!("{}/feed.xml", notice.split('/').next().unwrap());
    for path in ["feed.xml", "feed.atom", "feed.json", &scope] {
        let feed = read(output, path);
        let told: Vec<(String, String)> = feed
            .entries
            .iter()
            .filter_map(|entry| Some((entry.id.strip_prefix(&base)?.to_owned(), title(entry))))
            .collect();
        let told: Vec<(&str, String)> = told
            .iter()
            .map(|(id, title)| (id.as_str(), title.clone()))
            .collect();
        assert_eq!(told, expected, "{path}");
    }
    let page = output.text(&format!("{notice}/index.html"));
    for (anchor, _) in expected {
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor} on the page");
    }
}

fn built(site: SiteTest, args: &[&str]) -> Tree {
    site.build_with(args).succeeds();
    tree(site.path("public"))
}

fn read(output: &Tree, path: &str) -> Feed {
    let parser = feed_rs::parser::Builder::new().sanitize_content(false).build();
    let text = output.text(path);
    parser
        .parse(text.as_bytes())
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn title(entry: &Entry) -> String {
    entry
        .title
        .as_ref()
        .map(|title| title.content.clone())
        .unwrap_or_default()
}

fn now(text: &str) -> chrono::DateTime<chrono::Utc> {
    text.parse().unwrap()
}
