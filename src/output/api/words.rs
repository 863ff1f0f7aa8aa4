//! The words that a field may hold, for the schemas. They are those of the model, and never change.

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::model::uptime::State;
use crate::model::{ComponentStatus, IncidentImpact, IncidentState, WindowImpact, WindowState};
use crate::site::uptime::{DayClass, DaySource};

/// Statuspage's word for how bad it is.
pub fn indicator(_: &mut SchemaGenerator) -> Schema {
    one_of(["none", "minor", "major", "critical", "maintenance"])
}

/// How a component does.
pub fn component_status(_: &mut SchemaGenerator) -> Schema {
    one_of(ComponentStatus::ALL.map(ComponentStatus::id))
}

/// How components do, by id.
pub fn component_statuses(generator: &mut SchemaGenerator) -> Schema {
    by_id(&component_status(generator))
}

/// What a feed reads.
pub fn reading(_: &mut SchemaGenerator) -> Schema {
    one_of([State::Unknown, State::Up, State::Degraded, State::Down].map(State::id))
}

/// The colour of a day.
pub fn day_class(_: &mut SchemaGenerator) -> Schema {
    one_of(DayClass::ALL.map(DayClass::id))
}

/// Where the figures of a day are from.
pub fn day_source(_: &mut SchemaGenerator) -> Schema {
    one_of(DaySource::ALL.map(DaySource::id))
}

/// The state of a window.
pub fn window_state(_: &mut SchemaGenerator) -> Schema {
    one_of(WindowState::ALL.map(WindowState::id))
}

/// What a window may do.
pub fn window_impact(_: &mut SchemaGenerator) -> Schema {
    one_of(WindowImpact::ALL.map(WindowImpact::id))
}

/// What a window may do to components, by id.
pub fn window_impacts(generator: &mut SchemaGenerator) -> Schema {
    by_id(&window_impact(generator))
}

/// The state of an incident, or null for a plain notice that has none.
pub fn incident_state_or_none(_: &mut SchemaGenerator) -> Schema {
    let words = IncidentState::ALL.map(|state| Some(state.id()));
    let words: Vec<Option<&str>> = words.into_iter().chain([None]).collect();
    json_schema!({"type": ["string", "null"], "enum": words})
}

/// How much an incident matters.
pub fn incident_impact(_: &mut SchemaGenerator) -> Schema {
    one_of(IncidentImpact::ALL.map(IncidentImpact::id))
}

/// How an incident is put right.
pub fn fix(_: &mut SchemaGenerator) -> Schema {
    one_of(["remote", "on_site", "window"])
}

/// What an event is.
pub fn event_kind(_: &mut SchemaGenerator) -> Schema {
    let by_clock = ["announced", "reminder", "started", "ended", "lapsed"];
    let of_windows = [
        "confirmed",
        "in_progress",
        "verifying",
        "completed",
        "cancelled",
        "extended",
        "rescheduled",
        "update",
    ];
    let of_incidents = IncidentState::ALL.map(IncidentState::id);
    one_of(by_clock.into_iter().chain(of_windows).chain(of_incidents))
}

fn one_of(words: impl IntoIterator<Item = &'static str>) -> Schema {
    let words: Vec<&str> = words.into_iter().collect();
    json_schema!({"type": "string", "enum": words})
}

fn by_id(words: &Schema) -> Schema {
    json_schema!({"type": "object", "additionalProperties": words})
}
