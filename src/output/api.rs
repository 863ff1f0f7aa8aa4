//! `/api/tidings.json`: the site as data, by the paper "Outputs". Its structs are a client's contract; fields
//! are added, never changed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::edition::Edition;
use super::html::home::banner_text;
use super::route::{anchor, iso, notice_path};
use crate::model::{ComponentStatus, FixHow, IncidentStep, Instant, NoticeId, Stretch, WindowStep};
use crate::site::uptime::{Day, Figures};
use crate::site::{EventKind, FixNow, IncidentNow, WindowNow};

/// How far back what is over is told.
const PAST_DAYS: i64 = 90;

#[derive(Serialize)]
struct Document {
    version: u32,
    as_of: Option<String>,
    title: String,
    base_url: String,
    status: Status,
    components: Vec<Component>,
    maintenance: Vec<Window>,
    incidents: Vec<Incident>,
    measured_outages: Vec<Outage>,
}

#[derive(Serialize)]
struct Status {
    indicator: &'static str,
    sentence: String,
}

#[derive(Serialize)]
struct Component {
    id: String,
    name: String,
    group: Option<String>,
    status: &'static str,
    measured: bool,
    reading: Option<Reading>,
    conditions: Option<Conditions>,
    uptime: Uptime,
}

#[derive(Serialize)]
struct Reading {
    state: &'static str,
    at: Option<String>,
}

#[derive(Serialize)]
struct Conditions {
    restart_due: bool,
    memory_high: bool,
    disk_high: bool,
    services_ok: Option<bool>,
    patches_due: Option<u32>,
}

#[derive(Serialize)]
struct Uptime {
    last_30_days: Period,
    last_90_days: Period,
    last_365_days: Period,
    year: Period,
    months: BTreeMap<String, Period>,
    days: BTreeMap<String, DayFigures>,
}

#[derive(Serialize)]
struct Period {
    percent: Option<String>,
    up_s: i64,
    down_s: i64,
    unknown_s: i64,
    excluded_s: i64,
    outages: u32,
    mttr_s: Option<i64>,
    mtbf_s: Option<i64>,
    objective_met: Option<bool>,
}

#[derive(Serialize)]
struct DayFigures {
    up_s: i64,
    down_s: i64,
    degraded_s: i64,
    unknown_s: i64,
    excluded_s: i64,
    class: &'static str,
    source: &'static str,
}

#[derive(Serialize)]
struct Window {
    id: String,
    series: Option<String>,
    reference: Option<String>,
    title: String,
    url: String,
    kind: String,
    state: &'static str,
    impact: &'static str,
    components: BTreeMap<String, &'static str>,
    announced: String,
    first_planned: Range,
    planned: Range,
    actual: Range,
    sequence: usize,
    events: Vec<Event>,
}

#[derive(Serialize)]
struct Range {
    start: Option<String>,
    end: Option<String>,
}

#[derive(Serialize)]
struct Event {
    id: String,
    kind: &'static str,
    at: String,
    title: String,
}

#[derive(Serialize)]
struct Incident {
    id: String,
    reference: Option<String>,
    title: String,
    url: String,
    impact: &'static str,
    state: &'static str,
    started: String,
    resolved: Option<String>,
    components: BTreeMap<String, &'static str>,
    fix: Option<Fix>,
    events: Vec<Event>,
}

#[derive(Serialize)]
struct Fix {
    how: &'static str,
    window: Option<String>,
    chargeable: Option<bool>,
}

#[derive(Serialize)]
struct Outage {
    component: String,
    start: String,
    end: Option<String>,
}

