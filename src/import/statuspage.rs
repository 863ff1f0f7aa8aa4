//! The answers of a Statuspage's API, version 2: <https://metastatuspage.com/api>, its public part. They may be named as
//! the API's paths are (`incidents/unresolved.json`) or in one folder (`incidents__unresolved.json`).

use std::collections::BTreeMap;

use super::Files;
use super::draft::{Component, Draft, Names, Notice, Sort};
use super::fields::Fields;
use super::left::Left;
use super::life::{self, State, Step};
use crate::diagnostic::import as say;
use crate::model::Instant;

/// The answers, the fullest first: what stands in several is taken from the first.
const ANSWERS: [&str; 7] = [
    "components",
    "incidents",
    "scheduled-maintenances",
    "summary",
    "incidents/unresolved",
    "scheduled-maintenances/active",
    "scheduled-maintenances/upcoming",
];

/// What says nothing that the rest does not, or nothing at all of a page that is made anew.
const IDLE: [&str; 9] = [
    "page_id",
    "updated_at",
    "monitoring_at",
    "incident_id",
    "position",
    "created_at",
    "id",
    "status",
    "name",
];

/// All files are answers or nothing.
pub fn wants(path: &str) -> bool {
    path.ends_with(".json")
}

/// Reads the answers.
pub fn draft(files: &Files, left: &mut Left) -> Option<Draft> {
    let mut page = Page::default();
    let mut found = BTreeMap::new();
    for (path, bytes) in &files.read {
        if let Some(answer) = answer(path) {
            found.insert(answer, (path.as_str(), bytes.as_slice()));
        }
    }
    let is_used = |path: &str| answer(path).is_some() || path.ends_with("status.json");
    left.files(files, is_used);
    if found.is_empty() {
        return None;
    }
    let mut answers = Vec::new();
    for (_, (path, bytes)) in found {
        match Fields::of_json(bytes) {
            Ok(fields) => answers.push((path, fields)),
            Err((line, words)) => left.say(path, say::does_not_read(line, &words)),
        }
    }
    for (path, fields) in &mut answers {
        page.site(path, fields.below("page"), left);
        let components = fields.list("components");
        page.components(path, components, left);
    }
    for (path, mut fields) in answers {
        for incident in fields.list("incidents") {
            page.notice(path, incident, false, left);
        }
        for maintenance in fields.list("scheduled_maintenances") {
            page.notice(path, maintenance, true, left);
        }
        // How the page did when it was asked.
        fields.take("status");
        left.keys(path, "", fields);
    }
    Some(page.draft)
}

/// The place of an answer in the list.
fn answer(path: &str) -> Option<usize> {
    let plain = path.strip_suffix(".json")?.replace("__", "/");
    let plain = plain.strip_prefix("api/v2/").unwrap_or(&plain);
    ANSWERS.iter().position(|answer| *answer == plain)
}

/// A page while its answers are read.
struct Page {
    draft: Draft,
    names: Names,
    /// Components by their id there.
    ids: BTreeMap<String, String>,
    /// Groups by their id there.
    groups: BTreeMap<String, String>,
    /// Notices that were read.
    known: BTreeMap<String, ()>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            draft: Draft::default(),
            names: Names::ids(),
            ids: BTreeMap::new(),
            groups: BTreeMap::new(),
            known: BTreeMap::new(),
        }
    }
}

impl Page {
    fn site(&mut self, path: &str, mut fields: Fields, left: &mut Left) {
        let site = &mut self.draft.site;
        if site.source.is_empty() {
            path.clone_into(&mut site.source);
        }
        let (title, url) = (fields.text("name"), fields.text("url"));
        site.title = site.title.take().or(title);
        site.base_url = site.base_url.take().or(url);
        if let Some(zone) = fields.text("time_zone") {
            match zone.parse() {
                Ok(zone) => site.timezone = zone,
                Err(_) => left.say(path, say::time_zone(&zone)),
            }
        }
        rest(path, "page", fields, left);
    }

    /// Groups first, so that components know theirs.
    fn components(&mut self, path: &str, mut list: Vec<Fields>, left: &mut Left) {
        let order = |fields: &Fields| fields.peek("position").and_then(|text| text.parse::<u64>().ok());
        list.sort_by_key(order);
        let (groups, components): (Vec<_>, Vec<_>) = list
            .into_iter()
            .map(|mut fields| (fields.boolean("group").unwrap_or(false), fields))
            .partition(|(is_group, _)| *is_group);
        for (_, mut group) in groups {
            let (Some(id), Some(name)) = (group.text("id"), group.text("name")) else {
                left.say(path, say::part_missing("a group", "name"));
                continue;
            };
            if !self.groups.contains_key(&id) {
                let own = self.names.give(&name, "group");
                self.draft.site.groups.push((own.clone(), name));
                self.groups.insert(id, own);
            }
            // Its components name it.
            group.take("components");
            rest(path, "components", group, left);
        }
        for (_, component) in components {
            self.component(path, component, left);
        }
    }

