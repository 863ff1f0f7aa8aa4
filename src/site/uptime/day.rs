//! A day as the bars show it.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::figures::Figures;
use crate::model::ComponentStatus;
use crate::model::uptime::Latency;

/// A local day of a component.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Its date.
    pub date: NaiveDate,
    /// What was measured; all 0 for a component without a feed.
    pub figures: Figures,
    /// Response times; of the feed whose account counts, else of any that has them.
    pub latency: Latency,
    /// Its colour.
    pub class: DayClass,
    /// Where that comes from.
    pub source: DaySource,
    /// It is known by sums, and a window or a false alarm in it could not be left out of them.
    pub uncut: bool,
    /// It is known by sums of a day in this zone, which begins or ends at another instant.
    pub day_zone: Option<Tz>,
    /// Of a component without a feed: the worst that notices reported, to be shown as reported, not measured.
    pub reported: Option<ComponentStatus>,
}

impl Day {
    /// A day of which nothing is known.
    pub fn unknown(date: NaiveDate) -> Self {
        Self {
            date,
            figures: Figures::default(),
            latency: Latency::default(),
            class: DayClass::None,
            source: DaySource::None,
            uncut: false,
            day_zone: None,
            reported: None,
        }
    }
}

/// The colour of a day, from nothing known to the best. 05-time.md, Uptime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayClass {
    /// Nothing is known.
    None,
    /// Down for 5 % of the seconds that count, or more.
    Major,
    /// Down for less.
    Minor,
    /// Degraded, not down.
    Degraded,
    /// A window ran, and it was up otherwise.
    Maintenance,
    /// Up.
    Up,
}

impl DayClass {
    /// All of them, the first that fits first.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Major,
        Self::Minor,
        Self::Degraded,
        Self::Maintenance,
        Self::Up,
    ];

    /// The word used in the API and as a CSS class.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Degraded => "degraded",
            Self::Maintenance => "maintenance",
            Self::Up => "up",
        }
    }

    /// The colour of a measured day, the first that fits.
    pub fn of(figures: &Figures, a_window_ran: bool) -> Self {
        if figures.known_s() == 0 {
            Self::None
        } else if figures.down_s > 0 {
            // The seconds that count are those of the percentage shown beside the colour.
            if figures.down_s * 20 >= figures.counted_s() {
                Self::Major
            } else {
                Self::Minor
            }
        } else if figures.degraded_s > 0 {
            Self::Degraded
        } else if a_window_ran {
            Self::Maintenance
        } else {
            Self::Up
        }
    }

    /// The colour of a day of which only notices tell.
    pub fn reported(status: ComponentStatus) -> Self {
        match status {
            ComponentStatus::Operational => Self::Up,
            ComponentStatus::UnderMaintenance => Self::Maintenance,
            ComponentStatus::DegradedPerformance => Self::Degraded,
            ComponentStatus::PartialOutage => Self::Minor,
            ComponentStatus::MajorOutage => Self::Major,
        }
    }
}

/// Where the figures of a day come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DaySource {
    /// Checks of a feed.
    Checks,
    /// Outages that a feed lists.
    Outages,
    /// A feed's sums of the day.
    Sums,
    /// Notices, of a component without a feed.
    Notices,
    /// Nowhere.
    None,
}

impl DaySource {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Checks, Self::Outages, Self::Sums, Self::Notices, Self::None];

    /// The word used in the API.
    pub fn id(self) -> &'static str {
        match self {
            Self::Checks => "checks",
            Self::Outages => "outages",
            Self::Sums => "sums",
            Self::Notices => "notices",
            Self::None => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_colour_that_fits() {
        let figures = |up_s, degraded_s, down_s, excluded_s| Figures {
            up_s,
            degraded_s,
            down_s,
            excluded_s,
            unknown_s: 1000,
            ..Figures::default()
        };
        let cases = [
            (figures(0, 0, 0, 0), true, DayClass::None),
            (figures(95, 0, 5, 0), true, DayClass::Major),
            (figures(96, 0, 5, 0), true, DayClass::Minor),
            (figures(0, 95, 5, 0), false, DayClass::Major),
            // What is left out does not thin out the downtime.
            (figures(95, 0, 5, 100), true, DayClass::Major),
            (figures(0, 0, 1, 100), true, DayClass::Major),
            (figures(99, 1, 0, 0), true, DayClass::Degraded),
            (figures(100, 0, 0, 0), true, DayClass::Maintenance),
            (figures(0, 0, 0, 100), true, DayClass::Maintenance),
            (figures(100, 0, 0, 0), false, DayClass::Up),
        ];
        for (figures, window, class) in cases {
            assert_eq!(DayClass::of(&figures, window), class, "{figures:?}");
        }
    }
}
