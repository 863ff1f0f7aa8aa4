//! What the feeds read last.

use chrono::TimeDelta;

use super::Seen;
use crate::model::Instant;
use crate::model::uptime::{Conditions, Measured, Reading, State};

/// The newest reading of a component over all feeds, and the state that it gives the component now.
pub struct Latest {
    /// As the feed has it.
    pub reading: Option<Reading>,
    /// What it counts as while it is current.
    pub current: Option<State>,
}

/// The newest reading; at one instant the later-named feed's, and one without an instant only if there is no
/// other. Where `now` lies before a feed's horizon, that feed gives none.
pub fn latest(
    seen: &[(&Seen<'_>, &Measured)],
    now: Instant,
    stale_after: TimeDelta,
    false_alarm: TimeDelta,
) -> Latest {
    let readings = seen.iter().filter(|(feed, _)| !feed.preview);
    let readings = readings.filter_map(|(feed, measured)| Some((measured.reading?, *feed, *measured)));
    // Of equal ones `max_by_key` gives the last.
    let Some((reading, feed, measured)) = readings.max_by_key(|(reading, ..)| reading.at) else {
        return Latest {
            reading: None,
            current: None,
        };
    };
    let current = reading.at.filter(|at| now - *at < stale_after).map(|at| {
        let since = (reading.state == State::Down)
            .then(|| began(measured, at))
            .flatten();
        match since.zip(feed.horizon) {
            Some((since, horizon)) if horizon - since < false_alarm => State::Up,
            _ => reading.state,
        }
    });
    Latest {
        reading: Some(reading),
        current,
    }
}

/// When the downtime read at `at` began, as far as the feed tells. `None` where it does not: a feed that gives
/// nothing but its latest state, or lists outages once they have ended, must be able to say that something is down.
fn began(measured: &Measured, at: Instant) -> Option<Instant> {
    listed(measured, at).or_else(|| checked(measured, at))
}

/// The same by the checks around `at`; `None` where they know nothing there, or nothing from just before.
fn checked(measured: &Measured, at: Instant) -> Option<Instant> {
    let runs = measured.checks.as_deref()?;
    let last = runs
        .partition_point(|run| run.stretch.start <= at)
        .checked_sub(1)?;
    let run = runs[last];
    if run.stretch.end < at {
        return None;
    }
    if run.state != State::Down {
        return Some(at);
    }
    let known_before = last
        .checked_sub(1)
        .is_some_and(|before| runs[before].stretch.end == run.stretch.start);
    known_before.then_some(run.stretch.start)
}

/// The start of the listed downtime that goes on at `at` or ends there, by outages that overlap or touch.
fn listed(measured: &Measured, at: Instant) -> Option<Instant> {
    let down = measured
        .outages
        .iter()
        .flatten()
        .filter(|run| run.state == State::Down);
    // In order of start: each either continues the downtime before it or begins another one.
    let mut downtime: Option<(Instant, Instant)> = None;
    for run in down.take_while(|run| run.stretch.start <= at) {
        downtime = match downtime {
            Some((start, end)) if run.stretch.start <= end => Some((start, end.max(run.stretch.end))),
            _ => Some((run.stretch.start, run.stretch.end)),
        };
    }
    downtime.filter(|(_, end)| *end >= at).map(|(start, _)| start)
}

/// The conditions of the newest feed that has any; of two with one horizon the later-named one's. `None` for a
/// component without a feed.
pub fn conditions(seen: &[(&Seen<'_>, &Measured)]) -> Option<Conditions> {
    let given = seen
        .iter()
        .filter(|(feed, measured)| !feed.preview && measured.conditions != Conditions::default());
    let newest = given
        .max_by_key(|(feed, _)| feed.horizon)
        .map(|(_, measured)| measured.conditions);
    newest.or_else(|| (!seen.is_empty()).then(Conditions::default))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stretch;
    use crate::model::uptime::{Feed, Run};
    use State::{Degraded, Down, Up};

    /// The horizon of every feed here.
    const NOON: &str = "2026-11-20T12:00:00Z";

    fn noon() -> Instant {
        NOON.parse().unwrap()
    }

    /// Seconds before noon.
    fn before(seconds: i64) -> Instant {
        noon() - TimeDelta::seconds(seconds)
    }

    fn run(from: i64, to: i64, state: State) -> Run {
        Run {
            stretch: Stretch::new(before(from), before(to)),
            state,
        }
    }

    fn feed(horizon: Instant) -> Feed {
        Feed {
            generated_at: Some(horizon),
            horizon: Some(horizon),
            day_zone: chrono_tz::Tz::UTC,
            components: [].into(),
            aliases: [].into(),
        }
    }

    fn reading(state: State, seconds: i64) -> Measured {
        Measured {
            reading: Some(Reading {
                state,
                at: Some(before(seconds)),
            }),
            ..Measured::default()
        }
    }

    fn current(measured: &[Measured]) -> Option<State> {
        let feed = feed(noon());
        let seen = Seen {
            place: 0,
            feed: &feed,
            horizon: feed.horizon,
            preview: false,
        };
        let seen: Vec<(&Seen<'_>, &Measured)> = measured.iter().map(|measured| (&seen, measured)).collect();
        latest(&seen, noon(), TimeDelta::hours(2), TimeDelta::minutes(2)).current
    }

    #[test]
    fn the_newest_reading_counts_while_it_is_current() {
        let undated = Measured {
            reading: Some(Reading {
                state: Down,
                at: None,
            }),
            ..Measured::default()
        };
        let cases: [(&[Measured], Option<State>); 8] = [
            (&[], None),
            (&[Measured::default()], None),
            (&[reading(Degraded, 7199)], Some(Degraded)),
            (&[reading(Degraded, 7200)], None),
            (&[reading(Degraded, 10), reading(Up, 20)], Some(Degraded)),
            (&[reading(Degraded, 10), reading(Up, 10)], Some(Up)),
            (&[reading(Degraded, 10), undated.clone()], Some(Degraded)),
            (&[undated], None),
        ];
        for (measured, expected) in cases {
            assert_eq!(current(measured), expected, "{measured:?}");
        }
    }

    #[test]
    fn a_down_that_has_only_just_begun_counts_as_up() {
        let checks = |runs: &[Run]| Measured {
            checks: Some(runs.to_vec()),
            ..reading(Down, 30)
        };
        let outages = |since: Option<Instant>, runs: &[Run]| Measured {
            since,
            outages: Some(runs.to_vec()),
            ..reading(Down, 30)
        };
        let long_ago = Some(before(100_000));
        let cases = [
            ("nothing else is known", reading(Down, 30), Down),
            (
                "119 s by checks",
                checks(&[run(600, 119, Up), run(119, 0, Down)]),
                Up,
            ),
            (
                "120 s by checks",
                checks(&[run(600, 120, Up), run(120, 0, Down)]),
                Down,
            ),
            (
                "a degraded time before it",
                checks(&[run(600, 60, Degraded), run(60, 0, Down)]),
                Up,
            ),
            (
                "the check itself is the first that is down",
                checks(&[run(600, 30, Up)]),
                Up,
            ),
            (
                "unknown before it",
                checks(&[run(600, 100, Up), run(60, 0, Down)]),
                Down,
            ),
            ("nothing before it", checks(&[run(60, 0, Down)]), Down),
            ("the checks ended earlier", checks(&[run(600, 31, Up)]), Down),
            ("119 s by an outage", outages(None, &[run(119, 0, Down)]), Up),
            ("120 s by an outage", outages(None, &[run(120, 0, Down)]), Down),
            (
                "outages that touch are one",
                outages(None, &[run(500, 119, Down), run(119, 0, Down)]),
                Down,
            ),
            (
                "outages that overlap are one",
                outages(None, &[run(500, 20, Down), run(119, 60, Down)]),
                Down,
            ),
            (
                "degraded before",
                outages(long_ago, &[run(500, 119, Degraded), run(119, 0, Down)]),
                Up,
            ),
            (
                "outages are looked for and list none",
                outages(long_ago, &[]),
                Down,
            ),
            (
                "checks know better than a list without outages",
                Measured {
                    checks: Some(vec![run(60, 0, Down)]),
                    ..outages(long_ago, &[])
                },
                Down,
            ),
            (
                "it is not said since when outages are looked for",
                outages(None, &[]),
                Down,
            ),
        ];
        for (what, measured, expected) in cases {
            assert_eq!(current(&[measured]), Some(expected), "{what}");
        }
    }

    #[test]
    fn a_feed_from_after_now_gives_no_reading_and_no_conditions() {
        let feed = feed(noon());
        let seen = Seen {
            place: 0,
            feed: &feed,
            horizon: Some(before(43_200)),
            preview: true,
        };
        let conditions_of = Conditions {
            memory: Some(0.5),
            ..Conditions::default()
        };
        let measured = Measured {
            conditions: conditions_of,
            ..reading(Up, 30)
        };
        let seen = [(&seen, &measured)];
        let latest = latest(&seen, before(20), TimeDelta::hours(2), TimeDelta::minutes(2));
        assert_eq!((latest.reading, latest.current), (None, None));
        assert_eq!(conditions(&seen), Some(Conditions::default()));
        assert_eq!(conditions(&[]), None);
    }
}
