//! Markdown to [`Prose`]: CommonMark with GitHub's tables, strikethrough, task lists, footnotes and alerts.
//! The only file that knows pulldown-cmark. Everything works on its stream of events, since what a strict
//! content policy forbids (`style=`), what collides (footnote ids) and what is dangerous (raw HTML, link
//! schemes) has to be replaced there.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag,
    TagEnd, html,
};

use super::heading_ids::{self, HeadingIds};
use super::library::{Address, Library, Use};
use super::mentions::Mentions;
use super::sanitise::{MarkPrefix, Slot, Slots, pieces, sanitise};
use super::tables;
use super::tags::tags;
use crate::diagnostic::{Diagnostics, check, content, link, newsletter, page};
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

/// A question: a level-two heading of a page of questions.
pub struct Title {
    /// Its address on its page, without `#`.
    pub id: String,
    /// Its words, in plain text.
    pub words: String,
    /// The same as it is shown.
    pub prose: Prose,
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

/// A page of questions.
pub struct Questions {
    /// What stands before the first.
    pub before: Prose,
    /// Each with its answer.
    pub questions: Vec<(Title, Prose)>,
    /// The footnotes of all of it, wherever they were written.
    pub notes: Prose,
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

/// Whether a text leaves nothing open that swallows what comes after it: a block of code, a comment.
pub fn is_closed(text: &str) -> bool {
    const AFTER: &str = "## After";
    let whole = format!("{text}\n\n{AFTER}\n");
    let mut depth = 0_usize;
    for (event, at) in Parser::new_ext(&whole, Options::empty()).into_offset_iter() {
        if depth == 0 && is_level_two(&event) && at.start >= text.len() {
            return true;
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// Reads the Markdown in `range` of a file's text.
pub fn read<'t>(
    text: &'t str,
    range: Range<usize>,
    split: &Split,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Section<'t>> {
    let body = readable(text, &range, context, diagnostics);
    let mut events = Parser::new_ext(body, options(context)).into_offset_iter();
    let mut names = Names::of(body, range.start, context, diagnostics);
    let mut sections = Vec::new();
    let mut heading = None;
    loop {
        let mut section = Writer::new(text, context, &mut names, diagnostics);
        let mut components = Vec::new();
        let mut next_heading = None;
        while let Some((event, at)) = events.next() {
            if section.depth == 0 && section.image.is_none() {
                if is_level_two(&event)
                    && let Some(words) =
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

/// The text in `range`, or nothing of one that would become too much before its first event is seen.
fn readable<'t>(
    text: &'t str,
    range: &Range<usize>,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> &'t str {
    let body = &text[range.clone()];
    let Some(at) = tables::short_rows(body) else {
        return body;
    };
    let span = Span::new(context.file, range.start + at.start..range.start + at.end);
    diagnostics.push(content::short_rows(span, tables::MOST_MISSING));
    ""
}

fn options(context: &Context<'_>) -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | if context.heading_ids {
            Options::ENABLE_HEADING_ATTRIBUTES
        } else {
            Options::empty()
        }
}

fn is_level_two(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Heading {
            level: HeadingLevel::H2,
            ..
        })
    )
}

/// An event and where it stands in the file.
type Placed<'e> = (Event<'e>, Range<usize>);

/// A question before it is written: its heading's events and those of its answer.
struct Asked<'e> {
    heading: Vec<Placed<'e>>,
    answer: Vec<Placed<'e>>,
}

/// Reads a page of questions: each level-two heading at the top level is one.
pub fn read_questions(
    text: &str,
    range: Range<usize>,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Questions {
    let body = readable(text, &range, context, diagnostics);
    let mut names = Names::of(body, range.start, context, diagnostics);
    names.is_one_page = true;
    let events = Parser::new_ext(body, options(context)).into_offset_iter();
    let placed = events.map(|(event, at)| (event, range.start + at.start..range.start + at.end));
    let (before, asked, notes) = apart(placed);
    let before = Writer::new(text, context, &mut names, diagnostics)
        .all(before)
        .finish();
    let mut questions = Vec::new();
    for Asked { heading, answer } in asked {
        let first = heading.first();
        let place = Span::new(context.file, first.map_or(range.clone(), |(_, at)| at.clone()));
        let id = first.and_then(|(event, _)| written_id(event));
        // A question opens its answer: a link in it would lead elsewhere.
        let words = heading
            .into_iter()
            .filter(|(event, _)| !is_heading_or_link(event));
        let title = Writer::new(text, context, &mut names, diagnostics)
            .all(words)
            .title(id, place);
        let answer = Writer::new(text, context, &mut names, diagnostics)
            .all(answer)
            .finish();
        questions.push((title, answer));
    }
    let notes = Writer::new(text, context, &mut names, diagnostics)
        .all(notes)
        .finish();
    Questions {
        before,
        questions,
        notes,
    }
}

/// What stands before the first question, the questions, and the footnotes, wherever they are written.
fn apart<'e>(events: impl Iterator<Item = Placed<'e>>) -> (Vec<Placed<'e>>, Vec<Asked<'e>>, Vec<Placed<'e>>) {
    let (mut before, mut asked, mut notes) = (Vec::new(), Vec::<Asked<'e>>::new(), Vec::new());
    let (mut depth, mut is_heading, mut is_note) = (0_usize, false, false);
    for (event, at) in events {
        if depth == 0 {
            is_heading = is_level_two(&event);
            is_note = matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
            if is_heading {
                asked.push(Asked {
                    heading: Vec::new(),
                    answer: Vec::new(),
                });
            }
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let list = match asked.last_mut() {
            _ if is_note => &mut notes,
            None => &mut before,
            Some(asked) if is_heading => &mut asked.heading,
            Some(asked) => &mut asked.answer,
        };
        list.push((event, at));
    }
    (before, asked, notes)
}

/// Every `{#id}` of a text's headings, and where its heading stands.
fn written_ids<'t>(
    body: &'t str,
    context: &Context<'_>,
) -> impl Iterator<Item = (String, Range<usize>)> + use<'t> {
    let events = Parser::new_ext(body, options(context)).into_offset_iter();
    events.filter_map(|(event, at)| Some((written_id(&event)?, at)))
}

/// The `{#id}` of a heading.
fn written_id(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::Heading { id, .. }) => heading_ids::written(id.as_ref()?),
        _ => None,
    }
}

