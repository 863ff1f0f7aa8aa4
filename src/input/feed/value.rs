//! Instants, dates and states as feeds write them, and the limits that instants are held to.

use std::cell::Cell;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::de::DeserializeSeed;

use super::json::Faults;
use super::shape::{Text, Whole};
use crate::diagnostic::feed::{self, Fault};
use crate::model::Instant;
use crate::model::uptime::State;

/// Without `generated_at`, nothing in a feed is more days than this after `now`.
const DAYS_AHEAD: i64 = 366;

/// The latest instant that may stand in a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// An hour after the feed was made, at this instant.
    Made(Instant),
    /// 366 days after this instant, the build's.
    Now(Instant),
    /// Not known yet: the feed may still say when it was made.
    Unknown,
}

impl Limit {
    /// What is wrong with `at`, if it lies past the limit.
    ///
    /// # Errors
    /// The finding.
    pub fn hold(self, at: Instant) -> Result<(), Fault> {
        if at <= self.latest() {
            return Ok(());
        }
        match self {
            Self::Made(made) => Err(feed::after_feed(made)),
            Self::Now(_) => Err(feed::far_future(DAYS_AHEAD)),
            Self::Unknown => Ok(()),
        }
    }

    /// The latest instant itself.
    fn latest(self) -> Instant {
        let (from, ahead) = match self {
            Self::Made(made) => (made, TimeDelta::hours(1)),
            Self::Now(now) => (now, TimeDelta::days(DAYS_AHEAD)),
            Self::Unknown => return Instant::MAX_UTC,
        };
        from.checked_add_signed(ahead).unwrap_or(Instant::MAX_UTC)
    }
}

/// Makes readers of single values, and remembers the newest instant among them.
#[derive(Debug)]
pub struct Values<'f> {
    /// Where findings are left.
    pub faults: &'f Faults,
    /// What instants are held to.
    pub limit: Limit,
    /// The same as an instant: adding to one is dear at millions of them.
    latest: Instant,
    /// The newest instant that was held.
    pub newest: Cell<Instant>,
}

impl<'f> Values<'f> {
    /// For values that are held to `limit`.
    pub fn new(faults: &'f Faults, limit: Limit) -> Self {
        Self {
            faults,
            limit,
            latest: limit.latest(),
            newest: Cell::new(DateTime::UNIX_EPOCH),
        }
    }

    /// Holds an instant to the limits at both ends.
    ///
    /// # Errors
    /// The finding.
    pub fn hold(&self, at: Instant) -> Result<Instant, Fault> {
        if at < DateTime::UNIX_EPOCH {
            return Err(feed::past());
        }
        if at > self.latest {
            self.limit.hold(at)?;
        }
        self.newest.set(self.newest.get().max(at));
        Ok(at)
    }

    /// Reads an instant within the limits.
    pub fn instant<'de>(&self) -> impl DeserializeSeed<'de, Value = Instant> {
        self.instant_by(Ok)
    }

    /// Reads an instant within the limits that `rule` takes too.
    pub fn instant_by<'de>(
        &self,
        rule: impl FnOnce(Instant) -> Result<Instant, Fault>,
    ) -> impl DeserializeSeed<'de, Value = Instant> {
        Text::new(self.faults, "an instant", |text| rule(self.hold(instant(text)?)?))
    }

    /// Reads an instant within the limits that does not lie before the one that stands `before` it in a list.
    pub fn instant_after<'de>(&self, before: Option<Instant>) -> impl DeserializeSeed<'de, Value = Instant> {
        self.instant_by(move |at| in_order(at, before))
    }

    /// Reads a text.
    pub fn text<'de>(&self) -> impl DeserializeSeed<'de, Value = String> + use<'f, 'de> {
        Text::new(self.faults, "a text", |text| Ok(text.to_owned()))
    }

    /// Reads a state.
    pub fn state<'de>(&self) -> impl DeserializeSeed<'de, Value = State> + use<'f, 'de> {
        Text::new(self.faults, "a state", |text| {
            state(text).ok_or_else(|| feed::unknown_state(text))
        })
    }

    /// Reads a whole number from `least` to `most`.
    pub fn whole<'de>(&self, least: u32, most: u32) -> impl DeserializeSeed<'de, Value = u32> + use<'f, 'de> {
        Whole::new(self.faults, move |number| match u32::try_from(number) {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => Err(feed::out_of_range(number, least, Some(most))),
        })
    }
}

/// Holds an instant to the one that stands `before` it in a list.
///
/// # Errors
/// The finding, where it goes back.
pub fn in_order(at: Instant, before: Option<Instant>) -> Result<Instant, Fault> {
    match before {
        Some(before) if at < before => Err(feed::goes_back(at, before)),
        _ => Ok(at),
    }
}

