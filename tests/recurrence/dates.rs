//! Which dates a rule gives, and what a clock change makes of them.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;
use tidings::model::{Frequency, Rule};

use super::{occurrences, recurring, site};

/// The first date, the rule, what else the front matter says, and the dates of the occurrences published at the end
/// of 2027.
const RULES: &[(&str, &str, &str, &str)] = &[
    (
        "2026-12-10",
        "FREQ=DAILY;COUNT=3",
        "",
        "2026-12-10 2026-12-11 2026-12-12",
    ),
    (
        "2026-12-10",
        "FREQ=DAILY;INTERVAL=10;COUNT=3",
        "",
        "2026-12-10 2026-12-20 2026-12-30",
    ),
    (
        "2026-12-12",
        "FREQ=DAILY;BYMONTH=12;BYDAY=SA,SU;COUNT=2",
        "",
        "2026-12-12 2026-12-13",
    ),
    ("2026-12-03", "FREQ=WEEKLY;COUNT=2", "", "2026-12-03 2026-12-10"),
    (
        "2026-12-03",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4",
        "",
        "2026-12-03 2026-12-15 2026-12-17 2026-12-29",
    ),
    // The week begins on another day, and so does every other week.
    (
        "2026-12-06",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=3",
        "",
        "2026-12-06 2026-12-14 2026-12-20",
    ),
    (
        "2026-12-06",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=3",
        "",
        "2026-12-06 2026-12-07 2026-12-20",
    ),
    (
        "2026-12-03",
        "FREQ=MONTHLY;BYDAY=1TH;COUNT=3",
        "",
        "2026-12-03 2027-01-07 2027-02-04",
    ),
    (
        "2026-12-31",
        "FREQ=MONTHLY;BYDAY=-1TH;COUNT=3",
        "",
        "2026-12-31 2027-01-28 2027-02-25",
    ),
    (
        "2026-12-31",
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
        "",
        "2026-12-31 2027-01-31 2027-02-28",
    ),
    // A month without the day is left out.
    (
        "2026-12-31",
        "FREQ=MONTHLY;COUNT=3",
        "",
        "2026-12-31 2027-01-31 2027-03-31",
    ),
    (
        "2026-12-31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
        "",
        "2026-12-31 2027-01-29 2027-02-26",
    ),
    (
        "2026-12-01",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1;COUNT=3",
        "",
        "2026-12-01 2026-12-31 2027-01-01",
    ),
    // Every Monday, and the first Thursday.
    (
        "2026-12-21",
        "FREQ=MONTHLY;BYDAY=MO,1TH;COUNT=4",
        "",
        "2026-12-21 2026-12-28 2027-01-04 2027-01-07",
    ),
    (
        "2026-11-13",
        "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR;COUNT=2",
        "",
        "2026-11-13 2027-08-13",
    ),
    (
        "2026-03-29",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=2",
        "",
        "2026-03-29 2027-03-28",
    ),
    (
        "2026-12-31",
        "FREQ=YEARLY;BYYEARDAY=-1;COUNT=2",
        "",
        "2026-12-31 2027-12-31",
    ),
    // A week without a weekday is that of the start.
    (
        "2026-05-13",
        "FREQ=YEARLY;BYWEEKNO=20;COUNT=2",
        "",
        "2026-05-13 2027-05-19",
    ),
    // The last week may belong to two years, and so may the first one of the next; not every year has 53.
    (
        "2019-12-27",
        "FREQ=YEARLY;BYWEEKNO=52;BYDAY=FR;COUNT=5",
        "",
        "2019-12-27 2020-12-25 2021-12-31 2022-12-30 2023-12-29",
    ),
    (
        "2020-12-31",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH,FR;COUNT=4",
        "",
        "2020-12-31 2021-01-01 2026-12-31 2027-01-01",
    ),
    (
        "2020-01-01",
        "FREQ=YEARLY;BYWEEKNO=-52,-53;BYDAY=WE;COUNT=4",
        "",
        "2020-01-01 2020-01-08 2021-01-06 2022-01-05",
    ),
    // The week begins on another day, and so it has another number.
    (
        "2023-12-31",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU;COUNT=3",
        "",
        "2023-12-31 2024-12-29 2026-01-04",
    ),
    (
        "2024-01-07",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;COUNT=3",
        "",
        "2024-01-07 2025-01-05 2026-01-04",
    ),
    // Few years have 53 Fridays, and few months five.
    (
        "2016-01-01",
        "FREQ=YEARLY;BYDAY=-53FR;COUNT=3",
        "",
        "2016-01-01 2021-01-01 2027-01-01",
    ),
    (
        "2026-10-02",
        "FREQ=MONTHLY;BYDAY=-5FR;COUNT=3",
        "",
        "2026-10-02 2027-01-01 2027-04-02",
    ),
    ("2024-02-29", "FREQ=YEARLY;COUNT=2", "", "2024-02-29"),
    ("2026-12-10", "freq=daily;count=2", "", "2026-12-10 2026-12-11"),
    // What is skipped counts.
    (
        "2026-12-10",
        "FREQ=DAILY;COUNT=3",
        "skip = [2026-12-11]",
        "2026-12-10 2026-12-12",
    ),
    (
        "2026-12-10",
        "FREQ=DAILY;COUNT=3",
        "skip = [2026-12-10, 2026-12-12]",
        "2026-12-11",
    ),
    (
        "2026-12-10",
        "FREQ=DAILY;UNTIL=20261212",
        "",
        "2026-12-10 2026-12-11 2026-12-12",
    ),
    ("2026-12-10", "FREQ=DAILY;UNTIL=20261210", "", "2026-12-10"),
];

