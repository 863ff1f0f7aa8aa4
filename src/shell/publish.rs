//! Publishing whole: the output folder is the old site or the new one, never something between.
//!
//! Each output is rendered and compared with the published file. If none differs and none is left over,
//! nothing is written. Otherwise a folder beside the output receives the changed files anew and the unchanged
//! ones as hard links, and the two folders change places in one step.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::Duration;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::platform::{self, ForAll, shown};
use super::report::Progress;
use super::{Failure, files};
use crate::config::{KEPT, THEMES};
use crate::diagnostic::Diagnostic;
use crate::output::own::MARKER;
use crate::output::{Body, Output};

/// What the marker says to those who find it.
const MARKER_TEXT: &[u8] = b"This folder is made by Tidings, which replaces everything in it.\n";
/// How long another build is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What kept the site from being published.
pub enum Trouble {
    /// An output that does not render.
    Rendering(Diagnostic),
    /// The machine, or the folder.
    World(Failure),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::World(failure)
    }
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// HTML pages among the outputs.
    pub pages: usize,
    /// Files that are new or differ.
    pub written: usize,
    /// Files that are as they were.
    pub unchanged: usize,
    /// Files of the old site that are not in the new one.
    pub removed: usize,
}

/// An output folder that may be published into, held by this build alone.
pub struct Place {
    output: PathBuf,
    beside: PathBuf,
    name: String,
    /// Keeps other builds out while it lives.
    _lock: File,
}

impl Place {
    /// Makes sure that `output` is Tidings' own, empty or new, and holds it; waits for another build to end.
    pub fn prepare(output: &Path, site: &Path, content: Option<&Path>, force: bool) -> Result<Self, Failure> {
        let output = resolved(output)?;
        refuse_overlap(&output, site, content)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(Failure::Usage(format!(
                "{}: this cannot be an output folder",
                shown(&output)
            )));
        };
        let (beside, name) = (parent.to_path_buf(), name.to_string_lossy().into_owned());
        fs::create_dir_all(&beside).map_err(|error| Failure::io(&beside, &error))?;
        let lock = lock(&beside.join(format!(".{name}.tidings-lock")))?;
        let place = Self {
            output,
            beside,
            name,
            _lock: lock,
        };
        place.bring_back()?;
        place.check_owner(force)?;
        place.check_mount()?;
        place.clear_leftovers();
        Ok(place)
    }

    /// Puts the old site back where a build was killed between two steps of a change of places.
    fn bring_back(&self) -> Result<(), Failure> {
        let away = self.away();
        if self.output.symlink_metadata().is_ok()
            || !fs::symlink_metadata(&away).is_ok_and(|found| found.is_dir())
        {
            return Ok(());
        }
        platform::move_folder(&away, &self.output).map_err(|error| Failure::io(&away, &error))
    }

    fn check_owner(&self, force: bool) -> Result<(), Failure> {
        let output = &self.output;
        if !output.exists() {
            return Ok(());
        }
        if !output.is_dir() {
            return Err(Failure::Usage(format!(
                "{}: this is a file, not a folder",
                shown(output)
            )));
        }
        let mut entries = fs::read_dir(output).map_err(|error| Failure::io(output, &error))?;
        let is_empty = entries.next().is_none();
        if is_empty || output.join(MARKER).is_file() || force {
            return Ok(());
        }
        Err(Failure::Usage(format!(
            "{}: Tidings did not make this folder, and it is not empty\n\
             name another with `--output DIR`, or let Tidings replace everything in it with `--force`",
            shown(output)
        )))
    }

    /// Two folders change places only within one file system, and a mount point cannot be moved.
    fn check_mount(&self) -> Result<(), Failure> {
        if self.output.exists() && platform::is_mount_point(&self.output, &self.beside) {
            return Err(Failure::Outside(format!(
                "{}: the output folder is a mount point, and cannot be replaced whole; publish into a folder below it",
                shown(&self.output)
            )));
        }
        Ok(())
    }

    /// Folders that a killed build left. None can belong to a living one, which would hold the lock.
    fn clear_leftovers(&self) {
        let (prefix, away) = (self.prefix(), self.away());
        let Ok(entries) = fs::read_dir(&self.beside) else {
            return;
        };
        for entry in entries.flatten() {
            let is_new = entry.file_name().to_string_lossy().starts_with(&prefix);
            if is_new || entry.path() == away {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    fn prefix(&self) -> String {
        format!(".{}.tidings-new-", self.name)
    }

    /// Where the old site is for a moment, where a change of places takes several steps.
    fn away(&self) -> PathBuf {
        self.beside.join(format!(".{}.tidings-old", self.name))
    }
}

/// The output must neither hold what is authored nor lie in it, for it is replaced as a whole.
fn refuse_overlap(output: &Path, site: &Path, content: Option<&Path>) -> Result<(), Failure> {
    let real = |folder: &Path| folder.canonicalize();
    let holds = |folder: &Path| real(folder).is_ok_and(|folder| folder.starts_with(output));
    let lies_in = |folder: &Path| real(folder).is_ok_and(|folder| output.starts_with(folder));
    let what = if holds(site) {
        "hold the site's folder"
    } else if content.is_some_and(holds) {
        "hold the content folder"
    } else if content.is_some_and(lies_in) {
        "lie in the content folder"
    } else if lies_in(&site.join(THEMES)) {
        "lie in the folder of themes"
    } else if lies_in(&site.join(KEPT)) {
        "lie where copies of feeds are kept"
    } else {
        return Ok(());
    };
    Err(Failure::Usage(format!(
        "{}: the output folder must not {what}; name another with `--output DIR`",
        shown(output)
    )))
}

/// An absolute path with its links followed as far as it exists. A link on the way that leads nowhere is refused:
/// nothing can be put in its place without taking the link away.
fn resolved(output: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(output).map_err(|error| Failure::io(output, &error))?;
    for known in absolute.ancestors() {
        if let Ok(real) = known.canonicalize() {
            let rest = absolute.strip_prefix(known).unwrap_or(Path::new(""));
            return Ok(real.components().chain(rest.components()).collect());
        }
        if known.is_symlink() {
            return Err(Failure::Usage(format!(
                "{}: this symbolic link leads to nothing that can be reached\n\
                 make the folder that it leads to, or name another output folder with `--output DIR`",
                shown(known)
            )));
        }
    }
    Ok(absolute)
}

/// Holds a file that builds hold while they publish, and waits for it.
///
/// # Errors
/// What the machine refuses, and another that does not let go of it.
pub fn lock(path: &Path) -> Result<File, Failure> {
    let file = files::open_lock(path).map_err(|error| Failure::io(path, &error))?;
    let started = std::time::Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::WouldBlock) if started.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(fs::TryLockError::WouldBlock) => {
                let message = format!("{}: another run has been publishing for 30 s", shown(path));
                return Err(Failure::Outside(message));
            }
            Err(fs::TryLockError::Error(error)) => return Err(Failure::io(path, &error)),
        }
    }
}

