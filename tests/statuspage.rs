//! What a Statuspage would answer below `/api/v2/`: the fields that one has, states and lists by 12-tables.md, ids that
//! never change.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::memory::{Memory, Published};

const NOW: &str = "2026-12-03T01:10:00Z";

const SUMMARY: &str = "api/v2/summary.json";
const COMPONENTS: &str = "api/v2/components.json";
const INCIDENTS: &str = "api/v2/incidents.json";
const UNRESOLVED: &str = "api/v2/incidents/unresolved.json";
const MAINTENANCES: &str = "api/v2/scheduled-maintenances.json";
const UPCOMING: &str = "api/v2/scheduled-maintenances/upcoming.json";
const ACTIVE: &str = "api/v2/scheduled-maintenances/active.json";
const STATUS: &str = "api/v2/status.json";

/// The fields of Statuspage's public files.
const PAGE: &str = "id name time_zone updated_at url";
const COMPONENT: &str = "created_at description group group_id id name only_show_if_degraded page_id position showcase \
                         start_date status updated_at";
const INCIDENT: &str = "components created_at id impact incident_updates monitoring_at name page_id resolved_at \
                        shortlink started_at status updated_at";
const UPDATE: &str = "affected_components body created_at custom_tweet deliver_notifications display_at id incident_id \
                      status tweet_id updated_at";
const AFFECTED: &str = "code name new_status old_status";

fn site() -> Memory {
    Memory::new(
        "[site]\ntitle = \"Harbour\"\nbase_url = \"https://status.example/\"\ntimezone = \"Europe/London\"\n\
         [maintenance.kinds.manual]\ncomplete = \"manual\"\n\
         [[groups]]\nid = \"web\"\nname = \"Web\"\n[[groups]]\nid = \"empty\"\nname = \"Nothing\"\n\
         [[components]]\nid = \"w1\"\nname = \"Web 1\"\ngroup = \"web\"\nsince = 2026-06-01\ndescription = \"A to M\"\n\
         [[components]]\nid = \"w2\"\nname = \"Web 2\"\ngroup = \"web\"\nsince = 2026-07-01\n\
         [[components]]\nid = \"mail\"\nname = \"Mail\"\n\
         [[components]]\nid = \"old\"\nname = \"Old\"\nretired = 2026-12-01\n",
    )
}

/// A window of half an hour on the night of 3 December 2026.
fn window(front: &str, updates: &str) -> String {
    let times = match front.contains("start =") {
        true => "",
        false => "start = 2026-12-03 01:00:00\nend = 2026-12-03 01:30:00\n",
    };
    format!(
        "+++\ntitle = \"Patches\"\nannounced = 2026-11-27 09:00:00\n{times}components = [\"w1\"]\nimpact = \"none\"\n{front}\n\
         +++\nWe restart it.\n\n{updates}\n"
    )
}

fn incident(front: &str, updates: &str) -> String {
    format!("+++\ntitle = \"Slow\"\n{front}\n+++\nPages are *slow*.\n\n{updates}\n")
}

const STARTED: &str = "started = 2026-12-02 09:00:00\nannounced = 2026-12-02 09:05:00\nimpact = \"major\"";

fn read(published: &Published, path: &str) -> Value {
    serde_json::from_str(published.text(path)).unwrap()
}

/// The field of every notice in a list.
fn each(published: &Published, path: &str, field: &str) -> Vec<String> {
    let file = read(published, path);
    let list = if path.contains("incidents") {
        "incidents"
    } else {
        "scheduled_maintenances"
    };
    let notices = file[list].as_array().unwrap().iter();
    notices
        .map(|notice| notice[field].as_str().unwrap_or("null").to_owned())
        .collect()
}

/// The one notice in a list.
fn only(published: &Published, path: &str) -> Value {
    let file = read(published, path);
    let list = if path.contains("incidents") {
        "incidents"
    } else {
        "scheduled_maintenances"
    };
    assert_eq!(file[list].as_array().unwrap().len(), 1, "{path}");
    file[list][0].clone()
}