/// An instant by RFC 3339, its seconds written. A fraction of a second is cut off, so that what happens within
/// a second happens at its start.
///
/// # Errors
/// What is no such instant.
pub fn instant(text: &str) -> Result<Instant, Fault> {
    plain_instant(text.as_bytes())
        .or_else(|| {
            let written = DateTime::parse_from_rfc3339(text).ok()?;
            DateTime::<Utc>::from_timestamp(written.timestamp(), 0)
        })
        .ok_or_else(|| feed::instant(text))
}

/// The form that nearly all feeds write, `2026-11-20T09:00:00Z`, without chrono's general parser: reading it
/// would take as long as all the rest of a check.
fn plain_instant(text: &[u8]) -> Option<Instant> {
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        m1,
        m2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        n1,
        n2,
        b':',
        s1,
        s2,
        b'Z',
    ] = text
    else {
        return None;
    };
    let year = digits(&[*y1, *y2, *y3, *y4])?;
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        digits(&[*m1, *m2])?,
        digits(&[*d1, *d2])?,
    )?;
    let time = date.and_hms_opt(digits(&[*h1, *h2])?, digits(&[*n1, *n2])?, digits(&[*s1, *s2])?)?;
    Some(time.and_utc())
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}

/// A date as `2026-11-20`, from 1970 on.
///
/// # Errors
/// What is no such date.
pub fn date(text: &str) -> Result<NaiveDate, Fault> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return Err(feed::date(text));
    };
    let parts = (
        digits(&[*y1, *y2, *y3, *y4]),
        digits(&[*m1, *m2]),
        digits(&[*d1, *d2]),
    );
    let (Some(year), Some(month), Some(day)) = parts else {
        return Err(feed::date(text));
    };
    let year = i32::try_from(year).map_err(|_| feed::date(text))?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| feed::date(text))?;
    if year < 1970 { Err(feed::past()) } else { Ok(date) }
}

/// The state of that name.
pub fn state(text: &str) -> Option<State> {
    [State::Unknown, State::Up, State::Degraded, State::Down]
        .into_iter()
        .find(|state| state.id() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_rfc_3339_with_seconds_and_loses_its_fraction() {
        let plain: Instant = "2026-11-20T09:00:00Z".parse().unwrap();
        for text in [
            "2026-11-20T09:00:00Z",
            "2026-11-20T09:00:00.999Z",
            "2026-11-20T10:00:00+01:00",
            "2026-11-20t09:00:00z",
            "2026-11-20T04:30:00.000001-04:30",
        ] {
            assert_eq!(instant(text), Ok(plain), "{text}");
        }
        // A leap second is the end of the second before it.
        assert_eq!(
            instant("2016-12-31T23:59:60Z"),
            Ok("2016-12-31T23:59:59Z".parse().unwrap())
        );
        for text in [
            "",
            "2026-11-20",
            "2026-11-20T09:00Z",
            "2026-11-20T09:00:00",
            "2026-02-30T09:00:00Z",
            "2026-11-20T24:00:00Z",
            "2026-11-2OT09:00:00Z",
            " 2026-11-20T09:00:00Z",
            "1793091600",
        ] {
            assert_eq!(instant(text), Err(feed::instant(text)), "{text}");
        }
    }

    #[test]
    fn a_date_is_ten_characters_and_not_before_1970() {
        assert_eq!(
            date("2026-11-20"),
            Ok(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
        );
        for text in [
            "2026-11-31",
            "2026-1-2",
            "20261120",
            "2026-11-20T00:00:00Z",
            "+026-11-20",
        ] {
            assert_eq!(date(text), Err(feed::date(text)), "{text}");
        }
        assert_eq!(date("1969-12-31"), Err(feed::past()));
    }

    #[test]
    fn the_limit_is_an_hour_after_the_feed_or_366_days_after_now() {
        let at: Instant = "2026-11-20T09:00:00Z".parse().unwrap();
        let hour = TimeDelta::hours(1);
        let year = TimeDelta::days(366);
        let second = TimeDelta::seconds(1);
        assert_eq!(Limit::Made(at).hold(at + hour), Ok(()));
        assert_eq!(
            Limit::Made(at).hold(at + hour + second),
            Err(feed::after_feed(at))
        );
        assert_eq!(Limit::Now(at).hold(at + year), Ok(()));
        assert_eq!(
            Limit::Now(at).hold(at + year + second),
            Err(feed::far_future(366))
        );
    }
}
