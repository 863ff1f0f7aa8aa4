//! Outages as they are listed, into runs.

use crate::model::uptime::{Run, State};
use crate::model::{Instant, Stretch};

/// When an outage began, when it ended (none: it goes on), and what the component was meanwhile.
pub type Outage = (Instant, Option<Instant>, State);

/// Outages in order of start; an open one lasts to the horizon.
pub fn closed(outages: Vec<Outage>, horizon: Option<Instant>) -> Vec<Run> {
    let closed = outages.into_iter().filter_map(|(start, end, state)| {
        let stretch = Stretch::new(start, end.or(horizon)?);
        (stretch.start < stretch.end).then_some(Run { stretch, state })
    });
    let mut runs: Vec<Run> = closed.collect();
    runs.sort_by_key(|run| run.stretch);
    runs
}
