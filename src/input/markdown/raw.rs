//! Where things stand in the raw HTML of a text, and how deep it nests.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use super::super::tags::tags;

/// How many elements are open after a stretch of raw HTML, if `open` were before it.
pub fn raw_depth(html: &str, open: usize) -> usize {
    html.split('<')
        .skip(1)
        .fold(open, |open, tag| match tag.bytes().next() {
            Some(b'/') => open.saturating_sub(1),
            Some(byte) if byte.is_ascii_alphabetic() && !is_void(tag) => open + 1,
            _ => open,
        })
}

/// Elements that hold nothing (HTML, section 13.1.2), and paragraphs and items, which end where the next begins.
fn is_void(tag: &str) -> bool {
    const VOID: [&str; 17] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "dt", "dd",
    ];
    let name = tag
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// The places of raw HTML's addresses by what they say, those that say the same in their order. They are found once, for
/// a text may hold as many as lines.
pub struct RawPlaces {
    by_value: HashMap<String, VecDeque<Range<usize>>>,
    /// Where the last one stood that was asked for; at first, all of the raw HTML that comes first.
    last: Range<usize>,
}

impl RawPlaces {
    pub fn of(text: &str, raw: &[Range<usize>]) -> Self {
        let mut by_value: HashMap<String, VecDeque<Range<usize>>> = HashMap::new();
        for block in blocks(raw) {
            let tags = tags(text.get(block.clone()).unwrap_or_default());
            for (value, at) in tags.iter().flat_map(|tag| tag.values()) {
                let value = html_escape::decode_html_entities(value).into_owned();
                let at = block.start + at.start..block.start + at.end;
                by_value.entry(value).or_default().push_back(at);
            }
        }
        let last = raw.first().cloned().unwrap_or(0..0);
        Self { by_value, last }
    }

    /// Where the next `address` stands; for one that is read otherwise than it is written, the place before it.
    pub fn find(&mut self, address: &str) -> Range<usize> {
        if let Some(at) = self.by_value.get_mut(address).and_then(VecDeque::pop_front) {
            self.last = at;
        }
        self.last.clone()
    }
}

/// Stretches of raw HTML: a tag may go over more than one line, and a parser hands over lines.
pub fn blocks(raw: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for at in raw {
        match blocks.last_mut().filter(|last| last.end == at.start) {
            Some(last) => last.end = at.end,
            None => blocks.push(at.clone()),
        }
    }
    blocks
}
