//! What the site speaks of: components in groups, the plans that include them, and the rules for windows.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::time::day_start;
use super::{Instant, Span};

/// A part of the service that can be up or down. Named by its place in the list of the site's components.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its name in addresses, notices and the API; never changes.
    pub id: String,
    /// Where that is written.
    pub id_at: Span,
    /// Its name for readers.
    pub name: String,
    /// Its group, by place in the site's list.
    pub group: Option<usize>,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// The plans that include it, by place in the site's list.
    pub plans: Vec<usize>,
    /// The promised uptime.
    pub slo: Option<Objective>,
    /// Its name in the feeds.
    pub feed: String,
    /// In service from this local day.
    pub since: Option<NaiveDate>,
    /// From this local day it is history: nothing is known of it any more, and no window concerns it.
    pub retired: Option<NaiveDate>,
}

impl Component {
    /// The first instant at which it is out of service, by the days of the site's `zone`.
    pub fn retired_from(&self, zone: Tz) -> Option<Instant> {
        self.retired.map(|day| day_start(zone, day))
    }
}

/// A promised uptime, exact: millionths of a percent, so that 99.9 % is 99 900 000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Objective {
    /// Millionths of a percent, 0 to 100 000 000.
    pub micro_percent: u64,
}

impl Objective {
    /// Whether `up` seconds of `up + down` meet it, by exact fractions.
    pub fn is_met(self, up: i64, down: i64) -> bool {
        i128::from(up) * 100_000_000 >= i128::from(self.micro_percent) * i128::from(up + down)
    }
}

/// Components that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name in notices and the API.
    pub id: String,
    /// Its name for readers.
    pub name: String,
}

/// A service package that customers buy.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its name in addresses and notices.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// The provider has access and carries the work out.
    pub we_act: bool,
    /// Whether work done from afar costs extra.
    pub remote_work_chargeable: bool,
    /// Whether a visit costs extra.
    pub onsite_work_chargeable: bool,
    /// What the customer has to do.
    pub customer_action: Option<String>,
}

/// A kind of maintenance window and the rules it is held to.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name in front matter.
    pub id: String,
    /// Its name for readers; the theme has words for the three kinds that always exist.
    pub name: Option<String>,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// What its windows are held to.
    pub rules: Rules,
}

/// The rules of `[maintenance]`, each of which may be unset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Local hours in which a whole window lies; the end may be on the next day.
    pub quiet_hours: Option<(NaiveTime, NaiveTime)>,
    /// Announced at least so long before the start.
    pub notice: Option<TimeDelta>,
    /// The longest a window may be.
    pub max_duration: Option<TimeDelta>,
    /// Windows of one kind on one component in 12 months.
    pub max_per_year: Option<u32>,
    /// How long before the start customers are reminded.
    pub reminders: Vec<TimeDelta>,
    /// Whether the end of a window waits for a written `Completed`.
    pub manual_completion: bool,
}
