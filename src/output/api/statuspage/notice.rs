//! Incidents and maintenance windows as a Statuspage has them.

use serde::Serialize;

use super::component::{Component, Components};
use crate::model::{ComponentStatus, IncidentState, Instant, NoticeId, WindowState};
use crate::output::edition::Edition;
use crate::output::plain::plain;
use crate::output::prose::Addresses;
use crate::output::route::{Thing, anchor, iso_millis, notice_path};
use crate::output::words::{Year, utc_year};
use crate::site::{Event, IncidentNow, IncidentThen, WindowNow, WindowThen};

/// Texts stand in one line a paragraph, up to so many columns: programs wrap them as they need.
const WIDTH: usize = 10_000;

/// An incident, and what a maintenance window has in common with one.
#[derive(Serialize)]
pub struct Incident {
    id: String,
    name: String,
    status: &'static str,
    created_at: String,
    updated_at: String,
    monitoring_at: Option<String>,
    resolved_at: Option<String>,
    impact: &'static str,
    shortlink: String,
    started_at: String,
    page_id: String,
    incident_updates: Vec<Update>,
    components: Vec<Component>,
}

/// A maintenance window.
#[derive(Serialize)]
pub struct Maintenance {
    #[serde(flatten)]
    notice: Incident,
    scheduled_for: String,
    scheduled_until: String,
}

/// Something that customers were told.
#[derive(Serialize)]
struct Update {
    id: String,
    status: &'static str,
    body: String,
    incident_id: String,
    created_at: String,
    updated_at: String,
    display_at: String,
    affected_components: Option<Vec<Affected>>,
    deliver_notifications: bool,
    custom_tweet: Option<String>,
    tweet_id: Option<u64>,
}

/// What an update did to a component.
#[derive(Serialize)]
struct Affected {
    code: String,
    name: String,
    old_status: &'static str,
    new_status: &'static str,
}

/// Incidents and plain notices.
///
/// # Errors
/// A text that cannot be put into plain words.
pub fn incidents(
    edition: &Edition,
    components: &Components<'_>,
    incidents: Vec<&IncidentNow>,
) -> Result<Vec<Incident>, String> {
    let each = incidents.into_iter();
    each.map(|one| incident(edition, components, one)).collect()
}

/// Maintenance windows.
///
/// # Errors
/// A text that cannot be put into plain words.
pub fn maintenances(
    edition: &Edition,
    components: &Components<'_>,
    windows: Vec<&WindowNow>,
) -> Result<Vec<Maintenance>, String> {
    let each = windows.into_iter();
    each.map(|one| maintenance(edition, components, one)).collect()
}

fn incident(edition: &Edition, components: &Components<'_>, now: &IncidentNow) -> Result<Incident, String> {
    let (incident, course) = (&now.incident, &now.course);
    let monitoring = course
        .events
        .iter()
        .find(|event| event.then.state == IncidentState::Monitoring);
    // A plain notice is over from the start, so that no client calls it an open incident.
    let resolved = match incident.is_plain() {
        true => Some(incident.common.announced),
        false => course.resolved,
    };
    let updates = course.events.iter().enumerate().rev();
    let updates = updates.map(|(at, event)| {
        let before = at
            .checked_sub(1)
            .map(|before| &course.events[before].then.components[..]);
        Ok(Update {
            affected_components: affected(
                components,
                event.then.components.iter().map(|(place, new)| {
                    let old = before.unwrap_or_default().iter().find(|(of, _)| of == place);
                    (
                        *place,
                        old.map_or(ComponentStatus::Operational, |(_, old)| *old),
                        *new,
                    )
                }),
            ),
            ..update(
                edition,
                now.id(),
                event,
                incident_status(now, event.then.state),
                incident_body(edition, now, event)?,
            )
        })
    });
    Ok(Incident {
        status: incident_status(now, course.state),
        monitoring_at: monitoring.map(|event| iso_millis(event.at)),
        resolved_at: resolved.map(iso_millis),
        impact: incident.impact.id(),
        started_at: iso_millis(incident.started),
        incident_updates: updates.collect::<Result<_, String>>()?,
        components: named(components, course.components.iter().map(|(place, _)| *place)),
        ..notice(
            edition,
            now.id(),
            &incident.common.title,
            incident.common.announced,
            now.newest_event(),
        )
    })
}

fn maintenance(
    edition: &Edition,
    components: &Components<'_>,
    now: &WindowNow,
) -> Result<Maintenance, String> {
    let (window, course) = (&now.window, &now.course);
    let status = window_status(course.state);
    // A window that was broken off and is scheduled again has neither begun nor ended.
    let (start, end) = course.actual();
    let start = start.filter(|_| status != "scheduled");
    let end = end.filter(|_| status == "completed");
    let places = || window.components.iter().map(|(place, _)| *place);
    let updates = course.events.iter().enumerate().rev();
    let updates = updates.map(|(at, event)| {
        let old = at.checked_sub(1).map(|before| course.events[before].then.state);
        let (old, new) = (component_status(old), component_status(Some(event.then.state)));
        Ok(Update {
            affected_components: affected(components, places().map(|place| (place, old, new))),
            ..update(
                edition,
                now.id(),
                event,
                window_status(event.then.state),
                window_body(edition, now, event)?,
            )
        })
    });
    let notice = Incident {
        status,
        resolved_at: end.map(iso_millis),
        impact: "maintenance",
        started_at: iso_millis(start.unwrap_or(course.plan.start)),
        incident_updates: updates.collect::<Result<_, String>>()?,
        components: named(components, places()),
        ..notice(
            edition,
            now.id(),
            &window.common.title,
            window.common.announced,
            now.newest_event(),
        )
    };
    Ok(Maintenance {
        notice,
        scheduled_for: iso_millis(course.plan.start),
        scheduled_until: iso_millis(course.plan.end),
    })
}

