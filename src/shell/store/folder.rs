//! A folder as a store. Links in it are others', and nothing is written through them.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use walkdir::WalkDir;

use super::super::platform::shown;
use super::super::{Failure, files};
use super::refusal;
use crate::model::Instant;
use crate::output::own::MANIFEST;
use crate::output::release::Manifest;

/// What lies at addresses of the site and is no file, or on the way to them and is no folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Obstacles {
    /// What a file takes the place of if somebody says so: links, pipes.
    pub replaceable: Vec<String>,
    /// What has to be moved away by hand.
    pub blocking: BTreeSet<String>,
}

/// Opens it; makes one that is not there, unless nothing is to be done.
///
/// # Errors
/// What the machine refuses, or would.
pub fn open(folder: &Path, dry_run: bool) -> Result<Arc<dyn ObjectStore>, Failure> {
    let refused = |path: &Path, error: &io::Error| {
        let remedy = refusal::remedy_of(error.kind()).map_or(String::new(), |remedy| format!("\n{remedy}"));
        Failure::Outside(format!("{}: nothing was sent: {error}{remedy}", shown(path)))
    };
    let there = folder.ancestors().find(|path| path.symlink_metadata().is_ok());
    let there = there.unwrap_or(folder);
    files::may_write_into(there).map_err(|error| refused(there, &error))?;
    if dry_run && there != folder {
        return Ok(Arc::new(InMemory::new()));
    }
    fs::create_dir_all(folder).map_err(|error| refused(folder, &error))?;
    let store = LocalFileSystem::new_with_prefix(folder)
        .map_err(|error| Failure::Outside(format!("{}: {error}", shown(folder))))?;
    Ok(Arc::new(store.with_automatic_cleanup(true)))
}

/// The paths of all files in it. Links are not followed.
///
/// # Errors
/// What the machine refuses.
pub fn paths(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut paths = Vec::new();
    if !folder.exists() {
        return Ok(paths);
    }
    // The folder itself may be a link: that one was named.
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::Outside(error.to_string()))?;
        let path = entry.path().strip_prefix(folder).ok();
        if entry.file_type().is_file() {
            paths.extend(path.and_then(files::slashed));
        }
    }
    Ok(paths)
}

/// What keeps files of these paths from being put into it.
pub fn obstacles<'p>(folder: &Path, paths: impl IntoIterator<Item = &'p str>) -> Obstacles {
    let mut found = Obstacles::default();
    for path in paths {
        let ends = path.match_indices('/').map(|(end, _)| end);
        let is_no_folder =
            |above: &&str| fs::symlink_metadata(folder.join(above)).is_ok_and(|metadata| !metadata.is_dir());
        if let Some(above) = ends.map(|end| &path[..end]).find(is_no_folder) {
            found.blocking.insert(above.to_owned());
            continue;
        }
        match fs::symlink_metadata(folder.join(path)) {
            Ok(metadata) if metadata.is_dir() => drop(found.blocking.insert(path.to_owned())),
            Ok(metadata) if !metadata.is_file() => found.replaceable.push(path.to_owned()),
            _ => {}
        }
    }
    found
}

/// Clears away what a run that was killed had begun to write: `NAME#1`, which only takes the place of `NAME` when it is
/// whole. It is that run's where the manifest announces `NAME` and is older.
pub fn clear_begun(folder: &Path, manifest: Option<(&Manifest, Instant)>) {
    for entry in WalkDir::new(folder).into_iter().flatten() {
        let path = entry.path().strip_prefix(folder).ok().and_then(files::slashed);
        let Some((name, number)) = path.as_ref().and_then(|path| path.rsplit_once('#')) else {
            continue;
        };
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let modified = || entry.metadata().ok()?.modified().ok().map(Instant::from);
        let is_announced = || {
            manifest.is_some_and(|(manifest, written)| {
                manifest.announces(name) && modified().is_some_and(|modified| modified >= written)
            })
        };
        if is_number && entry.file_type().is_file() && (name == MANIFEST || is_announced()) {
            // It is only in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a file of a folder may be called so. What ends in `#` and digits is where files are written before they take
/// their place, and has to fit too.
pub fn is_name(path: &str) -> bool {
    const MOST_BYTES: usize = 255 - "#1".len();
    let name = path.rsplit('/').next().unwrap_or(path);
    let number = name.split_once('#').map(|(_, number)| number);
    let is_free =
        number.is_none_or(|number| number.is_empty() || number.bytes().any(|byte| !byte.is_ascii_digit()));
    is_free && name.len() <= MOST_BYTES
}
