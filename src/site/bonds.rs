//! What notices say of one another: windows that put incidents right, incidents that came back. `fixes` in a
//! window and `fix.window` in an incident are two ends of one bond; either suffices.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diagnostic::{Diagnostics, incident as say_incident, maintenance};
use crate::model::{FixHow, Incident, NoticeId, PageName, Window};

/// The bonds between all notices, by slug.
#[derive(Debug, Default)]
pub struct Bonds {
    /// The window that puts an incident right.
    pub window_of: HashMap<String, String>,
    /// The incidents that a window puts right, in order of slug.
    pub fixed_by: HashMap<String, Vec<String>>,
    /// The incidents that followed one.
    pub followed_by: HashMap<String, Vec<String>>,
}

/// Finds the bonds; ends that lead nowhere and ends that disagree are told. A draft at the other end, or a file
/// that could not be read, is a bond that is not there yet.
pub fn bonds(
    windows: &[Window],
    incidents: &[Incident],
    absent: &HashSet<PageName>,
    diagnostics: &mut Diagnostics,
) -> Bonds {
    let window_slugs: BTreeSet<&str> = windows
        .iter()
        .map(|window| window.common.id.slug.as_str())
        .collect();
    let by_slug: BTreeMap<&str, &Incident> = incidents
        .iter()
        .map(|incident| (incident.common.id.slug.as_str(), incident))
        .collect();
    let mut bonds = Bonds::default();
    for incident in incidents {
        from_incident(incident, &window_slugs, &by_slug, absent, &mut bonds, diagnostics);
    }
    for window in windows {
        from_window(window, &by_slug, absent, &mut bonds, diagnostics);
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

fn from_incident(
    incident: &Incident,
    windows: &BTreeSet<&str>,
    incidents: &BTreeMap<&str, &Incident>,
    absent: &HashSet<PageName>,
    bonds: &mut Bonds,
    diagnostics: &mut Diagnostics,
) {
    let slug = &incident.common.id.slug;
    if let Some((earlier, span)) = &incident.follows {
        if earlier == slug {
            diagnostics.push(say_incident::follows_itself(*span));
        } else if incidents.contains_key(earlier.as_str()) {
            bonds
                .followed_by
                .entry(earlier.clone())
                .or_default()
                .push(slug.clone());
        } else if !is_absent(absent, NoticeId::incident(earlier)) {
            diagnostics.push(say_incident::unknown_follows(
                *span,
                earlier,
                incidents.keys().copied(),
            ));
        }
    }
    let Some(fix) = &incident.fix else { return };
    if let FixHow::Window(window) = &fix.how {
        if windows.contains(window.as_str()) {
            bonds.window_of.insert(slug.clone(), window.clone());
        } else if !is_absent(absent, NoticeId::window(window)) {
            diagnostics.push(say_incident::unknown_window(
                fix.span,
                window,
                windows.iter().copied(),
            ));
        }
    }
}

fn from_window(
    window: &Window,
    incidents: &BTreeMap<&str, &Incident>,
    absent: &HashSet<PageName>,
    bonds: &mut Bonds,
    diagnostics: &mut Diagnostics,
) {
    let slug = &window.common.id.slug;
    for (fixed, span) in &window.fixes {
        let Some(incident) = incidents.get(fixed.as_str()) else {
            if !is_absent(absent, NoticeId::incident(fixed)) {
                diagnostics.push(maintenance::unknown_incident(
                    *span,
                    fixed,
                    incidents.keys().copied(),
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
                .filter(|other| *other != slug)
                .map(|other| format!("it is put right in `{other}`")),
        };
        match other {
            Some(other) => diagnostics.push(say_incident::disagreement(*span, fixed, &other)),
            None => {
                bonds.window_of.insert(fixed.clone(), slug.clone());
            }
        }
    }
}

fn is_absent(absent: &HashSet<PageName>, id: NoticeId) -> bool {
    absent.contains(&PageName::Notice(id))
}
