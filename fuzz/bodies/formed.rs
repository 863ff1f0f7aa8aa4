//! Whether what is published is well-formed, by readers that others wrote.

use quick_xml::Reader;
use quick_xml::events::Event;
use scraper::{ElementRef, Html};
use serde_json::Value;

/// Holds an output against the format that its path says it has.
pub fn output(path: &str, text: &str) {
    let is_marked = text.contains(['\u{FDD0}', '\u{FDD1}']);
    assert!(!is_marked, "{path} holds a mark of ours");
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => page(path, text),
        Some("xml" | "atom" | "svg") => xml(path, text),
        Some("json") => json(path, text),
        Some("ics") => calendar(path, text),
        _ => {}
    }
}

/// A page: every tag ends where it should, and nothing in it runs, is sent or comes from elsewhere.
fn page(path: &str, text: &str) {
    let page = Html::parse_document(text);
    assert!(page.errors.is_empty(), "{path}: {:?}\n{text}", page.errors);
    for element in page.tree.nodes().filter_map(ElementRef::wrap) {
        let told = || format!("{path}: {:?}", element.value());
        match element.value().name() {
            "script" if element.value().attr("src").is_none() => {
                let kind = element.value().attr("type").unwrap_or_default();
                assert!(kind.starts_with("application/"), "{}", told());
                json(path, &element.text().collect::<String>());
            }
            "iframe" | "object" | "embed" | "form" | "base" | "style" => panic!("{}", told()),
            _ => {}
        }
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "style", "{}", told());
            if ["href", "src", "poster"].contains(&name) {
                assert!(leads_somewhere(value), "{}", told());
            }
        }
    }
}

/// An address without a scheme, or with one that runs nothing.
fn leads_somewhere(address: &str) -> bool {
    let is_seen = |c: &char| !c.is_control() && !c.is_whitespace();
    let plain: String = address.chars().filter(is_seen).collect();
    match plain.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            let scheme = scheme.to_ascii_lowercase();
            ["http", "https", "mailto", "tel", "sms", "webcal", "webcals"].contains(&scheme.as_str())
        }
        _ => true,
    }
}

/// XML 1.0: every element ends, and no character that it forbids is in it.
fn xml(path: &str, text: &str) {
    let is_wild = |c: &char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{7F}'..='\u{9F}')
            || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    assert_eq!(text.chars().find(is_wild), None, "{path}");
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{path}: {error}\n{text}"),
        }
    }
}

/// JSON.
pub fn json(path: &str, text: &str) {
    if let Err(error) = serde_json::from_str::<Value>(text) {
        panic!("{path}: {error}\n{text}");
    }
}

/// iCalendar (RFC 5545, section 3.1): lines of at most 75 bytes, each ended by CR and LF, and as many components ended as
/// begun.
fn calendar(path: &str, text: &str) {
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"), "{path}: {text}");
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{path}: {text}");
    for line in text.split_terminator("\r\n") {
        let wild = line.contains(|c: char| c.is_control() && c != '\t');
        assert!(line.len() <= 75 && !wild, "{path}: {line:?}");
    }
    let count = |word: &str| text.matches(&format!("\n{word}:")).count();
    assert_eq!(count("BEGIN") + 1, count("END"), "{path}: {text}");
}
