//! The beats of the monitors.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{Error, MapAccess, SeqAccess};

use crate::diagnostic::feed::{self, Fault};
use crate::input::feed::checks::Checks;
use crate::input::feed::shape::{Fields, Items, List, Maybe, Number, Object, Text, Whole, keys, skip};
use crate::input::feed::value::{self, Values, in_order};
use crate::model::Instant;
use crate::model::uptime::State;

/// The answer while it is read.
pub struct Answer<'v> {
    values: &'v Values<'v>,
    /// What the status page lists, by number as text; what else there is it does not show.
    monitors: BTreeMap<String, Checks>,
    is_read: bool,
}

impl<'v> Answer<'v> {
    /// Nothing read yet; `monitors` have no beats.
    pub fn new(values: &'v Values<'v>, monitors: BTreeMap<String, Checks>) -> Self {
        Self {
            values,
            monitors,
            is_read: false,
        }
    }
}

keys! {
    pub enum AnswerKey {
        Beats = "heartbeatList",
    }
}

impl<'de> Fields<'de> for Answer<'_> {
    const WHAT: &'static str = "an object with `heartbeatList`";
    type Key = AnswerKey;
    type Read = BTreeMap<String, Checks>;

    fn field<A: MapAccess<'de>>(&mut self, key: AnswerKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            AnswerKey::Beats => {
                map.next_value_seed(Object(Lists {
                    values: self.values,
                    monitors: &mut self.monitors,
                    seen: BTreeSet::new(),
                }))?;
                self.is_read = true;
            }
            AnswerKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        match self.is_read {
            true => Ok(self.monitors),
            false => Err(self.values.faults.stop(feed::missing_key("heartbeatList"))),
        }
    }
}

/// `heartbeatList`: a list of beats under the number of each monitor.
struct Lists<'v, 'l> {
    values: &'v Values<'v>,
    monitors: &'l mut BTreeMap<String, Checks>,
    seen: BTreeSet<String>,
}

impl<'de> Fields<'de> for Lists<'_, '_> {
    const WHAT: &'static str = "an object with beats under the number of each monitor";
    type Key = String;
    type Read = ();

    fn field<A: MapAccess<'de>>(&mut self, id: String, map: &mut A) -> Result<(), A::Error> {
        let values = self.values;
        let Some(read) = self.monitors.get_mut(&id) else {
            return skip(map);
        };
        if self.seen.contains(&id) {
            return Err(values.faults.stop(feed::component_twice(&id)));
        }
        map.next_value_seed(Maybe(List(&mut Beats { values, read })))?;
        self.seen.insert(id);
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The beats of one monitor.
struct Beats<'v, 'l> {
    values: &'v Values<'v>,
    read: &'l mut Checks,
}

impl<'de> Items<'de> for Beats<'_, '_> {
    const WHAT: &'static str = "a list of beats";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let beat = Beat {
            values: self.values,
            before: self.read.newest(),
            time: None,
            status: None,
            ping: None,
        };
        let Some((at, state, latency_ms)) = seq.next_element_seed(Object(beat))? else {
            return Ok(None);
        };
        self.read.push(at, state, latency_ms);
        Ok(Some(()))
    }
}

/// A beat while it is read.
struct Beat<'v> {
    values: &'v Values<'v>,
    before: Option<Instant>,
    time: Option<Instant>,
    status: Option<State>,
    ping: Option<f64>,
}

keys! {
    enum BeatKey {
        Time = "time",
        Status = "status",
        Ping = "ping",
    }
}

impl<'de> Fields<'de> for Beat<'_> {
    const WHAT: &'static str = "an object about a beat";
    type Key = BeatKey;
    type Read = (Instant, State, Option<f64>);

    fn field<A: MapAccess<'de>>(&mut self, key: BeatKey, map: &mut A) -> Result<(), A::Error> {
        let (values, before) = (self.values, self.before);
        let faults = values.faults;
        match key {
            BeatKey::Time => {
                let rule = |text: &str| in_order(values.hold(instant(text)?)?, before);
                self.time = Some(map.next_value_seed(Text::new(faults, "an instant", rule))?);
            }
            BeatKey::Status => self.status = Some(map.next_value_seed(Whole::new(faults, state))?),
            BeatKey::Ping => self.ping = map.next_value_seed(Maybe(Number { faults, most: None }))?,
            BeatKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let missing = |key| self.values.faults.stop(feed::missing_key(key));
        let at = self.time.ok_or_else(|| missing("time"))?;
        Ok((at, self.status.ok_or_else(|| missing("status"))?, self.ping))
    }
}

/// Down, up, pending, which is a failure that is being tried again and counts as down, and under maintenance,
/// of which nothing is known.
fn state(status: u64) -> Result<State, Fault> {
    match status {
        0 | 2 => Ok(State::Down),
        1 => Ok(State::Up),
        3 => Ok(State::Unknown),
        _ => Err(feed::out_of_range(status, 0, Some(3))),
    }
}

/// `2026-11-20 22:55:16.733`, which is UTC, or an instant by RFC 3339.
fn instant(text: &str) -> Result<Instant, Fault> {
    let marked = || value::instant(&format!("{}Z", text.replacen(' ', "T", 1)));
    value::instant(text).or_else(|fault| marked().map_err(|_| fault))
}
