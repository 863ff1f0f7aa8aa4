//! Tidings' own documents below `/api/`: every one of them is valid by the schema that is published beside it, and a
//! month's file tells of it whole.

use serde_json::{Value, json};

use crate::memory::Memory;
use crate::support::{REPOSITORY, SiteTest, Tree, tree};

const NOW: &str = "2026-12-03T01:10:00Z";

/// Every document of a site by its schema; how many there were.
#[track_caller]
fn all_valid(site: &Tree, whose: &str) -> usize {
    let read = |path: &str| -> Value { serde_json::from_str(site.text(path)).unwrap() };
    let mut count = 0;
    for (schema, documents) in [
        ("api/tidings.schema.json", "api/tidings.json"),
        ("api/history.schema.json", "api/history/"),
        ("api/next-change.schema.json", "api/next-change.json"),
    ] {
        let schema = read(schema);
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        let schema = jsonschema::options()
            .should_validate_formats(true)
            .build(&closed(schema))
            .unwrap();
        for path in site
            .paths()
            .into_iter()
            .filter(|path| path.starts_with(documents))
        {
            let wrong: Vec<String> = schema
                .iter_errors(&read(path))
                .map(|error| format!("{} {error}", error.instance_path()))
                .collect();
            assert_eq!(wrong, [""; 0], "{path} of {whose}");
            count += 1;
        }
    }
    count
}

/// A schema that lets no other fields pass, so that each is documented.
fn closed(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(fields) => {
            let is_struct = fields.contains_key("properties");
            for value in fields.values_mut() {
                *value = closed(value.take());
            }
            if is_struct {
                fields.insert("additionalProperties".to_owned(), false.into());
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| *value = closed(value.take())),
        _ => {}
    }
    schema
}

#[test]
fn the_example_is_valid_by_its_schemas() {
    let site = SiteTest::example();
    site.build().succeeds();
    assert!(all_valid(&tree(site.path("public")), "the example") > 5);
}

#[test]
fn the_golden_sites_are_valid_by_their_schemas() {
    for entry in std::fs::read_dir(format!("{REPOSITORY}/tests/sites")).unwrap() {
        let folder = entry.unwrap().path();
        all_valid(&tree(folder.join("expected")), &folder.display().to_string());
    }
}

#[test]
fn a_hostile_site_is_valid_by_its_schemas() {
    assert!(all_valid(&crate::hostile::PUBLISHED, "the hostile site") > 2);
}

#[test]
fn a_schema_says_what_it_is_of_and_what_each_field_means() {
    let published = site().base_url("https://mirror.example/x/").publish(NOW);
    for name in ["tidings", "history", "next-change"] {
        let path = format!("api/{name}.schema.json");
        let schema: Value = serde_json::from_str(published.text(&path)).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], format!("https://mirror.example/x/{path}"));
        let mut fields = 0;
        let definitions = schema["$defs"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(_, one)| one);
        for structure in definitions.chain([&schema]) {
            assert!(structure["description"].is_string(), "{structure}");
            for (name, field) in structure["properties"].as_object().into_iter().flatten() {
                let words = field["description"]
                    .as_str()
                    .unwrap_or_else(|| panic!("{name} of {path}"));
                assert!(words.ends_with('.') && !words.contains('\n'), "{words}");
                fields += 1;
            }
        }
        assert!(fields > 1, "{path}");
    }
    let schema: Value = serde_json::from_str(published.text("api/tidings.schema.json")).unwrap();
    assert_eq!(schema["properties"]["version"]["const"], 1);
    assert_eq!(
        schema["$defs"]["Outage"]["required"],
        json!(["component", "start", "end"]),
        "what may be null is there all the same"
    );
}

fn site() -> Memory {
    Memory::new(
        "[site]\ntitle = \"S\"\nbase_url = \"https://status.example/\"\ntimezone = \"America/New_York\"\n\
         [[components]]\nid = \"a\"\nname = \"A\"\n[[components]]\nid = \"b\"\nname = \"B\"\nretired = 2026-11-20\n",
    )
}

fn window(start: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"W\"\nstart = {start}\nduration = \"1h\"\nannounced = 2026-01-01 00:00:00\ncomponents = [\"a\"]\nimpact = \"none\"\n{more}\n+++\n"
    )
}

