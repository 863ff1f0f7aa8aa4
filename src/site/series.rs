//! Recurring windows at an instant: their occurrences as windows, and which of them are published.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};

use crate::diagnostic::{Diagnostics, series as say};
use crate::model::{Instant, MOST_OCCURRENCES, NoticeId, Series, Window};

/// A series of which at least one occurrence is published.
#[derive(Debug)]
pub struct SeriesNow {
    /// As it was written.
    pub series: Series,
    /// Its published occurrences, by place in [`Site::windows`](super::Site::windows), in order of their dates.
    pub occurrences: Vec<usize>,
}

/// The occurrences of a series as windows: those announced up to `now`, the next one after them, and those that
/// something is written of already. What is not announced leaves no trace, but is held to the same rules. Too many
/// of them, and those of the next year that a clock change moves, are told.
pub fn expand(series: &Series, now: Instant, diagnostics: &mut Diagnostics) -> Vec<Window> {
    let last_update = series.updates.last().map(|(_, update)| update.at);
    let until = last_update.map_or(now, |at| at.max(now));
    tell_moved(series, now, diagnostics);
    let mut windows = Vec::new();
    let mut next_is_in = false;
    for (place, occurrence) in series.occurrences().enumerate() {
        let announced = occurrence.announced <= now;
        if announced && place >= MOST_OCCURRENCES {
            diagnostics.push(say::too_many(series.rule_at, series.slug()));
            break;
        }
        let is_next = !announced && !next_is_in;
        next_is_in |= is_next;
        if announced || is_next || occurrence.announced <= until {
            windows.push(series.window(&occurrence));
        } else {
            break;
        }
    }
    windows
}

/// Tells of the starts of a year that a clock change moves, until the occurrence is over: whoever writes the rule is told
/// now, and not when nobody edits anything.
fn tell_moved(series: &Series, now: Instant, diagnostics: &mut Diagnostics) {
    let until = now.checked_add_months(Months::new(12)).unwrap_or(now);
    let local = |at: Instant, form: &str| at.with_timezone(&series.zone).format(form).to_string();
    let given = local(series.template.plan.start, "%H:%M:%S");
    let of_a_year = series
        .occurrences()
        .take(2 * MOST_OCCURRENCES)
        .take_while(|one| one.plan.start < until)
        .filter(|one| one.plan.end > now);
    for occurrence in of_a_year {
        let Some(how) = occurrence.moved else { continue };
        let start = local(occurrence.plan.start, "%Y-%m-%d %H:%M:%S%:z");
        let at = series.template.start_at;
        diagnostics.push(say::moved(at, occurrence.date, how, &given, &start));
    }
}

/// The series of which an occurrence is among the published windows, whose names are in order of place; and the others.
pub fn published<'w>(
    series: Vec<Series>,
    windows: impl Iterator<Item = &'w NoticeId>,
) -> (Vec<SeriesNow>, Vec<Series>) {
    let mut places: HashMap<&str, Vec<(NaiveDate, usize)>> = HashMap::new();
    for (place, id) in windows.enumerate() {
        if let Some(date) = id.occurrence {
            places.entry(&id.slug).or_default().push((date, place));
        }
    }
    let (mut published, mut others) = (Vec::new(), Vec::new());
    for series in series {
        let Some(mut occurrences) = places.remove(series.slug()) else {
            others.push(series);
            continue;
        };
        occurrences.sort_unstable();
        published.push(SeriesNow {
            series,
            occurrences: occurrences.into_iter().map(|(_, place)| place).collect(),
        });
    }
    (published, others)
}
