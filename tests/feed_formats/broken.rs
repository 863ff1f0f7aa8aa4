//! Broken feeds: each ends with a finding, or in a site that claims nothing. Every feed here says that the component
//! is down, so that whatever looks up would be made up.

use serde_json::Value;
use tidings::model::uptime::State;

use super::edit::{Edit, Step, edited, places};
use super::{DOWN, site_toml};
use crate::memory::Memory;

const NOW: &str = "2026-11-20T12:00:00Z";

type Texts = Vec<(String, String)>;

/// What is known of the component, or the codes of what is wrong.
type Outcome = Result<Known, Vec<&'static str>>;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    current: Option<State>,
    up_s: i64,
    down_s: i64,
}

impl Known {
    const NOTHING: Self = Self {
        current: None,
        up_s: 0,
        down_s: 0,
    };
}

fn outcome(format: &str, documents: &[(String, String)]) -> Outcome {
    let reading = Memory::new(site_toml(&[format]))
        .feed_of(documents.to_vec())
        .read(NOW);
    match reading.edition {
        None => Err(reading.diagnostics.into_iter().map(|one| one.code).collect()),
        Some(edition) => {
            let uptime = &edition.site.uptime[0];
            let year = uptime.last_365_days;
            Ok(Known {
                current: uptime.current,
                up_s: year.available_s(),
                down_s: year.down_s,
            })
        }
    }
}

/// Nothing that is up, now or ever.
#[track_caller]
fn claims_nothing(outcome: &Outcome, what: &str) {
    if let Ok(known) = outcome {
        let looks_up = matches!(known.current, Some(State::Up | State::Degraded)) || known.up_s > 0;
        assert!(!looks_up, "{what}: {known:?}");
    }
}

#[track_caller]
fn fails(outcome: &Outcome, what: &str) {
    let Err(codes) = outcome else {
        panic!("{what}: {outcome:?}")
    };
    let all = codes.iter().all(|code| code.starts_with("feed::"));
    assert!(all && !codes.is_empty(), "{what}: {codes:?}");
}

/// Calls `look` for each document of each format, with how to read the format with another text in its place.
fn each_document(look: impl Fn(&str, &str, &dyn Fn(&str) -> Outcome)) {
    for (format, documents) in DOWN {
        let documents: Texts = owned(documents);
        for (place, (role, text)) in documents.iter().enumerate() {
            let with = |text: &str| {
                let mut documents = documents.clone();
                documents[place].1 = text.to_owned();
                outcome(format, &documents)
            };
            look(&format!("{format} {role}"), text, &with);
        }
    }
}

