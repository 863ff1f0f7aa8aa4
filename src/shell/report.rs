//! What is said: messages on standard error, results on standard output.

use std::io::Write;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget};

use super::Failure;
use super::publish::Tally;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Style, render, tally};
use crate::pipeline::Reading;

/// All findings of a run, and how many there are.
pub fn findings(reading: &Reading) {
    let text = render(&reading.diagnostics, &reading.sources, Style::Coloured);
    anstream::eprint!("{text}");
    if let Some(tally) = tally(&reading.diagnostics) {
        message(&tally);
    }
}

/// One finding that came up later.
pub fn finding(diagnostic: &Diagnostic, sources: &Sources) {
    let mut one = Diagnostics::default();
    one.push(diagnostic.clone());
    anstream::eprint!("{}", render(&one, sources, Style::Coloured));
    if let Some(tally) = tally(&one) {
        message(&tally);
    }
}

/// A line of its own.
pub fn message(text: &str) {
    anstream::eprintln!("{text}");
}

/// A command's result, a line on standard output.
///
/// # Errors
/// A pipe that nobody reads, a full disk.
pub fn result(text: &str) -> Result<(), Failure> {
    writeln!(std::io::stdout(), "{text}")
        .map_err(|error| Failure::io(std::path::Path::new("standard output"), &error))
}

/// What kept the command from being done.
pub fn error(text: &str) {
    anstream::eprintln!("error: {text}");
}

/// The last line of a check.
pub fn checked(reading: &Reading) {
    if tally(&reading.diagnostics).is_none() {
        message("no mistakes found");
    }
}

/// The last line of a build.
pub fn built(tally: &Tally, output: &std::path::Path, time: Duration) {
    let output = output.strip_prefix(".").unwrap_or(output);
    let pages = if tally.pages == 1 { "page" } else { "pages" };
    message(&format!(
        "{} {pages} in {}: {} files written, {} unchanged, {} removed, in {:.2} s",
        tally.pages,
        output.display(),
        tally.written,
        tally.unchanged,
        tally.removed,
        time.as_secs_f64(),
    ));
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
