//! site.toml and front matter, key by key: the schemas name the keys that the readers know, and no others.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tidings::diagnostic::{Diagnostics, Level};

use super::{as_toml, notice, properties, site, words};
use crate::memory::Memory;
use crate::support::{NOW, REPOSITORY, tree};

/// A site with everything that examples name.
const SITE: &str = r#"
[site]
title = "T"
base_url = "https://status.example/"
timezone = "Europe/London"
[[groups]]
id = "web"
name = "Web"
[[components]]
id = "web-1"
name = "Web server 1"
[[components]]
id = "web-2"
name = "Web server 2"
[[plans]]
id = "proactive"
name = "Proactive"
[[plans]]
id = "monitoring"
name = "Monitoring"
[[feeds]]
format = "tidings"
path = "content/uptime.json"
[archive]
path = "content/archive.json"
[maintenance.kinds.security]
name = "Security patches"
"#;

/// The tables of site.toml: the definition, and where it stands.
const TABLES: &[(&str, &[&str])] = &[
    ("", &[]),
    ("Site", &["site"]),
    ("Owner", &["site", "owner"]),
    ("Build", &["build"]),
    ("Theme", &["theme"]),
    ("Group", &["groups"]),
    ("Component", &["components"]),
    ("Plan", &["plans"]),
    ("Maintenance", &["maintenance"]),
    ("Kind", &["maintenance", "kinds", "security"]),
    ("Monitoring", &["monitoring"]),
    ("Feed", &["feeds"]),
    ("Archive", &["archive"]),
    ("Uptime", &["uptime"]),
    ("Newsletter", &["newsletter"]),
    ("Syndication", &["syndication"]),
    ("Check", &["check"]),
];

/// Files that examples name.
const FILES: &[(&str, &str)] = &[
    (
        "incidents/2026-11-20-disk-filling.md",
        "title = \"Disk\"\nstarted = 2026-11-20 09:00:00\nimpact = \"minor\"\n[components]\nweb-1 = \"operational\"\n",
    ),
    (
        "incidents/2026-10-30-slow-websites.md",
        "title = \"Slow\"\nstarted = 2026-10-30 09:00:00\nimpact = \"minor\"\n[components]\nweb-1 = \"operational\"\n",
    ),
    (
        "newsletters/2026-12/index.md",
        "title = \"December\"\ndate = 2026-12-01\n",
    ),
    (
        "maintenance/2026-12-03-web-security-patches.md",
        "title = \"Patches\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-01 09:00:00\n\
         components = [\"web-1\"]\nimpact = \"outage\"\n",
    ),
];

/// The tables of front matter: the definition, the file, where it stands, and what a file cannot be without.
const SORTS: &[(&str, &str, &[&str], &str)] = &[
    ("Window", "maintenance/window.md", &[], WINDOW),
    ("Incident", "incidents/incident.md", &[], INCIDENT),
    ("Fix", "incidents/incident.md", &["fix"], INCIDENT),
    (
        "Issue",
        "newsletters/2026-12/index.md",
        &[],
        "title = \"T\"\ndate = 2026-12-01\n",
    ),
    (
        "Article",
        "newsletters/2026-12/10-article.md",
        &[],
        "title = \"T\"\n",
    ),
    ("Page", "pages/page.md", &[], "title = \"T\"\n"),
];

const WINDOW: &str = "title = \"T\"\nstart = 2026-12-03 01:00:00\nend = 2026-12-03 01:30:00\n\
     announced = 2026-11-01 09:00:00\ncomponents = [\"web-1\", \"web-2\"]\nimpact = \"outage\"\n";
const INCIDENT: &str = "title = \"T\"\nstarted = 2026-11-02 09:14:00\nimpact = \"major\"\n\
     [components]\nweb-1 = \"partial_outage\"\n[fix]\nhow = \"remote\"\n";

/// Keys that do not stand by themselves: what goes with them, and what cannot.
const BONDS: &[(&str, &str, &str, &str)] = &[
    ("Feed", "url", "", "path"),
    ("Window", "duration", "", "end"),
    ("Window", "skip", "repeat = \"FREQ=MONTHLY;BYDAY=1TH\"", ""),
    ("Fix", "window", "how = \"window\"", ""),
];

