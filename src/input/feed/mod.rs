//! Feeds: what monitoring measured, in one file per format, all read into [`Feed`].

mod checks;
mod document;
mod json;
mod latency;
mod ndjson;
mod own;
mod prometheus;
mod shape;
mod supply;
#[cfg(test)]
mod tests;
mod upptime;
mod value;
pub mod wanted;

use std::io;

use chrono_tz::Tz;

use crate::config::{FeedFormat, FeedSource};
use crate::diagnostic::{Diagnostic, feed, supply as say};
use crate::model::Instant;
use crate::model::uptime::Feed;

pub use document::{Bytes, Document, Documents};
pub use supply::{Fresh, Outcome, Supply, archive, take};

/// Why a feed could not be read.
#[derive(Debug)]
pub enum Trouble {
    /// It holds what an author, or whoever writes it, can mend.
    Malformed(Diagnostic),
    /// The machine refused to read a document, which places name so.
    Io(String, io::Error),
}

/// A feed that was read to its end.
#[derive(Debug)]
pub struct Read {
    /// What it says.
    pub feed: Feed,
    /// What its program itself said to be doubtful.
    pub warnings: Vec<Diagnostic>,
}

impl From<Feed> for Read {
    fn from(feed: Feed) -> Self {
        Self {
            feed,
            warnings: Vec::new(),
        }
    }
}

/// What a format's reader is given.
#[derive(Clone, Copy)]
struct Circumstances<'s> {
    source: &'s FeedSource,
    documents: &'s Documents<'s>,
    /// The site's zone.
    zone: Tz,
    /// The instant of the build.
    now: Instant,
}

impl<'s> Circumstances<'s> {
    /// The document that a format cannot do without.
    fn document(&self, role: &str) -> Result<&'s Document<'s>, Trouble> {
        let missing = || Trouble::Malformed(say::document_missing(self.source.place.span, role));
        self.documents.get(role).ok_or_else(missing)
    }
}

/// Reads the feed that `source` describes from its documents. `zone` is the site's, in which dates of site.toml
/// are meant. A feed that does not read to its end gives nothing at all.
///
/// # Errors
/// The first mistake in it, with its place; or what the machine refused.
pub fn read(source: &FeedSource, documents: &Documents<'_>, zone: Tz, now: Instant) -> Result<Read, Trouble> {
    let circumstances = Circumstances {
        source,
        documents,
        zone,
        now,
    };
    match source.format {
        FeedFormat::Tidings => own::read(circumstances).map(Read::from),
        FeedFormat::TidingsNdjson => ndjson::read(circumstances).map(Read::from),
        FeedFormat::Upptime => upptime::read(circumstances).map(Read::from),
        FeedFormat::Prometheus => prometheus::read(circumstances),
        format @ (FeedFormat::Gatus | FeedFormat::UptimeKuma | FeedFormat::Statuspage) => {
            let word = FeedFormat::ALL
                .iter()
                .find(|(_, known)| *known == format)
                .map_or("", |(word, _)| word);
            Err(Trouble::Malformed(feed::not_yet(source.format_at, word)))
        }
    }
}
