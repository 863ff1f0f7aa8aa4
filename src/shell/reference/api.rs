//! `reference-api.md`

const BEFORE: &str = include_str!("api.md");

/// The page's text.
pub fn page() -> String {
    BEFORE.to_owned()
}
