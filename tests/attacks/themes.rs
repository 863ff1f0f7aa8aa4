//! Catalogues at which Fluent would not come back.

use super::{LONG, Says, attacked};
use crate::support::SiteTest;

#[track_caller]
fn of_catalogue(what: &str, words: &str) {
    let site = SiteTest::new()
        .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]")
        .file("themes/own/languages/en.ftl", &format!("home-coming = {words}\n"));
    attacked(what, &site, Says("theme::catalogue"));
}

#[test]
fn braces_and_brackets_that_nest_are_refused() {
    of_catalogue("braces", &"{".repeat(LONG));
    of_catalogue("calls", &format!("{{ {}", "A(".repeat(LONG / 2)));
    let choices = "{ $n ->\n *[a] ".repeat(101);
    of_catalogue("choices", &(choices + "x" + &"\n }".repeat(101)));
}

/// More than a hundred parts within one of these made the formatter panic.
#[test]
fn a_choice_by_what_never_changes_is_refused() {
    let parts = "{ $n }".repeat(101);
    of_catalogue("number", &format!("{{ 1 ->\n *[a] {parts}\n }}"));
    of_catalogue("text", &format!("{{ \"a\" ->\n *[a] {parts}\n }}"));
    let given = format!("{{ $n ->\n *[a] {{ 1 ->\n *[b] {parts}\n }}\n }}");
    of_catalogue("given", &format!("{{ NUMBER({given}) }}"));
    of_catalogue("within", &format!("{{ {{ $n ->\n *[a] {parts}\n }} }}"));
}
