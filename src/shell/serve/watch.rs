//! Watches what the site is made of, and rebuilds when it changes.
//!
//! A folder is watched with all that is in it; a file by the folder it lies in, because many editors put a new file
//! in the place of the old one. So is what is not there yet: by the nearest folder that is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify_debouncer_full::file_id::{FileId, get_file_id};
use notify_debouncer_full::notify::{Error, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::config::{Config, FeedPlace, THEMES};

use super::super::{STACK_BYTES, load, report};
use super::preview::Preview;

/// What an editor does at one stroke comes within this time.
const DEBOUNCE: Duration = Duration::from_millis(50);

/// From now on the preview is rebuilt when a file changes. Where the system cannot watch, that is said.
pub fn follow(preview: &Arc<Preview>, config: Option<&Config>) {
    let places = Places::of(preview.config(), config);
    let (sender, changes) = channel();
    let started = new_debouncer(DEBOUNCE, None, sender).and_then(|debouncer| {
        let mut watched = Watched {
            debouncer,
            roots: BTreeMap::new(),
        };
        watched.keep(&places.roots())?;
        Ok(watched)
    });
    let watched = match started {
        Ok(watched) => watched,
        Err(error) => return not_watched(&error),
    };
    let preview = Arc::clone(preview);
    let spawned = std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || rebuild_on(&changes, watched, places, &preview));
    if let Err(error) = spawned {
        not_watched(&error.into());
    }
}

fn not_watched(error: &Error) {
    report::message(&format!(
        "changes of files are not seen, and the preview stands as it is: {error}"
    ));
}

/// For as long as the preview lives.
fn rebuild_on(
    changes: &Receiver<DebounceEventResult>,
    mut watched: Watched,
    mut places: Places,
    preview: &Preview,
) {
    while let Ok(first) = changes.recv() {
        // What has come meanwhile is seen by the same rebuild.
        let all = std::iter::once(first).chain(changes.try_iter());
        // All are asked: a change that is left in the channel would be seen twice.
        if all.filter(|change| places.concern(change)).count() == 0 {
            continue;
        }
        loop {
            if let Some(config) = preview.rebuild() {
                places = Places::of(preview.config(), Some(&config));
            }
            match watched.keep(&places.roots()) {
                // What came into a folder before it was watched is seen by one rebuild more.
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    not_watched(&error);
                    break;
                }
            }
        }
    }
}

/// What a site is made of.
struct Places {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Places {
    /// Of the site that `site_toml` describes; `config` is what it says, where it reads.
    fn of(site_toml: &Path, config: Option<&Config>) -> Self {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = absolute(&load::site_folder(site_toml));
        let mut files = vec![absolute(site_toml)];
        let mut folders = Vec::new();
        if let Some(config) = config {
            folders.push(folder.join(&config.build.content.value));
            if config.theme.name.value != "default" {
                folders.push(folder.join(THEMES));
            }
            files.extend(config.feeds.iter().filter_map(|feed| match &feed.place.value {
                FeedPlace::Path(path) => Some(folder.join(path)),
                FeedPlace::Url(_) => None,
            }));
        }
        // A file that is a link changes where it leads to.
        let links = files.iter().filter(|file| file.is_symlink());
        let targets: Vec<PathBuf> = links.filter_map(|link| link.canonicalize().ok()).collect();
        files.extend(targets);
        Self { files, folders }
    }

    /// What is to be watched for them.
    fn roots(&self) -> BTreeMap<PathBuf, RecursiveMode> {
        let folders = self.folders.iter().filter(|folder| folder.is_dir());
        let deep: Vec<&PathBuf> = folders.collect();
        let all = self.files.iter().chain(&self.folders);
        let around = all.filter_map(|path| path.ancestors().skip(1).find(|folder| folder.is_dir()));
        let around = around.filter(|folder| !deep.iter().any(|deep| folder.starts_with(deep)));
        let mut roots: BTreeMap<PathBuf, RecursiveMode> = around
            .map(|folder| (folder.to_path_buf(), RecursiveMode::NonRecursive))
            .collect();
        roots.extend(
            deep.iter()
                .map(|folder| ((*folder).clone(), RecursiveMode::Recursive)),
        );
        roots
    }

    /// Whether a change is one of the site. Reading is none, and what is lost or goes wrong may be one.
    fn concern(&self, change: &DebounceEventResult) -> bool {
        match change {
            Err(_) => true,
            Ok(events) => events.iter().any(|event| {
                let is_change = !event.kind.is_access();
                event.need_rescan() || (is_change && event.paths.iter().any(|path| self.hold(path)))
            }),
        }
    }

    /// Whether the site is made of what lies there, or was, or will be. Hidden files are no content.
    fn hold(&self, path: &Path) -> bool {
        let mut all = self.files.iter().chain(&self.folders);
        all.any(|place| match path.strip_prefix(place) {
            Ok(below) => !below.iter().any(|name| name.to_string_lossy().starts_with('.')),
            Err(_) => place.starts_with(path),
        })
    }
}

/// The folders that are watched, each with what it was when that began.
struct Watched {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    roots: BTreeMap<PathBuf, (RecursiveMode, Option<FileId>)>,
}

impl Watched {
    /// Watches these, and nothing else. Whether anything is newly watched: a folder that another has taken the place
    /// of is.
    fn keep(&mut self, wanted: &BTreeMap<PathBuf, RecursiveMode>) -> Result<bool, Error> {
        let wanted: BTreeMap<PathBuf, (RecursiveMode, Option<FileId>)> = wanted
            .iter()
            .map(|(path, mode)| (path.clone(), (*mode, get_file_id(path).ok())))
            .collect();
        let kept = |path: &PathBuf, root| wanted.get(path) == Some(root);
        let gone: Vec<PathBuf> = self
            .roots
            .iter()
            .filter(|(path, root)| !kept(path, root))
            .map(|(path, _)| path.clone())
            .collect();
        for path in gone {
            self.roots.remove(&path);
            // It may be gone altogether, and its watch with it.
            let _ = self.debouncer.unwatch(&path);
        }
        let mut is_new = false;
        for (path, root) in wanted {
            if !self.roots.contains_key(&path) {
                self.debouncer.watch(&path, root.0)?;
                self.roots.insert(path, root);
                is_new = true;
            }
        }
        Ok(is_new)
    }
}
