//! Mistakes of ours, each with the case that showed it.

use crate::support::{SiteTest, Tree, tree};

fn incident(body: &str) -> String {
    format!("+++\ntitle = \"Slow\"\nstarted = 2026-11-02 09:14:00\nimpact = \"minor\"\n+++\n{body}\n")
}

/// What a build that has to succeed publishes.
fn built(site: &SiteTest) -> Tree {
    site.build().succeeds();
    tree(site.path("public"))
}

#[test]
fn a_mark_written_as_an_entity_is_no_mark() {
    for mark in ["&#xFDD0;", "&#xfdd0;", "&#64976;", "&#x0FDD0;", "\u{FDD0}"] {
        let forged = incident(&format!(
            "<a href=\"{mark}x{mark}javascript:alert(1)\">one</a>, {mark}0{mark} and [two](slow.md) with <b>raw</b>"
        ));
        // An address of such signs leads nowhere.
        SiteTest::new()
            .file("content/incidents/slow.md", &forged)
            .build()
            .status(1);

        let text = incident(&format!("{mark}0{mark} and [two](slow.md), with <b>raw</b>"));
        let output = built(&SiteTest::new().file("content/incidents/slow.md", &text));
        let page = output.text("incidents/slow/index.html");
        assert!(
            page.contains("\u{FFFD}0\u{FFFD} and <a href=\"/incidents/slow/\">two</a>"),
            "{mark}: {page}"
        );
    }
}

#[test]
fn a_text_that_is_nested_too_deep_is_an_error_and_no_crash() {
    let deep = [
        "> ".repeat(1000) + "x",
        "<b>".repeat(1000),
        "<div>".repeat(50_000),
        (0..400).map(|depth| "  ".repeat(depth) + "- x\n").collect(),
    ];
    for body in deep {
        let run = SiteTest::new()
            .file("content/incidents/slow.md", &incident(&body))
            .build();
        run.status(1).mentions("tidings::content::too-deep");
    }
}

#[test]
fn rss_descriptions_are_html_and_names_are_not() {
    let site = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n\
                [[components]]\nid = \"web-1\"\nname = \"Customers <A to M>\"\n";
    let window = "+++\ntitle = \"W\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-27 09:00:00\n\
                  components = [\"web-1\"]\nimpact = \"outage\"\n+++\nWe work.\n";
    let output = built(
        &SiteTest::empty()
            .file("site.toml", site)
            .file("content/maintenance/w.md", window),
    );
    let feed = output.text("feed.xml");
    assert!(
        feed.contains("Customers &lt;A to M&gt;.]]></description>"),
        "{feed}"
    );
}

#[test]
fn a_false_alarm_says_so_and_nothing_else() {
    let alarm = "+++\ntitle = \"Mail is down\"\nstarted = 2026-11-02 09:14:00\nimpact = \"critical\"\n[components]\n\
                 web-1 = \"major_outage\"\n[fix]\nhow = \"false-alarm\"\n+++\nThe words of the alarm.\n";
    let output = built(&SiteTest::new().file("content/incidents/mail.md", alarm));
    let page = output.text("incidents/mail/index.html");
    assert!(page.contains("This was a false alarm."), "{page}");
    for gone in ["Critical", "The words of the alarm", "Web server 1"] {
        assert!(!page.contains(gone), "{gone} in {page}");
    }
}

#[test]
fn headings_keep_their_addresses_beside_raw_html() {
    let text =
        "+++\ntitle = \"P\"\n+++\n## First question\nAn <i>answer</i>.\n\n## Second {#two}\n\n## Main\n";
    let output = built(&SiteTest::new().file("content/pages/p.md", text));
    let page = output.text("p/index.html");
    for id in ["id=\"first-question\"", "id=\"two\"", "id=\"main-2\""] {
        assert!(page.contains(id), "{id} in {page}");
    }
}

#[test]
fn a_note_is_a_link_only_where_it_is_defined() {
    let text = incident(
        "One[^1], two[^1].\n\n[^1]: The note.\n\n[^1]: Again.\n\n## 2026-11-02 10:00 Update\nThree[^1].",
    );
    let output = built(&SiteTest::new().file("content/incidents/slow.md", &text));
    let page = output.text("incidents/slow/index.html");
    assert_eq!(page.matches("id=\"slow-fn-1\"").count(), 1, "{page}");
    assert_eq!(page.matches("id=\"slow-fnr-1\"").count(), 1, "{page}");
    let home = output.text("index.html");
    assert!(
        home.contains("Three<sup class=\"footnote-ref\">1</sup>."),
        "{home}"
    );
}
