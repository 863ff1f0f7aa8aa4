//! The lists of a component that hold instants: outages, checks, alerts.

use serde::de::{Error, MapAccess, SeqAccess};

use crate::diagnostic::feed;
use crate::input::feed::checks::Checks;
use crate::input::feed::outages;
use crate::input::feed::shape::{Fields, Items, Maybe, Number, Object, Text, keys, skip};
use crate::input::feed::value::{self, Values};
use crate::model::Instant;
use crate::model::uptime::State;

/// `outages`
pub struct Outages<'v> {
    /// What its values are read by.
    pub values: &'v Values<'v>,
    /// In the order in which they stand.
    pub read: Vec<outages::Outage>,
}

impl<'de> Items<'de> for Outages<'_> {
    const WHAT: &'static str = "a list of outages";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let outage = Outage {
            values: self.values,
            start: None,
            end: None,
            state: State::Down,
        };
        let read = seq.next_element_seed(Object(outage))?;
        self.read.extend(read);
        Ok(read.map(|_| ()))
    }
}

/// An outage while it is read. It is down unless it says degraded, or unknown: nobody looked.
struct Outage<'v> {
    values: &'v Values<'v>,
    start: Option<Instant>,
    end: Option<Instant>,
    state: State,
}

keys! {
    enum OutageKey {
        Start = "start",
        End = "end",
        State = "state",
    }
}

impl<'de> Fields<'de> for Outage<'_> {
    const WHAT: &'static str = "an object about an outage";
    type Key = OutageKey;
    type Read = outages::Outage;

    fn field<A: MapAccess<'de>>(&mut self, key: OutageKey, map: &mut A) -> Result<(), A::Error> {
        let (start, end) = (self.start, self.end);
        match key {
            OutageKey::Start => {
                let rule = |at| match end {
                    Some(end) if end < at => Err(feed::end_before_start(at, end)),
                    _ => Ok(at),
                };
                self.start = Some(map.next_value_seed(self.values.instant_by(rule))?);
            }
            OutageKey::End => {
                let rule = |at| match start {
                    Some(start) if at < start => Err(feed::end_before_start(start, at)),
                    _ => Ok(at),
                };
                self.end = map.next_value_seed(Maybe(self.values.instant_by(rule)))?;
            }
            OutageKey::State => {
                let rule = |text: &str| match value::state(text) {
                    None => Err(feed::unknown_state(text)),
                    Some(State::Up) => Err(feed::outage_state(text)),
                    Some(state) => Ok(state),
                };
                let state = map.next_value_seed(Maybe(Text::new(self.values.faults, "a state", rule)))?;
                self.state = state.unwrap_or(State::Down);
            }
            OutageKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let start = self
            .start
            .ok_or_else(|| self.values.faults.stop(feed::missing_key("start")))?;
        Ok((start, self.end, self.state))
    }
}

/// `checks`
pub struct CheckList<'v> {
    /// What its values are read by.
    pub values: &'v Values<'v>,
    /// What they make known so far.
    pub read: Checks,
}

impl<'de> Items<'de> for CheckList<'_> {
    const WHAT: &'static str = "a list of checks";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let check = Check {
            values: self.values,
            before: self.read.newest(),
            at: None,
            state: None,
            latency_ms: None,
        };
        let Some((at, state, latency_ms)) = seq.next_element_seed(Object(check))? else {
            return Ok(None);
        };
        self.read.push(at, state, latency_ms);
        Ok(Some(()))
    }
}

/// A check while it is read.
struct Check<'v> {
    values: &'v Values<'v>,
    /// The instant of the check before it.
    before: Option<Instant>,
    at: Option<Instant>,
    state: Option<State>,
    latency_ms: Option<f64>,
}

keys! {
    enum CheckKey {
        At = "at",
        State = "state",
        LatencyMs = "latency_ms",
    }
}

impl<'de> Fields<'de> for Check<'_> {
    const WHAT: &'static str = "an object about a check";
    type Key = CheckKey;
    type Read = (Instant, State, Option<f64>);

    fn field<A: MapAccess<'de>>(&mut self, key: CheckKey, map: &mut A) -> Result<(), A::Error> {
        let before = self.before;
        match key {
            CheckKey::At => self.at = Some(map.next_value_seed(self.values.instant_after(before))?),
            CheckKey::State => self.state = Some(map.next_value_seed(self.values.state())?),
            CheckKey::LatencyMs => {
                self.latency_ms = map.next_value_seed(Maybe(Number {
                    faults: self.values.faults,
                    most: None,
                }))?;
            }
            CheckKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let missing = |key| self.values.faults.stop(feed::missing_key(key));
        let at = self.at.ok_or_else(|| missing("at"))?;
        let state = self.state.ok_or_else(|| missing("state"))?;
        Ok((at, state, self.latency_ms))
    }
}

/// `alerts`
pub struct Alerts<'v> {
    /// What its values are read by.
    pub values: &'v Values<'v>,
    /// Of the alerts that a restart is required, the oldest that says since when.
    pub restart_required_since: Option<Instant>,
}

impl<'de> Items<'de> for Alerts<'_> {
    const WHAT: &'static str = "a list of alerts";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let alert = Alert {
            values: self.values,
            requires_restart: false,
            since: None,
        };
        let Some(since) = seq.next_element_seed(Object(alert))? else {
            return Ok(None);
        };
        self.restart_required_since = match (self.restart_required_since, since) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        Ok(Some(()))
    }
}

/// An alert while it is read. Without `since` it says nothing, because whether its time of grace is over
/// cannot be told.
struct Alert<'v> {
    values: &'v Values<'v>,
    requires_restart: bool,
    since: Option<Instant>,
}

keys! {
    enum AlertKey {
        Code = "code",
        Since = "since",
    }
}

impl<'de> Fields<'de> for Alert<'_> {
    const WHAT: &'static str = "an object about an alert";
    type Key = AlertKey;
    type Read = Option<Instant>;

    fn field<A: MapAccess<'de>>(&mut self, key: AlertKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            AlertKey::Code => {
                let rule = |code: &str| Ok(code == "restart_required");
                self.requires_restart = map.next_value_seed(Text::new(self.values.faults, "a text", rule))?;
            }
            AlertKey::Since => self.since = map.next_value_seed(Maybe(self.values.instant()))?,
            AlertKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Option<Instant>, E> {
        Ok(self.since.filter(|_| self.requires_restart))
    }
}
