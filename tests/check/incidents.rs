//! The rules about incidents.

use super::{WINDOW, Window, found_at, site};

fn incident(impact: &str, rest: &str) -> String {
    format!("+++\ntitle = \"Slow\"\nstarted = 2026-12-01 09:00:00\nimpact = \"{impact}\"\n{rest}")
}

const OPEN: &str = "[components]\nweb-1 = \"degraded_performance\"\n+++\nPages are slow.\n";

#[track_caller]
fn of(file: &str, now: &str) -> Vec<String> {
    let window = Window {
        start: "2026-12-02 01:00:00",
        end: "2026-12-02 01:30:00",
        ..WINDOW
    };
    let site = site("").with("maintenance/w.md", window.file());
    found_at(&site.with("incidents/i.md", file), now)
}

#[test]
fn of_an_open_incident_something_is_said_every_24_hours() {
    let cases = [
        ("", "2026-12-02T08:59:59Z", &[][..]),
        ("", "2026-12-02T09:00:00Z", &["no-update incidents/i.md:3"]),
        (
            "\n## 2026-12-02 08:00 Update\nStill.\n",
            "2026-12-02T10:00:00Z",
            &[],
        ),
        (
            "\n## 2026-12-02 08:00 Update\nStill.\n",
            "2026-12-03T08:00:00Z",
            &["no-update incidents/i.md:10"],
        ),
        // What is written for later has not been said yet.
        (
            "\n## 2026-12-03 08:00 Update\nStill.\n",
            "2026-12-02T09:00:00Z",
            &["no-update incidents/i.md:3"],
        ),
        (
            "\n## 2026-12-01 10:00 Resolved\nGone.\n",
            "2026-12-05T09:00:00Z",
            &[],
        ),
    ];
    for (updates, now, expected) in cases {
        let file = incident("minor", &format!("{OPEN}{updates}"));
        assert_eq!(of(&file, now), expected, "{updates} {now}");
    }
    let exempt = [
        incident("none", "+++\nOur hours.\n"),
        incident(
            "minor",
            "[components]\nweb-1 = \"major_outage\"\n[fix]\nhow = \"false-alarm\"\n+++\nNo.\n",
        ),
    ];
    for file in exempt {
        assert_eq!(of(&file, "2026-12-09T09:00:00Z"), [""; 0]);
    }
}

#[test]
fn an_incident_may_wait_for_its_window_and_no_longer() {
    let fix = "[fix]\nhow = \"window\"\nwindow = \"w\"\n[components]\nweb-1 = \"degraded_performance\"\n+++\nSlow.\n";
    let deferred = format!("{fix}\n## 2026-12-01 10:00 Deferred\nIt waits.\n");
    let resolved = format!("{deferred}\n## 2026-12-02 01:30 Resolved\nGone.\n");
    let cases = [
        (&deferred, "2026-12-02T01:29:59Z", &[][..]),
        (
            &deferred,
            "2026-12-02T01:30:00Z",
            &["left-open incidents/i.md:13"],
        ),
        // One word is enough, also days later.
        (
            &deferred,
            "2026-12-05T01:30:00Z",
            &["left-open incidents/i.md:13"],
        ),
        (
            &fix.to_owned(),
            "2026-12-05T01:30:00Z",
            &["left-open incidents/i.md:3"],
        ),
        (&resolved, "2026-12-05T01:30:00Z", &[]),
    ];
    for (rest, now, expected) in cases {
        assert_eq!(of(&incident("minor", rest), now), expected, "{rest} {now}");
    }
}

#[test]
fn the_other_end_of_the_bond_does_as_well() {
    let window = Window {
        start: "2026-12-02 01:00:00",
        end: "2026-12-02 01:30:00",
        key: "fixes = [\"i\"]",
        ..WINDOW
    };
    let site = site("").with("maintenance/w.md", window.file());
    let site = site.with("incidents/i.md", incident("minor", OPEN));
    assert_eq!(found_at(&site, "2026-12-02T01:29:59Z"), [""; 0]);
    assert_eq!(
        found_at(&site, "2026-12-02T01:30:00Z"),
        ["left-open incidents/i.md:3"]
    );
}

/// What does not read may be the very word that a rule misses.
#[test]
fn of_a_notice_with_a_mistake_the_rules_say_nothing() {
    let incident = "+++\ntitle = \"Slow\"\nstarted = 2026-11-02 09:00:00\nimpact = \"minor\"\n+++\n\n## 2026-11-02 10:00 Mended\n";
    let window = crate::check::Window {
        announced: "2026-12-10 00:00:00",
        text: "\n## 2026-12-10 00:30 Moved\n",
        ..crate::check::WINDOW
    };
    let site = crate::check::site("notice = \"3d\"")
        .with("incidents/i.md", incident)
        .with("maintenance/w.md", window.file());
    let reading = site.checked(crate::support::NOW);
    let found: Vec<&str> = reading.diagnostics.iter().map(|finding| finding.code).collect();
    assert_eq!(found, ["content::unknown-state"; 2]);
}
