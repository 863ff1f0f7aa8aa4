//! The rules of 05-time.md, Uptime and Triage, a case or a table for each.

use chrono::TimeDelta;
use chrono_tz::{America, Europe};

use super::*;
use crate::diagnostic::Diagnostics;
use crate::model::uptime::{DaySum, Run};
use State::{Degraded, Down, Up};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A site in a zone with a component `a`, further lines of site.toml after it.
fn config(zone: &str, more: &str) -> Config {
    let text = format!(
        "[site]\ntitle = \"T\"\nbase_url = \"https://s.example/\"\ntimezone = \"{zone}\"\n\
         [[components]]\nid = \"a\"\nname = \"A\"\n{more}"
    );
    let mut diagnostics = Diagnostics::default();
    let config = crate::config::read(&text, 0, &mut diagnostics).unwrap();
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    config
}

/// A feed of the component `a`.
fn feed(horizon: &str, measured: Measured) -> Feed {
    let components = [("a".to_owned(), measured)].into();
    Feed {
        generated_at: None,
        horizon: Some(at(horizon)),
        day_zone: Tz::UTC,
        components,
    }
}

fn run(from: &str, to: &str, state: State) -> Run {
    Run {
        stretch: stretch(from, to),
        state,
    }
}

fn stretch(from: &str, to: &str) -> Stretch {
    Stretch::new(at(from), at(to))
}

fn checks(runs: &[Run]) -> Measured {
    Measured {
        checks: Some(runs.to_vec()),
        ..Measured::default()
    }
}

fn outages(since: &str, runs: &[Run]) -> Measured {
    Measured {
        since: Some(at(since)),
        outages: Some(runs.to_vec()),
        ..Measured::default()
    }
}

fn sums(days: &[(&str, i64, i64, i64)]) -> Measured {
    let sum = |(day, up_s, degraded_s, down_s): &(&str, i64, i64, i64)| {
        (
            date(day),
            DaySum {
                up_s: *up_s,
                degraded_s: *degraded_s,
                down_s: *down_s,
                ..DaySum::default()
            },
        )
    };
    Measured {
        days: days.iter().map(sum).collect(),
        ..Measured::default()
    }
}

fn measure_one(config: &Config, feeds: &[Feed], told: &Told, now: &str) -> Uptime {
    measure(config, feeds, std::slice::from_ref(told), at(now)).remove(0)
}

fn day<'u>(uptime: &'u Uptime, day: &str) -> &'u Day {
    uptime.days.iter().find(|known| known.date == date(day)).unwrap()
}

/// `[up, degraded, down, unknown, excluded]`
fn seconds(figures: &Figures) -> [i64; 5] {
    [
        figures.up_s,
        figures.degraded_s,
        figures.down_s,
        figures.unknown_s,
        figures.excluded_s,
    ]
}

#[test]
fn of_a_day_the_account_that_knows_most_counts() {
    // In UTC; every account is of the 18th, whole or of its first hours.
    let from = "2026-11-18T00:00:00Z";
    let hours = |hours: i64| (at(from) + TimeDelta::hours(hours)).to_rfc3339();
    let by_checks = |known: i64| checks(&[run(from, &hours(known), Degraded)]).checks;
    let by_outages = |known: i64| Some(vec![run(from, &hours(known), Down)]);
    let by_sums = |known: i64| sums(&[("2026-11-18", known * HOUR, 0, 0)]).days;
    let one = |checks: i64, outages: i64, sums: i64| Measured {
        checks: by_checks(checks),
        outages: by_outages(outages),
        days: by_sums(sums),
        ..Measured::default()
    };
    let cases: [(&[Measured], DaySource, [i64; 3]); 9] = [
        (&[one(0, 0, 0)], DaySource::None, [0, 0, 0]),
        (&[one(5, 5, 5)], DaySource::Checks, [0, 5, 0]),
        (&[one(4, 5, 5)], DaySource::Outages, [0, 0, 5]),
        (&[one(4, 4, 5)], DaySource::Sums, [5, 0, 0]),
        (&[one(6, 4, 5)], DaySource::Checks, [0, 6, 0]),
        // Of several feeds the one that knows most, for the whole day; on a tie the later one.
        (&[one(6, 0, 0), one(0, 5, 0)], DaySource::Checks, [0, 6, 0]),
        (&[one(6, 0, 0), one(0, 6, 0)], DaySource::Outages, [0, 0, 6]),
        (&[one(6, 0, 0), one(0, 0, 7)], DaySource::Sums, [7, 0, 0]),
        (
            &[one(0, 0, 6), one(0, 6, 0), Measured::default()],
            DaySource::Outages,
            [0, 0, 6],
        ),
    ];
    for (measured, source, [up, degraded, down]) in cases {
        let feeds: Vec<Feed> = measured
            .iter()
            .map(|one| feed("2026-11-19T00:00:00Z", one.clone()))
            .collect();
        let uptime = measure_one(
            &config("UTC", ""),
            &feeds,
            &Told::default(),
            "2026-11-20T12:00:00Z",
        );
        let day = day(&uptime, "2026-11-18");
        let unknown = 24 - up - degraded - down;
        assert_eq!(day.source, source, "{measured:?}");
        assert_eq!(
            seconds(&day.figures),
            [up, degraded, down, unknown, 0].map(|hours| hours * HOUR),
            "{measured:?}"
        );
    }
}