#[test]
fn the_states_of_windows() {
    let proposed = "status = \"proposed\"";
    let manual = "kind = \"manual\"";
    let before = "2026-12-02T12:00:00Z";
    let after = "2026-12-03T02:00:00Z";
    let rows = [
        // What is written, when, the status there, and the lists that it is in.
        ("unpublished", "", "", "2026-11-27T08:59:59Z", "", "api"),
        ("proposed", proposed, "", before, "", "api"),
        ("lapsed", proposed, "", NOW, "", "api"),
        ("scheduled", "", "", before, "scheduled", "all upcoming summary"),
        (
            "confirmed",
            proposed,
            "## 2026-12-01 09:00 Confirmed",
            before,
            "scheduled",
            "all upcoming summary",
        ),
        (
            "rescheduled",
            "",
            "## 2026-12-01 09:00 Rescheduled to 2026-12-04 01:00",
            NOW,
            "scheduled",
            "all upcoming summary",
        ),
        ("in progress", "", "", NOW, "in_progress", "all active summary"),
        ("overrun", manual, "", after, "in_progress", "all active summary"),
        (
            "verifying",
            "",
            "## 2026-12-03 01:05 Verifying",
            NOW,
            "verifying",
            "all active summary",
        ),
        ("ended", "", "", after, "completed", "all"),
        (
            "completed",
            "",
            "## 2026-12-03 01:05 Completed",
            NOW,
            "completed",
            "all",
        ),
        (
            "cancelled",
            "",
            "## 2026-12-01 09:00 Cancelled",
            before,
            "completed",
            "all",
        ),
        (
            "broken off",
            "",
            "## 2026-12-03 01:05 Cancelled",
            NOW,
            "completed",
            "all",
        ),
        (
            "cancelled while proposed",
            proposed,
            "## 2026-12-01 09:00 Cancelled",
            before,
            "",
            "api",
        ),
        (
            "lapsed and cancelled",
            proposed,
            "## 2026-12-03 01:05 Cancelled",
            NOW,
            "",
            "api",
        ),
        (
            "confirmed and cancelled",
            proposed,
            "## 2026-12-01 09:00 Confirmed\n\n## 2026-12-01 10:00 Cancelled",
            before,
            "completed",
            "all",
        ),
    ];
    for (name, front, updates, now, status, lists) in rows {
        let published = site()
            .with("maintenance/p.md", window(front, updates))
            .publish(now);
        for (list, path) in [
            ("all", MAINTENANCES),
            ("upcoming", UPCOMING),
            ("active", ACTIVE),
            ("summary", SUMMARY),
        ] {
            let expected: &[&str] = if lists.contains(list) { &[status] } else { &[] };
            assert_eq!(each(&published, path, "status"), expected, "{name} in {list}");
        }
        if !status.is_empty() {
            assert_eq!(
                each(&published, MAINTENANCES, "impact"),
                ["maintenance"],
                "{name}"
            );
        }
    }
}

