//! Old addresses: made from the site's root, in the form of `aliases`, and found again in texts.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::diagnostic::import as say;
use crate::input::{alias_path, is_taken_page};

use super::left::Left;

/// What stands in a path as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A path as an address has it.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PLAIN).to_string()
}

/// An address without what follows its path, decoded and taken apart from `base`, the old address of the page that
/// it stands on; from the site's root, without its first and last `/`. None where it leads to another site.
pub fn path_of(address: &str, base: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let has_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
    if has_scheme || path.starts_with("//") {
        return None;
    }
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let mut parts: Vec<&str> = match decoded.starts_with('/') {
        true => Vec::new(),
        false => base.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The old addresses of a site, each of which leads to one file.
#[derive(Debug, Default)]
pub struct Aliases {
    /// Addresses of files that are made: no old one may lie there.
    taken: BTreeSet<String>,
    /// What the others lead to, by path below the content folder.
    files: BTreeMap<String, String>,
}

impl Aliases {
    /// Keeps the address of a file that is made.
    pub fn take(&mut self, address: &str) {
        self.taken.insert(address.trim_matches('/').to_owned());
    }

    /// Those of a file that can stand in its front matter; the others are told.
    pub fn of_file(
        &mut self,
        wanted: &[String],
        file: &str,
        own: &str,
        source: &str,
        left: &mut Left,
    ) -> Vec<String> {
        let mut kept = Vec::new();
        for address in wanted {
            let decoded = path_of(address, "").filter(|path| !path.is_empty());
            let end = if address.ends_with('/') { "/" } else { "" };
            // In the form of `aliases`, with what cannot stand in a path as it is encoded.
            let written = decoded.as_ref().map(|path| format!("/{path}{end}"));
            let (Some(path), Some(form)) = (decoded, written.as_deref().and_then(alias_path)) else {
                left.say(source, say::alias(address));
                continue;
            };
            if path == own.trim_matches('/') || self.files.get(&path).is_some_and(|other| other == file) {
                continue;
            }
            let first = path.split('/').next().unwrap_or_default();
            if is_ours(&path, first) || self.taken.contains(&path) || self.files.contains_key(&path) {
                left.say(source, say::alias(address));
                continue;
            }
            kept.push(format!("/{form}"));
            self.files.insert(path, file.to_owned());
        }
        kept
    }

    /// The file that an old address leads to.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

/// Whether something of ours may lie there: lists, feeds, files of the web.
fn is_ours(path: &str, first: &str) -> bool {
    let is_notice = matches!(first, "incidents" | "maintenance") && path != first;
    let is_page = first.strip_suffix(".html");
    let is_file = first.starts_with('_')
        || (first.contains('.') && is_page.is_none_or(|page| matches!(page, "404" | "index")));
    is_file || (is_taken_page(first) && !is_notice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_from_where_they_stand() {
        for (address, base, expected) in [
            ("/uploads/a%20b.png?x#y", "", Some("uploads/a b.png")),
            ("pic.png", "issues/slow/", Some("issues/slow/pic.png")),
            ("../../../etc/passwd", "issues/slow/", Some("etc/passwd")),
            ("https://example.com/", "", None),
            ("//example.com/", "", None),
            ("mailto:a@example.com", "", None),
        ] {
            assert_eq!(path_of(address, base).as_deref(), expected, "{address}");
        }
    }
}
