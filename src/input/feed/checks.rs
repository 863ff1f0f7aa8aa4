//! Checks as they are read, one after another, into the stretches that they make known.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::latency::Latencies;
use crate::model::uptime::{Conditions, Latency, Measured, Reading, Run, State};
use crate::model::{Instant, Stretch};

/// Without any word on it, checks are taken to be so far apart.
pub const USUAL_INTERVAL: TimeDelta = TimeDelta::minutes(5);

/// Nobody checks less often, and sums of instants and intervals stay within the calendar.
pub const LONGEST_INTERVAL: TimeDelta = TimeDelta::days(366);

/// The checks of a component so far. A check holds from its instant to the next one, or to twice the interval
/// if that is sooner (05-time.md, Uptime). Only stretches and days are kept, so that memory does not grow with
/// the checks.
#[derive(Clone, Debug)]
pub struct Checks {
    longest: TimeDelta,
    /// The newest check; how long it holds is not known yet.
    open: Option<(Instant, State)>,
    runs: Vec<Run>,
    /// The response time of the newest check that has one, in milliseconds.
    latency_ms: Option<f64>,
    latencies: Latencies,
}

impl Checks {
    /// No checks yet; they are `interval` apart when all is well. Response times are summed up by day of `zone`.
    pub fn new(interval: TimeDelta, zone: Tz) -> Self {
        Self {
            longest: interval.min(LONGEST_INTERVAL) * 2,
            open: None,
            runs: Vec::new(),
            latency_ms: None,
            latencies: Latencies::new(zone),
        }
    }

    /// The instant of the newest check.
    pub fn newest(&self) -> Option<Instant> {
        self.open.map(|(at, _)| at)
    }

    /// The newest check as a reading.
    pub fn reading(&self) -> Option<Reading> {
        self.open.map(|(at, state)| Reading { state, at: Some(at) })
    }

    /// The response time of the newest check that has one, in milliseconds.
    pub fn latency_ms(&self) -> Option<f64> {
        self.latency_ms
    }

    /// Adds a check, which must not be before the newest, with its response time in milliseconds if it has one;
    /// of two at one instant the later one counts.
    pub fn push(&mut self, at: Instant, state: State, latency_ms: Option<f64>) {
        self.close(at);
        self.open = Some((at, state));
        if let Some(latency_ms) = latency_ms {
            self.latency_ms = Some(latency_ms);
            self.latencies.push(at, latency_ms);
        }
    }

    /// What the checks make known up to `horizon`, and their response times by day.
    pub fn finish(mut self, horizon: Instant) -> (Vec<Run>, BTreeMap<NaiveDate, Latency>) {
        self.close(horizon);
        while self.runs.last().is_some_and(|run| run.stretch.start >= horizon) {
            self.runs.pop();
        }
        if let Some(last) = self.runs.last_mut() {
            last.stretch.end = last.stretch.end.min(horizon);
        }
        (self.runs, self.latencies.into_days())
    }

    /// A component of which nothing but checks is known.
    pub fn measured(self, horizon: Option<Instant>) -> Measured {
        let known = Measured {
            reading: self.reading(),
            conditions: Conditions {
                latency_ms: self.latency_ms,
                ..Conditions::default()
            },
            ..Measured::default()
        };
        let Some(horizon) = horizon else { return known };
        let (runs, latencies) = self.finish(horizon);
        Measured {
            checks: Some(runs),
            latencies,
            ..known
        }
    }

    /// Lets the newest check end at `next` at the latest.
    fn close(&mut self, next: Instant) {
        let Some((start, state)) = self.open else { return };
        // Nearly always the next check comes in time; adding to an instant is dear at millions of checks.
        let in_time = next.timestamp() - start.timestamp() <= self.longest.num_seconds();
        let end = if in_time { next } else { start + self.longest };
        if state == State::Unknown || end <= start {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.state == state && last.stretch.end == start => last.stretch.end = end,
            _ => self.runs.push(Run {
                stretch: Stretch::new(start, end),
                state,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Instant {
        "2026-11-20T09:00:00Z".parse::<Instant>().unwrap() + TimeDelta::minutes(minute)
    }

    fn runs(checks: &[(i64, State)], horizon: i64) -> Vec<(i64, i64, State)> {
        let mut read = Checks::new(TimeDelta::minutes(5), Tz::UTC);
        for (minute, state) in checks {
            read.push(at(*minute), *state, None);
        }
        let minute = |instant: Instant| (instant - at(0)).num_minutes();
        let (runs, _) = read.finish(at(horizon));
        runs.iter()
            .map(|run| (minute(run.stretch.start), minute(run.stretch.end), run.state))
            .collect()
    }

    #[test]
    fn a_check_holds_to_the_next_to_twice_the_interval_or_to_the_horizon() {
        use State::{Degraded, Down, Unknown, Up};
        type Case<'c> = (&'c [(i64, State)], i64, &'c [(i64, i64, State)]);
        let cases: [Case<'_>; 9] = [
            (&[], 60, &[]),
            (&[(0, Up)], 60, &[(0, 10, Up)]),
            (&[(0, Up)], 3, &[(0, 3, Up)]),
            (
                &[(0, Up), (5, Up), (10, Down)],
                60,
                &[(0, 10, Up), (10, 20, Down)],
            ),
            // A gap is unknown, and what stands on both sides of it is not one run.
            (&[(0, Down), (30, Down)], 60, &[(0, 10, Down), (30, 40, Down)]),
            (
                &[(0, Up), (5, Unknown), (8, Degraded)],
                60,
                &[(0, 5, Up), (8, 18, Degraded)],
            ),
            (&[(0, Up), (5, Down), (5, Up)], 60, &[(0, 15, Up)]),
            (&[(0, Up), (5, Up), (5, Unknown)], 60, &[(0, 5, Up)]),
            // Checks after the horizon make nothing known.
            (
                &[(0, Up), (10, Down), (20, Up)],
                15,
                &[(0, 10, Up), (10, 15, Down)],
            ),
        ];
        for (checks, horizon, expected) in cases {
            assert_eq!(runs(checks, horizon), expected, "{checks:?} up to {horizon}");
        }
    }
}
