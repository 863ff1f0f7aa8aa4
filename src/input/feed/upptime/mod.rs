//! Upptime: its `history/summary.json` by itself, or the checkout of a repository. The summary has no time of its
//! own; `history/<slug>.yml` has. Upptime's days are UTC's.
//!
//! Nothing else in a checkout is read: `.upptimerc.yml` names the sites as the summary does, and `api/` says once
//! more, rounded, what the history says.

mod history;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use self::history::{History, HistoryFields};
use self::summary::{MinutesDown, Site, Summary};
use super::json::{self, Faults};
use super::names::aliases;
use super::shape::Object;
use super::value::{Limit, Values};
use super::{Circumstances, Trouble, yaml};
use crate::config::FeedSource;
use crate::model::time::{add_days, local_day};
use crate::model::uptime::{Conditions, DaySum, Feed, Measured, Reading};
use crate::model::{Instant, Stretch};

/// The role of the summary in a checkout. By itself it has none.
const SUMMARY: &str = "history/summary.json";

/// Whether a file of a checkout, by path in it, is read.
pub fn is_document(path: &str) -> bool {
    let name = path.strip_prefix("history/").unwrap_or_default();
    let is_history = name.ends_with(".yml") && !name.contains('/');
    path == SUMMARY || is_history
}

/// What is read of it, for the reference.
pub const REFERENCE: &str = "\
A checkout of an Upptime repository (`path` is its folder), or its `history/summary.json` alone, from a file or by `url`. \
A component is found by its site's slug or name. Read are the minutes down of each day and, of a checkout, \
`history/<slug>.yml`, which says from when to when the site was watched and how it did last. In between, a day that is not \
listed is up. Days are UTC's. Without these histories the known days run from the first that is listed for the component \
to the last that is listed for any; `since` and `until` go before either. The summary's own state has no time and is \
never a current reading.";

/// Reads the summary and what there is beside it.
///
/// # Errors
/// The first mistake in one of them.
pub fn read(circumstances: Circumstances<'_>) -> Result<Feed, Trouble> {
    let faults = Faults::default();
    let values = Values::new(&faults, Limit::Now(circumstances.now));
    let documents = circumstances.documents;
    let is_alone = documents.get("").is_some();
    let summary = circumstances.document(if is_alone { "" } else { SUMMARY })?;
    let sites = json::document(summary, &faults, || Summary(&values))?;
    let mut histories = BTreeMap::new();
    for slug in sites.keys() {
        if let Some(file) = documents.get(&format!("history/{slug}.yml")) {
            let history = yaml::document(file, &faults, Object(HistoryFields::new(&values)))?;
            histories.insert(slug.clone(), history);
        }
    }
    Ok(feed(
        &sites,
        &histories,
        Bounds::of(circumstances.source, circumstances.now),
    ))
}

/// The days that site.toml says were measured, whatever the files say.
#[derive(Clone, Copy)]
struct Bounds {
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Bounds {
    /// Days that are still to come are not known, whatever site.toml says; nor does it begin before time does.
    fn of(source: &FeedSource, now: Instant) -> Self {
        Self {
            since: source
                .since
                .map(|date| date.max(DateTime::UNIX_EPOCH.date_naive())),
            until: source.until.map(|date| date.min(now.date_naive())),
        }
    }

    fn hold(self, date: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date <= until)
    }
}

/// What the days of each site are told by.
struct Looking<'h> {
    bounds: Bounds,
    histories: &'h BTreeMap<String, History>,
    /// When any site was looked at last, where that is known: nothing is known after it.
    newest: Option<Instant>,
    /// The latest day that is listed for any site.
    latest: Option<NaiveDate>,
}

