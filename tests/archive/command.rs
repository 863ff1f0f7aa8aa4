//! The command as it is run each day: what it prints, what it writes, what it leaves alone.

use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{SiteTest, tree};

const SITE: &str = r#"
[site]
title = "S"
base_url = "https://status.example/"
timezone = "Europe/London"
[monitoring]
false_alarm = "2m"
[[components]]
id = "web"
name = "Web"
feed = "host-1"
[[components]]
id = "mail"
name = "Mail"
[archive]
path = "kept/archive.json"
[[feeds]]
format = "tidings"
path = "feed.json"
"#;

/// A feed that looked for outages from the 17th on, and for `mail` knows a sum.
fn feed(outages: Value, generated_at: &str) -> String {
    json!({"version": 1, "generated_at": generated_at, "components": {
        "host-1": {"since": "2026-11-17T06:00:00Z", "outages": outages},
        "mail": {"days": [{"date": "2026-11-18", "up_s": 86000, "down_s": 300}]},
    }})
    .to_string()
}

fn site() -> SiteTest {
    let outages = json!([{"start": "2026-11-18T23:50:00Z", "end": "2026-11-19T00:20:00Z"}]);
    SiteTest::empty()
        .file("site.toml", SITE)
        .file("feed.json", &feed(outages, "2026-11-20T09:00:00Z"))
}

const NOW: [&str; 3] = ["archive", "--now", "2026-11-20T09:00:00Z"];

const KEPT: &str = r#"{
  "version": 1,
  "generated_at": "2026-11-20T00:00:00Z",
  "components": {
    "mail": {
      "days": [
        {"date":"2026-11-18","up_s":86000,"down_s":300,"degraded_s":0}
      ]
    },
    "web": {
      "since": "2026-11-17T00:00:00Z",
      "days": [
        {"date":"2026-11-17","up_s":64800,"down_s":0,"degraded_s":0},
        {"date":"2026-11-18","up_s":85800,"down_s":600,"degraded_s":0},
        {"date":"2026-11-19","up_s":85200,"down_s":1200,"degraded_s":0}
      ],
      "outages": [
        {"start":"2026-11-17T00:00:00Z","end":"2026-11-17T06:00:00Z","state":"unknown"},
        {"start":"2026-11-18T23:50:00Z","end":"2026-11-19T00:00:00Z","state":"down"},
        {"start":"2026-11-19T00:00:00Z","end":"2026-11-19T00:20:00Z","state":"down"}
      ]
    }
  }
}
"#;

#[test]
fn days_that_are_over_are_kept_once() {
    let site = site();
    site.run(&NOW)
        .succeeds()
        .says("kept/archive.json: 4 days of 2 components kept, up to 2026-11-20T00:00:00Z\n");
    assert_eq!(site.read("kept/archive.json"), KEPT);
    site.run(&NOW)
        .succeeds()
        .says("kept/archive.json: nothing new to keep\n");
    assert_eq!(site.read("kept/archive.json"), KEPT);
}

