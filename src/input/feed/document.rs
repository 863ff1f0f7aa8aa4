//! What a feed is read from: one document for most formats, several for some.

use std::io::{self, BufRead};

use crate::model::Instant;

/// A document's bytes, as often as they are wanted: it may be read a second time.
pub trait Bytes: Send + Sync {
    /// The bytes from the first on.
    ///
    /// # Errors
    /// What the machine refuses.
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>>;
}

/// Bytes that are held already.
impl Bytes for &[u8] {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(Box::new(*self))
    }
}

/// Bytes that are held already.
impl Bytes for Vec<u8> {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(Box::new(self.as_slice()))
    }
}

/// One of a feed's documents.
pub struct Document<'b> {
    /// What it is to the format that reads it; empty for the only one of a format.
    pub role: String,
    /// How places name it: a path or an address.
    pub shown: String,
    /// What it holds.
    pub bytes: Box<dyn Bytes + 'b>,
}

/// All that a feed is read from.
#[derive(Default)]
pub struct Documents<'b> {
    /// In the order in which they were asked for.
    pub all: Vec<Document<'b>>,
    /// When they were fetched; none for files.
    pub fetched_at: Option<Instant>,
}

impl<'b> Documents<'b> {
    /// A feed of one document, which places name `shown`.
    pub fn one(shown: &str, bytes: impl Bytes + 'b) -> Self {
        let document = Document {
            role: String::new(),
            shown: shown.to_owned(),
            bytes: Box::new(bytes),
        };
        Self {
            all: vec![document],
            fetched_at: None,
        }
    }

    /// The document of that role.
    pub fn get(&self, role: &str) -> Option<&Document<'b>> {
        self.all.iter().find(|document| document.role == role)
    }
}
