//! A maintenance window's file: a single window, or one that recurs.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use super::front_matter::{self, Parts, Shared};
use super::heading;
use super::markdown::{self, Context, Section, Split};
use super::series::{self, Repeat};
use super::{notice, step};
use crate::config::table::Table;
use crate::config::{Config, Named, Said};
use crate::diagnostic::{Diagnostics, check, maintenance, series as say, site, value};
use crate::model::{
    Instant, NoticeId, Prose, Series, Span, Stretch, Update, Window, WindowImpact, WindowStep,
};

/// What a file in `maintenance` says.
pub enum Maintenance {
    /// A single window.
    Once(Box<Window>),
    /// A window that recurs.
    Recurring(Box<Series>),
}

/// Reads a window; `None` where it cannot be told when it is or what it concerns.
pub fn read(
    text: &str,
    parts: &Parts<'_>,
    slug: &str,
    config: &Config,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Maintenance, Shared)> {
    let entries = front_matter::entries(parts, context.file, diagnostics)?;
    let mut table = front_matter::table(&entries, parts, context.file);
    let shared = front_matter::shared(&mut table, diagnostics);
    let front = Front::read(&mut table, config, diagnostics);
    let repeat = series::repeat(&mut table, diagnostics);
    if !matches!(repeat, Repeat::Never) && table.has("fixes") {
        diagnostics.push(say::fixes(table.key_span("fixes")));
    }
    let common = notice::common(&mut table, NoticeId::window(slug), &shared, diagnostics);
    let sections = markdown::read(
        text,
        parts.body.clone(),
        &Split {
            is_update: heading::is_update,
            component_blocks: false,
        },
        context,
        diagnostics,
    );
    let span = table.span();
    table.finish(diagnostics);

    let (told_from, plan) = (front.told_from(), front.plan);
    let read = match repeat {
        Repeat::Never => {
            let (body, updates) = updates(sections, told_from, plan, config, diagnostics);
            let mut window = front.window(common, span)?;
            window.common.body = body;
            window.updates = updates;
            Maintenance::Once(Box::new(window.of_those_in_service()))
        }
        Repeat::By(recurrence) => {
            let series = front
                .window(common, span)
                .and_then(|template| series::series(template, *recurrence, config, diagnostics));
            let mut series = series?;
            series.template.common.body = series::updates(sections, &mut series, config, diagnostics);
            Maintenance::Recurring(Box::new(series))
        }
        Repeat::Unreadable => return None,
    };
    Some((read, shared))
}

/// What the front matter of a window says, as far as it could be read.
struct Front {
    title: Option<Said<String>>,
    kind: usize,
    start_at: Span,
    end_at: Span,
    plan: Option<Stretch>,
    announced: Option<Said<Instant>>,
    proposed: bool,
    impact: Option<WindowImpact>,
    components: Option<Vec<(usize, WindowImpact)>>,
    components_at: Span,
    groups: Vec<(usize, Span)>,
    leaving: Vec<(usize, Instant)>,
    expected_downtime: Option<TimeDelta>,
    reason: Option<String>,
    rollback: Option<String>,
    fixes: Vec<(String, Span)>,
    plan_notes: Vec<(usize, String)>,
}

impl Front {
    fn read(table: &mut Table<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let title = table.required_text("title", "\"Security patches on the web servers\"", diagnostics);
        let kind = kind(table, config, diagnostics);
        let plan = plan(table, config, diagnostics);
        let announced =
            front_matter::required_instant(table, "announced", "2026-11-27 09:00:00", config, diagnostics);
        let named = components(table, config, diagnostics);
        let impact = table
            .required("impact", "\"outage\"")
            .and_then(|()| impact(table, diagnostics));
        let proposed = proposed(table, diagnostics);
        let expected_downtime = expected_downtime(table, plan, diagnostics);
        let reason = table.text("reason", diagnostics);
        let rollback = table.text("rollback", diagnostics);
        let fixes = table.texts("fixes", diagnostics).unwrap_or_default();
        let impacts = impacts(table, config, diagnostics);
        let components = named
            .as_ref()
            .zip(impact)
            .map(|(named, impact)| with_impacts(&named.places, impact, impacts, diagnostics));
        let (groups, leaving) = named
            .map(|named| (named.groups, named.leaving))
            .unwrap_or_default();
        let plan_notes = plan_notes(table, config, components.as_deref(), diagnostics);
        let end = if table.has("end") { "end" } else { "duration" };
        Self {
            title,
            kind,
            start_at: table.value_span("start"),
            end_at: table.value_span(end),
            plan,
            announced,
            proposed,
            impact,
            components,
            components_at: table.value_span("components"),
            groups,
            leaving,
            expected_downtime,
            reason: reason.map(|said| said.value),
            rollback: rollback.map(|said| said.value),
            fixes: fixes.into_iter().map(|said| (said.value, said.span)).collect(),
            plan_notes,
        }
    }

