//! A project with Statusfy: incidents in `content/` as <https://docs.statusfy.co/guide/incidents.html> describes them,
//! systems named in `locales/`, and what of the configuration is not JavaScript.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::draft::{Component, Draft, Names, Notice, Site, Sort};
use super::fields::Fields;
use super::language::is_language;
use super::left::Left;
use super::life::{self, State, Step};
use super::{Files, Options, front_matter};
use crate::diagnostic::import as say;
use crate::model::Instant;

/// Where the project is described, the first that is there.
const CONFIGS: [&str; 8] = [
    "statusfy.config.json",
    "statusfy.config.yml",
    "statusfy.config.yaml",
    "statusfy.config.toml",
    "config.json",
    "config.yml",
    "config.yaml",
    "config.toml",
];
const SCRIPTS: [&str; 2] = ["statusfy.config.js", "config.js"];

/// Incidents, the names of systems, and what describes the project.
pub fn wants(path: &str) -> bool {
    let is_incident = path.starts_with("content/") && path.ends_with(".md");
    let is_locale =
        path.starts_with("locales/") && [".json", ".yml", ".yaml"].iter().any(|end| path.ends_with(end));
    CONFIGS.contains(&path) || is_incident || is_locale
}

/// Reads the project.
pub fn draft(files: &Files, options: &Options, left: &mut Left) -> Option<Draft> {
    let all = || files.read.keys().chain(&files.others);
    let script = all().find(|path| SCRIPTS.contains(&path.as_str()));
    let has_content = files.read.keys().any(|path| path.starts_with("content/"));
    let config = CONFIGS.into_iter().find(|path| files.read.contains_key(*path));
    if script.is_none() && !has_content && config.is_none() {
        return None;
    }
    if let Some(script) = script {
        left.say(script, say::javascript());
    }
    let is_config = |path: &str| Some(path) == config || Some(path) == script.map(String::as_str);
    left.files(files, |path| {
        (wants(path) && !CONFIGS.contains(&path)) || is_config(path)
    });
    let source = config.or(script.map(String::as_str)).unwrap_or("content/");
    let mut project = Project::read(source, files, config, left);
    project.draft.site.timezone = options.timezone.unwrap_or_default();
    for (path, bytes) in &files.read {
        let Some(below) = path.strip_prefix("content/") else {
            continue;
        };
        let folder = below.split_once('/').map_or("", |(folder, _)| folder);
        if below.eq_ignore_ascii_case("README.md") {
            left.say(path, say::file());
        } else if is_language(folder) {
            left.say(path, say::translation());
        } else {
            project.incident(path, bytes, left);
        }
    }
    Some(project.draft)
}

/// What is said of a system.
struct System {
    title: String,
    description: Option<String>,
}

struct Project {
    draft: Draft,
    names: Names,
    /// What systems are called, by their id there.
    titles: BTreeMap<String, System>,
    /// Components by the id of their system.
    ids: BTreeMap<String, String>,
}

impl Project {
    fn read(source: &str, files: &Files, config: Option<&str>, left: &mut Left) -> Self {
        let mut fields = config
            .and_then(|path| Some((path, files.read.get(path)?)))
            .map(|(path, bytes)| any(path, bytes, left))
            .unwrap_or_default();
        let mut content = fields.below("content");
        let language = fields.text("defaultLocale");
        let locale = language.clone().unwrap_or_else(|| "en".to_owned());
        let mut words = words(files, &locale, left);
        let mut project = Self {
            draft: Draft {
                site: Site {
                    source: source.to_owned(),
                    title: words
                        .title
                        .take()
                        .or(fields.text("title"))
                        .or_else(|| fields.text("name")),
                    base_url: fields.text("baseUrl").filter(|url| url != "/"),
                    description: words.description.take().or(fields.text("description")),
                    language,
                    ..Site::default()
                },
                ..Draft::default()
            },
            names: Names::ids(),
            titles: words.systems,
            ids: BTreeMap::new(),
        };
        let systems = content.texts("systems");
        let named: Vec<String> = match systems.is_empty() {
            true => project.titles.keys().cloned().collect(),
            false => systems,
        };
        for system in named {
            project.component(&system);
        }
        left.keys(source, "content", content);
        left.keys(source, "", fields);
        project
    }

