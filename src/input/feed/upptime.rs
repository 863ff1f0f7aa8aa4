//! Upptime's `history/summary.json` by itself. It lists, for each site, only the days that were not whole, in
//! minutes; the file has no time of its own. Upptime's days are UTC's.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess};

use super::json::{self, Faults};
use super::shape::{Fields, Items, List, Maybe, Object, Text, keys, skip};
use super::value::{self, Limit, Values};
use super::{Circumstances, Trouble};
use crate::diagnostic::feed;
use crate::model::time::{add_days, local_day};
use crate::model::uptime::{DaySum, Feed, Measured, Reading, State};

/// A day of UTC, in seconds.
const DAY_S: i64 = 86_400;

/// Reads `summary.json`.
///
/// # Errors
/// The first mistake in it.
pub fn read(circumstances: Circumstances<'_>) -> Result<Feed, Trouble> {
    let faults = Faults::default();
    let limit = Limit::Now(circumstances.now);
    let summary = circumstances.document("")?;
    let sites = json::document(summary, &faults, || Summary(Values::new(&faults, limit)))?;
    let source = circumstances.source;
    // Days that are still to come are not known, whatever site.toml says; nor does it begin before time does.
    let until = source.until.map(|date| date.min(circumstances.now.date_naive()));
    let since = source
        .since
        .map(|date| date.max(DateTime::UNIX_EPOCH.date_naive()));
    Ok(feed(sites, since, until))
}

/// The feed: a site's days are known from its first listed one, or `since`, to the latest that is listed for
/// any site, or `until`; what is not listed between is up.
fn feed(sites: BTreeMap<String, Site>, since: Option<NaiveDate>, until: Option<NaiveDate>) -> Feed {
    let latest = sites
        .values()
        .filter_map(|site| site.minutes_down.keys().next_back().copied())
        .max();
    let until = until.or(latest);
    let measured = |site: Site| {
        let first = since.or_else(|| site.minutes_down.keys().next().copied());
        Measured {
            reading: site.state.map(|state| Reading { state, at: None }),
            days: first
                .zip(until)
                .map(|(first, last)| sums(&site.minutes_down, first, last))
                .unwrap_or_default(),
            ..Measured::default()
        }
    };
    let components: BTreeMap<String, Measured> = sites
        .into_iter()
        .map(|(slug, site)| (slug, measured(site)))
        .collect();
    let last = components
        .values()
        .filter_map(|measured| measured.days.keys().next_back().copied())
        .max();
    let horizon = last.map(|last| local_day(Tz::UTC, last).end);
    Feed {
        generated_at: None,
        horizon,
        day_zone: Tz::UTC,
        components,
        aliases: BTreeMap::new(),
    }
}

fn sums(
    minutes_down: &BTreeMap<NaiveDate, u32>,
    first: NaiveDate,
    last: NaiveDate,
) -> BTreeMap<NaiveDate, DaySum> {
    let dates = std::iter::successors(Some(first), |date| Some(add_days(*date, 1)));
    let sum = |date: NaiveDate| {
        let down_s = minutes_down
            .get(&date)
            .map_or(0, |minutes| i64::from(*minutes) * 60);
        (
            date,
            DaySum {
                up_s: DAY_S - down_s,
                down_s,
                ..DaySum::default()
            },
        )
    };
    dates.take_while(|date| *date <= last).map(sum).collect()
}

/// What is said of a site.
#[derive(Default)]
struct Site {
    state: Option<State>,
    minutes_down: BTreeMap<NaiveDate, u32>,
}

/// The list of sites, read by slug.
struct Summary<'f>(Values<'f>);

impl<'de> DeserializeSeed<'de> for Summary<'_> {
    type Value = BTreeMap<String, Site>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let mut sites = Sites {
            values: &self.0,
            read: BTreeMap::new(),
        };
        List(&mut sites).deserialize(deserializer)?;
        Ok(sites.read)
    }
}

struct Sites<'v> {
    values: &'v Values<'v>,
    read: BTreeMap<String, Site>,
}

impl<'de> Items<'de> for Sites<'_> {
    const WHAT: &'static str = "a list of sites";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let site = SiteFields {
            values: self.values,
            known: &self.read,
            slug: None,
            read: Site::default(),
        };
        let Some((slug, site)) = seq.next_element_seed(Object(site))? else {
            return Ok(None);
        };
        self.read.insert(slug, site);
        Ok(Some(()))
    }
}

/// A site while it is read.
struct SiteFields<'l> {
    values: &'l Values<'l>,
    known: &'l BTreeMap<String, Site>,
    slug: Option<String>,
    read: Site,
}

keys! {
    enum SiteKey {
        Slug = "slug",
        Status = "status",
        DailyMinutesDown = "dailyMinutesDown",
    }
}

impl<'de> Fields<'de> for SiteFields<'_> {
    const WHAT: &'static str = "an object about a site";
    type Key = SiteKey;
    type Read = (String, Site);

    fn field<A: MapAccess<'de>>(&mut self, key: SiteKey, map: &mut A) -> Result<(), A::Error> {
        let known = self.known;
        match key {
            SiteKey::Slug => {
                let rule = |slug: &str| match known.contains_key(slug) {
                    true => Err(feed::component_twice(slug)),
                    false => Ok(slug.to_owned()),
                };
                self.slug = Some(map.next_value_seed(Text::new(self.values.faults, "a text", rule))?);
            }
            SiteKey::Status => self.read.state = map.next_value_seed(Maybe(self.values.state()))?,
            SiteKey::DailyMinutesDown => {
                let days = Object(DaysDown {
                    values: self.values,
                    read: BTreeMap::new(),
                });
                self.read.minutes_down = map.next_value_seed(Maybe(days))?.unwrap_or_default();
            }
            SiteKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let slug = self
            .slug
            .ok_or_else(|| self.values.faults.stop(feed::missing_key("slug")))?;
        Ok((slug, self.read))
    }
}

/// The minutes down by day.
struct DaysDown<'v> {
    values: &'v Values<'v>,
    read: BTreeMap<NaiveDate, u32>,
}

impl<'de> Fields<'de> for DaysDown<'_> {
    const WHAT: &'static str = "an object with minutes by day";
    type Key = String;
    type Read = BTreeMap<NaiveDate, u32>;

    fn field<A: MapAccess<'de>>(&mut self, date: String, map: &mut A) -> Result<(), A::Error> {
        let date = value::date(&date)
            .and_then(|date| self.values.hold(local_day(Tz::UTC, date).start).map(|_| date))
            .map_err(|fault| self.values.faults.stop(fault))?;
        let most = u32::try_from(DAY_S / 60).unwrap_or(u32::MAX);
        let minutes = map.next_value_seed(self.values.whole(0, most))?;
        self.read.insert(date, minutes);
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        Ok(self.read)
    }
}