/// The document's bytes.
///
/// # Errors
/// None that can happen: every value is plain.
pub fn tidings_json(edition: &Edition) -> serde_json::Result<Vec<u8>> {
    let site = &edition.site;
    let oldest = site.day_from_today(-PAST_DAYS);
    let recent = |over: Option<Instant>| over.is_none_or(|at| at >= oldest);
    let windows = site.windows.iter().filter(|window| recent(window.over_at()));
    let incidents = site
        .incidents
        .iter()
        .filter(|one| !one.incident.is_false_alarm() && recent(one.course.resolved));
    let outages = edition
        .outages()
        .filter(|(place, outage)| !site.components[*place].retired && outage.stretch.end >= oldest);
    let mut outages: Vec<Outage> = outages
        .map(|(place, outage)| Outage {
            component: site.config.components[place].id.clone(),
            start: iso(outage.stretch.start),
            end: (!outage.ongoing).then(|| iso(outage.stretch.end)),
        })
        .collect();
    outages.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| a.component.cmp(&b.component)));
    serde_json::to_vec(&Document {
        version: 1,
        as_of: edition.all_facts().filter(|at| *at <= site.now).max().map(iso),
        title: site.config.site.title.clone(),
        base_url: edition.routes.url(""),
        status: Status {
            indicator: indicator(edition),
            sentence: banner_text(edition),
        },
        components: site.in_service().map(|place| component(edition, place)).collect(),
        maintenance: windows.map(|window| self::window(edition, window)).collect(),
        incidents: incidents
            .map(|incident| self::incident(edition, incident))
            .collect(),
        measured_outages: outages,
    })
}

/// Statuspage's word for how bad it is.
fn indicator(edition: &Edition) -> &'static str {
    match edition.site.worst() {
        ComponentStatus::Operational => match edition.site.headline() {
            crate::site::Headline::OpenIncident(_) => "minor",
            _ => "none",
        },
        ComponentStatus::UnderMaintenance => "maintenance",
        ComponentStatus::DegradedPerformance => "minor",
        ComponentStatus::PartialOutage => "major",
        ComponentStatus::MajorOutage => "critical",
    }
}

fn component(edition: &Edition, place: usize) -> Component {
    let site = &edition.site;
    let config = &site.config.components[place];
    let measured = edition.uptime_at(place);
    let period = |figures: &Figures| period(edition, place, figures);
    Component {
        id: config.id.clone(),
        name: config.name.clone(),
        group: config.group.map(|group| site.config.groups[group].id.clone()),
        status: site.components[place].status.id(),
        measured: edition.is_measured(place),
        reading: measured.reading.map(|reading| Reading {
            state: reading.state.id(),
            at: reading.at.map(iso),
        }),
        conditions: edition.conditions_now(place).map(|now| Conditions {
            restart_due: now.restart_due,
            memory_high: now.memory_high,
            disk_high: now.disk_high,
            services_ok: now.services_ok,
            patches_due: now.patches_due.filter(|_| site.config.monitoring.show_conditions),
        }),
        uptime: Uptime {
            last_30_days: period(&measured.last_30_days),
            last_90_days: period(&measured.last_90_days),
            last_365_days: period(&measured.last_365_days),
            year: period(&measured.year),
            months: measured
                .months
                .iter()
                .map(|(month, figures)| (month.to_string(), period(figures)))
                .collect(),
            days: measured
                .days
                .iter()
                .map(|day| (day.date.to_string(), day_figures(day)))
                .collect(),
        },
    }
}

fn period(edition: &Edition, place: usize, figures: &Figures) -> Period {
    let config = &edition.site.config;
    Period {
        percent: figures.percent(config.uptime.precision),
        up_s: figures.available_s(),
        down_s: figures.down_s,
        unknown_s: figures.unknown_s,
        excluded_s: figures.excluded_s,
        outages: figures.outages,
        mttr_s: figures.mttr_s(),
        mtbf_s: figures.mtbf_s(),
        objective_met: config.components[place]
            .slo
            .and_then(|objective| figures.objective_met(objective)),
    }
}

fn day_figures(day: &Day) -> DayFigures {
    DayFigures {
        up_s: day.figures.up_s,
        down_s: day.figures.down_s,
        degraded_s: day.figures.degraded_s,
        unknown_s: day.figures.unknown_s,
        excluded_s: day.figures.excluded_s,
        class: day.class.id(),
        source: day.source.id(),
    }
}

