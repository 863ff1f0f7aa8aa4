//! `tidings new`: what is proposed, what is written, and what is refused. That it asks on a terminal is
//! tests/outsiders/new.py.

use std::io::Write;
use std::process::Stdio;

use chrono::TimeDelta;
use tidings::site::propose::Wanted;

use crate::memory::{Memory, instant};
use crate::support::{Run, SiteTest};

const NOW: &str = "2026-11-21T09:07:31Z";

const SITE: &str = r#"[site]
title = "Harbour status"
base_url = "https://status.example/"
timezone = "Europe/London"

[[groups]]
id = "web"
name = "Web"

[[components]]
id = "web-1"
name = "Web server 1"
group = "web"

[[components]]
id = "web-2"
name = "Web server 2"
group = "web"

[maintenance]
quiet_hours = "23:00-06:00"
notice = "3d"
max_duration = "30m"

[maintenance.kinds.long]
max_duration = "8h"

[maintenance.kinds.day]
quiet_hours = "09:10-10:00"
notice = "24h"

[maintenance.kinds.any]
quiet_hours = ""
notice = "0s"
"#;

fn window(head: &str, updates: &str) -> String {
    format!("+++\ntitle = \"W\"\nimpact = \"none\"\n{head}\n+++\nWords.\n{updates}")
}

fn memory() -> Memory {
    Memory::new(SITE)
}

/// The proposed start of half an hour (or of so many minutes) on web-1, in Universal Time.
fn proposed(site: &Memory, kind: &str, minutes: i64, now: &str) -> String {
    site.site(now, |site| {
        let wanted = Wanted {
            rules: &site.config.kinds[site.config.kind(kind).unwrap()].rules,
            components: &[0],
            length: TimeDelta::minutes(minutes),
            announced: instant(now),
        };
        let start = site.next_start(&wanted);
        start.map_or("none".to_owned(), |at| at.format("%F %H:%M").to_string())
    })
}

#[test]
fn the_next_quiet_hours_are_those_that_keep_the_notice() {
    for (kind, minutes, now, start) in [
        // Three days from 09:07 are noon; the night begins at 23:00.
        ("routine", 30, NOW, "2026-11-24 23:00"),
        // Within a night it is the next quarter of an hour,
        ("routine", 30, "2026-11-21T02:00:00Z", "2026-11-24 02:00"),
        ("routine", 30, "2026-11-21T02:00:01Z", "2026-11-24 02:15"),
        // as long as the whole window lies in it.
        ("routine", 30, "2026-11-21T05:30:00Z", "2026-11-24 05:30"),
        ("routine", 30, "2026-11-21T05:30:01Z", "2026-11-24 23:00"),
        // In summer too the hours are those of the clock on the wall.
        ("routine", 30, "2026-07-01T12:00:00Z", "2026-07-04 22:00"),
        ("security", 30, NOW, "2026-11-24 23:00"),
        ("emergency", 30, NOW, "2026-11-21 09:15"),
        ("any", 600, NOW, "2026-11-21 09:15"),
        ("long", 420, NOW, "2026-11-24 23:00"),
        ("long", 421, NOW, "none"),
        // Hours within one day, which begin between the quarters.
        ("day", 30, NOW, "2026-11-22 09:15"),
        ("day", 45, NOW, "2026-11-22 09:15"),
        ("day", 46, NOW, "none"),
        // The clock is changed at 01:00 on the 25th: a window that meets that is none.
        ("routine", 30, "2026-10-22T00:30:00Z", "2026-10-25 02:00"),
        // From 02:00 the clock shows 01:00 again, so that the hour has two names.
        ("routine", 30, "2026-10-21T23:45:00Z", "2026-10-25 02:00"),
        // In spring it goes from 01:00 to 02:00.
        ("routine", 30, "2027-03-25T00:45:00Z", "2027-03-28 01:00"),
    ] {
        assert_eq!(
            proposed(&memory(), kind, minutes, now),
            start,
            "{kind} {minutes} {now}"
        );
    }
}