    /// The component of a system.
    fn component(&mut self, system: &str) -> String {
        if let Some(id) = self.ids.get(system) {
            return id.clone();
        }
        let id = self.names.give(system, "component");
        let said = self.titles.get(system);
        self.draft.site.components.push(Component {
            id: id.clone(),
            name: said.map_or_else(|| system.to_owned(), |said| said.title.clone()),
            description: said.and_then(|said| said.description.clone()),
            ..Component::default()
        });
        self.ids.insert(system.to_owned(), id.clone());
        id
    }

    fn incident(&mut self, path: &str, bytes: &[u8], left: &mut Left) {
        let (mut fields, text) = match front_matter::read(bytes) {
            Ok(read) => read,
            Err(sentence) => return left.say(path, sentence),
        };
        let Some(announced) = fields.instant("date") else {
            return left.say(path, say::missing("date"));
        };
        let stem = path.rsplit('/').next().unwrap_or(path);
        let name = stem.strip_suffix(".md").unwrap_or(stem).replace('_', "-");
        let title = fields.text("title").unwrap_or_else(|| name.replace('-', " "));
        let mut told = Vec::new();
        let (mut text, mut steps) = updates(&text, &mut told);
        if let Some(description) = fields
            .text("description")
            .filter(|words| !text.contains(words.trim()))
        {
            text = format!("{}\n\n{text}", description.trim());
        }
        let systems = fields.texts("affectedsystems");
        let components: Vec<String> = systems.iter().map(|system| self.component(system)).collect();
        let modified = fields.instant("modified");
        let is_resolved = fields.boolean("resolved").unwrap_or(false);
        let severity = fields.text("severity").unwrap_or_default();
        let sort = match window(&mut fields, &severity, &components) {
            Some(window) => {
                let ended = steps.iter_mut().filter(|step| step.state == State::Resolved);
                ended.for_each(|step| step.state = State::Completed);
                window
            }
            None => {
                match is_resolved {
                    true => resolve(&mut steps, announced, modified, &mut told),
                    false => life::keep_open(&mut steps, &mut told),
                }
                incident(&severity, announced, components, &mut told)
            }
        };
        let id = fields.text("id");
        if id.is_none() {
            told.push(say::unknown_address());
        }
        told.into_iter().for_each(|sentence| left.say(path, sentence));
        let is_draft = fields.boolean("draft").unwrap_or(false);
        left.keys(path, "", fields);
        self.draft.notices.push(Notice {
            source: path.to_owned(),
            shown: String::new(),
            name,
            title,
            aliases: id.map(|id| format!("/incidents/{id}/")).into_iter().collect(),
            draft: is_draft,
            announced,
            text,
            steps,
            sort,
        });
    }
}

/// A planned window: it says when it starts, and how many minutes it takes.
fn window(fields: &mut Fields, severity: &str, components: &[String]) -> Option<Sort> {
    if severity != "under-maintenance" || components.is_empty() {
        return None;
    }
    let minutes = fields.peek("duration")?.trim().parse::<u32>().ok()?;
    let start = fields
        .peek("scheduled")
        .and_then(|text| super::time::instant(&text))?;
    let length = TimeDelta::minutes(i64::from(minutes.clamp(1, 60 * 24 * 366)));
    fields.take("duration");
    fields.take("scheduled");
    Some(Sort::Window {
        start,
        end: start + length,
        // The systems "cannot handle requests" meanwhile.
        impact: "outage",
        components: components.to_vec(),
        impacts: Vec::new(),
    })
}

fn incident(severity: &str, started: Instant, components: Vec<String>, told: &mut Vec<String>) -> Sort {
    let (impact, status) = match severity {
        "degraded-performance" => ("minor", "degraded_performance"),
        "partial-outage" => ("major", "partial_outage"),
        "major-outage" => ("critical", "major_outage"),
        other => {
            told.push(say::unknown_word("severity", other, "impact = \"none\""));
            ("none", "operational")
        }
    };
    let mut components: Vec<_> = components.into_iter().map(|id| (id, status)).collect();
    components.sort();
    components.dedup();
    Sort::Incident {
        started,
        impact,
        components,
    }
}

