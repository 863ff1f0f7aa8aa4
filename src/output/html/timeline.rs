//! Events in words: on a notice's page, on cards, in feeds.

use crate::model::{IncidentState, IncidentStep, NoticeId, Prose, WindowState, WindowStep};
use crate::output::edition::Edition;
use crate::output::prose::{Addresses, Setting, id_prefix};
use crate::output::route::{anchor, notice_path};
use crate::output::view::{Markup, NoticeCard, TimelineEntry};
use crate::output::words::{Clock, Year, utc_year};
use crate::site::{Event, EventKind, IncidentNow, IncidentThen, WindowNow, WindowThen};

use super::parts::{incident_tone, window_tone};

impl Edition {
    /// The word that the title of a window's event begins with.
    pub fn window_event_word(&self, window: &WindowNow, event: &Event<WindowThen>) -> String {
        let id = match (
            event.kind,
            event.update.map(|index| window.window.updates[index].step),
        ) {
            (EventKind::Announced, _) => match event.then.state {
                WindowState::Proposed | WindowState::Lapsed => "proposed",
                WindowState::InProgress | WindowState::Overrun | WindowState::Verifying => "in-progress",
                WindowState::Ended => "ended-late",
                _ => "scheduled",
            },
            (EventKind::Written, Some(step)) => step.id(),
            (kind, _) => kind.id(),
        };
        self.words.get(&format!("event-{}", id.replace('_', "-")))
    }

    /// The word that the title of an incident's event begins with.
    pub fn incident_event_word(&self, incident: &IncidentNow, event: &Event<IncidentThen>) -> String {
        let plain = incident.incident.is_plain();
        let id = match event
            .update
            .map(|index| incident.incident.updates[index].step.step)
        {
            None if plain => "notice",
            None => IncidentState::Investigating.id(),
            Some(_) if plain => "update",
            Some(IncidentStep::To(state)) => state.id(),
            Some(IncidentStep::Update) => "update",
        };
        self.words.get(&format!("event-{id}"))
    }

    /// The title of a window's event: `<word>: [<id> ]<title>, <window in UTC>`.
    pub fn window_event_title(&self, window: &WindowNow, event: &Event<WindowThen>) -> String {
        let year = Year::UnlessIs(utc_year(event.at));
        let when = self.words.range(event.then.plan, Clock::Utc, year);
        let title = self.referenced(
            &window.window.common.title,
            window.window.common.reference.as_deref(),
        );
        let word = self.window_event_word(window, event);
        self.words.exact(
            "title-window",
            [("word", &word), ("title", &title), ("when", &when)],
        )
    }

    /// The title of an incident's event: `<word>: [<id> ]<title>`.
    pub fn incident_event_title(&self, incident: &IncidentNow, event: &Event<IncidentThen>) -> String {
        let common = &incident.incident.common;
        let title = self.referenced(&common.title, common.reference.as_deref());
        let word = self.incident_event_word(incident, event);
        self.words
            .exact("title-notice", [("word", &word), ("title", &title)])
    }

    /// A title with the firm's own reference before it, where there is one: `[<id> ]<title>`.
    pub fn referenced(&self, title: &str, reference: Option<&str>) -> String {
        match reference {
            Some(reference) => self
                .words
                .exact("title-reference", [("reference", reference), ("title", title)]),
            None => title.to_owned(),
        }
    }

    /// What a window's event says by itself, as HTML; nothing where only the written words count.
    pub fn window_sentence(
        &self,
        window: &WindowNow,
        event: &Event<WindowThen>,
        year: Year,
    ) -> Option<Markup> {
        let words = &self.words;
        let plan = || words.range_html(event.then.plan, Clock::Site, year).into();
        let end = || words.moment_html(event.then.plan.end, Clock::Site, year).into();
        let proposed = event.then.state == WindowState::Proposed;
        let step = event.update.map(|index| window.window.updates[index].step);
        let earlier = window.course.events.iter();
        let before = earlier
            .take_while(|one| one.at < event.at)
            .last()
            .unwrap_or(event)
            .then;
        let sentence = match (event.kind, step) {
            (EventKind::Announced, _) if proposed => words.with("sentence-proposed", [("when", plan())]),
            (EventKind::Announced, _) => words.with("sentence-planned", [("when", plan())]),
            (EventKind::Reminder, _) => {
                let before = words.length(event.then.plan.start - event.at);
                words.with("sentence-reminder", [("before", before.into()), ("when", plan())])
            }
            (EventKind::Started, _) => words.with("sentence-started", [("end", end())]),
            (EventKind::Ended, _) => words.get("sentence-ended"),
            (EventKind::Lapsed, _) => words.get("sentence-lapsed"),
            (EventKind::Written, Some(WindowStep::Confirmed)) => {
                words.with("sentence-confirmed", [("when", plan())])
            }
            (EventKind::Written, Some(WindowStep::Extended { .. })) => {
                let before = words.moment_html(before.plan.end, Clock::Site, year);
                words.with("sentence-extended", [("end", end()), ("before", before.into())])
            }
            (EventKind::Written, Some(WindowStep::Rescheduled { .. })) => {
                let id = if proposed {
                    "sentence-rescheduled-proposed"
                } else {
                    "sentence-rescheduled"
                };
                let before = words.range_html(before.plan, Clock::Site, year);
                words.with(id, [("when", plan()), ("before", before.into())])
            }
            (EventKind::Written, Some(WindowStep::Cancelled)) if before.state.is_open() => {
                words.get("sentence-broken-off")
            }
            (EventKind::Written, Some(WindowStep::Cancelled)) => {
                words.with("sentence-cancelled", [("when", plan())])
            }
            (EventKind::Written, _) => return None,
        };
        Some(Markup(sentence))
    }

