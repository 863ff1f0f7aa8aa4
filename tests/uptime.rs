//! Uptime, counted once more by other means: second by second, over small random feeds around the days on which
//! clocks change. What is written here follows 05-time.md and shares nothing with the product but its types.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use serde_json::{Value, json};
use tidings::config::{self, Config};
use tidings::diagnostic::Diagnostics;
use tidings::input::feed::{self, Documents};
use tidings::model::uptime::{Feed, State};
use tidings::model::{Month, Stretch};
use tidings::output::archive::document;
use tidings::site::uptime::{DayClass, DaySource, Figures, Told, Uptime, keep, measure};

type Instant = DateTime<Utc>;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const QUARTER: i64 = DAY / 4;
/// Everything that is made up lies in so many seconds, which begin a day before a clock changes.
const SPAN: i64 = 3 * DAY + 5 * HOUR;
/// The seconds that are looked at one by one: from a day before those, because `since` in a zone ahead and sums
/// of a date reach back, to a day after them.
const LOOKED_AT: i64 = SPAN + 3 * DAY;

// ---- What is made up ----

/// When, what was found, and how long the answer took in tenths of a millisecond.
type Check = (i64, State, Option<i64>);

/// A feed, its times in seconds after the beginning of the span.
#[derive(Clone, Debug)]
struct Made {
    generated_at: Option<i64>,
    interval_s: Option<i64>,
    source_interval_s: Option<i64>,
    utc_days: bool,
    state: Option<(State, Option<i64>)>,
    since: Option<i64>,
    checks: Option<Vec<Check>>,
    /// Start, length (none: open), state.
    outages: Option<Vec<(i64, Option<i64>, State)>>,
    /// Day after the first of the span, seconds up, degraded and down.
    sums: BTreeMap<i64, [i64; 3]>,
}

#[derive(Clone, Debug)]
struct World {
    zone: Tz,
    start: Instant,
    feeds: Vec<Made>,
    excused: Vec<(i64, i64)>,
    covered: Vec<(i64, i64)>,
    false_alarms: Vec<(i64, i64)>,
    false_alarm_s: i64,
    exclude: bool,
    now: i64,
}

fn world() -> impl Strategy<Value = World> {
    let changes = prop::sample::select(vec![
        (Tz::Europe__London, "2026-03-28T00:00:00Z"),
        (Tz::Europe__London, "2026-10-24T00:00:00Z"),
        (Tz::America__Santiago, "2026-04-03T18:00:00Z"),
        (Tz::America__Santiago, "2026-09-04T18:00:00Z"),
        (Tz::UTC, "2025-12-30T00:00:00Z"),
    ]);
    let false_alarm = prop::sample::select(vec![0, 1, 60, 120, 900]);
    let now = prop_oneof![2 => time(), 3 => Just(SPAN), 1 => SPAN..SPAN + DAY];
    (
        changes,
        prop::collection::vec(made(), 0..4),
        (stretches(4), stretches(4), stretches(3)),
        false_alarm,
        any::<bool>(),
        now,
    )
        .prop_map(
            |((zone, start), feeds, (excused, covered, false_alarms), false_alarm_s, exclude, now)| World {
                zone,
                start: start.parse().unwrap(),
                feeds,
                excused,
                covered,
                false_alarms,
                false_alarm_s,
                exclude,
                now,
            },
        )
}

/// Any second, and more often one at or close to a quarter of a day, so that edges meet.
fn time() -> impl Strategy<Value = i64> {
    let beside = prop::sample::select(vec![-120, -60, -1, 0, 0, 0, 0, 1, 60, 119, 120, 900]);
    let close = (0..=SPAN / QUARTER, beside)
        .prop_map(|(quarter, beside)| (quarter * QUARTER + beside).clamp(0, SPAN));
    prop_oneof![1 => 0..SPAN, 3 => close]
}

fn stretches(most: usize) -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec(
        (time(), length()).prop_map(|(from, length)| (from, from + length)),
        0..most,
    )
}

