//! The home page with everything it loads, compressed as servers do: under 20 kB for 40 components (06-outputs.md,
//! "HTML"). The site is a busy one: groups, ninety days with outages of every length, open notices, ten windows to
//! come, past days on which something was.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use scraper::{Html, Selector};
use serde_json::{Map, Value, json};

use crate::support::{SiteTest, tree};

/// What the home page and all that it loads may weigh, in bytes.
const MOST: usize = 20_000;
const COMPONENTS: usize = 40;
const GROUPS: [&str; 8] = [
    "Web hosting",
    "Mail",
    "Databases",
    "Backup",
    "Remote access",
    "Name servers",
    "Virtual machines",
    "Networks",
];

#[test]
fn the_home_page_of_forty_components_is_light() {
    let (parts, total) = weight(&busy());
    assert!(total < MOST, "{total} bytes: {parts:?}");
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

/// The home page and every file that it names as one to load, each with what it weighs.
fn weight(site: &SiteTest) -> (Vec<(String, usize)>, usize) {
    site.build().succeeds();
    let files = tree(site.path("public"));
    let home = files.text("index.html");
    let page = Html::parse_document(home);
    let mut names = vec!["index.html".to_owned()];
    for (selector, attribute) in [
        ("link[rel=stylesheet], link[rel=icon]", "href"),
        ("script[src], img[src]", "src"),
    ] {
        let selector = Selector::parse(selector).unwrap();
        let found = page
            .select(&selector)
            .filter_map(|element| element.attr(attribute));
        names.extend(found.map(|address| address.trim_start_matches('/').to_owned()));
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 4, "page, style sheet, script, logo: {names:?}");
    let parts: Vec<(String, usize)> = names
        .into_iter()
        .map(|name| (name.clone(), gzip(&files.files[&name])))
        .collect();
    let total = parts.iter().map(|(_, bytes)| bytes).sum();
    (parts, total)
}

fn busy() -> SiteTest {
    let mut config = "[site]\ntitle = \"Harbour Hosting status\"\nbase_url = \"https://status.harbour.example/\"\n\
                      language = \"en-GB\"\ntimezone = \"Europe/London\"\n[site.owner]\nname = \"Harbour Hosting\"\n\
                      url = \"https://harbour.example/\"\nemail = \"support@harbour.example\"\nphone = \"+44 20 7946 0000\"\n\
                      [theme]\naccent = \"#0b5394\"\nlogo = \"assets/logo.svg\"\nfooter = \"Harbour Hosting Ltd\"\n\
                      [[feeds]]\nformat = \"tidings\"\npath = \"up.json\"\n"
        .to_owned();
    for (number, name) in GROUPS.iter().enumerate() {
        writeln!(config, "[[groups]]\nid = \"g{number}\"\nname = \"{name}\"").unwrap();
    }
    for place in 0..COMPONENTS {
        let group = place * GROUPS.len() / COMPONENTS;
        let name = format!(
            "{} server {}",
            GROUPS[group].split(' ').next().unwrap(),
            place % 5 + 1
        );
        writeln!(
            config,
            "[[components]]\nid = \"c{place}\"\nname = \"{name}\"\ngroup = \"g{group}\"\ndescription = \"Serves customers {} to {}\"",
            place * 25 + 1,
            place * 25 + 25
        )
        .unwrap();
    }
    let site = SiteTest::empty()
        .file("site.toml", &config)
        .file("up.json", &feed().to_string())
        .bytes(
            "content/assets/logo.svg",
            include_bytes!("../content/assets/logo.svg"),
        );
    notices()
        .into_iter()
        .fold(site, |site, (path, text)| site.file(&path, &text))
}

/// Ninety days of forty components: each was down on two of them, each of another length.
fn feed() -> Value {
    let first = chrono::NaiveDate::from_ymd_opt(2026, 9, 4).unwrap();
    let components: Map<String, Value> = (0..COMPONENTS)
        .map(|place| {
            let days: Vec<Value> = (0..=90)
                .map(|day| {
                    let seed = place * 90 + day;
                    let known = if day == 90 { 4140 } else { 86400 };
                    let down = match seed * 37 % 101 {
                        0..2 => 121 + seed * 613 % 3000,
                        _ => 0,
                    };
                    json!({
                        "date": first.checked_add_days(chrono::Days::new(day as u64)),
                        "up_s": known - down,
                        "down_s": down,
                    })
                })
                .collect();
            let state = if place == 7 { "degraded" } else { "up" };
            (
                format!("c{place}"),
                json!({"state": state, "checked_at": "2026-12-03T01:09:00Z", "days": days}),
            )
        })
        .collect();
    json!({"version": 1, "generated_at": "2026-12-03T01:09:00Z", "components": components})
}

/// Three open notices, ten windows to come, and one past thing every other day.
fn notices() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let named = |from: usize, count: usize| {
        let ids: Vec<String> = (from..from + count)
            .map(|place| format!("\"c{}\"", place % COMPONENTS))
            .collect();
        ids.join(", ")
    };
    let mut window = |name: &str, title: &str, start: &str, end: &str, ids: String| {
        let text = format!(
            "+++\ntitle = \"{title}\"\nstart = {start}\nend = {end}\nannounced = 2026-11-10 09:00:00\ncomponents = [{ids}]\n\
             impact = \"outage\"\n+++\nWe install what the vendors have published since the last window, and restart each \
             server once. It does not answer for about ten minutes.\n"
        );
        files.push((format!("content/maintenance/{name}.md"), text));
    };
    window(
        "now",
        "Security patches on the web servers",
        "2026-12-03 01:00:00",
        "2026-12-03 02:30:00",
        named(0, 5),
    );
    for number in 0..10 {
        let titles = [
            "Firmware of the storage",
            "Restart of the mail servers",
            "New switches in the second rack",
        ];
        window(
            &format!("coming-{number}"),
            &format!("{}, part {number}", titles[number % 3]),
            &format!("2026-12-{:02} 2{}:00:00", number + 4, number % 3),
            &format!("2026-12-{:02} 2{}:45:00", number + 4, number % 3),
            named(number * 4, number % 4 + 1),
        );
    }
    for number in 0..4 {
        let day = 20 + number * 3;
        window(
            &format!("past-{number}"),
            "Inspection of the power supply",
            &format!("2026-11-{day} 05:00:00"),
            &format!("2026-11-{day} 05:30:00"),
            named(number * 9, 2),
        );
    }
    for (name, title, started, status, rest) in [
        (
            "mail",
            "Mail is delivered late",
            "2026-12-03 00:10:00",
            "degraded_performance",
            "",
        ),
        (
            "vpn",
            "Sign-in to remote access fails",
            "2026-12-02 22:40:00",
            "partial_outage",
            "",
        ),
        (
            "web",
            "Websites slow to load",
            "2026-11-25 09:14:00",
            "partial_outage",
            "\n## 2026-11-25 10:02 Resolved\n\nA full disk was the cause.\n",
        ),
        (
            "dns",
            "A name server did not answer",
            "2026-11-28 14:00:00",
            "major_outage",
            "\n## 2026-11-28 14:31 Resolved\n\nIt was restarted.\n",
        ),
    ] {
        let text = format!(
            "+++\ntitle = \"{title}\"\nstarted = {started}\nimpact = \"major\"\n[components]\nc5 = \"{status}\"\n+++\n\
             We see it too and look for the cause. Nothing is lost.\n\n## {started} Identified\n\nOne of two machines is \
             overloaded. We take it out and share its work among the others.\n{rest}"
        );
        files.push((format!("content/incidents/{name}.md"), text));
    }
    files
}
