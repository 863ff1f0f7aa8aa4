//! Response times by day: two lines over a scale, and the same as numbers.

use super::scale::scale;
use crate::output::edition::Edition;
use crate::output::view::{ResponseChart, ResponseDay, Tick};
use crate::site::uptime::Day;

/// The height of the drawing. One to four steps of a scale divide it.
const HEIGHT: u64 = 1200;
/// How wide a day is; its points stand in the middle of it, below the middle of its bar.
const DAY: usize = 2;

/// A day's response times in whole milliseconds, cut off like all figures.
#[derive(Clone, Copy)]
struct Times {
    average: Option<u32>,
    p95: Option<u32>,
}

impl Times {
    fn of(day: &Day) -> Self {
        Self {
            average: day.latency.avg_ms.map(whole),
            p95: day.latency.p95_ms.map(whole),
        }
    }

    fn known(self) -> impl Iterator<Item = u32> {
        self.average.into_iter().chain(self.p95)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float stops at the ends of the type"
)]
fn whole(ms: f64) -> u32 {
    ms as u32
}

impl Edition {
    /// The response times over the days of the bars; none where none are known. They change with the readings and
    /// with the day only: an edition that is held against others of the day leaves them out.
    pub fn response_chart(&self, place: usize) -> Option<ResponseChart> {
        let days = &self.uptime_at(place).days;
        let times: Vec<Times> = days.iter().map(Times::of).collect();
        let most = times.iter().flat_map(|times| times.known()).max();
        let most = most.filter(|_| !self.is_held_against_another())?;
        let averages: Vec<Option<u32>> = times.iter().map(|times| times.average).collect();
        let p95s: Vec<Option<u32>> = times.iter().map(|times| times.p95).collect();
        let (step, steps) = scale(most);
        let date = |day: Option<&Day>| {
            day.map(|day| self.words.date(day.date, self.this_year()))
                .unwrap_or_default()
        };
        let name = self.site.config.components[place].name.as_str();
        Some(ResponseChart {
            title: self.words.with(
                "response-title",
                [("name", name.into()), ("days", days.len().into())],
            ),
            summary: self.response_summary(&averages, &p95s),
            width: days.len() * DAY,
            height: HEIGHT,
            ticks: self.ticks(step, steps),
            average: lines(&averages, step * steps),
            p95: lines(&p95s, step * steps),
            from: date(days.first()),
            to: date(days.last()),
            days: self.response_days(days, &times),
        })
    }

    fn response_summary(&self, averages: &[Option<u32>], p95s: &[Option<u32>]) -> String {
        let sentence = |id: &str, values: &[Option<u32>]| {
            let least = values.iter().flatten().min()?;
            let most = values.iter().flatten().max()?;
            let [least, most] = [least, most].map(|ms| self.words.milliseconds(*ms));
            Some(
                self.words
                    .with(id, [("least", least.into()), ("most", most.into())]),
            )
        };
        let sentences = [
            sentence("response-average-range", averages),
            sentence("response-p95-range", p95s),
        ];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// From the top down to 0.
    fn ticks(&self, step: u64, steps: u64) -> Vec<Tick> {
        let tick = |up: u64| Tick {
            y: HEIGHT - HEIGHT * up / steps,
            label: self
                .words
                .milliseconds(u32::try_from(step * up).unwrap_or(u32::MAX)),
        };
        (0..=steps).rev().map(tick).collect()
    }

    fn response_days(&self, days: &[Day], times: &[Times]) -> Vec<ResponseDay> {
        let written =
            |ms: Option<u32>| ms.map_or_else(|| self.words.get("none"), |ms| self.words.milliseconds(ms));
        let known = days.iter().zip(times).rev();
        let known = known.filter(|(_, times)| times.known().next().is_some());
        let row = |(day, times): (&Day, &Times)| ResponseDay {
            date: self.words.date(day.date, self.this_year()),
            average: written(times.average),
            p95: written(times.p95),
        };
        known.map(row).collect()
    }
}

/// The known values as lines `x,y x,y …`, a new one after each gap. A value between two gaps is a line across its day.
fn lines(values: &[Option<u32>], top: u64) -> Vec<String> {
    let mut lines: Vec<Vec<(usize, u64)>> = vec![Vec::new()];
    for (place, value) in values.iter().enumerate() {
        let Some(value) = value else {
            lines.push(Vec::new());
            continue;
        };
        let y = HEIGHT - HEIGHT * u64::from(*value) / top;
        if let Some(line) = lines.last_mut() {
            line.push((place * DAY + DAY / 2, y));
        }
    }
    let drawn = lines.iter().filter(|line| !line.is_empty());
    drawn
        .map(|line| match line.as_slice() {
            [(x, y)] => points(&[(x - DAY / 2, *y), (x + DAY / 2, *y)]),
            line => points(line),
        })
        .collect()
}

fn points(line: &[(usize, u64)]) -> String {
    let points: Vec<String> = line.iter().map(|(x, y)| format!("{x},{y}")).collect();
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_gaps_and_a_value_alone_crosses_its_day() {
        let cases: [(&[Option<u32>], &[&str]); 5] = [
            (&[], &[]),
            (&[None, None], &[]),
            (&[Some(0), Some(200), Some(400)], &["1,1200 3,600 5,0"]),
            (&[None, Some(100), None, None], &["2,900 4,900"]),
            (
                &[Some(1), None, Some(399), Some(400), None],
                &["0,1197 2,1197", "5,3 7,0"],
            ),
        ];
        for (values, expected) in cases {
            assert_eq!(lines(values, 400), expected, "{values:?}");
        }
    }
}
