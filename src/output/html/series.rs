//! The page of a recurring window: what holds of every occurrence, and those that are announced.

use super::window::{components, plans};
use super::{Sheet, frame};
use crate::model::{NoticeId, Window};
use crate::output::edition::Edition;
use crate::output::prose::{Addresses, Setting, id_prefix};
use crate::output::route::{notice_calendar_path, notice_path};
use crate::output::view::{Link, Markup, NoticeLine, SeriesLinks, SeriesView};
use crate::output::words::Year;
use crate::site::{SeriesNow, WindowNow};

/// Past occurrences on the page.
const PAST: usize = 50;

/// The page of a series.
pub fn sheet(edition: &Edition, series: &SeriesNow) -> Sheet<SeriesView> {
    let now = edition.site.now;
    let template = &series.series.template;
    let newest = newest(edition, series);
    let concerned = newest.components.iter();
    let names = edition.component_names(concerned.map(|(place, _)| *place));
    let description = edition.words.with(
        "describe-series",
        [
            ("impact", edition.impact_word(template.impact).into()),
            ("components", edition.words.short_list(&names, usize::MAX).into()),
        ],
    );
    let path = notice_path(&template.common.id);
    let page = frame::page(edition, &path, template.common.title.clone(), "maintenance")
        .described(description)
        .with_feed(frame::maintenance_feed(edition))
        .live_today(
            edition,
            occurrences(edition, series).flat_map(|window| window.facts(now)),
        );
    Sheet {
        template: "series.html",
        page,
        view: view(edition, series, newest, &path),
    }
}

fn view(edition: &Edition, series: &SeriesNow, newest: &Window, path: &str) -> SeriesView {
    let words = &edition.words;
    let template = &series.series.template;
    let mut all: Vec<&WindowNow> = occurrences(edition, series).collect();
    all.sort_by_key(|window| window.course.plan.start);
    let lines = |belongs: &dyn Fn(&WindowNow) -> bool| -> Vec<NoticeLine> {
        let year = edition.this_year();
        let chosen = all.iter().filter(|window| belongs(window));
        chosen.map(|window| edition.window_line(window, year)).collect()
    };
    let now = edition.site.now;
    let mut past = lines(&|window| window.course.is_final(now));
    past.reverse();
    let has_more = past.len() > PAST;
    past.truncate(PAST);
    SeriesView {
        kind: edition.kind_name(template.kind),
        kind_description: edition.site.config.kinds[template.kind].description.clone(),
        calendar: edition.routes.address(&notice_calendar_path(&template.common.id)),
        reference: template.common.reference.clone(),
        length: words.length(template.plan.length()),
        expected_downtime: template.expected_downtime.map(|length| words.length(length)),
        impact: edition.impact_word(template.impact),
        components: components(edition, newest),
        plans: plans(edition, newest),
        reason: template.reason.clone(),
        rollback: template.rollback.clone(),
        contact: template.common.contact.clone(),
        body: Markup(edition.prose(
            &template.common.body,
            Setting {
                home: path,
                level: 2,
                prefix: &id_prefix(&template.common.id),
                addresses: Addresses::Here,
                issue: None,
            },
        )),
        open: lines(&|window| window.course.state.is_open()),
        coming: lines(&|window| !window.course.state.is_open() && !window.course.is_final(now)),
        past,
        has_more,
    }
}

/// The links of an occurrence's page; none for a window that does not recur.
pub fn links(edition: &Edition, window: &WindowNow) -> Option<SeriesLinks> {
    let date = window.id().occurrence?;
    let series = edition
        .site
        .series
        .iter()
        .find(|series| series.series.slug() == window.id().slug)?;
    // The page of a finished notice never changes: a date that was announced later is not on it.
    let seen_until = if window.course.is_final(edition.site.now) {
        window.over_at().unwrap_or(edition.site.now)
    } else {
        edition.site.now
    };
    let of = |other: &WindowNow| {
        let date = other.id().occurrence?;
        Some(Link {
            label: edition.words.date(date, Year::Always),
            address: edition.routes.address(&notice_path(other.id())),
        })
    };
    let previous = occurrences(edition, series)
        .take_while(|other| other.id().occurrence < Some(date))
        .last();
    let next = occurrences(edition, series)
        .find(|other| other.id().occurrence > Some(date))
        .filter(|other| other.window.common.announced <= seen_until);
    Some(SeriesLinks {
        address: edition
            .routes
            .address(&notice_path(&NoticeId::window(&window.id().slug))),
        previous: previous.and_then(of),
        next: next.and_then(of),
    })
}

/// The newest occurrence that is announced: its components are those in service by then.
fn newest<'e>(edition: &'e Edition, series: &'e SeriesNow) -> &'e Window {
    let newest = occurrences(edition, series).last();
    newest.map_or(&series.series.template, |window| &window.window)
}

/// The published occurrences, in order of their dates.
pub fn occurrences<'e>(edition: &'e Edition, series: &'e SeriesNow) -> impl Iterator<Item = &'e WindowNow> {
    let windows = &edition.site.windows;
    series.occurrences.iter().map(|place| &*windows[*place])
}
