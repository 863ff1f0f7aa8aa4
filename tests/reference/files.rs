//! Whole files against the schemas: what builds is valid, and what is wrong in its shape is not.

use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;
use walkdir::WalkDir;

use super::{as_json, definition, feed, notice, site};
use crate::diagnostics::broken;
use crate::support::{REPOSITORY, SiteTest};

/// The schema of each sort of file.
struct Schemas {
    site: Validator,
    sorts: Vec<(&'static str, Validator)>,
    any_notice: Validator,
    feed: Validator,
}

impl Schemas {
    fn new() -> Self {
        let notice = notice();
        let compiled = |schema: &Value| jsonschema::validator_for(schema).unwrap();
        let sort = |name| (name, compiled(&definition(&notice, name)));
        Self {
            site: compiled(&site()),
            sorts: ["Window", "Incident", "Issue", "Article", "Page"]
                .map(sort)
                .into(),
            any_notice: compiled(&notice),
            feed: compiled(&feed()),
        }
    }

    /// What is wrong with the shape of a file, by its path in the site's folder. Nothing where it is no TOML.
    fn faults(&self, path: &str, bytes: &[u8]) -> Vec<String> {
        let text = String::from_utf8_lossy(bytes);
        let (validators, value) = match (path, sort(path)) {
            ("site.toml", _) => (vec![&self.site], read(&text)),
            ("content/uptime.json", _) => (vec![&self.feed], serde_json::from_str(&text).ok()),
            (_, Some(sort)) => {
                let of_sort = self.sorts.iter().find(|(name, _)| *name == sort);
                let front = text.split("+++").nth(1).unwrap_or_default();
                (vec![&of_sort.unwrap().1, &self.any_notice], read(front))
            }
            _ => return Vec::new(),
        };
        let Some(value) = value else { return Vec::new() };
        let faults = validators
            .iter()
            .flat_map(|validator| validator.iter_errors(&value));
        faults
            .map(|fault| format!("{path} {}: {fault}", fault.instance_path()))
            .collect()
    }

    /// What is wrong with any file of a site's folder. What is no file is passed over, as are links.
    fn all_faults(&self, folder: &Path) -> Vec<String> {
        let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        let files = entries
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file());
        let faults = files.flat_map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap_or_default();
            self.faults(path, &std::fs::read(entry.path()).unwrap())
        });
        faults.collect()
    }
}

fn read(toml: &str) -> Option<Value> {
    let table: toml::Table = toml.parse().ok()?;
    Some(as_json(&table.into()))
}

/// The definition of a content file's front matter, by its folder.
fn sort(path: &str) -> Option<&'static str> {
    let below = path
        .strip_prefix("content/")
        .filter(|path| path.ends_with(".md"))?;
    match below.split_once('/')? {
        ("maintenance", _) => Some("Window"),
        ("incidents", _) => Some("Incident"),
        ("newsletters", name) if name.ends_with("/index.md") => Some("Issue"),
        ("newsletters", _) => Some("Article"),
        ("pages", _) => Some("Page"),
        _ => None,
    }
}

#[test]
fn every_file_of_the_example_and_of_the_golden_sites_is_valid() {
    let schemas = Schemas::new();
    let example = SiteTest::example();
    assert_eq!(schemas.all_faults(&example.path("")), [""; 0]);
    let golden = std::fs::read_dir(format!("{REPOSITORY}/tests/sites")).unwrap();
    for case in golden {
        let folder = case.unwrap().path().join("site");
        assert_eq!(schemas.all_faults(&folder), [""; 0], "{}", folder.display());
    }
}

/// The mistakes that are told of a file by itself, as opposed to those about what it means or what else there is.
const OF_SHAPE: &[&str] = &[
    "content::alias",
    "content::blank",
    "content::duration",
    "content::missing-key",
    "content::out-of-range",
    "content::reference",
    "content::unknown-key",
    "content::unknown-word",
    "content::wrong-type",
    "incident::fix-without-window",
    "incident::window-without-fix",
    "maintenance::cancelled-in-front-matter",
    "maintenance::end-or-duration",
    "maintenance::fixes-in-series",
    "maintenance::no-component",
    "maintenance::skip-without-repeat",
    "newsletter::period",
    "site::colour",
    "site::email",
    "site::folder",
    "site::no-component",
    "site::no-site",
    "site::objective",
    "site::path-or-url",
    "site::quiet-hours",
    "site::reserved-id",
    "site::unknown-zone",
    "site::url",
];

/// Mistakes of shape that no schema tells, by what the case is called: the one is of `mail` only, and to a schema all folders,
/// all lengths of time, all forms of a number and all texts are the same.
const UNSEEN: &[&str] = &[
    "A mail from an address that no server takes",
    "What is published in a folder above",
    "An output that replaces what people write",
    "An output where copies of feeds are kept",
    "Nothing that is ever fresh",
    "It has no length",
    "A length of time that is too long",
    "An objective as a power of ten",
    "An objective of more decimals than count",
    "One that nobody will live to see",
    "A date and time in quotes",
];

/// The cases of tests/diagnostics: what an author is told, an editor tells as well.
#[test]
fn every_mistake_of_shape_is_invalid_and_nothing_else_of_what_builds() {
    let schemas = Schemas::new();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for name in [
        "site",
        "maintenance",
        "series",
        "incident",
        "content",
        "newsletter",
    ] {
        for case in broken(name) {
            let codes: Vec<&str> = case
                .said
                .lines()
                .filter_map(|line| line.strip_prefix("error[tidings::")?.split(']').next())
                .collect();
            let is_of_shape = !codes.is_empty() && codes.iter().all(|code| OF_SHAPE.contains(code));
            let faults = schemas.all_faults(&case.site.path(""));
            if is_of_shape && faults.is_empty() && !UNSEEN.contains(&case.title.as_str()) {
                wrong.push(format!("{name}: {}: valid", case.title));
            }
            if codes.is_empty() && !faults.is_empty() {
                wrong.push(format!("{name}: {}: {}", case.title, faults.join("; ")));
            }
            seen += usize::from(is_of_shape);
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(seen > 60, "{seen}");
}
