//! What is proposed for new notices: when a window may be, and what is not taken yet.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Site, WindowNow, lifecycle};
use crate::model::time::{Local, add_days, day_start, local, local_date};
use crate::model::{Instant, Month, NoticeId, PageName, Rules, Series, Stretch, Window, WindowState};

/// A window's length where no rule asks for a shorter one.
const USUAL_LENGTH: TimeDelta = TimeDelta::minutes(30);
/// Starts are looked for in so many days.
const REACH_DAYS: i64 = 100;
/// Starts are proposed on the quarters of an hour.
const QUARTER: TimeDelta = TimeDelta::minutes(15);

/// What a new window is to be held to.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The rules of its kind.
    pub rules: &'a Rules,
    /// The components that it concerns, by place in the site's list.
    pub components: &'a [usize],
    /// How long it is.
    pub length: TimeDelta,
    /// When customers are told.
    pub announced: Instant,
}

impl Wanted<'_> {
    /// The first instant that keeps the notice, on a quarter of an hour.
    pub fn earliest(&self) -> Instant {
        to_quarter(self.announced + self.rules.notice.unwrap_or_default())
    }
}

/// The length of a window of which nothing is known but its rules: the longest they allow, half an hour at most.
pub fn length(rules: &Rules) -> TimeDelta {
    rules
        .max_duration
        .map_or(USUAL_LENGTH, |longest| longest.min(USUAL_LENGTH))
}

/// The first start from `from` on at which a whole window lies within quiet hours, meets none of `taken` and no clock
/// change; none if there is none in the next hundred days.
pub fn start(wanted: &Wanted<'_>, taken: &[Stretch], zone: Tz, from: Instant) -> Option<Instant> {
    let mut stretches = quiet(wanted.rules.quiet_hours, zone, from);
    stretches.find_map(|quiet| first_in(quiet, wanted.length, taken, zone, from))
}

impl Site {
    /// The next start for a new window: it keeps the notice, lies within quiet hours as [`start`] tells, and meets no
    /// other window on its components, whether that is announced yet or not.
    pub fn next_start(&self, wanted: &Wanted<'_>) -> Option<Instant> {
        self.next_start_from(wanted, wanted.earliest())
    }

    fn next_start_from(&self, wanted: &Wanted<'_>, from: Instant) -> Option<Instant> {
        let until = from + TimeDelta::days(REACH_DAYS + 1);
        let concerns = |window: &Window| {
            let mut named = window.components.iter();
            named.any(|(place, _)| wanted.components.contains(place))
        };
        let taken = self.planned(concerns, Stretch::new(from, until));
        start(wanted, &taken, self.config.site.timezone, from)
    }

    /// The same for a window of `kind`, in a month in which it is not one too many of the year on any of its components.
    pub fn next_start_of(&self, kind: usize, wanted: &Wanted<'_>) -> Option<Instant> {
        let zone = self.config.site.timezone;
        let until = wanted.earliest() + TimeDelta::days(REACH_DAYS);
        let full = self.full_months(kind, wanted);
        let mut from = wanted.earliest();
        while from < until {
            let start = self
                .next_start_from(wanted, from)
                .filter(|start| *start < until)?;
            let month = Month::of(local_date(zone, start));
            if !full.contains(&month) {
                return Some(start);
            }
            from = month.stretch(zone).end;
        }
        None
    }

    /// The months from the first possible one on in which another window would be more than there are to be in twelve months.
    fn full_months(&self, kind: usize, wanted: &Wanted<'_>) -> Vec<Month> {
        let Some(most) = wanted.rules.max_per_year else {
            return Vec::new();
        };
        let zone = self.config.site.timezone;
        let first = Month::of(local_date(zone, wanted.earliest()));
        let year_ago = (0..11).fold(first, |month, _| month.previous());
        let months = std::iter::successors(Some(year_ago), |month| Some(month.next()));
        let months: Vec<Month> = months.take(11 + 5 + 11).collect();
        let reach = |from: Month, to: Month| Stretch::new(from.stretch(zone).start, to.stretch(zone).end);
        let Some(reach) = months
            .first()
            .zip(months.last())
            .map(|(from, to)| reach(*from, *to))
        else {
            return Vec::new();
        };
        let mut full = Vec::new();
        for component in wanted.components {
            let concerns = |window: &Window| {
                window.kind == kind && window.components.iter().any(|(place, _)| place == component)
            };
            let planned = self.planned(concerns, reach);
            let taken: Vec<Month> = planned
                .iter()
                .map(|plan| Month::of(local_date(zone, plan.start)))
                .collect();
            let count = |year: &[Month]| taken.iter().filter(|month| year.contains(month)).count();
            // Of the years that a month is in, each has to have a place left.
            for year in months.windows(12).filter(|year| count(year) >= most as usize) {
                full.extend_from_slice(year);
            }
        }
        full
    }

