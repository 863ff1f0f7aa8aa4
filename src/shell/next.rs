//! `tidings next`: when the site will differ next.

use chrono::{TimeDelta, Timelike};

use super::args::{Args, Next, NextFormat};
use super::feeds::{self, Asking};
use super::{Failure, clock, load, report};
use crate::model::Instant;
use crate::output::next::NextChange;
use crate::output::route::iso;

/// Prints the next change on standard output and, where the format has no room for them, its reasons on standard
/// error.
pub fn next(args: &Args, next: &Next) -> Result<(), Failure> {
    let folder = load::site_folder(&args.config);
    let opened = load::open(&args.config)?;
    let instant = clock::now(next.now.as_deref(), opened.config.as_ref())?;
    let options = load::Options {
        still: true,
        by_clock: instant.by_clock,
        ..load::Options::default()
    };
    let supplies = feeds::supplies(opened.config.as_ref(), &folder, Asking::Copies, instant.at);
    let reading = load::read(opened, &folder, supplies, options, instant.at)?;
    report::not_asked(&reading);
    let Some(edition) = &reading.edition else {
        report::findings(&reading);
        return Err(Failure::Content);
    };
    let change = NextChange::named(edition);
    if next.format != NextFormat::Json {
        report::message(&change.why.join(", "));
    }
    report::result(&match next.format {
        NextFormat::Rfc3339 => iso(change.at),
        NextFormat::Unix => change.at.timestamp().to_string(),
        NextFormat::Cron => cron(change.at),
        NextFormat::Json => json(&change)?,
    })
}

fn json(change: &NextChange) -> Result<String, Failure> {
    let bytes = change
        .json()
        .map_err(|error| Failure::Outside(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Minute, hour, day of the month and month, as crontab(5) has them; the year has no place there.
fn cron(at: Instant) -> String {
    let up = at + TimeDelta::seconds((60 - i64::from(at.second())) % 60);
    up.format("%-M %-H %-d %-m *").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cron_is_rounded_up_to_the_minute() {
        let cases = [
            ("2026-12-03T01:00:00Z", "0 1 3 12 *"),
            ("2026-12-03T01:00:01Z", "1 1 3 12 *"),
            ("2026-12-31T23:59:30Z", "0 0 1 1 *"),
        ];
        for (at, expected) in cases {
            assert_eq!(cron(at.parse().unwrap()), expected);
        }
    }
}
