//! The newsletter: archive, issues, articles, the issue on paper.

use chrono::Datelike;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Sheet, frame};
use crate::model::time::local_date;
use crate::model::{Article, Instant, Issue, Prose};
use crate::output::edition::Edition;
use crate::output::prose::Setting;
use crate::output::route::{article_path, issue_path, print_path};
use crate::output::view::{
    ArticleLine, ArticleView, IssueLine, IssueView, Link, Markup, NewsletterView, NewsletterYear,
    PrintArticle, PrintView,
};
use crate::output::words::Year;

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
        view: issue_view(edition, issue, 1),
    }
}

/// `level` is that of the heading that the editorial stands under.
fn issue_view(edition: &Edition, issue: &Issue, level: u8) -> IssueView {
    IssueView {
        newsletter: frame::newsletter_title(edition),
        date: date(edition, issue.date),
        number: issue.number,
        editor: issue.editor.clone(),
        summary: issue.summary.clone(),
        editorial: prose(
            edition,
            issue,
            &issue.editorial,
            &issue_path(&issue.slug),
            "editorial-",
            level,
        ),
        articles: lines(edition, issue),
        print: edition.routes.address(&print_path(&issue.slug)),
    }
}

/// An article's page.
pub fn article(edition: &Edition, issue: &Issue, place: usize) -> Sheet<ArticleView> {
    let article = &issue.articles[place];
    let path = article_path(&issue.slug, &article.slug);
    let newsletter = frame::newsletter_title(edition);
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
        mail_link: mail_link(edition, &newsletter, article, &path),
        newsletter,
        issue: Link {
            label: issue.title.clone(),
            address: edition.routes.address(&issue_path(&issue.slug)),
        },
        date: date(edition, issue.date),
        author: article.author.clone(),
        summary: article.summary.clone(),
        body: prose(edition, issue, &article.body, &path, "", 1),
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
        .map(|(article, line)| {
            let path = article_path(&issue.slug, &article.slug);
            let prefix = format!("{}-", article.slug);
            PrintArticle {
                line,
                body: prose(edition, issue, &article.body, &path, &prefix, 2),
            }
        });
    let view = PrintView {
        address: edition.routes.address(&issue_path(&issue.slug)),
        url: edition.routes.url(&issue_path(&issue.slug)),
        articles: texts.collect(),
        issue: issue_view(edition, issue, 1),
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

/// A text of an issue; `level` is that of the heading that it stands under.
fn prose(edition: &Edition, issue: &Issue, prose: &Prose, home: &str, prefix: &str, level: u8) -> Markup {
    let setting = Setting {
        home,
        level,
        prefix,
        absolute: false,
        issue: Some(&issue.slug),
    };
    Markup(edition.prose(prose, setting))
}

/// "Send to a friend": RFC 6068 with subject and body filled in.
fn mail_link(edition: &Edition, newsletter: &str, article: &Article, path: &str) -> String {
    let title = article.title.as_str();
    let subject = edition.words.with(
        "mail-subject",
        [("newsletter", newsletter.into()), ("title", title.into())],
    );
    let url = edition.routes.url(path);
    let body = edition
        .words
        .with("mail-body", [("title", title.into()), ("url", url.into())]);
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&body))
}