/// A month holds what belongs to it by the local clock, whether it is still in tidings.json or not.
#[test]
fn a_months_file_tells_of_it_whole() {
    let incident = |started: &str, more: &str| {
        format!(
            "+++\ntitle = \"I\"\nstarted = {started}\nimpact = \"minor\"\n{more}\n+++\n\n## 2026-12-01 12:00 Resolved\n"
        )
    };
    let published = site()
        .with("maintenance/old.md", window("2026-03-31 23:59:59", ""))
        .with("maintenance/next.md", window("2026-04-01 00:00:00", ""))
        .with(
            "maintenance/lapsed.md",
            window("2026-03-10 01:00:00", "status = \"proposed\""),
        )
        .with("maintenance/to-come.md", window("2027-02-01 00:00:00", ""))
        .with("incidents/late.md", incident("2026-11-30 23:00:00", ""))
        .with(
            "incidents/alarm.md",
            incident("2026-11-30 22:00:00", "[fix]\nhow = \"false-alarm\""),
        )
        .publish(NOW);
    let file = |month: &str| -> Value {
        serde_json::from_str(published.text(&format!("api/history/{month}.json"))).unwrap()
    };
    let ids = |month: &str, list: &str| -> Vec<String> {
        let notices = file(month)[list].as_array().unwrap().clone();
        notices
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        ids("2026-03", "maintenance"),
        ["maintenance/old", "maintenance/lapsed"]
    );
    assert_eq!(ids("2026-04", "maintenance"), ["maintenance/next"]);
    assert_eq!(ids("2026-11", "incidents"), ["incidents/late"]);
    assert_eq!(ids("2026-12", "incidents"), [""; 0]);
    assert_eq!(file("2026-11")["month"], "2026-11");
    assert_eq!(file("2026-03")["as_of"], "2026-04-01T04:59:59Z");
    assert_eq!(file("2026-12")["as_of"], Value::Null);
    let now: Vec<Value> = published.api()["maintenance"].as_array().unwrap().clone();
    assert_eq!(now.len(), 1, "what ended long ago is in the months only");
    let months: Vec<&str> = published
        .all()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("api/history/"))
        .collect();
    let pages: Vec<&str> = published
        .all()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("history/2"))
        .collect();
    assert_eq!(ids("2027-02", "maintenance"), ["maintenance/to-come"]);
    assert_eq!(months.len(), pages.len() + 1, "{months:?} {pages:?}");
}

/// A plain notice has no state until it is taken off the list; a window that was broken off and is scheduled again has
/// neither begun nor ended.
#[test]
fn what_has_no_state_says_none() {
    let plain = |more: &str| {
        format!("+++\ntitle = \"P\"\nstarted = 2026-12-01 10:00:00\nimpact = \"none\"\n+++\nText.\n{more}")
    };
    let again = "## 2026-12-02 18:30 Rescheduled to 2026-12-04 18:00 - 19:00\n";
    let published = site()
        .with("incidents/open.md", plain(""))
        .with("incidents/done.md", plain("\n## 2026-12-01 12:00 Resolved\n"))
        .with("maintenance/w.md", window("2026-12-02 18:00:00", "") + again)
        .publish(NOW);
    let states: Vec<Value> = published.api()["incidents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["id"], one["state"]]))
        .collect();
    assert_eq!(
        states,
        [
            json!(["incidents/done", "resolved"]),
            json!(["incidents/open", null])
        ]
    );
    let list: Value = serde_json::from_str(published.text("api/v2/scheduled-maintenances.json")).unwrap();
    let window = &list["scheduled_maintenances"][0];
    assert_eq!(
        [&window["status"], &window["started_at"], &window["resolved_at"]],
        [
            &json!("scheduled"),
            &json!("2026-12-04T23:00:00.000Z"),
            &Value::Null
        ]
    );
}

/// A notice of the same shape stands in both.
#[test]
fn a_month_tells_of_a_notice_as_tidings_json_does() {
    let published = site()
        .with("maintenance/w.md", window("2026-12-02 20:30:00", ""))
        .publish(NOW);
    let month: Value = serde_json::from_str(published.text("api/history/2026-12.json")).unwrap();
    assert_eq!(month["maintenance"], published.api()["maintenance"]);
    assert_eq!(month["maintenance"].as_array().unwrap().len(), 1);
}
