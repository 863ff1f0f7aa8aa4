//! A new maintenance window.

use std::collections::HashSet;

use chrono::TimeDelta;
use humantime::format_duration;

use super::{Missing, ask, must_ask};
use crate::authored::ContentFile;
use crate::authored::notice::{Ending, NewWindow};
use crate::config::{Config, table};
use crate::diagnostic::{Diagnostics, list, maintenance};
use crate::model::time::local_date;
use crate::model::{Instant, NoticeId, PageName, Rules, Span, WindowImpact};
use crate::shell::args::NewWindow as Given;
use crate::shell::desk::Desk;
use crate::shell::{Failure, report};
use crate::site::Site;
use crate::site::propose::{self, Wanted};

/// Its file.
pub fn file(desk: &Desk, mut given: Given) -> Result<ContentFile, Failure> {
    let mut known = HashSet::new();
    given.components.retain(|id| known.insert(id.clone()));
    let asks = must_ask(missing(&given, desk.config()))?;
    if asks {
        is_kind(desk.config(), given.kind.as_deref())?;
    }
    let title = super::title(&given.file)?;
    if asks {
        choices(&mut given, desk.config())?;
    }
    let rules = rules(desk.config(), given.kind.as_deref());
    let length = length(&mut given, rules, asks)?;
    let announced = announced(desk, given.announced.as_deref())?;
    let start = start(desk, &given, rules, length, announced, asks)?;
    let end = match (&given.end, &given.duration) {
        (Some(end), _) => Ending::At(desk.instant("--end", end)?),
        (None, Some(duration)) => Ending::After(duration),
        (None, None) => Ending::At(start + length),
    };
    let dated = format!("{} {title}", local_date(desk.zone(), start));
    let slug = super::slug(desk, &given.file, &dated, |slug| {
        PageName::Notice(NoticeId::window(slug))
    })?;
    let new = NewWindow {
        kind: given.kind.as_deref(),
        start,
        end,
        announced,
        components: &given.components,
        impact: given.impact.as_deref().unwrap_or_default(),
        expected_downtime: given.expected_downtime.as_deref(),
        proposed: given.proposed,
        reason: given.reason.as_deref(),
    };
    let text = super::text(&given.file, asks)?;
    Ok(new.file(&super::new_file(desk, &slug, &title, &text)))
}

fn missing(given: &Given, config: &Config) -> impl Iterator<Item = Missing> {
    let names: Vec<&str> = config.names().collect();
    let components = given.components.is_empty().then(|| {
        let takes = format!("what it concerns, once for each: {}", list(&names));
        Missing("--component ID", takes)
    });
    let impact = given.impact.is_none().then(|| {
        let words = WindowImpact::ALL.map(WindowImpact::id);
        Missing(
            "--impact IMPACT",
            format!("the worst to expect: {}", list(&words)),
        )
    });
    [Missing::title(&given.file), components, impact]
        .into_iter()
        .flatten()
}

/// Whether a kind is known, before anything is asked.
fn is_kind(config: &Config, given: Option<&str>) -> Result<(), Failure> {
    let Some(given) = given.filter(|given| config.kind(given).is_none()) else {
        return Ok(());
    };
    let known = config.kinds.iter().map(|kind| kind.id.as_str());
    let wrong = maintenance::unknown_kind(Span::default(), given, known);
    Err(Failure::Usage(format!(
        "--kind: {}; {}",
        wrong.message,
        wrong.help.join("; ")
    )))
}

/// What can be chosen from a list.
fn choices(given: &mut Given, config: &Config) -> Result<(), Failure> {
    while given.components.is_empty() {
        let names: Vec<String> = config.names().map(str::to_owned).collect();
        let chosen = ask::some_of("What it concerns", &names)?;
        given.components = chosen
            .into_iter()
            .filter_map(|place| names.get(place).cloned())
            .collect();
    }
    if given.kind.is_none() {
        let kinds: Vec<&str> = config.kinds.iter().map(|kind| kind.id.as_str()).collect();
        let chosen = ask::one_of("Its kind", &kinds, 0)?;
        given.kind = kinds.get(chosen).map(|kind| (*kind).to_owned());
    }
    if given.impact.is_none() {
        let words = WindowImpact::ALL.map(WindowImpact::id);
        let chosen = ask::one_of("The worst to expect", &words, words.len() - 1)?;
        given.impact = words.get(chosen).map(|word| (*word).to_owned());
    }
    Ok(())
}

