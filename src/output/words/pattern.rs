//! A catalogue message taken apart once, since times are written many times on every page.

use super::Catalogue;

/// Text and named gaps, in order.
pub struct Pattern {
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    Gap(usize),
}

/// Encloses a gap's number while the message is formatted; a noncharacter that no catalogue holds.
const MARK: char = '\u{FDD1}';

impl Pattern {
    /// The message `id` with a gap for each of `names`.
    pub fn new(catalogue: &Catalogue, id: &str, names: &[&'static str]) -> Self {
        let args = names
            .iter()
            .enumerate()
            .map(|(at, name)| (*name, format!("{MARK}{at}{MARK}")))
            .collect();
        let message = catalogue.get(id, Some(&args));
        let parts = message
            .split(MARK)
            .enumerate()
            .map(|(at, text)| match text.parse() {
                Ok(gap) if at % 2 == 1 => Part::Gap(gap),
                _ => Part::Text(text.to_owned()),
            });
        Self {
            parts: parts.collect(),
        }
    }

    /// The message with its gaps filled.
    pub fn fill(&self, values: &[&str]) -> String {
        let parts = || {
            self.parts.iter().map(|part| match part {
                Part::Text(words) => words.as_str(),
                Part::Gap(gap) => values.get(*gap).copied().unwrap_or_default(),
            })
        };
        let mut text = String::with_capacity(parts().map(str::len).sum());
        text.extend(parts());
        text
    }
}
