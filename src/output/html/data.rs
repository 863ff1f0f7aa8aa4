//! Structured data for those who read pages by machine: JSON-LD in the vocabulary of schema.org.

use serde::Serialize;

use crate::output::view::Markup;

/// Data as the text of a script element of type `application/ld+json`.
pub fn script(data: &impl Serialize) -> Option<Markup> {
    let json = serde_json::to_string(data).ok()?;
    // A `<` in a title must not end the script element it stands in.
    Some(Markup(json.replace('<', "\\u003c")))
}
