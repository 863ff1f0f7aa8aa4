//! Languages: every catalogue says all that English says; numbers, dates and directions as each language has them; no
//! word that a reader sees is written anywhere but in a catalogue.

mod catalogues;
mod pseudo;
mod sites;

use std::collections::BTreeMap;
use std::fs;

use fluent_bundle::FluentResource;

use crate::support::REPOSITORY;

/// The languages of the default theme.
const LANGUAGES: [&str; 6] = ["ar", "de", "en", "es", "fr", "pl"];

/// Those of templates and those used from Rust.
const FILES: [&str; 2] = ["", ".words"];

/// The text of a catalogue of the default theme.
fn catalogue(language: &str, file: &str) -> String {
    let path = format!("{REPOSITORY}/themes/default/languages/{language}{file}.ftl");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A catalogue as Fluent reads it.
fn resource(language: &str, file: &str) -> FluentResource {
    FluentResource::try_new(catalogue(language, file)).unwrap_or_else(|(_, errors)| panic!("{errors:?}"))
}

/// The repository's own site in another language.
fn example_in(language: &str) -> crate::support::SiteTest {
    let own = format!("language = \"{language}\"");
    crate::support::SiteTest::example().edit("site.toml", "language = \"en-GB\"", &own)
}

/// The texts of an output that hold words for readers, by path.
fn texts(site: &crate::support::SiteTest) -> BTreeMap<String, String> {
    let files = crate::support::tree(site.path("public")).files.into_iter();
    let is_text = |path: &str| {
        [".html", ".xml", ".atom", ".json", ".ics"]
            .iter()
            .any(|ending| path.ends_with(ending))
    };
    files
        .filter(|(path, _)| is_text(path))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}
