//! Update headings: `## DATE HH:MM[:SS][Z|+HH:MM] STATE`.

use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;
use toml::value::Datetime;

use crate::config::moment;
use crate::diagnostic::{Diagnostic, content, value};
use crate::model::time::{Local, local};
use crate::model::{Instant, Span};

/// An update's heading taken apart: when, and the words that follow.
pub struct UpdateHeading<'t> {
    /// When it was said.
    pub at: Instant,
    /// What follows the time, without `for DATE`.
    pub words: &'t str,
}

/// Whether a level-two heading begins like a date: four digits, `-`, two digits, `-`.
pub fn is_update(words: &str) -> bool {
    let shape = words.as_bytes();
    shape.len() >= 8
        && shape[..8].iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Reads the date and time of an update's heading. `states` is shown where it does not read.
///
/// # Errors
/// A heading that begins like a date but does not read as an update.
pub fn read<'t>(
    heading: &'t str,
    zone: Tz,
    at: Span,
    states: &[&str],
) -> Result<UpdateHeading<'t>, Diagnostic> {
    let unreadable = |why: &str| content::update_heading(at, why, states);
    let (date, rest) = heading.split_once(char::is_whitespace).unwrap_or((heading, ""));
    let (time, words) = rest
        .trim_start()
        .split_once(char::is_whitespace)
        .unwrap_or((rest.trim(), ""));
    if !time.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(unreadable("no time follows the date"));
    }
    let instant = date_time(date, time, zone, at).map_err(|error| match error {
        Some(error) => error,
        None => unreadable(&format!("`{date} {time}` is not a date and a time")),
    })?;
    let words = words.trim();
    if words
        .rsplit_once(" for ")
        .is_some_and(|(_, date)| is_update(date.trim()))
    {
        return Err(content::update_for_date(at));
    }
    if words.is_empty() {
        return Err(unreadable("no state follows the time"));
    }
    Ok(UpdateHeading { at: instant, words })
}

/// The instant of a date and a time as written in a heading; `None` as the error if they do not read.
pub fn date_time(date: &str, time: &str, zone: Tz, at: Span) -> Result<Instant, Option<Diagnostic>> {
    let written = format!("{date} {time}");
    match written.parse::<Datetime>() {
        Ok(datetime) => moment::instant(datetime, zone, at).map_err(Some),
        Err(_) if is_well_formed(date, time) => Err(Some(value::no_such_time(at, &written))),
        Err(_) => Err(None),
    }
}

/// Whether the digits stand where they should, so that it is the calendar or the clock that says no.
fn is_well_formed(date: &str, time: &str) -> bool {
    let shape = |text: &str| {
        text.chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect::<String>()
    };
    shape(date) == "0000-00-00"
        && ["00:00", "00:00:00"]
            .iter()
            .any(|form| shape(time).starts_with(form))
}

/// A clock time such as `02:00`.
pub fn clock(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(text, form).ok())
}

/// The first instant after `after` at which the clock of `zone` shows `time`.
pub fn next_clock(zone: Tz, after: Instant, time: NaiveTime) -> Option<Instant> {
    let today = after.with_timezone(&zone).date_naive();
    (-1..=2)
        .filter_map(|days| today.checked_add_signed(TimeDelta::days(days)))
        .flat_map(|date| match local(zone, date.and_time(time)) {
            Local::Exact(at) => vec![at],
            Local::Repeated(earlier, later) => vec![earlier, later],
            Local::Skipped(..) => Vec::new(),
        })
        .find(|at| *at > after)
}