#[test]
fn a_rule_gives_the_dates_that_rfc_5545_says() {
    for (start, rule, more, dates) in RULES {
        let window = recurring(&format!("{start} 03:00:00"), rule, more);
        let site = site("Europe/London").with("maintenance/c.md", window);
        let found: Vec<String> = occurrences(&site, "2027-12-31T23:59:59Z")
            .into_iter()
            .map(|line| line[..10].to_owned())
            .collect();
        assert_eq!(found.join(" "), *dates, "{rule}");
    }
}

/// Zone, start, rule, and the first starts in UTC: `UNTIL` as a day is the local day of the start, as an instant the
/// start itself.
const ENDS: &[(&str, &str, &str, &[&str])] = &[
    (
        "Pacific/Auckland",
        "2026-06-10 01:00:00",
        "FREQ=DAILY;UNTIL=20260611",
        &["2026-06-09T13:00:00Z", "2026-06-10T13:00:00Z"],
    ),
    (
        "Pacific/Honolulu",
        "2026-06-10 23:00:00",
        "FREQ=DAILY;UNTIL=20260611",
        &["2026-06-11T09:00:00Z", "2026-06-12T09:00:00Z"],
    ),
    (
        "Pacific/Auckland",
        "2026-06-10 01:00:00",
        "FREQ=DAILY;UNTIL=20260610T130000Z",
        &["2026-06-09T13:00:00Z", "2026-06-10T13:00:00Z"],
    ),
    (
        "Pacific/Auckland",
        "2026-06-10 01:00:00",
        "FREQ=DAILY;UNTIL=20260610T125959Z",
        &["2026-06-09T13:00:00Z"],
    ),
    (
        "Pacific/Honolulu",
        "2026-06-10 23:00:00",
        "FREQ=DAILY;UNTIL=20260612T085959Z",
        &["2026-06-11T09:00:00Z"],
    ),
];

#[test]
fn until_is_a_local_day_or_an_exact_instant() {
    for (zone, start, rule, starts) in ENDS {
        let site = site(zone).with("maintenance/c.md", recurring(start, rule, ""));
        assert_eq!(starts_of(&site, "2026-12-01T00:00:00Z"), *starts, "{zone} {rule}");
    }
}

