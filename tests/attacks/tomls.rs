//! TOML that nests, and long files of it, in site.toml, in front matter and in an update's block.

use super::{Builds, Ends, LONG, Says, attacked, long};
use crate::support::{SITE, SiteTest};

/// What is put where TOML is read; it is refused everywhere.
#[track_caller]
fn everywhere(what: &str, toml: &str) {
    in_site(what, toml, Says(""));
    let incident = "title = \"Slow\"\nstarted = 2026-12-01 09:00:00\nimpact = \"minor\"\n";
    for text in [
        format!("+++\n{incident}{toml}\n+++\nWords.\n"),
        format!("+++\n{incident}+++\n## 2026-12-01 10:00 Update\n```components\n{toml}\n```\n"),
    ] {
        let site = SiteTest::new().file("content/incidents/long.md", &text);
        attacked(what, &site, Says(""));
    }
}

#[track_caller]
fn in_site(what: &str, toml: &str, ends: Ends) {
    let site = SiteTest::new().file("site.toml", &format!("{SITE}{toml}\n"));
    attacked(what, &site, ends);
}

#[test]
fn what_nests_too_deep_is_refused() {
    everywhere("lists", &format!("a = {}", "[".repeat(LONG / 2)));
    everywhere("tables", &format!("a = {}", "{a=".repeat(LONG / 6)));
    everywhere("keys", &format!("a{} = 1", ".a".repeat(LONG / 4)));
    everywhere("headers", &format!("[a{}]", ".a".repeat(LONG / 4)));
}

#[test]
fn mistakes_by_the_thousand() {
    everywhere("words", &long("x\n"));
    everywhere("on one line", &long("x "));
    everywhere("dates", &"a = 2026-99-99\n".repeat(20_000));
    everywhere(
        "keys",
        &(0..50_000)
            .map(|number| format!("k{number} = 1\n"))
            .collect::<String>(),
    );
    everywhere("alike", &"k = 1\n".repeat(50_000));
}

#[test]
fn one_line_as_long_as_can_be() {
    in_site(
        "text",
        &format!("a = \"{}\"", "x".repeat(10 << 20)),
        Says("content::unknown-key"),
    );
    in_site(
        "name",
        &format!(
            "[[components]]\nid = \"long\"\nname = \"{}\"",
            "é".repeat(5 << 20)
        ),
        Says("content::out-of-range"),
    );
    in_site("word", &"x".repeat(10 << 20), Says("content::toml"));
    in_site("comment", &"#".repeat(10 << 20), Builds);
}