#[test]
fn it_meets_no_other_window_on_its_components() {
    let booked = |components: &str, more: &str| {
        window(
            &format!(
                "start = 2026-11-24 23:00:00\nend = 2026-11-25 00:20:00\ncomponents = [\"{components}\"]\n{more}"
            ),
            "",
        )
    };
    let published = "announced = 2026-11-20 09:00:00";
    let unannounced = "announced = 2026-11-23 09:00:00";
    let proposal = "announced = 2026-11-20 09:00:00\nstatus = \"proposed\"";
    let series = |announced: &str| {
        let head = format!(
            "start = 2026-11-23 23:00:00\nduration = \"30m\"\nrepeat = \"FREQ=DAILY\"\ncomponents = [\"web\"]\n{announced}"
        );
        window(&head, "")
    };
    let moved = |update: &str| {
        let head = format!(
            "start = 2026-12-24 23:00:00\nend = 2026-12-25 00:20:00\ncomponents = [\"web-1\"]\n{published}"
        );
        window(&head, &format!("\n## 2026-11-20 10:00 {update}\n"))
    };
    for (text, start) in [
        (booked("web-1", published), "2026-11-25 00:30"),
        (booked("web", published), "2026-11-25 00:30"),
        (booked("web-2", published), "2026-11-24 23:00"),
        (booked("web-1", unannounced), "2026-11-25 00:30"),
        (booked("web-1", proposal), "2026-11-25 00:30"),
        // Each night until half past eleven, announced two days before; and one that begins only later.
        (series("announced = 2026-11-21 09:00:00"), "2026-11-24 23:30"),
        (series("announced = 2026-11-22 09:00:00"), "2026-11-24 23:30"),
        (
            moved("Rescheduled to 2026-11-24 22:50 - 23:10"),
            "2026-11-24 23:15",
        ),
        (moved("Cancelled"), "2026-11-24 23:00"),
    ] {
        let site = memory().with("maintenance/w.md", text.clone());
        assert_eq!(proposed(&site, "routine", 30, NOW), start, "{text}");
    }
}

fn site() -> SiteTest {
    SiteTest::empty().file("site.toml", SITE)
}

fn new(site: &SiteTest, args: &[&str]) -> Run {
    site.run(&[&["new"], args, &["--now", NOW]].concat())
}

#[test]
fn a_window_is_proposed_written_and_read() {
    let site = site();
    let args = [
        "maintenance",
        "Neue Platten, größer",
        "--component",
        "web-1",
        "--component",
        "web",
        "--impact",
        "degraded",
        "--kind",
        "security",
        "--expected-downtime",
        "10m",
        "--reason",
        "They are full",
        "--proposed",
        "--text",
        "We install them.",
    ];
    let done = new(&site, &args).status(0);
    let path = "content/maintenance/2026-11-24-neue-platten-groesser.md";
    assert_eq!(done.stdout, format!("{path}\n"));
    assert_eq!(
        done.stderr,
        "start: 2026-11-24 23:00 (Europe/London), the first that keeps the rules\n\
         next: look at it with `tidings serve`, then run `tidings check`\n"
    );
    assert_eq!(
        site.read(path),
        "+++\ntitle = \"Neue Platten, größer\"\nkind = \"security\"\nstart = 2026-11-24 23:00:00\nduration = \"30m\"\n\
         announced = 2026-11-21 09:07:00\ncomponents = [\"web-1\", \"web\"]\nimpact = \"degraded\"\n\
         expected_downtime = \"10m\"\nstatus = \"proposed\"\nreason = \"They are full\"\n+++\nWe install them.\n"
    );
    site.run(&["check", "--deny", "warnings", "--now", NOW])
        .says("no mistakes found\n");
    // The same again is not written over it, though its start would be another.
    let before = site.read(path);
    new(&site, &args).status(2).mentions(
        "error: there is a file of this name, and it is not overwritten: `2026-11-24-neue-platten-groesser`; name \
         another, such as `--slug 2026-11-24-neue-platten-groesser-2`\n",
    );
    assert_eq!(site.read(path), before);
}

#[test]
fn what_is_given_is_written_as_it_is_given() {
    let site = site();
    let args = [
        "maintenance",
        "Later",
        "--component",
        "web-1",
        "--impact",
        "none",
        "--start",
        "2026-10-25T00:30:00Z",
        "--end",
        "2026-10-25 02:15",
        "--announced",
        "2026-10-01 09:00",
        "--slug",
        "later",
    ];
    new(&site, &args).status(0);
    assert_eq!(
        site.read("content/maintenance/later.md"),
        "+++\ntitle = \"Later\"\nstart = 2026-10-25 01:30:00+01:00\nend = 2026-10-25 02:15:00\n\
         announced = 2026-10-01 09:00:00\ncomponents = [\"web-1\"]\nimpact = \"none\"\n+++\n"
    );
}

