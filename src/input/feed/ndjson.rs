//! `tidings-ndjson`: one check a line. Read as a stream: lines are borrowed from a large buffer, and nothing is
//! kept of them but the stretches that they make known.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead, Read};

use chrono::TimeDelta;
use chrono_tz::Tz;
use serde::Deserialize;
use serde::de::{Error, MapAccess};

use super::checks::{Checks, USUAL_INTERVAL};
use super::json::{self, BYTE_ORDER_MARK, Faults, Stop, not_text};
use super::shape::{Fields, Maybe, Number, Object, keys, skip};
use super::value::{Limit, Values};
use super::{Circumstances, Trouble};
use crate::diagnostic::feed;
use crate::model::Instant;
use crate::model::uptime::{Feed, State};

/// The longest line that is read, in bytes. Reads are as large, because small ones halve the speed.
const LONGEST_LINE: usize = 1 << 20;

/// What is read of it, for the reference.
pub const REFERENCE: &str = "\
One check a line, in order of time for each component. It is read as a stream: memory grows with components, days and \
outages, not with lines. Good for a log or a queue of a monitor of your own.";

/// Reads a feed of one check a line.
///
/// # Errors
/// The first mistake in it, with the number of its line; or what the machine refused.
pub fn read(circumstances: Circumstances<'_>) -> Result<Feed, Trouble> {
    let document = circumstances.document("")?;
    let refused = |error| Trouble::Io(document.shown.clone(), error);
    let malformed = |stop: Stop| Trouble::Malformed(stop.told(&document.shown));
    let faults = Faults::default();
    let mut lines = Lines {
        values: Values::new(&faults, Limit::Now(circumstances.now)),
        interval: circumstances.source.interval.unwrap_or(USUAL_INTERVAL),
        zone: circumstances.zone,
        places: HashMap::new(),
        components: Vec::new(),
        last: 0,
        read: 0,
    };
    let mut input = document.bytes.open().map_err(refused)?;
    let mut buffer = Vec::with_capacity(LONGEST_LINE + 1);
    loop {
        let ended = fill(&mut *input, &mut buffer).map_err(refused)?;
        let whole = match buffer.iter().rposition(|&byte| byte == b'\n') {
            _ if ended => buffer.len(),
            Some(last) => last + 1,
            None => {
                return Err(malformed(Stop::new(
                    lines.read + 1,
                    "",
                    0,
                    feed::line_too_long(LONGEST_LINE),
                )));
            }
        };
        lines.add(&buffer[..whole]).map_err(|stop| malformed(*stop))?;
        buffer.drain(..whole);
        if ended {
            return Ok(lines.into_feed(circumstances.source.day_zone));
        }
    }
}

/// Fills the buffer with a line and its end at the most; whether the input has ended.
fn fill(input: &mut dyn BufRead, buffer: &mut Vec<u8>) -> io::Result<bool> {
    let room = (LONGEST_LINE + 1).saturating_sub(buffer.len());
    let read = input.take(room as u64).read_to_end(buffer)?;
    Ok(read < room)
}

/// What was read so far.
struct Lines<'f> {
    values: Values<'f>,
    interval: TimeDelta,
    zone: Tz,
    /// Where in `components` a name is.
    places: HashMap<String, usize>,
    components: Vec<(String, Checks)>,
    /// Where the component of the last line is.
    last: usize,
    /// How many lines.
    read: usize,
}

