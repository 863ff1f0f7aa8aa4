//! Calendars (RFC 5545) of windows, with the MAINTNOTE properties that network operators' tools read (NANOG BCOP;
//! draft-gunter-calext-maintenance-notifications). An event's bytes change only with its SEQUENCE: nothing in them
//! depends on the instant of the build.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property};

use super::edition::Edition;
use super::route::{mailbox, maintenance_id, notice_path};
use crate::model::{WindowImpact, WindowState};
use crate::site::WindowNow;

/// How far back calendars that are subscribed to hold what is over, in whole local days.
const PAST_DAYS: i64 = 366;
/// How often programs are asked to look for news.
const REFRESH: &str = "PT1H";

/// A calendar to subscribe to: those of the windows that are coming or were over less than 366 days ago.
pub fn subscription<'e>(
    edition: &'e Edition,
    name: &str,
    windows: impl Iterator<Item = &'e WindowNow>,
) -> Vec<u8> {
    let oldest = edition.site.day_from_today(-PAST_DAYS);
    let name = plain(name);
    let mut calendar = calendar();
    calendar
        .append_property(Property::new("NAME", escaped(&name))) // RFC 7986, section 5.1; the crate does not know it
        .append_property(Property::new("X-WR-CALNAME", name))
        .append_property(
            Property::new("REFRESH-INTERVAL", REFRESH)
                .add_parameter("VALUE", "DURATION")
                .done(),
        )
        .append_property(Property::new("X-PUBLISHED-TTL", REFRESH));
    let recent = windows.filter(|window| window.over_at().is_none_or(|at| at >= oldest));
    calendar.extend(recent.map(|window| event(edition, window)));
    bytes(&calendar)
}

/// Windows to put into one's own calendar, with an alarm for each reminder. The file has no name: Outlook would make
/// a calendar of it.
pub fn notice<'e>(edition: &'e Edition, windows: impl Iterator<Item = &'e WindowNow>) -> Vec<u8> {
    let mut calendar = calendar();
    calendar.extend(windows.map(|window| {
        let mut event = event(edition, window);
        for alarm in alarms(edition, window) {
            event.alarm(alarm);
        }
        event
    }));
    bytes(&calendar)
}

/// A calendar without events, and without METHOD: it is published, nobody is invited. PRODID bears no version, so that
/// a new release changes no file.
fn calendar() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Tidings//Tidings//EN"));
    calendar
}

fn event(edition: &Edition, window: &WindowNow) -> Event {
    let (common, course) = (&window.window.common, &window.course);
    let stamp = course.revised().unwrap_or(common.announced);
    let mut event = Event::with_uid(&edition.routes.uid(window.id()));
    event
        .timestamp(stamp)
        .last_modified(stamp)
        .created(common.announced)
        .sequence(u32::try_from(course.sequence()).unwrap_or(u32::MAX))
        .starts(course.plan.start)
        .ends(course.plan.end)
        .summary(&summary(edition, window))
        .description(&plain(&description(edition, window)))
        .url(&edition.routes.url(&notice_path(window.id())))
        .append_property(event_status(course.state))
        // Nobody is busy because a server is.
        .add_property("TRANSP", "TRANSPARENT")
        .add_property("ORGANIZER", plain(&organizer(edition)))
        .add_property(
            "CATEGORIES",
            escaped(&plain(&edition.kind_name(window.window.kind))),
        );
    maintnote(edition, window, &mut event);
    event
}

fn summary(edition: &Edition, window: &WindowNow) -> String {
    let common = &window.window.common;
    plain(&edition.referenced(&common.title, common.reference.as_deref()))
}

