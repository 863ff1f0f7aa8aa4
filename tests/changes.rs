//! What changes by itself: between two instants with no change announced in between every file is the same, and
//! what a page will put in by itself is what the page built then has.

use proptest::prelude::*;
use serde_json::Value;

use crate::memory::{Memory, Published, instant};

/// Everything random happens in the days around this one: London, Lord Howe and New York change their clocks
/// near it.
const MIDDLE: &str = "2026-10-25T01:00:00Z";

const ZONES: [&str; 7] = [
    "Europe/London",
    "UTC",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_changes_between_two_changes((site, minutes) in (sites(), -4000_i64..4000)) {
        let mut now = at(minutes * 60);
        for _ in 0..6 {
            let here = site.publish(&now);
            let next: Value = serde_json::from_str(here.text("api/next-change.json")).unwrap();
            let then = next["next"].as_str().unwrap().to_owned();
            prop_assert!(instant(&then) > instant(&now), "{then} is not after {now}");
            let between = [
                instant(&then) - chrono::TimeDelta::seconds(1),
                instant(&now) + (instant(&then) - instant(&now)) / 2,
            ];
            for between in between.map(|at| at.format("%FT%TZ").to_string()) {
                let differing = differing(&here, &site.publish(&between));
                prop_assert!(differing.is_empty(), "{now} and {between} differ in {differing:?}, next is {next}");
            }
            let changed = differing(&here, &site.publish(&then));
            prop_assert!(
                changed.len() > 1 || next["why"].as_array().unwrap().contains(&"midnight".into()),
                "only {changed:?} differs from {now} to {next}"
            );
            flips(&site, &here, &now)?;
            now = then;
        }
    }
}

/// Each page with the fragments that are due put in is the page that is built then.
fn flips(site: &Memory, here: &Published, now: &str) -> Result<(), TestCaseError> {
    for (path, page) in here.all().filter(|(path, _)| path.ends_with(".html")) {
        let mut flipped = page.to_owned();
        for change in timetable(page) {
            let then = change["at"].as_str().unwrap();
            let built = site.publish(then);
            let built = built.text(path);
            for (name, content) in change["parts"].as_object().unwrap() {
                let content = content.as_str().unwrap();
                prop_assert_eq!(
                    region(built, name),
                    Some(content),
                    "{} of {} from {} at {}",
                    name,
                    path,
                    now,
                    then
                );
                let before = region(&flipped, name).unwrap().to_owned();
                let mark = format!("data-live=\"{name}\">");
                flipped = flipped.replacen(&format!("{mark}{before}"), &format!("{mark}{content}"), 1);
            }
            // Local midnights are left to the build.
            if site.site(now, |site| site.today()) == site.site(then, |site| site.today()) {
                prop_assert_eq!(still(&flipped), still(built), "{} from {} at {}", path, now, then);
            }
        }
    }
    Ok(())
}

fn timetable(page: &str) -> Vec<Value> {
    let start = "<script type=\"application/json\" id=\"timetable\">";
    let Some((_, rest)) = page.split_once(start) else {
        return Vec::new();
    };
    let (json, _) = rest.split_once("</script>").unwrap();
    let changes: Vec<Value> = serde_json::from_str(json).unwrap();
    assert!(!changes.is_empty() && changes.len() <= 12, "{}", changes.len());
    assert!(changes.is_sorted_by_key(|change| change["at"].as_str().unwrap().to_owned()));
    changes
}

/// A page without what speaks of the time after it: its timetable and the warning that it is old.
fn still(page: &str) -> String {
    let without = |page: String, start: &str, end: &str| match page.split_once(start) {
        Some((before, rest)) => format!("{before}{}", rest.split_once(end).unwrap().1),
        None => page,
    };
    // Search engines read what was true when the page was built.
    let page = without(
        page.to_owned(),
        "<script type=\"application/ld+json\">",
        "</script>",
    );
    let page = without(
        page,
        "<script type=\"application/json\" id=\"timetable\">",
        "</script>",
    );
    without(page, "<p class=\"stale\"", "</p>")
}

