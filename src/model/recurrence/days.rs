//! Dates looked for day by day, for what the crate rrule does not count: weeks by their numbers, of which it loses days
//! where a week belongs to two years or begins on another day than Monday, and the weekdays that it has no number for.
//! Such rules are monthly or yearly.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{Frequency, Rule};

/// The dates of a rule in the months or years from that of `start` on, rising, none after `last`; a few may be before
/// `start`.
pub fn dates(rule: &Rule, start: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> + use<> {
    let rule = Rule {
        weekdays: rule.weekdays(start),
        ..rule.clone()
    };
    let (first, months) = match rule.frequency {
        Frequency::Yearly => (start.with_ordinal(1), 12),
        _ => (start.with_day(1), 1),
    };
    let to_next = Months::new(months * u32::from(rule.interval));
    std::iter::successors(first, move |first| first.checked_add_months(to_next))
        .take_while(move |first| *first <= last)
        .flat_map(move |first| rule.chosen(first, months))
}

impl Rule {
    /// The dates of the period of so many months that begins on `first`.
    fn chosen(&self, first: NaiveDate, months: u32) -> Vec<NaiveDate> {
        let end = first.checked_add_months(Months::new(months));
        let days = first.iter_days().take_while(|date| Some(*date) < end);
        let dates: Vec<NaiveDate> = days.filter(|date| self.fits(*date)).collect();
        let count = i64::try_from(dates.len()).unwrap_or_default();
        let place = |before| Place {
            before,
            after: count - 1 - before,
        };
        let numbered = (0..count).zip(dates);
        numbered
            .filter(|(before, _)| place(*before).is_among(&self.positions))
            .map(|(_, date)| date)
            .collect()
    }

    /// Whether every part of the rule takes a day.
    fn fits(&self, date: NaiveDate) -> bool {
        let (of_year, of_month) = (Place::of_year(date), Place::of_month(date));
        // A week belongs to the year that has its fourth day.
        let fourth = date.week(self.week_start).first_day() + Days::new(3);
        let numbered = match self.frequency {
            Frequency::Yearly if self.months.is_empty() => of_year.by_sevens(),
            _ => of_month.by_sevens(),
        };
        let is_on = |(number, weekday): &(Option<i16>, Weekday)| {
            *weekday == date.weekday() && number.is_none_or(|number| numbered.is_among(&[number]))
        };
        (self.months.is_empty() || self.months.iter().any(|month| u32::from(*month) == date.month()))
            && Place::of_year(fourth).by_sevens().is_among(&self.weeks)
            && of_year.is_among(&self.year_days)
            && of_month.is_among(&self.month_days)
            && (self.weekdays.is_empty() || self.weekdays.iter().any(is_on))
    }
}

/// One of several, which a rule counts from either end.
#[derive(Clone, Copy)]
struct Place {
    before: i64,
    after: i64,
}

impl Place {
    /// A day of its year.
    fn of_year(date: NaiveDate) -> Self {
        Self {
            before: i64::from(date.ordinal0()),
            after: i64::from(if date.leap_year() { 366 } else { 365 } - date.ordinal()),
        }
    }

    /// A day of its month.
    fn of_month(date: NaiveDate) -> Self {
        Self {
            before: i64::from(date.day0()),
            after: i64::from(u32::from(date.num_days_in_month()) - date.day()),
        }
    }

    /// The place among those that are weeks apart.
    fn by_sevens(self) -> Self {
        Self {
            before: self.before / 7,
            after: self.after / 7,
        }
    }

    /// Whether a part of a rule names it, which it does where it is not written.
    fn is_among<T: Copy + Into<i64>>(self, numbers: &[T]) -> bool {
        let is_this = |number: i64| number == self.before + 1 || number == -self.after - 1;
        numbers.is_empty() || numbers.iter().any(|number| is_this((*number).into()))
    }
}
