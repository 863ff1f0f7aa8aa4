//! Texts that were written for another tool: what of them cannot stand here, as our own reader sees it.

use std::ops::Range;

use super::heading;
use super::library::Library;
use super::markdown::{self, Context, Section, Split};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Place};
use crate::model::{Prose, Target};

pub use super::tables::parted;

/// A place in a text that cannot stay as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// In bytes of the text.
    pub at: Range<usize>,
    /// What is wrong there.
    pub why: Why,
}

/// What is wrong with a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A heading would begin an update.
    Heading,
    /// The inside of a code block would change components.
    Components,
    /// A link or a picture from the site's root, with its address: whether anything is there is not known here.
    Root(String),
    /// A link or a picture that leads nowhere, or comes from elsewhere where it must not.
    Address,
    /// The id of a heading is taken.
    HeadingId,
    /// The text does not end: what follows it would belong to it.
    Open,
    /// Anything else that is an error.
    Other,
}

/// An update's heading as it may follow a text.
const FOLLOWING: &str = "\n\n## 2000-01-01 00:00 Update\n";

/// Everything of `text` that cannot stand in the file `path`, in order. In a notice headings may begin updates.
pub fn unfit(text: &str, path: &str, library: &Library, is_notice: bool) -> Vec<Unfit> {
    let split = Split {
        is_update: if is_notice { heading::is_update } else { |_| false },
        component_blocks: is_notice,
    };
    let context = Context {
        file: 0,
        path,
        library,
        parts: false,
        heading_ids: !is_notice,
    };
    let followed = format!("{text}{FOLLOWING}");
    let mut diagnostics = Diagnostics::default();
    let sections = markdown::read(&followed, 0..followed.len(), &split, &context, &mut diagnostics);
    let mut found: Vec<Unfit> = diagnostics.iter().filter_map(of_finding).collect();
    let mut is_open = is_notice;
    for Section {
        heading,
        prose,
        components,
    } in sections
    {
        if let Some(heading) = heading {
            let start = heading.span.start as usize;
            if start >= text.len() {
                is_open = false;
            } else {
                found.push(Unfit {
                    at: start..heading.span.end as usize,
                    why: Why::Heading,
                });
            }
        }
        found.extend(roots(&prose));
        found.extend(components.into_iter().map(|at| Unfit {
            at,
            why: Why::Components,
        }));
    }
    if is_open {
        found.push(Unfit {
            at: text.len()..text.len(),
            why: Why::Open,
        });
    }
    found.sort_by_key(|unfit| unfit.at.start);
    found
}

/// The headings of `text` that begin updates, by their first byte, and whether nothing else of it is an error.
pub fn headings(text: &str, path: &str, library: &Library) -> (Vec<usize>, bool) {
    let found = unfit(text, path, library, true);
    let is_clean = found
        .iter()
        .all(|unfit| matches!(unfit.why, Why::Heading | Why::Components | Why::Root(_)));
    let headings = found.into_iter().filter(|unfit| unfit.why == Why::Heading);
    (headings.map(|unfit| unfit.at.start).collect(), is_clean)
}

fn of_finding(finding: &Diagnostic) -> Option<Unfit> {
    let Place::Span(span) = finding.place else {
        return None;
    };
    let why = match finding.code {
        "link::nowhere" | "link::outside" | "link::foreign-media" | "link::scheme" => Why::Address,
        "page::heading-id" => Why::HeadingId,
        _ if finding.level == Level::Error => Why::Other,
        _ => return None,
    };
    Some(Unfit {
        at: span.start as usize..span.end as usize,
        why,
    })
}

fn roots(prose: &Prose) -> impl Iterator<Item = Unfit> {
    prose
        .references()
        .filter_map(|reference| match &reference.target {
            Target::Root(address) => Some(Unfit {
                at: reference.span.start as usize..reference.span.end as usize,
                why: Why::Root(address.clone()),
            }),
            _ => None,
        })
}
