//! What monitoring knows and no reader may: whatever stands in a feed beside the fields that are read, and the names
//! by which monitoring calls things, is in no output.

use serde_json::{Map, Value, json};

use super::DOWN;
use crate::support::{SiteTest, tree};

/// What is looked for, in any letters.
const MARKS: &[&str] = &[
    "db7-internal",
    "10.99.88.77",
    "2001:db8:99",
    "oncall@mail.example",
    "hunter2",
    "ghp_9zzz",
    "kept-secret",
];

/// Fields that formats have and nobody reads, and such as they may have one day.
fn secrets() -> Map<String, Value> {
    let secrets = json!({
        "hostname": "db7-internal.example",
        "url": "https://admin:hunter2@db7-internal.example:8443/health?token=ghp_9zzz",
        "sendUrl": 1,
        "msg": "connect ECONNREFUSED 10.99.88.77:5432",
        "errors": ["lookup db7-internal.example: no such host", "dial [2001:db8:99::7]:443"],
        "conditionResults": [{"condition": "[BODY].password == hunter2", "success": false}],
        "tags": [{"name": "customer", "value": "kept-secret"}],
        "description": "Call oncall@mail.example",
        "notes": "kept-secret",
        "token": "ghp_9zzz",
        "certificate": {"issuer": "kept-secret CA", "subject": "db7-internal.example"},
    });
    secrets.as_object().unwrap().clone()
}

/// Keys whose objects have a name for each key, and what may stand there for nobody: a thing that no component claims.
fn stranger(key: &str) -> Option<(&'static str, Value)> {
    match key {
        "components" => Some(("db7-internal", json!({"state": "up", "notes": "kept-secret"}))),
        "heartbeatList" => Some(("99", json!([{"status": 1, "msg": "kept-secret"}]))),
        _ => None,
    }
}

/// Adds secrets to every object that is not a list of things by name, and renames the component to what no reader
/// may see.
fn planted(value: &Value, under: &str) -> Value {
    match value {
        Value::Object(fields) => {
            let mut all: Map<String, Value> = fields
                .iter()
                .map(|(key, value)| (key.replace("web-1", "db7-internal-web"), planted(value, key)))
                .collect();
            match stranger(under) {
                Some((name, value)) => {
                    all.insert(name.to_owned(), value);
                }
                None if under == "dailyMinutesDown" => {}
                None => {
                    for (key, secret) in secrets() {
                        all.entry(key).or_insert(secret);
                    }
                }
            }
            Value::Object(all)
        }
        Value::Array(items) => items.iter().map(|item| planted(item, "")).collect(),
        Value::String(text) if under == "name" && text != "web-1" => json!("kept-secret title"),
        Value::String(text) => json!(text.replace("web-1", "db7-internal-web")),
        other => other.clone(),
    }
}

/// A document with secrets wherever there is room for any.
fn with_secrets(format: &str, role: &str, text: &str) -> String {
    if role.ends_with(".yml") {
        return format!("{text}url: https://hunter2@db7-internal.example/\nnotes: [kept-secret, 10.99.88.77]\nerror:\n  host: db7-internal\n")
            .replacen("url: https://web-1.example\n", "", 1);
    }
    let plant = |text: &str| planted(&serde_json::from_str(text).unwrap(), "").to_string();
    match format {
        "tidings-ndjson" => text.lines().map(|line| plant(line) + "\n").collect(),
        _ => plant(text),
    }
}

#[test]
fn nothing_of_a_feed_but_what_is_measured_is_published() {
    for (number, (format, documents)) in DOWN.iter().enumerate() {
        let mut site = SiteTest::empty();
        let is_folder = documents.iter().any(|(role, _)| role.contains('/'));
        for (role, text) in *documents {
            let path = match *role {
                "" => "feed/page.json".to_owned(),
                "heartbeat" => "feed/heartbeat.json".to_owned(),
                role => format!("feed/{}", role.replace("web-1", "db7-internal-web")),
            };
            site = site.file(&path, &with_secrets(format, role, text));
        }
        let path = if is_folder { "feed" } else { "feed/page.json" };
        let toml = format!(
            "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n\
             [monitoring]\nfalse_alarm = \"0s\"\n\
             [[components]]\nid = \"web-1\"\nname = \"Web server 1\"\nfeed = \"db7-internal-web\"\n\
             [[feeds]]\nformat = \"{format}\"\npath = \"{path}\"\n"
        );
        site = site.file("site.toml", &toml);
        site.run(&["build", "--now", "2026-11-20T12:00:00Z"]).succeeds();
        let output = tree(site.path("public"));
        let api: Value = serde_json::from_str(output.text("api/tidings.json")).unwrap();
        let component = &api["components"][0];
        let days = component["uptime"]["last_365_days"]["down_s"].as_i64().unwrap();
        let is_read = component["reading"]["state"] == "down" || days > 0;
        assert!(is_read, "{format} ({number}) is not read at all: {component}");
        for (path, bytes) in &output.files {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            for mark in MARKS {
                assert!(!text.contains(mark), "{format} ({number}): {mark} in {path}");
                assert!(!path.contains(mark), "{format} ({number}): {mark} in {path}");
            }
        }
    }
}
