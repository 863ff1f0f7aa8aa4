//! The headings of updates, in words: `## DATE HH:MM STATE`. The states themselves stand beside what reads them.

use crate::input::incident::{MEANINGS as INCIDENT_MEANINGS, STATES as INCIDENT_STATES};
use crate::input::step::{MEANINGS as WINDOW_MEANINGS, STATES as WINDOW_STATES};

/// The states that an update of a window may name, each as it is written, with what it does.
pub fn of_windows() -> impl Iterator<Item = (&'static str, &'static str)> {
    WINDOW_STATES.into_iter().zip(WINDOW_MEANINGS)
}

/// The states that an update of an incident may name, each as it is written, with what it does.
pub fn of_incidents() -> impl Iterator<Item = (&'static str, &'static str)> {
    INCIDENT_STATES.into_iter().zip(INCIDENT_MEANINGS)
}
