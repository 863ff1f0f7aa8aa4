//! Every mistake, word for word: the code, the place, the line shown, the remedy, the exit status, and that the
//! old site stands.
//!
//! The cases are texts in tests/diagnostics/. Each begins with `== ` and what the mistake is, then says how a
//! site that builds is broken, then `-> ` and the exit status, then what standard error says (but for the last
//! line, which is the same each time and is checked apart). `BLESS=1 cargo test diagnostics` writes what is said
//! now into the texts; read the difference before you keep it.

use std::fmt::Write as _;
use std::fs;

use crate::support::{NOW, REPOSITORY, Run, SiteTest, tree};

const WINDOW: &str = r#"+++
title = "Security patches"
start = 2026-12-03 01:00:00
end = 2026-12-03 01:30:00
announced = 2026-11-27 09:00:00
components = ["web-1"]
impact = "outage"
+++
We restart the server.
"#;

const INCIDENT: &str = r#"+++
title = "Websites slow to load"
started = 2026-11-02 09:14:00
impact = "major"
[components]
web-1 = "partial_outage"
+++
Pages take longer than five seconds.
"#;

#[test]
fn mistakes_in_toml() {
    cases("toml");
}

#[test]
fn mistakes_in_site_toml() {
    cases("site");
}

#[test]
fn mistakes_in_windows() {
    cases("maintenance");
}

#[test]
fn mistakes_in_recurring_windows() {
    cases("series");
}

#[test]
fn mistakes_in_incidents() {
    cases("incident");
}

#[test]
fn mistakes_in_any_content_file() {
    cases("content");
}

#[test]
fn mistakes_in_newsletters_and_pages() {
    cases("newsletter");
}

#[test]
fn mistakes_in_links() {
    cases("link");
}

#[test]
fn mistakes_in_feeds() {
    cases("feed");
}

#[test]
fn answers_of_prometheus() {
    cases("prometheus");
}

#[test]
fn mistakes_in_themes() {
    cases("theme");
}

#[test]
fn what_check_says_besides_mistakes() {
    cases("check");
}

#[test]
fn several_mistakes_are_told_together() {
    cases("together");
}

/// Runs all cases of a text.
#[track_caller]
fn cases(name: &str) {
    let path = format!("{REPOSITORY}/tests/diagnostics/{name}.txt");
    let text = fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("== ").expect("a case");
    let mut said = head.to_owned();
    for case in rest.split("\n== ") {
        let (setting, _) = case.split_once("\n-> ").unwrap_or((case.trim_end(), ""));
        let (status, words) = told(setting);
        if !said.ends_with("\n\n") && said != head {
            said.push('\n');
        }
        write!(said, "== {setting}\n-> {status}\n{words}").unwrap();
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, said).unwrap();
    } else {
        assert_eq!(said, text, "in tests/diagnostics/{name}.txt");
    }
}

/// A case as others look at it: the site, broken, and what is said of it.
pub struct Broken {
    /// What the mistake is.
    pub title: String,
    /// The site.
    pub site: SiteTest,
    /// What standard error says.
    pub said: String,
}

/// All cases of a text.
pub fn broken(name: &str) -> Vec<Broken> {
    let text = fs::read_to_string(format!("{REPOSITORY}/tests/diagnostics/{name}.txt")).unwrap();
    let cases = text.split("\n== ").skip(1);
    let case = |case: &str| {
        let (setting, said) = case.split_once("\n-> ").unwrap();
        let mut lines = setting.lines();
        let title = lines.next().unwrap().to_owned();
        let breaks = lines.filter(|line| *line != "check" && !line.starts_with("mail "));
        Broken {
            title,
            site: breaks.fold(good(), break_it),
            said: said.to_owned(),
        }
    };
    cases.map(case).collect()
}

fn good() -> SiteTest {
    SiteTest::new()
        .file("content/maintenance/patch.md", WINDOW)
        .file("content/incidents/slow.md", INCIDENT)
}

