//! One component of Tidings' own format.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::de::{Error, MapAccess};

use super::ComponentFields;
use super::day::Days;
use super::list::{Alerts, CheckList, Outages};
use crate::input::feed::checks::Checks;
use crate::input::feed::outages::{Outage, closed};
use crate::input::feed::shape::{Fields, List, Maybe, Number, keys, skip};
use crate::model::Instant;
use crate::model::uptime::{Conditions, DaySum, Measured, Reading, State};

/// A component as it stands in the document, its horizon not yet known.
#[derive(Default)]
pub struct Draft {
    state: Option<State>,
    checked_at: Option<Instant>,
    since: Option<Instant>,
    conditions: Conditions,
    days: BTreeMap<NaiveDate, DaySum>,
    outages: Option<Vec<Outage>>,
    checks: Option<Checks>,
}

impl Draft {
    /// Its newest instant: of a reading, a check, or the end of an outage.
    pub fn newest(&self) -> Option<Instant> {
        let reading = self.state.and(self.checked_at);
        let check = self.checks.as_ref().and_then(Checks::newest);
        let end = self.outages.iter().flatten().filter_map(|(_, end, _)| *end).max();
        reading.max(check).max(end)
    }

    /// The newest day that is summed.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.days.keys().next_back().copied()
    }

    /// What an outage that goes on says of the component, up to the horizon.
    fn open_outage(&self, horizon: Instant) -> Option<Reading> {
        let open = self.outages.iter().flatten();
        let open = open.filter(|(start, end, _)| end.is_none() && *start <= horizon);
        let state = open.map(|(.., state)| *state).max()?;
        (state != State::Unknown).then_some(Reading {
            state,
            at: Some(horizon),
        })
    }

    /// The component by a feed that was `made` then and knows nothing after `horizon`; `since` is when outages
    /// began to be looked for, where the feed does not say.
    pub fn measured(
        self,
        made: Option<Instant>,
        horizon: Option<Instant>,
        since: Option<Instant>,
    ) -> Measured {
        let newest_check = self.checks.as_ref().and_then(Checks::reading);
        let reading = match self.state {
            Some(state) => Some(Reading {
                state,
                at: self.checked_at.or(made),
            }),
            None => newest_check.or_else(|| self.open_outage(horizon?)),
        };
        let checks = self.checks.zip(horizon);
        let checks = checks.map(|(checks, horizon)| checks.finish(horizon));
        let (checks, latencies) = checks.unzip();
        Measured {
            reading,
            since: self.since.or(since),
            conditions: self.conditions,
            checks,
            latencies: latencies.unwrap_or_default(),
            outages: self.outages.map(|outages| closed(outages, horizon)),
            days: self.days,
        }
    }
}

/// A component while it is read.
pub struct Component<'v> {
    by: ComponentFields<'v>,
    read: Draft,
}

impl<'v> Component<'v> {
    /// Nothing read yet.
    pub fn new(by: ComponentFields<'v>) -> Self {
        Self {
            by,
            read: Draft::default(),
        }
    }
}

keys! {
    pub enum ComponentKey {
        State = "state",
        CheckedAt = "checked_at",
        Since = "since",
        LatencyMs = "latency_ms",
        Memory = "memory",
        Disk = "disk",
        ServicesOk = "services_ok",
        PatchesDue = "patches_due",
        Alerts = "alerts",
        Days = "days",
        Outages = "outages",
        Checks = "checks",
    }
}

impl<'de> Fields<'de> for Component<'_> {
    const WHAT: &'static str = "an object about a component";
    type Key = ComponentKey;
    type Read = Draft;

    fn field<A: MapAccess<'de>>(&mut self, key: ComponentKey, map: &mut A) -> Result<(), A::Error> {
        let by = self.by;
        let faults = by.values.faults;
        let read = &mut self.read;
        match key {
            ComponentKey::State => read.state = map.next_value_seed(Maybe(by.values.state()))?,
            ComponentKey::CheckedAt => read.checked_at = map.next_value_seed(Maybe(by.values.instant()))?,
            ComponentKey::Since => read.since = map.next_value_seed(Maybe(by.values.instant()))?,
            ComponentKey::LatencyMs => {
                read.conditions.latency_ms = map.next_value_seed(Maybe(Number { faults, most: None }))?;
            }
            ComponentKey::Memory => {
                read.conditions.memory = map.next_value_seed(Maybe(Number {
                    faults,
                    most: Some(1.0),
                }))?;
            }
            ComponentKey::Disk => {
                read.conditions.disk = map.next_value_seed(Maybe(Number {
                    faults,
                    most: Some(1.0),
                }))?;
            }
            ComponentKey::ServicesOk => read.conditions.services_ok = map.next_value()?,
            ComponentKey::PatchesDue => {
                read.conditions.patches_due = map.next_value_seed(Maybe(by.values.whole(0, u32::MAX)))?;
            }
            ComponentKey::Alerts => {
                let mut alerts = Alerts {
                    values: by.values,
                    restart_required_since: None,
                };
                map.next_value_seed(Maybe(List(&mut alerts)))?;
                read.conditions.restart_required_since = alerts.restart_required_since;
            }
            ComponentKey::Days => {
                let mut days = Days {
                    by,
                    read: BTreeMap::new(),
                };
                map.next_value_seed(Maybe(List(&mut days)))?;
                read.days = days.read;
            }
            ComponentKey::Outages => {
                let mut outages = Outages {
                    values: by.values,
                    read: Vec::new(),
                };
                let written = map.next_value_seed(Maybe(List(&mut outages)))?;
                read.outages = written.map(|()| outages.read);
            }
            ComponentKey::Checks => {
                let mut list = CheckList {
                    values: by.values,
                    read: Checks::new(by.basis.interval, by.basis.zone),
                };
                let written = map.next_value_seed(Maybe(List(&mut list)))?;
                read.checks = written.map(|()| list.read);
            }
            ComponentKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(mut self) -> Result<Draft, E> {
        // The newest check's stands in where the component has none.
        let latency_ms = self.read.conditions.latency_ms;
        let of_checks = || self.read.checks.as_ref().and_then(Checks::latency_ms);
        self.read.conditions.latency_ms = latency_ms.or_else(of_checks);
        Ok(self.read)
    }
}
