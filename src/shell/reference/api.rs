//! `reference-api.md`

use schemars::JsonSchema;
use schemars::generate::SchemaGenerator;

use super::described::{Described, Notation, paragraph};
use crate::config::reference::settings;
use crate::output::api::{History, Tidings};
use crate::output::next::NextDocument;

const BEFORE: &str = include_str!("api.md");

/// A document whose type says what it holds.
struct Document {
    /// Its address.
    address: &'static str,
    /// The name of its type.
    name: String,
}

/// The documents that have types of their own; adds these to the schema.
fn documents(generator: &mut SchemaGenerator) -> Vec<Document> {
    vec![
        document::<Tidings>("/api/tidings.json", generator),
        document::<History>("/api/history/<month>.json", generator),
        document::<NextDocument<'_>>("/api/next-change.json", generator),
    ]
}

fn document<D: JsonSchema>(address: &'static str, generator: &mut SchemaGenerator) -> Document {
    let _ = generator.subschema_for::<D>();
    Document {
        address,
        name: D::schema_name().into_owned(),
    }
}

/// The page's text.
pub fn page() -> String {
    let mut generator = settings().for_serialize().into_generator();
    let documents = documents(&mut generator);
    let schema = Described::new(
        generator.into_root_schema_for::<()>(),
        Notation::Given,
        |name| match name {
            "Moment" => "an instant".to_owned(),
            other => format!("[{other}](#{})", other.to_lowercase()),
        },
    );
    let holds: String = documents
        .iter()
        .map(|document| {
            let (address, definition) = (document.address, schema.definition(&document.name));
            let keys = schema.keys(definition, &[]);
            format!("\n## `{address}`\n\n{}\n\n{keys}", paragraph(definition))
        })
        .collect();
    let is_document = |name: &str| documents.iter().any(|document| document.name == name);
    let parts: String = schema
        .names()
        .into_iter()
        .filter(|name| schema.is_object(name) && !is_document(name))
        .map(|name| {
            let definition = schema.definition(name);
            let keys = schema.keys(definition, &[]);
            let address = name.to_lowercase();
            format!(
                "\n### {name} {{#{address}}}\n\n{}\n\n{keys}",
                paragraph(definition)
            )
        })
        .collect();
    format!("{BEFORE}{holds}{parts}")
}
