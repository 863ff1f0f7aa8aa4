//! Checks as they are read, one after another, into the stretches that they make known.

use chrono::TimeDelta;

use crate::model::uptime::{Reading, Run, State};
use crate::model::{Instant, Stretch};

/// Without any word on it, checks are taken to be so far apart.
pub const USUAL_INTERVAL: TimeDelta = TimeDelta::minutes(5);

/// Nobody checks less often, and sums of instants and intervals stay within the calendar.
pub const LONGEST_INTERVAL: TimeDelta = TimeDelta::days(366);

/// The checks of a component so far. A check holds from its instant to the next one, or to twice the interval
/// if that is sooner (05-time.md, Uptime). Only stretches are kept, so that memory does not grow with the
/// checks.
#[derive(Clone, Debug)]
pub struct Checks {
    longest: TimeDelta,
    /// The newest check; how long it holds is not known yet.
    open: Option<(Instant, State)>,
    runs: Vec<Run>,
}

impl Checks {
    /// No checks yet; they are `interval` apart when all is well.
    pub fn new(interval: TimeDelta) -> Self {
        Self {
            longest: interval.min(LONGEST_INTERVAL) * 2,
            open: None,
            runs: Vec::new(),
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

    /// Adds a check, which must not be before the newest; of two at one instant the later one counts.
    pub fn push(&mut self, at: Instant, state: State) {
        self.close(at);
        self.open = Some((at, state));
    }

    /// What the checks make known up to `horizon`.
    pub fn runs(mut self, horizon: Instant) -> Vec<Run> {
        self.close(horizon);
        while self.runs.last().is_some_and(|run| run.stretch.start >= horizon) {
            self.runs.pop();
        }
        if let Some(last) = self.runs.last_mut() {
            last.stretch.end = last.stretch.end.min(horizon);
        }
        self.runs
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
        let mut read = Checks::new(TimeDelta::minutes(5));
        for (minute, state) in checks {
            read.push(at(*minute), *state);
        }
        let minute = |instant: Instant| (instant - at(0)).num_minutes();
        let runs = read.runs(at(horizon));
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