    fn component(&mut self, path: &str, mut fields: Fields, left: &mut Left) {
        let (Some(id), Some(name)) = (fields.text("id"), fields.text("name")) else {
            left.say(path, say::part_missing("a component", "name"));
            return;
        };
        let group = fields
            .text("group_id")
            .and_then(|id| self.groups.get(&id).cloned());
        let description = fields.text("description");
        let since = fields.peek("start_date").and_then(|date| date.parse().ok());
        if since.is_some() {
            fields.take("start_date");
        }
        rest(path, "components", fields, left);
        if self.ids.contains_key(&id) {
            return;
        }
        let own = self.names.give(&name, "component");
        self.ids.insert(id, own.clone());
        self.draft.site.components.push(Component {
            id: own,
            name,
            group,
            description,
            feed: None,
            since,
        });
    }

    /// An incident or a scheduled maintenance; one that was read before is not read again.
    fn notice(&mut self, path: &str, mut fields: Fields, is_window: bool, left: &mut Left) {
        let id = fields.text("id").unwrap_or_default();
        let shown = format!("`{}`", fields.peek("name").unwrap_or_else(|| id.clone()));
        if id.is_empty() || self.known.insert(id.clone(), ()).is_some() {
            if id.is_empty() {
                left.say(path, say::part_missing(&shown, "id"));
            }
            return;
        }
        let Some(title) = fields.text("name") else {
            left.say(path, say::part_missing(&shown, "name"));
            return;
        };
        let mut steps = self.steps(path, &mut fields, left);
        let Some(created) = fields
            .instant("created_at")
            .or_else(|| steps.first().map(|step| step.at))
        else {
            left.say(path, say::part_missing(&shown, "created_at"));
            return;
        };
        let announced = steps.first().map_or(created, |step| step.at.min(created));
        let components = fields.list("components");
        let named: Vec<String> = components
            .into_iter()
            .filter_map(|mut component| self.ids.get(&component.text("id")?).cloned())
            .collect();
        let resolved = fields.instant("resolved_at");
        let status = fields.text("status").unwrap_or_default();
        let mut told = Vec::new();
        if let Some(at) = resolved.filter(|_| is_over(&status) && !steps.iter().any(ends)) {
            match is_window {
                true => steps.push(Step::bare(at, State::Completed)),
                false => life::resolve(&mut steps, at, &mut told),
            }
        }
        let text = announcement(&mut steps, announced, is_window);
        let sort = match is_window {
            true => self.window(&mut fields, named, &mut told),
            false => Some(incident(
                &mut fields,
                announced,
                named,
                &text,
                &mut steps,
                &mut told,
            )),
        };
        told.into_iter()
            .for_each(|sentence| left.say(path, format!("{shown}: {sentence}")));
        let Some(sort) = sort else {
            left.say(path, say::no_window(&shown));
            return;
        };
        rest(
            path,
            if is_window {
                "scheduled_maintenances"
            } else {
                "incidents"
            },
            fields,
            left,
        );
        let date = announced.with_timezone(&self.draft.site.timezone).format("%F");
        self.draft.notices.push(Notice {
            source: path.to_owned(),
            name: format!("{date}-{title}"),
            title,
            aliases: vec![format!("/incidents/{id}/")],
            draft: false,
            announced,
            text: text.text,
            steps,
            sort,
        });
    }

    /// What was said, oldest first.
    fn steps(&self, path: &str, fields: &mut Fields, left: &mut Left) -> Vec<Step> {
        let mut steps = Vec::new();
        // The API has the newest first.
        for mut update in fields.list("incident_updates").into_iter().rev() {
            let created = update.instant("created_at");
            let Some(at) = update.instant("display_at").or(created) else {
                left.say(path, say::part_missing("an update", "display_at"));
                continue;
            };
            let word = update.text("status").unwrap_or_default();
            let text = update.text("body").unwrap_or_default();
            let components = self.changed(path, &mut update, left);
            rest(path, "incident_updates", update, left);
            let mut step = Step {
                text,
                components,
                ..Step::said(at, &word)
            };
            if step.state == State::Completed && step.text.starts_with("Cancelled.") {
                step.state = State::Cancelled;
            }
            steps.push(step);
        }
        steps.sort_by_key(|step| step.at);
        steps
    }