/// What both sorts of notice have in common.
fn notice(edition: &Edition, id: &NoticeId, title: &str, announced: Instant, newest: Instant) -> Incident {
    Incident {
        id: edition.routes.statuspage_id(&Thing::Notice(id)),
        name: title.to_owned(),
        status: "",
        created_at: iso_millis(announced),
        updated_at: iso_millis(newest),
        monitoring_at: None,
        resolved_at: None,
        impact: "",
        shortlink: edition.routes.url(&notice_path(id)),
        started_at: String::new(),
        page_id: edition.routes.statuspage_id(&Thing::Page),
        incident_updates: Vec::new(),
        components: Vec::new(),
    }
}

fn update<T>(
    edition: &Edition,
    id: &NoticeId,
    event: &Event<T>,
    status: &'static str,
    body: String,
) -> Update {
    let at = iso_millis(event.at);
    Update {
        id: edition.routes.statuspage_id(&Thing::Event(id, anchor(event))),
        status,
        body,
        incident_id: edition.routes.statuspage_id(&Thing::Notice(id)),
        created_at: at.clone(),
        updated_at: at.clone(),
        display_at: at,
        affected_components: None,
        deliver_notifications: true,
        custom_tweet: None,
        tweet_id: None,
    }
}

/// The components in service among these.
fn named(components: &Components<'_>, places: impl Iterator<Item = usize>) -> Vec<Component> {
    places
        .filter_map(|place| components.get(place).cloned())
        .collect()
}

/// What was said of components, each with what stood before; none where none is named.
fn affected(
    components: &Components<'_>,
    said: impl Iterator<Item = (usize, ComponentStatus, ComponentStatus)>,
) -> Option<Vec<Affected>> {
    let each = said.filter_map(|(place, old, new)| {
        let (code, name) = components.code_and_name(place)?;
        Some(Affected {
            code,
            name,
            old_status: old.id(),
            new_status: new.id(),
        })
    });
    Some(each.collect()).filter(|each: &Vec<Affected>| !each.is_empty())
}

/// By the table "Incidents" of 12-tables.md.
fn incident_status(now: &IncidentNow, state: IncidentState) -> &'static str {
    match state {
        _ if now.incident.is_plain() => "resolved",
        IncidentState::Deferred => "identified",
        state => state.id(),
    }
}

/// By the table "Windows" of 12-tables.md. A Statuspage has no word for what is not confirmed yet: of a window that was
/// confirmed since, it was as good as scheduled.
fn window_status(state: WindowState) -> &'static str {
    match state {
        WindowState::Proposed | WindowState::Lapsed | WindowState::Scheduled => "scheduled",
        WindowState::InProgress | WindowState::Overrun => "in_progress",
        WindowState::Verifying => "verifying",
        WindowState::Ended | WindowState::Completed | WindowState::Cancelled => "completed",
    }
}

/// What a window in that state does to its components.
fn component_status(state: Option<WindowState>) -> ComponentStatus {
    match state {
        Some(state) if state.is_open() => ComponentStatus::UnderMaintenance,
        _ => ComponentStatus::Operational,
    }
}

/// What was written, or the word for what happened where nothing was.
fn incident_body(
    edition: &Edition,
    now: &IncidentNow,
    event: &Event<IncidentThen>,
) -> Result<String, String> {
    let written = edition.incident_event_text(now, event, 1, Addresses::Elsewhere).0;
    let body = plain(&written, WIDTH)?;
    Ok(or_word(body, || edition.incident_event_word(now, event)))
}

/// What happened by itself and what was written. A Statuspage knows no cancelled windows: their updates begin with the
/// word.
fn window_body(edition: &Edition, now: &WindowNow, event: &Event<WindowThen>) -> Result<String, String> {
    let written = edition.window_event_text(now, event, 1, Addresses::Elsewhere).0;
    let is_cancelled = event.then.state == WindowState::Cancelled;
    let sentence = match is_cancelled {
        true => Some(format!("{}.", edition.words.get("event-cancelled"))),
        false => edition
            .window_sentence(now, event, Year::UnlessIs(utc_year(event.at)))
            .map(|sentence| sentence.0),
    };
    let sentence = sentence.map(|sentence| format!("<p>{sentence}</p>"));
    let body = plain(&format!("{}{written}", sentence.unwrap_or_default()), WIDTH)?;
    Ok(or_word(body, || edition.window_event_word(now, event)))
}

fn or_word(body: String, word: impl FnOnce() -> String) -> String {
    let body = body.trim();
    if body.is_empty() { word() } else { body.to_owned() }
}