    /// No update is told before this.
    fn told_from(&self) -> Instant {
        let announced = self.announced.as_ref();
        announced.map_or(DateTime::<Utc>::MIN_UTC, |said| said.value)
    }

    /// The window, without its texts; `None` if anything is missing that it cannot be without.
    fn window(self, common: notice::Partial, span: Span) -> Option<Window> {
        Some(Window {
            common: notice::fill(common, self.title?, self.announced?, Prose::default(), span),
            kind: self.kind,
            plan: self.plan?,
            start_at: self.start_at,
            end_at: self.end_at,
            proposed: self.proposed,
            impact: self.impact?,
            components: self.components?,
            components_at: self.components_at,
            groups: self.groups,
            leaving: self.leaving,
            expected_downtime: self.expected_downtime,
            reason: self.reason,
            rollback: self.rollback,
            fixes: self.fixes,
            plan_notes: self.plan_notes,
            updates: Vec::new(),
        })
    }
}

fn kind(table: &mut Table<'_>, config: &Config, diagnostics: &mut Diagnostics) -> usize {
    let Some(said) = table.text("kind", diagnostics) else {
        return 0;
    };
    config.kind(&said.value).unwrap_or_else(|| {
        let known = config.kinds.iter().map(|kind| kind.id.as_str());
        diagnostics.push(maintenance::unknown_kind(said.span, &said.value, known));
        0
    })
}

