//! `tidings next` and `/api/next-change.json`: when the site changes next, and why.

use serde_json::{Value, json};

use crate::memory::Memory;
use crate::support::{SiteTest, tree};

const CONFIG: &str = r#"[site]
title = "S"
base_url = "https://status.example/"
timezone = "Europe/London"
[maintenance]
reminders = ["24h", "1h"]
[build]
stale_after = "2h"
[monitoring]
restart_grace = "3d"
[[components]]
id = "web"
name = "Web"
"#;

const WINDOW: &str = r#"+++
title = "W"
start = 2026-12-03 01:00:00
duration = "30m"
announced = 2026-11-27 09:00:00
components = ["web"]
impact = "outage"
+++
Work.
"#;

fn next(site: &Memory, now: &str) -> Value {
    serde_json::from_str(site.publish(now).text("api/next-change.json")).unwrap()
}

#[track_caller]
fn expect(site: &Memory, cases: &[(&str, &str, &[&str])]) {
    for (now, at, why) in cases {
        assert_eq!(next(site, now), json!({"next": at, "why": why}), "after {now}");
    }
}

#[test]
fn nothing_at_all_changes_at_the_next_local_midnight() {
    let site = Memory::new(CONFIG.replace("Europe/London", "Asia/Kolkata"));
    expect(
        &site,
        &[
            ("2026-12-03T18:29:59Z", "2026-12-03T18:30:00Z", &["midnight"]),
            ("2026-12-03T18:30:00Z", "2026-12-04T18:30:00Z", &["midnight"]),
        ],
    );
}

#[test]
fn a_window_by_each_of_its_steps() {
    let site = Memory::new(CONFIG).with(
        "maintenance/w.md",
        format!("{WINDOW}\n## 2026-12-03 09:00 Completed\nDone.\n"),
    );
    expect(
        &site,
        &[
            ("2026-11-27T08:00:00Z", "2026-11-27T09:00:00Z", &["publication"]),
            ("2026-11-27T09:00:00Z", "2026-11-28T00:00:00Z", &["midnight"]),
            (
                "2026-12-02T00:00:00Z",
                "2026-12-02T01:00:00Z",
                &["reminder maintenance/w"],
            ),
            // The second reminder is an hour before, which is midnight.
            (
                "2026-12-02T01:00:00Z",
                "2026-12-03T00:00:00Z",
                &["midnight", "reminder maintenance/w"],
            ),
            (
                "2026-12-03T00:00:00Z",
                "2026-12-03T01:00:00Z",
                &["start maintenance/w"],
            ),
            (
                "2026-12-03T01:00:00Z",
                "2026-12-03T01:30:00Z",
                &["end maintenance/w"],
            ),
            ("2026-12-03T01:30:00Z", "2026-12-03T09:00:00Z", &["publication"]),
            ("2026-12-03T09:00:00Z", "2026-12-04T00:00:00Z", &["midnight"]),
        ],
    );
}

#[test]
fn a_window_that_nobody_confirms() {
    let site = Memory::new(CONFIG).with(
        "maintenance/w.md",
        WINDOW.replace("impact", "status = \"proposed\"\nimpact"),
    );
    expect(
        &site,
        &[
            // No reminders of what may not take place.
            ("2026-12-02T00:30:00Z", "2026-12-03T00:00:00Z", &["midnight"]),
            (
                "2026-12-03T00:30:00Z",
                "2026-12-03T01:00:00Z",
                &["lapse maintenance/w"],
            ),
            // It is listed up to its planned end.
            (
                "2026-12-03T01:00:00Z",
                "2026-12-03T01:30:00Z",
                &["end maintenance/w"],
            ),
            ("2026-12-03T01:30:00Z", "2026-12-04T00:00:00Z", &["midnight"]),
        ],
    );
}

#[test]
fn a_series_by_the_announcement_of_its_next_date() {
    let repeat = "repeat = \"FREQ=WEEKLY\"\nimpact";
    let site = Memory::new(CONFIG).with("maintenance/w.md", WINDOW.replace("impact", repeat));
    expect(
        &site,
        &[
            ("2026-12-04T08:00:00Z", "2026-12-04T09:00:00Z", &["publication"]),
            (
                "2026-12-10T00:30:00Z",
                "2026-12-10T01:00:00Z",
                &["start maintenance/w/2026-12-10"],
            ),
        ],
    );
}

