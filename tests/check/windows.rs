//! The rules about windows.

use super::{WINDOW, Window, found, found_at, site};

/// What is found of one window.
#[track_caller]
fn of(rules: &str, window: &Window) -> Vec<String> {
    found(&site(rules).with("maintenance/w.md", window.file()))
}

#[test]
fn a_window_is_told_as_long_before_as_its_kind_promises() {
    let cases = [
        ("2026-12-07 01:00:00", &[][..]),
        ("2026-12-07 01:00:01", &["notice maintenance/w.md:6"]),
        ("2026-12-10 01:00:00", &["notice maintenance/w.md:6"]),
        // Over: one word is enough.
        ("2026-12-10 01:30:00", &["notice maintenance/w.md:6"]),
        ("2026-12-10 01:30:01", &["announced-after-end maintenance/w.md:6"]),
    ];
    for (announced, expected) in cases {
        let window = Window { announced, ..WINDOW };
        assert_eq!(of("notice = \"3d\"", &window), expected, "{announced}");
    }
}

#[test]
fn a_new_start_is_told_as_long_before_as_the_first() {
    let cases = [
        ("2026-12-08 12:00", &[][..]),
        ("2026-12-08 11:59", &["notice maintenance/w.md:11"]),
    ];
    for (start, expected) in cases {
        let text = format!("## 2026-12-05 12:00 Rescheduled to {start}\nThe disks are late.\n");
        // The first plan is told too late, and does not hold any more.
        let file = WINDOW
            .file()
            .replace("announced = 2026-12-01", "announced = 2026-12-04");
        let file = file
            .replace("We restart the server.\n", &text)
            .replace("start = 2026-12-10", "start = 2026-12-06");
        let file = file.replace("end = 2026-12-10", "end = 2026-12-06");
        let site = site("notice = \"3d\"").with("maintenance/w.md", file);
        assert_eq!(found(&site), expected, "{start}");
    }
}

#[test]
fn a_kind_has_rules_of_its_own_and_an_emergency_needs_no_notice() {
    let rules = "notice = \"3d\"\nquiet_hours = \"23:00-06:00\"\n[maintenance.kinds.security]\nnotice = \"24h\"\n[maintenance.kinds.day]\nquiet_hours = \"09:00-17:00\"\nnotice = \"0s\"";
    let cases = [
        (
            "routine",
            "2026-12-08 12:00:00",
            &["notice maintenance/w.md:6"][..],
        ),
        ("security", "2026-12-08 12:00:00", &[]),
        ("security", "2026-12-09 12:00:00", &["notice maintenance/w.md:6"]),
        ("emergency", "2026-12-10 00:50:00", &[]),
        ("emergency", "2026-12-10 01:10:00", &[]),
        ("day", "2026-12-10 00:50:00", &["quiet-hours maintenance/w.md:4"]),
    ];
    for (kind, announced, expected) in cases {
        let window = Window {
            kind,
            announced,
            ..WINDOW
        };
        assert_eq!(of(rules, &window), expected, "{kind} {announced}");
    }
}

#[test]
fn a_window_lies_wholly_within_the_quiet_hours() {
    let cases = [
        ("2026-12-09 23:00:00", "2026-12-10 06:00:00", &[][..]),
        (
            "2026-12-09 22:59:59",
            "2026-12-10 01:00:00",
            &["quiet-hours maintenance/w.md:4"],
        ),
        (
            "2026-12-10 05:00:00",
            "2026-12-10 06:00:01",
            &["quiet-hours maintenance/w.md:5"],
        ),
        (
            "2026-12-10 06:00:00",
            "2026-12-10 06:10:00",
            &["quiet-hours maintenance/w.md:4"],
        ),
        (
            "2026-12-10 05:00:00",
            "2026-12-10 23:30:00",
            &["quiet-hours maintenance/w.md:5"],
        ),
    ];
    for (start, end, expected) in cases {
        let window = Window { start, end, ..WINDOW };
        assert_eq!(of("quiet_hours = \"23:00-06:00\"", &window), expected, "{start}");
    }
}

#[test]
fn an_extension_that_breaks_a_rule_is_told_where_it_is_written() {
    let text = "We restart the server.\n\n## 2026-12-10 01:20 Extended to 06:10\nIt does not start.\n";
    let window = Window { text, ..WINDOW };
    let rules = "quiet_hours = \"23:00-06:00\"\nmax_duration = \"1h\"";
    let expected = ["quiet-hours maintenance/w.md:13", "too-long maintenance/w.md:13"];
    assert_eq!(of(rules, &window), expected);
}

