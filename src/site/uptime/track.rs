//! When in a day a component was down: what a picture of the day shows.

use std::ops::Range;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::piece::{Interval, Piece, cut, union, within};
use crate::model::uptime::State;
use crate::model::{Instant, Stretch};

/// A local day of a component on which an outage was measured, whether anybody wrote about it or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutageDay {
    /// Its date.
    pub date: NaiveDate,
    /// From its first instant to that of the next day.
    pub day: Stretch,
    /// What is known of it, in whatever state the component was; in order and apart. Of today it ends at the horizon.
    pub known: Vec<Stretch>,
    /// Runs of down of at least `false_alarm`, windows cut out, as far as they lie in the day; in order.
    pub outages: Vec<Stretch>,
    /// The maintenance windows that ran, as far as they lie in the day and before the horizon; in order.
    pub windows: Vec<Stretch>,
    /// The last of the outages reaches the horizon of a component in service: as far as is known, it goes on.
    pub ongoing: bool,
}

/// The days among `days` on which any of `outages` was, the oldest first. `known`, `outages` and `windows` are in order
/// and apart, and end at the horizon. An outage that reaches `open_at` goes on.
pub fn outage_days(
    calendar: &Calendar,
    days: Range<usize>,
    known: &[Piece],
    outages: &[Interval],
    windows: &[Interval],
    open_at: Option<Instant>,
) -> Vec<OutageDay> {
    let open_at = open_at.map(|at| at.timestamp());
    let stretches = |intervals: Vec<Interval>| intervals.into_iter().map(Interval::stretch).collect();
    let days = days.filter_map(|place| {
        let at = calendar.interval(place);
        let down = within(outages, at);
        let last = down.last()?.to;
        Some(OutageDay {
            date: calendar.date(place),
            day: at.stretch(),
            known: stretches(known_within(known, at)),
            ongoing: Some(last) == open_at,
            outages: stretches(down),
            windows: stretches(within(windows, at)),
        })
    });
    days.collect()
}

fn known_within(pieces: &[Piece], at: Interval) -> Vec<Interval> {
    let told = cut(pieces, at).filter(|piece| piece.state != State::Unknown);
    let told: Vec<Stretch> = told.map(|piece| piece.at.stretch()).collect();
    union(&told)
}
