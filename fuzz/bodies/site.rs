//! A whole site from memory: what is found lies where it says, and what reads without a mistake renders, well-formed and
//! the same twice.

use std::collections::BTreeMap;

use tidings::config::{Config, FeedFormat, FeedPlace, FeedSource};
use tidings::diagnostic::report::{self, Report};
use tidings::diagnostic::{Diagnostics, Level, Place, Sources, Style, render};
use tidings::input::MOST_BYTES;
use tidings::input::feed::{Document, Documents, Fresh, Supply, wanted};
use tidings::model::Instant;
use tidings::output::list::outputs;
use tidings::output::{Body, Edition};
use tidings::pipeline::{self, ContentFolder, Found, Inputs, Reading};

use super::folder::{Files, files};
use super::{NOW, formed};

/// An arbitrary small tree: `site.toml`, `content/`, the files that feeds and the archive are read from, and in `now`
/// the instant, if it is another.
pub fn tree(bytes: &[u8]) {
    let mut tree = files(bytes);
    let now = tree.remove("now").and_then(|text| instant(&text));
    whole(&tree, now.unwrap_or_else(moment));
}

/// Reads a site as `tidings check` does, and renders all of it. Gives the reading, whose findings hold.
pub fn whole(tree: &Files, now: Instant) -> Reading {
    let config = tree.get("site.toml").map_or(&[][..], Vec::as_slice);
    let opened = pipeline::open("site.toml", config);
    let config = opened.config.as_ref();
    let inputs = config.map_or_else(Inputs::default, |config| inputs(tree, config));
    let reading = pipeline::read(opened, inputs, now);
    findings(&reading.diagnostics, &reading.sources);
    assert_eq!(
        reading.edition.is_some(),
        !reading.diagnostics.has_errors(),
        "a site without an error, or one with: {}",
        told(&reading.diagnostics, &reading.sources)
    );
    if let Some(edition) = &reading.edition {
        renders(edition);
    }
    reading
}

/// What the shell would find in the tree.
pub fn inputs(tree: &Files, config: &Config) -> Inputs {
    Inputs {
        content: content(tree, config),
        feeds: config.feeds.iter().map(|source| supply(tree, source)).collect(),
        archive: config.archive.as_ref().and_then(|archive| here(tree, archive)),
        review: true,
        ..Inputs::default()
    }
}

/// The instant that bytes name.
fn instant(text: &[u8]) -> Option<Instant> {
    std::str::from_utf8(text).ok()?.trim().parse().ok()
}

/// [`NOW`].
pub fn moment() -> Instant {
    instant(NOW.as_bytes()).unwrap_or_default()
}

/// The content folder, as the shell finds it.
fn content(tree: &Files, config: &Config) -> ContentFolder {
    let folder = format!("{}/", config.build.content.value);
    let files = tree.iter().filter_map(|(path, bytes)| {
        let length = bytes.len() as u64;
        let found = match path.ends_with(".md") {
            true if length > MOST_BYTES => Found::TooLarge(length),
            true => Found::Text(bytes.clone()),
            false => Found::File(length),
        };
        Some((path.strip_prefix(&folder)?.to_owned(), found))
    });
    ContentFolder::Files(files.collect())
}

fn supply(tree: &Files, source: &FeedSource) -> Supply {
    let fresh = match here(tree, source) {
        Some(documents) => Fresh::Here(documents),
        None => Fresh::Missing,
    };
    Supply { fresh, copy: None }
}

/// The documents of a feed that is a file or a folder of the tree; by url there is none.
fn here(tree: &Files, source: &FeedSource) -> Option<Documents<'static>> {
    let FeedPlace::Path(place) = &source.place.value else {
        return None;
    };
    let document = |role: &str, path: &str| {
        Some(Document {
            role: role.to_owned(),
            shown: path.to_owned(),
            bytes: Box::new(tree.get(path)?.clone()),
        })
    };
    let wanted = wanted::files(source.format, place).into_iter();
    let mut all: Vec<_> = wanted
        .filter_map(|file| file.paths.iter().find_map(|path| document(&file.role, path)))
        .collect();
    let below = tree.keys().filter_map(|path| {
        let role = path.strip_prefix(place)?.strip_prefix('/')?;
        // The answers of a running Prometheus lie in no folder but here.
        let is_document = wanted::is_document(source.format, role) || source.format == FeedFormat::Prometheus;
        is_document.then(|| document(role, path))?
    });
    all.extend(below);
    (!all.is_empty()).then_some(Documents {
        all,
        fetched_at: None,
    })
}

/// Every finding names a place that is there, and none steers the terminal that it is shown on.
pub fn findings(diagnostics: &Diagnostics, sources: &Sources) {
    for finding in diagnostics.iter() {
        match &finding.place {
            Place::Span(span) => {
                let Some(source) = sources.get(span.file) else {
                    panic!("no such file: {finding:?}");
                };
                let is_within = source.text().get(span.range()).is_some();
                assert!(
                    is_within,
                    "not a range of {} bytes: {finding:?}",
                    source.text().len()
                );
            }
            Place::Spot { line, column, .. } => {
                assert!(*line > 0 && *column > 0, "before the first: {finding:?}");
            }
        }
        assert!(!finding.message.is_empty(), "without words: {finding:?}");
    }
    let shown = told(diagnostics, sources);
    let steers = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
    assert_eq!(shown.chars().find(steers), None, "{shown:?}");
    let report = Report {
        findings: diagnostics,
        sources,
        now: Some(moment()),
        failure: None,
        folder: "status/",
    };
    formed::json("findings", &report::json(&report));
    formed::json("findings", &report::sarif(&report));
    let lines = report::github(&report);
    let all = lines
        .lines()
        .all(|line| line.starts_with("::") || line.starts_with("0 "));
    assert!(all || diagnostics.count(Level::Error) == 0, "{lines}");
}

fn told(diagnostics: &Diagnostics, sources: &Sources) -> String {
    render(diagnostics, sources, Style::Plain)
}

/// Every output renders, the same twice, well-formed, at a path below the output folder that no other has.
pub fn renders(edition: &Edition) {
    let mut rendered = BTreeMap::new();
    for output in outputs(edition) {
        let is_name = |part: &str| !matches!(part, "" | "." | "..");
        let path = output.path;
        let is_safe = path.split('/').all(is_name) && !path.contains(|c: char| c.is_control());
        assert!(is_safe, "{path:?}");
        let Body::Rendered(render) = output.body else {
            continue;
        };
        let bytes = render().unwrap_or_else(|error| panic!("{path}: {error:?}"));
        assert_eq!(
            render().ok().as_ref(),
            Some(&bytes),
            "{path} is another the second time"
        );
        let text = String::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        formed::output(&path, &text);
        assert!(rendered.insert(path.clone(), text).is_none(), "{path} twice");
    }
}
