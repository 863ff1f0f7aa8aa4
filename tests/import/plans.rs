//! Windows of Statuspage that were broken off and scheduled again.

use super::Made;
use super::statuspage::one;

/// A window whose updates are what is given, and whose newest plan is 20 November, 01:00 to 02:00.
#[track_caller]
fn planned_anew(status: &str, updates: &[(&str, &str)]) -> Made {
    let update = |(word, at): &(&str, &str)| {
        format!(r#"{{"status": "{word}", "body": "At {at}.", "display_at": "2026-11-{at}:00Z"}}"#)
    };
    let updates: Vec<String> = updates.iter().rev().map(update).collect();
    one(
        "scheduled-maintenances.json",
        "scheduled_maintenances",
        &format!(
            r#""status": "{status}", "created_at": "2026-11-01T00:00:00Z", "updated_at": "2026-11-20T01:40:00Z",
               "scheduled_for": "2026-11-20T01:00:00Z", "scheduled_until": "2026-11-20T02:00:00Z",
               "components": [{{"id": "w"}}], "incident_updates": [{}]"#,
            updates.join(", ")
        ),
    )
}

/// A window that is `scheduled` again after it was in progress was broken off: it is not open until it begins anew.
#[test]
fn a_window_that_was_broken_off_is_rescheduled() {
    let made = planned_anew(
        "completed",
        &[
            ("scheduled", "01T00:00"),
            ("in_progress", "10T01:00"),
            ("verifying", "10T01:10"),
            ("scheduled", "10T01:27"),
            ("scheduled", "19T01:00"),
            ("in_progress", "20T01:00"),
            ("completed", "20T01:41"),
            ("scheduled", "20T01:50"),
        ],
    );
    assert_eq!(
        made.text("content/maintenance/2026-11-01-n.md"),
        r#"+++
title = "N"
start = 2026-11-10 01:00:00
end = 2026-11-10 02:00:00
announced = 2026-11-01 00:00:00
components = ["web"]
impact = "degraded"
aliases = ["/incidents/n/"]
+++
At 01T00:00.

## 2026-11-10 01:00 In progress

At 10T01:00.

## 2026-11-10 01:10 Update

**verifying**

At 10T01:10.

## 2026-11-10 01:27 Rescheduled to 2026-11-20 01:00 - 2026-11-20 02:00

At 10T01:27.

## 2026-11-19 01:00 Update

At 19T01:00.

## 2026-11-20 01:00 In progress

At 20T01:00.

## 2026-11-20 01:41 Completed

At 20T01:41.

## 2026-11-20 01:50 Update

**scheduled**

At 20T01:50.
"#
    );
    let at = |time: &str| format!("2026-11-{time}:00 UTC");
    let expected = [
        format!(
            "`scheduled` at {} cannot follow what was said before: it is an `Update` that begins with this word",
            at("20 01:50")
        ),
        format!(
            "it was broken off at {}, and what was planned until then is not said: it is written as {} to {}",
            at("10 01:27"),
            at("10 01:00"),
            at("10 02:00")
        ),
        format!(
            "`verifying` at {} cannot come before a new plan: it is an `Update` that begins with this word",
            at("10 01:10")
        ),
        "what to expect of the window is not said: it is written as `impact = \"degraded\"`".to_owned(),
    ];
    assert_eq!(
        made.told("scheduled-maintenances.json"),
        expected.map(|sentence| format!("`N`: {sentence}"))
    );
}

/// Twice, without a new plan, and where only the notice itself says so.
#[test]
fn no_window_that_was_broken_off_stays_open() {
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], &'a str);
    let cases: [Case<'_>; 4] = [
        (
            "completed",
            &[
                ("in_progress", "05T01:00"),
                ("scheduled", "05T03:00"),
                ("in_progress", "10T01:00"),
                ("scheduled", "10T01:20"),
                ("in_progress", "20T01:00"),
                ("completed", "20T01:30"),
            ],
            &[
                "05 01:00 In progress",
                "05 03:00 Rescheduled to 2026-11-10 01:00 - 2026-11-10 02:00",
                "10 01:00 In progress",
                "10 01:20 Rescheduled to 2026-11-20 01:00 - 2026-11-20 02:00",
                "20 01:00 In progress",
                "20 01:30 Completed",
            ],
            "it was broken off at 2026-11-05 03:00:00 UTC, and what was planned until then is not said: \
             it is written as 2026-11-05 01:00:00 UTC to 2026-11-05 03:00:00 UTC",
        ),
        (
            "completed",
            &[
                ("in_progress", "20T01:10"),
                ("scheduled", "20T01:20"),
                ("in_progress", "21T01:00"),
                ("completed", "21T01:30"),
            ],
            &[
                "20 01:10 In progress",
                "20 01:20 Rescheduled to 2026-11-21 01:00 - 2026-11-21 02:00",
                "21 01:00 In progress",
                "21 01:30 Completed",
            ],
            "for when it was scheduled again at 2026-11-20 01:20:00 UTC is not said: \
             it is written as 2026-11-21 01:00:00 UTC to 2026-11-21 02:00:00 UTC",
        ),
        (
            "completed",
            &[
                ("in_progress", "20T01:10"),
                ("scheduled", "20T01:20"),
                ("completed", "20T03:00"),
            ],
            &["20 01:10 In progress", "20 01:20 Cancelled", "20 03:00 Update"],
            "it was broken off at 2026-11-20 01:20:00 UTC, and for when it is scheduled again is not said: it is cancelled then",
        ),
        (
            "scheduled",
            &[("in_progress", "20T01:10")],
            &["20 01:10 In progress", "20 01:40 Cancelled"],
            "when it became `scheduled` is not said: it is so from 2026-11-20 01:40:00 UTC on",
        ),
    ];
    for (status, updates, expected, told) in cases {
        let made = planned_anew(status, updates);
        let text = made.text("content/maintenance/2026-11-01-n.md");
        let headings: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("## 2026-11-"))
            .collect();
        assert_eq!(headings, expected);
        let all = made.told("scheduled-maintenances.json");
        assert!(all.contains(&format!("`N`: {told}").as_str()), "{all:?}");
    }
}
