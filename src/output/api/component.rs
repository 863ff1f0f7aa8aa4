//! Components as Tidings' own documents have them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::wire::Moment;
use super::words;
use crate::output::edition::Edition;
use crate::site::uptime::{Day, Figures};

/// A component in service.
#[derive(Serialize, JsonSchema)]
pub struct Component {
    /// Its id in site.toml; it never changes.
    id: String,
    /// Its name for readers.
    name: String,
    /// The id of its group; null without one.
    group: Option<String>,
    /// How it does: the worst of what open notices and current readings say.
    #[schemars(schema_with = "words::component_status")]
    status: &'static str,
    /// Whether it is in a current reading.
    measured: bool,
    /// Its newest reading, current or not; null where there is none.
    reading: Option<Reading>,
    /// What the feeds read besides; null for a component without a feed.
    conditions: Option<Conditions>,
    /// How much of the time it worked.
    uptime: Uptime,
}

/// What a feed last read of a component.
#[derive(Serialize, JsonSchema)]
struct Reading {
    /// How it was.
    #[schemars(schema_with = "words::reading")]
    state: &'static str,
    /// When; null where the feed does not say.
    at: Option<Moment>,
}

/// What has to be done about a component.
#[derive(Serialize, JsonSchema)]
struct Conditions {
    /// A restart has been pending for longer than the grace.
    restart_due: bool,
    /// Memory use has reached its warning level.
    memory_high: bool,
    /// Disk use has reached its warning level.
    disk_high: bool,
    /// Whether all services have started; null where that is not known.
    services_ok: Option<bool>,
    /// The number of patches that are due; null where that is not known or not told.
    patches_due: Option<u32>,
}

/// Uptime in periods of whole local days of the site's time zone. Each stops at the feed's horizon.
#[derive(Serialize, JsonSchema)]
struct Uptime {
    /// The last 30 local days, today the last.
    last_30_days: Period,
    /// The last 90 local days, today the last.
    last_90_days: Period,
    /// The last 365 local days, today the last.
    last_365_days: Period,
    /// This local year so far.
    year: Period,
    /// Every local month of which anything is known, such as `2026-11`.
    #[schemars(extend("propertyNames" = {"pattern": r"^\d\d\d\d-\d\d$"}))]
    months: BTreeMap<String, Period>,
    /// The days of the bars on the home page, by local date, such as `2026-11-18`.
    #[schemars(extend("propertyNames" = {"format": "date"}))]
    days: BTreeMap<String, DayFigures>,
}

/// The figures of a period. Lengths are whole seconds.
#[derive(Serialize, JsonSchema)]
struct Period {
    /// `up_s` of `up_s` and `down_s` together in percent, always rounded down, in decimals such as `99.861`; null
    /// where nothing is known.
    #[schemars(extend("pattern" = r"^\d+(\.\d+)?$"))]
    percent: Option<String>,
    /// Seconds up, degraded ones among them.
    up_s: i64,
    /// Seconds down.
    down_s: i64,
    /// Seconds of which nothing is known.
    unknown_s: i64,
    /// Known seconds in maintenance windows, which do not count.
    excluded_s: i64,
    /// Outages that began in it.
    outages: u32,
    /// Mean time to recovery in seconds; null without outages.
    mttr_s: Option<i64>,
    /// Mean time between failures in seconds; null without outages.
    mtbf_s: Option<i64>,
    /// Whether the promised uptime was reached; null where none was promised or nothing is known.
    objective_met: Option<bool>,
}

/// The figures of a local day. Lengths are whole seconds.
#[derive(Serialize, JsonSchema)]
struct DayFigures {
    /// Seconds up, without degraded ones.
    up_s: i64,
    /// Seconds down.
    down_s: i64,
    /// Seconds degraded.
    degraded_s: i64,
    /// Seconds of which nothing is known.
    unknown_s: i64,
    /// Known seconds in maintenance windows, which do not count.
    excluded_s: i64,
    /// The day's colour on the home page.
    #[schemars(schema_with = "words::day_class")]
    class: &'static str,
    /// Where its figures are from.
    #[schemars(schema_with = "words::day_source")]
    source: &'static str,
}

/// The component at a place of the site's list.
pub fn component(edition: &Edition, place: usize) -> Component {
    let site = &edition.site;
    let config = &site.config.components[place];
    Component {
        id: config.id.clone(),
        name: config.name.clone(),
        group: config.group.map(|group| site.config.groups[group].id.clone()),
        status: site.components[place].status.id(),
        measured: edition.is_measured(place),
        reading: edition.uptime_at(place).reading.map(|reading| Reading {
            state: reading.state.id(),
            at: reading.at.map(Moment::from),
        }),
        conditions: conditions(edition, place),
        uptime: uptime(edition, place),
    }
}

fn conditions(edition: &Edition, place: usize) -> Option<Conditions> {
    let now = edition.conditions_now(place)?;
    let shown = edition.site.config.monitoring.show_conditions;
    Some(Conditions {
        restart_due: now.restart_due,
        memory_high: now.memory_high,
        disk_high: now.disk_high,
        services_ok: now.services_ok,
        patches_due: now.patches_due.filter(|_| shown),
    })
}

fn uptime(edition: &Edition, place: usize) -> Uptime {
    let measured = edition.uptime_at(place);
    let period = |figures: &Figures| period(edition, place, figures);
    let months = measured.months.iter();
    let days = measured.days.iter();
    Uptime {
        last_30_days: period(&measured.last_30_days),
        last_90_days: period(&measured.last_90_days),
        last_365_days: period(&measured.last_365_days),
        year: period(&measured.year),
        months: months
            .map(|(month, figures)| (month.to_string(), period(figures)))
            .collect(),
        days: days.map(|day| (day.date.to_string(), day_figures(day))).collect(),
    }
}

fn period(edition: &Edition, place: usize, figures: &Figures) -> Period {
    let config = &edition.site.config;
    let objective = config.components[place].slo;
    Period {
        percent: figures.percent(config.uptime.precision),
        up_s: figures.available_s(),
        down_s: figures.down_s,
        unknown_s: figures.unknown_s,
        excluded_s: figures.excluded_s,
        outages: figures.outages,
        mttr_s: figures.mttr_s(),
        mtbf_s: figures.mtbf_s(),
        objective_met: objective.and_then(|objective| figures.objective_met(objective)),
    }
}

fn day_figures(day: &Day) -> DayFigures {
    DayFigures {
        up_s: day.figures.up_s,
        down_s: day.figures.down_s,
        degraded_s: day.figures.degraded_s,
        unknown_s: day.figures.unknown_s,
        excluded_s: day.figures.excluded_s,
        class: day.class.id(),
        source: day.source.id(),
    }
}
