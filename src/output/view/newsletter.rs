//! The newsletter: `newsletter.html`, `issue.html`, `article.html`, `print.html` and `generated/*.html`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{FeedLink, Link, Markup, NoticeLine, PeriodRow};

/// `newsletter.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct NewsletterView {
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// Its feed.
    pub feed: FeedLink,
    /// Issues by year, the newest first.
    pub years: Vec<NewsletterYear>,
}

/// A year of issues.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NewsletterYear {
    /// Its number.
    pub year: String,
    /// The newest year stands open.
    pub open: bool,
    /// Its issues, the newest first.
    pub issues: Vec<IssueLine>,
}

/// An issue in the archive.
#[derive(Debug, JsonSchema, Serialize)]
pub struct IssueLine {
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Its date.
    pub date: Markup,
    /// Its number.
    pub number: Option<i64>,
    /// What is in it.
    pub summary: Option<String>,
    /// Its articles.
    pub articles: Vec<Link>,
}

/// `issue.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct IssueView {
    /// The newsletter's name.
    pub newsletter: String,
    /// Its date.
    pub date: Markup,
    /// Its number.
    pub number: Option<i64>,
    /// Who is answerable for it.
    pub editor: Option<String>,
    /// What is in it.
    pub summary: Option<String>,
    /// The editorial.
    pub editorial: Markup,
    /// How long it takes to read all of it.
    pub reading: Option<String>,
    /// "This issue".
    pub articles: Vec<ArticleLine>,
    /// The whole issue on paper.
    pub print: String,
    /// How it is passed on.
    pub share: Share,
}

/// How a page is passed on.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Share {
    /// The page's title.
    pub title: String,
    /// Its address.
    pub address: String,
    /// The same, absolute.
    pub url: String,
    /// `mailto:` with subject and text filled in.
    pub mail: String,
}

/// An article in a table of contents.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ArticleLine {
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Its id on the print page.
    pub anchor: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// What is in it.
    pub summary: Option<String>,
}

/// `article.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct ArticleView {
    /// The newsletter's name.
    pub newsletter: String,
    /// Its issue.
    pub issue: Link,
    /// The issue's date.
    pub date: Markup,
    /// Who wrote it.
    pub author: Option<String>,
    /// How long it takes to read.
    pub reading: Option<String>,
    /// What is in it.
    pub summary: Option<String>,
    /// Its text.
    pub body: Markup,
    /// The article before.
    pub previous: Option<Link>,
    /// The article after.
    pub next: Option<Link>,
    /// "This issue", with this article among the others.
    pub articles: Vec<ArticleLine>,
    /// The whole issue on paper.
    pub print: String,
    /// How it is passed on.
    pub share: Share,
}

/// `print.html`: a whole issue as one document for paper.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PrintView {
    /// The issue.
    pub issue: IssueView,
    /// Its address on the web.
    pub address: String,
    /// The same, absolute, to be read on paper.
    pub url: String,
    /// The same as a QR code.
    pub qr: Option<QrCode>,
    /// Its articles with their texts.
    pub articles: Vec<PrintArticle>,
}

/// A QR code with the quiet zone around it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct QrCode {
    /// Its width and height in modules.
    pub size: usize,
    /// The dark modules as the path of an SVG, a module one unit.
    pub path: String,
}

/// An article on paper.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PrintArticle {
    /// Its title, author and anchor.
    pub line: ArticleLine,
    /// Its text.
    pub body: Markup,
}

/// `generated/upcoming_maintenance.html` and `generated/incidents.html`: what a newsletter says as of its issue's date.
/// It stands in feeds and mail too: no picture, nothing that needs the style sheet or the script.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GeneratedNotices {
    /// Of when they are, or that there are none.
    pub remark: String,
    /// In order of time.
    pub notices: Vec<NoticeLine>,
}

/// `generated/uptime_table.html`, likewise.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GeneratedUptime {
    /// Of when the figures are, or that there are none.
    pub caption: String,
    /// Components in service then, in order; none where nothing was measured.
    pub rows: Vec<UptimeLine>,
}

/// A component's uptime in a period.
#[derive(Debug, JsonSchema, Serialize)]
pub struct UptimeLine {
    /// The component's page.
    pub address: String,
    /// Its name as the label, and its figures.
    pub figures: PeriodRow,
}
