//! What an update's heading does to a window. The plan is followed along, since `Extended to 02:00` means the
//! first 02:00 after the end planned so far.

use chrono::TimeDelta;

use super::heading::{self, UpdateHeading};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, content, maintenance};
use crate::model::{Instant, Span, Stretch, WindowStep};

/// The words of update headings, as help shows them.
pub const STATES: [&str; 8] = [
    "In progress",
    "Confirmed",
    "Verifying",
    "Completed",
    "Cancelled",
    "Extended to 02:00",
    "Rescheduled to 2026-12-10 01:00",
    "Update",
];

/// What each of them does, in the same order, for the reference.
pub const MEANINGS: [&str; 8] = [
    "Work begins, at its time or before. Without this the window opens by the clock all the same.",
    "A proposed window is now scheduled.",
    "The work is done and is being looked at.",
    "The work is done, and the window over, at its time or before.",
    "The window does not take place, or work has been called off.",
    "The window ends later. A time alone is the first such time after the end planned so far, at most 12 hours later; \
     further on, a date is written too: `Extended to 2026-12-04 02:00`.",
    "The window is put off, or brought forward. Its length is kept unless an end is given: `Rescheduled to \
     2026-12-10 01:00 - 01:45`.",
    "Something is said, and nothing changes.",
];

/// The plan after a step.
pub fn planned(plan: Stretch, step: WindowStep) -> Stretch {
    match step {
        WindowStep::Extended { end } => Stretch::new(plan.start, end),
        WindowStep::Rescheduled { start, end } => Stretch::new(start, end),
        _ => plan,
    }
}

/// What an update does; `Ok(None)` where that stands and falls with a plan that is not known.
pub fn read(
    &UpdateHeading {
        at,
        words,
        words_at: span,
        ..
    }: &UpdateHeading<'_>,
    plan: Option<Stretch>,
    config: &Config,
) -> Result<Option<WindowStep>, Diagnostic> {
    let lower = words.to_lowercase();
    let rest = |state: &str| lower.starts_with(state).then(|| words[state.len()..].trim());
    let step = match lower.as_str() {
        "confirmed" => WindowStep::Confirmed,
        "in progress" => WindowStep::InProgress,
        "verifying" => WindowStep::Verifying,
        "completed" => WindowStep::Completed,
        "cancelled" => WindowStep::Cancelled,
        "update" => WindowStep::Update,
        _ => {
            let (extended, rescheduled) = (rest("extended to "), rest("rescheduled to "));
            if extended.is_none() && rescheduled.is_none() {
                return Err(content::unknown_state(span, words, "a window", &STATES));
            }
            let Some(plan) = plan else { return Ok(None) };
            if let Some(time) = extended {
                let end = extended_to(time, plan, config, span)?
                    .ok_or_else(|| maintenance::unreadable_end(span, time))?;
                if end <= plan.end {
                    return Err(maintenance::extended_earlier(span));
                }
                if end <= at {
                    return Err(maintenance::extended_to_the_past(span));
                }
                WindowStep::Extended { end }
            } else {
                let times = rescheduled.unwrap_or_default();
                let (start, end) = rescheduled_to(times, plan, config, span)?
                    .ok_or_else(|| maintenance::unreadable_start(span, times))?;
                if end <= start {
                    return Err(maintenance::end_before_start(span));
                }
                if start < at {
                    return Err(maintenance::rescheduled_to_the_past(span));
                }
                WindowStep::Rescheduled { start, end }
            }
        }
    };
    Ok(Some(step))
}

/// `[DATE ]HH:MM`; `Ok(None)` if it does not read.
fn extended_to(
    written: &str,
    plan: Stretch,
    config: &Config,
    span: Span,
) -> Result<Option<Instant>, Diagnostic> {
    let zone = config.site.timezone;
    if let Some(time) = heading::clock(written) {
        let next = heading::next_clock(zone, plan.end, time, span)?;
        return match next {
            Some(end) if end - plan.end <= TimeDelta::hours(12) => Ok(Some(end)),
            _ => Err(maintenance::extended_far(span, written)),
        };
    }
    date_and_time(written, config, span)
}

/// `DATE HH:MM[ - [DATE ]HH:MM]`; `Ok(None)` if it does not read. The length is kept unless an end is given.
fn rescheduled_to(
    written: &str,
    plan: Stretch,
    config: &Config,
    span: Span,
) -> Result<Option<(Instant, Instant)>, Diagnostic> {
    let parts = written.split_once(" - ").or_else(|| written.split_once(" – "));
    let (start, end) = parts.map_or((written, None), |(start, end)| (start, Some(end.trim())));
    let Some(start) = date_and_time(start.trim(), config, span)? else {
        return Ok(None);
    };
    let end = match end {
        None => Some(start + plan.length()),
        Some(end) => match heading::clock(end) {
            Some(time) => heading::next_clock(config.site.timezone, start, time, span)?,
            None => date_and_time(end, config, span)?,
        },
    };
    Ok(end.map(|end| (start, end)))
}

fn date_and_time(written: &str, config: &Config, span: Span) -> Result<Option<Instant>, Diagnostic> {
    let Some((date, time)) = written.split_once(char::is_whitespace) else {
        return Ok(None);
    };
    match heading::date_time(date, time.trim(), config.site.timezone, span) {
        Ok(at) => Ok(Some(at)),
        Err(Some(error)) => Err(error),
        Err(None) => Ok(None),
    }
}
