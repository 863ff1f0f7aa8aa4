//! Sentences about what may be published but would be better otherwise.

use chrono::{DateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::{Diagnostic, Level, codes, list};
use crate::model::{Month, NoticeId, Span, Stretch};

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
        .help(
            "to accept it, because there was none, write the same with `how = \"false-alarm\"` below `[fix]`",
        )
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

/// A window that is told so long before its start; `kind` promises more.
pub fn too_little_notice(
    at: Span,
    id: &NoticeId,
    kind: &str,
    given: TimeDelta,
    promised: TimeDelta,
) -> Diagnostic {
    let told = if given < TimeDelta::zero() {
        "after its start".to_owned()
    } else {
        format!("{} before its start", length(given))
    };
    Diagnostic::warning(
        "check::notice",
        at,
        format!(
            "{} is told {told}: windows of the kind `{kind}` are to be told {} before it",
            subject(id),
            length(promised)
        ),
    )
    .help("plan it later, or, if it cannot wait, give it a kind that may be told later, such as `kind = \"emergency\"`")
}

/// A window that nobody could know of before it was over.
pub fn announced_after_end(at: Span, id: &NoticeId) -> Diagnostic {
    Diagnostic::warning(
        "check::announced-after-end",
        at,
        format!("{} is announced after its end", subject(id)),
    )
    .help("`announced` is when customers are told, before the work; what broke without a plan is an incident")
}

/// A window that is not within the hours in which `kind` is worked on; its plan is in the site's zone.
pub fn outside_quiet_hours(
    at: Span,
    id: &NoticeId,
    kind: &str,
    (start, end): (DateTime<Tz>, DateTime<Tz>),
    (from, to): (NaiveTime, NaiveTime),
) -> Diagnostic {
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    Diagnostic::warning(
        "check::quiet-hours",
        at,
        format!(
            "{}, from {} to {}, is not wholly within the quiet hours of the kind `{kind}`, {} to {}",
            subject(id),
            start.format("%Y-%m-%d %H:%M"),
            end.format("%Y-%m-%d %H:%M"),
            clock(from),
            clock(to)
        ),
    )
    .help("move it into them, or, if the day is meant, accept it here: `allow = [\"check::quiet-hours\"]`")
}

/// A window that is longer than `kind` may be.
pub fn too_long(at: Span, id: &NoticeId, kind: &str, plan: Stretch, most: TimeDelta) -> Diagnostic {
    Diagnostic::warning(
        "check::too-long",
        at,
        format!(
            "{} is {} long: windows of the kind `{kind}` are at most {} long",
            subject(id),
            length(plan.length()),
            length(most)
        ),
    )
    .help("make it shorter, or make two of it on different days")
}

/// The window that is one too many of `kind` on these components in the twelve months that end with `last`.
pub fn too_many_in_a_year(
    at: Span,
    id: &NoticeId,
    kind: &str,
    components: &[&str],
    count: usize,
    most: u32,
    last: Month,
) -> Diagnostic {
    let first = (0..11).fold(last, |month, _| month.previous());
    Diagnostic::warning(
        "check::too-many-in-a-year",
        at,
        format!(
            "{} is number {count} of the kind `{kind}` on {} in the 12 months from {first} to {last}, of which there are to be at most {most}",
            subject(id),
            list(components)
        ),
    )
    .help("put it together with another one, or plan it for a later month")
}

/// A window that goes on at the same time as another on these components.
pub fn two_at_once(at: Span, id: &NoticeId, other: &NoticeId, components: &[&str]) -> Diagnostic {
    Diagnostic::warning(
        "check::two-at-once",
        at,
        format!(
            "{} and `{other}` go on at the same time on {}",
            subject(id),
            list(components)
        ),
    )
    .help("plan one after the other, or make one window of both: customers cannot tell which of them takes what down")
}

/// An open incident of which nobody has said anything for so long.
pub fn no_update(at: Span, silent: TimeDelta) -> Diagnostic {
    Diagnostic::warning(
        "check::no-update",
        at,
        format!("the incident is open, and nothing has been written for {}", length(TimeDelta::hours(silent.num_hours()))),
    )
    .help("write how things stand, even if that is as before: an update `Update`, or `Deferred` if it waits for a window")
}

/// An open incident whose window is over.
pub fn left_open(at: Span, window: &NoticeId) -> Diagnostic {
    Diagnostic::warning(
        "check::left-open",
        at,
        format!("the incident is still open, and the window that was to put it right is over: `{window}`"),
    )
    .help("write `Resolved` if it is put right, else name the next window in `fix.window`")
}

/// What of somebody else is named in a text that everybody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An IP address, which nobody can tell whose it is.
    Address,
    /// A host of a domain that is not the firm's.
    Host,
    /// A mailbox at such a domain.
    Mailbox,
}

