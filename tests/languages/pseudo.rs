//! A pseudo-language proves that every word is in a catalogue. The site is built in Russian, with the English messages
//! between marks as its words, and with all that its staff wrote put into Cyrillic letters. ICU's names are Cyrillic
//! then too, so that Latin letters outside of marks are a word that somebody wrote into Rust or into a template.

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html, Node};

use super::{FILES, catalogue, texts};
use crate::support::{REPOSITORY, SiteTest, tree};

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

#[test]
fn every_word_on_every_page_in_feeds_calendars_and_badges_is_in_a_catalogue() {
    let site = pseudo_site();
    let run = site.build().succeeds();
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    let mut judged = 0;
    let mut found = Vec::new();
    for (path, text) in texts(&site) {
        let said = if path.ends_with(".html") {
            page(&text)
        } else if path.ends_with(".ics") {
            calendar(&text)
        } else if path.starts_with("badges/") {
            badge(&text)
        } else if path.starts_with("api/") || path == "sitemap.xml" {
            continue;
        } else {
            feed(&text)
        };
        for words in said {
            judged += 1;
            if let Some(word) = unmarked_word(&words) {
                found.push(format!("{path}: {word:?} in {words:?}"));
            }
        }
    }
    found.dedup();
    assert!(found.is_empty(), "{} words:\n{}", found.len(), found.join("\n"));
    assert!(judged > 5_000, "only {judged} texts were seen");
}

#[test]
fn a_word_outside_of_marks_is_found() {
    for (text, found) in [
        ("⟦Main menu⟧", None),
        ("⟦since ⟧чт 3 дек. 02:30 GMT", None),
        ("Веб 1 – https://status.example/ help@status.example", None),
        ("⟦Window⟧, planned", Some("planned")),
    ] {
        assert_eq!(unmarked_word(text), found, "{text}");
    }
}

/// The first word in Latin letters that is neither between marks nor an address nor the name of a zone.
fn unmarked_word(text: &str) -> Option<&str> {
    let mut outside = text.split(OPEN).flat_map(|part| part.rsplit(CLOSE).next());
    outside.find_map(|part| part.split_whitespace().find_map(latin_word))
}

fn latin_word(word: &str) -> Option<&str> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !"/@".contains(c));
    let is_address = word.contains("://") || word.contains('@') || word.starts_with('/');
    let is_zone = ["GMT", "BST", "UTC", "Europe/London"].contains(&word);
    let has_letter = word.chars().any(|c| c.is_ascii_alphabetic());
    (has_letter && !is_address && !is_zone).then_some(word)
}

/// What a page says: to the eye, to the ear, in its timetable, to search engines, in a mail that it proposes.
fn page(html: &str) -> Vec<String> {
    let mut said = Vec::new();
    element(Html::parse_document(html).root_element(), &mut said);
    said
}

fn element(at: ElementRef<'_>, said: &mut Vec<String>) {
    let value = at.value();
    let attribute = |name| value.attr(name).map(str::to_owned);
    match value.name() {
        "style" | "code" | "pre" => return,
        "script" if value.attr("id") != Some("timetable") => return,
        "script" => {
            let changes: serde_json::Value = serde_json::from_str(&at.text().collect::<String>()).unwrap();
            for change in changes.as_array().unwrap() {
                let parts = change["parts"].as_object().into_iter().flatten();
                parts.for_each(|(_, part)| said.extend(page(part.as_str().unwrap())));
            }
            return;
        }
        "meta" => {
            let of = value.attr("name").or(value.attr("property")).unwrap_or_default();
            if of == "description" || (of.starts_with("og:") && of != "og:type") {
                said.extend(attribute("content"));
            }
        }
        _ => {}
    }
    said.extend(
        ["title", "aria-label", "alt", "placeholder"]
            .into_iter()
            .filter_map(attribute),
    );
    if let Some(query) = value.attr("href").and_then(|href| href.strip_prefix("mailto:?")) {
        let texts = query
            .split('&')
            .filter_map(|field| Some(field.split_once('=')?.1));
        said.extend(texts.map(|text| percent_decode_str(text).decode_utf8().unwrap().into_owned()));
    }
    for child in at.children() {
        match child.value() {
            Node::Text(text) => said.push(text.to_string()),
            Node::Element(_) => element(ElementRef::wrap(child).unwrap(), said),
            _ => {}
        }
    }
}

fn feed(text: &str) -> Vec<String> {
    let feed = feed_rs::parser::parse(text.as_bytes()).unwrap();
    let heads = [feed.title, feed.description];
    let mut said: Vec<String> = heads.into_iter().flatten().map(|text| text.content).collect();
    for entry in feed.entries {
        said.extend(entry.title.map(|title| title.content));
        said.extend(entry.summary.into_iter().flat_map(|text| page(&text.content)));
        said.extend(
            entry
                .content
                .and_then(|content| content.body)
                .into_iter()
                .flat_map(|html| page(&html)),
        );
    }
    said
}

/// The picture, or the same as data.
fn badge(text: &str) -> Vec<String> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(data) => ["label", "message"]
            .map(|field| data[field].as_str().unwrap().to_owned())
            .into(),
        Err(_) => page(text),
    }
}

