//! Findings as a person reads them: rustc's look, by annotate-snippets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level as Heading, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Level, Place, Sources};

/// How findings are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without any escape sequence.
    Plain,
    /// With colours for a terminal.
    Coloured,
}

/// A line longer than this is not shown whole; its place is named all the same.
const LONGEST_LINE: usize = 400;
/// After so many findings of one code the rest are counted: nobody reads on, and a text may hold as many as words.
const MOST_OF_A_CODE: usize = 100;

/// All findings in their order, each followed by a blank line. After a hundred of one code the rest of that code are
/// counted.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, style: Style) -> String {
    let mut text = String::new();
    let mut counts: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        let count = counts.entry((diagnostic.level, diagnostic.code)).or_default();
        *count += 1;
        if *count > MOST_OF_A_CODE {
            continue;
        }
        text.push_str(&one(diagnostic, sources, style));
        text.push_str("\n\n");
    }
    for ((level, code), count) in counts {
        if let Some(more @ 1..) = count.checked_sub(MOST_OF_A_CODE) {
            let level = match level {
                Level::Error => "error",
                Level::Warning => "warning",
            };
            text.push_str(&format!("{level}[tidings::{code}]: {more} more like these\n\n"));
        }
    }
    text
}

/// `2 errors and 1 warning`, or `None` where there is nothing to count.
pub fn tally(diagnostics: &Diagnostics) -> Option<String> {
    let count = |level, one: &str, many: &str| match diagnostics.count(level) {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let parts: Vec<String> = [
        count(Level::Error, "error", "errors"),
        count(Level::Warning, "warning", "warnings"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

fn one(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let heading = match diagnostic.level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
    };
    let code = format!("tidings::{}", diagnostic.code);
    let title = heading.primary_title(harmless(&diagnostic.message)).id(code);
    let help = diagnostic.help.iter().map(|help| harmless(help));
    let group = with_place(title, diagnostic, sources).elements(help.map(|help| Heading::HELP.message(help)));
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    // The renderer shows only ASCII's control characters.
    renderer.render(&[group]).replace(misleads, "\u{FFFD}")
}

/// Control characters of ISO 8859-1, which steer some terminals too, and characters that turn the direction of what
/// follows them (Unicode Standard Annex #9, section 2), after which it reads as something else.
fn misleads(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A sentence, with a sign for each control character that it quotes: none is to steer the terminal, and no line of what
/// is quoted is to look like one of ours, or like a command to the service that reads it.
fn harmless(sentence: &str) -> Cow<'_, str> {
    match sentence.contains(char::is_control) {
        true => Cow::Owned(sentence.replace(char::is_control, "\u{FFFD}")),
        false => Cow::Borrowed(sentence),
    }
}

fn with_place<'a>(
    title: annotate_snippets::Title<'a>,
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
) -> Group<'a> {
    match &diagnostic.place {
        Place::Span(span) => {
            let Some(source) = sources.get(span.file) else {
                return Group::with_title(title);
            };
            let (path, text) = (&*source.path, source.text());
            let range = shown_range(text, span.range());
            // What concerns a whole file has no line that would show it.
            let is_whole_file = span.range() == (0..0);
            if diagnostic.is_secret
                || is_whole_file
                || text.is_empty()
                || line_length(text, range.start) > LONGEST_LINE
            {
                let (_, line, column) = sources.locate(&diagnostic.place);
                return title.element(Origin::path(path).line(line).char_column(column));
            }
            // Only the line is handed over: drawing reads all that it is given, for each finding anew.
            let (line, start) = source.line_of(range.start);
            let shown = text[start..].lines().next().unwrap_or_default();
            title.element(
                Snippet::source(shown)
                    .path(path)
                    .line_start(line)
                    .annotation(AnnotationKind::Primary.span(range.start - start..range.end - start)),
            )
        }
        Place::Spot {
            path,
            line,
            column,
            text,
        } if text.is_empty() => title.element(Origin::path(path.as_str()).line(*line).char_column(*column)),
        Place::Spot {
            path,
            line,
            column,
            text,
        } => {
            let start = text
                .char_indices()
                .nth(column - 1)
                .map_or(text.len(), |(at, _)| at);
            title.element(
                Snippet::source(text.as_str())
                    .path(path.as_str())
                    .line_start(*line)
                    .annotation(AnnotationKind::Primary.span(shown_range(text, start..start))),
            )
        }
    }
}

/// A span as it is drawn: on one line, on whole characters, at least one wide where the line is.
fn shown_range(text: &str, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let next = text[start..]
        .chars()
        .next()
        .map_or(start, |c| start + c.len_utf8());
    let end = text
        .floor_char_boundary(span.end.min(text.len()))
        .clamp(start, line_end);
    start..end.max(next.min(line_end))
}

fn line_length(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |after| at + after);
    end - start
}
