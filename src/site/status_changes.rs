//! When the status of components last changed, as far as notices and feeds tell.

use chrono::TimeDelta;

use super::Site;
use super::told::told;
use crate::model::{ComponentStatus, Instant, Stretch};

/// What is known of how components did, as stretches of time.
pub struct StatusChanges {
    now: Instant,
    /// Of each component, when it was anything else than operational.
    troubles: Vec<Vec<(Stretch, ComponentStatus)>>,
}

impl Site {
    /// What is known of how components did up to now.
    pub fn status_changes(&self) -> StatusChanges {
        let told = told(
            self.all_windows(),
            &self.incidents,
            self.components.len(),
            self.now,
        );
        let mut troubles: Vec<Vec<_>> = told.into_iter().map(|told| told.reported).collect();
        for (place, troubles) in troubles.iter_mut().enumerate() {
            self.add_measured(place, troubles);
        }
        StatusChanges {
            now: self.now,
            troubles,
        }
    }

    /// Adds the outages that were measured, and the status that only a reading gives now.
    fn add_measured(&self, place: usize, troubles: &mut Vec<(Stretch, ComponentStatus)>) {
        let outages = self.uptime[place].outages.iter();
        troubles.extend(outages.map(|outage| (outage.stretch, ComponentStatus::MajorOutage)));
        let component = &self.components[place];
        if let Some(since) = component
            .since
            .filter(|_| worst_at(troubles, self.now) < component.status)
        {
            let through = self.now + TimeDelta::seconds(1);
            troubles.push((Stretch::new(since, through), component.status));
        }
    }
}

impl StatusChanges {
    /// When the worst status of these components, by place, last changed; none where no change is known.
    pub fn last(&self, members: &[usize]) -> Option<Instant> {
        let troubles: Vec<_> = members
            .iter()
            .flat_map(|place| &self.troubles[*place])
            .copied()
            .collect();
        let ends = troubles
            .iter()
            .flat_map(|(stretch, _)| [stretch.start, stretch.end]);
        let mut instants: Vec<Instant> = ends.filter(|at| *at <= self.now).collect();
        instants.sort_unstable();
        instants.dedup();
        let before = |at: Instant| at - TimeDelta::seconds(1);
        instants
            .into_iter()
            .rev()
            .find(|at| worst_at(&troubles, *at) != worst_at(&troubles, before(*at)))
    }
}

fn worst_at(troubles: &[(Stretch, ComponentStatus)], at: Instant) -> ComponentStatus {
    let then = troubles.iter().filter(|(stretch, _)| stretch.contains(at));
    then.map(|(_, status)| *status).max().unwrap_or_default()
}
