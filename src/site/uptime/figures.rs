//! Sums of seconds, and what is reckoned from them in whole numbers.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::model::component::Objective;

/// What was measured in a day, a month or any other period made of whole local days, in seconds. Each stops at
/// the horizon. Formulas: 05-time.md, Uptime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Up, without the degraded seconds.
    pub up_s: i64,
    /// Degraded, which counts as up.
    pub degraded_s: i64,
    /// Down.
    pub down_s: i64,
    /// Not known.
    pub unknown_s: i64,
    /// Known, and left out because a maintenance window excuses it.
    pub excluded_s: i64,
    /// How many runs of down began in it, on days of which more than sums is known.
    pub outages: u32,
    /// How long those runs lasted, beyond the end of the period too.
    pub outage_s: i64,
    /// Up or degraded, on days of which more than sums is known.
    pub timed_up_s: i64,
}

impl Figures {
    /// Up as a percentage counts it: with the degraded seconds.
    pub fn available_s(&self) -> i64 {
        self.up_s + self.degraded_s
    }

    /// The seconds that count: up, degraded and down.
    pub fn counted_s(&self) -> i64 {
        self.available_s() + self.down_s
    }

    /// The seconds that are known, those left out included.
    pub fn known_s(&self) -> i64 {
        self.counted_s() + self.excluded_s
    }

    /// `up * 100 / (up + down)`, cut off after `precision` decimals, such as `99.861`. `None` where no second
    /// counts: "no data", never up.
    pub fn percent(&self, precision: u32) -> Option<String> {
        share(self.available_s(), self.counted_s(), precision)
    }

    /// The share of the time that is known, in percent, cut off after `precision` decimals. `None` where no time
    /// has passed.
    pub fn known_percent(&self, precision: u32) -> Option<String> {
        share(self.known_s(), self.known_s() + self.unknown_s, precision)
    }

    /// Whether less than 99.9 % is known, which must be said beside the number.
    pub fn is_patchy(&self) -> bool {
        i128::from(self.known_s()) * 1000 < i128::from(self.known_s() + self.unknown_s) * 999
    }

    /// Whether an objective is met, by exact fractions; `None` where no second counts.
    pub fn objective_met(&self, objective: Objective) -> Option<bool> {
        (self.counted_s() > 0).then(|| objective.is_met(self.available_s(), self.down_s))
    }

    /// The downtime, in whole seconds, that `objective` still allows in a month that is `month_s` long as a
    /// whole. Below zero: so much too much.
    pub fn budget_left_s(&self, objective: Objective, month_s: i64) -> i64 {
        const WHOLE: i128 = 100_000_000;
        let allowed = (WHOLE - i128::from(objective.micro_percent)) * i128::from(month_s) / WHOLE;
        i64::try_from(allowed).unwrap_or(i64::MAX) - self.down_s
    }

    /// Mean time to recovery in whole seconds; `None` without an outage.
    pub fn mttr_s(&self) -> Option<i64> {
        self.outage_s.checked_div(self.outages.into())
    }

    /// Mean time between failures in whole seconds; `None` without an outage.
    pub fn mtbf_s(&self) -> Option<i64> {
        self.timed_up_s.checked_div(self.outages.into())
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.up_s += other.up_s;
        self.degraded_s += other.degraded_s;
        self.down_s += other.down_s;
        self.unknown_s += other.unknown_s;
        self.excluded_s += other.excluded_s;
        self.outages += other.outages;
        self.outage_s += other.outage_s;
        self.timed_up_s += other.timed_up_s;
    }
}

impl Add for Figures {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

/// Several days, or several components together.
impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), Self::add)
    }
}

/// `part` of `whole` in percent with so many decimals, rounded down. In whole numbers, because 100 % must never
/// come out of a float that was nearly 100.
fn share(part: i64, whole: i64, precision: u32) -> Option<String> {
    let scale = 10_i128.pow(precision);
    let scaled = (i128::from(part) * 100 * scale).checked_div(i128::from(whole))?;
    let (percent, decimals) = (scaled / scale, scaled % scale);
    Some(match precision {
        0 => percent.to_string(),
        _ => format!("{percent}.{decimals:0width$}", width = precision as usize),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(up_s: i64, degraded_s: i64, down_s: i64) -> Figures {
        Figures {
            up_s,
            degraded_s,
            down_s,
            ..Figures::default()
        }
    }

    #[test]
    fn a_percentage_is_cut_off_and_never_rounded_up() {
        let cases = [
            (figures(0, 0, 0), 3, None),
            (figures(1, 0, 0), 3, Some("100.000")),
            (figures(0, 0, 1), 3, Some("0.000")),
            (figures(2_588_400, 0, 3600), 3, Some("99.861")),
            (figures(86_399, 0, 1), 2, Some("99.99")),
            (figures(999_999, 0, 1), 3, Some("99.999")),
            (figures(9_999_999, 0, 1), 3, Some("99.999")),
            (figures(2, 0, 1), 0, Some("66")),
            (figures(1, 1, 1), 6, Some("66.666666")),
            (figures(1, 0, 99), 1, Some("1.0")),
            (figures(1, 0, 1999), 2, Some("0.05")),
        ];
        for (figures, precision, expected) in cases {
            assert_eq!(
                figures.percent(precision).as_deref(),
                expected,
                "{figures:?} {precision}"
            );
        }
        let excluded = Figures {
            excluded_s: 60,
            ..Figures::default()
        };
        assert_eq!(excluded.percent(3), None, "what is left out is no data");
    }

    #[test]
    fn an_objective_is_met_by_exact_fractions() {
        let slo = Objective {
            micro_percent: 99_900_000,
        };
        assert_eq!(figures(0, 0, 0).objective_met(slo), None);
        assert_eq!(figures(999, 0, 1).objective_met(slo), Some(true));
        assert_eq!(figures(998, 1, 1).objective_met(slo), Some(true));
        assert_eq!(figures(999_999, 0, 1001 + 1).objective_met(slo), Some(false));
    }

    #[test]
    fn a_budget_is_cut_off_and_may_be_overdrawn() {
        let slo = Objective {
            micro_percent: 99_900_000,
        };
        let month = 30 * 86_400;
        assert_eq!(figures(0, 0, 0).budget_left_s(slo, month), 2592);
        assert_eq!(figures(0, 0, 3000).budget_left_s(slo, month), -408);
        let odd = Objective {
            micro_percent: 99_999_999,
        };
        assert_eq!(figures(0, 0, 0).budget_left_s(odd, month), 0);
    }

    #[test]
    fn means_are_dashes_without_an_outage() {
        assert_eq!(
            (figures(5, 0, 5).mttr_s(), figures(5, 0, 5).mtbf_s()),
            (None, None)
        );
        let two = Figures {
            outages: 2,
            outage_s: 3601,
            timed_up_s: 2_588_401,
            ..Figures::default()
        };
        assert_eq!((two.mttr_s(), two.mtbf_s()), (Some(1800), Some(1_294_200)));
    }

    #[test]
    fn less_than_999_in_a_thousand_is_patchy() {
        let known = |up_s, unknown_s| Figures {
            up_s,
            unknown_s,
            ..Figures::default()
        };
        assert!(!known(999, 1).is_patchy());
        assert!(known(998, 1).is_patchy());
        assert!(!known(0, 0).is_patchy());
        assert_eq!(known(998, 1).known_percent(1).as_deref(), Some("99.8"));
    }
}
