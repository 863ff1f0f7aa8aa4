//! Months as a heat map: a component a row, a month a column.

use crate::model::Month;
use crate::output::edition::Edition;
use crate::output::view::{HeatCell, Tone};
use crate::site::uptime::{DayClass, Figures};

/// Months that are shown: a year, the present one the last.
pub const MONTHS: usize = 12;

impl Edition {
    /// The months to show, the oldest first; none where nothing is known of any.
    pub fn heat_months(&self) -> Vec<Month> {
        let present = Month::of(self.site.today());
        let back = std::iter::successors(Some(present), |month| Some(month.previous()));
        let mut months: Vec<Month> = back.take(MONTHS).collect();
        months.reverse();
        let measured = self.measured_months();
        if !months.iter().any(|month| measured.contains(month)) {
            months.clear();
        }
        months
    }

    /// A component's months.
    pub fn heat_cells(&self, place: usize, months: &[Month]) -> Vec<HeatCell> {
        let known = &self.uptime_at(place).months;
        let figures = months
            .iter()
            .map(|month| known.get(month).copied().unwrap_or_default());
        figures.map(|figures| self.heat_cell(place, &figures)).collect()
    }

    fn heat_cell(&self, place: usize, figures: &Figures) -> HeatCell {
        let digits = figures.percent(self.precision());
        HeatCell {
            tone: match digits {
                Some(_) => tone(DayClass::of(figures, false)),
                None => Tone::Quiet,
            },
            uptime: digits.map(|digits| self.words.number(&digits)),
            objective: self.objective_met(place, figures),
            known: self.known_share(figures),
        }
    }
}

/// The tone in which the bars draw a day. A month goes by the rule for days, so that one legend is enough.
fn tone(class: DayClass) -> Tone {
    match class {
        DayClass::None => Tone::Quiet,
        DayClass::Major => Tone::Critical,
        DayClass::Minor => Tone::Major,
        DayClass::Degraded => Tone::Minor,
        DayClass::Maintenance => Tone::Work,
        DayClass::Up => Tone::Good,
    }
}
