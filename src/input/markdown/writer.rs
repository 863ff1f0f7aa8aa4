//! The events of a part of a text, written as HTML.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use super::super::heading_ids::{self, HeadingIds};
use super::super::library::{Address, Use};
use super::super::mentions::Mentions;
use super::super::sanitise::{MarkPrefix, Slot, Slots, pieces, sanitise};
use super::super::tags::tags;
use super::raw::{RawPlaces, blocks, raw_depth};
use super::{Context, Placed, Title, written_ids};
use crate::diagnostic::{Diagnostics, check, content, link, newsletter, page};
use crate::model::{GeneratedPart, Piece, Prose, Span};

/// Deeper than any text needs; what reads HTML recurses, and the stack is not endless.
const DEEPEST: usize = 100;

/// What is named once in a file, however it is taken apart.
pub struct Names<'t> {
    prefix: MarkPrefix<'t>,
    footnotes: Footnotes,
    headings: HeadingIds,
    /// All sections stand on one page, so that a note of another section is there.
    pub is_one_page: bool,
    /// Generated parts that stand somewhere.
    parts: HashSet<GeneratedPart>,
    /// Empty; each section is written here before it is cut.
    written: String,
}

impl<'t> Names<'t> {
    /// Of a text that begins at `start` in its file.
    pub fn of(body: &'t str, start: usize, context: &Context<'_>, diagnostics: &mut Diagnostics) -> Self {
        let mut names = Self {
            prefix: MarkPrefix::of(body),
            footnotes: Footnotes::default(),
            headings: HeadingIds::default(),
            is_one_page: false,
            parts: HashSet::new(),
            written: String::new(),
        };
        if context.heading_ids {
            for (id, at) in written_ids(body, context) {
                let span = Span::new(context.file, start + at.start..start + at.end);
                names.headings.reserve(&id, span, diagnostics);
            }
        }
        names
    }
}

/// Footnotes of a file, numbered in the order in which they are first met.
#[derive(Default)]
struct Footnotes {
    numbers: HashMap<String, usize>,
    /// Those whose first reference was written: an id stands once.
    referred: HashSet<usize>,
    /// Those whose first definition was written.
    defined: HashSet<usize>,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }
}

/// Turns the events of one section into prose: most pass through to pulldown-cmark's own writer, those that
/// it would write in a way we cannot publish are replaced by HTML of ours.
pub struct Writer<'a, 'e> {
    text: &'a str,
    context: &'a Context<'a>,
    names: &'a mut Names<'e>,
    diagnostics: &'a mut Diagnostics,
    slots: Slots<'e>,
    ready: Vec<Event<'e>>,
    /// Where raw HTML stands. If there is any, the whole section goes through the sanitiser, which resolves
    /// its addresses.
    raw: Vec<Range<usize>>,
    /// How many raw elements are open, as far as can be told without a parser.
    raw_depth: usize,
    depth: usize,
    /// Nested deeper than any text needs: the rest is not read.
    too_deep: bool,
    /// Footnotes that are defined in this section, and where they are referred to in `ready`.
    defined: HashSet<usize>,
    referred: Vec<(usize, usize)>,
    referred_numbers: HashSet<usize>,
    table: Option<Table>,
    image: Option<Image>,
    /// The picture that was written last.
    picture: Option<Picture>,
    heading: Option<OpenHeading>,
    paragraph_at: usize,
    /// For each open link, whether it was written.
    links: Vec<bool>,
    /// Within code, or a link that shows where it leads.
    is_verbatim: bool,
    mentions: Mentions<'a>,
}

struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

struct Image {
    address: String,
    title: String,
    alt: String,
    span: Span,
    depth: usize,
}

/// A picture that may turn out to stand alone in its paragraph: its title is then its caption.
struct Picture {
    at: usize,
    bare: String,
    caption: String,
}

struct OpenHeading {
    at: usize,
    id: Option<String>,
    words: String,
}

