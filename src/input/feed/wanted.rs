//! Which documents a feed is read from: the shell gets them and knows nothing of formats.

use url::Url;

use super::prometheus;
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
        _ => vec![Request {
            role: String::new(),
            url: url.clone(),
        }],
    }
}

/// The files of a feed at `path`, if that is a file.
pub fn files(format: FeedFormat, path: &str) -> Vec<File> {
    let _ = format;
    vec![File {
        role: String::new(),
        paths: vec![path.to_owned()],
    }]
}

/// Whether a file of a feed that is a folder is one of its documents, by path below that folder; such a file's
/// role is its path.
pub fn is_document(format: FeedFormat, path: &str) -> bool {
    let _ = (format, path);
    false
}