/// What a live region of a page holds.
fn region<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("data-live=\"{name}\">"))?;
    let mut depth = 0;
    for (place, _) in rest.match_indices('<') {
        let tag = &rest[place..];
        if tag.starts_with("<div") {
            depth += 1;
        } else if tag.starts_with("</div") {
            if depth == 0 {
                return Some(&rest[..place]);
            }
            depth -= 1;
        }
    }
    None
}

fn differing(a: &Published, b: &Published) -> Vec<String> {
    let (a, b): (Vec<_>, Vec<_>) = (a.all().collect(), b.all().collect());
    let only = |a: &[(&str, &str)], b: &[(&str, &str)]| -> Vec<String> {
        a.iter()
            .filter(|file| !b.contains(file))
            .map(|(path, _)| (*path).to_owned())
            .collect()
    };
    let mut paths = only(&a, &b);
    paths.extend(only(&b, &a));
    paths.sort();
    paths.dedup();
    paths
}

/// Seconds after the middle, in UTC.
fn at(seconds: i64) -> String {
    (instant(MIDDLE) + chrono::TimeDelta::seconds(seconds))
        .format("%FT%TZ")
        .to_string()
}

prop_compose! {
    fn sites()(
        zone in prop::sample::select(ZONES.to_vec()),
        manual in any::<bool>(),
        windows in prop::collection::vec(windows(), 0..4),
        incidents in prop::collection::vec(incidents(), 0..3),
        waits in any::<bool>(),
        issue in -6000_i64..6000,
        feed in feeds(),
        series in prop::option::of((windows(), prop::sample::select(vec!["DAILY", "WEEKLY", "DAILY;COUNT=3"]))),
    ) -> Memory {
        let complete = if manual { "manual" } else { "automatic" };
        let mut site = Memory::new(format!(
            "[site]\ntitle = \"S\"\nbase_url = \"https://status.example/\"\nlanguage = \"en-GB\"\ntimezone = \"{zone}\"\n\
             [check]\nallow = [\"check::occurrence-moved\"]\n[build]\nminify = false\nstale_after = \"3h\"\n[uptime]\ndays = 3\n\
             [maintenance]\nreminders = [\"24h\", \"1h\"]\ncomplete = \"{complete}\"\n\
             [monitoring]\nrestart_grace = \"1d\"\n[[feeds]]\nformat = \"tidings\"\npath = \"f.json\"\n\
             [[plans]]\nid = \"p\"\nname = \"P\"\nwe_act = true\nremote_work = \"included\"\nonsite_work = \"included\"\n\
             [[components]]\nid = \"a\"\nname = \"A\"\n[[components]]\nid = \"b\"\nname = \"B\"\nplans = [\"p\"]\n"
        ))
        .feed(feed)
        .with(
            "newsletters/one/index.md",
            format!("+++\ntitle = \"N\"\ndate = {}\n+++\nText.\n", at(issue * 60)),
        );
        for (number, notice) in windows.iter().enumerate() {
            site = accepted(site, &format!("maintenance/w{number}.md"), notice);
        }
        if let Some((mut window, rule)) = series {
            window[0] = window[0].replacen("+++\n", &format!("+++\nrepeat = \"FREQ={rule}\"\n"), 1);
            site = accepted(site, "maintenance/s.md", &window);
        }
        for (number, notice) in incidents.iter().enumerate() {
            let mut notice = notice.clone();
            notice[0] = notice[0].replacen("+++\n", &format!("+++\naliases = [\"/old/{number}/\"]\n"), 1);
            if waits && number == 0 && !windows.is_empty() {
                let fix = "[fix]\nhow = \"window\"\nwindow = \"w0\"\n+++\nTrouble";
                notice[0] = notice[0].replacen("+++\nTrouble", fix, 1);
            }
            site = accepted(site, &format!("incidents/i{number}.md"), &notice);
        }
        site
    }
}

/// The site with a notice, without its last updates where they are not allowed.
fn accepted(site: Memory, path: &str, parts: &[String]) -> Memory {
    let whole = |parts: &[String]| site.clone().with(path, parts.concat());
    let enough = (1..=parts.len()).rev();
    let mut allowed = enough.filter(|&count| whole(&parts[..count]).read(MIDDLE).edition.is_some());
    allowed
        .next()
        .map_or_else(|| site.clone(), |count| whole(&parts[..count]))
}

