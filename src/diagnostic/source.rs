//! The texts that were read, so that a finding can show its line.

use std::sync::Arc;

use super::Place;

/// A file that was read as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the site's folder, with `/` between folders.
    pub path: Arc<str>,
    /// Its text; empty where it could not be read as text.
    pub text: Arc<str>,
}

/// The files of a run, by number.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Adds a file and gives its number.
    pub fn add(&mut self, path: &str, text: &str) -> u32 {
        self.files.push(Source {
            path: path.into(),
            text: text.into(),
        });
        u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX)
    }

    /// The file of that number.
    pub fn get(&self, file: u32) -> Option<&Source> {
        self.files.get(file as usize)
    }

    /// Path, line and column of a place, the last two from 1 and the column in characters.
    pub fn locate(&self, place: &Place) -> (Arc<str>, usize, usize) {
        match place {
            Place::Spot {
                path, line, column, ..
            } => (path.as_str().into(), *line, *column),
            Place::Span(span) => match self.get(span.file) {
                None => ("".into(), 1, 1),
                Some(source) => {
                    let (line, column) = line_and_column(&source.text, span.start as usize);
                    (Arc::clone(&source.path), line, column)
                }
            },
        }
    }
}

/// Line and column (in characters) of a byte, both from 1.
fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line_start = before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |at| at + 1);
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    (
        line,
        String::from_utf8_lossy(&before[line_start..]).chars().count() + 1,
    )
}
