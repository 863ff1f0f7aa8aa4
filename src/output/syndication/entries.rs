//! What feeds say, before it has a format.

use std::cmp::Reverse;

use super::{Entry, Scope, Text};
use crate::model::{Article, Instant, Issue, WindowState};
use crate::output::edition::Edition;
use crate::output::prose::{Addresses, Setting, escape};
use crate::output::route::{anchor, article_path, issue_path, notice_path};
use crate::output::view::Markup;
use crate::output::words::{Clock, Year, utc_year};
use crate::site::{Event, IncidentNow, IncidentThen, WindowNow, WindowThen};

/// An entry that is not made yet: most are never wanted.
#[derive(Clone, Copy)]
enum Draft<'e> {
    Window(&'e WindowNow, &'e Event<WindowThen>),
    Incident(&'e IncidentNow, &'e Event<IncidentThen>),
    Issue(&'e Issue),
}

impl Draft<'_> {
    fn at(&self) -> Instant {
        match self {
            Draft::Window(_, event) => event.at,
            Draft::Incident(_, event) => event.at,
            Draft::Issue(issue) => issue.date,
        }
    }
}

/// The newest entries of a feed of notices.
pub fn of_notices(edition: &Edition, scope: Scope) -> Vec<Entry> {
    let by_notice = edition.site.config.syndication.by_notice;
    let drafts = newest(
        drafts(edition, scope, by_notice),
        edition.site.config.syndication.items,
    );
    let mut entries: Vec<Entry> = drafts
        .into_iter()
        .map(|draft| match draft {
            Draft::Window(window, _) if by_notice => window_notice(edition, window),
            Draft::Incident(incident, _) if by_notice => incident_notice(edition, incident),
            Draft::Window(window, event) => window_entry(edition, window, event),
            Draft::Incident(incident, event) => incident_entry(edition, incident, event),
            Draft::Issue(issue) => issue_entry(edition, issue),
        })
        .collect();
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(edition.site.config.syndication.items);
    entries
}

/// Every event, or the newest event of every notice.
fn drafts(edition: &Edition, scope: Scope, by_notice: bool) -> Vec<Draft<'_>> {
    let site = &edition.site;
    let mut drafts = Vec::new();
    for window in site.windows.iter().filter(|window| scope.holds_window(window)) {
        let events = window.course.events.iter().rev();
        let wanted = events.take(if by_notice { 1 } else { usize::MAX });
        drafts.extend(wanted.map(|event| Draft::Window(window, event)));
    }
    let incidents = site.incidents.iter();
    for incident in incidents.filter(|incident| !incident.incident.is_false_alarm()) {
        let events = &incident.course.events;
        let held = |event: &&Event<_>| scope.holds_event(incident, event);
        if by_notice {
            // One that belongs here by any event is told whole, as in every other feed.
            let newest = events.last().filter(|_| events.iter().any(|event| held(&event)));
            drafts.extend(newest.map(|event| Draft::Incident(incident, event)));
        } else {
            drafts.extend(
                events
                    .iter()
                    .filter(held)
                    .map(|event| Draft::Incident(incident, event)),
            );
        }
    }
    if scope == Scope::Everything {
        drafts.extend(site.issues.iter().map(Draft::Issue));
    }
    drafts
}