prop_compose! {
    /// Front matter and text, then each update.
    fn windows()(
        start in -4000_i64..4000,
        length in 1_i64..300,
        ahead in -30_i64..3000,
        proposed in any::<bool>(),
        component in prop::sample::select(vec!["a", "b"]),
        impact in prop::sample::select(vec!["none", "outage"]),
        updates in prop::collection::vec((1_i64..900, 0_usize..8, 1_i64..600), 0..5),
    ) -> Vec<String> {
        let minute = |minutes: i64| at(minutes * 60);
        let status = if proposed { "proposed" } else { "scheduled" };
        let mut parts = vec![format!(
            "+++\ntitle = \"W\"\nstart = {}\nduration = \"{length}m\"\nannounced = {}\ncomponents = [\"{component}\"]\n\
             impact = \"{impact}\"\nstatus = \"{status}\"\n+++\nWork.\n",
            minute(start), minute(start - ahead)
        )];
        let mut told = start - ahead;
        for (later, word, minutes) in updates {
            told += later;
            let far = minute(told + 400 + minutes).replace('T', " ");
            let word = match word {
                0 => "Confirmed".to_owned(),
                1 => "In progress".to_owned(),
                2 => "Verifying".to_owned(),
                3 => "Completed".to_owned(),
                4 => "Cancelled".to_owned(),
                5 => format!("Extended to {far}"),
                6 => format!("Rescheduled to {far}"),
                _ => "Update".to_owned(),
            };
            parts.push(format!("\n## {} {word}\nWords.\n", minute(told).replace('T', " ")));
        }
        parts
    }
}

prop_compose! {
    fn incidents()(
        started in -4000_i64..4000,
        whole in any::<bool>(),
        updates in prop::collection::vec((1_i64..900, 0_usize..5), 0..4),
    ) -> Vec<String> {
        let minute = |minutes: i64| at(minutes * 60);
        let components = if whole { "" } else { "[components]\nb = \"partial_outage\"\n" };
        let mut parts = vec![format!(
            "+++\ntitle = \"I\"\nstarted = {}\nimpact = \"minor\"\n{components}+++\nTrouble.\n",
            minute(started)
        )];
        let mut told = started;
        for (later, word) in updates {
            told += later;
            let word = ["Identified", "Monitoring", "Resolved", "Postmortem", "Update"][word];
            parts.push(format!("\n## {} {word}\nWords.\n", minute(told).replace('T', " ")));
        }
        parts
    }
}

prop_compose! {
    fn feeds()(
        generated in -4000_i64..4000,
        dated in any::<bool>(),
        older in (0_i64..200, 0_i64..200),
        state in prop::sample::select(vec!["up", "degraded", "down", "unknown"]),
        restart in prop::option::of(0_i64..4000),
        outage in prop::option::of((1_i64..3000, 1_i64..300)),
    ) -> String {
        let minute = |minutes: i64| format!("\"{}\"", at(minutes * 60));
        let generated_at = if dated { format!("\"generated_at\": {},", minute(generated)) } else { String::new() };
        let restart = restart.map_or_else(String::new, |before| {
            format!(
                ", \"alerts\": [{{\"code\": \"restart_required\", \"since\": {}}}]",
                minute(generated - before)
            )
        });
        let outages = outage.map_or_else(String::new, |(before, long)| {
            let start = generated - before;
            format!(
                ", \"since\": {}, \"outages\": [{{\"start\": {}, \"end\": {}, \"state\": \"down\"}}]",
                minute(start - 500), minute(start), minute(generated.min(start + long))
            )
        });
        format!(
            "{{\"version\": 1, {generated_at} \"components\": {{\
             \"a\": {{\"state\": \"up\", \"checked_at\": {}}},\
             \"b\": {{\"state\": \"{state}\", \"checked_at\": {}{restart}{outages}}}}}}}",
            minute(generated - older.0), minute(generated - older.1)
        )
    }
}
