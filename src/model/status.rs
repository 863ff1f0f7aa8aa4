//! The states and impacts of 05-time.md, in rising order where an order has a meaning.

/// How a component is doing, from best to worst. The five names are Statuspage's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComponentStatus {
    /// Works as it should.
    #[default]
    Operational,
    /// A window that names it is open.
    UnderMaintenance,
    /// Slower or less reliable than it should be.
    DegradedPerformance,
    /// Some of it is unusable.
    PartialOutage,
    /// All of it is unusable.
    MajorOutage,
}

impl ComponentStatus {
    /// All of them, from best to worst.
    pub const ALL: [Self; 5] = [
        Self::Operational,
        Self::UnderMaintenance,
        Self::DegradedPerformance,
        Self::PartialOutage,
        Self::MajorOutage,
    ];

    /// The word used in files, in the API and as a CSS class.
    pub fn id(self) -> &'static str {
        match self {
            Self::Operational => "operational",
            Self::UnderMaintenance => "under_maintenance",
            Self::DegradedPerformance => "degraded_performance",
            Self::PartialOutage => "partial_outage",
            Self::MajorOutage => "major_outage",
        }
    }
}

/// The worst that a window may do to a component, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WindowImpact {
    /// Nobody notices.
    None,
    /// It goes on working, with less to fall back on.
    ReducedRedundancy,
    /// Slower or partly unavailable.
    Degraded,
    /// Unavailable.
    Outage,
}

impl WindowImpact {
    /// All of them, from least to most.
    pub const ALL: [Self; 4] = [Self::None, Self::ReducedRedundancy, Self::Degraded, Self::Outage];

    /// The word used in files and in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ReducedRedundancy => "reduced_redundancy",
            Self::Degraded => "degraded",
            Self::Outage => "outage",
        }
    }
}

/// How much an incident matters, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncidentImpact {
    /// No impact.
    None,
    /// Minor.
    Minor,
    /// Major.
    Major,
    /// Critical.
    Critical,
}

impl IncidentImpact {
    /// All of them, from least to most.
    pub const ALL: [Self; 4] = [Self::None, Self::Minor, Self::Major, Self::Critical];

    /// The word used in files and in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }
}

/// The state of a published window at an instant; an unpublished one has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WindowState {
    /// Announced, awaiting confirmation.
    Proposed,
    /// Its start came before anybody confirmed it: not carried out.
    Lapsed,
    /// Announced or confirmed, before its start.
    Scheduled,
    /// From its start, by the clock or by somebody's word.
    InProgress,
    /// The work is done and being looked at.
    Verifying,
    /// Past its end, and somebody must say that it is over.
    Overrun,
    /// Past its end by the clock; nobody has said that the work is done.
    Ended,
    /// Somebody said that the work is done.
    Completed,
    /// Called off, before or during.
    Cancelled,
}

impl WindowState {
    /// All of them, in the order of a window's life.
    pub const ALL: [Self; 9] = [
        Self::Proposed,
        Self::Lapsed,
        Self::Scheduled,
        Self::InProgress,
        Self::Verifying,
        Self::Overrun,
        Self::Ended,
        Self::Completed,
        Self::Cancelled,
    ];

    /// The word used in the API and as a CSS class.
    pub fn id(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Lapsed => "lapsed",
            Self::Scheduled => "scheduled",
            Self::InProgress => "in_progress",
            Self::Verifying => "verifying",
            Self::Overrun => "overrun",
            Self::Ended => "ended",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether work is going on: such a window puts its components under maintenance.
    pub fn is_open(self) -> bool {
        matches!(self, Self::InProgress | Self::Verifying | Self::Overrun)
    }

    /// Whether it is still to begin.
    pub fn is_coming(self) -> bool {
        matches!(self, Self::Proposed | Self::Scheduled)
    }

    /// Whether it does not take place.
    pub fn is_off(self) -> bool {
        matches!(self, Self::Cancelled | Self::Lapsed)
    }
}

/// The state of a published incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IncidentState {
    /// Being looked into; the state when announced.
    Investigating,
    /// The cause is known.
    Identified,
    /// Mended, and being watched.
    Monitoring,
    /// Waits for a maintenance window.
    Deferred,
    /// Over.
    Resolved,
    /// Over, and the account of it is written.
    Postmortem,
}

impl IncidentState {
    /// All of them, in the order of an incident's life.
    pub const ALL: [Self; 6] = [
        Self::Investigating,
        Self::Identified,
        Self::Monitoring,
        Self::Deferred,
        Self::Resolved,
        Self::Postmortem,
    ];

    /// The word used in the API and as a CSS class.
    pub fn id(self) -> &'static str {
        match self {
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Monitoring => "monitoring",
            Self::Deferred => "deferred",
            Self::Resolved => "resolved",
            Self::Postmortem => "postmortem",
        }
    }

    /// Whether it still goes on.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Resolved | Self::Postmortem)
    }
}
