//! The front matter of others' Markdown: YAML between `---`, TOML between `+++`, JSON, and what says which it is
//! (`---toml`, `---json`).

use super::fields::{Fields, Unread};
use crate::diagnostic::import as say;

/// Reads the keys of one form.
type Reader = fn(&str) -> Result<Fields, Unread>;

/// The keys of a file and the Markdown after them.
///
/// # Errors
/// Why it does not read, with its line.
pub fn read(bytes: &[u8]) -> Result<(Fields, String), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (valid, _) = bytes.split_at(error.valid_up_to());
        say::not_utf8(valid.iter().filter(|byte| **byte == b'\n').count() + 1)
    })?;
    let text = text
        .strip_prefix('\u{FEFF}')
        .unwrap_or(text)
        .replace("\r\n", "\n");
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let (fence, form): (_, Reader) = match first.trim_end() {
        "---" | "---yaml" | "---yml" => ("---", Fields::of_yaml),
        "---toml" => ("---", Fields::of_toml),
        "---json" => ("---", |text| Fields::of_json(text.as_bytes())),
        "+++" => ("+++", Fields::of_toml),
        line if line.starts_with('{') => return json(&text),
        _ => return Err(say::no_front_matter()),
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            let fields = form(&rest[..at]).map_err(|(line, words)| say::does_not_read(line + 1, &words))?;
            return Ok((fields, rest[at + line.len()..].to_owned()));
        }
        at += line.len();
    }
    Err(say::open_front_matter(fence))
}

/// An object at the beginning of the file.
fn json(text: &str) -> Result<(Fields, String), String> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    match values.next() {
        Some(Ok(value)) => {
            let fields = Fields::of(value).ok_or_else(say::no_front_matter)?;
            Ok((fields, text[values.byte_offset()..].to_owned()))
        }
        Some(Err(error)) => Err(say::does_not_read(error.line(), &error.to_string())),
        None => Err(say::no_front_matter()),
    }
}
