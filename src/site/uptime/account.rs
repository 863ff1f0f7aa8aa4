//! Which feed's account of a day counts. For each component and local day each feed gives one account, the one
//! that makes the most seconds known; of several feeds again the one that makes the most known.

use std::collections::btree_map;
use std::iter::Peekable;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::day::DaySource;
use super::piece::{Interval, Piece, around_outages, cut, push, up_to};
use crate::model::uptime::{DaySum, Measured};

/// What one feed says of one component, up to the feed's horizon. Asked day by day, forwards only.
pub struct Source<'f> {
    /// The feed, by place among the feeds.
    feed: usize,
    horizon: i64,
    checks: Series,
    outages: Series,
    sums: Peekable<btree_map::Iter<'f, NaiveDate, DaySum>>,
}

/// Pieces that are asked for day by day.
struct Series {
    pieces: Vec<Piece>,
    /// The first that does not lie before the day asked for last.
    next: usize,
}

impl Series {
    fn new(pieces: Vec<Piece>) -> Self {
        Self { pieces, next: 0 }
    }

    /// The seconds that it makes known of a day, which never lies before the day asked for last.
    fn known(&mut self, day: Interval) -> i64 {
        while self
            .pieces
            .get(self.next)
            .is_some_and(|piece| piece.at.to <= day.from)
        {
            self.next += 1;
        }
        self.within(day).map(|piece| piece.at.seconds()).sum()
    }

    /// Its pieces cut to the day asked for last.
    fn within(&self, day: Interval) -> impl Iterator<Item = Piece> {
        cut(&self.pieces[self.next..], day)
    }
}

impl<'f> Source<'f> {
    /// What the feed at place `feed` says, its horizon in seconds.
    pub fn new(feed: usize, measured: &'f Measured, horizon: i64) -> Self {
        let outages = measured.outages.as_deref();
        Self {
            feed,
            horizon,
            checks: Series::new(up_to(measured.checks.as_deref().unwrap_or_default(), horizon)),
            outages: Series::new(
                outages.map_or_else(Vec::new, |runs| around_outages(runs, measured.since, horizon)),
            ),
            sums: measured.days.iter().peekable(),
        }
    }

    /// The first day of which it knows anything.
    pub fn first_day(&mut self, calendar: &Calendar) -> Option<usize> {
        let first = [&self.checks, &self.outages]
            .into_iter()
            .filter_map(|series| series.pieces.first());
        let first = first.map(|piece| calendar.day_of(piece.at.from)).min();
        let summed = self.sums.peek().map(|(date, _)| calendar.since(**date).start);
        first
            .into_iter()
            .chain(summed)
            .min()
            .filter(|day| *day < calendar.len())
    }

    /// The account that makes the most of a day known, and how much; on a tie checks, then outages, then sums.
    fn account(&mut self, day: Interval, date: NaiveDate) -> (Account, i64) {
        let sum = self.sum(day, date);
        let of = [
            (DaySource::Checks, self.checks.known(day)),
            (DaySource::Outages, self.outages.known(day)),
            (DaySource::Sums, sum.map_or(0, |sum| sum.known_s())),
        ];
        let mut best = (DaySource::None, 0);
        for (source, known) in of {
            if known > best.1 {
                best = (source, known);
            }
        }
        let sum = sum.filter(|_| best.0 == DaySource::Sums);
        (
            Account {
                source: best.0,
                feed: self.feed,
                sum,
            },
            best.1,
        )
    }

    /// The sums of the date. They have no times, so they stand whole on the local day of that date if it begins
    /// before the horizon.
    fn sum(&mut self, day: Interval, date: NaiveDate) -> Option<DaySum> {
        while self.sums.next_if(|(listed, _)| **listed < date).is_some() {}
        let (_, sum) = self.sums.next_if(|(listed, _)| **listed == date)?;
        (day.from < self.horizon).then_some(*sum)
    }

    /// What the account knows by times of the day asked for last.
    fn pieces(&self, source: DaySource, day: Interval) -> Option<impl Iterator<Item = Piece>> {
        match source {
            DaySource::Checks => Some(self.checks.within(day)),
            DaySource::Outages => Some(self.outages.within(day)),
            DaySource::Sums | DaySource::Notices | DaySource::None => None,
        }
    }
}

/// The account of a day that counts.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    /// Of what sort.
    pub source: DaySource,
    /// Of which feed, by place among the feeds, if anything is known of the day.
    pub feed: usize,
    /// The sums, if it is made of them.
    pub sum: Option<DaySum>,
}

impl Account {
    /// Nothing is known of the day.
    const NONE: Self = Self {
        source: DaySource::None,
        feed: 0,
        sum: None,
    };

    /// Whether anything is known of the day.
    pub fn is_known(&self) -> bool {
        self.source != DaySource::None
    }
}

/// What is known of a component.
pub struct Known {
    /// By times, over midnight and over the accounts of different days without a break.
    pub pieces: Vec<Piece>,
    /// The account of each day of the calendar on which it was in service.
    pub accounts: Vec<Account>,
}

/// Puts the accounts of all feeds together, day by day; of two that make as much known the later feed's counts. After the
/// first `days` of the calendar nothing is known, whatever feeds say.
pub fn known(sources: &mut [Source<'_>], calendar: &Calendar, days: usize) -> Known {
    let mut known = Known {
        pieces: Vec::new(),
        accounts: vec![Account::NONE; days],
    };
    let first = sources
        .iter_mut()
        .filter_map(|source| source.first_day(calendar))
        .min();
    for day in first.into_iter().flat_map(|first| first..days) {
        let interval = calendar.interval(day);
        let mut best: Option<(usize, Account, i64)> = None;
        for (place, source) in sources.iter_mut().enumerate() {
            let (account, seconds) = source.account(interval, calendar.date(day));
            if seconds > 0 && best.is_none_or(|(_, _, most)| seconds >= most) {
                best = Some((place, account, seconds));
            }
        }
        let Some((place, account, _)) = best else { continue };
        known.accounts[day] = account;
        for piece in sources[place]
            .pieces(account.source, interval)
            .into_iter()
            .flatten()
        {
            push(&mut known.pieces, piece);
        }
    }
    known
}
