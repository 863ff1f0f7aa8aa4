//! Where something is written into a site: it is read as it is and as it would be, and nothing is written that is a
//! mistake.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{TimeDelta, Timelike};
use chrono_tz::Tz;
use tempfile::NamedTempFile;

use super::load::{self, Draft};
use super::platform::{self, Readers, shown};
use super::report::{Findings, message};
use super::{Failure, aside, clock, files};
use crate::config::Config;
use crate::diagnostic::Level;
use crate::input::MOST_BYTES;
use crate::model::Instant;
use crate::output::Edition;
use crate::pipeline::{self, Reading};
use crate::site::{Site, find};

/// A site as it is, at an instant.
pub struct Desk {
    config: PathBuf,
    at: Instant,
    reading: Reading,
    edition: Edition,
}

impl Desk {
    /// Reads the site at `now`, or at what the system's clock says.
    ///
    /// # Errors
    /// A site with mistakes, which are told.
    pub fn open(config: &Path, now: Option<&str>) -> Result<Self, Failure> {
        let opened = load::open(config)?;
        let now = clock::now(now, opened.config.as_ref())?;
        Self::at(config, now.at)
    }

    /// Reads the site at an instant.
    ///
    /// # Errors
    /// A site with mistakes, which are told.
    pub fn at(config: &Path, at: Instant) -> Result<Self, Failure> {
        let mut reading = read(config, None, at)?;
        match reading.edition.take() {
            Some(edition) => Ok(Self {
                config: config.to_owned(),
                at,
                reading,
                edition,
            }),
            None => {
                let mut errors = reading.diagnostics.clone();
                errors.retain(|finding| finding.level == Level::Error);
                Findings::of(&errors, &reading.sources).tell();
                message("nothing was written: mend this first");
                Err(Failure::Content)
            }
        }
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.edition.site
    }

    /// Its site.toml.
    pub fn config(&self) -> &Config {
        &self.edition.site.config
    }

    /// The zone of its local times.
    pub fn zone(&self) -> Tz {
        self.config().site.timezone
    }

    /// The instant of the clock.
    pub fn now(&self) -> Instant {
        self.at
    }

    /// The same to the minute, as people tell the time.
    pub fn this_minute(&self) -> Instant {
        self.at - TimeDelta::seconds(i64::from(self.at.second()))
    }

    /// An instant of the command line, which `flag` names.
    pub fn instant(&self, flag: &str, given: &str) -> Result<Instant, Failure> {
        clock::parse(given, self.zone()).map_err(|wrong| Failure::Usage(format!("{flag}: {wrong}")))
    }

    /// Where a file of the content folder lies.
    pub fn path(&self, below_content: &str) -> PathBuf {
        let folder = load::site_folder(&self.config).join(&self.config().build.content.value);
        let path = folder.join(below_content);
        path.strip_prefix(".").map(Path::to_path_buf).unwrap_or(path)
    }

    /// The name of what stands in the file that a command line names by its path, as `new` prints it.
    pub fn named_by_path(&self, given: &str) -> Option<String> {
        let file = Path::new(given).canonicalize().ok()?;
        let folder = self.path("").canonicalize().ok()?;
        let below = files::slashed(file.strip_prefix(folder).ok()?)?;
        self.site().names.get(&below).and_then(find::full_name)
    }

    /// The site as it would be with this file.
    ///
    /// # Errors
    /// What is wrong with it then, which is told.
    pub fn with(&self, draft: Draft<'_>) -> Result<Edition, Failure> {
        let mut after = read(&self.config, Some(draft), self.at)?;
        let mut findings = after.findings_since(&self.reading);
        // What could be better is of no use to whoever has to mend a mistake first.
        if after.edition.is_none() {
            findings.retain(|finding| finding.level == Level::Error);
        }
        Findings::of(&findings, &after.sources).tell();
        after
            .edition
            .take()
            .ok_or_else(|| Failure::Usage("nothing was written".to_owned()))
    }
}