/// The same with every place in it where there is a value, and how to read the format with that place changed.
fn each_place(look: impl Fn(&str, &[Step], &Value, &dyn Fn(Edit<'_>) -> Outcome)) {
    each_document(|name, text, with| {
        if name.ends_with(".yml") {
            return;
        }
        // Of one check a line, the last line is changed.
        let (before, last) = match name.starts_with("tidings-ndjson") {
            true => text.split_at(text.rfind('\n').unwrap() + 1),
            false => ("", text),
        };
        let value: Value = serde_json::from_str(last).unwrap();
        for (way, at) in places(&value) {
            let changed = |edit: Edit<'_>| with(&format!("{before}{}", edited(&value, &way, edit)));
            look(&format!("{name} at {way:?}"), &way, at, &changed);
        }
    });
}

/// A list of outages, or of bad days, that is there and empty is no broken one.
fn says_that_there_was_none(what: &str, way: &[Step], put: &str) -> bool {
    let at = |key: &str| way.last() == Some(&Step::Key(key.to_owned()));
    put == "[]" && at("outages")
        || put == "{}" && what.starts_with("upptime history") && at("dailyMinutesDown")
}

fn owned(documents: &[(&str, &str)]) -> Texts {
    let documents = documents.iter();
    documents
        .map(|(role, text)| ((*role).to_owned(), (*text).to_owned()))
        .collect()
}

#[test]
fn whole_they_say_that_it_is_down() {
    for (format, documents) in DOWN {
        let known = outcome(format, &owned(documents)).unwrap();
        assert_eq!(known.up_s, 0, "{format}");
        // Upptime's summary alone has no instant, and its newest day is over.
        let is_timeless = *format == "upptime" && documents.len() == 1;
        let expected = if is_timeless { None } else { Some(State::Down) };
        assert_eq!(known.current, expected, "{format}");
        assert_eq!(known.down_s == 0, *format == "statuspage", "{format}");
    }
}

/// At a hundred places, the ends of lines among them. JSON that breaks off is always known to; of one check a line
/// and of YAML only half a line is.
#[test]
fn truncated() {
    each_document(|name, text, with| {
        let text = text.trim_end();
        for part in 0..100 {
            let end = text.floor_char_boundary(text.len() * part / 100);
            let what = format!("{name} up to {end}");
            let outcome = with(&text[..end]);
            let by_lines = name.starts_with("tidings-ndjson") || name.ends_with(".yml");
            match by_lines {
                false => assert_eq!(outcome, Err(vec!["feed::truncated"]), "{what}"),
                true => claims_nothing(&outcome, &what),
            }
            if by_lines
                && !text[..end].is_empty()
                && !text[end..].starts_with('\n')
                && !text[..end].ends_with('\n')
            {
                fails(&outcome, &what);
            }
        }
    });
}

#[test]
fn of_another_type() {
    each_place(|what, way, value, changed| {
        let other = if value.is_object() { "7" } else { "{\"x\": 1}" };
        fails(&changed(Edit::Put(other)), what);
        for other in ["null", "true", "-1", "0.5", "\"x\"", "[]", "[[]]", "{}"] {
            let may_say_so =
                says_that_there_was_none(what, way, other) || other == "true" && value.is_boolean();
            if may_say_so {
                continue;
            }
            claims_nothing(&changed(Edit::Put(other)), &format!("{what} {other}"));
        }
    });
}

#[test]
fn missing_and_twice() {
    each_place(|what, way, _, changed| {
        let Some(Step::Key(key)) = way.last() else { return };
        // A label is a name that the server's owner chose, and no key of the format: the later one counts.
        let is_label = what.starts_with("prometheus") && key == "component";
        match is_label {
            true => claims_nothing(&changed(Edit::Twice), what),
            false => fails(&changed(Edit::Twice), what),
        }
        // So Upptime says that a day was up.
        if !(what.starts_with("upptime history") && key == "2026-11-20") {
            claims_nothing(&changed(Edit::Remove), what);
        }
    });
}

#[test]
fn huge() {
    let (long, deep) = (long(1 << 14), deep(2_000));
    each_place(|what, _, value, changed| {
        for huge in ["1e400", &deep] {
            fails(&changed(Edit::Put(huge)), what);
        }
        for huge in ["1e30", "1000000000000000000000000000000"] {
            claims_nothing(&changed(Edit::Put(huge)), what);
        }
        let outcome = changed(Edit::Put(&long));
        match value.is_string() {
            true => claims_nothing(&outcome, what),
            false => fails(&outcome, what),
        }
    });
}

/// A megabyte of one text, a hundred thousand lists in lists: as the whole, and in a field that is not read, where
/// nothing has to fit, though it has to end.
#[test]
fn very_huge() {
    let (long, deep) = (long(1 << 20), deep(100_000));
    each_document(|name, text, with| {
        for huge in [&long, &deep] {
            fails(&with(huge), name);
        }
        if name.ends_with(".yml") {
            return;
        }
        let also = |huge: &str| with(&text.replacen('{', &format!("{{\"other\": {huge},"), 1));
        for huge in ["1e400", &long, &deep] {
            claims_nothing(&also(huge), name);
        }
        fails(&also(&"[".repeat(100_000)), name);
    });
}

fn long(bytes: usize) -> String {
    format!("\"{}\"", "x".repeat(bytes))
}

fn deep(levels: usize) -> String {
    format!("{}{}", "[".repeat(levels), "]".repeat(levels))
}

/// The lines of a history of Upptime, in the same ways.
#[test]
fn lines_of_yaml() {
    each_document(|name, text, with| {
        if !name.ends_with(".yml") {
            return;
        }
        let needed = ["status", "lastUpdated", "startTime"];
        for line in text.lines() {
            let (key, _) = line.split_once(": ").unwrap();
            let put = |value: &str| with(&text.replace(line, &format!("{key}: {value}")));
            fails(&with(&text.replace(line, &format!("{line}\n{line}"))), line);
            let without = with(&text.replace(&format!("{line}\n"), ""));
            claims_nothing(&without, line);
            assert_eq!(without.is_err(), needed.contains(&key), "{line}");
            for huge in ["x".repeat(1 << 20), "[".repeat(100_000)] {
                fails(&put(&huge), line);
            }
            for other in [
                "", "~", "true", "-1", "[]", "{}", "[x]", "1e400", "1e30", "*a", "!x y", "|\n  up",
            ] {
                let outcome = put(other);
                claims_nothing(&outcome, &format!("{line} {other}"));
                assert!(outcome.is_err() || !needed.contains(&key), "{line} {other}");
            }
        }
    });
}

#[test]
fn empty() {
    each_document(|name, _, with| {
        for text in ["", " \n", "{}", "[]", "null", "\u{feff}", "[{}]", "[[]]", "\"\""] {
            let outcome = with(text);
            if outcome.is_ok() {
                assert_eq!(outcome, Ok(Known::NOTHING), "{name} {text:?}");
            }
        }
    });
}

#[test]
fn of_something_else() {
    each_document(|name, text, with| {
        let outcome = with(&text.replace("web-1", "web-9").replace("\"3\":", "\"9\":"));
        // A history belongs to the site after which its file is called.
        if !name.ends_with(".yml") {
            claims_nothing(&outcome, name);
            assert!(
                outcome.is_err() || outcome == Ok(Known::NOTHING),
                "{name}: {outcome:?}"
            );
        }
    });
}

/// From ten years ahead it is refused, or it is not believed; from tomorrow it is not believed.
#[test]
fn from_the_future() {
    for (format, documents) in DOWN {
        for (days, seconds, from) in [
            ("2036-11-", "2110795", "in ten years"),
            ("2027-11-", "1826711", "in a year"),
            ("2026-12-", "1797767", "in a month"),
        ] {
            let later = |(role, text): &(&str, &str)| {
                let text = text.replace("2026-11-", days).replace("1795175", seconds);
                ((*role).to_owned(), text)
            };
            let documents: Texts = documents.iter().map(later).collect();
            let outcome = outcome(format, &documents);
            claims_nothing(&outcome, format);
            if let Ok(known) = outcome {
                assert_eq!(known.current, None, "{format} from {from}");
            }
        }
    }
}

/// Of two feeds that say otherwise the newer one counts, in whatever format; of two that failed neither does.
#[test]
fn two_that_contradict_each_other() {
    let up = |at: &str| {
        format!(
            "{{\"version\": 1, \"components\": {{\"web-1\": {{\"state\": \"up\", \"checked_at\": \"2026-11-20T{at}Z\"}}}}}}"
        )
    };
    for (format, documents) in DOWN {
        let site = |at: &str| {
            let toml = site_toml(&["tidings", format]);
            Memory::new(toml).feed(up(at)).feed_of(owned(documents))
        };
        let current = |at: &str| site(at).read(NOW).edition.unwrap().site.uptime[0].current;
        let is_timeless = *format == "upptime" && documents.len() == 1;
        let down = if is_timeless { State::Up } else { State::Down };
        assert_eq!(current("11:58:00"), Some(down), "{format}: the older says up");
        assert_eq!(
            current("11:59:30"),
            Some(State::Up),
            "{format}: the newer says up"
        );
        let broken = site("11:58:00").feed_of([]).read(NOW);
        assert!(
            broken.edition.is_some(),
            "{format}: a feed more than site.toml names"
        );
        let half = |(role, text): &(&str, &str)| ((*role).to_owned(), text[..text.len() * 2 / 3].to_owned());
        let broken = Memory::new(site_toml(&["tidings", format]))
            .feed(up("11:59:30"))
            .feed_of(documents.iter().map(half));
        assert!(
            broken.read(NOW).edition.is_none(),
            "{format}: one says up, the other nothing"
        );
    }
}
