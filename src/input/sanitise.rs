//! From written HTML to [`Prose`]: what raw HTML holds is made harmless, and what only the site can fill in
//! is cut out as pieces.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::library::{Address, Use};
use super::markdown::attribute;
use crate::model::{Piece, Prose, Reference};

/// Begins and ends a mark while HTML is being written: a Unicode noncharacter, which HTML parsers leave alone.
const MARK: char = '\u{FDD0}';

/// Something left open.
pub enum Slot {
    /// A piece that stands by itself.
    Piece(Piece),
    /// The address of an `<a>`, which becomes [`Piece::Link`] with the rest of its tag.
    Link(Reference),
}

/// What every mark in a text begins with. It holds a hash of the text, so that no text can hold a mark: an author may
/// write the noncharacter, as an entity too, but never the hash of what is being written. Most texts need none.
#[derive(Clone)]
pub struct MarkPrefix<'t>(Rc<LazyPrefix<'t>>);

struct LazyPrefix<'t> {
    text: &'t str,
    prefix: OnceCell<Arc<str>>,
}

impl<'t> MarkPrefix<'t> {
    /// For a file's text.
    pub fn of(text: &'t str) -> Self {
        Self(Rc::new(LazyPrefix {
            text,
            prefix: OnceCell::new(),
        }))
    }

    fn get(&self) -> &Arc<str> {
        self.0.prefix.get_or_init(|| {
            let hash = blake3::hash(self.0.text.as_bytes()).to_hex();
            format!("{MARK}{}.", &hash.as_str()[..32]).into()
        })
    }
}

/// What a section of a text leaves open, by number.
pub struct Slots<'t> {
    slots: Vec<Slot>,
    prefix: MarkPrefix<'t>,
}

impl<'t> Slots<'t> {
    /// None yet.
    pub fn new(prefix: MarkPrefix<'t>) -> Self {
        Self {
            slots: Vec::new(),
            prefix,
        }
    }

    /// Adds a slot and gives the mark that stands for it in the HTML.
    pub fn add(&mut self, slot: Slot) -> String {
        self.slots.push(slot);
        format!("{}{}{MARK}", self.prefix.get(), self.slots.len() - 1)
    }
}

/// Makes HTML that holds raw parts harmless. `resolve` says what an address in it leads to; addresses that
/// were resolved before are marks and stay. One that is refused goes, with its attribute.
pub fn sanitise(
    html: &str,
    slots: &mut Slots<'_>,
    mut resolve: impl FnMut(&str, Use) -> Option<Address>,
) -> String {
    let found = Arc::new(Mutex::new(Found {
        addresses: Vec::new(),
        prefix: Arc::clone(slots.prefix.get()),
    }));
    let clean = cleaner(Arc::clone(&found)).clean(html).to_string();
    let Ok(mut found) = found.lock() else {
        return String::new();
    };
    // Elements that were taken out have their addresses here too: what they lead to is told all the same.
    let values: Vec<Option<String>> = std::mem::take(&mut found.addresses)
        .into_iter()
        .map(|(address, wanted)| {
            Some(match resolve(&address, wanted)? {
                Address::Outside(address) => attribute(&address),
                Address::Inside(to) if wanted == Use::Link => slots.add(Slot::Link(to)),
                Address::Inside(file) => slots.add(Slot::Piece(Piece::Address(file))),
            })
        })
        .collect();
    with_addresses(&clean, &found.mark(), &values)
}

/// Puts each address in the place of its mark. Without one the attribute goes.
fn with_addresses(html: &str, mark: &str, values: &[Option<String>]) -> String {
    let mut written = String::with_capacity(html.len());
    let mark = Finder::new(mark);
    let mut rest = html;
    while let Some((before, number, after)) = split_at_mark(rest, &mark) {
        match values.get(number).and_then(Option::as_ref) {
            Some(value) => {
                written.push_str(before);
                written.push_str(value);
                rest = after;
            }
            None => {
                // What stands before it is ` href="`, what stands after it begins with the closing quote.
                written.push_str(before.rsplit_once(' ').map_or(before, |(element, _)| element));
                rest = after.strip_prefix('"').unwrap_or(after);
            }
        }
    }
    written.push_str(rest);
    written
}

/// The text before the next mark, the mark's number, and the text after it.
fn split_at_mark<'t>(html: &'t str, mark: &Finder<'_>) -> Option<(&'t str, usize, &'t str)> {
    let at = mark.find(html.as_bytes())?;
    let (number, after) = html[at + mark.needle().len()..].split_once(MARK)?;
    Some((&html[..at], number.parse().unwrap_or(usize::MAX), after))
}

/// The addresses of raw HTML, in the order in which they are written.
struct Found {
    addresses: Vec<(String, Use)>,
    /// What marks begin with.
    prefix: Arc<str>,
}

impl Found {
    /// What stands for an address until it is resolved.
    fn mark(&self) -> String {
        format!("{}address ", self.prefix)
    }
}

