//! A build that would change nothing ends before it makes anything of what was read: when it is asked for just what the
//! last build into this folder was made of, at an instant at which nothing changes by itself, and the folder is as that
//! build left it.
//!
//! All that a build depends on is what [`Inputs`] hold, site.toml, the program and the instant; no file differs before
//! the instant that `api/next-change.json` names. What was made of what is kept in `.tidings/` beside site.toml. A build
//! that told of anything is not kept: it is told again. Nor is one on a file system that keeps whole seconds, where a file
//! may change after it was looked at and look the same.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::platform::Readers;
use super::publish::Tally;
use super::{aside, files, platform};
use crate::config::KEPT;
use crate::input::feed::{Documents, Fresh};
use crate::model::Instant;
use crate::output::route::iso;
use crate::pipeline::{ContentFolder, Found, Inputs, Opened};

/// More bytes than what is kept ever has.
const MOST_KEPT: u64 = 1 << 10;

/// What a build is asked for.
pub struct Asked {
    now: Instant,
    /// Of all that the site is made of, but the instant.
    key: Hash,
    /// Where it is kept what was made last.
    kept: PathBuf,
}

/// What was made, and what it was made of.
pub struct Made {
    key: String,
    /// Nothing changes by itself from the instant it was made at until this one.
    from: Instant,
    until: Instant,
    /// Of the output folder.
    left: String,
    pages: usize,
    files: usize,
}

impl Asked {
    /// A build of the site in `folder` into `output`, as it was found; none where something cannot be known, and of a
    /// site whose feeds are fetched, which are news each time.
    pub fn of(opened: &Opened, inputs: &Inputs, folder: &Path, output: &Path, now: Instant) -> Option<Self> {
        let key = key(opened, inputs, folder).ok()??;
        let output = std::path::absolute(output).ok()?;
        let name = blake3::hash(output.as_os_str().as_encoded_bytes()).to_hex();
        let kept = folder.join(KEPT).join("built").join(&name.as_str()[..16]);
        Some(Self { now, key, kept })
    }

    /// What the last build made, if this one would make the same.
    pub fn made(&self) -> Option<Made> {
        let kept = files::read_at_most(files::open(&self.kept).ok()?, MOST_KEPT).ok()??;
        let made = Made::read(&String::from_utf8(kept).ok()?)?;
        let is_now = made.from <= self.now && self.now < made.until;
        (is_now && made.key == self.key.to_hex().as_str()).then_some(made)
    }

    /// Keeps what was made; nothing will change by itself before `until`. A site can be published without that.
    pub fn keep(&self, tally: &Tally, output: &Path, until: Instant) -> Option<()> {
        let made = Made {
            key: self.key.to_hex().to_string(),
            from: self.now,
            until,
            left: left(output).ok()?.to_hex().to_string(),
            pages: tally.pages,
            files: tally.written + tally.unchanged,
        };
        let folder = self.kept.parent()?;
        fs::create_dir_all(folder).ok()?;
        let mut file = aside::file(folder, ".tidings-built", Readers::Owner).ok()?;
        file.write_all(made.text().as_bytes()).ok()?;
        file.persist(&self.kept).ok().map(drop)
    }
}

impl Made {
    /// What a build would tell of its work, which is none; none where somebody has touched what was made.
    pub fn untouched(&self, output: &Path) -> Option<Tally> {
        (self.left == left(output).ok()?.to_hex().as_str()).then_some(Tally {
            pages: self.pages,
            written: 0,
            unchanged: self.files,
            removed: 0,
        })
    }

    fn text(&self) -> String {
        format!(
            "{}\n{}\n{}\n{}\n{}\n{}\n",
            self.key,
            iso(self.from),
            iso(self.until),
            self.left,
            self.pages,
            self.files
        )
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        Some(Self {
            key: lines.next()?.to_owned(),
            from: lines.next()?.parse().ok()?,
            until: lines.next()?.parse().ok()?,
            left: lines.next()?.to_owned(),
            pages: lines.next()?.parse().ok()?,
            files: lines.next()?.parse().ok()?,
        })
    }
}

/// Hashes parts so that no two lists of parts are alike.
#[derive(Default)]
struct Parts(Hasher);

