//! The last copies of feeds that read well, in `.tidings/` beside site.toml.
//!
//! A copy is one file, so that it changes as a whole: a line of JSON that says what follows, then the documents
//! one after another.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::platform::{Readers, shown};
use super::{aside, files};
use crate::config::{FeedFormat, FeedSource, KEPT};
use crate::input::feed::{Bytes, Document, Documents};
use crate::model::Instant;
use crate::output::route::iso;

/// The folder of copies.
pub struct Copies(PathBuf);

/// No first line is longer.
const MOST_CONTENTS: u64 = 1 << 20;

impl Copies {
    /// Those of the site in `folder`.
    pub fn of(folder: &Path) -> Self {
        Self(folder.join(KEPT).join("feeds"))
    }

    /// The copy of a feed, if there is one that can be read.
    pub fn get(&self, source: &FeedSource) -> Option<Documents<'static>> {
        let path = self.path(source);
        let mut reader = BufReader::new(files::open(&path).ok()?).take(MOST_CONTENTS);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let contents: Value = serde_json::from_str(&line).ok()?;
        let mut offset = u64::try_from(line.len()).ok()?;
        let mut all = Vec::new();
        for entry in contents.get("documents")?.as_array()? {
            let length = entry.get("length")?.as_u64()?;
            all.push(Document {
                role: entry.get("role")?.as_str()?.to_owned(),
                shown: entry.get("shown")?.as_str()?.to_owned(),
                bytes: Box::new(Part {
                    path: path.clone(),
                    offset,
                    length,
                }),
            });
            offset = offset.checked_add(length)?;
        }
        let fetched_at = match contents.get("fetched_at").and_then(Value::as_str) {
            Some(text) => Some(text.parse::<Instant>().ok()?),
            None => None,
        };
        Some(Documents { all, fetched_at })
    }

    /// Keeps a copy in the place of the last one.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub fn keep(&self, source: &FeedSource, documents: &Documents<'_>) -> Result<(), String> {
        let path = self.path(source);
        self.write(&path, documents)
            .map_err(|error| format!("no copy of the feed can be kept in {}: {error}", shown(&path)))
    }

    fn write(&self, path: &Path, documents: &Documents<'_>) -> io::Result<()> {
        fs::create_dir_all(&self.0)?;
        let lengths: Vec<u64> = documents
            .all
            .iter()
            .map(|document| io::copy(&mut document.bytes.open()?, &mut io::sink()))
            .collect::<io::Result<_>>()?;
        let entries = documents.all.iter().zip(&lengths).map(
            |(document, length)| json!({"role": document.role, "shown": document.shown, "length": length}),
        );
        let contents = json!({
            "fetched_at": documents.fetched_at.map(iso),
            "documents": entries.collect::<Vec<_>>(),
        });
        let mut file = BufWriter::new(aside::file(&self.0, ".tidings-copy", Readers::Owner)?);
        serde_json::to_writer(&mut file, &contents)?;
        file.write_all(b"\n")?;
        for (document, length) in documents.all.iter().zip(lengths) {
            let copied = io::copy(&mut document.bytes.open()?.take(length), &mut file)?;
            // All that follow would begin too early.
            if copied != length {
                return Err(io::Error::other(format!(
                    "{} has become shorter meanwhile",
                    document.shown
                )));
            }
        }
        file.into_inner()?.persist(path)?;
        Ok(())
    }

    /// A feed is known by where it is and what is asked of it.
    fn path(&self, source: &FeedSource) -> PathBuf {
        let format = FeedFormat::ALL
            .iter()
            .find(|(_, format)| *format == source.format);
        let known_by = format!(
            "{}\n{}\n{}\n{}",
            format.map_or("", |(word, _)| word),
            source.place.value.whole(),
            source.query.as_deref().unwrap_or_default(),
            source.label.as_deref().unwrap_or_default(),
        );
        self.0.join(&blake3::hash(known_by.as_bytes()).to_hex()[..16])
    }
}

/// A document within a copy.
struct Part {
    path: PathBuf,
    offset: u64,
    length: u64,
}

impl Bytes for Part {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        let mut file: File = files::open(&self.path)?;
        file.seek(SeekFrom::Start(self.offset))?;
        Ok(Box::new(
            BufReader::with_capacity(1 << 20, file).take(self.length),
        ))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    /// A document that is shorter whenever it is opened once more.
    #[derive(Default)]
    struct Shrinking(AtomicBool);

    impl Bytes for Shrinking {
        fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
            let text: &[u8] = match self.0.swap(true, Ordering::Relaxed) {
                false => b"long",
                true => b"l",
            };
            Ok(Box::new(text))
        }
    }

    #[test]
    fn a_document_that_becomes_shorter_while_it_is_copied_leaves_the_last_copy() {
        let folder = tempfile::tempdir().unwrap();
        let copies = Copies(folder.path().to_path_buf());
        let path = folder.path().join("copy");
        fs::write(&path, "last").unwrap();
        let document = Document {
            role: String::new(),
            shown: "up.json".to_owned(),
            bytes: Box::new(Shrinking::default()),
        };
        let documents = Documents {
            all: vec![document],
            fetched_at: None,
        };
        let why = copies.write(&path, &documents).unwrap_err().to_string();
        assert_eq!(why, "up.json has become shorter meanwhile");
        assert_eq!(fs::read_to_string(&path).unwrap(), "last");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
