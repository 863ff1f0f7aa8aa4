//! The lists of windows and of incidents.

use super::{Sheet, frame, month_grid};
use crate::model::WindowState;
use crate::output::edition::Edition;
use crate::output::view::{IncidentsView, MaintenanceView};
use crate::site::{IncidentNow, WindowNow};

/// Past windows on `/maintenance/`.
const PAST_WINDOWS: usize = 20;
/// Past incidents on `/incidents/`.
const PAST_INCIDENTS: usize = 50;

/// `/maintenance/`
pub fn maintenance(edition: &Edition) -> Sheet<MaintenanceView> {
    let site = &edition.site;
    let year = edition.this_year();
    let lines = |windows: Vec<&WindowNow>| {
        windows
            .into_iter()
            .map(|window| edition.window_line(window, year))
            .collect()
    };
    let is = |state: WindowState| move |window: &&WindowNow| window.course.state == state;
    let view = MaintenanceView {
        open: lines(site.open_windows().collect()),
        coming: lines(site.coming_windows().filter(is(WindowState::Scheduled)).collect()),
        // A lapsed window stays here until its planned end; afterwards it stands at its own address only.
        proposed: lines(
            site.all_windows()
                .rev()
                .filter(|window| match window.course.state {
                    WindowState::Proposed => true,
                    WindowState::Lapsed => !window.course.is_final(site.now),
                    _ => false,
                })
                .collect(),
        ),
        calendar: month_grid::months(edition),
        past: lines(past_windows(edition).take(PAST_WINDOWS).collect()),
    };
    let name = site.config.site.title.as_str();
    let page = frame::page(
        edition,
        "maintenance/",
        edition.words.get("page-maintenance"),
        "maintenance",
    )
    .described(
        edition
            .words
            .with("describe-maintenance", [("site", name.into())]),
    )
    .with_feed(frame::maintenance_feed(edition))
    .live_today(
        edition,
        site.windows.iter().flat_map(|window| window.facts(site.now)),
    );
    Sheet {
        template: "maintenance.html",
        page,
        view,
    }
}

/// Windows that are over, the newest first; lapsed ones are not.
pub fn past_windows(edition: &Edition) -> impl Iterator<Item = &WindowNow> {
    edition.site.all_windows().filter(|window| {
        matches!(
            window.course.state,
            WindowState::Ended | WindowState::Completed | WindowState::Cancelled
        )
    })
}

/// `/incidents/`
pub fn incidents(edition: &Edition) -> Sheet<IncidentsView> {
    let site = &edition.site;
    let year = edition.this_year();
    let mut open: Vec<&IncidentNow> = site.open_incidents().collect();
    open.sort_by_key(|incident| std::cmp::Reverse(incident.newest_event()));
    let line = |incident: &IncidentNow| edition.incident_line(incident, year);
    let view = IncidentsView {
        open: open.into_iter().map(line).collect(),
        notices: site.notices().map(line).collect(),
        past: past_incidents(edition).take(PAST_INCIDENTS).map(line).collect(),
    };
    let name = site.config.site.title.as_str();
    let listed = site
        .incidents
        .iter()
        .filter(|incident| !incident.incident.is_false_alarm());
    let page = frame::page(
        edition,
        "incidents/",
        edition.words.get("page-incidents"),
        "history",
    )
    .described(edition.words.with("describe-incidents", [("site", name.into())]))
    .with_feed(frame::incidents_feed(edition))
    .live_today(edition, listed.map(IncidentNow::newest_event));
    Sheet {
        template: "incidents.html",
        page,
        view,
    }
}

/// Incidents that are over, the newest first; plain notices and false alarms are not.
pub fn past_incidents(edition: &Edition) -> impl Iterator<Item = &IncidentNow> {
    edition.site.incidents.iter().filter(|incident| {
        !incident.course.state.is_open()
            && !incident.incident.is_plain()
            && !incident.incident.is_false_alarm()
    })
}
