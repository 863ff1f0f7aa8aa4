//! Calendars as programs read them: the values of every state, by 12-tables.md; a UID for ever; a SEQUENCE that
//! rises with each published change and only then; lines that every reader can put together again.

use crate::support::{NOW, SiteTest, Tree, tree};

const ALL: &str = "maintenance/calendar.ics";

/// A window's life: its instants, what they bring, and what is then told. A row holds until the next.
#[test]
fn sequence_rises_with_each_published_change_and_only_then() {
    let site = site().file(
        "content/maintenance/patch.md",
        &window(
            "status = \"proposed\"",
            r#"
## 2026-11-28 09:00 Confirmed
## 2026-11-29 09:00 Rescheduled to 2026-12-04 01:00
## 2026-11-30 09:00 Update
## 2026-12-04 01:10 In progress
## 2026-12-04 01:20 Extended to 02:00
## 2026-12-04 01:50 Verifying
## 2026-12-04 01:55 Completed
## 2026-12-05 09:00 Update
"#,
        ),
    );
    let life = "
        2026-11-27T09:00:00Z | 0 | TENTATIVE TENTATIVE | 20261203T010000Z 20261203T013000Z | 20261127T090000Z
        2026-11-28T09:00:00Z | 1 | CONFIRMED CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261128T090000Z
        2026-11-29T09:00:00Z | 2 | CONFIRMED CONFIRMED | 20261204T010000Z 20261204T013000Z | 20261129T090000Z
        2026-11-30T09:00:00Z | 3 | CONFIRMED CONFIRMED | 20261204T010000Z 20261204T013000Z | 20261130T090000Z
        2026-12-03T01:00:00Z | 3 | CONFIRMED CONFIRMED | 20261204T010000Z 20261204T013000Z | 20261130T090000Z
        2026-12-04T01:00:00Z | 4 | IN-PROCESS CONFIRMED | 20261204T010000Z 20261204T013000Z | 20261204T010000Z
        2026-12-04T01:10:00Z | 5 | IN-PROCESS CONFIRMED | 20261204T010000Z 20261204T013000Z | 20261204T011000Z
        2026-12-04T01:20:00Z | 6 | IN-PROCESS CONFIRMED | 20261204T010000Z 20261204T020000Z | 20261204T012000Z
        2026-12-04T01:50:00Z | 7 | IN-PROCESS CONFIRMED | 20261204T010000Z 20261204T020000Z | 20261204T015000Z
        2026-12-04T01:55:00Z | 8 | COMPLETED CONFIRMED | 20261204T010000Z 20261204T020000Z | 20261204T015500Z
        2026-12-05T09:00:00Z | 9 | COMPLETED CONFIRMED | 20261204T010000Z 20261204T020000Z | 20261205T090000Z
    ";
    follows(&site, life);
}

#[test]
fn the_clock_alone_raises_it_too() {
    let site = site().file("content/maintenance/patch.md", &window("", ""));
    follows(
        &site,
        "
        2026-11-27T09:00:00Z | 0 | CONFIRMED CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261127T090000Z
        2026-12-02T01:00:00Z | 0 | CONFIRMED CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261127T090000Z
        2026-12-03T01:00:00Z | 1 | IN-PROCESS CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261203T010000Z
        2026-12-03T01:30:00Z | 2 | COMPLETED CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261203T013000Z
        ",
    );
}

#[test]
fn one_that_overruns_says_nothing_new() {
    let site = site().file(
        "content/maintenance/patch.md",
        &window("kind = \"manual\"", "\n## 2026-12-03 02:00 Cancelled\n"),
    );
    follows(
        &site,
        "
        2026-11-27T09:00:00Z | 0 | CONFIRMED CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261127T090000Z
        2026-12-03T01:00:00Z | 1 | IN-PROCESS CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261203T010000Z
        2026-12-03T01:30:00Z | 1 | IN-PROCESS CONFIRMED | 20261203T010000Z 20261203T013000Z | 20261203T010000Z
        2026-12-03T02:00:00Z | 2 | CANCELLED CANCELLED | 20261203T010000Z 20261203T013000Z | 20261203T020000Z
        ",
    );
}