/// Those of its kind; of an unknown one, which is told when the file is read, those of `routine`.
fn rules<'c>(config: &'c Config, kind: Option<&str>) -> &'c Rules {
    let kind = kind.and_then(|kind| config.kind(kind)).unwrap_or(0);
    &config.kinds[kind].rules
}

/// The length that is given, answered or proposed. It is nothing where an end is given.
fn length(given: &mut Given, rules: &Rules, asks: bool) -> Result<TimeDelta, Failure> {
    if given.end.is_some() {
        return Ok(TimeDelta::zero());
    }
    if given.duration.is_none() {
        let proposed = propose::length(rules).to_std().unwrap_or_default();
        let proposed = format_duration(proposed).to_string();
        given.duration = Some(match asks {
            true => ask::checked("How long", &proposed, |answer| read_length(answer).map(|_| ()))?,
            false => proposed,
        });
    }
    let given = given.duration.as_deref().unwrap_or_default();
    read_length(given).map_err(|wrong| Failure::Usage(format!("--duration: {wrong}")))
}

fn read_length(given: &str) -> Result<TimeDelta, String> {
    let mut found = Diagnostics::default();
    match table::duration(given, Span::default(), &mut found) {
        Some(length) if length.is_zero() => {
            Err(format!("`{given}` is no time to work in; write it like 30m"))
        }
        Some(length) if length > LONGEST => {
            Err(format!("`{given}` is longer than a year; write it like 30m"))
        }
        Some(length) => Ok(length),
        None => {
            let wrong = found
                .iter()
                .map(|one| format!("{}; {}", one.message, one.help.join("; ")));
            Err(wrong.collect::<Vec<_>>().join("; "))
        }
    }
}

/// No window that anybody plans is longer.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// When customers are told.
pub fn announced(desk: &Desk, given: Option<&str>) -> Result<Instant, Failure> {
    given.map_or_else(
        || Ok(desk.this_minute()),
        |given| desk.instant("--announced", given),
    )
}

/// The start that is given, answered or proposed.
fn start(
    desk: &Desk,
    given: &Given,
    rules: &Rules,
    length: TimeDelta,
    announced: Instant,
    asks: bool,
) -> Result<Instant, Failure> {
    if let Some(given) = &given.start {
        return desk.instant("--start", given);
    }
    let config = desk.config();
    let named = given
        .components
        .iter()
        .filter_map(|id| config.components_named(id));
    let components: Vec<usize> = named.flatten().collect();
    let wanted = Wanted {
        rules,
        components: &components,
        length,
        announced,
    };
    let kind = given.kind.as_deref().and_then(|kind| config.kind(kind));
    let (proposed, why) = proposed(desk.site(), kind.unwrap_or(0), &wanted);
    let zone = desk.zone();
    let shown = crate::authored::heading_time(proposed, zone);
    if asks {
        let answer = ask::checked(&format!("Start, by the clock of {zone}"), &shown, |answer| {
            crate::shell::clock::parse(answer, zone).map(|_| ())
        })?;
        return desk.instant("--start", &answer);
    }
    report::message(&format!("start: {shown} ({zone}), {why}"));
    Ok(proposed)
}

/// The start that is proposed, and what is to be said of it.
fn proposed(site: &Site, kind: usize, wanted: &Wanted<'_>) -> (Instant, String) {
    let is_too_long = wanted.rules.max_duration.is_some_and(|most| wanted.length > most);
    let within_year = site.next_start_of(kind, wanted);
    let broken: Vec<&str> = [
        ("`max_duration`", is_too_long),
        ("`max_per_year`", within_year.is_none()),
    ]
    .into_iter()
    .filter_map(|(rule, is_broken)| is_broken.then_some(rule))
    .collect();
    match within_year.or_else(|| site.next_start(wanted)) {
        Some(start) if broken.is_empty() => (start, "the first that keeps the rules".to_owned()),
        Some(start) => (
            start,
            format!("the first that keeps the rules but for {}", broken.join(" and ")),
        ),
        None => (
            wanted.earliest(),
            "no start of the next hundred days keeps the rules".to_owned(),
        ),
    }
}