fn length() -> impl Strategy<Value = i64> {
    prop_oneof![0..200_i64, Just(120), Just(QUARTER), Just(DAY), 0..30 * HOUR]
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![
        3 => Just(State::Up),
        4 => Just(State::Down),
        2 => Just(State::Degraded),
        1 => Just(State::Unknown)
    ]
}

fn made() -> impl Strategy<Value = Made> {
    let interval = || prop::option::of(prop::sample::select(vec![1, 30, 60, 900, 7200, 40_000]));
    let out = prop::sample::select(vec![State::Down, State::Down, State::Degraded, State::Unknown]);
    let outage = (time(), prop::option::weighted(0.8, length()), out);
    let took = || prop::option::of(prop_oneof![4 => 0..3000_i64, 1 => 99_990..200_000_i64]);
    let checks = prop_oneof![
        prop::collection::vec((time(), state(), took()), 0..40),
        // Close together: one minute after another.
        (time(), prop::collection::vec((state(), took()), 0..40)).prop_map(|(start, checks)| {
            (0..)
                .zip(checks)
                .map(|(minute, (state, took))| (start + minute * 60, state, took))
                .collect()
        }),
    ];
    let sums = prop::collection::btree_map(
        0..5_i64,
        (0..=100_i64, 0..=100_i64, 0..=100_i64, 0..=100_i64),
        0..5,
    );
    (
        (
            prop::option::weighted(0.7, time()),
            interval(),
            interval(),
            any::<bool>(),
        ),
        prop::option::of((state(), prop::option::of(time()))),
        prop::option::of(time()),
        prop::option::of(checks),
        prop::option::of(prop::collection::vec(outage, 0..12)),
        sums,
    )
        .prop_map(
            |(
                (generated_at, interval_s, source_interval_s, utc_days),
                state,
                since,
                checks,
                outages,
                sums,
            )| {
                let mut made = Made {
                    generated_at,
                    interval_s,
                    source_interval_s,
                    utc_days,
                    state,
                    since,
                    checks,
                    outages,
                    sums: BTreeMap::new(),
                };
                // Hundredths of the shortest day there is, so that the sums are never too long.
                let parts = |(up, degraded, down, of): (i64, i64, i64, i64)| {
                    let all = (up + degraded + down).max(1);
                    [up, degraded, down].map(|part| 23 * HOUR * of / 100 * part / all)
                };
                made.sums = sums.into_iter().map(|(day, of)| (day, parts(of))).collect();
                made.mend();
                made
            },
        )
}

impl Made {
    /// Puts the checks in order and drops what a reader would refuse.
    fn mend(&mut self) {
        let latest = self.generated_at.map_or(i64::MAX, |made| made + HOUR);
        let fits = |at: &i64| *at <= latest;
        self.since = self.since.filter(fits);
        if let Some((_, at)) = &mut self.state {
            *at = at.filter(fits);
        }
        if let Some(checks) = &mut self.checks {
            checks.retain(|(at, ..)| fits(at));
            checks.sort_by_key(|(at, ..)| *at);
        }
        if let Some(outages) = &mut self.outages {
            outages.retain(|(start, length, _)| fits(&(start + length.unwrap_or(0))));
        }
        // A day of any zone begins less than 15 hours before or after UTC's.
        self.sums.retain(|day, _| fits(&(day * DAY + 15 * HOUR)));
    }

    fn interval(&self) -> i64 {
        self.interval_s.or(self.source_interval_s).unwrap_or(300)
    }
}

impl World {
    fn at(&self, second: i64) -> Instant {
        self.start + TimeDelta::seconds(second)
    }

    fn stretches(&self, of: &[(i64, i64)]) -> Vec<Stretch> {
        of.iter()
            .map(|(from, to)| Stretch::new(self.at(*from), self.at(*to)))
            .collect()
    }

    fn day_zone(&self, feed: &Made) -> Tz {
        if feed.utc_days { Tz::UTC } else { self.zone }
    }

