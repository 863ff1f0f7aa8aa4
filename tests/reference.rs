//! The reference: its pages are what the code says, and what the code says is what the readers do. Nothing here knows
//! a key by name but where keys exclude one another: the schemas are walked, and the readers are asked.

mod feeds;
mod files;
mod keys;
mod themes;

use std::fs;

use serde_json::{Value, json};
use tidings::shell::reference::pages;
use tidings::{config, input};

use crate::support::REPOSITORY;

#[test]
fn the_pages_are_what_the_code_says() {
    for page in pages() {
        let path = format!("{REPOSITORY}/content/pages/{}.md", page.slug);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, page.text).unwrap();
            continue;
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        let slug = page.slug;
        assert!(
            written == page.text,
            "{slug}.md is not what the code says: BLESS=1 cargo test reference"
        );
    }
}

#[test]
fn the_schemas_are_json_schemas_of_2020_12() {
    for schema in [site(), notice(), feed()] {
        jsonschema::meta::validate(&schema).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

#[test]
fn every_key_says_what_it_means_and_gives_an_example() {
    for schema in [site(), notice(), feed()] {
        let definitions = schema["$defs"].as_object().unwrap().iter();
        for (name, definition) in definitions.chain([(&"top".to_owned(), &schema)]) {
            for (key, value) in properties(definition) {
                let is_said = value["description"]
                    .as_str()
                    .is_some_and(|words| words.ends_with('.'));
                assert!(is_said, "{name}.{key}");
                let has_example = value["examples"].is_array() || is_table(&schema, value);
                assert!(has_example, "{name}.{key} has no example");
            }
        }
    }
}

fn site() -> Value {
    config::reference::schema().to_value()
}

fn notice() -> Value {
    input::reference::notice_schema().to_value()
}

fn feed() -> Value {
    input::reference::feed_schema().to_value()
}

/// A definition of a schema as a schema by itself.
fn definition(schema: &Value, name: &str) -> Value {
    let mut one = json!({ "$ref": format!("#/$defs/{name}") });
    one["$schema"] = schema["$schema"].clone();
    one["$defs"] = schema["$defs"].clone();
    one
}

/// The keys of an object, in order.
fn properties(object: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let keys = object["properties"].as_object().into_iter().flatten();
    keys.map(|(key, value)| (key.as_str(), value))
}

/// Whether a value is told of key by key elsewhere in the schema: an object, or a list or table of such.
fn is_table(schema: &Value, value: &Value) -> bool {
    if !value.is_object() {
        return false;
    }
    let inner = [&value["items"], &value["additionalProperties"]];
    let any = value["anyOf"].as_array().into_iter().flatten();
    let name = value["$ref"]
        .as_str()
        .and_then(|name| name.strip_prefix("#/$defs/"));
    name.is_some_and(|name| schema["$defs"][name]["properties"].is_object())
        || inner.into_iter().chain(any).any(|one| is_table(schema, one))
}

/// The words that a value may be.
fn words(value: &Value) -> Vec<&str> {
    let any = value["anyOf"].as_array().into_iter().flatten();
    let choices = [value].into_iter().chain(any);
    choices
        .flat_map(|one| one["oneOf"].as_array().into_iter().flatten())
        .filter_map(|one| one["const"].as_str())
        .collect()
}

/// TOML as a schema sees it: dates and times are texts.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(table) => table
            .iter()
            .map(|(key, value)| (key.clone(), as_json(value)))
            .collect(),
        toml::Value::Datetime(time) => json!(time.to_string()),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::String(text) => json!(text),
    }
}

/// An example of a schema as TOML; what reads as a date or a time is one where the schema says so.
fn as_toml(value: &Value, schema: &Value) -> toml::Value {
    let is_time = |schema: &Value| {
        schema["title"]
            .as_str()
            .is_some_and(|title| title.starts_with("a date"))
    };
    match value {
        Value::String(text) if is_time(schema) => toml::Value::Datetime(text.parse().unwrap()),
        Value::Array(items) => items
            .iter()
            .map(|item| as_toml(item, &schema["items"]))
            .collect::<Vec<_>>()
            .into(),
        Value::Object(entries) => toml::Value::Table(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), as_toml(value, &Value::Null)))
                .collect(),
        ),
        other => toml::Value::try_from(other).unwrap(),
    }
}