    /// The stretches within `reach` in which windows that concern us are planned.
    fn planned(&self, concerns: impl Fn(&Window) -> bool, reach: Stretch) -> Vec<Stretch> {
        let windows = self.all_windows().map(|now: &WindowNow| &*now.window);
        let windows: Vec<&Window> = windows
            .chain(self.unannounced.windows.iter().map(|window| &**window))
            .collect();
        let known: HashSet<&NoticeId> = windows.iter().map(|window| &window.common.id).collect();
        let series = self.series.iter().map(|now| &now.series);
        let series = series
            .chain(&self.unannounced.series)
            .filter(|series| concerns(&series.template));
        let later = series.flat_map(|series| occurrences(series, reach, &known));
        let written = windows.iter().filter(|window| concerns(window));
        let written = written.filter_map(|window| self.last_plan(window));
        written
            .chain(later)
            .filter(|plan| plan.overlap(&reach).is_some())
            .collect()
    }

    /// The plan once all that is written has happened; none of a window that is cancelled by then.
    fn last_plan(&self, window: &Window) -> Option<Stretch> {
        let rules = &self.config.kinds[window.kind].rules;
        let course = lifecycle::window::course(window, rules, DateTime::<Utc>::MAX_UTC)?;
        (course.state != WindowState::Cancelled).then_some(course.plan)
    }

    /// The number that comes after those of the newsletter's issues; none where the newest has none.
    pub fn next_issue_number(&self) -> Option<i64> {
        let newest = self.issues.first()?.number?;
        let to_come = self.to_come.iter();
        let to_come = to_come.filter(|(_, page)| matches!(page, PageName::Issue(_)));
        Some(newest + i64::try_from(to_come.count()).ok()? + 1)
    }

    /// Whether a content file, published or not, has this address.
    pub fn is_taken(&self, page: &PageName) -> bool {
        self.drafts.contains(page) || self.names.values().any(|taken| taken == page)
    }
}

/// The occurrences of a series within `reach` of which nothing is known but their rule.
fn occurrences<'s>(
    series: &'s Series,
    reach: Stretch,
    known: &'s HashSet<&NoticeId>,
) -> impl Iterator<Item = Stretch> + 's {
    let is_known = |date| {
        let mut id = series.template.common.id.clone();
        id.occurrence = Some(date);
        known.contains(&id)
    };
    series
        .occurrences()
        .take_while(move |one| one.plan.start < reach.end)
        .filter(move |one| !is_known(one.date))
        .map(|one| one.plan)
}

/// The stretches of quiet hours that end after `from`, or all the time where there are none.
fn quiet(
    hours: Option<(NaiveTime, NaiveTime)>,
    zone: Tz,
    from: Instant,
) -> Box<dyn Iterator<Item = Stretch>> {
    let today = local_date(zone, from);
    let Some((begin, end)) = hours else {
        let last = day_start(zone, add_days(today, REACH_DAYS));
        return Box::new(std::iter::once(Stretch::new(from, last)));
    };
    let nights = (-1..=REACH_DAYS).map(move |days| {
        let date = add_days(today, days);
        let morning = add_days(date, i64::from(end <= begin));
        Stretch::new(
            last_of(zone, date.and_time(begin)),
            first_of(zone, morning.and_time(end)),
        )
    });
    Box::new(nights.filter(move |night| night.end > from))
}

fn first_in(
    quiet: Stretch,
    length: TimeDelta,
    taken: &[Stretch],
    zone: Tz,
    from: Instant,
) -> Option<Instant> {
    let mut start = to_quarter(quiet.start.max(from));
    loop {
        let window = Stretch::new(start, start + length);
        if window.end > quiet.end {
            return None;
        }
        let met = taken.iter().filter(|taken| taken.overlap(&window).is_some());
        match met.map(|taken| taken.end).max() {
            Some(end) => start = to_quarter(end),
            None if is_plain(zone, window) => return Some(start),
            None => start += QUARTER,
        }
    }
}

/// Whether its local times say when it is and how long: each comes once, and no clock change lies between them.
fn is_plain(zone: Tz, window: Stretch) -> bool {
    let shown = [window.start, window.end].map(|at| at.with_timezone(&zone).naive_local());
    let once = shown.iter().all(|at| matches!(local(zone, *at), Local::Exact(_)));
    once && shown[1] - shown[0] == window.length()
}

/// The instant itself if it is on a quarter of an hour, else the next one that is. The clocks of all zones agree on the
/// quarters.
fn to_quarter(at: Instant) -> Instant {
    let quarter = QUARTER.num_seconds();
    let over = at.timestamp().rem_euclid(quarter);
    at + TimeDelta::seconds((quarter - over) % quarter)
}

/// The last instant that a local time names, or the first after the gap that it lies in.
fn last_of(zone: Tz, at: NaiveDateTime) -> Instant {
    match local(zone, at) {
        Local::Exact(one) | Local::Repeated(_, one) | Local::Skipped(one, _) => one,
    }
}

/// The first instant that a local time names, or the first after the gap that it lies in.
fn first_of(zone: Tz, at: NaiveDateTime) -> Instant {
    match local(zone, at) {
        Local::Exact(one) | Local::Repeated(one, _) | Local::Skipped(one, _) => one,
    }
}