    /// The date of a day sum.
    fn date(&self, day: i64) -> NaiveDate {
        self.start.date_naive() + TimeDelta::days(day)
    }

    /// The feed as a text in Tidings' own format.
    fn text(&self, feed: &Made) -> String {
        let at = |second: i64| json!(self.at(second).format("%Y-%m-%dT%H:%M:%SZ").to_string());
        let mut component = serde_json::Map::new();
        if let Some((state, checked)) = feed.state {
            component.insert("state".into(), json!(state.id()));
            component.insert("checked_at".into(), checked.map_or(Value::Null, at));
        }
        component.insert("since".into(), feed.since.map_or(Value::Null, at));
        if let Some(checks) = &feed.checks {
            let check = |(second, state, took): &Check| json!({"at": at(*second), "state": state.id(), "latency_ms": took.map(milliseconds)});
            component.insert("checks".into(), checks.iter().map(check).collect());
        }
        if let Some(outages) = &feed.outages {
            let outage = |(start, length, state): &(i64, Option<i64>, State)| json!({"start": at(*start), "end": length.map(|length| at(start + length)), "state": state.id()});
            component.insert("outages".into(), outages.iter().map(outage).collect());
        }
        let sum = |(day, [up, degraded, down]): (&i64, &[i64; 3])| json!({"date": self.date(*day).to_string(), "up_s": up, "degraded_s": degraded, "down_s": down});
        component.insert("days".into(), feed.sums.iter().map(sum).collect());
        json!({
            "version": 1,
            "generated_at": feed.generated_at.map(at),
            "interval_s": feed.interval_s,
            "components": {"a": component}
        })
        .to_string()
    }

    fn config(&self) -> Config {
        let maintenance = if self.exclude { "exclude" } else { "include" };
        let mut text = format!(
            "[site]\ntitle = \"T\"\nbase_url = \"https://s.example/\"\ntimezone = \"{}\"\n\
             [monitoring]\nfalse_alarm = \"{}s\"\n[uptime]\ndays = 10\nmaintenance = \"{maintenance}\"\n\
             [archive]\npath = \"a\"\n[[components]]\nid = \"a\"\nname = \"A\"\n",
            self.zone, self.false_alarm_s
        );
        for feed in &self.feeds {
            let day_zone = self.day_zone(feed);
            let _ = writeln!(
                text,
                "[[feeds]]\nformat = \"tidings\"\npath = \"f\"\nday_zone = \"{day_zone}\""
            );
            if let Some(interval) = feed.source_interval_s {
                let _ = writeln!(text, "interval = \"{interval}s\"");
            }
        }
        let mut diagnostics = Diagnostics::default();
        let config = config::read(&text, 0, &mut diagnostics).unwrap();
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        config
    }

    /// What the product makes of it, and what it makes of it with an archive of it, if there is anything to keep.
    fn measured(&self) -> (Uptime, Option<Uptime>) {
        let config = self.config();
        let now = self.at(self.now);
        let read = |(feed, source): (&Made, &config::FeedSource)| {
            let text = self.text(feed);
            feed::read(source, &Documents::one("f", text.as_bytes()), self.zone, now)
                .unwrap_or_else(|error| panic!("{error:?}: {text}"))
                .feed
        };
        let feeds: Vec<Feed> = self.feeds.iter().zip(&config.feeds).map(read).collect();
        let told = Told {
            excused: self.stretches(&self.excused),
            windows: self.stretches(&self.excused),
            covered: self.stretches(&self.covered),
            false_alarms: self.stretches(&self.false_alarms),
            reported: Vec::new(),
        };
        let told = [told];
        let count = |feeds: &[Feed]| Uptime::clone(&measure(&config, feeds, &told, now, &[])[0]);
        let archived = keep(&config, None, None, &feeds, now).archive.map(|keeping| {
            let text = document(None, None, &keeping);
            let source = config.archive.as_ref().unwrap();
            let archive = feed::archive(source, &Documents::one("a", text.as_bytes()), self.zone, now);
            let archive = archive.unwrap_or_else(|error| panic!("{error:?}: {text}"));
            count(&[vec![archive], feeds.clone()].concat())
        });
        (count(&feeds), archived)
    }
}