/// Zone, first start, rule, and the starts in UTC.
const CLOCKS: &[(&str, &str, &str, &[&str])] = &[
    // 01:00 to 02:00 does not exist on 29 March, and comes twice on 25 October.
    (
        "Europe/London",
        "2026-03-28 01:30:00",
        "FREQ=DAILY;COUNT=3",
        &[
            "2026-03-28T01:30:00Z",
            "2026-03-29T01:30:00Z",
            "2026-03-30T00:30:00Z",
        ],
    ),
    (
        "Europe/London",
        "2026-10-24 01:30:00",
        "FREQ=DAILY;COUNT=3",
        &[
            "2026-10-24T00:30:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-26T01:30:00Z",
        ],
    ),
    // The first second of the gap, the last before it, and the first after it.
    (
        "Europe/London",
        "2026-03-22 01:00:00",
        "FREQ=WEEKLY;COUNT=2",
        &["2026-03-22T01:00:00Z", "2026-03-29T01:00:00Z"],
    ),
    (
        "Europe/London",
        "2026-03-22 00:59:59",
        "FREQ=WEEKLY;COUNT=2",
        &["2026-03-22T00:59:59Z", "2026-03-29T00:59:59Z"],
    ),
    (
        "Europe/London",
        "2026-03-22 02:00:00",
        "FREQ=WEEKLY;COUNT=2",
        &["2026-03-22T02:00:00Z", "2026-03-29T01:00:00Z"],
    ),
    // 02:30 on 8 March is 03:30 in summer time.
    (
        "America/New_York",
        "2026-03-01 02:30:00",
        "FREQ=WEEKLY;COUNT=3",
        &[
            "2026-03-01T07:30:00Z",
            "2026-03-08T07:30:00Z",
            "2026-03-15T06:30:00Z",
        ],
    ),
    // The clock moves by half an hour: 02:15 on 4 October is 02:45, and comes twice on 5 April.
    (
        "Australia/Lord_Howe",
        "2026-09-27 02:15:00",
        "FREQ=WEEKLY;COUNT=3",
        &[
            "2026-09-26T15:45:00Z",
            "2026-10-03T15:45:00Z",
            "2026-10-10T15:15:00Z",
        ],
    ),
    (
        "Australia/Lord_Howe",
        "2026-03-29 01:45:00",
        "FREQ=WEEKLY;COUNT=3",
        &[
            "2026-03-28T14:45:00Z",
            "2026-04-04T14:45:00Z",
            "2026-04-11T15:15:00Z",
        ],
    ),
    // Midnight does not exist on 6 September, and the hour before it comes twice on 4 April.
    (
        "America/Santiago",
        "2026-08-30 00:00:00",
        "FREQ=WEEKLY;COUNT=3",
        &[
            "2026-08-30T04:00:00Z",
            "2026-09-06T04:00:00Z",
            "2026-09-13T03:00:00Z",
        ],
    ),
    (
        "America/Santiago",
        "2026-03-28 23:30:00",
        "FREQ=WEEKLY;COUNT=3",
        &[
            "2026-03-29T02:30:00Z",
            "2026-04-05T02:30:00Z",
            "2026-04-12T03:30:00Z",
        ],
    ),
    // The first start is as it was written, where its offset chooses the later of two.
    (
        "Europe/London",
        "2026-10-25 01:30:00Z",
        "FREQ=DAILY;COUNT=2",
        &["2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z"],
    ),
];

#[test]
fn an_occurrence_keeps_the_wall_clock_start_unless_the_clock_changes_over_it() {
    for (zone, start, rule, starts) in CLOCKS {
        let site = site(zone).with("maintenance/c.md", recurring(start, rule, ""));
        assert_eq!(
            starts_of(&site, "2026-12-01T00:00:00Z"),
            *starts,
            "{zone} {start}"
        );
    }
}

