//! What may be written in which state, and what a heading that may not stand there is told.

use super::site;

/// Every word that a window's update can have, with what must follow it.
const WORDS: [(&str, &str); 8] = [
    ("Confirmed", ""),
    ("In progress", ""),
    ("Verifying", ""),
    ("Completed", ""),
    ("Cancelled", ""),
    ("Extended", " to 2026-12-20 01:00"),
    ("Rescheduled", " to 2026-12-21 01:00"),
    ("Update", ""),
];

/// How a window comes into each state by noon of 3 December 2026, how the state is called, and what may be
/// written then, by the table of 05-time.md.
const STATES: [(&str, &str, &str, &[&str]); 10] = [
    (
        "status = \"proposed\"",
        "## 2026-12-01 09:00 Rescheduled to 2026-12-09 01:00",
        "proposed",
        &["Confirmed", "Rescheduled", "Cancelled", "Update"],
    ),
    (
        "",
        "## 2026-12-01 09:00 Rescheduled to 2026-12-09 01:00",
        "scheduled",
        &["In progress", "Extended", "Rescheduled", "Cancelled", "Update"],
    ),
    (
        "",
        "## 2026-12-01 09:00 Extended to 2026-12-04 01:00",
        "in progress",
        &[
            "Verifying",
            "Completed",
            "Extended",
            "Rescheduled",
            "Cancelled",
            "In progress",
            "Update",
        ],
    ),
    (
        "kind = \"manual\"",
        "",
        "in progress, longer than planned",
        &[
            "Verifying",
            "Completed",
            "Extended",
            "Rescheduled",
            "Cancelled",
            "In progress",
            "Update",
        ],
    ),
    (
        "kind = \"manual\"",
        "## 2026-12-03 01:10 Verifying",
        "verifying",
        &["In progress", "Completed", "Extended", "Cancelled", "Update"],
    ),
    ("", "", "ended by the clock", &["Completed", "Extended", "Update"]),
    ("", "## 2026-12-03 01:10 Completed", "completed", &["Update"]),
    ("", "## 2026-12-03 01:10 Cancelled", "cancelled", &["Update"]),
    (
        "status = \"proposed\"",
        "## 2026-12-01 09:00 Cancelled",
        "cancelled",
        &["Update"],
    ),
    (
        "status = \"proposed\"",
        "",
        "lapsed (its start came before it was confirmed)",
        &["Rescheduled", "Cancelled", "Update"],
    ),
];

#[test]
fn what_may_not_be_written_is_an_error_that_lists_what_may() {
    for (front, before, state, allowed) in STATES {
        for (word, rest) in WORDS {
            let notice = format!(
                "+++\ntitle = \"T\"\ncomponents = [\"web-1\"]\nimpact = \"outage\"\n\
                 start = 2026-12-03 01:00:00\nend = 2026-12-03 01:30:00\nannounced = 2026-11-27 09:00:00\n\
                 {front}\n+++\n\n{before}\n\n## 2026-12-03 12:00 {word}{rest}\n"
            );
            let memory = site("Europe/London").with("maintenance/t.md", notice);
            // An update whose time has not come is held against the table all the same.
            for now in ["2026-12-03T12:00:00Z", "2026-11-01T00:00:00Z"] {
                let expected = if allowed.contains(&word) {
                    vec![]
                } else {
                    vec![(
                        "maintenance::not-allowed",
                        format!("`{word}` cannot be written while the window is {state}"),
                        format!("what may be written then: {}", listed(allowed)),
                    )]
                };
                assert_eq!(memory.errors(now), expected, "{word} while {state}");
            }
        }
    }
}

/// `a`, `b` and `c`
fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

const INCIDENT_WORDS: [&str; 7] = [
    "Investigating",
    "Identified",
    "Monitoring",
    "Deferred",
    "Resolved",
    "Postmortem",
    "Update",
];

const OPEN: &[&str] = &[
    "Investigating",
    "Identified",
    "Monitoring",
    "Deferred",
    "Resolved",
    "Update",
];

/// The updates that bring an incident into each state, and what may be written then.
const INCIDENT_STATES: [(&[&str], &str, &[&str]); 6] = [
    (&[], "investigating", OPEN),
    (&["Identified"], "identified", OPEN),
    (&["Monitoring"], "monitoring", OPEN),
    (&["Deferred"], "deferred", OPEN),
    (&["Resolved"], "resolved", &["Postmortem", "Update"]),
    (&["Resolved", "Postmortem"], "postmortem", &["Update"]),
];

