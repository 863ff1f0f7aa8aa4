//! JSON read piece by piece with serde, each value held against its rule while it is read, so that a mistake
//! is told with line, column and path.

use std::cell::RefCell;

use serde::de::{self, DeserializeSeed};
use serde_json::error::Category;
use serde_path_to_error::Track;

use crate::diagnostic::feed::{self, Fault};
use crate::diagnostic::{Diagnostic, Place};

/// A longer line is not shown with a finding; its place is named all the same.
const LONGEST_LINE: usize = 400;

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
}

/// Reads the one JSON value of `text` by the reader that `seed` makes; its rules leave their finding in
/// `faults`. After a mistake all is read again, now following the path: doing that always would be slow.
///
/// # Errors
/// At the first mistake.
pub fn parse<'t, S>(text: &'t str, faults: &Faults, seed: impl Fn() -> S) -> Result<S::Value, Box<Stop>>
where
    S: DeserializeSeed<'t>,
{
    let mut json = serde_json::Deserializer::from_str(text);
    let first = match seed()
        .deserialize(&mut json)
        .and_then(|value| json.end().map(|()| value))
    {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let fault = faults.0.take().unwrap_or_else(|| fault_of(&first));
    let mut track = Track::new();
    let mut json = serde_json::Deserializer::from_str(text);
    // Only the path is wanted: the reading is the same and stops at the same place.
    let _ = seed().deserialize(serde_path_to_error::Deserializer::new(&mut json, &mut track));
    let path = track.path().to_string();
    let line = text
        .split('\n')
        .nth(first.line().saturating_sub(1))
        .unwrap_or_default();
    let column = if first.is_data() {
        token_start(line, first.column())
    } else {
        first.column().saturating_sub(1)
    };
    let mut stop = Stop::new(first.line().max(1), line, column, fault);
    // serde_path_to_error writes `.` for the top and `?` where a key was being read.
    stop.path = path.trim_end_matches(['.', '?']).to_owned();
    Err(Box::new(stop))
}

/// What serde_json found by itself.
fn fault_of(error: &serde_json::Error) -> Fault {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let words = words.strip_suffix(&place).unwrap_or(&words);
    match error.classify() {
        Category::Eof => feed::truncated(),
        Category::Data => {
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
