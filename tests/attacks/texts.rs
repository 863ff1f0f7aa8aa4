//! Markdown that takes others' readers minutes.

use super::{Builds, Ends, LONG, Says, attacked, long};
use crate::support::SiteTest;

const INCIDENT: &str = "+++\ntitle = \"Slow\"\nstarted = 2026-12-01 09:00:00\nimpact = \"minor\"\n+++\n";
const PAGE: &str = "+++\ntitle = \"A page\"\n+++\n";

#[track_caller]
fn of_page(what: &str, body: &str, ends: Ends) {
    let site = SiteTest::new().file("content/pages/long.md", &format!("{PAGE}{body}"));
    attacked(what, &site, ends);
}

#[track_caller]
fn of_incident(what: &str, body: &str, ends: Ends) {
    let site = SiteTest::new().file("content/incidents/long.md", &format!("{INCIDENT}{body}"));
    attacked(what, &site, ends);
}

#[test]
fn what_nests_too_deep_is_refused() {
    for (what, body) in [
        ("quotes", "> ".repeat(10_000) + "a"),
        ("lists", "- ".repeat(10_000) + "a"),
        ("quoted lists", "> - ".repeat(5000) + "a"),
        ("elements", "<div>\n".repeat(10_000)),
        ("quoted lines", ("> ".repeat(1000) + "a\n").repeat(100)),
    ] {
        of_page(what, &body, Says("content::too-deep"));
    }
}

/// Brackets that open and never close: `[^` is issue 1076 of pulldown-cmark. A reader that looks for the end of each
/// looks at 10^10 signs.
#[test]
fn what_is_never_closed_is_text() {
    for sign in [
        "[^",
        "[",
        "![",
        "[a](",
        "[a](<",
        "[a][",
        "*_",
        "**a ",
        "~~a ",
        "`a",
        "<",
        "<a ",
        "<!--",
        "<![CDATA[",
        "<?",
        "<!A ",
        "&",
        "]",
        "\\[",
    ] {
        of_page(sign, &long(sign), Builds);
    }
}

#[test]
fn runs_of_backticks_of_every_length_are_text() {
    let runs: Vec<String> = (1..700).map(|length| "`".repeat(length)).collect();
    of_page("backticks", &runs.join(" "), Builds);
}

/// A definition that is long and a reference that is short would make more of a text than any disk holds.
#[test]
fn references_do_not_multiply() {
    let definition = format!("[a]: https://a.example/{}\n\n", "x".repeat(LONG / 2));
    of_page("one", &(definition + &"[a] ".repeat(LONG / 10)), Builds);
    let many = (0..5000).map(|number| format!("[{number}]: https://a.example/{number}\n"));
    let all: String = many
        .chain((0..5000).map(|number| format!("\n[{number}]")))
        .collect();
    of_page("many", &all, Builds);
}

/// Of a row that is short the parser writes the cells that are missing, a quarter of a million for each table.
#[test]
fn short_rows_of_a_wide_table_do_not_multiply() {
    let head = |columns| format!("{}|\n{}|\n", "|a".repeat(columns), "|-".repeat(columns));
    let wide = head(10_000) + &"|b\n".repeat(60_000);
    of_page("wide", &wide, Says("content::short-rows"));
    let many = (head(515) + &"a\n".repeat(510) + "\n").repeat(LONG / 3200);
    of_incident("many", &many, Says("content::short-rows"));
    let quoted = format!(
        "> {}> {}",
        "|a".repeat(515) + "|\n",
        "|-".repeat(515) + "|\n> a".repeat(510).as_str()
    );
    of_page("quoted", &quoted, Says("content::short-rows"));
}

/// Once what it takes to lay a row out in words grew with the square of its cells.
#[test]
fn wide_tables_are_told_in_words_too() {
    let head = format!("{}\n{}\n", "a|".repeat(10_000), "-|".repeat(10_000));
    of_incident("Markdown", &(head + &"b|".repeat(10_000) + "\n"), Builds);
    of_incident(
        "HTML",
        &format!("<table><tr>{}</table>", "<td>x</td>".repeat(20_000)),
        Builds,
    );
}

/// What a text becomes in words takes the most memory.
#[test]
fn blocks_by_the_thousand() {
    for block in ["a\n\n", ">\n\n", "#\n", "-\n", "a\\\n", "[^a]: x\n\n"] {
        of_incident(block, &long(block), Builds);
    }
    of_incident("rows", &format!("|a|\n|-|\n{}", long("a\n")), Builds);
}

/// Once an attribute was compared with all others of its tag.
#[test]
fn attributes_by_the_thousand() {
    let names: Vec<String> = (0..30_000).map(|number| format!("{number:x}")).collect();
    of_incident("attributes", &format!("<p {}>", names.join(" ")), Builds);
}

/// Once each note was looked for among all references.
#[test]
fn notes_by_the_thousand() {
    let references = (0..10_000).map(|number| format!("[^{number}] "));
    let notes = (0..10_000).map(|number| format!("\n\n[^{number}]: x"));
    of_page("notes", &references.chain(notes).collect::<String>(), Builds);
}

/// Once each was compared with all of the line it stands in, and counted from its beginning.
#[test]
fn addresses_by_the_thousand_on_one_line() {
    of_page("mailboxes", &long("jan@a.example "), Builds);
    of_page("numbers", &long("::1 "), Builds);
    of_page("names", &long("a.b "), Builds);
}

/// Once each link was counted from the beginning of its line, each told in full and each told by a line.
#[test]
fn mistakes_by_the_thousand_on_one_line() {
    of_page("links", &long("[a](b.md) "), Says("link::nowhere"));
    of_page("addresses", &long("[a](/b) "), Says("link::no-such-page"));
    of_page("pictures", &long("<img src=b.svg>"), Says("link::nowhere"));
}

/// Once a raw address that is written with entities was looked for in all that follows it.
#[test]
fn raw_addresses_by_the_thousand() {
    of_page("entities", &long("<a href=\"&#35;x\">x</a> "), Builds);
    of_page("tags without an end", &long("<p a=b "), Builds);
    of_page("names without an end", &(long("<p ") + "="), Builds);
}

#[test]
fn headings_by_the_thousand() {
    of_page("alike", &long("# a\n\n"), Builds);
    of_page("one id", &long("# a {#b}\n\n"), Says("page::heading-id"));
    let questions = format!(
        "+++\ntitle = \"Q\"\nkind = \"faq\"\n+++\n{}",
        long("## a\n\nb\n\n")
    );
    let site = SiteTest::new().file("content/pages/long.md", &questions);
    attacked("questions", &site, Builds);
}

#[test]
fn updates_by_the_thousand() {
    let update = |number: u32| {
        let (hour, minute, second) = (9 + number / 3600, number / 60 % 60, number % 60);
        format!("## 2026-12-01 {hour:02}:{minute:02}:{second:02} Update\nx\n\n")
    };
    let updates: String = (1..7000).map(update).collect();
    of_incident("updates", &updates, Builds);
}

#[test]
fn one_word_as_long_as_a_text() {
    of_page("word", &"x".repeat(LONG), Builds);
    of_page(
        "address",
        &format!("[a]({}.md)", "x".repeat(LONG)),
        Says("link::nowhere"),
    );
    let title = INCIDENT.replace("Slow", &"x".repeat(LONG));
    let site = SiteTest::new().file("content/incidents/long.md", &title);
    attacked("title", &site, Builds);
    let site = SiteTest::new().file("content/incidents/long.md", &"x".repeat(10 << 20));
    attacked("text", &site, Says("content::too-large"));
}
