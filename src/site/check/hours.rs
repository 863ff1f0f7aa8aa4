//! The hours in which work is done.

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::Subject;
use crate::diagnostic::{Diagnostic, check};
use crate::model::time::{Local, add_days, local};
use crate::model::{Instant, Stretch};

/// The whole window lies within the quiet hours of its kind, by the site's clock.
pub fn outside_quiet_hours(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let zone = subject.config.site.timezone;
    let findings = subject.planned.iter().filter_map(|window| {
        let hours = window.kind.rules.quiet_hours?;
        let plan = window.plan;
        let night = night_of(plan.start, hours, zone);
        if night.is_some_and(|night| plan.end <= night.end) {
            return None;
        }
        // What begins in the night is too long for it; what does not begins at the wrong time.
        let (_, at) = if night.is_some() { window.end } else { window.start };
        let clock = |at: Instant| at.with_timezone(&zone);
        let shown = (clock(plan.start), clock(plan.end));
        Some(check::outside_quiet_hours(
            at,
            window.id(),
            &window.kind.id,
            shown,
            hours,
        ))
    });
    findings.collect()
}

/// The quiet hours that an instant lies in: those that begin on its local day, or on the day before.
fn night_of(at: Instant, (from, to): (NaiveTime, NaiveTime), zone: Tz) -> Option<Stretch> {
    let today = at.with_timezone(&zone).date_naive();
    let over_midnight = i64::from(to < from);
    let nights = [add_days(today, -1), today].map(|first| {
        let last = add_days(first, over_midnight);
        // A clock change within them makes them longer or shorter; one at their edge never cuts them.
        let start = match local(zone, first.and_time(from)) {
            Local::Exact(at) | Local::Repeated(at, _) | Local::Skipped(at, _) => at,
        };
        let end = match local(zone, last.and_time(to)) {
            Local::Exact(at) | Local::Repeated(_, at) | Local::Skipped(at, _) => at,
        };
        Stretch::new(start, end)
    });
    nights.into_iter().find(|night| night.contains(at))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    /// Whether a window of so many minutes from a local time on lies within `hours`.
    fn is_within(hours: (&str, &str), start: &str, minutes: i64) -> bool {
        let zone = chrono_tz::Europe::London;
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        let start: Instant = chrono::DateTime::parse_from_rfc3339(start).unwrap().to_utc();
        let night = night_of(start, (time(hours.0), time(hours.1)), zone);
        night.is_some_and(|night| start + TimeDelta::minutes(minutes) <= night.end)
    }

    #[test]
    fn hours_over_midnight() {
        let cases = [
            ("2026-12-02T22:59:00Z", 10, false),
            ("2026-12-02T23:00:00Z", 10, true),
            ("2026-12-02T23:50:00Z", 20, true),
            ("2026-12-02T23:00:00Z", 420, true),
            ("2026-12-02T23:00:00Z", 421, false),
            ("2026-12-03T05:30:00Z", 30, true),
            ("2026-12-03T05:30:00Z", 31, false),
            ("2026-12-03T06:00:00Z", 1, false),
            ("2026-12-03T12:00:00Z", 1440, false),
        ];
        for (start, minutes, within) in cases {
            assert_eq!(
                is_within(("23:00", "06:00"), start, minutes),
                within,
                "{start} {minutes}"
            );
        }
    }

    #[test]
    fn hours_of_one_day() {
        let cases = [
            ("2026-12-03T00:59:00Z", 5, false),
            ("2026-12-03T01:00:00Z", 240, true),
            ("2026-12-03T01:00:00Z", 241, false),
            ("2026-12-03T04:59:00Z", 1, true),
            ("2026-12-03T05:00:00Z", 1, false),
        ];
        for (start, minutes, within) in cases {
            assert_eq!(
                is_within(("01:00", "05:00"), start, minutes),
                within,
                "{start} {minutes}"
            );
        }
    }

    #[test]
    fn hours_with_a_clock_change_in_them_or_at_their_edge() {
        let cases = [
            // Put forward at 01:00: the night from 23:00 to 06:00 is an hour shorter.
            (("23:00", "06:00"), "2026-03-28T23:00:00Z", 360, true),
            (("23:00", "06:00"), "2026-03-28T23:00:00Z", 361, false),
            // Put back at 01:00 UTC: an hour longer.
            (("23:00", "06:00"), "2026-10-24T22:00:00Z", 480, true),
            (("23:00", "06:00"), "2026-10-24T22:00:00Z", 481, false),
            // 01:30 is skipped: the night ends, or begins, with the gap.
            (("23:00", "01:30"), "2026-03-29T00:30:00Z", 30, true),
            (("23:00", "01:30"), "2026-03-29T00:30:00Z", 31, false),
            (("01:30", "05:00"), "2026-03-29T01:00:00Z", 60, true),
            // 01:30 comes twice: both halves of the hour are of the night.
            (("23:00", "01:30"), "2026-10-25T00:45:00Z", 45, true),
            (("01:30", "05:00"), "2026-10-25T00:30:00Z", 60, true),
        ];
        for (hours, start, minutes, within) in cases {
            assert_eq!(
                is_within(hours, start, minutes),
                within,
                "{hours:?} {start} {minutes}"
            );
        }
    }
}
