//! Languages by which others part their files.

/// Whether a folder or an end of a name is a language's: `es`, `pt-BR`.
pub fn is_language(code: &str) -> bool {
    let (language, region) = code.split_once(['-', '_']).unwrap_or((code, ""));
    let letters = |text: &str| text.chars().all(|c| c.is_ascii_alphabetic());
    language.len() == 2 && letters(language) && (region.is_empty() || (region.len() <= 4 && letters(region)))
}
