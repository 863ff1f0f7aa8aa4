//! Names of days and months by ICU4X, in the Gregorian calendar whatever the language's own.

use icu::calendar::types::Weekday;
use icu::calendar::week::WeekInformation;
use icu::calendar::{Date, Gregorian};
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{E, M};
use icu::locale::Locale;
use writeable::Writeable;

/// The names of days and months in one language.
pub struct Names {
    /// From Monday, short.
    pub weekdays: [String; 7],
    /// From Monday, whole.
    pub long_weekdays: [String; 7],
    /// The day that a week begins with, from Monday as 0.
    pub first_weekday: usize,
    /// From January, short.
    pub months: [String; 12],
    /// From January, whole, as they stand alone.
    pub long_months: [String; 12],
}

impl Names {
    /// In the language of a BCP 47 tag; ICU falls back to its root where it knows no names.
    pub fn new(language: &str) -> Self {
        let locale = Locale::try_from_str(language).unwrap_or(Locale::UNKNOWN);
        let weekday =
            FixedCalendarDateTimeFormatter::<Gregorian, E>::try_new((&locale).into(), E::short()).ok();
        let long_weekday =
            FixedCalendarDateTimeFormatter::<Gregorian, E>::try_new((&locale).into(), E::long()).ok();
        let month =
            FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new((&locale).into(), M::medium()).ok();
        let long = FixedCalendarDateTimeFormatter::<Gregorian, M>::try_new((&locale).into(), M::long()).ok();
        // 2024 began on a Monday.
        let date = |month: usize, day: usize| {
            let narrow = |number: usize| u8::try_from(number).unwrap_or(1);
            Date::try_new_gregorian(2024, narrow(month), narrow(day)).ok()
        };
        let name = |found: Option<String>, number: usize| found.unwrap_or_else(|| number.to_string());
        Self {
            weekdays: std::array::from_fn(|at| {
                let written = weekday.as_ref().zip(date(1, at + 1));
                name(
                    written.map(|(format, date)| format.format(&date).write_to_string().into_owned()),
                    at + 1,
                )
            }),
            long_weekdays: std::array::from_fn(|at| {
                let written = long_weekday.as_ref().zip(date(1, at + 1));
                name(
                    written.map(|(format, date)| format.format(&date).write_to_string().into_owned()),
                    at + 1,
                )
            }),
            first_weekday: WeekInformation::try_new((&locale).into())
                .map_or(Weekday::Monday, |week| week.first_weekday) as usize
                - Weekday::Monday as usize,
            months: std::array::from_fn(|at| {
                let written = month.as_ref().zip(date(at + 1, 1));
                name(
                    written.map(|(format, date)| format.format(&date).write_to_string().into_owned()),
                    at + 1,
                )
            }),
            long_months: std::array::from_fn(|at| {
                let written = long.as_ref().zip(date(at + 1, 1));
                name(
                    written.map(|(format, date)| format.format(&date).write_to_string().into_owned()),
                    at + 1,
                )
            }),
        }
    }
}
