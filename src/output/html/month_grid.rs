//! What is coming as a calendar: months of weeks, in which each window is a bar over the days that it takes.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::model::{Month, Stretch};
use crate::output::edition::Edition;
use crate::output::route::notice_path;
use crate::output::view::{
    CalendarCell, CalendarDay, CalendarMonth, CalendarWeek, CalendarWindow, WeekdayName,
};
use crate::output::words::{Clock, Year};
use crate::site::WindowNow;

/// Months at the most; what lies further ahead is in the list.
const MOST_MONTHS: usize = 12;
/// Bars one above the other in a week, at the most.
const MOST_LANES: usize = 6;

/// A window and the local days that it takes.
struct Bar<'e> {
    window: &'e WindowNow,
    first: NaiveDate,
    last: NaiveDate,
}

/// The months in which a window is open or coming, proposed ones among them.
pub fn months(edition: &Edition) -> Vec<CalendarMonth> {
    let site = &edition.site;
    let planned = site.open_windows().chain(site.coming_windows());
    let mut bars: Vec<Bar<'_>> = planned.map(|window| bar(edition, window)).collect();
    bars.sort_by_key(|bar| {
        (
            bar.first,
            std::cmp::Reverse(bar.last),
            bar.window.course.plan.start,
        )
    });
    let months: BTreeSet<Month> = bars.iter().flat_map(Bar::months).collect();
    months
        .into_iter()
        .filter(|month| *month >= Month::of(site.today()))
        .take(MOST_MONTHS)
        .map(|month| CalendarMonth {
            name: edition.words.month(month),
            weekdays: edition
                .words
                .weekdays()
                .into_iter()
                .map(|(short, name)| WeekdayName { short, name })
                .collect(),
            weeks: weeks(edition, month)
                .into_iter()
                .map(|days| week(edition, &days, &bars))
                .collect(),
        })
        .collect()
}

fn bar<'e>(edition: &Edition, window: &'e WindowNow) -> Bar<'e> {
    let site = &edition.site;
    let Stretch { start, end } = window.course.plan;
    let first = site.date_of(start);
    // The first instant after the end is not taken: one until midnight ends on the day before.
    let last = site.date_of(end - TimeDelta::seconds(1)).max(first);
    Bar {
        window,
        first,
        // One that is late goes on today.
        last: match window.course.state.is_open() {
            true => last.max(site.today()),
            false => last,
        },
    }
}

impl Bar<'_> {
    fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let last = Month::of(self.last);
        let next = |month: &Month| Some(month.next());
        std::iter::successors(Some(Month::of(self.first)), next).take_while(move |month| *month <= last)
    }
}

/// The days of a month by week; days of other months are none.
fn weeks(edition: &Edition, month: Month) -> Vec<Vec<Option<NaiveDate>>> {
    let first = month.first_day();
    let from_monday = first.weekday().num_days_from_monday() as usize;
    let before = (from_monday + 7 - edition.words.first_weekday()) % 7;
    let days = first.iter_days().take_while(|day| Month::of(*day) == month);
    let mut fields: Vec<Option<NaiveDate>> =
        std::iter::repeat_n(None, before).chain(days.map(Some)).collect();
    fields.resize(fields.len().next_multiple_of(7), None);
    fields.chunks(7).map(<[_]>::to_vec).collect()
}

/// A week with the bars on its days, those that begin first on top.
fn week(edition: &Edition, days: &[Option<NaiveDate>], bars: &[Bar<'_>]) -> CalendarWeek {
    let mut lanes: Vec<(usize, Vec<CalendarCell>)> = Vec::new();
    let mut left_out = 0_usize;
    for bar in bars {
        let taken = |day: &Option<NaiveDate>| day.is_some_and(|day| bar.first <= day && day <= bar.last);
        let (Some(from), Some(to)) = (days.iter().position(taken), days.iter().rposition(taken)) else {
            continue;
        };
        let free = lanes.iter().position(|(end, _)| *end <= from);
        let lane = match free {
            Some(lane) => lane,
            None if lanes.len() < MOST_LANES => {
                lanes.push((0, Vec::new()));
                lanes.len() - 1
            }
            None => {
                left_out += 1;
                continue;
            }
        };
        let (end, cells) = &mut lanes[lane];
        cells.extend(std::iter::repeat_n(CalendarCell::EMPTY, from - *end));
        cells.push(CalendarCell {
            days: to + 1 - from,
            window: Some(in_week(edition, bar, days)),
        });
        *end = to + 1;
    }
    let today = edition.site.today();
    let day = |day: &Option<NaiveDate>| CalendarDay {
        date: day.map(|day| day.to_string()),
        number: day.map(|day| day.day()),
        is_today: *day == Some(today),
    };
    CalendarWeek {
        days: days.iter().map(day).collect(),
        lanes: lanes.into_iter().map(|(end, cells)| filled(end, cells)).collect(),
        more: (left_out > 0).then(|| edition.words.with("and-more", [("count", left_out.into())])),
    }
}

/// A lane to the end of the week.
fn filled(end: usize, mut cells: Vec<CalendarCell>) -> Vec<CalendarCell> {
    cells.extend(std::iter::repeat_n(CalendarCell::EMPTY, 7 - end));
    cells
}

/// A window in a week, which it may have begun before or go on after.
fn in_week(edition: &Edition, bar: &Bar<'_>, days: &[Option<NaiveDate>]) -> CalendarWindow {
    let course = &bar.window.course;
    let begins = days.contains(&Some(bar.first));
    CalendarWindow {
        address: edition.routes.address(&notice_path(bar.window.id())),
        title: bar.window.window.common.title.clone(),
        when: edition.words.range(course.plan, Clock::Site, Year::Always),
        time: begins.then(|| edition.words.clock(course.plan.start)),
        mark: edition.window_mark(course.state, course.rescheduled),
        goes_on: !days.contains(&Some(bar.last)),
    }
}
