//! Maintenance windows and incidents as staff wrote them: what was planned and what was said, not yet what
//! is true at an instant.

use chrono::{NaiveDate, TimeDelta};

use super::{Alias, ComponentStatus, IncidentImpact, Instant, Prose, Span, Stretch, WindowImpact};

/// The two sorts of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Incidents.
    Incident,
    /// Maintenance windows.
    Maintenance,
}

/// A notice's name, for ever: `maintenance/<slug>`, `maintenance/<slug>/<date>` or `incidents/<slug>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId {
    /// What it is.
    pub sort: Sort,
    /// The file's name without `.md`.
    pub slug: String,
    /// Of a recurring window, the local date of the occurrence's start by the rule.
    pub occurrence: Option<NaiveDate>,
}

impl NoticeId {
    /// The window of the file `slug`.
    pub fn window(slug: &str) -> Self {
        Self {
            sort: Sort::Maintenance,
            slug: slug.to_owned(),
            occurrence: None,
        }
    }

    /// The incident of the file `slug`.
    pub fn incident(slug: &str) -> Self {
        Self {
            sort: Sort::Incident,
            slug: slug.to_owned(),
            occurrence: None,
        }
    }

    /// Its name among those of its sort: `<slug>` or `<slug>/<date>`.
    pub fn name(&self) -> String {
        self.occurrence
            .map_or(self.slug.clone(), |date| format!("{}/{date}", self.slug))
    }
}

impl std::fmt::Display for NoticeId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let folder = match self.sort {
            Sort::Maintenance => "maintenance",
            Sort::Incident => "incidents",
        };
        f.write_str(folder)?;
        f.write_str("/")?;
        f.write_str(&self.slug)?;
        self.occurrence.map_or(Ok(()), |date| write!(f, "/{date}"))
    }
}

/// What windows and incidents have in common.
#[derive(Clone, Debug)]
pub struct Common {
    /// Its name.
    pub id: NoticeId,
    /// Its title, in plain text.
    pub title: String,
    /// Where that is written.
    pub title_at: Span,
    /// The firm's own reference.
    pub reference: Option<String>,
    /// Where that is written.
    pub reference_at: Span,
    /// Whom to ask; the owner by default.
    pub contact: Option<String>,
    /// When customers are told.
    pub announced: Instant,
    /// Where that is written, or the beginning that stands for it.
    pub announced_at: Span,
    /// Old addresses that lead here.
    pub aliases: Vec<Alias>,
    /// Codes of warnings that are accepted here.
    pub allow: Vec<String>,
    /// The text before the first update.
    pub body: Prose,
    /// The front matter's first line, for what concerns the whole notice.
    pub span: Span,
}

/// Something said after the announcement.
#[derive(Clone, Debug)]
pub struct Update<S> {
    /// When it was said.
    pub at: Instant,
    /// What it does.
    pub step: S,
    /// What it says.
    pub text: Prose,
    /// Its heading.
    pub span: Span,
}

/// A maintenance window: one file, or one occurrence of a recurring one.
#[derive(Clone, Debug)]
pub struct Window {
    /// Title, announcement, texts.
    pub common: Common,
    /// Its kind, by place in the site's list.
    pub kind: usize,
    /// The first plan.
    pub plan: Stretch,
    /// Where its start is written.
    pub start_at: Span,
    /// Where its end is written, or its length.
    pub end_at: Span,
    /// Announced as proposed: awaits confirmation.
    pub proposed: bool,
    /// The worst to expect.
    pub impact: WindowImpact,
    /// The components concerned, by place in the site's list and in its order, and what each may expect.
    pub components: Vec<(usize, WindowImpact)>,
    /// Where they are named.
    pub components_at: Span,
    /// The groups that are named among them, by place in the site's list, and where each is.
    pub groups: Vec<(usize, Span)>,
    /// Those that only their group names and that go out of service: by place, and the first instant out of it.
    pub leaving: Vec<(usize, Instant)>,
    /// The interruption to expect within the window.
    pub expected_downtime: Option<TimeDelta>,
    /// Why.
    pub reason: Option<String>,
    /// What happens if it goes wrong.
    pub rollback: Option<String>,
    /// Slugs of the incidents that are put right, and where each is named.
    pub fixes: Vec<(String, Span)>,
    /// Extra words for customers of a plan, by place in the site's list.
    pub plan_notes: Vec<(usize, String)>,
    /// What was said since, rising strictly in time.
    pub updates: Vec<Update<WindowStep>>,
}

