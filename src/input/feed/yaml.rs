//! YAML that monitoring writes: small documents, read by the same shapes as JSON, so that a mistake is told with
//! line, column and key.

use std::io::Read;

use serde::de::DeserializeSeed;
use serde_path_to_error::Track;
use serde_saphyr::options::MergeKeyPolicy;
use serde_saphyr::{Error, Options};

use super::json::{Faults, Stop, not_text, path};
use super::{Document, Trouble};
use crate::diagnostic::feed::{self, Fault};

/// A longer document is none of those that are meant.
const MOST_BYTES: usize = 1 << 16;

/// Reads the one YAML value of a document; the rules of `seed` leave their finding in `faults`.
///
/// # Errors
/// At the first mistake; or what the machine refused.
pub fn document<S, T>(document: &Document<'_>, faults: &Faults, seed: S) -> Result<T, Trouble>
where
    S: for<'t> DeserializeSeed<'t, Value = T>,
{
    let mut bytes = Vec::new();
    let opened = document.bytes.open();
    opened
        .and_then(|input| input.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| Trouble::Io(document.shown.clone(), error))?;
    let read = match std::str::from_utf8(&bytes) {
        _ if bytes.len() > MOST_BYTES => Err(Stop::new(1, "", 0, feed::too_long(MOST_BYTES))),
        Ok(text) => value(text, faults, seed),
        Err(error) => {
            let (valid, rest) = bytes.split_at(error.valid_up_to());
            Err(not_text(valid, rest, 1))
        }
    };
    read.map_err(|stop| Trouble::Malformed(stop.told(&document.shown)))
}

fn value<'t, S: DeserializeSeed<'t>>(text: &'t str, faults: &Faults, seed: S) -> Result<S::Value, Stop> {
    let mut track = Track::new();
    let read = serde_saphyr::with_deserializer_from_str_with_options(text, options(), |yaml| {
        seed.deserialize(serde_path_to_error::Deserializer::new(yaml, &mut track))
    });
    read.map_err(|error| {
        let location = error.location();
        let number = |place: Option<u64>| place.and_then(|place| usize::try_from(place).ok()).unwrap_or(1);
        let line = number(location.map(|location| location.line())).max(1);
        let column = number(location.map(|location| location.column())).max(1);
        let shown = text.split('\n').nth(line - 1).unwrap_or_default();
        let byte = shown
            .char_indices()
            .nth(column - 1)
            .map_or(shown.len(), |(byte, _)| byte);
        let fault = faults
            .take()
            .unwrap_or_else(|| fault_of(error.without_snippet(), &shown[byte..]));
        Stop::new(line, shown, byte, fault).within(path(track))
    })
}

/// Keys with plain values are all that is wanted: nothing refers to anything else, so that nothing multiplies.
fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 8,
            max_documents: 1,
            max_aliases: 0,
            max_anchors: 0,
            max_nodes: 1000,
        },
        merge_keys: MergeKeyPolicy::Error,
        with_snippet: false,
    }
}

/// What the library found by itself, `rest` being what stands from there to the end of the line.
fn fault_of(error: &Error, rest: &str) -> Fault {
    match error {
        Error::DuplicateMappingKey { key: Some(key), .. } => feed::key_twice(key),
        Error::Unexpected { expected, .. } if *expected == "mapping start" => {
            feed::wrong_type("keys with values", &found(rest))
        }
        Error::Unexpected { .. } => feed::wrong_type("a plain value", &found(rest)),
        Error::NullIntoString { .. } => feed::wrong_type("a text", "null"),
        Error::InvalidScalar { .. } => feed::wrong_type("a number", &found(rest)),
        Error::Budget { .. } | Error::UnknownAnchor { .. } | Error::MergeKeyNotAllowed { .. } => {
            feed::not_plain()
        }
        other => {
            let words = other.render();
            let (words, _) = words.rsplit_once(" at line ").unwrap_or((&words, ""));
            feed::no_yaml(words)
        }
    }
}

/// The value with which `rest` begins, in serde's words.
fn found(rest: &str) -> String {
    match rest.trim() {
        "" | "~" | "null" => "null".to_owned(),
        list if list.starts_with(['[', '-']) => "sequence".to_owned(),
        map if map.starts_with('{') => "map".to_owned(),
        text => format!("string \"{text}\""),
    }
}
