//! `site.toml` for those who write it: every key with its meaning, unit and default, as a JSON Schema for editors
//! and as the source of the reference. The reader in this folder's parent is what counts; tests/reference.rs holds
//! one against the other, key by key.

mod lists;
mod tables;
pub mod value;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

pub use lists::{Component, Feed, Group, Plan};
pub use tables::{
    Archive, Build, Check, Kind, Maintenance, Monitoring, Newsletter, Owner, Rules, Site, Syndication, Theme,
    Uptime,
};

/// The one file that describes a site. Paths in it are from its folder; every local time of the site is in its
/// `timezone`. A key that is not known is an error.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "site.toml")]
pub struct SiteToml {
    /// What the site is, and where it is published.
    pub site: Site,
    /// What is read, and what is made.
    pub build: Option<Build>,
    /// How it looks.
    pub theme: Option<Theme>,
    /// Components that belong together on pages, in the order in which they are shown.
    pub groups: Option<Vec<Group>>,
    /// What the status is told of, at least one, in the order in which it is shown; those without a group come first.
    #[schemars(length(min = 1))]
    pub components: Vec<Component>,
    /// Service packages that customers have. Without any, nothing of plans is shown.
    pub plans: Option<Vec<Plan>>,
    /// What is promised about maintenance windows.
    pub maintenance: Option<Maintenance>,
    /// What the readings of feeds are held against.
    pub monitoring: Option<Monitoring>,
    /// Where the measurements come from. Without a feed nothing is measured, and the site says so.
    pub feeds: Option<Vec<Feed>>,
    /// Where the measurements of days that are over are kept.
    pub archive: Option<Archive>,
    /// How uptime is worked out and shown.
    pub uptime: Option<Uptime>,
    /// What the newsletter is called.
    pub newsletter: Option<Newsletter>,
    /// What feeds for readers hold: RSS, Atom and JSON Feed.
    pub syndication: Option<Syndication>,
    /// What `tidings check` accepts.
    pub check: Option<Check>,
}

/// The JSON Schema of `site.toml`.
pub fn schema() -> Schema {
    toml_schema::<SiteToml>()
}

/// A JSON Schema of what is written in TOML, which has no null: what may be missing is left out.
pub fn toml_schema<T: JsonSchema>() -> Schema {
    settings()
        .with_transform(RecursiveTransform(without_null))
        .into_generator()
        .into_root_schema_for::<T>()
}

/// What all our schemas are made by: JSON Schema 2020-12, each paragraph of a description one line, and no formats
/// but those of the standard.
pub fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().with_transform(RecursiveTransform(plain))
}

fn plain(schema: &mut Schema) {
    if let Some(Value::String(format)) = schema.get("format")
        && !["date", "date-time"].contains(&format.as_str())
    {
        schema.remove("format");
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        let paragraphs: Vec<String> = description
            .split("\n\n")
            .map(|paragraph| paragraph.replace('\n', " "))
            .collect();
        *description = paragraphs.join("\n\n");
    }
}

fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let is_null = |value: &Value| value == "null" || value.get("type").is_some_and(|kind| kind == "null");
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| !is_null(kind));
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(words)) = object.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(Value::Array(any)) = object.get_mut("anyOf") {
        any.retain(|one| !is_null(one));
        if let [Value::Object(only)] = any.as_slice() {
            let only = only.clone();
            object.shift_remove("anyOf");
            for (key, value) in only {
                object.entry(key).or_insert(value);
            }
        }
    }
}
