//! The events at which an endpoint turned.

use serde::de::{Error, MapAccess, SeqAccess};

use crate::diagnostic::feed;
use crate::input::feed::outages::Outage;
use crate::input::feed::shape::{Fields, Items, Object, Text, keys, skip};
use crate::input::feed::value::Values;
use crate::model::Instant;
use crate::model::uptime::{Reading, State};

/// The events of an endpoint so far. From the first on it was looked after.
#[derive(Default)]
pub struct Events {
    /// When the first was.
    pub since: Option<Instant>,
    /// When the newest was.
    pub newest: Option<Instant>,
    /// What the newest says, if it says anything of the endpoint.
    pub reading: Option<Reading>,
    /// Between a turn for the worse and the next for the better.
    pub outages: Vec<Outage>,
}

impl Events {
    /// Adds an event, which is not before the newest; `None` is the beginning of the looking, of which nothing
    /// follows for the endpoint.
    fn push(&mut self, at: Instant, state: Option<State>) {
        self.since.get_or_insert(at);
        self.newest = Some(at);
        let Some(state) = state else { return };
        self.reading = Some(Reading { state, at: Some(at) });
        let open = self.outages.last_mut().filter(|(_, end, _)| end.is_none());
        match (open, state) {
            (None, State::Down) => self.outages.push((at, None, state)),
            (Some((_, end, _)), State::Up) => *end = Some(at),
            _ => {}
        }
    }
}

/// `events`
pub struct EventList<'v> {
    /// What its values are read by.
    pub values: &'v Values<'v>,
    /// Where they go.
    pub read: &'v mut Events,
}

impl<'de> Items<'de> for EventList<'_> {
    const WHAT: &'static str = "a list of events";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let event = EventFields {
            values: self.values,
            before: self.read.newest,
            timestamp: None,
            kind: None,
        };
        let event = seq.next_element_seed(Object(event))?;
        Ok(event.map(|(at, state)| self.read.push(at, state)))
    }
}

/// An event while it is read.
struct EventFields<'v> {
    values: &'v Values<'v>,
    before: Option<Instant>,
    timestamp: Option<Instant>,
    kind: Option<Option<State>>,
}

keys! {
    enum EventKey {
        Kind = "type",
        Timestamp = "timestamp",
    }
}

impl<'de> Fields<'de> for EventFields<'_> {
    const WHAT: &'static str = "an object about an event";
    type Key = EventKey;
    type Read = (Instant, Option<State>);

    fn field<A: MapAccess<'de>>(&mut self, key: EventKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            EventKey::Kind => {
                let rule = |kind: &str| match kind {
                    "START" => Ok(None),
                    "HEALTHY" => Ok(Some(State::Up)),
                    "UNHEALTHY" => Ok(Some(State::Down)),
                    other => Err(feed::unknown_word(other, &["START", "HEALTHY", "UNHEALTHY"])),
                };
                self.kind = Some(map.next_value_seed(Text::new(self.values.faults, "an event", rule))?);
            }
            EventKey::Timestamp => {
                self.timestamp = Some(map.next_value_seed(self.values.instant_after(self.before))?);
            }
            EventKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let missing = |key| self.values.faults.stop(feed::missing_key(key));
        let at = self.timestamp.ok_or_else(|| missing("timestamp"))?;
        Ok((at, self.kind.ok_or_else(|| missing("type"))?))
    }
}