#[test]
fn the_readers_take_every_example() {
    for place in places() {
        for (key, value) in properties(&place.schema) {
            let Some(example) = value["examples"].get(0) else {
                continue;
            };
            let said: Vec<String> = place.with(key, as_toml(example, value)).errors().collect();
            assert_eq!(said, [""; 0], "{}.{key}", place.name);
        }
    }
}

/// Whatever stands in quotes in the readers' sources is tried as a key: no key is read that is not so written there.
#[test]
fn the_schemas_name_each_key_that_is_read_and_no_other() {
    let mut candidates = BTreeSet::new();
    for folder in ["src/config", "src/input"] {
        for text in tree(format!("{REPOSITORY}/{folder}")).files.into_values() {
            let text = String::from_utf8(text).unwrap();
            let quoted = text.split('"').map(str::to_owned);
            let is_key = |word: &String| {
                word.starts_with(|c: char| c.is_ascii_lowercase())
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            };
            candidates.extend(quoted.filter(is_key));
        }
    }
    assert!(candidates.len() > 150, "{candidates:?}");
    for place in places() {
        let mut file = place.clone();
        for candidate in &candidates {
            file = file.with(candidate, true.into());
        }
        let unknown: BTreeSet<String> = file.unknown().collect();
        let known: Vec<&str> = candidates
            .iter()
            .filter(|candidate| !unknown.contains(*candidate))
            .map(String::as_str)
            .collect();
        let mut named: Vec<&str> = properties(&place.schema).map(|(key, _)| key).collect();
        named.sort_unstable();
        assert_eq!(known, named, "{}", place.name);
    }
}

#[test]
fn the_readers_know_the_same_words() {
    let mut seen = 0;
    for place in places() {
        for (key, value) in properties(&place.schema) {
            let none = toml::Value::from("no-such-word");
            let (known, value) = match words(value).as_slice() {
                [] => (
                    words(&value["additionalProperties"]),
                    toml::toml! { web-1 = "no-such-word" }.into(),
                ),
                known => (known.to_vec(), none),
            };
            if known.is_empty() {
                continue;
            }
            seen += 1;
            let file = place.with(key, value);
            let told = file
                .findings()
                .into_iter()
                .find(|(code, ..)| *code == "content::unknown-word");
            let (_, _, help) = told.unwrap_or_else(|| panic!("{}.{key}", place.name));
            let told: BTreeSet<&str> = help.split('`').skip(1).step_by(2).collect();
            let known: BTreeSet<&str> = known.into_iter().collect();
            assert_eq!(told, known, "{}.{key}", place.name);
        }
    }
    assert!(seen > 12);
}

/// But that a folder is written means that it must be there.
#[test]
fn what_is_said_to_hold_if_left_out_does() {
    let mut seen = 0;
    for place in places() {
        for (key, value) in properties(&place.schema) {
            let Some(default) = value.get("default") else {
                continue;
            };
            seen += 1;
            let written = place.with(key, as_toml(default, value));
            let same = match place.path {
                None => written.config() == place.config(),
                Some(_) => written.published() == place.published(),
            };
            assert!(same, "{}.{key} = {default} changes something", place.name);
        }
    }
    assert!(seen > 30);
}

#[test]
fn every_state_that_is_told_of_may_stand_in_a_heading() {
    use tidings::input::reference::updates;
    let sorts = [
        (
            "maintenance/window.md",
            WINDOW,
            updates::of_windows().map(|(words, _)| words).collect::<Vec<_>>(),
        ),
        (
            "incidents/incident.md",
            INCIDENT,
            updates::of_incidents().map(|(words, _)| words).collect(),
        ),
    ];
    for (path, front, states) in sorts {
        for state in states {
            let text = format!("+++\n{front}+++\nText.\n\n## 2026-12-01 09:00 {state}\nMore.\n");
            let read = Memory::new(SITE).feed(FEED).with(path, text).read(NOW);
            let codes: Vec<&str> = read.diagnostics.into_iter().map(|one| one.code).collect();
            let unread = ["content::unknown-state", "content::update-heading"];
            assert!(
                !codes.iter().any(|code| unread.contains(code)),
                "{state}: {codes:?}"
            );
        }
    }
}

const FEED: &str = r#"{"version": 1, "generated_at": "2026-12-03T01:09:00Z",
    "components": {"web-1": {"state": "up"}, "web-2": {"state": "up"}}}"#;

