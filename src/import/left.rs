//! What could not be carried over, file by file.

use std::collections::BTreeMap;

use crate::diagnostic::import as say;

use super::Files;
use super::fields::Fields;

/// Sentences by the file that they are about, in order of path and as they were found, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left(BTreeMap<String, Vec<String>>);

impl Left {
    /// Adds a sentence about a file of the tool.
    pub fn say(&mut self, path: &str, sentence: impl Into<String>) {
        let sentences = self.0.entry(path.to_owned()).or_default();
        let sentence = sentence.into();
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }

    /// Adds the keys that nobody has asked for.
    pub fn keys(&mut self, path: &str, within: &str, fields: Fields) {
        let keys: Vec<String> = fields
            .names()
            .map(|key| match within {
                "" => key.to_owned(),
                within => format!("{within}.{key}"),
            })
            .collect();
        if !keys.is_empty() {
            self.say(path, say::keys(&keys));
        }
    }

    /// Adds the files that `is_used` does not know, folder by folder.
    pub fn files(&mut self, files: &Files, is_used: impl Fn(&str) -> bool) {
        let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
        for path in files
            .read
            .keys()
            .chain(&files.others)
            .filter(|path| !is_used(path))
        {
            let place = path.find('/').map_or(path.as_str(), |slash| &path[..=slash]);
            *folders.entry(place).or_default() += 1;
        }
        for (place, count) in folders {
            self.say(place, say::files(count));
        }
    }

    /// How many sentences there are.
    pub fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    /// The files with their sentences.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0
            .iter()
            .map(|(path, sentences)| (path.as_str(), sentences.as_slice()))
    }
}
