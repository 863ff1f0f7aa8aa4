//! `reference-notices.md`

use super::described::{Described, Notation, paragraph};
use crate::input::reference::{notice_schema, updates};
use crate::model::WindowState;
use crate::site::lifecycle;

const BEFORE: &str = include_str!("notices.md");
const UPDATES: &str = include_str!("updates.md");
const WRITING: &str = include_str!("writing.md");

/// The sorts of file: the heading, its address, the definition, and a file for example.
const SORTS: &[(&str, &str, &str, &str)] = &[
    (
        "Maintenance windows",
        "windows",
        "Window",
        include_str!("examples/window.md"),
    ),
    (
        "Incidents",
        "incidents",
        "Incident",
        include_str!("examples/incident.md"),
    ),
    (
        "Newsletter issues",
        "issues",
        "Issue",
        include_str!("examples/issue.md"),
    ),
    (
        "Articles of a newsletter",
        "articles",
        "Article",
        include_str!("examples/article.md"),
    ),
    ("Other pages", "pages", "Page", include_str!("examples/page.md")),
];

/// What is told of once, under a heading of its own.
const SHARED: &[&str] = &["draft", "aliases", "allow"];
const COMMON: &[&str] = &["id", "contact"];

/// The page's text.
pub fn page() -> String {
    let schema = Described::new(notice_schema(), Notation::Toml, |name| match name {
        "Fix" => "a table, [`[fix]`](#fix)".to_owned(),
        other => format!("a {other}"),
    });
    let mut text = BEFORE.to_owned();
    let elsewhere = [SHARED, COMMON].concat();
    for (heading, address, name, example) in SORTS {
        let sort = schema.definition(name);
        let (meaning, keys) = (paragraph(sort), schema.keys(sort, &elsewhere));
        text +=
            &format!("\n## {heading} {{#{address}}}\n\n{meaning}\n\n````markdown\n{example}````\n\n{keys}");
        if *name == "Incident" {
            let fix = schema.keys(schema.definition("Fix"), &[]);
            text += &format!("\n### `[fix]` {{#fix}}\n\n{fix}");
        }
    }
    let window = schema.definition("Window");
    let own: Vec<&str> = keys(window).filter(|key| !SHARED.contains(key)).collect();
    let not_common: Vec<&str> = keys(window).filter(|key| !COMMON.contains(key)).collect();
    text += "\n## What every file may have {#shared}\n\n";
    text += &schema.keys(window, &own);
    text += "\nWindows and incidents may have besides:\n\n";
    text += &schema.keys(window, &not_common);
    text + "\n" + UPDATES + &states() + "\n" + WRITING
}

fn keys(object: &serde_json::Value) -> impl Iterator<Item = &str> {
    let keys = object["properties"].as_object().into_iter().flatten();
    keys.map(|(key, _)| key.as_str())
}

/// The states that headings name, and what may be written when.
fn states() -> String {
    let list = |states: &mut dyn Iterator<Item = (&str, &str)>| -> String {
        states
            .map(|(words, meaning)| format!("- **`{words}`**: {meaning}\n"))
            .collect()
    };
    let windows = list(&mut updates::of_windows());
    let incidents = list(&mut updates::of_incidents());
    format!(
        "### Of a window {{#window-states}}\n\n{windows}\nWhat may be written depends on the state that the window is \
         in by then:\n\n{}\n### Of an incident {{#incident-states}}\n\n{incidents}\nUntil `Resolved` any of them may \
         be written but `Postmortem`; after `Resolved` a `Postmortem` or an `Update`; after a `Postmortem` an `Update` \
         only. A plain notice takes `Update` and `Resolved`.\n",
        following()
    )
}

/// A state a line, with what may follow.
fn following() -> String {
    let line = |state: WindowState| {
        let allowed: Vec<String> = lifecycle::window::allowed(state)
            .iter()
            .map(|word| format!("`{word}`"))
            .collect();
        format!("- {}: {}\n", state.id().replace('_', " "), allowed.join(", "))
    };
    WindowState::ALL.into_iter().map(line).collect()
}
