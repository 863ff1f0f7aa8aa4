//! JSON read piece by piece with serde, each value held against its rule while it is read, so that a mistake
//! is told with line, column and path.

use std::cell::RefCell;
use std::io::{self, BufRead, Read};

use serde::de::{self, DeserializeSeed};
use serde_json::error::Category;
use serde_path_to_error::Track;

use super::{Bytes, Document, Trouble};
use crate::diagnostic::feed::{self, Fault};
use crate::diagnostic::{Diagnostic, Place};

/// A longer line is not shown with a finding; its place is named all the same.
const LONGEST_LINE: usize = 400;

/// A longer document is not held in memory after a mistake either; the line is not shown then.
const MOST_HELD_BYTES: u64 = 16 << 20;

/// Why reading stopped, and where.
#[derive(Debug)]
pub struct Stop {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    column: usize,
    /// The line, if it is short enough to be shown.
    shown: String,
    /// The path within the JSON; empty at the top.
    path: String,
    /// What is wrong.
    fault: Fault,
}

impl Stop {
    /// At the byte `column` (from 0) of the line `text`, which has the number `line`.
    pub fn new(line: usize, text: &str, column: usize, fault: Fault) -> Self {
        let before = &text[..text.floor_char_boundary(column.min(text.len()))];
        let column = before.chars().count() + 1;
        let text = text.trim_end_matches('\r');
        let shown = if text.chars().nth(LONGEST_LINE).is_some() {
            String::new()
        } else {
            text.to_owned()
        };
        Self {
            line,
            column,
            shown,
            path: String::new(),
            fault,
        }
    }

    /// At that path within the document.
    pub fn within(self, path: String) -> Self {
        Self { path, ..self }
    }

    /// The finding, in the file shown as `name`.
    pub fn told(self, name: &str) -> Diagnostic {
        let Self {
            line,
            column,
            shown: text,
            path,
            fault,
        } = self;
        fault.at(
            Place::Spot {
                path: name.to_owned(),
                line,
                column,
                text,
            },
            &path,
        )
    }
}

/// Where a rule leaves what it found: serde's errors carry nothing but words.
#[derive(Debug, Default)]
pub struct Faults(RefCell<Option<Fault>>);

impl Faults {
    /// Stops reading.
    pub fn stop<E: de::Error>(&self, fault: Fault) -> E {
        self.0.replace(Some(fault));
        E::custom("")
    }

    /// What was left, if a rule stopped the reading.
    pub fn take(&self) -> Option<Fault> {
        self.0.take()
    }
}

/// Reads the one JSON value of a document by the reader that `seed` makes, piece by piece, so that memory does
/// not grow with the document; its rules leave their finding in `faults`. After a mistake all is read again, now
/// following the path: doing that always would be slow.
///
/// # Errors
/// At the first mistake; or what the machine refused.
pub fn document<S, T>(document: &Document<'_>, faults: &Faults, seed: impl Fn() -> S) -> Result<T, Trouble>
where
    S: for<'t> DeserializeSeed<'t, Value = T>,
{
    let refused = |error| Trouble::Io(document.shown.clone(), error);
    let open = || begin(&*document.bytes).map_err(refused);
    let mut json = serde_json::Deserializer::from_reader(open()?);
    let read = seed().deserialize(&mut json);
    let first = match read.and_then(|value| json.end().map(|()| value)) {
        Ok(value) => return Ok(value),
        Err(error) if error.is_io() => return Err(refused(error.into())),
        Err(error) => error,
    };
    // Held in memory where that can be, for only so a mistake's place is exact.
    let mut held = Vec::new();
    let length = open()?
        .take(MOST_HELD_BYTES + 1)
        .read_to_end(&mut held)
        .map_err(refused)?;
    let stop = if u64::try_from(length).is_ok_and(|length| length <= MOST_HELD_BYTES) {
        match std::str::from_utf8(&held).map(|held| text(held, faults, &seed)) {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(stop)) => *stop,
            Err(error) => {
                let (valid, rest) = held.split_at(error.valid_up_to());
                not_text(valid, rest, 1)
            }
        }
    } else {
        let fault = faults.take().unwrap_or_else(|| fault_of(&first));
        let mut track = Track::new();
        let mut json = serde_json::Deserializer::from_reader(open()?);
        // Only the path is wanted: the reading is the same and stops at the same place.
        let _ = seed().deserialize(serde_path_to_error::Deserializer::new(&mut json, &mut track));
        Stop {
            line: first.line().max(1),
            column: first.column().max(1),
            shown: String::new(),
            path: path(track),
            fault,
        }
    };
    Err(Trouble::Malformed(stop.told(&document.shown)))
}

