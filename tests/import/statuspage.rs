//! The answers of a Statuspage's API.

use tidings::import::{NoticesAs, Tool};

use super::Made;

pub const ANSWERS: &[(&str, &str)] = &[
    (
        "summary.json",
        r#"{"page": {"id": "p", "name": "Harbour", "url": "https://status.example", "time_zone": "Europe/London",
                     "updated_at": "2026-11-20T03:00:00.000Z"},
            "components": [
              {"id": "c2", "name": "Pages", "position": 2, "group_id": "g1", "group": false, "description": "All of them",
               "start_date": "2024-05-01", "status": "operational", "showcase": true},
              {"id": "c1", "name": "Public", "position": 1, "group_id": "g1", "group": false, "start_date": null},
              {"id": "g1", "name": "Public", "position": 1, "group": true, "components": ["c1", "c2"]}],
            "incidents": [], "scheduled_maintenances": [], "status": {"indicator": "none", "description": "x"}}"#,
    ),
    (
        "incidents.json",
        r#"{"page": {"id": "p"}, "incidents": [
             {"id": "i1", "name": "Database outage", "status": "postmortem", "impact": "critical",
              "created_at": "2026-07-01T10:00:00.000Z", "started_at": "2026-07-01T09:58:00.000Z",
              "resolved_at": "2026-07-01T10:30:30.000Z", "shortlink": "http://stspg.io/x",
              "components": [{"id": "c1", "name": "Public"}, {"id": "c2", "name": "Pages"}],
              "incident_updates": [
                {"id": "u5", "status": "postmortem", "body": "The disk.", "display_at": "2026-07-02T10:00:00.000Z"},
                {"id": "u4", "status": "resolved", "body": "Fine.", "display_at": "2026-07-01T10:30:30.000Z",
                 "affected_components": [{"code": "c1", "name": "Public", "new_status": "operational"}]},
                {"id": "u3", "status": "watching", "body": "Odd.", "display_at": "2026-07-01T10:20:00.000Z"},
                {"id": "u2", "status": "identified", "body": "<p>It is <b>the disk</b>.</p><script>x()</script>",
                 "display_at": "2026-07-01T10:20:00.000Z", "tweet_id": null,
                 "affected_components": [{"code": "c1", "name": "Public", "old_status": "operational", "new_status": "partial_outage"}]},
                {"id": "u1", "status": "investigating", "body": "We look.", "display_at": "2026-07-01T10:00:00.000Z",
                 "affected_components": [{"code": "c2", "name": "Pages", "new_status": "major_outage"}]}]}]}"#,
    ),
    (
        "incidents/unresolved.json",
        r#"{"incidents": [
             {"id": "i1", "name": "Database outage, again", "created_at": "2026-07-01T10:00:00.000Z"},
             {"id": "i2", "name": "Mail", "status": "investigating", "impact": "minor",
              "created_at": "2026-11-20T02:50:00.000-08:00", "components": [{"id": "c1"}], "incident_updates": []}]}"#,
    ),
    (
        "scheduled-maintenances__upcoming.json",
        r#"{"scheduled_maintenances": [
             {"id": "m1", "name": "Router", "status": "completed", "impact": "maintenance",
              "created_at": "2026-06-01T10:00:00Z", "scheduled_for": "2026-07-01T22:00:00Z",
              "scheduled_until": "2026-07-01T23:00:00Z", "resolved_at": "2026-07-01T23:10:00Z",
              "components": [{"id": "c1"}],
              "incident_updates": [
                {"status": "completed", "body": "Done.", "display_at": "2026-07-01T23:10:00Z"},
                {"status": "in_progress", "body": "Now.", "display_at": "2026-07-01T22:00:00Z"},
                {"status": "scheduled", "body": "We will.", "display_at": "2026-06-01T10:00:00Z"}]},
             {"id": "m2", "name": "Router", "status": "completed", "impact": "maintenance",
              "created_at": "2026-06-01T10:00:00Z", "scheduled_for": "2026-07-01T22:00:00Z",
              "scheduled_until": "2026-07-01T23:00:00Z", "components": [],
              "incident_updates": [{"status": "completed", "body": "Cancelled. Not needed.", "display_at": "2026-06-02T10:00:00Z"}]},
             {"id": "m3", "name": "Endless", "created_at": "2026-06-01T10:00:00Z",
              "scheduled_for": "2026-07-01T22:00:00Z", "scheduled_until": null}]}"#,
    ),
    ("status.json", "{}"),
];

