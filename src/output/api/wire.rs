//! The values that documents are made of.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Instant, Stretch};
use crate::output::route::iso;

/// An instant: UTC, in whole seconds, such as `2026-12-03T01:00:00Z`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("format" = "date-time", "pattern" = r"^\d\d\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$"))]
pub struct Moment(String);

impl From<Instant> for Moment {
    fn from(at: Instant) -> Self {
        Self(iso(at))
    }
}

/// A stretch of time. At its start it holds, at its end it does not.
#[derive(Serialize, JsonSchema)]
pub struct Range {
    /// When it begins; null where it has not begun.
    pub start: Option<Moment>,
    /// When it ends; null where it has not ended.
    pub end: Option<Moment>,
}

impl From<Stretch> for Range {
    fn from(stretch: Stretch) -> Self {
        Self {
            start: Some(stretch.start.into()),
            end: Some(stretch.end.into()),
        }
    }
}
