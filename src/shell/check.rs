//! `tidings check`: everything is read, held against the rules and rendered; nothing is published.

use std::path::Path;

use super::args::{Args, Check, Format};
use super::feeds::{self, Asking};
use super::{Failure, clock, load, publish, report};
use crate::diagnostic::report::{Report, github, json, sarif};
use crate::diagnostic::{Diagnostics, Level, Sources};
use crate::model::Instant;
use crate::output::list::outputs;
use crate::pipeline::Reading;

/// Looks for mistakes, tells them in the format that is asked for, and says by the exit status whether there are any.
pub fn check(args: &Args, check: &Check) -> Result<(), Failure> {
    let folder = load::site_folder(&args.config);
    let looked = look(args, check, &folder);
    if check.format != Format::Human {
        let from = folder_from_repository(&folder);
        report::document(written(check.format, looked.as_ref(), &from))?;
    }
    let (_, reading) = looked?;
    match check.format {
        Format::Human => report::findings(&reading),
        _ => report::tally_of(&reading),
    }
    report::not_asked(&reading);
    let denied = check.deny.is_some() && reading.diagnostics.count(Level::Warning) > 0;
    if reading.diagnostics.has_errors() || denied {
        return Err(Failure::Content);
    }
    report::checked(&reading);
    Ok(())
}

/// The instant, and what was read and found.
fn look(args: &Args, check: &Check, folder: &Path) -> Result<(Instant, Reading), Failure> {
    let opened = load::open(&args.config)?;
    let instant = clock::now(check.now.as_deref(), opened.config.as_ref())?;
    let supplies = feeds::supplies(opened.config.as_ref(), folder, Asking::Copies, instant.at);
    let options = load::Options {
        by_clock: instant.by_clock,
        review: true,
        ..load::Options::default()
    };
    let mut reading = load::read(opened, folder, supplies, options, instant.at)?;
    // A template of one's own may fail when it renders, so everything is rendered and nothing kept.
    let edition = reading
        .edition
        .as_ref()
        .filter(|edition| edition.templates.are_own());
    let rendered = edition.map(|edition| publish::render_all(&outputs(edition)));
    if let Some(Err(error)) = rendered {
        reading.diagnostics.push(error);
        reading.diagnostics.sort(&reading.sources);
    }
    Ok((instant.at, reading))
}

/// What came of it, as programs read it.
fn written(format: Format, looked: Result<&(Instant, Reading), &Failure>, folder: &str) -> String {
    let (nothing, no_sources) = (Diagnostics::default(), Sources::default());
    let report = match looked {
        Ok((now, reading)) => Report {
            findings: &reading.diagnostics,
            sources: &reading.sources,
            now: Some(*now),
            failure: None,
            folder,
        },
        Err(failure) => Report {
            findings: &nothing,
            sources: &no_sources,
            now: None,
            failure: failure.message(),
            folder,
        },
    };
    match format {
        Format::Human => String::new(),
        Format::Json => json(&report),
        Format::Github => github(&report),
        Format::Sarif => sarif(&report),
    }
}

/// The site's folder from that of the repository it lies in, else from the working directory, with `/` between folders
/// and at the end; empty where they are the same or where it lies elsewhere.
fn folder_from_repository(folder: &Path) -> String {
    let Ok(folder) = folder.canonicalize() else {
        return String::new();
    };
    let repository = folder.ancestors().find(|folder| folder.join(".git").exists());
    let root = repository
        .map(Path::to_path_buf)
        .or_else(|| std::env::current_dir().ok());
    let below = root.and_then(|root| {
        folder
            .strip_prefix(root.canonicalize().ok()?)
            .ok()
            .map(Path::to_path_buf)
    });
    let parts = below.unwrap_or_default();
    parts
        .components()
        .map(|part| format!("{}/", part.as_os_str().to_string_lossy()))
        .collect()
}