fn milliseconds(tenths: i64) -> f64 {
    f64::from(i32::try_from(tenths).unwrap()) / 10.0
}

// ---- The slow count ----

/// The local days of a zone around 2026: the first instant that bears each date. Offsets change on quarters of
/// an hour, so looking at each of them is enough.
fn day_starts(zone: Tz) -> BTreeMap<NaiveDate, Instant> {
    let mut at: Instant = "2024-12-01T00:00:00Z".parse().unwrap();
    let end: Instant = "2026-12-01T00:00:00Z".parse().unwrap();
    let mut starts = BTreeMap::new();
    while at < end {
        starts.entry(at.with_timezone(&zone).date_naive()).or_insert(at);
        at += TimeDelta::minutes(15);
    }
    // The first was not seen to begin.
    starts.pop_first();
    starts
}

thread_local! {
    static DAY_STARTS: BTreeMap<&'static str, BTreeMap<NaiveDate, Instant>> = [
        Tz::UTC, Tz::Europe__London, Tz::America__Santiago,
    ].into_iter().map(|zone| (zone.name(), day_starts(zone))).collect();
}

fn starts_of(zone: Tz) -> BTreeMap<NaiveDate, Instant> {
    DAY_STARTS.with(|starts| starts[zone.name()].clone())
}

/// A local day in seconds, and what was counted of it.
#[derive(Clone, Debug)]
struct SlowDay {
    date: NaiveDate,
    from: i64,
    to: i64,
    figures: Figures,
    source: DaySource,
    feed: usize,
}

struct Slow<'w> {
    world: &'w World,
    days: Vec<SlowDay>,
    today: usize,
}

/// The state of every second looked at; the second `n` of the span is at `n + DAY`.
type Seconds = Vec<State>;

fn seconds() -> Seconds {
    vec![State::Unknown; usize::try_from(LOOKED_AT).unwrap()]
}

/// The place of a second among those looked at, held to them.
fn place(second: i64) -> usize {
    usize::try_from((second + DAY).clamp(0, LOOKED_AT)).unwrap()
}

fn fill(seconds: &mut Seconds, from: i64, to: i64, state: State) {
    if from < to {
        seconds[place(from)..place(to)].fill(state);
    }
}

impl<'w> Slow<'w> {
    fn new(world: &'w World) -> Self {
        let starts = starts_of(world.zone);
        let second = |at: &Instant| (*at - world.start).num_seconds();
        let ends = starts.values().skip(1);
        let days: Vec<SlowDay> = starts
            .iter()
            .zip(ends)
            .map(|((date, from), to)| SlowDay {
                date: *date,
                from: second(from),
                to: second(to),
                figures: Figures::default(),
                source: DaySource::None,
                feed: 0,
            })
            .collect();
        let today = days
            .iter()
            .position(|day| (day.from..day.to).contains(&world.now))
            .unwrap();
        Self { world, days, today }
    }

    /// The feed's own horizon.
    fn own_horizon(&self, feed: &Made) -> Option<i64> {
        let mut instants: Vec<i64> = Vec::new();
        instants.extend(feed.state.and_then(|(_, checked)| checked));
        instants.extend(feed.checks.iter().flatten().map(|(at, ..)| *at));
        instants.extend(
            feed.outages
                .iter()
                .flatten()
                .filter_map(|(start, length, _)| Some(start + (*length)?)),
        );
        let newest_day = || {
            let starts = starts_of(self.world.day_zone(feed));
            let date = self.world.date(*feed.sums.keys().max()?);
            Some((starts[&date.succ_opt()?] - self.world.start).num_seconds())
        };
        feed.generated_at
            .or(instants.into_iter().max())
            .or_else(newest_day)
    }

