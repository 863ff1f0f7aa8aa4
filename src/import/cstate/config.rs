//! `config.yml`: Hugo's keys, and cState's below `params`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::import as say;
use crate::import::Options;
use crate::import::draft::{Component, Names, Site};
use crate::import::fields::Fields;
use crate::import::language::is_language;
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
    /// The languages of the site, its own first.
    pub languages: Vec<String>,
}

impl Config {
    /// Reads it; where it does not read, an empty one stands in.
    pub fn read(path: &str, bytes: &[u8], options: &Options, left: &mut Left) -> Self {
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
        let own = fields.text("defaultContentLanguage");
        let languages = fields.below("languages");
        let own = own.unwrap_or_else(|| "en".to_owned());
        let others = languages.names().map(str::to_owned).filter(|other| *other != own);
        let languages: Vec<String> = std::iter::once(own.clone()).chain(others).collect();
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
            languages,
            ..Self::default()
        };
        config.site.timezone = options.zone(fields.text("timeZone"), path, left);
        let logo = params.text("logo");
        config.site.logo = logo.filter(|_| params.boolean("useLogo") != Some(false));
        config.systems(path, &mut params, left);
        // What is to come is announced at once, so that it is shown as it was.
        fields.take("buildFuture");
        left.keys(path, "params", params);
        left.keys(path, "", fields);
        config
    }

    /// The path of a text without its end, and without the site's own language.
    pub fn stem<'p>(&self, below: &'p str) -> &'p str {
        let stem = below.strip_suffix(".md").unwrap_or(below);
        let (whole, language) = stem.rsplit_once('.').unwrap_or((stem, ""));
        match self.languages.first().is_some_and(|own| own == language) {
            true => whole,
            false => stem,
        }
    }

    /// Whether a text, `past.fr.md`, says in another language what another text says: `has` knows the others.
    pub fn is_translation(&self, below: &str, has: impl Fn(&str) -> bool) -> bool {
        let stem = self.stem(below);
        let Some((whole, language)) = stem.rsplit_once('.') else {
            return false;
        };
        let is_known = self.languages.iter().skip(1).any(|other| other == language);
        let own = self.languages.first().map_or("en", String::as_str);
        let has_original = || has(&format!("{whole}.md")) || has(&format!("{whole}.{own}.md"));
        is_known || (is_language(language) && has_original())
    }

    fn systems(&mut self, path: &str, params: &mut Fields, left: &mut Left) {
        let mut names = Names::ids();
        for old in ["/index.xml", "/issues/index.xml"] {
            self.site.replaced.push((old.to_owned(), "/feed.xml".to_owned()));
        }
        let (mut groups, mut known) = (BTreeMap::new(), BTreeSet::new());
        for mut category in params.list("categories") {
            let Some(name) = category.text("name") else {
                left.say(path, say::part_missing("a category", "name"));
                continue;
            };
            known.insert(name.clone());
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
            let category = system.text("category").unwrap_or_default();
            if !category.is_empty() && !known.contains(&category) {
                left.say(path, say::group(&name, &category));
            }
            let affected = name.to_lowercase().replace(' ', "-");
            let page = format!("/components/{id}/");
            self.site.replaced.push((format!("/affected/{affected}/"), page));
            self.site.components.push(Component {
                id: id.clone(),
                group: groups.get(&category).cloned(),
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
