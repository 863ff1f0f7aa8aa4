//! Gatus: the answer of `/api/v1/endpoints/statuses`, a list of endpoints, or of
//! `/api/v1/endpoints/{key}/statuses`, one of them. An endpoint is named by its `key`; it has its last results, and
//! in some answers the events at which it turned. Durations are nanoseconds.

mod event;

use std::collections::BTreeMap;
use std::fmt;

use chrono::TimeDelta;
use chrono_tz::Tz;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use self::event::{EventList, Events};
use super::checks::{Checks, USUAL_INTERVAL};
use super::json::{self, Faults};
use super::names::aliases;
use super::outages::closed;
use super::shape::{Fields, Items, List, Maybe, Object, Text, Whole, keys, skip};
use super::value::{Limit, Values};
use super::{Circumstances, Trouble};
use crate::diagnostic::feed;
use crate::model::Instant;
use crate::model::uptime::{Feed, Measured, State};

/// What is read of it, for the reference.
pub const REFERENCE: &str = "\
The answer of `/api/v1/endpoints/statuses`, or of `/api/v1/endpoints/<key>/statuses`, from a file or by `url`. A component \
is found by its endpoint's `key` or `name`. Read are the last results with their times and durations, as checks, and the \
events at which an endpoint turned, as outages. Gatus keeps about a hundred results: `tidings archive` keeps what they \
say.";

/// Reads the answer.
///
/// # Errors
/// The first mistake in it.
pub fn read(circumstances: Circumstances<'_>) -> Result<Feed, Trouble> {
    let faults = Faults::default();
    let source = circumstances.source;
    let answer = || Answer {
        values: Values::new(&faults, Limit::Now(circumstances.now)),
        interval: source.interval.unwrap_or(USUAL_INTERVAL),
        zone: circumstances.zone,
    };
    let endpoints = json::document(circumstances.document("")?, &faults, answer)?;
    Ok(feed(endpoints, source.day_zone))
}

/// The feed; it knows nothing after its newest result or event.
fn feed(mut endpoints: BTreeMap<String, Endpoint>, day_zone: Tz) -> Feed {
    let horizon = endpoints.values().filter_map(Endpoint::newest).max();
    let titles: Vec<(String, String)> = endpoints
        .iter_mut()
        .filter_map(|(key, endpoint)| Some((endpoint.name.take()?, key.clone())))
        .collect();
    let components: BTreeMap<String, Measured> = endpoints
        .into_iter()
        .map(|(key, endpoint)| (key, endpoint.measured(horizon)))
        .collect();
    Feed {
        generated_at: None,
        horizon,
        day_zone,
        aliases: aliases(&components, titles),
        components,
    }
}

/// What is said of an endpoint.
struct Endpoint {
    name: Option<String>,
    results: Checks,
    events: Events,
}

impl Endpoint {
    fn newest(&self) -> Option<Instant> {
        self.results.newest().max(self.events.newest)
    }

    /// Its last event stands in for results where it has none.
    fn measured(self, horizon: Option<Instant>) -> Measured {
        let results = self.results.measured(horizon);
        let has_events = self.events.since.is_some();
        Measured {
            reading: results.reading.or(self.events.reading),
            since: self.events.since,
            outages: has_events.then(|| closed(self.events.outages, horizon)),
            checks: results.checks.filter(|_| results.reading.is_some()),
            ..results
        }
    }
}

/// The answer, read into endpoints by key.
struct Answer<'f> {
    values: Values<'f>,
    interval: TimeDelta,
    zone: Tz,
}

impl Answer<'_> {
    fn endpoints(&self) -> Endpoints<'_> {
        Endpoints {
            answer: self,
            read: BTreeMap::new(),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Answer<'_> {
    type Value = BTreeMap<String, Endpoint>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Answer<'_> {
    type Value = BTreeMap<String, Endpoint>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of endpoints, or one endpoint,")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let mut endpoints = self.endpoints();
        List(&mut endpoints).visit_seq(seq)?;
        Ok(endpoints.read)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let endpoint = Object(EndpointFields::new(&self.endpoints())).visit_map(map)?;
        Ok(BTreeMap::from([endpoint]))
    }
}

struct Endpoints<'v> {
    answer: &'v Answer<'v>,
    read: BTreeMap<String, Endpoint>,
}

