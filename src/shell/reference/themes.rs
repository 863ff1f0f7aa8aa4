//! `reference-themes.md`

use super::described::{Described, Notation, paragraph};
use crate::output::theme::built_in;
use crate::output::view::reference::{Template, contract};

const BEFORE: &str = include_str!("themes.md");
const FILTERS: &str = include_str!("filters.md");

/// The page's text.
pub fn page() -> String {
    let contract = contract();
    let types = Described::new(contract.types, Notation::Given, call);
    let names = types.names();
    let told = names.iter().filter(|name| is_told(&types, name));
    let described: String = told.map(|name| one_type(&types, name)).collect();
    let templates: String = contract.templates.iter().map(template).collect();
    format!(
        "{BEFORE}\n{}\n## Templates {{#templates}}\n\nEvery template is given `site`, a [SiteView](#siteview), `page`, a \
         [PageView](#pageview), and most a `view` of their own. Those below `generated/` have no `page`. Those below `fixed/` have nothing but `site`: they \
         are rendered once for all pages, and stand on each as `{{{{ fixed.NAME }}}}`.\n\n{templates}\n\
         `base.html` is the frame of all pages. Its blocks, which a page may fill: {}.\n\n## Components {{#components}}\n\nPieces that more than one page \
         shows, written as `{{{{ <mark mark={{notice.mark}} /> }}}}`, or `{{% <part id=\"fix\" title=\"…\"> %}}…{{% </part> %}}` around \
         something.\n\n{}\n{FILTERS}\n## What templates are given {{#types}}\n{described}",
        contents(&types),
        blocks(),
        components(),
    )
}

/// What stands where on the page.
fn contents(types: &Described) -> String {
    let names = types.names().into_iter().filter(|name| is_told(types, name));
    let names: Vec<String> = names.map(call).collect();
    format!(
        "- [Templates](#templates): what each shows, and what it is given\n\
         - [Components](#components): pieces of pages\n\
         - [Functions and filters](#filters)\n\
         - [What templates are given](#types): {}\n",
        names.join(", ")
    )
}

/// Whether a type is described by itself; one with a title is a word of this page, such as HTML.
fn is_told(types: &Described, name: &str) -> bool {
    !types.definition(name)["title"].is_string()
}

fn template(template: &Template) -> String {
    let view = match &template.view {
        Some(view) => format!(" `view` is {}.", call(view)),
        None => " It has no `view`.".to_owned(),
    };
    format!("- **`{}`**: {}.{view}\n", template.name, template.purpose)
}

fn call(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

fn one_type(types: &Described, name: &str) -> String {
    let definition = types.definition(name);
    let fields = match types.is_object(name) {
        true => types.keys(definition, &[]),
        false => types.words(definition).replace("  - ", "- "),
    };
    format!(
        "\n### {name} {{#{}}}\n\n{}\n\n{fields}",
        name.to_lowercase(),
        paragraph(definition)
    )
}

/// A file of the built-in theme as text.
fn file(path: &str) -> String {
    let file = built_in().find(|(name, _)| *name == path);
    file.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .unwrap_or_default()
}

/// The blocks of `base.html`.
fn blocks() -> String {
    let base = file("templates/base.html");
    let names: Vec<String> = base
        .split("block ")
        .skip(1)
        .filter(|rest| !rest.starts_with("%"))
        .filter_map(|rest| Some(format!("`{}`", rest.split_whitespace().next()?)))
        .collect();
    names.join(", ")
}

/// The components of `parts.html`, each with the comment that stands before it.
fn components() -> String {
    let parts = file("templates/parts.html");
    let mut list = String::new();
    let mut before = "";
    for rest in parts.split("{% component ") {
        if let Some((signature, _)) = rest.split_once(" -%}").filter(|_| !before.is_empty()) {
            let comment = before
                .trim_end()
                .strip_suffix("-#}")
                .and_then(|text| text.rsplit_once("{#-"));
            let words = comment.map_or(String::new(), |(_, words)| {
                let words: Vec<&str> = words.split_whitespace().collect();
                format!(": {}", words.join(" "))
            });
            list += &format!("- **`{signature}`**{words}\n");
        }
        before = rest;
    }
    list
}