fn starts_of(site: &crate::memory::Memory, now: &str) -> Vec<String> {
    let lines = occurrences(site, now).into_iter();
    lines
        .map(|line| line.split(' ').nth(1).unwrap().to_owned())
        .collect()
}

// ---- Rules, counted once more ----

fn weekday() -> impl Strategy<Value = Weekday> {
    (0..7_u8).prop_map(|day| Weekday::try_from(day).unwrap())
}

/// Numbers either way from 0, at most `most`.
fn some(most: i16, size: usize) -> impl Strategy<Value = Vec<i16>> {
    let one = (1..=most, any::<bool>()).prop_map(|(number, ahead)| if ahead { number } else { -number });
    prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(one, 1..=size)]
}

/// Any rule that may be written, those among them that never come true.
fn rule() -> impl Strategy<Value = Rule> {
    let frequency = prop_oneof![
        Just(Frequency::Daily),
        Just(Frequency::Weekly),
        Just(Frequency::Monthly),
        Just(Frequency::Yearly)
    ];
    let places = prop_oneof![3 => 1..=5_i16, 1 => 50..=53_i16];
    let days = prop::collection::vec((prop::option::of((places, any::<bool>())), weekday()), 0..4);
    let months = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(1..=12_u8, 1..4)];
    let parts = (some(53, 3), some(366, 3), some(31, 3), some(3, 2));
    (frequency, 1..=4_u16, months, days, parts, weekday()).prop_map(
        |(frequency, interval, months, days, (weeks, year_days, month_days, positions), week_start)| {
            let yearly = frequency == Frequency::Yearly;
            let weeks = if yearly { weeks } else { Vec::new() };
            let numbered = (yearly || frequency == Frequency::Monthly) && weeks.is_empty();
            let most = if yearly { 53 } else { 5 };
            let number = |(number, ahead): (i16, bool)| {
                if ahead {
                    number.min(most)
                } else {
                    -number.min(most)
                }
            };
            let mut rule = Rule::new(frequency);
            rule.interval = interval;
            rule.months = months;
            rule.weeks = weeks.into_iter().map(|week| week as i8).collect();
            rule.year_days = if yearly { year_days } else { Vec::new() };
            rule.month_days = match frequency {
                Frequency::Weekly => Vec::new(),
                _ => month_days.into_iter().map(|day| day as i8).collect(),
            };
            rule.weekdays = days
                .into_iter()
                .map(|(place, day)| (place.filter(|_| numbered).map(number), day))
                .collect();
            rule.week_start = week_start;
            let chooses = !(rule.months.is_empty()
                && rule.weeks.is_empty()
                && rule.year_days.is_empty()
                && rule.month_days.is_empty()
                && rule.weekdays.is_empty());
            rule.positions = positions.into_iter().filter(|_| chooses).map(i32::from).collect();
            rule
        },
    )
}

/// The dates of a rule up to a day, period by period and day by day.
fn by_the_rfc(rule: &Rule, start: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let mut dates = Vec::new();
    let mut period = first_of_period(rule, start);
    while period <= last {
        let mut next = period;
        for _ in 0..rule.interval {
            next = next_period(rule, next);
        }
        let end = next_period(rule, period);
        let days = std::iter::successors(Some(period), |day| day.succ_opt()).take_while(|day| *day < end);
        let mut days: Vec<NaiveDate> = days.filter(|day| fits(rule, start, *day)).collect();
        if !rule.positions.is_empty() {
            let count = days.len() as i32;
            let chosen = |place: usize| {
                let place = place as i32;
                rule.positions.contains(&(place + 1)) || rule.positions.contains(&(place - count))
            };
            let mut place = 0;
            days.retain(|_| {
                place += 1;
                chosen(place - 1)
            });
        }
        dates.extend(days.into_iter().filter(|day| start <= *day && *day <= last));
        period = next;
    }
    dates
}

