//! Maintenance windows: `instant | state | plan | open, the last is actual | sequence | final | told`.

use tidings::model::{Instant, Window, WindowState};
use tidings::site::lifecycle::{self, EventKind, WindowCourse};

use super::{Seen, follow, shown_range, site};

/// A window written in a zone: front matter besides what all have, then its updates.
fn window(name: &str, zone: &str, front: &str, updates: &str, table: &str) {
    let notice = format!(
        "+++\ntitle = \"T\"\ncomponents = [\"web-1\"]\nimpact = \"outage\"\n{}\n+++\nWords.\n\n{}",
        lines(front),
        lines(updates)
    );
    let memory = site(zone).with("maintenance/t.md", notice);
    // Read long after everything, so that it is there whatever it says.
    memory.site("2030-01-01T00:00:00Z", |site| {
        let window = &site.windows[0].window;
        let rules = &site.config.kinds[window.kind].rules;
        let at = |now| lifecycle::window::course(window, rules, now);
        follow(name, table, |now| {
            at(now).map(|course| seen(window, &course, now))
        });
        for event in lifecycle::window::course(window, rules, site.now).unwrap().events {
            // What is told is what holds once it has taken effect. What the clock does after it at that instant
            // is told by an event of its own, but for an end that nobody confirms, and a start that was announced.
            let course = at(event.at).unwrap();
            let is_last = course.events.last() == Some(&event);
            let untold = course.state == WindowState::Overrun || event.at == window.common.announced;
            if is_last && !untold {
                assert_eq!(
                    (event.then.state, event.then.plan),
                    (course.state, course.plan),
                    "{name}"
                );
            }
        }
    });
}

