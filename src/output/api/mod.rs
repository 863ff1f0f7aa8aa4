//! What programs read below `/api/`, one document a file: Tidings' own (by the paper "Outputs") and those that a
//! Statuspage would answer. The structs are a client's contract: fields are added, never changed. They are published
//! as JSON Schemas, with what is said of them here.

mod component;
mod history;
mod notice;
mod schema;
mod tidings;
mod wire;
mod words;

pub mod statuspage;

pub use self::tidings::{Tidings, indicator, tidings};
pub use history::{History, month};
pub use schema::SchemaFile;

/// The version of Tidings' own documents.
const VERSION: u32 = 1;