#[test]
fn nothing_is_known_after_the_horizon_nor_unknown() {
    let feeds = [feed("2026-11-20T09:00:00Z", outages("2026-11-19T06:00:00Z", &[]))];
    let uptime = measure_one(
        &config("UTC", ""),
        &feeds,
        &Told::default(),
        "2026-11-21T12:00:00Z",
    );
    assert_eq!(uptime.horizon, Some(at("2026-11-20T09:00:00Z")));
    let figures = |text: &str| seconds(&day(&uptime, text).figures);
    assert_eq!(
        figures("2026-11-18"),
        [0, 0, 0, DAY, 0],
        "before anything is known all is unknown"
    );
    assert_eq!(figures("2026-11-19"), [18 * HOUR, 0, 0, 6 * HOUR, 0]);
    assert_eq!(figures("2026-11-20"), [9 * HOUR, 0, 0, 0, 0]);
    assert_eq!(figures("2026-11-21"), [0, 0, 0, 0, 0]);
    assert_eq!(
        seconds(&uptime.last_30_days),
        [27 * HOUR, 0, 0, 27 * DAY + 6 * HOUR, 0]
    );
}

#[test]
fn before_the_horizon_figures_end_with_yesterday() {
    let mut measured = outages(
        "2026-11-19T06:00:00Z",
        &[run("2026-11-20T01:00:00Z", "2026-11-20T02:00:00Z", Down)],
    );
    measured.reading = Some(Reading {
        state: Up,
        at: Some(at("2026-11-20T08:59:00Z")),
    });
    measured.days = sums(&[("2026-11-20", 100, 0, 0)]).days;
    let feeds = [feed("2026-11-20T09:00:00Z", measured)];
    let uptime = measure_one(
        &config("UTC", ""),
        &feeds,
        &Told::default(),
        "2026-11-20T08:59:59Z",
    );
    assert_eq!(uptime.horizon, Some(at("2026-11-20T00:00:00Z")));
    assert_eq!((uptime.reading, uptime.current), (None, None));
    assert_eq!(seconds(&day(&uptime, "2026-11-20").figures), [0; 5]);
    assert!(uptime.outages.is_empty());
    let at_horizon = measure_one(
        &config("UTC", ""),
        &feeds,
        &Told::default(),
        "2026-11-20T09:00:00Z",
    );
    assert_eq!(at_horizon.current, Some(Up));
    assert_eq!(
        seconds(&day(&at_horizon, "2026-11-20").figures),
        [8 * HOUR, 0, HOUR, 0, 0]
    );
}

