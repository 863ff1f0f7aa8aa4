//! The content folder: every file by its place, read, and put together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::front_matter::{self, Shared};
use super::library::Library;
use super::markdown::Context;
use super::mentions::mentions;
use super::text::text;
use super::window::Maintenance;
use super::{incident, newsletter, page, window};
use crate::config::Config;
use crate::diagnostic::{Diagnostics, Sources, content, newsletter as say_newsletter, series as say_series};
use crate::model::series::Walk;
use crate::model::{
    Article, Incident, Issue, Mention, NoticeId, Page, PageName, Prose, Series, Span, Target, Window,
};

/// A Markdown file of the content folder.
#[derive(Clone, Debug)]
pub struct ContentFile {
    /// Below the content folder, with `/` between folders.
    pub path: String,
    /// Its number among the sources.
    pub file: u32,
}

/// A file of the content folder with its bytes.
pub type ContentText = (ContentFile, Vec<u8>);

/// What the content folder says. Drafts are not in it unless they are wanted.
#[derive(Debug, Default)]
pub struct Content {
    /// Maintenance windows that do not recur.
    pub windows: Vec<Window>,
    /// Those that do.
    pub series: Vec<Series>,
    /// Incidents.
    pub incidents: Vec<Incident>,
    /// Newsletter issues with their articles.
    pub issues: Vec<Issue>,
    /// Other pages.
    pub pages: Vec<Page>,
    /// What each file became, by its path.
    pub names: HashMap<String, PageName>,
    /// Files beside notices and pages that any text refers to, published or not.
    pub files_beside: BTreeSet<String>,
    /// What has a file but is not here: drafts, and files with a mistake.
    pub absent: HashSet<PageName>,
    /// A file could not be read, so that what leads to it or depends on it cannot be judged.
    pub incomplete: bool,
    /// Codes of warnings that a file accepts, by its number.
    pub allowed: BTreeMap<u32, Vec<String>>,
    /// Words of the texts that have the shape of an address.
    pub mentions: Vec<Mention>,
}

/// What one file says.
enum Item {
    Window(Window),
    Series(Box<Series>),
    Incident(Incident),
    Issue(Issue),
    Article(Article),
    Page(Page),
}

impl Item {
    fn texts(&self) -> Vec<&Prose> {
        match self {
            Self::Window(window) => {
                let updates = window.updates.iter().map(|update| &update.text);
                updates.chain([&window.common.body]).collect()
            }
            Self::Series(series) => {
                let updates = series.updates.iter().map(|(_, update)| &update.text);
                updates.chain([&series.template.common.body]).collect()
            }
            Self::Incident(incident) => {
                let updates = incident.updates.iter().map(|update| &update.text);
                updates.chain([&incident.common.body]).collect()
            }
            Self::Issue(issue) => vec![&issue.editorial],
            Self::Article(article) => vec![&article.body],
            Self::Page(page) => page.texts().collect(),
        }
    }

    fn mentions(&self) -> Vec<Mention> {
        let texts = self.texts().into_iter();
        texts.flat_map(|text| text.mentions.iter().cloned()).collect()
    }
}

