//! Notices and measured outages as Tidings' own documents have them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::wire::{Moment, Range};
use super::words;
use crate::model::{FixHow, IncidentStep, NoticeId, WindowStep};
use crate::output::edition::Edition;
use crate::output::route::{anchor, notice_path};
use crate::site::uptime::MeasuredOutage;
use crate::site::{FixNow, IncidentNow, WindowNow};

/// A maintenance window, or one date of a recurring one.
#[derive(Serialize, JsonSchema)]
pub struct Window {
    /// `maintenance/<slug>`, a date of a recurring one `maintenance/<slug>/<date>`; it never changes.
    id: String,
    /// The recurring window that it is a date of; null for others.
    series: Option<String>,
    /// The firm's own reference; null without one.
    reference: Option<String>,
    /// Its title, in plain text.
    title: String,
    /// The absolute address of its page.
    #[schemars(extend("format" = "uri"))]
    url: String,
    /// The id of its kind: `routine`, `security`, `emergency`, or one of the site's own.
    kind: String,
    /// How far it has gone.
    #[schemars(schema_with = "words::window_state")]
    state: &'static str,
    /// The worst to expect.
    #[schemars(schema_with = "words::window_impact")]
    impact: &'static str,
    /// What to expect of each component, by id.
    #[schemars(schema_with = "words::window_impacts")]
    components: BTreeMap<String, &'static str>,
    /// When customers were told.
    announced: Moment,
    /// The first plan.
    first_planned: Range,
    /// The plan now valid.
    planned: Range,
    /// When it was really open, the last time if it was so more than once.
    actual: Range,
    /// The number of its events but the announcement and reminders: SEQUENCE in calendars.
    sequence: usize,
    /// What customers were told, the oldest first.
    events: Vec<Event>,
}

/// Something that customers were told.
#[derive(Serialize, JsonSchema)]
struct Event {
    /// The id that it has in feeds; it never changes.
    id: String,
    /// What it is: something that the clock did, or the state that was written.
    #[schemars(schema_with = "words::event_kind")]
    kind: &'static str,
    /// When they were told.
    at: Moment,
    /// Its title in feeds, with times in UTC.
    title: String,
}

/// An incident or a plain notice.
#[derive(Serialize, JsonSchema)]
pub struct Incident {
    /// `incidents/<slug>`; it never changes.
    id: String,
    /// The firm's own reference; null without one.
    reference: Option<String>,
    /// Its title, in plain text.
    title: String,
    /// The absolute address of its page.
    #[schemars(extend("format" = "uri"))]
    url: String,
    /// How much it matters.
    #[schemars(schema_with = "words::incident_impact")]
    impact: &'static str,
    /// How far it has gone; null for a plain notice that is not resolved, which has no state.
    #[schemars(schema_with = "words::incident_state_or_none")]
    state: Option<&'static str>,
    /// When it began.
    started: Moment,
    /// When it was resolved; null while it is open.
    resolved: Option<Moment>,
    /// How its components do by its last word, by id; empty for the whole service.
    #[schemars(schema_with = "words::component_statuses")]
    components: BTreeMap<String, &'static str>,
    /// How it is put right; null where nothing is said.
    fix: Option<Fix>,
    /// What customers were told, the oldest first.
    events: Vec<Event>,
}

/// How an incident is put right.
#[derive(Serialize, JsonSchema)]
struct Fix {
    /// In which way.
    #[schemars(schema_with = "words::fix")]
    how: &'static str,
    /// The id of the maintenance window, once it is published; null without one.
    window: Option<String>,
    /// Whether it costs customers; null where their plans differ.
    chargeable: Option<bool>,
}

/// An outage that monitoring measured and no notice tells of. It is never an event: a feed may revise it.
#[derive(Serialize, JsonSchema)]
pub struct Outage {
    /// The component's id.
    component: String,
    /// When it began.
    start: Moment,
    /// When it ended; null while it goes on, as far as is known.
    end: Option<Moment>,
}

