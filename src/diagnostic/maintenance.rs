//! Sentences about maintenance windows.

use chrono::NaiveDate;

use super::Diagnostic;
use crate::model::Span;

/// A component or group that is not there.
pub fn unknown_component<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error(
        "content::unknown-component",
        at,
        format!("there is no component or group `{given}`"),
    )
    .did_you_mean(given, known)
}

/// A kind that is not there.
pub fn unknown_kind<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error(
        "maintenance::unknown-kind",
        at,
        format!("there is no kind `{given}`"),
    )
    .did_you_mean(given, known)
    .help("a kind of your own is declared in site.toml: `[maintenance.kinds.NAME]`")
}

/// A window that concerns nothing.
pub fn no_component(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::no-component",
        at,
        "a window names at least one component or group",
    )
    .help("write it like `components = [\"web-1\"]`")
}

/// Neither or both.
pub fn end_or_duration(at: Span, both: bool) -> Diagnostic {
    let message = if both {
        "the window has both `end` and `duration`"
    } else {
        "the window has neither `end` nor `duration`"
    };
    Diagnostic::error("maintenance::end-or-duration", at, message)
        .help("write exactly one of them: `end = 2026-12-03 01:30:00` or `duration = \"30m\"`")
}

/// A window that ends before it has begun.
pub fn end_before_start(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::end-before-start",
        at,
        "the window's end is not after its start",
    )
    .help("an end after midnight bears the next day's date")
}

/// An impact for a component that the window does not name.
pub fn impact_of_unnamed(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::impact-of-unnamed",
        at,
        "`[impacts]` speaks of a component that the window does not name",
    )
    .help("add it to `components`, or take it out here")
}

/// An impact worse than the worst.
pub fn impact_too_low(at: Span, own: &str, worst: &str) -> Diagnostic {
    Diagnostic::error(
        "maintenance::impact-too-low",
        at,
        format!("`{own}` here is worse than the window's `impact`, `{worst}`"),
    )
    .help(format!(
        "`impact` is the worst to expect: write `impact = \"{own}\"`"
    ))
}

/// Cancelled where only an update can say so.
pub fn cancelled_in_front_matter(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::cancelled-in-front-matter",
        at,
        "a window is not cancelled in its front matter: customers would not be told",
    )
    .help("append an update instead, such as `## 2026-12-01 10:00 Cancelled` and a sentence that says why")
}

/// A longer interruption than the window.
pub fn downtime_too_long(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::downtime-too-long",
        at,
        "the interruption to expect is longer than the window",
    )
    .help("make the window longer, or the interruption shorter")
}

/// A new end that does not read.
pub fn unreadable_end(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "content::update-heading",
        at,
        format!("`{given}` does not read as the new end"),
    )
    .help("write it like `Extended to 02:00`, or with its date, `Extended to 2026-12-04 02:00`")
}

/// A new start that does not read.
pub fn unreadable_start(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "content::update-heading",
        at,
        format!("`{given}` does not read as the new start, or start and end"),
    )
    .help("write it like `Rescheduled to 2026-12-10 01:00`, or with its end, `Rescheduled to 2026-12-10 01:00 - 01:45`")
}

/// An end that is earlier than the one planned so far.
pub fn extended_earlier(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::extended-earlier",
        at,
        "`Extended to` names an end that is not after the end planned so far",
    )
    .help("a window that is done early is `Completed`; another plan is `Rescheduled to`")
}

/// An end that is past when it is said.
pub fn extended_to_the_past(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::extended-to-the-past",
        at,
        "`Extended to` names an end that is past when the update is written",
    )
    .help("name the end that is now expected, or write `Completed`")
}

/// A clock time too far away to be understood.
pub fn extended_far(at: Span, time: &str) -> Diagnostic {
    Diagnostic::error(
        "maintenance::extended-far",
        at,
        format!("the next {time} is more than 12 hours after the end planned so far"),
    )
    .help("name the date too, such as `Extended to 2026-12-04 02:00`")
}

/// A start that is past when it is said.
pub fn rescheduled_to_the_past(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::rescheduled-to-the-past",
        at,
        "`Rescheduled to` names a start that is past when the update is written",
    )
    .help("name the start that is now planned")
}

/// A state that cannot follow the one before.
pub fn not_allowed(at: Span, step: &str, state: &str, allowed: &[&str]) -> Diagnostic {
    Diagnostic::error(
        "maintenance::not-allowed",
        at,
        format!("`{step}` cannot be written while the window is {state}"),
    )
    .help(format!("what may be written then: {}", super::list(allowed)))
}

/// A slug that names no incident.
pub fn unknown_incident<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error(
        "maintenance::unknown-incident",
        at,
        format!("there is no incident `{given}`"),
    )
    .did_you_mean(given, known)
    .or_help("write the name of its file in `incidents`, without `.md`")
}

/// A window after a component that it names is out of service.
pub fn after_retirement(at: Span, component: &str, retired: NaiveDate) -> Diagnostic {
    Diagnostic::error(
        "maintenance::after-retirement",
        at,
        format!("the window ends after `{component}` is out of service, from {retired}"),
    )
    .help("take the component out of `components`, or set `retired` in site.toml to a later day")
}

/// A window on a group of which nothing is left.
pub fn none_in_service(at: Span, group: &str, retired: NaiveDate) -> Diagnostic {
    Diagnostic::error(
        "maintenance::none-in-service",
        at,
        format!("the window ends after the last component of the group `{group}` is out of service, from {retired}"),
    )
    .help(format!(
        "take `{group}` out of `components`, or set `retired` of a component of it in site.toml to a later day"
    ))
}

/// A group that means nothing.
pub fn group_without_components(at: Span, group: &str) -> Diagnostic {
    Diagnostic::error(
        "maintenance::none-in-service",
        at,
        format!("no component belongs to the group `{group}`"),
    )
    .help(format!(
        "name components, or write `group = \"{group}\"` in site.toml at those that belong to it"
    ))
}
