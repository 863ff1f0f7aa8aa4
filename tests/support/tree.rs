//! A folder with everything in it, to be compared with another.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::SystemTime;

use walkdir::WalkDir;

/// The files of a folder by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Their bytes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Which file it is on the disk, and when it was written.
    pub marks: BTreeMap<String, (u64, SystemTime)>,
}

/// Reads a folder; one that is not there is empty.
pub fn tree(folder: impl AsRef<Path>) -> Tree {
    let folder = folder.as_ref();
    let mut tree = Tree::default();
    if !folder.exists() {
        return tree;
    }
    for entry in WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
        let metadata = fs::symlink_metadata(entry.path()).unwrap();
        // A link to a folder, or to nothing, holds where it leads to.
        let bytes = match fs::metadata(entry.path()) {
            Ok(target) if target.is_file() => fs::read(entry.path()).unwrap(),
            _ => fs::read_link(entry.path())
                .map(|target| target.into_os_string().into_encoded_bytes())
                .unwrap_or_default(),
        };
        tree.files.insert(path.to_owned(), bytes);
        tree.marks
            .insert(path.to_owned(), (metadata.ino(), metadata.modified().unwrap()));
    }
    tree
}

impl Tree {
    /// The paths.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// A file's text.
    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("no {path} among {:?}", self.paths()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// The paths that the two do not have in common or whose bytes differ.
    pub fn differing<'t>(&'t self, other: &'t Self) -> Vec<&'t str> {
        let mut paths: Vec<&str> = self.paths();
        paths.extend(other.paths());
        paths.sort_unstable();
        paths.dedup();
        paths.retain(|path| self.files.get(*path) != other.files.get(*path));
        paths
    }

    /// The paths of files that are no longer the same file on the disk, or were written since.
    pub fn touched<'t>(&'t self, other: &'t Self) -> Vec<&'t str> {
        let mut paths: Vec<&str> = self.paths();
        paths.extend(other.paths());
        paths.sort_unstable();
        paths.dedup();
        paths.retain(|path| self.marks.get(*path) != other.marks.get(*path));
        paths
    }
}
