//! TOML that nests, and long files of it, in site.toml, in front matter and in an update's block.

use super::{Ends, LONG, Says, attacked, long};
use crate::support::{SITE, SiteTest};

/// What is put where TOML is read, and the finding.
#[track_caller]
fn everywhere(what: &str, toml: &str, code: &'static str) {
    in_site(what, toml, Says(code));
    let incident = "title = \"Slow\"\nstarted = 2026-12-01 09:00:00\nimpact = \"minor\"\n";
    for text in [
        format!("+++\n{incident}{toml}\n+++\nWords.\n"),
        format!("+++\n{incident}+++\n## 2026-12-01 10:00 Update\n```components\n{toml}\n```\n"),
    ] {
        let site = SiteTest::new().file("content/incidents/long.md", &text);
        attacked(what, &site, Says(code));
    }
}

#[track_caller]
fn in_site(what: &str, toml: &str, ends: Ends) {
    let site = SiteTest::new().file("site.toml", &format!("{SITE}{toml}\n"));
    attacked(what, &site, ends);
}

#[test]
fn what_nests_too_deep_is_refused() {
    everywhere("lists", &format!("a = {}", "[".repeat(LONG / 2)), "x");
    everywhere("tables", &format!("a = {}", "{a=".repeat(LONG / 6)), "x");
    everywhere("keys", &format!("a{} = 1", ".a".repeat(LONG / 4)), "x");
    everywhere("headers", &format!("[a{}]", ".a".repeat(LONG / 4)), "x");
}

#[test]
fn mistakes_by_the_thousand() {
    everywhere("words", &long("x\n"), "x");
    everywhere("on one line", &long("x "), "x");
    everywhere("dates", &"a = 2026-99-99\n".repeat(20_000), "x");
    everywhere(
        "keys",
        &(0..50_000)
            .map(|number| format!("k{number} = 1\n"))
            .collect::<String>(),
        "x",
    );
    everywhere("alike", &"k = 1\n".repeat(50_000), "x");
}

#[test]
fn one_line_as_long_as_can_be() {
    in_site("text", &format!("a = \"{}\"", "x".repeat(10 << 20)), Says("x"));
    in_site("word", &"x".repeat(10 << 20), Says("x"));
    in_site("comment", &"#".repeat(10 << 20), Ends::Builds);
}
