//! The model at one instant: what is true of each notice and component then, knowing no output format.

pub mod bonds;
pub mod changes;
pub mod check;
pub mod components;
pub mod current;
pub mod find;
pub mod headline;
pub mod history;
pub mod lifecycle;
pub mod notices;
pub mod occasions;
pub mod propose;
pub mod published;
pub mod series;
pub mod status_changes;
pub mod told;
pub mod uptime;
pub mod validate;

pub use changes::Cause;
pub use components::ComponentNow;
pub use current::{Site, Unannounced};
pub use headline::Headline;
pub use lifecycle::{Event, EventKind, IncidentThen, WindowThen};
pub use notices::{FixNow, IncidentNow, WindowNow};
pub use occasions::Occasion;
pub use published::Forward;
pub use series::SeriesNow;
pub use status_changes::StatusChanges;
