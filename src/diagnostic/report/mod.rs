//! Findings as programs read them: JSON of our own, GitHub's workflow commands, SARIF.

mod github;
mod json;
mod sarif;

pub use github::github;
pub use json::json;
pub use sarif::sarif;

use super::{Diagnostics, Level, Sources};
use crate::model::Instant;

/// What came of a run.
pub struct Report<'r> {
    /// What authors can mend, in order.
    pub findings: &'r Diagnostics,
    /// What was read.
    pub sources: &'r Sources,
    /// The instant that the site was checked for, where the run came so far.
    pub now: Option<Instant>,
    /// What kept the run from its end that no author can mend in a file.
    pub failure: Option<&'r str>,
    /// From the repository's folder to the site's: empty, or with a final `/`.
    pub folder: &'r str,
}

impl Report<'_> {
    /// A file of the site from the repository's folder; an address stays as it is.
    fn path(&self, path: &str) -> String {
        match is_address(path) {
            true => path.to_owned(),
            false => format!("{}{path}", self.folder),
        }
    }
}

/// Whether what a finding names as its file is an address: a feed's.
fn is_address(path: &str) -> bool {
    path.contains("://")
}

/// `tidings::` and the code.
fn full(code: &str) -> String {
    format!("tidings::{code}")
}

/// The message with its remedies, a line each.
fn whole_message(message: &str, help: &[String]) -> String {
    let help = help.iter().map(|help| format!("\nhelp: {help}"));
    message.to_owned() + &help.collect::<String>()
}

/// A level by the word that all formats share.
fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}
