//! The local days that figures are made for, worked out once for all components.

use std::ops::Range;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::piece::Interval;
use crate::model::Month;
use crate::model::time::{add_days, day_start};

/// Local days without a gap, the last of them today.
pub struct Calendar {
    dates: Vec<NaiveDate>,
    /// When each begins, and when the last ends.
    starts: Vec<i64>,
    /// The months, and which days are theirs.
    months: Vec<(Month, Range<usize>)>,
}

impl Calendar {
    /// The days from `first` to `last`.
    pub fn new(zone: Tz, first: NaiveDate, last: NaiveDate) -> Self {
        let mut calendar = Self {
            dates: Vec::new(),
            starts: Vec::new(),
            months: Vec::new(),
        };
        let mut date = first;
        while date <= last {
            let place = calendar.dates.len();
            let month = Month::of(date);
            match calendar.months.last_mut() {
                Some((known, days)) if *known == month => days.end = place + 1,
                _ => calendar.months.push((month, place..place + 1)),
            }
            calendar.dates.push(date);
            calendar.starts.push(day_start(zone, date).timestamp());
            date = add_days(date, 1);
        }
        calendar.starts.push(day_start(zone, date).timestamp());
        calendar
    }

    /// How many days.
    pub fn len(&self) -> usize {
        self.dates.len()
    }

    /// The date of a day.
    pub fn date(&self, day: usize) -> NaiveDate {
        self.dates[day]
    }

    /// From when to when a day lasts.
    pub fn interval(&self, day: usize) -> Interval {
        Interval {
            from: self.starts[day],
            to: self.starts[day + 1],
        }
    }

    /// The day that `second` lies in; the first for what is before it, the last for what is after it.
    pub fn day_of(&self, second: i64) -> usize {
        let after = self.starts.partition_point(|start| *start <= second);
        after.saturating_sub(1).min(self.len().saturating_sub(1))
    }

    /// The days from `date` on; all where it is before them.
    pub fn since(&self, date: NaiveDate) -> Range<usize> {
        self.dates.partition_point(|known| *known < date)..self.len()
    }

    /// How many of the days lie before `date`; all without one.
    pub fn before(&self, date: Option<NaiveDate>) -> usize {
        date.map_or(self.len(), |date| self.since(date).start)
    }

    /// The months, and which days are theirs.
    pub fn months(&self) -> &[(Month, Range<usize>)] {
        &self.months
    }
}
