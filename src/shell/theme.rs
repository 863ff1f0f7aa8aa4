//! Reads a site's own theme.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::load::{is_hidden, printable, walk_failure};
use super::{Failure, files};
use crate::config::THEMES;
use crate::output::theme::ThemeFiles;

/// The folders that a theme is made of. Whatever lies beside them is not looked at.
const PARTS: [&str; 3] = ["assets", "languages", "templates"];

/// The longest name of a file, in bytes. Published, it has a dot and a hash of 16 digits more, and 255 is what file
/// systems take.
const MOST_NAME_BYTES: usize = 255 - 17;

/// A theme as it was found.
#[derive(Default)]
pub struct Theme {
    /// Its files by path below its folder; none if that is not there.
    pub files: Option<ThemeFiles>,
    /// What is no file that a theme could be made of, by path from the site's folder.
    pub refused: Vec<String>,
}

/// Reads the theme of that name of the site in a folder; of the built-in one there is nothing to read. The theme's
/// folder may be a link, for one theme can serve several sites; nothing in it may.
///
/// # Errors
/// What the machine refuses.
pub fn theme(site: &Path, name: &str) -> Result<Theme, Failure> {
    let folder = site.join(THEMES).join(name);
    if name == "default" || !folder.is_dir() {
        return Ok(Theme::default());
    }
    let (mut files, mut refused) = (ThemeFiles::new(), Vec::new());
    for entry in WalkDir::new(&folder).into_iter().filter_entry(is_part) {
        let entry = entry.map_err(|error| walk_failure(&folder, &error))?;
        let path = entry.path();
        let below = path.strip_prefix(&folder).unwrap_or(path);
        match files::address_path(below).filter(|_| is_file(&entry)) {
            _ if entry.file_type().is_dir() => {}
            Some(below) => {
                let bytes = read(path).map_err(|error| Failure::io(path, &error))?;
                files.insert(below, bytes);
            }
            None => refused.push(printable(&Path::new(THEMES).join(name).join(below))),
        }
    }
    refused.sort();
    Ok(Theme {
        files: Some(files),
        refused,
    })
}

/// The folder itself, and what lies in one of its parts. Hidden files are no part of a theme.
fn is_part(entry: &DirEntry) -> bool {
    let is_named = || PARTS.map(OsStr::new).contains(&entry.file_name());
    match entry.depth() {
        0 => true,
        1 => is_named(),
        _ => !is_hidden(entry),
    }
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_file() && entry.file_name().len() <= MOST_NAME_BYTES
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    files::open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
