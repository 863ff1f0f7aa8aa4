//! What can only be judged with all notices and the whole life of each in view.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::bonds::Bonds;
use super::lifecycle;
use crate::config::Config;
use crate::diagnostic::{Diagnostics, content, incident as say_incident, maintenance, series as say_series};
use crate::model::time::day_start;
use crate::model::{
    Common, FixHow, Incident, IncidentState, IncidentStep, MOST_OCCURRENCES, NoticeId, Series, Span, Stretch,
    Window, WindowState, WindowStep,
};

/// Tells of updates that the states do not allow, also of those whose time has not come, of references used
/// twice, of incidents that wait for no window, and of windows on components that are out of service by then.
pub fn validate(
    windows: &[Window],
    series: &[Series],
    incidents: &[Incident],
    bonds: &Bonds,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    let mut references = HashMap::new();
    for window in windows {
        reference(&window.common, &mut references, diagnostics);
        window_updates(window, config, diagnostics);
        if window.common.id.occurrence.is_none() {
            retirement(window, config, diagnostics);
        }
    }
    for series in series {
        series_retirement(series, config, diagnostics);
    }
    for incident in incidents {
        reference(&incident.common, &mut references, diagnostics);
        incident_updates(incident, bonds, diagnostics);
    }
}

fn reference<'n>(
    common: &'n Common,
    taken: &mut HashMap<&'n str, &'n NoticeId>,
    diagnostics: &mut Diagnostics,
) {
    let Some(reference) = common.reference.as_deref() else {
        return;
    };
    let other = taken.insert(reference, &common.id);
    // The occurrences of one file share what is written in it.
    if let Some(other) = other.filter(|other| (other.sort, &other.slug) != (common.id.sort, &common.id.slug))
    {
        diagnostics.push(content::reference_taken(
            common.reference_at,
            reference,
            &other.to_string(),
        ));
    }
}

fn window_updates(window: &Window, config: &Config, diagnostics: &mut Diagnostics) {
    let rules = &config.kinds[window.kind].rules;
    let Some(course) = lifecycle::window(window, rules, DateTime::<Utc>::MAX_UTC) else {
        return;
    };
    for (index, state) in course.refused {
        let update = &window.updates[index];
        diagnostics.push(maintenance::not_allowed(
            update.span,
            lifecycle::word(update.step),
            state_word(state),
            lifecycle::allowed(state),
        ));
    }
}

fn incident_updates(incident: &Incident, bonds: &Bonds, diagnostics: &mut Diagnostics) {
    let Some(course) = lifecycle::incident(incident, DateTime::<Utc>::MAX_UTC) else {
        return;
    };
    for (index, state) in course.refused {
        let update = &incident.updates[index];
        diagnostics.push(say_incident::not_allowed(
            update.span,
            lifecycle::incident_word(update.step.step),
            state.id(),
            lifecycle::incident_allowed(incident, state),
        ));
    }
    for pair in course.events.windows(2) {
        let [before, event] = pair else { continue };
        let idle = incident.is_plain() || !before.then.state.is_open();
        let update = event.update.map(|index| &incident.updates[index]);
        if let Some(update) = update.filter(|update| idle && !update.step.components.is_empty()) {
            diagnostics.push(say_incident::block_without_effect(update.span));
        }
    }
    let names_window = matches!(&incident.fix, Some(fix) if matches!(fix.how, FixHow::Window(_)));
    if !names_window && !bonds.window_of.contains_key(&incident.common.id.slug) {
        let deferred = IncidentStep::To(IncidentState::Deferred);
        for update in incident
            .updates
            .iter()
            .filter(|update| update.step.step == deferred)
        {
            diagnostics.push(say_incident::deferred_without_window(update.span));
        }
    }
}

/// The first occurrence that ends too late is told, long before it is announced: nobody edits anything on that day.
fn series_retirement(series: &Series, config: &Config, diagnostics: &mut Diagnostics) {
    for (place, _) in &series.template.components {
        let component = &config.components[*place];
        let Some(retired) = component.retired else {
            continue;
        };
        let last = day_start(config.site.timezone, retired);
        let mut occurrences = series.occurrences().take(MOST_OCCURRENCES);
        if let Some(occurrence) = occurrences.find(|one| one.plan.end > last) {
            diagnostics.push(say_series::after_retirement(
                series.template.components_at,
                occurrence.date,
                &component.id,
                retired,
            ));
        }
    }
}

fn retirement(window: &Window, config: &Config, diagnostics: &mut Diagnostics) {
    let plans = plans(window);
    for (place, _) in &window.components {
        let component = &config.components[*place];
        let Some(retired) = component.retired else {
            continue;
        };
        let last = day_start(config.site.timezone, retired);
        if let Some((at, _)) = plans.iter().find(|(_, plan)| plan.end > last) {
            let retired = retired.to_string();
            diagnostics.push(maintenance::after_retirement(*at, &component.id, &retired));
        }
    }
}

/// What a window is planned for, the first plan and each that an update makes of it, with the place where that is written.
fn plans(window: &Window) -> Vec<(Span, Stretch)> {
    let mut plan = window.plan;
    let mut plans = vec![(window.components_at, plan)];
    for update in &window.updates {
        plan = match update.step {
            WindowStep::Extended { end } => Stretch::new(plan.start, end),
            WindowStep::Rescheduled { start, end } => Stretch::new(start, end),
            _ => continue,
        };
        plans.push((update.span, plan));
    }
    plans
}

/// A state in the middle of a sentence.
fn state_word(state: WindowState) -> &'static str {
    match state {
        WindowState::Proposed => "proposed",
        WindowState::Lapsed => "lapsed (its start came before it was confirmed)",
        WindowState::Scheduled => "scheduled",
        WindowState::InProgress => "in progress",
        WindowState::Verifying => "verifying",
        WindowState::Overrun => "in progress, longer than planned",
        WindowState::Ended => "ended by the clock",
        WindowState::Completed => "completed",
        WindowState::Cancelled => "cancelled",
    }
}
