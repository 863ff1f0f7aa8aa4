//! `site.toml` of an imported site.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::draft::{Component, Site};
use super::left::Left;
use crate::authored;
use crate::config;
use crate::diagnostic::import as say;

/// Where a site is until somebody says where.
const NO_ADDRESS: &str = "https://status.example.com/";

/// The file. `logo` is the path of the picture below the content folder.
pub fn toml(site: &Site, logo: Option<&str>, left: &mut Left) -> String {
    let mut document = DocumentMut::new();
    let mut table = Table::new();
    table["title"] = value(site.title.clone().unwrap_or_else(|| {
        left.say(&site.source, say::no_title());
        "Status".to_owned()
    }));
    table["base_url"] = value(base_url(site, left));
    if let Some(description) = &site.description {
        table["description"] = value(authored::one_line(description));
    }
    if let Some(language) = &site.language {
        match icu::locale::Locale::try_from_str(language) {
            Ok(_) => table["language"] = value(language),
            Err(_) => left.say(&site.source, say::language(language)),
        }
    }
    table["timezone"] = value(site.timezone.name());
    if let Some(mut key) = table.key_mut("timezone") {
        key.leaf_decor_mut().set_prefix(say::times_of_zone());
    }
    document["site"] = Item::Table(table);
    if let Some(logo) = logo {
        let mut theme = Table::new();
        theme["logo"] = value(logo);
        document["theme"] = Item::Table(theme);
    }
    let groups = site.groups.iter().map(|(id, name)| {
        let mut table = Table::new();
        table["id"] = value(id);
        table["name"] = value(authored::one_line(name));
        table
    });
    list(&mut document, "groups", groups);
    list(&mut document, "components", site.components.iter().map(component));
    let feed = site.feed.iter().map(|(path, format)| {
        let mut table = Table::new();
        table["format"] = value(*format);
        table["path"] = value(path);
        // Monitoring that breaks must not keep staff from publishing.
        table["on_failure"] = value("without");
        table
    });
    list(&mut document, "feeds", feed);
    document.to_string()
}

fn base_url(site: &Site, left: &mut Left) -> String {
    let Some(given) = &site.base_url else {
        left.say(&site.source, say::no_base_url(NO_ADDRESS));
        return NO_ADDRESS.to_owned();
    };
    let with_scheme = || config::base_url(&format!("https://{}", given.trim_start_matches('/')));
    match config::base_url(given).or_else(|| with_scheme().filter(|_| given.contains('.'))) {
        Some(url) => url.into(),
        None => {
            left.say(&site.source, say::base_url(given, NO_ADDRESS));
            NO_ADDRESS.to_owned()
        }
    }
}

fn component(component: &Component) -> Table {
    let mut table = Table::new();
    table["id"] = value(&component.id);
    table["name"] = value(authored::one_line(&component.name));
    if let Some(group) = &component.group {
        table["group"] = value(group);
    }
    if let Some(description) = &component.description {
        table["description"] = value(authored::one_line(description));
    }
    if let Some(feed) = &component.feed {
        table["feed"] = value(feed);
    }
    if let Some(since) = component.since {
        table["since"] = Item::Value(authored::date(since));
    }
    table
}

fn list(document: &mut DocumentMut, key: &str, tables: impl Iterator<Item = Table>) {
    let tables: ArrayOfTables = tables.collect();
    if !tables.is_empty() {
        document[key] = Item::ArrayOfTables(tables);
    }
}
