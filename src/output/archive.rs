//! The archive's file: a feed in Tidings' own format with a line for each day and each outage, so that what a day
//! adds to it is small where it is kept under version control.

use serde_json::Value::Null;
use serde_json::{Map, Value, json};

use super::route::iso;
use crate::model::Instant;
use crate::model::uptime::{DaySum, Latency, Run, State};
use crate::site::uptime::{Gap, Keeping, Kept};

/// The file with what is to be kept. `old` is what it holds, read well as a feed with this horizon; whatever stands in
/// it besides stays.
pub fn document(old: Option<&Map<String, Value>>, horizon: Option<Instant>, keeping: &Keeping) -> String {
    let mut whole = old.cloned().unwrap_or_default();
    whole.entry("version").or_insert(json!(1));
    whole.insert("generated_at".to_owned(), json!(iso(keeping.until)));
    let components = whole.entry("components").or_insert(json!({}));
    if let Value::Object(components) = components {
        for (id, kept) in &keeping.components {
            let component = components.entry(id.as_str()).or_insert(json!({}));
            if let Value::Object(component) = component {
                add(component, horizon, kept);
            }
        }
    }
    let mut text = String::new();
    write(&mut text, &Value::Object(whole), 0);
    text.push('\n');
    text
}

/// Adds to what stands about a component.
fn add(component: &mut Map<String, Value>, horizon: Option<Instant>, kept: &Kept) {
    if let Some(since) = kept.since {
        component.insert("since".to_owned(), json!(iso(since)));
    }
    let mut days = taken(component, "days");
    days.extend(kept.days.iter().map(|(date, sum)| day(&date.to_string(), sum)));
    days.sort_by(|a, b| a["date"].as_str().cmp(&b["date"].as_str()));
    if !days.is_empty() {
        component.insert("days".to_owned(), Value::Array(days));
    }

    let mut outages = taken(component, "outages");
    outages.retain(|outage| outage["state"] != State::Unknown.id());
    for outage in &mut outages {
        close(outage, horizon);
    }
    outages.extend(kept.outages.iter().map(run));
    outages.extend(kept.unknown.iter().map(gap));
    outages.sort_by_key(start);
    // A list without any says that there were none.
    if kept.since.is_some() || !outages.is_empty() {
        component.insert("outages".to_owned(), Value::Array(outages));
    }
}

/// Ends an open outage where the feed that listed it ended, for the horizon moves on.
fn close(outage: &mut Value, horizon: Option<Instant>) {
    if let (Some(start), Some(horizon), Null) = (start(outage), horizon, &outage["end"]) {
        outage["end"] = json!(iso(horizon.max(start)));
    }
}

fn start(outage: &Value) -> Option<Instant> {
    outage["start"].as_str()?.parse().ok()
}

fn taken(component: &mut Map<String, Value>, key: &str) -> Vec<Value> {
    match component.remove(key) {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    }
}

fn day(date: &str, sum: &DaySum) -> Value {
    let mut day = json!({"date": date, "up_s": sum.up_s, "down_s": sum.down_s, "degraded_s": sum.degraded_s});
    if sum.latency.is_known() {
        let Latency { avg_ms, p95_ms } = sum.latency;
        let figures = [("avg", avg_ms), ("p95", p95_ms)];
        let known = figures
            .into_iter()
            .filter_map(|(name, ms)| Some((name.to_owned(), json!(ms?))));
        day["latency_ms"] = Value::Object(known.collect());
    }
    day
}

fn run(run: &Run) -> Value {
    json!({"start": iso(run.stretch.start), "end": iso(run.stretch.end), "state": run.state.id()})
}

fn gap(gap: &Gap) -> Value {
    let state = State::Unknown.id();
    match gap.end {
        Some(end) => json!({"start": iso(gap.start), "end": iso(end), "state": state}),
        None => json!({"start": iso(gap.start), "state": state}),
    }
}

/// The levels that are written a line an item: the whole, the components, a component, its lists.
const OPEN_LEVELS: usize = 4;

/// What lists are in order of: it stands first in each line.
const FIRST: [&str; 2] = ["date", "start"];

/// Writes a value. Plain values stand before lists and objects, so that a reader knows the horizon before the days.
fn write(text: &mut String, value: &Value, level: usize) {
    match value {
        Value::Object(fields) => {
            let is_later = |key: &str, value: &Value| {
                value.is_object() || value.is_array() || (level >= OPEN_LEVELS && !FIRST.contains(&key))
            };
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_key(|(key, value)| is_later(key, value));
            let colon = if level < OPEN_LEVELS { ": " } else { ":" };
            write_all(text, ['{', '}'], level, fields, |text, (key, value)| {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push_str(colon);
                write(text, value, level + 1);
            });
        }
        Value::Array(items) => {
            write_all(text, ['[', ']'], level, items, |text, item| {
                write(text, item, level + 1)
            });
        }
        plain => text.push_str(&plain.to_string()),
    }
}

/// Writes items between brackets, a line each where the level is open.
fn write_all<T>(
    text: &mut String,
    brackets: [char; 2],
    level: usize,
    items: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
    write_one: impl Fn(&mut String, T),
) {
    let items = items.into_iter();
    let is_open = level < OPEN_LEVELS && items.len() > 0;
    let new_line = |text: &mut String, level: usize| {
        if is_open {
            text.push('\n');
            text.push_str(&"  ".repeat(level));
        }
    };
    text.push(brackets[0]);
    for (place, item) in items.enumerate() {
        if place > 0 {
            text.push(',');
        }
        new_line(text, level + 1);
        write_one(text, item);
    }
    new_line(text, level);
    text.push(brackets[1]);
}
