//! What is written over a clock change: `Extended to` and `Rescheduled to`.

use chrono::{Days, NaiveDate};

use super::windows::titles;
use super::with_window;

struct Move {
    zone: &'static str,
    start: &'static str,
    length: &'static str,
    update: &'static str,
    /// The title of the update, with the plan by UTC.
    title: &'static str,
}

#[rustfmt::skip]
const MOVES: &[Move] = &[
    // The first such time after the end, by the clock that then holds.
    Move { zone: "Europe/London", start: "2026-03-29 00:15:00", length: "30m",
        update: "2026-03-29 00:30 Extended to 02:15",
        title: "Extended: W, Sun 29 Mar 00:15 to 01:15 UTC" },
    Move { zone: "Europe/London", start: "2026-10-25 00:00:00", length: "30m",
        update: "2026-10-25 00:20 Extended to 02:30",
        title: "Extended: W, Sat 24 Oct 23:00 to Sun 25 Oct 02:30 UTC" },
    Move { zone: "America/New_York", start: "2026-03-08 01:00:00", length: "30m",
        update: "2026-03-08 01:20 Extended to 03:30",
        title: "Extended: W, Sun 8 Mar 06:00 to 07:30 UTC" },
    Move { zone: "America/New_York", start: "2026-11-01 00:00:00", length: "30m",
        update: "2026-11-01 00:20 Extended to 03:00",
        title: "Extended: W, Sun 1 Nov 04:00 to 08:00 UTC" },
    Move { zone: "Asia/Kolkata", start: "2026-10-25 00:00:00", length: "30m",
        update: "2026-10-25 00:20 Extended to 02:30",
        title: "Extended: W, Sat 24 Oct 18:30 to 21:00 UTC" },
    Move { zone: "Pacific/Chatham", start: "2026-09-27 02:00:00", length: "30m",
        update: "2026-09-27 02:20 Extended to 04:00",
        title: "Extended: W, Sat 26 Sep 13:15 to 14:15 UTC" },
    Move { zone: "Africa/Casablanca", start: "2026-02-15 01:30:00", length: "20m",
        update: "2026-02-15 01:40 Extended to 03:30",
        title: "Extended: W, Sun 15 Feb 00:30 to 03:30 UTC" },
    Move { zone: "Australia/Lord_Howe", start: "2026-04-05 01:00:00", length: "20m",
        update: "2026-04-05 01:10 Extended to 03:00",
        title: "Extended: W, Sat 4 Apr 14:00 to 16:30 UTC" },
    // Twelve hours are twelve hours, whatever the clock shows after them.
    Move { zone: "Europe/London", start: "2026-03-29 00:00:00", length: "30m",
        update: "2026-03-29 00:20 Extended to 13:30",
        title: "Extended: W, Sun 29 Mar 00:00 to 12:30 UTC" },
    Move { zone: "Europe/London", start: "2026-10-25 00:00:00", length: "30m",
        update: "2026-10-25 00:20 Extended to 11:30",
        title: "Extended: W, Sat 24 Oct 23:00 to Sun 25 Oct 11:30 UTC" },
    // Of a time that comes twice the first after the end is meant; an offset names the other.
    Move { zone: "Europe/London", start: "2026-10-25 00:00:00", length: "30m",
        update: "2026-10-25 00:20 Extended to 01:30",
        title: "Extended: W, Sat 24 Oct 23:00 to Sun 25 Oct 00:30 UTC" },
    Move { zone: "Europe/London", start: "2026-10-25 00:00:00", length: "90m",
        update: "2026-10-25 00:20 Extended to 01:30",
        title: "Extended: W, Sat 24 Oct 23:00 to Sun 25 Oct 01:30 UTC" },
    Move { zone: "Europe/London", start: "2026-10-25 00:00:00", length: "30m",
        update: "2026-10-25 00:20 Extended to 2026-10-25 01:30Z",
        title: "Extended: W, Sat 24 Oct 23:00 to Sun 25 Oct 01:30 UTC" },
    // The length is kept, in hours of time.
    Move { zone: "Europe/London", start: "2026-10-20 01:00:00", length: "2h",
        update: "2026-10-19 09:00 Rescheduled to 2026-10-25 00:30",
        title: "Rescheduled: W, Sat 24 Oct 23:30 to Sun 25 Oct 01:30 UTC" },
    Move { zone: "America/New_York", start: "2026-03-03 01:00:00", length: "2h",
        update: "2026-03-02 09:00 Rescheduled to 2026-03-08 01:00",
        title: "Rescheduled: W, Sun 8 Mar 06:00 to 08:00 UTC" },
    Move { zone: "Asia/Kolkata", start: "2026-10-20 01:00:00", length: "2h",
        update: "2026-10-19 09:00 Rescheduled to 2026-10-25 00:30",
        title: "Rescheduled: W, Sat 24 Oct 19:00 to 21:00 UTC" },
    Move { zone: "Pacific/Chatham", start: "2026-04-01 01:00:00", length: "2h",
        update: "2026-03-31 09:00 Rescheduled to 2026-04-05 02:00",
        title: "Rescheduled: W, Sat 4 Apr 12:15 to 14:15 UTC" },
    Move { zone: "Australia/Lord_Howe", start: "2026-10-01 01:00:00", length: "2h",
        update: "2026-09-30 09:00 Rescheduled to 2026-10-04 01:00",
        title: "Rescheduled: W, Sat 3 Oct 14:30 to 16:30 UTC" },
    // An end that is given is by the clock that then holds.
    Move { zone: "Europe/London", start: "2026-10-20 01:00:00", length: "2h",
        update: "2026-10-19 09:00 Rescheduled to 2026-10-25 00:30 - 02:30",
        title: "Rescheduled: W, Sat 24 Oct 23:30 to Sun 25 Oct 02:30 UTC" },
    Move { zone: "Africa/Casablanca", start: "2027-02-01 01:00:00", length: "2h",
        update: "2027-01-31 09:00 Rescheduled to 2027-02-06 23:00 - 04:00",
        title: "Rescheduled: W, Sat 6 Feb 22:00 to Sun 7 Feb 04:00 UTC" },
    Move { zone: "Australia/Lord_Howe", start: "2026-10-01 01:00:00", length: "2h",
        update: "2026-09-30 09:00 Rescheduled to 2026-10-04 01:00 - 03:00",
        title: "Rescheduled: W, Sat 3 Oct 14:30 to 16:00 UTC" },
];

