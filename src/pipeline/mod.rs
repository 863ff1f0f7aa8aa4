//! The program without its effects: bytes in, outputs out. `open` reads site.toml, `read` everything else,
//! [`outputs`](crate::output::list::outputs) says what there is to publish.

mod archive;
mod content;
mod feeds;
mod look;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use url::Url;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Place, ReadAgain, Sources};
use crate::input;
use crate::input::feed::{Documents, Supply};
use crate::model::Instant;
use crate::output::Edition;
use crate::output::list;
#[cfg(feature = "mail")]
use crate::output::mail;
use crate::output::route::Routes;
use crate::output::theme::ThemeFiles;
use crate::site::check;
use crate::site::current::Told;
use crate::site::{Occasion, Site, occasions};
use content::Written;

pub use archive::{ArchiveFiles, Archiving, archive};
pub use feeds::Fetching;

/// A site whose file was read.
pub struct Opened {
    /// What the file says; none where it is not TOML.
    pub config: Option<Config>,
    /// What was read so far.
    pub sources: Sources,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
}

/// What the shell found in the content folder under a name.
#[derive(Debug)]
pub enum Found {
    /// A text's bytes.
    Text(Vec<u8>),
    /// A text that is too large to be one, with its length.
    TooLarge(u64),
    /// A file that is not Markdown, with its length.
    File(u64),
    /// What is no regular file: a named pipe, a device, a socket.
    NotAFile,
    /// A symbolic link out of the content folder.
    LinkOutside,
    /// A name that no address can be made from; the path shows it as well as it can.
    OddName,
}

/// What the shell found where the content folder should be.
#[derive(Debug, Default)]
pub enum ContentFolder {
    /// Its files by path below it, in order.
    Files(Vec<(String, Found)>),
    /// Nothing.
    #[default]
    Missing,
    /// Something that is no folder: a file, a link that leads nowhere.
    SomethingElse,
    /// There is a link that leads out of the folder of site.toml.
    Outside,
}

/// Everything that is read besides site.toml.
#[derive(Default)]
pub struct Inputs {
    /// The content folder.
    pub content: ContentFolder,
    /// Reads a file of the content folder once more, by its path from the site's folder, should something be found out
    /// about it after it was read. Without, all texts are kept.
    pub again: Option<ReadAgain>,
    /// The archive of days gone by, where site.toml names one and it has been begun.
    pub archive: Option<Documents<'static>>,
    /// The feeds, in the order of site.toml.
    pub feeds: Vec<Supply>,
    /// The site's own theme, if it names one.
    pub theme: Option<ThemeFiles>,
    /// What lies in the theme's folder and is no file that it could be made of, by path from the site's folder.
    pub theme_refused: Vec<String>,
    /// Whether the instant is that of the machine's clock, and was not chosen: a feed may be ahead of it a little.
    pub by_clock: bool,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Another address for the site: a mirror.
    pub base_url: Option<Url>,
    /// Pages stand still instead of flipping by themselves: a preview, or nothing is published.
    pub still: bool,
    /// Whether it is also told what would be better otherwise: `check`.
    pub review: bool,
}

/// What came of reading.
pub struct Reading {
    /// Everything that outputs are made of; none on any error.
    pub edition: Option<Edition>,
    /// Every notice that was read, published or not: what a preview jumps to.
    pub occasions: Vec<Occasion>,
    /// All findings, in order.
    pub diagnostics: Diagnostics,
    /// What was read.
    pub sources: Sources,
    /// What became of the feeds.
    pub fetching: Fetching,
}

impl Reading {
    /// Whether nothing but feeds from elsewhere keeps the site from being built.
    pub fn is_only_unreachable(&self) -> bool {
        self.fetching.is_all_that_failed(&self.diagnostics)
    }

    /// The findings that an earlier reading of the site did not have: those of what was written in between.
    pub fn findings_since(&self, before: &Self) -> Diagnostics {
        let key = |finding: &Diagnostic, sources: &Sources| {
            (
                finding.code,
                finding.message.clone(),
                sources.locate(&finding.place),
            )
        };
        let known: BTreeSet<_> = before
            .diagnostics
            .iter()
            .map(|finding| key(finding, &before.sources))
            .collect();
        let mut found = self.diagnostics.clone();
        found.retain(|finding| !known.contains(&key(finding, &self.sources)));
        found
    }
}

pub use crate::input::is_closed;

