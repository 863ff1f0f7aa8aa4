//! The days on which a component was down, each as a line from midnight to midnight.

use chrono::TimeDelta;

use crate::model::Stretch;
use crate::output::edition::Edition;
use crate::output::view::{DayMark, DaySpan, OutageDayView};
use crate::site::uptime::OutageDay;

/// Days at the most.
const DAYS: usize = 14;
/// Outages of a day that are said in words.
const SAID: usize = 4;

impl Edition {
    /// The last days among those of the bars on which any outage was measured, the newest first. They change with
    /// the readings and with the day only: an edition that is held against others of the day leaves them out.
    pub fn outage_days(&self, place: usize) -> Vec<OutageDayView> {
        if self.is_held_against_another() {
            return Vec::new();
        }
        let days = self.uptime_at(place).outage_days.iter().rev();
        days.take(DAYS).map(|day| self.outage_day(day)).collect()
    }

    fn outage_day(&self, day: &OutageDay) -> OutageDayView {
        let words = &self.words;
        let clock_range = |at: &Stretch| words.clock_range(*at, day.day);
        let mut down: Vec<String> = day.outages.iter().map(clock_range).collect();
        if let (true, Some(said), Some(last)) = (day.ongoing, down.last_mut(), day.outages.last()) {
            *said = words.clock_since(last.start, day.day);
        }
        let length: TimeDelta = day.outages.iter().map(|at| at.length()).sum();
        let windows: Vec<String> = day.windows.iter().map(clock_range).collect();
        let times = self.said(&down);
        OutageDayView {
            date: words.date(day.date, self.this_year()),
            length: day.day.seconds(),
            known: day.known.iter().map(|at| day_span(day, *at)).collect(),
            windows: self.day_marks(day, &day.windows, &windows, "mark-maintenance"),
            outages: self.day_marks(day, &day.outages, &down, "mark-down"),
            when: words.with(
                "outage-day",
                [
                    ("times", times.into()),
                    ("length", words.short_length(length).into()),
                ],
            ),
            maintenance: (!windows.is_empty())
                .then(|| words.with("mark-maintenance", [("times", self.said(&windows).into())])),
        }
    }

    fn said(&self, times: &[String]) -> String {
        let times: Vec<&str> = times.iter().map(String::as_str).collect();
        self.words.short_list(&times, SAID)
    }

    /// Stretches of a day, each with its times and the message that says what it is.
    fn day_marks(&self, day: &OutageDay, stretches: &[Stretch], times: &[String], id: &str) -> Vec<DayMark> {
        let marks = stretches.iter().zip(times).map(|(at, times)| DayMark {
            span: day_span(day, *at),
            title: self.words.with(id, [("times", times.as_str().into())]),
        });
        marks.collect()
    }
}

fn day_span(day: &OutageDay, at: Stretch) -> DaySpan {
    DaySpan {
        x: (at.start - day.day.start).num_seconds(),
        width: at.seconds(),
    }
}
