//! New content files, in the order of keys in which 03-content.md shows them.

use chrono::NaiveDate;
use chrono_tz::Tz;
use toml_edit::{Array, Item, Table, Value, value};

use super::{ContentFile, date_time};
use crate::model::Instant;

/// What every new file has.
#[derive(Clone, Debug)]
pub struct NewFile<'a> {
    /// The content folder of site.toml.
    pub folder: &'a str,
    /// The file's name without `.md`, or of an issue its folder's.
    pub slug: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its Markdown.
    pub text: &'a str,
    /// The site's zone.
    pub zone: Tz,
}

impl NewFile<'_> {
    fn file(&self, place: String, front_matter: Table) -> ContentFile {
        ContentFile {
            path: format!("{}/{place}", self.folder),
            front_matter,
            text: self.text.to_owned(),
        }
    }

    /// Front matter that begins with the title.
    fn front_matter(&self) -> Table {
        let mut table = Table::new();
        table["title"] = value(self.title);
        table
    }
}

/// When a window ends.
#[derive(Clone, Copy, Debug)]
pub enum Ending<'a> {
    /// At an instant.
    At(Instant),
    /// After a length of time, such as `30m`.
    After(&'a str),
}

/// A new maintenance window.
#[derive(Clone, Debug)]
pub struct NewWindow<'a> {
    /// Its kind, where it is not `routine`.
    pub kind: Option<&'a str>,
    /// Its start.
    pub start: Instant,
    /// Its end.
    pub end: Ending<'a>,
    /// When customers are told.
    pub announced: Instant,
    /// Ids of components and groups.
    pub components: &'a [String],
    /// The worst to expect.
    pub impact: &'a str,
    /// The interruption to expect, such as `10m`.
    pub expected_downtime: Option<&'a str>,
    /// Whether it awaits confirmation.
    pub proposed: bool,
    /// Why.
    pub reason: Option<&'a str>,
}

impl NewWindow<'_> {
    /// Its file.
    pub fn file(&self, new: &NewFile<'_>) -> ContentFile {
        let mut table = new.front_matter();
        put(&mut table, "kind", self.kind);
        table["start"] = Item::Value(date_time(self.start, new.zone));
        match self.end {
            Ending::At(end) => table["end"] = Item::Value(date_time(end, new.zone)),
            Ending::After(length) => table["duration"] = value(length),
        }
        table["announced"] = Item::Value(date_time(self.announced, new.zone));
        table["components"] = value(self.components.iter().collect::<Array>());
        table["impact"] = value(self.impact);
        put(&mut table, "expected_downtime", self.expected_downtime);
        put(&mut table, "status", self.proposed.then_some("proposed"));
        put(&mut table, "reason", self.reason);
        new.file(format!("maintenance/{}.md", new.slug), table)
    }
}

/// A new incident.
#[derive(Clone, Debug)]
pub struct NewIncident<'a> {
    /// When it began.
    pub started: Instant,
    /// When customers are told.
    pub announced: Instant,
    /// How much it matters.
    pub impact: &'a str,
    /// Components and their states; none where it concerns the whole service.
    pub components: &'a [(String, String)],
}

impl NewIncident<'_> {
    /// Its file.
    pub fn file(&self, new: &NewFile<'_>) -> ContentFile {
        let mut table = new.front_matter();
        table["started"] = Item::Value(date_time(self.started, new.zone));
        if self.announced != self.started {
            table["announced"] = Item::Value(date_time(self.announced, new.zone));
        }
        table["impact"] = value(self.impact);
        if !self.components.is_empty() {
            table["components"] = Item::Table(states(self.components));
        }
        new.file(format!("incidents/{}.md", new.slug), table)
    }
}

/// Components and their states, as front matter and updates have them.
pub(super) fn states(components: &[(String, String)]) -> Table {
    let mut table = Table::new();
    for (component, state) in components {
        table[component.as_str()] = value(state);
    }
    table
}

/// A new newsletter issue.
#[derive(Clone, Debug)]
pub struct NewIssue {
    /// When it is published.
    pub date: IssueDate,
    /// Which one it is.
    pub number: Option<i64>,
}

/// When an issue is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueDate {
    /// With the first instant of a local day.
    Day(NaiveDate),
    /// At an instant.
    Instant(Instant),
}

impl NewIssue {
    /// Its `index.md`.
    pub fn file(&self, new: &NewFile<'_>) -> ContentFile {
        let mut table = new.front_matter();
        table["date"] = Item::Value(match self.date {
            IssueDate::Instant(at) => date_time(at, new.zone),
            IssueDate::Day(day) => {
                let shown = day.to_string();
                shown.parse().unwrap_or_else(|_| Value::from(shown))
            }
        });
        if let Some(number) = self.number {
            table["number"] = value(number);
        }
        new.file(format!("newsletters/{}/index.md", new.slug), table)
    }
}

/// Another page.
#[derive(Clone, Debug)]
pub struct NewPage {
    /// Its place in the menu.
    pub nav: Option<i64>,
    /// Whether its level-two headings are questions.
    pub faq: bool,
}

impl NewPage {
    /// Its file.
    pub fn file(&self, new: &NewFile<'_>) -> ContentFile {
        let mut table = new.front_matter();
        if let Some(nav) = self.nav {
            table["nav"] = value(nav);
        }
        put(&mut table, "kind", self.faq.then_some("faq"));
        new.file(format!("pages/{}.md", new.slug), table)
    }
}

fn put(table: &mut Table, key: &str, given: Option<&str>) {
    if let Some(given) = given {
        table[key] = value(given);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new<'a>() -> NewFile<'a> {
        NewFile {
            folder: "content",
            slug: "2026-12-03-patches",
            title: "Patches",
            text: "We install them.",
            zone: chrono_tz::Europe::London,
        }
    }

    #[test]
    fn a_window_is_written_as_an_author_writes_it() {
        let window = NewWindow {
            kind: Some("security"),
            start: "2026-12-03T01:00:00Z".parse().unwrap(),
            end: Ending::After("30m"),
            announced: "2026-11-27T09:00:00Z".parse().unwrap(),
            components: &["web-1".to_owned(), "web-2".to_owned()],
            impact: "outage",
            expected_downtime: Some("10m"),
            proposed: true,
            reason: Some("Holes \"of\" this month"),
        };
        let file = window.file(&new());
        assert_eq!(file.path, "content/maintenance/2026-12-03-patches.md");
        assert_eq!(
            file.to_string(),
            "+++\ntitle = \"Patches\"\nkind = \"security\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\n\
             announced = 2026-11-27 09:00:00\ncomponents = [\"web-1\", \"web-2\"]\nimpact = \"outage\"\n\
             expected_downtime = \"10m\"\nstatus = \"proposed\"\nreason = 'Holes \"of\" this month'\n+++\n\
             We install them.\n"
        );
    }

    #[test]
    fn an_incident_names_components_and_what_may_be_left_out_is() {
        let started = "2026-11-02T09:14:00Z".parse().unwrap();
        let incident = NewIncident {
            started,
            announced: started,
            impact: "major",
            components: &[("web-1".to_owned(), "partial_outage".to_owned())],
        };
        assert_eq!(
            incident.file(&new()).to_string(),
            "+++\ntitle = \"Patches\"\nstarted = 2026-11-02 09:14:00\nimpact = \"major\"\n\n[components]\n\
             web-1 = \"partial_outage\"\n+++\nWe install them.\n"
        );
    }
}
