//! Coming from another tool: what is made of its files, what is told of the rest, and that the result passes `check`.

mod cstate;
mod hostile;
mod plans;
mod statusfy;
mod statuspage;
mod upptime;
mod zone;

use std::collections::BTreeSet;

use chrono_tz::Tz;
use tidings::diagnostic::{Level, Style, render};
use tidings::import::{self, Files, Imported, NoticesAs, Options, Refused, Tool};

pub use self::cstate::SITE as CSTATE;
pub use self::statusfy::PROJECT as STATUSFY;
pub use self::statuspage::ANSWERS as STATUSPAGE;
pub use self::upptime::CHECKOUT as UPPTIME;
use crate::memory::Memory;
use crate::support::{NOW, SiteTest, tree};

/// A tool's folder, from paths and texts.
fn folder(tool: Tool, files: &[(&str, &str)]) -> Files {
    let (read, others): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| tool.wants(path));
    let bytes = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
    let others: BTreeSet<String> = others.into_iter().map(|(path, _)| path.to_owned()).collect();
    Files {
        read: read.into_iter().map(bytes).collect(),
        others,
    }
}

/// A site made of a tool's folder; it passes `check`.
struct Made {
    imported: Imported,
}

impl Made {
    #[track_caller]
    fn of(tool: Tool, notices_as: NoticesAs, files: &[(&str, &str)]) -> Self {
        let imported = imported(tool, notices_as, &folder(tool, files)).unwrap();
        passes(&imported);
        Self { imported }
    }

    /// The same with the times of another zone.
    #[track_caller]
    fn in_zone(zone: Tz, tool: Tool, files: &[(&str, &str)]) -> Self {
        let options = Options {
            timezone: Some(zone),
            ..options(tool, NoticesAs::Incidents)
        };
        let imported = import::import(&options, &folder(tool, files)).unwrap();
        passes(&imported);
        Self { imported }
    }

