//! The banner's sentence in every combination of what may be wrong, of how many components, of when it ends or
//! began, and of what is measured: the table "The page" of 12-tables.md. What has a row of its own there stands in
//! tables.rs; here everything meets everything.

use serde_json::Value;

use crate::memory::Memory;

const NOW: &str = "2026-12-03T01:40:00Z";
const COMPONENTS: [(&str, &str); 6] = [
    ("web-1", "Web server 1"),
    ("web-2", "Web server 2"),
    ("mail", "Mail"),
    ("db", "Database"),
    ("vpn", "Remote access"),
    ("dns", "Name servers"),
];

/// How many components are concerned, and how the banner names them.
const NAMES: [(usize, &str); 5] = [
    (1, "Web server 1"),
    (2, "Web server 1 and Web server 2"),
    (3, "Web server 1, Web server 2 and Mail"),
    (4, "Web server 1, Web server 2, Mail and 1 more"),
    (6, "Web server 1, Web server 2, Mail and 3 more"),
];

/// What is measured: the site's feed, its text, and what the banner adds.
const FEEDS: [(&str, Option<&str>, &str); 5] = [
    ("no feed", None, " Nothing is being measured."),
    ("a feed", Some("2026-12-03T01:39:00Z"), ""),
    (
        "an old feed",
        Some("2026-12-02T23:39:00Z"),
        " Nothing is being measured. Readings are from Wed 2 Dec 23:39 GMT.",
    ),
    (
        "a lost feed",
        Some("lost"),
        " Nothing is being measured. What was measured last could not be read.",
    ),
    (
        "a feed, and a lost one",
        Some("2026-12-03T01:39:00Z lost"),
        " Not all that we measure could be read.",
    ),
];

/// What is wrong with some components: its name, the files that say so, how the banner begins, and how it ends.
type Trouble = (
    &'static str,
    fn(&[&str]) -> Vec<String>,
    &'static str,
    &'static str,
);

const TROUBLES: [Trouble; 12] = [
    (
        "a window",
        |ids| vec![window(ids, "01:00", "02:00", "", "")],
        "Maintenance in progress",
        "until Thu 3 Dec 02:00 GMT",
    ),
    (
        "several windows, the longest first",
        |ids| {
            vec![
                window(ids, "01:00", "03:00", "", ""),
                window(&ids[..1], "01:30", "02:00", "", ""),
            ]
        },
        "Maintenance in progress",
        "until Thu 3 Dec 03:00 GMT",
    ),
    (
        "a window over midnight",
        |ids| vec![window(ids, "01:00", "26:30", "", "")],
        "Maintenance in progress",
        "until Fri 4 Dec 02:30 GMT",
    ),
    (
        "a window that takes longer",
        |ids| vec![window(ids, "01:00", "01:30", "manual", "")],
        "Maintenance in progress",
        "longer than planned, was to end at Thu 3 Dec 01:30 GMT",
    ),
    (
        "a window that is still being verified after its end",
        |ids| {
            vec![window(
                ids,
                "01:00",
                "01:30",
                "manual",
                "## 2026-12-03 01:20 Verifying\n",
            )]
        },
        "Maintenance in progress",
        "longer than planned, was to end at Thu 3 Dec 01:30 GMT",
    ),
    (
        "a window that takes longer, and one that does not",
        |ids| {
            vec![
                window(ids, "01:00", "01:30", "manual", ""),
                window(&ids[..1], "01:30", "02:00", "", ""),
            ]
        },
        "Maintenance in progress",
        "until Thu 3 Dec 02:00 GMT",
    ),
    (
        "degraded",
        |ids| vec![incident(ids, "degraded_performance", "01:10")],
        "Degraded performance",
        "since Thu 3 Dec 01:10 GMT",
    ),
    (
        "partly out",
        |ids| vec![incident(ids, "partial_outage", "01:10")],
        "Partial outage",
        "since Thu 3 Dec 01:10 GMT",
    ),
    (
        "out",
        |ids| vec![incident(ids, "major_outage", "01:10")],
        "Major outage",
        "since Thu 3 Dec 01:10 GMT",
    ),
    (
        "out by two incidents, the later one first",
        |ids| {
            vec![
                incident(ids, "major_outage", "01:10"),
                incident(&ids[..1], "major_outage", "00:20"),
            ]
        },
        "Major outage",
        "since Thu 3 Dec 00:20 GMT",
    ),
    (
        "partly out within a window that takes longer",
        |ids| {
            vec![
                window(ids, "01:00", "01:30", "manual", ""),
                incident(ids, "partial_outage", "01:10"),
            ]
        },
        "Partial outage",
        "since Thu 3 Dec 01:10 GMT",
    ),
    (
        "out, and another incident without components",
        |ids| vec![incident(ids, "major_outage", "01:10"), incident(&[], "", "00:20")],
        "Major outage",
        "since Thu 3 Dec 01:10 GMT",
    ),
];

