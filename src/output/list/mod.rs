//! Every output of the site: which there are, and how each comes to its bytes.

mod programs;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use serde::Serialize;

use super::api::statuspage;
use super::edition::Edition;
use super::html::{Sheet, frame, home, incident, months, newsletter, notices, pages, places, series, window};
use super::prose::beside_path;
use super::route;
use super::syndication::{self, Feed, Scope};
use super::web::{self, SitemapEntry};
use super::{api, calendar, redirect};
use crate::diagnostic::{Diagnostic, Diagnostics, link, output};
use crate::model::{Common, Instant, Month, NoticeId, Prose, Reference, Span, Target};
use crate::site::{IncidentNow, WindowNow};

/// A file of the site.
pub struct Output<'e> {
    /// Below the output folder, with `/` between folders.
    pub path: String,
    /// What it is made from, for the case that another wants the same path.
    pub owner: Span,
    /// How it comes to its bytes.
    pub body: Body<'e>,
}

/// How an output comes to its bytes.
pub enum Body<'e> {
    /// It renders when asked, on any thread.
    Rendered(Box<dyn Fn() -> Result<Vec<u8>, Diagnostic> + Send + Sync + 'e>),
    /// A file of the content folder as it is, by its path below that.
    Copied(&'e str),
}

/// Every output of the site, in order of path.
pub fn outputs(edition: &Edition) -> Vec<Output<'_>> {
    let mut list = List {
        edition,
        outputs: Vec::new(),
        sitemap: Vec::new(),
    };
    list.overview();
    list.notices();
    list.history();
    list.components();
    list.newsletter();
    list.pages();
    list.feeds();
    list.calendars();
    list.api();
    list.badges();
    list.files();
    list.web();
    list.redirects();
    let mut outputs = list.outputs;
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    outputs
}

/// Tells of paths that two outputs want, and of links from the site's root that lead to none of them.
pub fn check(edition: &Edition, outputs: &[Output<'_>], diagnostics: &mut Diagnostics) {
    for pair in outputs.windows(2) {
        if pair[0].path == pair[1].path {
            let owner = pair[0].owner.max(pair[1].owner);
            diagnostics.push(output::path_taken(owner, &pair[1].path));
        }
    }
    let paths: HashSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    redirect::check(edition, outputs, diagnostics);
    statuspage::check(edition, diagnostics);
    let mut folders = HashSet::new();
    for output in outputs {
        for (end, _) in output.path.match_indices('/') {
            let folder = &output.path[..end];
            if folders.insert(folder) && paths.contains(folder) {
                diagnostics.push(output::path_taken(output.owner, folder));
            }
        }
    }
    for (_, prose) in texts(edition) {
        for reference in prose.references() {
            match &reference.target {
                Target::Root(address)
                    if !paths.contains(route::file_of(address.trim_start_matches('/')).as_str()) =>
                {
                    diagnostics.push(link::no_such_page(reference.span, address));
                }
                Target::Page(file) if edition.published_name(file).is_none() => {
                    diagnostics.push(link::unpublished(reference.span));
                }
                Target::Occurrence(file, date) if edition.published_occurrence(file, *date).is_none() => {
                    diagnostics.push(link::unpublished(reference.span));
                }
                _ => {}
            }
        }
    }
}

/// The page that a text stands on.
enum Home<'e> {
    Notice(&'e NoticeId),
    Issue(&'e str),
    Article(&'e str, &'e str),
    Page(&'e str),
}

impl Home<'_> {
    fn path(&self) -> String {
        match self {
            Self::Notice(id) => route::notice_path(id),
            Self::Issue(issue) => route::issue_path(issue),
            Self::Article(issue, article) => route::article_path(issue, article),
            Self::Page(slug) => format!("{slug}/"),
        }
    }
}

/// Every published text, with the page that it stands on.
fn texts(edition: &Edition) -> Vec<(Home<'_>, &Prose)> {
    let site = &edition.site;
    let mut texts = Vec::new();
    for window in &site.windows {
        let home = || Home::Notice(window.id());
        texts.push((home(), &window.window.common.body));
        let updates = window.course.events.iter().filter_map(|event| event.update);
        texts.extend(updates.map(|index| (home(), &window.window.updates[index].text)));
    }
    for series in site.series.iter() {
        let common = &series.series.template.common;
        texts.push((Home::Notice(&common.id), &common.body));
    }
    for incident in site
        .incidents
        .iter()
        .filter(|incident| !incident.incident.is_false_alarm())
    {
        let home = || Home::Notice(incident.id());
        texts.push((home(), &incident.incident.common.body));
        let updates = incident.course.events.iter().filter_map(|event| event.update);
        texts.extend(updates.map(|index| (home(), &incident.incident.updates[index].text)));
    }
    for issue in site.issues.iter() {
        texts.push((Home::Issue(&issue.slug), &issue.editorial));
        let articles = issue.articles.iter();
        texts.extend(articles.map(|article| (Home::Article(&issue.slug, &article.slug), &article.body)));
    }
    for page in site.pages.iter() {
        texts.extend(page.texts().map(|text| (Home::Page(&page.slug), text)));
    }
    texts
}

/// The files that published texts show or link to: where each is copied to, from where, and the place that
/// refers to it first.
pub fn files_beside(edition: &Edition) -> Vec<(String, &str, Span)> {
    let mut files: Vec<(String, &str, Span)> = Vec::new();
    for (home, prose) in texts(edition) {
        for Reference { target, span, .. } in prose.references() {
            if let Target::Beside(file) = target {
                files.push((beside_path(&home.path(), file), file, *span));
            }
        }
    }
    files.sort_by(|a, b| (&a.0, a.1, a.2).cmp(&(&b.0, b.1, b.2)));
    files.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);
    files
}

struct List<'e> {
    edition: &'e Edition,
    outputs: Vec<Output<'e>>,
    sitemap: Vec<SitemapEntry>,
}

