//! The tags of raw HTML as they are written: what they say is looked at before the HTML is made harmless, which may take
//! them out.

use std::ops::Range;

/// An opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'h> {
    /// Its name, as it is written.
    pub name: &'h str,
    /// From `<` to `>`.
    pub at: Range<usize>,
    /// Its attributes with their values, as they are written, and where the values stand.
    attributes: Vec<(&'h str, &'h str, Range<usize>)>,
}

impl<'h> Tag<'h> {
    /// Whether an attribute is there, with a value or without.
    pub fn has(&self, name: &str) -> bool {
        self.attributes
            .iter()
            .any(|(given, ..)| given.eq_ignore_ascii_case(name))
    }

    /// All values, as they are written, with their places.
    pub fn values(&self) -> impl Iterator<Item = (&'h str, Range<usize>)> + '_ {
        self.attributes.iter().map(|(_, value, at)| (*value, at.clone()))
    }

    /// The values that readers see or hear, with their places.
    pub fn words(&self) -> impl Iterator<Item = (&'h str, Range<usize>)> + '_ {
        let is_seen = |name: &str| {
            ["alt", "title", "aria-label"]
                .iter()
                .any(|seen| name.eq_ignore_ascii_case(seen))
        };
        let seen = self.attributes.iter().filter(move |(name, ..)| is_seen(name));
        seen.map(|(_, value, at)| (*value, at.clone()))
    }
}

/// The opening tags of HTML, in order. A comment has none, and neither has what is never closed.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find('<').map(|at| from + at) {
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            let Some(end) = rest.find("-->") else { break };
            from = start + end + 3;
            continue;
        }
        let mut reader = Reader { html, at: start + 1 };
        tags.extend(reader.tag(start));
        // What was read of one that is none holds no other: a thousand that are never closed are read once.
        from = reader.at.max(start + 1);
    }
    tags
}

struct Reader<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Reader<'h> {
    fn tag(&mut self, start: usize) -> Option<Tag<'h>> {
        let (name, _) = self.take_while(|c| c.is_ascii_alphanumeric() || c == '-');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut attributes = Vec::new();
        loop {
            self.take_while(|c| c.is_whitespace() || c == '/');
            if self.rest().starts_with('>') {
                self.at += 1;
                let at = start..self.at;
                return Some(Tag { name, at, attributes });
            }
            let (name, _) = self.take_while(|c| !c.is_whitespace() && !matches!(c, '=' | '>' | '/'));
            let before = self.at;
            self.take_while(char::is_whitespace);
            let (value, at) = match self.rest().starts_with('=') {
                true => self.value()?,
                false => {
                    self.at = before;
                    ("", before..before)
                }
            };
            if name.is_empty() && at.is_empty() {
                return None;
            }
            attributes.push((name, value, at));
        }
    }

    /// The value after `=`.
    fn value(&mut self) -> Option<(&'h str, Range<usize>)> {
        self.at += 1;
        self.take_while(char::is_whitespace);
        let quote = self.rest().chars().next().filter(|c| matches!(c, '"' | '\''));
        let Some(quote) = quote else {
            return Some(self.take_while(|c| !c.is_whitespace() && c != '>'));
        };
        self.at += 1;
        let value = self.take_while(|c| c != quote);
        // A quotation mark that is never closed takes the rest of the text with it.
        self.rest().starts_with(quote).then(|| self.at += 1)?;
        Some(value)
    }

    fn take_while(&mut self, is_part: impl Fn(char) -> bool) -> (&'h str, Range<usize>) {
        let rest = self.rest();
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let at = self.at..self.at + length;
        self.at += length;
        (&rest[..length], at)
    }

    fn rest(&self) -> &'h str {
        &self.html[self.at..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_what_they_say() {
        let html = "a < b <!-- <img> --> <IMG src=x alt> <img src='a b' Alt = \"db7 > x\"/>\n<p title=y><img\nsrc=z></p><img src=\"";
        let found = tags(html);
        let shown: Vec<(&str, bool, Vec<&str>)> = found
            .iter()
            .map(|tag| {
                (
                    tag.name,
                    tag.has("alt"),
                    tag.words().map(|(word, _)| word).collect(),
                )
            })
            .collect();
        let expected = [
            ("IMG", true, vec![""]),
            ("img", true, vec!["db7 > x"]),
            ("p", false, vec!["y"]),
            ("img", false, vec![]),
        ];
        assert_eq!(shown, expected);
        for tag in &found {
            assert!(html[tag.at.clone()].starts_with('<') && html[tag.at.clone()].ends_with('>'));
            assert!(tag.words().all(|(word, at)| &html[at] == word));
        }
    }
}