/// `start` with exactly one of `end` and `duration`.
fn plan(table: &mut Table<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Option<Stretch> {
    let start = front_matter::required_instant(table, "start", "2026-12-03 01:00:00", config, diagnostics);
    let has_end = table.has("end");
    let end = front_matter::instant(table, "end", config, diagnostics);
    let has_duration = table.has("duration");
    let duration = table.duration("duration", diagnostics);
    if !has_end && !has_duration && table.is_misspelt(&["end", "duration"]) {
        return None;
    }
    if has_end == has_duration {
        let at = if has_end {
            table.key_span("duration")
        } else {
            table.span()
        };
        diagnostics.push(maintenance::end_or_duration(at, has_end));
        return None;
    }
    let start = start?;
    let end = match (end, duration) {
        (Some(end), _) => end,
        (None, Some(duration)) if duration.value.is_zero() => {
            diagnostics.push(value::no_time(duration.span, "duration"));
            return None;
        }
        (None, Some(duration)) => duration.map(|length| start.value + length),
        (None, None) => return None,
    };
    // Beyond it dates have no form that others read.
    if end.value.year() > 9999 {
        diagnostics.push(value::too_late(end.span));
        return None;
    }
    if end.value <= start.value {
        diagnostics.push(maintenance::end_before_start(end.span));
        return None;
    }
    Some(Stretch::new(start.value, end.value))
}

/// What `components` names.
struct Concerned {
    /// The components, those of the groups among them.
    places: Vec<usize>,
    groups: Vec<(usize, Span)>,
    leaving: Vec<(usize, Instant)>,
}

fn components(table: &mut Table<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Option<Concerned> {
    table.required("components", "[\"web-1\"]")?;
    let list = table.texts("components", diagnostics)?;
    if list.is_empty() {
        diagnostics.push(maintenance::no_component(table.value_span("components")));
        return None;
    }
    let (mut places, mut groups) = (Vec::new(), Vec::new());
    for said in &list {
        let named = notice::named(said, config, diagnostics).unwrap_or_default();
        if let Some(Named::Group(group)) = config.named(&said.value) {
            groups.push((group, said.span));
            if named.is_empty() && config.ids_known {
                diagnostics.push(maintenance::group_without_components(said.span, &said.value));
            }
        }
        places.extend(named);
    }
    places.sort_unstable();
    places.dedup();
    let is_named = |place: usize| list.iter().any(|said| said.value == config.components[place].id);
    let by_group = places.iter().filter(|place| !is_named(**place));
    let zone = config.site.timezone;
    let leaving = by_group
        .filter_map(|place| Some((*place, config.components[*place].retired_from(zone)?)))
        .collect();
    (!places.is_empty()).then_some(Concerned {
        places,
        groups,
        leaving,
    })
}

fn impact(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Option<WindowImpact> {
    let said = table.text("impact", diagnostics)?;
    impact_word(&said, "impact", diagnostics)
}

fn impact_word(said: &Said<String>, key: &str, diagnostics: &mut Diagnostics) -> Option<WindowImpact> {
    let meant = WindowImpact::ALL
        .into_iter()
        .find(|impact| impact.id() == said.value);
    if meant.is_none() {
        let known = WindowImpact::ALL.map(WindowImpact::id);
        diagnostics.push(value::unknown_word(said.span, key, &said.value, &known));
    }
    meant
}

/// `[impacts]`: the components and what each may expect, with the place of each.
fn impacts(
    table: &mut Table<'_>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Vec<(Said<Vec<usize>>, WindowImpact)> {
    let Some(mut table) = table.table("impacts", diagnostics) else {
        return Vec::new();
    };
    let mut impacts = Vec::new();
    for (name, word) in table.all_texts(diagnostics) {
        let places = notice::named(&name, config, diagnostics);
        let impact = impact_word(&word, &name.value, diagnostics);
        if let (Some(places), Some(impact)) = (places, impact) {
            impacts.push((
                Said {
                    value: places,
                    span: name.span,
                },
                impact,
            ));
        }
    }
    impacts
}

/// A component's own word counts before its group's, whichever is written first.
fn with_impacts(
    components: &[usize],
    impact: WindowImpact,
    mut impacts: Vec<(Said<Vec<usize>>, WindowImpact)>,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, WindowImpact)> {
    impacts.sort_by_key(|(places, _)| std::cmp::Reverse(places.value.len()));
    let mut all: Vec<(usize, WindowImpact)> = components.iter().map(|place| (*place, impact)).collect();
    for (places, own) in impacts {
        if places.value.iter().any(|place| !components.contains(place)) {
            diagnostics.push(maintenance::impact_of_unnamed(places.span));
        }
        if own > impact {
            diagnostics.push(maintenance::impact_too_low(places.span, own.id(), impact.id()));
        }
        for (place, impact) in &mut all {
            if places.value.contains(place) {
                *impact = own;
            }
        }
    }
    all
}

fn proposed(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> bool {
    let Some(said) = table.text("status", diagnostics) else {
        return false;
    };
    match said.value.as_str() {
        "scheduled" => false,
        "proposed" => true,
        "cancelled" => {
            diagnostics.push(maintenance::cancelled_in_front_matter(said.span));
            false
        }
        other => {
            diagnostics.push(value::unknown_word(
                said.span,
                "status",
                other,
                &["scheduled", "proposed"],
            ));
            false
        }
    }
}

fn expected_downtime(
    table: &mut Table<'_>,
    plan: Option<Stretch>,
    diagnostics: &mut Diagnostics,
) -> Option<TimeDelta> {
    let said = table.duration("expected_downtime", diagnostics)?;
    if plan.is_some_and(|plan| said.value > plan.length()) {
        diagnostics.push(maintenance::downtime_too_long(said.span));
    }
    Some(said.value)
}

fn plan_notes(
    table: &mut Table<'_>,
    config: &Config,
    components: Option<&[(usize, WindowImpact)]>,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, String)> {
    let Some(mut table) = table.table("plan_notes", diagnostics) else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    for (plan, words) in table.all_texts(diagnostics) {
        match config.plan(&plan.value) {
            Some(place) => {
                let mut concerned = components.into_iter().flatten();
                let is_seen = |(component, _): &(usize, WindowImpact)| {
                    config.components[*component].plans.contains(&place)
                };
                if components.is_some() && !concerned.any(is_seen) {
                    diagnostics.push(check::unseen_plan_note(plan.span, &plan.value));
                }
                notes.push((place, words.value));
            }
            None if !config.ids_known => {}
            None => {
                let known = config.plans.iter().map(|plan| plan.id.as_str());
                diagnostics.push(site::unknown_plan(plan.span, &plan.value, known));
            }
        }
    }
    notes
}

/// The text before the first update, and the updates.
fn updates(
    sections: Vec<Section<'_>>,
    announced: Instant,
    mut plan: Option<Stretch>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> (Prose, Vec<Update<WindowStep>>) {
    let mut reader = notice::UpdateReader::new(announced, config.site.timezone, &step::STATES);
    let mut updates = Vec::new();
    let (body, all_read) =
        reader.each(
            sections,
            diagnostics,
            |heading, section, span, diagnostics| match step::read(&heading, plan, config) {
                Ok(None) => false,
                Ok(Some(step)) => {
                    plan = plan.map(|plan| step::planned(plan, step));
                    updates.push(Update {
                        at: heading.at,
                        step,
                        text: section.prose,
                        span,
                    });
                    true
                }
                Err(error) => {
                    diagnostics.push(error);
                    false
                }
            },
        );
    // What may follow what cannot be judged where one is not known.
    if !all_read {
        updates.clear();
    }
    (body, updates)
}
