//! The texts that were read, so that a finding can show its line.

use std::sync::{Arc, OnceLock};

use super::Place;

/// A file that was read as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the site's folder, with `/` between folders.
    pub path: Arc<str>,
    /// Its text; empty where it could not be read as text.
    pub text: Arc<str>,
    /// Where its lines begin; found when it is first asked.
    lines: OnceLock<Vec<usize>>,
    /// How many characters begin before each [`STRIDE`] bytes; found when it is first asked.
    characters: OnceLock<Vec<usize>>,
}

/// So many bytes are counted for a column at most: a line may be as long as a file, and hold as many findings.
const STRIDE: usize = 1 << 10;

impl Source {
    /// The line that a byte lies in, from 1, and the byte at which that line begins.
    pub fn line_of(&self, offset: usize) -> (usize, usize) {
        let lines = self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        (line, lines[line - 1])
    }

    /// Line and column of a byte, both from 1 and the column in characters.
    fn place_of(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let (line, start) = self.line_of(offset);
        (
            line,
            self.characters_before(offset) - self.characters_before(start) + 1,
        )
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let begin = |bytes: &[u8]| bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
        let bytes = self.text.as_bytes();
        let counts = self.characters.get_or_init(|| {
            let counts = bytes.chunks(STRIDE).scan(0, |before, stride| {
                let here = *before;
                *before += begin(stride);
                Some(here)
            });
            counts.collect()
        });
        let strides = (offset / STRIDE).min(counts.len().saturating_sub(1));
        let before = counts.get(strides).copied().unwrap_or_default();
        before + begin(bytes.get(strides * STRIDE..offset).unwrap_or_default())
    }
}

/// A place in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The file, from the site's folder; of what is fetched, its address.
    pub path: Arc<str>,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The line in which it ends.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
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
            lines: OnceLock::new(),
            characters: OnceLock::new(),
        });
        u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX)
    }

    /// The file of that number.
    pub fn get(&self, file: u32) -> Option<&Source> {
        self.files.get(file as usize)
    }

    /// A place from its beginning to its end, without the line break that may end it. Of a file that is not kept, and of
    /// one as a whole, the end is where it begins.
    pub fn extent(&self, place: &Place) -> Extent {
        let (path, line, column) = self.locate(place);
        let end = match place {
            Place::Spot { .. } => None,
            Place::Span(span) => self.get(span.file).map(|source| {
                let text = &source.text;
                let (start, end) = (span.start as usize, text.floor_char_boundary(span.end as usize));
                let written = text.get(start..end).unwrap_or_default().trim_end();
                source.place_of(start + written.len())
            }),
        };
        let (end_line, end_column) = end.unwrap_or((line, column)).max((line, column));
        Extent {
            path,
            line,
            column,
            end_line,
            end_column,
        }
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
                    let (line, column) = source.place_of(span.start as usize);
                    (Arc::clone(&source.path), line, column)
                }
            },
        }
    }
}
