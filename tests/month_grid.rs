//! What is coming, as months: a bar over the days of each window.

use crate::memory::Memory;
use crate::support::{Page, text};

fn site(windows: &[(&str, &str, &str)]) -> Memory {
    let site = Memory::new(
        r#"
[site]
title = "S"
base_url = "https://status.example/"
language = "en-GB"
timezone = "Europe/London"
[maintenance]
quiet_hours = ""
[[components]]
id = "a"
name = "Alpha"
"#,
    );
    windows.iter().fold(site, |site, (slug, times, rest)| {
        let text = format!(
            "+++\ntitle = \"{slug}\"\n{times}\nannounced = 2026-10-01 09:00:00\ncomponents = [\"a\"]\n\
             impact = \"outage\"\n{rest}"
        );
        let text = if rest.contains("+++") {
            text
        } else {
            format!("{text}+++\nWork.\n")
        };
        site.with(&format!("maintenance/{slug}.md"), text)
    })
}

fn page(memory: &Memory, now: &str) -> Page {
    Page::of(&memory.publish(now), "maintenance/")
}

/// Each row of a month that is no row of dates: the cells, each as its width and its words.
fn rows(page: &Page) -> Vec<String> {
    let rows = page.all(".grid tbody tr:not(.dates)").into_iter();
    let cell = |cell: scraper::ElementRef<'_>| {
        let words = text(cell);
        let days = cell.value().attr("colspan").unwrap_or("1").to_owned();
        if words.is_empty() {
            ".".to_owned()
        } else {
            format!("[{days}: {words}]")
        }
    };
    rows.map(|row| row.child_elements().map(cell).collect::<Vec<_>>().join(" "))
        .collect()
}

const NOW: &str = "2026-12-03T12:00:00Z";

#[test]
fn a_window_is_a_bar_over_its_local_days() {
    let cases: [(&str, &str, &[&str]); 7] = [
        (
            "one day",
            "start = 2026-12-08 01:00:00\nduration = \"1h\"",
            &[". [1: 01:00 w] . . . . ."],
        ),
        (
            "over midnight",
            "start = 2026-12-08 23:30:00\nduration = \"1h\"",
            &[". [2: 23:30 w] . . . ."],
        ),
        (
            "until midnight",
            "start = 2026-12-08 23:00:00\nduration = \"1h\"",
            &[". [1: 23:00 w] . . . . ."],
        ),
        (
            "over a Sunday",
            "start = 2026-12-13 23:30:00\nduration = \"1h\"",
            &[". . . . . . [1: 23:30 w]", "[1: w] . . . . . ."],
        ),
        (
            "over the end of the month",
            "start = 2026-12-31 23:30:00\nduration = \"1h\"",
            &[". . . [1: 23:30 w] . . .", ". . . . [1: w] . ."],
        ),
        (
            "ten days",
            "start = 2026-12-10 12:00:00\nduration = \"10d\"",
            &[". . . [4: 12:00 w]", "[7: w]"],
        ),
        // Midnight in UTC is another day than in London in summer.
        (
            "in summer",
            "start = 2026-07-01 00:30:00\nduration = \"29m\"",
            &[". . [1: 00:30 w] . . . ."],
        ),
    ];
    for (name, times, expected) in cases {
        let (memory, now) = if name == "in summer" {
            let memory = site(&[("w", times, "")]);
            (
                Memory::with(
                    memory,
                    "maintenance/w.md",
                    format!(
                        "+++\ntitle = \"w\"\n{times}\nannounced = 2026-06-01 09:00:00\ncomponents = [\"a\"]\nimpact = \"outage\"\n+++\n"
                    ),
                ),
                "2026-06-20T00:00:00Z",
            )
        } else {
            (site(&[("w", times, "")]), NOW)
        };
        assert_eq!(rows(&page(&memory, now)), expected, "{name}");
    }
}

