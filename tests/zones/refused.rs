//! Local times that a clock change skips or repeats.

use super::{ZONES, config, incident, window, with_window};
use crate::memory::Memory;

/// Zone, the time as it is written, and its two neighbours; for a time that exists once, nothing.
#[rustfmt::skip]
const TIMES: &[(&str, &str, &str)] = &[
    ("Europe/London", "2026-03-29 00:59:59", ""),
    ("Europe/London", "2026-03-29 01:00:00", "2026-03-29 00:59:00+00:00 2026-03-29 02:00:00+01:00"),
    ("Europe/London", "2027-03-28 01:59:59", "2027-03-28 00:59:00+00:00 2027-03-28 02:00:00+01:00"),
    ("Europe/London", "2026-03-29 02:00:00", ""),
    ("Europe/London", "2026-10-25 00:59:59", ""),
    ("Europe/London", "2026-10-25 01:00:00", "2026-10-25 01:00:00+01:00 2026-10-25 01:00:00+00:00"),
    ("Europe/London", "2027-10-31 01:59:59", "2027-10-31 01:59:59+01:00 2027-10-31 01:59:59+00:00"),
    ("Europe/London", "2026-10-25 02:00:00", ""),
    ("America/New_York", "2026-03-08 02:30:00", "2026-03-08 01:59:00-05:00 2026-03-08 03:00:00-04:00"),
    ("America/New_York", "2026-11-01 01:30:00", "2026-11-01 01:30:00-04:00 2026-11-01 01:30:00-05:00"),
    ("America/New_York", "2026-11-01 02:00:00", ""),
    ("Asia/Kolkata", "2026-03-29 01:30:00", ""),
    ("Asia/Kolkata", "2026-10-25 01:30:00", ""),
    ("Pacific/Chatham", "2026-09-27 03:00:00", "2026-09-27 02:44:00+12:45 2026-09-27 03:45:00+13:45"),
    ("Pacific/Chatham", "2026-09-27 03:45:00", ""),
    ("Pacific/Chatham", "2026-04-05 03:00:00", "2026-04-05 03:00:00+13:45 2026-04-05 03:00:00+12:45"),
    ("Pacific/Chatham", "2026-04-05 02:44:59", ""),
    ("Africa/Casablanca", "2026-03-22 02:30:00", "2026-03-22 01:59:00+00:00 2026-03-22 03:00:00+01:00"),
    ("Africa/Casablanca", "2027-02-07 02:30:00", "2027-02-07 02:30:00+01:00 2027-02-07 02:30:00+00:00"),
    ("Africa/Casablanca", "2026-03-29 02:30:00", ""),
    ("Australia/Lord_Howe", "2026-10-04 02:15:00", "2026-10-04 01:59:00+10:30 2026-10-04 02:30:00+11:00"),
    ("Australia/Lord_Howe", "2026-10-04 02:30:00", ""),
    ("Australia/Lord_Howe", "2026-04-05 01:45:00", "2026-04-05 01:45:00+11:00 2026-04-05 01:45:00+10:30"),
    ("Australia/Lord_Howe", "2026-04-05 02:00:00", ""),
];

const NOW: &str = "2027-12-31T00:00:00Z";

#[test]
fn a_local_time_that_is_skipped_or_repeated_is_an_error_that_names_both_neighbours() {
    for (zone, time, neighbours) in TIMES {
        let begins = |time: &str| {
            with_window(
                zone,
                &format!("start = {time}\nduration = \"30m\"\nannounced = 2026-01-02 09:00:00"),
                "",
            )
        };
        let errors = begins(time).errors(NOW);
        let Some((one, other)) = neighbours.split_at_checked(25) else {
            assert!(errors.is_empty(), "{zone} {time}: {errors:?}");
            continue;
        };
        let other = other.trim();
        let (code, why, help) = if one[..19] == **time {
            (
                "content::repeated-time",
                "comes twice in",
                ["is the earlier time", "the later one"],
            )
        } else {
            (
                "content::skipped-time",
                "does not exist in",
                ["is the time before the change", "the time after it"],
            )
        };
        assert_eq!(errors.len(), 1, "{zone} {time}: {errors:?}");
        let (found, message, remedy) = &errors[0];
        assert_eq!(*found, code, "{zone} {time}");
        assert!(
            message.starts_with(&format!("the local time {time} {why} {zone}: ")),
            "{message}"
        );
        assert_eq!(
            *remedy,
            format!("write the offset: `{one}` {}, `{other}` {}", help[0], help[1]),
            "{zone} {time}"
        );
        for offered in [one, other] {
            let errors = begins(offered).errors(NOW);
            assert!(errors.is_empty(), "{zone} {offered} is offered: {errors:?}");
        }
    }
    assert!(
        ZONES
            .iter()
            .all(|zone| TIMES.iter().any(|(known, ..)| known == zone))
    );
}

/// Wherever a time can be written.
#[test]
fn such_a_time_is_refused_in_every_place() {
    let site = || Memory::new(config("Europe/London"));
    let by = "start = 2026-11-03 01:00:00\nduration = \"30m\"\nannounced = 2026-10-20 09:00:00";
    for (time, code) in [
        ("2026-03-29 01:30:00", "content::skipped-time"),
        ("2026-10-25 01:30:00", "content::repeated-time"),
    ] {
        let heading = &time[..16];
        let started = "2026-03-01 09:00:00";
        let places = [
            (
                "start",
                window(
                    &format!("start = {time}\nduration = \"30m\"\nannounced = 2026-01-02 09:00:00"),
                    "",
                ),
            ),
            (
                "end",
                window(
                    &format!("start = 2026-03-28 09:00:00\nend = {time}\nannounced = 2026-01-02 09:00:00"),
                    "",
                ),
            ),
            ("announced", window(&by.replace("2026-10-20 09:00:00", time), "")),
            (
                "an update",
                window(
                    &by.replace("2026-10-20", "2026-01-02"),
                    &format!("## {heading} Update\nMore."),
                ),
            ),
        ];
        for (place, text) in places {
            assert_eq!(
                codes(&site().with("maintenance/w.md", text)),
                [code],
                "{place}: {time}"
            );
        }
        let places = [
            ("started", incident("I", time, "")),
            (
                "announced",
                incident("I", &format!("{started}\nannounced = {time}"), ""),
            ),
            (
                "an update",
                incident("I", started, &format!("## {heading} Update\nMore.")),
            ),
        ];
        for (place, text) in places {
            assert_eq!(
                codes(&site().with("incidents/i.md", text)),
                [code],
                "{place}: {time}"
            );
        }
        let issue = format!("+++\ntitle = \"N\"\ndate = {time}\n+++\nWords.\n");
        assert_eq!(
            codes(&site().with("newsletters/n/index.md", issue)),
            [code],
            "date: {time}"
        );
    }
}

fn codes(site: &Memory) -> Vec<&'static str> {
    site.errors(NOW).into_iter().map(|(code, ..)| code).collect()
}
