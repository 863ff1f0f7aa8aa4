//! Old addresses: the page at each, `_redirects`, and what is no address. And what `_headers` says to programs.

use scraper::{Html, Selector};

use crate::memory::{Memory, Published};
use crate::support::{SiteTest, tree};

const NOW: &str = "2026-12-03T01:10:00Z";

fn site() -> Memory {
    Memory::new(
        "[site]\ntitle = \"S\"\nbase_url = \"https://status.example/base/\"\ntimezone = \"Europe/London\"\n\
         [[components]]\nid = \"a\"\nname = \"A\"\n",
    )
}

fn notice(sort: &str, front: &str) -> String {
    let times = match sort {
        "window" => {
            "start = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-27 09:00:00\ncomponents = [\"a\"]\nimpact = \"none\""
        }
        "incident" => "started = 2026-12-02 09:00:00\nimpact = \"minor\"",
        "issue" => "date = 2026-12-01",
        _ => "",
    };
    format!("+++\ntitle = \"Title & more\"\n{times}\n{front}\n+++\nText.\n")
}

/// What is found on a page, by selector and attribute.
fn found(published: &Published, path: &str, selector: &str, attribute: &str) -> Vec<String> {
    let page = Html::parse_document(published.text(path));
    let selector = Selector::parse(selector).unwrap();
    let each = page.select(&selector);
    each.map(|element| element.attr(attribute).unwrap_or_default().to_owned())
        .collect()
}

/// Every sort of file may have old addresses; a series' lead to the series.
#[test]
fn every_old_address_leads_on() {
    let rows = [
        ("maintenance/w.md", "window", "", "maintenance/w/"),
        (
            "maintenance/s.md",
            "window",
            "repeat = \"FREQ=MONTHLY\"\n",
            "maintenance/s/",
        ),
        ("incidents/i.md", "incident", "", "incidents/i/"),
        ("newsletters/n/index.md", "issue", "", "newsletter/n/"),
        ("newsletters/n/10-art.md", "article", "", "newsletter/n/art/"),
        ("pages/p.md", "page", "", "p/"),
    ];
    let mut memory = site();
    for (number, (path, sort, front, _)) in rows.iter().enumerate() {
        let aliases =
            format!("{front}aliases = [\"/old/{number}/\", \"/old/{number}.html\", \"/Öffnung/{number}\"]");
        memory = memory.with(path, notice(sort, &aliases));
    }
    let published = memory.publish(NOW);
    let mut lines = Vec::new();
    for (number, (.., target)) in rows.iter().enumerate() {
        for (file, from) in [
            (format!("old/{number}/index.html"), format!("/base/old/{number}/")),
            (format!("old/{number}.html"), format!("/base/old/{number}.html")),
            (
                format!("Öffnung/{number}/index.html"),
                format!("/base/%C3%96ffnung/{number}/"),
            ),
        ] {
            let at = |selector: &str, attribute: &str| found(&published, &file, selector, attribute);
            assert_eq!(
                at("meta[http-equiv=refresh]", "content"),
                [format!("0; url=/base/{target}")],
                "{file}"
            );
            assert_eq!(
                at("link[rel=canonical]", "href"),
                [format!("https://status.example/base/{target}")]
            );
            assert_eq!(at("meta[name=robots]", "content"), ["noindex"]);
            assert_eq!(at("main ul a", "href"), [format!("/base/{target}")]);
            let page = Html::parse_document(published.text(&file));
            let heading = page.select(&Selector::parse("h1").unwrap()).next().unwrap();
            assert_eq!(heading.text().collect::<String>(), "Title & more", "{file}");
            lines.push(format!("{from} /base/{target} 301\n"));
        }
    }
    let mut given: Vec<String> = published
        .text("_redirects")
        .lines()
        .map(|line| format!("{line}\n"))
        .collect();
    given.sort();
    lines.sort();
    assert_eq!(given, lines);
    assert!(!published.text("sitemap.xml").contains("/old/"));
    assert!(!published.text("sitemap.xml").contains("ffnung"));
}

/// Nothing leads to what is not published: no page, no line.
#[test]
fn what_is_not_published_has_no_old_address() {
    let aliases = "aliases = [\"/old/\"]";
    for (path, file) in [
        ("pages/p.md", notice("page", &format!("draft = true\n{aliases}"))),
        (
            "maintenance/w.md",
            notice("window", aliases)
                .replace("2026-11-27", "2026-12-03")
                .replace("09:00:00", "00:59:00"),
        ),
    ] {
        let published = site().with(path, file).publish("2026-12-03T00:58:59Z");
        assert_eq!(published.text("_redirects"), "", "{path}");
        assert!(!published.all().any(|(_, text)| text.contains("/old/")), "{path}");
    }
}