impl Lines<'_> {
    /// Adds whole lines.
    fn add(&mut self, bytes: &[u8]) -> Result<(), Box<Stop>> {
        let bytes = match bytes.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) if self.read == 0 => rest,
            _ => bytes,
        };
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let (valid, rest) = bytes.split_at(error.valid_up_to());
            not_text(valid, rest, self.read + 1)
        })?;
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', bytes).chain((!bytes.ends_with(b"\n")).then_some(bytes.len())) {
            let line = &text[start..end];
            start = end + 1;
            self.read += 1;
            if !line.trim_ascii().is_empty() {
                self.add_line(line)?;
            }
        }
        Ok(())
    }

    /// Adds a line that is not blank.
    fn add_line(&mut self, line: &str) -> Result<(), Box<Stop>> {
        let number = self.read;
        let fields = || {
            Object(LineFields {
                values: &self.values,
                name: None,
                at: None,
                state: None,
                latency_ms: None,
            })
        };
        let read = json::text(line, self.values.faults, fields);
        let check = read.map_err(|mut stop| {
            stop.line = number;
            stop
        })?;
        let checks = self.checks(&check.name);
        if let Some(before) = checks.newest()
            && check.at < before
        {
            let column = line.find("\"at\"").unwrap_or_default();
            return Err(Box::new(Stop::new(
                number,
                line,
                column,
                feed::goes_back(check.at, before),
            )));
        }
        checks.push(check.at, check.state, check.latency_ms);
        Ok(())
    }

    /// The checks of the component of that name, which may be new.
    fn checks(&mut self, name: &str) -> &mut Checks {
        // Monitoring checks one after another, in the same order each time.
        let next = (self.last + 1) % self.components.len().max(1);
        let is_next = self.components.get(next).is_some_and(|(next, _)| next == name);
        self.last = if is_next { next } else { self.place(name) };
        &mut self.components[self.last].1
    }

    /// Where the component of that name is, which may be new.
    fn place(&mut self, name: &str) -> usize {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        let place = self.components.len();
        let checks = Checks::new(self.interval, self.zone);
        self.components.push((name.to_owned(), checks));
        self.places.insert(name.to_owned(), place);
        place
    }

    /// The feed; it knows nothing after its newest check.
    fn into_feed(self, day_zone: Tz) -> Feed {
        let newest = self.components.iter().filter_map(|(_, checks)| checks.newest());
        let horizon = newest.max();
        let components = self.components.into_iter();
        Feed {
            generated_at: None,
            horizon,
            day_zone,
            components: components
                .map(|(name, checks)| (name, checks.measured(horizon)))
                .collect(),
            aliases: BTreeMap::new(),
        }
    }
}

/// A line that was read.
struct Check<'t> {
    name: Cow<'t, str>,
    at: Instant,
    state: State,
    latency_ms: Option<f64>,
}

/// A line while it is read.
struct LineFields<'v, 't> {
    values: &'v Values<'v>,
    name: Option<Cow<'t, str>>,
    at: Option<Instant>,
    state: Option<State>,
    latency_ms: Option<f64>,
}

keys! {
    enum Key {
        Component = "component",
        At = "at",
        State = "state",
        LatencyMs = "latency_ms",
    }
}

/// A text that is copied only where it holds escapes.
#[derive(Deserialize)]
struct Borrowed<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'t> Fields<'t> for LineFields<'_, 't> {
    const WHAT: &'static str = "an object about a check";
    type Key = Key;
    type Read = Check<'t>;

    fn field<A: MapAccess<'t>>(&mut self, key: Key, map: &mut A) -> Result<(), A::Error> {
        match key {
            Key::Component => self.name = Some(map.next_value::<Borrowed<'t>>()?.0),
            Key::At => self.at = Some(map.next_value_seed(self.values.instant())?),
            Key::State => self.state = Some(map.next_value_seed(self.values.state())?),
            Key::LatencyMs => {
                self.latency_ms = map.next_value_seed(Maybe(Number {
                    faults: self.values.faults,
                    most: None,
                }))?;
            }
            Key::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Check<'t>, E> {
        let missing = |key| self.values.faults.stop(feed::missing_key(key));
        Ok(Check {
            name: self.name.ok_or_else(|| missing("component"))?,
            at: self.at.ok_or_else(|| missing("at"))?,
            state: self.state.ok_or_else(|| missing("state"))?,
            latency_ms: self.latency_ms,
        })
    }
}