    /// The horizon as `now` lets it be; nothing is known without one.
    fn horizon(&self, feed: &Made) -> Option<i64> {
        let horizon = self.own_horizon(feed)?;
        Some(if self.world.now < horizon {
            self.days[self.today].from
        } else {
            horizon
        })
    }

    fn by_checks(feed: &Made, horizon: i64) -> Seconds {
        let mut seconds = seconds();
        for (at, state, _) in feed.checks.iter().flatten() {
            fill(&mut seconds, *at, LOOKED_AT, State::Unknown);
            fill(&mut seconds, *at, (at + 2 * feed.interval()).min(horizon), *state);
        }
        seconds
    }

    /// An open outage goes on to the horizon that the feed has of its own, and so to any before it.
    fn by_outages(feed: &Made, horizon: i64) -> Seconds {
        let mut seconds = seconds();
        let Some(outages) = &feed.outages else {
            return seconds;
        };
        if let Some(since) = feed.since {
            fill(&mut seconds, since, horizon, State::Up);
        }
        for wanted in [State::Unknown, State::Degraded, State::Down] {
            for (start, length, state) in outages {
                let end = length.map_or(horizon, |length| start + length).min(horizon);
                if *state == wanted {
                    fill(&mut seconds, *start, end, wanted);
                }
            }
        }
        seconds
    }

    /// Chooses the account of each day; what is known by times, second by second.
    fn choose(&mut self) -> Seconds {
        let mut chosen = seconds();
        let mut most: Vec<i64> = vec![0; self.days.len()];
        for (number, feed) in self.world.feeds.iter().enumerate() {
            let Some(horizon) = self.horizon(feed) else {
                continue;
            };
            let (checks, outages) = (Self::by_checks(feed, horizon), Self::by_outages(feed, horizon));
            for (index, day) in self.days.iter_mut().enumerate() {
                if day.to <= -DAY || day.from >= LOOKED_AT - DAY || index > self.today {
                    continue;
                }
                let range = place(day.from)..place(day.to);
                let known = |seconds: &Seconds| {
                    i64::try_from(
                        seconds[range.clone()]
                            .iter()
                            .filter(|state| **state != State::Unknown)
                            .count(),
                    )
                    .unwrap()
                };
                let number_of_day = (day.date - self.world.start.date_naive()).num_days();
                let sums = feed.sums.get(&number_of_day).filter(|_| day.from < horizon);
                let known_by_sums = sums.map_or(0, |sums| sums.iter().sum());
                let best = known(&checks).max(known(&outages)).max(known_by_sums);
                if best == 0 || best < most[index] {
                    continue;
                }
                most[index] = best;
                day.feed = number;
                day.figures = Figures::default();
                chosen[range.clone()].fill(State::Unknown);
                if known(&checks) == best {
                    day.source = DaySource::Checks;
                    chosen[range.clone()].copy_from_slice(&checks[range.clone()]);
                } else if known(&outages) == best {
                    day.source = DaySource::Outages;
                    chosen[range.clone()].copy_from_slice(&outages[range.clone()]);
                } else {
                    day.source = DaySource::Sums;
                    let [up_s, degraded_s, down_s] = *sums.unwrap();
                    day.figures = Figures {
                        up_s,
                        degraded_s,
                        down_s,
                        ..Figures::default()
                    };
                }
            }
        }
        chosen
    }

    fn inside(stretches: &[(i64, i64)]) -> Vec<bool> {
        let mut inside = vec![false; usize::try_from(LOOKED_AT).unwrap()];
        for (from, to) in stretches {
            inside[place(*from)..place(*to)].fill(true);
        }
        inside
    }

