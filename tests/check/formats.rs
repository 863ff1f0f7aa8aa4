//! `--format json`, `github` and `sarif`.

use std::fs;

use serde_json::{Value, json};

use crate::support::{NOW, REPOSITORY, Run, SiteTest};

/// A file with one error and two warnings, one of them at signs that formats use themselves.
const FILE: &str = "+++
title = \"Ärger, 100 % :: down\"
start = 2026-12-10 01:00:00
end = 2026-12-10 00:30:00
announced = 2026-12-01 09:00:00
components = [\"web-1\"]
impact = \"outage\"
+++
Ärger mit 10.20.30.40.
";

const WARNED: &str = "content/pages/ä b.md";

fn check(site: &SiteTest, format: &str) -> Run {
    site.run(&["check", "--format", format, "--now", NOW])
}

/// What is on standard output, as JSON.
fn document(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout))
}

fn page(words: &str) -> String {
    format!("+++\ntitle = \"Page\"\n+++\n{words}\n")
}

/// A site with a warning and an error.
fn broken() -> SiteTest {
    SiteTest::new()
        .file("content/maintenance/w.md", FILE)
        .file("content/pages/p.md", &page("[x](javascript:x)"))
}

#[test]
fn json_is_one_document_with_every_finding() {
    let run = check(&broken(), "json")
        .status(1)
        .mentions("1 error and 1 warning\n");
    assert!(!run.stderr.contains("end-before-start"), "{}", run.stderr);
    let expected = json!({
        "version": 1,
        "now": "2026-12-03T01:10:00Z",
        "errors": 1,
        "warnings": 1,
        "failure": null,
        "findings": [
            {
                "code": "tidings::maintenance::end-before-start",
                "level": "error",
                "message": "the window's end is not after its start",
                "help": ["an end after midnight bears the next day's date"],
                "path": "content/maintenance/w.md",
                "line": 4,
                "column": 7,
                "end_line": 4,
                "end_column": 26,
            },
            {
                "code": "tidings::link::scheme",
                "level": "warning",
                "message": "a link with the scheme `javascript:` is not published",
                "help": ["the text stays, without the link; links may begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`"],
                "path": "content/pages/p.md",
                "line": 4,
                "column": 1,
                "end_line": 4,
                "end_column": 18,
            },
        ],
    });
    assert_eq!(document(&run), expected);
}

#[test]
fn json_has_also_those_that_people_are_only_counted() {
    let mut site = SiteTest::new();
    for number in 0..103 {
        site = site.file(&format!("content/maintenance/{number:03}.txt"), "x");
    }
    let found = document(&check(&site, "json").status(0));
    assert_eq!(found["findings"].as_array().unwrap().len(), 103);
    assert_eq!((&found["errors"], &found["warnings"]), (&json!(0), &json!(103)));
    let first = &found["findings"][0];
    let place = ["path", "line", "column", "end_line", "end_column"].map(|key| first[key].clone());
    assert_eq!(
        place,
        [
            json!("content/maintenance/000.txt"),
            json!(1),
            json!(1),
            json!(1),
            json!(1)
        ]
    );
}