fn site(feed: Option<&str>) -> Memory {
    let mut text = "[site]\ntitle = \"S\"\nbase_url = \"https://status.example/\"\nlanguage = \"en-GB\"\n\
                    timezone = \"Europe/London\"\n[maintenance.kinds.manual]\ncomplete = \"manual\"\n"
        .to_owned();
    let feeds: Vec<String> = feed
        .into_iter()
        .flat_map(|feed| feed.split(' '))
        .enumerate()
        .map(|(number, at)| {
            let path = format!("{number}.json");
            text.push_str(&format!("[[feeds]]\nformat = \"tidings\"\npath = \"{path}\"\non_failure = \"without\"\n"));
            if at == "lost" {
                return "{".to_owned();
            }
            format!(r#"{{"version": 1, "generated_at": "{at}", "components": {{"dns": {{"state": "up", "checked_at": "{at}"}}}}}}"#)
        })
        .collect();
    for (id, name) in COMPONENTS {
        text.push_str(&format!("[[components]]\nid = \"{id}\"\nname = \"{name}\"\n"));
    }
    feeds.into_iter().fold(Memory::new(text), Memory::feed)
}

/// A window on 3 December; an hour past 24 is on the day after.
fn window(ids: &[&str], start: &str, end: &str, kind: &str, updates: &str) -> String {
    let moment = |clock: &str| match clock.strip_prefix("26") {
        Some(rest) => format!("2026-12-04 02{rest}:00"),
        None => format!("2026-12-03 {clock}:00"),
    };
    let kind = if kind.is_empty() { "routine" } else { kind };
    format!(
        "maintenance\n+++\ntitle = \"T\"\nkind = \"{kind}\"\nstart = {}\nend = {}\nannounced = 2026-11-27 09:00:00\n\
         components = {ids:?}\nimpact = \"degraded\"\n+++\n\n{updates}",
        moment(start),
        moment(end)
    )
}

/// An incident of 3 December; without components one of the whole service.
fn incident(ids: &[&str], status: &str, started: &str) -> String {
    let statuses: String = ids.iter().map(|id| format!("{id} = \"{status}\"\n")).collect();
    format!(
        "incidents\n+++\ntitle = \"T\"\nstarted = 2026-12-03 {started}:00\nimpact = \"major\"\n[components]\n{statuses}+++\n"
    )
}

/// The sentence that the home page and `/api/tidings.json` say alike.
fn sentence(memory: &Memory) -> String {
    let api: Value = serde_json::from_str(&memory.output("api/tidings.json", NOW)).unwrap();
    api["status"]["sentence"].as_str().unwrap().to_owned()
}

fn with_files(memory: Memory, files: Vec<String>) -> Memory {
    files
        .into_iter()
        .enumerate()
        .fold(memory, |memory, (number, file)| {
            let (folder, text) = file.split_once('\n').unwrap();
            memory.with(&format!("{folder}/{number}.md"), text)
        })
}

#[test]
fn every_combination_is_a_sentence() {
    for (feed_name, feed, remarks) in FEEDS {
        let stop = if remarks.is_empty() { "" } else { "." };
        for (name, files, begins, ends) in TROUBLES {
            for (count, names) in NAMES {
                let ids: Vec<&str> = COMPONENTS[..count].iter().map(|(id, _)| *id).collect();
                assert_eq!(
                    sentence(&with_files(site(feed), files(&ids))),
                    format!("{begins}: {names}, {ends}{stop}{remarks}"),
                    "{name}, {feed_name}"
                );
            }
        }
        for (files, says) in [
            (vec![], "All systems operational"),
            (
                vec![incident(&[], "", "01:10")],
                "Open incident: T, since Thu 3 Dec 01:10 GMT",
            ),
        ] {
            assert_eq!(
                sentence(&with_files(site(feed), files)),
                format!("{says}{stop}{remarks}"),
                "{feed_name}"
            );
        }
    }
}