#[test]
fn windows_on_the_same_days_lie_one_under_the_other() {
    let memory = site(&[
        ("long", "start = 2026-12-07 22:00:00\nduration = \"3d\"", ""),
        ("early", "start = 2026-12-07 01:00:00\nduration = \"1h\"", ""),
        ("late", "start = 2026-12-10 23:00:00\nduration = \"1h\"", ""),
        ("after", "start = 2026-12-11 01:00:00\nduration = \"1h\"", ""),
    ]);
    assert_eq!(
        rows(&page(&memory, NOW)),
        [
            "[4: 22:00 long] [1: 01:00 after] . .",
            "[1: 01:00 early] . . [1: 23:00 late] . . .",
        ]
    );
}

#[test]
fn more_windows_than_there_is_room_for_are_counted() {
    let names: Vec<String> = (0..9).map(|at| format!("w{at}")).collect();
    let windows: Vec<(&str, &str, &str)> = names
        .iter()
        .map(|name| {
            (
                name.as_str(),
                "start = 2026-12-08 01:00:00\nduration = \"1h\"",
                "",
            )
        })
        .collect();
    let rows = rows(&page(&site(&windows), NOW));
    assert_eq!(rows.len(), 7);
    assert_eq!(rows[6], "[7: 3 more]");
}

#[test]
fn months_are_those_with_a_window_that_is_open_or_coming() {
    let cancelled = "+++\nWork.\n\n## 2026-12-01 09:00 Cancelled\nNo.\n";
    let memory = site(&[
        ("past", "start = 2026-11-08 01:00:00\nduration = \"1h\"", ""),
        ("off", "start = 2027-01-08 01:00:00\nduration = \"1h\"", cancelled),
        ("over", "start = 2026-12-03 11:00:00\nduration = \"1h\"", ""),
        ("open", "start = 2026-12-03 11:30:00\nduration = \"1h\"", ""),
        (
            "asked",
            "start = 2027-02-08 01:00:00\nduration = \"1h\"",
            "status = \"proposed\"\n",
        ),
    ]);
    let page = page(&memory, NOW);
    assert_eq!(page.texts(".grid caption"), ["December 2026", "February 2027"]);
    assert_eq!(page.texts(".grid a"), ["11:30 open", "01:00 asked"]);
    assert_eq!(page.attributes(".grid a", "class"), ["in_progress", "proposed"]);
    assert_eq!(
        page.attributes(".grid a", "title"),
        [
            "open: Thu 3 Dec 2026 11:30 to 12:30 GMT, In progress",
            "asked: Mon 8 Feb 2027 01:00 to 02:00 GMT, Awaiting confirmation",
        ]
    );
    assert_eq!(page.texts(".grid [aria-current]"), ["3"]);
}

#[test]
fn nothing_planned_is_no_calendar() {
    let memory = site(&[("past", "start = 2026-11-08 01:00:00\nduration = \"1h\"", "")]);
    assert!(page(&memory, NOW).all(".grid, #calendar").is_empty());
}

#[test]
fn one_that_is_late_reaches_to_today() {
    let memory = site(&[("late", "start = 2026-12-01 23:00:00\nduration = \"30m\"", "")])
        .edit("quiet_hours = \"\"", "quiet_hours = \"\"\ncomplete = \"manual\"");
    assert_eq!(rows(&page(&memory, NOW)), [". [3: 23:00 late] . . ."]);
}

#[test]
fn weeks_begin_as_the_language_has_it() {
    let window = [("w", "start = 2026-12-08 01:00:00\nduration = \"1h\"", "")];
    for (language, first) in [("en-GB", "Mon"), ("en-US", "Sun")] {
        let memory = site(&window).edit("language = \"en-GB\"", &format!("language = \"{language}\""));
        let page = page(&memory, NOW);
        assert_eq!(page.texts(".grid th")[0], first, "{language}");
        let days: Vec<String> = page.texts(".dates td");
        let at = days.iter().position(|day| day == "1").unwrap();
        assert_eq!(page.texts(".grid th")[at], "Tue", "{language}");
        assert_eq!(rows(&page)[0].matches('.').count(), 6, "{language}");
    }
}
