//! An incident's file.

use chrono::{DateTime, Utc};

use super::front_matter::{self, Parts, Shared};
use super::heading;
use super::markdown::{self, Context, Section, Split};
use super::notice::{self, UpdateReader};
use crate::config::table::{Origin, Table, parse};
use crate::config::{Config, Said};
use crate::diagnostic::{Diagnostics, content, incident, value};
use crate::model::{
    ComponentStatus, Fix, FixHow, Incident, IncidentImpact, IncidentState, IncidentStep, IncidentUpdate,
    Instant, NoticeId, Prose, Span, Update,
};

/// The words of update headings, as help shows them.
pub const STATES: [&str; 7] = [
    "Identified",
    "Investigating",
    "Monitoring",
    "Deferred",
    "Resolved",
    "Postmortem",
    "Update",
];

/// What each of them says, in the same order, for the reference.
pub const MEANINGS: [&str; 7] = [
    "The cause is known.",
    "The cause is looked for. This is the state of every incident when it is announced.",
    "It has been put right and is being watched.",
    "It waits for the window that `fix` names.",
    "It is over, and all its components are operational.",
    "What went wrong and what is changed, afterwards. It stands first on the page.",
    "Something is said, and the state stays.",
];

/// The states that `[components]` may name: maintenance is announced by a window, never by an incident.
const COMPONENT_STATES: [ComponentStatus; 4] = [
    ComponentStatus::Operational,
    ComponentStatus::DegradedPerformance,
    ComponentStatus::PartialOutage,
    ComponentStatus::MajorOutage,
];

/// Reads an incident; `None` where it cannot be told when it was or how much it matters.
pub fn read(
    text: &str,
    parts: &Parts<'_>,
    slug: &str,
    config: &Config,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Incident, Shared)> {
    let entries = front_matter::entries(parts, context.file, diagnostics)?;
    let mut table = front_matter::table(&entries, parts, context.file);
    let shared = front_matter::shared(&mut table, diagnostics);
    let title = table.required_text("title", "\"Websites slow to load\"", diagnostics);
    let started =
        front_matter::required_instant(&mut table, "started", "2026-11-02 09:14:00", config, diagnostics);
    let announced = front_matter::instant(&mut table, "announced", config, diagnostics);
    if let (Some(started), Some(announced)) = (&started, &announced)
        && announced.value < started.value
    {
        diagnostics.push(content::before(announced.span, "started", "announced"));
    }
    let impact = table
        .required("impact", "\"major\"")
        .and_then(|()| impact(&mut table, diagnostics));
    let follows = table
        .text("follows", diagnostics)
        .map(|said| (said.value, said.span));
    let components = table
        .table("components", diagnostics)
        .map(|table| components(table, config, diagnostics))
        .unwrap_or_default();
    let fix = table
        .table("fix", diagnostics)
        .and_then(|table| fix(table, diagnostics));
    let common = notice::common(&mut table, NoticeId::incident(slug), &shared, diagnostics);
    let split = Split {
        is_update: heading::is_update,
        component_blocks: true,
    };
    let sections = markdown::read(text, parts.body.clone(), &split, context, diagnostics);
    let span = table.span();
    table.finish(diagnostics);

    let told_from = announced.as_ref().or(started.as_ref());
    let told_from = told_from.map_or(DateTime::<Utc>::MIN_UTC, |said| said.value);
    let (body, updates) = updates(text, sections, told_from, config, context, diagnostics);
    let started = started?;
    let announced = announced.unwrap_or_else(|| started.clone());
    let incident = Incident {
        common: notice::fill(common, title?, announced, body, span),
        started: started.value,
        impact: impact?,
        follows,
        components,
        fix,
        updates,
    };
    Some((incident, shared))
}

