//! Feeds: an entry for every event, so that a reader who has seen the announcement is told again at each
//! step; or, if site.toml asks for it, one for every notice.

mod atom;
mod entries;
mod json_feed;
mod rss;

use super::edition::Edition;
use super::html::frame::of_component;
use super::route::component_path;
use crate::model::Instant;
use crate::site::{Event, IncidentNow, IncidentThen, WindowNow};

pub use atom::atom;
pub use entries::{incident_text, is_to_expect, issue_title, window_text};
pub use json_feed::json_feed;
pub use rss::rss;

/// A feed before it has a format.
pub struct Feed {
    /// Its path, such as `feed.atom`; its own id is made from it.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What is in it, in a sentence.
    pub description: String,
    /// The path of the page that it is the feed of.
    pub page: String,
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

/// What is said of an event, as HTML: what staff wrote, between what is true besides.
pub struct Text {
    /// What happened, and when.
    pub before: String,
    /// What staff wrote.
    pub written: String,
    /// What it concerns.
    pub after: String,
}

impl Text {
    /// The whole of it.
    pub fn html(self) -> String {
        self.before + &self.written + &self.after
    }
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
    /// What concerns a component, by place.
    Component(usize),
}

impl Scope {
    fn holds_window(self, window: &WindowNow) -> bool {
        match self {
            Self::Everything | Self::Maintenance => true,
            Self::Incidents => false,
            Self::Component(place) => window.names(place),
        }
    }

    /// Whether an event of an incident belongs here. One that names no component concerns the whole service; a plain
    /// notice concerns none.
    fn holds_event(self, incident: &IncidentNow, event: &Event<IncidentThen>) -> bool {
        match self {
            Self::Everything | Self::Incidents => true,
            Self::Maintenance => false,
            Self::Component(place) => {
                let components = &event.then.components;
                let concerned = components.is_empty() || components.iter().any(|(named, _)| *named == place);
                concerned && !incident.incident.is_plain()
            }
        }
    }
}

impl Feed {
    /// The instant of the newest entry: what a feed says of when it changed.
    pub fn updated(&self) -> Option<Instant> {
        self.entries.iter().map(|entry| entry.updated).max()
    }

    /// A feed of notices.
    pub fn of_notices(edition: &Edition, path: &str, scope: Scope) -> Self {
        let config = &edition.site.config;
        let name = config.site.title.as_str();
        let title = |id| edition.words.with(id, [("site", name.into())]);
        let about_site = config.site.description.clone().unwrap_or_else(|| name.to_owned());
        let (title, page, description) = match scope {
            Scope::Everything => (name.to_owned(), String::new(), about_site),
            Scope::Maintenance => (title("feed-maintenance"), "maintenance/".to_owned(), about_site),
            Scope::Incidents => (title("feed-incidents"), "incidents/".to_owned(), about_site),
            Scope::Component(place) => (
                of_component(edition, "feed-component", place),
                component_path(&config.components[place].id),
                of_component(edition, "describe-component-feed", place),
            ),
        };
        Self {
            path: path.to_owned(),
            title,
            description,
            page,
            entries: directed(edition, entries::of_notices(edition, scope)),
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
            path: "newsletter/feed.xml".to_owned(),
            title,
            description,
            page: "newsletter/".to_owned(),
            entries: directed(edition, entries::of_articles(edition)),
        }
    }
}

/// Entries with the direction of their texts, which no feed format has a place for. Readers take them to run from left
/// to right, as they mostly do.
fn directed(edition: &Edition, mut entries: Vec<Entry>) -> Vec<Entry> {
    if edition.words.direction() == "rtl" {
        for entry in &mut entries {
            entry.html = format!("<div dir=\"rtl\">{}</div>", entry.html);
        }
    }
    entries
}

/// A text without the characters that XML 1.0 forbids (section 2.2), which no escaping can save.
pub fn xml_text(text: &str) -> String {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    text.replace(|c| !is_allowed(c), "")
}
