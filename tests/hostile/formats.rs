//! What is no page: feeds, calendars, mails, documents for programs, and the files that web servers read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::judge::harmless;
use super::site::{PUBLISHED, SITE};

pub fn read(path: &str) -> feed_rs::model::Feed {
    let parser = feed_rs::parser::Builder::new().sanitize_content(false).build();
    parser
        .parse(PUBLISHED.text(path).as_bytes())
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn feeds_hold_no_more_than_pages() {
    let is_feed = |path: &&str| path.ends_with("feed.xml") || ["feed.atom", "feed.json"].contains(path);
    let mut entries = 0;
    for path in PUBLISHED.paths().into_iter().filter(is_feed) {
        for entry in read(path).entries {
            let html = entry.content.as_ref().and_then(|content| content.body.as_deref());
            harmless(html.unwrap_or_default(), path, false);
            for link in &entry.links {
                assert!(
                    link.href.starts_with("https://status.example/base/"),
                    "{path}: {}",
                    link.href
                );
            }
            entries += 1;
        }
    }
    assert!(entries > 5 * SITE.strings.len(), "{entries}");
}

#[test]
fn every_document_reads() {
    let mut read: BTreeMap<&str, usize> = BTreeMap::new();
    for path in PUBLISHED.paths() {
        let text = PUBLISHED.text(path);
        let kind = if path.ends_with(".json") {
            let document =
                serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            harmless_html(&document, path);
            "json"
        } else if [".xml", ".atom", ".svg"].iter().any(|end| path.ends_with(end)) {
            well_formed(text, path);
            "xml"
        } else {
            continue;
        };
        *read.entry(kind).or_default() += 1;
    }
    assert!(read["json"] > 3 && read["xml"] > SITE.strings.len(), "{read:?}");
}

fn well_formed(text: &str, path: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{path}: {error}"))
        {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                let name = String::from_utf8_lossy(start.name().as_ref()).to_lowercase();
                assert!(
                    !["script", "foreignobject", "a"].contains(&&*name),
                    "{path}: {name}"
                );
            }
            quick_xml::events::Event::DocType(_) => panic!("{path}: a document type"),
            _ => {}
        }
    }
    // XML 1.0, section 2.2.
    let wild = text
        .find(|c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}'));
    assert_eq!(wild, None, "{path} holds what XML cannot");
}

/// The fields of a document that are HTML, by their names.
fn harmless_html(value: &Value, path: &str) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| harmless_html(one, path)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str().filter(|_| name.contains("html")) {
                    Some(html) => harmless(html, &format!("{path}: {name}"), false),
                    None => harmless_html(value, path),
                }
            }
        }
        _ => {}
    }
}

/// One event a window, and no property that a text brought along.
#[test]
fn a_calendar_holds_its_own_lines_only() {
    let known = BTreeSet::from([
        "ACTION",
        "BEGIN",
        "CATEGORIES",
        "CREATED",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "END",
        "LAST-MODIFIED",
        "NAME",
        "ORGANIZER",
        "PRODID",
        "REFRESH-INTERVAL",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "TRIGGER",
        "UID",
        "URL",
        "VERSION",
        "X-MAINTNOTE-ACCOUNT",
        "X-MAINTNOTE-IMPACT",
        "X-MAINTNOTE-MAINTENANCE-ID",
        "X-MAINTNOTE-OBJECT-ID",
        "X-MAINTNOTE-PROVIDER",
        "X-MAINTNOTE-STATUS",
        "X-PUBLISHED-TTL",
        "X-WR-CALNAME",
    ]);
    let calendars = PUBLISHED
        .paths()
        .into_iter()
        .filter(|path| path.ends_with(".ics"));
    let mut seen = 0;
    for path in calendars {
        let text = PUBLISHED.text(path);
        assert!(
            text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
            "{path}"
        );
        let unfolded = text.replace("\r\n ", "");
        let mut events = 0;
        for line in unfolded.trim_end().split("\r\n") {
            let name = line.split([':', ';']).next().unwrap();
            assert!(known.contains(name), "{path}: {line}");
            let is_wild = |c: char| c.is_control() && c != '\t';
            assert!(!line.contains(is_wild), "{path}: {line:?}");
            events += usize::from(line == "BEGIN:VEVENT");
        }
        let expected = if path == "maintenance/calendar.ics" {
            SITE.strings.len()
        } else {
            1
        };
        assert_eq!(events, expected, "{path}");
        seen += 1;
    }
    assert!(seen > SITE.strings.len(), "{seen}");
}

#[test]
fn hosts_read_no_line_that_a_text_brought_along() {
    for line in PUBLISHED.text("_redirects").lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        let [from, to, "301"] = parts[..] else {
            panic!("{line}")
        };
        assert!(
            from.starts_with("/base/") && to.starts_with("/base/old"),
            "{line}"
        );
        assert!(!from.contains(['*', ':']), "{line}");
    }
    let plain = crate::support::SiteTest::new().edit("site.toml", "status.example/", "status.example/base/");
    plain.build().succeeds();
    let plain = crate::support::tree(plain.path("public"));
    for path in ["_headers", "robots.txt"] {
        assert_eq!(PUBLISHED.text(path), plain.text(path));
    }
}

/// A mail of every notice: its headers are ours, and its HTML is as harmless as a page.
#[cfg(feature = "mail")]
#[test]
fn a_mail_holds_its_own_headers_only() {
    let known = [
        "Message-ID",
        "Date",
        "From",
        "To",
        "Subject",
        "Auto-Submitted",
        "Content-Language",
        "In-Reply-To",
        "References",
        "MIME-Version",
        "Content-Type",
    ];
    for mail in super::mails::mails() {
        let text = String::from_utf8(mail.bytes.clone()).unwrap();
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let mut seen = BTreeSet::new();
        for line in head.replace("\r\n ", " ").split("\r\n") {
            let (name, _) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
            assert!(
                known.contains(&name) && seen.insert(name.to_owned()),
                "{}: {line}",
                mail.name
            );
            assert!(
                line.is_ascii() && !line.contains(|c: char| c.is_control()),
                "{line:?}"
            );
        }
        let parsed = mail_parser::MessageParser::new().parse(&mail.bytes).unwrap();
        let subject = parsed.subject().unwrap();
        assert!(!subject.contains(|c: char| c.is_control()), "{subject:?}");
        assert_eq!(parsed.html_body_count(), 1, "{}", mail.name);
        super::mails::harmless(&parsed.body_html(0).unwrap(), &mail.name);
    }
}
