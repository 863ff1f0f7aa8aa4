//! `config.yml`: Hugo's keys, and cState's below `params`.

use std::collections::BTreeMap;

use crate::diagnostic::import as say;
use crate::import::draft::{Component, Names, Site};
use crate::import::fields::Fields;
use crate::import::left::Left;

/// What issues need to know of it.
#[derive(Default)]
pub struct Config {
    /// What goes into site.toml.
    pub site: Site,
    /// Components by the name of their system.
    pub components: BTreeMap<String, String>,
    /// All components.
    pub all: Vec<String>,
    /// Patterns of addresses by section.
    pub permalinks: BTreeMap<String, String>,
    /// Addresses end with `.html`.
    pub is_ugly: bool,
    /// Addresses keep capital letters.
    pub keeps_case: bool,
}

impl Config {
    /// Reads it; where it does not read, an empty one stands in.
    pub fn read(path: &str, bytes: &[u8], left: &mut Left) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let read = match path.rsplit('.').next() {
            Some("toml") => Fields::of_toml(text),
            Some("json") => Fields::of_json(text.as_bytes()),
            _ => Fields::of_yaml(text),
        };
        let mut fields = read.unwrap_or_else(|(line, words)| {
            left.say(path, say::does_not_read(line, &words));
            Fields::default()
        });
        let mut params = fields.below("params");
        let mut config = Self {
            site: Site {
                source: path.to_owned(),
                title: fields.text("title"),
                base_url: fields.text("baseURL").or_else(|| fields.text("baseUrl")),
                description: params.text("description"),
                language: fields.text("languageCode"),
                ..Site::default()
            },
            permalinks: permalinks(fields.below("permalinks")),
            is_ugly: fields.boolean("uglyURLs").unwrap_or(false),
            keeps_case: fields.boolean("disablePathToLower").unwrap_or(false),
            ..Self::default()
        };
        if let Some(zone) = fields.text("timeZone") {
            match zone.parse() {
                Ok(zone) => config.site.timezone = zone,
                Err(_) => left.say(path, say::time_zone(&zone)),
            }
        }
        let logo = params.text("logo");
        config.site.logo = logo.filter(|_| params.boolean("useLogo") != Some(false));
        config.systems(path, &mut params, left);
        // That old posts and those to come are built is so here.
        fields.take("buildFuture");
        left.keys(path, "params", params);
        left.keys(path, "", fields);
        config
    }

    fn systems(&mut self, path: &str, params: &mut Fields, left: &mut Left) {
        let mut names = Names::ids();
        let mut groups = BTreeMap::new();
        for mut category in params.list("categories") {
            let Some(name) = category.text("name") else {
                left.say(path, say::part_missing("a category", "name"));
                continue;
            };
            let is_untitled = category.boolean("untitled").unwrap_or(false);
            if !is_untitled && !groups.contains_key(&name) {
                let id = names.give(&name, "group");
                self.site.groups.push((id.clone(), name.clone()));
                groups.insert(name, id);
            }
            left.keys(path, "params.categories", category);
        }
        for mut system in params.list("systems") {
            let Some(name) = system.text("name") else {
                left.say(path, say::part_missing("a system", "name"));
                continue;
            };
            let id = names.give(&name, "component");
            self.site.components.push(Component {
                id: id.clone(),
                group: system
                    .text("category")
                    .and_then(|category| groups.get(&category).cloned()),
                description: system.text("description"),
                name: name.clone(),
                ..Component::default()
            });
            self.all.push(id.clone());
            self.components.entry(name).or_insert(id);
            left.keys(path, "params.systems", system);
        }
    }
}

/// Patterns for pages; newer versions of Hugo have them below `page`.
fn permalinks(mut fields: Fields) -> BTreeMap<String, String> {
    let mut patterns = fields.below("page").all_texts();
    patterns.extend(fields.all_texts());
    patterns
}
