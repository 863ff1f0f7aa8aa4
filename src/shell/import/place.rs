//! The folder of the new site, which is written whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use crate::shell::platform::shown;
use crate::shell::{Failure, aside, files, platform};

/// What makes a folder a site, and is therefore put there last.
const LAST: &str = "site.toml";

/// What the names of folders begin with that a site is made in.
const PREFIX: &str = ".tidings-import-";

/// Where a site can be written.
pub struct Place<'a> {
    given: &'a Path,
    /// It is there already, and holds nothing.
    is_there: bool,
}

impl<'a> Place<'a> {
    /// A folder that is not there, or holds nothing.
    ///
    /// # Errors
    /// Anything else is there.
    pub fn free(given: &'a Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| Failure::io(given, &error);
        // What a run that was killed left there does not make it full.
        aside::clear(given, PREFIX);
        let is_there = match fs::metadata(given) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if given.is_symlink() {
                    let given = shown(given);
                    return Err(Failure::Usage(format!("{given} is a link that leads nowhere")));
                }
                false
            }
            Err(error) => return Err(failed(error)),
            Ok(metadata) if metadata.is_dir() && is_empty(given).map_err(failed)? => true,
            Ok(_) => {
                return Err(Failure::Usage(format!(
                    "{} is there already and is not an empty folder; name one that is not there",
                    shown(given)
                )));
            }
        };
        Ok(Self { given, is_there })
    }

    /// The path of the tool's folder from here, as the new site.toml names it.
    ///
    /// # Errors
    /// The place is inside of that folder.
    pub fn path_to(&self, folder: &Path) -> Result<String, Failure> {
        let folder = folder
            .canonicalize()
            .map_err(|error| Failure::io(folder, &error))?;
        let here = files::resolved(self.given).map_err(|error| Failure::io(self.given, &error))?;
        if here.starts_with(&folder) {
            return Err(Failure::Usage(format!(
                "{} is inside of the folder that is read; name one outside of it",
                shown(self.given)
            )));
        }
        let shared = here
            .components()
            .zip(folder.components())
            .take_while(|(a, b)| a == b)
            .count();
        // On Windows they may lie on two disks.
        if shared == 0 {
            return Ok(shown(&folder).to_string());
        }
        let up = here.components().skip(shared).map(|_| Component::ParentDir);
        let relative: PathBuf = up.chain(folder.components().skip(shared)).collect();
        Ok(files::slashed(&relative).unwrap_or_else(|| relative.to_string_lossy().into_owned()))
    }

    /// Everything into a folder aside, which takes the place of one that is not there; one that is there stays what it is,
    /// and is filled.
    ///
    /// # Errors
    /// A file cannot be written; nothing is left of the others then.
    pub fn write(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Failure> {
        let failed = |error: io::Error| Failure::io(self.given, &error);
        let above = self.given.parent().filter(|above| !above.as_os_str().is_empty());
        let near = match self.is_there {
            true => self.given,
            false => above.unwrap_or(Path::new(".")),
        };
        fs::create_dir_all(near).map_err(failed)?;
        let (aside, _held) = aside::folder(near, PREFIX).map_err(failed)?;
        // A folder of its own, since one that is aside is closed to others.
        let site = aside.path().join("site");
        fs::create_dir(&site).map_err(failed)?;
        for (name, bytes) in files {
            write(&site, name, bytes)?;
        }
        match self.is_there {
            true => fill(self.given, &site, &aside).map_err(failed),
            false => platform::move_folder(&site, self.given).map_err(failed),
        }
    }
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}

fn write(site: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let below = Path::new(name);
    if !below
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return Err(Failure::Outside(format!(
            "{name}: a path that leads elsewhere is not written"
        )));
    }
    let path = site.join(below);
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(&path, bytes))
        .map_err(|error| Failure::io(&path, &error))
}

/// Moves what lies in `site` into a folder; where that fails midway, what was moved goes back and away with it.
fn fill(folder: &Path, site: &Path, aside: &TempDir) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(site)? {
        names.push(entry?.file_name());
    }
    names.sort_by_key(|name| (name == LAST, name.clone()));
    let mut moved = Vec::new();
    for name in &names {
        match move_new(&site.join(name), &folder.join(name)) {
            Ok(()) => moved.push(name),
            Err(error) => {
                for name in moved {
                    // What cannot be taken away either is left; the first failure is the one to tell.
                    drop(fs::rename(folder.join(name), aside.path().join(name)));
                }
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Moves to where nothing is.
fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> BTreeMap<String, Vec<u8>> {
        let files = ["content/incidents/a.md", "site.toml"];
        files.map(|path| (path.to_owned(), b"x".to_vec())).into()
    }

    /// Somebody puts a file there while the site is being made.
    #[test]
    fn what_fails_midway_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::free(folder.path()).unwrap();
        fs::write(folder.path().join("site.toml"), "theirs").unwrap();
        assert!(place.write(&files()).is_err());
        let left = fs::read_dir(folder.path()).unwrap();
        let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["site.toml"]);
        assert_eq!(
            fs::read_to_string(folder.path().join("site.toml")).unwrap(),
            "theirs"
        );
    }
}