/// A feed that says otherwise of a day that is kept changes nothing; what it says of the next day comes to it. One that
/// has been forgotten by all feeds, or is no longer in site.toml, has not been up since.
#[test]
fn what_is_kept_stays() {
    let site = site();
    site.run(&NOW).succeeds();
    let later = json!({"version": 1, "generated_at": "2026-11-22T09:00:00Z", "components": {
    "host-1": {"since": "2026-11-18T00:00:00Z", "outages": [
        {"start": "2026-11-19T10:00:00Z", "end": "2026-11-19T20:00:00Z"},
        {"start": "2026-11-21T22:00:00Z"}
    ]}}});
    let site = site.file("feed.json", &later.to_string());
    let later = ["archive", "--now", "2026-11-22T09:00:00Z"];
    site.run(&later)
        .succeeds()
        .says("kept/archive.json: 2 days of 1 component kept, up to 2026-11-22T00:00:00Z\n");
    let kept = site.read("kept/archive.json");
    for line in KEPT.lines().filter(|line| line.starts_with("        {")) {
        assert!(kept.contains(line), "{line} of {kept}");
    }
    assert!(!kept.contains("2026-11-19T10:00:00Z"), "{kept}");
    assert!(
        kept.contains(
            "{\"start\":\"2026-11-21T22:00:00Z\",\"end\":\"2026-11-22T00:00:00Z\",\"state\":\"down\"}"
        ),
        "an outage that goes on is kept up to midnight: {kept}"
    );

    let site = site.file(
        "site.toml",
        &SITE.replace(
            "id = \"web\"\nname = \"Web\"\nfeed = \"host-1\"",
            "id = \"new\"\nname = \"New\"",
        ),
    );
    let fresh = json!({"version": 1, "generated_at": "2026-11-24T09:00:00Z", "components": {
        "new": {"since": "2026-11-20T00:00:00Z"}}});
    let site = site.file("feed.json", &fresh.to_string());
    site.run(&["archive", "--now", "2026-11-24T09:00:00Z"]).succeeds();
    let site = site.file("site.toml", SITE).without("feed.json");
    let site = site.edit(
        "site.toml",
        "path = \"feed.json\"",
        "path = \"feed.json\"\non_failure = \"without\"",
    );
    site.run(&["build", "--now", "2026-11-24T09:00:00Z"]).succeeds();
    let api: Value = serde_json::from_str(tree(site.path("public")).text("api/tidings.json")).unwrap();
    let days = &api["components"][0]["uptime"]["days"];
    let up = |date: &str| days[date]["up_s"].clone();
    assert_eq!(
        [up("2026-11-21"), up("2026-11-22"), up("2026-11-23")],
        [json!(79_200), json!(0), json!(0)]
    );
}

/// What an author wrote into the archive stays in it, and so do days from elsewhere.
#[test]
fn what_stands_in_it_besides_stays() {
    let site = site().file(
        "kept/archive.json",
        r#"{"version": 1, "note": "from our old page", "components": {
            "old": {"why": "moved", "days": [{"date": "2025-01-01", "up_s": 86400, "of": "hand"}]},
            "web": {"since": "2026-11-18T00:00:00Z", "outages": [{"start": "2026-11-18T09:00:00Z", "by": "hand"}]}}}"#,
    );
    site.run(&NOW).succeeds();
    let kept: Value = serde_json::from_str(&site.read("kept/archive.json")).unwrap();
    assert_eq!(kept["note"], "from our old page");
    assert_eq!(kept["components"]["old"]["why"], "moved");
    assert_eq!(kept["components"]["old"]["days"][0]["of"], "hand");
    let web = &kept["components"]["web"];
    let by_hand = json!({"start": "2026-11-18T09:00:00Z", "end": "2026-11-18T09:00:00Z", "by": "hand"});
    assert!(web["outages"].as_array().unwrap().contains(&by_hand), "{web}");
}