/// The bytes of a document behind its byte order mark.
fn begin(bytes: &dyn Bytes) -> io::Result<Box<dyn BufRead + '_>> {
    let mut bytes = bytes.open()?;
    if bytes.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
        bytes.consume(BYTE_ORDER_MARK.len());
    }
    Ok(bytes)
}

/// Reads the one JSON value of a text by the reader that `seed` makes; otherwise like [`document`].
///
/// # Errors
/// At the first mistake.
pub fn text<'t, S>(text: &'t str, faults: &Faults, seed: impl Fn() -> S) -> Result<S::Value, Box<Stop>>
where
    S: DeserializeSeed<'t>,
{
    let mut json = serde_json::Deserializer::from_str(text);
    let read = seed().deserialize(&mut json);
    let first = match read.and_then(|value| json.end().map(|()| value)) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let fault = faults.take().unwrap_or_else(|| fault_of(&first));
    let mut track = Track::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let _ = seed().deserialize(serde_path_to_error::Deserializer::new(&mut json, &mut track));
    let line = text
        .split('\n')
        .nth(first.line().saturating_sub(1))
        .unwrap_or_default();
    let column = if first.is_data() {
        token_start(line, first.column())
    } else {
        first.column().saturating_sub(1)
    };
    let stop = Stop::new(first.line().max(1), line, column, fault);
    Err(Box::new(stop.within(path(track))))
}

/// The path that was followed; serde_path_to_error writes `.` for the top and `?` where a key was being read.
pub fn path(track: Track) -> String {
    track.path().to_string().trim_end_matches(['.', '?']).to_owned()
}

/// Windows programs begin a text with these bytes, which mean nothing.
pub const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Where text ends and `rest` begins, which is none; `first` is the number of the first line of `valid`.
pub fn not_text(valid: &[u8], rest: &[u8], first: usize) -> Stop {
    let line = first + valid.iter().filter(|&&byte| byte == b'\n').count();
    let start = valid
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |at| at + 1);
    let rest = rest.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let before = String::from_utf8_lossy(&valid[start..]);
    let shown = format!("{before}{}", String::from_utf8_lossy(rest));
    Stop::new(line, &shown, before.len(), feed::not_text())
}

/// What serde_json found by itself.
fn fault_of(error: &serde_json::Error) -> Fault {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let words = words.strip_suffix(&place).unwrap_or(&words);
    match error.classify() {
        Category::Eof => feed::truncated(),
        Category::Data => {
            let twice = words
                .strip_prefix("duplicate field `")
                .and_then(|key| key.strip_suffix('`'));
            if let Some(key) = twice {
                return feed::key_twice(key);
            }
            let missing = words
                .strip_prefix("missing field `")
                .and_then(|key| key.strip_suffix('`'));
            if let Some(key) = missing {
                return feed::missing_key(key);
            }
            let both = words
                .split_once(": ")
                .and_then(|(_, both)| both.rsplit_once(", expected "));
            both.map_or_else(
                || feed::syntax(words),
                |(found, expected)| feed::wrong_type(expected, found),
            )
        }
        Category::Syntax | Category::Io => feed::syntax(words),
    }
}

/// The first byte (from 0) of the value at which serde_json stopped: for a text, a number or a word it names the
/// last byte, for an object or a list the byte before it.
fn token_start(line: &str, column: usize) -> usize {
    let bytes = line.as_bytes();
    let last = column.saturating_sub(1);
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    match bytes.get(last) {
        Some(b'"') => {
            let opens = |&at: &usize| {
                let escapes = bytes[..at]
                    .iter()
                    .rev()
                    .take_while(|&&byte| byte == b'\\')
                    .count();
                bytes[at] == b'"' && escapes % 2 == 0
            };
            (0..last).rev().find(opens).unwrap_or(last)
        }
        Some(byte) if is_word(byte) => bytes[..last]
            .iter()
            .rposition(|byte| !is_word(byte))
            .map_or(0, |at| at + 1),
        Some(b'}' | b']') | None => last,
        Some(_) => column,
    }
}