fn first_of_period(rule: &Rule, day: NaiveDate) -> NaiveDate {
    match rule.frequency {
        Frequency::Daily => day,
        Frequency::Weekly => day.week(rule.week_start).first_day(),
        Frequency::Monthly => day.with_day(1).unwrap(),
        Frequency::Yearly => day.with_ordinal(1).unwrap(),
    }
}

fn next_period(rule: &Rule, first: NaiveDate) -> NaiveDate {
    let beyond = match rule.frequency {
        Frequency::Daily => return first.succ_opt().unwrap(),
        Frequency::Weekly => return first + Days::new(7),
        Frequency::Monthly => Days::new(31),
        Frequency::Yearly => Days::new(366),
    };
    first_of_period(rule, first + beyond)
}

/// Whether a day fits every part of a rule; what the rule does not say is the start's.
fn fits(rule: &Rule, start: NaiveDate, day: NaiveDate) -> bool {
    let says_day = !(rule.year_days.is_empty() && rule.month_days.is_empty() && rule.weekdays.is_empty());
    let by_start = if says_day {
        true
    } else {
        match rule.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == start.weekday(),
            Frequency::Yearly if !rule.weeks.is_empty() => day.weekday() == start.weekday(),
            Frequency::Monthly => day.day() == start.day(),
            Frequency::Yearly => {
                day.day() == start.day() && (!rule.months.is_empty() || day.month() == start.month())
            }
        }
    };
    let year_days = if day.leap_year() { 366 } else { 365 };
    let month_days = i32::from(day.num_days_in_month());
    let either = |from_start: i32, count: i32| [from_start, from_start - count - 1];
    let among = |list: &[i32], from_start: i32, count: i32| {
        list.is_empty()
            || either(from_start, count)
                .iter()
                .any(|number| list.contains(number))
    };
    let wide = |list: &[i8]| list.iter().map(|number| i32::from(*number)).collect::<Vec<_>>();
    let (week, weeks) = week_of(rule, day);
    let in_month = rule.frequency == Frequency::Monthly || !rule.months.is_empty();
    let (place, count) = if in_month {
        (day.day0() as i32, month_days)
    } else {
        (day.ordinal0() as i32, year_days)
    };
    let numbers = [place / 7 + 1, -((count - 1 - place) / 7 + 1)];
    let on_weekday = |(number, weekday): &(Option<i16>, Weekday)| {
        *weekday == day.weekday() && number.is_none_or(|number| numbers.contains(&i32::from(number)))
    };
    by_start
        && (rule.months.is_empty() || rule.months.contains(&(day.month() as u8)))
        && among(&wide(&rule.weeks), week, weeks)
        && among(
            &rule
                .year_days
                .iter()
                .map(|day| i32::from(*day))
                .collect::<Vec<_>>(),
            day.ordinal() as i32,
            year_days,
        )
        && among(&wide(&rule.month_days), day.day() as i32, month_days)
        && (rule.weekdays.is_empty() || rule.weekdays.iter().any(on_weekday))
}

/// The number of a day's week, and how many weeks its year has: the first week is the first with four days in it.
fn week_of(rule: &Rule, day: NaiveDate) -> (i32, i32) {
    let first_week = |year: i32| {
        let fourth = NaiveDate::from_ymd_opt(year, 1, 4).unwrap();
        fourth.week(rule.week_start).first_day()
    };
    let week = day.week(rule.week_start).first_day();
    let year = (day.year() - 1..=day.year() + 1)
        .rfind(|year| first_week(*year) <= week)
        .unwrap();
    let weeks = |days: i64| (days / 7) as i32;
    (
        weeks((week - first_week(year)).num_days()) + 1,
        weeks((first_week(year + 1) - first_week(year)).num_days()),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rule_gives_the_dates_that_a_count_day_by_day_gives(rule in rule(), day in 0..4000_u64) {
        let start = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(day);
        let last = start + Days::new(3 * 366);
        let found: Vec<NaiveDate> = rule.dates(start).take_while(|date| *date <= last).collect();
        prop_assert_eq!(found, by_the_rfc(&rule, start, last));
    }
}
