//! What fuzzing found, each under the name of what went wrong.

use crate::bodies::{site, texts};
use crate::memory::Memory;
use crate::support::{NOW, SITE};
use tidings::diagnostic::{Style, render};

/// U+009B begins a sequence that steers some terminals, as ESC and `[` do; it was shown as it stands in a line.
#[test]
fn control_characters_of_latin_1_reach_no_terminal() {
    texts::site_toml("[site]\ntitle = a\u{9b}31m\n".as_bytes());
    let reading = Memory::new(SITE)
        .with("pages/a.md", "+++\nx\u{85}y = \"\u{9b}2J\"\n+++\n")
        .read(NOW);
    let shown = render(&reading.diagnostics, &reading.sources, Style::Plain);
    assert!(
        shown.contains('\u{fffd}') && !shown.contains(['\u{85}', '\u{9b}']),
        "{shown}"
    );
    site::findings(&reading.diagnostics, &reading.sources);
}

/// A remedy that quotes what was written steered the terminal with it: only the line shown was made harmless.
#[test]
fn control_characters_in_a_remedy_reach_no_terminal() {
    texts::site_toml(b"[site]\nwe_act = false \x1b[31m work\n");
    let reading = Memory::new("[site]\na = false \u{1b}[31m b\n").read(NOW);
    let shown = render(&reading.diagnostics, &reading.sources, Style::Coloured);
    assert!(shown.contains("`\"false \u{fffd}"), "{shown:?}");
}

/// The line at the end of which a text was still open ended with a blank: the place began behind the line and ended before
/// it. It is told where the text begins.
#[test]
fn a_text_without_an_end_is_told_where_it_begins() {
    let open = "[site]\ntitle = \"\"\"a\n[b ";
    texts::site_toml(open.as_bytes());
    let reading = Memory::new(open).read(NOW);
    let shown = render(&reading.diagnostics, &reading.sources, Style::Plain);
    assert!(shown.contains("site.toml:2:9"), "{shown}");
}
