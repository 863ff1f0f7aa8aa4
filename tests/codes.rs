//! What `tidings explain` says, carried out: each example is laid over the good site in tests/codes/; the wrong one
//! must be told by the code that it explains, at the level that is said, and by no other, the right one by none.
//!
//! A block is the whole of the file that is named above it. One in site.toml is laid over the site's own, table by
//! table, unless it is called the whole of that file. `Beside it` is there in both cases.
//!
//! `BLESS=1 cargo test codes` writes the page of all codes, `content/pages/reference-codes.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use tidings::diagnostic::Level;
use tidings::diagnostic::codes::{self, AREAS, Entry};

use crate::support::{NOW, REPOSITORY, Run, SiteTest, tree};

/// What no text in a file can show, and why.
const IN_WORDS: [(&str, &str); 18] = [
    ("content::link-outside", "a symbolic link"),
    ("content::not-a-file", "a named pipe or a device"),
    ("content::not-utf8", "bytes that are no text"),
    ("content::path", "a name that no terminal shows"),
    ("content::short-rows", "longer than anybody would read"),
    ("content::too-deep", "nested deeper than anybody would read"),
    ("content::too-large", "longer than anybody would read"),
    ("feed::ahead", "the clock of another machine"),
    ("feed::interval", "a server that is asked"),
    ("feed::line-too-long", "longer than anybody would read"),
    ("feed::no-status-page", "a server that is asked"),
    ("feed::not-text", "bytes that are no text"),
    ("feed::too-long", "longer than anybody would read"),
    ("feed::unreachable", "a server that is asked"),
    ("output::not-written", "a mistake of ours"),
    ("theme::not-a-file", "a symbolic link"),
    ("theme::not-utf8", "bytes that are no text"),
    ("output::id-taken", "two names whose 60 bits of hash are the same"),
];

/// What `tidings check` has no need to tell: the command that does.
const TOLD_BY: [(&str, [&str; 2]); 1] = [("site::no-email", ["mail", "2026-12-03-web-security-patches"])];

/// What cannot be shown without another finding.
const WITH: [(&str, &str); 2] = [
    // The link stays text.
    ("link::no-such-occurrence", "link::unpublished"),
    // Whatever the feed tells of, no component claims it.
    ("site::no-component", "feed::unclaimed"),
];

#[test]
fn the_examples_of_site_toml_are_true() {
    examples("site");
}

#[test]
fn the_examples_of_content_are_true() {
    examples("content");
}

#[test]
fn the_examples_of_windows_are_true() {
    examples("maintenance");
}

#[test]
fn the_examples_of_incidents_are_true() {
    examples("incident");
}

#[test]
fn the_examples_of_newsletters_and_pages_are_true() {
    examples("newsletter");
    examples("page");
}

#[test]
fn the_examples_of_links_are_true() {
    examples("link");
}

#[test]
fn the_examples_of_feeds_are_true() {
    examples("feed");
}

#[test]
fn the_examples_of_themes_and_outputs_are_true() {
    examples("theme");
    examples("output");
}

#[test]
fn the_examples_of_check_are_true() {
    examples("check");
}

