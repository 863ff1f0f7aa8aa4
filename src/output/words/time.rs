//! Times as readers see them: weekday, date, clock, zone. The order is a pattern of the catalogue, the clock
//! has 24 hours in every language.

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeDelta, Timelike};
use chrono_tz::{OffsetName, Tz};

use super::pattern::Pattern;
use super::{Catalogue, Words};
use crate::model::{Instant, Month, Stretch};
use crate::output::route::{iso, two_digits};

/// Which clock a time is shown by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The site's zone.
    Site,
    /// UTC.
    Utc,
}

/// Whether a time bears its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// It does.
    Always,
    /// Only if it is another than this.
    UnlessIs(i32),
}

impl Year {
    fn shown(self, year: i32) -> bool {
        self != Self::UnlessIs(year)
    }
}

/// The patterns that times are written by.
pub struct TimePatterns {
    date_time: Pattern,
    date_time_year: Pattern,
    date: Pattern,
    date_year: Pattern,
    month_year: Pattern,
    with_zone: Pattern,
    range: Pattern,
    range_days: Pattern,
}

impl TimePatterns {
    /// From the catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let pattern = |id, names: &[&'static str]| Pattern::new(catalogue, id, names);
        Self {
            date_time: pattern("date-time", &["weekday", "day", "month", "time"]),
            date_time_year: pattern("date-time-year", &["weekday", "day", "month", "time", "year"]),
            date: pattern("date", &["weekday", "day", "month"]),
            date_year: pattern("date-year", &["weekday", "day", "month", "year"]),
            month_year: pattern("month-year", &["month", "year"]),
            with_zone: pattern("with-zone", &["time", "zone"]),
            range: pattern("range", &["start", "end"]),
            range_days: pattern("range-days", &["start", "end"]),
        }
    }
}

impl Words {
    /// `Thu 3 Dec 01:30 GMT`
    pub fn moment(&self, at: Instant, clock: Clock, year: Year) -> String {
        let local = self.local(at, clock);
        self.patterns
            .with_zone
            .fill(&[&self.date_time(&local, year), &zone_name(&local)])
    }

    /// As [`Words::moment`], in a `<time>` element that holds the exact instant.
    pub fn moment_html(&self, at: Instant, clock: Clock, year: Year) -> String {
        time_element(at, &self.moment(at, clock, year))
    }

    /// `Thu 3 Dec 01:00 to 01:30 GMT`; on two days `Wed 2 Dec 23:00 to Thu 3 Dec 01:00 GMT`.
    pub fn range(&self, stretch: Stretch, clock: Clock, year: Year) -> String {
        let (pattern, start, end) = self.range_parts(stretch, clock, year);
        pattern.fill(&[&start, &end])
    }

    /// As [`Words::range`], with both ends in `<time>` elements.
    pub fn range_html(&self, stretch: Stretch, clock: Clock, year: Year) -> String {
        let (pattern, start, end) = self.range_parts(stretch, clock, year);
        let (start, end) = (
            time_element(stretch.start, &start),
            time_element(stretch.end, &end),
        );
        pattern.fill(&[&start, &end])
    }

    /// `Thu 3 Dec`
    pub fn date(&self, date: NaiveDate, year: Year) -> String {
        let (weekday, day, month) = self.date_names(date);
        if year.shown(date.year()) {
            self.patterns
                .date_year
                .fill(&[weekday, &day, month, &date.year().to_string()])
        } else {
            self.patterns.date.fill(&[weekday, &day, month])
        }
    }

    /// As [`Words::date`], in a `<time>` element.
    pub fn date_html(&self, date: NaiveDate, year: Year) -> String {
        format!("<time datetime=\"{date}\">{}</time>", self.date(date, year))
    }

    /// `November 2026`
    pub fn month(&self, month: Month) -> String {
        let name = &self.names.long_months[month.month as usize - 1];
        self.patterns.month_year.fill(&[name, &month.year.to_string()])
    }

    /// `Nov 2026`
    pub fn short_month(&self, month: Month) -> String {
        let name = &self.names.lone_months[month.month as usize - 1];
        self.patterns.month_year.fill(&[name, &month.year.to_string()])
    }

    /// `01:00`, in the site's zone.
    pub fn clock(&self, at: Instant) -> String {
        clock_time(&self.local(at, Clock::Site))
    }

    /// The day that a week begins with, from Monday as 0.
    pub fn first_weekday(&self) -> usize {
        self.names.first_weekday
    }

    /// The names of the days of a week in their order, each short and whole.
    pub fn weekdays(&self) -> Vec<(String, String)> {
        let places = (0..7).map(|at| (self.names.first_weekday + at) % 7);
        let name = |place: usize| {
            let (short, long) = (&self.names.lone_weekdays[place], &self.names.long_weekdays[place]);
            (short.clone(), long.clone())
        };
        places.map(name).collect()
    }

