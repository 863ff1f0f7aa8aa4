//! `tidings init`: a new site, ready to build.

use std::path::Path;
use std::{fs, io};

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::args::{Args, Init};
use super::platform::shown;
use super::{Failure, clock, desk, report};
use crate::authored::starter;
use crate::diagnostic::list;
use crate::model::{Instant, Stretch};
use crate::pipeline;
use crate::site::propose::{self, Wanted};

/// What git leaves out.
const GITIGNORE: &str = ".gitignore";

/// Makes the site, prints where its site.toml is and says what comes next.
pub fn init(args: &Args, init: &Init) -> Result<(), Failure> {
    if args.config != Path::new("site.toml") {
        return Err(Failure::Usage(
            "--config: a new site has its file in its folder, as site.toml".to_owned(),
        ));
    }
    let zone = zone(init.timezone.as_deref())?;
    let site_toml = starter::site_toml(zone);
    let opened = pipeline::open("site.toml", site_toml.as_bytes());
    let now = clock::now(init.now.as_deref(), opened.config.as_ref())?.at;
    is_free(&init.folder)?;

    let content = starter::content(zone, now, window(&opened, zone, now));
    let mut files: Vec<(String, String)> = content
        .iter()
        .map(|file| (file.path.clone(), file.to_string()))
        .collect();
    let is_ignoring = init.folder.join(GITIGNORE).exists();
    if !is_ignoring {
        files.push((GITIGNORE.to_owned(), starter::IGNORED.join("\n") + "\n"));
    }
    // Last, for without it the folder is no site.
    files.push(("site.toml".to_owned(), site_toml));
    for (path, text) in &files {
        desk::write_new(&init.folder.join(path), text)?;
    }
    report::result(&shown(&init.folder.join("site.toml")).to_string())?;
    let there = match init.folder.as_path() == Path::new(".") {
        true => String::new(),
        false => format!("cd {} && ", quoted(&shown(&init.folder).to_string())),
    };
    if is_ignoring {
        let lines = list(&starter::IGNORED);
        report::message(&format!("{GITIGNORE} stays as it is: let {lines} stand in it"));
    }
    report::message(&format!(
        "its local times are those of {zone}\n\
         next: {there}tidings serve --open, and write what is yours into site.toml;\n\
         when work is done, `tidings update SLUG Completed` says so at the end of its notice"
    ));
    Ok(())
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | ':' | '@' | '%');
    match word.chars().all(is_plain) && !word.starts_with('-') {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

/// A week ahead, so that the new site has something to announce for a while.
fn window(opened: &pipeline::Opened, zone: Tz, now: Instant) -> Stretch {
    let from = now + TimeDelta::days(7);
    let kind = opened.config.as_ref().and_then(|config| config.kinds.first());
    let proposed = kind.and_then(|kind| {
        let wanted = Wanted {
            rules: &kind.rules,
            components: &[],
            length: propose::length(&kind.rules),
            announced: now,
        };
        let start = propose::start(&wanted, &[], zone, wanted.earliest().max(from))?;
        Some(Stretch::new(start, start + wanted.length))
    });
    // Our own site.toml reads, and has a kind with quiet hours.
    proposed.unwrap_or(Stretch::new(from, from + TimeDelta::minutes(30)))
}

/// The zone that is named, or that of the session or the machine where it has one of these names.
fn zone(given: Option<&str>) -> Result<Tz, Failure> {
    if let Some(given) = given {
        return clock::zone(given);
    }
    let of_session = std::env::var("TZ").ok();
    let of_machine = || iana_time_zone::get_timezone().ok();
    let parsed = |name: String| name.trim_start_matches(':').parse().ok();
    let zone = of_session.and_then(parsed);
    Ok(zone.or_else(|| of_machine().and_then(parsed)).unwrap_or(Tz::UTC))
}

/// What a repository that was just made has in it, and what we write nothing over.
const BESIDE: [&str; 8] = [
    ".git",
    ".gitattributes",
    GITIGNORE,
    ".gitkeep",
    ".github",
    "LICENSE",
    "README",
    "README.md",
];

/// Whether nothing is there that would be in the way: a folder with nothing in it but what git keeps, or none.
fn is_free(folder: &Path) -> Result<(), Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_symlink() => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Failure::Usage(format!(
                "{} is a link that leads nowhere",
                shown(folder)
            )));
        }
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(Failure::Usage(format!("{} is not a folder", shown(folder))));
        }
        Err(error) => return Err(Failure::io(folder, &error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| Failure::io(folder, &error))?;
        let name = entry.file_name();
        if !BESIDE.iter().any(|beside| name == *beside) {
            return Err(Failure::Usage(format!(
                "{} is not empty: a new site is made in a folder of its own, and {} is there",
                shown(folder),
                name.to_string_lossy()
            )));
        }
    }
    Ok(())
}