#[test]
fn readings_restarts_and_horizons() {
    let feed = r#"{"version": 1, "generated_at": "2026-12-03T10:00:00Z", "components": {"web":
        {"state": "up", "checked_at": "2026-12-03T09:59:30Z",
         "alerts": [{"code": "restart_required", "since": "2026-11-30T11:00:00Z"}]}}}"#;
    let feeds = "[[feeds]]\nformat = \"tidings\"\npath = \"f.json\"\n";
    let site = Memory::new(format!("{CONFIG}{feeds}")).feed(feed);
    expect(
        &site,
        &[
            ("2026-12-03T09:00:00Z", "2026-12-03T10:00:00Z", &["horizon"]),
            ("2026-12-03T10:00:00Z", "2026-12-03T11:00:00Z", &["restart web"]),
            ("2026-12-03T11:00:00Z", "2026-12-03T11:59:30Z", &["reading web"]),
            ("2026-12-03T11:59:30Z", "2026-12-04T00:00:00Z", &["midnight"]),
        ],
    );
}

#[test]
fn several_causes_are_sorted_each_once() {
    let site = Memory::new(CONFIG)
        .with("maintenance/b.md", WINDOW)
        .with("maintenance/a.md", WINDOW)
        .with(
            "newsletters/n/index.md",
            "+++\ntitle = \"N\"\ndate = 2026-12-03 01:00:00\n+++\nText.\n",
        )
        .with(
            "incidents/i.md",
            "+++\ntitle = \"I\"\nstarted = 2026-12-03 01:00:00\nimpact = \"minor\"\n+++\nText.\n",
        );
    let why: &[&str] = &["publication", "start maintenance/a", "start maintenance/b"];
    expect(&site, &[("2026-12-03T00:30:00Z", "2026-12-03T01:00:00Z", why)]);
}

fn on_disk() -> SiteTest {
    SiteTest::empty()
        .file("site.toml", CONFIG)
        .file("content/maintenance/w.md", WINDOW)
        .file(
            "content/maintenance/secret.md",
            &WINDOW.replace("11-27 09:00:00", "11-27 09:00:30"),
        )
}

/// Staff may know what is not published yet; the site names it to nobody.
#[test]
fn every_format() {
    let site = on_disk();
    for (format, expected) in [
        ("rfc3339", "2026-11-27T09:00:30Z\n"),
        ("unix", "1795770030\n"),
        ("cron", "1 9 27 11 *\n"),
    ] {
        let run = site
            .run(&["next", "--format", format, "--now", "2026-11-27T09:00:00Z"])
            .succeeds();
        assert_eq!(run.stdout, expected);
        assert_eq!(run.stderr, "publication maintenance/secret\n");
    }
    let run = site
        .run(&["next", "--format", "json", "--now", "2026-11-27 09:00"])
        .succeeds();
    assert_eq!(
        run.stdout,
        "{\"next\":\"2026-11-27T09:00:30Z\",\"why\":[\"publication maintenance/secret\"]}\n"
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn it_writes_nothing_and_says_what_is_wrong() {
    let site = on_disk();
    let folder = || tree(site.path("."));
    let before = folder();
    site.run(&["next"]).succeeds();
    assert_eq!(folder().differing(&before), [""; 0]);
    site.run(&["next", "--now", "soon"])
        .status(2)
        .mentions("`soon` is not an instant");
    site.run(&["next", "--format", "date"]).status(2);
    SiteTest::empty().run(&["next"]).status(2).mentions("there is no");
    let broken = on_disk().file("content/maintenance/w.md", "no front matter\n");
    let run = broken.run(&["next", "--now", "2026-11-27T09:00:00Z"]).status(1);
    assert_eq!(run.stdout, "");
    assert!(
        run.stderr.contains("content/maintenance/w.md:1:1"),
        "{}",
        run.stderr
    );
}
