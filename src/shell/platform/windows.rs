//! Windows. Who may read what is made there is inherited from the folder it is made in.

use std::ffi::OsString;
use std::fmt::{Debug, Display};
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::os::windows::fs::{FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::{Builder, NamedTempFile, TempDir};
use tokio::signal::windows::{ctrl_break, ctrl_c};

use super::Readers;

/// To remove a file with whoever has it open, however that ends.
const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
/// What opening a file fails with that somebody has open alone, or that is being removed.
const ERROR_ACCESS_DENIED: i32 = 5;
const ERROR_SHARING_VIOLATION: i32 = 32;

/// How often it is looked whether something can be had by now.
const PAUSE: Duration = Duration::from_millis(20);
/// How long others are waited for who look into a folder that is to be moved.
const PATIENCE: Duration = Duration::from_secs(2);

/// A path as messages show it: with `/`, as in the site's files, and without the prefix of whole paths.
pub fn shown(path: &Path) -> impl Display {
    let path = path.to_string_lossy();
    let plain = match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => path.strip_prefix(r"\\?\").unwrap_or(&path).to_owned(),
    };
    plain.replace('\\', "/")
}

/// Nothing is to be done: no pipe or terminal lies in a folder there.
pub fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// A link is followed, which few may make there: what keeps from it would keep from reading what a cloud drive has yet to
/// fetch.
pub fn without_following(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Reads from a place in a file that others read at the same time.
pub fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    file.seek_read(buffer, offset)
}

/// A new file with a name of its own that begins with `prefix`.
pub fn temporary(folder: &Path, prefix: &str, _: Readers) -> io::Result<NamedTempFile> {
    Builder::new().prefix(prefix).tempfile_in(folder)
}

/// A file that takes another's place lies in the same folder. One that may only be read is not replaced at all.
pub fn take_after(_: &Path, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Makes folders and files that may be read by whoever may read the folder beside which the site is made.
#[derive(Default)]
pub struct ForAll;

impl ForAll {
    /// A new folder with a name of its own that begins with `prefix`.
    pub fn temporary(&self, beside: &Path, prefix: &str) -> io::Result<TempDir> {
        Builder::new().prefix(prefix).tempdir_in(beside)
    }

    /// A new folder.
    pub fn folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    /// A new file.
    pub fn file(&self, path: &Path) -> io::Result<File> {
        File::create_new(path)
    }
}

/// Whether files can be made in a folder is only known from making one.
#[cfg(feature = "publish")]
pub fn may_write_into(_: &Path) -> io::Result<()> {
    Ok(())
}

/// What tells a file from the same file after somebody has touched it. None where its time has no fraction of a second:
/// file systems that keep whole ones cannot tell what happened within one.
pub fn stamp(file: &Metadata) -> Option<impl Debug + use<>> {
    // In 100 ns.
    const SECOND: u64 = 10_000_000;
    let times = [file.creation_time(), file.last_write_time()];
    (file.last_write_time() % SECOND != 0).then_some(times)
}

/// Never: a whole path leads to the disk itself, where nothing lies above its first folder.
pub fn is_mount_point(_: &Path, _: &Path) -> bool {
    false
}

/// Locks a folder for as long as the file is open; waits for whoever else holds it.
pub fn hold(folder: &Path) -> io::Result<File> {
    loop {
        match try_hold(folder) {
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
            Ok(held) => return Ok(held),
        }
    }
}

/// Locks a folder for as long as the file is open, unless somebody else holds it. A folder cannot be locked itself: a
/// file beside it is open for one alone, and is gone when it is closed.
pub fn try_hold(folder: &Path) -> Result<File, TryLockError> {
    let lock = lock_of(folder).map_err(TryLockError::Error)?;
    File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .share_mode(0)
        .custom_flags(FILE_FLAG_DELETE_ON_CLOSE)
        .open(lock)
        .map_err(|error| match error.raw_os_error() {
            Some(ERROR_SHARING_VIOLATION) => TryLockError::WouldBlock,
            _ => TryLockError::Error(error),
        })
}

fn lock_of(folder: &Path) -> io::Result<PathBuf> {
    let folder = folder.canonicalize()?;
    let mut name = OsString::from(".");
    name.push(folder.file_name().ok_or(io::ErrorKind::InvalidInput)?);
    name.push(".tidings-held");
    Ok(folder.with_file_name(name))
}

/// Moves a folder to where there is none. It cannot be moved while anything in it is open, as what looks for viruses
/// opens whatever is new: it is tried again for a while.
pub fn move_folder(from: &Path, to: &Path) -> io::Result<()> {
    let started = Instant::now();
    loop {
        match fs::rename(from, to) {
            Err(error) if is_in_use(&error) && started.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
}

fn is_in_use(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(ERROR_ACCESS_DENIED | ERROR_SHARING_VIOLATION)
    )
}

/// Two folders cannot change places in one step.
pub fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Ready when Ctrl-C or Ctrl-Break is pressed, or sent by another program; from this call on neither kills it.
pub fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut stop) = (ctrl_c()?, ctrl_break()?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = stop.recv() => {}
        }
    })
}

/// Ctrl-C may end the program in a question: a console shows its cursor again by itself.
pub fn outlive_interrupts() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_they_are_written_elsewhere() {
        for (path, expected) in [
            (r"content\pages\a.md", "content/pages/a.md"),
            (r"C:\site\public", "C:/site/public"),
            (r"\\?\C:\site\public", "C:/site/public"),
            (r"\\?\UNC\server\share\site", "//server/share/site"),
        ] {
            assert_eq!(shown(Path::new(path)).to_string(), expected);
        }
    }
}
