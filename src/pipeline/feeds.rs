//! The feeds of site.toml, and the archive, which is read before them.

use chrono::TimeDelta;

use crate::config::{Config, FeedPlace, FeedSource};
use crate::diagnostic::{Diagnostics, Level, supply};
use crate::input::feed::{self, Documents, StandIn, Supply};
use crate::model::uptime::Feed;
use crate::model::{Component, Instant};
use crate::site::current::FeedFailures;
use crate::site::uptime;

/// What became of the feeds.
#[derive(Default)]
pub struct Fetching {
    /// Those that are here, read well, and keep a copy.
    pub good: Vec<(FeedSource, Documents<'static>)>,
    /// Those by url that were not asked and of which there is no copy.
    pub not_asked: Vec<String>,
    /// How many by url failed so that nothing can be published.
    pub failed: usize,
    /// The horizon of the feed that is furthest ahead of the clock among those that are so by minutes only.
    pub ahead: Option<Instant>,
    /// Whether a program that was asked doubts its own answer.
    pub is_doubtful: bool,
    /// What readers are told of those that failed.
    pub failures: FeedFailures,
}

impl Fetching {
    /// Whether nothing but feeds from elsewhere is among the errors.
    pub fn is_all_that_failed(&self, diagnostics: &Diagnostics) -> bool {
        self.failed > 0 && self.failed == diagnostics.count(Level::Error)
    }
}

/// Reads the archive, then the feeds; all call components as monitoring does. See [`gather`] for the rest.
pub fn all(
    config: &Config,
    archive_documents: Option<&Documents<'_>>,
    supplies: Vec<Supply>,
    now: Instant,
    by_clock: bool,
    diagnostics: &mut Diagnostics,
) -> (Vec<Feed>, Fetching) {
    let archive = archive(config, archive_documents, now, diagnostics);
    let (live, fetching) = gather(config, supplies, now, by_clock, diagnostics);
    let archive = archive.map(|archive| by_name(archive, config));
    (archive.into_iter().chain(live).collect(), fetching)
}

/// Reads the archive, where there is one; it calls components by their ids.
pub fn archive(
    config: &Config,
    documents: Option<&Documents<'_>>,
    now: Instant,
    diagnostics: &mut Diagnostics,
) -> Option<Feed> {
    let (source, documents) = (config.archive.as_ref()?, documents?);
    let read = feed::archive(source, documents, config.site.timezone, now);
    let archive = read.map_err(|error| diagnostics.push(error)).ok()?;
    let is_known = |id: &str| config.components.iter().any(|component| component.id == id);
    let ids = archive.components.keys().map(String::as_str);
    let gone: Vec<&str> = ids.filter(|id| !is_known(id)).collect();
    if !gone.is_empty() {
        diagnostics.push(supply::no_longer(source.place.span, &gone));
    }
    Some(archive)
}

/// Reads the feeds, which are in the order of site.toml. `by_clock`: `now` is the machine's, and was not chosen.
pub fn gather(
    config: &Config,
    supplies: Vec<Supply>,
    now: Instant,
    by_clock: bool,
    diagnostics: &mut Diagnostics,
) -> (Vec<Feed>, Fetching) {
    let mut feeds = Vec::new();
    let mut fetching = Fetching::default();
    for (source, supply) in config.feeds.iter().zip(supplies) {
        let outcome = feed::take(source, supply, config.site.timezone, now);
        let kept = outcome.good.filter(|_| source.keeps_copy());
        fetching
            .good
            .extend(kept.map(|documents| (source.clone(), documents)));
        if outcome.not_asked {
            fetching.not_asked.push(source.place.value.shown());
        }
        let is_error = outcome
            .findings
            .iter()
            .any(|finding| finding.level == Level::Error);
        if is_error && matches!(source.place.value, FeedPlace::Url(_)) {
            fetching.failed += 1;
        }
        for finding in outcome.findings {
            diagnostics.push(finding);
        }
        fetching.is_doubtful |= outcome.is_doubtful;
        let failures = &mut fetching.failures;
        match outcome.stands_in {
            Some(StandIn::Nothing) => failures.gone_without = true,
            Some(StandIn::Copy) => failures.add_copy(outcome.feed.as_ref()),
            None => {}
        }
        if let Some(feed) = outcome.feed {
            let names = uptime::unclaimed(config, &feed);
            if !names.is_empty() {
                diagnostics.push(supply::unclaimed(source.place.span, &names));
            }
            if by_clock {
                let ahead = ahead(&feed, source, now, diagnostics);
                fetching.ahead = fetching.ahead.max(ahead);
            }
            feeds.push(feed);
        }
    }
    (feeds, fetching)
}

/// The clocks of two machines differ: a feed that is ahead of ours by no more than this was made now.
const CLOCK_DIFFERENCE: TimeDelta = TimeDelta::minutes(5);

/// The horizon of a feed that is hardly ahead of the clock. One that is further ahead says nothing of today yet, and
/// that is told.
fn ahead(feed: &Feed, source: &FeedSource, clock: Instant, diagnostics: &mut Diagnostics) -> Option<Instant> {
    let horizon = feed.horizon.filter(|horizon| *horizon > clock)?;
    if horizon - clock <= CLOCK_DIFFERENCE {
        return Some(horizon);
    }
    diagnostics.push(supply::ahead(source.place.span, horizon, clock));
    None
}

/// The archive by the names that monitoring has for the components today.
fn by_name(archive: Feed, config: &Config) -> Feed {
    let of = |component: &Component| {
        let measured = archive.components.get(&component.id)?;
        Some((component.feed.clone(), measured.clone()))
    };
    Feed {
        components: config.components.iter().filter_map(of).collect(),
        ..archive
    }
}
