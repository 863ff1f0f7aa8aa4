//! When the site will differ next, and why: `/api/next-change.json` and `tidings next`.

use schemars::JsonSchema;
use serde::Serialize;

use super::edition::Edition;
use super::route::{iso, page_path};
use crate::model::Instant;
use crate::site::Cause;

/// The next change of the site.
#[derive(Debug, PartialEq, Eq)]
pub struct NextChange {
    /// The first instant at which any file differs without anyone editing one.
    pub at: Instant,
    /// Why: a kind, followed by a blank and the notice or component where there is one; sorted, each once.
    pub why: Vec<String>,
}

/// When the site will differ next. A build before then changes nothing, but for what somebody has edited or a feed
/// has measured since.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Tidings: the next change")]
pub struct NextDocument<'c> {
    /// The first instant at which any file will differ without anyone editing one: UTC, in whole seconds.
    #[schemars(extend("format" = "date-time"))]
    next: String,
    /// Why, sorted: `start`, `end`, `reminder`, `lapse`, `restart`, `reading`, `horizon`, `midnight` or `publication`,
    /// followed by a blank and the notice or component where there is one.
    why: &'c [String],
}

impl NextChange {
    /// The next change as customers may know it: what is not published yet has no name.
    pub fn public(edition: &Edition) -> Self {
        Self::new(edition, |_| "publication".to_owned())
    }

    /// The next change as staff may know it.
    pub fn named(edition: &Edition) -> Self {
        Self::new(edition, |page| {
            format!("publication {}", page.trim_end_matches('/'))
        })
    }

    fn new(edition: &Edition, publication: impl Fn(&str) -> String) -> Self {
        let (at, causes) = edition.site.next_change();
        let mut why: Vec<String> = causes
            .iter()
            .map(|cause| match cause {
                Cause::Publication(page) => publication(&page_path(page)),
                cause => word(edition, cause),
            })
            .collect();
        why.sort_unstable();
        why.dedup();
        Self { at, why }
    }

    /// As JSON.
    ///
    /// # Errors
    /// None that can happen: every value is plain.
    pub fn json(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(&NextDocument {
            next: iso(self.at),
            why: &self.why,
        })
    }
}

/// A cause of what is published.
fn word(edition: &Edition, cause: &Cause) -> String {
    let window = |kind: &str, place: usize| format!("{kind} {}", edition.site.windows[place].id());
    let component = |kind: &str, place: usize| format!("{kind} {}", edition.site.config.components[place].id);
    match cause {
        Cause::Start(place) => window("start", *place),
        Cause::End(place) => window("end", *place),
        Cause::Reminder(place) => window("reminder", *place),
        Cause::Lapse(place) => window("lapse", *place),
        Cause::Restart(place) => component("restart", *place),
        Cause::Reading(Some(place)) => component("reading", *place),
        Cause::Reading(None) => "reading".to_owned(),
        Cause::Horizon => "horizon".to_owned(),
        Cause::Midnight => "midnight".to_owned(),
        Cause::Publication(_) => "publication".to_owned(),
    }
}
