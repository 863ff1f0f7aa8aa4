//! The day sums of a component.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::de::{Error, MapAccess, SeqAccess};

use super::ComponentFields;
use crate::diagnostic::feed::{self, Fault};
use crate::input::feed::json::Faults;
use crate::input::feed::shape::{Fields, Items, Maybe, Number, Object, Text, Whole, keys, skip};
use crate::input::feed::value;
use crate::model::Instant;
use crate::model::time::local_day;
use crate::model::uptime::DaySum;

/// `days`
pub struct Days<'v> {
    /// What its values are read by.
    pub by: ComponentFields<'v>,
    /// The sums so far, each date once.
    pub read: BTreeMap<NaiveDate, DaySum>,
}

impl<'de> Items<'de> for Days<'_> {
    const WHAT: &'static str = "a list of day sums";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        seq.next_element_seed(Object(Day {
            by: self.by,
            days: &mut self.read,
            date: None,
            sum: DaySum::default(),
        }))
    }
}

/// A day's sums while they are read.
struct Day<'l> {
    by: ComponentFields<'l>,
    days: &'l mut BTreeMap<NaiveDate, DaySum>,
    date: Option<NaiveDate>,
    sum: DaySum,
}

impl Day<'_> {
    /// The sums together are no longer than their day; asked after each number, so that the one that is too
    /// much is named.
    fn hold(date: Option<NaiveDate>, sum: &DaySum, by: ComponentFields<'_>) -> Result<(), Fault> {
        let Some(date) = date else { return Ok(()) };
        let length = by.basis.longest_s(date);
        if sum.known_s() > length {
            return Err(feed::day_too_long(
                sum.known_s(),
                length,
                by.basis.day_zone.name(),
            ));
        }
        Ok(())
    }

    /// Reads one of the sums.
    fn sum<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        of: impl Fn(&mut DaySum) -> &mut i64,
    ) -> Result<(), A::Error> {
        let (date, by, sum) = (self.date, self.by, &mut self.sum);
        let rule = |seconds: u64| {
            // A number past i64 is longer than any day too.
            *of(sum) = i64::try_from(seconds)
                .unwrap_or(i64::MAX)
                .min(i64::from(u32::MAX));
            Self::hold(date, sum, by)
        };
        map.next_value_seed(Whole::new(by.values.faults, rule))
    }

    /// Reads the date: not twice, not in the far future.
    fn date<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let (by, days, sum) = (self.by, &self.days, &self.sum);
        let rule = |text: &str| {
            let date = value::date(text)?;
            by.values
                .hold(local_day(by.basis.day_zone, date).start.max(Instant::UNIX_EPOCH))?;
            if days.contains_key(&date) {
                return Err(feed::day_twice(date));
            }
            Self::hold(Some(date), sum, by)?;
            Ok(date)
        };
        self.date = Some(map.next_value_seed(Text::new(by.values.faults, "a date", rule))?);
        Ok(())
    }
}

keys! {
    enum DayKey {
        Date = "date",
        UpS = "up_s",
        DownS = "down_s",
        DegradedS = "degraded_s",
        LatencyMs = "latency_ms",
    }
}

impl<'de> Fields<'de> for Day<'_> {
    const WHAT: &'static str = "an object with a day's sums";
    type Key = DayKey;
    type Read = ();

    fn field<A: MapAccess<'de>>(&mut self, key: DayKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            DayKey::Date => self.date(map),
            DayKey::UpS => self.sum(map, |sum| &mut sum.up_s),
            DayKey::DownS => self.sum(map, |sum| &mut sum.down_s),
            DayKey::DegradedS => self.sum(map, |sum| &mut sum.degraded_s),
            DayKey::LatencyMs => {
                let latency = Latency {
                    faults: self.by.values.faults,
                    sum: &mut self.sum,
                };
                map.next_value_seed(Maybe(Object(latency))).map(|_| ())
            }
            DayKey::Other => skip(map),
        }
    }

    fn finish<E: Error>(self) -> Result<(), E> {
        match self.date {
            None => Err(self.by.values.faults.stop(feed::missing_key("date"))),
            Some(date) => {
                self.days.insert(date, self.sum);
                Ok(())
            }
        }
    }
}

/// A day's response times while they are read.
struct Latency<'l> {
    faults: &'l Faults,
    sum: &'l mut DaySum,
}

keys! {
    enum LatencyKey {
        Avg = "avg",
        P95 = "p95",
    }
}

impl<'de> Fields<'de> for Latency<'_> {
    const WHAT: &'static str = "an object with response times";
    type Key = LatencyKey;
    type Read = ();

    fn field<A: MapAccess<'de>>(&mut self, key: LatencyKey, map: &mut A) -> Result<(), A::Error> {
        let number = Maybe(Number {
            faults: self.faults,
            most: None,
        });
        match key {
            LatencyKey::Avg => self.sum.latency.avg_ms = map.next_value_seed(number)?,
            LatencyKey::P95 => self.sum.latency.p95_ms = map.next_value_seed(number)?,
            LatencyKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}
