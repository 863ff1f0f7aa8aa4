//! What an author can mend. A [`Diagnostic`] has a stable code, a level, a place, a sentence and a remedy;
//! all of a run are collected in [`Diagnostics`] and told together. Every sentence an author reads is made in
//! the modules below, one for each area, so that they speak with one voice.

mod render;
mod source;
mod suggest;

pub mod check;
pub mod codes;
pub mod content;
pub mod feed;
pub mod import;
pub mod incident;
pub mod link;
pub mod maintenance;
pub mod newsletter;
pub mod output;
pub mod page;
pub mod report;
pub mod series;
pub mod site;
pub mod supply;
pub mod theme;
pub mod value;

pub use render::{Style, render, tally};
pub use source::{ReadAgain, Remains, Source, Sources};
pub use suggest::{list, nearest, slug_of};

use crate::model::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is published.
    Error,
    /// Published all the same, unless warnings are denied.
    Warning,
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file that was read whole as text.
    Span(Span),
    /// In a file that is not kept: its path, line and column (from 1) and the line itself.
    Spot {
        /// From the site's folder.
        path: String,
        /// From 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
        /// The line, or the part of it around the column; empty if it cannot be shown.
        text: String,
    },
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

/// A finding that an author can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable, without the leading `tidings::`, such as `maintenance::end-before-start`.
    pub code: &'static str,
    /// How bad it is.
    pub level: Level,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in a sentence without a final stop.
    pub message: String,
    /// What to write instead.
    pub help: Vec<String>,
    /// The line holds a secret, which must not stand in a log: only its place is told.
    pub is_secret: bool,
}

impl Diagnostic {
    /// An error: nothing is published.
    pub fn error(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self {
            code,
            level: Level::Error,
            place: place.into(),
            message: message.into(),
            help: Vec::new(),
            is_secret: false,
        }
    }

    /// Without the line.
    pub fn secret(self) -> Self {
        Self {
            is_secret: true,
            ..self
        }
    }

    /// A warning: published all the same.
    pub fn warning(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self {
            level: Level::Warning,
            ..Self::error(code, place, message)
        }
    }

    /// With a remedy.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// With a remedy, if there is none yet.
    pub fn or_help(self, help: impl Into<String>) -> Self {
        if self.help.is_empty() {
            self.help(help)
        } else {
            self
        }
    }

    /// With "did you mean" if one of `known` is near to `given`, else with the list of what is known.
    pub fn did_you_mean<'a>(self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(given, &known) {
            Some(word) => self.help(format!("did you mean `{word}`?")),
            None if known.is_empty() => self,
            None => self.help(format!("known here: {}", list(&known))),
        }
    }
}

/// The findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds the findings of another part of the run.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(other);
    }

    /// Whether anything keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// How many there are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.found
            .iter()
            .filter(|diagnostic| diagnostic.level == level)
            .count()
    }

    /// Drops the warnings whose code `is_allowed` at their place.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(keep);
    }

    /// By file in order of path, then by place, then by code, then as they were found; each finding once.
    pub fn sort(&mut self, sources: &Sources) {
        self.found.sort_by_cached_key(|diagnostic| {
            let (path, line, column) = sources.locate(&diagnostic.place);
            (path, line, column, diagnostic.code)
        });
        self.found.dedup();
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}
