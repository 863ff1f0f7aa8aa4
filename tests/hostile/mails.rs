//! The mails of the hostile site, one of each notice and of the newsletter.

use scraper::Html;
use tidings::output::mail::{Mail, Matter, mail};

use super::site::SITE;

/// The mail of what was told last of each.
pub fn mails() -> Vec<Mail> {
    let reading = SITE.read();
    let edition = reading.edition.as_ref().unwrap();
    let site = &edition.site;
    let windows = site
        .windows
        .iter()
        .map(|one| Matter::Window(one, one.course.events.last().unwrap()));
    let incidents = site
        .incidents
        .iter()
        .map(|one| Matter::Incident(one, one.course.events.last().unwrap()));
    let issues = site.issues.iter().map(Matter::Issue);
    windows
        .chain(incidents)
        .chain(issues)
        .map(|matter| mail(edition, matter, &[]).unwrap())
        .collect()
}

/// A mail is a document with a style in its elements, which the builder wrote, and is otherwise judged as a page is.
pub fn harmless(html: &str, name: &str) {
    let mut document = Html::parse_document(html);
    let all: Vec<_> = document.tree.nodes().map(|node| node.id()).collect();
    for id in all {
        let mut node = document.tree.get_mut(id).unwrap();
        if let scraper::Node::Element(element) = node.value() {
            element.attrs.retain(|(name, value)| {
                assert!(
                    &*name.local != "style" || !value.contains(['(', '\\', '@']),
                    "{value}"
                );
                &*name.local != "style"
            });
        }
    }
    super::judge::harmless(&document.html(), name, true);
}
