//! What the clock will change on each live page, ready-made: the instants, and the fragments that will then
//! differ (05-time.md, "The page flips by itself"). The script of the theme puts them in and composes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::Serialize;

use super::edition::Edition;
use super::html::live::{LivePage, live_pages};
use super::html::region::{Region, Regions};
use super::route::iso;
use crate::diagnostic::Diagnostic;
use crate::model::Instant;
use crate::model::time::day_start;

/// Changes of a page at the most.
const MOST_CHANGES: usize = 12;
/// How many local days after today they may be.
const DAYS: i64 = 7;

/// The timetables of live pages, by the pages' addresses.
pub type Timetables = HashMap<String, Timetable>;

/// What the clock will change on a page.
#[derive(Debug, Default)]
pub struct Timetable {
    /// In order of time.
    pub changes: Vec<Change>,
    /// A change that the timetable has no room for: at that instant only a build is right.
    pub next: Option<Instant>,
}

/// What differs from an instant on.
#[derive(Debug, Serialize)]
pub struct Change {
    /// UTC `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: String,
    /// The content of the regions that differ from then on, by name.
    pub parts: BTreeMap<String, String>,
}

/// The instants that a page has to be rendered for.
struct Course {
    page: LivePage,
    changes: Vec<Instant>,
    next: Option<Instant>,
}

/// The timetables of all live pages.
///
/// # Errors
/// A template that fails at one of the instants.
pub fn timetables(edition: &Edition) -> Result<Timetables, Diagnostic> {
    let courses = courses(edition);
    let mut wanted: BTreeMap<Instant, Vec<usize>> = BTreeMap::new();
    for (place, course) in courses.iter().enumerate() {
        for at in course.renderings(edition) {
            wanted.entry(at).or_default().push(place);
        }
    }
    let days = days(edition, wanted.keys());
    // One instant after the other, so that no more than a few sites stand in memory at once.
    let rendered: Vec<Vec<((usize, Instant), Regions)>> = wanted
        .into_par_iter()
        .map(|(at, places)| {
            let then = days.get(&edition.site.date_of(at)).unwrap_or(edition).later(at);
            let regions = |place: usize| Ok(((place, at), courses[place].page.regions(&then)?));
            places.into_iter().map(regions).collect()
        })
        .collect::<Result<_, Diagnostic>>()?;
    let rendered: HashMap<(usize, Instant), Regions> = rendered.into_iter().flatten().collect();
    let timetables = courses.iter().enumerate().map(|(place, course)| {
        let address = edition.routes.address(&course.page.path(edition));
        (
            address,
            course.timetable(edition, |at| rendered.get(&(place, at))),
        )
    });
    Ok(timetables.collect())
}

/// The editions at the beginning of the days after today that some of the instants lie in: what is later on a day
/// shares with its beginning what the clock leaves alone.
fn days<'i>(edition: &Edition, instants: impl Iterator<Item = &'i Instant>) -> HashMap<NaiveDate, Edition> {
    let site = &edition.site;
    let dates: BTreeSet<NaiveDate> = instants.map(|at| site.date_of(*at)).collect();
    let later = dates.into_iter().filter(|date| *date != site.today());
    let begins = |date| day_start(site.config.site.timezone, date);
    later.map(|date| (date, edition.later(begins(date)))).collect()
}

/// The live pages that the clock will change, each with its next instants.
fn courses(edition: &Edition) -> Vec<Course> {
    let site = &edition.site;
    let end = site.day_from_today(DAYS + 1);
    let end = site.next_news().map_or(end, |at| at.min(end));
    let changes = site.changes_by_the_clock();
    let courses = live_pages(edition).into_iter().filter_map(|page| {
        let concerned = changes.iter().filter(|(_, cause)| page.concerns(edition, cause));
        let mut instants: Vec<Instant> = concerned.map(|(at, _)| *at).collect();
        instants.dedup();
        let room = instants.partition_point(|at| *at < end).min(MOST_CHANGES);
        let next = instants.get(room).copied();
        instants.truncate(room);
        (!instants.is_empty() || next.is_some()).then_some(Course {
            page,
            changes: instants,
            next,
        })
    });
    courses.collect()
}

impl Timetable {
    /// The changes as the script reads them; nothing where there are none.
    pub fn json(&self) -> Option<String> {
        let json = serde_json::to_string(&self.changes).ok();
        json.filter(|_| !self.changes.is_empty())
            .map(|json| within_script(&json))
    }
}

/// Text that may stand in a script element: nothing in it ends that element, and no comment begins there (WHATWG HTML,
/// section 4.12.1.3). Ends of other elements stay as they are on the page, so that they compress with it.
fn within_script(json: &str) -> String {
    let ends = ["</sc", "</sC", "</Sc", "</SC"];
    let text = ends.iter().fold(json.to_owned(), |text, end| {
        text.replace(end, &end.replace('/', "\\/"))
    });
    text.replace("<!", "\\u003c!")
}

impl Course {
    /// Every change, and for the first of each local day the instant it is compared with.
    fn renderings(&self, edition: &Edition) -> Vec<Instant> {
        let before = self.compared_with(edition);
        let mut instants: Vec<Instant> = before.chain(self.changes.iter().copied()).collect();
        instants.sort_unstable();
        instants.dedup();
        instants
    }

    /// For each change the instant to compare it with: the change before it, or, since local midnights are left
    /// to the build, the last second before it where a day has begun in between.
    fn compared_with<'c>(&'c self, edition: &'c Edition) -> impl Iterator<Item = Instant> + 'c {
        let site = &edition.site;
        let previous = [site.now].into_iter().chain(self.changes.iter().copied());
        previous.zip(&self.changes).map(move |(previous, at)| {
            if site.date_of(previous) == site.date_of(*at) {
                previous
            } else {
                *at - chrono::TimeDelta::seconds(1)
            }
        })
    }

    fn timetable<'r>(
        &self,
        edition: &Edition,
        rendered: impl Fn(Instant) -> Option<&'r Regions>,
    ) -> Timetable {
        let changes = self
            .compared_with(edition)
            .zip(&self.changes)
            .filter_map(|(before, at)| {
                let (before, after) = (rendered(before)?, rendered(*at)?);
                // Where a change falls on a local midnight, what the new day brings is left to the build as ever.
                let midnight = *at == day_start(edition.site.config.site.timezone, edition.site.date_of(*at));
                let differs = |(name, region): &(&String, &Region)| {
                    before.get(*name) != Some(*region) && !(midnight && region.daily)
                };
                let parts: BTreeMap<String, String> = after
                    .iter()
                    .filter(differs)
                    .map(|(name, region)| (name.clone(), region.content.clone()))
                    .collect();
                (!parts.is_empty()).then(|| Change { at: iso(*at), parts })
            });
        Timetable {
            changes: changes.collect(),
            next: self.next,
        }
    }
}