#[test]
fn components_keep_groups_and_order() {
    let made = Made::of(Tool::Statuspage, NoticesAs::Incidents, ANSWERS);
    assert_eq!(
        made.text("site.toml"),
        r#"[site]
title = "Harbour"
base_url = "https://status.example/"
# All times in the files of this site are local to this zone, so to change it here moves them all.
# To have another, import once more with --timezone.
timezone = "Europe/London"

[[groups]]
id = "public"
name = "Public"

[[components]]
id = "public-2"
name = "Public"
group = "public"

[[components]]
id = "pages"
name = "Pages"
group = "public"
description = "All of them"
since = 2024-05-01
"#
    );
}

#[test]
fn every_update_stays_in_the_page_s_own_time() {
    let made = Made::of(Tool::Statuspage, NoticesAs::Incidents, ANSWERS);
    assert_eq!(
        made.text("content/incidents/2026-07-01-database-outage.md"),
        r#"+++
title = "Database outage"
started = 2026-07-01 10:58:00
announced = 2026-07-01 11:00:00
impact = "critical"
aliases = ["/incidents/i1/"]

[components]
pages = "major_outage"
public-2 = "operational"
+++
We look.

## 2026-07-01 11:20 Identified

<p>It is <b>the disk</b>.</p>&lt;script>x()&lt;/script>

```components
public-2 = "partial_outage"
```

## 2026-07-01 11:20:01 Update

**watching**

Odd.

## 2026-07-01 11:30:30 Resolved

Fine.

## 2026-07-02 11:00 Postmortem

The disk.
"#
    );
    let at = |time| format!("2026-07-01 {time} UTC");
    assert_eq!(
        made.told("incidents.json"),
        [
            "`/history.rss` is not there any more: `/feed.xml` takes its place".to_owned(),
            "`/history.atom` is not there any more: `/feed.atom` takes its place".to_owned(),
            format!(
                "`Database outage`: what was said at {} stands at {}: updates rise in time",
                at("10:20:00"),
                at("10:20:01")
            ),
            format!(
                "`Database outage`: `watching` at {} cannot follow what was said before: it is an `Update` that begins with this word",
                at("10:20:01")
            ),
            "`Database outage`: the element `<script>` is shown as it is written".to_owned(),
            "no counterpart here: `incidents.shortlink`".to_owned(),
        ]
    );
}

#[test]
fn what_stands_in_two_answers_is_made_once() {
    let made = Made::of(Tool::Statuspage, NoticesAs::Incidents, ANSWERS);
    assert_eq!(
        made.paths(),
        [
            "content/incidents/2026-07-01-database-outage.md",
            "content/incidents/2026-11-20-mail.md",
            "content/maintenance/2026-06-01-router-2.md",
            "content/maintenance/2026-06-01-router.md",
            "site.toml",
        ]
    );
    let guessed = "`Mail`: how the components did is not said: `minor` is written as `degraded_performance`";
    assert_eq!(made.told("incidents/unresolved.json"), [guessed]);
}

#[test]
fn maintenance_becomes_windows() {
    let made = Made::of(Tool::Statuspage, NoticesAs::Incidents, ANSWERS);
    assert_eq!(
        made.text("content/maintenance/2026-06-01-router.md"),
        r#"+++
title = "Router"
start = 2026-07-01 23:00:00
end = 2026-07-02 00:00:00
announced = 2026-06-01 11:00:00
components = ["public-2"]
impact = "degraded"
aliases = ["/incidents/m1/"]
+++
We will.

## 2026-07-01 23:00 In progress

Now.

## 2026-07-02 00:00 Extended to 2026-07-02 00:10

## 2026-07-02 00:10 Completed

Done.
"#
    );
    let cancelled = made.text("content/maintenance/2026-06-01-router-2.md");
    assert!(
        cancelled.contains("components = [\"public-2\", \"pages\"]"),
        "{cancelled}"
    );
    assert!(
        cancelled.ends_with("+++\n## 2026-06-02 11:00 Cancelled\n\nCancelled. Not needed.\n"),
        "{cancelled}"
    );
    let told = made.told("scheduled-maintenances__upcoming.json");
    let endless = "nothing is made of `Endless`: it does not say when it starts and when it ends, or ends before it starts";
    assert!(told.contains(&endless), "{told:?}");
}

