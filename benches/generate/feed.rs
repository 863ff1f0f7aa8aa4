//! Made-up readings of many components.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::{DateTime, Duration, Utc};

use super::words::Words;

const DAYS: i64 = 90;
/// One a minute.
const CHECKS: i64 = DAYS * 1440;

/// What a feed holds of each component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feed {
    /// Tidings' own format: sums of 90 days, an outage now and then.
    Own,
    /// Every check of 90 days, a line each.
    Lines,
    /// Every check of 90 days, in Tidings' own format.
    Checks,
}

impl Feed {
    pub fn format(self) -> &'static str {
        match self {
            Self::Own | Self::Checks => "tidings",
            Self::Lines => "tidings-ndjson",
        }
    }

    pub fn file(self) -> &'static str {
        match self {
            Self::Own | Self::Checks => "uptime.json",
            Self::Lines => "uptime.ndjson",
        }
    }
}

pub fn write_feed(path: &Path, feed: Feed, components: usize, now: DateTime<Utc>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let mut words = Words::new(1);
    match feed {
        Feed::Own => own(&mut out, &mut words, components, now)?,
        Feed::Lines => lines(&mut out, &mut words, components, now)?,
        Feed::Checks => checks(&mut out, &mut words, components, now)?,
    }
    out.flush()
}

fn iso(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn own(out: &mut impl Write, words: &mut Words, components: usize, now: DateTime<Utc>) -> io::Result<()> {
    write!(
        out,
        "{{\"version\":1,\"generated_at\":\"{}\",\"interval_s\":300,\"components\":{{",
        iso(now)
    )?;
    for component in 0..components {
        let comma = if component == 0 { "" } else { "," };
        write!(
            out,
            "{comma}\"c{component}\":{{\"state\":\"up\",\"checked_at\":\"{}\",\"since\":\"{}\",\"outages\":[",
            iso(now),
            iso(now - Duration::days(DAYS))
        )?;
        for number in 0..10 {
            let start =
                now - Duration::days(DAYS - number * 9) + Duration::minutes(words.below(10_000) as i64);
            let end = start + Duration::minutes(1 + words.below(40) as i64);
            let comma = if number == 0 { "" } else { "," };
            write!(
                out,
                "{comma}{{\"start\":\"{}\",\"end\":\"{}\",\"state\":\"down\"}}",
                iso(start),
                iso(end)
            )?;
        }
        write!(out, "],\"days\":[")?;
        for day in 1..=DAYS {
            let date = (now - Duration::days(DAYS + 1 - day)).date_naive();
            let comma = if day == 1 { "" } else { "," };
            let down = words.below(100);
            write!(
                out,
                "{comma}{{\"date\":\"{date}\",\"up_s\":{},\"down_s\":{down},\"degraded_s\":0,\
                 \"latency_ms\":{{\"avg\":{},\"p95\":{}}}}}",
                80_000 - down,
                100 + words.below(100),
                200 + words.below(300)
            )?;
        }
        write!(out, "]}}")?;
    }
    write!(out, "}}}}")
}

fn lines(out: &mut impl Write, words: &mut Words, components: usize, now: DateTime<Utc>) -> io::Result<()> {
    for number in 0..CHECKS {
        for component in 0..components {
            write!(out, "{{\"component\":\"c{component}\",")?;
            check(out, words, number, now)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn checks(out: &mut impl Write, words: &mut Words, components: usize, now: DateTime<Utc>) -> io::Result<()> {
    write!(
        out,
        "{{\"version\":1,\"generated_at\":\"{}\",\"interval_s\":60,\"components\":{{",
        iso(now)
    )?;
    for component in 0..components {
        let comma = if component == 0 { "" } else { "," };
        write!(out, "{comma}\"c{component}\":{{\"checks\":[")?;
        for number in 0..CHECKS {
            out.write_all(if number == 0 { b"{" } else { b",{" })?;
            check(out, words, number, now)?;
        }
        write!(out, "]}}")?;
    }
    write!(out, "}}}}")
}

/// The rest of a check, from its instant on.
fn check(out: &mut impl Write, words: &mut Words, number: i64, now: DateTime<Utc>) -> io::Result<()> {
    let at = iso(now - Duration::minutes(CHECKS - number));
    let state = if words.below(500) == 0 { "down" } else { "up" };
    let ms = 100 + words.below(200);
    write!(out, "\"at\":\"{at}\",\"state\":\"{state}\",\"latency_ms\":{ms}}}")
}
