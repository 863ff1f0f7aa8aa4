//! The banner: in one value what the first line of the home page says.

use super::{IncidentNow, Site};
use crate::model::{ComponentStatus, IncidentImpact, Instant};

/// What the banner says, by the table "The page" of 12-tables.md.
#[derive(Debug)]
pub enum Headline<'s> {
    /// Every component works, and no incident with an impact is open.
    AllOperational,
    /// Every component works, but an incident with an impact is open: the one with the worst impact, and of
    /// equals the earliest.
    OpenIncident(&'s IncidentNow),
    /// The worst is planned work.
    Maintenance {
        /// The components under maintenance, by place.
        components: Vec<usize>,
        /// The latest planned end of the open windows.
        until: Instant,
        /// That end is past and nobody said that the work is done.
        overrun: bool,
    },
    /// The worst is worse than planned work.
    Trouble {
        /// How bad it is.
        status: ComponentStatus,
        /// The components that are so, by place.
        components: Vec<usize>,
        /// The earliest start.
        since: Option<Instant>,
    },
}

impl Site {
    /// What the banner says.
    pub fn headline(&self) -> Headline<'_> {
        let status = self.worst();
        let components: Vec<usize> = self
            .in_service()
            .filter(|place| self.components[*place].status == status)
            .collect();
        match status {
            ComponentStatus::Operational => self
                .worst_open_incident()
                .map_or(Headline::AllOperational, Headline::OpenIncident),
            ComponentStatus::UnderMaintenance => {
                let latest = self.open_windows().max_by_key(|window| window.course.plan.end);
                Headline::Maintenance {
                    components,
                    until: latest.map_or(self.now, |window| window.course.plan.end),
                    // Work that is being verified when it was to end is in no state of its own, and is late too.
                    overrun: latest.is_some_and(|window| window.course.plan.end <= self.now),
                }
            }
            status => {
                let since = components
                    .iter()
                    .filter_map(|place| self.components[*place].since)
                    .min();
                Headline::Trouble {
                    status,
                    components,
                    since,
                }
            }
        }
    }

    fn worst_open_incident(&self) -> Option<&IncidentNow> {
        self.open_incidents()
            .filter(|incident| incident.incident.impact > IncidentImpact::None)
            .max_by_key(|incident| {
                (
                    incident.incident.impact,
                    std::cmp::Reverse(incident.incident.started),
                )
            })
    }
}
