//! An incident's front matter.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::{Common, Shared};
use crate::config::reference::value::{DateTime, Words};

/// An incident: something that went wrong, and what became of it. With `impact = "none"` and without components it is
/// a plain notice, which changes no status and stands apart from incidents.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Incident {
    /// What customers notice. Over 80 characters is a warning.
    #[schemars(example = &"Websites slow to load")]
    pub title: Words,
    /// When it began.
    #[schemars(example = &"2026-11-02 09:14:00")]
    pub started: DateTime,
    /// When it was first published, not before `started`; `started` if left out.
    #[schemars(example = &"2026-11-02 09:20:00")]
    pub announced: Option<DateTime>,
    /// How much it matters to customers.
    #[schemars(example = &"major")]
    pub impact: Impact,
    /// The slug of an earlier incident that has come back.
    #[schemars(example = &"2026-10-30-slow-websites")]
    pub follows: Option<String>,
    /// How components do because of it, by component id. Those that are not named are unaffected; without the table
    /// it concerns the whole service. A block marked `components` in an update changes it.
    #[schemars(example = serde_json::json!({ "web-1": "partial_outage" }))]
    pub components: Option<BTreeMap<String, ComponentState>>,
    /// How it is put right.
    pub fix: Option<Fix>,
    /// What windows and incidents may have.
    #[schemars(flatten)]
    pub common: Common,
    /// What every file may have.
    #[schemars(flatten)]
    pub shared: Shared,
}

/// How much an incident matters.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "snake_case")]
pub enum Impact {
    /// Nothing is to be noticed.
    None,
    /// A nuisance.
    Minor,
    /// Much does not work, or for many.
    Major,
    /// Nothing works.
    Critical,
}

/// How a component does.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "snake_case")]
pub enum ComponentState {
    /// It works.
    Operational,
    /// It works, but not as well as it should.
    DegradedPerformance,
    /// Some of it does not work, or not for all.
    PartialOutage,
    /// It does not work.
    MajorOutage,
}

/// `[fix]`
#[derive(JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend(
        "if" = { "properties": { "how": { "const": "window" } } },
        "then" = { "required": ["window"] },
        "else" = { "properties": { "window": false } }
    )
)]
pub struct Fix {
    /// The way.
    #[schemars(example = &"remote")]
    pub how: How,
    /// The slug of the window, with `how = "window"`: `<slug>`, or `<slug>/<date>` of one that recurs.
    #[schemars(example = &"2026-12-03-web-security-patches")]
    pub window: Option<String>,
    /// Whether the customer pays for it. If left out, by the customer's plan: as `remote_work` for work from afar and
    /// in a window, as `onsite_work` for work at the machine.
    #[schemars(example = false)]
    pub chargeable: Option<bool>,
}

/// How an incident is put right.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum How {
    /// From afar, at once.
    Remote,
    /// At the machine, at once.
    OnSite,
    /// In a maintenance window.
    Window,
    /// Nothing was wrong. The incident leaves all lists, feeds and counts; its own page says that the alarm was
    /// false.
    FalseAlarm,
}
