//! Windows as the rules look at them: with the plan that was told last, and where that is written.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::Months;

use crate::config::Config;
use crate::model::{
    Instant, Kind, MOST_OCCURRENCES, NoticeId, Series, Span, Stretch, Window, WindowState, WindowStep,
};
use crate::site::current::Told;
use crate::site::lifecycle;

/// A window that is to take place, or did.
pub struct Planned<'a> {
    /// As it is written.
    pub window: Cow<'a, Window>,
    /// Its kind.
    pub kind: &'a Kind,
    /// The plan that was told last.
    pub plan: Stretch,
    /// When customers were told of its start, and where that is written: a key, or an update's heading.
    pub start: (Instant, Span),
    /// When customers were told of its end, and where that is written.
    pub end: (Instant, Span),
    /// Where it is written when customers were told of its start.
    pub told_at: Span,
    /// From the planned start to the planned end, or to an earlier end of the work.
    pub stretch: Stretch,
}

impl Planned<'_> {
    /// Its name.
    pub fn id(&self) -> &NoticeId {
        &self.window.common.id
    }
}

/// All windows but those that were called off before they began, the first to start first. A series is followed for a
/// year: whoever writes its rule is told now, not when nobody edits anything.
/// What has an error in its file is left out: the word that would make it keep the rules may be the one that does not read.
pub fn planned<'a>(
    config: &'a Config,
    told: &'a Told,
    broken: &HashSet<u32>,
    now: Instant,
) -> Vec<Planned<'a>> {
    let single = told
        .windows
        .iter()
        .filter(|one| one.common.id.occurrence.is_none());
    let occurrences = told.series.iter().flat_map(|series| occurrences(series, now));
    let windows = single.map(Cow::Borrowed).chain(occurrences.map(Cow::Owned));
    let windows = windows.filter(|window| !broken.contains(&window.common.span.file));
    let mut planned: Vec<_> = windows.filter_map(|window| plan(window, config, now)).collect();
    planned.sort_by(|a, b| (a.plan.start, a.id()).cmp(&(b.plan.start, b.id())));
    planned
}

/// The occurrences up to a year from now.
fn occurrences(series: &Series, now: Instant) -> impl Iterator<Item = Window> + '_ {
    let until = now.checked_add_months(Months::new(12)).unwrap_or(now);
    series
        .occurrences()
        .take(2 * MOST_OCCURRENCES)
        .take_while(move |one| one.plan.start < until)
        .map(|one| series.window(&one))
}

/// The window as all that is written of it leaves it, and the clock up to now.
fn plan<'a>(window: Cow<'a, Window>, config: &'a Config, now: Instant) -> Option<Planned<'a>> {
    let kind = config.kinds.get(window.kind)?;
    let common = &window.common;
    let last_word = window.updates.last().map_or(common.announced, |update| update.at);
    let course = lifecycle::window::course(&window, &kind.rules, now.max(last_word))?;
    let (start, end) = (course.plan.start, course.plan.end);
    let worked_until = course
        .actual()
        .1
        .filter(|_| course.state != WindowState::Scheduled);
    let mut place = Places {
        start: (common.announced, window.start_at),
        end: (common.announced, window.end_at),
        told_at: common.announced_at,
    };
    for update in &window.updates {
        let here = (update.at, update.span);
        match update.step {
            WindowStep::Rescheduled { .. } => {
                place = Places {
                    start: here,
                    end: here,
                    told_at: update.span,
                };
            }
            WindowStep::Extended { .. } => place.end = here,
            _ => {}
        }
    }
    let is_called_off = match course.state {
        WindowState::Lapsed => true,
        WindowState::Cancelled => course.open.is_empty(),
        _ => false,
    };
    (!is_called_off).then_some(Planned {
        kind,
        plan: course.plan,
        start: place.start,
        end: place.end,
        told_at: place.told_at,
        stretch: Stretch::new(start, worked_until.map_or(end, |at| at.min(end))),
        window,
    })
}

/// When the plan was told, and where that is written.
struct Places {
    start: (Instant, Span),
    end: (Instant, Span),
    told_at: Span,
}
