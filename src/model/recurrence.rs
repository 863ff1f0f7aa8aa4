//! A recurrence rule by RFC 5545, section 3.3.10, and the local dates it gives. The only file that knows the crate
//! rrule, which is asked for dates alone: times, clock changes and `UNTIL` are dealt with by
//! [`Series`](super::Series). What it does not count is looked for in `days`.

mod days;

use chrono::{Datelike, Months, NaiveDate, NaiveTime, Weekday};
use rrule::{NWeekday, RRule, RRuleSet, Tz, Unvalidated};

use super::Instant;

/// Dates further from the first than this are none, so that every search for one ends.
const REACH_YEARS: u32 = 100;

/// How often a rule's period comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Day by day.
    Daily,
    /// Week by week.
    Weekly,
    /// Month by month.
    Monthly,
    /// Year by year.
    Yearly,
}

/// When a rule ends; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// The last local day.
    Day(NaiveDate),
    /// The last instant at which an occurrence may start.
    Instant(Instant),
}

/// A rule's parts. Numbers are within the ranges of RFC 5545; an empty list is a part that is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `FREQ`
    pub frequency: Frequency,
    /// `INTERVAL`, at least 1.
    pub interval: u16,
    /// `COUNT`: how many dates there are, those that are skipped among them.
    pub count: Option<u32>,
    /// `UNTIL`
    pub until: Option<Until>,
    /// `BYMONTH`
    pub months: Vec<u8>,
    /// `BYWEEKNO`
    pub weeks: Vec<i8>,
    /// `BYYEARDAY`
    pub year_days: Vec<i16>,
    /// `BYMONTHDAY`
    pub month_days: Vec<i8>,
    /// `BYDAY`, each with its number if it has one.
    pub weekdays: Vec<(Option<i16>, Weekday)>,
    /// `BYSETPOS`
    pub positions: Vec<i32>,
    /// `WKST`
    pub week_start: Weekday,
}

impl Rule {
    /// Every `INTERVAL` of `frequency`, without an end.
    pub fn new(frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            weeks: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        }
    }

    /// The dates of the rule from `start` on, rising, made one by one. `UNTIL` is not looked at: an instant ends a
    /// rule only where there are times. A rule that never comes true has none.
    pub fn dates(&self, start: NaiveDate) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = start
            .checked_add_months(Months::new(12 * REACH_YEARS))
            .unwrap_or(NaiveDate::MAX);
        let is_for_crate = self.is_for_crate();
        let by_crate = is_for_crate.then(|| self.by_crate(start)).into_iter().flatten();
        let by_day = (!is_for_crate).then(|| days::dates(self, start, last));
        by_crate
            .chain(by_day.into_iter().flatten())
            .skip_while(move |date| *date < start)
            .take(self.count.map_or(usize::MAX, |count| count as usize))
            .take_while(move |date| *date <= last)
    }

    /// Whether the crate rrule counts the rule, and counts it well: where a week belongs to two years or begins on
    /// another day than Monday it loses days, and it has no number for the first of five Fridays from a month's end.
    fn is_for_crate(&self) -> bool {
        let least = match self.frequency {
            Frequency::Yearly => -52,
            _ => -4,
        };
        let mut numbers = self.weekdays.iter().filter_map(|(number, _)| *number);
        self.weeks.is_empty() && numbers.all(|number| number >= least)
    }

    fn by_crate(&self, start: NaiveDate) -> impl Iterator<Item = NaiveDate> + use<> {
        // The crate counts `BYSETPOS` in the first week from the day that it is given.
        let first = match self.frequency {
            Frequency::Weekly => start.week(self.week_start).first_day(),
            _ => start,
        };
        // Midnights of UTC stand for local dates: no clock change moves them.
        let first = first.and_time(NaiveTime::MIN).and_utc().with_timezone(&Tz::UTC);
        let rule = self.for_crate(start).validate(first).ok();
        // The limit is what ends the search of a rule that never comes true.
        let dates = rule.map(|rule| (&RRuleSet::new(first).rrule(rule).limit()).into_iter());
        dates.into_iter().flatten().map(|at| at.date_naive())
    }

    fn for_crate(&self, start: NaiveDate) -> RRule<Unvalidated> {
        let months: Vec<chrono::Month> = self
            .months
            .iter()
            .filter_map(|month| chrono::Month::try_from(*month).ok())
            .collect();
        RRule::new(match self.frequency {
            Frequency::Daily => rrule::Frequency::Daily,
            Frequency::Weekly => rrule::Frequency::Weekly,
            Frequency::Monthly => rrule::Frequency::Monthly,
            Frequency::Yearly => rrule::Frequency::Yearly,
        })
        .interval(self.interval)
        .week_start(self.week_start)
        .by_month(&months)
        .by_year_day(self.year_days.clone())
        .by_month_day(self.month_days.clone())
        .by_weekday(self.weekdays_for_crate(start))
        .by_set_pos(self.positions.clone())
    }

    /// The weekdays. A week without one means that of the start, as everything that a rule does not say is the start's.
    fn weekdays(&self, start: NaiveDate) -> Vec<(Option<i16>, Weekday)> {
        let by_week = self.frequency == Frequency::Weekly || !self.weeks.is_empty();
        let says_no_day = self.year_days.is_empty() && self.month_days.is_empty() && self.weekdays.is_empty();
        match by_week && says_no_day {
            true => vec![(None, start.weekday())],
            false => self.weekdays.clone(),
        }
    }

    /// The weekdays as the crate understands them: one without a number means all of its numbers, which the crate
    /// forgets as soon as another has one.
    fn weekdays_for_crate(&self, start: NaiveDate) -> Vec<NWeekday> {
        let weekdays = self.weekdays(start);
        let any_numbered = weekdays.iter().any(|(number, _)| number.is_some());
        let most = match self.frequency {
            Frequency::Yearly => 53,
            _ => 5,
        };
        let meant = weekdays.into_iter().flat_map(|(number, day)| match number {
            Some(number) => vec![NWeekday::Nth(number, day)],
            None if any_numbered => (1..=most).map(|number| NWeekday::Nth(number, day)).collect(),
            None => vec![NWeekday::Every(day)],
        });
        meant.collect()
    }
}