/// A clash is told before its hour: here nothing is published yet.
#[test]
fn a_clash_of_what_is_to_come_is_told_at_once() {
    let late = |aliases: &str| notice("incident", aliases).replace("2026-12-02", "2026-12-24");
    let memory = site()
        .with("incidents/a.md", late("aliases = [\"/old/\", \"/incidents/b/\"]"))
        .with("incidents/b.md", late("aliases = [\"/old/\"]"));
    let told: Vec<String> = memory
        .errors(NOW)
        .into_iter()
        .map(|(code, words, _)| format!("{code} {words}"))
        .collect();
    assert_eq!(
        told,
        [
            "content::alias-taken `/incidents/b/` cannot lead to `incidents/a`: that is the address of `incidents/b`",
            "content::alias-twice `/old/` cannot lead to `incidents/b`: it leads to `incidents/a` already",
        ]
    );
}

/// What ends like a file is one: a page where browsers take it for a page, else a line for the host alone.
#[test]
fn the_address_of_a_file_stays_one() {
    let aliases = "aliases = [\"/feed.rss\", \"/y/z.htm\", \"/badges/x.svg\", \"/notes/v1.2\", \"/issues/st%C3%B6rung/\", \"/a b/\"]";
    let published = site().with("pages/p.md", notice("page", aliases)).publish(NOW);
    assert_eq!(
        published.text("_redirects"),
        "/base/a%20b/ /base/p/ 301\n/base/badges/x.svg /base/p/ 301\n/base/feed.rss /base/p/ 301\n\
         /base/issues/st%C3%B6rung/ /base/p/ 301\n/base/notes/v1.2/ /base/p/ 301\n/base/y/z.htm /base/p/ 301\n"
    );
    let has = |path: &str| published.all().any(|(there, _)| there == path);
    for page in [
        "y/z.htm",
        "notes/v1.2/index.html",
        "issues/störung/index.html",
        "a b/index.html",
    ] {
        assert!(has(page), "{page}");
    }
    for file in ["feed.rss", "feed.rss/index.html", "badges/x.svg"] {
        assert!(!has(file), "{file}");
    }
}

/// A file of the site is there, or would be a folder; twice in one file is told as that.
#[test]
fn a_clash_with_a_file_is_told_as_one() {
    let aliases = "aliases = [\"/sitemap.xml\", \"/_redirects\", \"/.tidings-output\", \
                   \"/.tidings-manifest.json/\", \"/static/x/\", \"/feed.xml/old/\", \"/x/\", \"/x\"]";
    let told: Vec<String> = site()
        .with("pages/p.md", notice("page", aliases))
        .errors(NOW)
        .into_iter()
        .map(|(code, words, _)| format!("{code} {words}"))
        .collect();
    assert_eq!(
        told,
        [
            "content::alias-taken `/sitemap.xml` cannot lead to `p`: the site itself has that address",
            "content::alias-taken `/_redirects/` cannot lead to `p`: the site itself has that address",
            "content::alias-taken `/.tidings-output/` cannot lead to `p`: the site itself has that address",
            "content::alias-taken `/.tidings-manifest.json/` cannot lead to `p`: the site itself has that address",
            "content::alias-taken `/static/x/` cannot lead to `p`: the site itself has that address",
            "content::alias-taken `/feed.xml/old/` cannot lead to `p`: the site itself has that address",
            "content::alias-twice `/x/` is named twice here",
        ]
    );
}

#[test]
fn programs_on_other_pages_may_read_what_is_for_programs() {
    let site = SiteTest::new();
    site.build().succeeds();
    let headers = tree(site.path("public")).text("_headers").to_owned();
    let allowed: Vec<&str> = headers
        .split("\n\n")
        .filter(|rule| rule.contains("\n  Access-Control-Allow-Origin: *"))
        .map(|rule| rule.lines().next().unwrap())
        .collect();
    assert_eq!(
        allowed,
        [
            "/api/*",
            "/badges/*",
            "/feed.xml",
            "/*/feed.xml",
            "/feed.atom",
            "/feed.json",
            "/*.ics"
        ]
    );
}
