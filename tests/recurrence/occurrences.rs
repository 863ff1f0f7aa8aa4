//! Occurrences come into being one by one, each told of in its time, and what is written goes to the one that is
//! meant.

use serde_json::Value;

use super::{codes, occurrences, recurring, site};
use crate::memory::{Memory, Published};

/// The first Thursday of each month at one at night, told of a day before.
fn monthly(more: &str, updates: &str) -> Memory {
    let window = recurring("2026-12-03 01:00:00", "FREQ=MONTHLY;BYDAY=1TH", more);
    site("Europe/London").with("maintenance/check.md", format!("{window}{updates}"))
}

/// The pages of the series and its occurrences, each of which has its calendar file beside it.
fn paths(published: &Published) -> Vec<&str> {
    let of_it = |path: &&str| path.starts_with("maintenance/check");
    let (pages, others): (Vec<&str>, Vec<&str>) = published
        .all()
        .map(|(path, _)| path)
        .filter(of_it)
        .partition(|path| path.ends_with("index.html"));
    let calendars: Vec<String> = pages
        .iter()
        .map(|page| page.replace("index.html", "notice.ics"))
        .collect();
    assert_eq!(others, calendars);
    pages
}

#[test]
fn an_occurrence_appears_at_its_announcement_and_not_a_second_earlier() {
    let site = monthly("", "");
    let before = site.publish("2026-12-02T00:59:59Z");
    assert_eq!(paths(&before), [""; 0]);
    assert!(before.all().all(|(_, text)| !text.contains("maintenance/check")));

    let first = site.publish("2026-12-02T01:00:00Z");
    let (series, december) = (
        "maintenance/check/index.html",
        "maintenance/check/2026-12-03/index.html",
    );
    assert_eq!(paths(&first), [december, series]);

    let still = site.publish("2027-01-06T00:59:59Z");
    assert_eq!(paths(&still), [december, series]);
    for (path, text) in still.all() {
        assert!(!text.contains("2027-01-07"), "{path}");
        assert!(!text.contains("7 Jan"), "{path}");
    }

    let second = site.publish("2027-01-06T01:00:00Z");
    let january = "maintenance/check/2027-01-07/index.html";
    assert_eq!(paths(&second), [december, january, series]);
    for (path, text) in second.all() {
        assert!(!text.contains("2027-02-04"), "{path}");
    }
}

#[test]
fn a_date_that_is_skipped_leaves_no_trace() {
    let site = monthly("skip = [2026-12-03, 2027-02-04]", "");
    assert_eq!(paths(&site.publish("2026-12-31T00:00:00Z")), [""; 0]);
    let published = site.publish("2027-03-30T00:00:00Z");
    assert_eq!(
        paths(&published),
        [
            "maintenance/check/2027-01-07/index.html",
            "maintenance/check/2027-03-04/index.html",
            "maintenance/check/index.html"
        ]
    );
    for (path, text) in published.all() {
        assert!(
            !text.contains("check/2026-12-03") && !text.contains("check/2027-02-04"),
            "{path}"
        );
    }
}

/// Announced so many seconds before its start as the first, whatever the clock does between the two.
#[test]
fn the_time_from_the_announcement_to_the_start_is_exact() {
    let window = recurring("2026-10-24 12:00:00", "FREQ=DAILY;COUNT=3", "");
    let site = site("Europe/London").with("maintenance/c.md", window);
    let announced: Vec<String> = site.site("2026-12-01T00:00:00Z", |site| {
        let mut windows: Vec<_> = site.windows.iter().collect();
        windows.reverse();
        let announced = windows.into_iter().map(|window| window.window.common.announced);
        announced.map(|at| format!("{at:?}")).collect()
    });
    assert_eq!(
        announced,
        [
            "2026-10-23T11:00:00Z",
            "2026-10-24T12:00:00Z",
            "2026-10-25T12:00:00Z"
        ]
    );
}