impl<'e> List<'e> {
    /// A page that search engines may find.
    fn page<V: Serialize + 'e>(
        &mut self,
        path: String,
        owner: Span,
        last_modified: Option<Instant>,
        sheet: impl Fn() -> Sheet<V> + Send + Sync + 'e,
    ) {
        self.sitemap.push(SitemapEntry {
            path: path.clone(),
            last_modified,
        });
        self.hidden_page(&path, owner, sheet);
    }

    /// A page that only its links lead to.
    fn hidden_page<V: Serialize + 'e>(
        &mut self,
        path: &str,
        owner: Span,
        sheet: impl Fn() -> Sheet<V> + Send + Sync + 'e,
    ) {
        let edition = self.edition;
        self.rendered(route::file_of(path), owner, move || edition.render(&sheet()));
    }

    fn rendered(
        &mut self,
        path: String,
        owner: Span,
        render: impl Fn() -> Result<Vec<u8>, Diagnostic> + Send + Sync + 'e,
    ) {
        self.outputs.push(Output {
            path,
            owner,
            body: Body::Rendered(Box::new(render)),
        });
    }

    fn overview(&mut self) {
        let edition = self.edition;
        let newest = edition.all_facts().max();
        self.page(String::new(), Span::default(), newest, move || {
            home::sheet(edition)
        });
        self.page("maintenance/".to_owned(), Span::default(), newest, move || {
            notices::maintenance(edition)
        });
        self.page("incidents/".to_owned(), Span::default(), newest, move || {
            notices::incidents(edition)
        });
        self.page(
            "uptime/".to_owned(),
            Span::default(),
            edition.reading_facts().max(),
            move || places::uptime(edition),
        );
        self.page("subscribe/".to_owned(), Span::default(), None, move || {
            places::subscribe(edition)
        });
        self.hidden_page("404.html", Span::default(), move || pages::not_found(edition));
    }

    fn notices(&mut self) {
        let edition = self.edition;
        for window in &edition.site.windows {
            let (path, owner) = notice(&window.window.common);
            let newest = Some(WindowNow::newest_event(window));
            self.page(path, owner, newest, move || window::sheet(edition, window));
        }
        for one in edition.site.series.iter() {
            let (path, owner) = notice(&one.series.template.common);
            let newest = series::occurrences(edition, one)
                .map(WindowNow::newest_event)
                .max();
            self.page(path, owner, newest, move || series::sheet(edition, one));
        }
        for incident in edition.site.incidents.iter() {
            let (path, owner) = notice(&incident.incident.common);
            if incident.incident.is_false_alarm() {
                self.hidden_page(&path, owner, move || incident::sheet(edition, incident));
            } else {
                let newest = Some(IncidentNow::newest_event(incident));
                self.page(path, owner, newest, move || incident::sheet(edition, incident));
            }
        }
    }

    fn history(&mut self) {
        let edition = self.edition;
        let list = Arc::new(months::months(edition));
        let newest = edition.all_facts().max();
        for (place, (month, _)) in list.iter().enumerate() {
            let list = Arc::clone(&list);
            let path = route::month_path(*month);
            self.page(path, Span::default(), None, move || {
                months::month(edition, &list, place)
            });
        }
        // Programs want every month whole: those to come, which are no history yet, have a file too.
        let with_page = list.iter().map(|(month, _)| *month);
        let months: BTreeSet<Month> = edition.site.all_months().into_iter().chain(with_page).collect();
        for month in months {
            self.json(&route::month_data_path(month), move || api::month(edition, month));
        }
        self.page("history/".to_owned(), Span::default(), newest, move || {
            months::index(edition, &list)
        });
    }

    fn components(&mut self) {
        let edition = self.edition;
        let newest = edition.all_facts().max();
        self.page("components/".to_owned(), Span::default(), newest, move || {
            places::components(edition)
        });
        for (place, component) in edition.site.config.components.iter().enumerate() {
            let path = route::component_path(&component.id);
            let reading = edition.reading_fact(place);
            self.page(path, Span::default(), reading, move || {
                places::component(edition, place)
            });
        }
        for (place, plan) in edition.site.config.plans.iter().enumerate() {
            self.page(route::plan_path(&plan.id), Span::default(), None, move || {
                places::plan(edition, place)
            });
        }
    }

    fn newsletter(&mut self) {
        let edition = self.edition;
        let Some(newest) = edition.site.issues.first() else {
            return;
        };
        let date = Some(newest.date);
        self.page("newsletter/".to_owned(), Span::default(), date, move || {
            newsletter::archive(edition)
        });
        for issue in edition.site.issues.iter() {
            let date = Some(issue.date);
            self.page(route::issue_path(&issue.slug), issue.span, date, move || {
                newsletter::issue(edition, issue)
            });
            let print = route::print_path(&issue.slug);
            self.hidden_page(&print, issue.span, move || newsletter::print(edition, issue));
            for (place, article) in issue.articles.iter().enumerate() {
                let path = route::article_path(&issue.slug, &article.slug);
                self.page(path, article.span, date, move || {
                    newsletter::article(edition, issue, place)
                });
            }
        }
    }

    fn pages(&mut self) {
        let edition = self.edition;
        for page in edition.site.pages.iter() {
            self.page(format!("{}/", page.slug), page.span, None, move || {
                pages::page(edition, page)
            });
        }
    }

    fn feeds(&mut self) {
        let edition = self.edition;
        self.rendered("feed.atom".to_owned(), Span::default(), move || {
            Ok(syndication::atom(
                edition,
                &Feed::of_notices(edition, "feed.atom", Scope::Everything),
            ))
        });
        self.rendered("feed.json".to_owned(), Span::default(), move || {
            let feed = Feed::of_notices(edition, "feed.json", Scope::Everything);
            syndication::json_feed(edition, &feed)
                .map_err(|error| output::not_written("feed.json", &error.to_string()))
        });
        let rss = [
            ("feed.xml", Scope::Everything),
            ("maintenance/feed.xml", Scope::Maintenance),
            ("incidents/feed.xml", Scope::Incidents),
        ]
        .map(|(path, scope)| (path.to_owned(), scope));
        let components = edition.site.config.components.iter().enumerate();
        let of_components =
            components.map(|(place, one)| (route::component_feed_path(&one.id), Scope::Component(place)));
        for (path, scope) in rss.into_iter().chain(of_components) {
            self.rendered(path.clone(), Span::default(), move || {
                Ok(syndication::rss(
                    edition,
                    &Feed::of_notices(edition, &path, scope),
                ))
            });
        }
        if !edition.site.issues.is_empty() {
            self.rendered("newsletter/feed.xml".to_owned(), Span::default(), move || {
                Ok(syndication::rss(edition, &Feed::of_newsletter(edition)))
            });
        }
    }

    fn calendars(&mut self) {
        let edition = self.edition;
        let site = &edition.site;
        self.rendered(route::CALENDAR_PATH.to_owned(), Span::default(), move || {
            let name = frame::calendar(edition).title;
            Ok(calendar::subscription(edition, &name, site.all_windows()))
        });
        for (place, component) in site.config.components.iter().enumerate() {
            let path = route::component_calendar_path(&component.id);
            self.rendered(path, Span::default(), move || {
                let name = frame::component_calendar(edition, place).title;
                let named = site.all_windows().filter(|window| window.names(place));
                Ok(calendar::subscription(edition, &name, named))
            });
        }
        for one in site.series.iter() {
            let common = &one.series.template.common;
            self.rendered(route::notice_calendar_path(&common.id), common.span, move || {
                Ok(calendar::notice(edition, series::occurrences(edition, one)))
            });
        }
        for window in site.all_windows() {
            let path = route::notice_calendar_path(window.id());
            self.rendered(path, window.window.common.span, move || {
                Ok(calendar::notice(edition, [window].into_iter()))
            });
        }
    }

    fn files(&mut self) {
        let edition = self.edition;
        for asset in edition.assets.iter() {
            if asset.path.starts_with("assets/") {
                let body = Body::Copied(&asset.path);
                self.outputs.push(Output {
                    path: asset.path.clone(),
                    owner: Span::default(),
                    body,
                });
            }
        }
        for (path, file, span) in files_beside(edition) {
            self.outputs.push(Output {
                path,
                owner: span,
                body: Body::Copied(file),
            });
        }
        for file in edition.statics.iter() {
            self.rendered(file.path.clone(), Span::default(), move || Ok(file.bytes.clone()));
        }
    }

    fn web(&mut self) {
        let edition = self.edition;
        self.rendered("robots.txt".to_owned(), Span::default(), move || {
            Ok(web::robots(edition))
        });
        self.rendered("_headers".to_owned(), Span::default(), move || {
            Ok(web::headers(edition))
        });
        self.rendered(".nojekyll".to_owned(), Span::default(), || Ok(Vec::new()));
        let mut entries = std::mem::take(&mut self.sitemap);
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        for (path, sitemap) in web::sitemaps(entries) {
            self.rendered(path, Span::default(), move || {
                sitemap
                    .to_xml(edition)
                    .map_err(|error| output::not_written("sitemap.xml", &error.to_string()))
            });
        }
    }
}

fn notice(common: &Common) -> (String, Span) {
    (route::notice_path(&common.id), common.span)
}
