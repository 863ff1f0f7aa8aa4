//! Feeds: an entry for every event, so that a reader who has seen the announcement is told again at each
//! step; or, if site.toml asks for it, one for every notice.

mod atom;
mod entries;
mod json_feed;
mod rss;

use super::edition::Edition;
use crate::model::Instant;

pub use atom::atom;
pub use json_feed::json_feed;
pub use rss::rss;

/// A feed before it has a format.
pub struct Feed {
    /// Its path, such as `feed.atom`; its own id is made from it.
    pub path: &'static str,
    /// Its title.
    pub title: String,
    /// What is in it, in a sentence.
    pub description: String,
    /// The path of the page that it is the feed of.
    pub page: &'static str,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
pub struct Entry {
    /// Stable for ever.
    pub id: String,
    /// Absolute.
    pub link: String,
    /// In plain text.
    pub title: String,
    /// What it is about in a sentence, in plain text.
    pub summary: String,
    /// The whole text, as HTML.
    pub html: String,
    /// When it was first published.
    pub published: Instant,
    /// When it last changed.
    pub updated: Instant,
    /// Who wrote it, where that is said.
    pub author: Option<String>,
}

/// Which notices a feed holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Windows, incidents and newsletters.
    Everything,
    /// Windows.
    Maintenance,
    /// Incidents.
    Incidents,
}

impl Feed {
    /// The instant of the newest entry: what a feed says of when it changed.
    pub fn updated(&self) -> Option<Instant> {
        self.entries.iter().map(|entry| entry.updated).max()
    }

    /// A feed of notices.
    pub fn of_notices(edition: &Edition, path: &'static str, scope: Scope) -> Self {
        let site = &edition.site.config.site;
        let name = site.title.as_str();
        let title = |id| edition.words.with(id, [("site", name.into())]);
        let (title, page) = match scope {
            Scope::Everything => (name.to_owned(), ""),
            Scope::Maintenance => (title("feed-maintenance"), "maintenance/"),
            Scope::Incidents => (title("feed-incidents"), "incidents/"),
        };
        let description = site.description.clone().unwrap_or_else(|| name.to_owned());
        Self {
            path,
            title,
            description,
            page,
            entries: entries::of_notices(edition, scope),
        }
    }

    /// The newsletter's feed: an entry for every article.
    pub fn of_newsletter(edition: &Edition) -> Self {
        let title = super::html::frame::newsletter_title(edition);
        let description = edition
            .site
            .config
            .newsletter
            .description
            .clone()
            .unwrap_or_else(|| title.clone());
        Self {
            path: "newsletter/feed.xml",
            title,
            description,
            page: "newsletter/",
            entries: entries::of_articles(edition),
        }
    }
}

/// A text without the characters that XML 1.0 forbids (section 2.2), which no escaping can save.
fn xml_text(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    text.chars().filter(allowed).collect()
}
