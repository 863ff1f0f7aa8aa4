//! Linux and macOS. The only file that knows rustix.

use std::fmt::{Debug, Display};
use std::fs::{self, File, Metadata, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt, chown};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{CWD, OFlags, RenameFlags, renameat_with};
use rustix::io::Errno;
use tempfile::{Builder, NamedTempFile, TempDir};
use tokio::signal::unix::{SignalKind, signal};

use super::Readers;

/// A path as messages show it.
pub fn shown(path: &Path) -> impl Display {
    path.display()
}

/// Opens what may be a pipe or a terminal: neither is waited for, and no terminal becomes this program's.
pub fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options.custom_flags(flags(OFlags::NONBLOCK | OFlags::NOCTTY))
}

/// As [`without_waiting`], and fails where a link lies.
pub fn without_following(options: &mut OpenOptions) -> &mut OpenOptions {
    options.custom_flags(flags(OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY))
}

#[expect(
    clippy::cast_possible_wrap,
    reason = "the flags of `open` are the bits of an int"
)]
fn flags(flags: OFlags) -> i32 {
    flags.bits() as i32
}

/// Reads from a place in a file that others read at the same time.
pub fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    file.read_at(buffer, offset)
}

/// A new file with a name of its own that begins with `prefix`.
pub fn temporary(folder: &Path, prefix: &str, readers: Readers) -> io::Result<NamedTempFile> {
    let mode = match readers {
        // Less the umask's.
        Readers::Usual => 0o666,
        Readers::Owner => 0o600,
    };
    Builder::new()
        .prefix(prefix)
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder)
}

/// Gives a file that is to take another's place the permissions of that one, and its group where that is allowed.
pub fn take_after(file: &Path, other: &Metadata) -> io::Result<()> {
    // Root gives the file back to its owner; others can only leave it to their group.
    let (owner, group) = (Some(other.uid()), Some(other.gid()));
    let _ = chown(file, owner, group).or_else(|_| chown(file, None, group));
    // The umask does not count for a file that is there already.
    fs::set_permissions(file, other.permissions())
}

const FOLDER_MODE: u32 = 0o755;
const FILE_MODE: u32 = 0o644;

/// Makes folders and files that all may read, whatever the umask.
#[derive(Default)]
pub struct ForAll {
    /// Whether what is made has less than the mode that it is made with: then it is given it afterwards.
    is_masked: AtomicBool,
}

impl ForAll {
    /// A new folder with a name of its own that begins with `prefix`. It is made first, and shows what the umask does.
    pub fn temporary(&self, beside: &Path, prefix: &str) -> io::Result<TempDir> {
        let made = Builder::new()
            .prefix(prefix)
            .permissions(Permissions::from_mode(FOLDER_MODE))
            .tempdir_in(beside)?;
        let mode = fs::metadata(made.path())?.permissions().mode() & 0o777;
        self.is_masked.store(mode != FOLDER_MODE, Ordering::Relaxed);
        self.unmask(|| fs::set_permissions(made.path(), Permissions::from_mode(FOLDER_MODE)))?;
        Ok(made)
    }

    /// A new folder.
    pub fn folder(&self, path: &Path) -> io::Result<()> {
        fs::DirBuilder::new().mode(FOLDER_MODE).create(path)?;
        self.unmask(|| fs::set_permissions(path, Permissions::from_mode(FOLDER_MODE)))
    }

    /// A new file.
    pub fn file(&self, path: &Path) -> io::Result<File> {
        let file = File::options()
            .write(true)
            .create_new(true)
            .mode(FILE_MODE)
            .open(path)?;
        self.unmask(|| file.set_permissions(Permissions::from_mode(FILE_MODE)))?;
        Ok(file)
    }

    fn unmask(&self, set: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match self.is_masked.load(Ordering::Relaxed) {
            true => set(),
            false => Ok(()),
        }
    }
}

/// Whether files can be made in a folder, as far as can be told without making one.
///
/// # Errors
/// They cannot.
#[cfg(feature = "publish")]
pub fn may_write_into(folder: &Path) -> io::Result<()> {
    let needed = rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK;
    Ok(rustix::fs::access(folder, needed)?)
}

/// What tells a file from others, and from the same file after somebody has touched it. The system sets the time of its
/// last change. None where that has no fraction: file systems that keep whole seconds cannot tell what happened within one.
pub fn stamp(file: &Metadata) -> Option<impl Debug + use<>> {
    let times = [file.mtime(), file.mtime_nsec(), file.ctime(), file.ctime_nsec()];
    (file.ctime_nsec() != 0).then_some(([file.dev(), file.ino()], times))
}

/// Whether another disk begins with a folder than that of the folder it lies in.
pub fn is_mount_point(folder: &Path, above: &Path) -> bool {
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    device(folder) != device(above)
}

/// Locks a folder for as long as the file is open; waits for whoever else holds it.
pub fn hold(folder: &Path) -> io::Result<File> {
    let folder = File::open(folder)?;
    folder.lock()?;
    Ok(folder)
}

/// Locks a folder for as long as the file is open, unless somebody else holds it.
pub fn try_hold(folder: &Path) -> Result<File, TryLockError> {
    let folder = File::open(folder).map_err(TryLockError::Error)?;
    folder.try_lock()?;
    Ok(folder)
}

/// Moves a folder to where there is none.
pub fn move_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Two folders change places in one step. False where the file system cannot do that.
pub fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Ready when Ctrl-C is pressed or the process is asked to terminate; from this call on neither kills it.
pub fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// From now on Ctrl-C ends a question and not the program. Called where tokio runs.
pub fn outlive_interrupts() {
    // The handler stays when what listens to it goes.
    let _ = signal(SignalKind::interrupt());
}
