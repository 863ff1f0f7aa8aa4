//! The rules about words, and what may be accepted.

use super::{SITE, WINDOW, Window, found, site};
use crate::memory::Memory;
use crate::support::NOW;

#[test]
fn a_title_has_at_most_eighty_characters() {
    let title = |characters: usize| "ä".repeat(characters);
    for (characters, is_told) in [(79, false), (80, false), (81, true)] {
        let named = |text: &str| text.replace("TITLE", &title(characters));
        let site = site("")
            .with("maintenance/w.md", WINDOW.file().replace("Restart", &title(characters)))
            .with("maintenance/s.md", named("+++\ntitle = \"TITLE\"\nstart = 2026-12-20 01:00:00\nduration = \"30m\"\nannounced = 2026-12-01 09:00:00\ncomponents = [\"web-2\"]\nimpact = \"none\"\nrepeat = \"FREQ=MONTHLY\"\n+++\n"))
            .with("incidents/i.md", named("+++\ntitle = \"TITLE\"\nstarted = 2026-12-03 01:00:00\nimpact = \"none\"\n+++\n"))
            .with("newsletters/n/index.md", named("+++\ntitle = \"TITLE\"\ndate = 2026-12-01\n+++\n"))
            .with("newsletters/n/a.md", named("+++\ntitle = \"TITLE\"\n+++\n"))
            .with("pages/p.md", named("+++\ntitle = \"TITLE\"\n+++\n"));
        let files = [
            "incidents/i.md",
            "maintenance/s.md",
            "maintenance/w.md",
            "newsletters/n/a.md",
            "newsletters/n/index.md",
            "pages/p.md",
        ];
        let expected: Vec<String> = files
            .iter()
            .filter(|_| is_told)
            .map(|file| format!("title-too-long {file}:2"))
            .collect();
        assert_eq!(found(&site), expected, "{characters}");
    }
}

/// Where a third party is named in a page: line and column of each place.
#[track_caller]
fn named(text: &str) -> Vec<(String, usize, usize)> {
    let site = Memory::new(SITE).with("pages/p.md", format!("+++\ntitle = \"Page\"\n+++\n{text}"));
    let reading = site.checked(NOW);
    assert!(!reading.diagnostics.has_errors(), "{:?}", reading.diagnostics);
    let found = reading.diagnostics.iter().map(|finding| {
        assert_eq!(finding.code, "check::third-party");
        let place = reading.sources.extent(&finding.place);
        let lines = text.lines().nth(place.line - 4).unwrap();
        let word: String = lines
            .chars()
            .skip(place.column - 1)
            .take(place.end_column - place.column)
            .collect();
        (word, place.line - 3, place.column)
    });
    found.collect()
}