#[track_caller]
fn examples(area: &str) {
    let wrong: Vec<String> = codes::area(area).unwrap().entries().filter_map(mistake).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is not as an entry says.
fn mistake(entry: Entry) -> Option<String> {
    let code = entry.code;
    let files = files(entry.text);
    if IN_WORDS.iter().any(|(in_words, _)| *in_words == code) {
        let says_why = entry.text.contains("There is no example: ");
        return (!files.is_empty() || !says_why)
            .then(|| format!("{code} can be shown, or does not say why not"));
    }
    let level = match entry.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let unavoidable = WITH
        .iter()
        .filter(|(with, _)| *with == code)
        .map(|(_, other)| *other);
    let unavoidable: BTreeSet<&str> = unavoidable.collect();
    let wrong = run(code, &files, "Wrong");
    let mut told = told(&wrong, code);
    told.retain(|finding| {
        !unavoidable
            .iter()
            .any(|other| finding.ends_with(&format!("{other}]")))
    });
    if told != BTreeSet::from([format!("{level}[tidings::{code}]")]) {
        return Some(format!("{code}, wrong:\n{}", wrong.stderr));
    }
    let right = run(code, &files, "Right");
    // No file that is shown as right may be wrong in another way, but for the rules that the site has set itself.
    let is_good = self::told(&right, code).is_empty() && right.status == Some(0);
    (!is_good).then(|| format!("{code}, right:\n{}", right.stderr))
}

/// The codes with their levels. What `check` says besides mistakes is not held against the examples of other areas.
fn told(run: &Run, code: &str) -> BTreeSet<String> {
    let findings = run.stderr.lines().filter_map(|line| line.split_once(": "));
    findings
        .map(|(finding, _)| finding.to_owned())
        .filter(|finding| finding.starts_with("error[") || finding.starts_with("warning["))
        .filter(|finding| !finding.contains("tidings::check::") || finding.contains(&format!("::{code}]")))
        .collect()
}

/// A file that an entry shows.
struct File {
    /// `Wrong`, `Right` or `Beside it`.
    label: String,
    path: String,
    is_whole: bool,
    text: String,
}

/// The blocks of an entry. The line above each says what it is and, unless that is the file of the block before, which
/// file it is.
fn files(text: &str) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    let mut lines = text.lines();
    let mut above = "";
    while let Some(line) = lines.next() {
        if !line.starts_with("```") {
            above = if line.is_empty() { above } else { line };
            continue;
        }
        let fence = line.trim_end_matches(|c| c != '`');
        let label = above.split([',', ':']).next().unwrap().to_owned();
        let is_known = ["Wrong", "Right", "Beside it"].contains(&label.as_str());
        assert!(is_known && above.ends_with(':'), "above a block: {above}");
        let path = above.split('`').nth(1).map(str::to_owned);
        let path = path.unwrap_or_else(|| files.last().expect("a file before").path.clone());
        files.push(File {
            label,
            is_whole: above.contains("as the whole of") || path != "site.toml",
            path,
            text: lines
                .by_ref()
                .take_while(|line| *line != fence)
                .map(|line| format!("{line}\n"))
                .collect(),
        });
    }
    files
}

/// Checks the good site with the files of a label, and those beside them, laid over it.
fn run(code: &str, files: &[File], label: &str) -> Run {
    assert!(
        files.iter().any(|file| file.label == label),
        "{code}: no block is called {label}"
    );
    let good = tree(format!("{REPOSITORY}/tests/codes")).files;
    let good = good
        .iter()
        .fold(SiteTest::empty(), |site, (path, bytes)| site.bytes(path, bytes));
    let mut laid = files
        .iter()
        .filter(|file| file.label == label || file.label == "Beside it");
    let site = laid.try_fold(good, |site, file| match file.is_whole {
        true => Some(site.file(&file.path, &file.text)),
        false => {
            let mut table: toml::Table = site.read("site.toml").parse().unwrap();
            lay(&mut table, file.text.parse().ok()?);
            Some(site.file("site.toml", &table.to_string()))
        }
    });
    let site = site.unwrap_or_else(|| panic!("{code}: a part of site.toml is not TOML"));
    let told_by = TOLD_BY.iter().find(|(by, _)| *by == code);
    let command = told_by.map_or(&["check"][..], |(_, command)| command);
    site.run(&[command, &["--now", NOW]].concat())
}

/// Lays a table over another. Parts of a list take the place of those that have one of their ids.
fn lay(under: &mut toml::Table, over: toml::Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(toml::Value::Table(under)), toml::Value::Table(over)) => lay(under, over),
            (Some(toml::Value::Array(under)), toml::Value::Array(over))
                if over.iter().all(toml::Value::is_table) =>
            {
                under.retain(|part| {
                    part.get("id")
                        .is_none_or(|id| over.iter().all(|new| new.get("id") != Some(id)))
                });
                under.extend(over);
            }
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

#[test]
fn the_site_below_the_examples_is_good() {
    let good = tree(format!("{REPOSITORY}/tests/codes")).files;
    let site = good
        .iter()
        .fold(SiteTest::empty(), |site, (path, bytes)| site.bytes(path, bytes));
    site.run(&["check", "--now", NOW])
        .status(0)
        .says("no mistakes found\n");
}

#[test]
fn every_code_is_explained_and_every_explanation_has_its_code() {
    let source = tree(format!("{REPOSITORY}/src/diagnostic")).files;
    let source: Vec<String> = source
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    let areas: Vec<&str> = AREAS.iter().map(|area| area.name).collect();
    let is_code = |word: &&str| {
        word.split_once("::").is_some_and(|(area, name)| {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            areas.contains(&area) && !name.is_empty() && name.chars().all(plain)
        })
    };
    let known: BTreeSet<&str> = source
        .iter()
        .flat_map(|text| text.split('"'))
        .filter(is_code)
        .collect();
    let explained: Vec<Entry> = codes::all().collect();
    let explained: BTreeSet<&str> = explained.iter().map(|entry| entry.code).collect();
    assert_eq!(known, explained);
}