#[test]
fn the_times_of_a_window() {
    // Status, scheduled_for, scheduled_until, created_at, started_at, resolved_at, updated_at.
    let rows = [
        (
            "",
            "2026-12-02T12:00:00Z",
            [
                "2026-12-03T01:00:00",
                "2026-12-03T01:30:00",
                "2026-12-03T01:00:00",
                "null",
                "2026-12-02T01:00:00",
            ],
        ),
        (
            "",
            NOW,
            [
                "2026-12-03T01:00:00",
                "2026-12-03T01:30:00",
                "2026-12-03T01:00:00",
                "null",
                "2026-12-03T01:00:00",
            ],
        ),
        (
            "## 2026-12-03 00:50 In progress",
            NOW,
            [
                "2026-12-03T01:00:00",
                "2026-12-03T01:30:00",
                "2026-12-03T00:50:00",
                "null",
                "2026-12-03T00:50:00",
            ],
        ),
        (
            "## 2026-12-03 01:08 Extended to 02:00",
            NOW,
            [
                "2026-12-03T01:00:00",
                "2026-12-03T02:00:00",
                "2026-12-03T01:00:00",
                "null",
                "2026-12-03T01:08:00",
            ],
        ),
        (
            "",
            "2026-12-03T01:30:00Z",
            [
                "2026-12-03T01:00:00",
                "2026-12-03T01:30:00",
                "2026-12-03T01:00:00",
                "2026-12-03T01:30:00",
                "2026-12-03T01:30:00",
            ],
        ),
        (
            "## 2026-12-01 09:00 Cancelled",
            NOW,
            [
                "2026-12-03T01:00:00",
                "2026-12-03T01:30:00",
                "2026-12-03T01:00:00",
                "null",
                "2026-12-01T09:00:00",
            ],
        ),
    ];
    for (updates, now, expected) in rows {
        let published = site().with("maintenance/p.md", window("", updates)).publish(now);
        let one = only(&published, MAINTENANCES);
        let fields = [
            "scheduled_for",
            "scheduled_until",
            "started_at",
            "resolved_at",
            "updated_at",
        ];
        let expected = expected.map(|at| {
            if at == "null" {
                at.to_owned()
            } else {
                format!("{at}.000Z")
            }
        });
        assert_eq!(
            fields.map(|field| one[field].as_str().unwrap_or("null").to_owned()),
            expected,
            "{updates} {now}"
        );
        assert_eq!(one["created_at"], "2026-11-27T09:00:00.000Z");
        assert_eq!(one["monitoring_at"], Value::Null);
        assert_eq!(one["shortlink"], "https://status.example/maintenance/p/");
    }
}

