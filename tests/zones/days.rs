//! Days and months are those of the site's zone, however long a clock change makes them.

use chrono::{NaiveDate, SecondsFormat, TimeDelta};
use serde_json::{Value, json};
use tidings::model::Instant;

use super::{ZONES, config, incident, window};
use crate::memory::{Memory, instant};
use crate::status::{day_of, months_of};

/// Zone, a local day, its first instant, and its length in hours.
#[rustfmt::skip]
const DAYS: &[(&str, &str, &str, f64)] = &[
    ("Europe/London", "2026-03-29", "2026-03-29T00:00:00Z", 23.0),
    ("Europe/London", "2026-10-25", "2026-10-24T23:00:00Z", 25.0),
    ("Europe/London", "2027-03-28", "2027-03-28T00:00:00Z", 23.0),
    ("Europe/London", "2027-10-31", "2027-10-30T23:00:00Z", 25.0),
    ("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 23.0),
    ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", 25.0),
    ("America/New_York", "2027-03-14", "2027-03-14T05:00:00Z", 23.0),
    ("America/New_York", "2027-11-07", "2027-11-07T04:00:00Z", 25.0),
    ("Asia/Kolkata", "2026-10-25", "2026-10-24T18:30:00Z", 24.0),
    ("Pacific/Chatham", "2026-04-05", "2026-04-04T10:15:00Z", 25.0),
    ("Pacific/Chatham", "2026-09-27", "2026-09-26T11:15:00Z", 23.0),
    ("Pacific/Chatham", "2027-04-04", "2027-04-03T10:15:00Z", 25.0),
    ("Pacific/Chatham", "2027-09-26", "2027-09-25T11:15:00Z", 23.0),
    ("Africa/Casablanca", "2026-02-15", "2026-02-14T23:00:00Z", 25.0),
    ("Africa/Casablanca", "2026-03-22", "2026-03-22T00:00:00Z", 23.0),
    ("Africa/Casablanca", "2027-02-07", "2027-02-06T23:00:00Z", 25.0),
    ("Africa/Casablanca", "2027-03-14", "2027-03-14T00:00:00Z", 23.0),
    ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", 24.5),
    ("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00Z", 23.5),
    ("Australia/Lord_Howe", "2027-04-04", "2027-04-03T13:00:00Z", 24.5),
    ("Australia/Lord_Howe", "2027-10-03", "2027-10-02T13:30:00Z", 23.5),
];

const QUARTER: i64 = 900;

/// A day of the table.
struct Day {
    name: String,
    zone: &'static str,
    date: NaiveDate,
    start: Instant,
    end: Instant,
}

fn days() -> impl Iterator<Item = Day> {
    DAYS.iter().map(|(zone, date, start, hours)| {
        let start = instant(start);
        #[expect(clippy::cast_possible_truncation, reason = "hours are few")]
        let seconds = (hours * 3600.0) as i64;
        Day {
            name: format!("{zone} {date}"),
            zone,
            date: date.parse().unwrap(),
            start,
            end: start + TimeDelta::seconds(seconds),
        }
    })
}

#[test]
fn what_ended_is_under_the_day_on_which_it_ended() {
    let second = TimeDelta::seconds(1);
    for day in days() {
        let shown = |days: i64| {
            let date = day.date + TimeDelta::days(days);
            [date.format("%a %-d %b").to_string()]
        };
        let cases = [
            ("Before", day.start - second, shown(-1)),
            ("First", day.start, shown(0)),
            ("Last", day.end - second, shown(0)),
            ("After", day.end, shown(1)),
        ];
        let site = cases
            .iter()
            .fold(Memory::new(config(day.zone)), |site, (title, end, _)| {
                let started = iso(*end - TimeDelta::minutes(40));
                let resolved = format!("## {} Resolved\nGood.", iso(*end).replace('T', " "));
                let path = format!("incidents/{}.md", title.to_lowercase());
                site.with(&path, incident(title, &started, &resolved))
            });
        let published = site.publish(&iso(day.end + TimeDelta::hours(1)));
        for (title, _, expected) in cases {
            assert_eq!(day_of(&published, title), expected, "{}: {title}", day.name);
        }
    }
    assert!(
        ZONES
            .iter()
            .all(|zone| DAYS.iter().any(|(known, ..)| known == zone))
    );
}

/// Checks every quarter of an hour, of which the last of the day before, the first of the day and the last of the day
/// find the component down.
#[test]
fn the_seconds_of_a_day_are_as_many_as_it_has() {
    let quarter = TimeDelta::seconds(QUARTER);
    for day in days() {
        let down = [day.start - quarter, day.start, day.end - quarter];
        let (first, last) = (day.start - TimeDelta::days(2), day.end + TimeDelta::days(1));
        let quarters = (last - first).num_seconds() / QUARTER;
        let checks: Vec<Value> = (0..=quarters)
            .map(|number| first + quarter * i32::try_from(number).unwrap())
            .map(|at| json!({"at": iso(at), "state": if down.contains(&at) { "down" } else { "up" }}))
            .collect();
        let feed = json!({"version": 1, "generated_at": iso(last), "interval_s": QUARTER,
            "components": {"web-1": {"checks": checks}}});
        let config = format!(
            "{}[[feeds]]\nformat = \"tidings\"\npath = \"uptime.json\"\n",
            config(day.zone)
        );
        let published = Memory::new(config).feed(feed.to_string()).publish(&iso(last));
        let api = published.api();
        let found = |days: i64| {
            let figures =
                &api["components"][0]["uptime"]["days"][(day.date + TimeDelta::days(days)).to_string()];
            ["up_s", "down_s", "unknown_s"].map(|name| figures[name].as_i64().unwrap())
        };
        let seconds = (day.end - day.start).num_seconds();
        assert_eq!(found(0), [seconds - 2 * QUARTER, 2 * QUARTER, 0], "{}", day.name);
        assert_eq!(
            found(-1),
            [86_400 - QUARTER, QUARTER, 0],
            "{}: the day before",
            day.name
        );
        // A run goes on over midnight.
        let outages = [(down[0], day.start + quarter), (down[2], day.end)];
        let mut told: Vec<&Value> = api["measured_outages"].as_array().unwrap().iter().collect();
        told.sort_by_key(|outage| outage["start"].as_str());
        let expected =
            outages.map(|(start, end)| json!({"component": "web-1", "start": iso(start), "end": iso(end)}));
        assert_eq!(told, expected.iter().collect::<Vec<_>>(), "{}", day.name);
    }
}

/// Zone, the midnight between two months, and those months.
#[rustfmt::skip]
const MONTHS: &[(&str, &str, &str, &str)] = &[
    ("Europe/London", "2026-03-31T23:00:00Z", "2026/03", "2026/04"),
    ("Europe/London", "2026-11-01T00:00:00Z", "2026/10", "2026/11"),
    // Two hours before its clocks go back.
    ("America/New_York", "2026-11-01T04:00:00Z", "2026/10", "2026/11"),
    ("America/New_York", "2026-12-01T05:00:00Z", "2026/11", "2026/12"),
    ("Asia/Kolkata", "2026-10-31T18:30:00Z", "2026/10", "2026/11"),
    ("Pacific/Chatham", "2026-03-31T10:15:00Z", "2026/03", "2026/04"),
    ("Pacific/Chatham", "2026-04-30T11:15:00Z", "2026/04", "2026/05"),
    ("Africa/Casablanca", "2026-03-01T00:00:00Z", "2026/02", "2026/03"),
    ("Africa/Casablanca", "2026-03-31T23:00:00Z", "2026/03", "2026/04"),
    ("Australia/Lord_Howe", "2026-09-30T13:30:00Z", "2026/09", "2026/10"),
    ("Australia/Lord_Howe", "2026-10-31T13:00:00Z", "2026/10", "2026/11"),
];

#[test]
fn what_began_is_in_the_month_in_which_it_began() {
    for (zone, midnight, before, after) in MONTHS {
        let midnight = instant(midnight);
        let last = midnight - TimeDelta::seconds(1);
        let half_hour = |title: &str, start: Instant| {
            let times = format!(
                "start = {}\nduration = \"30m\"\nannounced = 2026-01-02 09:00:00",
                iso(start)
            );
            window(&times, "").replace("\"W\"", &format!("\"{title}\""))
        };
        let published = Memory::new(config(zone))
            .with("incidents/a.md", incident("Last", &iso(last), ""))
            .with("incidents/b.md", incident("First", &iso(midnight), ""))
            .with("maintenance/c.md", half_hour("Last window", last))
            .with("maintenance/d.md", half_hour("First window", midnight))
            .publish(&iso(midnight + TimeDelta::hours(3)));
        let cases = [
            ("Last", before),
            ("First", after),
            ("Last window", before),
            ("First window", after),
        ];
        for (title, month) in cases {
            assert_eq!(
                months_of(&published, title),
                [*month],
                "{zone} {midnight}: {title}"
            );
        }
    }
}

fn iso(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
