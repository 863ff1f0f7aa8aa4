//! What is to be kept of days that are over before the feeds forget them (04-feed.md, the archive): by the account
//! that counts, so that the archive gives the numbers that the feeds gave.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::account::{Account, Source, known};
use super::calendar::Calendar;
use super::kept::{Gap, Keeping, Kept};
use super::piece::{Interval, Piece, around_outages, cut, gaps, push, union};
use super::{Seen, first_day, latency, second, seen, seen_of, sources};
use crate::config::Config;
use crate::model::time::{local_date, local_day};
use crate::model::uptime::{DaySum, Feed, Measured, Run, State};
use crate::model::{Component, Instant, Stretch};

/// What a run of `tidings archive` keeps.
#[derive(Clone, Debug, Default)]
pub struct Keep {
    /// What the archive is to hold besides what it holds; `None`: no day is new.
    pub archive: Option<Keeping>,
    /// What is known of days that are not over, for the next run: a feed may have forgotten their beginning by
    /// then. By times of day only.
    pub running: Option<Keeping>,
}

/// After so many days without any feed that has a component, what is remembered of its last day is all there will be.
const DAYS_WITHOUT_FEED: i64 = 7;

/// What is to be kept of the feeds. The archive, which knows components by id, gets each local day that is over and of
/// which it knows nothing; `running` is what the last run remembered of days that were not over then.
pub fn keep(
    config: &Config,
    archive: Option<&Feed>,
    running: Option<&Feed>,
    feeds: &[Feed],
    now: Instant,
) -> Keep {
    let zone = config.site.timezone;
    let today = local_date(zone, now);
    let first = first_day(archive.into_iter().chain(running).chain(feeds), zone, today);
    let keeper = Keeper {
        zone,
        now,
        calendar: Calendar::new(zone, first, today),
        archive,
        running,
        seen: seen(feeds, zone, now),
    };
    let components = config.components.iter();
    let found = components.map(|component| (component.id.as_str(), keeper.find(component)));
    let found: Vec<(&str, Found)> = found.collect();
    Keep {
        archive: keeper.for_archive(&found),
        running: keeper.for_next_run(&found),
    }
}

/// What is found of a component.
#[derive(Default)]
struct Found {
    /// Of days that are over.
    over: Days,
    /// Of days that are not; without sums, which will be listed again.
    running: Days,
}

/// What is known of some days.
#[derive(Default)]
struct Days {
    sums: BTreeMap<NaiveDate, DaySum>,
    /// By times of day; no piece reaches over midnight.
    times: Vec<Piece>,
}

/// What is the same for all components.
struct Keeper<'s> {
    zone: Tz,
    now: Instant,
    calendar: Calendar,
    archive: Option<&'s Feed>,
    running: Option<&'s Feed>,
    seen: Vec<Seen<'s>>,
}