fn window(edition: &Edition, now: &WindowNow) -> Window {
    let config = &edition.site.config;
    let (window, course) = (&now.window, &now.course);
    let (start, end) = course.actual();
    let events = course.events.iter().map(|event| {
        let step = event.update.map(|index| window.updates[index].step);
        Event {
            id: edition.routes.event_id(now.id(), &anchor(event)),
            kind: step.map_or(clock_kind(event.kind), step_kind),
            at: iso(event.at),
            title: edition.window_event_title(now, event),
        }
    });
    Window {
        id: now.id().to_string(),
        series: now
            .id()
            .occurrence
            .map(|_| NoticeId::window(&now.id().slug).to_string()),
        reference: window.common.reference.clone(),
        title: window.common.title.clone(),
        url: edition.routes.url(&notice_path(now.id())),
        kind: config.kinds[window.kind].id.clone(),
        state: course.state.id(),
        impact: window.impact.id(),
        components: window
            .components
            .iter()
            .map(|(place, impact)| (config.components[*place].id.clone(), impact.id()))
            .collect(),
        announced: iso(window.common.announced),
        first_planned: range(window.plan),
        planned: range(course.plan),
        actual: Range {
            start: start.map(iso),
            end: end.map(iso),
        },
        sequence: course.sequence(),
        events: events.collect(),
    }
}

fn range(stretch: Stretch) -> Range {
    Range {
        start: Some(iso(stretch.start)),
        end: Some(iso(stretch.end)),
    }
}

fn incident(edition: &Edition, now: &IncidentNow) -> Incident {
    let config = &edition.site.config;
    let events = now.course.events.iter().map(|event| {
        let step = event.update.map(|index| now.incident.updates[index].step.step);
        Event {
            id: edition.routes.event_id(now.id(), &anchor(event)),
            kind: match step {
                None => clock_kind(event.kind),
                Some(IncidentStep::To(state)) => state.id(),
                Some(IncidentStep::Update) => "update",
            },
            at: iso(event.at),
            title: edition.incident_event_title(now, event),
        }
    });
    Incident {
        id: now.id().to_string(),
        reference: now.incident.common.reference.clone(),
        title: now.incident.common.title.clone(),
        url: edition.routes.url(&notice_path(now.id())),
        impact: now.incident.impact.id(),
        state: now.course.state.id(),
        started: iso(now.incident.started),
        resolved: now.course.resolved.map(iso),
        components: now
            .course
            .components
            .iter()
            .map(|(place, status)| (config.components[*place].id.clone(), status.id()))
            .collect(),
        fix: now.fix.as_ref().map(|fix| self::fix(edition, now, fix)),
        events: events.collect(),
    }
}

fn fix(edition: &Edition, incident: &IncidentNow, fix: &FixNow) -> Fix {
    Fix {
        how: match fix.how {
            FixHow::OnSite => "on_site",
            FixHow::Window(_) => "window",
            FixHow::Remote | FixHow::FalseAlarm => "remote",
        },
        window: fix
            .window
            .map(|place| edition.site.windows[place].id().to_string()),
        chargeable: edition.site.chargeable(incident, fix),
    }
}

/// The word for an event that nobody wrote.
fn clock_kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Announced => "announced",
        EventKind::Reminder => "reminder",
        EventKind::Started => "started",
        EventKind::Ended => "ended",
        EventKind::Lapsed => "lapsed",
        EventKind::Written => "update",
    }
}

/// The word for what was written of a window.
fn step_kind(step: WindowStep) -> &'static str {
    match step {
        WindowStep::Confirmed => "confirmed",
        WindowStep::InProgress => "in_progress",
        WindowStep::Verifying => "verifying",
        WindowStep::Completed => "completed",
        WindowStep::Cancelled => "cancelled",
        WindowStep::Extended { .. } => "extended",
        WindowStep::Rescheduled { .. } => "rescheduled",
        WindowStep::Update => "update",
    }
}
