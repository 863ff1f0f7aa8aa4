//! The building blocks of pages: states with their words, lines in lists, cards.

use chrono::Datelike;

use crate::model::{ComponentStatus, IncidentImpact, IncidentState, Instant, WindowImpact, WindowState};
use crate::output::edition::Edition;
use crate::output::prose::escape;
use crate::output::route::{component_path, iso, notice_calendar_path, notice_path};
use crate::output::view::{Mark, Markup, NoticeLine, Tone};
use crate::output::words::{Clock, Year};
use crate::site::{IncidentNow, WindowNow};
/// Components that a notice's line names at the most.
const NAMES_IN_A_LINE: usize = 5;

/// The colour and shape of a component's status.
pub fn component_tone(status: ComponentStatus) -> Tone {
    match status {
        ComponentStatus::Operational => Tone::Good,
        ComponentStatus::UnderMaintenance => Tone::Work,
        ComponentStatus::DegradedPerformance => Tone::Minor,
        ComponentStatus::PartialOutage => Tone::Major,
        ComponentStatus::MajorOutage => Tone::Critical,
    }
}

/// The colour and shape of a window's state.
pub fn window_tone(state: WindowState) -> Tone {
    match state {
        WindowState::Proposed | WindowState::Lapsed | WindowState::Cancelled => Tone::Quiet,
        WindowState::Scheduled | WindowState::InProgress | WindowState::Verifying => Tone::Work,
        WindowState::Overrun => Tone::Minor,
        WindowState::Ended | WindowState::Completed => Tone::Good,
    }
}

/// The colour and shape of an incident's state: while it is open, by how much it matters.
pub fn incident_tone(state: IncidentState, impact: IncidentImpact) -> Tone {
    match (state, impact) {
        (IncidentState::Resolved | IncidentState::Postmortem, _) => Tone::Good,
        (IncidentState::Deferred, _) => Tone::Work,
        (_, IncidentImpact::None) => Tone::Quiet,
        (_, IncidentImpact::Minor) | (IncidentState::Monitoring, _) => Tone::Minor,
        (_, IncidentImpact::Major) => Tone::Major,
        (_, IncidentImpact::Critical) => Tone::Critical,
    }
}

impl Edition {
    /// A component's status.
    pub fn component_mark(&self, status: ComponentStatus) -> Mark {
        let word = self.words.get(&format!("component-{}", status.id()));
        Mark {
            id: status.id(),
            word,
            tone: component_tone(status),
        }
    }

    /// The state of a component that is out of service.
    pub fn retired_mark(&self) -> Mark {
        Mark {
            id: "retired",
            word: self.words.get("badge-retired"),
            tone: Tone::Quiet,
        }
    }

    /// A window's state; a scheduled one that was moved says so.
    pub fn window_mark(&self, state: WindowState, rescheduled: bool) -> Mark {
        let id = if state == WindowState::Scheduled && rescheduled {
            "rescheduled"
        } else {
            state.id()
        };
        Mark {
            id: state.id(),
            word: self.words.get(&format!("window-{id}")),
            tone: window_tone(state),
        }
    }

    /// What a window may do to a component.
    pub fn impact_mark(&self, impact: WindowImpact) -> Mark {
        let tone = match impact {
            WindowImpact::None => Tone::Good,
            WindowImpact::ReducedRedundancy => Tone::Work,
            WindowImpact::Degraded => Tone::Minor,
            WindowImpact::Outage => Tone::Major,
        };
        Mark {
            id: impact.id(),
            word: self.impact_word(impact),
            tone,
        }
    }

    /// What a window may do to a component, in words.
    pub fn impact_word(&self, impact: WindowImpact) -> String {
        self.words.get(&format!("impact-{}", impact.id()))
    }

    /// An incident's state; a plain notice has none.
    pub fn incident_mark(&self, incident: &IncidentNow) -> Option<Mark> {
        let state = incident.course.state;
        (!incident.incident.is_plain()).then(|| Mark {
            id: state.id(),
            word: self.words.get(&format!("incident-{}", state.id())),
            tone: incident_tone(state, incident.incident.impact),
        })
    }

    /// What a kind of window is called; the theme has words for those that always exist.
    pub fn kind_name(&self, kind: usize) -> String {
        let kind = &self.site.config.kinds[kind];
        let name = kind.name.clone();
        name.unwrap_or_else(|| self.words.get(&format!("kind-{}", kind.id)))
    }

    /// The names of components, by place.
    pub fn component_names(&self, places: impl Iterator<Item = usize>) -> Vec<&str> {
        places
            .map(|place| self.site.config.components[place].name.as_str())
            .collect()
    }

