//! Tidings' own feed format, which monitoring writes.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema};

use crate::config::reference::settings;

/// What monitoring writes for Tidings: one JSON document about all components. What is not required may be left out;
/// `null` says the same, but for the seconds of a day's sums and the code of an alert. Keys that are not named here mean
/// nothing and never reach the output.
#[derive(JsonSchema)]
#[schemars(title = "A feed in Tidings' own format")]
pub struct Document {
    /// The version of the format.
    #[schemars(example = 1, extend("const" = 1))]
    pub version: u32,
    /// When the document was made. Nothing in it is later by more than an hour, and nothing is known after it.
    #[schemars(example = &"2026-11-20T09:00:00Z")]
    pub generated_at: Option<Instant>,
    /// The time between two checks, in seconds.
    #[schemars(example = 60, range(min = 1, max = 31_622_400))]
    pub interval_s: Option<u32>,
    /// What is known of each component, by the name that `feed` in `site.toml` gives it, or by its id.
    pub components: BTreeMap<String, Component>,
}

/// What is known of a component.
#[derive(JsonSchema)]
pub struct Component {
    /// How it does now. If left out, the newest check says so, or an outage that has no end.
    #[schemars(example = &"up")]
    pub state: Option<State>,
    /// When that was seen; `generated_at` if left out.
    #[schemars(example = &"2026-11-20T08:59:30Z")]
    pub checked_at: Option<Instant>,
    /// From when it was watched. With `outages`, all the time since that none of them covers was up.
    #[schemars(example = &"2024-05-01T00:00:00Z")]
    pub since: Option<Instant>,
    /// The response time now, in milliseconds; that of the newest check if left out.
    #[schemars(example = 131.2, range(min = 0))]
    pub latency_ms: Option<f64>,
    /// The share of memory in use.
    #[schemars(example = 0.62, range(min = 0, max = 1))]
    pub memory: Option<f64>,
    /// The share of the disk in use.
    #[schemars(example = 0.71, range(min = 0, max = 1))]
    pub disk: Option<f64>,
    /// Whether the services run that ought to.
    #[schemars(example = true)]
    pub services_ok: Option<bool>,
    /// How many patches wait to be installed.
    #[schemars(example = 3)]
    pub patches_due: Option<u32>,
    /// What else the machine says of itself.
    pub alerts: Option<Vec<Alert>>,
    /// Sums by day, each date once, in the feed's `day_zone`.
    pub days: Option<Vec<Day>>,
    /// Stretches in which it was not up.
    pub outages: Option<Vec<Outage>>,
    /// Single checks in order of time. Each holds until the next, but no longer than such a gap usually is.
    pub checks: Option<Vec<Check>>,
}

/// What a machine says of itself.
#[derive(JsonSchema)]
pub struct Alert {
    /// What it is. `restart_required` is known; all others mean nothing.
    #[schemars(example = &"restart_required")]
    #[schemars(default)]
    pub code: String,
    /// Since when. Without it the alert says nothing.
    #[schemars(example = &"2026-11-16T02:00:00Z")]
    pub since: Option<Instant>,
}

/// The sums of a day. What is missing to the whole of it is not known.
#[derive(JsonSchema)]
pub struct Day {
    /// The day, in the feed's `day_zone`; from 1970 on.
    #[schemars(example = &"2026-11-18")]
    pub date: Date,
    /// Seconds up.
    #[schemars(example = 86_280, extend("default" = 0))]
    #[schemars(default)]
    pub up_s: u32,
    /// Seconds down.
    #[schemars(example = 120, extend("default" = 0))]
    #[schemars(default)]
    pub down_s: u32,
    /// Seconds in which it worked, but not well.
    #[schemars(example = 0, extend("default" = 0))]
    #[schemars(default)]
    pub degraded_s: u32,
    /// Response times of the day.
    pub latency_ms: Option<Latency>,
}

/// Response times, in milliseconds.
#[derive(JsonSchema)]
pub struct Latency {
    /// Their average.
    #[schemars(example = 140.1, range(min = 0))]
    pub avg: Option<f64>,
    /// Their 95th percentile.
    #[schemars(example = 310.0, range(min = 0))]
    pub p95: Option<f64>,
}

/// A stretch in which a component was not up.
#[derive(JsonSchema)]
pub struct Outage {
    /// When it began.
    #[schemars(example = &"2026-11-18T04:10:00Z")]
    pub start: Instant,
    /// When it ended, not before its start; left out while it goes on.
    #[schemars(example = &"2026-11-18T04:12:00Z")]
    pub end: Option<Instant>,
    /// What it was; `unknown` means that nobody looked.
    #[schemars(example = &"down", extend("default" = "down"))]
    pub state: Option<OutageState>,
}

/// What an outage was.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum OutageState {
    /// It did not work.
    Down,
    /// It worked, but not well.
    Degraded,
    /// Nobody looked.
    Unknown,
}

/// A single check.
#[derive(JsonSchema)]
pub struct Check {
    /// When; not before the check that stands in front of it.
    #[schemars(example = &"2026-11-20T08:59:30Z")]
    pub at: Instant,
    /// What was seen.
    #[schemars(example = &"up")]
    pub state: State,
    /// The response time, in milliseconds.
    #[schemars(example = 131.2, range(min = 0))]
    pub latency_ms: Option<f64>,
}

/// A line of `tidings-ndjson`: one check of one component. The lines of each component are in order of time.
#[derive(JsonSchema)]
pub struct Line {
    /// The name that `feed` in `site.toml` gives the component, or its id.
    #[schemars(example = &"web-1")]
    pub component: String,
    /// When.
    #[schemars(example = &"2026-11-20T08:59:30Z")]
    pub at: Instant,
    /// What was seen.
    #[schemars(example = &"up")]
    pub state: State,
    /// The response time, in milliseconds.
    #[schemars(example = 131.2, range(min = 0))]
    pub latency_ms: Option<f64>,
}

/// How a component does.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum State {
    /// It works.
    Up,
    /// It works, but not well.
    Degraded,
    /// It does not work.
    Down,
    /// Nobody can tell.
    Unknown,
}

/// An instant by RFC 3339, with seconds and an offset or `Z`. A fraction of a second is cut off.
#[derive(JsonSchema)]
#[schemars(
    inline,
    title = "an instant",
    extend("format" = "date-time"),
    extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$")
)]
pub struct Instant(pub String);

/// A date.
#[derive(JsonSchema)]
#[schemars(
    inline,
    title = "a date",
    extend("format" = "date"),
    extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
)]
pub struct Date(pub String);

/// The JSON Schema of a feed in Tidings' own format. A line of `tidings-ndjson` is its definition `Line`.
pub fn schema() -> Schema {
    let mut generator = settings().into_generator();
    generator.subschema_for::<Line>();
    generator.into_root_schema_for::<Document>()
}
