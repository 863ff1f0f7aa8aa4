//! The home page: is it you or is it me, until when, and what do I do.

use super::{Sheet, frame};
use crate::model::Instant;
use crate::output::edition::Edition;
use crate::output::html::parts::component_tone;
use crate::output::prose::escape;
use crate::output::view::{Banner, GroupView, HomeView, Markup, NoticeCard, PastDay, Tone};
use crate::output::words::Clock;
use crate::site::Headline;

/// Coming windows: at the most so many, within so many days.
const COMING: usize = 10;
const COMING_DAYS: i64 = 60;
/// Days of the past.
const PAST_DAYS: i64 = 14;

/// `/`
pub fn sheet(edition: &Edition) -> Sheet<HomeView> {
    let site = &edition.site;
    let year = edition.this_year();
    let horizon = site.day_from_today(COMING_DAYS);
    let coming = site
        .coming_windows()
        .filter(|window| window.course.plan.start < horizon)
        .take(COMING);
    let view = HomeView {
        banner: banner(edition),
        open: open(edition),
        notices: site
            .notices()
            .map(|notice| edition.incident_card(notice))
            .collect(),
        coming: coming.map(|window| edition.window_line(window, year)).collect(),
        groups: groups(edition),
        bar_days: site.config.uptime.days,
        past: past(edition),
    };
    let mut page = frame::page(edition, "", site.config.site.title.clone(), "home")
        .live_today(edition, edition.all_facts());
    page.description = site.config.site.description.clone();
    Sheet {
        template: "home.html",
        page,
        view,
    }
}

/// Open incidents, windows and measured outages, the newest update first.
fn open(edition: &Edition) -> Vec<NoticeCard> {
    let site = &edition.site;
    let windows = site
        .open_windows()
        .map(|window| (window.newest_event(), edition.window_card(window)));
    let incidents = site
        .open_incidents()
        .map(|one| (one.newest_event(), edition.incident_card(one)));
    let mut open: Vec<_> = incidents
        .chain(edition.open_outage_cards())
        .chain(windows)
        .collect();
    open.sort_by_key(|(newest, _)| std::cmp::Reverse(*newest));
    open.into_iter().map(|(_, card)| card).collect()
}

/// Components in service by group, those without a group first.
pub fn groups(edition: &Edition) -> Vec<GroupView> {
    let config = &edition.site.config;
    let each = [None].into_iter().chain((0..config.groups.len()).map(Some));
    let groups = each.filter_map(|group| {
        let members: Vec<usize> = edition
            .site
            .in_service()
            .filter(|place| config.components[*place].group == group)
            .collect();
        let worst = members
            .iter()
            .map(|place| edition.site.components[*place].status)
            .max()?;
        Some(GroupView {
            id: group
                .map(|group| config.groups[group].id.clone())
                .unwrap_or_default(),
            name: group.map(|group| config.groups[group].name.clone()),
            mark: edition.component_mark(worst),
            components: members
                .into_iter()
                .map(|place| edition.component_line(place))
                .collect(),
        })
    });
    groups.collect()
}

fn past(edition: &Edition) -> Vec<PastDay> {
    let year = edition.this_year();
    let days = edition
        .site
        .past_days(PAST_DAYS)
        .into_iter()
        .map(|(date, notices)| {
            let incidents = notices
                .incidents
                .iter()
                .map(|place| &edition.site.incidents[*place]);
            let windows = notices.windows.iter().map(|place| &edition.site.windows[*place]);
            PastDay {
                date: Markup(edition.words.date_html(date, year)),
                notices: incidents
                    .map(|incident| edition.incident_line(incident, year))
                    .chain(windows.map(|window| edition.window_line(window, year)))
                    .collect(),
                outages: edition.measured_outages_on(date),
            }
        });
    days.collect()
}

/// The sentence on top and what has to be said with it.
pub fn banner(edition: &Edition) -> Banner {
    let status = edition.site.worst();
    let tone = match edition.site.headline() {
        Headline::OpenIncident(_) => Tone::Minor,
        _ => component_tone(status),
    };
    let until = match edition.site.headline() {
        Headline::Maintenance { until, overrun, .. } => Some(until).filter(|_| !overrun),
        _ => None,
    };
    Banner {
        status: status.id(),
        tone,
        sentence: Markup(headline(edition, &Form::Html)),
        countdown: until.map(|at| edition.countdown(at, "countdown")),
        remarks: edition
            .banner_remarks()
            .into_iter()
            .map(|text| Markup(escape(&text)))
            .collect(),
    }
}

/// The banner's sentence as plain text, as the API and badges have it.
pub fn banner_text(edition: &Edition) -> String {
    let remarks = edition.banner_remarks();
    if remarks.is_empty() {
        return headline(edition, &Form::Text);
    }
    edition.words.with(
        "banner-and-remark",
        [
            ("sentence", headline(edition, &Form::Text).into()),
            ("remark", remarks.join(" ").into()),
        ],
    )
}

/// How the banner is written.
enum Form {
    /// For a page: times in `<time>` elements.
    Html,
    /// Plain.
    Text,
}

impl Form {
    fn text(&self, text: &str) -> String {
        match self {
            Self::Html => escape(text),
            Self::Text => text.to_owned(),
        }
    }

    fn moment(&self, edition: &Edition, at: Instant) -> String {
        match self {
            Self::Html => edition.words.moment_html(at, Clock::Site, edition.this_year()),
            Self::Text => edition.words.moment(at, Clock::Site, edition.this_year()),
        }
    }
}

/// `<begins>: <components>, until <end>` or `, since <start>`, by the table "The page" of 12-tables.md.
fn headline(edition: &Edition, form: &Form) -> String {
    let words = &edition.words;
    let with_components = |begins: String, places: &[usize]| {
        let names = edition.component_names(places.iter().copied());
        let components = form.text(&words.short_list(&names, 3));
        words.with(
            "banner-components",
            [("begins", begins.into()), ("components", components.into())],
        )
    };
    let since = |sentence: String, start: Option<Instant>| match start {
        Some(start) => words.with(
            "banner-since",
            [
                ("sentence", sentence.into()),
                ("start", form.moment(edition, start).into()),
            ],
        ),
        None => sentence,
    };
    match edition.site.headline() {
        Headline::AllOperational => words.get("banner-operational"),
        Headline::OpenIncident(incident) => {
            let title = form.text(&incident.incident.common.title);
            since(
                words.with("banner-open-incident", [("title", title.into())]),
                Some(incident.incident.started),
            )
        }
        Headline::Maintenance {
            components,
            until,
            overrun,
        } => {
            let sentence = with_components(words.get("banner-maintenance"), &components);
            let id = if overrun { "banner-overrun" } else { "banner-until" };
            let end = form.moment(edition, until);
            words.with(id, [("sentence", sentence.into()), ("end", end.into())])
        }
        Headline::Trouble {
            status,
            components,
            since: start,
        } => since(
            with_components(words.get(&format!("banner-{}", status.id())), &components),
            start,
        ),
    }
}