#[test]
fn an_incident_an_issue_and_a_page_are_written() {
    let site = site();
    for (args, path, text) in [
        (
            &[
                "incident",
                "Down",
                "--impact",
                "major",
                "--status",
                "web-1=major_outage",
                "--text",
                "It is.",
            ][..],
            "content/incidents/2026-11-21-down.md",
            "+++\ntitle = \"Down\"\nstarted = 2026-11-21 09:07:00\nimpact = \"major\"\n\n[components]\n\
             web-1 = \"major_outage\"\n+++\nIt is.\n",
        ),
        (
            &[
                "incident",
                "Slow",
                "--impact",
                "minor",
                "--started",
                "2026-11-20 23:50",
            ],
            "content/incidents/2026-11-20-slow.md",
            "+++\ntitle = \"Slow\"\nstarted = 2026-11-20 23:50:00\nannounced = 2026-11-21 09:07:00\nimpact = \"minor\"\n+++\n",
        ),
        (
            &["newsletter", "Autumn", "--number", "7"],
            "content/newsletters/2026-11/index.md",
            "+++\ntitle = \"Autumn\"\ndate = 2026-11-21\nnumber = 7\n+++\n",
        ),
        (
            &["newsletter", "Winter", "--date", "2026-12-01 08:00"],
            "content/newsletters/2026-12/index.md",
            "+++\ntitle = \"Winter\"\ndate = 2026-12-01 08:00:00\nnumber = 8\n+++\n",
        ),
        (
            &["page", "How we work", "--nav", "35"],
            "content/pages/how-we-work.md",
            "+++\ntitle = \"How we work\"\nnav = 35\n+++\n",
        ),
        (
            &["page", "Questions", "--faq", "--text", "## Why?\nBecause."],
            "content/pages/questions.md",
            "+++\ntitle = \"Questions\"\nkind = \"faq\"\n+++\n## Why?\nBecause.\n",
        ),
    ] {
        assert_eq!(new(&site, args).status(0).stdout, format!("{path}\n"));
        assert_eq!(site.read(path), text);
    }
    site.run(&["check", "--now", NOW]).status(0);
    site.run(&["build", "--now", NOW]).status(0);
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    let site = site();
    new(&site, &["maintenance"]).status(2).says(
        "error: this is missing, and there is no terminal to ask on:\n  TITLE: what it is called\n  \
         --component ID: what it concerns, once for each: `web-1`, `web-2` and `web`\n  \
         --impact IMPACT: the worst to expect: `none`, `reduced_redundancy`, `degraded` and `outage`\n",
    );
    new(&site, &["incident", "Down"]).status(2).says(
        "error: this is missing, and there is no terminal to ask on:\n  \
         --impact IMPACT: how much it matters: `none`, `minor`, `major` and `critical`\n",
    );
    new(&site, &["page"])
        .status(2)
        .says("error: this is missing, and there is no terminal to ask on:\n  TITLE: what it is called\n");
    assert!(!site.path("content").exists());
}

#[test]
fn what_would_be_a_mistake_is_not_written() {
    let site = site();
    let window = ["maintenance", "W", "--component", "web-1", "--impact", "none"];
    let refused: [(&[&str], &str); 9] = [
        (
            &["--component", "web-3"],
            "there is no component or group `web-3`",
        ),
        (&["--kind", "hardwear"], "there is no kind `hardwear`"),
        (
            &["--expected-downtime", "40m"],
            "the interruption to expect is longer than the window",
        ),
        (
            &["--start", "2026-03-29 01:30"],
            "error: --start: the local time 2026-03-29 01:30:00 does not exist",
        ),
        (&["--start", "soon"], "error: --start: `soon` is not an instant"),
        (
            &["--duration", "long"],
            "error: --duration: `long` is not a length of time",
        ),
        (&["--announced", "x"], "error: --announced: `x` is not an instant"),
        (
            &["--slug", "../../etc"],
            "error: --slug: `../../etc` cannot be part of an address; write it like `etc`",
        ),
        (&["--text", "[away](nowhere.md)"], "error: nothing was written"),
    ];
    for (args, said) in refused {
        new(&site, &[&window, args].concat()).status(2).mentions(said);
    }
    new(&site, &["page", "Uptime"])
        .status(2)
        .mentions("`/uptime/` is an address of Tidings itself");
    new(&site, &["page", "日本"])
        .status(2)
        .mentions("error: no slug can be made from the title");
    assert!(!site.path("content").exists());
}

#[test]
fn nothing_is_written_into_a_site_with_mistakes() {
    let site = site().file("content/pages/a.md", "no front matter\n");
    new(&site, &["page", "Other"])
        .status(1)
        .mentions("error[tidings::content::no-front-matter]");
    assert!(!site.path("content/pages/other.md").exists());
}

