//! Tidings' own feed format: the schema names the keys that are read, and takes what is taken.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tidings::diagnostic::Diagnostics;
use tidings::input::feed::Documents;

use super::{definition, feed, properties, words};
use crate::memory::{Memory, instant};
use crate::support::{NOW, REPOSITORY, tree};

const SITE: &str = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"Europe/London\"\n\
     [[components]]\nid = \"web-1\"\nname = \"Web server 1\"\n[[feeds]]\nformat = \"tidings\"\npath = \"content/uptime.json\"\n";

/// What stands under each definition, and where it stands in a document.
const PLACES: &[(&str, &str)] = &[
    ("", ""),
    ("Component", "/components/web-1"),
    ("Alert", "/components/web-1/alerts/0"),
    ("Day", "/components/web-1/days/0"),
    ("Latency", "/components/web-1/days/0/latency_ms"),
    ("Outage", "/components/web-1/outages/0"),
    ("Check", "/components/web-1/checks/0"),
];

/// A document with one of everything.
fn document() -> Value {
    json!({
        "version": 1,
        "generated_at": "2026-11-20T09:00:00Z",
        "components": { "web-1": {
            "alerts": [{ "code": "restart_required", "since": "2026-11-16T02:00:00Z" }],
            "days": [{ "date": "2026-11-18", "latency_ms": { "avg": 1, "p95": 2 } }],
            "outages": [{ "start": "2026-11-18T04:10:00Z" }],
            "checks": [{ "at": "2026-11-20T08:59:30Z", "state": "up" }],
        } },
    })
}

/// Whether the reader takes a document.
fn reads(document: &Value) -> bool {
    let config = tidings::config::read(SITE, 0, &mut Diagnostics::default()).unwrap();
    let documents = Documents::one("uptime.json", document.to_string().into_bytes());
    let zone = config.site.timezone;
    tidings::input::feed::read(&config.feeds[0], &documents, zone, instant(NOW)).is_ok()
}

fn place<'d>(document: &'d mut Value, at: &str) -> &'d mut serde_json::Map<String, Value> {
    document.pointer_mut(at).unwrap().as_object_mut().unwrap()
}

fn schema_of(name: &str) -> Value {
    match name {
        "" => feed(),
        name => feed()["$defs"][name].clone(),
    }
}

#[test]
fn reader_and_schema_take_and_refuse_the_same_values() {
    let validator = jsonschema::validator_for(&feed()).unwrap();
    assert!(reads(&document()) && validator.is_valid(&document()));
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(0.5),
        json!(2),
        json!("no such word"),
        json!("2026-11-18"),
        json!("2026-11-20T09:00:00Z"),
        json!("2026-11-20 09:00:00"),
        json!("up"),
        json!("down"),
        json!([]),
        json!([1]),
        json!({}),
    ];
    for (name, at) in PLACES {
        for (key, schema) in properties(&schema_of(name)) {
            let examples = schema["examples"].as_array().into_iter().flatten();
            let words = words(schema).into_iter().map(|word| json!(word));
            let tried: Vec<Value> = values.iter().chain(examples).cloned().chain(words).collect();
            for value in tried {
                let mut document = document();
                place(&mut document, at).insert(key.to_owned(), value.clone());
                assert_eq!(
                    validator.is_valid(&document),
                    reads(&document),
                    "{name}.{key} = {value} (valid, read)"
                );
            }
            let mut document = document();
            place(&mut document, at).remove(key);
            assert_eq!(
                validator.is_valid(&document),
                reads(&document),
                "{name} without {key}"
            );
        }
    }
}

/// The words of the macro `keys!` in the format's own sources are all that is read.
#[test]
fn the_schema_names_each_key_that_is_read_and_no_other() {
    let keys = |text: &str| -> BTreeSet<String> {
        let blocks = text.split("keys! {").skip(1);
        let blocks = blocks.map(|rest| rest.split("\n}").next().unwrap().to_owned());
        blocks
            .flat_map(|block| {
                block
                    .split('"')
                    .skip(1)
                    .step_by(2)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let mut own = BTreeSet::new();
    for text in tree(format!("{REPOSITORY}/src/input/feed/own"))
        .files
        .into_values()
    {
        own.extend(keys(&String::from_utf8(text).unwrap()));
    }
    let mut named = BTreeSet::new();
    for (name, _) in PLACES {
        named.extend(properties(&schema_of(name)).map(|(key, _)| key.to_owned()));
    }
    assert_eq!(own, named);
    let ndjson = std::fs::read_to_string(format!("{REPOSITORY}/src/input/feed/ndjson.rs")).unwrap();
    let named: BTreeSet<String> = properties(&schema_of("Line"))
        .map(|(key, _)| key.to_owned())
        .collect();
    assert_eq!(keys(&ndjson), named);
}

#[test]
fn what_the_page_shows_is_valid_and_reads() {
    let examples = format!("{REPOSITORY}/src/shell/reference/examples");
    let whole: Value =
        serde_json::from_str(&std::fs::read_to_string(format!("{examples}/feed.json")).unwrap()).unwrap();
    assert!(jsonschema::is_valid(&feed(), &whole) && reads(&whole));
    let lines = std::fs::read_to_string(format!("{examples}/feed.ndjson")).unwrap();
    let line = definition(&feed(), "Line");
    for text in lines.lines() {
        assert!(jsonschema::is_valid(&line, &serde_json::from_str(text).unwrap()));
    }
    let site = SITE.replace("\"tidings\"", "\"tidings-ndjson\"");
    assert_eq!(Memory::new(site).feed(lines).errors(NOW), []);
}
