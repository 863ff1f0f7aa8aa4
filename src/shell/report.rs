//! What is said: messages on standard error, results on standard output.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget};

use super::Failure;
use super::platform::shown;
use super::publish::Tally;
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Sources, Style, render, tally};
use crate::output::route::iso;
use crate::pipeline::Reading;
use crate::site::uptime::Keeping;

/// What is to be told of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// How many there are, such as `2 errors and 1 warning`; none where there is nothing to count.
    pub tally: Option<String>,
    /// Whether they keep the site from being built.
    pub are_errors: bool,
    /// All of them, in colours.
    text: String,
}

impl Findings {
    /// What was found in the site's files.
    pub fn of(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        Self {
            tally: tally(diagnostics),
            are_errors: diagnostics.count(Level::Error) > 0,
            text: render(diagnostics, sources, Style::Coloured),
        }
    }

    /// One finding that came up later.
    pub fn of_one(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let mut one = Diagnostics::default();
        one.push(diagnostic.clone());
        Self::of(&one, sources)
    }

    /// What kept a command from being done, where there is anything left to say of it.
    pub fn of_failure(failure: &Failure) -> Self {
        let text = match failure {
            Failure::Usage(message) | Failure::Outside(message) => format!("error: {message}\n"),
            Failure::Content => String::new(),
        };
        Self {
            tally: None,
            are_errors: true,
            text,
        }
    }

    /// On standard error.
    pub fn tell(&self) {
        say(&self.text);
        if let Some(tally) = &self.tally {
            message(tally);
        }
    }

    /// The same without colours.
    pub fn plain(&self) -> String {
        anstream::adapter::strip_str(&self.text).to_string()
    }
}

/// All findings of a run, and how many there are.
pub fn findings(reading: &Reading) {
    Findings::of(&reading.diagnostics, &reading.sources).tell();
}

/// One finding that came up later.
pub fn finding(diagnostic: &Diagnostic, sources: &Sources) {
    Findings::of_one(diagnostic, sources).tell();
}

/// A line of its own.
pub fn message(text: &str) {
    say(&format!("{text}\n"));
}

/// On standard error. Where nobody can be told, what was asked for is done all the same.
fn say(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// How many findings a run has, where they themselves are on standard output.
pub fn tally_of(reading: &Reading) {
    if let Some(tally) = tally(&reading.diagnostics) {
        message(&tally);
    }
}

/// A command's result that is a document, on standard output. Whoever reads no further has read what he wanted.
///
/// # Errors
/// A full disk.
pub fn document(text: impl AsRef<[u8]>) -> Result<(), Failure> {
    match std::io::stdout().write_all(text.as_ref()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Failure::io(Path::new("standard output"), &error)),
    }
}

/// A command's result, a line on standard output.
///
/// # Errors
/// A pipe that nobody reads, a full disk.
pub fn result(text: &str) -> Result<(), Failure> {
    writeln!(std::io::stdout(), "{text}").map_err(|error| Failure::io(Path::new("standard output"), &error))
}

/// The same with escape sequences, which only a terminal is given.
///
/// # Errors
/// A pipe that nobody reads, a full disk.
pub fn styled_result(text: &str) -> Result<(), Failure> {
    writeln!(anstream::stdout(), "{text}").map_err(|error| Failure::io(Path::new("standard output"), &error))
}

/// What kept the command from being done.
pub fn error(text: &str) {
    message(&format!("error: {text}"));
}

/// A line for each feed that only a build would ask for.
pub fn not_asked(reading: &Reading) {
    for shown in &reading.fetching.not_asked {
        message(&format!(
            "the feed {shown} was not asked, and there is no copy of it yet: the site is read without it"
        ));
    }
}

/// The last line of a check.
pub fn checked(reading: &Reading) {
    if tally(&reading.diagnostics).is_none() {
        message("no mistakes found");
    }
}

/// The last line of archiving: what was put into the file.
pub fn kept(place: &str, keeping: &Keeping) {
    let with_days: Vec<usize> = keeping
        .components
        .values()
        .map(|kept| kept.days.len())
        .filter(|days| *days > 0)
        .collect();
    let (days, components) = (with_days.iter().sum(), with_days.len());
    let counted = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    message(&format!(
        "{place}: {} of {} kept, up to {}",
        counted(days, "day"),
        counted(components, "component"),
        iso(keeping.until),
    ));
}

/// The last line of a build.
pub fn built(tally: &Tally, output: &std::path::Path, time: Duration) {
    let output = output.strip_prefix(".").unwrap_or(output);
    let pages = if tally.pages == 1 { "page" } else { "pages" };
    message(&format!(
        "{} {pages} in {}: {} files written, {} unchanged, {} removed, in {:.2} s",
        tally.pages,
        shown(output),
        tally.written,
        tally.unchanged,
        tally.removed,
        time.as_secs_f64(),
    ));
}

/// The last line of a preview's rebuild.
pub fn rebuilt(pages: usize, time: Duration) {
    let what = if pages == 1 { "page" } else { "pages" };
    message(&format!("rebuilt in {} ms: {pages} {what}", time.as_millis()));
}

/// How far a build is: a bar on a terminal once it takes longer than half a second, never in a log.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    /// For so many outputs.
    pub fn new(outputs: usize) -> Self {
        let length = u64::try_from(outputs).ok();
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden());
        Self {
            bar,
            started: Instant::now(),
        }
    }

    /// One more is done.
    pub fn step(&self) {
        if self.bar.is_hidden() && self.started.elapsed() > Duration::from_millis(500) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// The bar goes; what was done is said in words.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
