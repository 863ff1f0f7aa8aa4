//! What happened to a window, as far as 05-time.md allows it.

use super::{State, Step};
use crate::diagnostic::import as say;
use crate::model::{Instant, Stretch};

/// Leaves a window only the states that may follow each other, with what the clock does between them. One that is
/// completed before it starts, and never begun, did not take place: it is cancelled.
pub fn window(steps: &mut [Step], announced: Instant, plan: Stretch, left: &mut Vec<String>) {
    let Stretch { mut start, mut end } = plan;
    let begins = |step: &Step| matches!(step.state, State::InProgress | State::Verifying);
    let last_begun = steps.iter().rposition(begins);
    let mut now = Window::Scheduled.at(|tick| tick <= announced, start, end);
    for (place, step) in steps.iter_mut().enumerate() {
        now = now.at(|tick| tick < step.at, start, end);
        let is_begun_later = last_begun.is_some_and(|last| last > place);
        if now == Window::Scheduled && step.state == State::Completed && !is_begun_later {
            left.push(say::completed_before_start(step.at));
            step.state = State::Cancelled;
        }
        let next = match (now, step.state) {
            (Window::Scheduled | Window::Open | Window::Verifying, State::Extended(until)) if until > end => {
                end = until;
                Some(now)
            }
            (Window::Scheduled | Window::Open, State::Rescheduled(plan)) if plan.start >= step.at => {
                Stretch { start, end } = plan;
                Some(Window::Scheduled)
            }
            (_, State::Update) => Some(now),
            (Window::Scheduled | Window::Open | Window::Verifying, State::InProgress) => Some(Window::Open),
            (Window::Open, State::Verifying) => Some(Window::Verifying),
            (Window::Open | Window::Verifying | Window::Ended, State::Completed)
            | (Window::Scheduled | Window::Open | Window::Verifying, State::Cancelled) => Some(Window::Over),
            _ => None,
        };
        match next {
            Some(next) => now = next,
            None => step.refuse(left),
        }
        step.components.clear();
    }
}

/// Where a window stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Window {
    Scheduled,
    Open,
    Verifying,
    /// By the clock.
    Ended,
    /// Completed or cancelled.
    Over,
}

impl Window {
    /// After what the clock has done by then.
    fn at(self, is_past: impl Fn(Instant) -> bool, start: Instant, end: Instant) -> Self {
        let begun = match self {
            Self::Scheduled if is_past(start) => Self::Open,
            other => other,
        };
        match begun {
            Self::Open | Self::Verifying if is_past(end) => Self::Ended,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Case, at, steps, words};
    use super::*;

    #[test]
    fn a_window_takes_what_its_state_allows() {
        let cases: &[Case] = &[
            (
                &[
                    (-5, "completed"),
                    (0, "in_progress"),
                    (9, "verifying"),
                    (12, "completed"),
                ],
                vec![
                    (-300, "Update"),
                    (0, "In progress"),
                    (540, "Verifying"),
                    (720, "Completed"),
                ],
            ),
            (
                &[(40, "completed"), (41, "in progress")],
                vec![(2400, "Completed"), (2460, "Update")],
            ),
            (&[(31, "in_progress")], vec![(1860, "Update")]),
            (&[(-5, "completed")], vec![(-300, "Cancelled")]),
            (
                &[(-5, "completed"), (-4, "update")],
                vec![(-300, "Cancelled"), (-240, "Update")],
            ),
            (&[(30, "in_progress")], vec![(1800, "In progress")]),
            (
                &[(-9, "cancelled"), (9, "completed")],
                vec![(-540, "Cancelled"), (540, "Update")],
            ),
        ];
        for (given, expected) in cases {
            let mut steps = steps(given);
            window(&mut steps, at(-60), Stretch::new(at(0), at(30)), &mut Vec::new());
            assert_eq!(words(&steps), *expected);
        }
    }

    #[test]
    fn a_window_is_scheduled_again_until_it_is_verified_or_over() {
        let again = State::Rescheduled(Stretch::new(at(100), at(130)));
        for (begun, minute, expected) in [
            ("in progress", 20, "Rescheduled"),
            ("update", -5, "Rescheduled"),
            ("verifying", 20, "Update"),
            ("in progress", 40, "Update"),
            ("in progress", 101, "Update"),
        ] {
            let mut steps = steps(&[(0, "in progress"), (10, begun), (minute, "rescheduled")]);
            if minute < 0 {
                steps.drain(..2);
            }
            if let Some(last) = steps.last_mut() {
                last.state = again;
            }
            window(&mut steps, at(-60), Stretch::new(at(0), at(30)), &mut Vec::new());
            assert_eq!(
                steps.last().map(|step| step.state.word()),
                Some(expected),
                "{begun} {minute}"
            );
        }
    }
}