impl Parts {
    fn add(&mut self, part: &[u8]) {
        self.0.update(&part.len().to_le_bytes());
        self.0.update(part);
    }

    fn text(&mut self, part: &str) {
        self.add(part.as_bytes());
    }

    /// A file that is not read: how long it is, and whether it is the one it was.
    fn stamp(&mut self, file: &fs::Metadata) -> io::Result<()> {
        let stamp = platform::stamp(file).ok_or(ErrorKind::Unsupported)?;
        self.text(&format!("{} {stamp:?}", file.len()));
        Ok(())
    }
}

/// Of everything that is read and of the program that reads it; none of a site with a feed that is fetched or missing.
fn key(opened: &Opened, inputs: &Inputs, folder: &Path) -> io::Result<Option<Hash>> {
    let Some((config, site_toml)) = opened.config.as_ref().zip(opened.sources.get(0)) else {
        return Ok(None);
    };
    let mut parts = Parts::default();
    parts.text(env!("CARGO_PKG_VERSION"));
    parts.stamp(&fs::metadata(std::env::current_exe()?)?)?;
    parts.text(&site_toml.path);
    parts.text(site_toml.text());
    let base_url = inputs.base_url.as_ref().map(ToString::to_string);
    let choices = (
        inputs.by_clock,
        inputs.drafts,
        inputs.still,
        inputs.review,
        base_url,
    );
    parts.text(&format!("{choices:?}"));
    content(
        &inputs.content,
        &folder.join(&config.build.content.value),
        &mut parts,
    )?;
    for (path, bytes) in inputs.theme.iter().flatten() {
        parts.text(path);
        parts.add(bytes);
    }
    parts.text(&format!("{:?}", inputs.theme_refused));
    for feed in &inputs.feeds {
        match &feed.fresh {
            Fresh::Here(documents) if documents.fetched_at.is_none() => add_documents(documents, &mut parts)?,
            _ => return Ok(None),
        }
    }
    parts.text("archive");
    if let Some(archive) = &inputs.archive {
        add_documents(archive, &mut parts)?;
    }
    Ok(Some(parts.0.finalize()))
}

/// Of texts all bytes count; of files that are copied as they are, that nobody has touched them.
fn content(content: &ContentFolder, folder: &Path, parts: &mut Parts) -> io::Result<()> {
    let ContentFolder::Files(files) = content else {
        parts.text(&format!("{content:?}"));
        return Ok(());
    };
    let hashes: Vec<Option<Hash>> = files
        .par_iter()
        .map(|(_, found)| match found {
            Found::Text(bytes) => Some(blake3::hash(bytes)),
            _ => None,
        })
        .collect();
    for ((path, found), hash) in files.iter().zip(hashes) {
        parts.text(path);
        match (found, hash) {
            (_, Some(hash)) => parts.add(hash.as_bytes()),
            (Found::File(_), None) => parts.stamp(&fs::metadata(folder.join(path))?)?,
            (other, None) => parts.text(&format!("{other:?}")),
        }
    }
    Ok(())
}

fn add_documents(documents: &Documents<'_>, parts: &mut Parts) -> io::Result<()> {
    for document in &documents.all {
        parts.text(&document.role);
        parts.text(&document.shown);
        let mut hasher = Hasher::new();
        io::copy(&mut document.bytes.open()?, &mut hasher)?;
        parts.add(hasher.finalize().as_bytes());
    }
    Ok(())
}

/// Of the output folder: every file in it, and that nobody has touched it.
fn left(output: &Path) -> io::Result<Hash> {
    let entries: Vec<_> = WalkDir::new(output).into_iter().collect::<Result<_, _>>()?;
    let files = entries
        .into_par_iter()
        .filter(|entry| !entry.file_type().is_dir());
    let stamped = files.map(|entry| {
        let mut stamp = Parts::default();
        stamp.add(entry.path().as_os_str().as_encoded_bytes());
        stamp.stamp(&entry.metadata()?)?;
        Ok(*stamp.0.finalize().as_bytes())
    });
    let mut stamped: Vec<[u8; 32]> = stamped.collect::<io::Result<_>>()?;
    stamped.par_sort_unstable();
    let mut parts = Parts::default();
    stamped.iter().for_each(|stamp| parts.add(stamp));
    Ok(parts.0.finalize())
}
