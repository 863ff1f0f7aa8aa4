//! Words that have the shape of an address, of a host's name or of a mailbox, found while a text is read. Only the
//! shape is looked at here: most words are none at a glance.

use std::ops::Range;

use super::tags::{Tag, tags};
use crate::model::{Mention, Span};

/// The words of a text so far.
pub struct Mentions<'t> {
    text: &'t str,
    file: u32,
    /// Words that stand without a break, which a parser hands over in parts.
    words: String,
    parts: Vec<Part>,
    found: Vec<Mention>,
}

/// A part of the words.
struct Part {
    /// Where it begins in them.
    begin: usize,
    /// Where it stands in the text.
    at: Range<usize>,
    /// Whether it is written there letter for letter: an entity is not.
    is_literal: bool,
}

impl<'t> Mentions<'t> {
    /// Of the text of a file.
    pub fn new(text: &'t str, file: u32) -> Self {
        Self {
            text,
            file,
            words: String::new(),
            parts: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Words, and where they stand.
    pub fn hear(&mut self, words: &str, at: Range<usize>) {
        self.parts.push(Part {
            begin: self.words.len(),
            is_literal: self.text.get(at.clone()) == Some(words),
            at,
        });
        self.words.push_str(words);
    }

    /// The words between the tags of a line of raw HTML; those of code are left out.
    pub fn hear_html(&mut self, html: &str, at: Range<usize>) {
        self.pause();
        for (value, place) in tags(html).iter().flat_map(Tag::words) {
            self.hear(value, at.start + place.start..at.start + place.end);
            self.pause();
        }
        let mut end = 0;
        for part in html.split_inclusive('<') {
            let start = end;
            end += part.len();
            let words = part.strip_suffix('<').unwrap_or(part);
            let (tag, words) =
                words
                    .split_once('>')
                    .unwrap_or(if start == 0 { ("", words) } else { (words, "") });
            let is_code = tag.starts_with("code") || tag.starts_with("pre");
            if !is_code {
                let from = at.start + start + part.find(words).unwrap_or(0);
                self.hear(words, from..from + words.len());
                self.pause();
            }
        }
    }

    /// What comes next does not belong to the last word.
    pub fn pause(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        let place = |range: Range<usize>| {
            let start = place(&self.parts, range.start, range.start + 1);
            let end = place(&self.parts, range.end.saturating_sub(1), range.end);
            Span::new(self.file, start.start..end.end.max(start.start))
        };
        self.found.extend(mentions(&self.words, place));
        self.words.clear();
        self.parts.clear();
    }

    /// All that were found.
    pub fn found(mut self) -> Vec<Mention> {
        self.pause();
        self.found
    }
}

/// Where `from..to` of the words stands in the text, both within one part: all of the part where it is not literal.
fn place(parts: &[Part], from: usize, to: usize) -> Range<usize> {
    let after = parts.partition_point(|part| part.begin <= from);
    match after.checked_sub(1).and_then(|place| parts.get(place)) {
        None => 0..0,
        Some(Part {
            begin,
            at,
            is_literal: true,
        }) => at.start + (from - begin)..at.start + (to - begin),
        Some(part) => part.at.clone(),
    }
}

/// The words of a text that have the shape of an address; `place` gives the place of a range of it.
pub fn mentions(text: &str, place: impl Fn(Range<usize>) -> Span) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut read = 0;
    for at in memchr::memchr3_iter(b'.', b'@', b':', text.as_bytes()) {
        // Most stops end a sentence, and nothing follows them.
        if at < read || !text[at + 1..].starts_with(is_part) {
            continue;
        }
        let start = text[..at].trim_end_matches(is_part).len();
        read = text.len() - text[at..].trim_start_matches(is_part).len();
        let (bare, from) = without_punctuation(&text[start..read]);
        if has_shape(bare) {
            let from = start + from;
            found.push(Mention {
                word: bare.to_owned(),
                before: last_word(&text[..start]).to_owned(),
                span: place(from..from + bare.len()),
            });
        }
    }
    found
}

/// The last word of a text, without the punctuation around it.
fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(|c| !is_part(c));
    let start = text.trim_end_matches(is_part).len();
    without_punctuation(&text[start..]).0
}

/// Whether a sign can stand in an address.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '@' | '/' | '+' | '%')
}

/// A word without the stops and strokes around it, and where it begins in what was written.
fn without_punctuation(word: &str) -> (&str, usize) {
    let is_stop = |c: char| !c.is_alphanumeric();
    let trimmed = word.trim_matches(is_stop);
    let from = word.find(trimmed).unwrap_or(0);
    // `::1` and `2001:db8::` are whole only with their colons.
    let start = if word[..from].ends_with("::") {
        from - 2
    } else {
        from
    };
    let end = from + trimmed.len();
    let end = if word[end..].starts_with("::") {
        end + 2
    } else {
        end
    };
    (&word[start..end], start)
}

fn has_shape(word: &str) -> bool {
    word.contains('@') || word.contains('.') || word.contains("::") || word.matches(':').count() == 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_that_shape_are_found_with_the_word_before_them() {
        let text = "The server (db7.customer.internal) at 10.20.30.40, version 1.2.3.4; ask jan@shop.internal. See ::1 or [2a00::7]:80.";
        let found = mentions(text, |range| Span::new(0, range));
        let words: Vec<(&str, &str)> = found.iter().map(|one| (&*one.before, &*one.word)).collect();
        let expected = [
            ("server", "db7.customer.internal"),
            ("at", "10.20.30.40"),
            ("version", "1.2.3.4"),
            ("ask", "jan@shop.internal"),
            ("See", "::1"),
            ("or", "2a00::7"),
        ];
        assert_eq!(words, expected);
        for one in &found {
            assert_eq!(&text[one.span.range()], one.word);
        }
    }

    #[test]
    fn plain_sentences_have_none() {
        for text in [
            "We restart at 01:02:03. All is well.",
            "",
            "... :-) @ / % 50 %",
            "See: this",
        ] {
            assert_eq!(mentions(text, |range| Span::new(0, range)), []);
        }
    }
}
