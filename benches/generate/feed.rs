//! Made-up readings of many components.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::{DateTime, Duration, Utc};

use super::words::Words;

const DAYS: i64 = 90;
const CHECKS_A_DAY: i64 = 288;

/// What a feed holds of each component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feed {
    /// Tidings' own format: sums of 90 days, an outage now and then.
    Own,
    /// Every check of 90 days, a line each.
    Lines,
}

impl Feed {
    pub fn format(self) -> &'static str {
        match self {
            Self::Own => "tidings",
            Self::Lines => "tidings-ndjson",
        }
    }

    pub fn file(self) -> &'static str {
        match self {
            Self::Own => "uptime.json",
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
    for check in 0..DAYS * CHECKS_A_DAY {
        let at = iso(now - Duration::minutes((DAYS * CHECKS_A_DAY - check) * 5));
        for component in 0..components {
            let state = if words.below(500) == 0 { "down" } else { "up" };
            writeln!(
                out,
                "{{\"component\":\"c{component}\",\"at\":\"{at}\",\"state\":\"{state}\",\"latency_ms\":{}}}",
                100 + words.below(200)
            )?;
        }
    }
    Ok(())
}