fn calendar(text: &str) -> Vec<String> {
    let unfolded = text.replace("\r\n ", "");
    let names = [
        "SUMMARY",
        "DESCRIPTION",
        "CATEGORIES",
        "NAME",
        "X-WR-CALNAME",
        "X-WR-CALDESC",
        "COMMENT",
    ];
    let lines = unfolded.lines().filter_map(|line| line.split_once(':'));
    let said = lines.filter(|(name, _)| names.contains(&name.split(';').next().unwrap_or_default()));
    said.map(|(_, value)| value.replace("\\n", "\n")).collect()
}

/// The repository's own site in Cyrillic letters, with the English words between marks as its Russian ones.
fn pseudo_site() -> SiteTest {
    let toml = std::fs::read_to_string(format!("{REPOSITORY}/site.toml")).unwrap();
    let toml = front(&toml)
        .replace(&in_cyrillic("default"), "own")
        .replace("language = \"en-GB\"", "language = \"ru\"")
        // All that may be shown.
        .replace("show_conditions = false", "show_conditions = true");
    let mut site = SiteTest::empty().file("site.toml", &toml);
    for (path, bytes) in tree(format!("{REPOSITORY}/content")).files {
        let bytes = match path.ends_with(".md") {
            true => notice(&String::from_utf8(bytes).unwrap()).into_bytes(),
            false => bytes,
        };
        site = site.bytes(&format!("content/{path}"), &bytes);
    }
    for file in FILES {
        let path = format!("themes/own/languages/ru{file}.ftl");
        site = site.file(&path, &marked(&catalogue("en", file)));
    }
    site
}

/// A catalogue with every stretch of its texts between marks, but not what is filled in.
fn marked(text: &str) -> String {
    fn mark(pattern: &mut Pattern<String>) {
        for element in &mut pattern.elements {
            match element {
                PatternElement::TextElement { value } => *value = format!("{OPEN}{value}{CLOSE}"),
                PatternElement::Placeable {
                    expression: Expression::Select { variants, .. },
                } => variants.iter_mut().for_each(|variant| mark(&mut variant.value)),
                PatternElement::Placeable { .. } => {}
            }
        }
    }
    let mut resource = parser::parse(text.to_owned()).unwrap();
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry
            && message.id.name != "direction"
        {
            message.value.iter_mut().for_each(mark);
        }
    }
    serializer::serialize(&resource)
}

/// A content file with its texts in Cyrillic letters: keys, states and addresses stay as they are.
fn notice(text: &str) -> String {
    let (_, rest) = text.split_once("+++\n").unwrap();
    let (head, body) = rest.split_once("+++\n").unwrap();
    let mut is_code = false;
    let body = body.lines().map(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        let is_update = line.starts_with("## 20");
        match is_code || is_fence || is_update {
            true => line.to_owned(),
            false => prose(line),
        }
    });
    format!(
        "+++\n{}+++\n{}\n",
        front(head),
        body.collect::<Vec<_>>().join("\n")
    )
}

/// TOML with the texts that readers see in Cyrillic letters.
fn front(toml: &str) -> String {
    const SEEN: [&str; 14] = [
        "action",
        "author",
        "contact",
        "customer_action",
        "description",
        "editor",
        "footer",
        "monitoring",
        "name",
        "proactive",
        "reason",
        "rollback",
        "summary",
        "title",
    ];
    let lines = toml.lines().map(|line| {
        let quoted = line
            .split_once(" = ")
            .filter(|(_, value)| value.starts_with(['"', '\'']));
        let written = quoted.and_then(|(key, value)| {
            let (text, rest) = value[1..].rsplit_once(&value[..1])?;
            let text = match key {
                // A reference cannot be Cyrillic.
                "id" if text.starts_with("HH-") => text.replace("HH", "88").replace('I', "9"),
                _ if SEEN.contains(&key) => in_cyrillic(text),
                _ => return None,
            };
            Some(format!("{key} = {0}{text}{0}{rest}\n", &value[..1]))
        });
        written.unwrap_or_else(|| format!("{line}\n"))
    });
    lines.collect()
}

/// What Markdown and HTML do with a stretch of text that begins and ends so: it is no text.
const NO_TEXT: [(&str, &str); 6] = [
    ("](", ")"),
    ("{", "}"),
    ("[!", "]"),
    ("[^", "]"),
    ("<", ">"),
    ("`", "`"),
];

/// A line of Markdown in Cyrillic letters.
fn prose(line: &str) -> String {
    let mut written = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let stretch = NO_TEXT.iter().find_map(|(open, close)| {
            let inside = rest.strip_prefix(open)?;
            Some(open.len() + inside.find(close)? + close.len())
        });
        // The words of a caption are within the parentheses of its picture's address.
        let stretch = stretch.map(|length| match rest.starts_with("](") {
            true => rest[..length].find(" \"").unwrap_or(length),
            false => length,
        });
        let length = stretch.unwrap_or_else(|| rest.chars().next().map_or(0, char::len_utf8));
        let (now, after) = rest.split_at(length);
        match stretch {
            Some(_) => written.push_str(now),
            None => written.push_str(&in_cyrillic(now)),
        }
        rest = after;
    }
    written
}

/// Each Latin letter as a Cyrillic one.
fn in_cyrillic(text: &str) -> String {
    let letter = |c: char| match c {
        'a'..='z' => char::from_u32('а' as u32 + (c as u32 - 'a' as u32)).unwrap(),
        'A'..='Z' => char::from_u32('А' as u32 + (c as u32 - 'A' as u32)).unwrap(),
        other => other,
    };
    text.chars().map(letter).collect()
}
