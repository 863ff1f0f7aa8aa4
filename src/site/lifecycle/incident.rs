//! An incident's life: what was written, in order.

use super::{Event, EventKind};
use crate::model::{ComponentStatus, Incident, IncidentState, IncidentStep, Instant};

/// What held of an incident just after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentThen {
    /// Its state.
    pub state: IncidentState,
    /// Its components and their states, in the site's order.
    pub components: Vec<(usize, ComponentStatus)>,
}

/// An incident's life up to an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentCourse {
    /// Its state at that instant.
    pub state: IncidentState,
    /// Its components and their states, in the site's order; all operational once it is resolved.
    pub components: Vec<(usize, ComponentStatus)>,
    /// When it was resolved.
    pub resolved: Option<Instant>,
    /// What customers were told, oldest first.
    pub events: Vec<Event<IncidentThen>>,
    /// Updates that were written in a state that does not allow them: by place, with that state.
    pub refused: Vec<(usize, IncidentState)>,
}

/// An incident's life up to and including `now`; `None` before its announcement.
pub fn course(incident: &Incident, now: Instant) -> Option<IncidentCourse> {
    if now < incident.common.announced {
        return None;
    }
    let mut course = IncidentCourse {
        state: IncidentState::Investigating,
        components: incident.components.clone(),
        resolved: None,
        events: Vec::new(),
        refused: Vec::new(),
    };
    tell(&mut course, incident.common.announced, EventKind::Announced, None);
    for (index, update) in incident.updates.iter().enumerate() {
        if update.at > now {
            break;
        }
        if !allowed(incident, course.state).contains(&word(update.step.step)) {
            course.refused.push((index, course.state));
            continue;
        }
        for (component, status) in &update.step.components {
            match course.components.iter_mut().find(|(known, _)| known == component) {
                Some((_, known)) => *known = *status,
                None => course.components.push((*component, *status)),
            }
        }
        course
            .components
            .sort_unstable_by_key(|(component, _)| *component);
        if let IncidentStep::To(state) = update.step.step {
            course.state = state;
            if state == IncidentState::Resolved {
                course.resolved = Some(update.at);
                course
                    .components
                    .iter_mut()
                    .for_each(|(_, status)| *status = ComponentStatus::Operational);
            }
        }
        tell(&mut course, update.at, EventKind::Written, Some(index));
    }
    Some(course)
}

fn tell(course: &mut IncidentCourse, at: Instant, kind: EventKind, update: Option<usize>) {
    let then = IncidentThen {
        state: course.state,
        components: course.components.clone(),
    };
    course.events.push(Event {
        at,
        kind,
        update,
        then,
    });
}

/// The state word of an update of an incident, as it is written.
pub fn word(step: IncidentStep) -> &'static str {
    match step {
        IncidentStep::To(IncidentState::Investigating) => "Investigating",
        IncidentStep::To(IncidentState::Identified) => "Identified",
        IncidentStep::To(IncidentState::Monitoring) => "Monitoring",
        IncidentStep::To(IncidentState::Deferred) => "Deferred",
        IncidentStep::To(IncidentState::Resolved) => "Resolved",
        IncidentStep::To(IncidentState::Postmortem) => "Postmortem",
        IncidentStep::Update => "Update",
    }
}

/// What may be written while an incident is in a state.
pub fn allowed(incident: &Incident, state: IncidentState) -> &'static [&'static str] {
    match state {
        _ if incident.is_plain() && state.is_open() => &["Update", "Resolved"],
        _ if incident.is_plain() => &["Update"],
        IncidentState::Resolved => &["Postmortem", "Update"],
        IncidentState::Postmortem => &["Update"],
        _ => &[
            "Investigating",
            "Identified",
            "Monitoring",
            "Deferred",
            "Resolved",
            "Update",
        ],
    }
}
