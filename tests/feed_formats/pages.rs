//! What a site says that is made from a feed of each format, by the real program, from answers as they were
//! recorded.

use serde_json::{Value, json};

use crate::support::{SiteTest, Tree, tree};

/// A site with these components, each by id and by what the feed calls it, and one feed.
fn site(components: &[(&str, &str)], feed: &str) -> SiteTest {
    let mut toml = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n\
                    [build]\nminify = false\n"
        .to_owned();
    for (id, name) in components {
        toml.push_str(&format!("[[components]]\nid = \"{id}\"\nname = \"The {id}\"\nfeed = \"{name}\"\n"));
    }
    SiteTest::empty().file("site.toml", &format!("{toml}[[feeds]]\n{feed}\n"))
}

#[track_caller]
fn built(site: &SiteTest, now: &str) -> Tree {
    site.run(&["build", "--now", now]).succeeds();
    tree(site.path("public"))
}

/// What the API says of a component: its status, whether that is measured, and the seconds up, down and unknown of
/// a day.
fn told(output: &Tree, component: &str, date: &str) -> Value {
    let api: Value = serde_json::from_str(&output.text("api/tidings.json")).unwrap();
    let components = api["components"].as_array().unwrap();
    let component = components.iter().find(|one| one["id"] == component).unwrap();
    let day = &component["uptime"]["days"][date];
    json!([component["status"], component["measured"], day["up_s"], day["down_s"], day["unknown_s"], day["source"]])
}
#[test]
fn dump() {
    let s = site(&[("web", "core_frontend"), ("api", "backend")], "format = \"gatus\"\npath = \"gatus.json\"")
        .file("gatus.json", GATUS);
    let t = built(&s, "2026-11-20T12:00:00Z");
    println!("{}", t.text("components/web/index.html"));
    println!("{}", told(&t, "web", "2026-11-20"));
    println!("{}", told(&t, "api", "2026-11-20"));
}
const GATUS: &str = r#"[
{"name": "frontend", "group": "core", "key": "core_frontend", "results": [
 {"status": 200, "hostname": "10.0.0.7", "duration": 150000000, "success": true, "timestamp": "2026-11-20T11:50:00.123456789Z"},
 {"status": 503, "duration": 750000000, "errors": ["refused"], "success": false, "timestamp": "2026-11-20T12:55:00+01:00"},
 {"status": 200, "duration": 250500000, "success": true, "timestamp": "2026-11-20T11:58:00Z"}]},
{"name": "backend", "group": "core", "key": "core_backend", "results": [], "events": [
 {"type": "START", "timestamp": "2026-11-01T00:00:00Z"},
 {"type": "HEALTHY", "timestamp": "2026-11-01T00:01:00Z"},
 {"type": "UNHEALTHY", "timestamp": "2026-11-20T10:02:11.123456789Z"},
 {"type": "HEALTHY", "timestamp": "2026-11-20T10:09:40Z"}]}]"#;
#[test]
fn dump2() {
    let s = site(&[("web", "Web"), ("job", "2"), ("new", "New")], "format = \"uptime-kuma\"\npath = \"kuma/page.json\"\ninterval = \"20s\"")
        .bytes("kuma/page.json", &std::fs::read("/work/shared/data/uptime-kuma/status-page.json").unwrap()).bytes("kuma/heartbeat.json", &std::fs::read("/work/shared/data/uptime-kuma/heartbeat.json").unwrap());
    let r = s.run(&["build", "--now", "2026-11-20T22:57:00Z"]); println!("{}", r.stderr);
    let t = tree(s.path("public"));
    for c in ["web", "job", "new"] { println!("{}", told(&t, c, "2026-11-20")); }
    println!("{}", t.text("components/new/index.html"));
    println!("{}", t.text("components/web/index.html"));
    let s = site(&[("google", "google"), ("news", "Hacker News"), ("wiki", "wikipedia"), ("broken", "test-broken-site")], "format = \"upptime\"\npath = \"up\"")
        .bytes("up/history/summary.json", &std::fs::read("/work/shared/data/upptime/summary.json").unwrap()).bytes("up/history/google.yml", &std::fs::read("/work/shared/data/upptime/history__google.yml").unwrap());
    let r = s.run(&["build", "--now", "2024-05-30T23:30:00Z"]); println!("{}", r.stderr);
    let t = tree(s.path("public"));
    for c in ["google", "news", "wiki", "broken"] { println!("{}", told(&t, c, "2024-05-30")); }
    println!("{}", t.text("components/google/index.html"));
    println!("{}", t.text("components/news/index.html"));
    let s = site(&[("pages", "Hosted Pages")], "format = \"statuspage\"\npath = \"s.json\"")
        .bytes("s.json", &std::fs::read("/work/shared/data/statuspage/summary.json").unwrap());
    let r = s.run(&["build", "--now", "2026-11-20T11:30:00Z"]); println!("{}", r.stderr);
    let t = tree(s.path("public"));
    for c in ["pages"] { println!("{}", told(&t, c, "2026-11-20")); }
    println!("{}", t.text("components/pages/index.html"));
}
