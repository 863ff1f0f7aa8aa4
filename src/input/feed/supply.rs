//! A feed that may fail: what is used in its stead, and what is said about it (04-feed.md, `on_failure`).

use chrono_tz::Tz;

use super::{Documents, Read, read};
use crate::config::{FeedSource, OnFailure};
use crate::diagnostic::{Diagnostic, supply as say};
use crate::model::Instant;
use crate::model::uptime::Feed;

/// What the shell has of a feed.
#[derive(Default)]
pub struct Supply {
    /// The feed as it is now.
    pub fresh: Fresh,
    /// As it was when it last read well, where such a copy was kept.
    pub copy: Option<Documents<'static>>,
}

/// A feed as it is now.
#[derive(Default)]
pub enum Fresh {
    /// It is here.
    Here(Documents<'static>),
    /// There is no such file.
    #[default]
    Missing,
    /// It is nothing that can be read, and why, in words.
    Unreadable(String),
    /// It could not be fetched, and why, in words.
    Unreachable(String),
    /// It would have to be fetched, and this command asks nobody.
    NotAsked,
}

/// What came of a feed.
pub struct Outcome {
    /// What it says, or what its copy said.
    pub feed: Option<Feed>,
    /// What is to be told about it.
    pub findings: Vec<Diagnostic>,
    /// Its documents, if they are here and read well: worth a copy.
    pub good: Option<Documents<'static>>,
    /// The site goes without it because nobody was asked, which is worth a line.
    pub not_asked: bool,
    /// The program that was asked doubts its own answer.
    pub is_doubtful: bool,
    /// What stands in for it, if it failed.
    pub stands_in: Option<StandIn>,
}

/// What is used in the stead of a feed that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandIn {
    /// Its last good copy.
    Copy,
    /// Nothing.
    Nothing,
}

impl Outcome {
    fn of(feed: Option<Feed>, findings: Vec<Diagnostic>) -> Self {
        Self {
            feed,
            findings,
            good: None,
            not_asked: false,
            is_doubtful: false,
            stands_in: None,
        }
    }

    fn with(stands_in: StandIn, feed: Option<Feed>, finding: Diagnostic) -> Self {
        Self {
            stands_in: Some(stands_in),
            ..Self::of(feed, vec![finding])
        }
    }
}

/// Reads a feed, or what stands in for it. In no case does a feed that failed say that anything is up.
pub fn take(source: &FeedSource, supply: Supply, zone: Tz, now: Instant) -> Outcome {
    let read_copy = || {
        let copy = supply.copy?;
        Some((read(source, &copy, zone, now).ok()?.feed, copy.fetched_at))
    };
    let error = match supply.fresh {
        Fresh::Here(documents) => match read(source, &documents, zone, now) {
            Ok(nothing) if nothing.feed.is_empty() => return tells_nothing(source, nothing, read_copy),
            Ok(Read { feed, warnings }) => {
                return Outcome {
                    good: Some(documents),
                    is_doubtful: !warnings.is_empty(),
                    ..Outcome::of(Some(feed), warnings)
                };
            }
            Err(trouble) => trouble.told(source),
        },
        Fresh::NotAsked => {
            let feed = read_copy().map(|(feed, _)| feed);
            return Outcome {
                not_asked: feed.is_none(),
                ..Outcome::of(feed, Vec::new())
            };
        }
        Fresh::Missing => say::missing(source.place.span, &source.place.value.shown()),
        Fresh::Unreadable(why) => say::unreadable(source.place.span, &source.place.value.shown(), &why),
        Fresh::Unreachable(why) => say::unreachable(source.place.span, &source.place.value.shown(), &why),
    };
    match source.on_failure {
        OnFailure::Error => Outcome::of(None, vec![error]),
        OnFailure::Without => Outcome::with(StandIn::Nothing, None, say::gone_without(error)),
        OnFailure::LastGood => match read_copy() {
            Some((feed, fetched_at)) => {
                Outcome::with(StandIn::Copy, Some(feed), say::last_good(error, fetched_at))
            }
            None => Outcome::of(None, vec![say::no_copy(error)]),
        },
    }
}

/// Better what a feed told when it last told anything; and no copy is worth being overwritten by nothing.
fn tells_nothing(
    source: &FeedSource,
    nothing: Read,
    read_copy: impl FnOnce() -> Option<(Feed, Option<Instant>)>,
) -> Outcome {
    let finding = say::nothing(source.place.span, &source.place.value.shown());
    let copy = (source.on_failure == OnFailure::LastGood).then(read_copy);
    let mut outcome = match copy.flatten() {
        Some((copy, fetched_at)) => {
            Outcome::with(StandIn::Copy, Some(copy), say::last_good(finding, fetched_at))
        }
        None => Outcome::with(StandIn::Nothing, Some(nothing.feed), finding),
    };
    outcome.is_doubtful = !nothing.warnings.is_empty();
    outcome.findings.extend(nothing.warnings);
    outcome
}