#[test]
fn one_that_nobody_confirms_lapses() {
    let site = site().file(
        "content/maintenance/patch.md",
        &window(
            "status = \"proposed\"",
            "\n## 2026-12-04 09:00 Rescheduled to 2026-12-10 01:00\n",
        ),
    );
    follows(
        &site,
        "
        2026-11-27T09:00:00Z | 0 | TENTATIVE TENTATIVE | 20261203T010000Z 20261203T013000Z | 20261127T090000Z
        2026-12-03T01:00:00Z | 1 | CANCELLED CANCELLED | 20261203T010000Z 20261203T013000Z | 20261203T010000Z
        2026-12-03T01:30:00Z | 1 | CANCELLED CANCELLED | 20261203T010000Z 20261203T013000Z | 20261203T010000Z
        2026-12-04T09:00:00Z | 2 | TENTATIVE TENTATIVE | 20261210T010000Z 20261210T013000Z | 20261204T090000Z
        2026-12-10T01:00:00Z | 3 | CANCELLED CANCELLED | 20261210T010000Z 20261210T013000Z | 20261210T010000Z
        ",
    );
}

/// Every property but the alarms, in a file's own order.
#[test]
fn an_event_word_for_word() {
    let site = SiteTest::new()
        .edit(
            "site.toml",
            "timezone = \"Europe/London\"\n",
            r#"timezone = "Europe/London"
id_base = "https://ids.example/status/"
[site.owner]
email = "ops@firm.example"
url = "https://www.firm.example/about/"
"#,
        )
        .file(
            "content/maintenance/patch.md",
            r#"+++
title = "Patches"
id = "HH-7"
kind = "security"
start = 2026-12-10 01:00:00
end = 2026-12-10 01:30:00
announced = 2026-11-27 09:00:00
components = ["web-1", "web-2"]
impact = "degraded"
expected_downtime = "10m"
reason = "Monthly updates"
[impacts]
web-2 = "none"
+++
We restart the servers.
"#,
        );
    let output = built(&site, NOW);
    let event = [
        "BEGIN:VEVENT",
        "CATEGORIES:Security patches",
        "CREATED:20261127T090000Z",
        "DESCRIPTION:Slower or partly unavailable.\\nConcerns Web server 1 and Web server 2.\\nExpected \
         interruption: 10 minutes.\\nReason: Monthly updates\\nhttps://status.example/maintenance/patch/",
        "DTEND:20261210T013000Z",
        "DTSTAMP:20261127T090000Z",
        "DTSTART:20261210T010000Z",
        "LAST-MODIFIED:20261127T090000Z",
        "ORGANIZER:mailto:ops@firm.example",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "SUMMARY:HH-7 Patches",
        "TRANSP:TRANSPARENT",
        "UID:patch@ids.example",
        "URL:https://status.example/maintenance/patch/",
        "X-MAINTNOTE-ACCOUNT:public",
        "X-MAINTNOTE-IMPACT:DEGRADED",
        "X-MAINTNOTE-MAINTENANCE-ID:HH-7",
        "X-MAINTNOTE-PROVIDER:www.firm.example",
        "X-MAINTNOTE-STATUS:CONFIRMED",
        "X-MAINTNOTE-OBJECT-ID;X-MAINTNOTE-OBJECT-IMPACT=DEGRADED:web-1",
        "X-MAINTNOTE-OBJECT-ID;X-MAINTNOTE-OBJECT-IMPACT=NO-IMPACT:web-2",
        "END:VEVENT",
    ];
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tidings//Tidings//EN"];
    let named = |name: &str| {
        [
            format!("NAME:{name}"),
            format!("X-WR-CALNAME:{name}"),
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H".to_owned(),
            "X-PUBLISHED-TTL:PT1H".to_owned(),
        ]
    };
    for (path, name) in [
        (ALL, "Harbour status: maintenance"),
        (
            "components/web-2/calendar.ics",
            "Harbour status: maintenance of Web server 2",
        ),
    ] {
        let mut expected: Vec<String> = head.map(str::to_owned).to_vec();
        expected.extend(named(name));
        expected.extend(event.map(str::to_owned));
        expected.push("END:VCALENDAR".to_owned());
        assert_eq!(lines(&output, path), expected, "{path}");
    }
    let own = lines(&output, "maintenance/patch/notice.ics");
    let before_alarms: Vec<&str> = [&head[..], &event[..event.len() - 1]].concat();
    assert_eq!(own[..before_alarms.len()], before_alarms);
}

/// What stands where site.toml names no owner.
#[test]
fn without_an_owner_the_site_stands_in() {
    let output = built(
        &SiteTest::new().file("content/maintenance/patch.md", &window("", "")),
        NOW,
    );
    assert_eq!(value(&output, ALL, "ORGANIZER"), "https://status.example/");
    assert_eq!(value(&output, ALL, "X-MAINTNOTE-PROVIDER"), "status.example");
    assert_eq!(value(&output, ALL, "X-MAINTNOTE-MAINTENANCE-ID"), "patch");
    assert_eq!(value(&output, ALL, "CATEGORIES"), "Routine maintenance");
}

