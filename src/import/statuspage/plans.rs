//! The plans of a window that was broken off and scheduled again. A page keeps the newest only, and says `scheduled` once
//! more; of an earlier one it is known when work began and when it was broken off.

use crate::diagnostic::import as say;
use crate::import::life::{self, State, Step};
use crate::model::{Instant, Stretch};

/// What a window's plan was at first and is at last.
pub struct Plans {
    /// The one that was announced.
    pub first: Stretch,
    /// The one that is valid in the end; none where the window was broken off for good.
    pub last: Option<Stretch>,
}

/// Makes of each return to `scheduled` what it is here; `known` is the plan that the page has.
pub fn plans(known: Stretch, announced: Instant, steps: &mut [Step], told: &mut Vec<String>) -> Plans {
    let breaks = breaks(steps, told);
    let mut plans = Plans {
        first: known,
        last: Some(known),
    };
    if breaks.is_empty() {
        return plans;
    }
    // What is said at one instant must not end before it begins.
    life::rise(steps, announced, told);
    let mut from = 0;
    let mut before: Option<usize> = None;
    for &place in &breaks {
        let Some((stretch, rest)) = steps.split_at_mut_checked(place) else {
            break;
        };
        let (Some(stretch), Some(broken)) = (stretch.get_mut(from..), rest.first()) else {
            break;
        };
        let at = broken.at;
        let start = stretch
            .iter()
            .find(|step| begins(step))
            .map_or(at, |step| step.at);
        let plan = Stretch::new(start, at.max(start + known.length()));
        told.push(say::broken_off(at, plan.start, plan.end));
        stretch.iter_mut().for_each(|step| no_longer_verified(step, told));
        match before.and_then(|before| steps.get_mut(before)) {
            Some(step) => step.state = State::Rescheduled(plan),
            None => plans.first = plan,
        }
        (from, before) = (place + 1, Some(place));
    }
    if let Some(place) = before {
        plans.last = again(known, place, steps, told);
    }
    plans
}

/// The plan after the last time that it was broken off, written where that was said.
fn again(known: Stretch, place: usize, steps: &mut [Step], told: &mut Vec<String>) -> Option<Stretch> {
    let at = steps.get(place)?.at;
    let begun = steps.iter().skip(place).find(|step| begins(step));
    let begun = begun.map(|step| Stretch::new(step.at, step.at + known.length()));
    let is_ahead = known.start >= at;
    let plan = Some(known).filter(|_| is_ahead).or(begun);
    told.extend(match plan {
        _ if is_ahead => None,
        Some(plan) => Some(say::scheduled_again(at, plan.start, plan.end)),
        None => Some(say::broken_off_for_good(at)),
    });
    steps.get_mut(place)?.state = plan.map_or(State::Cancelled, State::Rescheduled);
    plan
}

/// Where a window in progress is `scheduled` again. Saying so of one that is over means nothing here.
fn breaks(steps: &mut [Step], told: &mut Vec<String>) -> Vec<usize> {
    let mut breaks = Vec::new();
    let (mut is_open, mut is_over) = (false, false);
    for (place, step) in steps.iter_mut().enumerate() {
        if begins(step) {
            (is_open, is_over) = (true, false);
        } else if is_end(step) {
            (is_open, is_over) = (false, true);
        } else if step.word == "scheduled" && is_over {
            step.refuse(told);
        } else if step.word == "scheduled" && is_open {
            breaks.push(place);
            is_open = false;
        }
    }
    breaks
}

/// 05-time.md lets no window be put off while it is being verified.
fn no_longer_verified(step: &mut Step, told: &mut Vec<String>) {
    if step.state == State::Verifying {
        told.push(say::verified_and_broken_off(step.at));
        step.only_say();
    }
}

/// Whether it says that work goes on.
pub fn begins(step: &Step) -> bool {
    matches!(step.state, State::InProgress | State::Verifying)
}

/// Whether it says that work is over, or off.
pub fn is_end(step: &Step) -> bool {
    matches!(step.state, State::Completed | State::Cancelled)
}