#[test]
fn github_annotates_the_lines_of_the_repository() {
    let expected = "::error file=content/maintenance/w.md,line=4,col=7,endLine=4,endColumn=26,title=tidings%3A%3Amaintenance%3A%3Aend-before-start::the window's end is not after its start%0Ahelp: an end after midnight bears the next day's date
::warning file=content/pages/p.md,line=4,col=1,endLine=4,endColumn=18,title=tidings%3A%3Alink%3A%3Ascheme::a link with the scheme `javascript:` is not published%0Ahelp: the text stays, without the link; links may begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`
";
    let run = check(&broken(), "github").status(1);
    assert_eq!(run.stdout, expected);
    // In a folder of a repository, from whichever folder it is run.
    let site = SiteTest::empty()
        .file(".git/HEAD", "ref: refs/heads/main\n")
        .file("sites/a, b/site.toml", super::SITE)
        .file("sites/a, b/content/maintenance/w.md", FILE);
    let below = expected
        .lines()
        .next()
        .unwrap()
        .replace("file=", "file=sites/a%2C b/");
    let run = site.run(&[
        "check",
        "--format",
        "github",
        "--now",
        NOW,
        "--config",
        "sites/a, b/site.toml",
    ]);
    assert_eq!(run.status(1).stdout, format!("{below}\n"));
    let mut there = site.command(&["check", "--format", "github", "--now", NOW]);
    let output = there.current_dir(site.path("sites/a, b")).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{below}\n"));
}

/// The log, which the schema of OASIS takes.
#[track_caller]
fn sarif(run: &Run) -> Value {
    let schema = fs::read_to_string(format!("{REPOSITORY}/tests/check/sarif-2.1.0.schema.json")).unwrap();
    // A bracket too many, of a key that we do not write.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let log = document(run);
    let wrong: Vec<String> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
    assert_eq!(wrong, [""; 0]);
    log
}

#[test]
fn sarif_is_what_its_schema_says() {
    let site = broken().file(WARNED, "no front matter");
    let log = sarif(&check(&site, "sarif").status(1));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"], json!([{"executionSuccessful": true}]));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
    }
    let uris: Vec<&str> = results
        .iter()
        .map(|result| &result["locations"][0]["physicalLocation"]["artifactLocation"])
        .map(|artifact| {
            assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
            artifact["uri"].as_str().unwrap()
        })
        .collect();
    let odd = "content/pages/%C3%A4%20b.md";
    assert_eq!(uris, ["content/maintenance/w.md", "content/pages/p.md", odd, odd]);
}

#[test]
fn sarif_is_valid_when_nothing_is_found() {
    let log = sarif(&check(&SiteTest::new(), "sarif").status(0));
    assert_eq!(log["runs"][0]["results"], json!([]));
    assert_eq!(check(&SiteTest::new(), "github").status(0).stdout, "");
    assert_eq!(
        document(&check(&SiteTest::new(), "json").status(0))["findings"],
        json!([])
    );
}

#[test]
fn without_a_site_toml_each_format_says_so() {
    let site = SiteTest::empty();
    let said = check(&site, "human").status(2).stderr;
    let message = said.trim_start_matches("error: ").trim_end();
    let run = check(&site, "json").status(2).mentions("error: there is no ");
    assert_eq!(document(&run)["failure"], message);
    let run = check(&site, "github").status(2);
    assert!(
        run.stdout.starts_with("::error::there is no [SITE]/site.toml%0A"),
        "{}",
        run.stdout
    );
    assert_eq!(run.stdout.lines().count(), 1);
    let log = sarif(&check(&site, "sarif").status(2));
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(
        invocation["toolExecutionNotifications"][0]["message"]["text"],
        message
    );
}

#[test]
fn a_site_toml_that_does_not_read_is_a_finding_in_each_format() {
    let site = SiteTest::new().file("site.toml", "[site\n");
    let found = document(&check(&site, "json").status(1));
    assert_eq!(found["findings"][0]["code"], "tidings::content::toml");
    let run = check(&site, "github").status(1);
    assert!(
        run.stdout.starts_with("::error file=site.toml,line=1,"),
        "{}",
        run.stdout
    );
    assert_eq!(
        sarif(&check(&site, "sarif").status(1))["runs"][0]["results"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

/// The line is in no format but the one for people, and there not if it holds a secret.
#[test]
fn no_format_shows_a_line_with_a_secret() {
    let site = SiteTest::new().edit(
        "site.toml",
        "https://status.example/",
        "https://me:hunter2@status.example/",
    );
    for format in ["human", "json", "github", "sarif"] {
        let run = check(&site, format).status(1);
        let all = run.stdout + &run.stderr;
        assert!(
            all.contains("password-in-url") && !all.contains("hunter2"),
            "{format}: {all}"
        );
    }
}

#[test]
fn a_template_that_fails_when_it_renders_is_among_the_findings() {
    let site = SiteTest::new()
        .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]")
        .file("themes/own/templates/home.html", "<p>\n{{ view.nothing }}\n");
    let found = document(&check(&site, "json").status(1));
    assert_eq!(found["errors"], 1);
    let finding = &found["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["line"]),
        (&json!("tidings::theme::template"), &json!(2))
    );
}

#[test]
fn warnings_that_are_denied_stay_warnings() {
    let site = SiteTest::new().file("content/pages/p.md", &page("[x](javascript:x)"));
    let run = site
        .run(&["check", "--format", "github", "--deny", "warnings", "--now", NOW])
        .status(1);
    assert!(run.stdout.starts_with("::warning file="), "{}", run.stdout);
}