/// Words for the customers of a plan that none of a window's components belongs to.
pub fn unseen_plan_note(at: Span, plan: &str) -> Diagnostic {
    Diagnostic::warning(
        "check::unseen-plan-note",
        at,
        format!("the plan `{plan}` includes none of the window's components: nobody sees this note"),
    )
    .help("take it out, name the plan that was meant, or add the plan to `plans` of a component")
}

/// The address of a third party in words that everybody reads.
pub fn third_party(at: Span, named: Named, word: &str) -> Diagnostic {
    let what = match named {
        Named::Address => "an IP address",
        Named::Host => "a host name that is not of this site's own domains",
        Named::Mailbox => "an e-mail address that is not of this site's own domains",
    };
    Diagnostic::warning(
        "check::third-party",
        at,
        format!("`{word}` is {what}, in words that everybody reads"),
    )
    .help("name the component or the service instead; where a link leads and what stands between backquotes is not looked at")
}

/// A title of so many characters.
pub fn title_too_long(at: Span, characters: usize, most: usize) -> Diagnostic {
    Diagnostic::warning(
        "check::title-too-long",
        at,
        format!("the title has {characters} characters: more than {most} are cut off in feeds, calendars and mail programs"),
    )
    .help("say what it is about, and the rest in the text")
}

/// A code that is accepted and does not exist.
pub fn unknown_code(at: Span, given: &str) -> Diagnostic {
    let error = Diagnostic::error("check::unknown-code", at, format!("there is no code `{given}`"));
    let near = codes::nearest(given).into_iter();
    let can_be_accepted = |near: &&str| codes::find(near).is_some_and(|entry| entry.level == Level::Warning);
    let near: Vec<String> = near
        .filter(can_be_accepted)
        .map(|near| format!("`{near}`"))
        .collect();
    match near.is_empty() {
        true => error.help("write the code as `tidings check` tells it, such as \"check::quiet-hours\""),
        false => error.help(format!("did you mean {}?", near.join(" or "))),
    }
}

/// The code of an error among those that are accepted.
pub fn not_a_warning(at: Span, code: &str) -> Diagnostic {
    Diagnostic::error(
        "check::not-a-warning",
        at,
        format!("`{code}` is the code of an error, which cannot be accepted"),
    )
    .help("take it out, and mend what it tells of; only warnings can be accepted")
}

/// A window at the beginning of a sentence.
fn subject(id: &NoticeId) -> String {
    id.occurrence.map_or_else(
        || "the window".to_owned(),
        |date| format!("the occurrence of {date}"),
    )
}

/// A length of time as site.toml has it: `3d`, `1h 30m`.
fn length(length: TimeDelta) -> String {
    let seconds = length.num_seconds().max(0);
    let parts = [
        (seconds / 86_400, 'd'),
        (seconds / 3600 % 24, 'h'),
        (seconds / 60 % 60, 'm'),
        (seconds % 60, 's'),
    ];
    let written: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count}{unit}"))
        .collect();
    match written.is_empty() {
        true => "0s".to_owned(),
        false => written.join(" "),
    }
}
