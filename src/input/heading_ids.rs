//! The addresses of headings within their page.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostics, page, slug_of};
use crate::model::Span;

/// The ids of a file's headings.
pub struct HeadingIds {
    taken: HashSet<String>,
    /// How often each was wanted.
    wanted: HashMap<String, usize>,
    /// Those that were written, of which each is for one heading.
    written: HashSet<String>,
}

/// Ids that the pages on which texts with ids stand have themselves, or that begin with one of the second list.
const TAKEN: [&str; 3] = ["main", "this-issue", "timetable"];
const TAKEN_BEGINNINGS: [&str; 3] = ["fn-", "fnr-", "tone-"];

impl Default for HeadingIds {
    fn default() -> Self {
        Self {
            taken: TAKEN.map(str::to_owned).into(),
            wanted: HashMap::new(),
            written: HashSet::new(),
        }
    }
}

impl HeadingIds {
    /// Keeps an id that is written, `{#id}`, for its heading: no other gets it.
    pub fn reserve(&mut self, id: &str, at: Span, diagnostics: &mut Diagnostics) {
        let is_taken = TAKEN.contains(&id) || TAKEN_BEGINNINGS.iter().any(|taken| id.starts_with(taken));
        if is_taken || !self.written.insert(id.to_owned()) {
            diagnostics.push(page::heading_id(at, id));
        }
        self.taken.insert(id.to_owned());
    }

    /// An id for a heading: the one that was written, else the slug of its words, made unique by a number.
    pub fn id(&mut self, written: Option<String>, words: &str) -> String {
        if let Some(written) = written {
            return written;
        }
        let mut wanted = heading_slug(words);
        if TAKEN_BEGINNINGS.iter().any(|taken| wanted.starts_with(taken)) {
            wanted.insert_str(0, "section-");
        }
        let count = self.wanted.entry(wanted.clone()).or_insert(1);
        let mut id = wanted.clone();
        while !self.taken.insert(id.clone()) {
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        id
    }
}

/// An id as it is written, without the characters that no page can hold (WHATWG HTML, section 13.2.3.5): what differs in
/// them only would be one id twice.
pub fn written(id: &str) -> Option<String> {
    let is_nowhere = |c: char| {
        let is_none = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
        is_none || c.is_control()
    };
    Some(id.replace(is_nowhere, "")).filter(|id| !id.is_empty())
}

/// The slug of a heading's words. One without Latin letters or digits is made of the letters that it has, so that its
/// address stays where it is when another heading comes before it.
fn heading_slug(words: &str) -> String {
    let slug = slug_of(words);
    if !slug.is_empty() {
        return slug;
    }
    let parts = words.split(|c: char| !c.is_alphanumeric());
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    match parts.is_empty() {
        true => "section".to_owned(),
        false => parts.join("-"),
    }
}