impl Looking<'_> {
    /// When a site was looked at: with a history from its first time to its last, else from its first listed day
    /// to the latest of all. What site.toml says goes before either.
    fn looked_at(&self, slug: &str, minutes_down: &MinutesDown) -> Option<Stretch> {
        let history = self.histories.get(slug);
        let day = |date: NaiveDate| local_day(Tz::UTC, date);
        let since = self.bounds.since.map(|date| day(date).start);
        let first = || minutes_down.keys().next().map(|date| day(*date).start);
        let start = since.or(history.map(|history| history.start)).or_else(first)?;
        let until = self.bounds.until.map(|date| day(date).end);
        let last = || self.latest.map(|date| day(date).end);
        let end = until.or(history.map(|history| history.updated)).or_else(last)?;
        let end = self.newest.map_or(end, |newest| end.min(newest));
        (start < end).then(|| Stretch::new(start, end))
    }

    /// The summary's own state has no time, so that it is never current.
    fn measured(&self, slug: &str, site: &Site) -> Measured {
        let history = self.histories.get(slug);
        let of_history = history.map(|history| Reading {
            state: history.state,
            at: Some(history.updated),
        });
        let of_summary = site.state.map(|state| Reading { state, at: None });
        let days = site
            .minutes_down
            .as_ref()
            .map(|minutes_down| sums(minutes_down, self.looked_at(slug, minutes_down), self.bounds));
        Measured {
            reading: of_history.or(of_summary),
            conditions: Conditions {
                latency_ms: history.and_then(|history| history.latency_ms),
                ..Conditions::default()
            },
            days: days.unwrap_or_default(),
            ..Measured::default()
        }
    }
}

fn feed(sites: &BTreeMap<String, Site>, histories: &BTreeMap<String, History>, bounds: Bounds) -> Feed {
    let listed = sites.values().filter_map(|site| site.minutes_down.as_ref());
    let looking = Looking {
        bounds,
        histories,
        newest: histories.values().map(|history| history.updated).max(),
        latest: listed.filter_map(|days| days.keys().next_back().copied()).max(),
    };
    let components: BTreeMap<String, Measured> = sites
        .iter()
        .map(|(slug, site)| (slug.clone(), looking.measured(slug, site)))
        .collect();
    let last = components
        .values()
        .filter_map(|measured| measured.days.keys().next_back().copied())
        .max();
    let titles = sites
        .iter()
        .filter_map(|(slug, site)| Some((site.name.clone()?, slug.clone())));
    Feed {
        generated_at: None,
        horizon: looking.newest.or_else(|| Some(local_day(Tz::UTC, last?).end)),
        day_zone: Tz::UTC,
        aliases: aliases(&components, titles),
        components,
    }
}

/// The sums of the days on which a site was looked at, and of those that are listed. The minutes down were
/// measured, so that they always count whole; what else of a day it was looked at, it was up. On a day that began
/// or ended without anybody looking they may be more than that: the two files are written at different times.
fn sums(
    minutes_down: &MinutesDown,
    looked_at: Option<Stretch>,
    bounds: Bounds,
) -> BTreeMap<NaiveDate, DaySum> {
    let first = looked_at.map(|stretch| stretch.start.date_naive());
    let dates = std::iter::successors(first, |date| Some(add_days(*date, 1)));
    let within = |date: &NaiveDate| {
        let stretch = looked_at?;
        let day = local_day(Tz::UTC, *date);
        let looked_at_s = (day.end.min(stretch.end) - day.start.max(stretch.start)).num_seconds();
        (looked_at_s > 0).then_some(looked_at_s)
    };
    let listed = minutes_down.keys().copied().filter(|date| bounds.hold(*date));
    let dates: BTreeSet<NaiveDate> = dates
        .take_while(|date| within(date).is_some())
        .chain(listed)
        .collect();
    let sum = |date: NaiveDate| {
        let down_s = minutes_down
            .get(&date)
            .map_or(0, |minutes| i64::from(*minutes) * 60);
        let sum = DaySum {
            up_s: (within(&date).unwrap_or_default() - down_s).max(0),
            down_s,
            ..DaySum::default()
        };
        (date, sum)
    };
    dates.into_iter().map(sum).collect()
}
