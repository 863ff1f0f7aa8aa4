//! JSON Feed 1.1 (jsonfeed.org/version/1.1).

use serde::Serialize;

use super::Feed;
use crate::output::edition::Edition;
use crate::output::route::iso;

#[derive(Serialize)]
struct JsonFeed<'f> {
    version: &'static str,
    title: &'f str,
    home_page_url: String,
    feed_url: String,
    description: &'f str,
    language: &'f str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'f>>,
    items: Vec<Item<'f>>,
}

#[derive(Serialize)]
struct Author<'f> {
    name: &'f str,
}

#[derive(Serialize)]
struct Item<'f> {
    id: &'f str,
    url: &'f str,
    title: &'f str,
    summary: &'f str,
    content_html: &'f str,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'f>>,
}

/// A feed as JSON Feed.
///
/// # Errors
/// None that can happen: every value is plain text.
pub fn json_feed(edition: &Edition, feed: &Feed) -> serde_json::Result<Vec<u8>> {
    let items = feed.entries.iter().map(|entry| Item {
        id: &entry.id,
        url: &entry.link,
        title: &entry.title,
        summary: &entry.summary,
        content_html: &entry.html,
        date_published: iso(entry.published),
        date_modified: iso(entry.updated),
        authors: entry
            .author
            .as_ref()
            .map(|name| Author { name })
            .into_iter()
            .collect(),
    });
    serde_json::to_vec(&JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: edition.routes.url(&feed.page),
        feed_url: edition.routes.url(&feed.path),
        description: &feed.description,
        language: edition.words.tag(),
        authors: edition
            .site
            .config
            .site
            .owner
            .name
            .as_ref()
            .map(|name| Author { name })
            .into_iter()
            .collect(),
        items: items.collect(),
    })
}