fn lines(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

fn seen(window: &Window, course: &WindowCourse, now: Instant) -> Seen {
    let open: Vec<String> = course
        .open
        .iter()
        .map(|(start, end)| shown_range(*start, *end))
        .collect();
    assert_eq!(
        course.actual(),
        course
            .open
            .last()
            .map_or((None, None), |(start, end)| (Some(*start), *end))
    );
    assert_eq!(course.refused, []);
    let events = course.events.iter().map(|event| {
        let word = match event.kind {
            EventKind::Announced => "announced",
            EventKind::Reminder => "reminder",
            EventKind::Started => "started",
            EventKind::Ended => "ended",
            EventKind::Lapsed => "lapsed",
            EventKind::Written => lifecycle::window::word(window.updates[event.update.unwrap()].step),
        };
        (word.to_owned(), event.at)
    });
    Seen {
        cells: vec![
            course.state.id().replace('_', " "),
            shown_range(course.plan.start, Some(course.plan.end)),
            if open.is_empty() {
                "-".to_owned()
            } else {
                open.join(" + ")
            },
            course.sequence().to_string(),
            if course.is_final(now) { "final" } else { "" }.to_owned(),
        ],
        events: events.collect(),
    }
}

/// The commonest window: in London's winter, half an hour.
const PLAN: &str = "
    start = 2026-12-03 01:00:00
    end = 2026-12-03 01:30:00
    announced = 2026-11-27 09:00:00";

fn planned(name: &str, more: &str, updates: &str, table: &str) {
    window(name, "Europe/London", &format!("{PLAN}\n{more}"), updates, table);
}

const SILENT: &str = "kind = \"silent\"";
const MANUAL: &str = "kind = \"silent-manual\"";

#[test]
fn the_clock_starts_and_ends_a_window() {
    planned(
        "by the clock alone",
        "",
        "",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-02 01:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-03 00:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended",
    );
    planned(
        "a later word confirms the end and moves nothing",
        SILENT,
        "
        ## 2026-12-03 01:44 Completed
        ## 2026-12-03 01:45 Update",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended
        12-03 01:44 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | Completed
        12-03 01:45 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 4 | final | Update",
    );
    planned(
        "a length instead of an end, with seconds",
        "kind = \"silent\"",
        "
        ## 2026-12-03 01:02:03 Update",
        "
        11-27 09:00    | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00    | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:02:03 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Update
        12-03 01:30    | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | ended",
    );
}

#[test]
fn nobody_is_told_that_a_window_is_over_where_somebody_must_say_so() {
    planned(
        "overrun, then completed",
        MANUAL,
        "
        ## 2026-12-03 01:52 Completed",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | overrun     | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       |
        12-03 01:52 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:52 | 2 | final | Completed",
    );
    planned(
        "every word that an overrun allows, one after the other",
        MANUAL,
        "
        ## 2026-12-03 01:40 Update
        ## 2026-12-03 01:41 in PROGRESS
        ## 2026-12-03 01:42 Extended to 02:00
        ## 2026-12-03 02:10 Verifying
        ## 2026-12-03 02:11 In progress
        ## 2026-12-03 02:12 Cancelled",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | overrun     | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       |
        12-03 01:40 | overrun     | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Update
        12-03 01:41 | overrun     | 12-03 01:00..01:30 | 12-03 01:00..      | 3 |       | In progress
        12-03 01:42 | in progress | 12-03 01:00..02:00 | 12-03 01:00..      | 4 |       | Extended
        12-03 02:00 | overrun     | 12-03 01:00..02:00 | 12-03 01:00..      | 4 |       |
        12-03 02:10 | verifying   | 12-03 01:00..02:00 | 12-03 01:00..      | 5 |       | Verifying
        12-03 02:11 | overrun     | 12-03 01:00..02:00 | 12-03 01:00..      | 6 |       | In progress
        12-03 02:12 | cancelled   | 12-03 01:00..02:00 | 12-03 01:00..02:12 | 7 | final | Cancelled",
    );
    planned("overrun, broken off, carried out another night", MANUAL, "
        ## 2026-12-03 01:40 Rescheduled to 2026-12-10 01:00 - 02:00
        ## 2026-12-10 02:00 Completed", "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                                     | 0 |  | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..                         | 1 |  | started
        12-03 01:30 | overrun     | 12-03 01:00..01:30 | 12-03 01:00..                         | 1 |  |
        12-03 01:40 | scheduled   | 12-10 01:00..02:00 | 12-03 01:00..01:40                    | 2 |  | Rescheduled
        12-10 01:00 | in progress | 12-10 01:00..02:00 | 12-03 01:00..01:40 + 12-10 01:00..    | 3 |  | started
        12-10 02:00 | completed   | 12-10 01:00..02:00 | 12-03 01:00..01:40 + 12-10 01:00..02:00 | 4 | final | Completed");
}

#[test]
fn completed_at_or_before_the_end_takes_the_clocks_place() {
    planned(
        "before the end",
        SILENT,
        "
        ## 2026-12-03 01:20 Completed",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:20 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:20 | 2 | final | Completed",
    );
    for kind in [SILENT, MANUAL] {
        planned(
            "exactly at the end",
            kind,
            "
            ## 2026-12-03 01:30 Completed",
            "
            11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
            12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
            12-03 01:30 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | Completed",
        );
    }
    planned(
        "a second after the end",
        SILENT,
        "
        ## 2026-12-03 01:30:01 Completed",
        "
        11-27 09:00    | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00    | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30    | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended
        12-03 01:30:01 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | Completed",
    );
}

#[test]
fn verifying_is_written_only() {
    planned(
        "the clock ends it all the same",
        SILENT,
        "
        ## 2026-12-03 01:20 Verifying",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:20 | verifying   | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Verifying
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | ended",
    );
    planned(
        "where somebody must say so it goes on past the end",
        MANUAL,
        "
        ## 2026-12-03 01:20 Verifying
        ## 2026-12-03 01:35 Update
        ## 2026-12-03 01:40 Completed",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:20 | verifying   | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Verifying
        12-03 01:35 | verifying   | 12-03 01:00..01:30 | 12-03 01:00..      | 3 |       | Update
        12-03 01:40 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:40 | 4 | final | Completed",
    );
    planned(
        "back to work, verifying again, extended while verifying",
        SILENT,
        "
        ## 2026-12-03 01:10 Verifying
        ## 2026-12-03 01:12 In progress
        ## 2026-12-03 01:25 Verifying
        ## 2026-12-03 01:26 Extended to 01:45",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:10 | verifying   | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Verifying
        12-03 01:12 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 3 |       | In progress
        12-03 01:25 | verifying   | 12-03 01:00..01:30 | 12-03 01:00..      | 4 |       | Verifying
        12-03 01:26 | verifying   | 12-03 01:00..01:45 | 12-03 01:00..      | 5 |       | Extended
        12-03 01:45 | ended       | 12-03 01:00..01:45 | 12-03 01:00..01:45 | 6 | final | ended",
    );
    planned(
        "cancelled while verifying",
        SILENT,
        "
        ## 2026-12-03 01:10 Verifying
        ## 2026-12-03 01:12 Cancelled
        ## 2026-12-03 02:00 Update",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:10 | verifying   | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Verifying
        12-03 01:12 | cancelled   | 12-03 01:00..01:30 | 12-03 01:00..01:12 | 3 | final | Cancelled
        12-03 02:00 | cancelled   | 12-03 01:00..01:30 | 12-03 01:00..01:12 | 4 | final | Update",
    );
}

#[test]
fn in_progress_written_at_or_before_the_start_takes_the_clocks_place() {
    planned(
        "before the start, and before a reminder",
        "",
        "
        ## 2026-12-02 23:50 In progress",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                        | 0 |       | announced
        12-02 01:00 | scheduled   | 12-03 01:00..01:30 | -                        | 0 |       | reminder
        12-02 23:50 | in progress | 12-03 01:00..01:30 | 12-02 23:50..            | 1 |       | In progress
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-02 23:50..12-03 01:30 | 2 | final | ended",
    );
    planned(
        "exactly at the start",
        SILENT,
        "
        ## 2026-12-03 01:00 In progress",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | In progress
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended",
    );
    planned(
        "after the start it moves nothing",
        SILENT,
        "
        ## 2026-12-03 01:02 In progress
        ## 2026-12-03 01:20 In progress",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:02 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | In progress
        12-03 01:20 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 3 |       | In progress
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 4 | final | ended",
    );
    planned(
        "begun and done before it was to begin",
        SILENT,
        "
        ## 2026-12-03 00:10 In progress
        ## 2026-12-03 00:40 Completed",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 00:10 | in progress | 12-03 01:00..01:30 | 12-03 00:10..      | 1 |       | In progress
        12-03 00:40 | completed   | 12-03 01:00..01:30 | 12-03 00:10..00:40 | 2 | final | Completed",
    );
}

#[test]
fn extended_moves_the_end() {
    planned("before the start, and again while it is open, over midnight of another day", SILENT, "
        ## 2026-12-02 12:00 Extended to 02:00
        ## 2026-12-03 01:50 extended TO 2026-12-04 00:30", "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30       | -                        | 0 |       | announced
        12-02 12:00 | scheduled   | 12-03 01:00..02:00       | -                        | 1 |       | Extended
        12-03 01:00 | in progress | 12-03 01:00..02:00       | 12-03 01:00..            | 2 |       | started
        12-03 01:50 | in progress | 12-03 01:00..12-04 00:30 | 12-03 01:00..            | 3 |       | Extended
        12-04 00:30 | ended       | 12-03 01:00..12-04 00:30 | 12-03 01:00..12-04 00:30 | 4 | final | ended");
    planned(
        "exactly at the end it takes the clock's place",
        SILENT,
        "
        ## 2026-12-03 01:30 Extended to 02:00",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | in progress | 12-03 01:00..02:00 | 12-03 01:00..      | 2 |       | Extended
        12-03 02:00 | ended       | 12-03 01:00..02:00 | 12-03 01:00..02:00 | 3 | final | ended",
    );
    planned(
        "after it has ended it is open again",
        SILENT,
        "
        ## 2026-12-03 01:31 Update
        ## 2026-12-03 01:40 Extended to 02:00
        ## 2026-12-03 02:20 Completed",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended
        12-03 01:31 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | Update
        12-03 01:40 | in progress | 12-03 01:00..02:00 | 12-03 01:00..      | 4 |       | Extended
        12-03 02:00 | ended       | 12-03 01:00..02:00 | 12-03 01:00..02:00 | 5 | final | ended
        12-03 02:20 | completed   | 12-03 01:00..02:00 | 12-03 01:00..02:00 | 6 | final | Completed",
    );
    window("without a date the first such time after the end, at most twelve hours later", "Europe/London", "
        start = 2026-12-03 22:00:00
        duration = \"1h 30m\"
        announced = 2026-11-27 09:00:00
        kind = \"silent\"", "
        ## 2026-12-03 23:10 Extended to 11:30", "
        11-27 09:00 | scheduled   | 12-03 22:00..23:30       | -                        | 0 |       | announced
        12-03 22:00 | in progress | 12-03 22:00..23:30       | 12-03 22:00..            | 1 |       | started
        12-03 23:10 | in progress | 12-03 22:00..12-04 11:30 | 12-03 22:00..            | 2 |       | Extended
        12-04 11:30 | ended       | 12-03 22:00..12-04 11:30 | 12-03 22:00..12-04 11:30 | 3 | final | ended");
}

#[test]
fn rescheduled_makes_a_new_plan() {
    planned(
        "before the start, keeping its length; reminders are those of the new plan",
        "",
        "
        ## 2026-12-02 12:00 Rescheduled to 2026-12-10 02:00",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-02 01:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-02 12:00 | scheduled   | 12-10 02:00..02:30 | -                  | 1 |       | Rescheduled
        12-09 02:00 | scheduled   | 12-10 02:00..02:30 | -                  | 1 |       | reminder
        12-10 01:00 | scheduled   | 12-10 02:00..02:30 | -                  | 1 |       | reminder
        12-10 02:00 | in progress | 12-10 02:00..02:30 | 12-10 02:00..      | 2 |       | started
        12-10 02:30 | ended       | 12-10 02:00..02:30 | 12-10 02:00..02:30 | 3 | final | ended",
    );
    planned("exactly at the start it takes the clock's place", SILENT, "
        ## 2026-12-03 01:00 Rescheduled to 2026-12-03 23:00 - 01:00", "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30       | -                        | 0 |       | announced
        12-03 01:00 | scheduled   | 12-03 23:00..12-04 01:00 | -                        | 1 |       | Rescheduled
        12-03 23:00 | in progress | 12-03 23:00..12-04 01:00 | 12-03 23:00..            | 2 |       | started
        12-04 01:00 | ended       | 12-03 23:00..12-04 01:00 | 12-03 23:00..12-04 01:00 | 3 | final | ended");
    planned("exactly at the end it takes the clock's place: broken off, carried out later", SILENT, "
        ## 2026-12-03 01:30 Rescheduled to 2026-12-10 01:00 - 2026-12-10 01:15
        ## 2026-12-10 00:50 In progress", "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                                       | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..                           | 1 |       | started
        12-03 01:30 | scheduled   | 12-10 01:00..01:15 | 12-03 01:00..01:30                      | 2 |       | Rescheduled
        12-10 00:50 | in progress | 12-10 01:00..01:15 | 12-03 01:00..01:30 + 12-10 00:50..      | 3 |       | In progress
        12-10 01:15 | ended       | 12-10 01:00..01:15 | 12-03 01:00..01:30 + 12-10 00:50..01:15 | 4 | final | ended");
    planned(
        "twice, the second time to this very instant",
        SILENT,
        "
        ## 2026-12-01 10:00 Rescheduled to 2026-12-04 01:00
        ## 2026-12-02 10:00 Rescheduled to 2026-12-02 10:00",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-01 10:00 | scheduled   | 12-04 01:00..01:30 | -                  | 1 |       | Rescheduled
        12-02 10:00 | in progress | 12-02 10:00..10:30 | 12-02 10:00..      | 3 |       | Rescheduled, started
        12-02 10:30 | ended       | 12-02 10:00..10:30 | 12-02 10:00..10:30 | 4 | final | ended",
    );
    planned(
        "extended, then rescheduled: the length is that of the plan then valid",
        SILENT,
        "
        ## 2026-12-01 10:00 Extended to 02:00
        ## 2026-12-01 11:00 Rescheduled to 2026-12-10 01:00",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-01 10:00 | scheduled   | 12-03 01:00..02:00 | -                  | 1 |       | Extended
        12-01 11:00 | scheduled   | 12-10 01:00..02:00 | -                  | 2 |       | Rescheduled
        12-10 01:00 | in progress | 12-10 01:00..02:00 | 12-10 01:00..      | 3 |       | started
        12-10 02:00 | ended       | 12-10 01:00..02:00 | 12-10 01:00..02:00 | 4 | final | ended",
    );
}

#[test]
fn cancelled_before_or_while_it_is_open() {
    planned(
        "before the start, exactly when a reminder was due",
        "",
        "
        ## 2026-12-02 01:00 Cancelled
        ## 2026-12-02 02:00 Update",
        "
        11-27 09:00 | scheduled | 12-03 01:00..01:30 | - | 0 |       | announced
        12-02 01:00 | cancelled | 12-03 01:00..01:30 | - | 1 | final | Cancelled
        12-02 02:00 | cancelled | 12-03 01:00..01:30 | - | 2 | final | Update",
    );
    planned(
        "exactly at the start",
        SILENT,
        "
        ## 2026-12-03 01:00 Cancelled",
        "
        11-27 09:00 | scheduled | 12-03 01:00..01:30 | - | 0 |       | announced
        12-03 01:00 | cancelled | 12-03 01:00..01:30 | - | 1 | final | Cancelled",
    );
    planned(
        "while it is open: broken off",
        SILENT,
        "
        ## 2026-12-03 01:10 Cancelled",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:10 | cancelled   | 12-03 01:00..01:30 | 12-03 01:00..01:10 | 2 | final | Cancelled",
    );
    planned(
        "exactly at the end it takes the clock's place",
        SILENT,
        "
        ## 2026-12-03 01:30 Cancelled",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | cancelled   | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | Cancelled",
    );
    planned(
        "broken off, planned again, then cancelled",
        SILENT,
        "
        ## 2026-12-03 01:10 Rescheduled to 2026-12-10 01:00
        ## 2026-12-08 09:00 Cancelled",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:10 | scheduled   | 12-10 01:00..01:30 | 12-03 01:00..01:10 | 2 |       | Rescheduled
        12-08 09:00 | cancelled   | 12-10 01:00..01:30 | 12-03 01:00..01:10 | 3 | final | Cancelled",
    );
}

const PROPOSED: &str = "kind = \"silent\"\nstatus = \"proposed\"";

#[test]
fn a_proposed_window_awaits_confirmation() {
    planned(
        "confirmed: reminders from then on",
        "status = \"proposed\"",
        "
        ## 2026-11-29 10:00 Update
        ## 2026-12-01 10:00 Confirmed",
        "
        11-27 09:00 | proposed    | 12-03 01:00..01:30 | -                  | 0 |       | announced
        11-29 10:00 | proposed    | 12-03 01:00..01:30 | -                  | 1 |       | Update
        12-01 10:00 | scheduled   | 12-03 01:00..01:30 | -                  | 2 |       | Confirmed
        12-02 01:00 | scheduled   | 12-03 01:00..01:30 | -                  | 2 |       | reminder
        12-03 00:00 | scheduled   | 12-03 01:00..01:30 | -                  | 2 |       | reminder
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 3 |       | started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 4 | final | ended",
    );
    planned(
        "no reminder at the instant of the confirmation",
        "status = \"proposed\"",
        "
        ## 2026-12-02 01:00 Confirmed",
        "
        11-27 09:00 | proposed    | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-02 01:00 | scheduled   | 12-03 01:00..01:30 | -                  | 1 |       | Confirmed
        12-03 00:00 | scheduled   | 12-03 01:00..01:30 | -                  | 1 |       | reminder
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | ended",
    );
    planned(
        "confirmed exactly at its start",
        PROPOSED,
        "
        ## 2026-12-03 01:00 Confirmed",
        "
        11-27 09:00 | proposed    | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Confirmed, started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | ended",
    );
    planned(
        "rescheduled it stays proposed",
        PROPOSED,
        "
        ## 2026-12-01 10:00 Rescheduled to 2026-12-05 01:00
        ## 2026-12-02 10:00 Cancelled",
        "
        11-27 09:00 | proposed  | 12-03 01:00..01:30 | - | 0 |       | announced
        12-01 10:00 | proposed  | 12-05 01:00..01:30 | - | 1 |       | Rescheduled
        12-02 10:00 | cancelled | 12-05 01:00..01:30 | - | 2 | final | Cancelled",
    );
}

#[test]
fn a_window_that_nobody_confirmed_lapses() {
    planned(
        "at its start, and is final at its planned end; it reminds of nothing",
        "status = \"proposed\"",
        "",
        "
        11-27 09:00 | proposed | 12-03 01:00..01:30 | - | 0 |       | announced
        12-03 01:00 | lapsed   | 12-03 01:00..01:30 | - | 1 |       | lapsed
        12-03 01:30 | lapsed   | 12-03 01:00..01:30 | - | 1 | final |",
    );
    planned(
        "then something is said",
        PROPOSED,
        "
        ## 2026-12-03 01:10 Update
        ## 2026-12-03 09:00 Cancelled",
        "
        11-27 09:00 | proposed  | 12-03 01:00..01:30 | - | 0 |       | announced
        12-03 01:00 | lapsed    | 12-03 01:00..01:30 | - | 1 |       | lapsed
        12-03 01:10 | lapsed    | 12-03 01:00..01:30 | - | 2 |       | Update
        12-03 01:30 | lapsed    | 12-03 01:00..01:30 | - | 2 | final |
        12-03 09:00 | cancelled | 12-03 01:00..01:30 | - | 3 | final | Cancelled",
    );
    planned(
        "then it is proposed again, twice, and in the end confirmed and carried out",
        "status = \"proposed\"",
        "
        ## 2026-12-03 10:00 Rescheduled to 2026-12-05 01:00
        ## 2026-12-06 10:00 Rescheduled to 2026-12-10 01:00 - 02:00
        ## 2026-12-07 10:00 Confirmed
        ## 2026-12-10 01:30 Completed",
        "
        11-27 09:00 | proposed    | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | lapsed      | 12-03 01:00..01:30 | -                  | 1 |       | lapsed
        12-03 01:30 | lapsed      | 12-03 01:00..01:30 | -                  | 1 | final |
        12-03 10:00 | proposed    | 12-05 01:00..01:30 | -                  | 2 |       | Rescheduled
        12-05 01:00 | lapsed      | 12-05 01:00..01:30 | -                  | 3 |       | lapsed
        12-05 01:30 | lapsed      | 12-05 01:00..01:30 | -                  | 3 | final |
        12-06 10:00 | proposed    | 12-10 01:00..02:00 | -                  | 4 |       | Rescheduled
        12-07 10:00 | scheduled   | 12-10 01:00..02:00 | -                  | 5 |       | Confirmed
        12-09 01:00 | scheduled   | 12-10 01:00..02:00 | -                  | 5 |       | reminder
        12-10 00:00 | scheduled   | 12-10 01:00..02:00 | -                  | 5 |       | reminder
        12-10 01:00 | in progress | 12-10 01:00..02:00 | 12-10 01:00..      | 6 |       | started
        12-10 01:30 | completed   | 12-10 01:00..02:00 | 12-10 01:00..01:30 | 7 | final | Completed",
    );
    window(
        "announced when it should have begun: proposed and lapsed at once",
        "Europe/London",
        "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-12-03 01:10:00
        status = \"proposed\"",
        "",
        "
        12-03 01:10 | lapsed | 12-03 01:00..01:30 | - | 1 |       | announced, lapsed
        12-03 01:30 | lapsed | 12-03 01:00..01:30 | - | 1 | final |",
    );
}

#[test]
fn reminders_are_made_exactly_so_long_before_what_is_planned() {
    window(
        "several, in order; one is due at the announcement and is not made",
        "Europe/London",
        "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-11-30 01:00:00
        kind = \"often\"",
        "",
        "
        11-30 01:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-02 01:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-02 23:30 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-03 00:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended",
    );
    window(
        "a second earlier and it is made",
        "Europe/London",
        "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-12-02 00:59:59
        ",
        "
        ## 2026-12-02 12:00 Cancelled",
        "
        12-02 00:59:59 | scheduled | 12-03 01:00..01:30 | - | 0 |       | announced
        12-02 01:00    | scheduled | 12-03 01:00..01:30 | - | 0 |       | reminder
        12-02 12:00    | cancelled | 12-03 01:00..01:30 | - | 1 | final | Cancelled",
    );
    window(
        "announced in between: only those that are left",
        "Europe/London",
        "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-12-02 12:00:00",
        "
        ## 2026-12-03 01:10 Completed",
        "
        12-02 12:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 00:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:10 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:10 | 2 | final | Completed",
    );
    planned(
        "rescheduled in between: none for what was to be, none at the instant of the rescheduling",
        "",
        "
        ## 2026-12-02 00:30 Rescheduled to 2026-12-03 00:30
        ## 2026-12-02 23:30 Cancelled",
        "
        11-27 09:00 | scheduled | 12-03 01:00..01:30 | - | 0 |       | announced
        12-02 00:30 | scheduled | 12-03 00:30..01:00 | - | 1 |       | Rescheduled
        12-02 23:30 | cancelled | 12-03 00:30..01:00 | - | 2 | final | Cancelled",
    );
    planned(
        "an extension changes no start, so it changes no reminder",
        "",
        "
        ## 2026-12-02 01:00 Extended to 02:00
        ## 2026-12-02 02:00 Cancelled",
        "
        11-27 09:00 | scheduled | 12-03 01:00..01:30 | - | 0 |       | announced
        12-02 01:00 | scheduled | 12-03 01:00..02:00 | - | 1 |       | Extended, reminder
        12-02 02:00 | cancelled | 12-03 01:00..02:00 | - | 2 | final | Cancelled",
    );
    planned(
        "an emergency reminds of nothing",
        "kind = \"emergency\"",
        "",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended",
    );
    planned(
        "broken off: it is reminded of again, at the same lengths",
        "",
        "
        ## 2026-12-03 01:10 Rescheduled to 2026-12-04 01:00
        ## 2026-12-04 00:30 Cancelled",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-02 01:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-03 00:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | reminder
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | started
        12-03 01:10 | scheduled   | 12-04 01:00..01:30 | 12-03 01:00..01:10 | 2 |       | Rescheduled
        12-04 00:00 | scheduled   | 12-04 01:00..01:30 | 12-03 01:00..01:10 | 2 |       | reminder
        12-04 00:30 | cancelled   | 12-04 01:00..01:30 | 12-03 01:00..01:10 | 3 | final | Cancelled",
    );
}

#[test]
fn a_window_announced_late_has_neither_start_nor_reminder() {
    let late = |name: &str, announced: &str, kind: &str, updates: &str, table: &str| {
        let front = format!(
            "start = 2026-12-03 01:00:00\nend = 2026-12-03 01:30:00\nannounced = 2026-12-03 {announced}\n{kind}"
        );
        window(name, "Europe/London", &front, updates, table);
    };
    late(
        "exactly at its start",
        "01:00:00",
        "",
        "",
        "
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 0 |       | announced
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 1 | final | ended",
    );
    late(
        "after its start",
        "01:10:00",
        "",
        "
        ## 2026-12-03 01:20 Completed",
        "
        12-03 01:10 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 0 |       | announced
        12-03 01:20 | completed   | 12-03 01:00..01:30 | 12-03 01:00..01:20 | 1 | final | Completed",
    );
    late(
        "exactly at its end",
        "01:30:00",
        "",
        "",
        "
        12-03 01:30 | ended | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 0 | final | announced",
    );
    late(
        "after its end",
        "02:00:00",
        "",
        "
        ## 2026-12-03 02:10 Completed",
        "
        12-03 02:00 | ended     | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 0 | final | announced
        12-03 02:10 | completed | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 1 | final | Completed",
    );
    late(
        "after its end, where somebody must say so",
        "02:00:00",
        MANUAL,
        "
        ## 2026-12-03 02:10 Completed",
        "
        12-03 02:00 | overrun   | 12-03 01:00..01:30 | 12-03 01:00..      | 0 |       | announced
        12-03 02:10 | completed | 12-03 01:00..01:30 | 12-03 01:00..02:10 | 1 | final | Completed",
    );
    late(
        "after its end, extended at once",
        "02:00:00",
        "",
        "
        ## 2026-12-03 02:01 Extended to 02:30",
        "
        12-03 02:00 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 0 | final | announced
        12-03 02:01 | in progress | 12-03 01:00..02:30 | 12-03 01:00..      | 1 |       | Extended
        12-03 02:30 | ended       | 12-03 01:00..02:30 | 12-03 01:00..02:30 | 2 | final | ended",
    );
}

#[test]
fn at_one_instant_come_the_announcement_what_is_written_and_the_clock() {
    planned(
        "written, then the clock starts it",
        SILENT,
        "
        ## 2026-12-03 01:00 Update
        ## 2026-12-03 01:30 Update",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -                  | 0 |       | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 2 |       | Update, started
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 4 | final | Update, ended",
    );
    planned(
        "written, then a reminder",
        "",
        "
        ## 2026-12-02 01:00 Update
        ## 2026-12-03 00:00 Cancelled",
        "
        11-27 09:00 | scheduled | 12-03 01:00..01:30 | - | 0 |       | announced
        12-02 01:00 | scheduled | 12-03 01:00..01:30 | - | 1 |       | Update, reminder
        12-03 00:00 | cancelled | 12-03 01:00..01:30 | - | 2 | final | Cancelled",
    );
    planned(
        "written, then lapsed",
        PROPOSED,
        "
        ## 2026-12-03 01:00 Update
        ## 2026-12-03 01:30 Update",
        "
        11-27 09:00 | proposed | 12-03 01:00..01:30 | - | 0 |       | announced
        12-03 01:00 | lapsed   | 12-03 01:00..01:30 | - | 2 |       | Update, lapsed
        12-03 01:30 | lapsed   | 12-03 01:00..01:30 | - | 3 | final | Update",
    );
    planned(
        "announced and confirmed",
        PROPOSED,
        "
        ## 2026-11-27 09:00 Confirmed
        ## 2026-11-28 09:00 Cancelled",
        "
        11-27 09:00 | scheduled | 12-03 01:00..01:30 | - | 1 |       | announced, Confirmed
        11-28 09:00 | cancelled | 12-03 01:00..01:30 | - | 2 | final | Cancelled",
    );
    window("announced at the start, written, begun: no start by the clock", "Europe/London", "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-12-03 01:00:00", "
        ## 2026-12-03 01:00 In progress
        ## 2026-12-03 01:30 In progress", "
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | announced, In progress
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 3 | final | In progress, ended");
    window(
        "announced at the start, written",
        "Europe/London",
        "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-12-03 01:00:00",
        "
        ## 2026-12-03 01:00 Update",
        "
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00..      | 1 |       | announced, Update
        12-03 01:30 | ended       | 12-03 01:00..01:30 | 12-03 01:00..01:30 | 2 | final | ended",
    );
    window(
        "announced at the start, cancelled at once: it never began",
        "Europe/London",
        "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-12-03 01:00:00",
        "
        ## 2026-12-03 01:00 Cancelled",
        "
        12-03 01:00 | cancelled | 12-03 01:00..01:30 | - | 1 | final | announced, Cancelled",
    );
    planned(
        "overrun makes no event, so a word at the end stands alone",
        MANUAL,
        "
        ## 2026-12-03 01:30 Update",
        "
        11-27 09:00 | scheduled   | 12-03 01:00..01:30 | -             | 0 |  | announced
        12-03 01:00 | in progress | 12-03 01:00..01:30 | 12-03 01:00.. | 1 |  | started
        12-03 01:30 | overrun     | 12-03 01:00..01:30 | 12-03 01:00.. | 2 |  | Update",
    );
}

#[test]
fn local_times_are_those_of_the_sites_zone() {
    window(
        "ahead of UTC",
        "Asia/Tokyo",
        "
        start = 2026-12-03 01:00:00
        end = 2026-12-03 01:30:00
        announced = 2026-11-27 09:00:00",
        "
        ## 2026-12-03 01:10 Extended to 02:00",
        "
        11-27 00:00 | scheduled   | 12-02 16:00..16:30 | -                  | 0 |       | announced
        12-01 16:00 | scheduled   | 12-02 16:00..16:30 | -                  | 0 |       | reminder
        12-02 15:00 | scheduled   | 12-02 16:00..16:30 | -                  | 0 |       | reminder
        12-02 16:00 | in progress | 12-02 16:00..16:30 | 12-02 16:00..      | 1 |       | started
        12-02 16:10 | in progress | 12-02 16:00..17:00 | 12-02 16:00..      | 2 |       | Extended
        12-02 17:00 | ended       | 12-02 16:00..17:00 | 12-02 16:00..17:00 | 3 | final | ended",
    );
    window("behind UTC, with an exact announcement and an update by another clock", "America/New_York", "
        start = 2026-12-03 23:00:00
        end = 2026-12-04 01:00:00
        announced = 2026-12-03T12:00:00Z
        kind = \"often\"", "
        ## 2026-12-04 06:30+01:00 Rescheduled to 2026-12-05 22:00 - 00:30", "
        12-03 12:00 | scheduled   | 12-04 04:00..06:00 | -                                       | 0 |       | announced
        12-04 02:30 | scheduled   | 12-04 04:00..06:00 | -                                       | 0 |       | reminder
        12-04 03:00 | scheduled   | 12-04 04:00..06:00 | -                                       | 0 |       | reminder
        12-04 04:00 | in progress | 12-04 04:00..06:00 | 12-04 04:00..                           | 1 |       | started
        12-04 05:30 | scheduled   | 12-06 03:00..05:30 | 12-04 04:00..05:30                      | 2 |       | Rescheduled
        12-05 03:00 | scheduled   | 12-06 03:00..05:30 | 12-04 04:00..05:30                      | 2 |       | reminder
        12-06 01:30 | scheduled   | 12-06 03:00..05:30 | 12-04 04:00..05:30                      | 2 |       | reminder
        12-06 02:00 | scheduled   | 12-06 03:00..05:30 | 12-04 04:00..05:30                      | 2 |       | reminder
        12-06 03:00 | in progress | 12-06 03:00..05:30 | 12-04 04:00..05:30 + 12-06 03:00..      | 3 |       | started
        12-06 05:30 | ended       | 12-06 03:00..05:30 | 12-04 04:00..05:30 + 12-06 03:00..05:30 | 4 | final | ended");
}

#[test]
fn clock_changes_move_no_instant() {
    window(
        "over the change forward: an hour by the clock is missing",
        "Europe/London",
        "
        start = 2026-03-29 00:30:00
        end = 2026-03-29 02:30:00
        announced = 2026-03-20 09:00:00",
        "
        ## 2026-03-29 02:10 Extended to 03:00",
        "
        03-20 09:00 | scheduled   | 03-29 00:30..01:30 | -                  | 0 |       | announced
        03-28 00:30 | scheduled   | 03-29 00:30..01:30 | -                  | 0 |       | reminder
        03-28 23:30 | scheduled   | 03-29 00:30..01:30 | -                  | 0 |       | reminder
        03-29 00:30 | in progress | 03-29 00:30..01:30 | 03-29 00:30..      | 1 |       | started
        03-29 01:10 | in progress | 03-29 00:30..02:00 | 03-29 00:30..      | 2 |       | Extended
        03-29 02:00 | ended       | 03-29 00:30..02:00 | 03-29 00:30..02:00 | 3 | final | ended",
    );
    window("over the change back: an hour by the clock comes twice", "Europe/London", "
        start = 2026-10-25 00:30:00
        duration = \"3h\"
        announced = 2026-10-20 09:00:00
        kind = \"silent\"", "
        ## 2026-10-25 01:30+01:00 Update
        ## 2026-10-25 01:30Z Update
        ## 2026-10-25 02:15 Extended to 14:00", "
        10-20 08:00 | scheduled   | 10-24 23:30..10-25 02:30 | -                        | 0 |       | announced
        10-24 23:30 | in progress | 10-24 23:30..10-25 02:30 | 10-24 23:30..            | 1 |       | started
        10-25 00:30 | in progress | 10-24 23:30..10-25 02:30 | 10-24 23:30..            | 2 |       | Update
        10-25 01:30 | in progress | 10-24 23:30..10-25 02:30 | 10-24 23:30..            | 3 |       | Update
        10-25 02:15 | in progress | 10-24 23:30..10-25 14:00 | 10-24 23:30..            | 4 |       | Extended
        10-25 14:00 | ended       | 10-24 23:30..10-25 14:00 | 10-24 23:30..10-25 14:00 | 5 | final | ended");
    window(
        "a reminder is 24 hours before, whatever the clock shows; a length is kept in hours",
        "Europe/London",
        "
        start = 2026-03-28 22:00:00
        duration = \"2h\"
        announced = 2026-03-20 09:00:00",
        "
        ## 2026-03-27 10:00 Rescheduled to 2026-03-29 12:00
        ## 2026-03-28 20:00 Rescheduled to 2026-03-29 00:00
        ## 2026-03-28 23:30 Cancelled",
        "
        03-20 09:00 | scheduled | 03-28 22:00..03-29 00:00 | - | 0 |       | announced
        03-27 10:00 | scheduled | 03-29 11:00..13:00       | - | 1 |       | Rescheduled
        03-28 11:00 | scheduled | 03-29 11:00..13:00       | - | 1 |       | reminder
        03-28 20:00 | scheduled | 03-29 00:00..02:00       | - | 2 |       | Rescheduled
        03-28 23:00 | scheduled | 03-29 00:00..02:00       | - | 2 |       | reminder
        03-28 23:30 | cancelled | 03-29 00:00..02:00       | - | 3 | final | Cancelled",
    );
}
