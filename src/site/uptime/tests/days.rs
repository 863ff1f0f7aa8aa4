//! Days, the accounts of them, and the periods made of them.

use super::*;

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
fn response_times_are_of_the_account_that_counts_else_of_the_last_feed_that_has_any() {
    let hours = |hours: i64| (at("2026-11-18T00:00:00Z") + TimeDelta::hours(hours)).to_rfc3339();
    // A feed that makes so many hours known by checks that took so many milliseconds.
    let took = |known: i64, avg_ms: Option<f64>| Measured {
        latencies: avg_ms
            .map(|avg_ms| {
                let latency = Latency {
                    avg_ms: Some(avg_ms),
                    p95_ms: None,
                };
                (date("2026-11-18"), latency)
            })
            .into_iter()
            .collect(),
        ..checks(&[run(&hours(0), &hours(known), Up)])
    };
    let cases = [
        ([took(6, Some(10.0)), took(5, Some(20.0))], Some(10.0)),
        ([took(6, Some(10.0)), took(6, Some(20.0))], Some(20.0)),
        ([took(5, Some(10.0)), took(6, None)], Some(10.0)),
        // Checks at the very horizon make nothing known, but took their time: no account counts.
        ([took(0, Some(10.0)), took(0, Some(20.0))], Some(20.0)),
        ([took(0, Some(10.0)), took(0, None)], Some(10.0)),
        ([took(0, None), took(0, None)], None),
    ];
    for (measured, avg_ms) in cases {
        let feeds = measured.map(|one| feed("2026-11-19T00:00:00Z", one));
        let now = "2026-11-20T12:00:00Z";
        let uptime = measure_one(&config("UTC", ""), &feeds, &Told::default(), now);
        assert_eq!(day(&uptime, "2026-11-18").latency.avg_ms, avg_ms, "{feeds:?}");
    }
}

#[test]
fn nothing_is_known_after_the_horizon_nor_unknown() {
    let feeds = [feed("2026-11-20T09:00:00Z", listed("2026-11-19T06:00:00Z", &[]))];
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
    let mut measured = listed(
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
    let feeds = [feed("2026-09-10T00:00:00Z", listed("2026-09-01T00:00:00Z", &[]))];
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
        listed("2025-11-01T00:00:00Z", &down),
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
fn a_month_is_counted_from_its_first_day() {
    let feeds = [feed("2026-11-20T12:00:00Z", listed("2024-05-11T00:00:00Z", &[]))];
    let uptime = measure_one(
        &config("UTC", ""),
        &feeds,
        &Told::default(),
        "2026-11-20T13:00:00Z",
    );
    let may = uptime.months[&Month { year: 2024, month: 5 }];
    assert_eq!(seconds(&may), [21 * DAY, 0, 0, 10 * DAY, 0]);
    assert_eq!(uptime.months.len(), 31);
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
    other.components = [("b".to_owned(), listed("2026-11-01T00:00:00Z", &[]))].into();
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
    let feeds = [feed("2026-11-20T12:00:00Z", listed("2026-11-01T00:00:00Z", &[]))];
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
    let uptimes = measure(&config, &[feed], &[], at("2026-11-20T12:00:00Z"), &[]);
    assert_eq!(
        uptimes.iter().map(|uptime| uptime.measured).collect::<Vec<_>>(),
        [true, false]
    );
}
