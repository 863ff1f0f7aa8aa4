//! Other pages.

use super::front_matter::{self, Parts, Shared};
use super::markdown::{self, Context, Section, Split};
use crate::diagnostic::{Diagnostics, page, value};
use crate::model::{Page, PageKind, Prose, Question, Span};

/// Names below the site's root that Tidings itself uses.
const TAKEN: [&str; 15] = [
    "404",
    "api",
    "assets",
    "badges",
    "components",
    "feed",
    "history",
    "incidents",
    "index",
    "maintenance",
    "newsletter",
    "plans",
    "static",
    "subscribe",
    "uptime",
];

/// Reads a page.
pub fn read(
    text: &str,
    parts: &Parts<'_>,
    slug: &str,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Page, Shared)> {
    let entries = front_matter::entries(parts, context.file, diagnostics)?;
    let mut table = front_matter::table(&entries, parts, context.file);
    let shared = front_matter::shared(&mut table, diagnostics);
    let title = table.required_text("title", "\"How we work\"", diagnostics);
    let nav = table.integer("nav", diagnostics);
    let kind = match table.text("kind", diagnostics) {
        None => PageKind::Plain,
        Some(said) if said.value == "faq" => PageKind::Faq,
        Some(said) => {
            diagnostics.push(value::unknown_word(said.span, "kind", &said.value, &["faq"]));
            PageKind::Plain
        }
    };
    let span = table.span();
    table.finish(diagnostics);
    let split = match kind {
        PageKind::Plain => Split::WHOLE,
        PageKind::Faq => Split::QUESTIONS,
    };
    let sections = markdown::read(text, parts.body.clone(), &split, context, diagnostics);
    let (body, questions, notes) = texts(sections);
    if TAKEN.contains(&slug) {
        diagnostics.push(page::taken(Span::whole(context.file), slug));
        return None;
    }
    let page = Page {
        slug: slug.to_owned(),
        title: title?.value,
        nav: nav.map(|said| said.value),
        kind,
        body,
        questions,
        notes,
        aliases: shared.aliases.clone(),
        span,
    };
    Some((page, shared))
}

/// What stands before the first question, the questions, and the footnotes of all of them.
fn texts(sections: Vec<Section<'_>>) -> (Prose, Vec<Question>, Prose) {
    let (mut body, mut notes) = (Prose::default(), Prose::default());
    let mut questions = Vec::new();
    for section in sections {
        match section.question {
            None if section.is_notes => notes = section.prose,
            None => body = section.prose,
            Some(title) => questions.push(Question {
                id: title.id,
                words: title.words,
                title: title.prose,
                answer: section.prose,
            }),
        }
    }
    (body, questions, notes)
}
