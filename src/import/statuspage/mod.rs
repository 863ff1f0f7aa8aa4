//! The answers of a Statuspage's API, version 2: <https://metastatuspage.com/api>, its public part. They may be named as
//! the API's paths are (`incidents/unresolved.json`) or in one folder (`incidents__unresolved.json`).

mod life;
mod notice;
mod plans;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::import as say;
use crate::import::draft::{Component, Draft, Names};
use crate::import::fields::Fields;
use crate::import::left::Left;
use crate::import::{Files, Options};

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
pub fn draft(files: &Files, options: &Options, left: &mut Left) -> Option<Draft> {
    let mut page = Page::new(options);
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
    page.draft.site.replaced = ["rss", "atom"]
        .map(|form| {
            (
                format!("/history.{form}"),
                format!("/feed.{}", if form == "rss" { "xml" } else { form }),
            )
        })
        .into();
    Some(page.draft)
}

/// Whether the API answers with a file of that name.
pub fn is_answer(path: &str) -> bool {
    answer(path).is_some()
}

/// Whether a file is such an answer: an object that says of which page.
pub fn is_plainly(path: &str, bytes: &[u8]) -> bool {
    is_answer(path) && Fields::of_json(bytes).is_ok_and(|fields| fields.has("page"))
}

/// The place of an answer in the list.
fn answer(path: &str) -> Option<usize> {
    let plain = path.strip_suffix(".json")?.replace("__", "/");
    let plain = plain.strip_prefix("api/v2/").unwrap_or(&plain);
    ANSWERS.iter().position(|answer| *answer == plain)
}

/// A page while its answers are read.
struct Page<'a> {
    draft: Draft,
    names: Names,
    /// Components by their id there.
    ids: BTreeMap<String, String>,
    /// Groups by their id there.
    groups: BTreeMap<String, String>,
    /// The components of groups by their id there.
    members: BTreeMap<String, Vec<String>>,
    /// Notices that were read.
    known: BTreeSet<String>,
    /// How it is imported.
    options: &'a Options,
}

impl<'a> Page<'a> {
    fn new(options: &'a Options) -> Self {
        let mut draft = Draft::default();
        draft.site.timezone = options.timezone.unwrap_or_default();
        Self {
            options,
            members: BTreeMap::new(),
            draft,
            names: Names::ids(),
            ids: BTreeMap::new(),
            groups: BTreeMap::new(),
            known: BTreeSet::new(),
        }
    }
}

impl Page<'_> {
    /// The components that a notice names, groups by theirs; what is none of them is told.
    fn named(&self, components: Vec<Fields>, told: &mut Vec<String>) -> Vec<String> {
        let is_any = !components.is_empty();
        let mut named: Vec<String> = Vec::new();
        for mut component in components {
            let id = component.text("id").unwrap_or_default();
            let own = self.ids.get(&id).map(std::slice::from_ref);
            match own.or(self.members.get(&id).map(Vec::as_slice)) {
                Some(ids) => named.extend(
                    ids.iter()
                        .filter(|id| !named.contains(id))
                        .cloned()
                        .collect::<Vec<_>>(),
                ),
                None => told.push(say::component(&component.text("name").unwrap_or(id))),
            }
        }
        if is_any && named.is_empty() {
            told.push(say::no_known_component());
        }
        named
    }

    fn site(&mut self, path: &str, mut fields: Fields, left: &mut Left) {
        let site = &mut self.draft.site;
        if site.source.is_empty() {
            path.clone_into(&mut site.source);
        }
        let (title, url) = (fields.text("name"), fields.text("url"));
        site.title = site.title.take().or(title);
        site.base_url = site.base_url.take().or(url);
        if let Some(zone) = fields.text("time_zone") {
            site.timezone = self.options.zone(Some(zone), path, left);
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
            rest(path, "groups", group, left);
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
        let group_id = fields.text("group_id").unwrap_or_default();
        let group = self.groups.get(&group_id).cloned();
        if group.is_none() && !group_id.is_empty() {
            left.say(path, say::group(&name, &group_id));
        }
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
        if group.is_some() {
            self.members.entry(group_id).or_default().push(own.clone());
        }
        self.draft.site.components.push(Component {
            id: own,
            name,
            group,
            description,
            feed: None,
            since,
        });
    }
}

fn rest(path: &str, within: &str, mut fields: Fields, left: &mut Left) {
    for key in IDLE {
        fields.take(key);
    }
    left.keys(path, within, fields);
}
