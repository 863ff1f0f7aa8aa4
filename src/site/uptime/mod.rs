//! Uptime: what the feeds measured of each component, in seconds, held against the windows and incidents that
//! notices tell of. Pure arithmetic, exactly as 05-time.md has it under Uptime and Triage. A day belongs to the
//! site's zone, and nothing after a feed's horizon is known.

mod account;
mod calendar;
mod count;
mod day;
mod figures;
mod keep;
mod kept;
mod outage;
mod piece;
mod reading;
mod track;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use rayon::prelude::*;

use self::account::{Account, Known, Source, known};
use self::calendar::Calendar;
use self::count::{Cuts, Tally};
use self::outage::uncovered;
use self::piece::{Interval, touches, union, within};
use self::track::outage_days;
use crate::config::Config;
use crate::model::time::{add_days, day_start, local_date, local_day};
use crate::model::uptime::{Conditions, Feed, Latency, Measured, Reading, State};
use crate::model::{Component, ComponentStatus, Instant, Month, Stretch};

pub use day::{Day, DayClass, DaySource};
pub use figures::Figures;
pub use keep::{Keep, keep};
pub use kept::{Gap, Keeping, Kept};
pub use outage::MeasuredOutage;
pub use track::OutageDay;

/// What notices say of one component, as uptime needs it. All stretches are clipped to what has happened by
/// `now`; they may stand in any order and overlap.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Windows with impact degraded or outage: from the later of actual start and `announced` to the actual end,
    /// or to `now`.
    pub excused: Vec<Stretch>,
    /// Every window that ran, whatever its impact.
    pub windows: Vec<Stretch>,
    /// Stretches in which an incident naming the component covers measured outages: from 15 min before `started`
    /// to 15 min after `Resolved`; of an open one to `now` or later.
    pub covered: Vec<Stretch>,
    /// False alarms naming the component.
    pub false_alarms: Vec<Stretch>,
    /// What notices reported, for components without a feed.
    pub reported: Vec<(Stretch, ComponentStatus)>,
}

/// What is measured of one component.
#[derive(Clone, Debug)]
pub struct Uptime {
    /// Whether any feed has it.
    pub measured: bool,
    /// Nothing is known after this: the latest horizon of the feeds that have it, or where its service ended before
    /// that. Where `now` lies before a feed's horizon, that feed's is the first instant of `now`'s local day.
    pub horizon: Option<Instant>,
    /// Its newest reading, as the feed has it. `None` while `now` lies before the feed's horizon, and once it is out of
    /// service, as with the next two.
    pub reading: Option<Reading>,
    /// The state that the reading gives it, while it is current: until `reading.at` and `stale_after` later. A
    /// down that is too young to be told from a false alarm counts as up here.
    pub current: Option<State>,
    /// The readings besides, of the newest feed that has any. `None` for a component without a feed.
    pub conditions: Option<Conditions>,
    /// The last 30 local days, today the last.
    pub last_30_days: Figures,
    /// The last 90.
    pub last_90_days: Figures,
    /// The last 365.
    pub last_365_days: Figures,
    /// The local year of `now` so far.
    pub year: Figures,
    /// Every month of which anything is known.
    pub months: BTreeMap<Month, Figures>,
    /// The days of the bars, the oldest first, today the last.
    pub days: Vec<Day>,
    /// Measured outages that nobody has written about, the oldest first.
    pub outages: Vec<MeasuredOutage>,
    /// Those of the days of the bars on which any outage was measured, the oldest first.
    pub outage_days: Vec<OutageDay>,
}

/// A feed as it is seen at `now`.
struct Seen<'f> {
    /// Its place among the feeds.
    place: usize,
    feed: &'f Feed,
    /// The feed's horizon, held back where `now` lies before it.
    horizon: Option<Instant>,
    /// Whether `now` lies before the feed's own horizon.
    preview: bool,
}

impl<'f> Seen<'f> {
    fn new(place: usize, feed: &'f Feed, zone: Tz, now: Instant) -> Self {
        let preview = feed.horizon.is_some_and(|horizon| now < horizon);
        let today = || day_start(zone, local_date(zone, now));
        let horizon = if preview { Some(today()) } else { feed.horizon };
        Self {
            place,
            feed,
            horizon,
            preview,
        }
    }
}

/// Feeds as they are seen at `now`.
fn seen(feeds: &[Feed], zone: Tz, now: Instant) -> Vec<Seen<'_>> {
    let feeds = feeds.iter().enumerate();
    feeds
        .map(|(place, feed)| Seen::new(place, feed, zone, now))
        .collect()
}

/// Those that have a component, each with what it says of it.
fn seen_of<'a, 'f>(seen: &'a [Seen<'f>], component: &Component) -> Vec<(&'a Seen<'f>, &'f Measured)> {
    let of_it = |feed: &'a Seen<'f>| Some((feed, feed.feed.measured(&component.feed)?));
    seen.iter().filter_map(of_it).collect()
}

