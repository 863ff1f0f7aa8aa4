//! The texts that were read, so that a finding can show its line. Few files have findings, and all texts of a large
//! site are as much as everything else that is known of it: those are let go that nothing was found in when they were
//! read, and read again should something be found out later.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Place;

/// Reads a file once more: its text by its path.
#[derive(Clone)]
pub struct ReadAgain(Arc<TextByPath>);

type TextByPath = dyn Fn(&str) -> Option<String> + Send + Sync;

impl ReadAgain {
    /// By a function.
    pub fn new(read: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }
}

impl fmt::Debug for ReadAgain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ReadAgain")
    }
}

/// A file that was read as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the site's folder, with `/` between folders.
    pub path: Arc<str>,
    text: OnceLock<Box<str>>,
    /// How long the text was when it was read, in bytes: one that is read again and has another length is another.
    length: usize,
    /// Where its lines begin; found when it is first asked.
    lines: OnceLock<Vec<usize>>,
    /// How many characters begin before each [`STRIDE`] bytes; found when it is first asked.
    characters: OnceLock<Vec<usize>>,
}

/// So many bytes are counted for a column at most: a line may be as long as a file, and hold as many findings.
const STRIDE: usize = 1 << 10;

impl Source {
    fn new(path: &str) -> Self {
        Self {
            path: path.into(),
            text: OnceLock::new(),
            length: 0,
            lines: OnceLock::new(),
            characters: OnceLock::new(),
        }
    }

    /// Its text; empty where it could not be read as text, and where it has changed since.
    pub fn text(&self) -> &str {
        self.text.get().map_or("", |text| text)
    }

    /// The line that a byte lies in, from 1, and the byte at which that line begins.
    pub fn line_of(&self, offset: usize) -> (usize, usize) {
        let lines = self.lines.get_or_init(|| {
            let breaks = self.text().match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        (line, lines[line - 1])
    }

    /// Line and column of a byte, both from 1 and the column in characters.
    fn place_of(&self, offset: usize) -> (usize, usize) {
        let offset = self.text().floor_char_boundary(offset);
        let (line, start) = self.line_of(offset);
        (
            line,
            self.characters_before(offset) - self.characters_before(start) + 1,
        )
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let begin = |bytes: &[u8]| bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
        let bytes = self.text().as_bytes();
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

/// What is kept of a text.
#[derive(Debug)]
pub struct Remains {
    length: usize,
    text: Option<Box<str>>,
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
    again: Option<ReadAgain>,
}

impl Sources {
    /// Says how a file is read again. Without, every text has to be kept.
    pub fn read_again_by(&mut self, again: ReadAgain) {
        self.again = Some(again);
    }

    /// Adds a file and gives its number. Its text may follow.
    pub fn add(&mut self, path: &str) -> u32 {
        self.files.push(Source::new(path));
        u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX)
    }

    /// What is to be kept of a text that was read: all of it if something was found in it or it cannot be read again.
    pub fn remains(&self, text: String, is_shown: bool) -> Remains {
        let length = text.len();
        let is_kept = is_shown || self.again.is_none();
        Remains {
            length,
            text: is_kept.then(|| text.into_boxed_str()),
        }
    }

    /// Puts what is kept of a text to its file.
    pub fn put(&mut self, file: u32, remains: Remains) {
        if let Some(source) = self.files.get_mut(file as usize) {
            source.length = remains.length;
            source.text = remains.text.map(OnceLock::from).unwrap_or_default();
        }
    }

    /// The file of that number.
    pub fn get(&self, file: u32) -> Option<&Source> {
        let source = self.files.get(file as usize)?;
        if source.length > 0
            && let Some(ReadAgain(read)) = &self.again
        {
            source.text.get_or_init(|| {
                let text = read(&source.path).filter(|text| text.len() == source.length);
                text.unwrap_or_default().into_boxed_str()
            });
        }
        Some(source)
    }

    /// A place from its beginning to its end, without the line break that may end it. Of a file that is not kept, and of
    /// one as a whole, the end is where it begins.
    pub fn extent(&self, place: &Place) -> Extent {
        let (path, line, column) = self.locate(place);
        let end = match place {
            Place::Spot { .. } => None,
            Place::Span(span) => self.get(span.file).map(|source| {
                let text = source.text();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn sources(then: &'static str) -> Sources {
        let mut sources = Sources::default();
        sources.read_again_by(ReadAgain::new(move |path| Some(format!("{path}{then}"))));
        let file = sources.add("a.md");
        let remains = sources.remains("a.md\nline".to_owned(), false);
        sources.put(file, remains);
        sources
    }

    #[test]
    fn a_text_that_was_let_go_is_read_again_when_it_is_told_of() {
        let sources = sources("\nline");
        assert!(sources.files[0].text().is_empty());
        let (path, line, column) = sources.locate(&Span::new(0, 7..8).into());
        assert_eq!((&*path, line, column), ("a.md", 2, 3));
    }

    #[test]
    fn a_text_that_has_changed_since_shows_nothing_wrong() {
        let sources = sources("\nanother line");
        assert_eq!(sources.get(0).unwrap().text(), "");
        let (_, line, column) = sources.locate(&Span::new(0, 7..8).into());
        assert_eq!((line, column), (1, 1));
    }
}