/// A window.
pub fn window(edition: &Edition, now: &WindowNow) -> Window {
    let config = &edition.site.config;
    let (window, course) = (&now.window, &now.course);
    let (start, end) = course.actual();
    let series = now.id().occurrence.map(|_| NoticeId::window(&now.id().slug));
    let components = window.components.iter();
    Window {
        id: now.id().to_string(),
        series: series.map(|series| series.to_string()),
        reference: window.common.reference.clone(),
        title: window.common.title.clone(),
        url: edition.routes.url(&notice_path(now.id())),
        kind: config.kinds[window.kind].id.clone(),
        state: course.state.id(),
        impact: window.impact.id(),
        components: components
            .map(|(place, impact)| (config.components[*place].id.clone(), impact.id()))
            .collect(),
        announced: window.common.announced.into(),
        first_planned: window.plan.into(),
        planned: course.plan.into(),
        actual: Range {
            start: start.map(Moment::from),
            end: end.map(Moment::from),
        },
        sequence: course.sequence(),
        events: window_events(edition, now),
    }
}

fn window_events(edition: &Edition, now: &WindowNow) -> Vec<Event> {
    let events = now.course.events.iter().map(|event| {
        let step = event.update.map(|index| now.window.updates[index].step);
        Event {
            id: edition.routes.event_id(now.id(), &anchor(event)),
            kind: step.map_or(event.kind.id(), WindowStep::id),
            at: event.at.into(),
            title: edition.window_event_title(now, event),
        }
    });
    events.collect()
}

/// An incident.
pub fn incident(edition: &Edition, now: &IncidentNow) -> Incident {
    let config = &edition.site.config;
    let components = now.course.components.iter();
    Incident {
        id: now.id().to_string(),
        reference: now.incident.common.reference.clone(),
        title: now.incident.common.title.clone(),
        url: edition.routes.url(&notice_path(now.id())),
        impact: now.incident.impact.id(),
        state: (!now.incident.is_plain() || !now.course.state.is_open()).then(|| now.course.state.id()),
        started: now.incident.started.into(),
        resolved: now.course.resolved.map(Moment::from),
        components: components
            .map(|(place, status)| (config.components[*place].id.clone(), status.id()))
            .collect(),
        fix: now.fix.as_ref().map(|fix| self::fix(edition, now, fix)),
        events: incident_events(edition, now),
    }
}

fn incident_events(edition: &Edition, now: &IncidentNow) -> Vec<Event> {
    let events = now.course.events.iter().map(|event| {
        let step = event.update.map(|index| now.incident.updates[index].step.step);
        Event {
            id: edition.routes.event_id(now.id(), &anchor(event)),
            kind: match step {
                None => event.kind.id(),
                Some(IncidentStep::To(state)) => state.id(),
                Some(IncidentStep::Update) => "update",
            },
            at: event.at.into(),
            title: edition.incident_event_title(now, event),
        }
    });
    events.collect()
}

fn fix(edition: &Edition, incident: &IncidentNow, fix: &FixNow) -> Fix {
    let window = fix.window.map(|place| &edition.site.windows[place]);
    Fix {
        how: match fix.how {
            FixHow::OnSite => "on_site",
            FixHow::Window(_) => "window",
            FixHow::Remote | FixHow::FalseAlarm => "remote",
        },
        window: window.map(|window| window.id().to_string()),
        chargeable: edition.site.chargeable(incident, fix),
    }
}

/// Measured outages, each with its component's place: the newest first, then by component.
pub fn outages<'e>(
    edition: &Edition,
    outages: impl Iterator<Item = (usize, &'e MeasuredOutage)>,
) -> Vec<Outage> {
    let mut outages: Vec<Outage> = outages
        .map(|(place, outage)| Outage {
            component: edition.site.config.components[place].id.clone(),
            start: outage.stretch.start.into(),
            end: (!outage.ongoing).then(|| outage.stretch.end.into()),
        })
        .collect();
    outages.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| a.component.cmp(&b.component)));
    outages
}
