//! Tidings' own format (04-feed.md): one JSON document with the components by name.

mod component;
mod day;
mod list;

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use serde::de::{Error, MapAccess};

use self::component::{Component, Draft};
use super::checks::{LONGEST_INTERVAL, USUAL_INTERVAL};
use super::json::{self, Faults};
use super::shape::{Fields, Maybe, Object, Whole, keys, skip};
use super::value::{Limit, Values};
use super::{Circumstances, Document, Trouble};
use crate::diagnostic::feed;
use crate::model::Instant;
use crate::model::time::{day_start, local_day};
use crate::model::uptime::Feed;

/// How long a day is at most, where clocks go back by an hour.
const LONGEST_DAY_S: i64 = 25 * 3600;

/// What is read of it, for the reference.
pub const REFERENCE: &str = "\
Tidings' own format: one JSON document with everything that can be known of a component. Told of key by key below.";

/// Reads a feed in Tidings' own format.
///
/// # Errors
/// The first mistake in it.
pub fn read(circumstances: Circumstances<'_>) -> Result<Feed, Trouble> {
    let document = circumstances.document("")?;
    let source = circumstances.source;
    let basis = Basis {
        limit: Limit::Unknown,
        interval: source.interval.unwrap_or(USUAL_INTERVAL),
        day_zone: source.day_zone,
        zone: circumstances.zone,
        mixes_zones: circumstances.is_archive,
    };
    let first = pass(document, basis)?;
    let better = first.better_basis(basis, circumstances.now);
    let read = match better {
        None => first,
        Some(basis) => pass(document, basis)?,
    };
    let since = source.since.map(|date| day_start(basis.zone, date));
    let until = source
        .until
        .map(|date| local_day(basis.zone, date).end.min(circumstances.now));
    Ok(read.into_feed(since, until))
}

/// What the components are read by. It may stand after them: then the feed is read a second time.
#[derive(Clone, Copy, PartialEq)]
struct Basis {
    limit: Limit,
    interval: TimeDelta,
    /// The zone of day sums.
    day_zone: Tz,
    /// The site's, by whose days response times are summed up.
    zone: Tz,
    /// Whether sums of days in other zones may be among them, as in an archive of several feeds.
    mixes_zones: bool,
}

impl Basis {
    /// The most seconds that the sums of a date may have together.
    fn longest_s(self, date: NaiveDate) -> i64 {
        let own = local_day(self.day_zone, date).seconds();
        if self.mixes_zones {
            own.max(LONGEST_DAY_S)
        } else {
            own
        }
    }
}

fn pass(document: &Document<'_>, basis: Basis) -> Result<Said, Trouble> {
    let faults = Faults::default();
    json::document(document, &faults, || Object(SaidFields::new(&faults, basis)))
}

/// What the document says, its components read by `basis`.
struct Said {
    generated_at: Option<Instant>,
    interval: Option<TimeDelta>,
    basis: Basis,
    /// The newest instant in any component, of whatever kind.
    newest: Instant,
    components: BTreeMap<String, Draft>,
}

impl Said {
    /// What the components should have been read by, if that differs and matters.
    fn better_basis(&self, usual: Basis, now: Instant) -> Option<Basis> {
        let limit = self.generated_at.map_or(Limit::Now(now), Limit::Made);
        let interval = self.interval.unwrap_or(usual.interval);
        let differs = interval != self.basis.interval || limit.hold(self.newest).is_err();
        differs.then_some(Basis {
            limit,
            interval,
            ..usual
        })
    }

    /// With the bounds that site.toml names, for where the document says none.
    fn into_feed(self, since: Option<Instant>, until: Option<Instant>) -> Feed {
        let day_zone = self.basis.day_zone;
        let newest = || self.components.values().filter_map(Draft::newest).max();
        let last_day = || self.components.values().filter_map(Draft::last_day).max();
        let horizon = self
            .generated_at
            .or(until)
            .or_else(newest)
            .or_else(|| Some(local_day(day_zone, last_day()?).end));
        let made = self.generated_at;
        let components = self
            .components
            .into_iter()
            .map(|(name, draft)| (name, draft.measured(made, horizon, since)))
            .collect();
        Feed {
            generated_at: made,
            horizon,
            day_zone,
            components,
            aliases: BTreeMap::new(),
        }
    }
}

