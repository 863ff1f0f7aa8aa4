//! What can only be judged with all notices and the whole life of each in view.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::bonds::Bonds;
use super::lifecycle;
use crate::config::Config;
use crate::diagnostic::{Diagnostics, content, incident as say_incident, maintenance, series as say_series};
use crate::model::time::day_start;
use crate::model::{
    Common, FixHow, Incident, IncidentState, IncidentStep, MOST_OCCURRENCES, NoticeId, Series, Span, Window,
    WindowState,
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
        retirement(window, config, diagnostics);
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
    let Some(course) = lifecycle::window::course(window, rules, DateTime::<Utc>::MAX_UTC) else {
        return;
    };
    for (index, state) in course.refused {
        let update = &window.updates[index];
        diagnostics.push(maintenance::not_allowed(
            update.span,
            lifecycle::window::word(update.step),
            state_word(state),
            lifecycle::window::allowed(state),
        ));
    }
}

fn incident_updates(incident: &Incident, bonds: &Bonds, diagnostics: &mut Diagnostics) {
    let Some(course) = lifecycle::incident::course(incident, DateTime::<Utc>::MAX_UTC) else {
        return;
    };
    for (index, state) in course.refused {
        let update = &incident.updates[index];
        diagnostics.push(say_incident::not_allowed(
            update.span,
            lifecycle::incident::word(update.step.step),
            state.id(),
            lifecycle::incident::allowed(incident, state),
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
    let template = &series.template;
    let first_after = |retired: NaiveDate| {
        let last = day_start(config.site.timezone, retired);
        let mut occurrences = series.occurrences().take(MOST_OCCURRENCES);
        occurrences.find(|one| one.plan.end > last)
    };
    for (id, retired) in leaving_components(template, config) {
        if let Some(occurrence) = first_after(retired) {
            let at = template.components_at;
            diagnostics.push(say_series::after_retirement(at, occurrence.date, id, retired));
        }
    }
    for (id, at, retired) in leaving_groups(template, config) {
        if let Some(occurrence) = first_after(retired) {
            diagnostics.push(say_series::none_in_service(at, occurrence.date, id, retired));
        }
    }
}

/// Of an occurrence only what was said of it is judged: the plan that it has by the rule is the series' own.
fn retirement(window: &Window, config: &Config, diagnostics: &mut Diagnostics) {
    let plans = window.plans();
    let by_rule = usize::from(window.common.id.occurrence.is_some());
    let first_after = |retired: NaiveDate, at: Span| {
        let last = day_start(config.site.timezone, retired);
        let mut plans = plans.iter().enumerate().skip(by_rule);
        let (place, (update_at, _)) = plans.find(|(_, (_, plan))| plan.end > last)?;
        Some(if place == 0 { at } else { *update_at })
    };
    for (id, retired) in leaving_components(window, config) {
        if let Some(at) = first_after(retired, window.components_at) {
            diagnostics.push(maintenance::after_retirement(at, id, retired));
        }
    }
    for (id, at, retired) in leaving_groups(window, config) {
        if let Some(at) = first_after(retired, at) {
            diagnostics.push(maintenance::none_in_service(at, id, retired));
        }
    }
}

/// The components named by their own id that go out of service, and when.
fn leaving_components<'c>(
    window: &'c Window,
    config: &'c Config,
) -> impl Iterator<Item = (&'c str, NaiveDate)> {
    let by_group = |place: usize| window.leaving.iter().any(|(leaving, _)| *leaving == place);
    let named = window.components.iter().map(|(place, _)| *place);
    let named = named.filter(move |place| !by_group(*place));
    named.filter_map(|place| {
        let component = &config.components[place];
        Some((component.id.as_str(), component.retired?))
    })
}

/// The groups that are named and all of whose components go out of service, where each is named, and when the last does.
fn leaving_groups<'c>(
    window: &'c Window,
    config: &'c Config,
) -> impl Iterator<Item = (&'c str, Span, NaiveDate)> {
    window.groups.iter().filter_map(|(group, at)| {
        let members = config.members(*group);
        let retired: Option<Vec<NaiveDate>> = members.map(|place| config.components[place].retired).collect();
        Some((
            config.groups[*group].id.as_str(),
            *at,
            retired?.into_iter().max()?,
        ))
    })
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