/// Builds a good site, breaks it, builds again: what is said then. Nothing may have changed unless it is
/// published all the same.
fn told(setting: &str) -> (i32, String) {
    let good = good();
    good.build().succeeds();
    let before = tree(good.path("public"));
    let mut lines = setting.lines();
    let title = lines.next().unwrap();
    let checks = setting.lines().any(|line| line == "check");
    let mailed = setting.lines().find_map(|line| line.strip_prefix("mail "));
    let breaks = lines.filter(|line| *line != "check" && !line.starts_with("mail "));
    let broken = breaks.fold(good, break_it);
    if let Some(slug) = mailed {
        let run = broken.run(&["mail", slug, "--now", NOW]);
        assert_eq!(run.stdout, "", "{title}");
        return (run.status.unwrap(), run.stderr);
    }
    if checks {
        assert_eq!(
            broken.build().succeeds().stderr.lines().count(),
            1,
            "{title}: a build says only what it did"
        );
        let run = broken.run(&["check", "--now", NOW]);
        return (run.status.unwrap(), run.stderr);
    }
    let run = broken.build();
    assert_eq!(run.stdout, "", "{title}");
    let status = run.status.unwrap();
    if status != 0 {
        let after = tree(broken.path("public"));
        assert_eq!(before.touched(&after), [""; 0], "{title}");
    }
    (status, words(&run, title))
}

/// What was said but for the last line.
fn words(run: &Run, title: &str) -> String {
    let (rest, last) = run
        .stderr
        .trim_end()
        .rsplit_once('\n')
        .unwrap_or(("", &run.stderr));
    let expected = match run.status {
        Some(1) => last == "nothing was published",
        _ => last.contains(" pages in public: "),
    };
    assert!(expected, "{title}: {}", run.stderr);
    format!("{rest}\n")
}

/// `site: OLD => NEW`, `window: …`, `incident: …` edit a file; `window + TEXT` adds to its end; `file PATH: TEXT`,
/// `link PATH: TARGET`, `fill PATH: BYTES`, `pipe PATH:` make one; `check` asks `tidings check`, where a build has
/// nothing to say; `mail SLUG` asks for a mail. `\n`, `\t` and `\xNN` stand for what cannot be written.
fn break_it(site: SiteTest, line: &str) -> SiteTest {
    let files = [
        ("site", "site.toml"),
        ("window", "content/maintenance/patch.md"),
        ("incident", "content/incidents/slow.md"),
    ];
    let (word, rest) = line.split_once(' ').expect(line);
    for (name, path) in files {
        if word == format!("{name}:") {
            let (old, new) = rest.split_once(" =>").expect(line);
            let new = new.strip_prefix(' ').unwrap_or(new);
            let text = site.read(path);
            let (old, new) = (unescaped(old), unescaped(new));
            let at = text.find(std::str::from_utf8(&old).unwrap()).expect(line);
            let bytes = [&text.as_bytes()[..at], &new, &text.as_bytes()[at + old.len()..]].concat();
            return site.bytes(path, &bytes);
        }
        if word == name {
            let text = site.read(path).into_bytes();
            let more = unescaped(rest.strip_prefix("+ ").expect(line));
            return site.bytes(path, &[text, more].concat());
        }
    }
    let (path, content) = rest.split_once(':').expect(line);
    let content = content.strip_prefix(' ').unwrap_or(content);
    let path = String::from_utf8(unescaped(path)).unwrap();
    match word {
        "file" => site.bytes(&path, &unescaped(content)),
        "link" => site.symlink(&path, content),
        "pipe" => site.pipe(&path),
        "fill" => site.bytes(&path, &vec![b'x'; content.parse().unwrap()]),
        _ => panic!("{line}"),
    }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let escaped = if c == '\\' { rest.next() } else { None };
        match escaped {
            None => bytes.extend(c.to_string().bytes()),
            Some('n') => bytes.push(b'\n'),
            Some('t') => bytes.push(b'\t'),
            Some('x') => {
                let digits: String = rest.by_ref().take(2).collect();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap());
            }
            Some(c) => bytes.extend(c.to_string().bytes()),
        }
    }
    bytes
}

