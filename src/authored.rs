//! What staff write, written by the program: content files and the headings of updates. `tidings new`, `update`,
//! `init` and `import` write by it, so that what they write looks like what a careful author writes.

pub mod notice;
pub mod starter;
pub mod update;

use std::fmt::{self, Display};

use chrono::{NaiveDate, Timelike};
use chrono_tz::Tz;
use toml_edit::{DocumentMut, Table, Value};

use crate::model::Instant;
use crate::model::time::{Local, local};

/// A content file: TOML between `+++` lines, then Markdown.
#[derive(Clone, Debug)]
pub struct ContentFile {
    /// From the site's folder, such as `content/maintenance/2026-12-03-web-security-patches.md`.
    pub path: String,
    /// Its keys, in the order in which they are written.
    pub front_matter: Table,
    /// Its Markdown, updates included.
    pub text: String,
}

impl Display for ContentFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text.trim_matches('\n');
        // As a document, for a table alone is written without the tables in it.
        let front_matter = DocumentMut::from(self.front_matter.clone());
        write!(f, "+++\n{front_matter}+++\n{text}")?;
        if text.is_empty() {
            Ok(())
        } else {
            f.write_str("\n")
        }
    }
}

/// A date-time of front matter: local to `zone`, with its offset only where the clock shows it twice.
pub fn date_time(at: Instant, zone: Tz) -> Value {
    let shown = format!("{}{}", at.with_timezone(&zone).format("%F %T"), offset(at, zone));
    shown.parse().unwrap_or_else(|_| Value::from(shown))
}

/// A date of front matter.
pub fn date(date: NaiveDate) -> Value {
    let shown = date.format("%F").to_string();
    shown.parse().unwrap_or_else(|_| Value::from(shown))
}

/// A title or another text that stands on one line: white space made one.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The heading of an update, such as `## 2026-12-03 01:20 Extended to 02:00`: `at` is local to `zone`, with seconds
/// where it has any and with its offset where the clock shows it twice.
pub fn update_heading(at: Instant, zone: Tz, state: &str) -> String {
    format!("## {} {state}", heading_time(at, zone))
}

/// A date-time as headings write it.
pub fn heading_time(at: Instant, zone: Tz) -> String {
    let format = if at.second() == 0 { "%F %H:%M" } else { "%F %T" };
    format!("{}{}", at.with_timezone(&zone).format(format), offset(at, zone))
}

/// `+01:00` where the local time alone does not say which instant it is, else nothing.
fn offset(at: Instant, zone: Tz) -> String {
    let shown = at.with_timezone(&zone);
    match local(zone, shown.naive_local()) {
        Local::Exact(_) => String::new(),
        Local::Repeated(..) | Local::Skipped(..) => shown.format("%:z").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_local_and_carry_an_offset_only_where_the_clock_shows_them_twice() {
        let zone = chrono_tz::Europe::London;
        for (at, front_matter, heading) in [
            ("2026-07-03T00:30:00Z", "2026-07-03 01:30:00", "2026-07-03 01:30"),
            (
                "2026-12-03T01:02:03Z",
                "2026-12-03 01:02:03",
                "2026-12-03 01:02:03",
            ),
            (
                "2026-10-25T00:30:00Z",
                "2026-10-25 01:30:00+01:00",
                "2026-10-25 01:30+01:00",
            ),
            (
                "2026-10-25T01:30:00Z",
                "2026-10-25 01:30:00+00:00",
                "2026-10-25 01:30+00:00",
            ),
        ] {
            let at: Instant = at.parse().unwrap();
            assert_eq!(date_time(at, zone).to_string(), front_matter);
            assert_eq!(heading_time(at, zone), heading);
        }
    }

    #[test]
    fn a_file_is_front_matter_then_text() {
        let mut front_matter = Table::new();
        front_matter["title"] = toml_edit::value("Restart \"tonight\"");
        let mut components = Table::new();
        components["web-1"] = toml_edit::value("operational");
        front_matter["components"] = toml_edit::Item::Table(components);
        let file = ContentFile {
            path: "content/pages/a.md".to_owned(),
            front_matter,
            text: "Words.\n\n".to_owned(),
        };
        assert_eq!(
            file.to_string(),
            "+++\ntitle = 'Restart \"tonight\"'\n\n[components]\nweb-1 = \"operational\"\n+++\nWords.\n"
        );
    }
}
