//! A window over a clock change: how long it is, by which clocks its times are shown, and that clocks change.

use super::with_window;
use crate::memory::Published;
use crate::status::found;

struct Row {
    zone: &'static str,
    /// As they are written, by the site's clock.
    start: &'static str,
    end: &'static str,
    length: &'static str,
    /// What the page says of the clocks, and its times by the site's and by UTC's.
    clocks: &'static str,
    when: &'static str,
    utc: &'static str,
}

const FORWARD: &str = "The clocks go forward by 1 hour during this window.";
const BACK: &str = "The clocks go back by 1 hour during this window.";
const HALF_FORWARD: &str = "The clocks go forward by 30 minutes during this window.";
const HALF_BACK: &str = "The clocks go back by 30 minutes during this window.";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row { zone: "Europe/London", start: "2026-03-29 00:30", end: "2026-03-29 02:30", length: "1 hour",
        clocks: FORWARD, when: "Sun 29 Mar 2026 00:30 GMT to 02:30 BST",
        utc: "Sun 29 Mar 2026 00:30 to 01:30 UTC" },
    Row { zone: "Europe/London", start: "2026-10-25 00:30", end: "2026-10-25 02:30", length: "3 hours",
        clocks: BACK, when: "Sun 25 Oct 2026 00:30 BST to 02:30 GMT",
        utc: "Sat 24 Oct 2026 23:30 to Sun 25 Oct 2026 02:30 UTC" },
    Row { zone: "Europe/London", start: "2027-03-27 23:00", end: "2027-03-28 04:00", length: "4 hours",
        clocks: FORWARD, when: "Sat 27 Mar 2027 23:00 GMT to Sun 28 Mar 2027 04:00 BST",
        utc: "Sat 27 Mar 2027 23:00 to Sun 28 Mar 2027 03:00 UTC" },
    Row { zone: "Europe/London", start: "2027-10-30 23:00", end: "2027-10-31 04:00", length: "6 hours",
        clocks: BACK, when: "Sat 30 Oct 2027 23:00 BST to Sun 31 Oct 2027 04:00 GMT",
        utc: "Sat 30 Oct 2027 22:00 to Sun 31 Oct 2027 04:00 UTC" },
    Row { zone: "America/New_York", start: "2026-03-08 01:30", end: "2026-03-08 03:30", length: "1 hour",
        clocks: FORWARD, when: "Sun 8 Mar 2026 01:30 EST to 03:30 EDT",
        utc: "Sun 8 Mar 2026 06:30 to 07:30 UTC" },
    Row { zone: "America/New_York", start: "2026-11-01 00:30", end: "2026-11-01 02:30", length: "3 hours",
        clocks: BACK, when: "Sun 1 Nov 2026 00:30 EDT to 02:30 EST",
        utc: "Sun 1 Nov 2026 04:30 to 07:30 UTC" },
    Row { zone: "America/New_York", start: "2027-03-13 22:00", end: "2027-03-14 06:00", length: "7 hours",
        clocks: FORWARD, when: "Sat 13 Mar 2027 22:00 EST to Sun 14 Mar 2027 06:00 EDT",
        utc: "Sun 14 Mar 2027 03:00 to 10:00 UTC" },
    Row { zone: "America/New_York", start: "2027-11-06 22:00", end: "2027-11-07 06:00", length: "9 hours",
        clocks: BACK, when: "Sat 6 Nov 2027 22:00 EDT to Sun 7 Nov 2027 06:00 EST",
        utc: "Sun 7 Nov 2027 02:00 to 11:00 UTC" },
    Row { zone: "Asia/Kolkata", start: "2026-10-25 00:30", end: "2026-10-25 02:30", length: "2 hours",
        clocks: "", when: "Sun 25 Oct 2026 00:30 to 02:30 IST",
        utc: "Sat 24 Oct 2026 19:00 to 21:00 UTC" },
    Row { zone: "Asia/Kolkata", start: "2027-03-27 23:00", end: "2027-03-28 04:00", length: "5 hours",
        clocks: "", when: "Sat 27 Mar 2027 23:00 to Sun 28 Mar 2027 04:00 IST",
        utc: "Sat 27 Mar 2027 17:30 to 22:30 UTC" },
    Row { zone: "Pacific/Chatham", start: "2026-04-05 02:00", end: "2026-04-05 04:00", length: "3 hours",
        clocks: BACK, when: "Sun 5 Apr 2026 02:00 UTC+13:45 to 04:00 UTC+12:45",
        utc: "Sat 4 Apr 2026 12:15 to 15:15 UTC" },
    Row { zone: "Pacific/Chatham", start: "2026-09-27 02:00", end: "2026-09-27 04:00", length: "1 hour",
        clocks: FORWARD, when: "Sun 27 Sep 2026 02:00 UTC+12:45 to 04:00 UTC+13:45",
        utc: "Sat 26 Sep 2026 13:15 to 14:15 UTC" },
    Row { zone: "Pacific/Chatham", start: "2027-04-03 23:00", end: "2027-04-04 06:00", length: "8 hours",
        clocks: BACK, when: "Sat 3 Apr 2027 23:00 UTC+13:45 to Sun 4 Apr 2027 06:00 UTC+12:45",
        utc: "Sat 3 Apr 2027 09:15 to 17:15 UTC" },
    Row { zone: "Pacific/Chatham", start: "2027-09-25 23:00", end: "2027-09-26 06:00", length: "6 hours",
        clocks: FORWARD, when: "Sat 25 Sep 2027 23:00 UTC+12:45 to Sun 26 Sep 2027 06:00 UTC+13:45",
        utc: "Sat 25 Sep 2027 10:15 to 16:15 UTC" },
    Row { zone: "Africa/Casablanca", start: "2026-02-15 01:00", end: "2026-02-15 04:00", length: "4 hours",
        clocks: BACK, when: "Sun 15 Feb 2026 01:00 UTC+01:00 to 04:00 UTC+00:00",
        utc: "Sun 15 Feb 2026 00:00 to 04:00 UTC" },
    Row { zone: "Africa/Casablanca", start: "2026-03-22 01:00", end: "2026-03-22 04:00", length: "2 hours",
        clocks: FORWARD, when: "Sun 22 Mar 2026 01:00 UTC+00:00 to 04:00 UTC+01:00",
        utc: "Sun 22 Mar 2026 01:00 to 03:00 UTC" },
    Row { zone: "Africa/Casablanca", start: "2027-02-06 23:30", end: "2027-02-07 03:30", length: "5 hours",
        clocks: BACK, when: "Sat 6 Feb 2027 23:30 UTC+01:00 to Sun 7 Feb 2027 03:30 UTC+00:00",
        utc: "Sat 6 Feb 2027 22:30 to Sun 7 Feb 2027 03:30 UTC" },
    Row { zone: "Africa/Casablanca", start: "2027-03-13 23:30", end: "2027-03-14 03:30", length: "3 hours",
        clocks: FORWARD, when: "Sat 13 Mar 2027 23:30 UTC+00:00 to Sun 14 Mar 2027 03:30 UTC+01:00",
        utc: "Sat 13 Mar 2027 23:30 to Sun 14 Mar 2027 02:30 UTC" },
    Row { zone: "Australia/Lord_Howe", start: "2026-04-05 01:00", end: "2026-04-05 02:30", length: "2 hours",
        clocks: HALF_BACK, when: "Sun 5 Apr 2026 01:00 UTC+11:00 to 02:30 UTC+10:30",
        utc: "Sat 4 Apr 2026 14:00 to 16:00 UTC" },
    Row { zone: "Australia/Lord_Howe", start: "2026-10-04 01:00", end: "2026-10-04 03:00", length: "1 hour 30 minutes",
        clocks: HALF_FORWARD, when: "Sun 4 Oct 2026 01:00 UTC+10:30 to 03:00 UTC+11:00",
        utc: "Sat 3 Oct 2026 14:30 to 16:00 UTC" },
    Row { zone: "Australia/Lord_Howe", start: "2027-04-03 23:00", end: "2027-04-04 03:00", length: "4 hours 30 minutes",
        clocks: HALF_BACK, when: "Sat 3 Apr 2027 23:00 UTC+11:00 to Sun 4 Apr 2027 03:00 UTC+10:30",
        utc: "Sat 3 Apr 2027 12:00 to 16:30 UTC" },
    Row { zone: "Australia/Lord_Howe", start: "2027-10-02 23:00", end: "2027-10-03 03:00", length: "3 hours 30 minutes",
        clocks: HALF_FORWARD, when: "Sat 2 Oct 2027 23:00 UTC+10:30 to Sun 3 Oct 2027 03:00 UTC+11:00",
        utc: "Sat 2 Oct 2027 12:30 to 16:00 UTC" },
];

