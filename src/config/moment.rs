//! Date-times as staff write them: TOML's, local to the site's zone unless they say otherwise.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use toml::value::{Datetime, Offset};

use crate::diagnostic::{Diagnostic, value};
use crate::model::time::{Local, local};
use crate::model::{Instant, Span};

/// The instant that a written date-time names.
///
/// # Errors
/// A date or time alone, second 60, a fraction, a date that does not exist, and a local time that a clock
/// change of `zone` skips or repeats: the help then names both neighbours with their offsets.
pub fn instant(written: Datetime, zone: Tz, at: Span) -> Result<Instant, Diagnostic> {
    let shown = written.to_string().replace('T', " ");
    let (Some(date), Some(time)) = (written.date, written.time) else {
        return Err(value::incomplete_time(at, &shown));
    };
    if time.nanosecond.is_some_and(|nanosecond| nanosecond != 0) || time.second == Some(60) {
        return Err(value::odd_second(at, &shown));
    }
    let exists = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()).zip(
        NaiveTime::from_hms_opt(
            time.hour.into(),
            time.minute.into(),
            time.second.unwrap_or(0).into(),
        ),
    );
    let Some((date, time)) = exists else {
        return Err(value::no_such_time(at, &shown));
    };
    let written_time = date.and_time(time);
    match written.offset {
        Some(offset) => with_offset(written_time, offset).ok_or_else(|| value::no_such_time(at, &shown)),
        None => in_zone(written_time, zone, at),
    }
}

/// The instant that a local date and time names in `zone`.
///
/// # Errors
/// As [`instant`], for times that a clock change skips or repeats.
pub fn in_zone(written: NaiveDateTime, zone: Tz, at: Span) -> Result<Instant, Diagnostic> {
    let shown = written.format("%Y-%m-%d %H:%M:%S").to_string();
    match local(zone, written) {
        Local::Exact(instant) => Ok(instant),
        Local::Repeated(earlier, later) => Err(value::repeated_time(
            at,
            &shown,
            zone.name(),
            &offset_form(earlier, zone),
            &offset_form(later, zone),
        )),
        Local::Skipped(after, _) => Err(value::skipped_time(
            at,
            &shown,
            zone.name(),
            &last_before_gap(after, zone),
            &offset_form(after, zone),
        )),
    }
}

fn with_offset(written: NaiveDateTime, offset: Offset) -> Option<Instant> {
    let minutes = match offset {
        Offset::Z => 0,
        Offset::Custom { minutes } => minutes,
    };
    let offset = FixedOffset::east_opt(i32::from(minutes) * 60)?;
    offset
        .from_local_datetime(&written)
        .single()
        .map(|at| at.with_timezone(&Utc))
}

fn offset_form(instant: Instant, zone: Tz) -> String {
    instant
        .with_timezone(&zone)
        .format("%Y-%m-%d %H:%M:%S%:z")
        .to_string()
}

/// The last minute before a gap, as the clock then showed it.
fn last_before_gap(after: Instant, zone: Tz) -> String {
    offset_form(after - chrono::TimeDelta::minutes(1), zone)
}
