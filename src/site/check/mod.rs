//! What may be published as it is and would be better otherwise: what `tidings check` says besides mistakes. A list of
//! small rules, each a function of what is written; all run, and none knows of another.

mod hours;
mod incidents;
mod length;
mod notice;
mod outages;
mod overlap;
mod planned;
mod third_party;
mod titles;
mod year;

use std::collections::HashSet;

use super::current::{Site, Told};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{Instant, Mention};

use planned::{Planned, planned};

/// What the rules look at: all that is written, published or not, but for drafts.
pub struct Subject<'a> {
    /// The site's file.
    pub config: &'a Config,
    /// What the content folder says.
    pub told: &'a Told,
    /// Words of the texts that have the shape of an address.
    pub mentions: &'a [Mention],
    /// Files with errors: of what they say only the words are looked at.
    broken: &'a HashSet<u32>,
    /// The instant.
    pub now: Instant,
    /// Windows that are to take place or did, by the start that was planned last.
    planned: Vec<Planned<'a>>,
}

/// A rule gives its findings.
type Rule = fn(&Subject<'_>) -> Vec<Diagnostic>;

/// Every rule about what is written.
const RULES: [Rule; 10] = [
    notice::too_little,
    notice::announced_after_end,
    hours::outside_quiet_hours,
    length::too_long,
    year::too_many,
    overlap::two_at_once,
    incidents::no_update,
    incidents::left_open,
    third_party::named,
    titles::too_long,
];

/// Holds what is written against every rule.
pub fn written(
    config: &Config,
    told: &Told,
    mentions: &[Mention],
    broken: &HashSet<u32>,
    now: Instant,
    diagnostics: &mut Diagnostics,
) {
    let subject = Subject {
        config,
        told,
        mentions,
        broken,
        now,
        planned: planned(config, told, broken, now),
    };
    for rule in RULES {
        diagnostics.extend(once_for_a_series(&subject, rule(&subject)));
    }
}

/// Holds what was measured against what is written.
pub fn measured(site: &Site, diagnostics: &mut Diagnostics) {
    diagnostics.extend(outages::without_incident(site));
}

/// What all occurrences of a series have in common is told of the first of them.
fn once_for_a_series(subject: &Subject<'_>, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let series = subject.told.series.iter();
    let files: HashSet<u32> = series.map(|series| series.template.common.span.file).collect();
    let mut told = HashSet::new();
    let is_first = |finding: &Diagnostic| match finding.place {
        Place::Span(span) if files.contains(&span.file) => told.insert(span),
        _ => true,
    };
    findings.into_iter().filter(is_first).collect()
}
