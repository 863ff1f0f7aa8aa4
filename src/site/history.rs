//! The past: which notices belong to which month and which day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Site, WindowNow};
use crate::model::time::local_date;
use crate::model::{Month, WindowState};

/// The notices of a local month, by place in the site's lists, the newest first.
#[derive(Debug, Default)]
pub struct MonthNotices {
    /// Windows.
    pub windows: Vec<usize>,
    /// Incidents and plain notices.
    pub incidents: Vec<usize>,
}

impl Site {
    /// The months that notices belong to: that of an incident's beginning, that of the start now planned of a
    /// window. Lapsed windows and false alarms are in none.
    pub fn months(&self) -> BTreeMap<Month, MonthNotices> {
        let zone = self.config.site.timezone;
        let mut months: BTreeMap<Month, MonthNotices> = BTreeMap::new();
        for (place, window) in self.windows.iter().enumerate() {
            if window.course.state != WindowState::Lapsed {
                months
                    .entry(self.month_of(window))
                    .or_default()
                    .windows
                    .push(place);
            }
        }
        for (place, incident) in self.incidents.iter().enumerate() {
            if !incident.incident.is_false_alarm() {
                let month = Month::of(local_date(zone, incident.incident.started));
                months.entry(month).or_default().incidents.push(place);
            }
        }
        months
    }

    /// The months that any published notice belongs to, those to come too.
    pub fn all_months(&self) -> BTreeSet<Month> {
        let windows = self.all_windows().map(|window| self.month_of(window));
        windows.chain(self.months().into_keys()).collect()
    }

    /// The local month of the start now planned of a window.
    pub fn month_of(&self, window: &WindowNow) -> Month {
        Month::of(local_date(self.config.site.timezone, window.course.plan.start))
    }

    /// The notices that ended on each of the last `days` local days, the newest day first; days without any
    /// are there too. Cancelled windows that never began ended nothing.
    pub fn past_days(&self, days: i64) -> Vec<(NaiveDate, MonthNotices)> {
        let zone = self.config.site.timezone;
        let first = self.day_from_today(1 - days);
        let mut by_day: BTreeMap<NaiveDate, MonthNotices> = BTreeMap::new();
        for back in 0..days {
            by_day
                .entry(crate::model::time::add_days(self.today(), -back))
                .or_default();
        }
        for (place, window) in self.windows.iter().enumerate() {
            let ended = window
                .course
                .actual()
                .1
                .filter(|_| !window.course.state.is_coming());
            if let Some(at) = ended.filter(|at| *at >= first) {
                by_day
                    .entry(local_date(zone, at))
                    .or_default()
                    .windows
                    .push(place);
            }
        }
        for (place, incident) in self.incidents.iter().enumerate() {
            let listed = !incident.incident.is_false_alarm() && !incident.incident.is_plain();
            if let Some(at) = incident.course.resolved.filter(|at| listed && *at >= first) {
                by_day
                    .entry(local_date(zone, at))
                    .or_default()
                    .incidents
                    .push(place);
            }
        }
        by_day.into_iter().rev().collect()
    }
}
