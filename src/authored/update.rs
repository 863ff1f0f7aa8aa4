//! An update of a notice, appended to its file without touching a byte of what stands there.

use chrono::NaiveDate;
use chrono_tz::Tz;
use toml_edit::DocumentMut;

use super::notice::states;
use super::update_heading;
use crate::model::Instant;

/// The state words of 03-content.md that may stand at the beginning of a heading's state.
const STATES: [&str; 14] = [
    "Confirmed",
    "In progress",
    "Verifying",
    "Completed",
    "Cancelled",
    "Extended to",
    "Rescheduled to",
    "Investigating",
    "Identified",
    "Monitoring",
    "Deferred",
    "Resolved",
    "Postmortem",
    "Update",
];

/// Something said after the announcement.
#[derive(Clone, Debug)]
pub struct NewUpdate<'a> {
    /// When it is said.
    pub at: Instant,
    /// Its state, in any case: `completed`, `Extended to 02:00`.
    pub state: &'a str,
    /// Of a recurring window, the date of the occurrence.
    pub occurrence: Option<NaiveDate>,
    /// Its Markdown.
    pub text: &'a str,
    /// Components of an incident that change with it.
    pub components: &'a [(String, String)],
}

impl NewUpdate<'_> {
    /// Heading, text and block, with a line feed after each line.
    pub fn written(&self, zone: Tz) -> String {
        let mut written = update_heading(self.at, zone, &state_words(self.state));
        if let Some(date) = self.occurrence {
            written.push_str(&format!(" for {date}"));
        }
        written.push('\n');
        let text = self.text.replace("\r\n", "\n");
        let text = text.trim_matches('\n');
        if !text.trim().is_empty() {
            written.push_str(&format!("{text}\n"));
        }
        if !self.components.is_empty() {
            let block = DocumentMut::from(states(self.components));
            written.push_str(&format!("\n```components\n{block}```\n"));
        }
        written
    }

    /// What comes after the text `old` of the file: after a blank line, and with the ends of line that the file has.
    pub fn appended(&self, old: &str, zone: Tz) -> String {
        let end = if ends_by_crlf(old) { "\r\n" } else { "\n" };
        let last = old.rsplit_terminator('\n').next().unwrap_or_default();
        let between = match (old.ends_with('\n'), last.trim().is_empty()) {
            (true, true) => "",
            (true, false) => "\n",
            (false, _) => "\n\n",
        };
        format!("{between}{}", self.written(zone)).replace('\n', end)
    }
}

fn ends_by_crlf(text: &str) -> bool {
    text.rfind('\n').is_some_and(|at| text[..at].ends_with('\r'))
}

/// A state with the capitals that it is written with; what is none stays as it is, so that it can be told.
fn state_words(given: &str) -> String {
    let given = given.trim();
    let begins = |state: &&str| {
        let beginning = given.get(..state.len());
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(state))
    };
    match STATES.into_iter().find(begins) {
        Some(state) => format!("{state}{}", &given[state.len()..]),
        None => given.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update<'a>(state: &'a str, text: &'a str) -> NewUpdate<'a> {
        NewUpdate {
            at: "2026-12-03T01:20:00Z".parse().unwrap(),
            state,
            occurrence: None,
            text,
            components: &[],
        }
    }

    #[test]
    fn what_is_appended_follows_the_ends_of_line_of_the_file() {
        let update = update("completed", "Done.\nAll of it.");
        let head = "## 2026-12-03 01:20 Completed";
        for (old, appended) in [
            ("+++\n+++\nText.\n", format!("\n{head}\nDone.\nAll of it.\n")),
            ("+++\n+++\nText.", format!("\n\n{head}\nDone.\nAll of it.\n")),
            ("+++\n+++\nText.\n\n\n", format!("{head}\nDone.\nAll of it.\n")),
            ("+++\n+++\nText.\n  \n", format!("{head}\nDone.\nAll of it.\n")),
            ("+++\n+++\nText.\n  ", format!("\n\n{head}\nDone.\nAll of it.\n")),
            (
                "+++\r\n+++\r\nText.\r\n",
                format!("\r\n{head}\r\nDone.\r\nAll of it.\r\n"),
            ),
            (
                "+++\r\n+++\r\nText.",
                format!("\r\n\r\n{head}\r\nDone.\r\nAll of it.\r\n"),
            ),
            (
                "+++\r\n+++\r\nText.\r\n\r\n",
                format!("{head}\r\nDone.\r\nAll of it.\r\n"),
            ),
        ] {
            assert_eq!(update.appended(old, Tz::UTC), appended, "{old:?}");
        }
    }

    #[test]
    fn states_are_written_with_their_capitals() {
        for (given, written) in [
            ("in PROGRESS", "In progress"),
            ("extended to 02:00", "Extended to 02:00"),
            (
                "RESCHEDULED TO 2026-12-04 01:00 - 01:30",
                "Rescheduled to 2026-12-04 01:00 - 01:30",
            ),
            ("finished", "finished"),
            ("größer", "größer"),
        ] {
            assert_eq!(
                update(given, "").written(Tz::UTC),
                format!("## 2026-12-03 01:20 {written}\n")
            );
        }
    }

    #[test]
    fn components_and_the_occurrence_are_written_after_and_behind() {
        let update = NewUpdate {
            occurrence: Some("2026-12-16".parse().unwrap()),
            components: &[("web-2".to_owned(), "operational".to_owned())],
            ..update("Monitoring", "Mended.")
        };
        assert_eq!(
            update.written(Tz::UTC),
            "## 2026-12-03 01:20 Monitoring for 2026-12-16\nMended.\n\n```components\nweb-2 = \"operational\"\n```\n"
        );
    }
}
