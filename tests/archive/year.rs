//! A year, day by day, with feeds that forget: the archive gives the numbers that feeds which remember everything give.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Europe::London;
use serde_json::{Value, json};
use tidings::output::route::iso;
use tidings::site::uptime::Uptime;

use crate::memory::Memory;
use crate::support::Numbers;

type Instant = DateTime<Utc>;

const SITE: &str = r#"
[site]
title = "S"
base_url = "https://status.example/"
timezone = "Europe/London"
[uptime]
days = 366
[monitoring]
false_alarm = "2m"
[[components]]
id = "checked"
name = "Checked"
feed = "host-1"
[[components]]
id = "listed"
name = "Listed"
[[components]]
id = "summed"
name = "Summed"
[[components]]
id = "both"
name = "Both"
[[components]]
id = "late"
name = "Late"
[[components]]
id = "gone"
name = "Gone"
[archive]
path = "archive.json"
[[feeds]]
format = "tidings"
path = "a.json"
[[feeds]]
format = "tidings"
path = "b.json"
day_zone = "UTC"
"#;

/// A window that lies over an outage of `checked`.
const WINDOW: &str = "+++\ntitle = \"Disks\"\nstart = 2026-06-10 23:00:00\nend = 2026-06-11 02:00:00\n\
                      announced = 2026-06-01 09:00:00\ncomponents = [\"checked\", \"listed\"]\nimpact = \"outage\"\n+++\nDisks.\n";

