//! Markdown to [`Prose`]: CommonMark with GitHub's tables, strikethrough, task lists, footnotes and alerts.
//! The only file that knows pulldown-cmark. Everything works on its stream of events, since what a strict
//! content policy forbids (`style=`), what collides (footnote ids) and what is dangerous (raw HTML, link
//! schemes) has to be replaced there.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag,
    TagEnd, html,
};

use super::library::{Address, Library, Use};
use super::sanitise::{Slot, Slots, pieces, sanitise};
use crate::diagnostic::{Diagnostics, check, link, newsletter, slug_of};
use crate::model::{GeneratedPart, Piece, Prose, Span};

/// What a text stands in.
pub struct Context<'a> {
    /// The file's number.
    pub file: u32,
    /// Its path below the content folder.
    pub path: &'a str,
    /// What can be referred to.
    pub library: &'a Library,
    /// Whether `{{ name }}` stands for a generated part.
    pub parts: bool,
    /// Whether headings get ids, to be linked to.
    pub heading_ids: bool,
}

/// A level-two heading at the top level, as written after its `##`.
pub struct Heading<'t> {
    /// Its text, without closing `#`.
    pub text: &'t str,
    /// Its line in the file.
    pub span: Span,
    /// The first byte of its text in the file.
    text_at: usize,
}

impl Heading<'_> {
    /// Where a part of its text stands.
    pub fn place(&self, part: &str) -> Span {
        let before = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = self.text_at + before;
        Span::new(self.span.file, start..start + part.len())
    }
}

/// A part of a Markdown text: what stands before its first update, or an update.
pub struct Section<'t> {
    /// The update's heading; none before the first.
    pub heading: Option<Heading<'t>>,
    /// What stands in it.
    pub prose: Prose,
    /// Fenced blocks marked `components`, taken out of the text: their TOML's range in the file.
    pub components: Vec<Range<usize>>,
}

/// How a text is taken apart.
pub struct Split {
    /// Whether a level-two heading begins a section.
    pub is_update: fn(&str) -> bool,
    /// Whether fenced blocks marked `components` are taken out.
    pub component_blocks: bool,
}

impl Split {
    /// Not at all.
    pub const WHOLE: Self = Self {
        is_update: |_| false,
        component_blocks: false,
    };
}

/// Reads the Markdown in `range` of a file's text.
pub fn read<'t>(
    text: &'t str,
    range: Range<usize>,
    split: &Split,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Section<'t>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | if context.heading_ids {
            Options::ENABLE_HEADING_ATTRIBUTES
        } else {
            Options::empty()
        };
    let body = &text[range.clone()];
    let mut events = Parser::new_ext(body, options).into_offset_iter();
    let mut footnotes = Footnotes::default();
    let mut sections = Vec::new();
    let mut heading = None;
    loop {
        let mut section = Writer::new(text, context, &mut footnotes, diagnostics);
        let mut components = Vec::new();
        let mut next_heading = None;
        while let Some((event, at)) = events.next() {
            if section.depth == 0 && section.image.is_none() {
                if matches!(
                    event,
                    Event::Start(Tag::Heading {
                        level: HeadingLevel::H2,
                        ..
                    })
                ) && let Some(words) =
                    atx_heading(&body[at.clone()]).filter(|words| (split.is_update)(words))
                {
                    let end = at.start + body[at.clone()].trim_end().len();
                    let span = Span::new(context.file, range.start + at.start..range.start + end);
                    events
                        .by_ref()
                        .find(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))));
                    let text_at = range.start + (words.as_ptr() as usize - body.as_ptr() as usize);
                    next_heading = Some(Heading {
                        text: words,
                        span,
                        text_at,
                    });
                    break;
                }
                if split.component_blocks && is_component_block(&event) {
                    let block = code_block(&mut events);
                    components.extend(block.map(|block| range.start + block.start..range.start + block.end));
                    continue;
                }
            }
            section.event(event, range.start + at.start..range.start + at.end);
        }
        let prose = section.finish();
        sections.push(Section {
            heading: heading.take(),
            prose,
            components,
        });
        match next_heading {
            Some(next) => heading = Some(next),
            None => return sections,
        }
    }
}

/// The words of a `##` heading; a line underlined with `---` is a level-two heading too, but not one of these.
fn atx_heading(source: &str) -> Option<&str> {
    let words = source.trim().strip_prefix("##")?.lines().next()?.trim();
    let bare = words.trim_end_matches('#');
    Some(if bare.len() < words.len() && bare.ends_with([' ', '\t']) {
        bare.trim_end()
    } else {
        words
    })
}

fn is_component_block(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
        if info.split_whitespace().next() == Some("components"))
}

/// The range of a code block's text, whose start was read.
fn code_block<'e>(events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) -> Option<Range<usize>> {
    let mut text: Option<Range<usize>> = None;
    for (event, at) in events {
        match event {
            Event::Text(_) => text = Some(text.map_or(at.start, |text| text.start)..at.end),
            Event::End(TagEnd::CodeBlock) => break,
            _ => {}
        }
    }
    text
}

