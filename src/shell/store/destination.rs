//! Where a release goes: a bucket (`bucket.rs`) or a folder (`folder.rs`).

use std::fmt::{self, Display};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::path::Path as Name;
use url::Url;

use super::super::platform::shown;
use super::super::{Failure, files};
use super::folder::Obstacles;
use super::{bucket, folder};
use crate::model::Instant;
use crate::output::release::Manifest;

/// Where a release goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// `s3://BUCKET/PREFIX`: whatever speaks S3's protocol.
    Bucket {
        /// Its name.
        bucket: String,
        /// What the names of its objects begin with, without `/` at either end; may be empty.
        prefix: String,
    },
    /// `file:///FOLDER`.
    Folder(PathBuf),
}

/// A store that is open.
pub struct Store {
    /// Where objects are put.
    pub objects: Arc<dyn ObjectStore>,
    /// What their names begin with.
    prefix: Name,
    /// Whether it is a folder, which keeps no media types and lifetimes.
    pub is_folder: bool,
    /// What to say when it does not answer as it should.
    pub hint: Option<&'static str>,
}

impl Destination {
    /// Reads it from the command line. A bucket's prefix is taken as it is, a folder's address as RFC 8089 has it.
    ///
    /// # Errors
    /// What is neither.
    pub fn parse(given: &str) -> Result<Self, Failure> {
        let wrong = |why: &str| Err(Failure::Usage(format!("`{given}`: {why}")));
        if let Some(rest) = given.strip_prefix("s3://") {
            let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
            let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            if bucket.is_empty() || !bucket.chars().all(is_plain) {
                return wrong("after s3:// comes the name of a bucket, such as s3://status-harbour/pages");
            }
            let is_bare = prefix.starts_with('/') || prefix.ends_with("//");
            let prefix = prefix.strip_suffix('/').unwrap_or(prefix).to_owned();
            if is_bare || Name::parse(&prefix).is_err() {
                return wrong("a prefix has neither `//` nor `.` nor `..` between its slashes");
            }
            let bucket = bucket.to_owned();
            return Ok(Self::Bucket { bucket, prefix });
        }
        if given.starts_with("file:") {
            let folder = Url::parse(given).ok().and_then(|url| url.to_file_path().ok());
            let is_whole = |folder: &PathBuf| {
                let is_plain = |part| !matches!(part, Component::ParentDir);
                given.starts_with("file:///")
                    && folder.parent().is_some()
                    && folder.components().all(is_plain)
                    && !folder.as_os_str().as_encoded_bytes().contains(&0)
            };
            return match folder.filter(is_whole) {
                Some(folder) => Ok(Self::Folder(folder)),
                None => {
                    wrong("after file:// comes the whole path of a folder, such as file:///var/www/status")
                }
            };
        }
        wrong("Tidings publishes to s3://BUCKET/PREFIX or to file:///FOLDER")
    }

    /// Refuses a folder that holds another, which is called `what`, or lies in it.
    ///
    /// # Errors
    /// The two overlap.
    pub fn refuse_overlap(&self, other: &Path, what: &str) -> Result<(), Failure> {
        let Self::Folder(folder) = self else { return Ok(()) };
        let real = |folder: &Path| files::resolved(folder).map_err(|error| Failure::io(folder, &error));
        let (real, other) = (real(folder)?, real(other)?);
        match real.starts_with(&other) || other.starts_with(&real) {
            true => Err(Failure::Usage(format!(
                "{self}: this folder must not hold {what}, nor lie in it"
            ))),
            false => Ok(()),
        }
    }

    /// Opens it; makes a folder that is not there, unless nothing is to be done.
    ///
    /// # Errors
    /// An environment that does not say how to reach it, and what the machine refuses.
    pub fn open(&self, dry_run: bool) -> Result<Store, Failure> {
        match self {
            Self::Bucket { bucket, prefix } => {
                let (objects, hint) = bucket::open(self, bucket)?;
                Ok(Store {
                    objects: Arc::new(objects),
                    prefix: Name::parse(prefix).unwrap_or_default(),
                    is_folder: false,
                    hint,
                })
            }
            Self::Folder(folder) => Ok(Store {
                objects: folder::open(folder, dry_run)?,
                prefix: Name::default(),
                is_folder: true,
                hint: None,
            }),
        }
    }

