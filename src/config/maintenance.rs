//! `[maintenance]`: the rules for windows, and the kinds that bend them.

use chrono::{NaiveTime, TimeDelta};

use super::id::is_id;
use super::table::{Said, Table, duration};
use crate::diagnostic::{Diagnostics, site, slug_of, value};
use crate::model::{Kind, Rules};

/// What holds where `site.toml` says nothing: no rules, two reminders, ended by the clock.
fn default_rules() -> Rules {
    Rules {
        quiet_hours: None,
        notice: None,
        max_duration: None,
        max_per_year: None,
        reminders: vec![TimeDelta::hours(24), TimeDelta::hours(1)],
        manual_completion: false,
    }
}

/// An emergency asks for no notice, keeps no quiet hours and reminds of nothing.
fn emergency(rules: &Rules) -> Rules {
    Rules {
        quiet_hours: None,
        notice: Some(TimeDelta::zero()),
        reminders: Vec::new(),
        ..rules.clone()
    }
}

/// All kinds of window, those that always exist first.
pub fn kinds(table: Option<Table<'_>>, diagnostics: &mut Diagnostics) -> Vec<Kind> {
    let mut rules = default_rules();
    let mut written = Vec::new();
    if let Some(mut table) = table {
        read_rules(&mut table, &mut rules, diagnostics);
        if let Some(mut kinds) = table.table("kinds", diagnostics) {
            written = kinds.all_tables(diagnostics);
        }
        table.finish(diagnostics);
    }
    let plain = |id: &str, rules: Rules| Kind {
        id: id.to_owned(),
        name: None,
        description: None,
        rules,
    };
    let mut kinds = vec![
        plain("routine", rules.clone()),
        plain("security", rules.clone()),
        plain("emergency", emergency(&rules)),
    ];
    for (id, mut table) in written {
        let place = match kinds.iter().position(|kind| kind.id == id.value) {
            Some(place) => place,
            None => {
                if !is_id(&id.value) {
                    diagnostics.push(value::id(id.span, &id.value, &slug_of(&id.value)));
                }
                kinds.push(plain(&id.value, rules.clone()));
                kinds.len() - 1
            }
        };
        let kind = &mut kinds[place];
        kind.name = table
            .text("name", diagnostics)
            .map(|said| said.value)
            .or(kind.name.take());
        kind.description = table.text("description", diagnostics).map(|said| said.value);
        read_rules(&mut table, &mut kind.rules, diagnostics);
        table.finish(diagnostics);
    }
    kinds
}

fn read_rules(table: &mut Table<'_>, rules: &mut Rules, diagnostics: &mut Diagnostics) {
    if let Some(said) = table.text("quiet_hours", diagnostics) {
        match quiet_hours(&said.value) {
            Some(hours) => rules.quiet_hours = hours,
            None => diagnostics.push(site::quiet_hours(said.span, &said.value)),
        }
    }
    if let Some(said) = table.duration("notice", diagnostics) {
        rules.notice = Some(said.value);
    }
    if let Some(said) = table.duration("max_duration", diagnostics) {
        rules.max_duration = Some(said.value);
    }
    if let Some(number) = table.integer_in("max_per_year", 0..=100_000, diagnostics) {
        rules.max_per_year = u32::try_from(number).ok();
    }
    if let Some(list) = table.texts("reminders", diagnostics) {
        rules.reminders = reminders(list, diagnostics);
    }
    if let Some(said) = table.text("complete", diagnostics) {
        match said.value.as_str() {
            "automatic" => rules.manual_completion = false,
            "manual" => rules.manual_completion = true,
            other => {
                diagnostics.push(value::unknown_word(
                    said.span,
                    "complete",
                    other,
                    &["automatic", "manual"],
                ));
            }
        }
    }
}

/// How many reminders a window may have.
const MOST_REMINDERS: usize = 20;

/// The longest before the start first, each once.
fn reminders(list: Vec<Said<String>>, diagnostics: &mut Diagnostics) -> Vec<TimeDelta> {
    if let Some(more) = list.get(MOST_REMINDERS) {
        diagnostics.push(site::too_many_reminders(more.span, MOST_REMINDERS));
    }
    let mut lengths = Vec::new();
    for said in list.into_iter().take(MOST_REMINDERS) {
        match duration(&said.value, said.span, diagnostics) {
            Some(length) if length <= TimeDelta::zero() => {
                diagnostics.push(site::reminder(said.span));
            }
            Some(length) => lengths.push(length),
            None => {}
        }
    }
    lengths.sort_unstable_by(|a, b| b.cmp(a));
    lengths.dedup();
    lengths
}

/// `23:00-06:00`; `Some(None)` for the empty text, which means none; `None` if it does not read.
fn quiet_hours(text: &str) -> Option<Option<(NaiveTime, NaiveTime)>> {
    if text.is_empty() {
        return Some(None);
    }
    let (from, to) = text.split_once('-')?;
    let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
    let hours = (time(from)?, time(to)?);
    (hours.0 != hours.1).then_some(Some(hours))
}
