//! What is to be kept of days that are over before the feeds forget them (04-feed.md, the archive): by the account
//! that counts, so that the archive gives the numbers that the feeds gave.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::account::{Account, Source, known};
use super::calendar::Calendar;
use super::piece::{Interval, Piece, around_outages, cut, gaps, union};
use super::{Seen, first_day, latency};
use crate::config::Config;
use crate::model::time::{day_start, local_date, local_day};
use crate::model::uptime::{DaySum, Feed, Measured, Run, State};
use crate::model::{Component, Instant, Stretch};

/// What the archive is to hold besides what it holds.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Its horizon from now on: the end of its newest day.
    pub until: Instant,
    /// By component id. Those that are gone from site.toml are among them, for nothing is known of them after the
    /// archive's former horizon.
    pub components: BTreeMap<String, Kept>,
}

/// What the archive is to hold of a component besides what it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// From when its outages make time known; `None`: nothing is known by times of day.
    pub since: Option<Instant>,
    /// New days.
    pub days: BTreeMap<NaiveDate, DaySum>,
    /// When it was down or degraded on them, each run within one day.
    pub outages: Vec<Run>,
    /// When nothing is known, from `since` on: all of it, in the place of what the archive had.
    pub unknown: Vec<Gap>,
}

/// A stretch of which nothing is known. It does not reach over midnight, or it is made of whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its first instant.
    pub start: Instant,
    /// Its end; `None`: it is still open.
    pub end: Option<Instant>,
}

/// What of the feeds is to be kept besides what the archive, which knows components by id, has already: each local
/// day that is over and of which it knows nothing. `None` where there is no such day.
pub fn keep(config: &Config, archive: Option<&Feed>, feeds: &[Feed], now: Instant) -> Option<Keeping> {
    let zone = config.site.timezone;
    let today = local_date(zone, now);
    let first = first_day(archive.into_iter().chain(feeds), zone, today);
    let keeper = Keeper {
        zone,
        now,
        calendar: Calendar::new(zone, first, today),
        archive,
        seen: feeds
            .iter()
            .enumerate()
            .map(|(place, feed)| Seen::new(place, feed, zone, now))
            .collect(),
    };
    let found = config.components.iter().map(|component| {
        let (kept, pieces) = keeper.new_days(component);
        (component.id.clone(), (kept, pieces))
    });
    let mut found: BTreeMap<String, (Kept, Vec<Piece>)> = found.collect();
    let newest = found
        .values()
        .filter_map(|(kept, _)| kept.days.keys().next_back())
        .max()?;
    let until = keeper.horizon().max(Some(local_day(zone, *newest).end))?;
    for id in archive.iter().flat_map(|archive| archive.components.keys()) {
        found.entry(id.clone()).or_default();
    }
    let components = found.into_iter().map(|(id, (kept, pieces))| {
        let kept = keeper.with_gaps(&id, kept, &pieces, until);
        (id, kept)
    });
    Some(Keeping {
        until,
        components: components.filter(|(_, kept)| *kept != Kept::default()).collect(),
    })
}

/// What is the same for all components.
struct Keeper<'s> {
    zone: Tz,
    now: Instant,
    calendar: Calendar,
    archive: Option<&'s Feed>,
    seen: Vec<Seen<'s>>,
}

impl Keeper<'_> {
    /// The days that are new, and what is known of them by times of day.
    fn new_days(&self, component: &Component) -> (Kept, Vec<Piece>) {
        let seen: Vec<(&Seen<'_>, &Measured)> = self
            .seen
            .iter()
            .filter_map(|feed| Some((feed, feed.feed.measured(&component.feed)?)))
            .collect();
        let horizon = seen.iter().filter_map(|(feed, _)| feed.horizon).max();
        let over = second(horizon).min(self.now.timestamp());
        let mut sources: Vec<Source<'_>> = seen
            .iter()
            .map(|(feed, measured)| Source::new(feed.place, measured, second(feed.horizon)))
            .collect();
        let fresh = known(&mut sources, &self.calendar);
        let archived = self.archived(&component.id);

        let (mut kept, mut pieces) = (Kept::default(), Vec::new());
        for (day, account) in fresh.accounts.iter().enumerate() {
            let (at, date) = (self.calendar.interval(day), self.calendar.date(day));
            let is_over = at.to <= over && self.sums_end(account, date) <= over;
            if !is_over || !account.is_known() || archived.has(day, date) {
                continue;
            }
            let found: Vec<Piece> = cut(&fresh.pieces, at).collect();
            let sum = account.sum.unwrap_or_else(|| sum(&found));
            let latency = latency(date, account.feed, at, &seen);
            kept.days.insert(date, DaySum { latency, ..sum });
            let out = found.iter().filter(|piece| piece.state != State::Up);
            kept.outages.extend(out.map(|piece| Run {
                stretch: piece.at.stretch(),
                state: piece.state,
            }));
            pieces.extend(found);
        }
        (kept, pieces)
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
        let mut source = measured.map(|measured| Source::new(0, measured, second(self.horizon())));
        Archived {
            measured,
            accounts: known(source.as_mut_slice(), &self.calendar).accounts,
        }
    }

    /// The archive's own.
    fn horizon(&self) -> Option<Instant> {
        self.archive.and_then(|archive| archive.horizon)
    }

    /// With all of which nothing is known: what its outages and its new `pieces` leave free.
    fn with_gaps(&self, id: &str, kept: Kept, pieces: &[Piece], until: Instant) -> Kept {
        let measured = self.archive.and_then(|archive| archive.components.get(id));
        let old = measured.map_or_else(Vec::new, |measured| {
            let outages = measured.outages.as_deref().unwrap_or_default();
            around_outages(outages, measured.since, second(self.horizon()))
        });
        let times: Vec<Stretch> = old.iter().chain(pieces).map(|piece| piece.at.stretch()).collect();
        let times = union(&times);
        let first = times.first().map(|first| first.stretch().start);
        let first_day = first.map(|first| local_day(self.zone, local_date(self.zone, first)).start);
        let since = match measured.and_then(|measured| measured.since) {
            Some(since) if first.is_none_or(|first| since <= first) => Some(since),
            _ => first_day,
        };
        let Some(since) = since else { return kept };
        let gaps = gaps(&times, Interval::from(Stretch::new(since, until))).into_iter();
        Kept {
            since: Some(since),
            unknown: gaps.flat_map(|gap| by_days(gap, self.zone, until)).collect(),
            ..kept
        }
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

fn second(horizon: Option<Instant>) -> i64 {
    horizon.map_or(i64::MIN, |horizon| horizon.timestamp())
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

/// A gap cut so that what is added to the archive later changes no part of it: what is left of its first day, whole
/// days, what it has of its last. Whole days up to the end of what is known stay open.
fn by_days(gap: Interval, zone: Tz, until: Instant) -> Vec<Gap> {
    let Stretch { start, end } = gap.stretch();
    let first = local_day(zone, local_date(zone, start));
    let days_from = if first.start == start {
        start
    } else {
        first.end.min(end)
    };
    let days_to = day_start(zone, local_date(zone, end)).max(days_from);
    let parts = [(start, days_from), (days_from, days_to), (days_to, end)];
    let is_open = |from: Instant, to: Instant| (from, to) == (days_from, until);
    let parts = parts.into_iter().filter(|(from, to)| from < to);
    let gap = |(start, end)| Gap {
        start,
        end: (!is_open(start, end)).then_some(end),
    };
    parts.map(gap).collect()
}
