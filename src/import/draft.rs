//! A site on its way from another tool: what the tool said, in our terms, before our rules are applied.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono_tz::Tz;

use super::life::Step;
use crate::diagnostic::slug_of;
use crate::model::Instant;
use crate::model::time::local_date;

/// All of it.
#[derive(Debug, Default)]
pub struct Draft {
    /// `site.toml`.
    pub site: Site,
    /// Incidents and windows.
    pub notices: Vec<Notice>,
    /// Other pages.
    pub pages: Vec<Page>,
    /// Pictures and the like that texts may refer to, by old address without its first `/`: the file's bytes, and its
    /// path in the tool's folder.
    pub assets: BTreeMap<String, (String, Vec<u8>)>,
}

impl Draft {
    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.site.title.is_none()
            && self.site.components.is_empty()
            && self.notices.is_empty()
            && self.pages.is_empty()
    }
}

/// What goes into `site.toml`.
#[derive(Debug, Default)]
pub struct Site {
    /// The file of the tool that it comes from.
    pub source: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Where it is published, as the tool has it.
    pub base_url: Option<String>,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// As the tool has it.
    pub language: Option<String>,
    /// UTC unless the tool says otherwise.
    pub timezone: Tz,
    /// The old address of a picture.
    pub logo: Option<String>,
    /// Id and name.
    pub groups: Vec<(String, String)>,
    /// In order.
    pub components: Vec<Component>,
    /// The path of a feed and its format.
    pub feed: Option<(String, &'static str)>,
    /// Addresses that nothing leads on from, each with the one that takes its place.
    pub replaced: Vec<(String, String)>,
}

impl Site {
    /// What a file of a notice is called where the tool gives it no name: its local date and its title.
    pub fn dated_name(&self, announced: Instant, title: &str) -> String {
        format!("{}-{title}", local_date(self.timezone, announced))
    }
}

/// A component.
#[derive(Debug, Default)]
pub struct Component {
    /// Its id here.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The id of its group.
    pub group: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its name in the feed, where that is not its id.
    pub feed: Option<String>,
    /// The first day in service.
    pub since: Option<chrono::NaiveDate>,
}

/// A notice.
#[derive(Debug)]
pub struct Notice {
    /// The file of the tool that it comes from.
    pub source: String,
    /// What it is called among others of the same file; empty where it is the only one.
    pub shown: String,
    /// What its slug is made of.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its addresses so far, from the site's root, with a final `/`.
    pub aliases: Vec<String>,
    /// Not to be published.
    pub draft: bool,
    /// When customers were told.
    pub announced: Instant,
    /// What they were told then, in Markdown.
    pub text: String,
    /// What happened afterwards.
    pub steps: Vec<Step>,
    /// What sort of notice it is.
    pub sort: Sort,
}

/// The sorts of notice.
#[derive(Debug)]
pub enum Sort {
    /// An incident.
    Incident {
        /// When it began.
        started: Instant,
        /// `none`, `minor`, `major` or `critical`.
        impact: &'static str,
        /// Components and how they did when it was announced.
        components: Vec<(String, &'static str)>,
    },
    /// A window.
    Window {
        /// The first plan.
        start: Instant,
        /// The first plan.
        end: Instant,
        /// `none`, `reduced_redundancy`, `degraded` or `outage`.
        impact: &'static str,
        /// The components, at least one.
        components: Vec<String>,
        /// Those that may expect less.
        impacts: Vec<(String, &'static str)>,
    },
}

impl Sort {
    /// Whether it is a notice that concerns nothing.
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Incident { impact: "none", components, .. } if components.is_empty())
    }
}

/// A page.
#[derive(Debug)]
pub struct Page {
    /// The file of the tool that it comes from.
    pub source: String,
    /// What its slug is made of.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its addresses so far.
    pub aliases: Vec<String>,
    /// Not to be published.
    pub draft: bool,
    /// Its Markdown.
    pub text: String,
}

/// Names that were given, each once.
#[derive(Debug)]
pub struct Names {
    taken: BTreeSet<String>,
    /// The next number to try after a stem, by the stem and the least number with as many digits: those between are
    /// taken, and counting them anew for every name would take ever longer.
    next: BTreeMap<(String, usize), usize>,
    most: usize,
}

impl Names {
    /// Ids of components and groups, which share one namespace.
    pub fn ids() -> Self {
        Self {
            taken: BTreeSet::from(["status".to_owned()]),
            next: BTreeMap::new(),
            most: 64,
        }
    }

    /// Slugs, of which none is one of `taken`.
    pub fn slugs() -> Self {
        Self {
            taken: BTreeSet::new(),
            next: BTreeMap::new(),
            most: 100,
        }
    }

    /// A name made of a text, or of `otherwise` where the text gives none; made unique by a number.
    pub fn give(&mut self, text: &str, otherwise: &str) -> String {
        let slug = slug_of(text);
        let slug = if slug.is_empty() { otherwise } else { &slug };
        let cut = |room: usize| slug[..slug.floor_char_boundary(room)].trim_end_matches('-');
        let name = cut(self.most);
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let (mut least, mut end) = (2_usize, 10_usize);
        loop {
            // The more digits, the less room there is for what stands before them.
            let stem = cut(self.most.saturating_sub(format!("-{least}").len()));
            if let Some(name) = self.numbered(stem, least..end) {
                return name;
            }
            (least, end) = (end, end * 10);
        }
    }

    /// The first free name of a stem and one of these numbers, which have as many digits; none where all are taken.
    fn numbered(&mut self, stem: &str, numbers: Range<usize>) -> Option<String> {
        let key = (stem.to_owned(), numbers.start);
        let next = self.next.entry(key).or_insert(numbers.start);
        while *next < numbers.end {
            let name = format!("{stem}-{next}");
            *next += 1;
            if self.taken.insert(name.clone()) {
                return Some(name);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_fit() {
        let mut names = Names::ids();
        let long = "x".repeat(200);
        assert_eq!(names.give("Web Server", "component"), "web-server");
        assert_eq!(names.give("web server!", "component"), "web-server-2");
        assert_eq!(names.give("日本", "component"), "component");
        assert_eq!(names.give("Status", "component"), "status-2");
        assert_eq!(names.give(&long, "component").len(), 64);
        assert_eq!(names.give(&long, "component"), format!("{}-2", "x".repeat(62)));
        assert_eq!(names.give("../../etc", "component"), "etc");
    }

    #[test]
    fn numbers_that_are_taken_are_passed_over() {
        let mut names = Names::ids();
        assert_eq!(names.give("web 3", "component"), "web-3");
        let given: Vec<String> = (0..10).map(|_| names.give("Web", "component")).collect();
        assert_eq!(given[..3], ["web", "web-2", "web-4"]);
        assert_eq!(given[9], "web-11");
        // What is cut short for two digits shares its stem with a name that is as short itself.
        let (long, short) = ("x".repeat(70), "x".repeat(61));
        let given: Vec<String> = (0..10).map(|_| names.give(&long, "component")).collect();
        assert_eq!(given[9], format!("{short}-10"));
        assert_eq!(names.give(&short, "component"), short);
        assert_eq!(names.give(&short, "component"), format!("{short}-2"));
    }
}