    fn changed(&self, path: &str, update: &mut Fields, left: &mut Left) -> Vec<(String, &'static str)> {
        let mut changed: BTreeMap<String, &'static str> = BTreeMap::new();
        for mut component in update.list("affected_components") {
            let name = component.text("name").unwrap_or_default();
            // Without a code it says that there is none.
            let Some(code) = component.text("code") else {
                continue;
            };
            let Some(id) = self.ids.get(&code) else {
                left.say(path, say::component(&name));
                continue;
            };
            let word = component.text("new_status").unwrap_or_default();
            match status(&word) {
                Some(status) => drop(changed.insert(id.clone(), status)),
                None if word == "under_maintenance" => {}
                None => left.say(path, say::component_state(&name, &word)),
            }
        }
        changed.into_iter().collect()
    }

    fn window(&self, fields: &mut Fields, named: Vec<String>, told: &mut Vec<String>) -> Option<Sort> {
        let start = fields.instant("scheduled_for")?;
        let end = fields.instant("scheduled_until").filter(|end| *end > start)?;
        let components = match named.is_empty() {
            false => named,
            true => {
                told.push(say::all_components());
                let all = self.draft.site.components.iter();
                all.map(|component| component.id.clone()).collect()
            }
        };
        fields.take("impact");
        told.push(say::guessed_impact("degraded"));
        (!components.is_empty()).then_some(Sort::Window {
            start,
            end,
            impact: "degraded",
            components,
            impacts: Vec::new(),
        })
    }
}

/// What was said first: the announcement's own words, where it is in the state that every notice begins in.
struct Announcement {
    text: String,
    components: Vec<(String, &'static str)>,
}

fn announcement(steps: &mut Vec<Step>, announced: Instant, is_window: bool) -> Announcement {
    let begins = match is_window {
        true => State::Update,
        false => State::Investigating,
    };
    match steps.first() {
        Some(first) if first.at == announced && first.state == begins => {
            let first = steps.remove(0);
            Announcement {
                text: first.text,
                components: first.components,
            }
        }
        _ => Announcement {
            text: String::new(),
            components: Vec::new(),
        },
    }
}

fn incident(
    fields: &mut Fields,
    announced: Instant,
    named: Vec<String>,
    announcement: &Announcement,
    steps: &mut [Step],
    told: &mut Vec<String>,
) -> Sort {
    let word = fields.text("impact").unwrap_or_else(|| "none".to_owned());
    let impact = ["none", "minor", "major", "critical"]
        .into_iter()
        .find(|known| *known == word);
    if impact.is_none() {
        told.push(say::unknown_word("impact", &word, "none"));
    }
    let impact = impact.unwrap_or("none");
    let guessed = match impact {
        "none" => "operational",
        "minor" => "degraded_performance",
        "major" => "partial_outage",
        _ => "major_outage",
    };
    let mut components = announcement.components.clone();
    let mut is_guessed = false;
    for id in named {
        let is_said = components.iter().any(|(known, _)| *known == id);
        let is_changed = steps
            .iter()
            .flat_map(|step| &step.components)
            .any(|(known, _)| *known == id);
        if !is_said {
            is_guessed |= !is_changed;
            components.push((id, if is_changed { "operational" } else { guessed }));
        }
    }
    if is_guessed {
        told.push(say::guessed_states(impact, guessed));
    }
    components.sort();
    components.dedup_by(|a, b| a.0 == b.0);
    let started = fields
        .instant("started_at")
        .map_or(announced, |at| at.min(announced));
    for step in steps.iter_mut().filter(|step| step.state == State::Resolved) {
        // That all is well again is what it means.
        step.components.clear();
    }
    Sort::Incident {
        started,
        impact,
        components,
    }
}

fn is_over(status: &str) -> bool {
    matches!(status, "resolved" | "postmortem" | "completed")
}

fn ends(step: &Step) -> bool {
    matches!(step.state, State::Resolved | State::Completed | State::Cancelled)
}

/// A component's state as an incident may say it.
fn status(word: &str) -> Option<&'static str> {
    let known = [
        "operational",
        "degraded_performance",
        "partial_outage",
        "major_outage",
    ];
    known.into_iter().find(|known| *known == word)
}

fn rest(path: &str, within: &str, mut fields: Fields, left: &mut Left) {
    for key in IDLE {
        fields.take(key);
    }
    left.keys(path, within, fields);
}
