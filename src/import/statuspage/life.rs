//! What a notice says of itself, made to agree with what its updates say: a Statuspage answers with both.

use chrono::{TimeDelta, Timelike};

use super::notice::Ends;
use super::plans::{begins, is_end, plans};
use crate::diagnostic::import as say;
use crate::import::life::{self, State, Step};
use crate::model::{Instant, Stretch};

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

/// A window's updates, with what only its own state and end say, and its first plan; `known` is the newest. One that took
/// longer than planned is extended.
pub fn finish_window(
    ends: &Ends,
    (announced, now): (Instant, Instant),
    known: Stretch,
    steps: &mut Vec<Step>,
    told: &mut Vec<String>,
) -> Stretch {
    stated(ends, known.end, steps, told);
    steps.sort_by_key(|step| step.at);
    let plans = plans(known, announced, steps, told);
    if let Some(last) = plans.last {
        extend(ends, (announced, now), last.end, steps, told);
    }
    plans.first
}

/// Adds the state that a window has by itself, where no update says so.
fn stated(ends: &Ends, planned: Instant, steps: &mut Vec<Step>, told: &mut Vec<String>) {
    if ends.status == "completed" && !steps.iter().any(is_end) {
        let at = ends.resolved.unwrap_or_else(|| {
            let at = ends.updated.min(planned);
            told.push(say::completed_at(at));
            at
        });
        steps.push(Step::bare(at, State::Completed));
    }
    // What was said before it was broken off is no longer so.
    let newest = || steps.iter().rev().take_while(|step| step.word != "scheduled");
    let is_said = match ends.status.as_str() {
        "in_progress" | "verifying" => newest().any(|step| step.word == ends.status),
        "scheduled" => !newest().any(begins),
        _ => true,
    };
    if !is_said {
        let at = match ends.status.as_str() {
            "scheduled" => ends.updated,
            _ => ends.updated.min(planned),
        };
        let at = steps.last().map_or(at, |last| at.max(last.at));
        told.push(say::state_without_update(&ends.status, at));
        steps.push(Step::said(at, &ends.status));
    }
}

/// Extends a window that went on, or still goes on, after its planned end.
fn extend(
    ends: &Ends,
    (announced, now): (Instant, Instant),
    planned: Instant,
    steps: &mut Vec<Step>,
    told: &mut Vec<String>,
) {
    let is_open = matches!(ends.status.as_str(), "in_progress" | "verifying");
    let ended = steps.iter().filter(|step| is_end(step)).map(|step| step.at).max();
    let end = match ended {
        // One that is announced after its end has nothing to be extended.
        _ if announced > planned => return,
        Some(at) if at > planned => at,
        None if is_open && now > planned => now + LATE,
        _ => return,
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
