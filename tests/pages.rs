//! What holds for every page of every site, also where there is nothing to show: no list, table or heading stands
//! empty, headings are in order, and no state is a colour alone.

use scraper::{ElementRef, Html, Node, Selector};

use crate::support::{REPOSITORY, SiteTest, tree};

const FEED: &str = "[[feeds]]\nformat = \"tidings\"\npath = \"up.json\"\n\n[[components]]";
const UP: &str = r#"{"version": 1, "generated_at": "2026-12-03T01:09:00Z", "components": {"web-1": {"state": "up", "days": [
{"date": "2026-12-01", "up_s": 86400, "down_s": 0}, {"date": "2026-12-02", "up_s": 80000, "down_s": 6400}]}}}"#;
const PAST_WINDOW: &str = "+++\ntitle = \"Patches\"\nstart = 2026-11-20 01:00:00\nend = 2026-11-20 01:30:00\n\
                           announced = 2026-11-10 09:00:00\ncomponents = [\"web-1\"]\nimpact = \"outage\"\n+++\n";
const INCIDENT: &str = "+++\ntitle = \"Slow\"\nstarted = 2026-12-01 01:00:00\nimpact = \"minor\"\n+++\n";
const NOTICE: &str = "+++\ntitle = \"Hours\"\nstarted = 2026-12-01 01:00:00\nimpact = \"none\"\n+++\n";
const SERIES: &str = "+++\ntitle = \"Check\"\nrepeat = \"FREQ=MONTHLY;BYDAY=1WE;UNTIL=20240301T000000Z\"\nstart = 2024-01-03 02:00:00\nduration = \"1h\"\n\
                      announced = 2023-12-01 09:00:00\ncomponents = [\"web-1\"]\nimpact = \"none\"\n+++\n";

/// Sites by what they lack.
fn sites() -> Vec<(&'static str, SiteTest)> {
    let bare = SiteTest::new;
    let measured = || {
        bare()
            .edit("site.toml", "[[components]]", FEED)
            .file("up.json", UP)
    };
    let all_measured = || measured().edit("site.toml", "id = \"web-2\"", "id = \"web-2\"\nfeed = \"web-1\"");
    let golden = |case: &str| {
        let files = tree(format!("{REPOSITORY}/tests/sites/{case}/site"))
            .files
            .into_iter();
        files.fold(SiteTest::empty(), |site, (path, bytes)| site.bytes(&path, &bytes))
    };
    let plan = "[[plans]]\nid = \"care\"\nname = \"CARE\"\n[[components]]";
    vec![
        ("components alone", bare()),
        ("a feed and no notices", measured()),
        ("a feed of everything and no notices", all_measured()),
        (
            "an empty feed",
            measured().file("up.json", r#"{"version": 1, "components": {}}"#),
        ),
        (
            "nothing planned, only past windows",
            bare().file("content/maintenance/past.md", PAST_WINDOW),
        ),
        (
            "an incident and nothing else",
            bare().file("content/incidents/slow.md", INCIDENT),
        ),
        (
            "a plain notice without words",
            bare().file("content/incidents/hours.md", NOTICE),
        ),
        (
            "a feed, an incident and a past window",
            measured()
                .file("content/incidents/slow.md", INCIDENT)
                .file("content/maintenance/past.md", PAST_WINDOW),
        ),
        (
            "a plan that says nothing",
            bare().edit("site.toml", "[[components]]", plan),
        ),
        (
            "a plan without components",
            bare()
                .edit("site.toml", "[[components]]", plan)
                .edit(
                    "site.toml",
                    "name = \"Web server 1\"",
                    "name = \"Web server 1\"\nplans = []",
                )
                .edit(
                    "site.toml",
                    "name = \"Web server 2\"",
                    "name = \"Web server 2\"\nplans = []",
                ),
        ),
        (
            "a group without components",
            bare().edit(
                "site.toml",
                "[[components]]",
                "[[groups]]\nid = \"g\"\nname = \"G\"\n\n[[components]]",
            ),
        ),
        (
            "components out of service",
            bare()
                .edit(
                    "site.toml",
                    "name = \"Web server 1\"",
                    "name = \"Web server 1\"\nretired = 2026-01-01",
                )
                .edit(
                    "site.toml",
                    "name = \"Web server 2\"",
                    "name = \"Web server 2\"\nretired = 2026-01-01",
                ),
        ),
        (
            "an owner with a name alone",
            bare().edit("site.toml", "[build]", "[site.owner]\nname = \"F\"\n\n[build]"),
        ),
        (
            "an issue without articles and words",
            bare().file(
                "content/newsletters/2026-12/index.md",
                "+++\ntitle = \"N\"\ndate = 2026-12-01\n+++\n",
            ),
        ),
        (
            "a page without words",
            bare().file("content/pages/p.md", "+++\ntitle = \"P\"\n+++\n"),
        ),
        (
            "a series that is over",
            bare().file("content/maintenance/check.md", SERIES),
        ),
        ("the golden site of a small firm", golden("small-firm")),
        ("the golden site on a path", golden("base-path")),
        ("the example", SiteTest::example()),
    ]
}

#[test]
fn every_page_of_every_site_is_sound() {
    let mut wrongs = Vec::new();
    for (name, site) in sites() {
        site.build().status(0);
        let files = tree(site.path("public")).files;
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
            let found = empty(&page)
                .into_iter()
                .chain(headings(&page))
                .chain(colours(&page));
            wrongs.extend(found.map(|wrong| format!("{name}: {path}: {wrong}")));
        }
    }
    assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: &ElementRef) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn shown(element: &ElementRef) -> String {
    element.html().chars().take(160).collect()
}

