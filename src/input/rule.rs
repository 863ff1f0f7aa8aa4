//! `repeat`: a recurrence rule as it is written, by RFC 5545, section 3.3.10.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveDateTime, Weekday};

use crate::config::Said;
use crate::diagnostic::{Diagnostic, series};
use crate::model::{Frequency, Rule, Span, Until};

/// The parts that may be written.
const PARTS: [&str; 11] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYMONTH",
    "BYWEEKNO",
    "BYYEARDAY",
    "BYMONTHDAY",
    "BYDAY",
    "BYSETPOS",
    "WKST",
];

/// What would give an occurrence another time of day than `start`.
const TIMES: [&str; 3] = ["BYHOUR", "BYMINUTE", "BYSECOND"];

/// Lines of a calendar that are no part of a rule.
const LINES: [&str; 5] = ["RRULE", "DTSTART", "EXDATE", "RDATE", "EXRULE"];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

/// Reads a rule.
///
/// # Errors
/// The first part that does not read, is not supported, or cannot go with another.
pub fn read(said: &Said<String>) -> Result<Rule, Diagnostic> {
    let parts = Parts::of(said)?;
    let frequency = parts.frequency()?;
    let numbered = matches!(frequency, Frequency::Monthly | Frequency::Yearly);
    for (name, may_go) in [
        ("BYMONTHDAY", frequency != Frequency::Weekly),
        ("BYYEARDAY", frequency == Frequency::Yearly),
        ("BYWEEKNO", frequency == Frequency::Yearly),
    ] {
        if parts.has(name) && !may_go {
            return Err(series::rule_parts(parts.at, name, &parts.shown("FREQ")));
        }
    }
    if parts.has("COUNT") && parts.has("UNTIL") {
        return Err(series::rule_two_ends(parts.at));
    }
    if parts.has("BYSETPOS") && !parts.named.keys().any(|name| is_choice(name)) {
        return Err(series::rule_position_alone(parts.at));
    }
    let weekdays = parts.weekdays(frequency)?;
    if weekdays.iter().any(|(number, _)| number.is_some()) {
        if !numbered {
            return Err(series::rule_parts(
                parts.at,
                &parts.shown("BYDAY"),
                &parts.shown("FREQ"),
            ));
        }
        if parts.has("BYWEEKNO") {
            return Err(series::rule_parts(parts.at, &parts.shown("BYDAY"), "BYWEEKNO"));
        }
    }
    let most_positions = match frequency {
        Frequency::Daily | Frequency::Yearly => 366,
        Frequency::Weekly => 53,
        Frequency::Monthly => 31,
    };
    Ok(Rule {
        frequency,
        interval: parts.number("INTERVAL", 1..=u16::MAX)?.unwrap_or(1),
        count: parts.number("COUNT", 1..=u32::MAX)?,
        until: parts.until()?,
        months: parts.numbers("BYMONTH", 1..=12)?,
        weeks: parts.numbers("BYWEEKNO", -53..=53)?,
        year_days: parts.numbers("BYYEARDAY", -366..=366)?,
        month_days: parts.numbers("BYMONTHDAY", -31..=31)?,
        weekdays,
        positions: parts.numbers("BYSETPOS", -most_positions..=most_positions)?,
        week_start: parts.week_start()?,
    })
}

/// Whether a part chooses days, which `BYSETPOS` can then choose from.
fn is_choice(name: &str) -> bool {
    name.starts_with("BY") && name != "BYSETPOS"
}

/// The parts of a rule by name, in capitals.
struct Parts {
    named: BTreeMap<String, String>,
    at: Span,
}

impl Parts {
    fn of(said: &Said<String>) -> Result<Self, Diagnostic> {
        let at = said.span;
        if let Some(line) = LINES
            .iter()
            .find(|line| said.value.to_ascii_uppercase().contains(**line))
        {
            return Err(series::rule_line(at, line));
        }
        let mut named = BTreeMap::new();
        for part in said.value.split(';') {
            let Some((name, value)) = part.split_once('=') else {
                return Err(series::rule_part(at, part));
            };
            let name = name.to_ascii_uppercase();
            if TIMES.contains(&name.as_str()) {
                return Err(series::rule_time(at, &name));
            }
            if !PARTS.contains(&name.as_str()) {
                return Err(series::rule_unknown_part(at, &name, &PARTS));
            }
            if named.contains_key(&name) {
                return Err(series::rule_part_twice(at, &name));
            }
            named.insert(name, value.to_ascii_uppercase());
        }
        Ok(Self { named, at })
    }

    fn has(&self, name: &str) -> bool {
        self.named.contains_key(name)
    }

    /// A part as it is written, for sentences.
    fn shown(&self, name: &str) -> String {
        let value = self.named.get(name).map_or("", String::as_str);
        format!("{name}={value}")
    }

