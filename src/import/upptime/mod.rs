//! The checkout of a repository with Upptime: `.upptimerc.yml` (<https://upptime.js.org/docs/configuration>), the
//! measurements, which stay where they are and become a feed, and what GitHub's API answers about its issues
//! (<https://docs.github.com/en/rest/issues>), wherever in the checkout that was saved.

mod github;
mod slug;

use std::collections::BTreeMap;

use self::github::{issue_of_comment, items, labels, mentions, plain_title, plan, without_comment};
use crate::diagnostic::import as say;
use crate::import::draft::{Component, Draft, Names, Notice, Site, Sort};
use crate::import::fields::Fields;
use crate::import::left::Left;
use crate::import::life::{self, State, Step};
use crate::import::time;
use crate::import::{Files, Options};
use crate::model::Instant;

const CONFIG: &str = ".upptimerc.yml";
const SUMMARY: &str = "history/summary.json";

/// The configuration, the list of sites, and JSON that may be issues.
pub fn wants(path: &str) -> bool {
    path == CONFIG || path == SUMMARY || may_be_issues(path)
}

/// JSON that is none of Upptime's own.
fn may_be_issues(path: &str) -> bool {
    let folder = path.split('/').next().unwrap_or_default();
    path.ends_with(".json")
        && !matches!(
            folder,
            "api" | "history" | "graphs" | "node_modules" | "package.json"
        )
}

/// Reads the checkout.
pub fn draft(files: &Files, options: &Options, left: &mut Left) -> Option<Draft> {
    let config = files.read.get(CONFIG)?;
    let mut checkout = Checkout::read(config, files, options, left);
    let mut answers = BTreeMap::new();
    for (path, bytes) in files.read.iter().filter(|(path, _)| may_be_issues(path)) {
        match items(bytes) {
            Ok(items)
                if items
                    .iter()
                    .any(|item| item.peek("body").is_some() || item.peek("number").is_some()) =>
            {
                answers.insert(path.as_str(), items);
            }
            Ok(_) => {}
            Err((line, words)) => left.say(path, say::does_not_read(line, &words)),
        }
    }
    left.files(files, |path| {
        // The history is read where it is, as a feed.
        path == CONFIG || path.starts_with("history/") || answers.contains_key(path)
    });
    let is_issue = |item: &Fields| item.peek("number").is_some() && item.peek("title").is_some();
    let mut comments = BTreeMap::<String, Vec<(String, Fields)>>::new();
    let mut issues = BTreeMap::new();
    for (path, items) in answers {
        for item in items {
            match is_issue(&item) {
                true => {
                    let number = item.peek("number").unwrap_or_default();
                    issues.entry(number).or_insert((path.to_owned(), item));
                }
                false => {
                    let number = issue_of_comment(path, &item);
                    comments.entry(number).or_default().push((path.to_owned(), item));
                }
            }
        }
    }
    if issues.is_empty() {
        left.say(CONFIG, say::no_issues());
    }
    for (number, (path, issue)) in issues {
        let comments = comments.remove(&number).unwrap_or_default();
        checkout.issue(&path, &number, issue, comments, left);
    }
    for (number, comments) in comments {
        for (path, count) in by_file(&comments) {
            left.say(
                path,
                match number.as_str() {
                    "" => say::part_missing("a comment", "issue_url"),
                    number => say::comments_of(number, count),
                },
            );
        }
    }
    Some(checkout.draft)
}

/// How many comments each file holds.
fn by_file(comments: &[(String, Fields)]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for (path, _) in comments {
        *counts.entry(path.as_str()).or_default() += 1;
    }
    counts
}

struct Checkout {
    draft: Draft,
    /// Components by the slug of their site.
    ids: BTreeMap<String, String>,
}

