//! The program without its effects: bytes in, outputs out. `open` reads site.toml, `read` everything else,
//! [`outputs`](crate::output::list::outputs) says what there is to publish.

mod archive;
mod feeds;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use url::Url;

use crate::config::{self, Config};
use crate::diagnostic::{
    Diagnostic, Diagnostics, Level, Place, ReadAgain, Sources, content, link, site, theme as say_theme,
};
use crate::input::feed::{Documents, Supply};
use crate::input::{self, ContentFile, ContentText, Library};
use crate::model::{Instant, Span, colour};
use crate::output::list;
#[cfg(feature = "mail")]
use crate::output::mail;
use crate::output::route::Routes;
use crate::output::theme::{Files, ThemeFiles};
use crate::output::words::Words;
use crate::output::{Asset, Edition};
use crate::site::bonds::bonds;
use crate::site::check;
use crate::site::current::Told;
use crate::site::validate::validate;
use crate::site::{Occasion, Site, occasions, series};

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
    let Opened {
        config,
        mut sources,
        mut diagnostics,
    } = opened;
    let mut occasions = Vec::new();
    let mut fetching = Fetching::default();
    let edition = config.and_then(|config| {
        edition(
            config,
            inputs,
            now,
            &mut occasions,
            &mut fetching,
            &mut sources,
            &mut diagnostics,
        )
    });
    diagnostics.sort(&sources);
    let edition = edition.filter(|_| !diagnostics.has_errors());
    Reading {
        edition,
        occasions,
        diagnostics,
        sources,
        fetching,
    }
}

