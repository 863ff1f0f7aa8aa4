//! Sentences about what may be published but would be better otherwise.

use chrono::DateTime;
use chrono_tz::Tz;

use super::Diagnostic;
use crate::model::Span;

/// An outage of the component `id` that monitoring measured and no incident tells of, in the site's zone; without an
/// end it goes on.
pub fn outage_without_incident(
    at: Span,
    id: &str,
    start: DateTime<Tz>,
    end: Option<DateTime<Tz>>,
) -> Diagnostic {
    // With the offset, so that the help can be copied on a day that has the hour twice.
    let written = |at: DateTime<Tz>| at.format("%Y-%m-%d %H:%M:%S%:z").to_string();
    let start = written(start);
    let measured = match end {
        Some(end) => format!(
            "monitoring measured an outage of `{id}` from {start} to {}",
            written(end)
        ),
        None => format!("monitoring has measured an outage of `{id}` since {start}"),
    };
    let message = format!("{measured}, and nobody has written about it");
    Diagnostic::warning("check::outage-without-incident", at, message)
        .help(format!(
            "write an incident with `started = {start}` that names `{id}` below `[components]`"
        ))
        .help("if there was none, the same with `how = \"false-alarm\"` below `[fix]`")
}

/// A picture that says nothing to those who do not see it.
pub fn no_alternative_text(at: Span) -> Diagnostic {
    Diagnostic::warning(
        "check::no-alternative-text",
        at,
        "this picture has no alternative text",
    )
    .help("say what it shows: `![Response times rose at 09:14](graph.svg)`")
}
