//! What goes on at the same time.

use std::collections::{BTreeMap, HashMap};

use super::Subject;
use super::planned::Planned;
use crate::diagnostic::{Diagnostic, check};

/// No two windows go on at once on one component.
pub fn two_at_once(subject: &Subject<'_>) -> Vec<Diagnostic> {
    // Windows come by their start: each is held against the one that lasts longest of those before it.
    let mut longest: HashMap<usize, usize> = HashMap::new();
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (place, window) in subject.planned.iter().enumerate() {
        for (component, _) in &window.window.components {
            let before = longest.entry(*component).or_insert(place);
            let lasts = subject.planned[*before].stretch.end;
            if *before != place && window.stretch.start < lasts {
                pairs.entry((*before, place)).or_default().push(*component);
            }
            if lasts <= window.stretch.end {
                *before = place;
            }
        }
    }
    let findings = pairs.into_iter().map(|((before, after), components)| {
        let components: Vec<&str> = components
            .iter()
            .map(|component| subject.config.components[*component].id.as_str())
            .collect();
        finding(&subject.planned[before], &subject.planned[after], &components)
    });
    findings.collect()
}

/// Told where the last word was said that makes them meet: the end of the first, or the start of the other.
fn finding(first: &Planned<'_>, second: &Planned<'_>, components: &[&str]) -> Diagnostic {
    let ((end_told, end_at), (start_told, start_at)) = (first.end, second.start);
    match end_told > start_told {
        true => check::two_at_once(end_at, first.id(), second.id(), components),
        false => check::two_at_once(start_at, second.id(), first.id(), components),
    }
}
