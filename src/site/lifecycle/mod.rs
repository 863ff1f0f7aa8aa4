//! What is true of a notice at an instant: the tables of 05-time.md as one pure function for windows and one
//! for incidents. Nothing else decides a notice's state.

pub mod incident;
pub mod window;

use crate::model::Instant;

pub use incident::{IncidentCourse, IncidentThen};
pub use window::{Tick, WindowCourse, WindowThen};

/// A step in a notice's life that customers are told of, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<T> {
    /// When customers are told.
    pub at: Instant,
    /// What it is.
    pub kind: EventKind,
    /// The update that it is, by place in the notice's list.
    pub update: Option<usize>,
    /// What held just after it took effect.
    pub then: T,
}

/// The kinds of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// The notice was published.
    Announced,
    /// Some time before a window.
    Reminder,
    /// A window began by the clock.
    Started,
    /// A window ended by the clock.
    Ended,
    /// A proposed window's start came without a word.
    Lapsed,
    /// Somebody wrote an update.
    Written,
}

impl EventKind {
    /// Its word in the API, where no step says it better.
    pub fn id(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Reminder => "reminder",
            Self::Started => "started",
            Self::Ended => "ended",
            Self::Lapsed => "lapsed",
            Self::Written => "update",
        }
    }
}
