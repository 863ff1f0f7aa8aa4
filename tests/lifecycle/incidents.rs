//! Incidents: `instant | state | components | resolved | told`.

use tidings::model::Incident;
use tidings::site::lifecycle::{self, EventKind, IncidentCourse};

use super::{Seen, follow, shown, site};

fn incident(name: &str, zone: &str, notice: &str, table: &str) {
    let lines: Vec<&str> = notice.lines().map(str::trim).collect();
    let notice = format!("+++\ntitle = \"T\"\n{}", lines.join("\n").trim_start());
    let window = "+++\ntitle = \"W\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-01 09:00:00\n\
                  components = [\"web-1\"]\nimpact = \"outage\"\n+++\n";
    let memory = site(zone)
        .with("incidents/t.md", notice)
        .with("maintenance/w.md", window);
    memory.site("2030-01-01T00:00:00Z", |site| {
        let incident = &site.incidents[0].incident;
        let course = |now| lifecycle::incident::course(incident, now);
        follow(name, table, |now| {
            course(now).map(|course| seen(incident, &course))
        });
        for event in course(site.now).unwrap().events {
            let then = course(event.at).unwrap();
            if then.events.last() != Some(&event) {
                continue;
            }
            assert_eq!(
                (event.then.state, event.then.components),
                (then.state, then.components),
                "{name}"
            );
        }
    });
}

fn seen(incident: &Incident, course: &IncidentCourse) -> Seen {
    let components = course.components.iter();
    let components: Vec<String> = components
        .map(|(place, status)| format!("web-{} {}", place + 1, status.id()))
        .collect();
    assert_eq!(course.refused, []);
    let events = course.events.iter().map(|event| {
        let word = match event.kind {
            EventKind::Announced => "announced",
            EventKind::Written => {
                lifecycle::incident::word(incident.updates[event.update.unwrap()].step.step)
            }
            other => panic!("{other:?} of an incident"),
        };
        (word.to_owned(), event.at)
    });
    Seen {
        cells: vec![
            course.state.id().to_owned(),
            components.join(", "),
            course.resolved.map(shown).unwrap_or_default(),
        ],
        events: events.collect(),
    }
}

#[test]
fn an_incident_goes_through_its_states() {
    incident(
        "every state, with a post-mortem",
        "Europe/London",
        r#"
        started = 2026-11-02 09:14:00
        announced = 2026-11-02 09:20:00
        impact = "major"
        [components]
        web-1 = "partial_outage"
        +++
        Words.

        ## 2026-11-02 09:31 Identified
        ## 2026-11-02 09:40 Monitoring
        ## 2026-11-02 09:45 Investigating
        ## 2026-11-02 09:50 Update
        ## 2026-11-02 09:55 monitoring
        ## 2026-11-02 10:02 Resolved
        ## 2026-11-02 11:00 Update
        ## 2026-11-05 09:00 Postmortem
        ## 2026-11-06 09:00 Update"#,
        "
        11-02 09:20 | investigating | web-1 partial_outage |             | announced
        11-02 09:31 | identified    | web-1 partial_outage |             | Identified
        11-02 09:40 | monitoring    | web-1 partial_outage |             | Monitoring
        11-02 09:45 | investigating | web-1 partial_outage |             | Investigating
        11-02 09:50 | investigating | web-1 partial_outage |             | Update
        11-02 09:55 | monitoring    | web-1 partial_outage |             | Monitoring
        11-02 10:02 | resolved      | web-1 operational    | 11-02 10:02 | Resolved
        11-02 11:00 | resolved      | web-1 operational    | 11-02 10:02 | Update
        11-05 09:00 | postmortem    | web-1 operational    | 11-02 10:02 | Postmortem
        11-06 09:00 | postmortem    | web-1 operational    | 11-02 10:02 | Update",
    );
    incident(
        "announced as it began, in a zone ahead; resolved at the instant of the announcement",
        "Asia/Tokyo",
        r#"
        started = 2026-11-02 09:14:00
        impact = "minor"
        +++

        ## 2026-11-02 09:14 Resolved"#,
        "
        11-02 00:14 | resolved |  | 11-02 00:14 | announced, Resolved",
    );
}

#[test]
fn blocks_add_to_what_stood_and_resolved_sets_all_operational() {
    incident("one changes, one joins, all are well", "America/New_York", r#"
        started = 2026-11-02 09:14:00
        impact = "major"
        [components]
        web-2 = "major_outage"
        +++

        ## 2026-11-02 09:31 Identified
        ```components
        web-1 = "degraded_performance"
        ```

        ## 2026-11-02 09:40 Update
        ```components
        web-2 = "operational"
        ```

        ## 2026-11-02 09:50 Monitoring

        ## 2026-11-02 10:00 Resolved"#, "
        11-02 14:14 | investigating | web-2 major_outage                             |             | announced
        11-02 14:31 | identified    | web-1 degraded_performance, web-2 major_outage |             | Identified
        11-02 14:40 | identified    | web-1 degraded_performance, web-2 operational  |             | Update
        11-02 14:50 | monitoring    | web-1 degraded_performance, web-2 operational  |             | Monitoring
        11-02 15:00 | resolved      | web-1 operational, web-2 operational           | 11-02 15:00 | Resolved");
}

#[test]
fn deferred_waits_for_a_window() {
    incident(
        "named by the incident",
        "Europe/London",
        r#"
        started = 2026-11-02 09:14:00
        impact = "minor"
        [components]
        web-1 = "degraded_performance"
        [fix]
        how = "window"
        window = "w"
        +++

        ## 2026-11-02 10:00 Deferred
        ## 2026-11-03 10:00 Update
        ## 2026-11-04 10:00 Identified
        ## 2026-11-04 11:00 Deferred
        ## 2026-12-03 01:20 Resolved"#,
        "
        11-02 09:14 | investigating | web-1 degraded_performance |             | announced
        11-02 10:00 | deferred      | web-1 degraded_performance |             | Deferred
        11-03 10:00 | deferred      | web-1 degraded_performance |             | Update
        11-04 10:00 | identified    | web-1 degraded_performance |             | Identified
        11-04 11:00 | deferred      | web-1 degraded_performance |             | Deferred
        12-03 01:20 | resolved      | web-1 operational          | 12-03 01:20 | Resolved",
    );
}

#[test]
fn a_plain_notice_and_a_false_alarm_have_states_that_nothing_shows() {
    incident(
        "a plain notice",
        "Europe/London",
        r#"
        started = 2026-11-02 09:14:00
        impact = "none"
        +++

        ## 2026-11-02 10:00 Update
        ## 2026-11-09 10:00 Resolved
        ## 2026-11-10 10:00 Update"#,
        "
        11-02 09:14 | investigating | |             | announced
        11-02 10:00 | investigating | |             | Update
        11-09 10:00 | resolved      | | 11-09 10:00 | Resolved
        11-10 10:00 | resolved      | | 11-09 10:00 | Update",
    );
    incident(
        "a false alarm",
        "Europe/London",
        r#"
        started = 2026-11-02 09:14:00
        impact = "major"
        [components]
        web-1 = "major_outage"
        [fix]
        how = "false-alarm"
        +++

        ## 2026-11-02 10:00 Resolved"#,
        "
        11-02 09:14 | investigating | web-1 major_outage |             | announced
        11-02 10:00 | resolved      | web-1 operational  | 11-02 10:00 | Resolved",
    );
}
