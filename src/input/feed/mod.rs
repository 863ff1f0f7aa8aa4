//! Feeds: what monitoring measured, in one file per format, all read into [`Feed`].

mod checks;
mod document;
mod gatus;
mod json;
mod latency;
mod names;
mod ndjson;
mod outages;
mod own;
mod prometheus;
mod shape;
mod statuspage;
mod supply;
#[cfg(test)]
mod tests;
mod upptime;
mod uptime_kuma;
mod value;
pub mod wanted;
mod yaml;

use std::io;

use chrono_tz::Tz;

use crate::config::{FeedFormat, FeedPlace, FeedSource};
use crate::diagnostic::{Diagnostic, supply as say};
use crate::model::Instant;
use crate::model::uptime::Feed;

pub use document::{Bytes, Document, Documents};
pub use supply::{Fresh, Outcome, StandIn, Supply, take};

/// Why a feed could not be read.
#[derive(Debug)]
pub enum Trouble {
    /// It holds what an author, or whoever writes it, can mend.
    Malformed(Diagnostic),
    /// The machine refused to read a document, which places name so.
    Io(String, io::Error),
}

impl Trouble {
    /// What is said of it.
    fn told(self, source: &FeedSource) -> Diagnostic {
        match self {
            Self::Malformed(error) => error,
            Self::Io(shown, error) => say::unreadable(source.place.span, &shown, &error.to_string()),
        }
    }
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
    /// Whether it is the site's own archive.
    is_archive: bool,
}

impl<'s> Circumstances<'s> {
    /// The document that a format cannot do without.
    fn document(&self, role: &str) -> Result<&'s Document<'s>, Trouble> {
        let missing = || say::document_missing(self.source.place.span, &self.expected(role));
        self.documents
            .get(role)
            .ok_or_else(|| Trouble::Malformed(missing()))
    }

    /// Where the document of that role should be, as places name it.
    fn expected(&self, role: &str) -> Vec<String> {
        match &self.source.place.value {
            FeedPlace::Path(path) => wanted::files(self.source.format, path)
                .into_iter()
                .find(|file| file.role == role)
                .map_or_else(|| vec![format!("{path}/{role}")], |file| file.paths),
            FeedPlace::Url(url) => wanted::requests(self.source, url, self.now)
                .into_iter()
                .filter(|request| request.role == role)
                .map(|request| FeedPlace::Url(request.url).shown())
                .collect(),
        }
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
        is_archive: false,
    };
    match source.format {
        FeedFormat::Tidings => own::read(circumstances).map(Read::from),
        FeedFormat::TidingsNdjson => ndjson::read(circumstances).map(Read::from),
        FeedFormat::Upptime => upptime::read(circumstances).map(Read::from),
        FeedFormat::Prometheus => prometheus::read(circumstances),
        FeedFormat::Gatus => gatus::read(circumstances).map(Read::from),
        FeedFormat::UptimeKuma => uptime_kuma::read(circumstances).map(Read::from),
        FeedFormat::Statuspage => statuspage::read(circumstances).map(Read::from),
    }
}

/// What is read of a format, for the reference.
pub fn reference(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Tidings => own::REFERENCE,
        FeedFormat::TidingsNdjson => ndjson::REFERENCE,
        FeedFormat::Upptime => upptime::REFERENCE,
        FeedFormat::Prometheus => prometheus::REFERENCE,
        FeedFormat::Gatus => gatus::REFERENCE,
        FeedFormat::UptimeKuma => uptime_kuma::REFERENCE,
        FeedFormat::Statuspage => statuspage::REFERENCE,
    }
}

/// The archive: the sums and outages of days gone by, in our own format, by component id.
///
/// # Errors
/// What is wrong with it. The archive is a file of the site, so that there is nothing to go on with.
pub fn archive(
    source: &FeedSource,
    documents: &Documents<'_>,
    zone: Tz,
    now: Instant,
) -> Result<Feed, Diagnostic> {
    let circumstances = Circumstances {
        source,
        documents,
        zone,
        now,
        is_archive: true,
    };
    own::read(circumstances).map_err(|trouble| say::archive(trouble.told(source)))
}
