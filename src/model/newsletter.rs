//! Newsletters and other pages as staff wrote them.

use super::{Alias, Instant, Month, Prose, Span};

/// A newsletter issue: an editorial and its articles.
#[derive(Clone, Debug)]
pub struct Issue {
    /// The folder's name.
    pub slug: String,
    /// Its title, in plain text.
    pub title: String,
    /// Where that is written.
    pub title_at: Span,
    /// When it is published.
    pub date: Instant,
    /// Its number.
    pub number: Option<i64>,
    /// Who is answerable for it.
    pub editor: Option<String>,
    /// What is in it, in a sentence.
    pub summary: Option<String>,
    /// The month that its generated parts look back on.
    pub period: Month,
    /// For how many days its generated parts look ahead.
    pub upcoming_days: i64,
    /// The text of `index.md`.
    pub editorial: Prose,
    /// In order.
    pub articles: Vec<Article>,
    /// Old addresses that lead here.
    pub aliases: Vec<Alias>,
    /// The front matter's first line.
    pub span: Span,
}

impl Issue {
    /// Its editorial, then the texts of its articles.
    pub fn texts(&self) -> impl Iterator<Item = &Prose> {
        [&self.editorial]
            .into_iter()
            .chain(self.articles.iter().map(|article| &article.body))
    }
}

/// An article of an issue.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file's name without its leading number and `.md`.
    pub slug: String,
    /// Its title, in plain text.
    pub title: String,
    /// Where that is written.
    pub title_at: Span,
    /// Who wrote it.
    pub author: Option<String>,
    /// What is in it, in a sentence.
    pub summary: Option<String>,
    /// Its text.
    pub body: Prose,
    /// Old addresses that lead here.
    pub aliases: Vec<Alias>,
    /// The front matter's first line.
    pub span: Span,
}

/// Another page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file's name without `.md`.
    pub slug: String,
    /// Its title, in plain text.
    pub title: String,
    /// Where that is written.
    pub title_at: Span,
    /// Its place in the menu, if it has one.
    pub nav: Option<i64>,
    /// What it is.
    pub kind: PageKind,
    /// Its text; of a page of questions, what stands before the first.
    pub body: Prose,
    /// Its questions, in order; none on other pages.
    pub questions: Vec<Question>,
    /// The footnotes of a page of questions.
    pub notes: Prose,
    /// Old addresses that lead here.
    pub aliases: Vec<Alias>,
    /// The front matter's first line.
    pub span: Span,
}

impl Page {
    /// All that is written on it.
    pub fn texts(&self) -> impl Iterator<Item = &Prose> {
        let questions = self.questions.iter();
        [&self.body]
            .into_iter()
            .chain(questions.flat_map(|question| [&question.title, &question.answer]))
            .chain([&self.notes])
    }
}

/// A question and its answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its address on the page, without `#`.
    pub id: String,
    /// The question, in plain text.
    pub words: String,
    /// The question as it is shown.
    pub title: Prose,
    /// The answer.
    pub answer: Prose,
}

/// The kinds of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// A text.
    Plain,
    /// Questions and answers.
    Faq,
}

/// What a content file became: what a link to it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PageName {
    /// A window or an incident.
    Notice(super::NoticeId),
    /// A newsletter issue, by its slug.
    Issue(String),
    /// An article, by the slugs of its issue and its own.
    Article(String, String),
    /// Another page, by its slug.
    Page(String),
}