/// Reads site.toml. `path` is how places name it.
pub fn open(path: &str, bytes: &[u8]) -> Opened {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let file = sources.add(path);
    let text = input::text(path, bytes.to_vec());
    let text = text.map_err(|error| diagnostics.push(error)).ok();
    let config = text
        .as_ref()
        .and_then(|text| config::read(text, file, &mut diagnostics));
    if let Some(text) = text {
        sources.put(file, sources.remains(text, true));
    }
    Opened {
        config,
        sources,
        diagnostics,
    }
}

/// Reads and checks everything; renders nothing yet.
pub fn read(opened: Opened, inputs: Inputs, now: Instant) -> Reading {
    let mut reading = Reading {
        edition: None,
        occasions: Vec::new(),
        diagnostics: opened.diagnostics,
        sources: opened.sources,
        fetching: Fetching::default(),
    };
    let edition = opened
        .config
        .and_then(|config| edition(config, inputs, now, &mut reading));
    reading.diagnostics.sort(&reading.sources);
    reading.edition = edition.filter(|_| !reading.diagnostics.has_errors());
    reading
}

fn edition(config: Config, inputs: Inputs, now: Instant, reading: &mut Reading) -> Option<Edition> {
    let (sources, diagnostics) = (&mut reading.sources, &mut reading.diagnostics);
    let archive = inputs.archive.as_ref();
    let (feeds, fetching) = feeds::all(&config, archive, inputs.feeds, now, inputs.by_clock, diagnostics);
    let (now, feed_failures) = (fetching.ahead.unwrap_or(now), fetching.failures);
    reading.fetching = fetching;
    if let Some(again) = inputs.again {
        sources.read_again_by(again);
    }
    let Written {
        content,
        bonds,
        others,
    } = content::read(&config, inputs.content, inputs.drafts, now, sources, diagnostics);
    reading.occasions = occasions::occasions(&content.windows, &content.incidents, &config);
    let theme = look::theme(&config, inputs.theme, &inputs.theme_refused, sources, diagnostics);
    let words = look::words(&config, &theme, inputs.review, diagnostics)?;
    let base_url = inputs.base_url.as_ref().unwrap_or(&config.site.base_url);
    let routes = Routes::new(base_url, &config.site.id_base);
    let told = Told {
        windows: content.windows,
        series: content.series,
        incidents: content.incidents,
        issues: content.issues,
        pages: content.pages,
        names: content.names,
        bonds,
        feeds,
        feed_failures,
        drafts: content.absent,
    };
    let broken = with_errors(diagnostics);
    if inputs.review {
        check::written(&config, &told, &content.mentions, &broken, now, diagnostics);
    }
    let site = Site::at(config, told, now);
    // An incident that does not read may be the one that tells of an outage.
    if inputs.review && broken.is_empty() && !content.incomplete {
        check::measured(&site, diagnostics);
    }
    let accepted = site.config.allow.clone();
    let edition = Edition::new(site, words, routes, &theme, others, !inputs.still)
        .map_err(|error| diagnostics.push(error))
        .ok();
    if let Some(edition) = edition.as_ref().filter(|_| !content.incomplete) {
        list::check(edition, &list::outputs(edition), diagnostics);
    }
    #[cfg(feature = "mail")]
    if let Some(edition) = edition.as_ref().filter(|_| inputs.review)
        && let Err(error) = mail::check(edition)
    {
        diagnostics.push(error);
    }
    diagnostics.retain(|diagnostic| !is_accepted(diagnostic, &accepted, &content.allowed));
    edition
}

/// The files with errors: what is known of their notices may be half of what is written.
fn with_errors(diagnostics: &Diagnostics) -> HashSet<u32> {
    let errors = diagnostics.iter().filter(|finding| finding.level == Level::Error);
    let files = errors.filter_map(|finding| match &finding.place {
        Place::Span(span) => Some(span.file),
        Place::Spot { .. } => None,
    });
    files.collect()
}

/// Whether a warning is accepted, by site.toml or by the file it stands in.
fn is_accepted(diagnostic: &Diagnostic, everywhere: &[String], by_file: &BTreeMap<u32, Vec<String>>) -> bool {
    let names = |codes: &[String]| codes.iter().any(|code| code == diagnostic.code);
    let here = match &diagnostic.place {
        Place::Span(span) => by_file.get(&span.file),
        Place::Spot { .. } => None,
    };
    diagnostic.level == Level::Warning && (names(everywhere) || here.is_some_and(|codes| names(codes)))
}
