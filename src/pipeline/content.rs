//! The content folder: read, bound together and held against the site.

use std::collections::BTreeSet;

use super::{ContentFolder, Found};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, content, link, site};
use crate::input::{self, Content, ContentFile, ContentText, Library};
use crate::model::{Instant, Span};
use crate::output::Asset;
use crate::site::bonds::{Bonds, bonds};
use crate::site::series;
use crate::site::validate::validate;

/// What the content folder says.
pub struct Written {
    /// Its texts; windows that recur are among the windows as their occurrences.
    pub content: Content,
    /// How its notices are bound together.
    pub bonds: Bonds,
    /// Its other files.
    pub others: Vec<Asset>,
}

/// Reads the content folder.
pub fn read(
    config: &Config,
    folder: ContentFolder,
    drafts: bool,
    now: Instant,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Written {
    let found = found(folder, config, diagnostics);
    let (texts, library, others) = content_files(found, config, sources, diagnostics);
    logo(config, &library, diagnostics);
    let mut content = input::read(texts, &library, config, drafts, sources, diagnostics);
    for one in &content.series {
        content.windows.extend(series::expand(one, now, diagnostics));
    }
    let bonds = bonds(
        &content.windows,
        &content.series,
        &content.incidents,
        &content.absent,
        diagnostics,
    );
    validate(
        &content.windows,
        &content.series,
        &content.incidents,
        &bonds,
        config,
        diagnostics,
    );
    if !content.incomplete {
        unused_files(&others, &content.files_beside, config, sources, diagnostics);
    }
    Written {
        content,
        bonds,
        others,
    }
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
