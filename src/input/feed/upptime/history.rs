//! `history/<slug>.yml`: what Upptime found when it last looked at a site, and since when it looks.

use serde::de::{Error, MapAccess};

use crate::diagnostic::feed;
use crate::input::feed::shape::{Fields, Maybe, Number, keys, skip};
use crate::input::feed::value::Values;
use crate::model::Instant;
use crate::model::uptime::State;

/// What the file says.
pub struct History {
    /// When the site was looked at first.
    pub start: Instant,
    /// When it was looked at last.
    pub updated: Instant,
    /// What was found then.
    pub state: State,
    /// The time of its answer, in milliseconds; a site that is down gave none.
    pub latency_ms: Option<f64>,
}

/// The file while it is read.
pub struct HistoryFields<'v> {
    values: &'v Values<'v>,
    start: Option<Instant>,
    updated: Option<Instant>,
    state: Option<State>,
    response_ms: Option<f64>,
}

impl<'v> HistoryFields<'v> {
    /// Nothing read yet.
    pub fn new(values: &'v Values<'v>) -> Self {
        Self {
            values,
            start: None,
            updated: None,
            state: None,
            response_ms: None,
        }
    }
}

keys! {
    pub enum HistoryKey {
        Status = "status",
        ResponseTime = "responseTime",
        LastUpdated = "lastUpdated",
        StartTime = "startTime",
    }
}

impl<'de> Fields<'de> for HistoryFields<'_> {
    const WHAT: &'static str = "keys with values, such as `status: up`";
    type Key = HistoryKey;
    type Read = History;

    fn field<A: MapAccess<'de>>(&mut self, key: HistoryKey, map: &mut A) -> Result<(), A::Error> {
        let values = self.values;
        match key {
            HistoryKey::Status => self.state = Some(map.next_value_seed(values.state())?),
            HistoryKey::ResponseTime => {
                let number = Number {
                    faults: values.faults,
                    most: None,
                };
                self.response_ms = map.next_value_seed(Maybe(number))?;
            }
            HistoryKey::LastUpdated => self.updated = Some(map.next_value_seed(values.instant())?),
            HistoryKey::StartTime => self.start = Some(map.next_value_seed(values.instant())?),
            HistoryKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<History, E> {
        let stop = |fault| self.values.faults.stop(fault);
        let state = self.state.ok_or_else(|| stop(feed::missing_key("status")))?;
        let updated = self
            .updated
            .ok_or_else(|| stop(feed::missing_key("lastUpdated")))?;
        let start = self.start.ok_or_else(|| stop(feed::missing_key("startTime")))?;
        if updated < start {
            return Err(stop(feed::updated_before_start(start, updated)));
        }
        Ok(History {
            start,
            updated,
            state,
            latency_ms: self.response_ms.filter(|_| state != State::Down),
        })
    }
}