    /// Counts all seconds; the measured outages.
    fn count(&mut self) -> Vec<(i64, i64)> {
        let world = self.world;
        let mut seconds = self.choose();
        let alarms = Self::inside(&world.false_alarms);
        for (state, alarm) in seconds.iter_mut().zip(alarms) {
            if alarm && *state == State::Down {
                *state = State::Unknown;
            }
        }
        for (from, to) in runs(&seconds, |_, state| state == State::Down) {
            if to - from < world.false_alarm_s {
                fill(&mut seconds, from, to, State::Up);
            }
        }
        let excused = Self::inside(&world.excused);
        for day in &mut self.days {
            for second in place(day.from)..place(day.to) {
                let figures = &mut day.figures;
                match seconds[second] {
                    State::Unknown => {}
                    _ if excused[second] && world.exclude => figures.excluded_s += 1,
                    State::Up => figures.up_s += 1,
                    State::Degraded => figures.degraded_s += 1,
                    State::Down => figures.down_s += 1,
                }
            }
            if day.source != DaySource::Sums {
                day.figures.timed_up_s = day.figures.up_s + day.figures.degraded_s;
            }
        }
        let counted = runs(&seconds, |second, state| {
            state == State::Down && !(world.exclude && excused[second])
        });
        for (from, to) in counted {
            let day = self
                .days
                .iter_mut()
                .find(|day| (day.from..day.to).contains(&from))
                .unwrap();
            day.figures.outages += 1;
            day.figures.outage_s += to - from;
        }
        self.unknown();
        let uncut = runs(&seconds, |second, state| state == State::Down && !excused[second]);
        let covered = |from: i64, to: i64| world.covered.iter().any(|cover| cover.0 <= from && to <= cover.1);
        uncut
            .into_iter()
            .filter(|(from, to)| to - from >= world.false_alarm_s && !covered(*from, *to))
            .collect()
    }

    fn unknown(&mut self) {
        let Some(horizon) = self.latest_horizon() else {
            return;
        };
        for day in &mut self.days {
            let Figures {
                up_s,
                degraded_s,
                down_s,
                excluded_s,
                ..
            } = day.figures;
            let passed = (day.to.min(horizon) - day.from).max(0);
            day.figures.unknown_s = (passed - up_s - degraded_s - down_s - excluded_s).max(0);
        }
    }

    fn latest_horizon(&self) -> Option<i64> {
        self.world
            .feeds
            .iter()
            .filter_map(|feed| self.horizon(feed))
            .max()
    }

    /// The response times of a day: of the feed whose account counts, else of the last that has any; their average
    /// and what 95 of 100 are no longer than, in whole milliseconds and of ten seconds at most.
    fn latency(&self, day: &SlowDay) -> Option<(f64, f64)> {
        let others = (0..self.world.feeds.len()).rev();
        let counts = (day.source != DaySource::None).then_some(day.feed);
        let feeds = counts.into_iter().chain(others);
        let of = |feed: &Made| {
            self.horizon(feed).filter(|horizon| day.from < *horizon)?;
            let within = |at: &i64| (day.from..day.to).contains(at);
            let checks = feed.checks.iter().flatten().filter(|(at, ..)| within(at));
            let took: Vec<f64> = checks.filter_map(|(.., took)| took.map(milliseconds)).collect();
            let average = took.iter().sum::<f64>() / took.len() as f64;
            let mut sorted: Vec<f64> = took.iter().map(|ms| ms.round().min(10_000.0)).collect();
            sorted.sort_by(f64::total_cmp);
            let enough = |place: &usize| (place + 1) * 100 >= sorted.len() * 95;
            let place = (0..sorted.len()).find(enough)?;
            Some((average, sorted[place]))
        };
        let mut of_feeds = feeds.filter_map(|feed| of(self.world.feeds.get(feed)?));
        of_feeds.next()
    }

    fn sum(&self, days: impl Fn(&SlowDay) -> bool) -> Figures {
        self.days[..=self.today]
            .iter()
            .filter(|day| days(day))
            .map(|day| day.figures)
            .sum()
    }