/// What is written, and each occurrence's state at the end of January.
const WRITTEN: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "2026-12-03 2026-12-03T01:00:00Z ended",
            "2027-01-07 2027-01-07T01:00:00Z ended",
        ],
    ),
    // The latest that has begun is meant, also long afterwards.
    (
        "## 2026-12-03 01:20 Completed\nDone.\n",
        &[
            "2026-12-03 2026-12-03T01:00:00Z completed",
            "2027-01-07 2027-01-07T01:00:00Z ended",
        ],
    ),
    (
        "## 2027-01-07 00:59 Completed\nDone.\n",
        &[
            "2026-12-03 2026-12-03T01:00:00Z completed",
            "2027-01-07 2027-01-07T01:00:00Z ended",
        ],
    ),
    (
        "## 2027-01-07 01:00 Cancelled\nNot now.\n",
        &[
            "2026-12-03 2026-12-03T01:00:00Z ended",
            "2027-01-07 2027-01-07T01:00:00Z cancelled",
        ],
    ),
    (
        "## 2027-01-06 12:00 Cancelled for 2027-01-07\nNot now.\n",
        &[
            "2026-12-03 2026-12-03T01:00:00Z ended",
            "2027-01-07 2027-01-07T01:00:00Z cancelled",
        ],
    ),
    // Before the first has begun, its own date is needed and suffices.
    (
        "## 2026-12-02 12:00 Cancelled for 2026-12-03\nNot now.\n",
        &[
            "2026-12-03 2026-12-03T01:00:00Z cancelled",
            "2027-01-07 2027-01-07T01:00:00Z ended",
        ],
    ),
    // Past the start of the next one it keeps its name, which an update may say.
    (
        "## 2026-12-02 12:00 Rescheduled to 2027-01-14 02:00 for 2026-12-03\nLater.\n\n\
         ## 2027-01-14 02:10 Update\nIt has begun.\n\n## 2027-01-14 02:20 Completed for 2026-12-03\nDone.\n",
        &[
            "2026-12-03 2027-01-14T02:00:00Z completed",
            "2027-01-07 2027-01-07T01:00:00Z ended",
        ],
    ),
    // Each has a plan of its own that `Extended to` follows along.
    (
        "## 2026-12-03 01:20 Extended to 02:00\nLonger.\n\n## 2027-01-07 01:20 Extended to 01:40\nLonger.\n\n\
         ## 2027-01-07 01:35 Completed\nDone.\n",
        &[
            "2026-12-03 2026-12-03T01:00:00Z ended",
            "2027-01-07 2027-01-07T01:00:00Z completed",
        ],
    ),
];

#[test]
fn an_update_belongs_to_the_occurrence_that_it_names_or_that_began_last() {
    for (updates, expected) in WRITTEN {
        let site = monthly("", &format!("\n{updates}"));
        assert_eq!(occurrences(&site, "2027-01-31T00:00:00Z"), *expected, "{updates}");
    }
}

/// It began where it was moved to, before or past its neighbours; one that was broken off began before that.
#[test]
fn an_update_belongs_to_the_occurrence_that_began_last_wherever_it_was_moved_to() {
    let cases: [(&str, &[&str]); 3] = [
        (
            "## 2026-06-09 00:30 Rescheduled to 2026-06-10 03:00 for 2026-06-11\nA day earlier.\n\n\
             ## 2026-06-10 03:20 Completed\nDone.\n",
            &[
                "2026-06-04 2026-06-04T00:00:00Z ended",
                "2026-06-11 2026-06-10T02:00:00Z completed",
            ],
        ),
        (
            "## 2026-06-03 12:00 Rescheduled to 2026-06-12 03:00 for 2026-06-04\nPast the next.\n\n\
             ## 2026-06-12 03:10 Completed\nDone.\n",
            &[
                "2026-06-04 2026-06-12T02:00:00Z completed",
                "2026-06-11 2026-06-11T00:00:00Z ended",
            ],
        ),
        (
            "## 2026-06-11 01:10 Rescheduled to 2026-06-12 01:00\nBroken off.\n\n\
             ## 2026-06-11 09:00 Cancelled\nNot this time.\n",
            &[
                "2026-06-04 2026-06-04T00:00:00Z ended",
                "2026-06-11 2026-06-12T00:00:00Z cancelled",
            ],
        ),
    ];
    for (updates, expected) in cases {
        let window = recurring("2026-06-04 01:00:00", "FREQ=WEEKLY;COUNT=2", "")
            .replace("2026-06-03 01:00:00", "2026-05-28 09:00:00");
        let site = site("Europe/London").with("maintenance/check.md", format!("{window}\n{updates}"));
        assert_eq!(occurrences(&site, "2026-06-20T00:00:00Z"), *expected, "{updates}");
    }
}