    fn wrong(&self, name: &str, expected: &str) -> Diagnostic {
        series::rule_value(self.at, &self.shown(name), expected)
    }

    fn frequency(&self) -> Result<Frequency, Diagnostic> {
        let Some(value) = self.named.get("FREQ") else {
            return Err(series::rule_without_frequency(self.at));
        };
        match value.as_str() {
            "DAILY" => Ok(Frequency::Daily),
            "WEEKLY" => Ok(Frequency::Weekly),
            "MONTHLY" => Ok(Frequency::Monthly),
            "YEARLY" => Ok(Frequency::Yearly),
            _ => Err(self.wrong("FREQ", "DAILY, WEEKLY, MONTHLY or YEARLY")),
        }
    }

    /// Whole numbers in a list, none of them 0, each once: every day of a century may be held against them.
    fn numbers<T>(&self, name: &str, range: RangeInclusive<T>) -> Result<Vec<T>, Diagnostic>
    where
        T: TryFrom<i64> + Ord + std::fmt::Display,
    {
        let Some(list) = self.named.get(name) else {
            return Ok(Vec::new());
        };
        let read = |item: &str| {
            let number = whole(item).filter(|number| *number != 0)?;
            T::try_from(number).ok().filter(|number| range.contains(number))
        };
        let numbers: Option<BTreeSet<T>> = list.split(',').map(read).collect();
        let numbers = numbers.map(|numbers| numbers.into_iter().collect());
        numbers.ok_or_else(|| {
            let has_zero = T::try_from(0).is_ok_and(|zero| range.contains(&zero));
            let expected = format!(
                "whole numbers from {} to {}{}",
                range.start(),
                range.end(),
                if has_zero { ", without 0" } else { "" }
            );
            self.wrong(name, &expected)
        })
    }

    fn number<T>(&self, name: &str, range: RangeInclusive<T>) -> Result<Option<T>, Diagnostic>
    where
        T: TryFrom<i64> + Ord + std::fmt::Display,
    {
        let expected = format!("a whole number from {} to {}", range.start(), range.end());
        let mut numbers = self
            .numbers(name, range)
            .map_err(|_| self.wrong(name, &expected))?;
        match self.named.get(name).is_some_and(|list| list.contains(',')) {
            true => Err(self.wrong(name, &expected)),
            false => Ok(numbers.pop()),
        }
    }

    /// A date, the last local day; or an instant in UTC.
    fn until(&self) -> Result<Option<Until>, Diagnostic> {
        let Some(value) = self.named.get("UNTIL") else {
            return Ok(None);
        };
        // `%Y` alone would take a shorter or longer year.
        let date = NaiveDate::parse_from_str(value, "%Y%m%d").ok();
        let instant = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ").ok();
        match (date, instant, value.len()) {
            (Some(day), _, 8) => Ok(Some(Until::Day(day))),
            (_, Some(at), 16) => Ok(Some(Until::Instant(at.and_utc()))),
            _ => Err(self.wrong(
                "UNTIL",
                "a date, the last day, such as 20261231, or an instant in UTC such as 20261231T235959Z",
            )),
        }
    }

    /// Weekdays, each with its number in the month or year if it has one.
    fn weekdays(&self, frequency: Frequency) -> Result<Vec<(Option<i16>, Weekday)>, Diagnostic> {
        let Some(list) = self.named.get("BYDAY") else {
            return Ok(Vec::new());
        };
        // No month has a sixth one.
        let range = match frequency {
            Frequency::Yearly => -53..=53,
            _ => -5..=5,
        };
        let read = |item: &str| {
            let (number, day) = item.split_at_checked(item.len().checked_sub(2)?)?;
            let day = weekday(day)?;
            if number.is_empty() {
                return Some((None, day));
            }
            let number = i16::try_from(whole(number)?).ok()?;
            (number != 0 && range.contains(&number)).then_some((Some(number), day))
        };
        let days: Option<Vec<_>> = list.split(',').map(read).collect();
        let each_once = |mut days: Vec<(Option<i16>, Weekday)>| {
            days.sort_unstable_by_key(|(number, day)| (day.num_days_from_monday(), *number));
            days.dedup();
            days
        };
        days.map(each_once).ok_or_else(|| {
            let (first, last) = (range.start(), range.end());
            let expected =
                format!("days such as MO, 2TU or -1FR, with a number from {first} to {last}, without 0");
            self.wrong("BYDAY", &expected)
        })
    }

    fn week_start(&self) -> Result<Weekday, Diagnostic> {
        match self.named.get("WKST") {
            None => Ok(Weekday::Mon),
            Some(value) => weekday(value).ok_or_else(|| self.wrong("WKST", "MO, TU, WE, TH, FR, SA or SU")),
        }
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    WEEKDAYS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, day)| *day)
}

/// A whole number: digits, with a sign or without.
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let reads = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| reads)
}