/// The name of a draft, and of a file in a folder of its own, is taken too.
#[test]
fn a_name_that_any_file_has_is_taken() {
    let site = site()
        .file(
            "content/pages/draft.md",
            "+++\ntitle = \"Draft\"\ndraft = true\n+++\n",
        )
        .file("content/pages/below/deep.md", "+++\ntitle = \"Deep\"\n+++\n");
    for title in ["Draft", "Deep"] {
        let slug = title.to_lowercase();
        new(&site, &["page", title])
            .status(2)
            .mentions(&format!("such as `--slug {slug}-2`"));
    }
    new(&site, &["page", "Deep", "--slug", "deep-2"]).status(0);
}

#[test]
fn the_text_may_come_from_standard_input() {
    let site = site();
    let mut child = site
        .command(&["new", "page", "Long", "--text", "-", "--now", NOW])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"One.\n\nTwo.\n").unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(
        site.read("content/pages/long.md"),
        "+++\ntitle = \"Long\"\n+++\nOne.\n\nTwo.\n"
    );
}

/// Only what the new file brings with it: what is warned of already is the business of `check`.
#[test]
fn a_broken_rule_is_told_and_not_refused() {
    let picture = |alternative: &str| format!("+++\ntitle = \"P\"\n+++\n![{alternative}](/assets/a.svg)\n");
    let site = site()
        .file("content/assets/a.svg", "<svg/>")
        .file("content/pages/old.md", &picture(""));
    let args = [
        "maintenance",
        "By day",
        "--component",
        "web-1",
        "--impact",
        "none",
        "--start",
        "2026-11-23 12:00",
        "--duration",
        "45m",
    ];
    let done = new(&site, &args).status(0);
    let told: Vec<&str> = done
        .stderr
        .lines()
        .filter(|line| line.starts_with("warning"))
        .collect();
    let codes: Vec<&str> = told
        .iter()
        .filter_map(|line| line.split(['[', ']']).nth(1))
        .collect();
    assert_eq!(
        codes,
        [
            "tidings::check::quiet-hours",
            "tidings::check::too-long",
            "tidings::check::notice"
        ],
        "{}",
        done.stderr
    );
    assert!(site.path("content/maintenance/2026-11-23-by-day.md").is_file());
    // What meets it is told too, wherever that stands.
    let args = [&args[..1], &["At once"], &args[2..]].concat();
    new(&site, &args)
        .status(0)
        .mentions("warning[tidings::check::two-at-once]");
    let fine = new(&site, &["page", "Fine", "--text", "![Seen](/assets/a.svg)"]).status(0);
    assert_eq!(
        fine.stderr,
        "next: look at it with `tidings serve`, then run `tidings check`\n"
    );
}

/// Two of routine a year: with those of December and March no other has a place before the next December.
#[test]
fn a_month_that_is_full_is_passed_over_and_what_is_broken_is_said() {
    let rules = SITE.replace(
        "max_duration = \"30m\"\n",
        "max_duration = \"30m\"\nmax_per_year = 2\n",
    );
    let done = |month: &str| {
        window(
            &format!(
                "start = {month} 01:00:00\nduration = \"30m\"\nannounced = 2025-11-01 00:00:00\ncomponents = [\"web-1\"]"
            ),
            "",
        )
    };
    let site = SiteTest::empty()
        .file("site.toml", &rules)
        .file("content/maintenance/a.md", &done("2025-12-10"))
        .file("content/maintenance/b.md", &done("2026-03-10"));
    let new = [
        "new",
        "maintenance",
        "M",
        "--component",
        "web-1",
        "--impact",
        "none",
        "--now",
        NOW,
    ];
    site.run(&new)
        .status(0)
        .mentions("start: 2026-12-01 00:00 (Europe/London), the first that keeps the rules\n");
    let longer = [&new[..], &["--duration", "2h"]].concat();
    site.run(&longer).status(0).mentions(
        "start: 2027-03-01 00:00 (Europe/London), the first that keeps the rules but for `max_duration`\n",
    );
    for length in ["0s", "9999999d"] {
        let never = [&new[..], &["--duration", length]].concat();
        site.run(&never)
            .status(2)
            .mentions(&format!("--duration: `{length}` is "));
    }
}

#[test]
fn what_cannot_be_is_told_in_the_words_of_the_flag() {
    let site = SiteTest::empty().file("site.toml", SITE);
    for (args, said) in [
        (
            &["new", "newsletter", "N", "--date", "2026-13-05"][..],
            "--date: there is no day `2026-13-05`",
        ),
        (
            &[
                "new",
                "incident",
                "I",
                "--impact",
                "minor",
                "--started",
                "2026-12-01 09:00",
                "--now",
                NOW,
            ],
            "--started: 2026-12-01 09:00 is still to come",
        ),
    ] {
        site.run(args).status(2).mentions(said);
    }
}