    /// The newest reading of a feed whose horizon `now` has passed.
    fn reading(&self) -> Option<(State, Option<i64>)> {
        let mut newest = None;
        for feed in &self.world.feeds {
            if self
                .own_horizon(feed)
                .is_some_and(|horizon| self.world.now < horizon)
            {
                continue;
            }
            let check = feed
                .checks
                .iter()
                .flatten()
                .next_back()
                .map(|(at, state, _)| (*state, Some(*at)));
            let stated = feed
                .state
                .map(|(state, checked)| (state, checked.or(feed.generated_at)));
            // An outage that goes on is down, or degraded, at the horizon.
            let horizon = self.own_horizon(feed);
            let open = feed.outages.iter().flatten();
            let open = open.filter(|(start, length, _)| length.is_none() && Some(*start) <= horizon);
            let open = open.map(|(.., state)| *state).max();
            let open = open.filter(|state| *state != State::Unknown && horizon.is_some());
            let going_on = open.map(|state| (state, horizon));
            let Some(reading) = stated.or(check).or(going_on) else {
                continue;
            };
            if newest.is_none_or(|(_, at)| reading.1 >= at) {
                newest = Some(reading);
            }
        }
        newest
    }
}

/// Runs of seconds, one touching the other, that are wanted.
fn runs(seconds: &Seconds, wanted: impl Fn(usize, State) -> bool) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (second, state) in seconds.iter().enumerate() {
        if !wanted(second, *state) {
            continue;
        }
        let second = i64::try_from(second).unwrap() - DAY;
        match runs.last_mut() {
            Some(last) if last.1 == second => last.1 += 1,
            _ => runs.push((second, second + 1)),
        }
    }
    runs
}

/// The colour, written once more.
fn colour(figures: &Figures, window: bool) -> DayClass {
    let counted = figures.up_s + figures.degraded_s + figures.down_s;
    match () {
        () if counted + figures.excluded_s == 0 => DayClass::None,
        () if figures.down_s > 0 && figures.down_s * 100 >= counted * 5 => DayClass::Major,
        () if figures.down_s > 0 => DayClass::Minor,
        () if figures.degraded_s > 0 => DayClass::Degraded,
        () if window => DayClass::Maintenance,
        () => DayClass::Up,
    }
}

/// The percentage, by counting up to it.
fn percent(figures: &Figures, precision: u32) -> Option<String> {
    let (up, all) = (
        figures.up_s + figures.degraded_s,
        figures.up_s + figures.degraded_s + figures.down_s,
    );
    let mut steps = (all > 0).then_some(0_i64)?;
    let whole = 100 * 10_i64.pow(precision);
    while steps < whole && (steps + 1) * all <= up * whole {
        steps += 1;
    }
    let digits = format!("{steps:0>width$}", width = precision as usize + 1);
    let (percent, decimals) = digits.split_at(digits.len() - precision as usize);
    Some(format!("{percent}.{decimals}"))
}

/// An archive beside the feeds from which it was made changes nothing.
fn same(uptime: &Uptime, archived: &Uptime) {
    let days = |uptime: &Uptime| -> Vec<_> {
        let days = uptime.days.iter();
        days.map(|day| (day.date, day.figures, day.latency, day.class))
            .collect()
    };
    let whole = |uptime: &Uptime| (uptime.year, uptime.last_365_days, uptime.months.clone());
    assert_eq!(days(uptime), days(archived));
    assert_eq!(whole(uptime), whole(archived));
    assert_eq!(uptime.horizon, archived.horizon);
    let outages = |uptime: &Uptime| -> Vec<_> {
        let outages = uptime.outages.iter();
        outages.map(|outage| (outage.stretch, outage.ongoing)).collect()
    };
    assert_eq!(outages(uptime), outages(archived));
}