impl Checkout {
    fn read(config: &[u8], files: &Files, options: &Options, left: &mut Left) -> Self {
        let read = Fields::of_yaml(&String::from_utf8_lossy(config));
        let mut fields = read.unwrap_or_else(|(line, words)| {
            left.say(CONFIG, say::does_not_read(line, &words));
            Fields::default()
        });
        let (owner, repo) = (fields.text("owner"), fields.text("repo"));
        let mut website = fields.below("status-website");
        let base = website.text("baseUrl").filter(|base| base != "/");
        let of_github = || {
            let owner = owner.filter(|owner| is_name(owner))?;
            let base = base.or(repo).unwrap_or_default();
            Some(format!("https://{owner}.github.io/{}", base.trim_matches('/')))
        };
        let mut checkout = Self {
            draft: Draft {
                site: Site {
                    source: CONFIG.to_owned(),
                    title: website.text("name"),
                    base_url: website.text("cname").or_else(of_github),
                    timezone: options.timezone.unwrap_or_default(),
                    ..Site::default()
                },
                ..Draft::default()
            },
            ids: BTreeMap::new(),
        };
        let summary = files.read.get(SUMMARY);
        let slugs = summary.map(|bytes| slugs(bytes)).unwrap_or_default();
        let mut names = Names::ids();
        for mut site in fields.list("sites") {
            let Some(name) = site.text("name") else {
                left.say(CONFIG, say::part_missing("a site", "name"));
                continue;
            };
            let slug = site.text("slug").or_else(|| slugs.get(&name).cloned());
            let slug = slug.unwrap_or_else(|| slug::of(&name));
            let id = names.give(&slug, "component");
            checkout.draft.site.components.push(Component {
                feed: (slug != id).then(|| slug.clone()),
                id: id.clone(),
                name,
                ..Component::default()
            });
            checkout.ids.entry(slug).or_insert(id);
            left.keys(CONFIG, "sites", site);
        }
        match summary {
            Some(_) => checkout.draft.site.feed = Some((options.folder.clone(), "upptime")),
            None => left.say(CONFIG, say::no_summary()),
        }
        left.keys(CONFIG, "status-website", website);
        left.keys(CONFIG, "", fields);
        checkout
    }

    fn issue(
        &mut self,
        path: &str,
        number: &str,
        mut issue: Fields,
        comments: Vec<(String, Fields)>,
        left: &mut Left,
    ) {
        let shown = format!("issue {number}");
        let labels = labels(&mut issue);
        let is_window = labels.iter().any(|label| label == "maintenance");
        if issue.has("pull_request") {
            return left.say(path, say::pull_request(number));
        }
        if !(is_window || labels.iter().any(|label| label == "status")) {
            return left.say(path, say::other_issue(number));
        }
        let (Some(title), Some(announced)) = (issue.text("title"), issue.instant("created_at")) else {
            left.say(path, say::part_missing(&shown, "created_at"));
            return;
        };
        let body = issue.text("body").unwrap_or_default();
        let closed = issue.instant("closed_at");
        let mut told = Vec::new();
        mentions(&body, &mut told);
        let mut steps = steps(comments, &mut told, left);
        let labels = labels
            .iter()
            .filter(|label| !matches!(label.as_str(), "status" | "maintenance"));
        let named = self.named(labels.map(String::as_str), &mut told);
        let sort = match is_window {
            true => self.window(&body, announced, closed, &mut steps, &mut told),
            false => Some(incident(&title, announced, closed, named, &mut steps, &mut told)),
        };
        told.into_iter()
            .for_each(|sentence| left.say(path, format!("{shown}: {sentence}")));
        let Some(sort) = sort else {
            left.say(path, say::no_window(&shown));
            return;
        };
        // What GitHub says about itself, and the state that `closed_at` says better.
        for key in [
            "number",
            "state",
            "locked",
            "updated_at",
            "id",
            "node_id",
            "comments",
        ] {
            issue.take(key);
        }
        left.keys(path, "issues", issue);
        let title = plain_title(&title);
        self.draft.notices.push(Notice {
            source: path.to_owned(),
            shown,
            name: self.draft.site.dated_name(announced, &title),
            title,
            aliases: vec![format!("/incident/{number}/")],
            draft: false,
            announced,
            text: without_comment(&body).trim().to_owned(),
            steps,
            sort,
        });
    }

