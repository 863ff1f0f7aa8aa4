//! Response times summed up by local day as checks are read, so that memory does not grow with the checks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::model::Instant;
use crate::model::time::{local_date, local_day};
use crate::model::uptime::Latency;

/// Longer ones count as this long for the percentile, in whole milliseconds (05-time.md, Uptime).
const LONGEST_MS: u16 = 10_000;

/// The response times of a component's checks so far, which come in order of time.
#[derive(Clone, Debug)]
pub struct Latencies {
    zone: Tz,
    /// The day that is summed up now, and the first second after it.
    today: Option<(NaiveDate, i64)>,
    sum_ms: f64,
    count: u32,
    /// How many there were of each length in whole milliseconds, up to the longest seen.
    by_length: Vec<u32>,
    days: BTreeMap<NaiveDate, Latency>,
}

impl Latencies {
    /// None yet; days are those of `zone`.
    pub fn new(zone: Tz) -> Self {
        Self {
            zone,
            today: None,
            sum_ms: 0.0,
            count: 0,
            by_length: Vec::new(),
            days: BTreeMap::new(),
        }
    }

    /// Adds the response time of a check, in milliseconds, not negative.
    pub fn push(&mut self, at: Instant, latency_ms: f64) {
        if self.today.is_none_or(|(_, end)| at.timestamp() >= end) {
            self.close();
            let date = local_date(self.zone, at);
            self.today = Some((date, local_day(self.zone, date).end.timestamp()));
        }
        self.sum_ms += latency_ms;
        self.count += 1;
        let length = whole_ms(latency_ms);
        if self.by_length.len() <= length {
            self.by_length.resize(length + 1, 0);
        }
        self.by_length[length] += 1;
    }

    /// The days and what is known of each.
    pub fn into_days(mut self) -> BTreeMap<NaiveDate, Latency> {
        self.close();
        self.days
    }

    /// Ends the day.
    fn close(&mut self) {
        if let Some((date, _)) = self.today.take() {
            let latency = Latency {
                avg_ms: Some(self.sum_ms / f64::from(self.count)),
                p95_ms: Some(self.p95_ms()),
            };
            self.days.insert(date, latency);
        }
        self.sum_ms = 0.0;
        self.count = 0;
        self.by_length.fill(0);
    }

    /// By nearest rank: the least length that at least 95 % are no longer than.
    fn p95_ms(&self) -> f64 {
        let rank = (u64::from(self.count) * 95).div_ceil(100);
        let mut shorter = 0;
        let place = self.by_length.iter().position(|count| {
            shorter += u64::from(*count);
            shorter >= rank
        });
        place
            .and_then(|length| u16::try_from(length).ok())
            .map_or(0.0, f64::from)
    }
}

/// In whole milliseconds, [`LONGEST_MS`] at the most.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is held to 0 to 10,000 first"
)]
fn whole_ms(latency_ms: f64) -> usize {
    usize::from(latency_ms.round().clamp(0.0, f64::from(LONGEST_MS)) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(lengths: &[f64]) -> (f64, f64) {
        let mut latencies = Latencies::new(Tz::UTC);
        for length in lengths {
            latencies.push("2026-11-20T09:00:00Z".parse().unwrap(), *length);
        }
        let days = latencies.into_days();
        let latency = days.values().next().unwrap();
        (latency.avg_ms.unwrap(), latency.p95_ms.unwrap())
    }

    #[test]
    fn the_percentile_is_by_nearest_rank_in_whole_milliseconds_of_at_most_ten_seconds() {
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        let cases: [(&[f64], (f64, f64)); 6] = [
            (&[7.0], (7.0, 7.0)),
            (&[7.4, 7.6], (7.5, 8.0)),
            (&hundred, (50.5, 95.0)),
            (&hundred[..20], (10.5, 19.0)),
            (&hundred[..21], (11.0, 20.0)),
            (&[30_000.0, 10_000.0], (20_000.0, 10_000.0)),
        ];
        for (lengths, expected) in cases {
            assert_eq!(day(lengths), expected, "{lengths:?}");
        }
    }

    #[test]
    fn a_day_is_a_local_one() {
        let mut latencies = Latencies::new(Tz::Europe__Berlin);
        for (at, length) in [
            ("2026-11-19T22:59:59Z", 1.0),
            ("2026-11-19T23:00:00Z", 2.0),
            ("2026-11-20T22:59:59Z", 4.0),
            ("2026-11-20T23:00:00Z", 9.0),
        ] {
            latencies.push(at.parse().unwrap(), length);
        }
        let days: Vec<(String, f64)> = latencies
            .into_days()
            .into_iter()
            .map(|(date, latency)| (date.to_string(), latency.avg_ms.unwrap()))
            .collect();
        let expected = [("2026-11-19", 1.0), ("2026-11-20", 3.0), ("2026-11-21", 9.0)];
        assert_eq!(days, expected.map(|(date, avg)| (date.to_owned(), avg)));
    }
}
