//! A theme of one's own: what it brings stands in place of what the built-in one has, and everything else stays.

use crate::support::{SiteTest, Tree, tree};

const PAGE: &str = "+++\ntitle = \"How we work\"\n+++\nBy day.\n";

fn site() -> SiteTest {
    SiteTest::new()
        .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]")
        .file("themes/own/theme.toml", "name = \"Own\"\n")
        .file("content/pages/work.md", PAGE)
}

fn built(site: &SiteTest) -> Tree {
    site.build().succeeds();
    tree(site.path("public"))
}

/// The paths that differ from a site whose theme is an empty folder.
fn changed(own: &Tree) -> Vec<String> {
    let plain = built(&site());
    own.differing(&plain).into_iter().map(str::to_owned).collect()
}

#[test]
fn an_empty_theme_is_the_built_in_one() {
    let default = SiteTest::new().file("content/pages/work.md", PAGE);
    assert_eq!(changed(&built(&default)), [""; 0]);
}

#[test]
fn a_single_template_changes_its_pages_alone() {
    let template = "{% extends \"base.html\" %}\n{% block content %}<h1>{{ page.title }}!</h1>{{ view.body | safe }}{% endblock %}\n";
    let own = built(&site().file("themes/own/templates/page.html", template));
    assert_eq!(changed(&own), ["work/index.html"]);
    let page = own.text("work/index.html");
    assert!(page.contains("<h1>How we work!</h1><p>By day.</p>"), "{page}");
    assert!(
        page.contains("<nav aria-label=\"Main menu\">"),
        "the frame stays: {page}"
    );
}

#[test]
fn a_template_may_stand_on_the_parts_of_the_built_in_ones() {
    let template = "{% extends \"base.html\" %}\n{% block content %}<h1>{{ page.title }}</h1>\
                    {% <part id=\"all\" title=\"All of it\"> %}{{ view.body | safe }}{% </part> %}{% endblock %}\n";
    let own = built(&site().file("themes/own/templates/page.html", template));
    assert!(
        own.text("work/index.html")
            .contains("<section class=\"part\" id=\"all\"><h2>All of it</h2>")
    );
}

#[test]
fn a_single_message_changes_where_it_is_said() {
    let own = built(&site().file("themes/own/languages/en.ftl", "home-coming = What we plan\n"));
    assert_eq!(changed(&own), ["index.html"]);
    assert!(own.text("index.html").contains("<h2>What we plan</h2>"));
}

#[test]
fn a_single_message_of_the_program_too_from_any_catalogue() {
    let own = built(&site().file(
        "themes/own/languages/en.ftl",
        "banner-operational = All is well\n",
    ));
    assert!(own.text("index.html").contains("<h1>All is well</h1>"));
    assert!(own.text("api/tidings.json").contains("\"All is well."));
}

#[test]
fn a_style_sheet_of_ones_own_stands_in_place_of_the_built_in_one() {
    let styled = || site().file("themes/own/assets/style.css", "body { color: teal }\n");
    let own = built(&styled().file("themes/own/assets/pages.css", "h1 { color: navy }\n"));
    let (path, bytes) = own
        .files
        .iter()
        .find(|(path, _)| path.starts_with("static/style."))
        .unwrap();
    // Where the site is goes before every style sheet, for paper.
    let expected = ":root{--origin:\"https://status.example\"}\nbody { color: teal }\n";
    assert_eq!(bytes, expected.as_bytes());
    assert!(own.text("index.html").contains(path.as_str()));
    // Pages name the style sheet by its hash, and nothing else of them differs.
    let plain = built(&site().file("themes/own/assets/pages.css", "h1 { color: navy }\n"));
    let hash = |tree: &Tree| {
        tree.paths()
            .into_iter()
            .find(|path| path.starts_with("static/style."))
            .unwrap()
            .to_owned()
    };
    for (path, bytes) in &own.files {
        if path.ends_with(".html") {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert_eq!(
                text.replace(&hash(&own), &hash(&plain)),
                plain.text(path),
                "{path}"
            );
        }
    }
    // What goes on top of the built-in one goes with it.
    let alone = built(&styled());
    assert!(!alone.paths().iter().any(|path| path.starts_with("static/pages.")));
    assert!(!alone.text("history/index.html").contains("static/pages."));
}

#[test]
fn assets_of_ones_own_are_published_beside_the_others() {
    let own = built(&site().file(
        "themes/own/assets/ship.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    ));
    let changed = changed(&own);
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(
        changed[0].starts_with("static/ship.") && changed[0].ends_with(".svg"),
        "{changed:?}"
    );
}
