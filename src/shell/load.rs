//! Reads the site's folder: site.toml, the content folder, the theme.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use url::Url;
use walkdir::{DirEntry, WalkDir};

use super::platform::shown;
use super::theme::{Theme, theme};
use super::{Failure, feeds, files};
use crate::config::{self, Config, KEPT};
use crate::diagnostic::ReadAgain;
use crate::input;
use crate::input::feed::Supply;
use crate::model::Instant;
use crate::pipeline::{self, ContentFolder, Found, Inputs, Opened, Reading};

/// The smallest site.toml, for those who have none.
const SMALLEST: &str = r#"[site]
title = "My status page"
base_url = "https://status.example.com/"
timezone = "Europe/London"

[[components]]
id = "web"
name = "Website"
"#;

/// The folder that site.toml lies in.
pub fn site_folder(config: &Path) -> PathBuf {
    let parent = config.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Reads site.toml.
pub fn open(config: &Path) -> Result<Opened, Failure> {
    let own = site_folder(config).join(KEPT);
    if own.is_symlink() {
        return Err(Failure::Usage(format!(
            "{}: a symbolic link; Tidings keeps copies of feeds there, and keeps them nowhere else\n\
             remove it, or put a folder in its place",
            shown(&own)
        )));
    }
    let mut bytes = Vec::new();
    let read = files::open(config).and_then(|mut file| file.read_to_end(&mut bytes));
    if let Err(error) = read {
        return Err(match error.kind() {
            io::ErrorKind::NotFound => no_site(config),
            io::ErrorKind::InvalidInput => Failure::Usage(format!("{}: {error}", shown(config))),
            _ => Failure::io(config, &error),
        });
    }
    let name = config
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(pipeline::open(&name, &bytes))
}

fn no_site(config: &Path) -> Failure {
    let looked = std::path::absolute(config).unwrap_or_else(|_| config.to_path_buf());
    Failure::Usage(format!(
        "there is no {}\n\nThe smallest one is:\n\n{SMALLEST}\nName another with `--config FILE`, or begin \
         with a site that has one of everything: `tidings init DIR`",
        shown(&looked)
    ))
}

/// What the command line asks for.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Publish drafts as well.
    pub drafts: bool,
    /// The address of a mirror.
    pub base_url: Option<&'a str>,
    /// Pages do not flip by themselves.
    pub still: bool,
    /// The instant is that of the system's clock.
    pub by_clock: bool,
    /// Say also what would be better otherwise.
    pub review: bool,
    /// A text that is read as if it were in the content folder, in place of any of its path there.
    pub draft: Option<Draft<'a>>,
}

/// A text that is to be written if it reads well.
#[derive(Clone, Copy)]
pub struct Draft<'a> {
    /// Its path below the content folder.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Reads everything else and checks it. `supplies` are the feeds, in the order of site.toml.
pub fn read(
    opened: Opened,
    folder: &Path,
    supplies: Vec<Supply>,
    options: Options<'_>,
    now: Instant,
) -> Result<Reading, Failure> {
    let inputs = inputs(&opened, folder, supplies, options)?;
    Ok(pipeline::read(opened, inputs, now))
}

/// Reads everything else.
pub fn inputs(
    opened: &Opened,
    folder: &Path,
    supplies: Vec<Supply>,
    options: Options<'_>,
) -> Result<Inputs, Failure> {
    let base_url = options.base_url.map(mirror).transpose()?;
    let theme = match &opened.config {
        None => Theme::default(),
        Some(config) => theme(folder, &config.theme.name.value)?,
    };
    Ok(match &opened.config {
        None => Inputs::default(),
        Some(config) => Inputs {
            content: with_draft(content(folder, &config.build.content.value)?, options.draft),
            again: Some(again(folder, config, options.draft)),
            theme: theme.files,
            theme_refused: theme.refused,
            archive: feeds::archive(config, folder),
            feeds: supplies,
            drafts: options.drafts,
            base_url,
            still: options.still,
            by_clock: options.by_clock,
            review: options.review,
        },
    })
}

/// Reads a file of the content folder as it was read before.
fn again(folder: &Path, config: &Config, draft: Option<Draft<'_>>) -> ReadAgain {
    let draft = draft.map(|Draft { path, bytes }| {
        let content = &config.build.content.value;
        (format!("{content}/{path}"), bytes.to_vec())
    });
    let folder = folder.to_owned();
    ReadAgain::new(move |path| {
        let bytes = match &draft {
            Some((of, bytes)) if of == path => bytes.clone(),
            _ => {
                let file = files::open(&folder.join(path)).ok()?;
                files::read_at_most(&file, input::MOST_BYTES).ok()??
            }
        };
        input::text(path, bytes).ok()
    })
}

