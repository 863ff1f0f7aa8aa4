//! False alarms, windows, measured outages.

use super::*;

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
fn a_measured_outage_is_listed_unless_an_incident_covers_it_from_beginning_to_end() {
    let down = [
        run("2026-11-19T12:00:00Z", "2026-11-19T12:20:00Z", Down),
        run("2026-11-20T11:50:00Z", "2026-11-20T12:00:00Z", Down),
    ];
    let feeds = [feed(
        "2026-11-20T12:00:00Z",
        listed("2026-11-01T00:00:00Z", &down),
    )];
    let found = |covered: &[Stretch]| {
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
    assert_eq!(found(&[]), [first.clone(), second.clone()]);
    let whole = stretch("2026-11-19T12:00:00Z", "2026-11-19T12:20:00Z");
    assert_eq!(found(&[whole]), std::slice::from_ref(&second));
    // Nothing is covered by two halves, nor by less than all of it.
    let half = stretch("2026-11-19T11:00:00Z", "2026-11-19T12:19:59Z");
    let rest = stretch("2026-11-19T12:10:00Z", "2026-11-19T13:00:00Z");
    assert_eq!(found(&[rest, half]), [first.clone(), second]);
    assert_eq!(
        found(&[stretch("2026-11-20T11:50:00Z", "2026-11-21T00:00:00Z")]),
        [first]
    );
}

#[test]
fn a_day_with_an_outage_holds_what_lies_in_it_of_outages_and_windows() {
    let down = [
        run("2026-10-24T22:50:00Z", "2026-10-24T23:10:00Z", Down),
        run("2026-10-26T11:50:00Z", "2026-10-26T12:00:00Z", Down),
    ];
    let feeds = [feed(
        "2026-10-26T12:00:00Z",
        listed("2026-10-01T00:00:00Z", &down),
    )];
    let told = Told {
        windows: vec![
            stretch("2026-10-26T11:00:00Z", "2026-10-26T13:00:00Z"),
            stretch("2026-10-23T12:00:00Z", "2026-10-25T01:00:00Z"),
        ],
        covered: vec![stretch("2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z")],
        ..Told::default()
    };
    let now = "2026-10-26T14:00:00Z";
    let london = measure_one(&config("Europe/London", ""), &feeds, &told, now);
    // The clocks go back on the 25th.
    let expected = [
        OutageDay {
            date: date("2026-10-24"),
            day: stretch("2026-10-23T23:00:00Z", "2026-10-24T23:00:00Z"),
            known: vec![stretch("2026-10-23T23:00:00Z", "2026-10-24T23:00:00Z")],
            outages: vec![stretch("2026-10-24T22:50:00Z", "2026-10-24T23:00:00Z")],
            windows: vec![stretch("2026-10-23T23:00:00Z", "2026-10-24T23:00:00Z")],
            ongoing: false,
        },
        OutageDay {
            date: date("2026-10-25"),
            day: stretch("2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"),
            known: vec![stretch("2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z")],
            outages: vec![stretch("2026-10-24T23:00:00Z", "2026-10-24T23:10:00Z")],
            windows: vec![stretch("2026-10-24T23:00:00Z", "2026-10-25T01:00:00Z")],
            ongoing: false,
        },
        OutageDay {
            date: date("2026-10-26"),
            day: stretch("2026-10-26T00:00:00Z", "2026-10-27T00:00:00Z"),
            known: vec![stretch("2026-10-26T00:00:00Z", "2026-10-26T12:00:00Z")],
            outages: vec![stretch("2026-10-26T11:50:00Z", "2026-10-26T12:00:00Z")],
            windows: vec![stretch("2026-10-26T11:00:00Z", "2026-10-26T12:00:00Z")],
            ongoing: true,
        },
    ];
    assert_eq!(london.outage_days, expected);
    let of_today = measure_one(
        &config("Europe/London", "[uptime]\ndays = 1\n"),
        &feeds,
        &told,
        now,
    );
    assert_eq!(of_today.outage_days, expected[2..]);
}
