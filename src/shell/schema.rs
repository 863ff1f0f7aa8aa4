//! `tidings schema`: what files look like, for editors and for programs that write them.

use super::args::schema::{Described, Schema};
use super::{Failure, report};
use crate::{config, input};

/// Prints a JSON Schema on standard output.
pub fn schema(schema: &Schema) -> Result<(), Failure> {
    let schema = match schema.of {
        Described::Site => config::reference::schema(),
        Described::Feed => input::reference::feed_schema(),
        Described::Notice => input::reference::notice_schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|error| Failure::Outside(error.to_string()))?;
    report::result(&text)
}
