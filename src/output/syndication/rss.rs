//! RSS 2.0 (rssboard.org/rss-specification), with `atom:link` to itself and `content:encoded`.

use rss::extension::atom::{AtomExtension, Link};
use rss::{Channel, Guid, Item};

use super::{Entry, Feed, xml_text};
use crate::output::edition::Edition;
use crate::output::media::RSS;
use crate::output::prose::escape;

/// A feed as RSS.
pub fn rss(edition: &Edition, feed: &Feed) -> Vec<u8> {
    let mut channel = Channel::default();
    channel.set_title(xml_text(&feed.title));
    channel.set_link(edition.routes.url(&feed.page));
    channel.set_description(escape(&xml_text(&feed.description)));
    channel.set_language(edition.words.tag().to_owned());
    channel.set_last_build_date(feed.updated().map(|at| at.to_rfc2822()));
    let itself = Link {
        href: edition.routes.url(&feed.path),
        rel: "self".to_owned(),
        mime_type: Some(RSS.to_owned()),
        ..Link::default()
    };
    channel.set_atom_ext(AtomExtension { links: vec![itself] });
    channel.namespaces.insert(
        "content".to_owned(),
        "http://purl.org/rss/1.0/modules/content/".to_owned(),
    );
    channel
        .namespaces
        .insert("atom".to_owned(), "http://www.w3.org/2005/Atom".to_owned());
    channel.set_items(feed.entries.iter().map(item).collect::<Vec<_>>());
    channel.to_string().into_bytes()
}

fn item(entry: &Entry) -> Item {
    let mut item = Item::default();
    item.set_title(xml_text(&entry.title));
    item.set_link(entry.link.clone());
    item.set_guid(Guid {
        value: entry.id.clone(),
        permalink: false,
    });
    item.set_pub_date(entry.published.to_rfc2822());
    // RSS takes a description as HTML, and the summary is plain text.
    item.set_description(escape(&xml_text(&entry.summary)));
    item.set_content(xml_text(&entry.html));
    item
}
