//! Sentences about feeds as a whole: those that are not there, and what the site does without them.

use super::feed::{quoted, shown, utc};
use super::{Diagnostic, Level};
use crate::model::{Instant, Span};

/// Names that monitoring knows and the site does not.
pub fn unclaimed(at: Span, names: &[&str]) -> Diagnostic {
    Diagnostic::warning(
        "feed::unclaimed",
        at,
        format!("no component is called {} in the feed", some_of(names)),
    )
    .help("write `feed = \"…\"` at the component that is meant, or leave these out of the feed")
}

/// Components of the archive that site.toml no longer has.
pub fn no_longer(at: Span, ids: &[&str]) -> Diagnostic {
    Diagnostic::warning(
        "feed::no-longer",
        at,
        format!("no component has the id {}, of which the archive keeps days", some_of(ids)),
    )
    .help("where a component has another id now, write that one in the archive too; what is kept of the others stays there")
}

/// So many names are told; monitoring may have thousands.
const NAMES: usize = 10;

fn some_of(names: &[&str]) -> String {
    let told: Vec<String> = names.iter().take(NAMES).map(|name| shown(name)).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    match names.len().saturating_sub(NAMES) {
        0 => super::list(&told),
        more => format!("{} or {more} others", super::list(&told)),
    }
}

/// A document of a feed that is not there, and where it should be: the first place is the usual one.
pub fn document_missing(at: Span, places: &[String]) -> Diagnostic {
    let (usual, others) = match places {
        [usual, others @ ..] => (usual.as_str(), others),
        [] => ("", places),
    };
    let error = Diagnostic::error(
        "feed::document-missing",
        at,
        format!("there is no `{usual}`, which belongs to this feed"),
    );
    match others {
        [] => error.help("the feed is read from all of its documents or not at all"),
        [other, ..] => error.help(format!("it may also be `{other}`")),
    }
}

/// An address that is not that of an Uptime Kuma status page.
pub fn no_status_page(at: Span) -> Diagnostic {
    Diagnostic::error(
        "feed::no-status-page",
        at,
        "this is not the address of a status page of Uptime Kuma",
    )
    .help("write it as readers have it, such as \"https://up.example.com/status/services\"")
}

/// A feed that was made after now.
pub fn ahead(at: Span, horizon: Instant, clock: Instant) -> Diagnostic {
    Diagnostic::warning(
        "feed::ahead",
        at,
        format!("this feed is of {}, and it is {}", utc(horizon), utc(clock)),
    )
    .help("set the clock that is wrong, monitoring's or this machine's; until then what the feed says of today is not used")
}

/// A feed in which there is no component, or nothing about any.
pub fn nothing(at: Span, path: &str) -> Diagnostic {
    Diagnostic::warning(
        "feed::nothing",
        at,
        format!("the feed `{path}` tells nothing of anything"),
    )
    .help("see whether monitoring runs; what no feed tells of is shown as not being measured")
}

/// What the program that was asked finds doubtful in its own answer.
pub fn doubtful(at: Span, words: &str) -> Diagnostic {
    Diagnostic::warning(
        "feed::doubtful",
        at,
        format!("monitoring says of its own answer: {}", quoted(words)),
    )
    .help("some of what was measured may be missing from it: look to the server that lost it")
}

/// What is wrong with the archive, which nobody but us writes.
pub fn archive(error: Diagnostic) -> Diagnostic {
    Diagnostic {
        help: vec![
            "the archive is a file of the site: take its last good version from where it is kept".to_owned(),
        ],
        ..error
    }
}

/// What is wrong with a feed that the site goes without.
pub fn gone_without(error: Diagnostic) -> Diagnostic {
    as_warning(error).help("the site is built without this feed, as `on_failure = \"without\"` says")
}

/// The same, not keeping the site from being built.
fn as_warning(error: Diagnostic) -> Diagnostic {
    // What to do meanwhile is done.
    let help = error
        .help
        .into_iter()
        .filter(|help| !help.contains("`on_failure"));
    Diagnostic {
        level: Level::Warning,
        help: help.collect(),
        ..error
    }
}

/// A feed that is not there.
pub fn missing(at: Span, path: &str) -> Diagnostic {
    Diagnostic::error("feed::missing", at, format!("there is no feed `{path}`"))
        .help("paths in site.toml are from its folder; until the feed is there, `on_failure = \"without\"` builds the site without it")
}

/// A feed that the machine does not let us read.
pub fn unreadable(at: Span, path: &str, message: &str) -> Diagnostic {
    Diagnostic::error(
        "feed::unreadable",
        at,
        format!("the feed `{path}` cannot be read: {message}"),
    )
}

/// A feed that could not be fetched, and why.
pub fn unreachable(at: Span, url: &str, why: &str) -> Diagnostic {
    Diagnostic::error(
        "feed::unreachable",
        at,
        format!("the feed `{url}` cannot be fetched: {}", quoted(why)),
    )
}

/// What is wrong with a feed whose last good copy is used.
pub fn last_good(error: Diagnostic, fetched_at: Option<Instant>) -> Diagnostic {
    let of = fetched_at.map_or_else(String::new, |at| format!(", of {}", utc(at)));
    let instead =
        format!("the last copy that read well{of}, is used instead; its readings have the age they have");
    as_warning(error).help(instead.replacen("well, is", "well is", 1))
}

/// What is wrong with a feed of which no copy was kept yet.
pub fn no_copy(error: Diagnostic) -> Diagnostic {
    error.help("there is no earlier copy in `.tidings/` to go on with; `on_failure = \"without\"` builds the site without the feed")
}
