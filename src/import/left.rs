//! What could not be carried over, file by file.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::import as say;

use super::Files;
use super::fields::Fields;

/// A folder has very many files from here on: those of another tool's history of measurements, say.
const MANY: usize = 40;
/// Of so many files the first are named.
const NAMED: usize = 10;

/// Sentences by the file that they are about, in order of path and as they were found, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    sentences: BTreeMap<String, Told>,
    /// Keys that nobody has asked for, by file and by what they stand in, until they are summed up.
    keys: BTreeMap<(String, String), Keys>,
}

/// The sentences about a file, each with its place among them; a text may give very many.
type Told = BTreeMap<String, usize>;

/// The keys of all things of one kind in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Keys {
    names: BTreeSet<String>,
    /// How many of the things had any of them.
    things: usize,
}

impl Left {
    /// Adds a sentence about a file of the tool.
    pub fn say(&mut self, path: &str, sentence: impl Into<String>) {
        let sentences = self.sentences.entry(path.to_owned()).or_default();
        let place = sentences.len();
        sentences.entry(sentence.into()).or_insert(place);
    }

    /// Keeps the keys that nobody has asked for until all files are read.
    pub fn keys(&mut self, path: &str, within: &str, fields: Fields) {
        let names: Vec<String> = fields.names().map(str::to_owned).collect();
        if names.is_empty() {
            return;
        }
        let keys = self.keys.entry((path.to_owned(), within.to_owned())).or_default();
        keys.names.extend(names);
        keys.things += 1;
    }

    /// Tells the keys that were kept, once for each file and kind.
    pub fn sum_up(&mut self) {
        for ((path, within), keys) in std::mem::take(&mut self.keys) {
            let names: Vec<String> = keys
                .names
                .into_iter()
                .map(|key| match within.as_str() {
                    "" => key,
                    within => format!("{within}.{key}"),
                })
                .collect();
            self.say(&path, say::keys(&names, keys.things));
        }
    }

    /// Adds the files that `is_used` does not know, each by its name; of a folder with very many of them the first.
    pub fn files(&mut self, files: &Files, is_used: impl Fn(&str) -> bool) {
        let all: BTreeSet<&String> = files.read.keys().chain(&files.others).collect();
        let mut folders: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
        for path in all.into_iter().filter(|path| !is_used(path)) {
            let folder = path.find('/').and_then(|slash| path.get(..=slash));
            // What is among the texts may be one.
            let folder = folder.filter(|folder| *folder != "content/");
            folders.entry(folder).or_default().push(path);
        }
        for (folder, paths) in folders {
            match folder.filter(|_| paths.len() > MANY) {
                Some(folder) => self.say(folder, say::many_files(&paths, NAMED)),
                None => paths.iter().for_each(|path| self.say(path, say::file())),
            }
        }
    }

    /// How many sentences there are.
    pub fn count(&self) -> usize {
        self.sentences.values().map(Told::len).sum()
    }

    /// The files with their sentences.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.sentences.iter().map(|(path, told)| {
            let mut sentences: Vec<&str> = told.keys().map(String::as_str).collect();
            sentences.sort_by_key(|sentence| told.get(*sentence));
            (path.as_str(), sentences)
        })
    }
}
