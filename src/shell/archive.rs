//! `tidings archive`: keeps the days that are over.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::args::{Archive, Args};
use super::feeds::{self, Asking};
use super::platform::Readers;
use super::{Failure, aside, clock, load, report};
use crate::pipeline::{self, Inputs};

/// Adds to the archive what the feeds know of days that are over and it does not. The file is the old one or the new
/// one, never something between.
pub fn archive(args: &Args, archive: &Archive) -> Result<(), Failure> {
    let folder = load::site_folder(&args.config);
    let opened = load::open(&args.config)?;
    let asked_at = clock::now(archive.now.as_deref(), opened.config.as_ref())?.at;
    let place = match &opened.config {
        Some(config) => config.archive.as_ref().map(|source| source.place.value.shown()),
        None => Some(String::new()),
    };
    let place = place.ok_or_else(no_archive)?;
    let mut inputs = Inputs {
        archive: opened
            .config
            .as_ref()
            .and_then(|config| feeds::archive(config, &folder)),
        feeds: feeds::supplies(opened.config.as_ref(), &folder, Asking::Network, asked_at),
        ..Inputs::default()
    };
    // Only now, so that what was fetched is not of the future.
    let instant = clock::now(archive.now.as_deref(), opened.config.as_ref())?;
    inputs.by_clock = instant.by_clock;
    let remembered = feeds::remembered(&folder);
    let archiving = pipeline::archive(opened, inputs, remembered.as_ref(), instant.at);
    report::Findings::of(&archiving.diagnostics, &archiving.sources).tell();
    feeds::keep(&archiving.fetching, &folder);
    if archiving.diagnostics.has_errors() {
        if archiving.fetching.is_all_that_failed(&archiving.diagnostics) {
            return Err(Failure::Outside("nothing was kept".to_owned()));
        }
        report::message("nothing was kept");
        return Err(Failure::Content);
    }
    let nothing_new = || report::message(&format!("{place}: nothing new to keep"));
    let Some(files) = archiving.files else {
        nothing_new();
        return Ok(());
    };
    match files.archive {
        Some((keeping, text)) => {
            // Where the file is a link, what it leads to is written: it was read, and is an archive.
            let path = folder.join(&place);
            let path = fs::canonicalize(&path).unwrap_or(path);
            write(&path, &text).map_err(|error| Failure::io(&path, &error))?;
            report::kept(&place, &keeping);
        }
        None => nothing_new(),
    }
    remember(&feeds::running(&folder), files.running.as_deref())
}

/// Keeps for the next run what is known of days that are not over; only now, for what is over is in the archive.
fn remember(path: &Path, running: Option<&str>) -> Result<(), Failure> {
    let done = match running {
        Some(text) => write(path, text),
        None => match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
    };
    done.map_err(|error| Failure::io(path, &error))
}

fn no_archive() -> Failure {
    Failure::Usage(
        "site.toml names no archive. Write there:\n\n[archive]\npath = \"content/archive.json\"".to_owned(),
    )
}

/// Puts a text in the place of a file, or of a link, in one step.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let mut file = aside::file(folder, ".tidings-archive", Readers::Usual)?;
    if let Some(old) = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
