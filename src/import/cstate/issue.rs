//! An issue: <https://github.com/cstate/cstate/wiki/Usage>. What its front matter says of severity and end counts, as it
//! does with cState; the words of its text only say what was written when.

use chrono::TimeDelta;

use super::address::Addresses;
use super::config::Config;
use super::pages::Pages;
use super::shortcode::{self, Part};
use crate::diagnostic::import as say;
use crate::import::NoticesAs;
use crate::import::draft::{Notice, Sort};
use crate::import::fields::Fields;
use crate::import::left::Left;
use crate::import::life::{self, State, Step};
use crate::import::mark;
use crate::model::Instant;

/// An issue and what it is read with.
pub struct Issue<'a> {
    /// Its file.
    pub path: &'a str,
    /// Its name and addresses.
    pub addresses: Addresses,
    /// The site's.
    pub config: &'a Config,
    /// What becomes of notices with an end.
    pub notices_as: NoticesAs,
    /// When it is imported.
    pub now: Instant,
    /// What other texts are called.
    pub pages: &'a Pages,
}

impl Issue<'_> {
    /// The notice that it becomes.
    pub fn notice(self, mut fields: Fields, text: &str, left: &mut Left) -> Option<Notice> {
        let path = self.path;
        let Some(date) = fields.instant("date") else {
            left.say(path, say::missing("date"));
            return None;
        };
        let title = fields
            .text("title")
            .unwrap_or_else(|| self.addresses.name.replace(['-', '_'], " "));
        let mut told = Vec::new();
        let mut steps = Vec::new();
        // cState shows what is to come (`buildFuture`); nothing is published here before customers are told.
        let announced = date.min(self.now);
        let (text, postmortem) = said(
            shortcode::parts(path, text, self.pages, left),
            announced,
            &mut steps,
            &mut told,
        );
        let end = fields.instant("resolvedWhen");
        let is_resolved = fields.boolean("resolved").unwrap_or(end.is_some());
        let is_informational = fields.boolean("informational").unwrap_or(false);
        let severity = fields.text("severity");
        let components = self.components(&mut fields, &mut told);
        let is_draft = fields.boolean("draft").unwrap_or(false);
        let window = end
            .filter(|end| {
                let is_notice = !is_informational && severity.as_deref() == Some("notice");
                is_notice && self.notices_as == NoticesAs::Maintenance && *end > date
            })
            .map(|end| self.window(date, end, components.clone(), &mut told));
        if announced < date {
            told.push(match window {
                Some(_) => say::announced_now(announced),
                None => say::begins_now(date, announced),
            });
        }
        let sort = match window {
            Some(window) => {
                life::keep_open(&mut steps, &mut told);
                window
            }
            None if is_informational => {
                let is_pinned = fields.boolean("pin").unwrap_or(false);
                informational(&mut steps, announced, is_pinned, &mut told)
            }
            None => {
                match is_resolved {
                    true => resolved(&mut steps, announced, end, &mut told),
                    false => life::keep_open(&mut steps, &mut told),
                }
                incident(severity.as_deref(), announced, components, &mut told)
            }
        };
        if let Some(postmortem) = postmortem {
            // It stands on top of everything and has no time of its own.
            let last = steps.iter().map(|step| step.at).max().unwrap_or(announced);
            let at = last.max(announced) + TimeDelta::seconds(1);
            told.push(say::said_at("post-mortem", at));
            steps.push(Step {
                text: postmortem,
                ..Step::bare(at, State::Postmortem)
            });
        }
        told.into_iter().for_each(|sentence| left.say(path, sentence));
        if fields.boolean("pin") == Some(true) {
            left.say(path, say::keys(&["pin".to_owned()], 1));
        }
        left.keys(path, "", fields);
        Some(Notice {
            source: path.to_owned(),
            shown: String::new(),
            name: self.addresses.name,
            title,
            aliases: self.addresses.aliases,
            draft: is_draft,
            announced,
            text,
            steps,
            sort,
        })
    }

    fn components(&self, fields: &mut Fields, told: &mut Vec<String>) -> Vec<String> {
        let mut ids = Vec::new();
        let names = fields.texts("affected");
        let is_any = !names.is_empty();
        for name in names {
            match self.config.components.get(&name) {
                Some(id) if ids.contains(id) => {}
                Some(id) => ids.push(id.clone()),
                None => told.push(say::component(&name)),
            }
        }
        if is_any && ids.is_empty() {
            told.push(say::no_known_component());
        }
        ids
    }

    /// cState says of a notice that it changes nothing.
    fn window(&self, start: Instant, end: Instant, named: Vec<String>, told: &mut Vec<String>) -> Sort {
        let mut components = named;
        if components.is_empty() {
            if !told.contains(&say::no_known_component()) {
                told.push(say::all_components());
            }
            components.clone_from(&self.config.all);
        }
        if components.is_empty() {
            components.push("service".to_owned());
        }
        Sort::Window {
            start,
            end,
            impact: "none",
            components,
            impacts: Vec::new(),
        }
    }
}

