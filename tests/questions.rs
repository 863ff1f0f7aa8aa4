//! Pages of questions: an address for each, folded, for search engines too.

use serde_json::{Value, json};

use crate::memory::Memory;
use crate::support::Page;

const NOW: &str = "2026-12-03T12:00:00Z";
const SITE: &str = r#"
[site]
title = "S"
base_url = "https://status.example/base/"
timezone = "Europe/London"
[[components]]
id = "a"
name = "Alpha"
"#;

fn faq(text: &str) -> Page {
    let memory = Memory::new(SITE).with(
        "pages/faq.md",
        format!("+++\ntitle = \"Questions\"\nkind = \"faq\"\n+++\n{text}"),
    );
    Page::of(&memory.publish(NOW), "faq/")
}

#[test]
fn every_level_two_heading_is_a_question_with_an_address() {
    let cases: [(&str, &[(&str, &str)]); 10] = [
        (
            "## What is it?\nThis.\n## Why?\nSo.\n",
            &[("what-is-it", "What is it?"), ("why", "Why?")],
        ),
        // The same words again, whatever else has their addresses.
        (
            "## Why?\nA.\n## Why?\nB.\n## Why?\nC.\n",
            &[("why", "Why?"), ("why-2", "Why?"), ("why-3", "Why?")],
        ),
        (
            "## Why 2?\nA.\n## Why?\nB.\n## Why?\nC.\n",
            &[("why-2", "Why 2?"), ("why", "Why?"), ("why-3", "Why?")],
        ),
        (
            "## Why? {#because}\nA.\n## Because\nB.\n",
            &[("because", "Why?"), ("because-2", "Because")],
        ),
        // A line underlined is a level-two heading too, one in a quote or of another level is not.
        ("Why?\n----\nA.\n> ## Not\n\n### Nor this\n", &[("why", "Why?")]),
        (
            "## What does `check` *do* to [it](https://a.example/)?\nA.\n",
            &[("what-does-check-do-to-it", "What does check do to it?")],
        ),
        (
            "## لماذا؟\nA.\n## ؟\nB.\n",
            &[("لماذا", "لماذا؟"), ("section", "؟")],
        ),
        ("## main\nThe page has that address.\n", &[("main-2", "main")]),
        ("## Tone good\nA.\n", &[("section-tone-good", "Tone good")]),
        // An address that is written is its heading's, whatever came before.
        (
            "## Prices\nA.\n## Costs {#prices}\nB.\n",
            &[("prices-2", "Prices"), ("prices", "Costs")],
        ),
    ];
    for (text, expected) in cases {
        let page = faq(text);
        let anchors = page.attributes("details > .prose", "id");
        let titles = page.texts("details > summary h2");
        let found: Vec<(&str, &str)> = anchors
            .into_iter()
            .zip(titles.iter().map(String::as_str))
            .collect();
        assert_eq!(found, expected, "{text}");
        assert!(page.all("details[open]").is_empty());
    }
}

#[test]
fn a_question_is_words_without_links_and_runs_its_own_way() {
    let page = faq("## What is [this](https://a.example/)?\nA.\n## לעבודה? `x`\nB.\n");
    assert!(page.all("summary a").is_empty());
    assert_eq!(page.texts("summary bdi"), ["לעבודה? x"]);
    assert!(page.all("summary div, .do div").is_empty());
    assert_eq!(
        page.texts("details .do a"),
        [
            "Link to this answer: What is this?",
            "Link to this answer: לעבודה? x"
        ]
    );
}

#[test]
fn footnotes_of_all_answers_stand_below_the_last() {
    let page = faq("## One\nFirst[^a].\n\n## Two\nSecond[^b], again[^a].\n\n[^a]: Foot A.\n[^b]: Foot B.\n");
    assert!(page.all("details .footnote").is_empty());
    assert_eq!(page.texts("main > .prose .footnote"), ["1Foot A.", "2Foot B."]);
    assert_eq!(
        page.attributes(".footnote-ref a", "href"),
        ["#fn-1", "#fn-2", "#fn-1"]
    );
    assert_eq!(page.attributes(".footnote a", "href"), ["#fnr-1", "#fnr-2"]);
}

#[test]
fn what_stands_before_the_first_question_stands_above_all() {
    let page = faq("Hello.\n\n## Why?\nSo.\n\n- one\n- two\n\n### More\nAnd so.\n");
    assert_eq!(page.texts("main > .prose"), ["Hello."]);
    assert_eq!(page.texts("details > .prose"), ["So.onetwoMoreAnd so."]);
    assert_eq!(page.texts("main :is(h1, h2, h3)"), ["Questions", "Why?", "More"]);
    assert_eq!(page.attributes("details .do a", "href"), ["#why"]);
    let none = faq("Only words.\n");
    assert!(none.all("details, script[type='application/ld+json']").is_empty());
}

#[test]
fn questions_are_there_for_search_engines() {
    let page = faq("## Is `a < b`, </script>?\nSee [us](faq.md#is).\n\n## And?\nNo.\n");
    let data: Value = serde_json::from_str(&page.texts("script[type='application/ld+json']")[0]).unwrap();
    assert_eq!(
        data,
        json!({
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": "Is a < b, ?",
                    "url": "https://status.example/base/faq/#is-a-b",
                    "acceptedAnswer": {
                        "@type": "Answer",
                        "text": "<p>See <a href=\"https://status.example/base/faq/#is\">us</a>.</p>\n"
                    }
                },
                {
                    "@type": "Question",
                    "name": "And?",
                    "url": "https://status.example/base/faq/#and",
                    "acceptedAnswer": {"@type": "Answer", "text": "<p>No.</p>\n"}
                }
            ]
        })
    );
}

#[test]
fn headings_of_other_pages_stay_as_they_are() {
    let memory = Memory::new(SITE).with(
        "pages/how.md",
        "+++\ntitle = \"How\"\n+++\n## Why?\nSo.\n\n## Why?\nSo.\n",
    );
    let page = Page::of(&memory.publish(NOW), "how/");
    assert!(page.all("details").is_empty());
    assert_eq!(page.attributes("h2[id]", "id"), ["why", "why-2"]);
}
