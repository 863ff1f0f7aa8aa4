//! What a notice says of itself, made to agree with what its updates say: a Statuspage answers with both.

use chrono::{TimeDelta, Timelike};

use super::notice::Ends;
use crate::diagnostic::import as say;
use crate::import::life::{self, State, Step};
use crate::model::Instant;

/// How long a window that is late goes on, as far as anybody knows.
const LATE: TimeDelta = TimeDelta::hours(1);

/// An incident's updates, with what only its own state and end say.
pub fn finish(ends: &Ends, steps: &mut Vec<Step>, told: &mut Vec<String>) {
    let last = steps.iter().map(|step| step.at).max();
    let at = last.unwrap_or(ends.updated).max(ends.updated);
    let is_over = matches!(ends.status.as_str(), "resolved" | "postmortem");
    if is_over && !steps.iter().any(|step| step.state == State::Resolved) {
        let at = ends.resolved.unwrap_or_else(|| {
            told.push(say::resolved_at(at));
            at
        });
        life::resolve(steps, at, told);
    }
    let stated = steps.iter().rev().map(|step| step.state);
    let said = stated.into_iter().find(|state| *state != State::Update);
    let Some(now) = State::of(&ends.status).filter(|now| {
        let is_open = matches!(now, State::Investigating | State::Identified | State::Monitoring);
        is_open && said.unwrap_or(State::Investigating) != *now
    }) else {
        return;
    };
    told.push(say::state_without_update(&ends.status, at));
    steps.push(Step::bare(at, now));
}

/// A window's updates, with what only its own state and end say; one that took longer than planned is extended.
pub fn finish_window(
    ends: &Ends,
    announced: Instant,
    planned: Instant,
    now: Instant,
    steps: &mut Vec<Step>,
    told: &mut Vec<String>,
) {
    let is_end = |step: &&Step| matches!(step.state, State::Completed | State::Cancelled);
    if ends.status == "completed" && !steps.iter().any(|step| is_end(&step)) {
        let at = ends.resolved.unwrap_or_else(|| {
            let at = ends.updated.min(planned);
            told.push(say::completed_at(at));
            at
        });
        steps.push(Step::bare(at, State::Completed));
    }
    let is_open = matches!(ends.status.as_str(), "in_progress" | "verifying");
    if is_open && !steps.iter().any(|step| step.word == ends.status) {
        let at = ends.updated.min(planned);
        told.push(say::state_without_update(&ends.status, at));
        steps.push(Step::said(at, &ends.status));
    }
    let ended = steps.iter().filter(is_end).map(|step| step.at).max();
    let end = match ended {
        // One that is announced after its end has nothing to be extended.
        _ if announced > planned => return steps.sort_by_key(|step| step.at),
        Some(at) if at > planned => at,
        None if is_open && now > planned => now + LATE,
        _ => return steps.sort_by_key(|step| step.at),
    };
    // Headings have minutes.
    let end = match end.second() {
        0 => end,
        second => end + TimeDelta::seconds(60 - i64::from(second)),
    };
    told.push(match ended {
        Some(_) => say::extended(planned, end),
        None => say::still_open(planned, end),
    });
    steps.push(Step::bare(planned, State::Extended(end)));
    steps.sort_by_key(|step| step.at);
}