fn incident(
    severity: Option<&str>,
    started: Instant,
    components: Vec<String>,
    told: &mut Vec<String>,
) -> Sort {
    let (impact, status) = match severity.unwrap_or("notice") {
        "down" => ("major", "major_outage"),
        "disrupted" => ("minor", "degraded_performance"),
        "notice" => ("none", "operational"),
        other => {
            told.push(say::unknown_word("severity", other, "impact = \"none\""));
            ("none", "operational")
        }
    };
    Sort::Incident {
        started,
        impact,
        components: components.into_iter().map(|id| (id, status)).collect(),
    }
}

/// A post that only stands in the history, unless it is pinned to the top.
fn informational(steps: &mut Vec<Step>, announced: Instant, is_pinned: bool, told: &mut Vec<String>) -> Sort {
    life::keep_open(steps, told);
    if !is_pinned {
        // What was said comes to stand where it will before anything follows it.
        life::rise(steps, announced, told);
        let last = steps.last().map(|step| step.at + TimeDelta::seconds(1));
        steps.push(Step::bare(last.unwrap_or(announced), State::Resolved));
        told.push(last.map_or_else(say::informational, say::informational_until));
    }
    Sort::Incident {
        started: announced,
        impact: "none",
        components: Vec::new(),
    }
}

/// Resolved when the front matter says so; where it does not say when, with the last that was said.
fn resolved(steps: &mut Vec<Step>, announced: Instant, end: Option<Instant>, told: &mut Vec<String>) {
    let at = match end {
        Some(end) if end < announced => {
            told.push(say::resolved_before_start(end, announced));
            announced
        }
        Some(end) => end,
        None => {
            let marked = steps.iter().filter(|step| step.state == State::Resolved);
            let last = marked.map(|step| step.at).max();
            let at = last.or_else(|| steps.iter().map(|step| step.at).max());
            let at = at.unwrap_or(announced).max(announced);
            told.push(say::resolved_at(at));
            at
        }
    };
    life::resolve(steps, at, told);
}

/// What was said at the announcement, and a post-mortem that has no time; everything else is put into `steps`, oldest
/// first.
fn said(
    parts: Vec<Part>,
    announced: Instant,
    steps: &mut Vec<Step>,
    told: &mut Vec<String>,
) -> (String, Option<String>) {
    let mut postmortem = None;
    let mut body = Vec::new();
    let mut tracked = Vec::new();
    for Part { text, at } in parts {
        let text = trimmed(&text);
        match at {
            _ if text.is_empty() => {}
            Some(at) => tracked.push((text.to_owned(), at)),
            None => body.push(text.to_owned()),
        }
    }
    if is_newest_first(&tracked) {
        tracked.reverse();
    }
    for (text, at) in tracked {
        let (rest, above) = without_postmortem(&text);
        // A second one stays where it is: it is told as what it stands in.
        let text = match (&postmortem, above) {
            (None, above) => {
                postmortem = above;
                rest
            }
            (Some(_), _) => text.as_str(),
        };
        steps.push(Step::marked(at, text));
    }
    steps.sort_by_key(|step| step.at);
    let is_announcement = |step: &&Step| {
        step.at <= announced && matches!(step.state, State::Investigating | State::Update) && body.is_empty()
    };
    let text = match steps.first().filter(is_announcement) {
        Some(first) => {
            if first.at != announced {
                told.push(say::moved(first.at, announced));
            }
            steps.remove(0).text
        }
        None => body.join("\n\n"),
    };
    (text, postmortem)
}

/// cState's own examples have the newest on top. Where times do not tell, the words do.
fn is_newest_first(tracked: &[(String, Instant)]) -> bool {
    let (Some((first, first_at)), Some((last, last_at))) = (tracked.first(), tracked.last()) else {
        return false;
    };
    let says = |text: &str, state| mark::state(text).is_some_and(|(said, ..)| said == state);
    match first_at.cmp(last_at) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => !says(last, State::Resolved) && !says(first, State::Investigating),
    }
}

/// A post-mortem stands above the rest, with a line between.
fn without_postmortem(text: &str) -> (&str, Option<String>) {
    let Some((State::Postmortem, _, words)) = mark::state(text) else {
        return (text, None);
    };
    match words.split_once("\n---\n") {
        Some((postmortem, rest)) if !trimmed(rest).is_empty() => {
            (trimmed(rest), Some(trimmed(postmortem).to_owned()))
        }
        _ => (text, None),
    }
}

/// Without blank lines and lines that divide, at its ends.
fn trimmed(text: &str) -> &str {
    let mut text = text.trim();
    for line in ["---", "***", "___"] {
        while let Some(rest) = text
            .strip_prefix(line)
            .filter(|rest| rest.is_empty() || rest.starts_with('\n'))
        {
            text = rest.trim();
        }
        while let Some(rest) = text
            .strip_suffix(line)
            .filter(|rest| rest.is_empty() || rest.ends_with("\n\n"))
        {
            text = rest.trim();
        }
    }
    text
}
