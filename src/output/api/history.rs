//! `/api/history/2026-11.json`: a month whole.

use schemars::JsonSchema;
use serde::Serialize;

use super::VERSION;
use super::notice::{Incident, Outage, Window, incident, outages, window};
use super::wire::Moment;
use crate::model::{Instant, Month};
use crate::output::edition::Edition;
use crate::site::uptime::MeasuredOutage;
use crate::site::{IncidentNow, WindowNow};

/// A local month of the site's time zone: every notice that belongs to it by its planned start or its beginning, and
/// what was measured in it. Instants are UTC in whole seconds. Fields are added, never changed.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Tidings: a month")]
pub struct History {
    /// The version of this document's shape.
    #[schemars(extend("const" = 1))]
    version: u32,
    /// Of what instant its facts are; null where there is none. A month that is over, with all its notices, never
    /// changes again.
    as_of: Option<Moment>,
    /// The month, such as `2026-11`.
    #[schemars(extend("pattern" = r"^\d\d\d\d-\d\d$"))]
    month: String,
    /// Maintenance windows by planned start, the newest first, then by id.
    maintenance: Vec<Window>,
    /// Incidents and plain notices by beginning, the newest first, then by id.
    incidents: Vec<Incident>,
    /// Outages that began in the month and that no notice tells of, the newest first, then by component.
    measured_outages: Vec<Outage>,
}

/// The document of a month.
pub fn month(edition: &Edition, month: Month) -> History {
    let site = &edition.site;
    let stretch = month.stretch(site.config.site.timezone);
    let windows: Vec<&WindowNow> = site
        .all_windows()
        .filter(|one| stretch.contains(one.course.plan.start))
        .collect();
    let listed =
        |one: &&IncidentNow| stretch.contains(one.incident.started) && !one.incident.is_false_alarm();
    let incidents: Vec<&IncidentNow> = site.incidents.iter().filter(listed).collect();
    let measured: Vec<(usize, &MeasuredOutage)> = edition
        .outages()
        .filter(|(_, outage)| stretch.contains(outage.stretch.start))
        .collect();
    History {
        version: VERSION,
        as_of: facts(edition, month, &windows, &incidents, &measured).map(Moment::from),
        month: month.to_string(),
        maintenance: windows.into_iter().map(|one| window(edition, one)).collect(),
        incidents: incidents.into_iter().map(|one| incident(edition, one)).collect(),
        measured_outages: outages(edition, measured.into_iter()),
    }
}

/// The newest instant that the facts of a month are of. Readings only concern the present one.
fn facts(
    edition: &Edition,
    month: Month,
    windows: &[&WindowNow],
    incidents: &[&IncidentNow],
    measured: &[(usize, &MeasuredOutage)],
) -> Option<Instant> {
    let site = &edition.site;
    let is_present = month == Month::of(site.today());
    let of_windows = windows.iter().flat_map(|one| one.facts(site.now));
    let of_incidents = incidents.iter().map(|one| one.newest_event());
    let of_outages = measured.iter().map(|(_, outage)| outage.stretch.end);
    let readings = edition.reading_facts().filter(|_| is_present);
    of_windows
        .chain(of_incidents)
        .chain(of_outages)
        .chain(readings)
        .max()
}