#[test]
fn a_window_is_at_most_so_long() {
    let cases = [
        ("2026-12-10 01:29:59", &[][..]),
        ("2026-12-10 01:30:00", &[]),
        ("2026-12-10 01:30:01", &["too-long maintenance/w.md:5"]),
    ];
    for (end, expected) in cases {
        let window = Window { end, ..WINDOW };
        assert_eq!(of("max_duration = \"30m\"", &window), expected, "{end}");
    }
}

#[test]
fn what_was_called_off_before_it_began_breaks_no_rule() {
    let rules = "notice = \"30d\"\nquiet_hours = \"12:00-13:00\"\nmax_duration = \"1m\"\nmax_per_year = 0";
    assert_eq!(of(rules, &WINDOW).len(), 4);
    let text = "We restart the server.\n\n## 2026-12-05 10:00 Cancelled\nNot needed.\n";
    assert_eq!(of(rules, &Window { text, ..WINDOW }), [""; 0]);
    // Lapsed, once its start has come.
    let proposed = Window {
        key: "status = \"proposed\"",
        ..WINDOW
    };
    let site = site(rules).with("maintenance/w.md", proposed.file());
    assert_eq!(found(&site).len(), 4);
    assert_eq!(found_at(&site, "2026-12-10T01:00:00Z"), [""; 0]);
}

#[test]
fn there_are_so_many_of_a_kind_on_a_component_in_twelve_months() {
    let with = |starts: &[&str], kind: &'static str, components: &'static str| {
        let mut site = site("max_per_year = 2");
        for (number, day) in starts.iter().enumerate() {
            let window = Window {
                kind,
                components,
                ..WINDOW
            };
            let file = window
                .file()
                .replace("2026-12-10", day)
                .replace("2026-12-01", "2026-01-01");
            site = site.with(&format!("maintenance/w{number}.md"), file);
        }
        site
    };
    let both = "[\"web-1\", \"web-2\"]";
    let third = "too-many-in-a-year maintenance/w2.md:4";
    let cases = [
        (&["2026-02-01", "2026-03-01"][..], &[][..]),
        (&["2026-02-01", "2026-03-01", "2026-12-31"], &[third]),
        // Twelve calendar months: from February to January.
        (&["2026-02-28", "2026-03-01", "2027-01-31"], &[third]),
        (&["2026-02-28", "2026-03-01", "2027-02-01"], &[]),
        (
            &["2026-02-28", "2026-03-01", "2026-04-01", "2027-02-01"],
            &[third, "too-many-in-a-year maintenance/w3.md:4"],
        ),
    ];
    for (starts, expected) in cases {
        assert_eq!(found(&with(starts, "routine", both)), expected, "{starts:?}");
    }
    // Of another kind, or on another component, they are counted apart.
    let site = with(&["2026-02-01", "2026-03-01"], "routine", both);
    let other = Window {
        kind: "security",
        ..WINDOW
    };
    assert_eq!(found(&site.with("maintenance/w9.md", other.file())), [""; 0]);
}

#[test]
fn a_rule_that_comes_too_often_is_told_when_it_is_written_and_once() {
    let weekly = Window {
        key: "repeat = \"FREQ=WEEKLY\"",
        ..WINDOW
    };
    let site = site("max_per_year = 12").with("maintenance/w.md", weekly.file());
    assert_eq!(found(&site), ["too-many-in-a-year maintenance/w.md:4"]);
    let monthly = Window {
        key: "repeat = \"FREQ=MONTHLY;BYDAY=2TH\"",
        ..WINDOW
    };
    let site = site.with("maintenance/w.md", monthly.file());
    assert_eq!(found(&site), [""; 0]);
}