#[test]
fn a_window_is_moved_by_the_clock_that_then_holds() {
    for row in MOVES {
        let year = &row.start[..4];
        let times = format!(
            "start = {}\nduration = \"{}\"\nannounced = {year}-01-02 09:00:00",
            row.start, row.length
        );
        let window = with_window(row.zone, &times, &format!("## {}\nMoved.", row.update));
        let start: NaiveDate = row.start[..10].parse().unwrap();
        let published = window.publish(&format!("{}T00:00:00Z", start + Days::new(20)));
        let moved = titles(&published);
        let word = row.title.split(':').next().unwrap();
        let moved: Vec<&String> = moved.iter().filter(|title| title.starts_with(word)).collect();
        assert_eq!(moved, [row.title], "{} {}", row.zone, row.update);
    }
}

/// The start of a window of half an hour in London, the update, and what is wrong with it.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    // Twelve hours and a minute.
    (
        "2026-03-29 00:00:00",
        "2026-03-29 00:20 Extended to 13:31",
        "maintenance::extended-far",
        "2026-12-04",
    ),
    (
        "2026-10-25 00:00:00",
        "2026-10-25 00:20 Extended to 11:31",
        "maintenance::extended-far",
        "2026-12-04",
    ),
    // The clock does not show the time: it is not taken for that of the next day.
    (
        "2026-03-29 00:00:00",
        "2026-03-29 00:20 Extended to 01:30",
        "content::skipped-time",
        SKIPPED,
    ),
    (
        "2026-03-29 00:00:00",
        "2026-03-29 00:20 Extended to 2026-03-29 01:30",
        "content::skipped-time",
        SKIPPED,
    ),
    (
        "2026-03-27 00:00:00",
        "2026-03-26 09:00 Rescheduled to 2026-03-29 01:30",
        "content::skipped-time",
        SKIPPED,
    ),
    (
        "2026-03-27 00:00:00",
        "2026-03-26 09:00 Rescheduled to 2026-03-29 00:30 - 01:30",
        "content::skipped-time",
        SKIPPED,
    ),
    // The clock shows it twice.
    (
        "2026-10-25 00:00:00",
        "2026-10-25 00:20 Extended to 2026-10-25 01:30",
        "content::repeated-time",
        REPEATED,
    ),
    (
        "2026-10-23 00:00:00",
        "2026-10-22 09:00 Rescheduled to 2026-10-25 01:30",
        "content::repeated-time",
        REPEATED,
    ),
];
const SKIPPED: &str = "write the offset: `2026-03-29 00:59:00+00:00` is the time before the change, \
                       `2026-03-29 02:00:00+01:00` the time after it";
const REPEATED: &str = "write the offset: `2026-10-25 01:30:00+01:00` is the earlier time, \
                        `2026-10-25 01:30:00+00:00` the later one";

#[test]
fn a_window_is_moved_to_no_time_that_is_none() {
    for (start, update, code, help) in REFUSED {
        let times = format!("start = {start}\nduration = \"30m\"\nannounced = 2026-01-02 09:00:00");
        let window = with_window("Europe/London", &times, &format!("## {update}\nMoved."));
        let errors = window.errors("2026-12-30T00:00:00Z");
        assert_eq!(errors.len(), 1, "{update}: {errors:?}");
        assert_eq!(errors[0].0, *code, "{update}");
        assert!(errors[0].2.contains(help), "{update}: {}", errors[0].2);
    }
}
