//! History: the months, and each month's notices and measured outages.

use super::{Sheet, frame};
use crate::model::{Instant, Month};
use crate::output::edition::Edition;
use crate::output::route::month_path;
use crate::output::view::{HistoryMonth, HistoryView, HistoryYear, Link, MonthView, NoticeLine};
use crate::output::words::Year;
use crate::site::history::MonthNotices;

/// The past months that there is something to say of, and the present one; the newest first.
pub fn months(edition: &Edition) -> Vec<(Month, MonthNotices)> {
    let present = Month::of(edition.site.today());
    let mut months = edition.site.months();
    months.entry(present).or_default();
    for month in edition.measured_months() {
        months.entry(month).or_default();
    }
    // What is planned for a later month is not history yet.
    months
        .into_iter()
        .filter(|(month, _)| *month <= present)
        .rev()
        .collect()
}

/// `/history/`
pub fn index(edition: &Edition, months: &[(Month, MonthNotices)]) -> Sheet<HistoryView> {
    let mut years: Vec<HistoryYear> = Vec::new();
    for (month, notices) in months {
        let year = month.year.to_string();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(HistoryYear {
                year,
                months: Vec::new(),
            });
        }
        let line = HistoryMonth {
            name: edition.words.month(*month),
            address: edition.routes.address(&month_path(*month)),
            sentence: sentence(edition, *month, notices),
            uptime: edition.uptime_of_month(*month),
            known: edition.known_of_month(*month),
        };
        if let Some(last) = years.last_mut() {
            last.months.push(line);
        }
    }
    let name = edition.site.config.site.title.as_str();
    let page = frame::page(edition, "history/", edition.words.get("page-history"), "history")
        .described(edition.words.with("describe-history", [("site", name.into())]))
        .live_today(edition, edition.all_facts());
    Sheet {
        template: "history.html",
        page,
        view: HistoryView { years },
    }
}

/// `/history/2026/11/`; `place` is the month's in the list.
pub fn month(edition: &Edition, months: &[(Month, MonthNotices)], place: usize) -> Sheet<MonthView> {
    let (month, notices) = &months[place];
    let link = |place: Option<usize>| {
        place.and_then(|place| months.get(place)).map(|(month, _)| Link {
            label: edition.words.month(*month),
            address: edition.routes.address(&month_path(*month)),
        })
    };
    let name = edition.words.month(*month);
    let site = edition.site.config.site.title.as_str();
    let page = frame::page(edition, &month_path(*month), name.clone(), "history").described(
        edition
            .words
            .with("describe-month", [("month", name.into()), ("site", site.into())]),
    );
    let facts = || facts(edition, notices);
    let page = if *month == Month::of(edition.site.today()) {
        page.live_today(edition, facts())
    } else if is_live(edition, *month, notices) {
        page.live(edition, facts())
    } else {
        page
    };
    let view = MonthView {
        sentence: sentence(edition, *month, notices),
        uptime: edition.uptime_of_month(*month),
        remark: edition.known_of_month(*month),
        notices: lines(edition, notices),
        outages: edition.measured_outages_in(*month),
        previous: link(Some(place + 1)),
        next: link(place.checked_sub(1)),
    };
    Sheet {
        template: "month.html",
        page,
        view,
    }
}

/// The present month, or one with a notice that is not over.
pub fn is_live(edition: &Edition, month: Month, notices: &MonthNotices) -> bool {
    let site = &edition.site;
    month == Month::of(site.today())
        || notices
            .windows
            .iter()
            .any(|place| !site.windows[*place].course.is_final(site.now))
        || notices
            .incidents
            .iter()
            .any(|place| site.incidents[*place].is_open())
}

fn facts<'e>(edition: &'e Edition, notices: &'e MonthNotices) -> impl Iterator<Item = Instant> + 'e {
    let site = &edition.site;
    let windows = notices
        .windows
        .iter()
        .flat_map(|place| site.windows[*place].facts(site.now));
    let incidents = notices
        .incidents
        .iter()
        .map(|place| site.incidents[*place].newest_event());
    windows.chain(incidents).chain(edition.reading_facts())
}

/// Incidents and windows together, the newest first.
fn lines(edition: &Edition, notices: &MonthNotices) -> Vec<NoticeLine> {
    let site = &edition.site;
    let windows = notices.windows.iter().map(|place| {
        let window = &site.windows[*place];
        (
            window.course.plan.start,
            edition.window_line(window, Year::Always),
        )
    });
    let incidents = notices.incidents.iter().map(|place| {
        let incident = &site.incidents[*place];
        (
            incident.incident.started,
            edition.incident_line(incident, Year::Always),
        )
    });
    let mut lines: Vec<_> = incidents.chain(windows).collect();
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// How the month went, in a sentence.
fn sentence(edition: &Edition, month: Month, notices: &MonthNotices) -> String {
    let words = &edition.words;
    let incidents = notices
        .incidents
        .iter()
        .filter(|place| !edition.site.incidents[**place].incident.is_plain())
        .count();
    let windows = notices.windows.len();
    let outages = edition.measured_outages_in(month).len();
    let sentence = match (incidents, windows) {
        (0, 0) if outages == 0 => return words.get("month-quiet"),
        _ => words.with(
            "month-sentence",
            [("incidents", incidents.into()), ("windows", windows.into())],
        ),
    };
    if outages == 0 {
        return sentence;
    }
    words.with(
        "month-sentence-outages",
        [("sentence", sentence.into()), ("outages", outages.into())],
    )
}
