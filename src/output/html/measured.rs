//! What monitoring measured, in words and bars.

use chrono::NaiveDate;

use crate::model::{Instant, Month};
use crate::output::edition::Edition;
use crate::output::view::{Bars, Markup, OutageLine, PeriodRow};

impl Edition {
    /// x
    pub fn open_measured_outages(&self) -> Vec<Markup> { Vec::new() }
    /// x
    pub fn all_facts(&self) -> impl Iterator<Item = Instant> + '_ {
        let site = &self.site;
        let windows = site.windows.iter().flat_map(|window| window.facts(site.now));
        let incidents = site.incidents.iter().filter(|one| !one.incident.is_false_alarm()).map(|one| one.newest_event());
        windows.chain(incidents).chain(self.reading_facts())
    }
    /// x
    pub fn measured_outages_on(&self, _date: NaiveDate) -> Vec<Markup> { Vec::new() }
    /// x
    pub fn banner_remarks(&self) -> Vec<String> { Vec::new() }
    /// x
    pub fn measured_months(&self) -> Vec<Month> { Vec::new() }
    /// x
    pub fn uptime_of_month(&self, _month: Month) -> Option<String> { None }
    /// x
    pub fn known_of_month(&self, _month: Month) -> Option<String> { None }
    /// x
    pub fn measured_outages_in(&self, _month: Month) -> Vec<OutageLine> { Vec::new() }
    /// x
    pub fn measured_outages_of(&self, _place: usize) -> Vec<OutageLine> { Vec::new() }
    /// x
    pub fn reading_facts(&self) -> impl Iterator<Item = Instant> + '_ { std::iter::empty() }
    /// x
    pub fn reading_fact(&self, _place: usize) -> Option<Instant> { None }
    /// x
    pub fn is_measured(&self, _place: usize) -> bool { false }
    /// x
    pub fn uptime_of_bars(&self, _place: usize) -> Option<String> { None }
    /// x
    pub fn bars(&self, _place: usize) -> Bars { Bars { summary: String::new(), days: Vec::new() } }
    /// x
    pub fn conditions(&self, _place: usize) -> Vec<Markup> { Vec::new() }
    /// x
    pub fn period_rows(&self, _place: usize) -> Vec<PeriodRow> { Vec::new() }
    /// x
    pub fn month_rows(&self, _place: usize) -> Vec<PeriodRow> { Vec::new() }
    /// x
    pub fn objective(&self, _place: usize) -> Option<String> { None }
    /// x
    pub fn budget(&self, _place: usize) -> Option<String> { None }
    /// x
    pub fn measured_remarks(&self, _place: usize) -> Vec<String> { Vec::new() }
}