/// Resolved with the last update that says so; else when the file was changed last, as far as that is known.
fn resolve(steps: &mut Vec<Step>, announced: Instant, modified: Option<Instant>, told: &mut Vec<String>) {
    let marked = steps.iter().filter(|step| step.state == State::Resolved);
    let marked = marked.map(|step| step.at).max();
    let last = steps.iter().map(|step| step.at).max();
    let at = marked.or(modified.max(last)).unwrap_or(announced).max(announced);
    if marked.is_none() {
        told.push(say::resolved_at(at));
    }
    life::resolve(steps, at, told);
}

/// The text without its updates, and those: `::: update Title | 2018-02-06T01:24:45.752Z` up to `:::`.
fn updates(text: &str, told: &mut Vec<String>) -> (String, Vec<Step>) {
    let mut body = String::new();
    let mut steps: Vec<Step> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        let container = line.trim_end().strip_prefix(":::");
        let update = container.and_then(|rest| rest.trim().strip_prefix("update"));
        match (is_open, container, update) {
            (true, Some(rest), _) if rest.trim().is_empty() => is_open = false,
            (false, _, Some(update)) => {
                let (word, at) = update.rsplit_once('|').unwrap_or((update, ""));
                match super::time::instant(at) {
                    Some(at) => {
                        steps.push(Step::said(at, word.trim()));
                        is_open = true;
                    }
                    None => {
                        told.push(say::part_missing(&format!("`{}`", line.trim()), "date"));
                        body.push_str(&format!("**{}**\n", word.trim()));
                    }
                }
            }
            _ => {
                let text = match steps.last_mut().filter(|_| is_open) {
                    Some(step) => &mut step.text,
                    None => &mut body,
                };
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    steps.sort_by_key(|step| step.at);
    (body.trim().to_owned(), steps)
}

/// What a language's file says of the project and its systems.
#[derive(Default)]
struct Words {
    title: Option<String>,
    description: Option<String>,
    systems: BTreeMap<String, System>,
}

/// The words of a language: `{"title", "description", "systems": {"items": {"<id>": {"title", "description"}}}}`, as
/// Statusfy's demo has it. Older ones name systems right below `systems`.
fn words(files: &Files, locale: &str, left: &mut Left) -> Words {
    let names = ["json", "yml", "yaml"].map(|end| format!("locales/{locale}.{end}"));
    let mut words = Words::default();
    for (path, bytes) in files.read.iter().filter(|(path, _)| path.starts_with("locales/")) {
        if !names.contains(path) {
            left.say(path, say::translation());
            continue;
        }
        let mut fields = any(path, bytes, left);
        words.title = words.title.take().or(fields.text("title"));
        words.description = words.description.take().or(fields.text("description"));
        let mut systems = fields.below("systems");
        let items = match systems.has("items") {
            true => systems.below("items"),
            false => std::mem::take(&mut systems),
        };
        for (id, mut system) in items.each("title") {
            let title = system.text("title").unwrap_or_else(|| id.clone());
            let description = system.text("description");
            left.keys(path, "systems.items", system);
            words.systems.insert(id, System { title, description });
        }
        left.keys(path, "systems", systems);
        left.keys(path, "", fields);
    }
    words
}

/// JSON, YAML or TOML, by the name of the file.
fn any(path: &str, bytes: &[u8], left: &mut Left) -> Fields {
    let text = String::from_utf8_lossy(bytes);
    let read = match path.rsplit('.').next() {
        Some("json") => Fields::of_json(bytes),
        Some("toml") => Fields::of_toml(&text),
        _ => Fields::of_yaml(&text),
    };
    read.unwrap_or_else(|(line, words)| {
        left.say(path, say::does_not_read(line, &words));
        Fields::default()
    })
}
