//! From a draft to files: names, addresses and texts in the form that our reader wants.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;
use toml_edit::{Array, Item, Table, Value, value};

use super::address::Aliases;
use super::draft::{Component, Draft, Names, Notice, Page, Sort};
use super::left::Left;
use super::life;
use super::text::{Stand, Texts, as_code};
use super::{Imported, Made, site};
use crate::authored::{self, ContentFile};
use crate::diagnostic::import as say;
use crate::input::{Library, MOST_BYTES, foreign, is_taken_page};
use crate::model::Stretch;

/// A file to be written: its path below the content folder and the old addresses that stay.
struct Place {
    path: String,
    aliases: Vec<String>,
}

/// All files of the site.
pub fn files(mut draft: Draft, mut left: Left) -> Imported {
    if draft.site.components.is_empty() {
        left.say(&draft.site.source, say::no_component());
        draft.site.components.push(Component {
            id: "service".to_owned(),
            name: draft.site.title.clone().unwrap_or_else(|| "Service".to_owned()),
            ..Component::default()
        });
    }
    for (old, new) in &draft.site.replaced {
        left.say(&draft.site.source, say::replaced(old, new));
    }
    let (places, aliases) = places(&draft, &mut left);
    let assets = draft.assets.keys().map(|asset| format!("assets/{asset}"));
    let texts = Texts {
        library: Library {
            pages: places.iter().map(|place| place.path.clone()).collect(),
            files: assets.collect(),
        },
        aliases: &aliases,
        assets: &draft.assets,
        root: root(draft.site.base_url.as_deref()),
        used: RefCell::new(BTreeSet::new()),
    };
    let mut made = Made {
        components: draft.site.components.len(),
        ..Made::default()
    };
    let mut files = BTreeMap::new();
    let zone = draft.site.timezone;
    let written = draft
        .notices
        .iter()
        .map(|notice| (&notice.source, Some(&notice.sort)));
    let written = written.chain(draft.pages.iter().map(|page| (&page.source, None)));
    for (number, ((source, sort), place)) in written.zip(&places).enumerate() {
        let mut told = Vec::new();
        let file = match draft.notices.get(number) {
            Some(notice) => write_notice(notice, place, zone, &texts, &mut told),
            None => match draft.pages.get(number - draft.notices.len()) {
                Some(page) => write_page(page, place, &texts, &mut told),
                None => continue,
            },
        };
        let shown = draft.notices.get(number).map_or("", |notice| &notice.shown);
        for sentence in told {
            left.say(source, say::of(shown, &sentence));
        }
        let bytes = file.to_string().into_bytes();
        if bytes.len() as u64 > MOST_BYTES {
            left.say(source, say::of(shown, &say::too_large()));
            continue;
        }
        match sort {
            Some(Sort::Incident { .. }) => made.incidents += 1,
            Some(Sort::Window { .. }) => made.windows += 1,
            None => made.pages += 1,
        }
        files.insert(file.path, bytes);
    }
    let logo = logo(&draft, &texts, &mut left);
    let used = texts.used.into_inner();
    made.assets = used.len();
    files.insert(
        "site.toml".to_owned(),
        site::toml(&draft.site, logo.as_deref(), &mut left).into_bytes(),
    );
    let shown: BTreeSet<String> = used
        .iter()
        .filter_map(|address| Some(draft.assets.get(address)?.0.clone()))
        .collect();
    for (address, (source, bytes)) in draft.assets {
        if used.contains(&address) {
            files.insert(format!("content/assets/{address}"), bytes);
        } else if !shown.contains(&source) {
            left.say(&source, say::unused());
        }
    }
    left.sum_up();
    Imported { files, made, left }
}

/// The path that old addresses begin with, without slashes at its ends.
fn root(base_url: Option<&str>) -> String {
    let after_scheme = base_url
        .and_then(|url| url.split_once("://"))
        .map(|(_, rest)| rest);
    let path = after_scheme.and_then(|rest| rest.split_once('/'));
    path.map_or("", |(_, path)| path.trim_matches('/')).to_owned()
}

/// The picture that stands for the site.
fn logo(draft: &Draft, texts: &Texts<'_>, left: &mut Left) -> Option<String> {
    let logo = draft.site.logo.as_ref()?;
    let address = logo.trim_start_matches('/');
    if !draft.assets.contains_key(address) {
        left.say(&draft.site.source, say::logo(logo));
        return None;
    }
    texts.used.borrow_mut().insert(address.to_owned());
    Some(format!("assets/{address}"))
}

/// Where everything goes, notices first, then pages; and what the old addresses lead to.
fn places(draft: &Draft, left: &mut Left) -> (Vec<Place>, Aliases) {
    let mut aliases = Aliases::default();
    let (mut incidents, mut windows, mut pages) = (Names::slugs(), Names::slugs(), Names::slugs());
    let mut wanted: Vec<(String, String, &[String], &str)> = Vec::new();
    for notice in &draft.notices {
        let (folder, slug) = match notice.sort {
            Sort::Incident { .. } => ("incidents", incidents.give(&notice.name, "incident")),
            Sort::Window { .. } => ("maintenance", windows.give(&notice.name, "window")),
        };
        let own = format!("{folder}/{slug}");
        wanted.push((format!("{own}.md"), own, &notice.aliases, &notice.source));
    }
    for page in &draft.pages {
        let mut slug = pages.give(&page.name, "page");
        if is_taken_page(&slug) {
            slug = pages.give(&format!("page-{slug}"), "page");
        }
        wanted.push((format!("pages/{slug}.md"), slug, &page.aliases, &page.source));
    }
    for (_, own, ..) in &wanted {
        aliases.take(own);
    }
    let places = wanted.into_iter().map(|(path, own, old, source)| Place {
        aliases: aliases.of_file(old, &path, &own, source, left),
        path,
    });
    (places.collect(), aliases)
}

