//! The site that was built, as it is about to be sent.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use md5::{Digest, Md5};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::super::platform::shown;
use super::super::publish::lock;
use super::super::{Failure, files};
use crate::output::own::MARKER;
use crate::output::release;

/// A folder that `tidings build` made. No build replaces it while this lives.
pub struct Built {
    /// Where it is, without links.
    pub folder: PathBuf,
    _lock: Option<File>,
}

impl Built {
    /// Takes hold of a folder; waits for a build that publishes into it.
    ///
    /// # Errors
    /// A folder that Tidings did not make.
    pub fn hold(output: &Path) -> Result<Self, Failure> {
        let folder = output.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => not_built(output),
            _ => Failure::io(output, &error),
        })?;
        // Looked for first, so that a folder that was named by mistake is left as it is.
        if !folder.join(MARKER).is_file() {
            return Err(not_built(output));
        }
        let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
            return Err(not_built(output));
        };
        let held = hold(
            &parent.join(format!(".{}.tidings-lock", name.to_string_lossy())),
            parent,
        )?;
        // And again, for a build may just have replaced it.
        match folder.join(MARKER).is_file() {
            true => Ok(Self { folder, _lock: held }),
            false => Err(not_built(output)),
        }
    }

    /// All that is published of it, in order of path.
    ///
    /// # Errors
    /// What the machine refuses, and names that are no text.
    pub fn files(&self) -> Result<Vec<release::File>, Failure> {
        let mut paths = Vec::new();
        for entry in WalkDir::new(&self.folder).sort_by_file_name() {
            let entry = entry.map_err(|error| Failure::Outside(error.to_string()))?;
            let path = entry.path().strip_prefix(&self.folder).unwrap_or(entry.path());
            if entry.file_type().is_dir() || path == Path::new(MARKER) {
                continue;
            }
            let path = files::slashed(path).ok_or_else(|| {
                Failure::Outside(format!(
                    "{}: no address can be made from this name",
                    shown(entry.path())
                ))
            })?;
            paths.push(path);
        }
        let file = |path: String| self.file(path);
        paths.into_par_iter().map(file).collect()
    }

    fn file(&self, path: String) -> Result<release::File, Failure> {
        let (mut pieces, mut length) = (self.open(&path, 1 << 16)?, 0);
        loop {
            match pieces.next()? {
                [] => break,
                piece => length += u64::try_from(piece.len()).unwrap_or_default(),
            }
        }
        Ok(release::File {
            path,
            length,
            md5: pieces.md5(),
        })
    }

    /// Opens a file to be read in pieces of at most so many bytes.
    ///
    /// # Errors
    /// What the machine refuses.
    pub fn open(&self, path: &str, most: usize) -> Result<Pieces, Failure> {
        let path = self.folder.join(path);
        let file = files::open(&path).map_err(|error| Failure::io(&path, &error))?;
        Ok(Pieces {
            path,
            file,
            hash: Hash::default(),
            buffer: vec![0; most],
        })
    }
}

/// A file that is read piece by piece.
pub struct Pieces {
    path: PathBuf,
    file: File,
    hash: Hash,
    buffer: Vec<u8>,
}

impl Pieces {
    /// The next piece; only the last is shorter than the others, and after it comes an empty one.
    ///
    /// # Errors
    /// What the machine refuses.
    pub fn next(&mut self) -> Result<&[u8], Failure> {
        let piece =
            files::fill(&mut self.file, &mut self.buffer).map_err(|error| Failure::io(&self.path, &error))?;
        self.hash.update(piece);
        Ok(piece)
    }

    /// The MD5 of all that was read, in hexadecimal digits.
    pub fn md5(self) -> String {
        self.hash.digits()
    }
}

/// An MD5 that is being made.
#[derive(Default)]
pub struct Hash(Md5);

impl Hash {
    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// In hexadecimal digits.
    pub fn digits(self) -> String {
        let digest = self.0.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Keeps builds out. None can replace what lies in a folder that cannot be written: there is nothing to hold then.
fn hold(path: &Path, parent: &Path) -> Result<Option<File>, Failure> {
    match files::may_write_into(parent) {
        Ok(()) => lock(path).map(Some),
        Err(_) => Ok(None),
    }
}

fn not_built(output: &Path) -> Failure {
    Failure::Usage(format!(
        "{}: here is no site that Tidings built; build it first with `tidings build`, or name the folder with \
         `--output DIR`",
        shown(output)
    ))
}
