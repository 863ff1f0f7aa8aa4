//! The rules of 05-time.md, Uptime and Triage, a case or a table for each.

mod days;
mod outages;

use chrono::TimeDelta;
use chrono_tz::{America, Europe};

use super::*;
use crate::diagnostic::Diagnostics;
use crate::model::uptime::{DaySum, Run};
use State::{Degraded, Down, Up};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A site in a zone with a component `a`, further lines of site.toml after it.
fn config(zone: &str, more: &str) -> Config {
    let text = format!(
        "[site]\ntitle = \"T\"\nbase_url = \"https://s.example/\"\ntimezone = \"{zone}\"\n\
         [[components]]\nid = \"a\"\nname = \"A\"\n{more}"
    );
    let mut diagnostics = Diagnostics::default();
    let config = crate::config::read(&text, 0, &mut diagnostics).unwrap();
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    config
}

/// A feed of the component `a`.
fn feed(horizon: &str, measured: Measured) -> Feed {
    let components = [("a".to_owned(), measured)].into();
    Feed {
        generated_at: None,
        horizon: Some(at(horizon)),
        day_zone: Tz::UTC,
        components,
        aliases: BTreeMap::new(),
    }
}

fn run(from: &str, to: &str, state: State) -> Run {
    Run {
        stretch: stretch(from, to),
        state,
    }
}

fn stretch(from: &str, to: &str) -> Stretch {
    Stretch::new(at(from), at(to))
}

fn checks(runs: &[Run]) -> Measured {
    Measured {
        checks: Some(runs.to_vec()),
        ..Measured::default()
    }
}

fn listed(since: &str, runs: &[Run]) -> Measured {
    Measured {
        since: Some(at(since)),
        outages: Some(runs.to_vec()),
        ..Measured::default()
    }
}

fn sums(days: &[(&str, i64, i64, i64)]) -> Measured {
    let sum = |(day, up_s, degraded_s, down_s): &(&str, i64, i64, i64)| {
        (
            date(day),
            DaySum {
                up_s: *up_s,
                degraded_s: *degraded_s,
                down_s: *down_s,
                ..DaySum::default()
            },
        )
    };
    Measured {
        days: days.iter().map(sum).collect(),
        ..Measured::default()
    }
}

fn measure_one(config: &Config, feeds: &[Feed], told: &Told, now: &str) -> Uptime {
    let measured = measure(config, feeds, std::slice::from_ref(told), at(now), &[]);
    Uptime::clone(&measured[0])
}

fn day<'u>(uptime: &'u Uptime, day: &str) -> &'u Day {
    uptime.days.iter().find(|known| known.date == date(day)).unwrap()
}

/// `[up, degraded, down, unknown, excluded]`
fn seconds(figures: &Figures) -> [i64; 5] {
    [
        figures.up_s,
        figures.degraded_s,
        figures.down_s,
        figures.unknown_s,
        figures.excluded_s,
    ]
}