    /// `01:00 to 01:30`, of a stretch within a local day: the end of the day is 24:00. On a day on which the clocks
    /// change the zone is said, `01:00 to 01:30 GMT`, and that of either end where they differ.
    pub fn clock_range(&self, stretch: Stretch, day: Stretch) -> String {
        let (start, end) = (
            self.local(stretch.start, Clock::Site),
            self.local(stretch.end, Clock::Site),
        );
        let (start_zone, end_zone) = (zone_name(&start), zone_name(&end));
        let zoned = |time: String, zone: &str| self.patterns.with_zone.fill(&[&time, zone]);
        let mut start_time = clock_time(&start);
        let mut end_time = if start.date_naive() == end.date_naive() {
            clock_time(&end)
        } else {
            "24:00".to_owned()
        };
        if start_zone != end_zone {
            start_time = zoned(start_time, &start_zone);
        }
        if self.clock_change(day).is_some() {
            end_time = zoned(end_time, &end_zone);
        }
        self.patterns.range.fill(&[&start_time, &end_time])
    }

    /// `since 01:00`, on a local day; `since 01:00 GMT` on one on which the clocks change.
    pub fn clock_since(&self, at: Instant, day: Stretch) -> String {
        let local = self.local(at, Clock::Site);
        let mut start = clock_time(&local);
        if self.clock_change(day).is_some() {
            start = self.patterns.with_zone.fill(&[&start, &zone_name(&local)]);
        }
        self.with("range-open-clock", [("start", start.into())])
    }

    /// By how much the site's clocks are put forward within a stretch; below zero: back. None where they are not.
    pub fn clock_change(&self, stretch: Stretch) -> Option<TimeDelta> {
        let offset = |at| self.local(at, Clock::Site).offset().fix().local_minus_utc();
        let by = offset(stretch.end) - offset(stretch.start);
        (by != 0).then(|| TimeDelta::seconds(by.into()))
    }

    /// How a range is written, and its two ends.
    fn range_parts(&self, stretch: Stretch, clock: Clock, year: Year) -> (&Pattern, String, String) {
        let (start, end) = (self.local(stretch.start, clock), self.local(stretch.end, clock));
        let (start_zone, end_zone) = (zone_name(&start), zone_name(&end));
        // The zone is said once, unless a clock change lies between the two ends.
        let start_text = match self.date_time(&start, year) {
            text if start_zone == end_zone => text,
            text => self.patterns.with_zone.fill(&[&text, &start_zone]),
        };
        let (pattern, end_text) = if start.date_naive() == end.date_naive() {
            (&self.patterns.range, clock_time(&end))
        } else {
            (&self.patterns.range_days, self.date_time(&end, year))
        };
        let end_text = self.patterns.with_zone.fill(&[&end_text, &end_zone]);
        (pattern, start_text, end_text)
    }

    fn local(&self, at: Instant, clock: Clock) -> DateTime<Tz> {
        at.with_timezone(&match clock {
            Clock::Site => self.zone,
            Clock::Utc => Tz::UTC,
        })
    }

    fn date_time(&self, local: &DateTime<Tz>, year: Year) -> String {
        let (weekday, day, month) = self.date_names(local.date_naive());
        let time = clock_time(local);
        if year.shown(local.year()) {
            self.patterns
                .date_time_year
                .fill(&[weekday, &day, month, &time, &local.year().to_string()])
        } else {
            self.patterns.date_time.fill(&[weekday, &day, month, &time])
        }
    }

    fn date_names(&self, date: NaiveDate) -> (&str, String, &str) {
        let weekday = &self.names.weekdays[date.weekday().num_days_from_monday() as usize];
        (
            weekday,
            date.day().to_string(),
            &self.names.months[date.month0() as usize],
        )
    }
}

fn clock_time(local: &DateTime<Tz>) -> String {
    [two_digits(local.hour()), ":", two_digits(local.minute())].concat()
}

/// `GMT`, `CET`; zones without letters of their own by their offset, `UTC+03:00`.
fn zone_name(local: &DateTime<Tz>) -> String {
    match local.offset().abbreviation() {
        Some(name) if name.starts_with(|c: char| c.is_ascii_alphabetic()) => name.to_owned(),
        _ => format!("UTC{}", local.format("%:z")),
    }
}

fn time_element(at: Instant, text: &str) -> String {
    ["<time datetime=\"", &iso(at), "\">", text, "</time>"].concat()
}

/// The year of an instant in UTC: what decides whether an event's title bears the year.
pub fn utc_year(at: Instant) -> i32 {
    at.year()
}
