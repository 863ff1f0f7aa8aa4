//! Every notice with the instants at which somebody may want to look at it, whether it is published or not: what a
//! preview jumps to. Outputs are made of [`Site`](super::Site), which knows only what is published.

use chrono::{DateTime, TimeDelta, Utc};

use super::lifecycle;
use crate::config::Config;
use crate::model::{Incident, Instant, NoticeId, Window};

/// A notice and when it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Its name.
    pub id: NoticeId,
    /// Its title, in plain text.
    pub title: String,
    /// The instant at which it begins.
    pub start: Instant,
    /// An instant while it goes on: the middle; of what has no end, the last word that was said.
    pub during: Instant,
    /// The first instant at which it is over; none of an incident that nobody has resolved.
    pub end: Option<Instant>,
}

/// The occasions of all notices, the newest first, then by name.
pub fn occasions(windows: &[Window], incidents: &[Incident], config: &Config) -> Vec<Occasion> {
    let windows = windows.iter().filter_map(|one| of_window(one, config));
    let incidents = incidents.iter().filter_map(of_incident);
    let mut all: Vec<Occasion> = windows.chain(incidents).collect();
    all.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| a.id.cmp(&b.id)));
    all
}

/// As it was carried out in the end, and as it was last planned where it was not.
fn of_window(window: &Window, config: &Config) -> Option<Occasion> {
    let course = lifecycle::window::course(window, &config.kinds[window.kind].rules, END_OF_TIME)?;
    let (start, end) = course.actual();
    let start = start.unwrap_or(course.plan.start);
    let end = end.unwrap_or(course.plan.end).max(start);
    Some(Occasion {
        id: window.common.id.clone(),
        title: window.common.title.clone(),
        start,
        during: middle(start, end),
        end: Some(end),
    })
}

fn of_incident(incident: &Incident) -> Option<Occasion> {
    let course = lifecycle::incident::course(incident, END_OF_TIME)?;
    let start = incident.started;
    let last_word = course.events.last().map_or(start, |event| event.at);
    Some(Occasion {
        id: incident.common.id.clone(),
        title: incident.common.title.clone(),
        start,
        during: course
            .resolved
            .map_or(last_word.max(start), |end| middle(start, end)),
        end: course.resolved,
    })
}

/// By then all that was written has happened.
const END_OF_TIME: Instant = DateTime::<Utc>::MAX_UTC;

/// In whole seconds.
fn middle(start: Instant, end: Instant) -> Instant {
    start + TimeDelta::seconds((end - start).num_seconds() / 2)
}