impl Window {
    /// What it is planned for, the first plan and each that an update makes of it, with the place where that is written.
    pub fn plans(&self) -> Vec<(Span, Stretch)> {
        let mut plan = self.plan;
        let mut plans = vec![(self.components_at, plan)];
        for update in &self.updates {
            plan = match update.step {
                WindowStep::Extended { end } => Stretch::new(plan.start, end),
                WindowStep::Rescheduled { start, end } => Stretch::new(start, end),
                _ => continue,
            };
            plans.push((update.span, plan));
        }
        plans
    }

    /// A group means those of its components that are in service until the window ends, by whichever plan: without the
    /// others.
    pub fn of_those_in_service(mut self) -> Self {
        let last = self.plans().iter().map(|(_, plan)| plan.end).max();
        let leaving = &self.leaving;
        let has_left = |place| {
            leaving
                .iter()
                .any(|(one, from)| *one == place && Some(*from) < last)
        };
        self.components.retain(|(place, _)| !has_left(*place));
        self
    }
}

/// What an update does to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowStep {
    /// A proposed window is now scheduled.
    Confirmed,
    /// Work has begun.
    InProgress,
    /// Work is done and being looked at.
    Verifying,
    /// Work is done.
    Completed,
    /// Called off.
    Cancelled,
    /// A later end.
    Extended {
        /// The new end.
        end: Instant,
    },
    /// Another plan.
    Rescheduled {
        /// The new start.
        start: Instant,
        /// The new end.
        end: Instant,
    },
    /// Says something, changes nothing.
    Update,
}

impl WindowStep {
    /// Its word in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::InProgress => "in_progress",
            Self::Verifying => "verifying",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Extended { .. } => "extended",
            Self::Rescheduled { .. } => "rescheduled",
            Self::Update => "update",
        }
    }
}

/// An incident.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Title, announcement, texts.
    pub common: Common,
    /// When it began.
    pub started: Instant,
    /// How much it matters.
    pub impact: IncidentImpact,
    /// The slug of an earlier incident that has come back.
    pub follows: Option<(String, Span)>,
    /// Component states when announced, by place in the site's list and in its order. Empty: the whole service.
    pub components: Vec<(usize, ComponentStatus)>,
    /// How it is put right.
    pub fix: Option<Fix>,
    /// What was said since, rising strictly in time.
    pub updates: Vec<Update<IncidentUpdate>>,
}

impl Incident {
    /// A plain notice: no impact and no components. Shown under "Notices", without state words.
    pub fn is_plain(&self) -> bool {
        self.impact == IncidentImpact::None && self.components.is_empty()
    }

    /// A false alarm: in no list; its own address says so.
    pub fn is_false_alarm(&self) -> bool {
        self.fix.as_ref().is_some_and(|fix| fix.how == FixHow::FalseAlarm)
    }
}

/// What an update does to an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentUpdate {
    /// The state it brings.
    pub step: IncidentStep,
    /// Components that change with it, added to what stood.
    pub components: Vec<(usize, ComponentStatus)>,
}

/// The state words of an incident's updates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncidentStep {
    /// To a state.
    To(super::IncidentState),
    /// Says something, changes no state.
    Update,
}

/// How an incident is put right.
#[derive(Clone, Debug)]
pub struct Fix {
    /// In which way.
    pub how: FixHow,
    /// Whether it costs the customer; by the plan where nothing is written.
    pub chargeable: Option<bool>,
    /// Where it is said.
    pub span: Span,
}

/// The ways to put an incident right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FixHow {
    /// From afar.
    Remote,
    /// By a visit.
    OnSite,
    /// In the window of that name (`<slug>` or `<slug>/<date>`).
    Window(String),
    /// There was nothing to put right.
    FalseAlarm,
}
