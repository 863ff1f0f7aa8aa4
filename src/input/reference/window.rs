//! A maintenance window's front matter.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::{Common, Shared};
use crate::config::reference::value::{Date, DateTime, Length, Words};

/// A maintenance window: work that is announced beforehand. It opens and closes by the clock. The front matter keeps
/// the first plan and is not edited after the announcement: what happens then is written as an update.
#[derive(JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("oneOf" = [{ "required": ["end"] }, { "required": ["duration"] }]),
    extend("dependentRequired" = { "skip": ["repeat"] }),
    extend("dependentSchemas" = { "repeat": { "properties": { "fixes": false } } })
)]
pub struct Window {
    /// What is done, to what. Over 80 characters is a warning.
    #[schemars(example = &"Security patches on the web servers")]
    pub title: Words,
    /// The id of its kind, whose rules it is held against: `routine`, `security`, `emergency`, or one of
    /// `[maintenance.kinds]` in `site.toml`.
    #[schemars(example = &"security", extend("default" = "routine"))]
    pub kind: Option<String>,
    /// When it begins.
    #[schemars(example = &"2026-12-03 01:00:00")]
    pub start: DateTime,
    /// When it ends, after `start`. Either this or `duration`.
    #[schemars(example = &"2026-12-03 01:30:00")]
    pub end: Option<DateTime>,
    /// How long it is. Either this or `end`.
    #[schemars(example = &"30m")]
    pub duration: Option<Length>,
    /// When customers are told. Before this instant it is not published.
    #[schemars(example = &"2026-11-27 09:00:00")]
    pub announced: DateTime,
    /// Ids of the components or groups that it concerns, at least one. A group means those of its components that are
    /// in service until the window ends; a component named by its own id has to be in service until then.
    #[schemars(example = ["web-1", "web-2"], length(min = 1))]
    pub components: Vec<String>,
    /// The worst that customers have to expect.
    #[schemars(example = &"outage")]
    pub impact: Impact,
    /// The interruption to expect within it; not longer than the window itself.
    #[schemars(example = &"10m")]
    pub expected_downtime: Option<Length>,
    /// Its state when it is announced.
    #[schemars(example = &"scheduled", extend("default" = "scheduled"))]
    pub status: Option<Status>,
    /// Why it is done.
    #[schemars(example = &"Monthly security updates")]
    pub reason: Option<String>,
    /// What happens if it goes wrong.
    #[schemars(example = &"We return to the old kernel.")]
    pub rollback: Option<String>,
    /// Slugs of the incidents that are put right in it. It suffices to write this, or `fix.window` in the incident.
    /// Not for a window that recurs.
    #[schemars(example = ["2026-11-20-disk-filling"])]
    pub fixes: Option<Vec<String>>,
    /// The rule by which the window recurs: RFC 5545, section 3.3.10, with `FREQ` `DAILY`, `WEEKLY`, `MONTHLY` or
    /// `YEARLY`, and without `BYHOUR`, `BYMINUTE` and `BYSECOND`. `start` is its first date. `UNTIL` may be a date,
    /// the last local day.
    #[schemars(example = &"FREQ=MONTHLY;BYDAY=1TH")]
    pub repeat: Option<String>,
    /// Dates of the rule on which there is no window.
    #[schemars(example = ["2026-12-03"])]
    pub skip: Option<Vec<Date>>,
    /// Where components or groups have less to expect than `impact` says: the word for each, by id.
    #[schemars(example = serde_json::json!({ "web-2": "degraded" }))]
    pub impacts: Option<BTreeMap<String, Impact>>,
    /// Extra words for the customers of a plan, by the plan's id.
    #[schemars(example = serde_json::json!({ "monitoring": "Please let us in before 01:00." }))]
    pub plan_notes: Option<BTreeMap<String, String>>,
    /// What windows and incidents may have.
    #[schemars(flatten)]
    pub common: Common,
    /// What every file may have.
    #[schemars(flatten)]
    pub shared: Shared,
}

/// What a window does at the worst.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "snake_case")]
pub enum Impact {
    /// Customers notice nothing.
    None,
    /// Everything works, but less stands between it and a failure.
    ReducedRedundancy,
    /// It is slower, or some of it does not work.
    Degraded,
    /// It does not work.
    Outage,
}

/// A window's state when it is announced.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum Status {
    /// It takes place.
    Scheduled,
    /// It takes place once an update says `Confirmed`; without one it lapses at its start.
    Proposed,
}