/// The address of a mirror. A wrong one is not repeated, for it may hold a password and stand in a public log.
fn mirror(given: &str) -> Result<Url, Failure> {
    config::base_url(given).ok_or_else(|| {
        Failure::Usage(
            "--base-url: this is not an address that a site can have; write it whole, such as \
             https://status.example.com/: http or https, without query, fragment, user or password"
                .to_owned(),
        )
    })
}

fn with_draft(folder: ContentFolder, draft: Option<Draft<'_>>) -> ContentFolder {
    let Some(Draft { path, bytes }) = draft else {
        return folder;
    };
    let mut files = match folder {
        ContentFolder::Files(files) => files,
        ContentFolder::Missing => Vec::new(),
        ContentFolder::SomethingElse | ContentFolder::Outside => return folder,
    };
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let found = if length > input::MOST_BYTES {
        Found::TooLarge(length)
    } else {
        Found::Text(bytes.to_vec())
    };
    files.retain(|(other, _)| other != path);
    let place = files.partition_point(|(other, _)| other.as_str() < path);
    files.insert(place, (path.to_owned(), found));
    ContentFolder::Files(files)
}

/// The content folder of the site in `site`, with its files in order of path.
fn content(site: &Path, name: &str) -> Result<ContentFolder, Failure> {
    let folder = &site.join(name);
    if !folder.is_dir() {
        return match folder.symlink_metadata() {
            Ok(_) => Ok(ContentFolder::SomethingElse),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(ContentFolder::Missing),
            Err(error) => Err(Failure::io(folder, &error)),
        };
    }
    let real = |folder: &Path| {
        let real = folder.canonicalize();
        real.map_err(|error| Failure::io(folder, &error))
    };
    let root = real(folder)?;
    if !root.starts_with(real(site)?) {
        return Ok(ContentFolder::Outside);
    }
    let mut entries = Vec::new();
    let walk = WalkDir::new(&root)
        .follow_links(false)
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry));
    for entry in walk {
        let entry = entry.map_err(|error| walk_failure(folder, &error))?;
        if !entry.file_type().is_dir() {
            entries.push(entry);
        }
    }
    let mut found: Vec<(String, Found)> = entries
        .par_iter()
        .map(|entry| found(entry, &root))
        .collect::<Result<_, _>>()?;
    found.par_sort_by(|a, b| a.0.cmp(&b.0));
    Ok(ContentFolder::Files(found))
}

/// Editors and operating systems leave hidden files; none of them is content.
pub fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

/// What kept a folder from being listed.
pub fn walk_failure(folder: &Path, error: &walkdir::Error) -> Failure {
    let path = error.path().unwrap_or(folder);
    Failure::Outside(format!("{}: {error}", shown(path)))
}

/// What an entry of the content folder is, and its path below it.
fn found(entry: &DirEntry, root: &Path) -> Result<(String, Found), Failure> {
    let path = entry.path();
    let below = path.strip_prefix(root).unwrap_or(path);
    let Some(name) = files::address_path(below) else {
        return Ok((printable(below), Found::OddName));
    };
    let kind = entry.file_type();
    let found = if kind.is_symlink() {
        linked(path, root, &name)?
    } else if kind.is_file() {
        by_name(&name, path)?
    } else {
        Found::NotAFile
    };
    Ok((name, found))
}

/// A symbolic link within the content folder stands for what it leads to.
fn linked(path: &Path, root: &Path, name: &str) -> Result<Found, Failure> {
    match path.canonicalize() {
        Ok(target) if target.starts_with(root) && target.is_file() => by_name(name, &target),
        _ => Ok(Found::LinkOutside),
    }
}

/// A Markdown file's text, or another file's length.
fn by_name(name: &str, path: &Path) -> Result<Found, Failure> {
    let found = match name.ends_with(".md") {
        true => text(path),
        false => std::fs::symlink_metadata(path).map(|metadata| Found::File(metadata.len())),
    };
    found.map_err(|error| Failure::io(path, &error))
}

fn text(path: &Path) -> io::Result<Found> {
    let (file, length) = files::open_found(path)?;
    if length > input::MOST_BYTES {
        return Ok(Found::TooLarge(length));
    }
    Ok(match files::read_about(&file, length, input::MOST_BYTES)? {
        Some(bytes) => Found::Text(bytes),
        // It has grown since it was measured.
        None => Found::TooLarge(file.metadata()?.len().max(input::MOST_BYTES + 1)),
    })
}

/// A path as it can be shown on any terminal.
pub fn printable(path: &Path) -> String {
    let mut printable = String::new();
    for c in shown(path).to_string().chars() {
        if c.is_control() {
            printable.extend(c.escape_default());
        } else {
            printable.push(c);
        }
    }
    printable
}
