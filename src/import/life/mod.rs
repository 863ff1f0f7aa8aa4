//! What happened to a notice, in the order and in the states that our rules allow (05-time.md). What does not fit
//! becomes an `Update` that says the other tool's word, so that nothing is lost but its effect.

mod window;

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::mark;
use crate::authored::heading_time;
use crate::diagnostic::import as say;
use crate::model::{Instant, Stretch};

pub use window::window;

/// The states that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Of an incident.
    Investigating,
    /// Of an incident.
    Identified,
    /// Of an incident.
    Monitoring,
    /// Of an incident.
    Resolved,
    /// Of an incident.
    Postmortem,
    /// Of a window.
    InProgress,
    /// Of a window.
    Verifying,
    /// Of a window.
    Completed,
    /// Of a window.
    Cancelled,
    /// Of a window, which takes until then.
    Extended(Instant),
    /// Of a window, which has that plan from then on; one in progress is broken off.
    Rescheduled(Stretch),
    /// Changes nothing.
    Update,
}

impl State {
    /// As a heading has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Investigating => "Investigating",
            Self::Identified => "Identified",
            Self::Monitoring => "Monitoring",
            Self::Resolved => "Resolved",
            Self::Postmortem => "Postmortem",
            Self::InProgress => "In progress",
            Self::Verifying => "Verifying",
            Self::Completed => "Completed",
            Self::Cancelled => "Cancelled",
            Self::Extended(_) => "Extended",
            Self::Rescheduled(_) => "Rescheduled",
            Self::Update => "Update",
        }
    }

    /// The same with what follows the word, in the site's time.
    pub fn heading(self, zone: Tz) -> String {
        match self {
            Self::Extended(end) => format!("Extended to {}", heading_time(end, zone)),
            Self::Rescheduled(Stretch { start, end }) => format!(
                "Rescheduled to {} - {}",
                heading_time(start, zone),
                heading_time(end, zone)
            ),
            state => state.word().to_owned(),
        }
    }

    /// What a word of another tool means; none where nothing is known by it.
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace(['_', '-'], " ");
        Some(match word.as_str() {
            "investigating" => Self::Investigating,
            "identified" => Self::Identified,
            "monitoring" => Self::Monitoring,
            "resolved" | "fixed" | "solved" => Self::Resolved,
            "postmortem" | "post mortem" => Self::Postmortem,
            "in progress" => Self::InProgress,
            "verifying" => Self::Verifying,
            "completed" => Self::Completed,
            "cancelled" | "canceled" => Self::Cancelled,
            "update" | "updated" => Self::Update,
            _ => return None,
        })
    }
}

/// Something that was said after the announcement.
#[derive(Clone, Debug)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// The state that it brought about.
    pub state: State,
    /// The other tool's own word.
    pub word: String,
    /// Markdown.
    pub text: String,
    /// Components and how they do from then on.
    pub components: Vec<(String, &'static str)>,
    /// Whether the word is one of ours, so that the state says all of it.
    pub is_known: bool,
}

impl Step {
    /// Without words and components.
    pub fn bare(at: Instant, state: State) -> Self {
        Self {
            at,
            state,
            word: state.word().to_owned(),
            text: String::new(),
            components: Vec::new(),
            is_known: true,
        }
    }

    /// What a text says that may begin with a state, as `**Resolved** – …` does.
    pub fn marked(at: Instant, text: &str) -> Self {
        let (state, word, text) = mark::state(text).unwrap_or((State::Update, "Update", text));
        Self {
            state,
            word: word.to_owned(),
            text: text.to_owned(),
            ..Self::bare(at, State::Update)
        }
    }

    /// With the other tool's word, without words of its own. A window that is announced is `scheduled`: saying so
    /// changes nothing.
    pub fn said(at: Instant, word: &str) -> Self {
        let known = if word == "scheduled" {
            Some(State::Update)
        } else {
            State::of(word)
        };
        Self {
            word: word.to_owned(),
            is_known: known.is_some() || word.is_empty(),
            ..Self::bare(at, known.unwrap_or(State::Update))
        }
    }

    /// Says its word and changes nothing.
    pub fn refuse(&mut self, left: &mut Vec<String>) {
        left.push(say::state(&self.word, self.at));
        self.only_say();
    }

    /// The same, of which the list tells otherwise.
    pub fn only_say(&mut self) {
        self.text = format!("**{}**\n\n{}", self.word.trim(), self.text);
        self.state = State::Update;
        self.is_known = true;
    }
}

/// Makes an incident resolved at that instant and at no other: by the last step before it, if that says so, or by one
/// at that very instant; else by a step without words.
pub fn resolve(steps: &mut Vec<Step>, at: Instant, left: &mut Vec<String>) {
    steps.sort_by_key(|step| step.at);
    let before = steps.iter().rposition(|step| step.at <= at);
    let chosen = before.filter(|place| {
        let step = &steps[*place];
        step.state == State::Resolved || (step.at == at && step.state == State::Update)
    });
    for (place, step) in steps.iter_mut().enumerate() {
        if Some(place) == chosen {
            if step.at != at {
                left.push(say::moved(step.at, at));
            }
            step.at = at;
            step.state = State::Resolved;
        } else if step.state == State::Resolved || (step.at > at && is_open(step.state)) {
            step.refuse(left);
        }
    }
    if chosen.is_none() {
        let place = before.map_or(0, |before| before + 1);
        steps.insert(place, Step::bare(at, State::Resolved));
    }
}