fn base(aliases: &[String]) -> &str {
    aliases.first().map_or("", |alias| alias.trim_matches('/'))
}

fn write_page(page: &Page, place: &Place, texts: &Texts<'_>, left: &mut Vec<String>) -> ContentFile {
    let mut front_matter = Table::new();
    front_matter["title"] = value(authored::one_line(&page.title));
    common(&mut front_matter, page.draft, &place.aliases);
    let stand = Stand {
        path: &place.path,
        base: base(&page.aliases),
        is_notice: false,
    };
    ContentFile {
        path: format!("content/{}", place.path),
        front_matter,
        text: texts.fit(&page.text, stand, left),
    }
}

fn write_notice(
    notice: &Notice,
    place: &Place,
    zone: Tz,
    texts: &Texts<'_>,
    left: &mut Vec<String>,
) -> ContentFile {
    let mut steps = notice.steps.clone();
    life::rise(&mut steps, notice.announced, left);
    match notice.sort {
        Sort::Incident { .. } => life::incident(&mut steps, notice.sort.is_plain(), left),
        Sort::Window { start, end, .. } => {
            life::window(&mut steps, notice.announced, Stretch::new(start, end), left)
        }
    }
    let stand = Stand {
        path: &place.path,
        base: base(&notice.aliases),
        is_notice: true,
    };
    let mut parts = vec![(None, texts.fit(&notice.text, stand, left))];
    for step in &steps {
        let heading = authored::update_heading(step.at, zone, &step.state.heading(zone));
        let mut text = texts.fit(&step.text, stand, left);
        if !step.components.is_empty() {
            let block = step
                .components
                .iter()
                .map(|(id, status)| format!("{id} = \"{status}\"\n"));
            text = format!("{text}\n\n```components\n{}```", block.collect::<String>());
        }
        parts.push((Some(heading), text));
    }
    let mut text = composed(&parts);
    if !reads(&text, &parts, &place.path, &texts.library) {
        // Something in one part changes how another reads.
        left.push(say::as_code());
        for (_, part) in parts.iter_mut().filter(|(_, part)| !part.is_empty()) {
            *part = as_code(part);
        }
        text = composed(&parts);
    }
    ContentFile {
        path: format!("content/{}", place.path),
        front_matter: front_matter(notice, place, zone),
        text,
    }
}

/// One after the other, each below its heading.
fn composed(parts: &[(Option<String>, String)]) -> String {
    let part = |(heading, text): &(Option<String>, String)| match heading {
        Some(heading) => format!("{heading}\n\n{text}"),
        None => text.clone(),
    };
    let parts: Vec<String> = parts.iter().map(part).collect();
    parts
        .iter()
        .map(|part| part.trim_matches('\n'))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Whether our reader finds exactly the updates that were meant, and no error.
fn reads(text: &str, parts: &[(Option<String>, String)], path: &str, library: &Library) -> bool {
    let (found, is_clean) = foreign::headings(text, path, library);
    let wanted: Vec<&String> = parts.iter().filter_map(|(heading, _)| heading.as_ref()).collect();
    let is_wanted = |(at, heading): (&usize, &&String)| {
        text.get(*at..)
            .is_some_and(|rest| rest.starts_with(heading.as_str()))
    };
    is_clean && found.len() == wanted.len() && found.iter().zip(&wanted).all(is_wanted)
}

fn front_matter(notice: &Notice, place: &Place, zone: Tz) -> Table {
    let mut table = Table::new();
    let time = |at| Item::Value(authored::date_time(at, zone));
    table["title"] = value(authored::one_line(&notice.title));
    match &notice.sort {
        Sort::Incident {
            started,
            impact,
            components,
        } => {
            table["started"] = time(*started);
            if notice.announced != *started {
                table["announced"] = time(notice.announced);
            }
            table["impact"] = value(*impact);
            common(&mut table, notice.draft, &place.aliases);
            states(&mut table, "components", components);
        }
        Sort::Window {
            start,
            end,
            impact,
            components,
            impacts,
        } => {
            table["start"] = time(*start);
            table["end"] = time(*end);
            table["announced"] = time(notice.announced);
            table["components"] = texts(components);
            table["impact"] = value(*impact);
            common(&mut table, notice.draft, &place.aliases);
            states(&mut table, "impacts", impacts);
        }
    }
    table
}

fn common(table: &mut Table, draft: bool, aliases: &[String]) {
    if draft {
        table["draft"] = value(true);
    }
    if !aliases.is_empty() {
        table["aliases"] = texts(aliases);
    }
}

fn texts(list: &[String]) -> Item {
    let list: Array = list.iter().map(String::as_str).collect();
    Item::Value(Value::Array(list))
}

fn states(table: &mut Table, key: &str, states: &[(String, &'static str)]) {
    if states.is_empty() {
        return;
    }
    let mut below = Table::new();
    for (id, state) in states {
        below[id] = value(*state);
    }
    table[key] = Item::Table(below);
}
