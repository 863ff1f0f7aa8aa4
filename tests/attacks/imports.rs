//! Folders of other tools made to multiply, to nest and to go on for ever.

use super::limited;
use crate::support::{NOW, SiteTest};

/// The import ends, in a site or in a sentence.
#[track_caller]
fn ends(what: &str, tool: &str, files: &[(&str, &str)]) {
    let site = files.iter().fold(SiteTest::empty(), |site, (path, text)| {
        site.file(&format!("old/{path}"), text)
    });
    let run = limited(&site, &["import", tool, "old", "--output", "new", "--now", NOW]);
    assert!(matches!(run.status, Some(0..=2)), "{what}: {:?}", run.status);
    assert_eq!(
        run.status == Some(0),
        site.path("new/site.toml").exists(),
        "{what}"
    );
}

/// A hundred million of the same by references to references.
fn laughs() -> String {
    let mut yaml = "a: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (before, name) in ('a'..'i').zip('b'..='i') {
        let ten = vec![format!("*{before}"); 10].join(",");
        yaml.push_str(&format!("{name}: &{name} [{ten}]\n"));
    }
    yaml
}

#[test]
fn yaml_neither_multiplies_nor_nests() {
    for (what, yaml) in [
        ("laughs", laughs()),
        ("lists", format!("a: {}", "[".repeat(100_000))),
        ("maps", format!("a: {}", "{a: ".repeat(100_000))),
        (
            "lines",
            (0..1400).map(|depth| " ".repeat(depth) + "a:\n").collect(),
        ),
        ("dashes", "- ".repeat(200_000)),
        ("questions", "? ".repeat(200_000)),
        ("anchors", "&a ".repeat(200_000)),
        ("one line", format!("a: {}", "x".repeat(10 << 20))),
    ] {
        ends(what, "cstate", &[("config.yml", &yaml)]);
        let issue = format!("---\n{yaml}\n---\nWords.\n");
        ends(
            what,
            "cstate",
            &[("config.yml", "title: x\n"), ("content/issues/a.md", &issue)],
        );
        ends(what, "upptime", &[(".upptimerc.yml", &yaml)]);
    }
}

#[test]
fn toml_and_json_do_not_nest() {
    ends(
        "keys",
        "cstate",
        &[("config.toml", &format!("a{} = 1\n", ".a".repeat(200_000)))],
    );
    ends(
        "lists",
        "cstate",
        &[("config.toml", &format!("a = {}\n", "[".repeat(200_000)))],
    );
    ends(
        "json",
        "statuspage",
        &[("summary.json", &"{\"page\":".repeat(100_000))],
    );
}

/// What our reader refuses is written otherwise, place by place; once all was read again for each.
#[test]
fn places_that_cannot_stand_by_the_thousand() {
    for sign in [
        "![x](http://a.example/b.png) ",
        "[a](b.md) ",
        "\n## 2020-01-01 10:00 Resolved\n",
        "<iframe>",
        "<!--",
        "\n```components\na=1\n```\n",
        "> ",
        "[^",
        "{{< track \"x\" >}} ",
        "\n# x {#main}\n",
    ] {
        let text = sign.repeat(200_000 / sign.len());
        let issue = format!("---\ntitle: a\ndate: 2018-01-01\n---\n{text}");
        ends(
            sign,
            "cstate",
            &[("config.yml", "title: x\n"), ("content/issues/a.md", &issue)],
        );
    }
}

/// Once a free name was looked for from the first number on, each time.
#[test]
fn notices_of_one_name_and_day_by_the_ten_thousand() {
    let issue = |number: u32| {
        format!(
            r#"{{"number": {number}, "title": "a", "state": "closed", "labels": [{{"name": "status"}}], "body": "b",
                "created_at": "2026-01-01T00:00:00Z", "closed_at": "2026-01-01T01:00:00Z"}}"#
        )
    };
    let issues: Vec<String> = (0..20_000).map(issue).collect();
    ends(
        "issues",
        "upptime",
        &[
            (".upptimerc.yml", "owner: o\nrepo: r\n"),
            ("issues.json", &format!("[{}]", issues.join(","))),
        ],
    );
    let incident = |number: u32| {
        format!(
            r#"{{"id": "i{number}", "name": "a", "status": "resolved", "impact": "minor",
                "created_at": "2026-01-01T00:00:00Z", "resolved_at": "2026-01-01T01:00:00Z"}}"#
        )
    };
    let incidents: Vec<String> = (0..20_000).map(incident).collect();
    let summary = format!(
        r#"{{"page": {{"name": "P"}}, "incidents": [{}]}}"#,
        incidents.join(",")
    );
    ends("incidents", "statuspage", &[("summary.json", &summary)]);
}

/// Once the rest of the text was gone through for each of them, and each of what is told was looked for among the rest.
#[test]
fn shortcodes_by_the_hundred_thousand() {
    for sign in [
        "{{< a >}}",
        "{{% a %}}",
        "*x* {{< track \"2018-04-13 17:30:00\" >}}\n\n",
    ] {
        let text = sign.repeat((3 << 20) / sign.len());
        let issue = format!("---\ntitle: a\ndate: 2018-01-01\n---\n{text}");
        ends(
            sign,
            "cstate",
            &[("config.yml", "title: x\n"), ("content/issues/a.md", &issue)],
        );
    }
}
