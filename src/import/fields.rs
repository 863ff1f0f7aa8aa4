//! The keys of others' YAML, TOML and JSON. What is asked for and reads goes out; what stays behind was not carried over.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::time;
use crate::diagnostic::import as say;
use crate::model::Instant;

/// Where a text does not read, by line from 1, and why.
pub type Unread = (usize, String);

/// Keys with values.
#[derive(Clone, Debug, Default)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Of a value that is keys with values.
    pub fn of(value: Value) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self(map)),
            _ => None,
        }
    }

    /// The YAML of a text.
    ///
    /// # Errors
    /// What is wrong with it, and the line, from 1.
    pub fn of_yaml(text: &str) -> Result<Self, Unread> {
        let options = serde_saphyr::options! {
            budget: serde_saphyr::budget! {
                max_depth: 32,
                max_documents: 1,
                max_nodes: 100_000,
            },
            with_snippet: false,
        };
        let read: Result<Value, _> = serde_saphyr::from_str_with_options(text, options);
        match read {
            Ok(Value::Null) => Ok(Self::default()),
            Ok(value) => Self::of(value).ok_or_else(|| (1, say::no_keys())),
            Err(error) => {
                let line = error
                    .location()
                    .and_then(|place| usize::try_from(place.line()).ok());
                let words = error.without_snippet().render();
                let words = words.lines().next().unwrap_or_default();
                let words = words.rsplit_once(" at line ").map_or(words, |(words, _)| words);
                Err((line.unwrap_or(1).max(1), first_sentence(words).to_owned()))
            }
        }
    }

    /// The TOML of a text.
    ///
    /// # Errors
    /// As [`Fields::of_yaml`].
    pub fn of_toml(text: &str) -> Result<Self, Unread> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
            (line, error.message().to_owned())
        })?;
        Ok(Self::of(of_toml(toml::Value::Table(table))).unwrap_or_default())
    }

    /// The JSON of a text.
    ///
    /// # Errors
    /// As [`Fields::of_yaml`].
    pub fn of_json(bytes: &[u8]) -> Result<Self, Unread> {
        let value: Value =
            serde_json::from_slice(bytes).map_err(|error| (error.line().max(1), error.to_string()))?;
        Self::of(value).ok_or_else(|| (1, say::no_keys()))
    }

    /// A value whatever it is.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key).filter(|value| !value.is_null())
    }

    /// A value that `read` can read; any other stays.
    fn read<T>(&mut self, key: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = read(self.0.get(key)?)?;
        self.0.remove(key);
        Some(value)
    }

    /// A text that is not blank; numbers are texts too.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.read(key, text)
    }

    /// Such a text, without taking it out.
    pub fn peek(&self, key: &str) -> Option<String> {
        self.0.get(key).and_then(text)
    }

    /// Whether anything stands there.
    pub fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(|value| !value.is_null())
    }

    /// Each key with its value, where those are keys with values or texts: a text stands for `key` alone.
    pub fn each(self, key: &str) -> impl Iterator<Item = (String, Self)> {
        let key = key.to_owned();
        self.0.into_iter().filter_map(move |(name, value)| {
            let below = match text(&value) {
                Some(_) => Map::from_iter([(key.clone(), value)]),
                None => value.as_object()?.clone(),
            };
            Some((name, Self(below)))
        })
    }

    /// True or false; none where it is neither.
    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        self.read(key, |value| match value {
            Value::Bool(value) => Some(*value),
            Value::String(word) => word.trim().to_ascii_lowercase().parse().ok(),
            _ => None,
        })
    }

    /// A whole number that is not below zero.
    pub fn number(&mut self, key: &str) -> Option<u64> {
        self.read(key, |value| match value {
            Value::String(digits) => digits.trim().parse().ok(),
            value => value.as_u64(),
        })
    }

    /// An instant; one without a zone is UTC's.
    pub fn instant(&mut self, key: &str) -> Option<Instant> {
        self.read(key, |value| time::instant(value.as_str()?))
    }

    /// A list of texts, or one text.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let list = self.read(key, |value| match value {
            Value::Array(items) => items.iter().map(text).collect(),
            value => text(value).map(|text| vec![text]),
        });
        list.unwrap_or_default()
    }

    /// Keys with values below this key; nothing where there are none.
    pub fn below(&mut self, key: &str) -> Self {
        let map = self.read(key, |value| value.as_object().cloned());
        Self(map.unwrap_or_default())
    }

    /// A list of keys with values. Items that are something else stay.
    pub fn list(&mut self, key: &str) -> Vec<Self> {
        let items = self.read(key, |value| {
            let items = value.as_array()?.iter();
            items.map(|item| item.as_object().cloned().map(Self)).collect()
        });
        items.unwrap_or_default()
    }

    /// Keys with texts, whatever the keys are.
    pub fn all_texts(&self) -> BTreeMap<String, String> {
        let texts = self
            .0
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), text(value)?)));
        texts.collect()
    }

    /// The keys that say anything.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(|(_, value)| !is_empty(value))
            .map(|(key, _)| key.as_str())
    }
}

/// What a library adds after its first sentence is about itself.
fn first_sentence(words: &str) -> &str {
    if words.starts_with("budget breached") {
        return "it holds more than anybody writes";
    }
    let ends = [". ", "; ", " (", ", set "]
        .into_iter()
        .filter_map(|end| words.find(end));
    ends.min().map_or(words, |end| words.get(..end).unwrap_or(words))
}

fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(value) => value.into(),
        toml::Value::Datetime(at) => at.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => table
            .into_iter()
            .map(|(key, value)| (key, of_toml(value)))
            .collect(),
    }
}
