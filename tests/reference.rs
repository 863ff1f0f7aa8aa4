//! The reference: its pages are what the code says, and what the code says is what the readers do.

use std::fs;

use tidings::shell::reference::pages;

use crate::support::REPOSITORY;

#[test]
fn the_pages_are_what_the_code_says() {
    for page in pages() {
        let path = format!("{REPOSITORY}/content/pages/{}.md", page.slug);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, page.text).unwrap();
            continue;
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            written, page.text,
            "{path} is not made anew: BLESS=1 cargo test reference"
        );
    }
}
