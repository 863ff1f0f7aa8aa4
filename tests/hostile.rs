//! Strings that would run, frame, style, load or break out, wherever staff or monitoring can write one. Whatever
//! is written, a page holds no script, no handler, no style, no form, no frame and nothing from elsewhere; feeds,
//! calendars, mails and documents still read and hold nothing foreign, and titles arrive as they were written. That a
//! browser runs nothing is browser/hostile.test.mjs.

mod elsewhere;
mod formats;
mod judge;
#[cfg(feature = "mail")]
mod mails;
mod site;
mod strings;

use std::path::Path;

use scraper::{Html, Selector};
use serde_json::Value;

pub use judge::harmless;
pub use site::{PUBLISHED, SITE, rendered};
pub use strings::strings;

use crate::support::{SiteTest, Tree, tree};

/// Texts that are refused, so that nothing is published.
const REFUSED: &[&str] = &[
    "![x](https://evil.example/x.png)",
    "![x](//evil.example/x.png)",
    "![x](data:image/svg+xml,%3Csvg/onload=alert(1)%3E)",
    "![x](javascript:alert(1))",
    "<script src=\"/assets/x.js\"></script>",
    "<embed src=\"javascript:alert(1)\">",
    "<img src=\"https://evil.example/x.png\" alt=x>",
    "<img src=\"//evil.example/x.png\" alt=x>",
    "<img src=\"/\\evil.example/x.png\" alt=x>",
    "<video poster=\"https://evil.example/x.png\"></video>",
    "<audio><source src=\"https://evil.example/x.mp3\"></audio>",
    "![x](../../../../etc/passwd)",
    // The page itself is no picture.
    "![x](#x)",
    "![x]()",
    "<img src=\"\" alt=x>",
    "[x](../../site.toml)",
];

fn pages(output: &Tree) -> impl Iterator<Item = (&str, &str)> {
    let pages = output.paths().into_iter().filter(|path| path.ends_with(".html"));
    pages.map(|path| (path, output.text(path)))
}

#[test]
fn whatever_is_written_no_page_runs_it() {
    for (path, page) in pages(&PUBLISHED) {
        harmless(page, path, true);
    }
    // Each string is in fourteen texts and on five pages, unless its text would load or leads nowhere: that is refused.
    assert!(pages(&PUBLISHED).count() > 5 * SITE.strings.len());
    assert!(SITE.refused < 5 * SITE.strings.len(), "{}", SITE.refused);
}

/// In the short form, as the program itself publishes it. It is left to the tests in the browser.
#[test]
fn nor_does_its_short_form() {
    let site = SITE.folder();
    site.build().succeeds();
    let output = tree(site.path("public"));
    let left = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    leave(&left.join("site"), &output);
    #[cfg(feature = "mail")]
    leave(&left.join("mails"), &mail_pages());
    for (path, page) in pages(&output) {
        harmless(page, path, true);
    }
}

/// Writes files in the place of a folder.
fn leave(folder: &Path, files: &Tree) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).unwrap();
    }
    for (path, bytes) in &files.files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

/// The HTML of the mails.
#[cfg(feature = "mail")]
fn mail_pages() -> Tree {
    let page = |mail: tidings::output::mail::Mail| {
        let parsed = mail_parser::MessageParser::new().parse(&mail.bytes).unwrap();
        (
            format!("{}.html", mail.name),
            parsed.body_html(0).unwrap().as_bytes().to_vec(),
        )
    };
    Tree {
        files: mails::mails().into_iter().map(page).collect(),
        ..Tree::default()
    }
}

/// What of a text can stand in XML and HTML, with its white space made one.
fn shown(text: &str) -> String {
    let is_dropped = |c: char| {
        let is_none = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
        is_none || c.is_control() && !matches!(c, '\t' | '\n' | '\r')
    };
    let text = text.replace(is_dropped, "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn titles_arrive_as_they_were_written() {
    let api: Value = serde_json::from_str(PUBLISHED.text("api/tidings.json")).unwrap();
    let incidents = api["incidents"].as_array().unwrap();
    let heading = Selector::parse("h1").unwrap();
    // The program itself marks places by these, so that they are nobody's.
    let ours = ['\u{fdd0}', '\u{fdd1}'];
    let strings: Vec<String> = SITE
        .strings
        .iter()
        .map(|string| string.replace(ours, "\u{fffd}"))
        .collect();
    for (number, string) in strings.iter().enumerate() {
        let url = format!("https://status.example/base/incidents/s{number:03}/");
        let incident = incidents.iter().find(|one| one["url"] == url).unwrap();
        assert_eq!(incident["title"], *string);
        let page = Html::parse_document(PUBLISHED.text(&format!("incidents/s{number:03}/index.html")));
        let words: String = page.select(&heading).next().unwrap().text().collect();
        assert_eq!(shown(&words), shown(string));
    }
    for (number, string) in strings.iter().enumerate() {
        let path = format!("components/c{number}/feed.xml");
        let mut titles = formats::read(&path)
            .entries
            .into_iter()
            .map(|entry| shown(&entry.title.unwrap().content));
        let expected = shown(&format!("Investigating: {string}"));
        assert!(titles.any(|title| title == expected), "{path}: {expected}");
    }
}

#[test]
fn what_would_load_from_elsewhere_is_refused() {
    for body in REFUSED {
        let site = SiteTest::new().file(
            "content/incidents/slow.md",
            &format!(
                "+++\ntitle = \"Slow\"\nstarted = 2026-12-01 09:00:00\nimpact = \"minor\"\n+++\n{body}\n"
            ),
        );
        let run = site.build();
        assert_eq!(run.status, Some(1), "{body}: {}", run.stderr);
        assert!(!site.path("public").exists(), "{body}");
    }
}
