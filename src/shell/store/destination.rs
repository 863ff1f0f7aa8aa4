//! Where a release goes: a bucket or a folder. The only file that knows which stores there are.

use std::fmt::{self, Display};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey as Key};
use object_store::client::ClientConfigKey;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Name;
use object_store::{ObjectStore, RetryConfig};
use url::Url;
use walkdir::WalkDir;

use super::super::Failure;

/// How long a request is tried again and again, with growing pauses, where the store has no time or does not answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long one request may take; `AWS_TIMEOUT` says otherwise.
const REQUEST: &str = "2 minutes";

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
    /// Whether it keeps media types and lifetimes.
    pub keeps_headers: bool,
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
            let prefix = prefix.trim_matches('/').to_owned();
            if Name::parse(&prefix).is_err() {
                return wrong("a prefix has neither `//` nor `.` nor `..` between its slashes");
            }
            let bucket = bucket.to_owned();
            return Ok(Self::Bucket { bucket, prefix });
        }
        if given.starts_with("file:") {
            let folder = Url::parse(given).ok().and_then(|url| url.to_file_path().ok());
            return match folder.filter(|folder| given.starts_with("file:///") && folder.parent().is_some()) {
                Some(folder) => Ok(Self::Folder(folder)),
                None => {
                    wrong("after file:// comes the whole path of a folder, such as file:///var/www/status")
                }
            };
        }
        wrong("Tidings publishes to s3://BUCKET/PREFIX or to file:///FOLDER")
    }

    /// Refuses a folder that holds the site that is sent, or lies in it.
    ///
    /// # Errors
    /// The two overlap.
    pub fn refuse_overlap(&self, built: &Path) -> Result<(), Failure> {
        let Self::Folder(folder) = self else { return Ok(()) };
        let real = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        match real.starts_with(built) || built.starts_with(&real) {
            true => Err(Failure::Usage(format!(
                "{self}: this folder must not hold the site that is sent, nor lie in it"
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
            Self::Bucket { bucket, prefix } => self.bucket(bucket, prefix),
            Self::Folder(folder) => {
                let objects: Arc<dyn ObjectStore> = match dry_run && !folder.exists() {
                    true => Arc::new(InMemory::new()),
                    false => Arc::new(self.folder(folder)?),
                };
                Ok(Store {
                    objects,
                    prefix: Name::default(),
                    keeps_headers: false,
                    hint: None,
                })
            }
        }
    }

    fn folder(&self, folder: &Path) -> Result<LocalFileSystem, Failure> {
        fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
        LocalFileSystem::new_with_prefix(folder)
            .map(|store| store.with_automatic_cleanup(true))
            .map_err(|error| Failure::Outside(format!("{self}: {error}")))
    }

    /// Clears away what a run that was killed had begun to write into a folder: `NAME#1`, which only takes the place of
    /// `NAME` when it is whole.
    pub fn clear_begun(&self, is_of_the_site: impl Fn(&str) -> bool) {
        let Self::Folder(folder) = self else { return };
        for entry in WalkDir::new(folder).into_iter().flatten() {
            let path = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
            let Some((name, number)) = path.and_then(|path| path.rsplit_once('#')) else {
                continue;
            };
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            if is_number && entry.file_type().is_file() && is_of_the_site(name) {
                // It is only in nobody's way.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn bucket(&self, bucket: &str, prefix: &str) -> Result<Store, Failure> {
        // The one provider that everything here uses; that another run of this function installed it is as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .with_retry(RetryConfig {
                retry_timeout: PATIENCE,
                ..RetryConfig::default()
            });
        if std::env::var_os("AWS_TIMEOUT").is_none() {
            builder = builder.with_config(Key::Client(ClientConfigKey::Timeout), REQUEST);
        }
        let hint = self.credentials(&builder)?;
        self.refuse_bare(&builder)?;
        let objects = builder
            .build()
            .map_err(|error| Failure::Usage(format!("{self}: {error}")))?;
        Ok(Store {
            objects: Arc::new(objects),
            prefix: Name::parse(prefix).unwrap_or_default(),
            keeps_headers: true,
            hint,
        })
    }

    /// What to say of the credentials, should they be the reason that the store does not answer.
    fn credentials(&self, builder: &AmazonS3Builder) -> Result<Option<&'static str>, Failure> {
        const NONE: &str = "there are no credentials in the environment: set AWS_ACCESS_KEY_ID and \
                            AWS_SECRET_ACCESS_KEY; those of a profile are put there by \
                            `eval \"$(aws configure export-credentials --format env)\"`";
        let is_set = |key: &Key| builder.get_config_value(key).is_some();
        let sources = [
            Key::AccessKeyId,
            Key::SecretAccessKey,
            Key::WebIdentityTokenFile,
            Key::ContainerCredentialsRelativeUri,
            Key::ContainerCredentialsFullUri,
        ];
        let is_unsigned = builder.get_config_value(&Key::SkipSignature).as_deref() == Some("true");
        if is_unsigned || sources.iter().any(is_set) {
            return Ok(None);
        }
        // What is left is to ask the machine itself, if it is one of the cloud's.
        let is_disabled = std::env::var("AWS_EC2_METADATA_DISABLED");
        match is_disabled.is_ok_and(|value| value.eq_ignore_ascii_case("true")) {
            true => Err(Failure::Outside(format!("{self}: {NONE}"))),
            false => Ok(Some(NONE)),
        }
    }

    /// Credentials do not travel without TLS unless somebody says so.
    fn refuse_bare(&self, builder: &AmazonS3Builder) -> Result<(), Failure> {
        let endpoint = [Key::S3Endpoint, Key::Endpoint];
        let endpoint = endpoint.iter().find_map(|key| builder.get_config_value(key));
        let allowed = builder.get_config_value(&Key::Client(ClientConfigKey::AllowHttp));
        match endpoint.filter(|endpoint| endpoint.starts_with("http://")) {
            Some(endpoint) if allowed.as_deref() != Some("true") => Err(Failure::Usage(format!(
                "{self}: the endpoint {endpoint} has no TLS; set AWS_ALLOW_HTTP=true if it is on this machine"
            ))),
            _ => Ok(()),
        }
    }
}

impl Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bucket { bucket, prefix } if prefix.is_empty() => write!(f, "s3://{bucket}"),
            Self::Bucket { bucket, prefix } => write!(f, "s3://{bucket}/{prefix}"),
            Self::Folder(folder) => write!(f, "{}", folder.display()),
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
        Name::parse(&whole).ok().filter(|name| name.as_ref() == whole)
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
            (
                "file:///var/www/a%20b",
                Some(Destination::Folder("/var/www/a b".into())),
            ),
            ("s3://", None),
            ("s3:///pages", None),
            ("s3://user@status/pages", None),
            ("s3://status/a//b", None),
            ("s3://status/../b", None),
            ("file:///", None),
            ("file://var/www", None),
            ("file:var/www", None),
            ("gs://status", None),
            ("public", None),
        ] {
            assert_eq!(Destination::parse(given).ok(), expected, "{given}");
        }
    }
}
