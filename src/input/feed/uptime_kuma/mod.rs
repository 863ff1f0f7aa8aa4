//! Uptime Kuma, 1.x and 2.x: what its status page asks for, `/api/status-page/<slug>` with the monitors and
//! `/api/status-page/heartbeat/<slug>` with about a hundred beats of each. Times are UTC without a mark of it.

mod beat;
mod page;

use std::collections::BTreeMap;

use chrono_tz::Tz;
use url::Url;

use self::beat::Answer;
use self::page::Page;
use super::checks::{Checks, USUAL_INTERVAL};
use super::json::{self, Faults};
use super::names::aliases;
use super::shape::Object;
use super::value::{Limit, Values};
use super::wanted::{File, Request};
use super::{Circumstances, Trouble};
use crate::diagnostic::supply as say;
use crate::model::uptime::{Feed, Measured};

/// The role of the document with the beats; the other is the status page's own.
const HEARTBEAT: &str = "heartbeat";

/// The number of a monitor, by the name that the status page gives it.
type Monitors = BTreeMap<String, u64>;

/// What is asked of a status page at the address that readers have of it, `…/status/<slug>`, or at one of those
/// that are asked; nothing at any other.
pub fn requests(url: &Url) -> Vec<Request> {
    let segments: Vec<&str> = url.path().trim_matches('/').split('/').collect();
    let (base, slug) = match segments.as_slice() {
        [base @ .., "api", "status-page", "heartbeat", slug]
        | [base @ .., "api", "status-page", slug]
        | [base @ .., "status", slug] => (base, *slug),
        _ => return Vec::new(),
    };
    let request = |role: &str, below: &[&str]| {
        let mut url = url.clone();
        url.set_path(&[base, &["api", "status-page"], below, &[slug]].concat().join("/"));
        Request {
            role: role.to_owned(),
            url,
        }
    };
    vec![request("", &[]), request(HEARTBEAT, &[HEARTBEAT])]
}

/// The files of a status page: its own, and the beats beside it, or below as the server has them.
pub fn files(path: &str) -> Vec<File> {
    let name_at = path.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, name) = path.split_at(name_at);
    let beats = [
        format!("{folder}heartbeat.json"),
        format!("{folder}heartbeat/{name}"),
    ];
    let file = |role: &str, paths: &[String]| File {
        role: role.to_owned(),
        paths: paths.to_vec(),
    };
    vec![file("", &[path.to_owned()]), file(HEARTBEAT, &beats)]
}

/// What is read of it, for the reference.
pub const REFERENCE: &str = "\
A status page of Uptime Kuma, 1.x or 2.x. As a `url`, the address at which readers see it, `…/status/<slug>`; as a `path`, the \
answer of `/api/status-page/<slug>` in a file, with that of `/api/status-page/heartbeat/<slug>` beside it as \
`heartbeat.json` or `heartbeat/<the same name>`. A component is found by its monitor's name or number. Read are the beats, \
as checks; a monitor has about a hundred of them: `tidings archive` keeps what they say.";

/// Reads both answers.
///
/// # Errors
/// The first mistake in either.
pub fn read(circumstances: Circumstances<'_>) -> Result<Feed, Trouble> {
    let source = circumstances.source;
    if circumstances.documents.all.is_empty() {
        return Err(Trouble::Malformed(say::no_status_page(source.place.span)));
    }
    let faults = Faults::default();
    let values = Values::new(&faults, Limit::Now(circumstances.now));
    let (page, beats) = (circumstances.document("")?, circumstances.document(HEARTBEAT)?);
    let monitors = json::document(page, &faults, || Object(Page::new(&values)))?;
    let none = Checks::new(source.interval.unwrap_or(USUAL_INTERVAL), circumstances.zone);
    let unbeaten: BTreeMap<String, Checks> = monitors
        .values()
        .map(|id| (id.to_string(), none.clone()))
        .collect();
    let beats = json::document(beats, &faults, || Object(Answer::new(&values, unbeaten.clone())))?;
    Ok(feed(monitors, &beats, source.day_zone))
}

/// The feed; it knows nothing after its newest beat.
fn feed(monitors: Monitors, beats: &BTreeMap<String, Checks>, day_zone: Tz) -> Feed {
    let horizon = beats.values().filter_map(Checks::newest).max();
    let measured = |id: &u64| match beats.get(&id.to_string()) {
        Some(checks) if checks.newest().is_some() => checks.clone().measured(horizon),
        _ => Measured::default(),
    };
    let components = monitors
        .iter()
        .map(|(name, id)| (name.clone(), measured(id)))
        .collect();
    let numbers = monitors.into_iter().map(|(name, id)| (id.to_string(), name));
    Feed {
        generated_at: None,
        horizon,
        day_zone,
        aliases: aliases(&components, numbers),
        components,
    }
}
