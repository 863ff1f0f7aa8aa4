//! Other pages.

use super::front_matter::{self, Parts, Shared};
use super::markdown::{self, Context, Questions, Section, Split, Title};
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

/// Whether a page cannot have this slug, because Tidings itself uses the name.
pub fn is_taken(slug: &str) -> bool {
    TAKEN.contains(&slug)
}

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
    let range = parts.body.clone();
    let Questions {
        before,
        questions,
        notes,
    } = match kind {
        PageKind::Plain => plain(markdown::read(text, range, &Split::WHOLE, context, diagnostics)),
        PageKind::Faq => markdown::read_questions(text, range, context, diagnostics),
    };
    if is_taken(slug) {
        diagnostics.push(page::taken(Span::whole(context.file), slug));
        return None;
    }
    let page = Page {
        slug: slug.to_owned(),
        title_at: title.as_ref()?.span,
        title: title?.value,
        nav: nav.map(|said| said.value),
        kind,
        body: before,
        questions: questions.into_iter().map(question).collect(),
        notes,
        aliases: shared.aliases.clone(),
        span,
    };
    Some((page, shared))
}

/// A page without questions.
fn plain(sections: Vec<Section<'_>>) -> Questions {
    let whole = sections.into_iter().next();
    Questions {
        before: whole.map(|section| section.prose).unwrap_or_default(),
        questions: Vec::new(),
        notes: Prose::default(),
    }
}

fn question((title, answer): (Title, Prose)) -> Question {
    Question {
        id: title.id,
        words: title.words,
        title: title.prose,
        answer,
    }
}
