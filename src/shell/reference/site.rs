//! `reference-site.md`

use super::described::{Described, Notation, paragraph};
use crate::config::reference::schema;

const BEFORE: &str = include_str!("site.md");

/// The sections: the heading, its address, the definition, and keys that have a section of their own.
const TABLES: &[(&str, &str, &str, &[&str])] = &[
    ("`[site]`", "site", "Site", &["owner"]),
    ("`[site.owner]`", "owner", "Owner", &[]),
    ("`[build]`", "build", "Build", &[]),
    ("`[theme]`", "theme", "Theme", &[]),
    ("`[[groups]]`", "groups", "Group", &[]),
    ("`[[components]]`", "components", "Component", &[]),
    ("`[[plans]]`", "plans", "Plan", &[]),
    ("`[maintenance]`", "maintenance", "Maintenance", &["kinds"]),
    ("`[maintenance.kinds.ID]`", "kinds", "Kind", RULES),
    ("`[monitoring]`", "monitoring", "Monitoring", &[]),
    ("`[[feeds]]`", "feeds", "Feed", &[]),
    ("`[archive]`", "archive", "Archive", &[]),
    ("`[uptime]`", "uptime", "Uptime", &[]),
    ("`[newsletter]`", "newsletter", "Newsletter", &[]),
    ("`[syndication]`", "syndication", "Syndication", &[]),
    ("`[check]`", "check", "Check", &[]),
];

/// The rules that a kind may change are told of under `[maintenance]`.
const RULES: &[&str] = &[
    "quiet_hours",
    "notice",
    "max_duration",
    "max_per_year",
    "reminders",
    "complete",
];

/// The page's text.
pub fn page() -> String {
    let schema = Described::new(schema(), Notation::Toml, |name| format!("a {name}"));
    let mut text = BEFORE.to_owned();
    for (heading, address, name, elsewhere) in TABLES {
        let table = schema.definition(name);
        let meaning = meaning(&schema, address);
        let keys = schema.keys(table, elsewhere);
        text += &format!("\n## {heading} {{#{address}}}\n\n{meaning}\n\n{keys}");
    }
    text
}

/// What the table means, which is said where it is a key.
fn meaning(schema: &Described, address: &str) -> String {
    let top = &schema.root()["properties"];
    match address {
        "owner" => paragraph(&schema.definition("Site")["properties"]["owner"]),
        "kinds" => format!(
            "{} A kind has these keys, and any of those of [`[maintenance]`](#maintenance) for itself.",
            paragraph(&schema.definition("Maintenance")["properties"]["kinds"])
        ),
        table => paragraph(&top[table]),
    }
}
