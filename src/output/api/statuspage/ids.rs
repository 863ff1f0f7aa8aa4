//! Whether everything that a Statuspage's clients know by an id has one of its own.

use std::collections::HashMap;

use super::{MOST, active, listed, unresolved, upcoming, windows};
use crate::diagnostic::{Diagnostics, output};
use crate::model::{NoticeId, Span};
use crate::output::edition::Edition;
use crate::output::route::{Thing, anchor};
use crate::site::Event;

/// Tells of two things with one id. Twelve characters are enough for some hundred million things, and not for ever.
pub fn check(edition: &Edition, diagnostics: &mut Diagnostics) {
    let mut known: HashMap<String, Thing<'_>> = HashMap::new();
    for (thing, at) in things(edition) {
        let id = edition.routes.statuspage_id(&thing);
        match known.get(&id) {
            Some(other) if *other != thing => {
                diagnostics.push(output::id_taken(at, &id, &thing.to_string(), &other.to_string()));
            }
            Some(_) => {}
            None => {
                known.insert(id, thing);
            }
        }
    }
}

/// Everything that is in any list, and where it is written.
fn things(edition: &Edition) -> Vec<(Thing<'_>, Span)> {
    let config = &edition.site.config;
    let mut things = vec![(Thing::Page, Span::default())];
    let groups = config.groups.iter();
    things.extend(groups.map(|group| (Thing::Group(&group.id), Span::default())));
    let components = config.components.iter();
    things.extend(components.map(|component| (Thing::Component(&component.id), component.id_at)));
    let windows = windows(edition).take(MOST);
    for window in windows.chain(upcoming(edition)).chain(active(edition)) {
        things.extend(of_notice(
            window.id(),
            window.window.common.span,
            &window.course.events,
        ));
    }
    for incident in listed(edition).into_iter().chain(unresolved(edition)) {
        let span = incident.incident.common.span;
        things.extend(of_notice(incident.id(), span, &incident.course.events));
    }
    things
}

/// A notice and its events.
fn of_notice<'e, T>(
    id: &'e NoticeId,
    span: Span,
    events: &'e [Event<T>],
) -> impl Iterator<Item = (Thing<'e>, Span)> {
    let events = events.iter().map(move |event| Thing::Event(id, anchor(event)));
    [Thing::Notice(id)]
        .into_iter()
        .chain(events)
        .map(move |thing| (thing, span))
}
