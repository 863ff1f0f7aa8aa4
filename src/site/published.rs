//! Which of what was told is published at an instant, sorted and bound together, and what is still to come.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::bonds::Bonds;
use super::current::Told;
use super::lifecycle;
use super::series::SeriesNow;
use super::{FixNow, IncidentNow, WindowNow};
use crate::config::Config;
use crate::model::{Alias, FixHow, Incident, Instant, Issue, NoticeId, Page, PageName, Window};

/// The windows that are announced by `now`, by the start now planned, the newest first, then by id.
pub fn windows(windows: impl Iterator<Item = Arc<Window>>, config: &Config, now: Instant) -> Vec<WindowNow> {
    let mut windows: Vec<WindowNow> = windows
        .filter_map(|window| {
            let course = lifecycle::window::course(&window, &config.kinds[window.kind].rules, now)?;
            Some(WindowNow {
                window,
                course,
                fixes: Vec::new(),
            })
        })
        .collect();
    windows.sort_by(|a, b| {
        let newest = b.course.plan.start.cmp(&a.course.plan.start);
        newest.then_with(|| a.id().cmp(b.id()))
    });
    windows
}

/// The incidents that are announced by `now`, by their beginning, the newest first, then by id.
pub fn incidents(incidents: impl Iterator<Item = Arc<Incident>>, now: Instant) -> Vec<IncidentNow> {
    let mut incidents: Vec<IncidentNow> = incidents
        .filter_map(|incident| {
            let course = lifecycle::incident::course(&incident, now)?;
            Some(IncidentNow {
                incident,
                course,
                fix: None,
                follows: None,
                followed_by: Vec::new(),
            })
        })
        .collect();
    incidents.sort_by(|a, b| {
        let newest = b.incident.started.cmp(&a.incident.started);
        newest.then_with(|| a.id().cmp(b.id()))
    });
    incidents
}

/// Everything that is published.
pub fn pages(
    windows: &[WindowNow],
    series: &[SeriesNow],
    incidents: &[IncidentNow],
    issues: &[Issue],
    pages: &[Page],
) -> HashSet<PageName> {
    let windows = windows.iter().map(|one| PageName::Notice(one.id().clone()));
    let series = series
        .iter()
        .map(|one| PageName::Notice(one.series.template.common.id.clone()));
    let incidents = incidents.iter().map(|one| PageName::Notice(one.id().clone()));
    let issues = issues.iter().flat_map(|issue| {
        let articles = issue.articles.iter();
        let articles = articles.map(|article| PageName::Article(issue.slug.clone(), article.slug.clone()));
        articles.chain([PageName::Issue(issue.slug.clone())])
    });
    let pages = pages.iter().map(|page| PageName::Page(page.slug.clone()));
    windows
        .chain(series)
        .chain(incidents)
        .chain(issues)
        .chain(pages)
        .collect()
}

/// What comes out after `now`, in order: announcements, newsletters, and the updates of published notices.
pub fn to_come(told: &Told, now: Instant) -> Vec<(Instant, PageName)> {
    let windows = told.windows.iter().map(|window| {
        let updates = window.updates.iter().map(|update| update.at);
        (&window.common, updates.collect::<Vec<_>>())
    });
    let incidents = told.incidents.iter().map(|incident| {
        let updates = incident.updates.iter().map(|update| update.at);
        (&incident.common, updates.collect())
    });
    let notices = windows.chain(incidents).flat_map(|(common, updates)| {
        let instants = updates.into_iter().chain([common.announced]);
        instants.map(|at| (at, PageName::Notice(common.id.clone())))
    });
    let issues = told
        .issues
        .iter()
        .map(|issue| (issue.date, PageName::Issue(issue.slug.clone())));
    let mut to_come: Vec<_> = notices.chain(issues).filter(|(at, _)| *at > now).collect();
    to_come.sort_by_key(|(at, _)| *at);
    to_come
}

/// An old address and the page that it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// The old address.
    pub from: Alias,
    /// The page.
    pub to: PageName,
    /// Its title, in plain text.
    pub title: String,
}

/// The old addresses of everything that was written, published or not, in order of path.
pub fn forwards(told: &Told) -> Vec<Forward> {
    let windows = told.windows.iter().map(|window| &window.common);
    let series = told.series.iter().map(|series| &series.template.common);
    let incidents = told.incidents.iter().map(|incident| &incident.common);
    let notices = windows.chain(series).chain(incidents);
    let notices = notices.map(|one| (&one.aliases, PageName::Notice(one.id.clone()), &one.title));
    let issues = told.issues.iter().flat_map(|issue| {
        let own = (&issue.aliases, PageName::Issue(issue.slug.clone()), &issue.title);
        let articles = issue.articles.iter().map(|article| {
            let name = PageName::Article(issue.slug.clone(), article.slug.clone());
            (&article.aliases, name, &article.title)
        });
        articles.chain([own])
    });
    let pages = told.pages.iter();
    let pages = pages.map(|page| (&page.aliases, PageName::Page(page.slug.clone()), &page.title));
    let all = notices.chain(issues).chain(pages);
    let mut forwards: Vec<Forward> = all
        .flat_map(|(aliases, to, title)| {
            aliases.iter().map(move |from| Forward {
                from: from.clone(),
                to: to.clone(),
                title: title.clone(),
            })
        })
        .collect();
    forwards.sort_by(|a, b| (&a.from.path, a.from.at).cmp(&(&b.from.path, b.from.at)));
    forwards
}

/// Ties published notices together by place.
pub fn bind(windows: &mut [WindowNow], incidents: &mut [IncidentNow], bonds: &Bonds) {
    let window_places: HashMap<NoticeId, usize> = windows
        .iter()
        .enumerate()
        .map(|(place, window)| (window.id().clone(), place))
        .collect();
    // A false alarm is in no list, so nothing leads to it.
    let listed = incidents
        .iter()
        .enumerate()
        .filter(|(_, one)| !one.incident.is_false_alarm());
    let incident_places: HashMap<String, usize> = listed
        .map(|(place, one)| (one.id().slug.clone(), place))
        .collect();
    let places = |slugs: Option<&Vec<String>>| -> Vec<usize> {
        let slugs = slugs.into_iter().flatten();
        slugs
            .filter_map(|slug| incident_places.get(slug).copied())
            .collect()
    };
    for window in windows {
        window.fixes = places(bonds.fixed_by.get(&window.window.common.id));
    }
    for incident in incidents {
        let slug = &incident.incident.common.id.slug;
        incident.followed_by = places(bonds.followed_by.get(slug));
        let follows = incident.incident.follows.as_ref();
        incident.follows = follows.and_then(|(slug, _)| incident_places.get(slug).copied());
        incident.fix = fix_now(&incident.incident, bonds.window_of.get(slug), &window_places);
    }
}

fn fix_now(
    incident: &Incident,
    window: Option<&NoticeId>,
    windows: &HashMap<NoticeId, usize>,
) -> Option<FixNow> {
    let chargeable = incident.fix.as_ref().and_then(|fix| fix.chargeable);
    let how = match (incident.fix.as_ref().map(|fix| &fix.how), window) {
        (Some(FixHow::FalseAlarm), _) | (None, None) => return None,
        (Some(FixHow::Remote), _) => FixHow::Remote,
        (Some(FixHow::OnSite), _) => FixHow::OnSite,
        (Some(FixHow::Window(name)), None) => FixHow::Window(name.clone()),
        (_, Some(window)) => FixHow::Window(window.name()),
    };
    Some(FixNow {
        window: window.and_then(|id| windows.get(id).copied()),
        how,
        chargeable,
    })
}
