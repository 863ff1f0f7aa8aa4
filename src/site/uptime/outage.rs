//! Measured outages that no incident covers (05-time.md, Triage).

use super::piece::Interval;
use crate::model::{Instant, Stretch};

/// A run of down of at least `false_alarm`, windows cut out, that no incident covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasuredOutage {
    /// From when to when.
    pub stretch: Stretch,
    /// It reaches the horizon of a component in service: as far as is known, it goes on.
    pub ongoing: bool,
}

/// Of runs of down in order, those that none of `covered` covers from beginning to end: an incident that tells
/// of a part only says nothing of the rest. One that reaches `open_at` goes on.
pub fn uncovered(outages: &[Interval], covered: &[Stretch], open_at: Option<Instant>) -> Vec<MeasuredOutage> {
    let mut covered: Vec<Interval> = covered.iter().copied().map(Interval::from).collect();
    covered.sort_unstable();
    let mut begun = covered.iter().peekable();
    let mut latest_end = i64::MIN;
    let mut listed = Vec::new();
    for outage in outages {
        while let Some(cover) = begun.next_if(|cover| cover.from <= outage.from) {
            latest_end = latest_end.max(cover.to);
        }
        if latest_end < outage.to {
            let stretch = outage.stretch();
            listed.push(MeasuredOutage {
                stretch,
                ongoing: Some(stretch.end) == open_at,
            });
        }
    }
    listed
}
