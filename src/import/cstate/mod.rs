//! A site for Hugo with cState's theme: `config.yml` and `content/issues/`, as <https://github.com/cstate/cstate> and its
//! wiki have them.

mod address;
mod config;
mod issue;
mod pages;
mod shortcode;

use self::address::Addresses;
use self::config::Config;
use self::pages::Pages;
use super::draft::{Draft, Page};
use super::left::Left;
use super::{Files, Options, front_matter};
use crate::authored;
use crate::diagnostic::import as say;

/// Where the site is described, the first that is there.
const CONFIGS: [&str; 8] = [
    "config.yml",
    "config.yaml",
    "config.toml",
    "config.json",
    "hugo.yml",
    "hugo.yaml",
    "hugo.toml",
    "hugo.json",
];

/// What browsers show as pictures.
const PICTURES: [&str; 8] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico"];

/// Texts, pictures and what describes the site.
pub fn wants(path: &str) -> bool {
    let is_content = path.starts_with("content/") && (path.ends_with(".md") || is_picture(path));
    let is_static = path.starts_with("static/") && is_picture(path);
    CONFIGS.contains(&path) || is_content || is_static
}

/// No hidden file: those are never published.
fn is_picture(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    PICTURES.iter().any(|end| lower.ends_with(end)) && !path.split('/').any(|part| part.starts_with('.'))
}

/// Reads the site.
pub fn draft(files: &Files, options: &Options, left: &mut Left) -> Option<Draft> {
    let named = CONFIGS.into_iter().find(|path| files.read.contains_key(*path));
    let has_issues = files.read.keys().any(|path| path.starts_with("content/issues/"));
    if named.is_none() && !has_issues {
        return None;
    }
    left.files(files, |path| {
        wants(path) && (Some(path) == named || !CONFIGS.contains(&path))
    });
    let path = named.unwrap_or("content/issues/");
    let bytes = files.read.get(path).map_or(&[][..], Vec::as_slice);
    let mut config = Config::read(path, bytes, options, left);
    let mut draft = Draft {
        site: std::mem::take(&mut config.site),
        ..Draft::default()
    };
    let site = Hugo {
        pages: Pages::of(files, &config),
        config,
        options,
    };
    let has = |below: &str| files.read.contains_key(&format!("content/{below}"));
    for (path, bytes) in &files.read {
        if let Some(address) = path.strip_prefix("static/") {
            draft
                .assets
                .insert(address.to_owned(), (path.clone(), bytes.clone()));
        } else if let Some(below) = path
            .strip_prefix("content/")
            .filter(|below| below.ends_with(".md"))
        {
            match site.config.is_translation(below, has) {
                true => left.say(path, say::translation()),
                false => site.text(path, below, bytes, &mut draft, left),
            }
        }
    }
    for (path, bytes) in &files.read {
        // Beside a text: at the text's own address.
        if let Some(below) = path.strip_prefix("content/").filter(|below| is_picture(below)) {
            let address = match site.pages.bundle(below) {
                Some((own, rest)) => format!("{own}/{rest}"),
                None => below.to_owned(),
            };
            draft.assets.insert(address, (path.clone(), bytes.clone()));
        }
    }
    Some(draft)
}

/// What texts are read with.
struct Hugo<'a> {
    config: Config,
    pages: Pages,
    options: &'a Options,
}

impl Hugo<'_> {
    /// One Markdown file of the content folder.
    fn text(&self, path: &str, below: &str, bytes: &[u8], draft: &mut Draft, left: &mut Left) {
        let (mut fields, text) = match front_matter::read(bytes) {
            Ok(read) => read,
            Err(sentence) => return left.say(path, sentence),
        };
        let addresses = Addresses::of(path, below, &mut fields, &self.config, left);
        let section = fields.text("section");
        let is_list = below.ends_with("_index.md");
        if !is_list && (below.starts_with("issues/") || section.as_deref() == Some("issue")) {
            let issue = issue::Issue {
                path,
                addresses,
                config: &self.config,
                notices_as: self.options.notices_as,
                now: self.options.now,
                pages: &self.pages,
            };
            let notice = issue.notice(fields, &text, left);
            draft.notices.extend(notice);
            return;
        }
        let text = shortcode::without(path, &text, &self.pages, left);
        let is_of_component = below.starts_with("affected/") && below.matches('/').count() > 1;
        if is_list && !is_of_component {
            if !text.trim().is_empty() {
                left.say(path, say::list_page());
            }
            return left.keys(path, "", fields);
        }
        let name = addresses.name;
        let title = fields
            .text("title")
            .unwrap_or_else(|| name.replace(['-', '_'], " "));
        let description = fields.text("description");
        let is_draft = fields.boolean("draft").unwrap_or(false);
        left.keys(path, "", fields);
        let text = match description {
            Some(description) if !text.contains(description.trim()) => {
                format!("{}\n\n{text}", authored::one_line(&description))
            }
            _ => text,
        };
        draft.pages.push(Page {
            source: path.to_owned(),
            name: if is_of_component {
                format!("affected-{name}")
            } else {
                name
            },
            title,
            aliases: addresses.aliases,
            draft: is_draft,
            text,
        });
    }
}
