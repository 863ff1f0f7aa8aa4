//! How often customers are asked to bear with it.

use std::collections::{BTreeMap, HashMap};

use super::Subject;
use crate::diagnostic::{Diagnostic, check};
use crate::model::Month;

/// In any 12 calendar months in a row there are at most so many windows of one kind on one component. Months are
/// counted, not days, so that a window on each third Wednesday has its place in every year.
pub fn too_many(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let zone = subject.config.site.timezone;
    let month = |place: usize| {
        Month::of(
            subject.planned[place]
                .plan
                .start
                .with_timezone(&zone)
                .date_naive(),
        )
    };
    // Of each kind on each component the months of its windows so far, and which of them the last year begins with.
    let mut so_far: HashMap<(usize, usize), (Vec<Month>, usize)> = HashMap::new();
    let mut excess: BTreeMap<usize, (usize, Vec<usize>)> = BTreeMap::new();
    for (place, window) in subject.planned.iter().enumerate() {
        let Some(most) = window.kind.rules.max_per_year else {
            continue;
        };
        let last = month(place);
        let first = (0..11).fold(last, |month, _| month.previous());
        for (component, _) in &window.window.components {
            let (months, from) = so_far.entry((window.window.kind, *component)).or_default();
            months.push(last);
            while months.get(*from).is_some_and(|month| *month < first) {
                *from += 1;
            }
            let count = months.len() - *from;
            if count > most as usize {
                let (worst, components) = excess.entry(place).or_default();
                *worst = count.max(*worst);
                components.push(*component);
            }
        }
    }
    let findings = excess.into_iter().map(|(place, (count, components))| {
        let window = &subject.planned[place];
        let components: Vec<&str> = components
            .iter()
            .map(|component| subject.config.components[*component].id.as_str())
            .collect();
        let most = window.kind.rules.max_per_year.unwrap_or_default();
        let (_, at) = window.start;
        check::too_many_in_a_year(
            at,
            window.id(),
            &window.kind.id,
            &components,
            count,
            most,
            month(place),
        )
    });
    findings.collect()
}
