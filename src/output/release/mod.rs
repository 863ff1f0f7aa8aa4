//! A release: how a store comes from the site that it holds to the one that was built, object by object, so that what
//! readers see is whole at any moment. Which objects are sent and in which order, and which are removed after that.
//!
//! A store changes one object in one step, and no two of them together. So the order has to see to it that nothing
//! which is up ever refers to what is not:
//!
//! 1. What no page refers to yet, and pictures: style sheets, scripts, files, new feeds and calendars.
//! 2. Pages at new addresses, to which nothing leads yet.
//! 3. Pages that have changed.
//! 4. Feeds, calendars, the API, the site map: what machines read.
//! 5. The home page.
//! 6. Pages that are gone are removed, and then what only they referred to.
//!
//! Whenever that ends early, each page is the old one or the new one and has all that it loads. Where the store held a
//! whole site before, no link leads to a page that is not there yet or is there no more. What a store cannot do is change
//! all pages at once: while a release goes up, one page may already tell what another does not know yet.

mod manifest;
mod media;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Instant;

use manifest::Entry;
pub use manifest::{Manifest, Unreadable};
pub use media::{cache_control, media_type};

/// A file of the site that was built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the site's folder, with `/` between folders.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// The MD5 of its bytes in lower-case hexadecimal digits: what a store says of an object that it took in one piece.
    pub md5: String,
}

/// An object in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Below the destination's prefix.
    pub path: String,
    /// The store's own mark of its content (RFC 9110, section 8.8.3), without quotes.
    pub etag: Option<String>,
    /// Its length in bytes.
    pub length: u64,
    /// When it was put there, by the store's clock.
    pub modified: Instant,
    /// The MD5 of its bytes, where they were read because the mark does not say whose they are ([`unsure`]).
    pub md5: Option<String>,
}

impl Stored {
    /// Whether its bytes are those of this MD5, as far as it is known.
    fn holds(&self, md5: &str) -> bool {
        [&self.etag, &self.md5]
            .into_iter()
            .flatten()
            .any(|mark| mark == md5)
    }
}

/// When an object is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// What pages load, and what nothing refers to yet.
    Assets,
    /// Pages to which nothing leads yet.
    NewPages,
    /// Pages that are replaced.
    Pages,
    /// What machines read.
    Documents,
    /// The home page.
    Home,
}

/// An object that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// When.
    pub phase: Phase,
    /// What.
    pub file: File,
    /// Whether nothing lies at its address yet.
    pub is_new: bool,
}

/// What is done, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is sent, by phase and path.
    pub send: Vec<Sending>,
    /// The pages that are removed when everything is up.
    pub remove_pages: Vec<String>,
    /// What is removed after them.
    pub remove_others: Vec<String>,
    /// How many objects are as they should be.
    pub unchanged: usize,
    /// What is sent to the address of an object that Tidings did not put there.
    pub in_the_way: Vec<String>,
    /// What is gone from the site and stays in the store, for others have put theirs over it.
    pub left: Vec<String>,
    /// What is true of the store while this is being done.
    journal: Manifest,
}

/// The paths of objects whose bytes have to be read before a plan is made. A store marks in its own way what lies in a
/// folder, was sent in pieces or is encrypted; where a run ended before it had written such marks down, or others moved
/// the whole store, only the bytes say what is ours.
pub fn unsure(files: &[File], listing: &[Stored], manifest: Option<&Manifest>) -> BTreeSet<String> {
    let wanted: BTreeMap<&str, &File> = files.iter().map(|file| (file.path.as_str(), file)).collect();
    let is_unsure = |stored: &&Stored| {
        let known = manifest.and_then(|manifest| manifest.files.get(&stored.path));
        match (known, wanted.get(stored.path.as_str())) {
            (Some(entry), _) => !entry.is_of(stored),
            (None, Some(file)) => file.length == stored.length && !stored.holds(&file.md5),
            (None, None) => false,
        }
    };
    listing
        .iter()
        .filter(is_unsure)
        .map(|stored| stored.path.clone())
        .collect()
}