/// Reads all files, each with its bytes. Every mistake in every file is told.
pub fn read(
    texts: Vec<ContentText>,
    library: &Library,
    config: &Config,
    drafts: bool,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Content {
    let place = |file: &ContentFile| sources.get(file.file).map(|source| Arc::clone(&source.path));
    let read: Vec<_> = texts
        .into_par_iter()
        .map(|(file, bytes)| {
            let mut found = Diagnostics::default();
            let path = place(&file).unwrap_or_default();
            let text = text(&path, bytes).map_err(|error| found.push(error)).ok();
            let item = text
                .as_ref()
                .and_then(|text| read_one(&file, text, library, config, &mut found));
            let remains = text.map(|text| sources.remains(text, !found.is_empty()));
            (file, remains, item, found)
        })
        .collect();
    let words = config.words.iter();
    let mut content = Content {
        mentions: words
            .flat_map(|said| mentions(&said.value, |_| said.span))
            .collect(),
        ..Content::default()
    };
    let mut slugs = Slugs::default();
    let mut articles = Vec::new();
    let mut occurrences = Vec::new();
    for (file, remains, item, found) in read {
        if let Some(remains) = remains {
            sources.put(file.file, remains);
        }
        diagnostics.extend(found);
        let Some((item, shared)) = item else {
            content.absent.extend(notice_name(&file.path));
            content.incomplete = true;
            continue;
        };
        for reference in item.texts().into_iter().flat_map(Prose::references) {
            match &reference.target {
                Target::Beside(path) => {
                    content.files_beside.insert(path.clone());
                }
                Target::Occurrence(path, date) => occurrences.push((path.clone(), *date, reference.span)),
                Target::Page(_) | Target::Root(_) => {}
            }
        }
        if !shared.allow.is_empty() {
            content.allowed.insert(file.file, shared.allow);
        }
        let Some(name) = name(&item, &file.path) else {
            continue;
        };
        if !slugs.take(&name, &file, diagnostics) {
            content.incomplete = true;
            continue;
        }
        if shared.draft && !drafts {
            content.absent.insert(name);
            continue;
        }
        content.names.insert(file.path.clone(), name);
        content.mentions.extend(shared.mentions);
        content.mentions.extend(item.mentions());
        match item {
            Item::Window(window) => content.windows.push(window),
            Item::Series(series) => content.series.push(*series),
            Item::Incident(incident) => content.incidents.push(incident),
            Item::Issue(issue) => content.issues.push(issue),
            Item::Page(page) => content.pages.push(page),
            Item::Article(article) => articles.push((file, article)),
        }
    }
    put_articles(articles, library, &mut content, diagnostics);
    check_occurrences(&occurrences, &content, diagnostics);
    content
}

/// Tells of links to occurrences that are none; of a file that is a draft or does not read nothing is known.
fn check_occurrences(links: &[(String, NaiveDate, Span)], content: &Content, diagnostics: &mut Diagnostics) {
    let walks = content.series.iter().map(|series| (series.slug(), series.walk()));
    let mut walks: HashMap<&str, Walk<'_>> = walks.collect();
    for (path, date, at) in links {
        let Some(PageName::Notice(id)) = content.names.get(path) else {
            continue;
        };
        match walks.get_mut(&*id.slug) {
            None => diagnostics.push(say_series::link_to_single_window(*at, &id.slug)),
            Some(walk) => {
                if walk.on(*date).is_none() {
                    let around = walk.around(*date);
                    diagnostics.push(say_series::link_to_no_occurrence(*at, &id.slug, *date, around));
                }
            }
        }
    }
}

fn read_one(
    file: &ContentFile,
    text: &str,
    library: &Library,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<(Item, Shared)> {
    let folder = file.path.split('/').next().unwrap_or("");
    let stem = stem(&file.path);
    let is_newsletter = folder == "newsletters";
    let context = Context {
        file: file.file,
        path: &file.path,
        library,
        parts: is_newsletter,
        heading_ids: folder == "pages" || is_newsletter,
    };
    let known = ["maintenance", "incidents", "newsletters", "pages"];
    if !known.contains(&folder) || !file.path.contains('/') {
        diagnostics.push(content::unknown_folder(Span::whole(file.file), folder, &known));
        return None;
    }
    let name = match (is_newsletter, stem) {
        (true, "index") => issue_folder(&file.path).unwrap_or(""),
        (true, stem) => without_number(stem).1,
        (false, stem) => stem,
    };
    if is_newsletter && issue_folder(&file.path).is_none() {
        diagnostics.push(say_newsletter::no_issue(Span::whole(file.file)));
        return None;
    }
    let slug = front_matter::slug(name, file.file, diagnostics);
    let parts = front_matter::split(text, file.file, diagnostics)?;
    // A file whose name is refused is read all the same, so that its other mistakes are told too.
    let address = slug.as_deref().unwrap_or("unnamed");
    let item = match folder {
        "maintenance" => {
            let (read, shared) = window::read(text, &parts, address, config, &context, diagnostics)?;
            match read {
                Maintenance::Once(window) => (Item::Window(*window), shared),
                Maintenance::Recurring(series) => (Item::Series(series), shared),
            }
        }
        "incidents" => {
            let (incident, shared) = incident::read(text, &parts, address, config, &context, diagnostics)?;
            (Item::Incident(incident), shared)
        }
        "pages" => {
            let (page, shared) = page::read(text, &parts, address, &context, diagnostics)?;
            (Item::Page(page), shared)
        }
        _ if stem == "index" => {
            let (issue, shared) = newsletter::issue(text, &parts, address, config, &context, diagnostics)?;
            (Item::Issue(issue), shared)
        }
        _ => {
            let (article, shared) = newsletter::article(text, &parts, address, &context, diagnostics)?;
            if address == "print" {
                diagnostics.push(say_newsletter::article_called_print(Span::whole(file.file)));
                return None;
            }
            (Item::Article(article), shared)
        }
    };
    slug.map(|_| item)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// The name of the folder a newsletter's file lies in; `None` directly below `newsletters`.
fn issue_folder(path: &str) -> Option<&str> {
    let mut parts = path.rsplit('/').skip(1);
    let folder = parts.next()?;
    parts.next().map(|_| folder)
}

/// `10-maintenance-schedule` as 10 and `maintenance-schedule`; without a number, after those with one.
fn without_number(stem: &str) -> (u64, &str) {
    let numbered = stem.split_once('-').and_then(|(number, rest)| {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        Some((number.parse().ok().filter(|_| digits)?, rest))
    });
    numbered
        .filter(|(_, rest)| !rest.is_empty())
        .unwrap_or((u64::MAX, stem))
}

fn name(item: &Item, path: &str) -> Option<PageName> {
    Some(match item {
        Item::Window(window) => PageName::Notice(window.common.id.clone()),
        Item::Series(series) => PageName::Notice(series.template.common.id.clone()),
        Item::Incident(incident) => PageName::Notice(incident.common.id.clone()),
        Item::Issue(issue) => PageName::Issue(issue.slug.clone()),
        Item::Article(article) => PageName::Article(issue_folder(path)?.to_owned(), article.slug.clone()),
        Item::Page(page) => PageName::Page(page.slug.clone()),
    })
}

/// The notice that a file would be if it could be read.
fn notice_name(path: &str) -> Option<PageName> {
    let id = match path.split('/').next()? {
        "maintenance" => NoticeId::window(stem(path)),
        "incidents" => NoticeId::incident(stem(path)),
        _ => return None,
    };
    Some(PageName::Notice(id))
}

/// The files by what they became, so that two with one address are found.
#[derive(Default)]
struct Slugs {
    taken: HashMap<PageName, String>,
}

impl Slugs {
    fn take(&mut self, name: &PageName, file: &ContentFile, diagnostics: &mut Diagnostics) -> bool {
        if let Some(other) = self.taken.get(name) {
            let slug = match name {
                PageName::Notice(id) => &id.slug,
                PageName::Issue(slug) | PageName::Article(_, slug) | PageName::Page(slug) => slug,
            };
            diagnostics.push(content::slug_taken(Span::whole(file.file), slug, other));
            return false;
        }
        self.taken.insert(name.clone(), file.path.clone());
        true
    }
}

/// Puts each article into its issue, in order of its number, then of its name.
fn put_articles(
    mut articles: Vec<(ContentFile, Article)>,
    library: &Library,
    content: &mut Content,
    diagnostics: &mut Diagnostics,
) {
    articles.sort_by_key(|(file, _)| {
        let (number, name) = without_number(stem(&file.path));
        (number, name.to_owned(), file.path.clone())
    });
    let mut missing: Vec<String> = Vec::new();
    for (file, article) in articles {
        let folder = issue_folder(&file.path).unwrap_or_default();
        if let Some(issue) = content.issues.iter_mut().find(|issue| issue.slug == folder) {
            issue.articles.push(article);
            continue;
        }
        let directory = file.path.rsplit_once('/').map_or("", |(directory, _)| directory);
        let index = format!("{directory}/index.md");
        // An index that is a draft or does not read has been dealt with already.
        if !missing.iter().any(|known| known == directory) && !library.pages.contains(&index) {
            missing.push(directory.to_owned());
            diagnostics.push(say_newsletter::no_index(Span::whole(file.file), directory));
        }
        content.names.remove(&file.path);
    }
}