#[test]
fn a_run_of_down_shorter_than_a_false_alarm_is_up() {
    let up_until = |to: &str| run("2026-11-19T12:00:00Z", to, Up);
    let cases = [
        // Exactly as long counts; over midnight it is one run, told of the day it begins in.
        (
            checks(&[
                up_until("2026-11-20T06:00:00Z"),
                run("2026-11-20T06:00:00Z", "2026-11-20T06:01:59Z", Down),
            ]),
            0,
            0,
            0,
        ),
        (
            checks(&[
                up_until("2026-11-20T06:00:00Z"),
                run("2026-11-20T06:00:00Z", "2026-11-20T06:02:00Z", Down),
            ]),
            0,
            120,
            1,
        ),
        (
            checks(&[run("2026-11-19T23:59:30Z", "2026-11-20T00:01:29Z", Down)]),
            0,
            0,
            0,
        ),
        (
            checks(&[run("2026-11-19T23:59:00Z", "2026-11-20T00:01:00Z", Down)]),
            60,
            60,
            1,
        ),
        // A gap breaks it.
        (
            checks(&[
                run("2026-11-20T06:00:00Z", "2026-11-20T06:01:00Z", Down),
                run("2026-11-20T06:01:01Z", "2026-11-20T06:02:01Z", Down),
            ]),
            0,
            0,
            0,
        ),
    ];
    for (measured, yesterday, today, number) in cases {
        let feeds = [feed("2026-11-20T12:00:00Z", measured)];
        let uptime = measure_one(
            &config("UTC", ""),
            &feeds,
            &Told::default(),
            "2026-11-20T12:00:00Z",
        );
        let down = |text: &str| day(&uptime, text).figures.down_s;
        assert_eq!(
            (down("2026-11-19"), down("2026-11-20")),
            (yesterday, today),
            "{feeds:?}"
        );
        assert_eq!(uptime.last_30_days.outages, number, "{feeds:?}");
        assert_eq!(uptime.outages.len(), number as usize);
    }
}

#[test]
fn a_run_goes_on_where_the_next_days_account_is_another_feeds() {
    let feeds = [
        feed(
            "2026-11-20T12:00:00Z",
            checks(&[run("2026-11-19T23:59:00Z", "2026-11-20T00:00:00Z", Down)]),
        ),
        feed(
            "2026-11-20T12:00:00Z",
            checks(&[run("2026-11-20T00:00:00Z", "2026-11-20T00:01:00Z", Down)]),
        ),
    ];
    let uptime = measure_one(
        &config("UTC", ""),
        &feeds,
        &Told::default(),
        "2026-11-20T12:00:00Z",
    );
    let stretch = stretch("2026-11-19T23:59:00Z", "2026-11-20T00:01:00Z");
    assert_eq!(
        uptime.outages,
        [MeasuredOutage {
            stretch,
            ongoing: false
        }]
    );
    assert_eq!(
        (uptime.last_30_days.outages, uptime.last_30_days.outage_s),
        (1, 120)
    );
}

#[test]
fn windows_are_left_out_of_what_is_known() {
    let measured = checks(&[
        run("2026-11-20T00:00:00Z", "2026-11-20T01:00:00Z", Up),
        run("2026-11-20T01:00:00Z", "2026-11-20T02:00:00Z", Down),
        run("2026-11-20T03:00:00Z", "2026-11-20T04:00:00Z", Up),
    ]);
    let feeds = [feed("2026-11-20T04:00:00Z", measured)];
    // From 00:30 to 01:40 and, of two that overlap, to 03:30; between 02:00 and 03:00 nothing is known.
    let window =
        |from: &str, to: &str| stretch(&format!("2026-11-20T{from}:00Z"), &format!("2026-11-20T{to}:00Z"));
    let told = Told {
        excused: vec![
            window("02:30", "03:30"),
            window("00:30", "01:10"),
            window("01:00", "01:40"),
        ],
        ..Told::default()
    };
    let now = "2026-11-20T12:00:00Z";
    let excluded = measure_one(&config("UTC", ""), &feeds, &told, now);
    let figures = day(&excluded, "2026-11-20").figures;
    assert_eq!(
        seconds(&figures),
        [60, 0, 20, 60, 100].map(|minutes| minutes * 60)
    );
    // What is left of the run begins with the end of the window.
    assert_eq!(
        (figures.outages, figures.outage_s, figures.timed_up_s),
        (1, 20 * 60, HOUR)
    );
    let rest = MeasuredOutage {
        stretch: window("01:40", "02:00"),
        ongoing: false,
    };
    assert_eq!(excluded.outages, [rest]);

    let included = measure_one(
        &config("UTC", "[uptime]\nmaintenance = \"include\"\n"),
        &feeds,
        &told,
        now,
    );
    let figures = day(&included, "2026-11-20").figures;
    assert_eq!(seconds(&figures), [2 * HOUR, 0, HOUR, HOUR, 0]);
    assert_eq!((figures.outages, figures.outage_s), (1, HOUR));
    assert_eq!(included.outages, [rest], "a window is never a measured outage");
}

