//! What things mean: components, windows, incidents, newsletters and measurements as plain data with pure
//! questions. Nothing here parses, renders, or knows of files; nothing here knows the rest of Tidings.

pub mod alias;
pub mod colour;
pub mod component;
pub mod newsletter;
pub mod notice;
pub mod prose;
pub mod recurrence;
pub mod series;
pub mod span;
pub mod status;
pub mod time;
pub mod uptime;

pub use alias::Alias;
pub use colour::Colour;
pub use component::{Component, Group, Kind, Plan, Rules};
pub use newsletter::{Article, Issue, Page, PageKind, PageName, Question};
pub use notice::{
    Common, Fix, FixHow, Incident, IncidentStep, IncidentUpdate, NoticeId, Sort, Update, Window, WindowStep,
};
pub use prose::{GeneratedPart, Mention, Piece, Prose, Reference, Target};
pub use recurrence::{Frequency, Rule, Until};
pub use series::{MOST_OCCURRENCES, Moved, Occurrence, Series};
pub use span::Span;
pub use status::{ComponentStatus, IncidentImpact, IncidentState, WindowImpact, WindowState};
pub use time::{Instant, Month, Stretch};
