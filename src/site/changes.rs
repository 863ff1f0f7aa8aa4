//! What will change the site by itself, and when: 05-time.md under "The next change".

use super::lifecycle::{self, Tick};
use super::{Site, WindowNow};
use crate::model::{Instant, PageName};

/// Something that makes a file of the site differ without anyone editing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The planned start of the window at that place.
    Start(usize),
    /// Its planned end.
    End(usize),
    /// A reminder of it.
    Reminder(usize),
    /// Its start, if nobody confirmed it.
    Lapse(usize),
    /// The grace of a pending restart is over, of the component at that place.
    Restart(usize),
    /// A reading ceases to be current, or one from after `now` comes to hold; of the component at that place, if
    /// one claims it.
    Reading(Option<usize>),
    /// A feed's horizon, which is ahead of `now`.
    Horizon,
    /// A local day begins.
    Midnight,
    /// Something that is written comes out.
    Publication(PageName),
}

impl Site {
    /// The first instant after `now` at which any file differs, and why.
    pub fn next_change(&self) -> (Instant, Vec<Cause>) {
        let midnight = [(self.next_midnight(), Cause::Midnight)];
        let to_come = self.to_come.iter();
        let to_come = to_come.map(|(at, page)| (*at, Cause::Publication(page.clone())));
        let all: Vec<_> = midnight
            .into_iter()
            .chain(to_come)
            .chain(self.changes_by_the_clock())
            .collect();
        let first = all.iter().map(|(at, _)| *at).min();
        let first = first.unwrap_or_else(|| self.next_midnight());
        let causes = all.into_iter().filter(|(at, _)| *at == first);
        (first, causes.map(|(_, cause)| cause).collect())
    }

    /// The first instant of the local day after today.
    pub fn next_midnight(&self) -> Instant {
        self.day_from_today(1)
    }

    /// The next instant at which more is known than now: something that is written comes out, or a feed from after
    /// `now` comes to hold.
    pub fn next_news(&self) -> Option<Instant> {
        let publication = self.to_come.first().map(|(at, _)| *at);
        let horizons = self.of_horizons().map(|(at, _)| at);
        let readings = self.heard_feeds().flat_map(|feed| feed.components.values());
        let readings = readings.filter_map(|measured| measured.reading?.at);
        let ahead = horizons.chain(readings).filter(|at| *at > self.now);
        publication.into_iter().chain(ahead).min()
    }

    /// What the clock changes after `now`, but for local midnights, if nothing more is published; in order.
    pub fn changes_by_the_clock(&self) -> Vec<(Instant, Cause)> {
        let windows = self.all_windows().enumerate();
        let windows = windows.flat_map(|(place, window)| self.of_window(place, window));
        let mut changes: Vec<(Instant, Cause)> = windows
            .chain(self.of_readings())
            .chain(self.of_horizons())
            .chain(self.of_restarts())
            .filter(|(at, _)| *at > self.now)
            .collect();
        changes.sort_by_key(|(at, _)| *at);
        changes
    }

    /// What the clock does to a window, and its planned start and end: live pages are of those instants too.
    fn of_window(&self, place: usize, window: &WindowNow) -> Vec<(Instant, Cause)> {
        let plan = window.course.plan;
        if plan.end <= self.now {
            return Vec::new();
        }
        let ticks = lifecycle::window::ahead(
            &window.window,
            &self.config.kinds[window.window.kind].rules,
            self.now,
        );
        let lapses = ticks.iter().any(|(_, tick)| *tick == Tick::Lapse);
        let told = ticks.into_iter().filter_map(|(at, tick)| match tick {
            Tick::Remind => Some((at, Cause::Reminder(place))),
            Tick::Lapse => Some((at, Cause::Lapse(place))),
            // At the plan's own instants.
            Tick::Start | Tick::End | Tick::Overrun => None,
        });
        let start = (!lapses).then_some((plan.start, Cause::Start(place)));
        told.chain(start).chain([(plan.end, Cause::End(place))]).collect()
    }

    /// The instants from which readings hold, and those from which they are too old.
    fn of_readings(&self) -> impl Iterator<Item = (Instant, Cause)> + '_ {
        self.heard_feeds().flat_map(move |feed| {
            let readings = feed.components.iter().filter_map(|(name, measured)| {
                let mut components = self.config.components.iter();
                let place = components.position(|component| component.feed == *name);
                Some((measured.reading?.at?, place))
            });
            let newest = readings
                .clone()
                .map(|(at, _)| at)
                .filter(|at| *at <= self.now)
                .max();
            readings.flat_map(move |(at, place)| {
                // A reading that another feed knows better than only matters while its feed has none newer.
                let counts = place.is_some_and(|place| {
                    let known = self.uptime[place].reading;
                    known.is_some_and(|known| known.at == Some(at))
                });
                let too_old = (counts || Some(at) == newest).then(|| at + self.config.build.stale_after);
                [Some(at), too_old]
                    .into_iter()
                    .flatten()
                    .map(move |at| (at, Cause::Reading(place)))
            })
        })
    }

    fn of_horizons(&self) -> impl Iterator<Item = (Instant, Cause)> + '_ {
        let horizons = self.feeds.iter().filter_map(|feed| feed.horizon);
        horizons.map(|at| (at, Cause::Horizon))
    }

    fn of_restarts(&self) -> impl Iterator<Item = (Instant, Cause)> + '_ {
        let grace = self.config.monitoring.restart_grace;
        let components = self.uptime.iter().enumerate();
        components.filter_map(move |(place, uptime)| {
            let since = uptime.conditions?.restart_required_since?;
            Some((since + grace, Cause::Restart(place)))
        })
    }
}
