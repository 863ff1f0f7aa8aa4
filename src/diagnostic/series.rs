//! Sentences about recurring windows.

use chrono::NaiveDate;

use super::Diagnostic;
use crate::model::{MOST_OCCURRENCES, Moved, Span};

/// A rule that does not read, or says what is not supported.
fn rule(at: Span, message: String) -> Diagnostic {
    Diagnostic::error("maintenance::repeat", at, message)
}

/// A line of a calendar in the place of a rule.
pub fn rule_line(at: Span, line: &str) -> Diagnostic {
    let error = rule(at, format!("`{line}` is no part of a rule"));
    match line {
        "RRULE" => error.help("write what follows it: `repeat = \"FREQ=MONTHLY;BYDAY=1TH\"`"),
        "DTSTART" => error.help("the first date and time is `start`"),
        _ => error.help("dates of the rule are left out with `skip = [2026-12-24]`"),
    }
}

/// A part without `=`.
pub fn rule_part(at: Span, part: &str) -> Diagnostic {
    let message = if part.is_empty() {
        "a part of the rule is empty".to_owned()
    } else {
        format!("`{part}` does not read as a part of a rule")
    };
    rule(at, message).help("parts are written like `FREQ=MONTHLY`, with `;` between them")
}

/// A part that RFC 5545 does not know.
pub fn rule_unknown_part(at: Span, name: &str, known: &[&str]) -> Diagnostic {
    rule(at, format!("a rule has no part `{name}`")).did_you_mean(name, known.iter().copied())
}

/// A part that stands twice.
pub fn rule_part_twice(at: Span, name: &str) -> Diagnostic {
    rule(at, format!("`{name}` stands twice in the rule"))
        .help("put what both say into one, with `,` between")
}

/// A part that would give an occurrence a time of its own.
pub fn rule_time(at: Span, name: &str) -> Diagnostic {
    rule(at, format!("`{name}` is not supported"))
        .help("every occurrence begins at the time of `start`; another time of day is a file of its own")
}

/// A rule that does not say how often.
pub fn rule_without_frequency(at: Span) -> Diagnostic {
    rule(
        at,
        "the rule does not say how often: `FREQ` is missing".to_owned(),
    )
    .help("begin it with FREQ=DAILY, FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY")
}

/// A part whose value does not read.
pub fn rule_value(at: Span, part: &str, expected: &str) -> Diagnostic {
    rule(at, format!("the rule cannot say `{part}`")).help(format!("what may follow the `=`: {expected}"))
}

/// Two parts that cannot go together.
pub fn rule_parts(at: Span, one: &str, other: &str) -> Diagnostic {
    let where_it_goes = match one {
        "BYMONTHDAY" => "it goes with FREQ=DAILY, FREQ=MONTHLY or FREQ=YEARLY",
        "BYYEARDAY" | "BYWEEKNO" => "it goes with FREQ=YEARLY only",
        _ => "a weekday with a number goes with FREQ=MONTHLY or FREQ=YEARLY, and without BYWEEKNO",
    };
    rule(at, format!("`{one}` cannot go with `{other}`")).help(where_it_goes)
}

/// A rule with two ends.
pub fn rule_two_ends(at: Span) -> Diagnostic {
    rule(at, "the rule has both `COUNT` and `UNTIL`".to_owned()).help("leave one of them out")
}

/// A choice among nothing.
pub fn rule_position_alone(at: Span) -> Diagnostic {
    rule(
        at,
        "`BYSETPOS` chooses from the days of another part, and there is none".to_owned(),
    )
    .help("name the days, such as `BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1` for the last working day")
}

/// A rule that never comes true.
pub fn no_date(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::repeat-never",
        at,
        "the rule gives no date from `start` on",
    )
    .help("no month has the day that it names, or its `UNTIL` is before `start`")
}

/// A first window on a day that the rule does not name.
pub fn start_off_rule(at: Span, start: NaiveDate, first: NaiveDate) -> Diagnostic {
    Diagnostic::error(
        "maintenance::repeat-start",
        at,
        format!("`start` is on {start}, which is not a date of the rule in `repeat`"),
    )
    .help(format!("the first date of the rule from there on is {first}"))
}

/// Dates left out of nothing.
pub fn skip_without_repeat(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::skip-without-repeat",
        at,
        "`skip` leaves dates out of a rule, and there is no `repeat`",
    )
    .help("add `repeat`, or take `skip` out")
}

/// A date left out that is none of the rule's.
pub fn skip_off_rule(at: Span, date: NaiveDate, around: [Option<NaiveDate>; 2]) -> Diagnostic {
    Diagnostic::error(
        "maintenance::skip",
        at,
        format!("{date} is not a date of the rule in `repeat`"),
    )
    .help(nearest_dates(around))
}

/// A rule of which nothing is left.
pub fn skips_everything(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::skip",
        at,
        "`skip` leaves out every date of the rule",
    )
    .help("remove the file, or mark it with `draft = true`")
}

/// An occurrence after a component is out of service.
pub fn after_retirement(at: Span, date: NaiveDate, component: &str, retired: NaiveDate) -> Diagnostic {
    Diagnostic::error(
        "maintenance::after-retirement",
        at,
        format!("the occurrence of {date} ends after `{component}` is out of service, from {retired}"),
    )
    .help("end the rule before it with `UNTIL`, the last day; for the other components begin a new file")
}

