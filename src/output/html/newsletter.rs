//! The newsletter: archive, issues, articles, the issue on paper.

use chrono::Datelike;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Sheet, frame, qr};
use crate::model::time::local_date;
use crate::model::{Article, Instant, Issue, Prose};
use crate::output::edition::Edition;
use crate::output::prose::{Addresses, Setting};
use crate::output::route::{article_path, issue_path, print_path};
use crate::output::view::{
    ArticleLine, ArticleView, IssueLine, IssueView, Link, Markup, NewsletterView, NewsletterYear,
    PrintArticle, PrintView, Share,
};
use crate::output::words::Year;

/// What a reader at leisure reads in a minute (Brysbaert 2019, "How many words do we read per minute?": 238 in
/// English; fewer in a second language).
const WORDS_A_MINUTE: usize = 200;

/// `/newsletter/`
pub fn archive(edition: &Edition) -> Sheet<NewsletterView> {
    let title = frame::newsletter_title(edition);
    let description = edition.site.config.newsletter.description.clone();
    let mut page =
        frame::page(edition, "newsletter/", title, "newsletter").with_feed(frame::newsletter_feed(edition));
    page.description = description.clone();
    let mut years: Vec<NewsletterYear> = Vec::new();
    for issue in edition.site.issues.iter() {
        let year = local_date(edition.site.config.site.timezone, issue.date)
            .year()
            .to_string();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(NewsletterYear {
                year,
                open: years.is_empty(),
                issues: Vec::new(),
            });
        }
        if let Some(last) = years.last_mut() {
            last.issues.push(issue_line(edition, issue));
        }
    }
    let view = NewsletterView {
        description,
        feed: frame::newsletter_feed(edition),
        years,
    };
    Sheet {
        template: "newsletter.html",
        page,
        view,
    }
}

fn issue_line(edition: &Edition, issue: &Issue) -> IssueLine {
    IssueLine {
        title: issue.title.clone(),
        address: edition.routes.address(&issue_path(&issue.slug)),
        date: date(edition, issue.date),
        number: issue.number,
        summary: issue.summary.clone(),
        articles: issue
            .articles
            .iter()
            .map(|article| article_link(edition, issue, article))
            .collect(),
    }
}

/// An issue's page.
pub fn issue(edition: &Edition, issue: &Issue) -> Sheet<IssueView> {
    let mut page = frame::page(
        edition,
        &issue_path(&issue.slug),
        issue.title.clone(),
        "newsletter",
    )
    .article()
    .with_feed(frame::newsletter_feed(edition));
    page.description = issue.summary.clone();
    Sheet {
        template: "issue.html",
        page,
        view: issue_view(edition, issue),
    }
}

fn issue_view(edition: &Edition, issue: &Issue) -> IssueView {
    IssueView {
        newsletter: frame::newsletter_title(edition),
        reading: reading_time(edition, issue.texts().map(Prose::words).sum()),
        share: share(edition, &issue.title, &issue_path(&issue.slug)),
        date: date(edition, issue.date),
        number: issue.number,
        editor: issue.editor.clone(),
        summary: issue.summary.clone(),
        editorial: editorial(edition, issue),
        articles: lines(edition, issue),
        print: edition.routes.address(&print_path(&issue.slug)),
    }
}

/// An article's page.
pub fn article(edition: &Edition, issue: &Issue, place: usize) -> Sheet<ArticleView> {
    let article = &issue.articles[place];
    let path = article_path(&issue.slug, &article.slug);
    let mut page = frame::page(edition, &path, article.title.clone(), "newsletter")
        .article()
        .with_feed(frame::newsletter_feed(edition));
    page.description = article.summary.clone();
    let beside = |place: Option<usize>| {
        place
            .and_then(|place| issue.articles.get(place))
            .map(|other| article_link(edition, issue, other))
    };
    let view = ArticleView {
        share: share(edition, &article.title, &path),
        newsletter: frame::newsletter_title(edition),
        issue: Link {
            label: issue.title.clone(),
            address: edition.routes.address(&issue_path(&issue.slug)),
        },
        date: date(edition, issue.date),
        author: article.author.clone(),
        reading: reading_time(edition, article.body.words()),
        summary: article.summary.clone(),
        body: body(edition, issue, article, Medium::Screen),
        previous: beside(place.checked_sub(1)),
        next: beside(place.checked_add(1)),
        articles: lines(edition, issue),
        print: edition.routes.address(&print_path(&issue.slug)),
    };
    Sheet {
        template: "article.html",
        page,
        view,
    }
}

