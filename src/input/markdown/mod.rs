//! Markdown to [`Prose`]: CommonMark with GitHub's tables, strikethrough, task lists, footnotes and alerts.
//! The only folder that knows pulldown-cmark. Everything works on its stream of events, since what a strict
//! content policy forbids (`style=`), what collides (footnote ids) and what is dangerous (raw HTML, link
//! schemes) has to be replaced there: a text is taken apart here, and each part of it written in `writer.rs`.

mod raw;
mod writer;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::heading_ids;
use super::library::Library;
use super::tables;
use crate::diagnostic::{Diagnostics, content};
use crate::model::{Prose, Span};
pub use writer::attribute;
use writer::{Names, Writer};

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
            if section.is_at_top() {
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
