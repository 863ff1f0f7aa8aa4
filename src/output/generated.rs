//! The parts of a newsletter that nobody writes: `{{ upcoming_maintenance }}`, `{{ uptime_table }}` and
//! `{{ incidents }}`, worked out as of the issue's date, so that a published issue stays as it was (03-content.md).

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde::Serialize;

use super::edition::Edition;
use super::prose::Addresses;
use super::view::{GeneratedNotices, GeneratedUptime, NoticeLine, UptimeLine};
use super::words::Year;
use crate::diagnostic::Diagnostic;
use crate::model::{Component, GeneratedPart, Issue, Month};
use crate::site::uptime::Figures;

/// The generated parts of all issues, as HTML.
#[derive(Debug, Default)]
pub struct Generated {
    /// By the issue's slug and the part; for the site's own pages, and with absolute addresses.
    parts: BTreeMap<(String, GeneratedPart), [String; 2]>,
}

impl Generated {
    /// A part of an issue; nothing where the issue's texts do not ask for it.
    pub fn get(&self, issue: &str, part: GeneratedPart, addresses: Addresses) -> &str {
        let Some([here, elsewhere]) = self.parts.get(&(issue.to_owned(), part)) else {
            return "";
        };
        match addresses {
            Addresses::Here => here,
            Addresses::Elsewhere => elsewhere,
        }
    }
}

/// The parts that the texts of published issues ask for.
///
/// # Errors
/// What a template does wrong.
pub fn of_issues(edition: &Edition) -> Result<Generated, Diagnostic> {
    let mut generated = Generated::default();
    for issue in edition.site.issues.iter() {
        let wanted: BTreeSet<GeneratedPart> = issue.texts().flat_map(|text| text.parts()).collect();
        if wanted.is_empty() {
            continue;
        }
        let here = edition.as_of(issue.date);
        let elsewhere = Edition {
            routes: edition.routes.absolute(),
            ..edition.as_of(issue.date)
        };
        for part in wanted {
            let html = [render(&here, issue, part)?, render(&elsewhere, issue, part)?];
            generated.parts.insert((issue.slug.clone(), part), html);
        }
    }
    Ok(generated)
}

/// A part as HTML; `then` is the edition as of the issue's date.
fn render(then: &Edition, issue: &Issue, part: GeneratedPart) -> Result<String, Diagnostic> {
    match part {
        GeneratedPart::UpcomingMaintenance => fill(then, "upcoming_maintenance", &upcoming(then, issue)),
        GeneratedPart::UptimeTable => fill(then, "uptime_table", &uptime(then, issue.period)),
        GeneratedPart::Incidents => fill(then, "incidents", &incidents(then, issue.period)),
    }
}

fn fill(then: &Edition, name: &str, view: &impl Serialize) -> Result<String, Diagnostic> {
    let marked = then
        .templates
        .render(&format!("generated/{name}.html"), &(), view)?;
    Ok(then.whole(&marked))
}

/// Windows that are to start within the issue's reach, the next first.
fn upcoming(then: &Edition, issue: &Issue) -> GeneratedNotices {
    let site = &then.site;
    let reach = issue.date..site.day_from_today(issue.upcoming_days);
    let windows = site.all_windows().rev().filter(|window| {
        let state = window.course.state;
        (state.is_coming() || state.is_open()) && reach.contains(&window.course.plan.start)
    });
    let notices: Vec<NoticeLine> = windows
        .map(|window| then.window_line(window, then.this_year()))
        .collect();
    let date = |at| then.words.date(site.date_of(at), Year::Always);
    let id = match notices.is_empty() {
        true => "generated-upcoming-none",
        false => "generated-upcoming",
    };
    let last = reach.end - TimeDelta::seconds(1);
    let dates = [("from", date(reach.start).into()), ("to", date(last).into())];
    GeneratedNotices {
        remark: then.words.with(id, dates),
        notices,
    }
}

/// Incidents that began in a month, the first one first; no plain notices.
fn incidents(then: &Edition, month: Month) -> GeneratedNotices {
    let places = then.site.months().remove(&month).unwrap_or_default().incidents;
    let incidents = places.into_iter().rev().map(|place| &then.site.incidents[place]);
    let notices: Vec<NoticeLine> = incidents
        .filter(|incident| !incident.incident.is_plain())
        .map(|incident| then.incident_line(incident, then.this_year()))
        .collect();
    let id = match notices.is_empty() {
        true => "generated-incidents-none",
        false => "generated-incidents",
    };
    GeneratedNotices {
        remark: then.words.with(id, [("month", then.words.month(month).into())]),
        notices,
    }
}

/// The uptime in a month of the components that were in service in it.
fn uptime(then: &Edition, month: Month) -> GeneratedUptime {
    let components = then.site.config.components.iter().enumerate();
    let in_service = components.filter(|(_, component)| is_in_service(component, month));
    let figures = |place: usize| {
        then.uptime_at(place)
            .months
            .get(&month)
            .copied()
            .unwrap_or_default()
    };
    let mut rows: Vec<(usize, Figures)> = in_service.map(|(place, _)| (place, figures(place))).collect();
    let is_measured = rows.iter().any(|(_, figures)| figures.counted_s() > 0);
    let id = match is_measured {
        true => "generated-uptime",
        false => "generated-uptime-none",
    };
    if !is_measured {
        rows.clear();
    }
    let line = |(place, figures): (usize, Figures)| {
        let name = then.site.config.components[place].name.clone();
        UptimeLine {
            address: then.component_address(place),
            figures: then.period_row(place, name, &figures),
        }
    };
    GeneratedUptime {
        caption: then.words.with(id, [("month", then.words.month(month).into())]),
        rows: rows.into_iter().map(line).collect(),
    }
}

/// Whether a component was in service on any day of a month.
fn is_in_service(component: &Component, month: Month) -> bool {
    let since = component
        .since
        .is_none_or(|since| since < month.next().first_day());
    since
        && component
            .retired
            .is_none_or(|retired| retired > month.first_day())
}
