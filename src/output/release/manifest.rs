//! The manifest: an object of the store that says which of the others Tidings put there, and how.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{File, Stored, cache_control, media_type};
use crate::model::Instant;

/// Where it lies, below the destination's prefix.
pub const MANIFEST: &str = ".tidings-manifest.json";

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
    /// The store's mark of what it replaces, as long as that may still lie there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<String>,
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
            was: None,
        }
    }

    /// Whether both have the same bytes and are served alike.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        (&self.md5, &self.media_type, &self.cache) == (&other.md5, &other.media_type, &other.cache)
    }

    /// Whether this is what Tidings put there, at any time that the manifest knows of.
    pub(super) fn is_of(&self, stored: &Stored) -> bool {
        let Some(etag) = stored.etag.as_deref() else {
            return false;
        };
        etag == self.md5
            || [&self.etag, &self.was]
                .into_iter()
                .flatten()
                .any(|ours| ours == etag)
    }

    /// Whether this lies there and nobody has put anything over it. `written` is when the manifest was: all that it is
    /// sure of is older, and what it only announced is newer where it was sent. A mark does not change when others give
    /// the same bytes another media type; the time does.
    pub(super) fn is_untouched(&self, stored: &Stored, written: Instant) -> bool {
        match (&self.etag, &stored.etag) {
            (Some(ours), Some(etag)) => ours == etag && stored.modified <= written,
            (None, Some(etag)) => *etag == self.md5 && stored.modified > written,
            (_, None) => false,
        }
    }
}