#[test]
fn every_explanation_reads() {
    for area in &AREAS {
        let path = format!("{REPOSITORY}/src/diagnostic/codes/{}.md", area.name);
        let text = fs::read_to_string(path).unwrap();
        let written: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("## tidings::"))
            .collect();
        let read: Vec<&str> = area.entries().map(|entry| entry.code).collect();
        assert_eq!(written, read, "an entry has no level or no meaning");
        assert!(read.is_sorted(), "{}: not in order of the alphabet", area.name);
        for entry in area.entries() {
            assert_eq!(entry.code.split_once("::").unwrap().0, area.name);
            assert!(entry.summary.ends_with('.'), "{}: {}", entry.code, entry.summary);
        }
    }
}

#[test]
fn a_code_is_explained_with_or_without_its_first_part() {
    let expected = "tidings::incident::window-without-fix

Error.

`window` goes with `how = \"window\"` only.

Write that, or take `window` out.

Wrong, in `content/incidents/example.md`:
";
    for code in [
        "incident::window-without-fix",
        "tidings::incident::window-without-fix",
    ] {
        let run = SiteTest::empty().run(&["explain", code]).status(0);
        assert!(run.stdout.starts_with(expected), "{}", run.stdout);
        assert!(run.stdout.ends_with("```\n"), "{}", run.stdout);
    }
}

#[test]
fn the_codes_are_listed() {
    let list = SiteTest::empty().run(&["explain", "page"]).status(0).stdout;
    assert_eq!(
        list,
        "Pages
page::heading-id   A heading is given an address, `{#id}`, that something else on the page has.
page::no-question  A question on a page of questions has no words.
page::taken        A page lies at an address of Tidings itself.
"
    );
    let all = SiteTest::empty().run(&["explain"]).status(0).stdout;
    assert!(all.contains(&list), "{all}");
    for entry in codes::all() {
        assert!(all.contains(entry.code), "{}", entry.code);
    }
}

#[test]
fn an_unknown_code_is_told_with_the_one_that_is_meant() {
    let cases = [
        (
            "maintenance::end-before-stat",
            "did you mean `maintenance::end-before-start`?",
        ),
        ("tidings::linc::nowhere", "did you mean `link::nowhere`?"),
        (
            "end-before-start",
            "did you mean `maintenance::end-before-start` or `feed::end-before-start`?",
        ),
        ("feeds", "did you mean `feed`?"),
        ("E0308", "`tidings explain` lists all that there are"),
    ];
    for (code, help) in cases {
        let said = format!("error: there is no code `{code}`; {help}\n");
        SiteTest::empty().run(&["explain", code]).status(2).says(&said);
    }
}

#[test]
fn the_page_of_all_codes_says_what_the_program_says() {
    let path = format!("{REPOSITORY}/content/pages/reference-codes.md");
    let page = page();
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, page).unwrap();
    } else {
        assert_eq!(
            fs::read_to_string(path).unwrap(),
            page,
            "BLESS=1 cargo test codes"
        );
    }
}

/// The page of all codes: a section for each area, in it one for each code.
fn page() -> String {
    let mut page = r#"+++
title = "Codes of errors and warnings"
+++
`tidings check` and `tidings build` name each thing that they find by a code. This page says
what each code means, with an example of wrong and right. The program says the same:
`tidings explain maintenance::end-before-start`.

An **error** is something to mend: until then nothing is published, and the old site stands. A
**warning** does not keep the site from being published. One that suits you is accepted by its
code, in the front matter of the file that it is about, or below `[check]` in site.toml for the
whole site. What is wrong with a feed is an error or a warning as its `on_failure` says.

```toml
allow = ["link::unpublished"]
```

The codes stay as they are from one version to the next. Their first part says what they are about:

"#
    .to_owned();
    for area in &AREAS {
        writeln!(page, "- [{}](#{}): `{}`", area.title, area.name, area.name).unwrap();
    }
    for area in &AREAS {
        let links = area
            .entries()
            .map(|entry| format!("[{}](#{})", name(entry.code), anchor(entry.code)));
        let links = links.collect::<Vec<String>>().join(",\n");
        write!(page, "\n## {} {{#{}}}\n\n{links}.\n", area.title, area.name).unwrap();
        for entry in area.entries() {
            let (level, meaning) = entry.text.split_once("\n\n").unwrap();
            let heading = format!("{} {{#{}}}", entry.code, anchor(entry.code));
            write!(page, "\n### {heading}\n\n**{level}** {meaning}\n").unwrap();
        }
    }
    page
}

/// A code without its area.
fn name(code: &str) -> &str {
    code.split_once("::").unwrap().1
}

/// The address of a code within the page.
fn anchor(code: &str) -> String {
    code.replace("::", "-")
}