    /// What was written at a window's event, as HTML.
    pub fn window_event_text(
        &self,
        window: &WindowNow,
        event: &Event<WindowThen>,
        level: u8,
        addresses: Addresses,
    ) -> Markup {
        let text = match (event.kind, event.update) {
            (EventKind::Announced, _) => Some(&window.window.common.body),
            (_, Some(index)) => Some(&window.window.updates[index].text),
            _ => None,
        };
        self.notice_text(window.id(), text, level, addresses)
    }

    /// What was written at an incident's event, as HTML.
    pub fn incident_event_text(
        &self,
        incident: &IncidentNow,
        event: &Event<IncidentThen>,
        level: u8,
        addresses: Addresses,
    ) -> Markup {
        let text = match event.update {
            None => &incident.incident.common.body,
            Some(index) => &incident.incident.updates[index].text,
        };
        self.notice_text(incident.id(), Some(text), level, addresses)
    }

    fn notice_text(&self, id: &NoticeId, text: Option<&Prose>, level: u8, addresses: Addresses) -> Markup {
        let Some(text) = text else {
            return Markup::default();
        };
        let home = notice_path(id);
        let prefix = id_prefix(id);
        Markup(self.prose(
            text,
            Setting {
                home: &home,
                level,
                prefix: &prefix,
                addresses,
                issue: None,
            },
        ))
    }

    /// The events of a window but its announcement's text, the newest first.
    pub fn window_timeline(&self, window: &WindowNow) -> Vec<TimelineEntry> {
        let entries = window.course.events.iter().rev().map(|event| TimelineEntry {
            anchor: anchor(event),
            word: self.window_event_word(window, event),
            tone: window_tone(event.then.state),
            when: Markup(self.words.moment_html(event.at, Clock::Site, Year::Always)),
            when_utc: self.utc(|clock| self.words.moment_html(event.at, clock, Year::Always)),
            sentence: self.window_sentence(window, event, Year::Always),
            text: match event.kind {
                // The announcement's words stand above the timeline.
                EventKind::Announced => Markup::default(),
                _ => self.window_event_text(window, event, 3, Addresses::Here),
            },
        });
        entries.collect()
    }

    /// The events of an incident, the newest first.
    pub fn incident_timeline(&self, incident: &IncidentNow) -> Vec<TimelineEntry> {
        let entries = incident.course.events.iter().rev().map(|event| TimelineEntry {
            anchor: anchor(event),
            word: self.incident_event_word(incident, event),
            tone: incident_tone(event.then.state, incident.incident.impact),
            when: Markup(self.words.moment_html(event.at, Clock::Site, Year::Always)),
            when_utc: self.utc(|clock| self.words.moment_html(event.at, clock, Year::Always)),
            sentence: None,
            text: self.incident_event_text(incident, event, 3, Addresses::Here),
        });
        entries.collect()
    }

    /// Something in UTC, unless the site's own clock shows UTC.
    pub fn utc(&self, write: impl FnOnce(Clock) -> String) -> Option<Markup> {
        (self.words.zone() != chrono_tz::UTC && self.words.zone() != chrono_tz::Etc::UTC)
            .then(|| Markup(write(Clock::Utc)))
    }

    /// A window with its newest event.
    pub fn window_card(&self, window: &WindowNow) -> NoticeCard {
        let year = self.this_year();
        let events = &window.course.events;
        let newest = events.last();
        // An event without words of its own stands on what was written last.
        let worded = events
            .iter()
            .rev()
            .find(|event| event.update.is_some() || event.kind == EventKind::Announced);
        NoticeCard {
            notice: self.window_line(window, year),
            update_word: newest
                .map(|event| self.window_event_word(window, event))
                .unwrap_or_default(),
            update_when: Markup(self.words.moment_html(window.newest_event(), Clock::Site, year)),
            update_text: worded
                .map(|event| self.window_event_text(window, event, 3, Addresses::Here))
                .unwrap_or_default(),
        }
    }

    /// An incident with its newest event.
    pub fn incident_card(&self, incident: &IncidentNow) -> NoticeCard {
        let year = self.this_year();
        let newest = incident.course.events.last();
        NoticeCard {
            notice: self.incident_line(incident, year),
            update_word: newest
                .map(|event| self.incident_event_word(incident, event))
                .unwrap_or_default(),
            update_when: Markup(self.words.moment_html(incident.newest_event(), Clock::Site, year)),
            update_text: newest
                .map(|event| self.incident_event_text(incident, event, 3, Addresses::Here))
                .unwrap_or_default(),
        }
    }
}
