//! What staff write: site.toml, and the files of the content folder with their front matter, update headings and
//! Markdown.

use std::sync::OnceLock;

use tidings::config::Config;
use tidings::diagnostic::{Diagnostics, Sources};
use tidings::input::{self, Content, ContentFile, Library};
use tidings::pipeline;

use super::folder::Files;
use super::site::{findings, moment, whole};

/// A site with one of everything that a notice can name.
const SITE: &str = "[site]\ntitle = \"Harbour\"\nbase_url = \"https://status.example/base/\"\ntimezone = \"Europe/London\"\n\
    [build]\nminify = false\n\
    [[groups]]\nid = \"group\"\nname = \"Group\"\n\
    [[components]]\nid = \"web\"\nname = \"Web\"\ngroup = \"group\"\n\
    [[components]]\nid = \"mail\"\nname = \"Mail\"\n";

const INCIDENT: &str =
    "title = \"Slow\"\nstarted = 2026-12-01 09:00:00\nimpact = \"minor\"\ncomponents = [\"web\"]\n";
const WINDOW: &str = "title = \"Patches\"\nkind = \"security\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\n\
    announced = 2026-12-01 09:00:00\ncomponents = [\"group\"]\nimpact = \"outage\"\nreason = \"Needed.\"\n";
const SERIES: &str = "title = \"Backups\"\nkind = \"routine\"\nrepeat = \"FREQ=WEEKLY\"\nstart = 2026-11-04 01:00:00\n\
    duration = \"30m\"\nannounced = 2026-10-01 09:00:00\ncomponents = [\"web\"]\nimpact = \"none\"\nreason = \"Needed.\"\n";
const ISSUE: &str = "title = \"December\"\ndate = 2026-12-01\n";
const PAGE: &str = "title = \"A page\"\n";
const QUESTIONS: &str = "title = \"Questions\"\nkind = \"faq\"\n";

/// The text of site.toml.
pub fn site_toml(bytes: &[u8]) {
    let opened = pipeline::open("site.toml", bytes);
    findings(&opened.diagnostics, &opened.sources);
    if opened.config.is_some() {
        whole(&Files::from([("site.toml".to_owned(), bytes.to_vec())]), moment());
    }
}

/// The TOML before a text of each kind.
pub fn front_matter(bytes: &[u8]) {
    let Ok(toml) = std::str::from_utf8(bytes) else {
        return;
    };
    for path in [
        "incidents/a.md",
        "maintenance/a.md",
        "newsletters/2026-12/index.md",
        "newsletters/2026-12/a.md",
        "pages/a.md",
    ] {
        let file = (path, notice(toml, "Words.\n"));
        if reads(&file) && !path.ends_with("12/a.md") {
            site_of([file]);
        }
    }
}

/// What follows the `##` of an update, of a notice of each kind.
pub fn update_headings(bytes: &[u8]) {
    let Ok(words) = std::str::from_utf8(bytes) else {
        return;
    };
    let body = format!("Words.\n\n## {words}\n\nMore words.\n");
    for (path, front) in [
        ("incidents/a.md", INCIDENT),
        ("maintenance/a.md", WINDOW),
        ("maintenance/b.md", SERIES),
    ] {
        let file = (path, notice(front, &body));
        let Some(content) = read(&file) else { continue };
        let windows = content.windows.iter().map(|one| one.updates.len());
        let series = content.series.iter().map(|one| one.updates.len());
        let incidents = content.incidents.iter().map(|one| one.updates.len());
        let updates: usize = incidents.chain(windows).chain(series).sum();
        assert!(updates > 0 || !is_date(words), "{words:?} is lost in {path}");
        if updates > 0 {
            site_of([file]);
        }
    }
}

/// Whether words begin as a date does, `2026-12-`.
fn is_date(words: &str) -> bool {
    let shape: String = words
        .chars()
        .take(8)
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    shape == "0000-00-"
}

/// A text in each of its places: of a notice and its update, of a page, of questions, of a newsletter and its article.
pub fn markdown(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let twice = format!("{text}\n\n## 2026-12-01 10:00 Identified\n{text}\n");
    let files = [
        ("incidents/a.md", notice(INCIDENT, &twice)),
        ("maintenance/a.md", notice(WINDOW, text)),
        ("pages/a.md", notice(PAGE, text)),
        (
            "pages/questions.md",
            notice(QUESTIONS, &format!("## First?\n\n{text}")),
        ),
        ("newsletters/2026-12/index.md", notice(ISSUE, text)),
        ("newsletters/2026-12/a.md", notice(PAGE, text)),
    ];
    let read: Vec<bool> = files.iter().map(reads).collect();
    if read.iter().all(|reads| *reads) {
        site_of(files);
    }
}

/// A content file.
fn notice(toml: &str, body: &str) -> String {
    format!("+++\n{toml}\n+++\n{body}")
}

fn reads(file: &(&str, String)) -> bool {
    read(file).is_some()
}

/// One file read by itself, which is fast: what it says, if there is no error in it.
fn read((path, text): &(&str, String)) -> Option<Content> {
    static CONFIG: OnceLock<Option<Config>> = OnceLock::new();
    let config = CONFIG.get_or_init(|| pipeline::open("site.toml", SITE.as_bytes()).config);
    let mut sources = Sources::default();
    let mut found = Diagnostics::default();
    let file = ContentFile {
        path: (*path).to_owned(),
        file: sources.add(path),
    };
    let library = Library {
        pages: [(*path).to_owned()].into(),
        files: ["incidents/plan.svg".to_owned(), "assets/plan.pdf".to_owned()].into(),
    };
    let texts = vec![(file, text.clone().into_bytes())];
    let content = input::read(texts, &library, config.as_ref()?, true, &mut sources, &mut found);
    findings(&found, &sources);
    (!found.has_errors()).then_some(content)
}

/// The site of these files, and of what the library of [`read`] has.
fn site_of<const N: usize>(files: [(&str, String); N]) {
    let content = files
        .into_iter()
        .map(|(path, text)| (format!("content/{path}"), text.into_bytes()));
    let others = [
        ("site.toml".to_owned(), SITE.as_bytes().to_vec()),
        ("content/incidents/plan.svg".to_owned(), Vec::new()),
        ("content/assets/plan.pdf".to_owned(), Vec::new()),
    ];
    whole(&content.chain(others).collect(), moment());
}
