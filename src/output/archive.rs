//! The archive's file: a feed in Tidings' own format with a line for each day and each outage, so that what a day
//! adds to it is small where it is kept under version control.

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
        // It was known no further, and the horizon moves on.
        if let (Value::Object(outage), Some(horizon)) = (outage, horizon) {
            let end = outage.entry("end").or_insert(Value::Null);
            if end.is_null() {
                *end = json!(iso(horizon));
            }
        }
    }
    outages.extend(kept.outages.iter().map(run));
    outages.extend(kept.unknown.iter().map(gap));
    outages.sort_by_key(|outage| outage["start"].as_str().and_then(|at| at.parse::<Instant>().ok()));
    // A list without any says that there were none.
    if kept.since.is_some() || !outages.is_empty() {
        component.insert("outages".to_owned(), Value::Array(outages));
    }
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
    let mut unknown = json!({"start": iso(gap.start), "state": State::Unknown.id()});
    if let Some(end) = gap.end {
        unknown["end"] = json!(iso(end));
    }
    unknown
}

/// The levels that are written a line an item: the whole, the components, a component, its lists.
const OPEN_LEVELS: usize = 4;

/// Writes a value. Plain values stand before lists and objects, so that a reader knows the horizon before the days.
fn write(text: &mut String, value: &Value, level: usize) {
    let (brackets, items): (_, Vec<(Option<&String>, &Value)>) = match value {
        Value::Object(fields) if level < OPEN_LEVELS && !fields.is_empty() => {
            let mut fields: Vec<_> = fields.iter().map(|(key, value)| (Some(key), value)).collect();
            fields.sort_by_key(|(_, value)| value.is_object() || value.is_array());
            (('{', '}'), fields)
        }
        Value::Array(items) if level < OPEN_LEVELS && !items.is_empty() => {
            (('[', ']'), items.iter().map(|item| (None, item)).collect())
        }
        plain => return text.push_str(&plain.to_string()),
    };
    text.push(brackets.0);
    for (place, (key, value)) in items.into_iter().enumerate() {
        text.push_str(if place > 0 { ",\n" } else { "\n" });
        text.push_str(&"  ".repeat(level + 1));
        if let Some(key) = key {
            text.push_str(&format!("{}: ", Value::from(key.as_str())));
        }
        write(text, value, level + 1);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(level));
    text.push(brackets.1);
}