impl<'a, 'e> Writer<'a, 'e> {
    /// Of a part of `text`, the whole of a file.
    pub fn new(
        text: &'a str,
        context: &'a Context<'a>,
        names: &'a mut Names<'e>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            text,
            context,
            slots: Slots::new(names.prefix.clone()),
            names,
            diagnostics,
            ready: Vec::new(),
            raw: Vec::new(),
            raw_depth: 0,
            depth: 0,
            too_deep: false,
            defined: HashSet::new(),
            referred: Vec::new(),
            referred_numbers: HashSet::new(),
            table: None,
            image: None,
            picture: None,
            heading: None,
            paragraph_at: 0,
            links: Vec::new(),
            is_verbatim: false,
            mentions: Mentions::new(text, context.file),
        }
    }

    /// Whether nothing is open: what comes next is a block of the text itself.
    pub fn is_at_top(&self) -> bool {
        self.depth == 0 && self.image.is_none()
    }

    /// What was written as the words of a question. `id` is the one that was given to it.
    pub fn title(self, id: Option<String>, place: Span) -> Title {
        let words = self.ready.iter().filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(&**words),
            _ => None,
        });
        let words: String = words.collect();
        if words.trim().is_empty() {
            self.diagnostics.push(page::no_question(place));
        }
        let id = self.names.headings.id(id, &words);
        Title {
            id,
            words,
            prose: self.finish(),
        }
    }

    /// What was written.
    pub fn finish(mut self) -> Prose {
        // A note that is defined in another section may be shown without it: then it is no link.
        for (at, number) in std::mem::take(&mut self.referred) {
            if !self.defined.contains(&number) && !self.names.is_one_page {
                self.ready[at] =
                    Event::InlineHtml(format!("<sup class=\"footnote-ref\">{number}</sup>").into());
            }
        }
        self.raw_pictures();
        let mut written = std::mem::take(&mut self.names.written);
        html::push_html(&mut written, self.ready.into_iter());
        let mut slots = self.slots;
        let mentions = self.mentions.found();
        if !self.raw.is_empty() {
            let mut places = RawPlaces::of(self.text, &self.raw);
            written = sanitise(&written, &mut slots, |address, wanted| {
                let span = Span::new(self.context.file, places.find(address));
                match self
                    .context
                    .library
                    .resolve(self.context.path, address, wanted, span)
                {
                    Ok(address) => Some(address),
                    Err(error) => {
                        self.diagnostics.push(error);
                        None
                    }
                }
            });
        }
        let prose = Prose {
            mentions,
            ..pieces(&written, &slots)
        };
        written.clear();
        self.names.written = written;
        prose
    }

    /// Writes what happens, one event after the other.
    pub fn all(mut self, events: impl IntoIterator<Item = Placed<'e>>) -> Self {
        for (event, at) in events {
            self.event(event, at);
        }
        self
    }

    /// Writes what happens at `at` of the file.
    pub fn event(&mut self, event: Event<'e>, at: Range<usize>) {
        if self.too_deep {
            return;
        }
        if self.depth.max(self.raw_depth) > DEEPEST {
            self.too_deep = true;
            self.diagnostics
                .push(content::too_deep(Span::new(self.context.file, at), DEEPEST));
            // What is open stays open; nothing is published of a text with an error.
            self.ready.clear();
            self.referred.clear();
            self.referred_numbers.clear();
            self.raw.clear();
            return;
        }
        self.mention(&event, &at);
        if self.image.is_some() {
            return self.within_image(event);
        }
        if let (Some(heading), Event::Text(words) | Event::Code(words)) = (&mut self.heading, &event) {
            heading.words.push_str(words);
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.raw_depth = raw_depth(&html, self.raw_depth);
                self.raw.push(at);
                self.ready.push(Event::InlineHtml(html));
            }
            Event::FootnoteReference(label) => {
                let number = self.names.footnotes.number(&label);
                let prefix = self.slots.add(Slot::Piece(Piece::IdPrefix));
                // Only the first reference is where the note leads back to: an id stands once.
                let id = if self.names.footnotes.referred.insert(number) {
                    format!(" id=\"{prefix}fnr-{number}\"")
                } else {
                    String::new()
                };
                self.referred.push((self.ready.len(), number));
                self.referred_numbers.insert(number);
                self.html(format!(
                    "<sup class=\"footnote-ref\"><a href=\"#{prefix}fn-{number}\"{id}>{number}</a></sup>"
                ));
            }
            Event::TaskListMarker(done) => {
                self.html(if done {
                    "<span class=\"task\">☑</span> "
                } else {
                    "<span class=\"task\">☐</span> "
                });
            }
            event => self.ready.push(event),
        }
    }

    /// Takes note of words that have the shape of an address; where a link leads and what is code is none.
    fn mention(&mut self, event: &Event<'_>, at: &Range<usize>) {
        match event {
            Event::Text(_) if self.is_verbatim => {}
            Event::Text(words) => self.mentions.hear(words, at.clone()),
            Event::Html(html) | Event::InlineHtml(html) => self.mentions.hear_html(html, at.clone()),
            Event::Start(Tag::CodeBlock(_))
            | Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                ..
            }) => self.is_verbatim = true,
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) => {
                self.mentions.pause();
                self.mentions.hear(title, at.clone());
                self.mentions.pause();
            }
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => self.is_verbatim = false,
            _ => self.mentions.pause(),
        }
    }

    /// Tells of pictures of raw HTML that say nothing to those who do not see them; `alt=""` says that there is nothing
    /// to say.
    fn raw_pictures(&mut self) {
        for block in blocks(&self.raw) {
            let tags = tags(self.text.get(block.clone()).unwrap_or_default());
            let pictures = tags.iter().filter(|tag| tag.name.eq_ignore_ascii_case("img"));
            for picture in pictures.filter(|tag| !tag.has("alt")) {
                let at = block.start + picture.at.start..block.start + picture.at.end;
                let span = Span::new(self.context.file, at);
                self.diagnostics.push(check::no_alternative_text(span));
            }
        }
    }

    fn start(&mut self, tag: Tag<'e>, at: Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title, at),
            Tag::Image { dest_url, title, .. } => {
                self.image = Some(Image {
                    address: dest_url.into_string(),
                    title: title.into_string(),
                    alt: String::new(),
                    span: Span::new(self.context.file, at),
                    depth: 0,
                });
            }
            Tag::Heading { level, id, .. } => {
                let at = self.ready.len();
                self.heading = Some(OpenHeading {
                    at,
                    id: id.and_then(|id| heading_ids::written(&id)),
                    words: String::new(),
                });
                self.html(format!("<{level}>"));
            }
            Tag::Paragraph => {
                self.paragraph_at = self.ready.len();
                self.ready.push(Event::Start(Tag::Paragraph));
            }
            Tag::BlockQuote(Some(kind)) => {
                let (class, word) = alert(kind);
                let word = self.slots.add(Slot::Piece(Piece::Word(word)));
                self.html(format!(
                    "<div class=\"alert {class}\"><p class=\"alert-title\">{word}</p>\n"
                ));
            }
            Tag::FootnoteDefinition(label) => {
                let number = self.names.footnotes.number(&label);
                let prefix = self.slots.add(Slot::Piece(Piece::IdPrefix));
                let is_referred = self.referred_numbers.contains(&number)
                    || (self.names.is_one_page && self.names.footnotes.referred.contains(&number));
                let back = if is_referred {
                    format!("<a href=\"#{prefix}fnr-{number}\">{number}</a>")
                } else {
                    number.to_string()
                };
                // Of two definitions of one note the first is the one that is linked to.
                let id = if self.names.footnotes.defined.insert(number) {
                    self.defined.insert(number);
                    format!(" id=\"{prefix}fn-{number}\"")
                } else {
                    String::new()
                };
                self.html(format!(
                    "<div class=\"footnote\"{id}><span class=\"footnote-number\">{back}</span>"
                ));
            }
            Tag::Table(alignments) => {
                self.table = Some(Table {
                    alignments,
                    column: 0,
                    in_head: false,
                });
                self.html("<div class=\"table\" tabindex=\"0\"><table>");
            }
            Tag::TableHead => {
                self.table_part(true);
                self.html("<thead><tr>");
            }
            Tag::TableRow => {
                self.table_part(false);
                self.html("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            tag => self.ready.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.html("</a>");
                }
            }
            TagEnd::Heading(level) => {
                self.end_heading(level);
                self.html(format!("</{level}>\n"));
            }
            TagEnd::Paragraph => self.end_paragraph(at),
            TagEnd::BlockQuote(Some(_)) | TagEnd::FootnoteDefinition => self.html("</div>\n"),
            TagEnd::Table => {
                self.table = None;
                self.html("</tbody></table></div>\n");
            }
            TagEnd::TableHead => self.html("</tr></thead><tbody>\n"),
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => {
                let head = self.table.as_ref().is_some_and(|table| table.in_head);
                self.html(if head { "</th>" } else { "</td>" });
            }
            tag => self.ready.push(Event::End(tag)),
        }
    }

    fn start_link(&mut self, link_type: LinkType, address: &str, title: &str, at: Range<usize>) {
        let span = Span::new(self.context.file, at);
        let address = match link_type {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.to_owned(),
        };
        let href = match self
            .context
            .library
            .resolve(self.context.path, &address, Use::Link, span)
        {
            Ok(Address::Inside(reference)) => self.slots.add(Slot::Link(reference)),
            Ok(Address::Outside(address)) => attribute(&address),
            Err(error) => {
                self.diagnostics.push(error);
                self.links.push(false);
                return;
            }
        };
        self.links.push(true);
        self.html(format!("<a href=\"{href}\"{}>", titled(title)));
    }

    fn within_image(&mut self, event: Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(words) | Event::Code(words) => image.alt.push_str(&words),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth > 0 => image.depth -= 1,
            Event::End(_) => self.end_image(),
            _ => {}
        }
    }

    fn end_image(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        let Some(image) = self.image.take() else { return };
        if image.alt.trim().is_empty() {
            self.diagnostics.push(check::no_alternative_text(image.span));
        }
        match self
            .context
            .library
            .resolve(self.context.path, &image.address, Use::Media, image.span)
        {
            Ok(Address::Inside(reference)) => {
                let address = self.slots.add(Slot::Piece(Piece::Address(reference)));
                let (alt, title) = (attribute(&image.alt), titled(&image.title));
                let bare = format!("<img src=\"{address}\" alt=\"{alt}\">");
                self.picture = Some(Picture {
                    at: self.ready.len(),
                    bare,
                    caption: image.title,
                });
                self.html(format!("<img src=\"{address}\" alt=\"{alt}\"{title}>"));
            }
            // An address of nothing but a fragment shows no picture.
            Ok(Address::Outside(_)) => self
                .diagnostics
                .push(link::nowhere(image.span, &image.address, None)),
            Err(error) => self.diagnostics.push(error),
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        if !self.context.heading_ids {
            return;
        }
        let id = self.names.headings.id(heading.id, &heading.words);
        let prefix = self.slots.add(Slot::Piece(Piece::IdPrefix));
        let opening = format!("<{level} id=\"{prefix}{}\">", attribute(&id));
        self.ready[heading.at] = Event::InlineHtml(opening.into());
    }

    /// A picture with a title that is a paragraph of its own is a figure, the title its caption.
    fn end_paragraph(&mut self, at: Range<usize>) {
        let picture = self.picture.take();
        let alone = picture.filter(|picture| {
            picture.at == self.paragraph_at + 1
                && picture.at + 1 == self.ready.len()
                && !picture.caption.is_empty()
        });
        if let Some(Picture { bare, caption, .. }) = alone {
            self.ready.truncate(self.paragraph_at);
            let caption = html_escape::encode_text(&caption).into_owned();
            self.html(format!(
                "<figure>{bare}<figcaption>{caption}</figcaption></figure>\n"
            ));
            return;
        }
        self.ready.push(Event::End(TagEnd::Paragraph));
        if self.context.parts && self.depth == 0 {
            self.generated_part(at);
        }
    }

    /// `{{ name }}` in a paragraph of its own.
    fn generated_part(&mut self, at: Range<usize>) {
        let source = self.text[at.clone()].trim();
        let Some(name) = source.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) else {
            return;
        };
        let name = name.trim();
        match GeneratedPart::ALL.iter().find(|(known, _)| *known == name) {
            Some((_, part)) if !self.names.parts.insert(*part) => {
                let span = Span::new(self.context.file, at.start..at.start + source.len());
                self.diagnostics.push(newsletter::part_twice(span, name));
            }
            Some((_, part)) => {
                self.ready.truncate(self.paragraph_at);
                let slot = self.slots.add(Slot::Piece(Piece::Part(*part)));
                self.html(slot);
            }
            None => {
                let span = Span::new(self.context.file, at.start..at.start + source.len());
                let known = GeneratedPart::ALL.iter().map(|(known, _)| *known);
                self.diagnostics.push(newsletter::unknown_part(span, name, known));
            }
        }
    }

    fn table_part(&mut self, in_head: bool) {
        if let Some(table) = &mut self.table {
            table.in_head = in_head;
            table.column = 0;
        }
    }

    fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let class = match table.alignments.get(table.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        table.column += 1;
        let cell = if table.in_head {
            format!("<th scope=\"col\"{class}>")
        } else {
            format!("<td{class}>")
        };
        self.html(cell);
    }

    fn html(&mut self, html: impl Into<CowStr<'e>>) {
        self.ready.push(Event::InlineHtml(html.into()));
    }
}

fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", "alert-note"),
        BlockQuoteKind::Tip => ("tip", "alert-tip"),
        BlockQuoteKind::Important => ("important", "alert-important"),
        BlockQuoteKind::Warning => ("warning", "alert-warning"),
        BlockQuoteKind::Caution => ("caution", "alert-caution"),
    }
}

fn titled(title: &str) -> String {
    if title.is_empty() {
        String::new()
    } else {
        format!(" title=\"{}\"", attribute(title))
    }
}

/// A text as the value of an attribute in double quotes.
pub fn attribute(text: &str) -> String {
    html_escape::encode_double_quoted_attribute(text).into_owned()
}