/// Makes an incident that is still open: no step resolves it.
pub fn keep_open(steps: &mut [Step], left: &mut Vec<String>) {
    for step in steps.iter_mut().filter(|step| step.state == State::Resolved) {
        step.refuse(left);
    }
}

/// Makes the instants rise strictly, none before the announcement.
pub fn rise(steps: &mut [Step], announced: Instant, left: &mut Vec<String>) {
    steps.sort_by_key(|step| step.at);
    let mut earliest = announced;
    for step in steps {
        let at = step.at.max(earliest);
        if at != step.at {
            left.push(say::moved(step.at, at));
        }
        step.at = at;
        if !step.is_known {
            step.refuse(left);
        }
        earliest = at + TimeDelta::seconds(1);
    }
}

/// Leaves an incident only the states that may follow each other. A plain notice has none but `Resolved`.
pub fn incident(steps: &mut [Step], is_plain: bool, left: &mut Vec<String>) {
    let last_open = steps.iter().rposition(|step| is_open(step.state));
    let mut state = State::Investigating;
    for (place, step) in steps.iter_mut().enumerate() {
        let fits = match step.state {
            State::Update => true,
            State::Resolved => is_open(state) && last_open.is_none_or(|last| last < place || is_plain),
            State::Postmortem => state == State::Resolved && !is_plain,
            open => is_open(open) && is_open(state) && !is_plain,
        };
        if !fits {
            step.refuse(left);
        } else if step.state != State::Update {
            state = step.state;
        }
        let has_effect = is_open(state) && !is_plain && step.state != State::Resolved;
        if !has_effect && !step.components.is_empty() {
            left.push(say::components_after_end(step.at));
            step.components.clear();
        }
    }
}

fn is_open(state: State) -> bool {
    matches!(
        state,
        State::Investigating | State::Identified | State::Monitoring
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was said in which minute, and what becomes of it in which second.
    pub type Case = (&'static [(i64, &'static str)], Vec<(i64, &'static str)>);

    pub fn at(minute: i64) -> Instant {
        let first: Instant = "2026-12-03T01:00:00Z".parse().unwrap();
        first + TimeDelta::minutes(minute)
    }

    pub fn steps(words: &[(i64, &str)]) -> Vec<Step> {
        let step = |(minute, word): &(i64, &str)| Step {
            word: (*word).to_owned(),
            ..Step::bare(at(*minute), State::of(word).unwrap_or(State::Update))
        };
        words.iter().map(step).collect()
    }

    pub fn words(steps: &[Step]) -> Vec<(i64, &'static str)> {
        let first = at(0);
        steps
            .iter()
            .map(|step| ((step.at - first).num_seconds(), step.state.word()))
            .collect()
    }

    #[test]
    fn an_incident_is_resolved_once_and_last() {
        let cases: &[Case] = &[
            (
                &[(0, "investigating"), (5, "resolved"), (9, "postmortem")],
                vec![(0, "Investigating"), (300, "Resolved"), (540, "Postmortem")],
            ),
            (
                &[(0, "resolved"), (5, "monitoring"), (9, "Fixed")],
                vec![(0, "Update"), (300, "Monitoring"), (540, "Resolved")],
            ),
            (
                &[(0, "postmortem"), (5, "resolved"), (5, "resolved")],
                vec![(0, "Update"), (300, "Resolved"), (301, "Update")],
            ),
            (&[(-9, "completed")], vec![(0, "Update")]),
        ];
        for (given, expected) in cases {
            let mut steps = steps(given);
            let mut left = Vec::new();
            rise(&mut steps, at(0), &mut left);
            incident(&mut steps, false, &mut left);
            assert_eq!(words(&steps), *expected);
            let is_same = given.iter().all(|(_, word)| !["completed"].contains(word));
            assert_eq!(left.is_empty(), is_same && given[0].1 == "investigating");
        }
    }

    #[test]
    fn the_end_that_the_tool_counts_is_the_one_that_counts() {
        let cases: &[Case] = &[
            (
                &[(0, "monitoring"), (5, "fixed")],
                vec![(0, "Monitoring"), (480, "Resolved")],
            ),
            (
                &[(0, "monitoring"), (8, "update")],
                vec![(0, "Monitoring"), (480, "Resolved")],
            ),
            (
                &[(0, "update"), (5, "update")],
                vec![(0, "Update"), (300, "Update"), (480, "Resolved")],
            ),
            (
                &[(9, "monitoring"), (10, "resolved")],
                vec![(480, "Resolved"), (540, "Update"), (600, "Update")],
            ),
        ];
        for (given, expected) in cases {
            let mut steps = steps(given);
            resolve(&mut steps, at(8), &mut Vec::new());
            assert_eq!(words(&steps), *expected);
        }
    }
}
