//! A JSON Schema as prose: its keys as a list, each with what it takes and what it means.

use serde_json::Value;

/// How examples and defaults are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// As in `site.toml` and front matter.
    Toml,
    /// As in JSON that others write.
    Json,
    /// Not at all: what templates and clients are given is made by the program.
    Given,
}

/// A schema that is told of.
pub struct Described {
    root: Value,
    notation: Notation,
    /// What a definition is called in a list of keys, with a link to where it is told of.
    call: fn(&str) -> String,
}

impl Described {
    /// A schema, how its values are written, and how its definitions are called.
    pub fn new(schema: schemars::Schema, notation: Notation, call: fn(&str) -> String) -> Self {
        Self {
            root: schema.to_value(),
            notation,
            call,
        }
    }

    /// The schema itself.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// The names of all definitions, in order.
    pub fn names(&self) -> Vec<&str> {
        let definitions = self.root["$defs"].as_object();
        definitions
            .into_iter()
            .flatten()
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// A definition.
    pub fn definition(&self, name: &str) -> &Value {
        &self.root["$defs"][name]
    }

    /// Whether a definition has keys of its own.
    pub fn is_object(&self, name: &str) -> bool {
        self.definition(name)["properties"].is_object()
    }

    /// The keys of an object as a list, but for those that are told of elsewhere.
    pub fn keys(&self, object: &Value, elsewhere: &[&str]) -> String {
        let properties = object["properties"].as_object().into_iter().flatten();
        let required = |key: &str| {
            let required = object["required"].as_array().into_iter().flatten();
            required.into_iter().any(|one| one == key)
        };
        properties
            .filter(|(key, _)| !elsewhere.contains(&key.as_str()))
            .map(|(key, value)| self.key(key, value, required(key)))
            .collect()
    }

    fn key(&self, key: &str, value: &Value, required: bool) -> String {
        let mut about = self.kind(value);
        let default = value.get("default").filter(|default| **default != "");
        let default = default.map(|default| self.written(default, value));
        match (self.notation, default) {
            (Notation::Given, _) => {}
            (_, Some(default)) => about += &format!(", {default} if left out"),
            (_, None) if required => about += ", required",
            _ => {}
        }
        let meaning = paragraph(value);
        let example = match (self.notation, value["examples"].get(0)) {
            (Notation::Toml | Notation::Json, Some(example)) if !is_obvious(value) => {
                format!(" Example: {}.", self.written(example, value))
            }
            _ => String::new(),
        };
        format!(
            "- **`{key}`** ({about}): {meaning}{example}\n{}",
            self.words(value)
        )
    }

    /// The words that a value may be, each with its meaning, as a list within a list.
    pub fn words(&self, value: &Value) -> String {
        let words = described_words(value).map(|one| {
            let word = one["const"].as_str().unwrap_or_default();
            format!("  - `{word}`: {}\n", paragraph(one))
        });
        words.collect()
    }

    /// What a key takes, such as "a text" or "a list of ids".
    fn kind(&self, value: &Value) -> String {
        let is_optional = self.notation == Notation::Given && takes_null(value);
        self.bare_kind(value) + if is_optional { ", or none" } else { "" }
    }

    fn bare_kind(&self, value: &Value) -> String {
        if let Some(name) = reference(value) {
            let definition = self.definition(name);
            return match definition["title"].as_str() {
                Some(title) => title.to_owned(),
                None => (self.call)(name),
            };
        }
        if described_words(value).next().is_some() {
            return "one of these words".to_owned();
        }
        if let Some(title) = value["title"].as_str() {
            return title.to_owned();
        }
        if let Some(words) = value["enum"].as_array() {
            return any_of(words.iter().filter_map(Value::as_str));
        }
        if let Some(any) = value["anyOf"].as_array() {
            let some = any.iter().find(|one| one["type"] != "null");
            return some.map(|one| self.bare_kind(one)).unwrap_or_default();
        }
        let types = [&value["type"]]
            .into_iter()
            .chain(value["type"].as_array().into_iter().flatten());
        let named = types.filter_map(Value::as_str).find(|kind| *kind != "null");
        match named.unwrap_or_default() {
            "array" => format!("a list of {}", plural(&self.bare_kind(&value["items"]))),
            "boolean" => "true or false".to_owned(),
            "integer" => format!("a whole number{}", range(value)),
            "number" => format!("a number{}", range(value)),
            "object" => self.table(&value["additionalProperties"]),
            _ => "a text".to_owned(),
        }
    }

    fn table(&self, items: &Value) -> String {
        let words: Vec<&str> = described_words(items)
            .chain(items["enum"].as_array().into_iter().flatten())
            .filter_map(|one| one.as_str().or(one["const"].as_str()))
            .collect();
        match words.is_empty() {
            true => format!("a table of {}", plural(&self.bare_kind(items))),
            false => format!("a table of words, each {}", any_of(words)),
        }
    }

    /// A value as it is written in a file.
    fn written(&self, value: &Value, schema: &Value) -> String {
        match self.notation {
            Notation::Toml => format!("`{}`", toml(value, is_time(schema))),
            _ => format!("`{value}`"),
        }
    }
}

/// "`a`, `b` or `c`"
fn any_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// Truth values and words that are listed need no example.
fn is_obvious(value: &Value) -> bool {
    value["type"] == "boolean"
        || described_words(value).next().is_some()
        || value.get("default") == value["examples"].get(0)
}

/// The words of an enumeration whose words are explained, also of one that may be null.
fn described_words(value: &Value) -> impl Iterator<Item = &Value> {
    let any = value["anyOf"].as_array().into_iter().flatten();
    let choices = [value].into_iter().chain(any);
    choices
        .flat_map(|one| one["oneOf"].as_array().into_iter().flatten())
        .filter(|one| one["const"].is_string())
}

fn takes_null(value: &Value) -> bool {
    let is_null = |kind: &Value| kind == "null";
    let types = value["type"].as_array().into_iter().flatten();
    let any = value["anyOf"].as_array().into_iter().flatten();
    types.into_iter().any(is_null) || any.into_iter().any(|one| is_null(&one["type"]))
}

fn reference(value: &Value) -> Option<&str> {
    value["$ref"].as_str()?.strip_prefix("#/$defs/")
}

fn range(value: &Value) -> String {
    match (value["minimum"].as_f64(), value["maximum"].as_f64()) {
        (Some(least), Some(most)) => format!(" from {least} to {most}"),
        _ => String::new(),
    }
}

fn is_time(schema: &Value) -> bool {
    let of = |schema: &Value| {
        let title = schema["title"].as_str().unwrap_or_default();
        title.starts_with("a date")
    };
    of(schema) || of(&schema["items"])
}

fn toml(value: &Value, is_time: bool) -> String {
    match value {
        Value::String(text) if is_time => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| toml(item, is_time)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{key} = {}", toml(value, is_time)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// "a length of time" as "lengths of time".
fn plural(kind: &str) -> String {
    if kind == "true or false" || kind == "HTML" {
        return kind.to_owned();
    }
    let bare = kind
        .strip_prefix("a ")
        .or_else(|| kind.strip_prefix("an "))
        .unwrap_or(kind);
    if bare.starts_with('[') {
        return bare.to_owned();
    }
    match bare.split_once(' ') {
        Some(("web", rest)) => format!("web {rest}es"),
        Some((first, rest)) => format!("{first}s {rest}"),
        None => format!("{bare}s"),
    }
}

/// What a schema says of a value, in one paragraph, without rustdoc's links.
pub fn paragraph(value: &Value) -> String {
    let text = value["description"].as_str().unwrap_or_default();
    text.replace("\n\n", " ").replace("[`", "`").replace("`]", "`")
}