fn is_heading_or_link(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Heading { .. } | Tag::Link { .. }) | Event::End(TagEnd::Heading(_) | TagEnd::Link)
    )
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

/// What is named once in a file, however it is taken apart.
struct Names<'t> {
    prefix: MarkPrefix<'t>,
    footnotes: Footnotes,
    headings: HeadingIds,
    /// All sections stand on one page, so that a note of another section is there.
    is_one_page: bool,
    /// Empty; each section is written here before it is cut.
    written: String,
}

impl<'t> Names<'t> {
    /// Of a text that begins at `start` in its file.
    fn of(body: &'t str, start: usize, context: &Context<'_>, diagnostics: &mut Diagnostics) -> Self {
        let mut names = Self {
            prefix: MarkPrefix::of(body),
            footnotes: Footnotes::default(),
            headings: HeadingIds::default(),
            is_one_page: false,
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
struct Writer<'a, 'e> {
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
    fn new(
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

    /// What was written as the words of a question. `id` is the one that was given to it.
    fn title(self, id: Option<String>, place: Span) -> Title {
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

    fn finish(mut self) -> Prose {
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

    fn all(mut self, events: impl IntoIterator<Item = Placed<'e>>) -> Self {
        for (event, at) in events {
            self.event(event, at);
        }
        self
    }

    fn event(&mut self, event: Event<'e>, at: Range<usize>) {
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

/// Deeper than any text needs; what reads HTML recurses, and the stack is not endless.
const DEEPEST: usize = 100;

/// How many elements are open after a stretch of raw HTML, if `open` were before it.
fn raw_depth(html: &str, open: usize) -> usize {
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
struct RawPlaces {
    by_value: HashMap<String, VecDeque<Range<usize>>>,
    /// Where the last one stood that was asked for; at first, all of the raw HTML that comes first.
    last: Range<usize>,
}

impl RawPlaces {
    fn of(text: &str, raw: &[Range<usize>]) -> Self {
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
    fn find(&mut self, address: &str) -> Range<usize> {
        if let Some(at) = self.by_value.get_mut(address).and_then(VecDeque::pop_front) {
            self.last = at;
        }
        self.last.clone()
    }
}

/// Stretches of raw HTML: a tag may go over more than one line, and a parser hands over lines.
fn blocks(raw: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for at in raw {
        match blocks.last_mut().filter(|last| last.end == at.start) {
            Some(last) => last.end = at.end,
            None => blocks.push(at.clone()),
        }
    }
    blocks
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
