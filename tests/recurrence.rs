//! Recurring windows: the dates of rules, clock changes, occurrences that come into being one by one, what is
//! written of them, what names them, and the page of the series.

mod dates;
mod occurrences;
mod pages;
mod refused;

use chrono::SecondsFormat;

use crate::memory::Memory;

/// A site with two components, in a zone.
fn site(zone: &str) -> Memory {
    Memory::new(format!(
        r#"
[site]
title = "T"
base_url = "https://status.example/"
timezone = "{zone}"
[build]
minify = false
[maintenance]
reminders = []
[[components]]
id = "web-1"
name = "Web server 1"
[[components]]
id = "web-2"
name = "Web server 2"
"#
    ))
}

/// A window of half an hour that recurs, told of a day before; `more` is front matter.
fn recurring(start: &str, rule: &str, more: &str) -> String {
    let announced = format!("{}\nduration = \"30m\"", day_before(start));
    format!(
        "+++\ntitle = \"Check\"\nstart = {start}\nannounced = {announced}\ncomponents = [\"web-1\"]\n\
         impact = \"none\"\nrepeat = \"{rule}\"\n{more}\n+++\nWe look.\n"
    )
}

fn day_before(start: &str) -> String {
    let (date, time) = start.split_once(' ').unwrap();
    let date: chrono::NaiveDate = date.parse().unwrap();
    format!("{} {time}", date.pred_opt().unwrap())
}

/// The occurrences that are published at an instant, the oldest first: date, start in UTC, state.
fn occurrences(site: &Memory, now: &str) -> Vec<String> {
    site.site(now, |site| {
        let mut windows: Vec<_> = site.windows.iter().collect();
        windows.sort_by_key(|window| window.id().occurrence);
        let shown = windows.into_iter().map(|window| {
            let date = window.id().occurrence.unwrap();
            let start = window
                .course
                .plan
                .start
                .to_rfc3339_opts(SecondsFormat::Secs, true);
            format!("{date} {start} {}", window.course.state.id())
        });
        shown.collect()
    })
}

/// The codes of what is found at an instant.
fn codes(site: &Memory, now: &str) -> Vec<&'static str> {
    site.errors(now).into_iter().map(|(code, ..)| code).collect()
}
