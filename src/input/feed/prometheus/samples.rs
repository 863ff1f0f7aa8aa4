//! The answer of `/api/v1/query_range` in a file: samples of a series that is 1 or 0.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta};

use super::live::{cut_off, day_before, state};
use super::{Named, answer, whole};
use crate::diagnostic::feed::{self, Fault};
use crate::input::feed::checks::{Checks, USUAL_INTERVAL};
use crate::input::feed::{Circumstances, Document, Read, Trouble};
use crate::model::uptime::{DaySum, Feed, Measured, Reading, Run, State};
use crate::model::{Instant, Stretch};

/// From this step on, in seconds, a sample is the average of a whole day.
const DAILY_S: i64 = 23 * 3600;

/// Reads the samples. Each is a check, unless the answer is of averages, which describe the time before them.
pub fn read(circumstances: Circumstances<'_>, document: &Document<'_>) -> Result<Read, Trouble> {
    let mut warnings = Vec::new();
    let series = answer(circumstances, document, &mut warnings)?;
    for (place, one) in series.iter().enumerate() {
        hold(one).map_err(|fault| {
            let path = format!("data.result[{place}].values");
            Trouble::Malformed(fault.at(whole(document), &path))
        })?;
    }
    let step = step(&series);
    let horizon = series
        .iter()
        .flat_map(|one| one.samples.last())
        .map(|last| last.0)
        .max();
    let is_average = |one: &Named| one.samples.iter().any(|(_, value)| *value > 0.0 && *value < 1.0);
    let kind = match step {
        Some(step) if step >= DAILY_S => Kind::Days,
        Some(step) if series.iter().any(is_average) => Kind::Averages(step),
        _ => Kind::Checks(
            circumstances
                .source
                .interval
                .or_else(|| step.map(TimeDelta::seconds))
                .unwrap_or(USUAL_INTERVAL),
        ),
    };
    let horizon = horizon.and_then(instant);
    let components = series
        .into_iter()
        .map(|one| (one.name.clone(), kind.measured(circumstances, &one, horizon)));
    Ok(Read {
        feed: Feed {
            generated_at: None,
            horizon,
            day_zone: circumstances.source.day_zone,
            components: components.collect(),
            aliases: BTreeMap::new(),
        },
        warnings,
    })
}

/// What samples of an answer are.
#[derive(Clone, Copy)]
enum Kind {
    /// Each what a check found, so far apart.
    Checks(TimeDelta),
    /// Each the share of so many seconds before it.
    Averages(i64),
    /// Each the share of the day before it.
    Days,
}

impl Kind {
    fn measured(self, circumstances: Circumstances<'_>, one: &Named, horizon: Option<Instant>) -> Measured {
        let reading = one.samples.last().and_then(|(second, value)| {
            Some(Reading {
                state: state(*value)?,
                at: instant(*second),
            })
        });
        match self {
            Self::Checks(interval) => {
                let mut checks = Checks::new(interval, circumstances.zone);
                for (second, value) in &one.samples {
                    let state = state(*value).unwrap_or(State::Unknown);
                    checks.push(instant(*second).unwrap_or_default(), state, None);
                }
                checks.measured(horizon)
            }
            Self::Averages(step) => Measured {
                reading,
                checks: Some(runs(&one.samples, step)),
                ..Measured::default()
            },
            Self::Days => {
                let known = one.samples.iter().filter(|(_, value)| value.is_finite());
                let day = |(second, share): &(i64, f64)| {
                    let (date, length_s) = day_before(circumstances.source.day_zone, *second);
                    let up_s = cut_off(*share, length_s);
                    let sum = DaySum {
                        up_s,
                        down_s: length_s - up_s,
                        ..DaySum::default()
                    };
                    (date, sum)
                };
                Measured {
                    reading,
                    days: known.map(day).collect(),
                    ..Measured::default()
                }
            }
        }
    }
}

/// Samples are in order, and each is a share or nothing.
fn hold(one: &Named) -> Result<(), Fault> {
    for pair in one.samples.windows(2) {
        if let [(before, _), (at, _)] = pair
            && at < before
        {
            let instant = |second| instant(second).unwrap_or_default();
            return Err(feed::goes_back(instant(*at), instant(*before)));
        }
    }
    let share = |value: f64| !value.is_finite() || (0.0..=1.0).contains(&value);
    match one.samples.iter().find(|(_, value)| !share(*value)) {
        Some((_, value)) => Err(feed::no_share(&one.name, *value)),
        None => Ok(()),
    }
}

/// The least time between two samples, in seconds.
fn step(series: &[Named]) -> Option<i64> {
    let pairs = series.iter().flat_map(|one| one.samples.windows(2));
    let gaps = pairs.filter_map(|pair| match pair {
        [(before, _), (at, _)] => Some(at - before),
        _ => None,
    });
    gaps.filter(|gap| *gap > 0).min()
}

/// What averages make known: the share up of each step, and the rest of it down, beside what was down before.
fn runs(samples: &[(i64, f64)], step: i64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut was_up = true;
    for (second, share) in samples.iter().filter(|(_, share)| share.is_finite()) {
        let from = second - step;
        let up_s = cut_off(*share, step);
        let parts = match was_up {
            true => [(up_s, State::Up), (step - up_s, State::Down)],
            false => [(step - up_s, State::Down), (up_s, State::Up)],
        };
        let mut start = from;
        for (seconds, state) in parts.into_iter().filter(|(seconds, _)| *seconds > 0) {
            push(&mut runs, start, start + seconds, state);
            was_up = state == State::Up;
            start += seconds;
        }
    }
    runs
}

/// Adds a run; what goes on makes the last one longer.
fn push(runs: &mut Vec<Run>, from: i64, to: i64, state: State) {
    let instant = |second| instant(second).unwrap_or_default();
    let stretch = Stretch::new(instant(from), instant(to));
    match runs.last_mut() {
        Some(last) if last.state == state && last.stretch.end == stretch.start => {
            last.stretch.end = stretch.end
        }
        // Of two that overlap the earlier one holds.
        Some(last) if last.stretch.end > stretch.start => {}
        _ => runs.push(Run { stretch, state }),
    }
}

fn instant(second: i64) -> Option<Instant> {
    DateTime::from_timestamp(second, 0)
}
