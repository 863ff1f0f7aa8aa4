//! A maintenance window that recurs: one file, and an occurrence for each date of its rule.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::recurrence::{Rule, Until};
use super::time::{Local, local};
use super::{Instant, Span, Stretch, Update, Window, WindowStep};

/// The most occurrences of one file that may be announced.
pub const MOST_OCCURRENCES: usize = 400;

/// A recurring window as it was written.
#[derive(Clone, Debug)]
pub struct Series {
    /// What holds of every occurrence, with the plan and the announcement of the rule's first date. Its name is
    /// that of the series, and it has no updates. Its groups mean all their components: each occurrence is without
    /// those that are out of service by then.
    pub template: Window,
    /// The rule.
    pub rule: Rule,
    /// Where that is written.
    pub rule_at: Span,
    /// Dates of the rule that are left out.
    pub skip: BTreeSet<NaiveDate>,
    /// The zone of its dates and of its wall-clock start.
    pub zone: Tz,
    /// What was said since, each of the occurrence of that date, rising strictly in time.
    pub updates: Vec<(NaiveDate, Update<WindowStep>)>,
}

/// One time that the window comes round, before anything was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its name, for ever: the local date of its start by the rule.
    pub date: NaiveDate,
    /// Its first plan.
    pub plan: Stretch,
    /// When customers are told.
    pub announced: Instant,
    /// What a clock change did to its start.
    pub moved: Option<Moved>,
}

/// What a clock change does to a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The time does not exist on this day: it starts later by the gap.
    Skipped,
    /// The time comes twice on this day: the earlier counts.
    Repeated,
}

impl Series {
    /// The file's name without `.md`.
    pub fn slug(&self) -> &str {
        &self.template.common.id.slug
    }

    /// The local date of the first start: the rule's first date.
    pub fn first_date(&self) -> NaiveDate {
        self.first_start().date()
    }

    /// The dates of the rule up to its end, rising; those that are skipped too.
    pub fn dates(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let within = move |date: &NaiveDate| match self.rule.until {
            None => true,
            Some(Until::Day(last)) => *date <= last,
            Some(Until::Instant(last)) => self.start(*date).0 <= last,
        };
        self.rule.dates(self.first_date()).take_while(within)
    }

    /// The occurrences, the first to start first.
    pub fn occurrences(&self) -> impl Iterator<Item = Occurrence> + '_ {
        let plan = self.template.plan;
        let notice = plan.start - self.template.common.announced;
        self.dates()
            .filter(|date| !self.skip.contains(date))
            .map(move |date| {
                let (start, moved) = self.start(date);
                Occurrence {
                    date,
                    plan: Stretch::new(start, start + plan.length()),
                    announced: start - notice,
                    moved,
                }
            })
    }

    /// The occurrences, to be asked for by date.
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            met: Vec::new(),
            rest: Box::new(self.occurrences()),
        }
    }

    /// An occurrence as a window of its own, with what was said of it.
    pub fn window(&self, occurrence: &Occurrence) -> Window {
        let mut window = self.template.clone();
        window.common.id.occurrence = Some(occurrence.date);
        // Old addresses lead to the series.
        window.common.aliases = Vec::new();
        window.common.announced = occurrence.announced;
        window.plan = occurrence.plan;
        let updates = self.updates.iter();
        window.updates = updates
            .filter(|(date, _)| *date == occurrence.date)
            .map(|(_, update)| update.clone())
            .collect();
        window.of_those_in_service()
    }

    /// The local date and time of the first start.
    fn first_start(&self) -> NaiveDateTime {
        self.template.plan.start.with_timezone(&self.zone).naive_local()
    }

    /// The start on `date`: the wall-clock time of the first. That one itself is as it was written, where an offset
    /// may have chosen between two.
    fn start(&self, date: NaiveDate) -> (Instant, Option<Moved>) {
        let first = self.first_start();
        if date == first.date() {
            return (self.template.plan.start, None);
        }
        let at = date.and_time(first.time());
        match local(self.zone, at) {
            Local::Exact(start) => (start, None),
            Local::Repeated(earlier, _) => (earlier, Some(Moved::Repeated)),
            Local::Skipped(after, gap) => {
                // Where the clock shows the time later by the gap.
                let start = match local(self.zone, at + gap) {
                    Local::Exact(start) | Local::Repeated(start, _) => start,
                    Local::Skipped(..) => after,
                };
                (start, Some(Moved::Skipped))
            }
        }
    }
}

/// The occurrences of a series as far as they have been asked for, so that a file with a thousand questions walks the
/// rule once.
pub struct Walk<'s> {
    met: Vec<Occurrence>,
    rest: Box<dyn Iterator<Item = Occurrence> + 's>,
}

impl Walk<'_> {
    /// The first of all.
    pub fn first(&mut self) -> Option<Occurrence> {
        self.go(|_| false);
        self.met.first().copied()
    }

    /// Those at the beginning of which `is_near` holds.
    pub fn while_near(&mut self, is_near: impl Fn(&Occurrence) -> bool) -> &[Occurrence] {
        self.go(&is_near);
        let end = self.met.partition_point(is_near);
        self.met.get(..end).unwrap_or_default()
    }

    /// That of `date`, if there is one.
    pub fn on(&mut self, date: NaiveDate) -> Option<Occurrence> {
        self.while_near(|one| one.date <= date)
            .last()
            .copied()
            .filter(|one| one.date == date)
    }

    /// The dates next to `date`: the last before it, and the first after it.
    pub fn around(&mut self, date: NaiveDate) -> [Option<NaiveDate>; 2] {
        self.go(|one| one.date <= date);
        neighbours(&self.met, |one| one.date, date)
    }

    /// Meets those for which it holds, and the next.
    fn go(&mut self, is_near: impl Fn(&Occurrence) -> bool) {
        while self.met.last().is_none_or(&is_near)
            && let Some(next) = self.rest.next()
        {
            self.met.push(next);
        }
    }
}

/// Of what rises by its date, the dates next to `date`: the last before it, and the first after it.
pub fn neighbours<T>(
    rising: &[T],
    date_of: impl Fn(&T) -> NaiveDate,
    date: NaiveDate,
) -> [Option<NaiveDate>; 2] {
    let before = rising.partition_point(|one| date_of(one) < date);
    let after = rising.partition_point(|one| date_of(one) <= date);
    let at = |place: Option<usize>| place.and_then(|place| rising.get(place)).map(&date_of);
    [at(before.checked_sub(1)), at(Some(after))]
}
