//! The JSON Schemas (draft 2020-12) of Tidings' own documents, made from the structs that write them.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::history::History;
use super::tidings::Tidings;
use crate::output::edition::Edition;
use crate::output::next::NextDocument;

/// A schema that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaFile {
    /// Of `/api/tidings.json`.
    Tidings,
    /// Of `/api/history/<month>.json`.
    History,
    /// Of `/api/next-change.json`.
    NextChange,
}

impl SchemaFile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tidings, Self::History, Self::NextChange];

    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Tidings => "api/tidings.schema.json",
            Self::History => "api/history.schema.json",
            Self::NextChange => "api/next-change.schema.json",
        }
    }

    /// Its bytes, to be read by people too.
    ///
    /// # Errors
    /// None that can happen: every value is plain.
    pub fn json(self, edition: &Edition) -> serde_json::Result<Vec<u8>> {
        let mut schema = match self {
            Self::Tidings => of::<Tidings>(),
            Self::History => of::<History>(),
            Self::NextChange => of::<NextDocument<'_>>(),
        };
        schema.insert("$id".to_owned(), edition.routes.url(self.path()).into());
        serde_json::to_vec_pretty(&schema)
    }
}

/// Of what is written, so that a field that may be null is there all the same. Fields may be added: the schema lets
/// others pass.
fn of<D: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(in_one_line));
    settings.into_generator().into_root_schema_for::<D>()
}

/// The sources wrap what is said of a field; a schema does not.
fn in_one_line(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}
