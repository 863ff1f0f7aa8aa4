//! `reference-feeds.md`

use super::described::{Described, Notation, paragraph};
use crate::config::FeedFormat;
use crate::input::feed;
use crate::input::reference::feed_schema;

const BEFORE: &str = include_str!("feeds.md");
const DOCUMENT: &str = include_str!("examples/feed.json");
const LINES: &str = include_str!("examples/feed.ndjson");

/// What a component holds: the heading, its address, the definition.
const PARTS: &[(&str, &str, &str)] = &[
    ("A component", "component", "Component"),
    ("An alert", "alert", "Alert"),
    ("The sums of a day", "day", "Day"),
    ("Response times of a day", "latency", "Latency"),
    ("An outage", "outage", "Outage"),
    ("A check", "check", "Check"),
];

/// The page's text.
pub fn page() -> String {
    let schema = Described::new(feed_schema(), Notation::Json, call);
    let formats: String = FeedFormat::ALL
        .into_iter()
        .map(|(word, format)| format!("### `{word}` {{#{word}}}\n\n{}\n\n", feed::reference(format)))
        .collect();
    let parts: String = PARTS
        .iter()
        .map(|(heading, address, name)| {
            let part = schema.definition(name);
            let (meaning, keys) = (paragraph(part), schema.keys(part, &[]));
            format!("### {heading} {{#{address}}}\n\n{meaning}\n\n{keys}\n")
        })
        .collect();
    let line = schema.definition("Line");
    format!(
        "{BEFORE}\n## Formats\n\n{formats}## The own format {{#own}}\n\n{}\n\n```json\n{DOCUMENT}```\n\nThe same as a JSON \
         Schema: `tidings schema feed`.\n\n{}\n{parts}## A line of `tidings-ndjson` {{#line}}\n\n{}\n\n\
         ```json\n{LINES}```\n\n{}",
        paragraph(schema.root()),
        schema.keys(schema.root(), &[]),
        paragraph(line),
        schema.keys(line, &[]),
    )
}

fn call(name: &str) -> String {
    let part = PARTS.iter().find(|(.., definition)| *definition == name);
    match (name, part) {
        ("Component", _) => "[components](#component)".to_owned(),
        ("Day", _) => "[days](#day)".to_owned(),
        ("Latency", _) => "[response times](#latency)".to_owned(),
        (_, Some((_, address, _))) => format!("[{address}s](#{address})"),
        (_, None) => name.to_owned(),
    }
}