#[test]
fn what_a_window_leaves_of_a_run_counts_however_short_but_is_not_listed() {
    let feeds = [feed(
        "2026-11-20T04:00:00Z",
        checks(&[run("2026-11-20T01:00:00Z", "2026-11-20T02:00:30Z", Down)]),
    )];
    let told = Told {
        excused: vec![stretch("2026-11-20T01:00:00Z", "2026-11-20T02:00:00Z")],
        ..Told::default()
    };
    let uptime = measure_one(&config("UTC", ""), &feeds, &told, "2026-11-20T12:00:00Z");
    assert_eq!(uptime.last_30_days.down_s, 30);
    assert_eq!(uptime.last_30_days.outages, 1);
    assert!(uptime.outages.is_empty());
}

#[test]
fn downtime_during_a_false_alarm_is_unknown() {
    let measured = checks(&[
        run("2026-11-20T00:00:00Z", "2026-11-20T01:00:00Z", Up),
        run("2026-11-20T01:00:00Z", "2026-11-20T02:00:00Z", Down),
        run("2026-11-20T02:00:00Z", "2026-11-20T03:00:00Z", Degraded),
    ]);
    let feeds = [feed("2026-11-20T03:00:00Z", measured)];
    let cases = [
        (
            stretch("2026-11-20T00:30:00Z", "2026-11-20T02:30:00Z"),
            [HOUR, HOUR, 0, HOUR, 0],
            0,
        ),
        (
            stretch("2026-11-20T01:20:00Z", "2026-11-20T01:40:00Z"),
            [HOUR, HOUR, 2400, 1200, 0],
            2,
        ),
        // What it leaves is a run of its own, and here too short for one.
        (
            stretch("2026-11-20T01:00:00Z", "2026-11-20T01:59:00Z"),
            [HOUR + 60, HOUR, 0, HOUR - 60, 0],
            0,
        ),
    ];
    for (alarm, expected, number) in cases {
        let told = Told {
            false_alarms: vec![alarm],
            ..Told::default()
        };
        let uptime = measure_one(&config("UTC", ""), &feeds, &told, "2026-11-20T12:00:00Z");
        let figures = day(&uptime, "2026-11-20").figures;
        assert_eq!(
            (seconds(&figures), figures.outages),
            (expected, number),
            "{alarm:?}"
        );
    }
}

#[test]
fn sums_stand_whole_on_the_day_of_their_date() {
    let mut feed = feed(
        "2026-11-20T12:00:00Z",
        sums(&[
            ("2026-10-24", DAY, 0, 0),
            // In London this day has 25 hours, and its sums are of UTC's 24.
            ("2026-10-25", DAY - 100, 40, 60),
            ("2026-11-19", 10 * HOUR, HOUR, 60),
            ("2026-11-20", 13 * HOUR, 0, 0),
            ("2026-11-21", HOUR, 0, 0),
        ]),
    );
    let now = "2026-11-21T09:00:00Z";
    let told = Told {
        excused: vec![stretch("2026-11-19T10:00:00Z", "2026-11-19T11:00:00Z")],
        ..Told::default()
    };
    let london = measure_one(&config("Europe/London", ""), &[feed.clone()], &told, now);
    let of = |uptime: &Uptime, text: &str| {
        let day = day(uptime, text);
        (seconds(&day.figures), day.uncut, day.day_zone)
    };
    assert_eq!(
        of(&london, "2026-10-24"),
        ([DAY, 0, 0, 0, 0], false, Some(Tz::UTC)),
        "an hour earlier in London"
    );
    assert_eq!(
        of(&london, "2026-10-25"),
        ([DAY - 100, 40, 60, HOUR, 0], false, Some(Tz::UTC))
    );
    // In winter the days are the same. Windows cannot be left out, nor can a run be told from these seconds.
    assert_eq!(
        of(&london, "2026-11-19"),
        ([10 * HOUR, HOUR, 60, 13 * HOUR - 60, 0], true, None)
    );
    assert_eq!(day(&london, "2026-11-19").source, DaySource::Sums);
    // Today's may know more than has passed by the horizon; a day after the horizon is not known.
    assert_eq!(of(&london, "2026-11-20"), ([13 * HOUR, 0, 0, 0, 0], false, None));
    assert_eq!(of(&london, "2026-11-21"), ([0; 5], false, None));
    let total = london.last_90_days;
    assert_eq!(
        (total.outages, total.mttr_s(), total.mtbf_s(), total.timed_up_s),
        (0, None, None, 0)
    );

    // A day of 25 hours in the feed's zone and 24 in the site's.
    feed.day_zone = Europe::London;
    feed.components = [("a".to_owned(), sums(&[("2026-10-25", 25 * HOUR, 0, 0)]))].into();
    let utc = measure_one(&config("UTC", ""), &[feed], &told, now);
    assert_eq!(
        of(&utc, "2026-10-25"),
        ([25 * HOUR, 0, 0, 0, 0], false, Some(Europe::London))
    );
    let include = measure_one(
        &config("UTC", "[uptime]\nmaintenance = \"include\"\n"),
        &[],
        &told,
        now,
    );
    assert!(include.days.iter().all(|day| !day.uncut));
}