/// Renders every output and keeps none.
pub fn render_all(outputs: &[Output<'_>]) -> Result<(), Diagnostic> {
    outputs.par_iter().try_for_each(|output| match &output.body {
        Body::Rendered(render) => render().map(|_| ()),
        Body::Copied(_) => Ok(()),
    })
}

/// Publishes the outputs; `content` is where copied files come from.
pub fn publish(
    place: &Place,
    outputs: &[Output<'_>],
    content: &Path,
    progress: &Progress,
) -> Result<Tally, Trouble> {
    let aside = Aside::new(place);
    let has_old = place.output.exists();
    let changed: Vec<bool> = outputs
        .par_iter()
        .map(|output| write_if_changed(&aside, output, content, has_old).inspect(|_| progress.step()))
        .collect::<Result<_, _>>()?;
    let written = changed.iter().filter(|changed| **changed).count();
    let left_over = left_over(place, outputs)?;
    let tally = Tally {
        pages: outputs
            .iter()
            .filter(|output| output.path.ends_with(".html"))
            .count(),
        written,
        unchanged: outputs.len() - written,
        removed: left_over,
    };
    let is_marked = place.output.join(MARKER).is_file();
    if written == 0 && left_over == 0 && is_marked {
        return Ok(tally);
    }
    outputs
        .par_iter()
        .zip(&changed)
        .filter(|(_, changed)| !**changed)
        .try_for_each(|(output, _)| aside.keep(&output.path))?;
    aside.write(MARKER, MARKER_TEXT)?;
    aside.take_place()?;
    Ok(tally)
}

/// Whether an output differs from the published file, if any is; if so it is written aside.
fn write_if_changed(
    aside: &Aside<'_>,
    output: &Output<'_>,
    content: &Path,
    has_old: bool,
) -> Result<bool, Trouble> {
    let old = aside.place.output.join(&output.path);
    match &output.body {
        Body::Rendered(render) => {
            let bytes = render().map_err(Trouble::Rendering)?;
            if has_old && is_same(&old, &bytes) {
                return Ok(false);
            }
            aside.write(&output.path, &bytes)?;
        }
        Body::Copied(path) => {
            let failed = |error: io::Error| Failure::io(&content.join(path), &error);
            let mut source = files::open_below(content, path).map_err(failed)?;
            if has_old && is_same_file(&old, &mut source).map_err(failed)? {
                return Ok(false);
            }
            source.rewind().map_err(failed)?;
            aside.copy(&output.path, &mut source)?;
        }
    }
    Ok(true)
}

/// Whether a file holds just these bytes.
fn is_same(path: &Path, bytes: &[u8]) -> bool {
    let length = fs::symlink_metadata(path)
        .ok()
        .filter(fs::Metadata::is_file)
        .map(|metadata| metadata.len());
    length == u64::try_from(bytes.len()).ok() && fs::read(path).is_ok_and(|old| old == bytes)
}

/// Whether a file holds the same bytes as another, read a piece at a time.
fn is_same_file(old: &Path, new: &mut File) -> io::Result<bool> {
    let new_length = new.metadata()?.len();
    let old_length = fs::symlink_metadata(old)
        .ok()
        .filter(fs::Metadata::is_file)
        .map(|metadata| metadata.len());
    if old_length != Some(new_length) {
        return Ok(false);
    }
    let mut old = File::open(old)?;
    let (mut a, mut b) = ([0; 1 << 16], [0; 1 << 16]);
    loop {
        let (a, b) = (files::fill(&mut old, &mut a)?, files::fill(new, &mut b)?);
        if a != b {
            return Ok(false);
        }
        if a.is_empty() {
            return Ok(true);
        }
    }
}

/// Files of the old site that the new one does not have.
fn left_over(place: &Place, outputs: &[Output<'_>]) -> Result<usize, Failure> {
    if !place.output.exists() {
        return Ok(0);
    }
    let wanted: HashSet<&Path> = outputs
        .iter()
        .map(|output| Path::new(output.path.as_str()))
        .collect();
    let mut count = 0;
    for entry in WalkDir::new(&place.output) {
        let entry = entry.map_err(|error| Failure::Outside(error.to_string()))?;
        let path = entry.path().strip_prefix(&place.output).unwrap_or(entry.path());
        if !entry.file_type().is_dir() && path != Path::new(MARKER) && !wanted.contains(path) {
            count += 1;
        }
    }
    Ok(count)
}

/// The folder that becomes the new site. It is made when the first file needs it, and thrown away if it does
/// not take the old one's place.
struct Aside<'p> {
    place: &'p Place,
    folder: Mutex<Option<tempfile::TempDir>>,
    made: RwLock<HashSet<PathBuf>>,
    for_all: ForAll,
}

impl<'p> Aside<'p> {
    fn new(place: &'p Place) -> Self {
        Self {
            place,
            folder: Mutex::new(None),
            made: RwLock::default(),
            for_all: ForAll::default(),
        }
    }

    fn root(&self) -> Result<PathBuf, Failure> {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = &*folder {
            return Ok(folder.path().to_path_buf());
        }
        let beside = &self.place.beside;
        let made = self.for_all.temporary(beside, &self.place.prefix());
        let made = made.map_err(|error| Failure::io(beside, &error))?;
        let path = made.path().to_path_buf();
        *folder = Some(made);
        Ok(path)
    }

    /// The path of a file of the new site, whose folder exists.
    fn path(&self, output: &str) -> Result<PathBuf, Failure> {
        let root = self.root()?;
        let path = root.join(output);
        if let Some(folder) = path.parent() {
            self.make_folder(&root, folder)?;
        }
        Ok(path)
    }

    /// Makes a folder and those that it lies in, each once.
    fn make_folder(&self, root: &Path, folder: &Path) -> Result<(), Failure> {
        let is_made = |folder: &Path| {
            let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
            folder == root || made.contains(folder)
        };
        let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !is_made(folder)).collect();
        for folder in missing.into_iter().rev() {
            match self.for_all.folder(folder) {
                // Another thread was faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => made.map_err(|error| Failure::io(folder, &error))?,
            }
            let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
            made.insert(folder.to_path_buf());
        }
        Ok(())
    }

    fn write(&self, output: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.path(output)?;
        self.make_file(&path, |mut file| file.write_all(bytes))
    }

    fn copy(&self, output: &str, source: &mut File) -> Result<(), Failure> {
        let path = self.path(output)?;
        self.make_file(&path, |mut file| io::copy(source, &mut file).map(drop))
    }

    fn make_file(&self, path: &Path, fill: impl FnOnce(File) -> io::Result<()>) -> Result<(), Failure> {
        let made = self.for_all.file(path);
        made.and_then(fill).map_err(|error| Failure::io(path, &error))
    }

    /// Takes a file of the old site over: as a hard link, or as a copy with its time where links are impossible.
    fn keep(&self, output: &str) -> Result<(), Failure> {
        let old = self.place.output.join(output);
        let new = self.path(output)?;
        if fs::hard_link(&old, &new).is_ok() {
            return Ok(());
        }
        let copy = || -> io::Result<()> {
            fs::copy(&old, &new)?;
            let modified = fs::metadata(&old)?.modified()?;
            File::options().write(true).open(&new)?.set_modified(modified)
        };
        copy().map_err(|error| Failure::io(&new, &error))
    }

    /// Puts the new site in the old one's place and removes the old one.
    fn take_place(self) -> Result<(), Failure> {
        let output = &self.place.output;
        let folder = self
            .folder
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let Some(folder) = folder else { return Ok(()) };
        if !output.exists() {
            platform::move_folder(folder.path(), output).map_err(|error| Failure::io(output, &error))?;
            // Only what has moved is out of the temporary folder's care, which removes what has not.
            let _ = folder.keep();
            return Ok(());
        }
        files::exchange(folder.path(), output, &self.place.away())
            .map_err(|error| Failure::io(output, &error))?;
        // The temporary folder is the old site now. Should removing it fail, the next build clears it away.
        let _ = folder.close();
        Ok(())
    }
}