/// Footnotes of a file, numbered in the order in which they are first met.
#[derive(Default)]
struct Footnotes {
    numbers: HashMap<String, usize>,
    referred: HashSet<usize>,
}

impl Footnotes {
    fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }
}

/// Turns the events of one section into prose: most pass through to pulldown-cmark's own writer, those that
/// it would write in a way we cannot publish are replaced by HTML of ours.
struct Writer<'a, 'e> {
    text: &'a str,
    context: &'a Context<'a>,
    footnotes: &'a mut Footnotes,
    diagnostics: &'a mut Diagnostics,
    slots: Slots,
    ready: Vec<Event<'e>>,
    /// Raw HTML was met: the whole section goes through the sanitiser, which resolves its addresses.
    raw: bool,
    depth: usize,
    table: Option<Table>,
    image: Option<Image>,
    heading: Option<OpenHeading>,
    paragraph_at: usize,
    heading_ids: HashMap<String, usize>,
    /// For each open link, whether it was written.
    links: Vec<bool>,
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

struct OpenHeading {
    at: usize,
    id: Option<String>,
    words: String,
}

impl<'a, 'e> Writer<'a, 'e> {
    fn new(
        text: &'a str,
        context: &'a Context<'a>,
        footnotes: &'a mut Footnotes,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            text,
            context,
            footnotes,
            diagnostics,
            slots: Slots::default(),
            ready: Vec::new(),
            raw: false,
            depth: 0,
            table: None,
            image: None,
            heading: None,
            paragraph_at: 0,
            heading_ids: HashMap::new(),
            links: Vec::new(),
        }
    }

    fn finish(self) -> Prose {
        let mut written = String::new();
        html::push_html(&mut written, self.ready.into_iter());
        let mut slots = self.slots;
        if self.raw {
            written = sanitise(&written, &mut slots, |address, wanted| {
                let span = Span::new(self.context.file, raw_address(self.text, address));
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
        pieces(&written, slots)
    }

    fn event(&mut self, event: Event<'e>, at: Range<usize>) {
        if self.image.is_some() {
            return self.within_image(event);
        }
        if let (Some(heading), Event::Text(words) | Event::Code(words)) = (&mut self.heading, &event) {
            heading.words.push_str(words);
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Html(_) | Event::InlineHtml(_) => {
                self.raw = true;
                self.ready.push(event);
            }
            Event::FootnoteReference(label) => {
                let number = self.footnotes.number(&label);
                let prefix = self.slots.add(Slot::Piece(Piece::IdPrefix));
                // Only the first reference is where the note leads back to: an id stands once.
                let id = if self.footnotes.referred.insert(number) {
                    format!(" id=\"{prefix}fnr-{number}\"")
                } else {
                    String::new()
                };
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
                    id: id.map(CowStr::into_string),
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
                let number = self.footnotes.number(&label);
                let prefix = self.slots.add(Slot::Piece(Piece::IdPrefix));
                let back = if self.footnotes.referred.contains(&number) {
                    format!("<a href=\"#{prefix}fnr-{number}\">{number}</a>")
                } else {
                    number.to_string()
                };
                self.html(format!(
                    "<div class=\"footnote\" id=\"{prefix}fn-{number}\"><span class=\"footnote-number\">{back}</span>"
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
            TagEnd::Paragraph => {
                self.ready.push(Event::End(TagEnd::Paragraph));
                if self.context.parts && self.depth == 0 {
                    self.generated_part(at);
                }
            }
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
        let wanted = heading.id.unwrap_or_else(|| slug_of(&heading.words));
        let wanted = if wanted.is_empty() {
            "section".to_owned()
        } else {
            wanted
        };
        let count = self.heading_ids.entry(wanted.clone()).or_insert(0);
        *count += 1;
        let id = if *count == 1 {
            wanted
        } else {
            format!("{wanted}-{count}")
        };
        let opening = format!("<{level} id=\"{}\">", attribute(&id));
        self.ready[heading.at] = Event::Html(opening.into());
    }

    /// `{{ name }}` in a paragraph of its own.
    fn generated_part(&mut self, at: Range<usize>) {
        let source = self.text[at.clone()].trim();
        let Some(name) = source.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) else {
            return;
        };
        let name = name.trim();
        match GeneratedPart::ALL.iter().find(|(known, _)| *known == name) {
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

    fn html(&mut self, html: impl Into<String>) {
        self.ready.push(Event::InlineHtml(html.into().into()));
    }
}

/// Where an address of raw HTML stands: in quotes if it can be, not the same words before it.
fn raw_address(text: &str, address: &str) -> Range<usize> {
    let quoted = |quote: char| text.find(&format!("={quote}{address}")).map(|at| at + 2);
    let start = quoted('"')
        .or_else(|| quoted('\''))
        .or_else(|| text.find(address));
    start.map_or(0..0, |start| start..start + address.len())
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
