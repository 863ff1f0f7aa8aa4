//! What is written aside until it is whole, and then takes its place in one step.
//!
//! It is locked for as long as its run lives. So the next run knows what a run that was killed left behind, and clears
//! it away.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

use super::files;
use super::platform::{self, Readers};

/// A new file in a folder; its name begins with `prefix`, by which whatever was left there is known.
///
/// # Errors
/// What the machine refuses.
pub fn file(folder: &Path, prefix: &str, readers: Readers) -> io::Result<NamedTempFile> {
    clear(folder, prefix);
    loop {
        let file = platform::temporary(folder, prefix, readers)?;
        if is_held(&file.as_file().try_lock(), file.path()) {
            return Ok(file);
        }
    }
}

/// A new folder, and what keeps it from being taken for one that was left behind, where there are locks.
///
/// # Errors
/// What the machine refuses.
pub fn folder(beside: &Path, prefix: &str) -> io::Result<(TempDir, Option<File>)> {
    clear(beside, prefix);
    loop {
        let folder = Builder::new().prefix(prefix).tempdir_in(beside)?;
        let held = platform::try_hold(folder.path());
        if is_held(&held, folder.path()) {
            return Ok((folder, held.ok()));
        }
    }
}

/// Whether it is ours from here on: another run may have come between, and taken it for one that was left behind. Where
/// there are no locks, nobody clears anything away.
fn is_held<T>(held: &Result<T, TryLockError>, path: &Path) -> bool {
    !matches!(held, Err(TryLockError::WouldBlock)) && path.exists()
}

/// Removes what nobody holds. What cannot be removed is in nobody's way.
pub fn clear(folder: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            let _ = match entry.file_type() {
                Ok(kind) if kind.is_dir() => platform::try_hold(&path)
                    .map_err(io::Error::from)
                    .and_then(|_held| fs::remove_dir_all(&path)),
                Ok(kind) if kind.is_file() => files::open(&path).and_then(|held| {
                    held.try_lock()?;
                    fs::remove_file(&path)
                }),
                _ => Ok(()),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_left_is_cleared_away_and_what_is_held_is_not() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        fs::create_dir_all(path(".begun-folder/below")).unwrap();
        for name in [".begun-file", ".begun-folder/below/file", "begun", "theirs"] {
            fs::write(path(name), "x").unwrap();
        }
        let first = file(place.path(), ".begun", Readers::Owner).unwrap();
        let (folder, _held) = folder(place.path(), ".begun").unwrap();
        let second = file(place.path(), ".begun", Readers::Owner).unwrap();
        let mut names: Vec<_> = fs::read_dir(place.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            // By it a folder is held on Windows.
            .filter(|path| path.extension().is_none_or(|end| end != "tidings-held"))
            .collect();
        let mut expected = vec![path("begun"), path("theirs")];
        expected.extend([first.path(), folder.path(), second.path()].map(Path::to_path_buf));
        names.sort();
        expected.sort();
        assert_eq!(names, expected);
    }
}
