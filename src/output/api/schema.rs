//! The JSON Schemas (draft 2020-12) of Tidings' own documents, made from the structs that write them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::history::History;
use super::tidings::Tidings;
use crate::output::edition::Edition;
use crate::output::next::NextDocument;

/// The path of the schema of `/api/tidings.json`.
pub const SCHEMA_PATH: &str = "api/tidings.schema.json";
/// The path of the schema of `/api/history/<month>.json`.
pub const HISTORY_SCHEMA_PATH: &str = "api/history.schema.json";
/// The path of the schema of `/api/next-change.json`.
pub const NEXT_SCHEMA_PATH: &str = "api/next-change.schema.json";

/// The schema of `/api/tidings.json`.
pub fn schema(edition: &Edition) -> Schema {
    of::<Tidings>(edition, SCHEMA_PATH)
}

/// The schema of `/api/history/<month>.json`.
pub fn history_schema(edition: &Edition) -> Schema {
    of::<History>(edition, HISTORY_SCHEMA_PATH)
}

/// The schema of `/api/next-change.json`.
pub fn next_schema(edition: &Edition) -> Schema {
    of::<NextDocument<'_>>(edition, NEXT_SCHEMA_PATH)
}

/// What is written, so that a field that may be null is there all the same. Fields may be added: the schema lets
/// others pass.
fn of<D: JsonSchema>(edition: &Edition, path: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<D>();
    schema.insert("$id".to_owned(), edition.routes.url(path).into());
    schema
}