#[test]
fn a_mirror_has_the_same_uids_and_its_own_addresses() {
    let site = SiteTest::new().file("content/maintenance/patch.md", &window("", ""));
    site.build_with(&["--base-url", "https://mirror.example/x/"])
        .succeeds();
    let output = tree(site.path("public"));
    assert_eq!(value(&output, ALL, "UID"), "patch@status.example");
    assert_eq!(
        value(&output, ALL, "URL"),
        "https://mirror.example/x/maintenance/patch/"
    );
    assert_eq!(value(&output, ALL, "X-MAINTNOTE-PROVIDER"), "status.example");
}

#[test]
fn the_worst_impact_is_that_of_the_worst_component() {
    for (of_web_1, of_web_2, worst) in [
        ("none", "none", "NO-IMPACT"),
        ("none", "reduced_redundancy", "REDUCED-REDUNDANCY"),
        ("degraded", "none", "DEGRADED"),
        ("degraded", "outage", "OUTAGE"),
    ] {
        let impacts = format!("[impacts]\nweb-1 = \"{of_web_1}\"\nweb-2 = \"{of_web_2}\"\n+++\nWe");
        let text = window("", "")
            .replace("+++\nWe", &impacts)
            .replace("[\"web-1\"]", "[\"web-1\", \"web-2\"]");
        let site = SiteTest::new().file("content/maintenance/patch.md", &text);
        let output = built(&site, NOW);
        let told = value(&output, ALL, "X-MAINTNOTE-IMPACT");
        assert_eq!(told, worst, "{of_web_1}, {of_web_2}");
    }
}

#[test]
fn alarms_are_in_the_windows_own_file_and_only_while_it_may_be() {
    let cases = [
        ("", "", 2),
        ("status = \"proposed\"", "", 2),
        ("", "\n## 2026-11-28 09:00 Cancelled\n", 0),
        ("kind = \"quiet\"", "", 0),
    ];
    for (front, updates, count) in cases {
        let site = site().file("content/maintenance/patch.md", &window(front, updates));
        let output = built(&site, "2026-12-01T00:00:00Z");
        let own = lines(&output, "maintenance/patch/notice.ics");
        let alarms = own.iter().filter(|line| *line == "BEGIN:VALARM").count();
        assert_eq!(alarms, count, "{front}{updates}");
        for path in [ALL, "components/web-1/calendar.ics"] {
            assert!(!output.text(path).contains("VALARM"), "{path}");
        }
    }
    let site = site().file("content/maintenance/patch.md", &window("", ""));
    let own = lines(
        &built(&site, "2026-12-01T00:00:00Z"),
        "maintenance/patch/notice.ics",
    );
    let first = own.iter().position(|line| line == "BEGIN:VALARM").unwrap();
    let alarm = [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Patches",
        "DTSTAMP:20261127T090000Z",
        "TRIGGER:-PT86400S",
        "UID:patch.alarm-86400@status.example",
        "END:VALARM",
    ];
    assert_eq!(own[first..first + alarm.len()], alarm);
    assert!(own.contains(&"TRIGGER:-PT3600S".to_owned()));
}

/// A window that is over stays for 366 whole local days, its own file for ever; neither changes meanwhile.
#[test]
fn what_is_over_leaves_after_366_local_days() {
    let site = SiteTest::new()
        .file("content/maintenance/patch.md", &window("", ""))
        .file(
            "content/maintenance/off.md",
            &window("", "\n## 2026-12-03 00:30 Cancelled\n"),
        )
        .file(
            "content/maintenance/lapsed.md",
            &window("status = \"proposed\"", ""),
        );
    let over = built(&site, "2026-12-03T02:00:00Z");
    let last = built(&site, "2027-12-04T23:59:59Z");
    let gone = built(&site, "2027-12-05T00:00:00Z");
    for path in [ALL, "components/web-1/calendar.ics"] {
        assert_eq!(over.text(path).matches("BEGIN:VEVENT").count(), 3, "{path}");
        assert_eq!(over.text(path), last.text(path), "{path}");
        assert!(!gone.text(path).contains("VEVENT"), "{path}");
    }
    assert!(!over.text("components/web-2/calendar.ics").contains("VEVENT"));
    for slug in ["patch", "off", "lapsed"] {
        let path = format!("maintenance/{slug}/notice.ics");
        assert_eq!(over.text(&path), gone.text(&path), "{path}");
    }
}

