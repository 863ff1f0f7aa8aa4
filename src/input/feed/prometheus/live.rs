//! What a running server is asked, and what its answers say.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use url::Url;

use super::{Named, answer, label, query, whole};
use crate::config::FeedSource;
use crate::diagnostic::feed::{self, Fault};
use crate::input::feed::checks::USUAL_INTERVAL;
use crate::input::feed::wanted::Request;
use crate::input::feed::{Circumstances, Read, Trouble};
use crate::model::Instant;
use crate::model::time::{add_days, day_start, local_date};
use crate::model::uptime::{DaySum, Feed, Measured, Reading, State};

/// Without `since`, so many days before today are asked for: what figures can need.
const DAYS_BACK: i64 = 366;

/// The roles of the answers. Those for stretches of days are followed by the stretch's number, the others by the
/// second they are of: a copy is read at another instant than the one at which it was asked for.
const SHARE: &str = "share";
const COUNT: &str = "count";
const NEWEST: &str = "newest";
const NEWEST_AT: &str = "newest-at";

/// What to ask of the server at `url` at `now`: two queries for each stretch of days of equal length, and two
/// for the newest sample.
pub fn requests(source: &FeedSource, url: &Url, now: Instant) -> Vec<Request> {
    let label = label(source);
    let selector = query(source);
    let mut requests = Vec::new();
    for (number, stretch) in stretches(source, now).iter().enumerate() {
        let range = range(source, selector, stretch.length);
        let queries = [
            (SHARE, format!("avg by ({label}) (avg_over_time({range}))")),
            (COUNT, format!("max by ({label}) (count_over_time({range}))")),
        ];
        for (role, query) in queries {
            requests.push(Request {
                role: format!("{role} {number}"),
                url: asked(url, "query_range", |pairs| {
                    pairs
                        .append_pair("query", &query)
                        .append_pair("start", &stretch.first.timestamp().to_string())
                        .append_pair("end", &stretch.last.timestamp().to_string())
                        .append_pair("step", &stretch.length.num_seconds().to_string());
                }),
            });
        }
    }
    for (role, query) in [
        (NEWEST, format!("min by ({label}) ({selector})")),
        (NEWEST_AT, format!("max by ({label}) (timestamp({selector}))")),
    ] {
        requests.push(Request {
            role: format!("{role} {}", now.timestamp()),
            url: asked(url, "query", |pairs| {
                pairs
                    .append_pair("query", &query)
                    .append_pair("time", &now.timestamp().to_string());
            }),
        });
    }
    requests
}

/// Days of equal length one after another, by the instants at which they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    first: Instant,
    last: Instant,
    /// How long each day is.
    length: TimeDelta,
}

/// The days up to `now`, the present one as far as it has come.
fn stretches(source: &FeedSource, now: Instant) -> Vec<Stretch> {
    let zone = source.day_zone;
    let today = local_date(zone, now);
    let earliest = add_days(today, -DAYS_BACK);
    let first = source.since.map_or(earliest, |since| since.max(earliest));
    let last = source.until.map_or(today, |until| until.min(today));
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut date = first;
    while date <= last {
        let end = day_start(zone, add_days(date, 1)).min(now);
        let length = end - day_start(zone, date);
        match stretches.last_mut() {
            Some(stretch) if stretch.length == length => stretch.last = end,
            // A day that has only just begun has no samples.
            _ if length <= TimeDelta::zero() => {}
            _ => stretches.push(Stretch {
                first: end,
                last: end,
                length,
            }),
        }
        date = add_days(date, 1);
    }
    stretches
}

/// The samples of the `length` before an instant, without the one at the instant itself: Prometheus takes both
/// ends of a range up to version 2, and the later one from version 3 on.
fn range(source: &FeedSource, selector: &str, length: TimeDelta) -> String {
    let seconds = length.num_seconds();
    if is_selector(selector) {
        return format!("{selector}[{seconds}s] offset 1ms");
    }
    let interval = source.interval.unwrap_or(USUAL_INTERVAL).num_seconds();
    format!("({selector})[{seconds}s:{interval}s] offset 1ms")
}

/// Whether a query names a series and nothing else, such as `probe_success{job="web"}`.
fn is_selector(query: &str) -> bool {
    let name_end = query
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | ':')))
        .unwrap_or(query.len());
    let rest = query[name_end..].trim();
    rest.is_empty() || (rest.starts_with('{') && rest.ends_with('}') && rest.matches('{').count() == 1)
}

/// An address of the API below the server's own.
fn asked(
    url: &Url,
    name: &str,
    pairs: impl FnOnce(&mut url::form_urlencoded::Serializer<'_, url::UrlQuery<'_>>),
) -> Url {
    let mut asked = url.clone();
    let below = url
        .path()
        .split("/api/v1")
        .next()
        .unwrap_or_default()
        .trim_end_matches('/');
    asked.set_path(&format!("{below}/api/v1/{name}"));
    asked.set_query(None);
    pairs(&mut asked.query_pairs_mut());
    asked
}

/// What is known of a day before it is turned into seconds.
#[derive(Clone, Copy, Default)]
struct Day {
    /// The share of the samples that were up.
    share: Option<f64>,
    /// How many samples there were.
    count: Option<f64>,
    /// How long it lasts, in seconds, or has lasted so far.
    length_s: i64,
}

