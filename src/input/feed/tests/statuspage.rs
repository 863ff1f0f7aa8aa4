use super::{feed_of, feed_of_documents, instant, mistake, source};
use crate::config::FeedFormat;
use crate::input::feed::Documents;
use crate::model::uptime::{Measured, Reading, State};

/// By Statuspage's public list of fields; most that are not read are left out.
pub const SUMMARY: &str = r#"{"page": {"id": "y2j98763l56x", "name": "Example", "time_zone": "America/Los_Angeles", "updated_at": "2026-11-20T03:00:00.123-08:00"},
"components": [
 {"id": "k8xw5zy0q1aa", "name": "Public", "status": "under_maintenance", "group_id": null, "group": true, "components": ["b6kwlvbp1mdz"]},
 {"id": "b6kwlvbp1mdz", "name": "Hosted pages", "status": "under_maintenance", "group_id": "k8xw5zy0q1aa", "group": false},
 {"id": "a1", "name": "API", "status": "operational", "description": null, "group": false},
 {"id": "a2", "name": "Mail", "status": "degraded_performance"},
 {"id": "a3", "name": "Mail", "status": "partial_outage"},
 {"id": "a4", "name": "Shop", "status": "major_outage"}],
"incidents": [{"id": "i", "status": "investigating", "components": [{"id": "a4", "status": "major_outage"}]}],
"scheduled_maintenances": [], "status": {"indicator": "critical", "description": "Major System Outage"}}"#;

#[test]
fn components_are_read_by_id_and_groups_are_none() {
    let feed = feed_of(&source(FeedFormat::Statuspage), SUMMARY).unwrap();
    let at = instant("2026-11-20T11:00:00Z");
    let expected = [
        ("a1", State::Up),
        ("a2", State::Degraded),
        ("a3", State::Degraded),
        ("a4", State::Down),
        ("b6kwlvbp1mdz", State::Unknown),
    ];
    assert_eq!(feed.components.len(), expected.len());
    for (id, state) in expected {
        let measured = Measured {
            reading: Some(Reading { state, at: Some(at) }),
            ..Measured::default()
        };
        assert_eq!(
            feed.components[id], measured,
            "{id}: its state, and nothing of the past"
        );
    }
    assert_eq!(feed.horizon, Some(at));
    for (name, id) in [
        ("API", Some("a1")),
        ("Mail", None),
        ("Public", None),
        ("a3", Some("a3")),
    ] {
        assert_eq!(feed.name_of(name), id, "{name}");
    }
}

#[test]
fn what_was_fetched_is_of_when_it_was_fetched() {
    let fetched = Documents {
        fetched_at: Some(instant("2026-11-20T11:59:00Z")),
        ..Documents::one("https://status.example/api/v2/summary.json", SUMMARY.as_bytes())
    };
    let feed = feed_of_documents(&source(FeedFormat::Statuspage), &fetched).unwrap();
    let at = Some(instant("2026-11-20T11:59:00Z"));
    assert_eq!(feed.horizon, at);
    assert_eq!(feed.components["a1"].reading.unwrap().at, at);
}

#[test]
fn mistakes_are_told_with_path_and_place() {
    let cases = [
        (
            "\"operational\"",
            "\"running\"",
            "feed::unknown-state",
            "`components[2].status`: `running` is not a state",
        ),
        (
            "\"operational\"",
            "null",
            "feed::wrong-type",
            "`components[2].status`: a text must stand here, not `null`",
        ),
        (
            "\"a2\"",
            "\"a1\"",
            "feed::component-twice",
            "`components[3].id`: the component `a1` stands in the feed twice",
        ),
        (
            "\"id\": \"a2\", ",
            "",
            "feed::missing-key",
            "`components[3]`: `id` is missing",
        ),
        ("\"page\"", "\"paeg\"", "feed::missing-key", "`page` is missing"),
        (
            "\"updated_at\"",
            "\"updated\"",
            "feed::missing-key",
            "`page`: `updated_at` is missing",
        ),
        (
            "\"components\": [\n",
            "\"parts\": [\n",
            "feed::missing-key",
            "`components` is missing",
        ),
        (
            "2026-11-20T03",
            "2028-11-20T03",
            "feed::future",
            "`page.updated_at`: this is more than 366 days ahead",
        ),
    ];
    for (old, new, code, message) in cases {
        assert!(SUMMARY.contains(old), "{old}");
        let found = mistake(&source(FeedFormat::Statuspage), &SUMMARY.replacen(old, new, 1));
        assert_eq!((found.0, found.3.as_str()), (code, message), "{new}");
    }
}
