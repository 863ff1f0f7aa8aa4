//! Pages that staff write besides notices and newsletters, and the one for addresses where there is none.

use serde::Serialize;

use super::{Sheet, data, frame};
use crate::model::{Page, PageKind, Prose, Question};
use crate::output::edition::Edition;
use crate::output::prose::{Addresses, Setting};
use crate::output::view::{Markup, OtherPageView, QuestionView};

/// A page of the content folder.
pub fn page(edition: &Edition, page: &Page) -> Sheet<OtherPageView> {
    let path = format!("{}/", page.slug);
    let text = |text: &Prose, level| prose(edition, text, &path, level, Addresses::Here);
    let questions = page.questions.iter().map(|question| QuestionView {
        anchor: question.id.clone(),
        words: question.words.clone(),
        title: title(edition, question, &path),
        answer: text(&question.answer, 2),
    });
    let view = OtherPageView {
        kind: match page.kind {
            PageKind::Plain => "plain",
            PageKind::Faq => "faq",
        },
        body: text(&page.body, 1),
        questions: questions.collect(),
        notes: text(&page.notes, 1),
    };
    let mut frame = frame::page(edition, &path, page.title.clone(), "");
    frame.menu = page.slug.clone().into();
    frame.json_ld = (!page.questions.is_empty())
        .then(|| data::script(&faq_data(edition, page, &path)))
        .flatten();
    Sheet {
        template: "page.html",
        page: frame,
        view,
    }
}

/// A question in its line: where it runs the other way than the page, in an element that says so.
fn title(edition: &Edition, question: &Question, path: &str) -> Markup {
    let setting = setting(path, 1, Addresses::Here);
    let html = edition.undirected(&question.title, setting);
    Markup(match edition.words.is_foreign(&question.words) {
        true => format!("<bdi>{html}</bdi>"),
        false => html,
    })
}

/// A text of the page at `path`, under a heading of that level.
fn prose(edition: &Edition, text: &Prose, path: &str, level: u8, addresses: Addresses) -> Markup {
    Markup(edition.prose(text, setting(path, level, addresses)))
}

fn setting(path: &str, level: u8, addresses: Addresses) -> Setting<'_> {
    Setting {
        home: path,
        level,
        prefix: "",
        addresses,
        issue: None,
    }
}

/// `FAQPage` of schema.org.
#[derive(Serialize)]
struct FaqData {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "mainEntity")]
    questions: Vec<QuestionData>,
}

#[derive(Serialize)]
struct QuestionData {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    url: String,
    #[serde(rename = "acceptedAnswer")]
    answer: AnswerData,
}

#[derive(Serialize)]
struct AnswerData {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
}

fn faq_data(edition: &Edition, page: &Page, path: &str) -> FaqData {
    let questions = page.questions.iter().map(|question| QuestionData {
        kind: "Question",
        name: question.words.clone(),
        url: format!("{}#{}", edition.routes.url(path), question.id),
        answer: AnswerData {
            kind: "Answer",
            text: prose(edition, &question.answer, path, 2, Addresses::Elsewhere).0,
        },
    });
    FaqData {
        context: "https://schema.org",
        kind: "FAQPage",
        questions: questions.collect(),
    }
}

/// `/404.html`, which answers at any address: it has none of its own.
pub fn not_found(edition: &Edition) -> Sheet<()> {
    let mut page = frame::page(edition, "404.html", edition.words.get("page-not-found"), "").hidden();
    page.canonical = None;
    Sheet {
        template: "404.html",
        page,
        view: (),
    }
}
