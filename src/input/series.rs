//! A window that recurs: `repeat`, `skip`, and the occurrence that each update belongs to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::heading::UpdateHeading;
use super::markdown::Section;
use super::{notice, rule, step};
use crate::config::table::Table;
use crate::config::{Config, Said};
use crate::diagnostic::{Diagnostic, Diagnostics, series as say};
use crate::model::series::{Walk, neighbours};
use crate::model::{
    Instant, MOST_OCCURRENCES, Occurrence, Prose, Rule, Series, Span, Stretch, Update, Window, WindowStep,
};

/// Whether a window recurs.
pub enum Repeat {
    /// It does not.
    Never,
    /// By a rule.
    By(Box<Recurrence>),
    /// By a rule that does not read.
    Unreadable,
}

/// `repeat` and `skip`.
pub struct Recurrence {
    rule: Rule,
    rule_at: Span,
    skip: Vec<Said<NaiveDate>>,
}

/// Reads `repeat` and `skip`.
pub fn repeat(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Repeat {
    let repeats = table.has("repeat") || table.is_misspelt(&["repeat"]);
    let said = table.text("repeat", diagnostics);
    if table.has("skip") && !repeats {
        diagnostics.push(say::skip_without_repeat(table.key_span("skip")));
    }
    let skip = table.dates("skip", diagnostics).unwrap_or_default();
    let rule = said.map(|said| (rule::read(&said), said.span));
    match rule {
        None if repeats => Repeat::Unreadable,
        None => Repeat::Never,
        Some((Ok(rule), rule_at)) => Repeat::By(Box::new(Recurrence { rule, rule_at, skip })),
        Some((Err(error), _)) => {
            diagnostics.push(error);
            Repeat::Unreadable
        }
    }
}

/// The series of a window with the plan of the rule's first date; `None` where the rule does not begin there.
pub fn series(
    template: Window,
    recurrence: Recurrence,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Series> {
    let start_at = template.start_at;
    let mut series = Series {
        template,
        rule: recurrence.rule,
        rule_at: recurrence.rule_at,
        skip: BTreeSet::new(),
        zone: config.site.timezone,
        updates: Vec::new(),
    };
    // Told where they are read; they would be put right by every occurrence.
    series.template.fixes.clear();
    let start = series.first_date();
    match series.dates().next() {
        Some(first) if first == start => {}
        Some(first) => {
            diagnostics.push(say::start_off_rule(start_at, start, first));
            return None;
        }
        None => {
            diagnostics.push(say::no_date(series.rule_at));
            return None;
        }
    }
    let skip_at = recurrence.skip.first().map(|said| said.span);
    let dates = dates_to(recurrence.skip.iter().map(|said| said.value).max(), &series);
    for Said { value: date, span } in recurrence.skip {
        if dates.binary_search(&date).is_ok() {
            series.skip.insert(date);
        } else {
            let around = neighbours(&dates, |date| *date, date);
            diagnostics.push(say::skip_off_rule(span, date, around));
        }
    }
    match skip_at {
        Some(at) if series.occurrences().next().is_none() => {
            diagnostics.push(say::skips_everything(at));
            None
        }
        _ => Some(series),
    }
}

/// The dates of the rule to the first after `last`.
fn dates_to(last: Option<NaiveDate>, series: &Series) -> Vec<NaiveDate> {
    let mut is_after = false;
    let up_to = |date: &NaiveDate| !std::mem::replace(&mut is_after, last.is_some_and(|last| *date > last));
    match last {
        None => Vec::new(),
        Some(_) => series.dates().take_while(up_to).collect(),
    }
}

/// Reads the updates of a series into it, each with the plan that its occurrence has by then; gives the text before
/// the first.
pub fn updates(
    sections: Vec<Section<'_>>,
    series: &mut Series,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Prose {
    let announced = series.template.common.announced;
    let mut reader = notice::UpdateReader::new(announced, series.zone, &step::STATES).recurring();
    let mut courses: BTreeMap<NaiveDate, Course> = BTreeMap::new();
    let mut updates = Vec::new();
    let mut walk = series.walk();
    let (body, all_read) = reader.each(sections, diagnostics, |heading, section, span, diagnostics| {
        let read = occurrence_of(&heading, series, &mut walk, &courses).and_then(|occurrence| {
            let course = courses.entry(occurrence.date).or_insert(Course::new(&occurrence));
            let step = step::read(&heading, Some(course.plan), config)?;
            Ok(step.map(|step| {
                course.follow(step, heading.at);
                (occurrence.date, step)
            }))
        });
        match read {
            Ok(Some((date, step))) => {
                let (at, text) = (heading.at, section.prose);
                updates.push((date, Update { at, step, text, span }));
                true
            }
            Ok(None) => false,
            Err(error) => {
                diagnostics.push(error);
                false
            }
        }
    });
    drop(walk);
    // What may follow what cannot be judged where one is not known.
    if all_read {
        series.updates = updates;
    }
    body
}

/// What is known of an occurrence while its updates are read.
struct Course {
    plan: Stretch,
    /// When it began, if it has since been planned anew.
    begun: Option<Instant>,
}

impl Course {
    fn new(occurrence: &Occurrence) -> Self {
        Self {
            plan: occurrence.plan,
            begun: None,
        }
    }

    fn follow(&mut self, step: WindowStep, at: Instant) {
        self.begun = match step {
            WindowStep::InProgress => self.started(at).or(Some(at)),
            _ => self.started(at),
        };
        self.plan = step::planned(self.plan, step);
    }

    /// When it last began by an instant.
    fn started(&self, at: Instant) -> Option<Instant> {
        Some(self.plan.start).filter(|start| *start <= at).or(self.begun)
    }
}

/// The occurrence that an update belongs to: the one that it names, else the one that began last, wherever it was
/// moved to.
fn occurrence_of(
    heading: &UpdateHeading<'_>,
    series: &Series,
    walk: &mut Walk<'_>,
    courses: &BTreeMap<NaiveDate, Course>,
) -> Result<Occurrence, Diagnostic> {
    let at = heading.at;
    let near = walk.while_near(|one| one.announced.min(one.plan.start) <= at);
    if near.len() > MOST_OCCURRENCES {
        return Err(say::too_many(series.rule_at, series.slug()));
    }
    let (occurrence, span) = match &heading.occurrence {
        Some(named) => (named_occurrence(named, series, walk)?, named.span),
        None => {
            let started = |one: &Occurrence| {
                let course = courses.get(&one.date);
                course.map_or_else(|| Course::new(one).started(at), |course| course.started(at))
            };
            let latest = near
                .iter()
                .filter_map(|one| Some((started(one)?, one)))
                .max_by_key(|(began, _)| *began)
                .map(|(_, one)| *one);
            let none_yet = || say::no_occurrence_yet(heading.words_at, walk.first().map(|one| one.date));
            (latest.ok_or_else(none_yet)?, heading.time)
        }
    };
    if occurrence.announced > at {
        let announced = notice::shown(occurrence.announced, series.zone);
        return Err(say::not_announced(span, occurrence.date, &announced));
    }
    Ok(occurrence)
}

fn named_occurrence(
    named: &Said<NaiveDate>,
    series: &Series,
    walk: &mut Walk<'_>,
) -> Result<Occurrence, Diagnostic> {
    let date = named.value;
    walk.on(date).ok_or_else(|| {
        if series.skip.contains(&date) {
            return say::skipped_occurrence(named.span, date);
        }
        say::no_such_occurrence(named.span, date, walk.around(date))
    })
}