/// What a reader has to know who sees the calendar only; some programs show no STATUS.
fn description(edition: &Edition, window: &WindowNow) -> String {
    let words = &edition.words;
    let (window_, state) = (&window.window, window.course.state);
    let is_in_doubt = state == WindowState::Proposed || state.is_off();
    let lines = [
        is_in_doubt.then(|| edition.window_mark(state, false).word),
        (!state.is_off()).then(|| {
            let impact = edition.impact_word(window_.impact);
            words.with("sentence-impact", [("impact", impact.into())])
        }),
        Some(words.with(
            "sentence-concerns",
            [("components", edition.window_components(window).into())],
        )),
        window_
            .expected_downtime
            .filter(|_| !state.is_off())
            .map(|length| words.with("sentence-downtime", [("length", words.length(length).into())])),
        window_
            .reason
            .as_ref()
            .map(|reason| words.with("calendar-reason", [("reason", reason.as_str().into())])),
        Some(edition.routes.url(&notice_path(window.id()))),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// STATUS, by the table "Windows" of 12-tables.md. A cancelled window stays in the calendar.
fn event_status(state: WindowState) -> EventStatus {
    match state {
        WindowState::Proposed => EventStatus::Tentative,
        WindowState::Cancelled | WindowState::Lapsed => EventStatus::Cancelled,
        WindowState::Scheduled
        | WindowState::InProgress
        | WindowState::Overrun
        | WindowState::Verifying
        | WindowState::Ended
        | WindowState::Completed => EventStatus::Confirmed,
    }
}

/// The owner's mail address, else the site's own.
fn organizer(edition: &Edition) -> String {
    let site = &edition.site.config.site;
    match &site.owner.email {
        Some(email) => format!("mailto:{}", mailbox(&email.value)),
        None => site.base_url.to_string(),
    }
}

fn maintnote(edition: &Edition, window: &WindowNow, event: &mut Event) {
    let site = &edition.site.config.site;
    let provider = site.owner.url.as_ref().unwrap_or(&site.base_url).host_str();
    let components = &window.window.components;
    let worst = components.iter().map(|(_, impact)| *impact).max();
    event
        .add_property("X-MAINTNOTE-PROVIDER", provider.unwrap_or_default())
        .add_property("X-MAINTNOTE-ACCOUNT", "public")
        .add_property(
            "X-MAINTNOTE-MAINTENANCE-ID",
            maintenance_id(&window.window.common),
        )
        .add_property(
            "X-MAINTNOTE-IMPACT",
            maintnote_impact(worst.unwrap_or(window.window.impact)),
        )
        .add_property("X-MAINTNOTE-STATUS", maintnote_status(window.course.state));
    for (place, impact) in components {
        let id = edition.site.config.components[*place].id.as_str();
        event.append_multi_property(
            Property::new("X-MAINTNOTE-OBJECT-ID", id)
                .add_parameter("X-MAINTNOTE-OBJECT-IMPACT", maintnote_impact(*impact))
                .done(),
        );
    }
}

/// X-MAINTNOTE-STATUS, by the table "Windows" of 12-tables.md.
fn maintnote_status(state: WindowState) -> &'static str {
    match state {
        WindowState::Proposed => "TENTATIVE",
        WindowState::Scheduled => "CONFIRMED",
        WindowState::InProgress | WindowState::Overrun | WindowState::Verifying => "IN-PROCESS",
        WindowState::Ended | WindowState::Completed => "COMPLETED",
        WindowState::Cancelled | WindowState::Lapsed => "CANCELLED",
    }
}

/// X-MAINTNOTE-IMPACT and X-MAINTNOTE-OBJECT-IMPACT, by the table of impacts of 12-tables.md.
fn maintnote_impact(impact: WindowImpact) -> &'static str {
    match impact {
        WindowImpact::None => "NO-IMPACT",
        WindowImpact::ReducedRedundancy => "REDUCED-REDUNDANCY",
        WindowImpact::Degraded => "DEGRADED",
        WindowImpact::Outage => "OUTAGE",
    }
}

/// An alarm for each reminder of the window's kind; nobody is reminded of what will not be.
fn alarms<'e>(edition: &'e Edition, window: &'e WindowNow) -> impl Iterator<Item = Alarm> {
    let reminders = &edition.site.config.kinds[window.window.kind].rules.reminders;
    let is_off = window.course.state.is_off();
    reminders.iter().filter(move |_| !is_off).map(|before| {
        // The crate invents what is not set, in alarms too.
        Alarm::display(&summary(edition, window), -*before)
            .uid(&edition.routes.alarm_uid(window.id(), *before))
            .timestamp(window.window.common.announced)
            .done()
    })
}

/// A text as RFC 5545, section 3.3.11, has it: without control characters, which would end or garble a line; a line
/// break stays.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "")
}

/// A text with the escapes of RFC 5545, section 3.3.11, where the crate writes none.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// What the crate writes, with every line within 75 octets (RFC 5545, section 3.1): the last of a folded line it
/// leaves one too long.
fn bytes(calendar: &Calendar) -> Vec<u8> {
    let text = calendar.to_string();
    let lines = text.split_terminator("\r\n").flat_map(|line| {
        let (head, rest) = line.split_at(line.floor_char_boundary(75));
        let fold = if rest.is_empty() { "" } else { "\r\n " };
        [head, fold, rest, "\r\n"]
    });
    lines.collect::<String>().into_bytes()
}