fn cleaner(found: Arc<Mutex<Found>>) -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .add_tags([
            "audio",
            "details",
            "figcaption",
            "figure",
            "source",
            "summary",
            "video",
        ])
        .add_tag_attributes("audio", ["src", "controls"])
        .add_tag_attributes("video", ["src", "controls", "poster", "width", "height"])
        .add_tag_attributes("source", ["src", "type"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attribute_values("div", "tabindex", ["0"])
        .add_generic_attributes(["id"])
        .add_url_schemes(["sms"])
        .allowed_classes(own_classes())
        .link_rel(None)
        .attribute_filter(move |element, attribute, value| {
            let mut found = found.lock().ok()?;
            let wanted = match (element, attribute) {
                // Ids are ours: an author's might stand on the page already.
                (_, "id") => return value.starts_with(&*found.prefix).then(|| value.into()),
                // What Markdown says of a block of code.
                ("code", "class") => return value.starts_with("language-").then(|| value.into()),
                ("a", "href") => Use::Link,
                (_, "src" | "poster") => Use::Media,
                (_, "href" | "cite") => return None,
                // The tag of a link is cut at its brackets.
                ("a", _) if value.contains(['<', '>']) => return None,
                _ => return Some(value.into()),
            };
            if value.starts_with(&*found.prefix) {
                return Some(value.into());
            }
            found.addresses.push((value.to_owned(), wanted));
            Some(format!("{}{}{MARK}", found.mark(), found.addresses.len() - 1).into())
        });
    cleaner
}

/// The classes that Markdown itself is written with.
fn own_classes() -> HashMap<&'static str, HashSet<&'static str>> {
    let cell = ["left", "center", "right"];
    HashMap::from([
        (
            "div",
            [
                "alert",
                "note",
                "tip",
                "important",
                "warning",
                "caution",
                "footnote",
                "table",
            ]
            .into(),
        ),
        ("p", ["alert-title"].into()),
        ("span", ["task", "footnote-number"].into()),
        ("sup", ["footnote-ref"].into()),
        ("th", cell.into()),
        ("td", cell.into()),
    ])
}

/// Cuts written HTML into pieces.
pub fn pieces(html: &str, slots: &Slots<'_>) -> Prose {
    let levels = Levels::of(html);
    let mut cutter = Cutter {
        pieces: Vec::new(),
        in_link: false,
        levels,
    };
    // Most sections leave nothing open.
    let mark = (!slots.slots.is_empty()).then(|| Finder::new(&**slots.prefix.get()));
    let mut rest = html;
    while let Some((before, number, after)) = mark.as_ref().and_then(|mark| split_at_mark(rest, mark)) {
        rest = after;
        match slots.slots.get(number) {
            Some(Slot::Piece(piece)) => {
                cutter.html(before);
                cutter.pieces.push(piece.clone());
            }
            Some(Slot::Link(to)) => {
                let tag = before.rfind('<').unwrap_or(before.len());
                cutter.html(&before[..tag]);
                let end = tag_end(after);
                let attributes = [&before[tag..], &after[..end]].concat();
                cutter.pieces.push(Piece::Link {
                    to: to.clone(),
                    attributes: other_attributes(&attributes),
                });
                cutter.in_link = true;
                rest = after.get(end + 1..).unwrap_or("");
            }
            None => cutter.html(before),
        }
    }
    cutter.html(rest);
    Prose {
        pieces: cutter.pieces,
        mentions: Vec::new(),
    }
}

/// Where a tag ends, from within a value in double quotes: the `>` that is in no quotes.
fn tag_end(rest: &str) -> usize {
    let mut quoted = true;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    rest.len()
}

/// The attributes of `<a … href="" …` but `href`, with a leading blank.
fn other_attributes(tag: &str) -> String {
    tag.trim_start_matches("<a")
        .replacen(" href=\"\"", "", 1)
        .trim_end()
        .to_owned()
}

/// Heading levels relative to one another: the highest in a text is one below what the text stands under,
/// and no level is skipped on the way down.
struct Levels {
    by_level: [u8; 7],
    are_none: bool,
}

impl Levels {
    fn of(html: &str) -> Self {
        let mut used = [false; 7];
        for at in memchr_iter(b'<', html.as_bytes()) {
            if let [b'h', digit @ b'1'..=b'6', b'>' | b' ', ..] = html.as_bytes()[at + 1..] {
                used[level(digit)] = true;
            }
        }
        let mut by_level = [1; 7];
        let mut next = 0;
        for level in 1..=6 {
            if used[level] {
                next += 1;
            }
            by_level[level] = next.max(1);
        }
        Self {
            by_level,
            are_none: next == 0,
        }
    }
}

/// A heading's level by its digit.
fn level(digit: u8) -> usize {
    usize::from(digit - b'0')
}

struct Cutter {
    pieces: Vec<Piece>,
    in_link: bool,
    levels: Levels,
}

impl Cutter {
    /// Adds HTML, cutting out the levels of headings and the end of a link that is a piece.
    fn html(&mut self, mut html: &str) {
        while let Some((at, length, piece)) = self.next_cut(html) {
            self.push(&html[..at]);
            self.pieces.push(piece);
            html = &html[at + length..];
        }
        self.push(html);
    }

    fn next_cut(&mut self, html: &str) -> Option<(usize, usize, Piece)> {
        if !self.in_link && self.levels.are_none {
            return None;
        }
        for at in memchr_iter(b'<', html.as_bytes()) {
            let (start, digit) = match html.as_bytes()[at + 1..] {
                [b'/', b'a', b'>', ..] if self.in_link => {
                    self.in_link = false;
                    return Some((at, 4, Piece::LinkEnd));
                }
                [b'/', b'h', digit @ b'1'..=b'6', b'>' | b' ', ..] => (at + 3, digit),
                [b'h', digit @ b'1'..=b'6', b'>' | b' ', ..] => (at + 2, digit),
                _ => continue,
            };
            return Some((start, 1, Piece::Level(self.levels.by_level[level(digit)])));
        }
        None
    }

    /// A noncharacter that its author wrote as an entity is none of ours, and no HTML.
    fn push(&mut self, html: &str) {
        if html.is_empty() {
            return;
        }
        let html = &*if html.contains(MARK) {
            Cow::Owned(html.replace(MARK, "\u{FFFD}"))
        } else {
            Cow::Borrowed(html)
        };
        match self.pieces.last_mut() {
            Some(Piece::Html(before)) => before.push_str(html),
            _ => self.pieces.push(Piece::Html(html.to_owned())),
        }
    }
}