/// A moment is no news: neither a second nor a day without events changes a byte of any calendar.
#[test]
fn without_events_no_calendar_changes() {
    let site = SiteTest::example();
    let calendars = |now: &str| -> Vec<(String, Vec<u8>)> {
        let files = built(&site, now).files.into_iter();
        files.filter(|(path, _)| path.ends_with(".ics")).collect()
    };
    // After the reminder and before the window of 8 December, over a midnight.
    let first = calendars("2026-12-05T06:00:00Z");
    assert!(first.len() > 20);
    assert!(first == calendars("2026-12-05T06:00:01Z"));
    assert!(first == calendars("2026-12-06T06:00:00Z"));
}

#[test]
fn before_its_announcement_there_is_no_trace() {
    let site = SiteTest::new().file("content/maintenance/patch.md", &window("", ""));
    let output = built(&site, "2026-11-27T08:59:59Z");
    assert!(!output.files.contains_key("maintenance/patch/notice.ics"));
    for path in [ALL, "components/web-1/calendar.ics"] {
        assert!(!output.text(path).contains("VEVENT"), "{path}");
    }
}

/// Titles of every length, so that every line somewhere ends at every place of a sign of one, two, three and four
/// octets.
#[test]
fn long_lines_are_folded_between_signs() {
    let mut site = SiteTest::new();
    let titles: Vec<String> = (1..160)
        .map(|length| "aü日🚀 ".chars().cycle().skip(length % 5).take(length).collect())
        .map(|title: String| format!("x{}x", title.trim_end()))
        .collect();
    for (number, title) in titles.iter().enumerate() {
        let text = window("", "").replace("Patches", title);
        site = site.file(&format!("content/maintenance/w{number}.md"), &text);
    }
    let output = built(&site, NOW);
    for (number, title) in titles.iter().enumerate() {
        let path = format!("maintenance/w{number}/notice.ics");
        assert_eq!(value(&output, &path, "SUMMARY"), *title);
    }
    for path in output.paths().into_iter().filter(|path| path.ends_with(".ics")) {
        for line in output.text(path).split("\r\n") {
            assert!(line.len() <= 75, "{path}: {} octets: {line}", line.len());
        }
    }
}

#[test]
fn signs_with_a_meaning_are_escaped_and_control_characters_left_out() {
    let site = SiteTest::new()
        .edit(
            "site.toml",
            "\"Harbour status\"",
            "\"Harbour, status; \\\\ \\u0007\"",
        )
        .edit(
            "site.toml",
            "[build]",
            "[maintenance.kinds.own]\nname = \"Own, kind; \\\\\"\n[build]",
        )
        .file(
            "content/maintenance/patch.md",
            &window("kind = \"own\"\nreason = \"One,\\r\\ntwo; three\\\\n\"", "").replace(
                "\"Patches\"",
                "\"A, b; c \\\\n d: \\\"e\\\"\\nATTACH:x\\r\\nf\\rg \\u0000\\u001b\\u0085h\"",
            ),
        );
    let output = built(&site, NOW);
    assert_eq!(
        value(&output, ALL, "SUMMARY"),
        r#"A\, b\; c \\n d: "e"\nATTACH:x\nf\ng h"#
    );
    assert_eq!(value(&output, ALL, "CATEGORIES"), r"Own\, kind\; \\");
    for name in ["NAME", "X-WR-CALNAME"] {
        assert_eq!(
            value(&output, ALL, name),
            r"Harbour\, status\; \\ : maintenance",
            "{name}"
        );
    }
    let description = value(&output, ALL, "DESCRIPTION");
    assert!(
        description.contains(r"\nReason: One\,\ntwo\; three\\n\nhttps://"),
        "{description}"
    );
    assert!(
        !output
            .text(ALL)
            .contains(|c: char| c.is_control() && !"\r\n".contains(c))
    );
}

