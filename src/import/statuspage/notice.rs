//! An incident or a scheduled maintenance of Statuspage, with its updates.

use std::collections::BTreeMap;

use super::life::{finish, finish_window};
use super::{Page, rest};
use crate::diagnostic::import as say;
use crate::import::draft::{Notice, Sort};
use crate::import::fields::Fields;
use crate::import::left::Left;
use crate::import::life::{State, Step};
use crate::model::{Instant, Stretch};

impl Page<'_> {
    /// An incident or a scheduled maintenance; one that was read before is not read again.
    pub fn notice(&mut self, path: &str, mut fields: Fields, is_window: bool, left: &mut Left) {
        let id = fields.text("id").unwrap_or_default();
        let shown = format!("`{}`", fields.peek("name").unwrap_or_else(|| id.clone()));
        if id.is_empty() || !self.known.insert(id.clone()) {
            if id.is_empty() {
                left.say(path, say::part_missing(&shown, "id"));
            }
            return;
        }
        let Some(title) = fields.text("name") else {
            left.say(path, say::part_missing(&shown, "name"));
            return;
        };
        let mut steps = self.steps((path, &shown), &mut fields, is_window, left);
        let Some(created) = fields
            .instant("created_at")
            .or_else(|| steps.first().map(|step| step.at))
        else {
            left.say(path, say::part_missing(&shown, "created_at"));
            return;
        };
        let announced = steps.first().map_or(created, |step| step.at.min(created));
        let mut told = Vec::new();
        let named = self.named(fields.list("components"), &mut told);
        let ends = Ends {
            status: fields.text("status").unwrap_or_default(),
            resolved: fields.instant("resolved_at"),
            updated: fields.instant("updated_at").unwrap_or(announced).max(announced),
        };
        let text = announcement(&mut steps, announced, is_window);
        if !is_window {
            finish(&ends, &mut steps, &mut told);
        }
        let sort = match is_window {
            true => self.window(&mut fields, named, (announced, &ends), &mut steps, &mut told),
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
        self.draft.notices.push(Notice {
            source: path.to_owned(),
            shown,
            name: self.draft.site.dated_name(announced, &title),
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
    fn steps(
        &self,
        (path, shown): (&str, &str),
        fields: &mut Fields,
        is_window: bool,
        left: &mut Left,
    ) -> Vec<Step> {
        let mut steps = Vec::new();
        // The API has the newest first.
        for mut update in fields.list("incident_updates").into_iter().rev() {
            let created = update.instant("created_at");
            let Some(at) = update.instant("display_at").or(created) else {
                left.say(
                    path,
                    say::of(shown, &say::part_missing("an update", "display_at")),
                );
                continue;
            };
            let word = update.text("status").unwrap_or_default();
            let text = update.text("body").unwrap_or_default();
            let components = self.changed((path, shown), &mut update, is_window, left);
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

    fn changed(
        &self,
        (path, shown): (&str, &str),
        update: &mut Fields,
        is_window: bool,
        left: &mut Left,
    ) -> Vec<(String, &'static str)> {
        let mut changed: BTreeMap<String, &'static str> = BTreeMap::new();
        for mut component in update.list("affected_components") {
            let name = component.text("name").unwrap_or_default();
            // Without a code it says that there is none.
            let Some(code) = component.text("code") else {
                continue;
            };
            let Some(id) = self.ids.get(&code) else {
                left.say(path, say::of(shown, &say::component(&name)));
                continue;
            };
            let word = component.text("new_status").unwrap_or_default();
            match status(&word) {
                Some(status) => drop(changed.insert(id.clone(), status)),
                None if is_window && word == "under_maintenance" => {}
                None => left.say(path, say::of(shown, &say::component_state(&name, &word))),
            }
        }
        changed.into_iter().collect()
    }

    fn window(
        &self,
        fields: &mut Fields,
        named: Vec<String>,
        (announced, ends): (Instant, &Ends),
        steps: &mut Vec<Step>,
        told: &mut Vec<String>,
    ) -> Option<Sort> {
        let start = fields.instant("scheduled_for")?;
        let end = fields.instant("scheduled_until").filter(|end| *end > start)?;
        let components = match named.is_empty() {
            false => named,
            true => {
                if !told.contains(&say::no_known_component()) {
                    told.push(say::all_components());
                }
                let all = self.draft.site.components.iter();
                all.map(|component| component.id.clone()).collect()
            }
        };
        fields.take("impact");
        let plan = finish_window(
            ends,
            (announced, self.options.now),
            Stretch::new(start, end),
            steps,
            told,
        );
        told.push(say::guessed_impact("degraded"));
        (!components.is_empty()).then_some(Sort::Window {
            start: plan.start,
            end: plan.end,
            impact: "degraded",
            components,
            impacts: Vec::new(),
        })
    }
}

/// What a notice itself says of how far it has gone.
pub struct Ends {
    /// Its state there.
    pub status: String,
    /// When it was over.
    pub resolved: Option<Instant>,
    /// When it was changed last.
    pub updated: Instant,
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
        told.push(say::unknown_word("impact", &word, "impact = \"none\""));
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
