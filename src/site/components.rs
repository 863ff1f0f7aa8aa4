//! How components do at an instant: the worst of what notices and readings say.

use super::Site;
use super::uptime::Uptime;
use crate::model::uptime::State;
use crate::model::{ComponentStatus, Instant};

/// A component at an instant.
#[derive(Debug)]
pub struct ComponentNow {
    /// The worst of what notices and readings say.
    pub status: ComponentStatus,
    /// Since when it has that status, where that is known.
    pub since: Option<Instant>,
    /// A window that names it is open.
    pub in_window: bool,
    /// Out of service: not on the home page, the uptime page or in the API.
    pub retired: bool,
}

impl ComponentNow {
    /// Takes another word on the component's status into account: the worst counts, and of equals the earliest.
    pub fn worsen(&mut self, status: ComponentStatus, since: Option<Instant>) {
        match status.cmp(&self.status) {
            std::cmp::Ordering::Greater => (self.status, self.since) = (status, since),
            std::cmp::Ordering::Equal => self.since = [self.since, since].into_iter().flatten().min(),
            std::cmp::Ordering::Less => {}
        }
    }
}

impl Site {
    /// The worst of the components in service.
    pub fn worst(&self) -> ComponentStatus {
        self.in_service()
            .map(|place| self.components[place].status)
            .max()
            .unwrap_or_default()
    }

    /// Components in service, by place.
    pub fn in_service(&self) -> impl Iterator<Item = usize> {
        (0..self.components.len()).filter(|place| !self.components[*place].retired)
    }

    /// What notices and current readings together say of each component; within a window readings say nothing.
    pub(super) fn components_now(&self) -> Vec<ComponentNow> {
        let mut components = self.components_by_notices();
        for (component, uptime) in components.iter_mut().zip(&self.uptime) {
            if let Some((status, since)) = trouble_read(uptime)
                && !component.in_window
            {
                component.worsen(status, since);
            }
        }
        components
    }

    /// What notices say of each component.
    fn components_by_notices(&self) -> Vec<ComponentNow> {
        let today = self.today();
        let retired = self
            .config
            .components
            .iter()
            .map(|component| component.retired.is_some_and(|day| day <= today));
        let mut components: Vec<ComponentNow> = retired
            .map(|retired| ComponentNow {
                status: ComponentStatus::Operational,
                since: None,
                in_window: false,
                retired,
            })
            .collect();
        for window in self.open_windows() {
            let since = window.course.actual().0;
            for (place, _) in &window.window.components {
                components[*place].worsen(ComponentStatus::UnderMaintenance, since);
                components[*place].in_window = true;
            }
        }
        for incident in self.open_incidents() {
            for (place, status) in &incident.course.components {
                components[*place].worsen(*status, Some(incident.incident.started));
            }
        }
        components
    }
}

/// The trouble that current readings tell of, and since when, where that is known.
fn trouble_read(uptime: &Uptime) -> Option<(ComponentStatus, Option<Instant>)> {
    let ongoing = uptime.outages.iter().rev().find(|outage| outage.ongoing);
    // An outage that is listed as going on is not over because nobody measures any more.
    let last = uptime.reading.filter(|_| ongoing.is_some());
    let status = match uptime.current.or(last.map(|reading| reading.state))? {
        State::Down => ComponentStatus::MajorOutage,
        State::Degraded => ComponentStatus::DegradedPerformance,
        State::Up | State::Unknown => return None,
    };
    let since = ongoing
        .map(|outage| outage.stretch.start)
        .or(uptime.reading.and_then(|reading| reading.at));
    Some((status, since))
}