#[test]
fn a_window_over_a_clock_change_says_so_and_is_as_long_as_it_is() {
    for row in ROWS {
        let name = format!("{} {}", row.zone, row.start);
        let year = &row.start[..4];
        let times = format!(
            "start = {}:00\nend = {}:00\nannounced = {year}-01-02 09:00:00",
            row.start, row.end
        );
        let published = with_window(row.zone, &times, "").publish(&format!("{year}-01-03T00:00:00Z"));
        let page = published.text("maintenance/w/index.html");
        assert_eq!(keys(page, "dd.big"), row.when, "{name}");
        assert_eq!(keys(page, "dd.utc"), row.utc, "{name}");
        assert_eq!(keys(page, "dd.hint"), row.clocks, "{name}");
        assert_eq!(length(page), row.length, "{name}");

        let this_year = |text: &str| text.replace(&format!(" {year}"), "");
        assert_eq!(
            titles(&published),
            [format!("Scheduled: W, {}", this_year(row.utc))],
            "{name}"
        );
        let said = format!("Unavailable. {}. Web server 1.", this_year(row.when));
        assert!(published.text("feed.xml").contains(&said), "{name}: {said}");
    }
}

/// A stretch is half-open: a change at the start is over. One at the very end is said, since the end is shown by the
/// new clock.
#[test]
fn a_clock_change_at_the_edge_of_a_window() {
    let cases = [
        (
            "00:30:00Z",
            "01:00:00Z",
            "Sun 25 Oct 2026 01:30 BST to 01:00 GMT",
            BACK,
        ),
        ("01:00:00Z", "01:30:00Z", "Sun 25 Oct 2026 01:00 to 01:30 GMT", ""),
        ("00:00:00Z", "00:59:00Z", "Sun 25 Oct 2026 01:00 to 01:59 BST", ""),
    ];
    for (start, end, when, clocks) in cases {
        let times =
            format!("start = 2026-10-25T{start}\nend = 2026-10-25T{end}\nannounced = 2026-10-20 09:00:00");
        let published = with_window("Europe/London", &times, "").publish("2026-10-21T00:00:00Z");
        let page = published.text("maintenance/w/index.html");
        assert_eq!(keys(page, "dd.big"), when);
        assert_eq!(keys(page, "dd.hint"), clocks, "{when}");
    }
}

