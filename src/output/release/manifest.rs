//! The manifest: an object of the store that says which of the others Tidings put there, and how.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{File, Stored, cache_control, media_type};
use crate::model::Instant;

/// The version of its format.
const VERSION: u32 = 1;

/// What Tidings put into a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    /// The objects by path.
    pub(super) files: BTreeMap<String, Entry>,
}

/// An object of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The MD5 of its bytes.
    md5: String,
    /// Its media type.
    #[serde(rename = "type")]
    media_type: String,
    /// How long it may be kept.
    cache: String,
    /// The store's mark of it; none while it may not have been sent yet.
    pub(super) etag: Option<String>,
    /// What it replaces, as long as that may still lie there: the store's mark of it, and the MD5 of its bytes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) was: BTreeSet<String>,
}

/// A manifest that this version of Tidings does not understand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Default for Manifest {
    fn default() -> Self {
        Self {
            version: VERSION,
            files: BTreeMap::new(),
        }
    }
}

impl Manifest {
    /// Reads it.
    ///
    /// # Errors
    /// It was changed by others, or written by a later version.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| Unreadable(error.to_string()))?;
        match manifest.version {
            VERSION => Ok(manifest),
            other => Err(Unreadable(format!("its version is {other}, not {VERSION}"))),
        }
    }

    /// Whether a run said that it would send this, and none has said since that it did.
    pub fn announces(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(|entry| entry.etag.is_none())
    }

    /// Its bytes.
    ///
    /// # Errors
    /// None that is known.
    pub fn bytes(&self) -> Result<Vec<u8>, Unreadable> {
        serde_json::to_vec(self).map_err(|error| Unreadable(error.to_string()))
    }
}

impl Entry {
    /// Of a file that is to be sent.
    pub(super) fn of(file: &File) -> Self {
        Self {
            md5: file.md5.clone(),
            media_type: media_type(&file.path),
            cache: cache_control(&file.path).to_owned(),
            etag: None,
            was: BTreeSet::new(),
        }
    }

    /// Whether both have the same bytes and are served alike.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        (&self.md5, &self.media_type, &self.cache) == (&other.md5, &other.media_type, &other.cache)
    }

    /// Whether this is what Tidings put there, at any time that the manifest knows of.
    pub(super) fn is_of(&self, stored: &Stored) -> bool {
        self.is_this(stored)
            || [&stored.etag, &stored.md5]
                .into_iter()
                .flatten()
                .any(|mark| self.was.contains(mark))
    }

    /// By what it is known again, if it is what Tidings put there.
    pub(super) fn marks_of(&self, stored: &Stored) -> BTreeSet<String> {
        let mut marks = match (self.is_this(stored), self.is_of(stored)) {
            (true, _) => BTreeSet::from([self.md5.clone()]),
            (false, true) => self.was.clone(),
            (false, false) => return BTreeSet::new(),
        };
        marks.extend([&stored.etag, &stored.md5].into_iter().flatten().cloned());
        marks
    }

    fn is_this(&self, stored: &Stored) -> bool {
        stored.holds(&self.md5) || (stored.etag.is_some() && stored.etag == self.etag)
    }

    /// Whether this lies there and nobody has put anything over it. `written` is when the manifest was: all that it is
    /// sure of is older, and what it only announced is newer where it was sent. A mark does not change when others give
    /// the same bytes another media type; the time does.
    pub(super) fn is_untouched(&self, stored: &Stored, written: Instant) -> bool {
        match &self.etag {
            Some(_) => self.etag == stored.etag && stored.modified <= written,
            None => stored.holds(&self.md5) && stored.modified > written,
        }
    }
}