/// A word, its line and its column.
type At = (&'static str, usize, usize);

#[test]
fn third_parties_are_found_where_they_are_written() {
    let cases: [(&str, &[At]); 13] = [
        (
            "We restart db7.customer.internal.",
            &[("db7.customer.internal", 1, 12)],
        ),
        (
            "First line.\nÄrger mit **10.20.30.40** und *nas.local*.",
            &[("10.20.30.40", 2, 13), ("nas.local", 2, 32)],
        ),
        (
            "[Write to jan@customer.internal](https://status.harbour.example/)",
            &[("jan@customer.internal", 1, 11)],
        ),
        ("<jan@customer.internal>", &[("jan@customer.internal", 1, 2)]),
        ("| a |\n| - |\n| 10.20.30.40 |", &[("10.20.30.40", 3, 3)]),
        ("# On 10.20.30.40", &[("10.20.30.40", 1, 6)]),
        ("> - a\n>\n>   10.20.30.40", &[("10.20.30.40", 3, 5)]),
        (
            "<p>\nOn 10.20.30.40 <a href=\"https://db7.customer.internal/\">here</a>\n</p>",
            &[("10.20.30.40", 2, 4)],
        ),
        // A link, an escape or an entity in the line marks no more than the word.
        (
            "A [link](#top), on 10.20.30.40 and more",
            &[("10.20.30.40", 1, 20)],
        ),
        (
            "Salt &amp; pepper on 10.20.30.40, \\*so",
            &[("10.20.30.40", 1, 22)],
        ),
        ("db7\\.customer.internal", &[("db7\\.customer.internal", 1, 1)]),
        ("At http://10.2.3.4/admin.", &[("http://10.2.3.4/admin", 1, 4)]),
        (
            "<p>\n<span title=\"of db7.customer.internal\" aria-label=\"on 10.20.30.40\">x</span>\n</p>",
            &[("db7.customer.internal", 2, 17), ("10.20.30.40", 2, 55)],
        ),
    ];
    for (text, expected) in cases {
        let found = named(text);
        let found: Vec<_> = found
            .iter()
            .map(|(word, line, column)| (word.as_str(), *line, *column))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn code_and_what_links_lead_to_are_not_looked_at() {
    let texts = [
        "Use `ssh db7.customer.internal`.",
        "```\nping 10.20.30.40\n```",
        "    ping 10.20.30.40",
        "[our supplier](https://www.gov.uk/)",
        "<https://www.gov.uk/>",
        "[a]: https://www.gov.uk/\n\nSee [this][a].",
        "<p><code>10.20.30.40</code></p>",
        "<!-- 10.20.30.40 -->",
        "<a title=\"x\" href=\"https://www.gov.uk/\">\nhere</a>",
        "Our own www.harbour-hosting.co.uk, status.harbour.example and sales@harbour.example.",
    ];
    for text in texts {
        assert_eq!(named(text), [], "{text}");
    }
}

#[test]
fn every_public_text_is_looked_at_and_the_contact_is_not() {
    let window = Window {
        key: "reason = \"For jan@customer.internal\"\nrollback = \"Back to 10.20.30.40\"\ncontact = \"help@customer.internal\"",
        text: "\n## 2026-12-02 10:00 Update\nOn db7.customer.internal.\n",
        ..WINDOW
    };
    let file = window.file().replace("\"Restart\"", "\"Restart of nas.local\"");
    let site = site("").with("maintenance/w.md", file).with(
        "pages/q.md",
        "+++\ntitle = \"Q\"\nkind = \"faq\"\n+++\n## What is nas.local?\nA nas.\n\nOn 10.20.30.40.\n",
    );
    let line = |line: usize| format!("third-party maintenance/w.md:{line}");
    let expected = [
        line(2),
        line(9),
        line(10),
        line(15),
        "third-party pages/q.md:5".to_owned(),
        "third-party pages/q.md:8".to_owned(),
    ];
    assert_eq!(found(&site), expected);
}

#[test]
fn the_words_of_site_toml_are_looked_at() {
    let more = "[[components]]\nid = \"nas\"\nname = \"NAS\"\ndescription = \"At nas.local\"\n[[plans]]\nid = \"p\"\nname = \"P\"\nsummary = \"On 10.20.30.40\"\n[newsletter]\ndescription = \"Ask jan@customer.internal\"";
    let text = format!("{}\n{more}\n", SITE.replace("[maintenance]\n", ""));
    let of = |needle: &str| {
        let line = text.lines().position(|line| line.contains(needle)).unwrap() + 1;
        format!("third-party ../site.toml:{line}")
    };
    let expected = [of("nas.local"), of("10.20"), of("jan@")];
    let found: Vec<String> = found(&Memory::new(text.clone()))
        .into_iter()
        .map(|one| one.replace("third-party site.toml", "third-party ../site.toml"))
        .collect();
    assert_eq!(found, expected);
}

/// A picture in raw HTML says as much as one in Markdown; `alt=""` is a decision.
#[test]
fn pictures_of_raw_html_have_alternative_texts() {
    for (html, told) in [
        ("<img src=\"/assets/g.svg\">", true),
        ("<img\nsrc=\"/assets/g.svg\">", true),
        ("Words <IMG src=\"/assets/g.svg\"/> and words", true),
        ("<img src=\"/assets/g.svg\" alt=\"\">", false),
        ("<img alt=\"Rising\" src=\"/assets/g.svg\">", false),
        ("<!-- <img src=\"/assets/g.svg\"> -->", false),
        ("`<img>`", false),
    ] {
        let page = format!("+++\ntitle = \"P\"\n+++\n{html}\n");
        let site = Memory::new(SITE).with("pages/p.md", page);
        let reading = site.checked(NOW);
        // The picture itself is not there.
        let found = reading.diagnostics.iter().map(|finding| finding.code);
        let found: Vec<&str> = found.filter(|code| code.starts_with("check::")).collect();
        let expected: &[&str] = if told {
            &["check::no-alternative-text"]
        } else {
            &[]
        };
        assert_eq!(found, expected, "{html}");
    }
}
