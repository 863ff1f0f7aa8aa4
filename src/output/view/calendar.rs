//! The months of `maintenance.html`.

use schemars::JsonSchema;
use serde::Serialize;

use super::Mark;

/// A month as a grid.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CalendarMonth {
    /// Its name, with the year.
    pub name: String,
    /// The seven days of a week, in their order.
    pub weekdays: Vec<WeekdayName>,
    /// In order.
    pub weeks: Vec<CalendarWeek>,
}

/// A day of the week.
#[derive(Debug, JsonSchema, Serialize)]
pub struct WeekdayName {
    /// Such as `Mon`.
    pub short: String,
    /// Such as `Monday`.
    pub name: String,
}

/// A week of a month.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CalendarWeek {
    /// Seven.
    pub days: Vec<CalendarDay>,
    /// Rows of bars, each of seven days.
    pub lanes: Vec<Vec<CalendarCell>>,
    /// How many windows there is no room for, in words.
    pub more: Option<String>,
}

/// A field of the grid.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CalendarDay {
    /// The date, `YYYY-MM-DD`; none where the field is of another month.
    pub date: Option<String>,
    /// The day of the month.
    pub number: Option<u32>,
    /// Whether it is today.
    pub is_today: bool,
}

/// Some days of a row: those of a window, or one without.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CalendarCell {
    /// How many.
    pub days: usize,
    /// The window that takes them.
    pub window: Option<CalendarWindow>,
}

impl CalendarCell {
    /// A day without a window.
    pub const EMPTY: Self = Self {
        days: 1,
        window: None,
    };
}

/// A window in a week.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CalendarWindow {
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// When, in plain text.
    pub when: String,
    /// The clock time at which it starts; none where it goes on from before.
    pub time: Option<String>,
    /// Its state.
    pub mark: Mark,
    /// It goes on after this week or month.
    pub goes_on: bool,
}
