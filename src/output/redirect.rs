//! Old addresses: at each a page that leads on, and all of them in `_redirects`, for hosts that answer with it.

use std::collections::{HashMap, HashSet};

use super::edition::Edition;
use super::html::{Sheet, frame};
use super::list::Output;
use super::own::is_own;
use super::route::{file_of, page_path};
use crate::diagnostic::{Diagnostics, content};
use crate::model::{PageName, Span};
use crate::site::Forward;

/// The old addresses of what is published, but for those at which something else is, in order of path.
pub fn forwards<'e>(edition: &'e Edition, taken: &HashSet<String>) -> Vec<&'e Forward> {
    let site = &edition.site;
    let mut forwards: Vec<&Forward> = site.forwards.iter().collect();
    forwards.retain(|one| {
        site.published.contains(&one.to) && !is_taken(&file_of(&one.from.path), |file| taken.contains(file))
    });
    forwards.dedup_by(|a, b| file_of(&a.from.path) == file_of(&b.from.path));
    forwards
}

/// Whether a file is there, or a file lies where one of its folders would.
fn is_taken(file: &str, taken: impl Fn(&str) -> bool) -> bool {
    let mut folders = file.match_indices('/').map(|(end, _)| &file[..end]);
    is_own(file) || taken(file) || folders.any(taken)
}

/// Whether a page can stand at an old address: hosts tell browsers what a file is by the end of its name, so that at
/// others, such as `/feed.rss`, only `_redirects` leads on.
pub fn has_page(forward: &Forward) -> bool {
    let path = &forward.from.path;
    [".html", ".htm", "/"].iter().any(|end| path.ends_with(end))
}

/// The page at an old address.
pub fn page(edition: &Edition, forward: &Forward) -> Sheet<()> {
    let target = page_path(&forward.to);
    let mut page = frame::page(edition, &forward.from.path, forward.title.clone(), "").hidden();
    page.canonical = Some(edition.routes.url(&target));
    page.moved_to = Some(edition.routes.address(&target));
    Sheet {
        template: "redirect.html",
        page,
        view: (),
    }
}

/// `_redirects` as Netlify, Cloudflare Pages and others read it: a line for each, moved for good.
pub fn table(edition: &Edition, forwards: &[&Forward]) -> Vec<u8> {
    let lines = forwards.iter().map(|one| {
        let from = edition.routes.address(&one.from.path);
        let to = edition.routes.address(&page_path(&one.to));
        format!("{from} {to} 301\n")
    });
    lines.collect::<String>().into_bytes()
}

/// Tells of old addresses at which something is, or that lead to two pages; of what is not published yet too, so
/// that its hour brings no surprise.
pub fn check(edition: &Edition, outputs: &[Output<'_>], diagnostics: &mut Diagnostics) {
    if edition.site.forwards.is_empty() {
        return;
    }
    let ours: HashSet<Span> = edition.site.forwards.iter().map(|one| one.from.at).collect();
    let others = outputs.iter().filter(|output| !ours.contains(&output.owner));
    let taken: HashSet<&str> = others.map(|output| output.path.as_str()).collect();
    let pages: HashMap<String, String> = edition.site.names.values().map(at_file).collect();
    let mut known: HashMap<String, &Forward> = HashMap::new();
    for one in edition.site.forwards.iter() {
        let (file, address) = (file_of(&one.from.path), format!("/{}", one.from.path));
        let to = name(&one.to);
        if let Some(page) = pages.get(&file) {
            diagnostics.push(content::alias_taken(one.from.at, &address, &to, Some(page)));
        } else if is_taken(&file, |file| taken.contains(file)) {
            diagnostics.push(content::alias_taken(one.from.at, &address, &to, None));
        } else if let Some(other) = known.insert(file, one) {
            if other.to == one.to {
                diagnostics.push(content::alias_again(one.from.at, &address));
                continue;
            }
            diagnostics.push(content::alias_twice(one.from.at, &address, &to, &name(&other.to)));
        }
    }
}

/// The file of a page, with its name.
fn at_file(page: &PageName) -> (String, String) {
    (file_of(&page_path(page)), name(page))
}

/// A page as authors know it.
fn name(page: &PageName) -> String {
    page_path(page).trim_end_matches('/').to_owned()
}