#[test]
fn an_occurrence_that_a_clock_change_moves_out_of_the_quiet_hours_is_named() {
    let daily = Window {
        start: "2026-12-10 00:30:00",
        end: "2026-12-10 01:00:00",
        key: "repeat = \"FREQ=DAILY\"",
        ..WINDOW
    };
    let site = site("quiet_hours = \"00:30-01:00\"").with("maintenance/w.md", daily.file());
    assert_eq!(found(&site), [""; 0]);
    let hour = Window {
        start: "2026-12-10 00:30:00",
        end: "2026-12-10 02:30:00",
        key: "repeat = \"FREQ=DAILY\"",
        ..WINDOW
    };
    let site = site
        .edit("00:30-01:00", "00:30-02:30")
        .with("maintenance/w.md", hour.file());
    let reading = site.checked(crate::support::NOW);
    let found: Vec<_> = reading
        .diagnostics
        .iter()
        .map(|one| (one.code, one.message.as_str()))
        .collect();
    let expected = (
        "check::quiet-hours",
        "the occurrence of 2027-03-28, from 2027-03-28 00:30 to 2027-03-28 03:30, is not wholly within the quiet hours of the kind `routine`, 00:30 to 02:30",
    );
    assert_eq!(found, [expected]);
}

#[test]
fn no_two_windows_go_on_at_once_on_a_component() {
    let both = |start, end, components: &'static str, text: &'static str| {
        let other = Window {
            start,
            end,
            components,
            announced: "2026-12-02 09:00:00",
            ..WINDOW
        };
        let first = Window { text, ..WINDOW };
        let site = site("").with("maintenance/a.md", first.file());
        found(&site.with("maintenance/b.md", other.file()))
    };
    let cases = [
        ("2026-12-10 01:30:00", "2026-12-10 02:00:00", &[][..]),
        (
            "2026-12-10 01:29:59",
            "2026-12-10 02:00:00",
            &["two-at-once maintenance/b.md:4"],
        ),
        (
            "2026-12-10 01:10:00",
            "2026-12-10 01:20:00",
            &["two-at-once maintenance/b.md:4"],
        ),
        ("2026-12-10 00:30:00", "2026-12-10 01:00:00", &[]),
        // It was told later, and begins earlier: its end is what makes them meet.
        (
            "2026-12-10 00:30:00",
            "2026-12-10 01:00:01",
            &["two-at-once maintenance/b.md:5"],
        ),
    ];
    for (start, end, expected) in cases {
        assert_eq!(
            both(start, end, "[\"web-1\", \"web-2\"]", ""),
            expected,
            "{start} {end}"
        );
        assert_eq!(both(start, end, "[\"web-2\"]", ""), [""; 0], "{start} {end}");
    }
    let (start, end, web) = ("2026-12-10 01:40:00", "2026-12-10 02:10:00", "[\"web-1\"]");
    let extended = "\n## 2026-12-10 01:20 Extended to 02:00\nIt takes longer.\n";
    assert_eq!(
        both(start, end, web, extended),
        ["two-at-once maintenance/a.md:12"]
    );
    let early = "\n## 2026-12-10 01:10 Completed\nDone.\n";
    assert_eq!(both("2026-12-10 01:10:00", end, web, early), [""; 0]);
    assert_eq!(both("2026-12-10 01:09:59", end, web, early).len(), 1);
    let cancelled = "\n## 2026-12-05 01:10 Cancelled\nNot needed.\n";
    assert_eq!(both("2026-12-10 01:00:00", end, web, cancelled), [""; 0]);
}

#[test]
fn a_window_that_lasts_is_held_against_all_that_begin_in_it() {
    let long = Window {
        start: "2026-12-10 00:00:00",
        end: "2026-12-10 06:00:00",
        ..WINDOW
    };
    let mut site = site("").with("maintenance/a.md", long.file());
    for (name, hour) in [("b", "01"), ("c", "02"), ("d", "06")] {
        let file = WINDOW
            .file()
            .replace("2026-12-10 01", &format!("2026-12-10 {hour}"));
        site = site.with(&format!("maintenance/{name}.md"), file);
    }
    let expected = ["two-at-once maintenance/b.md:4", "two-at-once maintenance/c.md:4"];
    assert_eq!(found(&site), expected);
}

#[test]
fn what_is_not_announced_yet_is_held_to_the_rules_and_a_draft_is_not() {
    let later = Window {
        announced: "2026-12-09 09:00:00",
        ..WINDOW
    };
    assert_eq!(of("notice = \"3d\"", &later), ["notice maintenance/w.md:6"]);
    let draft = Window {
        key: "draft = true",
        ..later
    };
    assert_eq!(of("notice = \"3d\"", &draft), [""; 0]);
    let accepted = Window {
        key: "allow = [\"tidings::check::notice\", \"check::quiet-hours\"]",
        ..later
    };
    assert_eq!(of("notice = \"3d\"", &accepted), [""; 0]);
}
