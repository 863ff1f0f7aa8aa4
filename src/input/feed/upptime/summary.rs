//! `history/summary.json`: for each site its state, and the days on which it was not up throughout, in minutes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess};

use crate::diagnostic::feed;
use crate::input::feed::shape::{Fields, Items, List, Maybe, Object, Text, keys, skip};
use crate::input::feed::value::{self, Values};
use crate::model::time::local_day;
use crate::model::uptime::State;

/// A day of UTC, in minutes.
const DAY_MINUTES: u32 = 24 * 60;

/// By day of UTC, at most a whole one.
pub type MinutesDown = BTreeMap<NaiveDate, u32>;

/// What the summary says of a site.
#[derive(Default)]
pub struct Site {
    /// What it is called.
    pub name: Option<String>,
    /// How it did when the summary was made, which it does not say.
    pub state: Option<State>,
    /// On the days on which it was not up throughout. Where that is not said at all, no day is known.
    pub minutes_down: Option<MinutesDown>,
}

/// The list of sites, read by slug.
pub struct Summary<'v>(pub &'v Values<'v>);

impl<'de> DeserializeSeed<'de> for Summary<'_> {
    type Value = BTreeMap<String, Site>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let mut sites = Sites {
            values: self.0,
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
        Name = "name",
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
            SiteKey::Name => self.read.name = map.next_value_seed(Maybe(self.values.text()))?,
            SiteKey::Status => self.read.state = map.next_value_seed(Maybe(self.values.state()))?,
            SiteKey::DailyMinutesDown => {
                let days = Object(DaysDown {
                    values: self.values,
                    read: BTreeMap::new(),
                });
                self.read.minutes_down = map.next_value_seed(Maybe(days))?;
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
    read: MinutesDown,
}

impl<'de> Fields<'de> for DaysDown<'_> {
    const WHAT: &'static str = "an object with minutes by day";
    type Key = String;
    type Read = MinutesDown;

    fn field<A: MapAccess<'de>>(&mut self, date: String, map: &mut A) -> Result<(), A::Error> {
        let date = value::date(&date)
            .and_then(|date| self.values.hold(local_day(Tz::UTC, date).start).map(|_| date))
            .map_err(|fault| self.values.faults.stop(fault))?;
        if self.read.contains_key(&date) {
            return Err(self.values.faults.stop(feed::day_twice(date)));
        }
        let minutes = map.next_value_seed(self.values.whole(0, DAY_MINUTES))?;
        self.read.insert(date, minutes);
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        Ok(self.read)
    }
}
