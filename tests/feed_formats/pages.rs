//! What a site says that is made from a feed of each format, by the real program: documents as they were recorded,
//! cut to what matters.

use serde_json::{Value, json};

use crate::support::{SiteTest, tree};

/// A feed, and what is told of its components on a day.
struct Case {
    feed: &'static str,
    files: &'static [(&'static str, &'static str)],
    now: &'static str,
    date: &'static str,
    /// The name of each, and its reading's state, seconds up, down and unknown.
    expected: &'static [(&'static str, &'static str)],
}

const CASES: &[Case] = &[
    Case {
        feed: "format = \"gatus\"\npath = \"gatus.json\"",
        files: &[(
            "gatus.json",
            r#"[{"name": "frontend", "group": "core", "key": "core_frontend", "results": [
                {"status": 200, "hostname": "10.0.0.7", "duration": 150000000, "success": true, "timestamp": "2026-11-20T11:50:00.123456789Z"},
                {"status": 503, "duration": 750000000, "errors": ["refused"], "success": false, "timestamp": "2026-11-20T12:55:00+01:00"},
                {"status": 200, "duration": 250500000, "success": true, "timestamp": "2026-11-20T11:58:00Z"}]},
              {"name": "backend", "group": "core", "key": "core_backend", "results": [], "events": [
                {"type": "START", "timestamp": "2026-11-01T00:00:00Z"},
                {"type": "HEALTHY", "timestamp": "2026-11-01T00:01:00Z"},
                {"type": "UNHEALTHY", "timestamp": "2026-11-20T10:02:11.123456789Z"},
                {"type": "HEALTHY", "timestamp": "2026-11-20T10:09:40Z"}]}]"#,
        )],
        now: "2026-11-20T12:00:00Z",
        date: "2026-11-20",
        // Results hold to the next, events tell of every second since the first; both end with the newest result of
        // the whole answer.
        expected: &[
            ("core_frontend", r#"["up", 300, 180, 42600]"#),
            ("core_backend", r#"["up", 42631, 449, 0]"#),
        ],
    },
    Case {
        feed: "format = \"uptime-kuma\"\npath = \"kuma/page.json\"\ninterval = \"20s\"",
        files: &[
            (
                "kuma/page.json",
                r#"{"publicGroupList": [{"name": "Services", "monitorList": [
                    {"id": 1, "name": "Web"}, {"id": 2, "name": "Job"}, {"id": 7, "name": "New"}]}]}"#,
            ),
            (
                "kuma/heartbeat.json",
                r#"{"heartbeatList": {"1": [
                    {"status": 1, "time": "2026-11-20 22:55:16.733", "msg": "", "ping": 6},
                    {"status": 1, "time": "2026-11-20 22:55:36.746", "msg": "", "ping": 3},
                    {"status": 0, "time": "2026-11-20 22:55:56.763", "msg": "refused", "ping": null},
                    {"status": 0, "time": "2026-11-20 22:56:16.785", "msg": "", "ping": null},
                    {"status": 1, "time": "2026-11-20 22:56:36.803", "msg": "", "ping": 5}],
                  "2": [{"status": 1, "time": "2026-11-20T22:54:00Z", "ping": 10},
                    {"status": 3, "time": "2026-11-20 22:54:20", "ping": null}]}}"#,
            ),
        ],
        now: "2026-11-20T22:57:00Z",
        date: "2026-11-20",
        expected: &[
            ("Web", r#"["up", 40, 40, 82516]"#),
            ("2", r#"["unknown", 20, 0, 82576]"#),
            ("New", r#"[null, 0, 0, 82596]"#),
        ],
    },
    Case {
        feed: "format = \"upptime\"\npath = \"up\"",
        files: &[
            (
                "up/history/summary.json",
                r#"[{"name": "Google", "slug": "google", "url": "https://www.google.com", "status": "up", "time": 163,
                     "dailyMinutesDown": {"2024-05-29": 14}},
                    {"name": "Hacker News", "slug": "hacker-news", "status": "down", "dailyMinutesDown": {"2024-05-27": 3}}]"#,
            ),
            (
                "up/history/google.yml",
                "url: https://www.google.com\nstatus: up\ncode: 200\nresponseTime: 172\n\
                 lastUpdated: 2024-05-30T23:06:13.567Z\nstartTime: 2024-05-28T05:02:27.144Z\ngenerator: Upptime\n",
            ),
        ],
        now: "2024-05-30T23:30:00Z",
        date: "2024-05-29",
        expected: &[
            ("google", r#"["up", 85560, 840, 0]"#),
            ("Hacker News", r#"["down", 86400, 0, 0]"#),
        ],
    },
    Case {
        feed: "format = \"statuspage\"\npath = \"s.json\"",
        files: &[(
            "s.json",
            r#"{"page": {"id": "x", "updated_at": "2026-11-20T03:28:51.245-08:00"}, "components": [
                {"id": "qs6rxgc67fr8", "name": "Hosted Pages", "status": "partial_outage", "group": false,
                 "updated_at": "2026-11-20T01:02:03.000-08:00"}],
               "incidents": [{"name": "Login fails", "shortlink": "https://stspg.io/x"}], "scheduled_maintenances": []}"#,
        )],
        now: "2026-11-20T11:30:00Z",
        date: "2026-11-20",
        expected: &[("Hosted Pages", r#"["degraded", 0, 0, 41331]"#)],
    },
];

/// What the API says of a component on a day.
fn told(api: &Value, component: &str, date: &str) -> Value {
    let components = api["components"].as_array().unwrap();
    let component = components.iter().find(|one| one["id"] == component).unwrap();
    let day = &component["uptime"]["days"][date];
    json!([
        component["reading"]["state"],
        day["up_s"],
        day["down_s"],
        day["unknown_s"]
    ])
}

#[test]
fn each_format_is_read_to_the_second() {
    for case in CASES {
        let mut toml = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n\
                        [monitoring]\nfalse_alarm = \"0s\"\n"
            .to_owned();
        for (number, (name, _)) in case.expected.iter().enumerate() {
            toml.push_str(&format!(
                "[[components]]\nid = \"c{number}\"\nname = \"C {number}\"\nfeed = \"{name}\"\n"
            ));
        }
        let site = SiteTest::empty().file("site.toml", &format!("{toml}[[feeds]]\n{}\n", case.feed));
        let site = case
            .files
            .iter()
            .fold(site, |site, (path, text)| site.file(path, text));
        site.run(&["build", "--now", case.now]).succeeds();
        let output = tree(site.path("public"));
        let api: Value = serde_json::from_str(output.text("api/tidings.json")).unwrap();
        for (number, (name, expected)) in case.expected.iter().enumerate() {
            let expected: Value = serde_json::from_str(expected).unwrap();
            let told = told(&api, &format!("c{number}"), case.date);
            assert_eq!(told, expected, "{} {name}", case.feed);
        }
    }
}