#[test]
fn the_same_for_incidents() {
    let window = "+++\ntitle = \"W\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-01 09:00:00\n\
                  components = [\"web-1\"]\nimpact = \"outage\"\nfixes = [\"t\"]\n+++\n";
    for (before, state, allowed) in INCIDENT_STATES {
        for word in INCIDENT_WORDS {
            let notice = written("impact = \"minor\"", before, word);
            let memory = site("Europe/London").with("incidents/t.md", notice);
            let memory = memory.with("maintenance/w.md", window);
            assert_eq!(
                memory.errors("2026-11-02T12:00:00Z"),
                refusal(word, state, allowed),
                "{word} while {state}"
            );
        }
    }
    for (before, state, allowed) in [
        (&[][..], "investigating", &["Update", "Resolved"][..]),
        (&["Update"], "investigating", &["Update", "Resolved"]),
        (&["Resolved"], "resolved", &["Update"]),
    ] {
        for word in INCIDENT_WORDS.iter().filter(|word| **word != "Deferred") {
            let memory =
                site("Europe/London").with("incidents/t.md", written("impact = \"none\"", before, word));
            assert_eq!(
                memory.errors("2026-11-02T12:00:00Z"),
                refusal(word, state, allowed),
                "plain notice: {word} while {state}"
            );
        }
    }
}

fn written(front: &str, before: &[&str], word: &str) -> String {
    let mut notice = format!("+++\ntitle = \"T\"\nstarted = 2026-11-02 09:00:00\n{front}\n+++\n\n");
    for (minute, word) in before.iter().chain([&word]).enumerate() {
        notice.push_str(&format!("## 2026-11-02 10:0{minute} {word}\n\n"));
    }
    notice
}

fn refusal(word: &str, state: &str, allowed: &[&str]) -> Vec<(&'static str, String, String)> {
    if allowed.contains(&word) {
        return Vec::new();
    }
    vec![(
        "incident::not-allowed",
        format!("`{word}` cannot be written while the incident is {state}"),
        format!("what may be written then: {}", listed(allowed)),
    )]
}

#[test]
fn deferred_needs_a_window_and_resolved_takes_no_block() {
    let memory = |updates: &str| {
        let notice = format!(
            "+++\ntitle = \"T\"\nstarted = 2026-11-02 09:00:00\nimpact = \"minor\"\n+++\n\n{updates}"
        );
        let found = site("Europe/London").with("incidents/t.md", notice);
        let codes = found.errors("2026-11-03T00:00:00Z").into_iter();
        codes.map(|(code, ..)| code).collect::<Vec<_>>()
    };
    assert_eq!(
        memory("## 2026-11-02 10:00 Deferred\n"),
        ["incident::deferred-without-window"]
    );
    assert_eq!(
        memory("## 2026-11-02 10:00 Resolved\n```components\nweb-1 = \"operational\"\n```\n"),
        ["incident::block-in-resolved"]
    );
}

#[test]
fn headings_that_do_not_fit_are_errors() {
    let cases = [
        ("2026-12-03 01:10 Extended to 01:30", "maintenance::extended-far"),
        (
            "2026-12-03 01:10 Extended to 2026-12-03 01:20",
            "maintenance::extended-earlier",
        ),
        ("2026-12-03 01:10 Extended to 13:31", "maintenance::extended-far"),
        (
            "2026-12-03 01:40 Extended to 01:40",
            "maintenance::extended-to-the-past",
        ),
        (
            "2026-12-03 00:10 Rescheduled to 2026-12-03 00:09",
            "maintenance::rescheduled-to-the-past",
        ),
        (
            "2026-12-03 00:10 Rescheduled to 2026-12-09 01:00 - 2026-12-09 01:00",
            "maintenance::end-before-start",
        ),
        ("2026-12-03 00:10 Rescheduled to 02:00", "content::update-heading"),
        ("2026-12-03 00:10 Extended", "content::unknown-state"),
        ("2026-12-03 00:10 Done", "content::unknown-state"),
        ("2026-12-03 00:10", "content::update-heading"),
        ("2026-12-03 Completed", "content::update-heading"),
        ("2026-12-3 00:10 Completed", "content::update-heading"),
        ("2026-13-03 00:10 Completed", "content::no-such-time"),
        ("2026-12-03 24:00 Completed", "content::no-such-time"),
        ("2026-11-27 08:59 Update", "content::update-before-announced"),
        (
            "2026-12-03 00:10 Update for 2026-12-03",
            "content::update-for-date",
        ),
    ];
    for (heading, code) in cases {
        let notice = format!(
            "+++\ntitle = \"T\"\ncomponents = [\"web-1\"]\nimpact = \"outage\"\nstart = 2026-12-03 01:00:00\n\
             end = 2026-12-03 01:30:00\nannounced = 2026-11-27 09:00:00\n+++\n\n## {heading}\n"
        );
        let found = site("Europe/London")
            .with("maintenance/t.md", notice)
            .errors("2026-12-04T00:00:00Z");
        let codes: Vec<&str> = found.iter().map(|(code, ..)| *code).collect();
        assert_eq!(codes, [code], "{heading}: {found:?}");
    }
}
