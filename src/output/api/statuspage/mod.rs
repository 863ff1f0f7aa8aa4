//! What a Statuspage would answer below `/api/v2/`, field for field, so that clients written for it work unchanged.
//! Its words and ids are by 12-tables.md. Components that are retired are not in it, nor are proposed windows.

mod component;
mod ids;
mod notice;

use serde::Serialize;

use super::tidings::indicator;
use crate::diagnostic::{Diagnostic, output};
use crate::model::{ComponentStatus, WindowState};
use crate::output::edition::Edition;
use crate::output::route::{Thing, iso_millis};
use crate::site::{Headline, IncidentNow, WindowNow};

use component::Component;
use notice::{Incident, Maintenance};

pub use component::Components;
pub use ids::check;

/// The most notices in a list.
const MOST: usize = 50;

/// What stands for an instant that is not known where clients want one: the first of Unix time.
const NO_INSTANT: &str = "1970-01-01T00:00:00.000Z";

/// A file below `/api/v2/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// Everything that is not over.
    Summary,
    /// How everything does.
    Status,
    /// Components and groups.
    Components,
    /// The newest incidents and plain notices.
    Incidents,
    /// Open incidents.
    Unresolved,
    /// The newest windows.
    Maintenances,
    /// Windows that have not begun.
    Upcoming,
    /// Windows that are open.
    Active,
}

impl File {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Summary,
        Self::Status,
        Self::Components,
        Self::Incidents,
        Self::Unresolved,
        Self::Maintenances,
        Self::Upcoming,
        Self::Active,
    ];

    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Summary => "api/v2/summary.json",
            Self::Status => "api/v2/status.json",
            Self::Components => "api/v2/components.json",
            Self::Incidents => "api/v2/incidents.json",
            Self::Unresolved => "api/v2/incidents/unresolved.json",
            Self::Maintenances => "api/v2/scheduled-maintenances.json",
            Self::Upcoming => "api/v2/scheduled-maintenances/upcoming.json",
            Self::Active => "api/v2/scheduled-maintenances/active.json",
        }
    }

    /// Its bytes. The components are those of the edition.
    ///
    /// # Errors
    /// A text that cannot be put into plain words.
    pub fn json(self, edition: &Edition, components: &Components<'_>) -> Result<Vec<u8>, Diagnostic> {
        let document = self.document(edition, components);
        let bytes = document.and_then(|document| serde_json::to_vec(&document).map_err(|e| e.to_string()));
        bytes.map_err(|words| output::not_written(self.path(), &words))
    }

    fn document<'c>(self, edition: &Edition, components: &'c Components<'_>) -> Result<Document<'c>, String> {
        let mut document = Document::new(edition);
        match self {
            Self::Summary => {
                document.status = Some(Status::new(edition));
                document.incidents = Some(notice::incidents(edition, components, unresolved(edition))?);
                let ahead = merged(edition);
                document.scheduled_maintenances = Some(notice::maintenances(edition, components, ahead)?);
                document.components = Some(components.all());
            }
            Self::Status => document.status = Some(Status::new(edition)),
            Self::Components => document.components = Some(components.all()),
            Self::Incidents => {
                document.incidents = Some(notice::incidents(edition, components, listed(edition))?);
            }
            Self::Unresolved => {
                document.incidents = Some(notice::incidents(edition, components, unresolved(edition))?);
            }
            Self::Maintenances | Self::Upcoming | Self::Active => {
                let windows = match self {
                    Self::Upcoming => upcoming(edition),
                    Self::Active => active(edition),
                    _ => windows(edition).take(MOST).collect(),
                };
                document.scheduled_maintenances = Some(notice::maintenances(edition, components, windows)?);
            }
        }
        Ok(document)
    }
}

/// Any of the files: the page, and of the rest what the file is about.
#[derive(Serialize)]
struct Document<'c> {
    page: Page,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<&'c [Component]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    incidents: Option<Vec<Incident>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_maintenances: Option<Vec<Maintenance>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
}

#[derive(Serialize)]
struct Page {
    id: String,
    name: String,
    url: String,
    time_zone: &'static str,
    updated_at: String,
}

#[derive(Serialize)]
struct Status {
    indicator: &'static str,
    description: &'static str,
}

impl Document<'_> {
    fn new(edition: &Edition) -> Self {
        let site = &edition.site.config.site;
        let newest = edition.newest_events().chain(edition.reading_facts()).max();
        Self {
            page: Page {
                id: edition.routes.statuspage_id(&Thing::Page),
                name: site.title.clone(),
                url: edition.routes.url(""),
                time_zone: site.timezone.name(),
                updated_at: newest.map_or_else(|| NO_INSTANT.to_owned(), iso_millis),
            },
            components: None,
            incidents: None,
            scheduled_maintenances: None,
            status: None,
        }
    }
}

impl Status {
    /// By the table "The page" of 12-tables.md; the descriptions are Statuspage's own.
    fn new(edition: &Edition) -> Self {
        let description = match (edition.site.worst(), edition.site.headline()) {
            (ComponentStatus::Operational, Headline::OpenIncident(_)) => "Minor Service Outage",
            (ComponentStatus::Operational, _) => "All Systems Operational",
            (ComponentStatus::UnderMaintenance, _) => "Service Under Maintenance",
            (ComponentStatus::DegradedPerformance, _) => "Partially Degraded Service",
            (ComponentStatus::PartialOutage, _) => "Partial System Outage",
            (ComponentStatus::MajorOutage, _) => "Major System Outage",
        };
        Self {
            indicator: indicator(edition),
            description,
        }
    }
}

/// The newest incidents and plain notices; a false alarm is in no list.
fn listed(edition: &Edition) -> Vec<&IncidentNow> {
    let incidents = edition.site.incidents.iter();
    let listed = incidents.filter(|one| !one.incident.is_false_alarm());
    listed.take(MOST).collect()
}

/// Open incidents, the newest first. A plain notice is none.
fn unresolved(edition: &Edition) -> Vec<&IncidentNow> {
    edition.site.open_incidents().take(MOST).collect()
}

/// The windows that a Statuspage could know, by planned start, the newest first: those that were ever more than a
/// proposal.
fn windows(edition: &Edition) -> impl DoubleEndedIterator<Item = &WindowNow> {
    let is_firm = |state| {
        !matches!(
            state,
            WindowState::Proposed | WindowState::Lapsed | WindowState::Cancelled
        )
    };
    let was_scheduled = move |window: &&WindowNow| {
        let mut events = window.course.events.iter();
        events.any(|event| is_firm(event.then.state))
    };
    edition.site.all_windows().filter(was_scheduled)
}

/// Windows that have not begun, the next first.
fn upcoming(edition: &Edition) -> Vec<&WindowNow> {
    let scheduled = |window: &&WindowNow| window.course.state == WindowState::Scheduled;
    windows(edition).rev().filter(scheduled).take(MOST).collect()
}

/// Open windows, the first to begin first.
fn active(edition: &Edition) -> Vec<&WindowNow> {
    let open = |window: &&WindowNow| window.course.state.is_open();
    windows(edition).rev().filter(open).take(MOST).collect()
}

/// Open windows, then those that have not begun.
fn merged(edition: &Edition) -> Vec<&WindowNow> {
    let mut windows = active(edition);
    windows.extend(upcoming(edition));
    windows.truncate(MOST);
    windows
}
