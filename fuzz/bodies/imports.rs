//! What other tools keep: whatever it is, an import ends, and what it makes passes.

use tidings::diagnostic::Level;
use tidings::import::{self, Files, NoticesAs, Options, Refused, Tool};

use super::folder;
use super::site::{moment, whole};

/// A site for Hugo with cState's theme.
pub fn cstate(bytes: &[u8]) {
    for notices_as in [NoticesAs::Incidents, NoticesAs::Maintenance] {
        one(Tool::Cstate, notices_as, bytes);
    }
}

/// The checkout of a repository with Upptime.
pub fn upptime(bytes: &[u8]) {
    one(Tool::Upptime, NoticesAs::Incidents, bytes);
}

/// The answers of a Statuspage.
pub fn statuspage(bytes: &[u8]) {
    one(Tool::Statuspage, NoticesAs::Incidents, bytes);
}

/// A project with Statusfy.
pub fn statusfy(bytes: &[u8]) {
    one(Tool::Statusfy, NoticesAs::Incidents, bytes);
}

fn one(tool: Tool, notices_as: NoticesAs, bytes: &[u8]) {
    let (read, others): (folder::Files, folder::Files) = folder::files(bytes)
        .into_iter()
        .partition(|(path, _)| tool.wants(path));
    let files = Files {
        read,
        others: others.into_keys().collect(),
    };
    let options = Options {
        tool,
        notices_as,
        folder: "../old".to_owned(),
        now: moment(),
        timezone: None,
    };
    match import::import(&options, &files) {
        Ok(imported) => passes(imported.files),
        Err(Refused::NotThere(sentence) | Refused::NotRead(_, sentence)) => assert!(!sentence.is_empty()),
    }
}

/// The whole program reads it without an error; the feed that stays in the tool's folder is none.
fn passes(files: folder::Files) {
    for path in files.keys() {
        let is_name = |part: &str| !matches!(part, "" | "." | "..");
        assert!(path.split('/').all(is_name), "{path}");
        assert!(path == "site.toml" || path.starts_with("content/"), "{path}");
    }
    let reading = whole(&files, moment());
    let errors: Vec<_> = reading
        .diagnostics
        .iter()
        .filter(|one| one.level == Level::Error && one.code != "feed::missing")
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