/// The document while it is read.
struct SaidFields<'f> {
    faults: &'f Faults,
    basis: Basis,
    version: Option<()>,
    generated_at: Option<Instant>,
    interval: Option<TimeDelta>,
    read: Option<(Basis, Instant, BTreeMap<String, Draft>)>,
}

impl<'f> SaidFields<'f> {
    fn new(faults: &'f Faults, basis: Basis) -> Self {
        Self {
            faults,
            basis,
            version: None,
            generated_at: None,
            interval: None,
            read: None,
        }
    }
}

keys! {
    enum SaidKey {
        Version = "version",
        GeneratedAt = "generated_at",
        IntervalS = "interval_s",
        Components = "components",
    }
}

impl<'de> Fields<'de> for SaidFields<'_> {
    const WHAT: &'static str = "an object with `version` and `components`";
    type Key = SaidKey;
    type Read = Said;

    fn field<A: MapAccess<'de>>(&mut self, key: SaidKey, map: &mut A) -> Result<(), A::Error> {
        let values = Values::new(self.faults, Limit::Unknown);
        match key {
            SaidKey::Version => {
                let rule = |version| {
                    if version == 1 {
                        Ok(())
                    } else {
                        Err(feed::version(version))
                    }
                };
                self.version = Some(map.next_value_seed(Whole::new(self.faults, rule))?);
            }
            SaidKey::GeneratedAt => {
                self.generated_at = map.next_value_seed(Maybe(values.instant()))?;
                self.basis.limit = self.generated_at.map_or(self.basis.limit, Limit::Made);
            }
            SaidKey::IntervalS => {
                let most = u32::try_from(LONGEST_INTERVAL.num_seconds()).unwrap_or(u32::MAX);
                let seconds = map.next_value_seed(Maybe(values.whole(1, most)))?;
                self.interval = seconds.map(|seconds| TimeDelta::seconds(seconds.into()));
                self.basis.interval = self.interval.unwrap_or(self.basis.interval);
            }
            SaidKey::Components => {
                let values = Values::new(self.faults, self.basis.limit);
                let fields = ComponentFields {
                    values: &values,
                    basis: self.basis,
                };
                let components = map.next_value_seed(Object(Components {
                    fields,
                    read: BTreeMap::new(),
                }))?;
                self.read = Some((self.basis, values.newest.get(), components));
            }
            SaidKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Said, E> {
        if self.version.is_none() {
            return Err(self.faults.stop(feed::missing_key("version")));
        }
        let Some((basis, newest, components)) = self.read else {
            return Err(self.faults.stop(feed::missing_key("components")));
        };
        Ok(Said {
            generated_at: self.generated_at,
            interval: self.interval,
            basis,
            newest,
            components,
        })
    }
}

/// What every part of a component is read by.
#[derive(Clone, Copy)]
struct ComponentFields<'v> {
    values: &'v Values<'v>,
    basis: Basis,
}

/// The components by name.
struct Components<'v> {
    fields: ComponentFields<'v>,
    read: BTreeMap<String, Draft>,
}

impl<'de> Fields<'de> for Components<'_> {
    const WHAT: &'static str = "an object with a component under each name";
    type Key = String;
    type Read = BTreeMap<String, Draft>;

    fn field<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        if self.read.contains_key(&name) {
            return Err(self.fields.values.faults.stop(feed::component_twice(&name)));
        }
        let draft = map.next_value_seed(Object(Component::new(self.fields)))?;
        self.read.insert(name, draft);
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        Ok(self.read)
    }
}
