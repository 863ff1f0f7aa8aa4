//! `/api/tidings.json`: the site as data.

use schemars::JsonSchema;
use serde::Serialize;

use super::component::{Component, component};
use super::notice::{Incident, Outage, Window, incident, outages, window};
use super::wire::Moment;
use super::{VERSION, words};
use crate::model::{ComponentStatus, Instant};
use crate::output::edition::Edition;
use crate::output::html::home::banner_text;
use crate::site::Headline;

/// How far back what is over is told, in whole local days.
const PAST_DAYS: i64 = 90;

/// The site as data: how it does, and every notice that is open, coming, or ended less than 90 local days ago.
/// Instants are UTC in whole seconds, lengths whole seconds, days those of the site's time zone. What is not known is
/// null. Fields are added, never changed.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Tidings")]
pub struct Tidings {
    /// The version of this document's shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// Of what instant its facts are: the newest of the events, planned starts and ends, and readings in it; null
    /// where there is none.
    as_of: Option<Moment>,
    /// The site's title.
    title: String,
    /// Where the site is published; ends with `/`.
    #[schemars(extend("format" = "uri"))]
    base_url: String,
    /// How everything does.
    status: Status,
    /// The components in service, in the site's order.
    components: Vec<Component>,
    /// Maintenance windows by planned start, the newest first, then by id.
    maintenance: Vec<Window>,
    /// Incidents and plain notices by beginning, the newest first, then by id.
    incidents: Vec<Incident>,
    /// Outages that monitoring measured and no notice tells of, the newest first, then by component.
    measured_outages: Vec<Outage>,
}

/// How everything does.
#[derive(Serialize, JsonSchema)]
struct Status {
    /// Statuspage's word for how bad it is.
    #[schemars(schema_with = "words::indicator")]
    indicator: &'static str,
    /// The banner of the home page in plain text, in the site's language.
    sentence: String,
}

/// The document.
pub fn tidings(edition: &Edition) -> Tidings {
    let site = &edition.site;
    let oldest = site.day_from_today(-PAST_DAYS);
    let recent = |over: Option<Instant>| over.is_none_or(|at| at >= oldest);
    let windows = site.all_windows().filter(|window| recent(window.over_at()));
    let incidents = site
        .incidents
        .iter()
        .filter(|one| !one.incident.is_false_alarm() && recent(one.course.resolved));
    let measured = edition
        .outages()
        .filter(|(place, outage)| !site.components[*place].retired && outage.stretch.end >= oldest);
    let newest = edition.all_facts().filter(|at| *at <= site.now).max();
    Tidings {
        version: VERSION,
        as_of: newest.map(Moment::from),
        title: site.config.site.title.clone(),
        base_url: edition.routes.url(""),
        status: Status {
            indicator: indicator(edition),
            sentence: banner_text(edition),
        },
        components: site.in_service().map(|place| component(edition, place)).collect(),
        maintenance: windows.map(|one| window(edition, one)).collect(),
        incidents: incidents.map(|one| incident(edition, one)).collect(),
        measured_outages: outages(edition, measured),
    }
}

/// Statuspage's word for how bad it is, by the table "The page" of 12-tables.md.
pub fn indicator(edition: &Edition) -> &'static str {
    match edition.site.worst() {
        ComponentStatus::Operational => match edition.site.headline() {
            Headline::OpenIncident(_) => "minor",
            _ => "none",
        },
        ComponentStatus::UnderMaintenance => "maintenance",
        ComponentStatus::DegradedPerformance => "minor",
        ComponentStatus::PartialOutage => "major",
        ComponentStatus::MajorOutage => "critical",
    }
}