/// One window or incident of a page with the components `Web`, and the group `Core` of `API`.
#[track_caller]
pub(super) fn one(list: &str, key: &str, notice: &str) -> Made {
    let components = r#"{"components": [{"id": "w", "name": "Web"}, {"id": "g", "name": "Core", "group": true},
        {"id": "a", "name": "API", "group_id": "g"}, {"id": "x", "name": "X", "group_id": "none"}]}"#;
    let answer = format!("{{\"{key}\": [{{\"id\": \"n\", \"name\": \"N\", {notice}}}]}}");
    let files = [("components.json", components), (list, answer.as_str())];
    Made::of(Tool::Statuspage, NoticesAs::Incidents, &files)
}

/// What a window's own state says counts where its updates are silent.
#[test]
fn a_window_ends_as_the_page_says() {
    let planned = r#""created_at": "2026-11-01T00:00:00Z", "scheduled_for": "2026-11-10T01:00:00Z",
        "scheduled_until": "2026-11-10T02:00:00Z", "components": [{"id": "w"}]"#;
    let said = |word: &str, at: &str| {
        format!(r#""incident_updates": [{{"status": "{word}", "body": "B.", "created_at": "{at}"}}]"#)
    };
    for (status, more, ending, told) in [
        (
            r#""status": "completed""#,
            said("completed", "2026-11-09T00:00:00Z"),
            "## 2026-11-09 00:00 Cancelled\n\nB.\n",
            "`N`: it was completed at 2026-11-09 00:00:00 UTC, before it was to start: that is taken for a cancellation",
        ),
        (
            r#""status": "completed", "resolved_at": "2026-11-10T03:00:00Z""#,
            String::from(r#""incident_updates": []"#),
            "## 2026-11-10 02:00 Extended to 2026-11-10 03:00\n\n## 2026-11-10 03:00 Completed\n",
            "`N`: it went on after its planned end, 2026-11-10 02:00:00 UTC: it is extended to 2026-11-10 03:00:00 UTC, when it ended",
        ),
        (
            r#""status": "in_progress", "updated_at": "2026-11-10T01:00:00Z""#,
            said("in_progress", "2026-11-10T01:00:00Z"),
            "## 2026-11-10 02:00 Extended to 2026-12-03 02:10\n",
            "`N`: it is in progress after its planned end, 2026-11-10 02:00:00 UTC, and for how long is not said: it is extended to 2026-12-03 02:10:00 UTC",
        ),
    ] {
        let list = "scheduled-maintenances.json";
        let made = one(
            list,
            "scheduled_maintenances",
            &format!("{status}, {planned}, {more}"),
        );
        let text = made.text("content/maintenance/2026-11-01-n.md");
        assert!(text.ends_with(ending), "{text}");
        assert!(made.told(list).contains(&told), "{:?}", made.told(list));
    }
}

/// So does an incident's.
#[test]
fn an_incident_stands_where_the_page_says() {
    for (status, ending, told) in [
        (
            "resolved",
            "+++\n## 2026-11-02 00:00 Resolved\n",
            "`N`: when it was resolved is not said: it is resolved at 2026-11-02 00:00:00 UTC",
        ),
        (
            "monitoring",
            "+++\n## 2026-11-02 00:00 Monitoring\n",
            "`N`: when it became `monitoring` is not said: it is so from 2026-11-02 00:00:00 UTC on",
        ),
    ] {
        let made = one(
            "incidents.json",
            "incidents",
            &format!(
                r#""status": "{status}", "impact": "minor", "created_at": "2026-11-01T00:00:00Z", "updated_at": "2026-11-02T00:00:00Z""#
            ),
        );
        let text = made.text("content/incidents/2026-11-01-n.md");
        assert!(text.ends_with(ending), "{text}");
        assert!(
            made.told("incidents.json").contains(&told),
            "{:?}",
            made.told("incidents.json")
        );
    }
}

/// A group stands for its components; what is gone is told, and so is that everything is concerned then.
#[test]
fn components_that_are_gone_are_told() {
    let notice = |components: &str| {
        one(
            "incidents.json",
            "incidents",
            &format!(
                r#""status": "investigating", "impact": "minor", "created_at": "2026-11-01T00:00:00Z", "components": {components}"#
            ),
        )
    };
    let group = notice(r#"[{"id": "g", "name": "Core"}]"#);
    let text = group.text("content/incidents/2026-11-01-n.md");
    assert!(
        text.contains("[components]\napi = \"degraded_performance\"\n"),
        "{text}"
    );
    assert!(
        group
            .told("components.json")
            .contains(&"`X` is in no group: there is no `none`")
    );
    let gone = notice(r#"[{"id": "z", "name": "Gone"}]"#);
    assert_eq!(
        gone.told("incidents.json"),
        [
            "`N`: `Gone` is none of the components",
            "`N`: none of the components that it names is known: it concerns all of them until you name others",
        ]
    );
}