#[test]
fn days_are_local_and_as_long_as_the_clock_makes_them() {
    // In Santiago 6 September 2026 begins at 01:00 and has 23 hours.
    let feeds = [feed("2026-09-10T00:00:00Z", outages("2026-09-01T00:00:00Z", &[]))];
    let uptime = measure_one(
        &config("America/Santiago", ""),
        &feeds,
        &Told::default(),
        "2026-09-10T12:00:00Z",
    );
    assert_eq!(day(&uptime, "2026-09-05").figures.up_s, DAY);
    assert_eq!(day(&uptime, "2026-09-06").figures.up_s, 23 * HOUR);
    let start = day_start(America::Santiago, date("2026-09-10"));
    assert_eq!(
        day(&uptime, "2026-09-09").figures.up_s,
        DAY - (start - at("2026-09-10T00:00:00Z")).num_seconds()
    );
}

#[test]
fn periods_are_made_of_local_days_and_the_outages_that_begin_in_them() {
    let down = [
        run("2025-12-31T23:30:00Z", "2026-01-01T00:30:00Z", Down),
        run("2026-10-31T12:00:00Z", "2026-10-31T12:10:00Z", Down),
        run("2026-11-19T12:00:00Z", "2026-11-19T12:20:00Z", Down),
    ];
    let feeds = [feed(
        "2026-11-20T12:00:00Z",
        outages("2025-11-01T00:00:00Z", &down),
    )];
    let uptime = measure_one(
        &config("UTC", ""),
        &feeds,
        &Told::default(),
        "2026-11-20T13:00:00Z",
    );
    let length = |figures: &Figures| figures.known_s() + figures.unknown_s;
    for (days, figures) in [
        (30, uptime.last_30_days),
        (90, uptime.last_90_days),
        (365, uptime.last_365_days),
    ] {
        assert_eq!(length(&figures), (days - 1) * DAY + 12 * HOUR, "{days}");
    }
    assert_eq!(length(&uptime.year), 323 * DAY + 12 * HOUR);
    // The first outage began last year; its seconds of this year count as down all the same.
    assert_eq!(
        (uptime.year.outages, uptime.year.outage_s, uptime.year.down_s),
        (2, 1800, 1800 + 1800)
    );
    assert_eq!((uptime.last_30_days.outages, uptime.last_90_days.outages), (2, 2));
    assert_eq!(
        (uptime.last_365_days.outages, uptime.last_365_days.outage_s),
        (3, 1800 + HOUR)
    );
    assert_eq!(uptime.months.len(), 13);
    let month = |year, month| uptime.months[&Month { year, month }];
    assert_eq!(
        (
            month(2025, 12).outages,
            month(2025, 12).outage_s,
            month(2025, 12).down_s
        ),
        (1, HOUR, 1800)
    );
    assert_eq!((month(2026, 1).outages, month(2026, 1).down_s), (0, 1800));
    assert_eq!(month(2026, 10).mttr_s(), Some(600));
    assert_eq!(month(2026, 11).percent(3).as_deref(), Some("99.928"));
    assert_eq!(uptime.days.len(), 90);
    assert_eq!(uptime.days.last().unwrap().date, date("2026-11-20"));
}