    /// The paths of all files, where it is a folder; a bucket lists its objects itself.
    ///
    /// # Errors
    /// What the machine refuses.
    pub fn paths(&self) -> Result<Option<Vec<String>>, Failure> {
        match self {
            Self::Bucket { .. } => Ok(None),
            Self::Folder(folder) => folder::paths(folder).map(Some),
        }
    }

    /// What keeps objects of these paths from being put there, beside other objects.
    pub fn obstacles<'p>(&self, paths: impl IntoIterator<Item = &'p str>) -> Obstacles {
        match self {
            Self::Bucket { .. } => Obstacles::default(),
            Self::Folder(folder) => folder::obstacles(folder, paths),
        }
    }

    /// Clears away what a run that was killed had begun to write.
    pub fn clear_begun(&self, manifest: Option<(&Manifest, Instant)>) {
        if let Self::Folder(folder) = self {
            folder::clear_begun(folder, manifest);
        }
    }
}

impl Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bucket { bucket, prefix } if prefix.is_empty() => write!(f, "s3://{bucket}"),
            Self::Bucket { bucket, prefix } => write!(f, "s3://{bucket}/{prefix}"),
            Self::Folder(folder) => write!(f, "{}", shown(folder)),
        }
    }
}

impl Store {
    /// The name of the object at a path of the site; none where no store could hold it.
    pub fn name(&self, path: &str) -> Option<Name> {
        let whole = match self.prefix.as_ref() {
            "" => path.to_owned(),
            prefix => format!("{prefix}/{path}"),
        };
        let name = Name::parse(&whole).ok().filter(|name| name.as_ref() == whole);
        name.filter(|_| !self.is_folder || folder::is_name(path))
    }

    /// The name of the object at a path of the site.
    ///
    /// # Errors
    /// No store could hold it.
    pub fn known_name(&self, path: &str) -> Result<Name, Failure> {
        self.name(path).ok_or_else(|| {
            Failure::Outside(format!(
                "{path}: no object can be called this; name the file otherwise"
            ))
        })
    }

    /// The path of an object of that name, if it lies below the prefix.
    pub fn path<'n>(&self, name: &'n Name) -> Option<&'n str> {
        match self.prefix.as_ref() {
            "" => Some(name.as_ref()),
            prefix => name.as_ref().strip_prefix(prefix)?.strip_prefix('/'),
        }
    }

    /// What the names of all objects begin with.
    pub fn prefix(&self) -> Option<&Name> {
        Some(&self.prefix).filter(|prefix| !prefix.is_root())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_is_a_bucket_or_a_folder() {
        let bucket = |bucket: &str, prefix: &str| {
            Some(Destination::Bucket {
                bucket: bucket.to_owned(),
                prefix: prefix.to_owned(),
            })
        };
        for (given, expected) in [
            ("s3://status", bucket("status", "")),
            ("s3://status/", bucket("status", "")),
            ("s3://status/pages", bucket("status", "pages")),
            ("s3://status/pages/en/", bucket("status", "pages/en")),
            ("s3://status/ä b%20+", bucket("status", "ä b%20+")),
            ("s3://", None),
            ("s3:///pages", None),
            ("s3://user@status/pages", None),
            ("s3://status/a//b", None),
            ("s3://status//a", None),
            ("s3://status/a//", None),
            ("s3://status//", None),
            ("s3://status/../b", None),
            ("file:///a/..%2fb", None),
            ("file:///a/%2e%2e%2Fb", None),
            ("file:///a%00b", None),
            ("file:///", None),
            ("file://var/www", None),
            ("file:var/www", None),
            ("gs://status", None),
            ("public", None),
        ] {
            assert_eq!(Destination::parse(given).ok(), expected, "{given}");
        }
        // A whole path begins with a disk on Windows.
        let root = if cfg!(windows) { "C:/" } else { "/" };
        for (given, expected) in [("var/www/a%20b", "var/www/a b"), ("a/../b", "b")] {
            let given = format!("file:///{}{given}", root.trim_start_matches('/'));
            let expected = Destination::Folder(format!("{root}{expected}").into());
            assert_eq!(Destination::parse(&given).ok(), Some(expected), "{given}");
        }
    }
}
