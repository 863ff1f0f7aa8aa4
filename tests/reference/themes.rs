//! The theme's contract: each template is given what the reference says, and asks for nothing else.

use std::collections::BTreeSet;

use tidings::output::theme::built_in;
use tidings::output::view::reference::contract;

use super::properties;
use crate::support::{REPOSITORY, SiteTest, tree};

#[test]
fn every_template_is_told_of() {
    let contract = contract();
    let mut told: Vec<&str> = contract.templates.iter().map(|template| template.name).collect();
    told.extend(["base.html", "parts.html"]);
    told.sort_unstable();
    let there: Vec<&str> = built_in()
        .filter_map(|(path, _)| path.strip_prefix("templates/"))
        .collect();
    assert_eq!(told, there);
}

/// Read out of the sources: `-> Sheet<HomeView>` and `template: "home.html"` stand in one function.
#[test]
fn each_template_is_given_what_is_told() {
    let contract = contract();
    let mut seen = 0;
    for text in tree(format!("{REPOSITORY}/src/output/html")).files.into_values() {
        let text = String::from_utf8(text).unwrap();
        for (at, _) in text.match_indices("template: \"") {
            let name = text[at..].split('"').nth(1).unwrap();
            let given = text[..at]
                .rsplit("Sheet<")
                .next()
                .unwrap()
                .split('>')
                .next()
                .unwrap();
            let told = contract
                .templates
                .iter()
                .find(|template| template.name == name)
                .unwrap();
            let told = told.view.clone().unwrap_or("()".to_owned());
            assert_eq!(given.trim_end_matches("<'_"), told, "{name}");
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn templates_ask_for_nothing_that_is_not_told_of() {
    let contract = contract();
    let types = contract.types.to_value();
    let keys = |name: &str| -> BTreeSet<String> {
        let keys = properties(&types["$defs"][name]).map(|(key, _)| key.to_owned());
        keys.collect()
    };
    let mut seen = 0;
    for (path, bytes) in built_in() {
        let Some(name) = path.strip_prefix("templates/") else {
            continue;
        };
        let text = std::str::from_utf8(bytes).unwrap();
        let template = contract.templates.iter().find(|template| template.name == name);
        let view = template.and_then(|template| template.view.as_deref());
        let roots = [
            ("site.", Some("SiteView")),
            ("page.", Some("PageView")),
            ("view.", view),
        ];
        for (root, name) in roots {
            // The components of parts.html call what they are given by names of their own.
            let Some(known) = name.map(keys).filter(|_| path != "templates/parts.html") else {
                continue;
            };
            for (at, _) in text.match_indices(root) {
                let before = text[..at].chars().next_back().unwrap();
                if before.is_alphanumeric() || matches!(before, '.' | '_' | '-' | '/') {
                    continue;
                }
                let field = text[at + root.len()..]
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next();
                seen += 1;
                assert!(known.contains(field.unwrap()), "{path}: {root}{}", field.unwrap());
            }
        }
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn the_filters_that_are_told_of_exist() {
    let page = std::fs::read_to_string(format!("{REPOSITORY}/src/shell/reference/filters.md")).unwrap();
    let (_, list) = page.split_once("Tera's own filters:").unwrap();
    let filters: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    assert!(filters.len() > 30);
    let calls: String = filters
        .iter()
        .map(|filter| format!("{{{{ page.title | {filter} }}}}"))
        .collect();
    let template = format!(
        "{{% extends \"base.html\" %}}{{% block content %}}{{% if not page.title %}}{calls}{{% endif %}}{{% endblock %}}"
    );
    let site = SiteTest::new()
        .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n[build]")
        .file("themes/own/templates/404.html", &template);
    site.build().succeeds();
    let site = site.edit("themes/own/templates/404.html", "| abs", "| absent");
    site.build().status(1).mentions("absent");
}
