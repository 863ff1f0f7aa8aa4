//! Date-times as other tools write them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};

use crate::model::Instant;

/// Forms with an offset besides RFC 3339's.
const WITH_OFFSET: [&str; 4] = [
    "%Y-%m-%d %H:%M:%S%.f%#z",
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%d %H:%M:%S%.f %#z",
    "%Y-%m-%d %H:%M%#z",
];

/// Forms without one.
const WITHOUT: [&str; 4] = [
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
];

/// The instant that a text names, in whole seconds; what has no zone is UTC's, and a date alone is its first second.
/// None where it does not read, where there is no such time, and where it lies before 1970 or after 2199: nobody kept a
/// status page then.
pub fn instant(text: &str) -> Option<Instant> {
    let text = text.trim();
    let plain = text
        .strip_suffix(" UTC")
        .or(text.strip_suffix(" Z"))
        .unwrap_or(text);
    let at = DateTime::parse_from_rfc3339(text)
        .map(|at| at.to_utc())
        .ok()
        .or_else(|| with_offset(text))
        .or_else(|| without_offset(plain))?;
    (1970..2200).contains(&at.year()).then(|| at.with_nanosecond(0))?
}

fn with_offset(text: &str) -> Option<Instant> {
    let mut read = WITH_OFFSET
        .iter()
        .filter_map(|form| DateTime::parse_from_str(text, form).ok());
    read.next().map(|at| at.to_utc())
}

fn without_offset(text: &str) -> Option<Instant> {
    let mut read = WITHOUT
        .iter()
        .filter_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let date = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let at = read.next().or_else(|| Some(date()?.and_time(NaiveTime::MIN)))?;
    Some(Utc.from_utc_datetime(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_their_forms_read_and_nonsense_does_not() {
        for (text, expected) in [
            ("2018-12-02 14:30:00", Some("2018-12-02T14:30:00Z")),
            ("2018-12-02T14:30:00", Some("2018-12-02T14:30:00Z")),
            ("2018-12-02", Some("2018-12-02T00:00:00Z")),
            ("2024-12-27T09:43:40.482Z", Some("2024-12-27T09:43:40Z")),
            ("2025-02-03T15:15:00+01:00", Some("2025-02-03T14:15:00Z")),
            ("2025-02-03 15:15:00 +0100", Some("2025-02-03T14:15:00Z")),
            ("2026-11-20T02:50:00.000-08:00", Some("2026-11-20T10:50:00Z")),
            ("2019-10-05 16:24 UTC ", Some("2019-10-05T16:24:00Z")),
            ("2016-12-31T23:59:60Z", Some("2016-12-31T23:59:59Z")),
            ("2017-02-30 14:30:00", None),
            ("1969-12-31T23:00:00Z", None),
            ("9999-12-31T23:00:00Z", None),
            ("yesterday", None),
            ("", None),
        ] {
            let expected = expected.map(|text| text.parse().unwrap());
            assert_eq!(instant(text), expected, "{text}");
        }
    }
}
