//! What the standard library does not do with files.
//!
//! Paths are opened with care: a named pipe or a device can lie wherever a file is looked for, and a plain
//! `open` or `read` of one may never come back.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::platform;

/// Opens a regular file to be read; links are followed.
///
/// # Errors
/// What the machine refuses, and whatever is not a regular file.
pub fn open(path: &Path) -> io::Result<File> {
    // Asked before it is opened, for opening a device can have effects of its own.
    if !fs::metadata(path)?.is_file() {
        return Err(not_regular());
    }
    // Should a pipe have taken its place since, it is not waited for.
    platform::without_waiting(File::options().read(true)).open(path)
}

/// Opens what a walk through a folder has just found to be a regular file, and says how long it is.
///
/// # Errors
/// What the machine refuses, and whatever has taken its place and is not a regular file.
pub fn open_found(path: &Path) -> io::Result<(File, u64)> {
    let file = platform::without_following(File::options().read(true)).open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() {
        Ok((file, metadata.len()))
    } else {
        Err(not_regular())
    }
}

fn not_regular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file")
}

/// Opens a regular file below a folder to be read. What was a file of the folder when it was listed may be a link out
/// of it when it is read.
///
/// # Errors
/// What the machine refuses, what is not a regular file, and what lies elsewhere.
pub fn open_below(folder: &Path, path: &str) -> io::Result<File> {
    let file = folder.join(path).canonicalize()?;
    match file.starts_with(folder.canonicalize()?) {
        true => open(&file),
        false => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is a link that leads elsewhere",
        )),
    }
}

/// Opens the file that builds hold while they publish, and makes it where there is none. It lies where others may
/// write, so that it is neither followed as a link nor waited for as a pipe.
///
/// # Errors
/// What the machine refuses, and whatever is not a regular file.
pub fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    let opened = platform::without_following(&mut options).open(path);
    let lies_there = match &opened {
        Ok(file) => file.metadata(),
        Err(_) => fs::symlink_metadata(path),
    };
    match lies_there {
        Ok(metadata) if !metadata.is_file() => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "builds hold this file while they publish, and what lies here is not a regular file; remove it",
        )),
        _ => opened,
    }
}

/// Whether files can be made in a folder, as far as can be told without making one.
///
/// # Errors
/// They cannot, or it is no folder.
#[cfg(feature = "publish")]
pub fn may_write_into(folder: &Path) -> io::Result<()> {
    if !fs::metadata(folder)?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    platform::may_write_into(folder)
}

/// An absolute path with its links followed as far as it exists.
///
/// # Errors
/// The working directory is not known.
pub fn resolved(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let real = absolute.ancestors().find_map(|known| {
        let (real, rest) = (known.canonicalize().ok()?, absolute.strip_prefix(known).ok()?);
        Some(real.components().chain(rest.components()).collect())
    });
    Ok(real.unwrap_or(absolute))
}

/// A relative path with `/` between its parts, if every part is text without control characters.
pub fn address_path(path: &Path) -> Option<String> {
    let are_names = path.components().all(|part| matches!(part, Component::Normal(_)));
    let is_odd = |c: char| c.is_control() || c == '\\';
    slashed(path).filter(|text| are_names && !text.contains(is_odd))
}

/// A relative path with `/` between its parts, if every part is text.
pub fn slashed(path: &Path) -> Option<String> {
    let parts = path.components().map(|part| part.as_os_str().to_str());
    parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}

/// All bytes, or none if there are more than `most`: what grows while it is read comes to an end too.
pub fn read_at_most(reader: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    read_about(reader, 0, most)
}

/// As [`read_at_most`], where some `expected` bytes are likely.
pub fn read_about(reader: impl Read, expected: u64, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(most)).unwrap_or_default());
    let read = reader.take(most + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(read).is_ok_and(|read| read <= most);
    Ok(fits.then_some(bytes))
}

/// Reads until the buffer is full or there is no more, and gives what was read.
pub fn fill<'b>(reader: &mut impl Read, buffer: &'b mut [u8]) -> io::Result<&'b [u8]> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(&buffer[..filled])
}

/// Two folders change places: in one step where the file system can, else by way of `away`. Whoever is stopped there
/// leaves the old one at `away`, and perhaps nothing in its place.
pub fn exchange(new: &Path, old: &Path, away: &Path) -> io::Result<()> {
    match platform::exchange(new, old)? {
        true => Ok(()),
        false => by_way_of(new, old, away),
    }
}

fn by_way_of(new: &Path, old: &Path, away: &Path) -> io::Result<()> {
    platform::move_folder(old, away)?;
    if let Err(error) = platform::move_folder(new, old) {
        // What it could be taken from can take it back.
        let _ = platform::move_folder(away, old);
        return Err(error);
    }
    // Should it stay there, it is in nobody's way: the next build removes it.
    let _ = platform::move_folder(away, new);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{by_way_of, read_at_most};

    #[test]
    fn folders_change_places_where_that_takes_several_steps() {
        let folder = tempfile::tempdir().unwrap();
        let [new, old, away] = ["new", "old", "away"].map(|name| folder.path().join(name));
        for (path, held) in [(&new, "new"), (&old, "old")] {
            fs::create_dir(path).unwrap();
            fs::write(path.join("held"), held).unwrap();
        }
        by_way_of(&new, &old, &away).unwrap();
        assert_eq!(fs::read_to_string(new.join("held")).unwrap(), "old");
        assert_eq!(fs::read_to_string(old.join("held")).unwrap(), "new");
        assert!(!away.exists());

        by_way_of(&folder.path().join("none"), &old, &away).unwrap_err();
        assert_eq!(fs::read_to_string(old.join("held")).unwrap(), "new");
    }

    /// A file that grows as fast as it is read has no end.
    #[test]
    fn reading_is_bounded() {
        assert_eq!(read_at_most(&b"1234"[..], 4).unwrap(), Some(b"1234".to_vec()));
        assert_eq!(read_at_most(std::io::repeat(b'x'), 4).unwrap(), None);
    }
}
