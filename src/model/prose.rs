//! What staff wrote, ready to be put on a page.

use chrono::NaiveDate;

use super::Span;

/// A text read from Markdown and made harmless. Addresses and words that only a site at an instant, in a
/// language, can give are left open as pieces between the HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// In order; the HTML of two neighbours is never both sides of one tag but for [`Piece::Link`].
    pub pieces: Vec<Piece>,
    /// Its words that have the shape of an address, in order.
    pub mentions: Vec<Mention>,
}

/// A word that has the shape of an address, of a host's name or of a mailbox. What it is, and whose, is another question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The word, without what punctuation stands around it.
    pub word: String,
    /// The word before it, or nothing.
    pub before: String,
    /// Its place; where it is not written letter for letter, that of the whole text that it stands in.
    pub span: Span,
}

impl Prose {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// How many words it has; what is worked out is not counted.
    pub fn words(&self) -> usize {
        let (mut words, mut in_tag, mut in_word) = (0, false, false);
        let html = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Html(html) => Some(html.chars()),
            _ => None,
        });
        for c in html.flatten() {
            let is_word = !in_tag && c != '<' && !c.is_whitespace();
            words += usize::from(is_word && !in_word);
            in_word = is_word;
            in_tag = (in_tag || c == '<') && c != '>';
        }
        words
    }

    /// The parts that are worked out, in order.
    pub fn parts(&self) -> impl Iterator<Item = GeneratedPart> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Part(part) => Some(*part),
            _ => None,
        })
    }

    /// What it refers to, in order.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Link { to, .. } | Piece::Address(to) => Some(to),
            _ => None,
        })
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Safe HTML.
    Html(String),
    /// The start of a link within the site: the attributes besides the address are in `attributes`, with a
    /// leading blank. If the page is not published, only what is inside the link is shown.
    Link {
        /// Where it leads.
        to: Reference,
        /// Safe attributes such as ` title="…"`, or nothing.
        attributes: String,
    },
    /// The end of such a link.
    LinkEnd,
    /// The address of a file, within an attribute.
    Address(Reference),
    /// The text's own prefix for ids, so that footnotes of two texts on one page do not collide.
    IdPrefix,
    /// A heading's level below the heading that the text stands under (1 is one below).
    Level(u8),
    /// A word from the theme's catalogue, by message id.
    Word(&'static str),
    /// `{{ name }}` in a newsletter, by name.
    Part(GeneratedPart),
}

/// What a text refers to on the site, and where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What is referred to.
    pub target: Target,
    /// With its `#`, or empty.
    pub fragment: String,
    /// The place in the text.
    pub span: Span,
}

/// What can be referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A content file's page, by the file's path below the content folder, such as
    /// `incidents/2026-11-02-slow-websites.md`.
    Page(String),
    /// An occurrence of a recurring window, by its file's path below the content folder and the date that is its
    /// name.
    Occurrence(String, NaiveDate),
    /// A file that is copied beside the page that shows it, by its path below the content folder, such as
    /// `incidents/graph.svg`.
    Beside(String),
    /// An address from the site's root, such as `/assets/plan.pdf`, to be put below the base path.
    Root(String),
}

/// The parts of a newsletter that are worked out as of its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GeneratedPart {
    /// `{{ upcoming_maintenance }}`
    UpcomingMaintenance,
    /// `{{ uptime_table }}`
    UptimeTable,
    /// `{{ incidents }}`
    Incidents,
}

impl GeneratedPart {
    /// The parts by the names staff write.
    pub const ALL: [(&str, Self); 3] = [
        ("upcoming_maintenance", Self::UpcomingMaintenance),
        ("uptime_table", Self::UptimeTable),
        ("incidents", Self::Incidents),
    ];
}