/// An occurrence on a group of which nothing is left.
pub fn none_in_service(at: Span, date: NaiveDate, group: &str, retired: NaiveDate) -> Diagnostic {
    Diagnostic::error(
        "maintenance::none-in-service",
        at,
        format!(
            "the occurrence of {date} ends after the last component of the group `{group}` is out of service, from {retired}"
        ),
    )
    .help("end the rule before it with `UNTIL`, the last day; for other components begin a new file")
}

/// Incidents put right by all occurrences at once.
pub fn fixes(at: Span) -> Diagnostic {
    Diagnostic::error(
        "maintenance::fixes-in-series",
        at,
        "`fixes` does not say which occurrence puts the incident right",
    )
    .help("name the occurrence in the incident, below `[fix]`: `window = \"backup-check/2026-12-16\"`")
}

/// More occurrences than a file may have.
pub fn too_many(at: Span, slug: &str) -> Diagnostic {
    Diagnostic::error(
        "maintenance::too-many-occurrences",
        at,
        format!("more than {MOST_OCCURRENCES} occurrences of `{slug}` are announced"),
    )
    .help("end the rule with `UNTIL`, the last day, and begin a new file for those that follow")
}

/// An update that may be meant for an occurrence to come.
pub fn no_occurrence_yet(at: Span, first: Option<NaiveDate>) -> Diagnostic {
    let first = first.map_or("DATE".to_owned(), |first| first.to_string());
    Diagnostic::error(
        "maintenance::for-missing",
        at,
        "no occurrence has begun when this update is written, and it does not say for which it is",
    )
    .help(format!("name it at the end of the heading: `for {first}`"))
}

/// An update for a date that has no occurrence.
pub fn no_such_occurrence(at: Span, date: NaiveDate, around: [Option<NaiveDate>; 2]) -> Diagnostic {
    Diagnostic::error(
        "maintenance::for-no-occurrence",
        at,
        format!("there is no occurrence of {date}"),
    )
    .help(nearest_dates(around))
}

/// An update for a date that is left out.
pub fn skipped_occurrence(at: Span, date: NaiveDate) -> Diagnostic {
    Diagnostic::error(
        "maintenance::for-no-occurrence",
        at,
        format!("there is no occurrence of {date}: `skip` leaves it out"),
    )
    .help("take the date out of `skip` and write the update, or leave the update out")
}

/// An update of what nobody has been told of.
pub fn not_announced(at: Span, date: NaiveDate, announced: &str) -> Diagnostic {
    Diagnostic::error(
        "maintenance::occurrence-not-announced",
        at,
        format!("the occurrence of {date} is announced at {announced}, after this update"),
    )
    .help(format!(
        "to leave it out without a word, write `skip = [{date}]`; else write the update once it is announced"
    ))
}

/// An occurrence that a clock change moves.
pub fn moved(at: Span, date: NaiveDate, how: Moved, given: &str, start: &str) -> Diagnostic {
    let change = match how {
        Moved::Skipped => "does not exist on that day",
        Moved::Repeated => "comes twice on that day",
    };
    Diagnostic::warning(
        "check::occurrence-moved",
        at,
        format!("the occurrence of {date} begins at {start}: {given} {change}, because the clock changes"),
    )
    .help(format!(
        "if that does not suit, leave it out with `skip = [{date}]` and write a window of its own"
    ))
}

/// A link or bond to an occurrence that is none.
pub fn link_to_no_occurrence(
    at: Span,
    slug: &str,
    date: NaiveDate,
    around: [Option<NaiveDate>; 2],
) -> Diagnostic {
    Diagnostic::error(
        "link::no-such-occurrence",
        at,
        format!("`{slug}` has no occurrence of {date}"),
    )
    .help(nearest_dates(around))
}

/// A link to an occurrence of what does not recur.
pub fn link_to_single_window(at: Span, slug: &str) -> Diagnostic {
    Diagnostic::error(
        "link::no-such-occurrence",
        at,
        format!("`{slug}` is a window that does not recur"),
    )
    .help(format!("link to its file, `{slug}.md`"))
}

/// An incident put right in all occurrences at once.
pub fn bond_to_series(at: Span, slug: &str, example: NaiveDate) -> Diagnostic {
    Diagnostic::error(
        "incident::which-occurrence",
        at,
        format!("`{slug}` is a window that recurs, and this does not say which occurrence"),
    )
    .help(format!("name it by its date: `window = \"{slug}/{example}\"`"))
}

/// An incident put right in an occurrence that is none.
pub fn bond_to_no_occurrence(
    at: Span,
    slug: &str,
    date: NaiveDate,
    around: [Option<NaiveDate>; 2],
) -> Diagnostic {
    Diagnostic::error(
        "incident::no-such-occurrence",
        at,
        format!("`{slug}` has no occurrence of {date}"),
    )
    .help(nearest_dates(around))
}

/// An incident put right in an occurrence of what does not recur.
pub fn bond_to_single_window(at: Span, slug: &str) -> Diagnostic {
    Diagnostic::error(
        "incident::no-such-occurrence",
        at,
        format!("`{slug}` is a window that does not recur"),
    )
    .help(format!("name it without a date: `window = \"{slug}\"`"))
}

/// The occurrences near a date that is none.
fn nearest_dates(around: [Option<NaiveDate>; 2]) -> String {
    match around {
        [Some(before), Some(after)] => format!("the nearest are {before} and {after}"),
        [Some(one), None] => format!("the last one is {one}"),
        [None, Some(one)] => format!("the first one is {one}"),
        [None, None] => "there is none left".to_owned(),
    }
}