    /// A file's text.
    #[track_caller]
    fn text(&self, path: &str) -> &str {
        let files = &self.imported.files;
        let bytes = files
            .get(path)
            .unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    fn paths(&self) -> Vec<&str> {
        self.imported.files.keys().map(String::as_str).collect()
    }

    /// What is told of a file.
    fn told(&self, path: &str) -> Vec<&str> {
        let mut all = self.imported.left.iter();
        let of_path = all.find(|(told, _)| *told == path);
        of_path.map_or(Vec::new(), |(_, told)| told)
    }
}

fn options(tool: Tool, notices_as: NoticesAs) -> Options {
    Options {
        tool,
        notices_as,
        folder: "../old".to_owned(),
        now: NOW.parse().unwrap(),
        timezone: None,
    }
}

fn imported(tool: Tool, notices_as: NoticesAs, files: &Files) -> Result<Imported, Refused> {
    import::import(&options(tool, notices_as), files)
}

/// The site that was made.
fn memory(imported: &Imported) -> Memory {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut site = Memory::new(text(&imported.files["site.toml"]));
    for (path, bytes) in &imported.files {
        match path.strip_prefix("content/") {
            Some(below) if below.starts_with("assets/") => site = site.picture(below),
            Some(below) => site = site.with(below, text(bytes)),
            None => assert_eq!(path, "site.toml"),
        }
    }
    match imported.files["site.toml"]
        .windows(9)
        .any(|words| words == b"[[feeds]]")
    {
        true => site.feed_of([]),
        false => site,
    }
}

/// The whole program reads it without an error, and nothing lies elsewhere.
#[track_caller]
fn passes(imported: &Imported) {
    let lies_below = |path: &String| path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let elsewhere = imported.files.keys().find(|path| !lies_below(path));
    assert_eq!(elsewhere, None);
    let site = memory(imported);
    let reading = site.read(NOW);
    let findings = render(&reading.diagnostics, &reading.sources, Style::Plain);
    assert_eq!(reading.diagnostics.count(Level::Error), 0, "{findings}");
    assert!(reading.edition.is_some(), "{findings}");
}

fn old_site() -> SiteTest {
    cstate::SITE.iter().fold(SiteTest::empty(), |site, (path, text)| {
        site.file(&format!("old/{path}"), text)
    })
}

#[test]
fn the_command_writes_a_site_and_tells_what_is_left() {
    let site = old_site()
        .file("old/layouts/index.html", "<html>")
        .file("old/static/.well-known/security.txt", "")
        .file("old/.git/HEAD", "");
    let run = site
        .run(&["import", "cstate", "old", "--output", "sites/new"])
        .succeeds();
    assert_eq!(run.stdout, "");
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(
        lines[0],
        "sites/new: made of cState: 3 components, 5 incidents, 2 pages, 1 picture"
    );
    for left in ["layouts/index.html", "static/.well-known/security.txt"] {
        let at = lines.iter().position(|line| *line == left).unwrap();
        assert_eq!(lines[at + 1], "  nothing is made of this file");
    }
    assert!(!run.stderr.contains(".git/"), "{}", run.stderr);
    assert_eq!(
        *lines.last().unwrap(),
        "next: tidings check --config sites/new/site.toml"
    );
    site.run(&["check", "--config", "sites/new/site.toml", "--now", NOW])
        .succeeds();
    site.run(&["build", "--config", "sites/new/site.toml", "--now", NOW])
        .succeeds();
    // Others may read it, and nothing stays aside.
    assert_eq!(
        tree(site.path("sites"))
            .files
            .keys()
            .filter(|path| path.contains(".tidings-import"))
            .count(),
        0
    );
}

#[test]
fn an_empty_folder_is_filled_and_any_other_refused() {
    let site = old_site().file("full/a.txt", "mine").file("file", "mine");
    std::fs::create_dir(site.path("empty")).unwrap();
    site.run(&["import", "cstate", "old", "--output", "empty"])
        .succeeds();
    for taken in ["full", "file", "empty"] {
        let run = site
            .run(&["import", "cstate", "old", "--output", taken])
            .status(2);
        assert_eq!(
            run.stderr,
            format!(
                "error: {taken} is there already and is not an empty folder; name one that is not there\n"
            )
        );
    }
    assert_eq!(site.read("full/a.txt"), "mine");
}

/// One that is there stays what it is, by whatever path it is reached.
#[test]
fn a_folder_that_is_there_is_kept() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let site = old_site().symlink("link", "real").symlink("nowhere", "none");
    for folder in ["here", "real"] {
        std::fs::create_dir(site.path(folder)).unwrap();
    }
    let real = site.path("real");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o2770)).unwrap();
    let before = std::fs::metadata(&real).unwrap();
    let mut there = site.command(&["import", "cstate", "../old", "--output", "."]);
    let there = there.current_dir(site.path("here")).output().unwrap();
    assert!(there.status.success());
    site.run(&["check", "--config", "here/site.toml", "--now", NOW])
        .succeeds();
    site.run(&["import", "cstate", "old", "--output", "link"])
        .succeeds();
    let after = std::fs::metadata(&real).unwrap();
    assert_eq!((before.ino(), before.mode()), (after.ino(), after.mode()));
    let mut names: Vec<_> = std::fs::read_dir(&real)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["content", "site.toml"]);
    let run = site
        .run(&["import", "cstate", "old", "--output", "nowhere"])
        .status(2);
    assert_eq!(run.stderr, "error: nowhere is a link that leads nowhere\n");
}

/// Upptime's own `history/summary.json` is a list; only an object that says of which page is an answer.
#[test]
fn a_file_is_another_tool_s_by_what_it_holds() {
    for (text, more) in [
        ("[{\"name\": \"Google\"}]", ""),
        ("{\"page\": {\"id\": \"p\"}}", "; it is Statuspage's"),
    ] {
        let site = SiteTest::empty().file("old/summary.json", text);
        for (tool, expected) in [
            (
                "upptime",
                "old: this folder holds nothing of Upptime: there is no `.upptimerc.yml`",
            ),
            (
                "cstate",
                "old: this folder holds nothing of cState: there is no `config.yml`, `config.toml` or `content/issues/`",
            ),
        ] {
            let run = site.run(&["import", tool, "old", "--output", "new"]).status(2);
            assert_eq!(run.stderr, format!("error: {expected}{more}\n"));
        }
    }
}