impl<'de> Items<'de> for Endpoints<'_> {
    const WHAT: &'static str = "a list of endpoints";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let endpoint = seq.next_element_seed(Object(EndpointFields::new(self)))?;
        Ok(endpoint.map(|(key, endpoint)| {
            self.read.insert(key, endpoint);
        }))
    }
}

/// An endpoint while it is read.
struct EndpointFields<'l> {
    values: &'l Values<'l>,
    known: &'l BTreeMap<String, Endpoint>,
    key: Option<String>,
    read: Endpoint,
}

impl<'l> EndpointFields<'l> {
    /// Nothing read yet, of one that comes after `endpoints`.
    fn new(endpoints: &'l Endpoints<'l>) -> Self {
        let answer = endpoints.answer;
        Self {
            values: &answer.values,
            known: &endpoints.read,
            key: None,
            read: Endpoint {
                name: None,
                results: Checks::new(answer.interval, answer.zone),
                events: Events::default(),
            },
        }
    }
}

keys! {
    enum EndpointKey {
        Name = "name",
        Key = "key",
        Results = "results",
        Events = "events",
    }
}

impl<'de> Fields<'de> for EndpointFields<'_> {
    const WHAT: &'static str = "an object about an endpoint";
    type Key = EndpointKey;
    type Read = (String, Endpoint);

    fn field<A: MapAccess<'de>>(&mut self, key: EndpointKey, map: &mut A) -> Result<(), A::Error> {
        let (values, known) = (self.values, self.known);
        match key {
            EndpointKey::Name => self.read.name = map.next_value_seed(Maybe(values.text()))?,
            EndpointKey::Key => {
                let rule = |key: &str| match known.contains_key(key) {
                    true => Err(feed::component_twice(key)),
                    false => Ok(key.to_owned()),
                };
                self.key = Some(map.next_value_seed(Text::new(values.faults, "a text", rule))?);
            }
            EndpointKey::Results => {
                let read = &mut self.read.results;
                map.next_value_seed(Maybe(List(&mut ResultList { values, read })))?;
            }
            EndpointKey::Events => {
                let read = &mut self.read.events;
                map.next_value_seed(Maybe(List(&mut EventList { values, read })))?;
            }
            EndpointKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let key = self
            .key
            .ok_or_else(|| self.values.faults.stop(feed::missing_key("key")))?;
        Ok((key, self.read))
    }
}

/// `results`
struct ResultList<'v> {
    values: &'v Values<'v>,
    read: &'v mut Checks,
}

impl<'de> Items<'de> for ResultList<'_> {
    const WHAT: &'static str = "a list of results";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let result = ResultFields {
            values: self.values,
            before: self.read.newest(),
            timestamp: None,
            success: None,
            duration_ms: None,
        };
        let Some((at, state, latency_ms)) = seq.next_element_seed(Object(result))? else {
            return Ok(None);
        };
        self.read.push(at, state, latency_ms);
        Ok(Some(()))
    }
}

/// A result while it is read.
struct ResultFields<'v> {
    values: &'v Values<'v>,
    before: Option<Instant>,
    timestamp: Option<Instant>,
    success: Option<bool>,
    duration_ms: Option<f64>,
}

keys! {
    enum ResultKey {
        Timestamp = "timestamp",
        Success = "success",
        Duration = "duration",
    }
}

impl<'de> Fields<'de> for ResultFields<'_> {
    const WHAT: &'static str = "an object about a result";
    type Key = ResultKey;
    type Read = (Instant, State, Option<f64>);

    fn field<A: MapAccess<'de>>(&mut self, key: ResultKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            ResultKey::Timestamp => {
                self.timestamp = Some(map.next_value_seed(self.values.instant_after(self.before))?);
            }
            ResultKey::Success => self.success = Some(map.next_value()?),
            ResultKey::Duration => {
                #[expect(clippy::cast_precision_loss, reason = "a response time has no 53 bits")]
                let rule = |nanoseconds: u64| Ok(nanoseconds as f64 / 1e6);
                self.duration_ms = map.next_value_seed(Maybe(Whole::new(self.values.faults, rule)))?;
            }
            ResultKey::Other => skip(map)?,
        }
        Ok(())
    }

    /// How long a failure took says nothing of the endpoint.
    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let missing = |key| self.values.faults.stop(feed::missing_key(key));
        let at = self.timestamp.ok_or_else(|| missing("timestamp"))?;
        match self.success.ok_or_else(|| missing("success"))? {
            true => Ok((at, State::Up, self.duration_ms)),
            false => Ok((at, State::Down, None)),
        }
    }
}
