//! What `tidings archive` adds to a file: plain data.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::piece::Interval;
use crate::model::time::{day_start, local_date, local_day};
use crate::model::uptime::{DaySum, Run};
use crate::model::{Instant, Stretch};

/// What the archive is to hold besides what it holds.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Its horizon from now on: the end of its newest day.
    pub until: Instant,
    /// By component id. Those that are gone from site.toml are among them, for nothing is known of them after the
    /// archive's former horizon.
    pub components: BTreeMap<String, Kept>,
}

impl Keeping {
    /// Of those components of which there is anything to keep.
    pub(super) fn of(until: Instant, components: impl Iterator<Item = (String, Kept)>) -> Self {
        let components = components.filter(|(_, kept)| *kept != Kept::default());
        Self {
            until,
            components: components.collect(),
        }
    }
}

/// What the archive is to hold of a component besides what it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// From when its outages make time known; `None`: nothing is known by times of day.
    pub since: Option<Instant>,
    /// New days.
    pub days: BTreeMap<NaiveDate, DaySum>,
    /// When it was down or degraded on them, each run within one day.
    pub outages: Vec<Run>,
    /// When nothing is known, from `since` on: all of it, in the place of what the archive had.
    pub unknown: Vec<Gap>,
}

/// A stretch of which nothing is known. It does not reach over midnight, or it is made of whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its first instant.
    pub start: Instant,
    /// Its end; `None`: it is still open.
    pub end: Option<Instant>,
}

impl Gap {
    /// A gap cut so that what is added to the archive later changes no part of it: what is left of its first day,
    /// whole days, what it has of its last. Whole days up to `until`, the end of what is known, stay open.
    pub(super) fn by_days(gap: Interval, zone: Tz, until: Instant) -> Vec<Self> {
        let Stretch { start, end } = gap.stretch();
        let first = local_day(zone, local_date(zone, start));
        let days_from = if first.start == start {
            start
        } else {
            first.end.min(end)
        };
        let days_to = day_start(zone, local_date(zone, end)).max(days_from);
        let parts = [(start, days_from), (days_from, days_to), (days_to, end)];
        let is_open = |from: Instant, to: Instant| (from, to) == (days_from, until);
        let parts = parts.into_iter().filter(|(from, to)| from < to);
        let gap = |(start, end)| Self {
            start,
            end: (!is_open(start, end)).then_some(end),
        };
        parts.map(gap).collect()
    }
}
