//! Sentences about incidents.

use super::Diagnostic;
use crate::model::Span;

/// A component that is not there.
pub fn unknown_component<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error(
        "content::unknown-component",
        at,
        format!("there is no component `{given}`"),
    )
    .did_you_mean(given, known)
}

/// A fix in a window that is not named.
pub fn fix_without_window(at: Span) -> Diagnostic {
    Diagnostic::error(
        "incident::fix-without-window",
        at,
        "`how = \"window\"` does not say which window",
    )
    .help("name its file: `window = \"2026-12-03-web-security-patches\"`")
}

/// A window that is named for another fix.
pub fn window_without_fix(at: Span) -> Diagnostic {
    Diagnostic::error(
        "incident::window-without-fix",
        at,
        "`window` goes with `how = \"window\"` only",
    )
    .help("write `how = \"window\"`, or take `window` out")
}

/// A block of components that no update tells of.
pub fn block_before_update(at: Span) -> Diagnostic {
    Diagnostic::error(
        "incident::block-before-update",
        at,
        "a block marked `components` belongs to an update",
    )
    .help("what holds from the start is written in the front matter, below `[components]`")
}

/// Resolved means operational.
pub fn block_in_resolved(at: Span) -> Diagnostic {
    Diagnostic::error(
        "incident::block-in-resolved",
        at,
        "`Resolved` takes no block marked `components`",
    )
    .help(
        "it sets all components operational; while one is not, the incident is `Monitoring` or `Identified`",
    )
}

/// A state that cannot follow the one before.
pub fn not_allowed(at: Span, step: &str, state: &str, allowed: &[&str]) -> Diagnostic {
    Diagnostic::error(
        "incident::not-allowed",
        at,
        format!("`{step}` cannot be written while the incident is {state}"),
    )
    .help(format!("what may be written then: {}", super::list(allowed)))
}

/// Deferred, but to when?
pub fn deferred_without_window(at: Span) -> Diagnostic {
    Diagnostic::error("incident::deferred-without-window", at, "`Deferred` waits for a window, and none is named")
        .help("name it in the front matter, `[fix]` with `how = \"window\"` and `window = \"…\"`, or in the window's `fixes`")
}

/// A window that is not there.
pub fn unknown_window<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error(
        "incident::unknown-window",
        at,
        format!("there is no window `{given}`"),
    )
    .did_you_mean(given.strip_prefix("maintenance/").unwrap_or(given), known)
    .or_help(
        "write the name of its file in `maintenance`, without `.md`; of a recurring one as `backup-check/2026-12-16`",
    )
}

/// An incident that comes back as one that never was.
pub fn unknown_follows<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error(
        "incident::unknown-follows",
        at,
        format!("there is no incident `{given}`"),
    )
    .did_you_mean(given, known)
    .or_help("write the name of its file in `incidents`, without `.md`")
}

/// An incident that follows one that was not there before it.
pub fn follows_later(at: Span, other: &str) -> Diagnostic {
    Diagnostic::error(
        "incident::follows-later",
        at,
        format!("`{other}` did not start before this incident, which cannot follow it"),
    )
    .help("`follows` names an earlier incident that came back; write it into the later of the two")
}

/// An incident that came back as itself.
pub fn follows_itself(at: Span) -> Diagnostic {
    Diagnostic::error("incident::follows-itself", at, "an incident cannot follow itself")
        .help("`follows` names the earlier incident that has come back")
}

/// The two ends of a bond disagree.
pub fn disagreement(at: Span, incident: &str, other: &str) -> Diagnostic {
    Diagnostic::error(
        "incident::disagreement",
        at,
        format!("`fixes` names `{incident}`, whose `[fix]` says otherwise: {other}"),
    )
    .help("either end suffices: take one of them out, or make them agree")
}

/// Components that change although nothing goes on.
pub fn block_without_effect(at: Span) -> Diagnostic {
    Diagnostic::error(
        "incident::block-without-effect",
        at,
        "a block marked `components` stands in an update of a plain notice, or of an incident that is over",
    )
    .help("take it out; components that are in trouble again are a new incident, which `follows` this one")
}
