//! What monitoring measured, as a feed gives it: one shape for every format.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Instant, Stretch};

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It could not be told.
    Unknown,
    /// It works.
    Up,
    /// It works, but not well.
    Degraded,
    /// It does not work.
    Down,
}

impl State {
    /// The word used in the feed and in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Up => "up",
            Self::Degraded => "degraded",
            Self::Down => "down",
        }
    }
}

/// A feed that was read.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The feed's own word for when it was made.
    pub generated_at: Option<Instant>,
    /// Nothing is known after this: `generated_at`, else the newest instant in it, else the end of its newest
    /// listed day. `None` only for a feed that holds nothing.
    pub horizon: Option<Instant>,
    /// The zone of its day sums.
    pub day_zone: Tz,
    /// What it says of each name in it.
    pub components: BTreeMap<String, Measured>,
    /// Other names for those, where monitoring has two for one thing: a key and a title.
    pub aliases: BTreeMap<String, String>,
}

impl Feed {
    /// The name in `components` that `name` stands for, if it stands for any.
    pub fn name_of<'f>(&'f self, name: &str) -> Option<&'f str> {
        let own = self.components.get_key_value(name).map(|(name, _)| name);
        own.or_else(|| self.aliases.get(name)).map(String::as_str)
    }

    /// The instant of the newest reading in it.
    pub fn newest_reading(&self) -> Option<Instant> {
        let readings = self.components.values();
        readings.filter_map(|measured| measured.reading?.at).max()
    }

    /// Whether it tells nothing at all of anything.
    pub fn is_empty(&self) -> bool {
        self.components.values().all(Measured::is_empty)
    }

    /// What it says of `name`.
    pub fn measured(&self, name: &str) -> Option<&Measured> {
        self.components.get(self.name_of(name)?)
    }
}

/// What a feed says of one component.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Its newest reading.
    pub reading: Option<Reading>,
    /// From when outages were looked for.
    pub since: Option<Instant>,
    /// The readings besides up and down.
    pub conditions: Conditions,
    /// Stretches that checks make known, in order, none overlapping, gaps unknown. `None`: it has no checks.
    pub checks: Option<Vec<Run>>,
    /// Outages as listed, in order of start; they may overlap. `None`: it lists none and knows of none.
    pub outages: Option<Vec<Run>>,
    /// Sums by day of the feed's `day_zone`.
    pub days: BTreeMap<NaiveDate, DaySum>,
    /// Response times of the checks, by day of the site's zone.
    pub latencies: BTreeMap<NaiveDate, Latency>,
}

impl Measured {
    /// Whether no state, no time and no day is known.
    fn is_empty(&self) -> bool {
        let no_time = self.checks.iter().flatten().next().is_none();
        self.reading.is_none() && no_time && self.outages.is_none() && self.days.is_empty()
    }
}

/// A component's state at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What was found.
    pub state: State,
    /// When; a reading without an instant is never current.
    pub at: Option<Instant>,
}

/// A stretch in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// When.
    pub stretch: Stretch,
    /// In what state. Only a listed outage may be [`State::Unknown`]: then nobody looked.
    pub state: State,
}

/// A day's sums, in seconds. They have no times of day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DaySum {
    /// Up, without the degraded seconds.
    pub up_s: i64,
    /// Down.
    pub down_s: i64,
    /// Degraded.
    pub degraded_s: i64,
    /// Response times.
    pub latency: Latency,
}

impl DaySum {
    /// The seconds of the day that are known.
    pub fn known_s(&self) -> i64 {
        self.up_s + self.down_s + self.degraded_s
    }
}

/// A day's response times, in milliseconds; what a feed does not say is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Latency {
    /// Their average.
    pub avg_ms: Option<f64>,
    /// Their 95th percentile by nearest rank.
    pub p95_ms: Option<f64>,
}

impl Latency {
    /// Whether anything is known.
    pub fn is_known(&self) -> bool {
        *self != Self::default()
    }
}

/// Readings besides up and down; what a feed does not say is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Conditions {
    /// The newest response time in milliseconds.
    pub latency_ms: Option<f64>,
    /// Memory in use, 0 to 1.
    pub memory: Option<f64>,
    /// Disk in use, 0 to 1.
    pub disk: Option<f64>,
    /// Whether all services have started.
    pub services_ok: Option<bool>,
    /// How many patches wait to be installed.
    pub patches_due: Option<u32>,
    /// Since when a restart is pending.
    pub restart_required_since: Option<Instant>,
}