    /// What the comment in a maintenance issue says: `start`, `end`, and sites after `expectedDown` and
    /// `expectedDegraded`.
    fn window(
        &self,
        body: &str,
        announced: Instant,
        closed: Option<Instant>,
        steps: &mut Vec<Step>,
        told: &mut Vec<String>,
    ) -> Option<Sort> {
        let said = plan(body);
        let at = |key: &str| time::instant(said.get(key)?);
        let start = at("start")?;
        let end = at("end").filter(|end| *end > start)?;
        let listed = |key: &str| {
            said.get(key)
                .map(String::as_str)
                .unwrap_or_default()
                .split(',')
                .map(str::trim)
        };
        let down = self.named(listed("expectedDown"), told);
        let degraded = self.named(listed("expectedDegraded"), told);
        let impact = match (down.is_empty(), degraded.is_empty()) {
            (false, _) => "outage",
            (true, false) => "degraded",
            (true, true) => "none",
        };
        let mut components = down.clone();
        components.extend(degraded.iter().filter(|id| !down.contains(id)).cloned());
        if components.is_empty() {
            if !told.contains(&say::no_known_component()) {
                told.push(say::all_components());
            }
            let all = self
                .draft
                .site
                .components
                .iter()
                .map(|component| component.id.clone());
            components.extend(all);
        }
        if components.is_empty() {
            components.push("service".to_owned());
        }
        let impacts = degraded
            .into_iter()
            .filter(|id| impact == "outage" && !down.contains(id))
            .map(|id| (id, "degraded"))
            .collect();
        life::keep_open(steps, told);
        match closed {
            Some(at) if at < start => steps.push(Step::bare(at.max(announced), State::Cancelled)),
            Some(at) if at < end => steps.push(Step::bare(at, State::Completed)),
            // Upptime closes it when it is over, which the clock does here.
            _ => {}
        }
        Some(Sort::Window {
            start,
            end,
            impact,
            components,
            impacts,
        })
    }

    /// The components of sites; what is none of them is told.
    fn named<'s>(&self, slugs: impl Iterator<Item = &'s str>, told: &mut Vec<String>) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let mut is_any = false;
        for slug in slugs.filter(|slug| !slug.is_empty()) {
            is_any = true;
            match self.ids.get(slug) {
                Some(id) if ids.contains(id) => {}
                Some(id) => ids.push(id.clone()),
                None => told.push(say::component(slug)),
            }
        }
        if is_any && ids.is_empty() {
            told.push(say::no_known_component());
        }
        ids
    }
}

fn incident(
    title: &str,
    announced: Instant,
    closed: Option<Instant>,
    named: Vec<String>,
    steps: &mut Vec<Step>,
    told: &mut Vec<String>,
) -> Sort {
    match closed {
        Some(at) => {
            // The words about it are written a moment before or after.
            let at = at.max(announced);
            let last = steps.iter_mut().rfind(|step| step.state == State::Resolved);
            if let Some(last) = last.filter(|last| (last.at - at).num_seconds().abs() < 60) {
                last.at = at;
            }
            life::resolve(steps, at, told);
        }
        None => life::keep_open(steps, told),
    }
    let (impact, status) = match title.contains("degraded performance") {
        true => ("minor", "degraded_performance"),
        false => ("major", "major_outage"),
    };
    Sort::Incident {
        started: announced,
        impact,
        components: named.into_iter().map(|id| (id, status)).collect(),
    }
}

/// The comments of an issue; who wrote them stays behind.
fn steps(comments: Vec<(String, Fields)>, told: &mut Vec<String>, left: &mut Left) -> Vec<Step> {
    let mut steps = Vec::new();
    for (path, mut comment) in comments {
        let (Some(at), Some(body)) = (comment.instant("created_at"), comment.text("body")) else {
            left.say(&path, say::part_missing("a comment", "created_at"));
            continue;
        };
        mentions(&body, told);
        for key in ["issue_url", "updated_at", "id", "node_id"] {
            comment.take(key);
        }
        left.keys(&path, "comments", comment);
        steps.push(Step::marked(at, &body));
    }
    steps.sort_by_key(|step| step.at);
    steps
}

/// Slugs by name, as Upptime made them.
fn slugs(summary: &[u8]) -> BTreeMap<String, String> {
    let items = items(summary).unwrap_or_default().into_iter();
    items
        .filter_map(|mut item| Some((item.text("name")?, item.text("slug")?)))
        .collect()
}

/// What can stand in front of `.github.io`.
fn is_name(owner: &str) -> bool {
    owner.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