#[test]
fn every_file_of_which_nothing_is_made_is_named() {
    let made = Made::of(
        Tool::Cstate,
        NoticesAs::Incidents,
        &[
            cstate::SITE[0],
            ("static/robots.txt", ""),
            ("static/CNAME", ""),
            ("i18n/de.yml", ""),
            ("a.txt", ""),
        ],
    );
    for path in ["static/robots.txt", "static/CNAME", "i18n/de.yml", "a.txt"] {
        assert_eq!(made.told(path), ["nothing is made of this file"], "{path}");
    }
    let paths: Vec<String> = (0..50)
        .map(|number| format!("graphs/{number:02}/week.svg"))
        .collect();
    let graphs = paths.iter().map(|path| (path.as_str(), ""));
    let files: Vec<(&str, &str)> = std::iter::once(cstate::SITE[0]).chain(graphs).collect();
    let made = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    let first: Vec<String> = paths.iter().take(10).map(|path| format!("`{path}`")).collect();
    assert_eq!(
        made.told("graphs/"),
        [format!(
            "nothing is made of 50 files of this folder: {} and 40 more",
            first.join(", ")
        )]
    );
}

#[test]
fn a_folder_that_is_none_of_the_tool_is_refused() {
    let site = SiteTest::empty().file("old/a.txt", "mine");
    for (tool, expected) in [
        (
            "cstate",
            "old: this folder holds nothing of cState: there is no `config.yml`, `config.toml` or `content/issues/`",
        ),
        (
            "upptime",
            "old: this folder holds nothing of Upptime: there is no `.upptimerc.yml`",
        ),
        (
            "statuspage",
            "old: this folder holds nothing of Statuspage: there is no `summary.json`, `components.json`, `incidents.json` \
             or `scheduled-maintenances.json`",
        ),
        (
            "statusfy",
            "old: this folder holds nothing of Statusfy: there is no `statusfy.config.js` or `content/`",
        ),
    ] {
        let run = site.run(&["import", tool, "old", "--output", "new"]).status(2);
        assert_eq!(run.stderr, format!("error: {expected}\n"));
    }
    let run = site
        .run(&["import", "cstate", "none", "--output", "new"])
        .status(2);
    assert_eq!(run.stderr, "error: none: there is no such folder\n");
    assert!(!site.path("new").exists());
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let site = old_site()
        .file("broken/incidents.json", "{")
        .file("fy/statusfy.config.js", "");
    for (args, expected) in [
        (
            ["statusfy", "old", "new", "--now=2026-12-03T00:00:00Z"],
            "error: old: this folder holds nothing of Statusfy: it is cState's\n",
        ),
        (
            ["statusfy", "fy", "new", "--notices-as=maintenance"],
            "error: --notices-as is for cState only: Statusfy says which notices are maintenance\n",
        ),
        (
            ["cstate", "old", "old/new", "--now=2026-12-03T00:00:00Z"],
            "error: old/new is inside of the folder that is read; name one outside of it\n",
        ),
    ] {
        let [tool, path, output, more] = args;
        let run = site
            .run(&["import", tool, path, "--output", output, more])
            .status(2);
        assert_eq!(run.stderr, expected);
    }
    let run = site
        .run(&["import", "statuspage", "broken", "--output", "new"])
        .status(1);
    assert_eq!(
        run.stderr,
        "incidents.json\n  nothing is made of it: line 1 does not read: EOF while parsing an object at line 1 column 1\n\
         error: broken: nothing of Statuspage in this folder could be read, and nothing was written\n"
    );
    assert!(!site.path("new").exists() && !site.path("old/new").exists());
}

#[test]
fn links_and_pipes_are_not_followed() {
    let site = old_site()
        .file("secret.md", "---\ntitle: Secret\n---\n")
        .symlink("old/content/issues/link.md", "../../../secret.md")
        .pipe("old/content/issues/pipe.md");
    let run = site
        .ends(&["import", "cstate", "old", "--output", "new"])
        .succeeds();
    run.mentions("content/issues/link.md\n  ")
        .mentions("content/issues/pipe.md\n  ");
    assert!(!site.path("new/content/incidents/link.md").exists());
}
