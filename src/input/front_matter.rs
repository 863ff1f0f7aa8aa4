//! The TOML between `+++` lines at the top of every content file.

use std::ops::Range;

use toml::de::DeTable;

use super::mentions::mentions;
use crate::config::table::{Origin, Said, Table, parse};
use crate::config::{Config, accepted, is_slug, moment};
use crate::diagnostic::{Diagnostics, content, slug_of};
use crate::model::{Alias, Instant, Mention, Span};

/// The line that begins and ends front matter.
const FENCE: &str = "+++";

/// A content file taken apart.
pub struct Parts<'t> {
    /// The TOML.
    pub toml: &'t str,
    /// Where the TOML begins, in bytes.
    pub toml_at: usize,
    /// The Markdown's range in the file.
    pub body: Range<usize>,
}

/// Finds the front matter of a file.
pub fn split<'t>(text: &'t str, file: u32, diagnostics: &mut Diagnostics) -> Option<Parts<'t>> {
    let first_end = text.find('\n').map_or(text.len(), |at| at + 1);
    if text[..first_end].trim_end() != FENCE {
        diagnostics.push(content::no_front_matter(Span::new(file, 0..first_end)));
        return None;
    }
    let mut at = first_end;
    for line in text[first_end..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let toml = &text[first_end..at];
            return Some(Parts {
                toml,
                toml_at: first_end,
                body: at + line.len()..text.len(),
            });
        }
        at += line.len();
    }
    diagnostics.push(content::open_front_matter(Span::new(file, 0..FENCE.len())));
    None
}

/// The entries of the front matter; syntax errors are told.
pub fn entries<'t>(parts: &Parts<'t>, file: u32, diagnostics: &mut Diagnostics) -> Option<DeTable<'t>> {
    parse(
        parts.toml,
        Origin {
            file,
            offset: parts.toml_at,
        },
        diagnostics,
    )
}

/// A reader of the entries; missing keys are told at the front matter's first line.
pub fn table<'t>(entries: &'t DeTable<'t>, parts: &Parts<'_>, file: u32) -> Table<'t> {
    let origin = Origin {
        file,
        offset: parts.toml_at,
    };
    Table::top(entries, origin, Span::new(file, 0..FENCE.len()))
}

/// What every sort of file may have.
#[derive(Default)]
pub struct Shared {
    /// Out of the output unless drafts are wanted.
    pub draft: bool,
    /// Old addresses.
    pub aliases: Vec<Alias>,
    /// Codes of warnings accepted here, without the leading `tidings::`.
    pub allow: Vec<String>,
    /// What its public words mention.
    pub mentions: Vec<Mention>,
}

/// The keys whose words readers see. `contact` is an address that the firm itself gives.
const PUBLIC: [&str; 7] = [
    "title",
    "reason",
    "rollback",
    "plan_notes",
    "summary",
    "author",
    "editor",
];

/// Reads `draft`, `aliases` and `allow`.
pub fn shared(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Shared {
    let draft = table.boolean("draft", diagnostics).unwrap_or(false);
    let aliases = table.texts("aliases", diagnostics).unwrap_or_default();
    let allow = table.texts("allow", diagnostics).unwrap_or_default();
    let words = PUBLIC.iter().flat_map(|key| table.words(key));
    let mentions = words
        .flat_map(|said| mentions(&said.value, |_| said.span))
        .collect();
    Shared {
        draft,
        aliases: aliases
            .into_iter()
            .filter_map(|said| alias(said, diagnostics))
            .collect(),
        allow: accepted(allow, diagnostics),
        mentions,
    }
}

/// `/issues/old-address/` or `/issues/old-address.html`: from the site's root.
fn alias(said: Said<String>, diagnostics: &mut Diagnostics) -> Option<Alias> {
    let path = super::alias::path(&said.value);
    if path.is_none() {
        diagnostics.push(content::alias(said.span, &said.value));
    }
    path.map(|path| Alias { path, at: said.span })
}

/// A date-time of front matter as an instant.
pub fn instant(
    table: &mut Table<'_>,
    key: &'static str,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Said<Instant>> {
    let said = table.datetime(key, diagnostics)?;
    match moment::instant(said.value, config.site.timezone, said.span) {
        Ok(at) => Some(Said {
            value: at,
            span: said.span,
        }),
        Err(error) => {
            diagnostics.push(error);
            None
        }
    }
}

/// As [`instant`], for a key that must be there; `example` is a value for it.
pub fn required_instant(
    table: &mut Table<'_>,
    key: &'static str,
    example: &'static str,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Said<Instant>> {
    table.required(key, example)?;
    instant(table, key, config, diagnostics)
}

/// The slug that a file or folder name gives; one that cannot be an address is told at the file.
pub fn slug(name: &str, file: u32, diagnostics: &mut Diagnostics) -> Option<String> {
    if is_slug(name) {
        return Some(name.to_owned());
    }
    diagnostics.push(content::slug(Span::whole(file), name, &slug_of(name)));
    None
}
