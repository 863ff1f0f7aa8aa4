//! The feeds' documents: files, answers from elsewhere, and the copies that were kept of them.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use walkdir::WalkDir;

use super::copies::Copies;
use super::platform::shown;
use super::{fetch, files, report};
use crate::config::{Config, FeedPlace, FeedSource, KEPT};
use crate::input::feed::{Bytes, Document, Documents, Fresh, Supply, wanted};
use crate::model::Instant;
use crate::pipeline::Fetching;

/// Whether feeds by url are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    /// They are.
    Network,
    /// Their copies have to do.
    #[default]
    Copies,
}

/// All feeds, in the order of site.toml. Those by url are asked at once, for they take their time.
pub fn supplies(config: Option<&Config>, folder: &Path, asking: Asking, now: Instant) -> Vec<Supply> {
    let Some(config) = config else { return Vec::new() };
    let copies = Copies::of(folder);
    let supply = |source: &FeedSource| Supply {
        fresh: match &source.place.value {
            FeedPlace::Path(path) => from_files(source, folder, path),
            FeedPlace::Url(_) if asking == Asking::Copies => Fresh::NotAsked,
            FeedPlace::Url(url) => fetch::fetch(source, url, now),
        },
        copy: copies.get(source),
    };
    std::thread::scope(|scope| {
        let asked: Vec<_> = config
            .feeds
            .iter()
            .map(|source| scope.spawn(|| supply(source)))
            .collect();
        asked
            .into_iter()
            .map(|one| one.join().unwrap_or_default())
            .collect()
    })
}

/// The archive, where it has been begun.
pub fn archive(config: &Config, folder: &Path) -> Option<Documents<'static>> {
    let shown = config.archive.as_ref()?.place.value.shown();
    let path = folder.join(&shown);
    path.exists().then(|| Documents::one(&shown, FeedFile(path)))
}

/// Where a run of `tidings archive` leaves what the next one is to remember.
pub fn running(folder: &Path) -> PathBuf {
    folder.join(KEPT).join("running-days.json")
}

/// The same as a document, where there is one.
pub fn remembered(folder: &Path) -> Option<Documents<'static>> {
    let path = running(folder);
    path.exists()
        .then(|| Documents::one("running-days.json", FeedFile(path)))
}

/// Keeps copies of the feeds that read well and may be wanted again. A site can be published without them.
pub fn keep(fetching: &Fetching, folder: &Path) {
    let copies = Copies::of(folder);
    for (source, documents) in &fetching.good {
        if let Err(why) = copies.keep(source, documents) {
            report::message(&why);
        }
    }
}

/// The documents of a feed by path.
fn from_files(source: &FeedSource, folder: &Path, path: &str) -> Fresh {
    let whole = folder.join(path);
    if whole.is_dir() {
        let documents = in_folder(source, &whole, path);
        // What it lacks is told by the format, where folders are read.
        return match documents.all.is_empty() && !wanted::may_be_folder(source.format) {
            true => Fresh::Unreadable("it is a folder, and none of its files is such a feed's".to_owned()),
            false => Fresh::Here(documents),
        };
    }
    if !whole.exists() {
        return Fresh::Missing;
    }
    let document = |file: wanted::File| {
        let path = file.paths.iter().find(|path| folder.join(path).exists())?;
        Some(Document {
            role: file.role,
            shown: path.clone(),
            bytes: Box::new(FeedFile(folder.join(path))) as Box<dyn Bytes>,
        })
    };
    Fresh::Here(Documents {
        all: wanted::files(source.format, path)
            .into_iter()
            .filter_map(document)
            .collect(),
        fetched_at: None,
    })
}

/// The documents below a folder, in order of path. What cannot be listed is not there.
fn in_folder(source: &FeedSource, folder: &Path, shown: &str) -> Documents<'static> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let documents = entries.filter_map(|entry| {
        let below = files::slashed(entry.path().strip_prefix(folder).ok()?)?;
        let is_wanted = entry.file_type().is_file() && wanted::is_document(source.format, &below);
        is_wanted.then(|| Document {
            shown: format!("{}/{below}", shown.trim_end_matches('/')),
            role: below,
            bytes: Box::new(FeedFile(entry.into_path())) as Box<dyn Bytes>,
        })
    });
    Documents {
        all: documents.collect(),
        fetched_at: None,
    }
}

/// Files from this length on show on a terminal how far they have been read.
const LONG_BYTES: u64 = 64 << 20;

/// A feed's file, opened as often as it is read.
struct FeedFile(PathBuf);

impl Bytes for FeedFile {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        let file = files::open(&self.0)?;
        let length = file.metadata()?.len();
        let bar = if length < LONG_BYTES {
            ProgressBar::hidden()
        } else {
            ProgressBar::new(length)
                .with_style(style())
                .with_message(shown(self.0.strip_prefix(".").unwrap_or(&self.0)).to_string())
        };
        // Long lines of a large feed are read in few steps.
        Ok(Box::new(BufReader::with_capacity(1 << 20, bar.wrap_read(file))))
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{msg} {wide_bar} {bytes} of {total_bytes}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