    /// All components of a window, in a list.
    pub fn window_components(&self, window: &WindowNow) -> String {
        let names = self.component_names(window.window.components.iter().map(|(place, _)| *place));
        self.words.short_list(&names, usize::MAX)
    }

    /// All components of an incident, in a list; empty for the whole service.
    pub fn incident_components(&self, incident: &IncidentNow) -> String {
        let names = self.component_names(incident.course.components.iter().map(|(place, _)| *place));
        if names.is_empty() {
            String::new()
        } else {
            self.words.short_list(&names, usize::MAX)
        }
    }

    /// Components in a notice's line: the first few, and how many more. Its page names them all.
    fn components_in_line(&self, places: impl Iterator<Item = usize>) -> String {
        self.words
            .short_list(&self.component_names(places), NAMES_IN_A_LINE)
    }

    /// A component's page.
    pub fn component_address(&self, place: usize) -> String {
        self.routes
            .address(&component_path(&self.site.config.components[place].id))
    }

    /// How times are dated on a live page: with their year only if it is not this one.
    pub fn this_year(&self) -> Year {
        Year::UnlessIs(self.site.today().year())
    }

    /// A window in a list.
    pub fn window_line(&self, window: &WindowNow, year: Year) -> NoticeLine {
        let plan = window.course.plan;
        let range = |stretch| Markup(self.words.range_html(stretch, Clock::Site, year));
        NoticeLine {
            sort: "maintenance",
            address: self.routes.address(&notice_path(window.id())),
            title: window.window.common.title.clone(),
            mark: Some(self.window_mark(window.course.state, window.course.rescheduled)),
            when: range(plan),
            countdown: self.window_countdown(window),
            first_when: window.is_moved().then(|| range(window.window.plan)),
            length: Some(self.words.length(plan.length())),
            components: self.components_in_line(window.window.components.iter().map(|(place, _)| *place)),
            impact: self.impact_word(window.window.impact),
            calendar: Some(self.routes.address(&notice_calendar_path(window.id()))),
        }
    }

    /// An incident in a list.
    pub fn incident_line(&self, incident: &IncidentNow, year: Year) -> NoticeLine {
        let plain = incident.incident.is_plain();
        NoticeLine {
            sort: if plain { "notice" } else { "incident" },
            address: self.routes.address(&notice_path(incident.id())),
            title: incident.incident.common.title.clone(),
            mark: self.incident_mark(incident),
            when: self.incident_when(incident, Clock::Site, year),
            countdown: None,
            first_when: None,
            length: incident
                .course
                .resolved
                .filter(|_| !plain)
                .map(|_| self.words.length(incident.stretch(self.site.now).length())),
            components: self.components_in_line(incident.course.components.iter().map(|(place, _)| *place)),
            impact: if plain {
                String::new()
            } else {
                self.incident_impact_word(incident.incident.impact)
            },
            calendar: None,
        }
    }

    /// How much an incident matters, in a word.
    pub fn incident_impact_word(&self, impact: IncidentImpact) -> String {
        self.words.get(&format!("incident-impact-{}", impact.id()))
    }

    /// From when to when an incident was; since when it is; a plain notice's instant alone.
    pub fn incident_when(&self, incident: &IncidentNow, clock: Clock, year: Year) -> Markup {
        let started = self.words.moment_html(incident.incident.started, clock, year);
        Markup(match incident.course.resolved {
            _ if incident.incident.is_plain() => started,
            Some(_) => self
                .words
                .range_html(incident.stretch(self.site.now), clock, year),
            None => self.words.with("range-open", [("start", started.into())]),
        })
    }

    /// How long it is until a coming window's start or an open one's planned end, for the script to fill in.
    pub fn window_countdown(&self, window: &WindowNow) -> Option<Markup> {
        let (plan, state) = (window.course.plan, window.course.state);
        let (at, id) = if state.is_coming() {
            (plan.start, "countdown-start")
        } else {
            (plan.end, "countdown-end")
        };
        let counts = (state.is_coming() || state.is_open()) && at > self.site.now;
        counts.then(|| self.countdown(at, id))
    }

    /// A sentence of the catalogue with a gap for "in 12 minutes", hidden until the script has filled it in.
    pub fn countdown(&self, at: Instant, id: &str) -> Markup {
        let text = self.words.with(id, [("in", "<span></span>".into())]);
        let at = iso(at);
        Markup(format!(
            "<span class=\"countdown\" data-to=\"{at}\" hidden>{text}</span>"
        ))
    }

    /// A plain text as HTML.
    pub fn text(&self, text: &str) -> Markup {
        Markup(escape(text))
    }
}
