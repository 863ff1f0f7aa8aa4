//! Instants, stretches and local days. A stretch is half-open: at its start it holds, at its end it does not.

use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::{GapInfo, Tz};

/// An instant in UTC, in whole seconds.
pub type Instant = DateTime<Utc>;

/// The time from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// The first instant that belongs to it.
    pub start: Instant,
    /// The first instant that no longer does.
    pub end: Instant,
}

impl Stretch {
    /// From `start` up to `end`.
    pub fn new(start: Instant, end: Instant) -> Self {
        Self { start, end }
    }

    /// Whether it holds at `instant`.
    pub fn contains(&self, instant: Instant) -> bool {
        self.start <= instant && instant < self.end
    }

    /// Its length, never below zero.
    pub fn length(&self) -> TimeDelta {
        (self.end - self.start).max(TimeDelta::zero())
    }

    /// Its length in whole seconds, never below zero.
    pub fn seconds(&self) -> i64 {
        self.length().num_seconds()
    }

    /// What it has in common with `other`, if that is more than nothing.
    pub fn overlap(&self, other: &Self) -> Option<Self> {
        let common = Self::new(self.start.max(other.start), self.end.min(other.end));
        (common.start < common.end).then_some(common)
    }
}

/// A calendar month of the site's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year of the Gregorian calendar.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month `date` lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// The month after it.
    pub fn next(self) -> Self {
        Self::of(
            self.first_day()
                .checked_add_months(Months::new(1))
                .unwrap_or(NaiveDate::MAX),
        )
    }

    /// The month before it.
    pub fn previous(self) -> Self {
        Self::of(
            self.first_day()
                .checked_sub_months(Months::new(1))
                .unwrap_or(NaiveDate::MIN),
        )
    }

    /// From its first local instant to that of the next month.
    pub fn stretch(self, zone: Tz) -> Stretch {
        Stretch::new(
            day_start(zone, self.first_day()),
            day_start(zone, self.next().first_day()),
        )
    }
}

/// `2026-11`, as in addresses and in the API.
impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// What a local date and time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// It names one instant.
    Exact(Instant),
    /// A clock change repeats it: the earlier and the later instant.
    Repeated(Instant, Instant),
    /// A clock change skips it: the first instant after the gap, and the gap's length.
    Skipped(Instant, TimeDelta),
}

/// The instants a local date and time names in `zone`.
pub fn local(zone: Tz, at: NaiveDateTime) -> Local {
    match zone.from_local_datetime(&at) {
        chrono::LocalResult::Single(one) => Local::Exact(one.to_utc()),
        chrono::LocalResult::Ambiguous(a, b) => {
            Local::Repeated(a.to_utc().min(b.to_utc()), a.to_utc().max(b.to_utc()))
        }
        chrono::LocalResult::None => {
            let gap = GapInfo::new(&at, &zone);
            let begin = gap
                .as_ref()
                .and_then(|gap| gap.begin)
                .map_or(at, |(begin, _)| begin);
            match gap.and_then(|gap| gap.end) {
                Some(end) => Local::Skipped(end.to_utc(), end.naive_local() - begin),
                // A zone that never comes out of its gap does not exist; UTC is a harmless answer.
                None => Local::Skipped(at.and_utc(), TimeDelta::zero()),
            }
        }
    }
}

/// The first instant that bears `date` in `zone`. Midnight does not exist on every day of every zone
/// (Santiago, Havana, Beirut, Cairo): then the day begins after the gap.
pub fn day_start(zone: Tz, date: NaiveDate) -> Instant {
    match local(zone, date.and_time(NaiveTime::MIN)) {
        Local::Exact(at) | Local::Repeated(at, _) | Local::Skipped(at, _) => at,
    }
}

/// The local day an instant belongs to. A clock put back over midnight shows yesterday's date again for a
/// while; the day that has begun goes on all the same, so that days are whole stretches.
pub fn local_date(zone: Tz, instant: Instant) -> NaiveDate {
    let date = instant.with_timezone(&zone).date_naive();
    match date.succ_opt() {
        Some(next) if day_start(zone, next) <= instant => next,
        _ => date,
    }
}

/// The local day `date`, 23 to 25 hours long where a clock change falls in it.
pub fn local_day(zone: Tz, date: NaiveDate) -> Stretch {
    Stretch::new(day_start(zone, date), day_start(zone, add_days(date, 1)))
}

/// `date` moved by whole days, held within the calendar.
pub fn add_days(date: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 {
        date.checked_sub_days(by).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_days(by).unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Europe};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_at_the_first_instant_that_bears_its_date() {
        let cases = [
            (Europe::London, "2026-03-29", "2026-03-29T00:00:00Z", 23),
            (Europe::London, "2026-10-25", "2026-10-24T23:00:00Z", 25),
            // Midnight does not exist: the clock goes from 23:59:59 to 01:00:00.
            (America::Santiago, "2026-09-06", "2026-09-06T04:00:00Z", 23),
            (America::Havana, "2026-03-08", "2026-03-08T05:00:00Z", 23),
            // Midnight comes twice: the first one counts.
            (America::Havana, "2026-11-01", "2026-11-01T04:00:00Z", 25),
        ];
        for (zone, day, start, hours) in cases {
            let day = local_day(zone, date(day));
            assert_eq!(day.start, start.parse::<Instant>().unwrap(), "{zone} {day:?}");
            assert_eq!(day.length().num_hours(), hours, "{zone} {day:?}");
        }
    }

    #[test]
    fn every_instant_lies_in_the_day_it_is_said_to_belong_to() {
        for (zone, year) in [
            (Europe::London, 2026),
            (America::Santiago, 2026),
            (America::Havana, 2026),
            (chrono_tz::Asia::Kathmandu, 2026),
            // The clock was put back a minute after midnight, from Sunday to Saturday.
            (America::St_Johns, 2010),
        ] {
            let mut at: Instant = format!("{year}-01-01T00:00:00Z").parse().unwrap();
            while at.year() == year {
                assert!(local_day(zone, local_date(zone, at)).contains(at), "{zone} {at}");
                at += TimeDelta::minutes(17);
            }
        }
    }

    #[test]
    fn a_skipped_time_names_the_end_of_the_gap_and_a_repeated_one_both_instants() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let instant = |text: &str| text.parse::<Instant>().unwrap();
        assert_eq!(
            local(Europe::London, at("2026-03-29T01:30:00")),
            Local::Skipped(instant("2026-03-29T01:00:00Z"), TimeDelta::hours(1))
        );
        assert_eq!(
            local(Europe::London, at("2026-10-25T01:30:00")),
            Local::Repeated(instant("2026-10-25T00:30:00Z"), instant("2026-10-25T01:30:00Z"))
        );
    }
}