/// The whole issue as one document for paper.
pub fn print(edition: &Edition, issue: &Issue) -> Sheet<PrintView> {
    let page = frame::page(
        edition,
        &print_path(&issue.slug),
        issue.title.clone(),
        "newsletter",
    )
    .article()
    .hidden();
    let texts = issue
        .articles
        .iter()
        .zip(lines(edition, issue))
        .map(|(article, line)| PrintArticle {
            line,
            body: body(edition, issue, article, Medium::Paper),
        });
    let view = PrintView {
        address: edition.routes.address(&issue_path(&issue.slug)),
        qr: qr::code(&edition.routes.url(&issue_path(&issue.slug))),
        url: edition.routes.url(&issue_path(&issue.slug)),
        articles: texts.collect(),
        issue: issue_view(edition, issue),
    };
    Sheet {
        template: "print.html",
        page,
        view,
    }
}

fn lines(edition: &Edition, issue: &Issue) -> Vec<ArticleLine> {
    let lines = issue.articles.iter().map(|article| ArticleLine {
        title: article.title.clone(),
        address: edition.routes.address(&article_path(&issue.slug, &article.slug)),
        anchor: article.slug.clone(),
        author: article.author.clone(),
        summary: article.summary.clone(),
    });
    lines.collect()
}

fn article_link(edition: &Edition, issue: &Issue, article: &Article) -> Link {
    let address = edition.routes.address(&article_path(&issue.slug, &article.slug));
    Link {
        label: article.title.clone(),
        address,
    }
}

fn date(edition: &Edition, at: Instant) -> Markup {
    let date = local_date(edition.site.config.site.timezone, at);
    Markup(edition.words.date_html(date, Year::Always))
}

/// Where an article is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// On its own page.
    Screen,
    /// With the others on one.
    Paper,
}

/// An issue's editorial.
fn editorial(edition: &Edition, issue: &Issue) -> Markup {
    let setting = Setting {
        home: &issue_path(&issue.slug),
        level: 1,
        prefix: "editorial-",
        addresses: Addresses::Here,
        issue: Some(&issue.slug),
    };
    Markup(edition.prose(&issue.editorial, setting))
}

/// The text of an article, which on paper stands under the issue's title.
fn body(edition: &Edition, issue: &Issue, article: &Article, medium: Medium) -> Markup {
    let is_paper = medium == Medium::Paper;
    let prefix = format!("{}-", article.slug);
    let setting = Setting {
        home: &article_path(&issue.slug, &article.slug),
        level: if is_paper { 2 } else { 1 },
        prefix: if is_paper { &prefix } else { "" },
        addresses: Addresses::Here,
        issue: Some(&issue.slug),
    };
    Markup(edition.prose(&article.body, setting))
}

/// How a page is passed on: by its address, and by a mail whose subject and text are filled in (RFC 6068).
fn share(edition: &Edition, title: &str, path: &str) -> Share {
    let url = edition.routes.url(path);
    let newsletter = frame::newsletter_title(edition);
    let words = &edition.words;
    let subject = words.exact("mail-subject", [("newsletter", &newsletter), ("title", title)]);
    let body = words.exact("mail-body", [("title", title), ("url", &url)]);
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    Share {
        title: title.to_owned(),
        address: edition.routes.address(path),
        mail: format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&body)),
        url,
    }
}

/// How long it takes to read so many words, in whole minutes; none for a page without a text.
fn reading_time(edition: &Edition, words: usize) -> Option<String> {
    let minutes = words.div_ceil(WORDS_A_MINUTE);
    (minutes > 0).then(|| edition.words.with("reading-time", [("minutes", minutes.into())]))
}
