//! What a mail says, as HTML and as plain text.

use css_inline::{CSSInliner, InlineOptions};

use super::Matter;
use crate::config::THEMES;
use crate::diagnostic::{Diagnostic, Place, theme as say};
use crate::model::{Issue, Prose};
use crate::output::calendar;
use crate::output::edition::Edition;
use crate::output::html::{frame, window::plans, without_forbidden};
use crate::output::plain::plain;
use crate::output::prose::{Addresses, Setting, escape};
use crate::output::route::{article_path, issue_path, notice_path};
use crate::output::syndication::{Text, incident_text, is_to_expect, issue_title, window_text};
use crate::output::view::{MailView, Markup, PlanDuty};

/// The lines of the plain text are no longer than this, but for addresses, in columns.
const WIDTH: usize = 74;

/// A longer title is no title, in characters.
const MOST_TITLE: usize = 250;

/// A longer calendar is not attached, in bytes: there would be no room for words.
const MOST_CALENDAR: usize = 30_000;

/// A mail before it has a form.
pub struct Letter {
    /// Its subject, on one line.
    pub title: String,
    /// A window's calendar file.
    pub calendar: Option<Vec<u8>>,
    path: String,
    text: Text,
    number: Option<i64>,
    editor: Option<String>,
    contact: Option<String>,
    /// The window is still to come, or goes on.
    is_ahead: bool,
    /// What it means for each plan.
    plans: Vec<PlanDuty>,
}

/// A mail's two forms of the same.
pub struct Body {
    /// With its styles in its elements.
    pub html: String,
    /// Wrapped.
    pub plain: String,
}

/// What is to be said.
pub fn letter(edition: &Edition, matter: Matter<'_>) -> Letter {
    match matter {
        Matter::Window(window, event) => Letter {
            calendar: Some(calendar::notice(edition, [window].into_iter()))
                .filter(|file| file.len() <= MOST_CALENDAR),
            contact: window.window.common.contact.clone(),
            is_ahead: is_to_expect(event.then.state),
            plans: plans(edition, &window.window),
            ..notice(
                &edition.window_event_title(window, event),
                notice_path(window.id()),
                window_text(edition, window, event),
            )
        },
        Matter::Incident(incident, event) => Letter {
            contact: incident.incident.common.contact.clone(),
            ..notice(
                &edition.incident_event_title(incident, event),
                notice_path(incident.id()),
                incident_text(edition, incident, event),
            )
        },
        Matter::Issue(issue) => Letter {
            number: issue.number,
            editor: issue.editor.clone(),
            ..notice(
                &issue_title(edition, issue),
                issue_path(&issue.slug),
                whole_issue(edition, issue),
            )
        },
    }
}

fn notice(title: &str, path: String, text: Text) -> Letter {
    Letter {
        title: one_line(title),
        calendar: None,
        path,
        text,
        number: None,
        editor: None,
        contact: None,
        is_ahead: false,
        plans: Vec::new(),
    }
}

/// An issue's editorial and its articles.
fn whole_issue(edition: &Edition, issue: &Issue) -> Text {
    let prose = |text: &Prose, home: &str, prefix: &str, level| {
        let setting = Setting {
            home,
            level,
            prefix,
            addresses: Addresses::Elsewhere,
            issue: Some(&issue.slug),
        };
        edition.prose(text, setting)
    };
    let mut written = prose(&issue.editorial, &issue_path(&issue.slug), "editorial-", 1);
    for article in &issue.articles {
        let path = article_path(&issue.slug, &article.slug);
        let (url, title) = (escape(&edition.routes.url(&path)), escape(&article.title));
        written.push_str(&format!("<h2><a href=\"{url}\">{title}</a></h2>\n"));
        if let Some(author) = &article.author {
            let author = escape(author).into();
            written.push_str(&format!(
                "<p>{}</p>\n",
                edition.words.with("by-author", [("author", author)])
            ));
        }
        written.push_str(&prose(&article.body, &path, &format!("{}-", article.slug), 2));
    }
    Text {
        before: String::new(),
        written,
        after: String::new(),
    }
}

/// A title or a name that can stand in a header: without line breaks and other control characters, and without what
/// would be read as an encoded word (RFC 2047, section 2) and could bring both back.
pub fn one_line(title: &str) -> String {
    let title = title.replace(char::is_control, " ").replace("=?", "= ?");
    let mut words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(MOST_TITLE) {
        words.truncate(end);
        words.push('…');
    }
    words
}

impl Letter {
    /// What it says, in the order in which it is left out if it is too long: the words last to be read first, then
    /// the facts.
    pub fn parts(&self) -> [&str; 3] {
        [&self.text.before, &self.text.after, &self.text.written]
    }

    /// Both forms, with these of its [parts](Letter::parts).
    ///
    /// # Errors
    /// What the theme's template does wrong.
    pub fn body(&self, edition: &Edition, [before, after, written]: [&str; 3]) -> Result<Body, Diagnostic> {
        let text = [before, written, after].concat();
        let url = edition.routes.url(&self.path);
        let view = MailView {
            title: self.title.clone(),
            url,
            home: edition.routes.url(""),
            subscribe: edition.routes.url("subscribe/"),
            number: self.number,
            editor: self.editor.clone(),
            shortened: self.parts() != [before, after, written],
            text: Markup(text),
            calendar: self.calendar.is_some() && self.is_ahead,
            plans: if self.is_ahead {
                self.plans.clone()
            } else {
                Vec::new()
            },
            contact: self.contact.clone(),
        };
        let page = frame::page(edition, &self.path, self.title.clone(), "");
        let marked = edition.templates.render("mail.html", &page, &view)?;
        let html = edition.whole(&without_forbidden(marked));
        Ok(Body {
            plain: plain(&html, WIDTH).map_err(|words| broken(edition, &words))?,
            html: styled(&html, &edition.mail_style).map_err(|words| broken(edition, &words))?,
        })
    }
}

/// What makes of the template's HTML what a mail wants cannot read it.
fn broken(edition: &Edition, words: &str) -> Diagnostic {
    let theme = &edition.site.config.theme.name.value;
    let place = Place::Spot {
        path: format!("{THEMES}/{theme}/templates/mail.html"),
        line: 1,
        column: 1,
        text: String::new(),
    };
    say::template(place, words)
}

/// The document with its styles in its elements: many programs leave out others.
fn styled(html: &str, style: &str) -> Result<String, String> {
    let options = InlineOptions {
        extra_css: Some(style.into()),
        load_remote_stylesheets: false,
        minify_css: true,
        ..InlineOptions::default()
    };
    CSSInliner::new(options)
        .inline(html)
        .map_err(|error| error.to_string())
}
