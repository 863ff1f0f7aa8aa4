//! Names of days and months by ICU4X, in the Gregorian calendar whatever the language's own.

use icu::calendar::types::Weekday;
use icu::calendar::week::WeekInformation;
use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::enums::DateFieldSet;
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu::locale::Locale;
use writeable::TryWriteable;

/// The names of days and months in one language. Where they differ, a name beside the day of the month
/// (`3 grudnia`, `3. Dez.`) is another than the name that stands alone (`grudzień`, `Dez`).
pub struct Names {
    /// From Monday, short, beside a date.
    pub weekdays: [String; 7],
    /// From Monday, whole, as they stand alone.
    pub long_weekdays: [String; 7],
    /// From Monday, short, as they stand alone.
    pub lone_weekdays: [String; 7],
    /// The day that a week begins with, from Monday as 0.
    pub first_weekday: usize,
    /// From January, short, beside a day.
    pub months: [String; 12],
    /// From January, short, as they stand alone.
    pub lone_months: [String; 12],
    /// From January, whole, as they stand alone.
    pub long_months: [String; 12],
}

impl Names {
    /// In a language; ICU falls back to its root where it knows no names.
    pub fn new(locale: &Locale) -> Self {
        // 2024 began on a Monday.
        let weekday = |pattern: &str, at: usize| {
            name(locale, pattern, 1, at + 1).unwrap_or_else(|| (at + 1).to_string())
        };
        let month = |pattern: &str, at: usize| {
            name(locale, pattern, at + 1, 1).unwrap_or_else(|| (at + 1).to_string())
        };
        Self {
            weekdays: std::array::from_fn(|at| weekday("EEE", at)),
            long_weekdays: std::array::from_fn(|at| weekday("cccc", at)),
            lone_weekdays: std::array::from_fn(|at| weekday("ccc", at)),
            first_weekday: first_weekday(locale),
            months: std::array::from_fn(|at| month("MMM", at)),
            lone_months: std::array::from_fn(|at| month("LLL", at)),
            long_months: std::array::from_fn(|at| month("LLLL", at)),
        }
    }
}

/// A day of 2024 by a pattern of UTS 35, in which `M` is a month beside a day and `L` one alone.
fn name(locale: &Locale, pattern: &str, month: usize, day: usize) -> Option<String> {
    let pattern: DateTimePattern = pattern.parse().ok()?;
    let date = Date::try_new_gregorian(2024, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()?;
    let mut names = FixedCalendarDateTimeNames::<Gregorian, DateFieldSet>::try_new(locale.into()).ok()?;
    let format = names.include_for_pattern(&pattern).ok()?;
    let written = format.format(&date);
    let text = written.try_write_to_string().ok()?;
    Some(text.into_owned())
}

/// The day that a week begins with where a language is spoken, from Monday as 0.
fn first_weekday(locale: &Locale) -> usize {
    let week = WeekInformation::try_new(locale.into());
    let first = week.map_or(Weekday::Monday, |week| week.first_weekday);
    first as usize - Weekday::Monday as usize
}