/// A check: when, its state, its response time in milliseconds.
type Check = (Instant, &'static str, i64);
/// An outage: from when to when, and its state.
type Outage = (Instant, Instant, &'static str);

/// Everything that was ever measured.
struct World {
    checked: Vec<Check>,
    both: Vec<Check>,
    late: Vec<Check>,
    gone: Vec<Check>,
    listed: Vec<Outage>,
    listed_again: Vec<Outage>,
    summed: Vec<(NaiveDate, [i64; 3])>,
}

/// Midnight in London.
fn midnight(date: NaiveDate) -> Instant {
    let local = date.and_time(NaiveTime::MIN);
    local.and_local_timezone(London).unwrap().with_timezone(&Utc)
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

fn day(number: u64) -> NaiveDate {
    first() + chrono::Days::new(number)
}

/// Checks every quarter of an hour or so, in runs of one state, with gaps.
fn checks(numbers: &mut Numbers, from: Instant, to: Instant) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut at = from + TimeDelta::seconds(numbers.below(900));
    while at < to {
        let state =
            ["up", "up", "up", "down", "degraded", "unknown"][usize::try_from(numbers.below(6)).unwrap()];
        let most = if state == "up" { 400 } else { 30 };
        for _ in 0..=numbers.below(most) {
            checks.push((at, state, 20 + numbers.below(300)));
            at += TimeDelta::seconds(880 + numbers.below(30));
        }
        // A down that is a false alarm; a gap.
        match numbers.below(4) {
            0 => checks.extend([(at, "down", 5), (at + TimeDelta::seconds(60), "up", 80)]),
            1 => at += TimeDelta::minutes(numbers.below(1000)),
            _ => {}
        }
        at += TimeDelta::minutes(15);
    }
    checks.retain(|(at, ..)| *at < to);
    checks
}

fn outages(numbers: &mut Numbers, from: Instant, to: Instant) -> Vec<Outage> {
    let mut outages = Vec::new();
    let mut at = from;
    loop {
        at += TimeDelta::minutes(numbers.below(5000));
        let end = at + TimeDelta::seconds(numbers.below(20_000));
        if end >= to {
            return outages;
        }
        outages.push((at, end, if numbers.below(3) == 0 { "degraded" } else { "down" }));
    }
}

fn world() -> World {
    let numbers = &mut Numbers(20_261_121);
    let (from, to) = (midnight(first()), midnight(day(366)));
    World {
        checked: checks(numbers, from, to),
        both: checks(numbers, from, to),
        late: checks(numbers, midnight(day(200)) + TimeDelta::hours(7), to),
        gone: checks(numbers, from, midnight(day(100)) + TimeDelta::hours(15)),
        listed: outages(numbers, from, to),
        listed_again: outages(numbers, from, to),
        summed: (0..366)
            .map(|number| {
                let down = numbers.below(3) * numbers.below(4000);
                let degraded = numbers.below(2000);
                let unknown = numbers.below(2) * numbers.below(5000);
                (day(number), [86_400 - down - degraded - unknown, down, degraded])
            })
            .collect(),
    }
}

impl World {
    /// The two feeds as they are at `now`, with what they remember from `since` on.
    fn feeds(&self, since: Instant, now: Instant) -> [String; 2] {
        let checked = |all: &[Check]| {
            let known = all.iter().filter(|(at, ..)| (since..=now).contains(at));
            // What could not be told took no time.
            let check = |(at, state, ms): &Check| {
                let ms = (*state != "unknown").then_some(*ms);
                json!({"at": iso(*at), "state": state, "latency_ms": ms})
            };
            let known: Vec<Value> = known.map(check).collect();
            all.first()
                .is_some_and(|(at, ..)| *at <= now)
                .then(|| json!({"checks": known}))
        };
        let listed = |all: &[Outage]| {
            let known = all.iter().filter(|(start, end, _)| *end > since && *start <= now);
            let outage = |(start, end, state): &Outage| match *end <= now {
                true => json!({"start": iso(*start), "end": iso(*end), "state": state}),
                false => json!({"start": iso(*start), "state": state}),
            };
            json!({"since": iso(since), "outages": known.map(outage).collect::<Vec<_>>()})
        };
        // Days of UTC, of which the running one is listed too, as far as it has come.
        let start = |date: &NaiveDate| date.and_time(NaiveTime::MIN).and_utc();
        let days = self
            .summed
            .iter()
            .filter(|(date, _)| start(date) >= since - TimeDelta::days(1) && start(date) < now);
        let sum = |(date, sums): &(NaiveDate, [i64; 3])| {
            let so_far = (now - start(date)).num_seconds();
            let [up, down, degraded] = if so_far < 86_400 { [so_far, 0, 0] } else { *sums };
            json!({"date": date.to_string(), "up_s": up, "down_s": down, "degraded_s": degraded,
                "latency_ms": {"avg": 12.345678901}})
        };
        let feed = |components: Vec<(&str, Option<Value>)>| {
            let known = components
                .into_iter()
                .filter_map(|(name, said)| Some((name.to_owned(), said?)));
            json!({"version": 1, "generated_at": iso(now), "interval_s": 900, "components": known.collect::<serde_json::Map<_, _>>()})
                .to_string()
        };
        [
            feed(vec![
                ("host-1", checked(&self.checked)),
                ("both", checked(&self.both)),
                ("late", checked(&self.late)),
                ("gone", checked(&self.gone)),
                ("listed", Some(listed(&self.listed))),
            ]),
            feed(vec![
                ("both", Some(listed(&self.listed_again))),
                ("summed", Some(json!({"days": days.map(sum).collect::<Vec<_>>()}))),
            ]),
        ]
    }

    fn site(&self, since: Instant, now: Instant, archive: Option<String>) -> Memory {
        let [a, b] = self.feeds(since, now);
        let site = Memory::new(SITE).with("maintenance/2026-06-10-disks.md", WINDOW);
        site.feed(a).feed(b).archive(archive)
    }
}

/// Everything that is counted in seconds, but for the account that a day goes by and the zone of its sums.
fn seconds(uptime: &Uptime) -> Vec<String> {
    let mut all = vec![
        format!("{:?}", uptime.last_30_days),
        format!("{:?}", uptime.last_90_days),
        format!("{:?}", uptime.last_365_days),
        format!("{:?}", uptime.year),
        format!("{:?}", uptime.current),
    ];
    all.extend(uptime.months.iter().map(|month| format!("{month:?}")));
    let days = uptime.days.iter();
    all.extend(days.map(|day| format!("{} {:?} {:?} {}", day.date, day.figures, day.class, day.uncut)));
    all.extend(uptime.outages.iter().map(|outage| format!("{outage:?}")));
    all.extend(uptime.outage_days.iter().map(|day| format!("{day:?}")));
    all
}

/// The same, and response times.
fn numbers(uptime: &Uptime) -> Vec<String> {
    let days = uptime.days.iter();
    let latencies = days.map(|day| format!("{} {:?}", day.date, day.latency));
    seconds(uptime).into_iter().chain(latencies).collect()
}

/// Of each day of the year: when `tidings archive` is run, and from when on the feeds remember then.
fn runs(run: impl FnMut(u64) -> Option<(Instant, Instant)>) -> Vec<(Instant, Instant)> {
    let runs = (1..=366).filter_map(run);
    runs.map(|(now, since)| (now, since.max(midnight(first()))))
        .collect()
}

/// The archive after all runs.
fn archived(world: &World, runs: &[(Instant, Instant)]) -> String {
    let (mut archive, mut running): (Option<String>, Option<String>) = (None, None);
    for (number, (now, since)) in runs.iter().enumerate() {
        let at = |archive| world.site(*since, *now, archive);
        let (added, remembered) = at(archive.clone()).archived(&iso(*now), running.as_deref());
        let added = added.unwrap_or_else(|| panic!("nothing new at {now}"));
        changes_nothing_that_was_there(archive.as_deref(), &added);
        if number % 7 == 0 {
            let again = at(Some(added.clone())).archived(&iso(*now), remembered.as_deref());
            assert_eq!(again, (None, remembered.clone()), "{now}");
        }
        (archive, running) = (Some(added), remembered);
    }
    archive.unwrap()
}

/// Builds once from feeds that remember everything and once from feeds that do not and their archive.
#[track_caller]
fn count_alike(world: &World, archive: String, numbers: fn(&Uptime) -> Vec<String>) {
    let (begin, now) = (midnight(first()), midnight(day(366)) + TimeDelta::hours(9));
    let all = world.site(begin, now, None);
    let kept = world.site(midnight(day(365)), now, Some(archive));
    all.site(&iso(now), |all| {
        kept.site(&iso(now), |kept| {
            for ((component, all), kept) in all.config.components.iter().zip(&all.uptime).zip(&kept.uptime) {
                let (all, kept) = (numbers(all), numbers(kept));
                // The last first: a sum says less than what it is made of.
                for (expected, found) in all.iter().zip(&kept).rev() {
                    assert_eq!(expected, found, "{}", component.id);
                }
                assert_eq!(all.len(), kept.len(), "{}", component.id);
            }
        });
    });
}

/// Now and then a run is left out; feeds remember the day before yesterday still.
#[test]
fn feeds_that_forget_and_an_archive_count_as_feeds_that_remember() {
    let world = world();
    let hours = &mut Numbers(7);
    let runs = runs(|number| {
        let now = midnight(day(number)) + TimeDelta::minutes(5 + hours.below(600));
        let since = midnight(day(number.saturating_sub(2))) - TimeDelta::hours(1);
        (number % 5 != 0 || number == 366).then_some((now, since))
    });
    count_alike(&world, archived(&world, &runs), numbers);
}

/// Each morning of the last months, of feeds that keep a day: the beginning of yesterday is what the run of yesterday
/// remembered.
#[test]
fn so_do_feeds_that_keep_a_day_whatever_the_hour() {
    let world = world();
    let minutes = &mut Numbers(9);
    let runs = runs(|number| {
        let now = midnight(day(number)) + TimeDelta::minutes(9 * 60 + minutes.below(15));
        let hours = if number == 270 { 300 * 24 } else { 26 };
        (number >= 270).then(|| (now, now - TimeDelta::hours(hours)))
    });
    count_alike(&world, archived(&world, &runs), seconds);
}

/// Each day and each outage that the archive had is in it still, to the letter; the last of a list loses or gets its
/// comma. What was not known may have got an end, or have become known.
#[track_caller]
fn changes_nothing_that_was_there(old: Option<&str>, new: &str) {
    let entries = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.trim_end_matches(',').to_owned());
        lines.filter(|line| line.starts_with("        {")).collect()
    };
    let (old, new) = (old.map(entries).unwrap_or_default(), entries(new));
    for entry in &old {
        let is_open = entry.contains("unknown") && !entry.contains("end");
        assert!(is_open || new.contains(entry), "{entry}");
    }
}
