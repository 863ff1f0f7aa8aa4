//! Atom 1.0 (RFC 4287).

use atom_syndication::{Content, Entry as AtomEntry, Feed as AtomFeed, Generator, Link, Person, Text};
use chrono::DateTime;

use super::{Entry, Feed, xml_text};
use crate::output::edition::Edition;
use crate::output::media::ATOM;

/// A feed as Atom.
pub fn atom(edition: &Edition, feed: &Feed) -> Vec<u8> {
    let site = &edition.site.config.site;
    let mut atom = AtomFeed::default();
    atom.set_id(edition.routes.id(&feed.path));
    atom.set_title(Text::plain(xml_text(&feed.title)));
    atom.set_subtitle(Text::plain(xml_text(&feed.description)));
    atom.set_lang(edition.words.tag().to_owned());
    // RFC 4287 wants an instant even where nothing was published yet.
    atom.set_updated(feed.updated().unwrap_or(DateTime::UNIX_EPOCH).fixed_offset());
    let author = site.owner.name.clone().unwrap_or_else(|| site.title.clone());
    atom.set_authors(vec![Person {
        name: xml_text(&author),
        ..Person::default()
    }]);
    atom.set_links(vec![
        link(edition.routes.url(&feed.path), "self", ATOM),
        link(edition.routes.url(&feed.page), "alternate", "text/html"),
    ]);
    atom.set_generator(Generator {
        value: "Tidings".to_owned(),
        ..Generator::default()
    });
    atom.set_entries(feed.entries.iter().map(entry).collect::<Vec<_>>());
    atom.to_string().into_bytes()
}

fn entry(entry: &Entry) -> AtomEntry {
    let mut atom = AtomEntry::default();
    atom.set_id(entry.id.clone());
    atom.set_title(Text::plain(xml_text(&entry.title)));
    atom.set_summary(Text::plain(xml_text(&entry.summary)));
    atom.set_published(entry.published.fixed_offset());
    atom.set_updated(entry.updated.fixed_offset());
    atom.set_links(vec![link(entry.link.clone(), "alternate", "text/html")]);
    if let Some(author) = &entry.author {
        atom.set_authors(vec![Person {
            name: xml_text(author),
            ..Person::default()
        }]);
    }
    let content = Content {
        value: Some(xml_text(&entry.html)),
        content_type: Some("html".to_owned()),
        ..Content::default()
    };
    atom.set_content(content);
    atom
}

fn link(href: String, rel: &str, media_type: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    }
}