fn compare(world: &World) {
    let (uptime, archived) = world.measured();
    if let Some(archived) = archived {
        same(&uptime, &archived);
    }
    let mut slow = Slow::new(world);
    let outages = slow.count();
    let horizon = slow.latest_horizon();
    assert_eq!(uptime.measured, !world.feeds.is_empty());
    assert_eq!(uptime.horizon, horizon.map(|horizon| world.at(horizon)));

    let bars = &slow.days[slow.today - 9..=slow.today];
    assert_eq!(uptime.days.len(), bars.len());
    let meets = |stretches: &[(i64, i64)], day: &SlowDay| {
        stretches
            .iter()
            .any(|(from, to)| from.max(&day.from) < to.min(&day.to))
    };
    for (day, slow_day) in uptime.days.iter().zip(bars) {
        assert_eq!((day.date, day.figures), (slow_day.date, slow_day.figures));
        if world.feeds.is_empty() {
            continue;
        }
        assert_eq!(day.source, slow_day.source, "{}", day.date);
        let latency = day.latency.avg_ms.zip(day.latency.p95_ms);
        assert_eq!(latency, slow.latency(slow_day), "{}", day.date);
        assert_eq!(
            day.class,
            colour(&slow_day.figures, meets(&world.excused, slow_day)),
            "{}",
            day.date
        );
        let sums = slow_day.source == DaySource::Sums;
        let uncut =
            meets(&world.false_alarms, slow_day) || (world.exclude && meets(&world.excused, slow_day));
        assert_eq!(day.uncut, sums && uncut, "{}", day.date);
        let next = day.date.succ_opt().unwrap();
        let other = |feed: &Made| {
            let (own, here) = (starts_of(world.day_zone(feed)), starts_of(world.zone));
            (own[&day.date], own[&next]) != (here[&day.date], here[&next])
        };
        let marked = sums && other(&world.feeds[slow_day.feed]);
        assert_eq!(day.day_zone, marked.then_some(Tz::UTC), "{}", day.date);
    }

    let today = slow.days[slow.today].date;
    let last = |days: i64| slow.sum(|day| day.date > today - TimeDelta::days(days));
    assert_eq!(uptime.last_30_days, last(30));
    assert_eq!(uptime.last_90_days, last(90));
    assert_eq!(uptime.last_365_days, last(365));
    assert_eq!(uptime.year, slow.sum(|day| day.date.year() == today.year()));
    let mut months: BTreeMap<Month, Figures> = BTreeMap::new();
    for day in &slow.days[..=slow.today] {
        *months.entry(Month::of(day.date)).or_default() += day.figures;
    }
    months.retain(|_, figures| figures.up_s + figures.degraded_s + figures.down_s + figures.excluded_s > 0);
    // The first month that was seen may lack days before what is looked at, which are unknown in any case.
    assert_eq!(uptime.months, months);
    assert_eq!(uptime.last_30_days.percent(3), percent(&last(30), 3));

    let measured: Vec<(Stretch, bool)> = uptime
        .outages
        .iter()
        .map(|outage| (outage.stretch, outage.ongoing))
        .collect();
    let expected = outages.into_iter();
    let expected =
        expected.map(|(from, to)| (Stretch::new(world.at(from), world.at(to)), Some(to) == horizon));
    assert_eq!(measured, expected.collect::<Vec<_>>());

    let reading = slow.reading();
    let as_read = uptime.reading.map(|reading| (reading.state, reading.at));
    assert_eq!(
        as_read,
        reading.map(|(state, at)| (state, at.map(|at| world.at(at))))
    );
    let fresh = reading.filter(|(_, at)| at.is_some_and(|at| world.now < at + 2 * HOUR));
    let called_false = world
        .false_alarms
        .iter()
        .any(|alarm| (alarm.0..=alarm.1).contains(&world.now));
    // A young down counts as up; an older one says nothing while staff call it false.
    let expected = match fresh.map(|(state, _)| state) {
        Some(State::Down) if called_false => [None, Some(State::Up)],
        Some(State::Down) => [Some(State::Down), Some(State::Up)],
        other => [other; 2],
    };
    assert!(expected.contains(&uptime.current), "{:?}", uptime.current);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_product_counts_as_one_second_after_another_does(world in world()) {
        compare(&world);
    }
}
