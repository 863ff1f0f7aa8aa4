//! What `tidings archive` does, without its effects: site.toml, the archive and the feeds in, the archive's new text
//! out. Notices have no part in it, so that no mistake in one costs a day of history.

use serde_json::{Map, Value};

use super::feeds::{self, Fetching};
use super::{Inputs, Opened};
use crate::diagnostic::{Diagnostics, Sources};
use crate::input::feed::Documents;
use crate::model::Instant;
use crate::output::archive::document;
use crate::site::uptime::{Keeping, keep};

/// What came of it.
pub struct Archiving {
    /// The files as they are to be; none where they stay as they are, on any error and any doubt.
    pub files: Option<ArchiveFiles>,
    /// All findings, in order.
    pub diagnostics: Diagnostics,
    /// What was read.
    pub sources: Sources,
    /// What became of the feeds.
    pub fetching: Fetching,
}

/// The files of the archive.
pub struct ArchiveFiles {
    /// What is to be kept, and the file that keeps it; none where nothing is new.
    pub archive: Option<(Keeping, String)>,
    /// What the next run is to remember of days that are not over, in the same format; none where that is nothing.
    pub running: Option<String>,
}

/// Works out what the archive is to hold besides what it holds. Of the inputs only it and the feeds are read;
/// `running` is what the last run remembered of days that were not over then.
pub fn archive(opened: Opened, inputs: Inputs, running: Option<&Documents<'_>>, now: Instant) -> Archiving {
    let mut diagnostics = opened.diagnostics;
    let mut fetching = Fetching::default();
    let files = opened.config.and_then(|config| {
        let old = feeds::archive(&config, inputs.archive.as_ref(), now, &mut diagnostics);
        let (live, fetched) = feeds::gather(&config, inputs.feeds, now, inputs.by_clock, &mut diagnostics);
        fetching = fetched;
        // What is kept is kept for good: better a day later than from an answer that is doubtful itself.
        if diagnostics.has_errors() || fetching.is_doubtful {
            return None;
        }
        // What a broken run left behind is as good as nothing.
        let running = feeds::archive(&config, running, now, &mut Diagnostics::default());
        let keep = keep(&config, old.as_ref(), running.as_ref(), &live, now);
        let horizon = old.and_then(|old| old.horizon);
        let archive = keep.archive.map(|keeping| {
            let text = document(fields(inputs.archive.as_ref()).as_ref(), horizon, &keeping);
            (keeping, text)
        });
        Some(ArchiveFiles {
            archive,
            running: keep.running.map(|running| document(None, None, &running)),
        })
    });
    diagnostics.sort(&opened.sources);
    Archiving {
        files,
        diagnostics,
        sources: opened.sources,
        fetching,
    }
}

/// The archive as it stands, once it has read well: what our format does not know stays in it.
fn fields(documents: Option<&Documents<'_>>) -> Option<Map<String, Value>> {
    let document = documents?.get("")?;
    serde_json::from_reader(document.bytes.open().ok()?).ok()
}
