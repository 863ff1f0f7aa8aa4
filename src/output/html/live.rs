//! The pages that hold live facts: those that a timetable is made for.

use super::region::{self, Regions};
use super::{Sheet, home, incident, months, notices, places, series, window};
use crate::diagnostic::Diagnostic;
use crate::model::Month;
use crate::output::edition::Edition;
use crate::output::route;
use crate::site::{Cause, IncidentNow};

use serde::Serialize;

/// A page that the clock may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LivePage {
    /// `/`
    Home,
    /// `/maintenance/`
    Maintenance,
    /// `/history/`
    History,
    /// A month of it.
    Month(Month),
    /// `/components/`
    Components,
    /// A component's page, by place.
    Component(usize),
    /// A plan's page, by place.
    Plan(usize),
    /// The page of a window that is not final, by place.
    Window(usize),
    /// A series' page, by place.
    Series(usize),
    /// The page of an open incident that a window puts right, by place: it tells of the window.
    Incident(usize),
}

/// Every page that the clock may change; those of other incidents wait for a word.
pub fn live_pages(edition: &Edition) -> Vec<LivePage> {
    let site = &edition.site;
    let months = months::months(edition);
    let live_months = months
        .iter()
        .filter(|(month, notices)| months::is_live(edition, *month, notices));
    let windows = site.windows.iter().enumerate();
    let unfinished = windows.filter(|(_, window)| !window.course.is_final(site.now));
    let incidents = site.incidents.iter().enumerate();
    let waiting = incidents.filter(|(_, incident)| incident.is_open() && window_of(incident).is_some());
    [
        LivePage::Home,
        LivePage::Maintenance,
        LivePage::History,
        LivePage::Components,
    ]
    .into_iter()
    .chain(live_months.map(|(month, _)| LivePage::Month(*month)))
    .chain((0..site.components.len()).map(LivePage::Component))
    .chain((0..site.config.plans.len()).map(LivePage::Plan))
    .chain(unfinished.map(|(place, _)| LivePage::Window(place)))
    .chain((0..site.series.len()).map(LivePage::Series))
    .chain(waiting.map(|(place, _)| LivePage::Incident(place)))
    .collect()
}

/// The place of the window that puts an incident right.
fn window_of(incident: &IncidentNow) -> Option<usize> {
    incident.fix.as_ref()?.window
}

impl LivePage {
    /// Its path.
    pub fn path(self, edition: &Edition) -> String {
        let config = &edition.site.config;
        match self {
            Self::Home => String::new(),
            Self::Maintenance => "maintenance/".to_owned(),
            Self::History => "history/".to_owned(),
            Self::Components => "components/".to_owned(),
            Self::Month(month) => route::month_path(month),
            Self::Component(place) => route::component_path(&config.components[place].id),
            Self::Plan(place) => route::plan_path(&config.plans[place].id),
            Self::Window(place) => route::notice_path(edition.site.windows[place].id()),
            Self::Series(place) => route::notice_path(&edition.site.series[place].series.template.common.id),
            Self::Incident(place) => route::notice_path(edition.site.incidents[place].id()),
        }
    }

    /// Whether a change may be seen on it.
    pub fn concerns(self, edition: &Edition, cause: &Cause) -> bool {
        let site = &edition.site;
        let place_of_window = match cause {
            Cause::Start(place) | Cause::End(place) | Cause::Reminder(place) | Cause::Lapse(place) => {
                Some(*place)
            }
            _ => None,
        };
        let window = place_of_window.map(|place| &site.windows[place]);
        let of_readings = matches!(cause, Cause::Reading(_));
        match self {
            Self::Home | Self::Components | Self::Plan(_) => of_readings || window.is_some(),
            Self::Maintenance | Self::History => window.is_some(),
            Self::Month(month) => window.is_some_and(|window| site.month_of(window) == month),
            Self::Component(place) => match cause {
                Cause::Reading(of) => *of == Some(place),
                Cause::Restart(of) => *of == place,
                _ => window.is_some_and(|window| window.names(place)),
            },
            Self::Window(place) => place_of_window == Some(place),
            Self::Series(place) => {
                place_of_window.is_some_and(|at| site.series[place].occurrences.contains(&at))
            }
            Self::Incident(place) => {
                place_of_window.is_some() && window_of(&site.incidents[place]) == place_of_window
            }
        }
    }

    /// What its regions hold in an edition.
    ///
    /// # Errors
    /// What the template does wrong.
    pub fn regions(self, edition: &Edition) -> Result<Regions, Diagnostic> {
        fn of<V: Serialize>(edition: &Edition, sheet: &Sheet<V>) -> Result<Regions, Diagnostic> {
            Ok(region::regions(&edition.marked(sheet)?))
        }
        match self {
            Self::Home => of(edition, &home::sheet(edition)),
            Self::Maintenance => of(edition, &notices::maintenance(edition)),
            Self::History => of(edition, &months::index(edition, &months::months(edition))),
            Self::Components => of(edition, &places::components(edition)),
            Self::Component(place) => of(edition, &places::component(edition, place)),
            Self::Plan(place) => of(edition, &places::plan(edition, place)),
            Self::Window(place) => of(edition, &window::sheet(edition, &edition.site.windows[place])),
            Self::Series(place) => of(edition, &series::sheet(edition, &edition.site.series[place])),
            Self::Incident(place) => of(edition, &incident::sheet(edition, &edition.site.incidents[place])),
            Self::Month(month) => {
                let months = months::months(edition);
                match months.iter().position(|(listed, _)| *listed == month) {
                    Some(place) => of(edition, &months::month(edition, &months, place)),
                    None => Ok(Regions::new()),
                }
            }
        }
    }
}