struct Reminded {
    zone: &'static str,
    start: &'static str,
    /// The event, by UTC.
    at: &'static str,
    /// What its place on the page says.
    shown: &'static str,
}

#[rustfmt::skip]
const REMINDED: &[Reminded] = &[
    Reminded { zone: "Europe/London", start: "2026-03-29 12:00:00", at: "20260328T110000Z",
        shown: "Sat 28 Mar 2026 11:00 GMT Sat 28 Mar 2026 11:00 UTC" },
    Reminded { zone: "Europe/London", start: "2026-10-25 12:00:00", at: "20261024T120000Z",
        shown: "Sat 24 Oct 2026 13:00 BST Sat 24 Oct 2026 12:00 UTC" },
    Reminded { zone: "America/New_York", start: "2027-03-14 12:00:00", at: "20270313T160000Z",
        shown: "Sat 13 Mar 2027 11:00 EST Sat 13 Mar 2027 16:00 UTC" },
    Reminded { zone: "America/New_York", start: "2026-11-01 12:00:00", at: "20261031T170000Z",
        shown: "Sat 31 Oct 2026 13:00 EDT Sat 31 Oct 2026 17:00 UTC" },
    Reminded { zone: "Asia/Kolkata", start: "2026-10-25 12:00:00", at: "20261024T063000Z",
        shown: "Sat 24 Oct 2026 12:00 IST Sat 24 Oct 2026 06:30 UTC" },
    Reminded { zone: "Pacific/Chatham", start: "2026-09-27 12:00:00", at: "20260925T221500Z",
        shown: "Sat 26 Sep 2026 11:00 UTC+12:45 Fri 25 Sep 2026 22:15 UTC" },
    Reminded { zone: "Pacific/Chatham", start: "2027-04-04 12:00:00", at: "20270402T231500Z",
        shown: "Sat 3 Apr 2027 13:00 UTC+13:45 Fri 2 Apr 2027 23:15 UTC" },
    Reminded { zone: "Africa/Casablanca", start: "2026-02-15 12:00:00", at: "20260214T120000Z",
        shown: "Sat 14 Feb 2026 13:00 UTC+01:00 Sat 14 Feb 2026 12:00 UTC" },
    Reminded { zone: "Australia/Lord_Howe", start: "2026-10-04 12:00:00", at: "20261003T010000Z",
        shown: "Sat 3 Oct 2026 11:30 UTC+10:30 Sat 3 Oct 2026 01:00 UTC" },
];

#[test]
fn a_reminder_comes_24_hours_before_whatever_the_clocks_do() {
    for row in REMINDED {
        let year = &row.start[..4];
        let times = format!(
            "start = {}\nduration = \"30m\"\nannounced = {year}-01-02 09:00:00",
            row.start
        );
        let published = with_window(row.zone, &times, "").publish(&format!("{year}-12-31T00:00:00Z"));
        let page = published.text("maintenance/w/index.html");
        let place = format!("#reminder-{}", row.at);
        assert_eq!(
            found(page, &format!("{place} .when")),
            [row.shown],
            "{} {}",
            row.zone,
            row.start
        );
        let words = found(page, &format!("{place} .prose"));
        assert!(words[0].starts_with("Begins in 1 day: "), "{words:?}");
    }
}

/// The one key fact of a window's page that a selector finds, or nothing.
fn keys(page: &str, selector: &str) -> String {
    found(page, &format!(".keys {selector}")).join(" / ")
}

fn length(page: &str) -> String {
    let keys = found(page, ".keys div").into_iter();
    let lengths = keys.filter_map(|key| key.strip_prefix("Length of the window").map(str::to_owned));
    lengths.map(|length| length.trim().to_owned()).collect()
}

/// The titles of a window's events, the oldest first.
pub fn titles(published: &Published) -> Vec<String> {
    let api = published.api();
    let events = api["maintenance"][0]["events"].as_array().unwrap();
    events
        .iter()
        .map(|event| event["title"].as_str().unwrap().to_owned())
        .collect()
}
