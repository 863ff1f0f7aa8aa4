//! `tidings import`: the folder of another tool is read, and that of the new site written, whole or not at all.

mod place;

use std::fs;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use self::place::Place;
use super::args::Import;
use super::platform::shown;
use super::{Failure, clock, files, report};
use crate::diagnostic::import as say;
use crate::import::{self, Files, Imported, Left, Options, Refused, Tool};

/// A larger file is not read: nobody writes so much about a status page.
const MOST_BYTES: u64 = 64 << 20;

/// Imports.
pub fn import(args: &Import) -> Result<(), Failure> {
    let is_folder = fs::metadata(&args.path).is_ok_and(|metadata| metadata.is_dir());
    if !is_folder {
        return Err(Failure::Usage(format!(
            "{}: there is no such folder",
            shown(&args.path)
        )));
    }
    let place = Place::free(&args.output)?;
    let folder = place.path_to(&args.path)?;
    let tool = Tool::from(args.tool);
    if args.notices_as.is_some() && tool != Tool::Cstate {
        return Err(Failure::Usage(format!(
            "--notices-as is for cState only: {} says which notices are maintenance",
            tool.name()
        )));
    }
    let mut unread = Left::default();
    let files = read_folder(&args.path, tool, &mut unread)?;
    let options = Options {
        tool,
        notices_as: args.notices_as.map(Into::into).unwrap_or_default(),
        folder,
        now: clock::now(args.now.as_deref(), None)?.at,
        timezone: args.timezone.as_deref().map(clock::zone).transpose()?,
    };
    let imported = match import::import(&options, &files) {
        Ok(imported) => imported,
        Err(Refused::NotThere(sentence)) => {
            return Err(Failure::Usage(format!("{}: {sentence}", shown(&args.path))));
        }
        Err(Refused::NotRead(left, sentence)) => {
            tell_left(&[&unread, &left]);
            report::message(&format!("error: {}: {sentence}", shown(&args.path)));
            return Err(Failure::Content);
        }
    };
    place.write(&imported.files)?;
    tell(&imported, &unread, args, tool);
    Ok(())
}

/// All files below a folder; those that the tool wants with what they hold.
fn read_folder(path: &Path, tool: Tool, unread: &mut Left) -> Result<Files, Failure> {
    let mut found = Files::default();
    let walk = WalkDir::new(path).follow_root_links(true).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(is_of_the_site) {
        let entry = entry.map_err(|error| {
            let at = error.path().unwrap_or(path).to_path_buf();
            Failure::Outside(format!("{}: {error}", shown(&at)))
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
        let name = files::address_path(below);
        let shown = name
            .clone()
            .unwrap_or_else(|| below.to_string_lossy().escape_debug().to_string());
        match name.filter(|name| tool.wants(name)) {
            None => drop(found.others.insert(shown)),
            Some(name) if !entry.file_type().is_file() => unread.say(&name, say::not_a_file()),
            Some(name) => match read(entry.path())? {
                Some(bytes) => drop(found.read.insert(name, bytes)),
                None => unread.say(&name, say::too_large()),
            },
        }
    }
    Ok(found)
}

/// Neither what version control keeps nor what a package manager fetched.
fn is_of_the_site(entry: &DirEntry) -> bool {
    let is_foreign = ["node_modules", ".git"]
        .iter()
        .any(|name| entry.file_name() == *name);
    entry.depth() == 0 || !(entry.file_type().is_dir() && is_foreign)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let read = files::open(path).and_then(|file| files::read_at_most(&file, MOST_BYTES));
    read.map_err(|error| Failure::io(path, &error))
}

/// What was made, then what was not.
fn tell(imported: &Imported, unread: &Left, args: &Import, tool: Tool) {
    let made = imported.made;
    let counted = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let sorts = [
        (made.components, "component"),
        (made.incidents, "incident"),
        (made.windows, "maintenance window"),
        (made.pages, "page"),
        (made.assets, "picture"),
    ];
    let sorts: Vec<String> = sorts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, one)| counted(count, one))
        .collect();
    let output = shown(&args.output);
    report::message(&format!(
        "{output}: made of {}: {}",
        tool.name(),
        sorts.join(", ")
    ));
    let count = unread.count() + imported.left.count();
    if count > 0 {
        report::message("\nnot carried over, or not as it was:");
        tell_left(&[unread, &imported.left]);
        report::message(&format!("\n{} to look at", counted(count, "thing")));
    }
    let config = args.output.join("site.toml");
    report::message(&format!("next: tidings check --config {}", shown(&config)));
}

/// Each file with what is told of it.
fn tell_left(all: &[&Left]) {
    for (path, sentences) in all.iter().flat_map(|left| left.iter()) {
        report::message(&harmless(path));
        for sentence in sentences {
            report::message(&format!("  {}", harmless(sentence)));
        }
    }
}

/// Words of others, without what would steer a terminal.
fn harmless(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}