#[test]
fn the_updates_of_a_window_tell_what_happened() {
    let updates = "## 2026-12-03 01:08 Extended to 02:00\nA disk check.\n\n## 2026-12-03 01:09 Verifying\n";
    let published = site().with("maintenance/p.md", window("", updates)).publish(NOW);
    let one = only(&published, ACTIVE);
    let told: Vec<(&str, &str)> = one["incident_updates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|update| {
            (
                update["status"].as_str().unwrap(),
                update["body"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("verifying", "Verifying"),
            (
                "in_progress",
                "Extended: now until Thu 3 Dec 02:00 GMT, not until Thu 3 Dec 01:30 GMT.\n\nA disk check."
            ),
            (
                "in_progress",
                "The maintenance window has begun, until Thu 3 Dec 01:30 GMT."
            ),
            ("scheduled", "Begins in 1 hour: Thu 3 Dec 01:00 to 01:30 GMT."),
            ("scheduled", "Begins in 1 day: Thu 3 Dec 01:00 to 01:30 GMT."),
            (
                "scheduled",
                "Planned for Thu 3 Dec 01:00 to 01:30 GMT.\n\nWe restart it."
            ),
        ]
    );
    let affected: Vec<&Value> = one["incident_updates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|update| &update["affected_components"][0])
        .collect();
    let change = |of: &Value| {
        format!(
            "{} {} to {}",
            of["name"].as_str().unwrap(),
            of["old_status"].as_str().unwrap(),
            of["new_status"].as_str().unwrap()
        )
    };
    assert_eq!(
        change(affected[2]),
        "Web - Web 1 operational to under_maintenance"
    );
    assert_eq!(change(affected[5]), "Web - Web 1 operational to operational");
    assert_eq!(
        affected[0]["code"],
        read(&published, COMPONENTS)["components"][2]["id"]
    );
}

#[test]
fn the_last_update_of_a_cancelled_window_begins_with_the_word() {
    for (updates, now, expected) in [
        (
            "## 2026-12-01 09:00 Cancelled\nNot needed.",
            NOW,
            "Cancelled.\n\nNot needed.",
        ),
        ("## 2026-12-01 09:00 Cancelled", NOW, "Cancelled."),
        (
            "## 2026-12-03 01:05 Cancelled\nIt failed.",
            NOW,
            "Cancelled.\n\nIt failed.",
        ),
        (
            "## 2026-12-01 09:00 Cancelled\n\n## 2026-12-01 10:00 Update\nSorry.",
            NOW,
            "Cancelled.\n\nSorry.",
        ),
    ] {
        let published = site().with("maintenance/p.md", window("", updates)).publish(now);
        let one = only(&published, MAINTENANCES);
        assert_eq!(one["incident_updates"][0]["body"], expected, "{updates}");
    }
}

#[test]
fn the_states_of_incidents() {
    let fixed = window("fixes = [\"i\"]", "");
    let rows = [
        ("", "investigating", "null", "null", true),
        (
            "## 2026-12-02 10:00 Identified",
            "identified",
            "null",
            "null",
            true,
        ),
        (
            "## 2026-12-02 10:00 Monitoring",
            "monitoring",
            "2026-12-02T10:00:00.000Z",
            "null",
            true,
        ),
        (
            "## 2026-12-02 10:00 Monitoring\n\n## 2026-12-02 11:00 Identified\n\n## 2026-12-02 12:00 Monitoring",
            "monitoring",
            "2026-12-02T10:00:00.000Z",
            "null",
            true,
        ),
        ("## 2026-12-02 10:00 Deferred", "identified", "null", "null", true),
        (
            "## 2026-12-02 10:00 Update",
            "investigating",
            "null",
            "null",
            true,
        ),
        (
            "## 2026-12-02 10:00 Resolved",
            "resolved",
            "null",
            "2026-12-02T10:00:00.000Z",
            false,
        ),
        (
            "## 2026-12-02 10:00 Resolved\n\n## 2026-12-02 12:00 Postmortem",
            "postmortem",
            "null",
            "2026-12-02T10:00:00.000Z",
            false,
        ),
    ];
    for (updates, status, monitoring, resolved, open) in rows {
        let published = site()
            .with("maintenance/p.md", fixed.clone())
            .with(
                "incidents/i.md",
                incident(
                    &format!("{STARTED}\n[components]\nw1 = \"partial_outage\""),
                    updates,
                ),
            )
            .publish("2026-12-02T13:00:00Z");
        let one = only(&published, INCIDENTS);
        assert_eq!(one["status"], status, "{updates}");
        assert_eq!(one["impact"], "major");
        assert_eq!(
            one["monitoring_at"].as_str().unwrap_or("null"),
            monitoring,
            "{updates}"
        );
        assert_eq!(
            one["resolved_at"].as_str().unwrap_or("null"),
            resolved,
            "{updates}"
        );
        assert_eq!(one["created_at"], "2026-12-02T09:05:00.000Z");
        assert_eq!(one["started_at"], "2026-12-02T09:00:00.000Z");
        for path in [UNRESOLVED, SUMMARY] {
            let file = read(&published, path);
            assert_eq!(
                file["incidents"].as_array().unwrap().len(),
                usize::from(open),
                "{updates} in {path}"
            );
        }
        assert_eq!(
            one["incident_updates"].as_array().unwrap().last().unwrap()["body"],
            "Pages are slow."
        );
    }
}

#[test]
fn an_update_says_how_components_were_and_are() {
    let updates = "## 2026-12-02 10:00 Identified\nMore.\n\n```components\nw1 = \"degraded_performance\"\nmail = \"major_outage\"\n```\n\n\
                   ## 2026-12-02 11:00 Resolved\n";
    let published = site()
        .with(
            "incidents/i.md",
            incident(
                &format!("{STARTED}\n[components]\nw1 = \"partial_outage\""),
                updates,
            ),
        )
        .publish(NOW);
    let one = only(&published, INCIDENTS);
    let told: Vec<Vec<String>> = one["incident_updates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|update| {
            let affected = update["affected_components"].as_array().unwrap().iter();
            let text = |of: &Value, field: &str| of[field].as_str().unwrap().to_owned();
            affected
                .map(|of| {
                    format!(
                        "{}: {} {}",
                        text(of, "name"),
                        text(of, "old_status"),
                        text(of, "new_status")
                    )
                })
                .collect()
        })
        .collect();
    assert_eq!(
        told,
        [
            vec![
                "Mail: major_outage operational",
                "Web - Web 1: degraded_performance operational"
            ],
            vec![
                "Mail: operational major_outage",
                "Web - Web 1: partial_outage degraded_performance"
            ],
            vec!["Web - Web 1: operational partial_outage"],
        ]
    );
    assert_eq!(one["incident_updates"][0]["body"], "Resolved");
}

/// A plain notice is over from the start, a false alarm never was, and a retired component is not known.
#[test]
fn what_is_no_incident_is_in_no_list_of_open_ones() {
    let plain = "started = 2026-12-02 09:00:00\nimpact = \"none\"";
    let published = site()
        .with(
            "incidents/plain.md",
            incident(plain, "## 2026-12-02 10:00 Update\nMore."),
        )
        .with(
            "incidents/alarm.md",
            incident(&format!("{STARTED}\n[fix]\nhow = \"false-alarm\""), ""),
        )
        .publish(NOW);
    let one = only(&published, INCIDENTS);
    assert_eq!(
        (one["status"].as_str(), one["resolved_at"].as_str()),
        (Some("resolved"), Some("2026-12-02T09:00:00.000Z"))
    );
    assert_eq!(one["incident_updates"][0]["status"], "resolved");
    assert_eq!(one["incident_updates"][0]["affected_components"], Value::Null);
    for path in [UNRESOLVED, SUMMARY] {
        assert_eq!(each(&published, path, "id").len(), 0, "{path}");
    }
    assert_eq!(read(&published, STATUS)["status"]["indicator"], "none");

    let of_old = "started = 2026-11-20 09:00:00\nimpact = \"minor\"\n[components]\nold = \"major_outage\"\nmail = \"major_outage\"";
    let published = site().with("incidents/i.md", incident(of_old, "")).publish(NOW);
    for (path, text) in published.all().filter(|(path, _)| path.starts_with("api/v2/")) {
        assert!(!text.contains("\"Old\""), "{path}");
    }
    assert_eq!(
        only(&published, INCIDENTS)["components"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn components_stand_in_their_groups() {
    let published = site().with("maintenance/p.md", window("", "")).publish(NOW);
    let file = read(&published, COMPONENTS);
    let all = file["components"].as_array().unwrap();
    let told: Vec<String> = all
        .iter()
        .map(|one| {
            let text = |field: &str| one[field].as_str().unwrap_or("null").to_owned();
            format!(
                "{} {} {} {} {} {} {}",
                text("name"),
                one["position"],
                one["group"],
                text("status"),
                text("created_at"),
                text("updated_at"),
                text("start_date")
            )
        })
        .collect();
    let none = "1970-01-01T00:00:00.000Z";
    assert_eq!(
        told,
        [
            format!("Mail 1 false operational {none} {none} null"),
            "Web 2 true under_maintenance 2026-05-31T23:00:00.000Z 2026-12-03T01:00:00.000Z null".to_owned(),
            "Web 1 1 false under_maintenance 2026-05-31T23:00:00.000Z 2026-12-03T01:00:00.000Z 2026-06-01"
                .to_owned(),
            "Web 2 2 false operational 2026-06-30T23:00:00.000Z 2026-06-30T23:00:00.000Z 2026-07-01"
                .to_owned(),
        ]
    );
    assert_eq!(
        all[1]["components"],
        Value::from(vec![all[2]["id"].clone(), all[3]["id"].clone()])
    );
    assert_eq!(all[2]["group_id"], all[1]["id"]);
    assert_eq!(all[0]["group_id"], Value::Null);
}

#[test]
fn updated_at_is_when_the_status_last_changed() {
    let of = |status: &str| {
        format!("started = 2026-12-02 09:00:00\nimpact = \"major\"\n[components]\nw1 = \"{status}\"")
    };
    let resolved = "## 2026-12-02 11:00 Resolved";
    let rows = [
        ("", "", NOW, "2026-05-31T23:00:00.000Z"),
        (&of("partial_outage"), "", NOW, "2026-12-02T09:00:00.000Z"),
        (
            &of("partial_outage"),
            "## 2026-12-02 10:00 Update",
            NOW,
            "2026-12-02T09:00:00.000Z",
        ),
        (
            &of("partial_outage"),
            "## 2026-12-02 10:00 Update\n```components\nw1 = \"major_outage\"\n```",
            NOW,
            "2026-12-02T10:00:00.000Z",
        ),
        (&of("partial_outage"), resolved, NOW, "2026-12-02T11:00:00.000Z"),
    ];
    for (front, updates, now, expected) in rows {
        let memory = match front.is_empty() {
            true => site(),
            false => site().with("incidents/i.md", incident(front, updates)),
        };
        let file = read(&memory.publish(now), COMPONENTS);
        assert_eq!(file["components"][2]["updated_at"], expected, "{front} {updates}");
    }
    // A window within an outage changes nothing; its end neither.
    let memory = site()
        .with("incidents/i.md", incident(&of("major_outage"), ""))
        .with("maintenance/p.md", window("", ""));
    for now in [NOW, "2026-12-03T02:00:00Z"] {
        let file = read(&memory.publish(now), COMPONENTS);
        assert_eq!(
            file["components"][2]["updated_at"], "2026-12-02T09:00:00.000Z",
            "{now}"
        );
    }
    let file = read(
        &site()
            .with("maintenance/p.md", window("", ""))
            .publish("2026-12-03T02:00:00Z"),
        COMPONENTS,
    );
    assert_eq!(file["components"][2]["updated_at"], "2026-12-03T01:30:00.000Z");
}

#[test]
fn the_page_by_its_worst_component() {
    let of = |status: &str| {
        format!("started = 2026-12-02 09:00:00\nimpact = \"minor\"\n[components]\nw1 = \"{status}\"")
    };
    let rows = [
        (String::new(), "none", "All Systems Operational"),
        (STARTED.to_owned(), "minor", "Minor Service Outage"),
        ("window".to_owned(), "maintenance", "Service Under Maintenance"),
        (of("degraded_performance"), "minor", "Partially Degraded Service"),
        (of("partial_outage"), "major", "Partial System Outage"),
        (of("major_outage"), "critical", "Major System Outage"),
    ];
    for (front, indicator, description) in rows {
        let memory = match front.as_str() {
            "" => site(),
            "window" => site().with("maintenance/p.md", window("", "")),
            front => site().with("incidents/i.md", incident(front, "")),
        };
        let published = memory.publish(NOW);
        for path in [STATUS, SUMMARY] {
            let status = &read(&published, path)["status"];
            assert_eq!(
                (&status["indicator"], &status["description"]),
                (&indicator.into(), &description.into()),
                "{path}"
            );
        }
        assert_eq!(published.api()["status"]["indicator"], indicator);
    }
}

#[test]
fn lists_hold_the_newest_fifty_and_what_comes_next() {
    let mut memory = site();
    for number in 0..60 {
        let start = format!("2026-12-{:02} {:02}:00:00", 4 + number / 10, number % 10);
        let window = window(&format!("start = {start}\nduration = \"30m\""), "");
        let front = format!(
            "started = 2026-11-{:02} {:02}:00:00\nimpact = \"minor\"",
            4 + number / 10,
            number % 10
        );
        memory = memory
            .with(&format!("maintenance/w{number:02}.md"), window)
            .with(&format!("incidents/i{number:02}.md"), incident(&front, ""));
    }
    let published = memory.publish("2026-12-03T12:00:00Z");
    let slugs = |path: &str| -> Vec<String> {
        let links = each(&published, path, "shortlink").into_iter();
        links
            .map(|link| link.trim_end_matches('/').rsplit('/').next().unwrap().to_owned())
            .collect()
    };
    let numbered = |sort: &str, numbers: Vec<u32>| -> Vec<String> {
        numbers
            .into_iter()
            .map(|number| format!("{sort}{number:02}"))
            .collect()
    };
    assert_eq!(slugs(INCIDENTS), numbered("i", (10..60).rev().collect()));
    assert_eq!(slugs(UNRESOLVED), numbered("i", (10..60).rev().collect()));
    assert_eq!(slugs(MAINTENANCES), numbered("w", (10..60).rev().collect()));
    assert_eq!(slugs(UPCOMING), numbered("w", (0..50).collect()));
}

#[test]
fn every_field_of_a_statuspage_is_there_and_no_other() {
    let published = site()
        .with(
            "incidents/i.md",
            incident(&format!("{STARTED}\n[components]\nw1 = \"partial_outage\""), ""),
        )
        .with("maintenance/p.md", window("", ""))
        .publish(NOW);
    let has = |value: &Value, fields: &str, more: &str| {
        let expected: BTreeSet<&str> = fields
            .split(' ')
            .chain(more.split(' '))
            .filter(|field| !field.is_empty())
            .collect();
        let given: BTreeSet<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(given, expected);
    };
    for (path, lists) in [
        (SUMMARY, "components incidents scheduled_maintenances status"),
        (COMPONENTS, "components"),
        (INCIDENTS, "incidents"),
        (UNRESOLVED, "incidents"),
        (MAINTENANCES, "scheduled_maintenances"),
        (UPCOMING, "scheduled_maintenances"),
        (ACTIVE, "scheduled_maintenances"),
        (STATUS, "status"),
    ] {
        let file = read(&published, path);
        has(&file, "page", lists);
        has(&file["page"], PAGE, "");
    }
    let summary = read(&published, SUMMARY);
    has(&summary["status"], "description indicator", "");
    has(&summary["components"][0], COMPONENT, "");
    has(&summary["components"][1], COMPONENT, "components");
    let (incident, window) = (&summary["incidents"][0], &summary["scheduled_maintenances"][0]);
    has(incident, INCIDENT, "");
    has(window, INCIDENT, "scheduled_for scheduled_until");
    for notice in [incident, window] {
        has(&notice["components"][0], COMPONENT, "");
        has(&notice["incident_updates"][0], UPDATE, "");
        has(
            &notice["incident_updates"][0]["affected_components"][0],
            AFFECTED,
            "",
        );
    }
}

/// Ids are published, and can never change: worked out here by other means, and written down.
#[test]
fn ids_are_made_from_names() {
    let memory = site()
        .edit("timezone", "id_base = \"https://first.example/\"\ntimezone")
        .with("maintenance/p.md", window("", ""));
    let published = memory.clone().base_url("https://mirror.example/x/").publish(NOW);
    let summary = read(&published, SUMMARY);
    let id = |name: &str| {
        let hash = blake3::hash(name.as_bytes());
        let bits: String = hash.as_bytes().iter().map(|byte| format!("{byte:08b}")).collect();
        let letters = b"abcdefghijklmnopqrstuvwxyz234567";
        let five = |at: usize| usize::from_str_radix(&bits[at * 5..at * 5 + 5], 2).unwrap();
        (0..12)
            .map(|at| char::from(letters[five(at)]))
            .collect::<String>()
    };
    assert_eq!(id("component\nw1"), "udqrb4tu547a");
    let window = &summary["scheduled_maintenances"][0];
    let events = window["incident_updates"].as_array().unwrap();
    for (given, name) in [
        (&summary["page"]["id"], "page\nhttps://first.example/"),
        (&summary["components"][0]["id"], "component\nmail"),
        (&summary["components"][1]["id"], "group\nweb"),
        (
            &summary["components"][2]["page_id"],
            "page\nhttps://first.example/",
        ),
        (&window["id"], "notice\nmaintenance/p"),
        (
            &window["incident_updates"][0]["incident_id"],
            "notice\nmaintenance/p",
        ),
        (
            &window["incident_updates"][0]["id"],
            "event\nmaintenance/p#started-20261203T010000Z",
        ),
        (&events.last().unwrap()["id"], "event\nmaintenance/p#announced"),
    ] {
        assert_eq!(*given, id(name), "{name}");
    }
    let daily = window_of_a_series();
    let published = site().with("maintenance/daily.md", daily).publish(NOW);
    assert_eq!(
        only(&published, ACTIVE)["id"],
        id("notice\nmaintenance/daily/2026-12-03")
    );
}

fn window_of_a_series() -> String {
    window("repeat = \"FREQ=MONTHLY\"", "")
}