/// A monitor that keeps less than a day is asked more often; what it forgets meanwhile lies beside the copies of feeds.
/// Whatever a broken run left there is as good as nothing.
#[test]
fn a_day_is_put_together_from_several_runs() {
    let feed = |since: &str, now: &str| {
        let outages = json!([{"start": "2026-11-18T05:00:00Z", "end": "2026-11-18T05:10:00Z"}]);
        let known = if since < "2026-11-18T05" {
            outages
        } else {
            json!([])
        };
        json!({"version": 1, "generated_at": now, "components": {"host-1": {"since": since, "outages": known}}}).to_string()
    };
    let runs = [
        ("2026-11-17T22:00:00Z", "2026-11-18T09:00:00Z"),
        ("2026-11-18T08:00:00Z", "2026-11-18T21:00:00Z"),
        ("2026-11-18T20:00:00Z", "2026-11-19T01:00:00Z"),
    ];
    for (broken, [up, down]) in [(false, [85_800, 600]), (true, [14_400, 0])] {
        let mut site = site();
        for (since, now) in runs {
            site = site.file("feed.json", &feed(since, now));
            if broken {
                site = site.file(".tidings/running-days.json", "{\"version\": 1, ");
            }
            site.run(&["archive", "--now", now]).succeeds();
        }
        let kept: Value = serde_json::from_str(&site.read("kept/archive.json")).unwrap();
        let days = kept["components"]["web"]["days"].as_array().unwrap();
        let day = json!({"date": "2026-11-18", "up_s": up, "down_s": down, "degraded_s": 0});
        assert_eq!(days.last(), Some(&day), "{broken}");
    }
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    // (what is wrong, what to change, exit status, what is said)
    let broken_feed = |site: SiteTest| site.file("feed.json", "{\"version\": 1, ");
    let broken_archive = |site: SiteTest| site.file("kept/archive.json", "{\"version\": 1, ");
    let no_archive = |site: SiteTest| site.edit("site.toml", "[archive]\npath = \"kept/archive.json\"\n", "");
    let a_folder = |site: SiteTest| site.without("kept/archive.json").file("kept/archive.json/x", "");
    type Change = fn(SiteTest) -> SiteTest;
    let cases: [(Change, i32, &str); 4] = [
        (broken_feed, 1, "nothing was kept"),
        (broken_archive, 1, "nothing was kept"),
        (no_archive, 2, "[archive]\npath = \"content/archive.json\""),
        (a_folder, 1, "cannot be read"),
    ];
    for (change, status, said) in cases {
        let site = site();
        site.run(&NOW).succeeds();
        let site = change(site);
        let before = tree(site.path("kept"));
        site.run(&["archive", "--now", "2026-11-22T09:00:00Z"])
            .status(status)
            .mentions(said);
        assert_eq!(tree(site.path("kept")).files, before.files, "{said}");
    }
}

/// What is kept is kept for good, so that nothing is kept from an answer that its own server doubts.
#[test]
fn doubtful_answers_are_not_kept() {
    let answer = |warnings: &str| {
        format!(
            r#"{{"status": "success", {warnings}"data": {{"result": [{{"metric": {{"component": "host-1"}},
            "values": [[1794960000, "1"], [1795046400, "1"]]}}]}}}}"#
        )
    };
    let site = site().edit("site.toml", "format = \"tidings\"", "format = \"prometheus\"");
    let site = site.file("feed.json", &answer("\"warnings\": [\"store gateway lost\"], "));
    // Nor is anything forgotten of what an earlier run remembered.
    let site = site.file(
        ".tidings/running-days.json",
        "{\"version\": 1, \"components\": {}}",
    );
    site.run(&NOW)
        .succeeds()
        .mentions("store gateway lost")
        .mentions("nothing new to keep");
    assert_eq!(
        site.read(".tidings/running-days.json"),
        "{\"version\": 1, \"components\": {}}"
    );
    let site = site.file("feed.json", &answer(""));
    site.run(&NOW).succeeds().mentions("of 1 component kept");
}

/// Mistakes in notices cost no day of history.
#[test]
fn notices_have_no_part_in_it() {
    let site = site().file("content/incidents/broken.md", "no front matter");
    site.run(&NOW).succeeds();
    assert_eq!(site.read("kept/archive.json"), KEPT);
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let site = site();
    site.run(&NOW).succeeds();
    let outages: Vec<Value> = (0..20_000)
        .map(|second| json!({"start": "2026-11-20T10:00:00Z", "end": format!("2026-11-20T1{}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)}))
        .filter(|outage| outage["end"].as_str() > Some("2026-11-20T10:00:00Z"))
        .collect();
    let site = site.file("feed.json", &feed(json!(outages), "2026-11-21T09:00:00Z"));
    let later = ["archive", "--now", "2026-11-21T09:00:00Z"];
    for milliseconds in 0..40 {
        let mut run = site.command(&later).stderr(Stdio::null()).spawn().unwrap();
        sleep(Duration::from_millis(milliseconds * 3));
        run.kill().unwrap();
        run.wait().unwrap();
        let kept: Value = serde_json::from_str(&site.read("kept/archive.json")).unwrap();
        let until = kept["generated_at"].as_str().unwrap();
        assert!(
            ["2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"].contains(&until),
            "{until}"
        );
        if until.starts_with("2026-11-21") {
            return;
        }
    }
    site.run(&later).succeeds();
}