/// A table in a file, where keys may be put.
#[derive(Clone)]
struct Place {
    name: &'static str,
    /// What the schema says of it.
    schema: Value,
    /// The content file that it stands in; none for site.toml.
    path: Option<&'static str>,
    /// The whole file's TOML.
    toml: toml::Table,
    /// Where in it the table is.
    at: &'static [&'static str],
}

fn places() -> Vec<Place> {
    let (site, notice) = (site(), notice());
    let tables = TABLES.iter().map(|(name, at)| Place {
        name,
        schema: match *name {
            "" => site.clone(),
            name => site["$defs"][name].clone(),
        },
        path: None,
        toml: SITE.parse().unwrap(),
        at,
    });
    let sorts = SORTS.iter().map(|(name, path, at, front)| Place {
        name,
        schema: notice["$defs"][*name].clone(),
        path: Some(path),
        toml: front.parse().unwrap(),
        at,
    });
    let places: Vec<Place> = tables.chain(sorts).collect();
    // Every definition with keys is walked.
    let definitions = [&site, &notice].map(|schema| schema["$defs"].as_object().unwrap().clone());
    for (name, one) in definitions.into_iter().flatten() {
        let is_walked = places.iter().any(|place| place.name == name);
        assert!(is_walked || !one["properties"].is_object(), "{name}");
    }
    places
}

impl Place {
    /// The same with a key, and what goes with it.
    fn with(&self, key: &str, value: toml::Value) -> Self {
        let mut changed = self.clone();
        let table = below(&mut changed.toml, self.at);
        for (_, _, with, without) in BONDS.iter().filter(|bond| bond.0 == self.name && bond.1 == key) {
            table.extend(with.parse::<toml::Table>().unwrap());
            table.remove(*without);
        }
        table.insert(key.to_owned(), value);
        changed
    }

    fn memory(&self) -> Memory {
        let toml = toml::to_string(&self.toml).unwrap();
        let Some(path) = self.path else {
            return Memory::new(toml).feed(FEED).picture("assets/logo.svg");
        };
        let site = Memory::new(format!("{SITE}[build]\nminify = false\n")).feed(FEED);
        let named = FILES.iter().fold(site, |site, (path, front)| {
            site.with(path, format!("+++\n{front}+++\nText.\n"))
        });
        let body = if self.name == "Page" && self.toml.contains_key("kind") {
            "## Why?\n\nBecause.\n"
        } else {
            "Text.\n"
        };
        named.with(path, format!("+++\n{toml}+++\n{body}"))
    }

    /// Code, sentence and help of each finding.
    fn findings(&self) -> Vec<(&'static str, String, String)> {
        self.memory().errors(NOW)
    }

    fn errors(&self) -> impl Iterator<Item = String> {
        let found = self.memory().read(NOW).diagnostics.into_iter();
        found
            .filter(|one| one.level == Level::Error)
            .map(|one| format!("{}: {}", one.code, one.message))
    }

    /// The keys that the reader does not know.
    fn unknown(&self) -> impl Iterator<Item = String> {
        let unknown = self
            .findings()
            .into_iter()
            .filter(|(code, ..)| *code == "content::unknown-key");
        unknown.filter_map(|(_, sentence, _)| Some(sentence.split('`').nth(1)?.to_owned()))
    }

    /// What the program makes of site.toml, without the places of things.
    fn config(&self) -> String {
        let text = toml::to_string(&self.toml).unwrap();
        let config = tidings::config::read(&text, 0, &mut Diagnostics::default());
        let mut words = String::new();
        let debug = format!("{config:#?}").replace("content_is_written: true", "content_is_written: false");
        let mut rest = debug.as_str();
        while let Some((before, after)) = rest.split_once("Span {") {
            words += before;
            rest = after.split_once('}').unwrap().1;
        }
        words + rest
    }

    fn published(&self) -> BTreeMap<String, String> {
        let published = self.memory().publish(NOW);
        published
            .all()
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .collect()
    }
}

/// A table below another; of a list, the first.
fn below<'t>(table: &'t mut toml::Table, at: &[&str]) -> &'t mut toml::Table {
    let Some((first, rest)) = at.split_first() else {
        return table;
    };
    let next = table.entry(*first).or_insert_with(|| toml::Table::new().into());
    let next = match next {
        toml::Value::Array(items) => items.first_mut().unwrap(),
        one => one,
    };
    below(next.as_table_mut().unwrap(), rest)
}
