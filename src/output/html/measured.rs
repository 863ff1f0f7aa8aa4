//! What monitoring measured, in words and bars.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use crate::model::time::local_date;
use crate::model::{Instant, Month};
use crate::output::edition::Edition;
use crate::output::prose::escape;
use crate::output::route::outage_anchor;
use crate::output::view::{Bar, Bars, Markup, OutageLine, PeriodRow};
use crate::output::words::{Clock, Year};
use crate::site::uptime::{Day, DayClass, DaySource, Figures, MeasuredOutage, Uptime};
use crate::site::{IncidentNow, WindowNow};

impl Edition {
    /// Every instant that the live facts of the whole site are of.
    pub fn all_facts(&self) -> impl Iterator<Item = Instant> + '_ {
        let site = &self.site;
        let windows = site.windows.iter().flat_map(|window| window.facts(site.now));
        windows.chain(self.newest_events()).chain(self.reading_facts())
    }

    /// The instant of the newest event of everything that is listed.
    pub fn newest_events(&self) -> impl Iterator<Item = Instant> + '_ {
        let site = &self.site;
        let windows = site.all_windows().map(WindowNow::newest_event);
        let incidents = site.incidents.iter();
        let listed = incidents.filter(|incident| !incident.incident.is_false_alarm());
        windows
            .chain(listed.map(IncidentNow::newest_event))
            .chain(site.issues.iter().map(|issue| issue.date))
    }

    /// The instants of the newest readings.
    pub fn reading_facts(&self) -> impl Iterator<Item = Instant> + '_ {
        (0..self.site.uptime.len()).filter_map(|place| self.reading_fact(place))
    }

    /// The instant of a component's newest reading.
    pub fn reading_fact(&self, place: usize) -> Option<Instant> {
        self.uptime_at(place)
            .reading
            .and_then(|reading| reading.at)
            .filter(|at| *at <= self.site.now)
    }

    /// Whether a component is in a current reading.
    pub fn is_measured(&self, place: usize) -> bool {
        self.uptime_at(place).current.is_some()
    }

    /// What has to be said with the banner: that nothing is measured, that a feed failed, that
    /// readings are stale.
    pub fn banner_remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        let measures = self.site.in_service().any(|place| self.is_measured(place));
        if !measures {
            remarks.push(self.words.get("banner-nothing-measured"));
        }
        if self.site.feed_failures.gone_without {
            let id = if measures {
                "banner-feed-lost"
            } else {
                "banner-feeds-lost"
            };
            remarks.push(self.words.get(id));
        }
        if let Some(at) = self.site.stale {
            let when = self.words.moment(at, Clock::Site, self.this_year());
            remarks.push(self.words.with("banner-stale", [("when", when.into())]));
        }
        remarks
    }

    /// Measured outages that ended on a local day, of components in service.
    pub fn measured_outages_on(&self, date: NaiveDate) -> Vec<Markup> {
        let zone = self.site.config.site.timezone;
        // An outage that ends at midnight was measured on the day before.
        let last_second = |outage: &MeasuredOutage| outage.stretch.end - TimeDelta::seconds(1);
        let on = self
            .outages()
            .filter(|(place, _)| !self.site.components[*place].retired)
            .filter(|(_, outage)| !outage.ongoing && local_date(zone, last_second(outage)) == date);
        on.map(|(place, outage)| self.outage_sentence(place, outage, self.this_year()))
            .collect()
    }

    /// Measured outages that began in a local month, the newest first.
    pub fn measured_outages_in(&self, month: Month) -> Vec<OutageLine> {
        let stretch = month.stretch(self.site.config.site.timezone);
        self.outage_lines(
            self.outages()
                .filter(|(_, outage)| stretch.contains(outage.stretch.start))
                .collect(),
        )
    }

    /// A component's measured outages, the newest first.
    pub fn measured_outages_of(&self, place: usize) -> Vec<OutageLine> {
        self.outage_lines(self.outages().filter(|(of, _)| *of == place).collect())
    }

    /// The months of which anything was measured, of components too that are out of service by now.
    pub fn measured_months(&self) -> BTreeSet<Month> {
        (0..self.site.components.len())
            .flat_map(|place| self.uptime_at(place).months.keys().copied())
            .collect()
    }

    /// The uptime of all measured components together in a month.
    pub fn uptime_of_month(&self, month: Month) -> Option<String> {
        self.figures_of_month(month)
            .percent(self.precision())
            .map(|digits| self.words.percent(&digits))
    }

    /// How much of a month is known, where that has to be said.
    pub fn known_of_month(&self, month: Month) -> Option<String> {
        self.known_remark(&self.figures_of_month(month))
    }

    /// Uptime over the days of the bars.
    pub fn uptime_of_bars(&self, place: usize) -> Option<String> {
        self.figures_of_bars(place)
            .percent(self.precision())
            .map(|digits| self.words.percent(&digits))
    }

    /// How much of the days of the bars is known, where that has to be said.
    pub fn known_of_bars(&self, place: usize) -> Option<String> {
        self.known_remark(&self.figures_of_bars(place))
    }

    fn figures_of_bars(&self, place: usize) -> Figures {
        self.uptime_at(place).days.iter().map(|day| day.figures).sum()
    }

    /// A bar for each of the last days.
    pub fn bars(&self, place: usize) -> Bars {
        let uptime = self.uptime_at(place);
        let earlier = self.earlier.get(place);
        if earlier.is_some_and(|earlier| earlier.days == uptime.days) {
            return Bars::default();
        }
        let figures = self.figures_of_bars(place);
        let name = self.site.config.components[place].name.as_str();
        let days = uptime.days.len();
        let summary = match figures.percent(self.precision()) {
            Some(digits) => self.words.with(
                "bars-summary",
                [
                    ("name", name.into()),
                    ("days", days.into()),
                    ("percent", self.words.percent(&digits).into()),
                    ("outages", figures.outages.into()),
                ],
            ),
            None => self.words.with(
                "bars-summary-unmeasured",
                [("name", name.into()), ("days", days.into())],
            ),
        };
        Bars {
            summary,
            days: uptime.days.iter().map(|day| self.bar(day)).collect(),
        }
    }

    fn bar(&self, day: &Day) -> Bar {
        let date = self.words.date(day.date, self.this_year());
        let class = match day.source {
            DaySource::Notices => format!("{} reported", day.class.id()),
            _ => day.class.id().to_owned(),
        };
        let figures = &day.figures;
        let title = match (day.reported, day.class) {
            (Some(status), _) => {
                let state = self.component_mark(status).word;
                self.words
                    .with("day-reported", [("date", date.into()), ("state", state.into())])
            }
            (None, DayClass::None) => self.words.with("day-none", [("date", date.into())]),
            (None, DayClass::Up) => self.words.with("day-up", [("date", date.into())]),
            (None, DayClass::Maintenance) => self.words.with("day-maintenance", [("date", date.into())]),
            (None, DayClass::Degraded) => {
                let length = self.words.short_length(TimeDelta::seconds(figures.degraded_s));
                self.words
                    .with("day-degraded", [("date", date.into()), ("length", length.into())])
            }
            (None, DayClass::Minor | DayClass::Major) => {
                let length = self.words.short_length(TimeDelta::seconds(figures.down_s));
                let percent = self.percent_or_none(figures);
                let percent = match self.known_remark(figures) {
                    Some(known) => {
                        let parts = [("percent", percent.into()), ("known", known.into())];
                        self.words.with("percent-and-known", parts)
                    }
                    None => percent,
                };
                self.words.with(
                    "day-down",
                    [
                        ("date", date.into()),
                        ("length", length.into()),
                        ("percent", percent.into()),
                    ],
                )
            }
        };
        let title = match day.uncut {
            true => self.words.with("day-uncut", [("day", title.into())]),
            false => title,
        };
        Bar { class, title }
    }

    /// 30, 90 and 365 days, and the year.
    pub fn period_rows(&self, place: usize) -> Vec<PeriodRow> {
        use chrono::Datelike;
        let uptime = self.uptime_at(place);
        let year = self.site.today().year().to_string();
        let periods = [
            (self.words.get("period-30"), &uptime.last_30_days),
            (self.words.get("period-90"), &uptime.last_90_days),
            (self.words.get("period-365"), &uptime.last_365_days),
            (
                self.words.with("period-year", [("year", year.into())]),
                &uptime.year,
            ),
        ];
        periods
            .into_iter()
            .map(|(label, figures)| self.period_row(place, label, figures))
            .collect()
    }

    /// Months, the newest first.
    pub fn month_rows(&self, place: usize) -> Vec<PeriodRow> {
        let months = self.uptime_at(place).months.iter().rev();
        months
            .map(|(month, figures)| self.period_row(place, self.words.month(*month), figures))
            .collect()
    }

    /// The figures of a period.
    pub fn period_row(&self, place: usize, label: String, figures: &Figures) -> PeriodRow {
        let none = || self.words.get("none");
        let length = |seconds: Option<i64>| {
            seconds.map_or_else(none, |seconds| {
                self.words.short_length(TimeDelta::seconds(seconds))
            })
        };
        PeriodRow {
            label,
            uptime: self.percent_or_none(figures),
            objective: self.objective_met(place, figures),
            down: if figures.counted_s() == 0 {
                none()
            } else {
                length(Some(figures.down_s))
            },
            outages: if figures.counted_s() == 0 {
                none()
            } else {
                figures.outages.to_string()
            },
            mttr: length(figures.mttr_s()),
            mtbf: length(figures.mtbf_s()),
            remark: self.known_remark(figures),
        }
    }

    /// `met`, `missed`, or nothing where nothing was promised or is known.
    pub fn objective_met(&self, place: usize, figures: &Figures) -> &'static str {
        let objective = self.site.config.components[place].slo;
        match objective.and_then(|objective| figures.objective_met(objective)) {
            Some(true) => "met",
            Some(false) => "missed",
            None => "",
        }
    }

    /// The promised uptime.
    pub fn objective(&self, place: usize) -> Option<String> {
        let micro = self.site.config.components[place].slo?.micro_percent;
        let digits = format!("{}.{:06}", micro / 1_000_000, micro % 1_000_000);
        Some(
            self.words
                .percent(digits.trim_end_matches('0').trim_end_matches('.')),
        )
    }

    /// How much downtime is left this month, as a sentence; nothing is left of a component that is out of service.
    pub fn budget(&self, place: usize) -> Option<String> {
        let in_service = !self.site.components[place].retired;
        let objective = self.site.config.components[place].slo.filter(|_| in_service)?;
        let month = Month::of(self.site.today());
        let figures = self.uptime_at(place).months.get(&month)?;
        let left = figures.budget_left_s(objective, month.stretch(self.site.config.site.timezone).seconds());
        Some(match left {
            1.. => {
                let length = self.words.length(TimeDelta::seconds(left));
                self.words.with("budget-left", [("length", length.into())])
            }
            0 => self.words.get("budget-used"),
            _ => self.words.get("budget-spent"),
        })
    }

    /// What has to be said of the measurements.
    pub fn measured_remarks(&self, place: usize) -> Vec<String> {
        let days = &self.uptime_at(place).days;
        let uncut = days
            .iter()
            .any(|day| day.uncut)
            .then(|| self.words.get("remark-sums"));
        let zone = days.iter().find_map(|day| day.day_zone);
        let zone = zone.map(|zone| self.words.with("remark-zone", [("zone", zone.name().into())]));
        uncut.into_iter().chain(zone).collect()
    }

    /// What was measured of a component.
    pub fn uptime_at(&self, place: usize) -> &Uptime {
        &self.site.uptime[place]
    }

    /// Measured outages of all components that nobody wrote about.
    pub fn outages(&self) -> impl Iterator<Item = (usize, &MeasuredOutage)> {
        let each = self.site.uptime.iter().enumerate();
        each.flat_map(|(place, uptime)| uptime.outages.iter().map(move |outage| (place, outage)))
    }

    fn outage_lines(&self, mut outages: Vec<(usize, &MeasuredOutage)>) -> Vec<OutageLine> {
        outages.sort_by_key(|(place, outage)| (std::cmp::Reverse(outage.stretch.start), *place));
        let lines = outages.into_iter().map(|(place, outage)| OutageLine {
            anchor: outage_anchor(&self.site.config.components[place].id, outage.stretch.start),
            sentence: self.outage_sentence(place, outage, Year::Always),
        });
        lines.collect()
    }

    pub(super) fn outage_sentence(&self, place: usize, outage: &MeasuredOutage, year: Year) -> Markup {
        let name = escape(&self.site.config.components[place].name);
        Markup(if outage.ongoing {
            let start = self.words.moment_html(outage.stretch.start, Clock::Site, year);
            self.words.with(
                "outage-open",
                [("component", name.into()), ("start", start.into())],
            )
        } else {
            let when = self.words.range_html(outage.stretch, Clock::Site, year);
            self.words.with(
                "outage-closed",
                [("component", name.into()), ("when", when.into())],
            )
        })
    }

    /// Of components too that are out of service by now: a month that is over keeps its number.
    fn figures_of_month(&self, month: Month) -> Figures {
        let each = self.site.uptime.iter();
        each.filter_map(|uptime| uptime.months.get(&month).copied()).sum()
    }

    fn percent_or_none(&self, figures: &Figures) -> String {
        let digits = figures.percent(self.precision());
        digits.map_or_else(|| self.words.get("no-data"), |digits| self.words.percent(&digits))
    }

    fn known_remark(&self, figures: &Figures) -> Option<String> {
        let percent = self.known_share(figures)?;
        Some(self.words.with("remark-known", [("percent", percent.into())]))
    }

    /// How much is known, where that has to be said, such as `83.3 %`.
    pub fn known_share(&self, figures: &Figures) -> Option<String> {
        let patchy = figures.is_patchy() && figures.known_s() > 0;
        let digits = figures.known_percent(1).filter(|_| patchy)?;
        Some(self.words.percent(&digits))
    }

    /// Decimals of a percentage.
    pub fn precision(&self) -> u32 {
        self.site.config.uptime.precision
    }
}
