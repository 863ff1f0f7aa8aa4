//! A notice's state over every transition of the two tables of 05-time.md.
//!
//! A case is a notice as it is written and a table of its life. A row holds from its instant to the second before
//! the next row's: that is looked at just before, at and after each instant, and halfway between. Instants are
//! those of 2026 in UTC, whatever zone the notice is written in. `told` are the events of that instant, in order;
//! all earlier events stay as they were told.

mod incidents;
mod refused;
mod windows;

use std::fmt::Write;

use chrono::{DateTime, TimeDelta, Utc};
use tidings::model::Instant;

use crate::memory::{Memory, instant};

/// A site with two components, in a zone.
fn site(zone: &str) -> Memory {
    Memory::new(format!(
        r#"
[site]
title = "T"
base_url = "https://status.example/"
timezone = "{zone}"
[maintenance.kinds.manual]
complete = "manual"
[maintenance.kinds.silent]
reminders = []
[maintenance.kinds.silent-manual]
complete = "manual"
reminders = []
[maintenance.kinds.often]
reminders = ["1h", "3d", "24h", "90m"]
[[components]]
id = "web-1"
name = "Web server 1"
[[components]]
id = "web-2"
name = "Web server 2"
"#
    ))
}

/// `12-03 01:00`, or with its seconds if there are any.
fn shown(at: Instant) -> String {
    let seconds = at.format("%S").to_string();
    let form = if seconds == "00" {
        "%m-%d %H:%M"
    } else {
        "%m-%d %H:%M:%S"
    };
    at.format(form).to_string()
}

/// `12-03 01:00..01:30`, with both days where there are two; `12-03 01:00..` while it goes on.
fn shown_range(start: Instant, end: Option<Instant>) -> String {
    let end = end.map(|end| {
        let shown = shown(end);
        if end.date_naive() == start.date_naive() {
            shown[6..].to_owned()
        } else {
            shown
        }
    });
    format!("{}..{}", shown(start), end.unwrap_or_default())
}

/// A row of a table as it was written: its instant and its cells.
struct Row<'t> {
    at: Instant,
    cells: Vec<&'t str>,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut cells = line.split('|').map(str::trim);
            let at = cells.next().unwrap();
            let seconds = if at.len() == "12-03 01:00".len() {
                ":00"
            } else {
                ""
            };
            Row {
                at: instant(&format!("2026-{}{seconds}Z", at.replace(' ', "T"))),
                cells: cells.collect(),
            }
        })
        .collect()
}

/// A notice at an instant, in the words of a table: the cells that say what holds, and its events, each by its
/// kind and its instant.
struct Seen {
    cells: Vec<String>,
    events: Vec<(String, Instant)>,
}

/// Holds a notice's life against its table.
fn follow(name: &str, table: &str, see: impl Fn(Instant) -> Option<Seen>) {
    let rows = rows(table);
    let second = TimeDelta::seconds(1);
    assert!(
        see(rows[0].at - second).is_none(),
        "{name}: published before its first row"
    );
    let (mut expected, mut found) = (String::new(), String::new());
    let mut told: Vec<(String, Instant)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let Some(seen) = see(row.at) else {
            panic!("{name}: not published at {}", row.at);
        };
        assert!(
            seen.events.starts_with(&told),
            "{name}: what was told by {} is not told any more: {told:?} {:?}",
            row.at,
            seen.events
        );
        let new: Vec<String> = seen.events[told.len()..]
            .iter()
            .map(|(kind, at)| {
                if *at == row.at {
                    kind.clone()
                } else {
                    format!("{kind}@{at}")
                }
            })
            .collect();
        let _ = writeln!(expected, "{} | {}", shown(row.at), row.cells.join(" | "));
        let _ = writeln!(
            found,
            "{} | {} | {}",
            shown(row.at),
            seen.cells.join(" | "),
            new.join(", ")
        );
        let until = rows
            .get(place + 1)
            .map_or(row.at + TimeDelta::days(400), |next| next.at);
        for at in [row.at + second, row.at + (until - row.at) / 2, until - second] {
            if row.at < at && at < until {
                let at: DateTime<Utc> = chrono::SubsecRound::trunc_subsecs(at, 0);
                let then = see(at).unwrap();
                assert_eq!(
                    then.cells, seen.cells,
                    "{name}: no row tells what changed up to {at}"
                );
                assert_eq!(
                    then.events, seen.events,
                    "{name}: no row tells what was told up to {at}"
                );
            }
        }
        told = seen.events;
    }
    assert!(
        expected == found,
        "{name}\n-- by the papers:\n{expected}-- found:\n{found}"
    );
}