#[test]
fn what_the_file_says_holds_of_every_occurrence_and_ids_bear_the_date() {
    let more = "id = \"HH-1\"\nkind = \"security\"\n[impacts]\nweb-1 = \"none\"";
    let api = monthly(more, "").publish("2027-01-31T00:00:00Z").api();
    let fields = |key: &str| -> Vec<&Value> {
        let windows = api["maintenance"].as_array().unwrap();
        windows.iter().map(|window| &window[key]).collect()
    };
    assert_eq!(
        fields("id"),
        ["maintenance/check/2027-01-07", "maintenance/check/2026-12-03"]
    );
    assert_eq!(fields("series"), ["maintenance/check"; 2]);
    assert_eq!(fields("reference"), ["HH-1"; 2]);
    assert_eq!(fields("kind"), ["security"; 2]);
    let event = &api["maintenance"][0]["events"][0];
    assert_eq!(
        event["id"],
        "https://status.example/maintenance/check/2027-01-07/#announced"
    );
    assert_eq!(
        event["title"],
        "Scheduled: HH-1 Check, Thu 7 Jan 01:00 to 01:30 UTC"
    );
}

#[test]
fn a_proposed_series_awaits_confirmation_of_each_occurrence() {
    let updates = "\n## 2026-12-02 12:00 Confirmed for 2026-12-03\nAgreed.\n";
    let site = monthly("status = \"proposed\"", updates);
    assert_eq!(
        occurrences(&site, "2027-01-31T00:00:00Z"),
        [
            "2026-12-03 2026-12-03T01:00:00Z ended",
            "2027-01-07 2027-01-07T01:00:00Z lapsed"
        ]
    );
}

#[test]
fn four_hundred_occurrences_may_be_announced_and_no_more() {
    let window = recurring("2026-01-01 12:00:00", "FREQ=DAILY", "skip = [2026-01-02]");
    let site = site("UTC").with("maintenance/c.md", window);
    // The 401st day is the 400th occurrence: it is told of a day before.
    assert_eq!(occurrences(&site, "2027-02-05T11:59:59Z").len(), 400);
    assert_eq!(
        codes(&site, "2027-02-05T12:00:00Z"),
        ["maintenance::too-many-occurrences"]
    );
    assert_eq!(
        codes(&site, "9999-12-31T00:00:00Z"),
        ["maintenance::too-many-occurrences"]
    );
}

#[test]
fn an_update_may_be_written_while_four_hundred_occurrences_are_announced() {
    let window = recurring("2026-01-01 12:00:00", "FREQ=DAILY", "");
    for (at, expected) in [
        ("2027-02-04 11:59", &[][..]),
        ("2027-02-04 12:00", &["maintenance::too-many-occurrences"][..]),
    ] {
        let written = format!("{window}\n## {at} Update\nAll is well.\n");
        let site = site("UTC").with("maintenance/c.md", written);
        assert_eq!(codes(&site, "2026-01-01T00:00:00Z"), expected, "{at}");
    }
}

#[test]
fn a_moved_occurrence_is_told_of_a_year_before_it_until_it_is_over() {
    let window = recurring("2026-03-22 01:30:00", "FREQ=WEEKLY;COUNT=3", "");
    let site = site("Europe/London").with("maintenance/c.md", window);
    let moved = ["check::occurrence-moved"];
    for (now, expected) in [
        ("2025-03-29T01:30:00Z", &[][..]),
        // Long before it is announced.
        ("2025-03-29T01:30:01Z", &moved[..]),
        ("2026-03-29T01:59:59Z", &moved[..]),
        ("2026-03-29T02:00:00Z", &[][..]),
    ] {
        assert_eq!(codes(&site, now), expected, "{now}");
    }
}