#[test]
fn pages_lead_to_calendars_and_sitemaps_do_not() {
    let site = SiteTest::new().file("content/maintenance/patch.md", &window("", ""));
    let output = built(&site, "2026-12-01T00:00:00Z");
    let links = |page: &str, address: &str| {
        let link = format!("<a href=\"{address}\" type=\"text/calendar\"");
        assert!(output.text(page).contains(&link), "{address} on {page}");
    };
    links("index.html", "/maintenance/calendar.ics");
    links("index.html", "/maintenance/patch/notice.ics");
    links("maintenance/index.html", "/maintenance/calendar.ics");
    links("maintenance/index.html", "/maintenance/patch/notice.ics");
    links("maintenance/patch/index.html", "/maintenance/patch/notice.ics");
    links("components/web-1/index.html", "/components/web-1/calendar.ics");
    links("components/web-1/index.html", "/maintenance/patch/notice.ics");
    links("subscribe/index.html", "/maintenance/calendar.ics");
    links("subscribe/index.html", "/components/web-2/calendar.ics");
    let subscribe = output.text("subscribe/index.html");
    assert!(subscribe.contains("href=\"webcal://status.example/maintenance/calendar.ics\""));
    assert!(subscribe.contains("<code>https://status.example/maintenance/calendar.ics</code>"));
    assert!(!output.text("sitemap.xml").contains(".ics"));
    assert!(
        output
            .text("_headers")
            .contains("\n/*.ics\n  Content-Type: text/calendar; charset=utf-8\n")
    );
}

/// Looks at each row at its instant and just before the next: the same bytes hold in between, in every file, and
/// the UID never changes. A row: instant, SEQUENCE, MAINTNOTE and iCalendar STATUS, start and end, DTSTAMP.
#[track_caller]
fn follows(site: &SiteTest, life: &str) {
    let rows: Vec<Vec<&str>> = life
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let own = "maintenance/patch/notice.ics";
    let mut before: Option<(String, &str)> = None;
    for row in rows {
        let [at, sequence, status, plan, stamp] = row[..] else {
            panic!("{row:?}")
        };
        let now: chrono::DateTime<chrono::Utc> = at.parse().unwrap();
        if let Some((text, _)) = &before {
            let second_before = format!("{:?}", now - chrono::TimeDelta::seconds(1));
            assert_eq!(built(site, &second_before).text(own), text, "just before {at}");
        }
        let output = built(site, at);
        for path in [own, ALL, "components/web-1/calendar.ics"] {
            let told = |name| value(&output, path, name);
            assert_eq!(told("UID"), "patch@status.example", "{at} {path}");
            assert_eq!(told("SEQUENCE"), sequence, "{at} {path}");
            assert_eq!(
                format!("{} {}", told("X-MAINTNOTE-STATUS"), told("STATUS")),
                status,
                "{at} {path}"
            );
            assert_eq!(
                format!("{} {}", told("DTSTART"), told("DTEND")),
                plan,
                "{at} {path}"
            );
            assert_eq!(told("DTSTAMP"), stamp, "{at} {path}");
            assert_eq!(told("LAST-MODIFIED"), stamp, "{at} {path}");
        }
        let text = output.text(own).to_owned();
        if let Some((text_before, sequence_before)) = before {
            assert_eq!(
                text_before == text,
                sequence_before == sequence,
                "bytes and SEQUENCE change together, at {at}"
            );
        }
        before = Some((text, sequence));
    }
}

/// A site with a kind of window whose end waits for a word and one without reminders; all others remind a day and an
/// hour before.
fn site() -> SiteTest {
    SiteTest::new().edit(
        "site.toml",
        "[build]",
        r#"[maintenance.kinds.manual]
complete = "manual"
[maintenance.kinds.quiet]
reminders = []
[build]"#,
    )
}

fn window(front: &str, updates: &str) -> String {
    format!(
        r#"+++
title = "Patches"
start = 2026-12-03 01:00:00
end = 2026-12-03 01:30:00
announced = 2026-11-27 09:00:00
components = ["web-1"]
{front}
impact = "outage"
+++
We restart the server.
{updates}"#
    )
}

fn built(site: &SiteTest, now: &str) -> Tree {
    site.build_with(&["--now", now]).succeeds();
    tree(site.path("public"))
}

/// The content lines of a calendar, put together again.
#[track_caller]
fn lines(output: &Tree, path: &str) -> Vec<String> {
    let text = output.text(path);
    assert!(text.ends_with("\r\n"), "{path} ends in the middle of a line");
    assert_eq!(
        text.matches('\n').count(),
        text.matches("\r\n").count(),
        "{path} has bare line feeds"
    );
    let unfolded = text.replace("\r\n ", "");
    unfolded.split_terminator("\r\n").map(str::to_owned).collect()
}

/// The value of a property that a calendar with one event has once, still escaped.
#[track_caller]
fn value(output: &Tree, path: &str, name: &str) -> String {
    let lines = lines(output, path);
    let values: Vec<&str> = lines
        .iter()
        .take_while(|line| *line != "BEGIN:VALARM")
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .collect();
    let [value] = values[..] else {
        panic!("{path}: {name} is there {} times", values.len())
    };
    value.to_owned()
}
