//! Whether customers are left alone with what is wrong.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::Subject;
use crate::diagnostic::{Diagnostic, check};
use crate::model::{Incident, IncidentState, NoticeId, Span, WindowState};
use crate::site::lifecycle::{self, IncidentCourse};

/// After so long without a word customers think that they are forgotten.
const LONGEST_SILENCE: TimeDelta = TimeDelta::hours(24);

/// Of an open incident something is said every 24 hours, unless it waits for a window.
pub fn no_update(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let over = over(subject);
    let findings = open(subject).filter_map(|(incident, course)| {
        let is_exempt = incident.is_plain() || course.state == IncidentState::Deferred;
        // One whose window is over is told by the next rule.
        let is_left_open = window_of(subject, incident).is_some_and(|window| over.contains(window));
        let silent = subject.now - course.events.last()?.at;
        (!is_exempt && !is_left_open && silent >= LONGEST_SILENCE)
            .then(|| check::no_update(last_word(incident, &course), silent))
    });
    findings.collect()
}

/// No incident stays open when the window that puts it right is over.
pub fn left_open(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let over = over(subject);
    let findings = open(subject).filter_map(|(incident, course)| {
        let window = window_of(subject, incident).filter(|window| over.contains(window))?;
        Some(check::left_open(last_word(incident, &course), window))
    });
    findings.collect()
}

/// The published incidents that are open.
fn open<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = (&'s Incident, IncidentCourse)> {
    let incidents = subject.told.incidents.iter();
    let incidents = incidents.filter(|incident| !subject.broken.contains(&incident.common.span.file));
    incidents.filter_map(|incident| {
        let course = lifecycle::incident::course(incident, subject.now)?;
        (course.state.is_open() && !incident.is_false_alarm()).then_some((incident, course))
    })
}

fn window_of<'s>(subject: &'s Subject<'_>, incident: &Incident) -> Option<&'s NoticeId> {
    subject.told.bonds.window_of.get(&incident.common.id.slug)
}

/// The windows that put incidents right and have come to their end.
fn over<'s>(subject: &'s Subject<'_>) -> HashSet<&'s NoticeId> {
    let fixing = subject
        .planned
        .iter()
        .filter(|one| subject.told.bonds.fixed_by.contains_key(one.id()));
    let over = fixing.filter(|one| {
        let course = lifecycle::window::course(&one.window, &one.kind.rules, subject.now);
        course.is_some_and(|course| matches!(course.state, WindowState::Ended | WindowState::Completed))
    });
    over.map(|one| one.id()).collect()
}

/// Where the last word stands: an update, or the announcement.
fn last_word(incident: &Incident, course: &IncidentCourse) -> Span {
    let update = course.events.last().and_then(|event| event.update);
    update
        .and_then(|place| incident.updates.get(place))
        .map_or(incident.common.announced_at, |update| update.span)
}