fn edition(
    config: Config,
    inputs: Inputs,
    now: Instant,
    occasions: &mut Vec<Occasion>,
    fetching: &mut Fetching,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Edition> {
    let archive = feeds::archive(&config, inputs.archive.as_ref(), now, diagnostics);
    let (live, fetched) = feeds::gather(&config, inputs.feeds, now, inputs.by_clock, diagnostics);
    let archive = archive.map(|archive| feeds::by_name(archive, &config));
    let feeds = archive.into_iter().chain(live).collect();
    let now = fetched.ahead.unwrap_or(now);
    *fetching = fetched;
    if let Some(again) = inputs.again {
        sources.read_again_by(again);
    }
    let found = found(inputs.content, &config, diagnostics);
    let (texts, library, others) = content_files(found, &config, sources, diagnostics);
    logo(&config, &library, diagnostics);
    let content = input::read(texts, &library, &config, inputs.drafts, sources, diagnostics);
    let mut windows = content.windows;
    for one in &content.series {
        windows.extend(series::expand(one, now, diagnostics));
    }
    *occasions = occasions::occasions(&windows, &content.incidents, &config);
    let bonds = bonds(
        &windows,
        &content.series,
        &content.incidents,
        &content.absent,
        diagnostics,
    );
    validate(
        &windows,
        &content.series,
        &content.incidents,
        &bonds,
        &config,
        diagnostics,
    );
    if !content.incomplete {
        unused_files(&others, &content.files_beside, &config, sources, diagnostics);
    }
    let chosen = &config.theme.name;
    if inputs.theme.is_none() && chosen.value != "default" {
        diagnostics.push(say_theme::unknown(chosen.span, &chosen.value));
    }
    for path in &inputs.theme_refused {
        let file = sources.add(path);
        diagnostics.push(say_theme::not_a_file(Span::whole(file)));
    }
    let theme = Files::new(
        inputs.theme.unwrap_or_default(),
        &format!("themes/{}", chosen.value),
    );
    // Lost signs would be published without a word; what else is wrong is told all the same.
    for (path, bytes, at) in theme.not_texts() {
        diagnostics.push(say_theme::not_utf8(input::not_text(
            &theme.path_of(path),
            bytes,
            at,
        )));
    }
    accent(&config, &theme, diagnostics);
    let words = words(&config, &theme, diagnostics)?;
    if inputs.review {
        unknown_messages(&theme, diagnostics);
    }

    let (allowed, incomplete) = (content.allowed, content.incomplete);
    let mentions = content.mentions;
    let base_url = inputs.base_url.as_ref().unwrap_or(&config.site.base_url);
    let routes = Routes::new(base_url, &config.site.id_base);
    let told = Told {
        windows,
        series: content.series,
        incidents: content.incidents,
        issues: content.issues,
        pages: content.pages,
        names: content.names,
        bonds,
        feeds,
        feed_failures: fetching.failures,
        drafts: content.absent,
    };
    let broken = with_errors(diagnostics);
    let is_whole = broken.is_empty() && !incomplete;
    if inputs.review {
        check::written(&config, &told, &mentions, &broken, now, diagnostics);
    }
    let site = Site::at(config, told, now);
    // An incident that does not read may be the one that tells of an outage.
    if inputs.review && is_whole {
        check::measured(&site, diagnostics);
    }
    let accepted = site.config.allow.clone();
    let edition = Edition::new(site, words, routes, &theme, others, !inputs.still)
        .map_err(|error| diagnostics.push(error))
        .ok();
    if let Some(edition) = edition.as_ref().filter(|_| !incomplete) {
        list::check(edition, &list::outputs(edition), diagnostics);
    }
    #[cfg(feature = "mail")]
    if let Some(edition) = edition.as_ref().filter(|_| inputs.review)
        && let Err(error) = mail::check(edition)
    {
        diagnostics.push(error);
    }
    diagnostics.retain(|diagnostic| !is_accepted(diagnostic, &accepted, &allowed));
    edition
}

/// The content folder's files. A site may do without the folder, but not where site.toml names it.
fn found(folder: ContentFolder, config: &Config, diagnostics: &mut Diagnostics) -> Vec<(String, Found)> {
    match folder {
        ContentFolder::Files(files) => return files,
        ContentFolder::Missing if !config.build.content_is_written => {}
        ContentFolder::Missing | ContentFolder::SomethingElse => {
            let named = &config.build.content;
            diagnostics.push(site::no_content(named.span, &named.value));
        }
        ContentFolder::Outside => {
            let named = &config.build.content;
            diagnostics.push(site::content_outside(named.span, &named.value));
        }
    }
    Vec::new()
}

/// The content folder as texts, as what texts may refer to, and as files that are copied.
fn content_files(
    found: Vec<(String, Found)>,
    config: &Config,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> (Vec<ContentText>, Library, Vec<Asset>) {
    let mut files = Vec::new();
    let mut library = Library::default();
    let mut others = Vec::new();
    for (path, found) in found {
        let shown = format!("{}/{path}", config.build.content.value);
        let mut refuse = |error: fn(Span) -> Diagnostic| {
            let file = sources.add(&shown);
            diagnostics.push(error(Span::whole(file)));
        };
        match found {
            Found::Text(bytes) => {
                library.pages.insert(path.clone());
                let file = sources.add(&shown);
                files.push((ContentFile { path, file }, bytes));
            }
            Found::TooLarge(length) => {
                library.pages.insert(path);
                let file = sources.add(&shown);
                diagnostics.push(content::too_large(Span::whole(file), length));
            }
            Found::File(length) => {
                library.files.insert(path.clone());
                others.push(Asset { path, length });
            }
            Found::NotAFile => refuse(content::not_a_file),
            Found::LinkOutside => refuse(content::link_outside),
            Found::OddName => refuse(content::path),
        }
    }
    (files, library, others)
}

fn logo(config: &Config, library: &Library, diagnostics: &mut Diagnostics) {
    if let Some(logo) = &config.theme.logo
        && !(library.files.contains(&logo.value) && logo.value.starts_with("assets/"))
    {
        diagnostics.push(site::no_logo(logo.span, &logo.value, &config.build.content.value));
    }
}

/// Whether the accent colour is seen by day: the style sheet draws lines in it, and writes nothing. By night it
/// makes a light one of any colour.
fn accent(config: &Config, theme: &Files, diagnostics: &mut Diagnostics) {
    let Some((accent, ground)) = config.theme.accent.as_ref().zip(theme.ground()) else {
        return;
    };
    let least = colour::LEAST_OF_SHAPES;
    if accent.value.contrast(ground) < least {
        let shade = accent.value.shade_seen_on(ground, least);
        diagnostics.push(say_theme::contrast(
            accent.span,
            accent.value,
            ground,
            least,
            shade,
        ));
    }
}

/// Files that stay behind because no text refers to them; those that site.toml names are no texts' business.
fn unused_files(
    others: &[Asset],
    used: &BTreeSet<String>,
    config: &Config,
    texts: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    let sources = config.feeds.iter().chain(&config.archive);
    let named: Vec<String> = sources.map(|source| source.place.value.shown()).collect();
    for asset in others {
        let shown = format!("{}/{}", config.build.content.value, asset.path);
        let is_named = named
            .iter()
            .any(|named| shown == *named || shown.starts_with(&format!("{named}/")));
        if !asset.path.starts_with("assets/") && !used.contains(&asset.path) && !is_named {
            let file = texts.add(&shown);
            diagnostics.push(link::unused_file(Span::whole(file), &asset.path));
        }
    }
}

fn words(config: &Config, theme: &Files, diagnostics: &mut Diagnostics) -> Option<Arc<Words>> {
    let language = &config.site.language;
    match Words::new(&language.value, config.site.timezone, &theme.catalogues()) {
        Ok((words, has_own)) => {
            if !has_own {
                let known = theme.languages();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                diagnostics.push(site::no_catalogue(language.span, &language.value, &known));
            }
            Some(Arc::new(words))
        }
        Err(broken) => {
            let file = format!("languages/{}.ftl", broken.name);
            let (line, column, text) = theme.line(&file, broken.at);
            let path = theme.path_of(&file);
            let place = Place::Spot {
                path,
                line,
                column,
                text,
            };
            diagnostics.push(say_theme::catalogue(place, &broken.message));
            None
        }
    }
}

/// The messages of a theme of one's own that nothing asks for, and the variables that they are not given.
fn unknown_messages(theme: &Files, diagnostics: &mut Diagnostics) {
    for unknown in theme.unknown_words() {
        let file = format!("languages/{}.ftl", unknown.catalogue);
        let (line, column, text) = theme.line(&file, unknown.at);
        let place = Place::Spot {
            path: theme.path_of(&file),
            line,
            column,
            text,
        };
        let known = unknown.known.iter().map(String::as_str);
        diagnostics.push(match &unknown.variable {
            None => say_theme::unknown_message(place, &unknown.message, known),
            Some(variable) => say_theme::unknown_variable(place, &unknown.message, variable, known),
        });
    }
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
fn is_accepted(
    diagnostic: &Diagnostic,
    everywhere: &[String],
    by_file: &std::collections::BTreeMap<u32, Vec<String>>,
) -> bool {
    let names = |codes: &[String]| codes.iter().any(|code| code == diagnostic.code);
    let here = match &diagnostic.place {
        Place::Span(span) => by_file.get(&span.file),
        Place::Spot { .. } => None,
    };
    diagnostic.level == Level::Warning && (names(everywhere) || here.is_some_and(|codes| names(codes)))
}
