//! Update headings: `## DATE HH:MM[:SS][Z|+HH:MM] STATE [for DATE]`.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use toml::value::Datetime;

use super::markdown::Heading;
use crate::config::{Said, is_well_formed, moment};
use crate::diagnostic::{Diagnostic, content, value};
use crate::model::time::{Local, local};
use crate::model::{Instant, Span};

/// An update's heading taken apart: when, and the words that follow.
pub struct UpdateHeading<'t> {
    /// When it was said.
    pub at: Instant,
    /// Where that stands.
    pub time: Span,
    /// The state: what follows the time, up to `for`.
    pub words: &'t str,
    /// Where that stands.
    pub words_at: Span,
    /// The date of the occurrence that is named after `for`, and where it stands.
    pub occurrence: Option<Said<NaiveDate>>,
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

/// Reads the date and time of an update's heading. The first of `states` is shown where it does not read.
///
/// # Errors
/// A heading that begins like a date but does not read as an update.
pub fn read<'t>(heading: &Heading<'t>, zone: Tz, states: &[&str]) -> Result<UpdateHeading<'t>, Diagnostic> {
    let unreadable =
        |at, why: &str| content::update_heading(at, why, states.first().copied().unwrap_or_default());
    let (date, rest) = heading
        .text
        .split_once(char::is_whitespace)
        .unwrap_or((heading.text, ""));
    let (time, words) = rest
        .trim_start()
        .split_once(char::is_whitespace)
        .unwrap_or((rest.trim(), ""));
    if !time.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(unreadable(heading.place(date), "no time follows the date"));
    }
    let time_at = heading.place(date).to(heading.place(time));
    let instant = date_time(date, time, zone, time_at).map_err(|error| match error {
        Some(error) => error,
        None => unreadable(
            time_at,
            &format!("`{date} {time}` does not read as a date and a time"),
        ),
    })?;
    let words = words.trim();
    if words.is_empty() {
        return Err(unreadable(time_at, "no state follows the time"));
    }
    let named = words
        .rsplit_once(" for ")
        .map(|(state, date)| (state.trim(), date.trim()));
    let occurrence = match named {
        None => None,
        Some((_, written)) => {
            let at = heading.place(written);
            let value = occurrence_date(written, at)?.ok_or_else(|| {
                unreadable(
                    at,
                    &format!(
                        "`for` names one date of a recurring window, and `{written}` does not read as a date such as \
                         2026-12-16"
                    ),
                )
            })?;
            Some(Said { value, span: at })
        }
    };
    let words = named.map_or(words, |(state, _)| state);
    Ok(UpdateHeading {
        at: instant,
        time: time_at,
        words,
        words_at: heading.place(words),
        occurrence,
    })
}

/// A date such as `2026-12-03`; `Ok(None)` if it does not read.
fn occurrence_date(written: &str, at: Span) -> Result<Option<NaiveDate>, Diagnostic> {
    if !is_date_shape(written) {
        return Ok(None);
    }
    match written.parse() {
        Ok(date) => Ok(Some(date)),
        Err(_) => Err(value::no_such_time(at, written)),
    }
}

/// Whether a text has the shape of a date: `2026-12-03`.
pub fn is_date_shape(text: &str) -> bool {
    is_update(text) && text.len() == 10 && text.as_bytes()[8..].iter().all(u8::is_ascii_digit)
}

/// The instant of a date and a time as written in a heading; `None` as the error if they do not read.
pub fn date_time(date: &str, time: &str, zone: Tz, at: Span) -> Result<Instant, Option<Diagnostic>> {
    let written = format!("{date} {time}");
    match written.parse::<Datetime>() {
        Ok(datetime) => moment::instant(datetime, zone, at).map_err(Some),
        Err(_) if is_well_formed(&written) => Err(Some(value::no_such_time(at, &written))),
        Err(_) => Err(None),
    }
}

/// A clock time such as `02:00`.
pub fn clock(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(text, form).ok())
}

/// The first instant after `after` at which the clock of `zone` shows `time`; `at` is where that stands.
///
/// # Errors
/// A clock change skips the time where it would come next: that of another day is not what was meant.
pub fn next_clock(
    zone: Tz,
    after: Instant,
    time: NaiveTime,
    at: Span,
) -> Result<Option<Instant>, Diagnostic> {
    let today = after.with_timezone(&zone).date_naive();
    for date in (-1..=2).filter_map(|days| today.checked_add_signed(TimeDelta::days(days))) {
        let written = date.and_time(time);
        let instants = match local(zone, written) {
            Local::Exact(one) => vec![one],
            Local::Repeated(earlier, later) => vec![earlier, later],
            Local::Skipped(gap_end, _) if gap_end > after => {
                return moment::in_zone(written, zone, at).map(Some);
            }
            Local::Skipped(..) => Vec::new(),
        };
        if let Some(next) = instants.into_iter().find(|one| *one > after) {
            return Ok(Some(next));
        }
    }
    Ok(None)
}
