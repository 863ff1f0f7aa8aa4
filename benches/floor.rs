//! What no program can do without: writing the files that are wanted, and reading the Markdown and turning it into HTML
//! once. Both on all processors, as fast as the same libraries and the system do them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

use crate::measure::here;

/// Makes this program write the files of one folder into another and print what that took, reading them not counted.
pub const WRITE: &str = "--floor-write";
/// Makes this program read and render the Markdown below a folder and print what that took.
pub const MARKDOWN: &str = "--floor-markdown";

/// `FROM TO`
pub fn write(from: &Path, to: &Path) {
    let files: Vec<(PathBuf, Vec<u8>)> = files(from)
        .into_par_iter()
        .map(|path| {
            let bytes = fs::read(&path).expect("it reads");
            (to.join(path.strip_prefix(from).expect("it is below")), bytes)
        })
        .collect();
    here(|| {
        let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
        for folder in folders {
            fs::create_dir_all(folder).expect("it can be made");
        }
        files
            .par_iter()
            .for_each(|(path, bytes)| fs::write(path, bytes).expect("it can be written"));
    });
}

/// `FOLDER`
pub fn markdown(folder: &Path) {
    here(|| {
        files(folder)
            .into_par_iter()
            .map(|path| {
                let text = fs::read_to_string(path).expect("it reads");
                let mut page = String::with_capacity(text.len() * 2);
                html::push_html(&mut page, Parser::new_ext(&text, Options::all()));
                page.len()
            })
            .sum::<usize>()
    });
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    entries
        .map(|entry| entry.expect("it reads"))
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}
