//! A new newsletter issue: its `index.md`. Articles are files beside it.

use chrono::NaiveDate;

use super::{Missing, must_ask};
use crate::authored::ContentFile;
use crate::authored::notice::{IssueDate, NewIssue};
use crate::model::PageName;
use crate::model::time::local_date;
use crate::shell::Failure;
use crate::shell::args::NewIssue as Given;
use crate::shell::desk::Desk;

/// Its file.
pub fn file(desk: &Desk, given: Given) -> Result<ContentFile, Failure> {
    let asks = must_ask(Missing::title(&given.file))?;
    let title = super::title(&given.file)?;
    let date = date(desk, given.date.as_deref())?;
    let day = match date {
        IssueDate::Day(day) => day,
        IssueDate::Instant(at) => local_date(desk.zone(), at),
    };
    let month = day.format("%Y-%m").to_string();
    let slug = super::slug(desk, &given.file, &month, |slug| PageName::Issue(slug.to_owned()))?;
    let new = NewIssue {
        date,
        number: given.number.or_else(|| desk.site().next_issue_number()),
    };
    let text = super::text(&given.file, asks)?;
    Ok(new.file(&super::new_file(desk, &slug, &title, &text)))
}

fn date(desk: &Desk, given: Option<&str>) -> Result<IssueDate, Failure> {
    let Some(given) = given else {
        return Ok(IssueDate::Day(local_date(desk.zone(), desk.now())));
    };
    match given.parse::<NaiveDate>() {
        Ok(day) => Ok(IssueDate::Day(day)),
        Err(_) if given.len() <= "2026-12-01".len() => Err(Failure::Usage(format!(
            "--date: there is no day `{given}`; write it like 2026-12-01"
        ))),
        Err(_) => desk.instant("--date", given).map(IssueDate::Instant),
    }
}
