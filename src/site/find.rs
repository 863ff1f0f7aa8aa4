//! What a name on the command line stands for: a slug, or `maintenance/<slug>[/<date>]`, `incidents/<slug>`,
//! `newsletter/<issue>`.

use chrono::NaiveDate;

use super::{IncidentNow, SeriesNow, Site, WindowNow};
use crate::diagnostic::nearest;
use crate::model::{Instant, Issue, NoticeId, PageName, Series};

/// What is published under a name.
#[derive(Clone, Copy, Debug)]
pub enum Found<'s> {
    /// A window, or an occurrence of a recurring one.
    Window(&'s WindowNow),
    /// An incident or a plain notice.
    Incident(&'s IncidentNow),
    /// A newsletter issue.
    Issue(&'s Issue),
}

/// Why nothing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// Nothing is called so; a name that is near, where there is one.
    Unknown(Option<String>),
    /// Several are, by their full names, sorted.
    Several(Vec<String>),
    /// A recurring window as a whole, by the full names of its published occurrences, the last to start first.
    Series(Vec<String>),
    /// A draft, by its full name.
    Draft(String),
    /// Not published yet, by its full name, and when it will be, where that is known.
    NotYet(String, Option<Instant>),
    /// A date on which a recurring window, by its full name, has no occurrence, and whether `skip` leaves it out.
    NoDate(String, NaiveDate, bool),
    /// A date of a window that does not recur, by its full name.
    Single(String),
    /// An incident that was a false alarm, by its full name: it is in no list.
    FalseAlarm(String),
}

impl Site {
    /// What is published under a name.
    ///
    /// # Errors
    /// Why nothing is.
    pub fn find(&self, given: &str) -> Result<Found<'_>, NotFound> {
        let given = given.trim_matches('/');
        let known = self.known();
        let is_full = |(name, _): &&(String, PageName)| name == given;
        let is_short =
            |(name, _): &&(String, PageName)| name.split_once('/').is_some_and(|(_, end)| end == given);
        let mut fits: Vec<&(String, PageName)> = known.iter().filter(is_full).collect();
        if fits.is_empty() {
            fits = known.iter().filter(is_short).collect();
        }
        match fits.as_slice() {
            [] => Err(self.unknown(given, &known)),
            [(name, page)] => self.published_as(name, page),
            several => Err(NotFound::Several(
                several.iter().map(|(name, _)| name.clone()).collect(),
            )),
        }
    }

    /// Everything that has a name on the command line, by its full name, published or not; sorted.
    fn known(&self) -> Vec<(String, PageName)> {
        let occurrences = self
            .all_windows()
            .map(|window| PageName::Notice(window.id().clone()));
        let pages = self
            .names
            .values()
            .chain(self.drafts.iter())
            .cloned()
            .chain(occurrences);
        let mut known: Vec<(String, PageName)> =
            pages.filter_map(|page| Some((full_name(&page)?, page))).collect();
        known.sort_by(|a, b| a.0.cmp(&b.0));
        known.dedup_by(|a, b| a.0 == b.0);
        known
    }

    fn published_as(&self, name: &str, page: &PageName) -> Result<Found<'_>, NotFound> {
        let found = match page {
            PageName::Notice(id) => self.notice(id)?,
            _ => self
                .issues
                .iter()
                .find(|issue| *page == PageName::Issue(issue.slug.clone()))
                .map(Found::Issue),
        };
        found.ok_or_else(|| match self.drafts.contains(page) {
            true => NotFound::Draft(name.to_owned()),
            false => {
                let mut to_come = self.to_come.iter();
                let at = to_come.find(|(_, one)| one == page).map(|(at, _)| *at);
                NotFound::NotYet(name.to_owned(), at)
            }
        })
    }

    /// A published notice; none if it is not published.
    fn notice(&self, id: &NoticeId) -> Result<Option<Found<'_>>, NotFound> {
        if let Some(window) = self.all_windows().find(|window| window.id() == id) {
            return Ok(Some(Found::Window(window)));
        }
        if let Some(incident) = self.incidents.iter().find(|incident| incident.id() == id) {
            return match incident.incident.is_false_alarm() {
                true => Err(NotFound::FalseAlarm(id.to_string())),
                false => Ok(Some(Found::Incident(incident))),
            };
        }
        match self
            .series
            .iter()
            .find(|one| one.series.template.common.id == *id)
        {
            Some(series) => Err(self.dates(series)),
            None => Ok(None),
        }
    }

    fn dates(&self, series: &SeriesNow) -> NotFound {
        let occurrences = series.occurrences.iter().rev();
        let names = occurrences.map(|place| self.windows[*place].id().to_string());
        NotFound::Series(names.collect())
    }

    /// A date of a recurring window that is not announced yet or is none of its dates, or nothing at all.
    fn unknown(&self, given: &str, known: &[(String, PageName)]) -> NotFound {
        let dated = given.rsplit_once('/').and_then(|(name, date)| {
            let date = date.parse::<NaiveDate>().ok()?;
            let slug = name.strip_prefix("maintenance/").unwrap_or(name);
            let of_slug = |series: &&Series| series.slug() == slug;
            let published = self.series.iter().map(|one| &one.series);
            let Some(series) = published.chain(&self.unannounced.series).find(of_slug) else {
                let single = PageName::Notice(NoticeId::window(slug));
                return known
                    .iter()
                    .find(|(_, page)| *page == single)
                    .map(|(name, _)| NotFound::Single(name.clone()));
            };
            Some(match series.walk().on(date) {
                Some(occurrence) => {
                    NotFound::NotYet(format!("maintenance/{slug}/{date}"), Some(occurrence.announced))
                }
                None => NotFound::NoDate(format!("maintenance/{slug}"), date, series.skip.contains(&date)),
            })
        });
        dated.unwrap_or_else(|| {
            let names = known.iter().map(|(name, _)| name.as_str());
            let ends = names.clone().filter_map(|name| Some(name.split_once('/')?.1));
            // Slugs begin with a date, which is easily left out; the newest is meant.
            let dated = |end: &&str| end.strip_suffix(given).is_some_and(is_date);
            let near = ends.clone().rfind(dated).or_else(|| {
                let names: Vec<&str> = ends.chain(names).collect();
                nearest(given, &names)
            });
            NotFound::Unknown(near.map(str::to_owned))
        })
    }
}

/// Whether it is a date and a hyphen, with which a slug may begin.
fn is_date(beginning: &str) -> bool {
    let date = beginning.strip_suffix('-').map(str::parse::<NaiveDate>);
    matches!(date, Some(Ok(_)))
}

/// A page's name on the command line: `maintenance/<slug>`; other pages than notices and issues have none.
pub fn full_name(page: &PageName) -> Option<String> {
    match page {
        PageName::Notice(id) => Some(id.to_string()),
        PageName::Issue(issue) => Some(format!("newsletter/{issue}")),
        PageName::Article(..) | PageName::Page(_) => None,
    }
}
