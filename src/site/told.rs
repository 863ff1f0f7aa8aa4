//! What notices say of each component, as stretches of time: what uptime is held against.

use chrono::{DateTime, TimeDelta, Utc};

use super::uptime::Told;
use super::{IncidentNow, WindowNow};
use crate::model::{ComponentStatus, Instant, Stretch, WindowImpact};

/// An incident covers what was measured so long before it began and after it was resolved.
const COVER: TimeDelta = TimeDelta::minutes(15);

/// For each of `count` components, what the published notices say of it up to `now`.
pub fn told<'w>(
    windows: impl Iterator<Item = &'w WindowNow>,
    incidents: &[IncidentNow],
    count: usize,
    now: Instant,
) -> Vec<Told> {
    let mut told: Vec<Told> = (0..count).map(|_| Told::default()).collect();
    for window in windows {
        of_window(window, now, &mut told);
    }
    for incident in incidents {
        if incident.incident.is_false_alarm() {
            let stretch = incident.stretch(now);
            for (place, _) in &incident.course.components {
                told[*place].false_alarms.push(stretch);
            }
        } else {
            of_incident(incident, now, &mut told);
        }
    }
    told
}

/// Where a stretch that goes on is cut: it holds through the second `now`, and already at the one it begins with.
fn through(now: Instant) -> Instant {
    now + TimeDelta::seconds(1)
}

fn of_window(window: &WindowNow, now: Instant, told: &mut [Told]) {
    for (start, end) in &window.course.open {
        let ran = Stretch::new(*start, end.unwrap_or(through(now)));
        let announced = Stretch::new(ran.start.max(window.window.common.announced), ran.end);
        for (place, impact) in &window.window.components {
            let told = &mut told[*place];
            told.windows.push(ran);
            told.reported.push((ran, ComponentStatus::UnderMaintenance));
            if *impact >= WindowImpact::Degraded && announced.start < announced.end {
                told.excused.push(announced);
            }
        }
    }
}

/// A component's states in an incident, each from the event that brought it to the next; the first from the
/// incident's beginning.
fn of_incident(incident: &IncidentNow, now: Instant, told: &mut [Told]) {
    let until = incident
        .course
        .resolved
        .map_or(DateTime::<Utc>::MAX_UTC, |at| at + COVER);
    let cover = Stretch::new(incident.incident.started - COVER, until);
    for (place, _) in &incident.course.components {
        told[*place].covered.push(cover);
    }
    let mut from = incident.incident.started;
    let events = &incident.course.events;
    for (at, event) in events.iter().enumerate() {
        let next = events
            .get(at + 1)
            .map_or(incident.course.resolved.unwrap_or(through(now)), |next| next.at);
        for (place, status) in &event.then.components {
            if *status > ComponentStatus::Operational && from < next {
                told[*place].reported.push((Stretch::new(from, next), *status));
            }
        }
        from = next;
    }
}