/// The accounts that these can give.
fn sources<'f>(seen: &[(&Seen<'f>, &'f Measured)]) -> Vec<Source<'f>> {
    let source = |(feed, measured): &(&Seen<'f>, &'f Measured)| {
        Source::new(feed.place, measured, second(feed.horizon))
    };
    seen.iter().map(source).collect()
}

/// A horizon in seconds; nothing is known without one.
fn second(horizon: Option<Instant>) -> i64 {
    horizon.map_or(i64::MIN, |horizon| horizon.timestamp())
}

/// What the feeds measured of each component of the site, in the site's order; `told` is what notices say of
/// each. Of two feeds that are equally good the later one in the list counts.
///
/// `known` may hold what is known already of some of them; those are not worked out again.
pub fn measure(
    config: &Config,
    feeds: &[Feed],
    told: &[Told],
    now: Instant,
    known: &[Option<Arc<Uptime>>],
) -> Vec<Arc<Uptime>> {
    let zone = config.site.timezone;
    let today = local_date(zone, now);
    let measuring = Measuring {
        config,
        now,
        calendar: Calendar::new(zone, first_day(feeds, zone, today), today),
        zones: feeds
            .iter()
            .map(|feed| other_days(feed.day_zone, zone, today, config.uptime.days))
            .collect(),
        seen: seen(feeds, zone, now),
    };
    let nothing = Told::default();
    let components = config.components.par_iter().enumerate();
    let known = |place: usize| known.get(place).cloned().flatten();
    let measured = components.map(|(place, component)| {
        let told = told.get(place).unwrap_or(&nothing);
        known(place).unwrap_or_else(|| Arc::new(measuring.component(component, told)))
    });
    measured.collect()
}

/// The names in a feed that no component claims, in order.
pub fn unclaimed<'f>(config: &Config, feed: &'f Feed) -> Vec<&'f str> {
    let of = |component: &Component| feed.name_of(&component.feed);
    let claimed: BTreeSet<&str> = config.components.iter().filter_map(of).collect();
    let names = feed.components.keys().map(String::as_str);
    names.filter(|name| !claimed.contains(name)).collect()
}

/// The first day that any figure can need.
fn first_day<'f>(feeds: impl IntoIterator<Item = &'f Feed>, zone: Tz, today: NaiveDate) -> NaiveDate {
    let measured = feeds.into_iter().flat_map(|feed| feed.components.values());
    let known = measured.filter_map(|measured| {
        let runs = measured
            .checks
            .iter()
            .chain(&measured.outages)
            .filter_map(|runs| runs.first());
        let instants = runs.map(|run| run.stretch.start).chain(measured.since);
        let summed = measured.days.keys().next().copied();
        instants.map(|at| local_date(zone, at)).chain(summed).min()
    });
    // A year, and all of the present one; and whole months, so that all that is unknown of a month is counted.
    let first = known.min().unwrap_or(today).min(add_days(today, -366));
    Month::of(first).first_day()
}

/// Of the last `days` days, newest first: whether the day of that date in `day_zone` is another stretch than in
/// `zone`. `None` where the zones are the same.
fn other_days(day_zone: Tz, zone: Tz, today: NaiveDate, days: u32) -> Option<Vec<bool>> {
    let date = |back: u32| add_days(today, -i64::from(back));
    let differs = |date| local_day(day_zone, date) != local_day(zone, date);
    (day_zone != zone).then(|| (0..days).map(date).map(differs).collect())
}

/// What is the same for all components.
struct Measuring<'s> {
    config: &'s Config,
    now: Instant,
    calendar: Calendar,
    seen: Vec<Seen<'s>>,
    /// For each feed, [`other_days`].
    zones: Vec<Option<Vec<bool>>>,
}

