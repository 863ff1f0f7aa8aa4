//! The words of site.toml that everybody reads.

use toml::de::{DeTable, DeValue};

use super::table::{Origin, Said};

/// The tables, and their keys whose words readers see. What `[site.owner]` says is how the firm is reached.
const PUBLIC: [(&str, &[&str]); 6] = [
    ("site", &["title", "description"]),
    ("theme", &["footer"]),
    ("groups", &["name"]),
    ("components", &["name", "description"]),
    ("plans", &["name", "summary", "customer_action"]),
    ("newsletter", &["title", "description"]),
];

/// Those words, with their places.
pub fn words(entries: &DeTable<'_>, origin: Origin) -> Vec<Said<String>> {
    let mut words = Vec::new();
    for (name, value) in entries {
        let Some((_, keys)) = PUBLIC.iter().find(|(table, _)| *table == name.get_ref()) else {
            continue;
        };
        let tables = match value.get_ref() {
            DeValue::Array(list) => list.iter().filter_map(|one| one.get_ref().as_table()).collect(),
            one => one.as_table().into_iter().collect::<Vec<_>>(),
        };
        for (key, value) in tables.into_iter().flatten() {
            let text = value
                .get_ref()
                .as_str()
                .filter(|_| keys.contains(&&**key.get_ref()));
            words.extend(text.map(|text| Said {
                value: text.to_owned(),
                span: origin.span(value.span()),
            }));
        }
    }
    words
}