/// Each code that src/diagnostic/ knows stands in a case, but for what no author can bring about.
#[test]
fn every_code_has_a_case() {
    // A running server brings about the second, tests/outsiders/prometheus.py; the clock the third, failing_feeds.rs.
    let unreachable = ["output::not-written", "feed::interval", "feed::ahead"];
    let read = |folder: &str, ending: &str| -> String {
        let files = tree(format!("{REPOSITORY}/{folder}")).files;
        files
            .into_iter()
            .filter(|(path, _)| path.ends_with(ending))
            .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
            .collect()
    };
    let (source, cases) = (read("src/diagnostic", ".rs"), read("tests/diagnostics", ".txt"));
    let is_code = |word: &&str| {
        word.split_once("::").is_some_and(|(area, name)| {
            let plain = |text: &str| {
                text.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            };
            !name.is_empty() && plain(area) && plain(name)
        })
    };
    let without: Vec<&str> = source
        .split('"')
        .filter(is_code)
        .filter(|code| !cases.contains(&format!("[tidings::{code}]")) && !unreachable.contains(code))
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn without_site_toml_the_smallest_one_is_shown() {
    let site = SiteTest::empty();
    let expected = r#"error: there is no [SITE]/site.toml

The smallest one is:

[site]
title = "My status page"
base_url = "https://status.example.com/"
timezone = "Europe/London"

[[components]]
id = "web"
name = "Website"

Name another with `--config FILE`, or begin with a site that has one of everything: `tidings init DIR`
"#;
    site.build().status(2).says(expected);
    site.run(&["check"]).status(2).says(expected);
}

/// What is shown to those who have nothing yet must build.
#[test]
fn the_smallest_site_toml_builds() {
    let said = SiteTest::empty().build().stderr;
    let (_, rest) = said.split_once("The smallest one is:\n\n").unwrap();
    let (smallest, _) = rest.split_once("\nName another").unwrap();
    SiteTest::empty().file("site.toml", smallest).build().succeeds();
}

#[test]
fn check_tells_the_same_and_counts() {
    let site = SiteTest::new().file(
        "content/maintenance/patch.md",
        &WINDOW.replace("01:30:00", "00:30:00"),
    );
    site.run(&["check"]).status(1).says(
        "error[tidings::maintenance::end-before-start]: the window's end is not after its start
 --> content/maintenance/patch.md:4:7
  |
4 | end = 2026-12-03 00:30:00
  |       ^^^^^^^^^^^^^^^^^^^
  |
  = help: an end after midnight bears the next day's date

1 error
",
    );
    let good = site.file("content/maintenance/patch.md", WINDOW);
    good.run(&["check"]).status(0).says("no mistakes found\n");
    assert!(!good.path("public").exists());
}

#[test]
fn warnings_are_denied_on_demand_and_allowed_by_their_code() {
    let site = SiteTest::new().edit("site.toml", "timezone", "language = \"xx\"\ntimezone");
    site.run(&["check"])
        .status(0)
        .mentions("warning[tidings::site::no-catalogue]");
    site.run(&["check", "--deny", "warnings"])
        .status(1)
        .mentions("1 warning\n");
    let site = site.edit(
        "site.toml",
        "[build]",
        "[check]\nallow = [\"site::no-catalogue\"]\n\n[build]",
    );
    site.run(&["check", "--deny", "warnings"])
        .status(0)
        .says("no mistakes found\n");
}

#[test]
fn after_a_hundred_warnings_of_a_code_the_rest_are_counted() {
    let mut site = SiteTest::new();
    for number in 0..103 {
        site = site.file(&format!("content/maintenance/{number:03}.txt"), "x");
    }
    let said = site.run(&["check"]).status(0).stderr;
    assert_eq!(
        said.matches("warning[tidings::link::unused-file]: no").count(),
        100
    );
    let end = "warning[tidings::link::unused-file]: 3 more like these\n\n103 warnings\n";
    assert!(said.ends_with(end), "{said}");
}

#[test]
fn a_template_that_fails_when_it_renders_leaves_the_old_site() {
    let site = SiteTest::new();
    site.build().succeeds();
    let before = tree(site.path("public"));
    let site = site
        .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]")
        .file("themes/own/templates/home.html", "<p>\n{{ view.nothing }}\n");
    site.build().status(1).says(
        "error[tidings::theme::template]: this template does not work: Field `nothing` is not defined. Available fields: \
banner, bar_days, coming, groups, notices, open, past
 --> themes/own/templates/home.html:2:9
  |
2 | {{ view.nothing }}
  |         ^
  |
  = help: what each template is given stands in the reference of themes, `content/pages/reference-themes.md` of Tidings

1 error
nothing was published
",
    );
    assert_eq!(before.touched(&tree(site.path("public"))), [""; 0]);
}