/// Reads the answers to all requests.
pub fn read(circumstances: Circumstances<'_>) -> Result<Read, Trouble> {
    let zone = circumstances.source.day_zone;
    let mut warnings = Vec::new();
    let mut days: BTreeMap<String, BTreeMap<NaiveDate, Day>> = BTreeMap::new();
    let mut readings: BTreeMap<String, (Option<f64>, Option<i64>)> = BTreeMap::new();
    let mut horizon = None;
    for document in &circumstances.documents.all {
        let (role, of) = document.role.split_once(' ').unwrap_or_default();
        if role == NEWEST {
            horizon = of.parse().ok().and_then(instant);
        }
        for Named { name, samples } in answer(circumstances, document, &mut warnings)? {
            for (second, number) in samples {
                match role {
                    NEWEST => readings.entry(name.clone()).or_default().0 = Some(number),
                    NEWEST_AT => readings.entry(name.clone()).or_default().1 = whole_number(number),
                    _ => {
                        let (date, length_s) = day_before(zone, second);
                        let day = days.entry(name.clone()).or_default().entry(date).or_default();
                        day.length_s = length_s;
                        let part = if role == SHARE {
                            &mut day.share
                        } else {
                            &mut day.count
                        };
                        *part = Some(number);
                    }
                }
            }
        }
    }
    let mut components: BTreeMap<String, Measured> = BTreeMap::new();
    for (name, days) in days {
        let measured = components.entry(name.clone()).or_default();
        for (date, day) in days {
            let sum = day.sum(circumstances.source, &name, date).map_err(|fault| {
                let document = circumstances.documents.all.first();
                let place = document.map_or_else(|| circumstances.source.place.span.into(), whole);
                Trouble::Malformed(fault.at(place, ""))
            })?;
            measured.days.extend(sum.map(|sum| (date, sum)));
        }
    }
    for (name, (value, at)) in readings {
        let at = at.and_then(instant);
        let reading = value.and_then(state).map(|state| Reading { state, at });
        components.entry(name).or_default().reading = reading;
    }
    Ok(Read {
        feed: Feed {
            generated_at: None,
            horizon,
            day_zone: zone,
            components,
            aliases: BTreeMap::new(),
        },
        warnings,
    })
}

impl Day {
    /// In seconds: known is as much as there were samples for, up is the share of that. `None` where the engine
    /// knows nothing. Prometheus counts one sample more where one lies on each end of the day.
    ///
    /// # Errors
    /// Samples that are more than the day, so that the interval must be another.
    fn sum(self, source: &FeedSource, name: &str, date: NaiveDate) -> Result<Option<DaySum>, Fault> {
        let interval = source.interval.unwrap_or(USUAL_INTERVAL).num_seconds();
        let (Some(share), Some(count)) = (self.share, self.count.and_then(whole_number)) else {
            return Ok(None);
        };
        if !share.is_finite() {
            return Ok(None);
        }
        if !(0.0..=1.0).contains(&share) {
            return Err(feed::no_share(name, share));
        }
        let counted = count.saturating_mul(interval);
        if counted > self.length_s + interval + self.length_s / MOST_JITTER {
            return Err(feed::interval(name, date, count, interval));
        }
        let known_s = counted.min(self.length_s);
        let up_s = cut_off(share, known_s);
        Ok(Some(DaySum {
            up_s,
            down_s: known_s - up_s,
            ..DaySum::default()
        }))
    }
}

/// A hundredth of a day may be counted too much, for scrapes come a little early and late.
const MOST_JITTER: i64 = 100;

/// A share of whole seconds, never rounded up; an average that a float has made a hair too small is not cut.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the seconds of a day"
)]
pub(super) fn cut_off(share: f64, seconds: i64) -> i64 {
    (share * seconds as f64 + 1e-6).floor() as i64
}

/// A number of samples, or of seconds.
#[expect(clippy::cast_possible_truncation, reason = "it is held to what can be")]
fn whole_number(number: f64) -> Option<i64> {
    (0.0..=1e12).contains(&number).then_some(number.floor() as i64)
}

/// The day that ends at `second`, or has come so far, and how long it is till then.
pub(super) fn day_before(zone: Tz, second: i64) -> (NaiveDate, i64) {
    let last = instant(second - 1).unwrap_or_default();
    let date = local_date(zone, last);
    (date, second - day_start(zone, date).timestamp())
}

fn instant(second: i64) -> Option<Instant> {
    DateTime::from_timestamp(second, 0)
}

/// What the newest sample says.
pub(super) fn state(value: f64) -> Option<State> {
    if !value.is_finite() {
        None
    } else if value >= 1.0 {
        Some(State::Up)
    } else if value <= 0.0 {
        Some(State::Down)
    } else {
        Some(State::Degraded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_that_names_a_series_is_told_from_one_that_reckons() {
        for query in [
            "probe_success",
            "job:up:min",
            r#"up{job="web",env=~"a|b"}"#,
            "up {}",
        ] {
            assert!(is_selector(query), "{query}");
        }
        for query in [
            "min by (component) (up)",
            "up > 0",
            "up{a=\"b\"} or up{c=\"d\"}",
            "up and on () {}",
        ] {
            assert!(!is_selector(query), "{query}");
        }
    }

    #[test]
    fn a_share_is_cut_off_but_for_what_a_float_lost() {
        assert_eq!(cut_off(0.999_999_9, 86_400), 86_399);
        assert_eq!(cut_off(5_759.0 / 5_760.0, 86_400), 86_385);
        assert_eq!(cut_off(1.0, 86_400), 86_400);
        assert_eq!(cut_off(0.1 + 0.2, 10), 3);
    }
}
