//! Which documents a feed is read from: the shell gets them and knows nothing of formats.

use url::Url;

use super::{prometheus, upptime, uptime_kuma};
use crate::config::{FeedFormat, FeedSource};
use crate::model::Instant;

/// A document to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What it is to the format that reads it.
    pub role: String,
    /// Where it is.
    pub url: Url,
}

/// A document to be read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is to the format that reads it.
    pub role: String,
    /// Where it may be, from the folder of site.toml: the first that is there is meant.
    pub paths: Vec<String>,
}

/// What to fetch of a feed at `url`.
pub fn requests(source: &FeedSource, url: &Url, now: Instant) -> Vec<Request> {
    match source.format {
        FeedFormat::Prometheus => prometheus::requests(source, url, now),
        FeedFormat::UptimeKuma => uptime_kuma::requests(url),
        _ => vec![Request {
            role: String::new(),
            url: url.clone(),
        }],
    }
}

/// The files of a feed at `path`, if that is a file.
pub fn files(format: FeedFormat, path: &str) -> Vec<File> {
    match format {
        FeedFormat::UptimeKuma => uptime_kuma::files(path),
        _ => vec![File {
            role: String::new(),
            paths: vec![path.to_owned()],
        }],
    }
}

/// Whether a feed of the format may be a folder.
pub fn may_be_folder(format: FeedFormat) -> bool {
    format == FeedFormat::Upptime
}

/// Whether a file of a feed that is a folder is one of its documents, by path below that folder; such a file's
/// role is its path.
pub fn is_document(format: FeedFormat, path: &str) -> bool {
    may_be_folder(format) && upptime::is_document(path)
}