fn impact(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Option<IncidentImpact> {
    let said = table.text("impact", diagnostics)?;
    let meant = IncidentImpact::ALL
        .into_iter()
        .find(|impact| impact.id() == said.value);
    if meant.is_none() {
        let known = IncidentImpact::ALL.map(IncidentImpact::id);
        diagnostics.push(value::unknown_word(said.span, "impact", &said.value, &known));
    }
    meant
}

/// Component ids with their states, in the site's order.
fn components(
    mut table: Table<'_>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, ComponentStatus)> {
    let mut components = Vec::new();
    for (id, word) in table.all_texts(diagnostics) {
        let place = config.component(&id.value);
        if place.is_none() && config.ids_known {
            let known = config.components.iter().map(|component| component.id.as_str());
            diagnostics.push(incident::unknown_component(id.span, &id.value, known));
        }
        let state = COMPONENT_STATES
            .into_iter()
            .find(|state| state.id() == word.value);
        if state.is_none() {
            let known = COMPONENT_STATES.map(ComponentStatus::id);
            diagnostics.push(value::unknown_word(word.span, &id.value, &word.value, &known));
        }
        components.extend(place.zip(state));
    }
    components.sort_unstable_by_key(|(place, _)| *place);
    components
}

fn fix(mut table: Table<'_>, diagnostics: &mut Diagnostics) -> Option<Fix> {
    let span = table.span();
    let how = table.required_text("how", "\"remote\"", diagnostics);
    let window = table.text("window", diagnostics);
    let chargeable = table.boolean("chargeable", diagnostics);
    table.finish(diagnostics);
    let how = how?;
    let (how, span) = match (how.value.as_str(), window) {
        ("window", Some(window)) => (FixHow::Window(window.value), window.span),
        ("window", None) => {
            diagnostics.push(incident::fix_without_window(how.span));
            return None;
        }
        (_, window) => {
            let meant = other_fix(&how, diagnostics)?;
            if let Some(window) = window {
                diagnostics.push(incident::window_without_fix(window.span));
            }
            (meant, span)
        }
    };
    Some(Fix {
        how,
        chargeable,
        span,
    })
}

fn other_fix(said: &Said<String>, diagnostics: &mut Diagnostics) -> Option<FixHow> {
    match said.value.as_str() {
        "remote" => Some(FixHow::Remote),
        "on-site" => Some(FixHow::OnSite),
        "false-alarm" => Some(FixHow::FalseAlarm),
        other => {
            let known = ["remote", "on-site", "window", "false-alarm"];
            diagnostics.push(value::unknown_word(said.span, "how", other, &known));
            None
        }
    }
}

fn updates(
    text: &str,
    sections: Vec<Section<'_>>,
    announced: Instant,
    config: &Config,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> (Prose, Vec<Update<IncidentUpdate>>) {
    let mut updates = Vec::new();
    for section in sections.iter().filter(|section| section.heading.is_none()) {
        for block in &section.components {
            let span = Span::new(context.file, block.clone());
            diagnostics.push(incident::block_before_update(span));
        }
    }
    let mut reader = UpdateReader::new(announced, config.site.timezone, &STATES);
    let (body, all_read) = reader.each(sections, diagnostics, |heading, section, span, diagnostics| {
        let Some(step) = step(heading.words) else {
            diagnostics.push(content::unknown_state(
                heading.words_at,
                heading.words,
                "an incident",
                &STATES,
            ));
            return false;
        };
        let mut changed = Vec::new();
        for block in section.components {
            if step == IncidentStep::To(IncidentState::Resolved) {
                let span = Span::new(context.file, block.clone());
                diagnostics.push(incident::block_in_resolved(span));
            }
            let origin = Origin {
                file: context.file,
                offset: block.start,
            };
            if let Some(entries) = parse(&text[block], origin, diagnostics) {
                changed.extend(components(
                    Table::top(&entries, origin, span),
                    config,
                    diagnostics,
                ));
            }
        }
        let step = IncidentUpdate {
            step,
            components: changed,
        };
        updates.push(Update {
            at: heading.at,
            step,
            text: section.prose,
            span,
        });
        true
    });
    // What may follow what cannot be judged where one is not known.
    if !all_read {
        updates.clear();
    }
    (body, updates)
}

fn step(words: &str) -> Option<IncidentStep> {
    let lower = words.to_lowercase();
    if lower == "update" {
        return Some(IncidentStep::Update);
    }
    IncidentState::ALL
        .into_iter()
        .find(|state| state.id() == lower)
        .map(IncidentStep::To)
}