impl<'s> Measuring<'s> {
    fn component(&self, component: &Component, told: &Told) -> Uptime {
        let seen = seen_of(&self.seen, component);
        let horizon = seen.iter().filter_map(|(feed, _)| feed.horizon).max();
        let retired_from = component.retired_from(self.config.site.timezone);
        let horizon = horizon.map(|horizon| retired_from.map_or(horizon, |end| horizon.min(end)));
        let is_retired = retired_from.is_some_and(|end| end <= self.now);
        // What the feeds say of it now is nobody's concern any more, and nothing goes on.
        let heard: &[_] = if is_retired { &[] } else { &seen };
        let open_at = horizon.filter(|_| !is_retired);
        let monitoring = &self.config.monitoring;
        let stale_after = self.config.build.stale_after;
        let latest = reading::latest(heard, self.now, stale_after, monitoring.false_alarm);

        let in_service = self.calendar.before(component.retired);
        let known = known(&mut sources(&seen), &self.calendar, in_service);
        let cuts = Cuts {
            excused: union(&told.excused),
            exclude: !self.config.uptime.include_maintenance,
            false_alarms: union(&told.false_alarms),
            false_alarm_s: monitoring.false_alarm.num_seconds(),
        };
        let tally = count::count(&known, &cuts, &self.calendar, horizon);
        let last = |days: i64| self.sum(&tally, add_days(self.today(), 1 - days));
        // Staff know better than monitoring: what it calls down while they call that false says nothing.
        let is_false = |state: &State| {
            let of_now = |alarm: &Stretch| alarm.start <= self.now && self.now <= alarm.end;
            *state == State::Down && told.false_alarms.iter().any(of_now)
        };
        // A window that runs on is drawn as far as the readings go: the picture waits for the next reading, not for
        // the clock.
        let windows = within(&union(&told.windows), Interval::up_to(second(horizon)));
        Uptime {
            measured: !seen.is_empty(),
            horizon,
            reading: latest.reading,
            current: latest.current.filter(|state| !is_false(state)),
            conditions: reading::conditions(heard),
            last_30_days: last(30),
            last_90_days: last(90),
            last_365_days: last(365),
            year: self.sum(
                &tally,
                NaiveDate::from_ymd_opt(self.today().year(), 1, 1).unwrap_or(self.today()),
            ),
            months: self.months(&tally),
            days: self.days(&known, &tally, &cuts, told, &seen),
            outages: uncovered(&tally.outages, &told.covered, open_at),
            outage_days: outage_days(
                &self.calendar,
                self.bars(),
                &known.pieces,
                &tally.outages,
                &windows,
                open_at,
            ),
        }
    }

    fn today(&self) -> NaiveDate {
        self.calendar.date(self.calendar.len() - 1)
    }

    /// The places of the days of the bars.
    fn bars(&self) -> Range<usize> {
        let days = i64::from(self.config.uptime.days);
        self.calendar.since(add_days(self.today(), 1 - days))
    }

    /// From `date` to today.
    fn sum(&self, tally: &Tally, date: NaiveDate) -> Figures {
        tally.days[self.calendar.since(date)].iter().copied().sum()
    }

    fn months(&self, tally: &Tally) -> BTreeMap<Month, Figures> {
        let months = self.calendar.months().iter();
        let sums =
            months.map(|(month, days)| (*month, tally.days[days.clone()].iter().copied().sum::<Figures>()));
        sums.filter(|(_, figures)| figures.known_s() > 0).collect()
    }

    /// The days of the bars.
    fn days(
        &self,
        known: &Known,
        tally: &Tally,
        cuts: &Cuts,
        told: &Told,
        seen: &[(&Seen<'s>, &Measured)],
    ) -> Vec<Day> {
        let windows = union(&told.windows);
        let bars = self.bars();
        let last = bars.end - 1;
        let day = |place: usize| {
            let at = self.calendar.interval(place);
            let date = self.calendar.date(place);
            let figures = tally.days[place];
            let Some(account) = known.accounts.get(place) else {
                return Day::unknown(date);
            };
            if seen.is_empty() {
                return reported(date, at, told);
            }
            let by_sums = account.source == DaySource::Sums;
            let uncut = (cuts.exclude && touches(&cuts.excused, at)) || touches(&cuts.false_alarms, at);
            let differs = self.zones[account.feed]
                .as_ref()
                .is_some_and(|days| days[last - place]);
            Day {
                date,
                figures,
                latency: latency(date, account, at, seen),
                class: DayClass::of(&figures, touches(&windows, at)),
                source: account.source,
                uncut: by_sums && uncut,
                day_zone: (by_sums && differs).then(|| self.seen[account.feed].feed.day_zone),
                reported: None,
            }
        };
        bars.map(day).collect()
    }
}

/// The response times of a day: of the feed whose account counts, else of the last that has any.
fn latency(date: NaiveDate, counts: &Account, at: Interval, seen: &[(&Seen<'_>, &Measured)]) -> Latency {
    let of = |(feed, measured): &(&Seen<'_>, &Measured)| {
        feed.horizon.filter(|horizon| at.from < horizon.timestamp())?;
        let of_checks = measured.latencies.get(&date).copied();
        let latency = of_checks.or_else(|| Some(measured.days.get(&date)?.latency));
        latency.filter(Latency::is_known)
    };
    let is_of_account = |feed: &Seen<'_>| counts.is_known() && feed.place == counts.feed;
    let first = seen.iter().filter(|(feed, _)| is_of_account(feed));
    first.chain(seen.iter().rev()).find_map(of).unwrap_or_default()
}

/// A day of a component that no feed has: the worst that notices reported of it.
fn reported(date: NaiveDate, at: Interval, told: &Told) -> Day {
    let then = told
        .reported
        .iter()
        .filter(|(stretch, _)| Interval::from(*stretch).overlap(at).is_some());
    let worst = then.map(|(_, status)| *status).max();
    Day {
        class: worst.map_or(DayClass::None, DayClass::reported),
        source: if worst.is_some() {
            DaySource::Notices
        } else {
            DaySource::None
        },
        reported: worst,
        ..Day::unknown(date)
    }
}