impl Plan {
    /// What leads from `listing` to `files`; the bytes of what is [`unsure`] have been read. `manifest` is what the last release left in the store, and when.
    pub fn new(files: &[File], listing: &[Stored], manifest: Option<(&Manifest, Instant)>) -> Self {
        let lies: BTreeMap<&str, &Stored> = listing.iter().map(|one| (one.path.as_str(), one)).collect();
        let mut plan = Self::default();
        for file in files {
            let known = manifest.and_then(|(manifest, at)| Some((manifest.files.get(&file.path)?, at)));
            plan.bring_up(file, lies.get(file.path.as_str()).copied(), known);
        }
        plan.send
            .sort_by(|a, b| (a.phase, &a.file.path).cmp(&(b.phase, &b.file.path)));
        let wanted: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let left = manifest.iter().flat_map(|(manifest, _)| &manifest.files);
        for (path, entry) in left.filter(|(path, _)| !wanted.contains(path.as_str())) {
            match lies.get(path.as_str()) {
                Some(stored) if entry.is_of(stored) => plan.clear_away(path, entry),
                Some(_) => plan.left.push(path.clone()),
                None => {}
            }
        }
        plan
    }

    fn bring_up(&mut self, file: &File, lies: Option<&Stored>, known: Option<(&Entry, Instant)>) {
        let mut entry = Entry::of(file);
        if let (Some(stored), Some((known, at))) = (lies, known)
            && known.says_the_same(&entry)
            && known.is_untouched(stored, at)
        {
            self.unchanged += 1;
            entry.etag.clone_from(&stored.etag);
        } else {
            match (lies, known) {
                (Some(stored), Some((known, _))) => entry.was = known.marks_of(stored),
                (Some(stored), None) if !entry.is_of(stored) => self.in_the_way.push(file.path.clone()),
                _ => {}
            }
            self.send.push(Sending {
                phase: phase(&file.path, lies.is_none()),
                file: file.clone(),
                is_new: lies.is_none(),
            });
        }
        self.journal.files.insert(file.path.clone(), entry);
    }

    fn clear_away(&mut self, path: &str, entry: &Entry) {
        match is_page(path) {
            true => self.remove_pages.push(path.to_owned()),
            false => self.remove_others.push(path.to_owned()),
        }
        self.journal.files.insert(path.to_owned(), entry.clone());
    }

    /// Whether the store holds the site already.
    pub fn is_done(&self) -> bool {
        self.send.is_empty() && self.remove_pages.is_empty() && self.remove_others.is_empty()
    }

    /// How many objects are removed.
    pub fn removed(&self) -> usize {
        self.remove_pages.len() + self.remove_others.len()
    }

    /// What is sent, phase by phase.
    pub fn phases(&self) -> impl Iterator<Item = &[Sending]> {
        self.send.chunk_by(|a, b| a.phase == b.phase)
    }

    /// What the store is told before anything is sent: every object that is or will be ours, so that a release that
    /// ends early leaves nothing behind that the next one does not know of.
    pub fn journal(&self) -> &Manifest {
        &self.journal
    }

    /// What the store is told at the end. `etags` are its marks of what was sent, by path.
    pub fn manifest(&self, etags: &BTreeMap<String, String>) -> Manifest {
        let mut manifest = self.journal.clone();
        for path in self.remove_pages.iter().chain(&self.remove_others) {
            manifest.files.remove(path);
        }
        for (path, etag) in etags {
            if let Some(entry) = manifest.files.get_mut(path) {
                entry.etag = Some(etag.clone());
                entry.was.clear();
            }
        }
        manifest
    }
}

fn phase(path: &str, is_new: bool) -> Phase {
    if path == "index.html" {
        Phase::Home
    } else if is_page(path) {
        match is_new {
            true => Phase::NewPages,
            false => Phase::Pages,
        }
    } else if is_document(path) && !is_new {
        Phase::Documents
    } else {
        Phase::Assets
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// What refers to pages and is not one.
fn is_document(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    folder.is_empty()
        || ["api/", "badges/"].iter().any(|folder| path.starts_with(folder))
        || name.starts_with("feed.")
        || name.ends_with(".ics")
}
