//! What notices say of one another: windows that put incidents right, incidents that came back. `fixes` in a
//! window and `fix.window` in an incident are two ends of one bond; either suffices.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use crate::diagnostic::{
    Diagnostic, Diagnostics, incident as say_incident, maintenance, series as say_series,
};
use crate::model::{FixHow, Incident, NoticeId, PageName, Series, Span, Window};

/// The bonds between all notices: incidents by slug, windows by name.
#[derive(Debug, Default)]
pub struct Bonds {
    /// The window that puts an incident right.
    pub window_of: HashMap<String, NoticeId>,
    /// The incidents that a window puts right, in order of slug.
    pub fixed_by: HashMap<NoticeId, Vec<String>>,
    /// The incidents that followed one.
    pub followed_by: HashMap<String, Vec<String>>,
}

/// Finds the bonds; ends that lead nowhere and ends that disagree are told. A draft at the other end, a file that
/// could not be read, or an occurrence that is not announced, is a bond that is not there yet.
pub fn bonds(
    windows: &[Window],
    series: &[Series],
    incidents: &[Incident],
    absent: &HashSet<PageName>,
    diagnostics: &mut Diagnostics,
) -> Bonds {
    let single = windows.iter().filter(|one| one.common.id.occurrence.is_none());
    let known = Known {
        windows: single.map(|window| window.common.id.slug.as_str()).collect(),
        series: series.iter().map(|series| (series.slug(), series)).collect(),
        incidents: incidents
            .iter()
            .map(|incident| (incident.common.id.slug.as_str(), incident))
            .collect(),
        absent,
    };
    let mut bonds = Bonds::default();
    for incident in incidents {
        from_incident(incident, &known, &mut bonds, diagnostics);
    }
    for window in windows {
        from_window(window, &known, &mut bonds, diagnostics);
    }
    for (incident, window) in &bonds.window_of {
        bonds
            .fixed_by
            .entry(window.clone())
            .or_default()
            .push(incident.clone());
    }
    bonds
        .fixed_by
        .values_mut()
        .for_each(|slugs| slugs.sort_unstable());
    bonds
        .followed_by
        .values_mut()
        .for_each(|slugs| slugs.sort_unstable());
    bonds
}

/// What a bond may lead to, by slug.
struct Known<'n> {
    windows: BTreeSet<&'n str>,
    series: BTreeMap<&'n str, &'n Series>,
    incidents: BTreeMap<&'n str, &'n Incident>,
    absent: &'n HashSet<PageName>,
}

impl Known<'_> {
    fn is_absent(&self, id: NoticeId) -> bool {
        self.absent.contains(&PageName::Notice(id))
    }

    /// The window that `fix.window` names: `<slug>`, or `<slug>/<date>` of one that recurs. None of a draft.
    fn window(&self, name: &str, at: Span) -> Result<Option<NoticeId>, Diagnostic> {
        let (slug, date) = name.split_once('/').unzip();
        let slug = slug.unwrap_or(name);
        if let Some(series) = self.series.get(slug) {
            return occurrence(series, date, at).map(Some);
        }
        match date {
            None if self.windows.contains(slug) => Ok(Some(NoticeId::window(slug))),
            Some(_) if self.windows.contains(slug) => Err(say_series::bond_to_single_window(at, slug)),
            _ if self.is_absent(NoticeId::window(slug)) => Ok(None),
            _ => {
                let known = self.windows.iter().chain(self.series.keys());
                Err(say_incident::unknown_window(at, slug, known.copied()))
            }
        }
    }
}

/// The occurrence of a series on a date as it is written; the bare series is none.
fn occurrence(series: &Series, written: Option<&str>, at: Span) -> Result<NoticeId, Diagnostic> {
    let slug = series.slug();
    let mut walk = series.walk();
    let date = written.and_then(|written| {
        let date: NaiveDate = written.parse().ok()?;
        (date.to_string() == written).then_some(date)
    });
    let Some(date) = date else {
        let example = walk.first().map_or_else(|| series.first_date(), |one| one.date);
        return Err(say_series::bond_to_series(at, slug, example));
    };
    if walk.on(date).is_none() {
        let around = walk.around(date);
        return Err(say_series::bond_to_no_occurrence(at, slug, date, around));
    }
    Ok(NoticeId {
        occurrence: Some(date),
        ..NoticeId::window(slug)
    })
}

fn from_incident(incident: &Incident, known: &Known<'_>, bonds: &mut Bonds, diagnostics: &mut Diagnostics) {
    let slug = &incident.common.id.slug;
    if let Some((earlier, span)) = &incident.follows {
        if earlier == slug {
            diagnostics.push(say_incident::follows_itself(*span));
        } else if let Some(other) = known.incidents.get(earlier.as_str()) {
            if other.started >= incident.started {
                diagnostics.push(say_incident::follows_later(*span, earlier));
            }
            bonds
                .followed_by
                .entry(earlier.clone())
                .or_default()
                .push(slug.clone());
        } else if !known.is_absent(NoticeId::incident(earlier)) {
            diagnostics.push(say_incident::unknown_follows(
                *span,
                earlier,
                known.incidents.keys().copied(),
            ));
        }
    }
    let Some(fix) = &incident.fix else { return };
    if let FixHow::Window(name) = &fix.how {
        match known.window(name, fix.span) {
            Ok(Some(window)) => {
                bonds.window_of.insert(slug.clone(), window);
            }
            Ok(None) => {}
            Err(error) => diagnostics.push(error),
        }
    }
}

fn from_window(window: &Window, known: &Known<'_>, bonds: &mut Bonds, diagnostics: &mut Diagnostics) {
    let id = &window.common.id;
    for (fixed, span) in &window.fixes {
        let Some(incident) = known.incidents.get(fixed.as_str()) else {
            if !known.is_absent(NoticeId::incident(fixed)) {
                diagnostics.push(maintenance::unknown_incident(
                    *span,
                    fixed,
                    known.incidents.keys().copied(),
                ));
            }
            continue;
        };
        let other = match incident.fix.as_ref().map(|fix| &fix.how) {
            Some(FixHow::Remote) => Some("it is put right from afar".to_owned()),
            Some(FixHow::OnSite) => Some("it is put right by a visit".to_owned()),
            Some(FixHow::FalseAlarm) => Some("it was a false alarm".to_owned()),
            Some(FixHow::Window(_)) | None => bonds
                .window_of
                .get(fixed)
                .filter(|other| *other != id)
                .map(|other| format!("it is put right in `{}`", other.name())),
        };
        match other {
            Some(other) => diagnostics.push(say_incident::disagreement(*span, fixed, &other)),
            None => {
                bonds.window_of.insert(fixed.clone(), id.clone());
            }
        }
    }
}