/// Elements that are there for what they hold, and hold nothing.
fn empty(page: &Html) -> Vec<String> {
    let selector = "ul, ol, dl, li, dt, dd, table, thead, tbody, tr, table[class] th, caption, section, article, nav, main, header, \
                    footer, details, summary, figure, figcaption, blockquote, p, h1, h2, h3, h4, h5, h6, a, title";
    let picture = Selector::parse("img").unwrap();
    let empty = all(page, selector)
        .into_iter()
        .filter(|element| words(element).is_empty() && element.select(&picture).next().is_none());
    empty
        .map(|element| format!("empty: {}", shown(&element)))
        .collect()
}

/// Headings that are out of order, or that nothing follows.
fn headings(page: &Html) -> Vec<String> {
    let link = Selector::parse("a").unwrap();
    let mut wrongs = Vec::new();
    let mut levels = Vec::new();
    // The headings that still wait for something below them.
    let mut open: Vec<(u8, String)> = Vec::new();
    let level = |node: &Node| {
        let name = node.as_element()?.name().strip_prefix('h')?;
        name.parse::<u8>().ok().filter(|level| (1..=6).contains(level))
    };
    for node in all(page, "main").first().unwrap().descendants() {
        if let Some(level) = level(node.value()) {
            let (waiting, above) = open.into_iter().partition(|(other, _)| *other >= level);
            open = above;
            wrongs.extend(
                waiting
                    .into_iter()
                    .map(|(_, html)| format!("nothing below {html}")),
            );
            let heading = ElementRef::wrap(node).unwrap();
            // One that leads to its page needs nothing below it.
            if heading.select(&link).next().is_none() {
                open.push((level, shown(&heading)));
            }
            levels.push(level);
        }
        let is_word = node.value().as_text().is_some_and(|text| !text.trim().is_empty());
        if is_word && !node.ancestors().any(|above| level(above.value()).is_some()) {
            open.clear();
        }
        if node
            .value()
            .as_element()
            .is_some_and(|element| element.name() == "svg")
        {
            open.clear();
        }
    }
    wrongs.extend(
        open.into_iter()
            .filter(|(level, _)| *level > 1)
            .map(|(_, html)| format!("nothing below {html}")),
    );
    if levels.iter().filter(|level| **level == 1).count() != 1 || levels.first() != Some(&1) {
        wrongs.push(format!("not one h1, first: {levels:?}"));
    }
    if levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
        wrongs.push(format!("a level is skipped: {levels:?}"));
    }
    wrongs
}

/// States that nobody could read who does not see colours.
fn colours(page: &Html) -> Vec<String> {
    let in_words = all(
        page,
        ".mark, .banner, .state, .heat td[class], .timeline > li, .legend > li, .alert, .stale",
    );
    let silent = in_words.into_iter().filter(|element| words(element).is_empty());
    let title = Selector::parse("title").unwrap();
    let untitled = all(page, ".bars rect, .track rect:not(.known)")
        .into_iter()
        .filter(|element| {
            element
                .select(&title)
                .next()
                .is_none_or(|title| words(&title).is_empty())
        });
    let nameless = all(page, ":not([hidden]) > svg:not([aria-hidden], [aria-label])")
        .into_iter()
        .filter(|element| element.select(&title).next().is_none());
    // A month on which all was well needs no word besides its number, any other does.
    let numbers = all(page, ".heat td[class]:not(.good)");
    let numbers = numbers
        .into_iter()
        .filter(|cell| !words(cell).contains(char::is_alphabetic));
    let found = silent.chain(untitled).chain(nameless).chain(numbers);
    found
        .map(|element| format!("a colour alone: {}", shown(&element)))
        .collect()
}