#[test]
fn a_measured_outage_is_listed_unless_an_incident_covers_it_from_beginning_to_end() {
    let down = [
        run("2026-11-19T12:00:00Z", "2026-11-19T12:20:00Z", Down),
        run("2026-11-20T11:50:00Z", "2026-11-20T12:00:00Z", Down),
    ];
    let feeds = [feed(
        "2026-11-20T12:00:00Z",
        outages("2026-11-01T00:00:00Z", &down),
    )];
    let listed = |covered: &[Stretch]| {
        let told = Told {
            covered: covered.to_vec(),
            ..Told::default()
        };
        let uptime = measure_one(&config("UTC", ""), &feeds, &told, "2026-11-20T13:00:00Z");
        uptime
            .outages
            .iter()
            .map(|outage| (outage.stretch.start.format("%H:%M").to_string(), outage.ongoing))
            .collect::<Vec<_>>()
    };
    let (first, second) = (("12:00".to_owned(), false), ("11:50".to_owned(), true));
    assert_eq!(listed(&[]), [first.clone(), second.clone()]);
    let whole = stretch("2026-11-19T12:00:00Z", "2026-11-19T12:20:00Z");
    assert_eq!(listed(&[whole]), [second.clone()]);
    // Nothing is covered by two halves, nor by less than all of it.
    let half = stretch("2026-11-19T11:00:00Z", "2026-11-19T12:19:59Z");
    let rest = stretch("2026-11-19T12:10:00Z", "2026-11-19T13:00:00Z");
    assert_eq!(listed(&[rest, half]), [first.clone(), second]);
    assert_eq!(
        listed(&[stretch("2026-11-20T11:50:00Z", "2026-11-21T00:00:00Z")]),
        [first]
    );
}

#[test]
fn without_a_feed_days_are_as_reported_and_nothing_is_measured() {
    let told = Told {
        reported: vec![
            (
                stretch("2026-11-19T12:00:00Z", "2026-11-20T06:00:00Z"),
                ComponentStatus::DegradedPerformance,
            ),
            (
                stretch("2026-11-19T13:00:00Z", "2026-11-19T14:00:00Z"),
                ComponentStatus::MajorOutage,
            ),
        ],
        windows: vec![stretch("2026-11-18T12:00:00Z", "2026-11-18T13:00:00Z")],
        ..Told::default()
    };
    let mut other = feed("2026-11-20T09:00:00Z", Measured::default());
    other.components = [("b".to_owned(), outages("2026-11-01T00:00:00Z", &[]))].into();
    let uptime = measure_one(&config("UTC", ""), &[other], &told, "2026-11-20T12:00:00Z");
    assert!(!uptime.measured && uptime.horizon.is_none() && uptime.conditions.is_none());
    assert_eq!(uptime.last_365_days, Figures::default());
    assert!(uptime.months.is_empty());
    let of = |text: &str| {
        let day = day(&uptime, text);
        (day.class, day.source, day.reported)
    };
    assert_eq!(of("2026-11-18"), (DayClass::None, DaySource::None, None));
    assert_eq!(
        of("2026-11-19"),
        (
            DayClass::Major,
            DaySource::Notices,
            Some(ComponentStatus::MajorOutage)
        )
    );
    let degraded = Some(ComponentStatus::DegradedPerformance);
    assert_eq!(
        of("2026-11-20"),
        (DayClass::Degraded, DaySource::Notices, degraded)
    );
    assert!(uptime.days.iter().all(|day| seconds(&day.figures) == [0; 5]));
}

#[test]
fn a_window_of_any_impact_colours_a_day_that_was_up() {
    let feeds = [feed("2026-11-20T12:00:00Z", outages("2026-11-01T00:00:00Z", &[]))];
    let told = Told {
        windows: vec![stretch("2026-11-18T23:00:00Z", "2026-11-19T00:00:00Z")],
        ..Told::default()
    };
    let uptime = measure_one(&config("UTC", ""), &feeds, &told, "2026-11-20T12:00:00Z");
    assert_eq!(day(&uptime, "2026-11-18").class, DayClass::Maintenance);
    assert_eq!(day(&uptime, "2026-11-19").class, DayClass::Up);
}

#[test]
fn a_component_is_found_by_its_name_in_the_feed_and_the_others_are_told() {
    let config = config("UTC", "feed = \"b\"\n[[components]]\nid = \"c\"\nname = \"C\"\n");
    let mut feed = feed("2026-11-20T12:00:00Z", Measured::default());
    feed.components = ["a", "b", "d"]
        .map(|name| (name.to_owned(), Measured::default()))
        .into();
    assert_eq!(unclaimed(&config, &feed), ["a", "d"]);
    let uptimes = measure(&config, &[feed], &[], at("2026-11-20T12:00:00Z"));
    assert_eq!(
        uptimes.iter().map(|uptime| uptime.measured).collect::<Vec<_>>(),
        [true, false]
    );
}