/// Reads the site as `check` does, but for feeds: nothing that people write depends on what is measured.
fn read(config: &Path, draft: Option<Draft<'_>>, at: Instant) -> Result<Reading, Failure> {
    let options = load::Options {
        still: true,
        review: true,
        draft,
        ..load::Options::default()
    };
    load::read(
        load::open(config)?,
        &load::site_folder(config),
        Vec::new(),
        options,
        at,
    )
}

/// A text of the command line; `-` takes it from standard input.
///
/// # Errors
/// What is longer than any text may be, or is no UTF-8.
pub fn text(given: &str) -> Result<String, Failure> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    let failed = |error: io::Error| Failure::io(Path::new("standard input"), &error);
    let bytes = files::read_at_most(io::stdin().lock(), MOST_BYTES).map_err(failed)?;
    let bytes = bytes.ok_or_else(|| {
        Failure::Usage(format!(
            "standard input: a text may have {MOST_BYTES} bytes (256 KiB)"
        ))
    })?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.replace("\r\n", "\n")),
        Err(_) => Err(Failure::Usage("standard input is not UTF-8".to_owned())),
    }
}

/// Whether a text lets be read what comes after it; `given` names it.
///
/// # Errors
/// It leaves a block of code or a comment open: whatever is appended would be taken for a part of it.
pub fn is_closed(given: &str, text: &str) -> Result<(), Failure> {
    if pipeline::is_closed(text) {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "a block of code, a comment or the like in {given} has no end, and would swallow every later update; nothing \
         was written"
    )))
}

/// Whether each component has one word only.
///
/// # Errors
/// One has two.
pub fn once(flag: &str, components: &[(String, String)]) -> Result<(), Failure> {
    let mut known = HashSet::new();
    match components.iter().find(|(id, _)| !known.insert(id)) {
        None => Ok(()),
        Some((id, _)) => Err(Failure::Usage(format!(
            "{flag}: `{id}` is named twice, and can have one status only; nothing was written"
        ))),
    }
}

/// Writes a file where there is none; the folders on the way are made.
///
/// # Errors
/// There is something of that name: it stays as it is.
pub fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::io(path, &error);
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            Failure::Usage(format!("{} is not a folder", shown(folder)))
        }
        _ => Failure::io(folder, &error),
    })?;
    let written = written(path, text.as_bytes(), Readers::Usual).map_err(failed)?;
    match written.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(Failure::Usage(format!(
            "{}: there is a file of this name, and it is not overwritten",
            shown(path)
        ))),
        Err(error) => Err(failed(error.error)),
    }
}

/// Keeps everybody else who writes in the content folder by this program waiting until the file is let go: what is read
/// meanwhile is what will be written to. None where there is no folder, or where its disk knows no locks.
pub fn hold(config: &Path, opened: Option<&Config>) -> Option<File> {
    let content = &opened?.build.content.value;
    platform::hold(&load::site_folder(config).join(content)).ok()
}

/// Puts `new` in the place of `old` in one step; permissions stay, and the group where that is allowed.
///
/// # Errors
/// The file is not `old` any more: somebody else is writing in it.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::io(path, &error);
    let metadata = fs::metadata(path).map_err(failed)?;
    let written = written(path, new, Readers::Owner).map_err(failed)?;
    platform::take_after(written.path(), &metadata).map_err(failed)?;
    let mut held = Vec::new();
    files::open(path)
        .and_then(|mut file| file.read_to_end(&mut held))
        .map_err(failed)?;
    if held != old {
        return Err(Failure::Usage(format!(
            "{}: the file has changed meanwhile; nothing was written",
            shown(path)
        )));
    }
    written.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// The bytes in a file beside `path`, on the disk.
fn written(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<NamedTempFile> {
    let mut file = aside::file(folder_of(path), ".tidings-written", readers)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}