impl Keeper<'_> {
    /// The days of which the archive knows nothing.
    fn find(&self, component: &Component) -> Found {
        let seen = seen_of(&self.seen, component);
        let horizon = seen.iter().filter_map(|(feed, _)| feed.horizon).max();
        let over = horizon.map_or(self.now - TimeDelta::days(DAYS_WITHOUT_FEED), |horizon| {
            horizon.min(self.now)
        });
        let in_service = self.calendar.before(component.retired);
        let fresh = known(&mut sources(&seen), &self.calendar, in_service);
        let remembered = times_of(self.running, &component.id);
        let archived = self.archived(&component.id);

        let mut found = Found::default();
        for (day, account) in fresh.accounts.iter().enumerate() {
            let (at, date) = (self.calendar.interval(day), self.calendar.date(day));
            if archived.has(day, date) {
                continue;
            }
            let times = filled(cut(&fresh.pieces, at).collect(), &remembered, at);
            let by_times = sum(&times);
            let by_sums = account.sum.filter(|sum| sum.known_s() > by_times.known_s());
            let times = if by_sums.is_some() { Vec::new() } else { times };
            let sum = by_sums.unwrap_or(by_times);
            if at.to.max(self.sums_end(account, date)) > over.timestamp() {
                found.running.times.extend(times);
            } else if sum.known_s() > 0 {
                let latency = latency(date, account, at, &seen);
                found.over.sums.insert(date, DaySum { latency, ..sum });
                found.over.times.extend(times);
            }
        }
        found
    }

    fn for_archive(&self, found: &[(&str, Found)]) -> Option<Keeping> {
        let newest = found
            .iter()
            .filter_map(|(_, found)| found.over.sums.keys().next_back());
        let newest = local_day(self.zone, *newest.max()?).end;
        let horizon = self.archive.and_then(|archive| archive.horizon);
        let until = horizon.map_or(newest, |horizon| horizon.max(newest));
        let kept = |(id, found): &(&str, Found)| self.kept(self.archive, id, &found.over, until);
        // Nothing is known after the former horizon of those that are gone from site.toml.
        let is_found = |id: &str| found.iter().any(|(found, _)| *found == id);
        let old = self.archive.iter().flat_map(|archive| archive.components.keys());
        let gone = old.filter(|id| !is_found(id));
        let gone = gone.map(|id| self.kept(self.archive, id, &Days::default(), until));
        Some(Keeping::of(until, found.iter().map(kept).chain(gone)))
    }

    fn for_next_run(&self, found: &[(&str, Found)]) -> Option<Keeping> {
        let ends = found.iter().filter_map(|(_, found)| found.running.times.last());
        let until = ends.map(|last| last.at.stretch().end).max()?;
        let kept = |(id, found): &(&str, Found)| self.kept(None, id, &found.running, until);
        Some(Keeping::of(until, found.iter().map(kept)))
    }

    /// When the day of a date is over in the zone of the sums that it is known by.
    fn sums_end(&self, account: &Account, date: NaiveDate) -> i64 {
        let feed = account.sum.and_then(|_| self.seen.get(account.feed));
        feed.map_or(i64::MIN, |seen| {
            local_day(seen.feed.day_zone, date).end.timestamp()
        })
    }

    fn archived(&self, id: &str) -> Archived<'_> {
        let measured = self.archive.and_then(|archive| archive.components.get(id));
        let horizon = self.archive.and_then(|archive| archive.horizon);
        let mut source = measured.map(|measured| Source::new(0, measured, second(horizon)));
        Archived {
            measured,
            accounts: known(source.as_mut_slice(), &self.calendar, self.calendar.len()).accounts,
        }
    }

    /// What is new of a component, by its id, and all of which nothing is known up to `until`.
    fn kept(&self, old: Option<&Feed>, id: &str, new: &Days, until: Instant) -> (String, Kept) {
        let times = times_of(old, id);
        let times: Vec<Stretch> = times
            .iter()
            .chain(&new.times)
            .map(|piece| piece.at.stretch())
            .collect();
        let times = union(&times);
        let first = times.first().map(|first| first.stretch().start);
        let first_day = first.map(|first| local_day(self.zone, local_date(self.zone, first)).start);
        let since = match old.and_then(|old| old.components.get(id)?.since) {
            Some(since) if first.is_none_or(|first| since <= first) => Some(since),
            _ => first_day,
        };
        let gaps = since.map(|since| gaps(&times, Interval::from(Stretch::new(since, until))));
        let out = new.times.iter().filter(|piece| piece.state != State::Up);
        let kept = Kept {
            since,
            days: new.sums.clone(),
            outages: out.copied().map(Run::from).collect(),
            unknown: gaps
                .into_iter()
                .flatten()
                .flat_map(|gap| Gap::by_days(gap, self.zone, until))
                .collect(),
        };
        (id.to_owned(), kept)
    }
}

/// What the archive knows of a component.
struct Archived<'s> {
    measured: Option<&'s Measured>,
    accounts: Vec<Account>,
}

impl Archived<'_> {
    fn has(&self, day: usize, date: NaiveDate) -> bool {
        let is_listed = |measured: &Measured| measured.days.contains_key(&date);
        self.accounts[day].is_known() || self.measured.is_some_and(is_listed)
    }
}

/// What the outages of a feed that knows components by id make known of one.
fn times_of(feed: Option<&Feed>, id: &str) -> Vec<Piece> {
    let known = |feed: &Feed| {
        let measured = feed.components.get(id)?;
        let outages = measured.outages.as_deref()?;
        Some(around_outages(outages, measured.since, second(feed.horizon)))
    };
    feed.and_then(known).unwrap_or_default()
}

/// The pieces of a day with what is `remembered` where they know nothing.
fn filled(pieces: Vec<Piece>, remembered: &[Piece], day: Interval) -> Vec<Piece> {
    let times: Vec<Stretch> = pieces.iter().map(|piece| piece.at.stretch()).collect();
    let gaps = gaps(&union(&times), day).into_iter();
    let mut all = pieces;
    all.extend(gaps.flat_map(|gap| cut(remembered, gap).collect::<Vec<_>>()));
    all.sort_unstable_by_key(|piece| piece.at);
    let mut filled = Vec::with_capacity(all.len());
    for piece in all {
        push(&mut filled, piece);
    }
    filled
}

fn sum(pieces: &[Piece]) -> DaySum {
    let seconds = |state| {
        let of = pieces.iter().filter(|piece| piece.state == state);
        of.map(|piece| piece.at.seconds()).sum()
    };
    DaySum {
        up_s: seconds(State::Up),
        down_s: seconds(State::Down),
        degraded_s: seconds(State::Degraded),
        ..DaySum::default()
    }
}