/// The newest, and all that share the last one's instant: which of those stay is decided by id.
fn newest(mut drafts: Vec<Draft<'_>>, items: usize) -> Vec<Draft<'_>> {
    if drafts.len() > items {
        let (_, last, _) = drafts.select_nth_unstable_by_key(items - 1, |draft| Reverse(draft.at()));
        let oldest = last.at();
        drafts.retain(|draft| draft.at() >= oldest);
    }
    drafts
}

fn window_entry(edition: &Edition, window: &WindowNow, event: &Event<WindowThen>) -> Entry {
    let (path, anchor) = (notice_path(window.id()), anchor(event));
    Entry {
        id: edition.routes.event_id(window.id(), &anchor),
        link: format!("{}#{anchor}", edition.routes.url(&path)),
        title: edition.window_event_title(window, event),
        summary: window_summary(edition, window, event),
        html: window_text(edition, window, event).html(),
        published: event.at,
        updated: event.at,
        author: None,
    }
}

fn window_summary(edition: &Edition, window: &WindowNow, event: &Event<WindowThen>) -> String {
    let when = edition
        .words
        .range(event.then.plan, Clock::Site, event_year(event.at));
    let (when, components) = (when.into(), edition.window_components(window).into());
    if !is_to_expect(event.then.state) {
        return edition.words.with(
            "describe-window-over",
            [("when", when), ("components", components)],
        );
    }
    let impact = edition.impact_word(window.window.impact).into();
    edition.words.with(
        "describe-window",
        [("impact", impact), ("when", when), ("components", components)],
    )
}

/// Whether a window in that state will do something to its components, or does.
pub fn is_to_expect(state: WindowState) -> bool {
    !state.is_off() && !matches!(state, WindowState::Ended | WindowState::Completed)
}

/// What happened, when the window is by both clocks, what was written, and what it concerns.
pub fn window_text(edition: &Edition, window: &WindowNow, event: &Event<WindowThen>) -> Text {
    Text {
        before: window_times(edition, window, event),
        written: edition
            .window_event_text(window, event, 1, Addresses::Elsewhere)
            .0,
        after: window_effect(edition, window, event),
    }
}

/// What happened, and when the window is by both clocks.
fn window_times(edition: &Edition, window: &WindowNow, event: &Event<WindowThen>) -> String {
    let words = &edition.words;
    let year = event_year(event.at);
    let mut html = String::new();
    if let Some(sentence) = edition.window_sentence(window, event, year) {
        html.push_str(&paragraph(&sentence.0));
    }
    let when = words.range_html(event.then.plan, Clock::Site, year);
    let planned = paragraph(&words.with("sentence-planned", [("when", when.into())]));
    if !html.contains(&words.range_html(event.then.plan, Clock::Site, year)) {
        html.push_str(&planned);
    }
    if let Some(Markup(utc)) = edition.utc(|clock| words.range_html(event.then.plan, clock, year)) {
        html.push_str(&paragraph(&words.with("sentence-in-utc", [("when", utc.into())])));
    }
    html
}

/// What a window concerns and, as long as it will do something or does, what that is.
fn window_effect(edition: &Edition, window: &WindowNow, event: &Event<WindowThen>) -> String {
    let words = &edition.words;
    let mut html = String::new();
    let components = escape(&edition.window_components(window));
    html.push_str(&paragraph(
        &words.with("sentence-concerns", [("components", components.into())]),
    ));
    if !is_to_expect(event.then.state) {
        return html;
    }
    for impact in window_impacts(edition, window) {
        html.push_str(&paragraph(&impact));
    }
    if let Some(length) = window.window.expected_downtime {
        html.push_str(&paragraph(
            &words.with("sentence-downtime", [("length", words.length(length).into())]),
        ));
    }
    html
}

/// What a window does, in a sentence; where components differ, one for each.
fn window_impacts(edition: &Edition, window: &WindowNow) -> Vec<String> {
    let words = &edition.words;
    let impact = |impact| escape(&edition.impact_word(impact));
    let components = &window.window.components;
    if components.iter().all(|(_, of)| *of == window.window.impact) {
        let all = impact(window.window.impact).into();
        return vec![words.with("sentence-impact", [("impact", all)])];
    }
    let each = components.iter().map(|(place, of)| {
        let name = escape(&edition.site.config.components[*place].name);
        let said = [("component", name.into()), ("state", impact(*of).into())];
        words.with("sentence-component-now", said)
    });
    each.collect()
}

fn incident_entry(edition: &Edition, incident: &IncidentNow, event: &Event<IncidentThen>) -> Entry {
    let (path, anchor) = (notice_path(incident.id()), anchor(event));
    Entry {
        id: edition.routes.event_id(incident.id(), &anchor),
        link: format!("{}#{anchor}", edition.routes.url(&path)),
        title: edition.incident_event_title(incident, event),
        summary: incident_summary(edition, incident, event),
        html: incident_text(edition, incident, event).html(),
        published: event.at,
        updated: event.at,
        author: None,
    }
}

fn incident_summary(edition: &Edition, incident: &IncidentNow, event: &Event<IncidentThen>) -> String {
    let when = edition
        .words
        .moment(incident.incident.started, Clock::Site, event_year(event.at));
    edition.words.with("sentence-since", [("when", when.into())])
}

/// What was written, since when by both clocks, and how the components then were.
pub fn incident_text(edition: &Edition, incident: &IncidentNow, event: &Event<IncidentThen>) -> Text {
    let after = match incident.incident.is_plain() {
        true => String::new(),
        false => incident_effect(edition, incident, event),
    };
    Text {
        before: String::new(),
        written: edition
            .incident_event_text(incident, event, 1, Addresses::Elsewhere)
            .0,
        after,
    }
}

/// Since when by both clocks, and how the components then were.
fn incident_effect(edition: &Edition, incident: &IncidentNow, event: &Event<IncidentThen>) -> String {
    let words = &edition.words;
    let year = event_year(event.at);
    let mut html = String::new();
    let since = words.moment_html(incident.incident.started, Clock::Site, year);
    html.push_str(&paragraph(
        &words.with("sentence-since", [("when", since.into())]),
    ));
    if let Some(Markup(utc)) = edition.utc(|clock| words.moment_html(incident.incident.started, clock, year))
    {
        html.push_str(&paragraph(&words.with("sentence-in-utc", [("when", utc.into())])));
    }
    if event.then.components.is_empty() {
        html.push_str(&paragraph(&words.get("sentence-concerns-all")));
    }
    for (place, status) in &event.then.components {
        let component = escape(&edition.site.config.components[*place].name);
        let state = edition.component_mark(*status).word;
        let sentence = words.with(
            "sentence-component-now",
            [("component", component.into()), ("state", state.into())],
        );
        html.push_str(&paragraph(&sentence));
    }
    html
}

/// A window as one entry: all its events, the newest first.
fn window_notice(edition: &Edition, window: &WindowNow) -> Entry {
    let events = window.course.events.iter().rev();
    let html = events.map(|event| {
        heading(&edition.window_event_title(window, event)) + &window_text(edition, window, event).html()
    });
    let path = notice_path(window.id());
    let newest = window.course.events.last();
    Entry {
        id: edition.routes.id(&path),
        link: edition.routes.url(&path),
        title: newest
            .map(|event| edition.window_event_title(window, event))
            .unwrap_or_default(),
        summary: newest
            .map(|event| window_summary(edition, window, event))
            .unwrap_or_default(),
        html: html.collect(),
        published: window.window.common.announced,
        updated: window.newest_event(),
        author: None,
    }
}

/// An incident as one entry: all its events, the newest first.
fn incident_notice(edition: &Edition, incident: &IncidentNow) -> Entry {
    let events = incident.course.events.iter().rev();
    let html = events.map(|event| {
        heading(&edition.incident_event_title(incident, event))
            + &incident_text(edition, incident, event).html()
    });
    let path = notice_path(incident.id());
    let newest = incident.course.events.last();
    Entry {
        id: edition.routes.id(&path),
        link: edition.routes.url(&path),
        title: newest
            .map(|event| edition.incident_event_title(incident, event))
            .unwrap_or_default(),
        summary: newest
            .map(|event| incident_summary(edition, incident, event))
            .unwrap_or_default(),
        html: html.collect(),
        published: incident.incident.common.announced,
        updated: incident.newest_event(),
        author: None,
    }
}

/// An issue as one entry: its editorial and what is in it.
fn issue_entry(edition: &Edition, issue: &Issue) -> Entry {
    let path = issue_path(&issue.slug);
    let setting = Setting {
        home: &path,
        level: 1,
        prefix: "editorial-",
        addresses: Addresses::Elsewhere,
        issue: Some(&issue.slug),
    };
    let mut html = edition.prose(&issue.editorial, setting);
    let items = issue.articles.iter().map(|article| {
        let url = edition.routes.url(&article_path(&issue.slug, &article.slug));
        format!(
            "<li><a href=\"{}\">{}</a></li>",
            escape(&url),
            escape(&article.title)
        )
    });
    let items: String = items.collect();
    if !items.is_empty() {
        html.push_str(&format!("<ul>{items}</ul>"));
    }
    Entry {
        id: edition.routes.id(&path),
        link: edition.routes.url(&path),
        title: issue_title(edition, issue),
        summary: issue.summary.clone().unwrap_or_else(|| issue.title.clone()),
        html,
        published: issue.date,
        updated: issue.date,
        author: issue.editor.clone(),
    }
}

/// The title of an issue where other things are told of too: `Newsletter: <title>`.
pub fn issue_title(edition: &Edition, issue: &Issue) -> String {
    let word = edition.words.get("event-newsletter");
    edition
        .words
        .exact("title-notice", [("word", &word), ("title", &issue.title)])
}

/// The newest articles; an issue without articles stands for itself.
pub fn of_articles(edition: &Edition) -> Vec<Entry> {
    let entries = edition.site.issues.iter().flat_map(|issue| {
        let alone = issue.articles.is_empty().then(|| Entry {
            title: issue.title.clone(),
            ..issue_entry(edition, issue)
        });
        let articles = issue.articles.iter();
        let articles = articles.map(move |article| article_entry(edition, issue, article));
        alone.into_iter().chain(articles)
    });
    let mut entries: Vec<Entry> = entries.take(edition.site.config.syndication.items).collect();
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries
}

fn article_entry(edition: &Edition, issue: &Issue, article: &Article) -> Entry {
    let path = article_path(&issue.slug, &article.slug);
    let setting = Setting {
        home: &path,
        level: 1,
        prefix: "",
        addresses: Addresses::Elsewhere,
        issue: Some(&issue.slug),
    };
    Entry {
        id: edition.routes.id(&path),
        link: edition.routes.url(&path),
        title: article.title.clone(),
        summary: article.summary.clone().unwrap_or_else(|| article.title.clone()),
        html: edition.prose(&article.body, setting),
        published: issue.date,
        updated: issue.date,
        author: article.author.clone(),
    }
}

fn event_year(at: Instant) -> Year {
    Year::UnlessIs(utc_year(at))
}

fn paragraph(html: &str) -> String {
    format!("<p>{html}</p>\n")
}

fn heading(text: &str) -> String {
    format!("<h2>{}</h2>\n", escape(text))
}
