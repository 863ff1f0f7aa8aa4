//! Strings that reach the site by other ways than content files: the words of site.toml, the messages of a theme, the
//! names in a feed, names of files.

use std::fmt::Write;

use super::judge::harmless;
use super::site::{rendered, toml_text};
use super::strings::strings;
use crate::memory::Memory;
use crate::support::{NOW, SiteTest, tree};

/// What stands in site.toml as words, once for each string: the strings take turns.
const WORDS: [&str; 14] = [
    "site.title",
    "site.description",
    "owner.name",
    "owner.phone",
    "theme.footer",
    "plan.name",
    "plan.summary",
    "plan.action",
    "group.name",
    "component.name",
    "component.description",
    "kind.name",
    "newsletter.title",
    "newsletter.description",
];

#[test]
fn the_words_of_site_toml_are_words() {
    let strings = strings();
    for turn in strings.chunks(WORDS.len()) {
        let word = |at: usize| toml_text(turn.get(at).map_or("x", String::as_str));
        let toml = format!(
            r#"[site]
title = {}
description = {}
base_url = "https://status.example/base/"
timezone = "Europe/London"
[site.owner]
name = {}
phone = {}
url = "https://owner.example/?\"><script>alert(1)</script>"
email = "\"><script>alert(1)</script>@owner.example"
[build]
minify = false
[theme]
footer = {}
[[plans]]
id = "plan"
name = {}
summary = {}
customer_action = {}
[[groups]]
id = "group"
name = {}
[[components]]
id = "web-1"
name = {}
description = {}
group = "group"
[maintenance.kinds.kind]
name = {}
[newsletter]
title = {}
description = {}
[syndication]
email_list = "https://lists.example/?\"><script>alert(1)</script>"
"#,
            word(0),
            word(1),
            word(2),
            word(3),
            word(4),
            word(5),
            word(6),
            word(7),
            word(8),
            word(9),
            word(10),
            word(11),
            word(12),
            word(13),
        );
        let window = "+++\ntitle = \"Window\"\nkind = \"kind\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\n\
                      announced = 2026-12-01 09:00:00\ncomponents = [\"group\"]\nimpact = \"outage\"\n+++\n";
        let reading = Memory::new(toml)
            .with("maintenance/window.md", window)
            .with(
                "newsletters/2026-12/index.md",
                "+++\ntitle = \"Issue\"\ndate = 2026-12-01\n+++\n",
            )
            .read(NOW);
        let findings = format!("{:?}", reading.diagnostics);
        let edition = reading.edition.unwrap_or_else(|| panic!("{findings}"));
        for (path, bytes) in rendered(&edition) {
            if path.ends_with(".html") {
                harmless(&String::from_utf8(bytes).unwrap(), &path, true);
            }
        }
    }
}

/// Hostile words of a feed reach neither a page nor, as they are, the terminal.
#[test]
fn a_feeds_words_stay_out() {
    let strings = strings();
    let is_wild = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
    let wild: Vec<String> = strings
        .iter()
        .filter(|string| string.contains(is_wild))
        .cloned()
        .collect();
    // Ten names that nobody claims are told, and the others counted.
    for names in wild.chunks(10).chain([&strings[..]]) {
        let site = SiteTest::new()
            .edit(
                "site.toml",
                "[build]",
                "[[feeds]]\nformat = \"tidings\"\npath = \"content/up.json\"\n\n[build]",
            )
            .file("content/up.json", &feed(names));
        let run = site.build().succeeds().mentions("no component is called `");
        assert_eq!(run.stderr.lines().find(|line| line.contains(is_wild)), None);
        for (path, bytes) in tree(site.path("public")).files {
            let text = String::from_utf8_lossy(&bytes);
            for secret in ["db7.internal", "secret", "alert(1)"] {
                assert!(!text.contains(secret), "{secret} in {path}");
            }
        }
    }
}

/// A feed with a component for each of these names.
fn feed(names: &[String]) -> String {
    let mut feed = r#"{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {
        "web-1": {"state": "up", "host": "db7.internal", "alerts": [{"code": "<script>secret</script>"}]}"#
        .to_owned();
    for name in names {
        write!(
            feed,
            ", {}: {{\"state\": \"up\"}}",
            serde_json::to_string(name).unwrap()
        )
        .unwrap();
    }
    feed + "}}"
}

/// A file that is called so is refused, or its page has another address; either way nothing is published of its name.
#[test]
fn names_of_files_are_no_words() {
    let names = strings()
        .into_iter()
        .filter(|name| !name.contains(['/', '\0']) && name.len() < 200);
    for folder in ["incidents", "pages", "newsletters"] {
        let mut site = SiteTest::new();
        for name in names.clone() {
            let path = match folder {
                "newsletters" => format!("content/newsletters/{name}/index.md"),
                _ => format!("content/{folder}/{name}.md"),
            };
            site = site.file(
                &path,
                "+++\ntitle = \"T\"\ndate = 2026-12-01\nstarted = 2026-12-01\nimpact = \"none\"\n+++\n",
            );
        }
        let run = site.build().status(1).mentions("cannot be an address");
        let wild = run
            .stderr
            .lines()
            .find(|line| line.contains(|c: char| c.is_control()));
        assert_eq!(wild, None);
    }
}