#[test]
fn the_command_line_is_told_with_status_2() {
    let site = SiteTest::new();
    let cases: [(&[&str], &str); 5] = [
        (
            &["build", "--now", "yesterday"],
            "error: --now: `yesterday` is not an instant; write it like 2026-12-03T01:10:00Z or \"2026-12-03 01:10\"\n",
        ),
        (
            &["build", "--now", "2026-03-29 01:30"],
            "error: --now: the local time 2026-03-29 01:30:00 does not exist in Europe/London: a clock change skips it; \
write the offset: `2026-03-29 00:59:00+00:00` is the time before the change, `2026-03-29 02:00:00+01:00` the time after it\n",
        ),
        (
            &["build", "--frobnicate"],
            "error: unexpected argument '--frobnicate' found\n\nUsage: tidings build [OPTIONS]\n\nFor more information, try '--help'.\n",
        ),
        (
            &["bild"],
            "error: unrecognized subcommand 'bild'\n\n  tip: a similar subcommand exists: 'build'\n\nUsage: tidings [OPTIONS] <COMMAND>\n\nFor more information, try '--help'.\n",
        ),
        (
            &["check", "--config", "elsewhere/site.toml"],
            "error: there is no [SITE]/elsewhere/site.toml\n\nThe smallest one is:\n\n[site]\ntitle = \"My status page\"\nbase_url = \
\"https://status.example.com/\"\ntimezone = \"Europe/London\"\n\n[[components]]\nid = \"web\"\nname = \"Website\"\n\nName another with \
`--config FILE`, or begin with a site that has one of everything: `tidings init DIR`\n",
        ),
    ];
    for (args, said) in cases {
        site.run(args).status(2).says(said);
    }
    let site = site.env("SOURCE_DATE_EPOCH", "soon");
    site.run(&["build"])
        .status(2)
        .says("error: SOURCE_DATE_EPOCH is not a number of seconds: soon\n");
}

#[test]
fn the_address_of_a_mirror_is_held_to_the_rules_of_site_toml() {
    let site = SiteTest::new();
    for url in [
        "mirror.example",
        "ftp://mirror.example/",
        "https://user:secret@mirror.example/",
        "https://user@mirror.example/",
        "https://mirror.example/?q",
        "https://mirror.example/#top",
    ] {
        site.build_with(&["--base-url", url]).status(2).says(
            "error: --base-url: this is not an address that a site can have; write it whole, such as \
https://status.example.com/: http or https, without query, fragment, user or password\n",
        );
    }
    site.build_with(&["--base-url", "https://mirror.example/status"])
        .succeeds();
}

#[test]
fn the_instant_of_source_date_epoch_is_said() {
    let site = SiteTest::new().env("SOURCE_DATE_EPOCH", "1796260200");
    site.run(&["build"])
        .succeeds()
        .mentions("the instant is 2026-12-03 01:10:00 UTC, from SOURCE_DATE_EPOCH\n");
}

#[test]
fn no_escape_sequence_reaches_a_pipe() {
    let site = SiteTest::new().file("content/maintenance/patch.md", "+++\n");
    let said = site.env("TERM", "xterm-256color").build().status(1).stderr;
    assert!(!said.contains('\u{1b}'), "{said}");
}
