//! What the preview shows: the last good build, and what has been wrong since.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant as Stopwatch;

use chrono::SubsecRound;
use chrono_tz::Tz;
use tokio::sync::watch;

use crate::config::Config;
use crate::diagnostic::Sources;
use crate::model::Instant;
use crate::output::Edition;
use crate::output::list::outputs;
use crate::site::Occasion;

use super::super::feeds::{self, Asking};
use super::super::report::{self, Findings};
use super::super::{Failure, clock, load};

/// A preview of one site.
pub struct Preview {
    config: PathBuf,
    folder: PathBuf,
    drafts: bool,
    origin: String,
    /// The instant that is looked at; none while it is the clock's. Whoever holds it rebuilds, so that never two do.
    instant: Mutex<Option<Instant>>,
    shown: watch::Sender<Arc<Shown>>,
    ending: watch::Sender<bool>,
}

/// What a rebuild came to.
#[derive(Default)]
pub struct Shown {
    /// Of the rebuild; it rises, also over restarts of the preview.
    pub number: i64,
    /// The instant that was asked for.
    pub now: Instant,
    /// Whether that was the clock's.
    pub is_live: bool,
    /// The last build without errors.
    pub good: Option<Arc<Good>>,
    /// What was found since.
    pub findings: Findings,
}

/// A build without errors.
pub struct Good {
    /// What pages are rendered from.
    pub edition: Edition,
    /// What the bar jumps to.
    pub occasions: Vec<Occasion>,
    /// What was read, to show the places of what is found while pages are rendered.
    pub sources: Sources,
    /// Where copied files lie.
    pub content: PathBuf,
    /// When it was made.
    pub at: Instant,
}

impl Good {
    /// The site's zone.
    pub fn zone(&self) -> Tz {
        self.edition.site.config.site.timezone
    }
}

impl Preview {
    /// Of the site that `config` describes, to be seen at `origin`. It shows nothing before it is rebuilt.
    pub fn new(config: &Path, drafts: bool, origin: &str, instant: Option<Instant>) -> Self {
        Self {
            config: config.to_path_buf(),
            folder: load::site_folder(config),
            drafts,
            origin: origin.to_owned(),
            instant: Mutex::new(instant),
            shown: watch::Sender::default(),
            ending: watch::Sender::new(false),
        }
    }

    /// `site.toml`.
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// What is shown at the moment.
    pub fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }

    /// Tells of each rebuild.
    pub fn changes(&self) -> watch::Receiver<Arc<Shown>> {
        self.shown.subscribe()
    }

    /// Tells of the preview's end.
    pub fn ending(&self) -> watch::Receiver<bool> {
        self.ending.subscribe()
    }

    /// Ends what would go on for ever.
    pub fn end(&self) {
        self.ending.send_replace(true);
    }

    /// Looks at another instant, or at the clock's.
    pub fn move_to(&self, instant: Option<Instant>) {
        let mut held = self.turn();
        *held = instant;
        self.rebuild_at(*held);
    }

    /// Reads everything anew. Gives the site's file as it now is, where it reads.
    pub fn rebuild(&self) -> Option<Config> {
        let held = self.turn();
        self.rebuild_at(*held)
    }

    fn turn(&self) -> MutexGuard<'_, Option<Instant>> {
        self.instant.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn rebuild_at(&self, instant: Option<Instant>) -> Option<Config> {
        let stopwatch = Stopwatch::now();
        let before = self.shown();
        let mut config = None;
        let mut shown = Shown {
            number: clock::system().timestamp_millis().max(before.number + 1),
            now: instant.unwrap_or_else(|| clock::system().trunc_subsecs(0)),
            is_live: instant.is_none(),
            ..Shown::default()
        };
        match self.build(&mut shown, &mut config) {
            Ok(good) => shown.good = good.map(Arc::new),
            Err(failure) => shown.findings = Findings::of_failure(&failure),
        }
        let pages = shown.good.as_ref().map(|good| pages(&good.edition));
        if pages.is_none() {
            shown.good = before.good.clone();
        }
        let time = stopwatch.elapsed();
        if shown.findings != before.findings {
            shown.findings.tell();
        }
        match pages {
            Some(pages) => report::rebuilt(pages, time),
            None if shown.good.is_some() => report::message("the preview shows the last good build"),
            None => report::message("the preview has nothing to show yet"),
        }
        self.shown.send_replace(Arc::new(shown));
        config
    }

    /// A build at the instant that is asked for; none where an author has something to mend.
    fn build(&self, shown: &mut Shown, read: &mut Option<Config>) -> Result<Option<Good>, Failure> {
        let mut opened = load::open(&self.config)?;
        if let Some(config) = &mut opened.config {
            // Nobody waits for the shortest page.
            config.build.minify = false;
        }
        read.clone_from(&opened.config);
        // Feeds by url are asked once; nobody waits for them at each stroke of a key.
        let asking = match self.shown().number {
            0 => Asking::Network,
            _ => Asking::Copies,
        };
        let supplies = feeds::supplies(opened.config.as_ref(), &self.folder, asking, shown.now);
        if shown.is_live {
            shown.now = clock::now(None, None)?.at;
        }
        let address = opened
            .config
            .as_ref()
            .map(|config| format!("{}{}", self.origin, config.site.base_url.path()));
        let content = opened
            .config
            .as_ref()
            .map(|config| self.folder.join(&config.build.content.value));
        let options = load::Options {
            drafts: self.drafts,
            base_url: address.as_deref(),
            // The reader's clock is not the preview's.
            still: !shown.is_live,
            by_clock: shown.is_live,
            ..load::Options::default()
        };
        let reading = load::read(opened, &self.folder, supplies, options, shown.now)?;
        feeds::keep(&reading.fetching, &self.folder);
        shown.findings = Findings::of(&reading.diagnostics, &reading.sources);
        Ok(reading.edition.map(|edition| Good {
            edition,
            occasions: reading.occasions,
            sources: reading.sources,
            content: content.unwrap_or_default(),
            at: clock::system(),
        }))
    }
}

fn pages(edition: &Edition) -> usize {
    let outputs = outputs(edition);
    outputs
        .iter()
        .filter(|output| output.path.ends_with(".html"))
        .count()
}
