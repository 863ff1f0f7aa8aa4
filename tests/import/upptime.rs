//! The checkout of a repository with Upptime.

use tidings::import::{NoticesAs, Tool};

use super::Made;
use crate::support::{NOW, SiteTest};

pub const CHECKOUT: &[(&str, &str)] = &[
    (
        ".upptimerc.yml",
        "owner: acme\nrepo: status\nsites:\n  - name: Google\n    url: https://www.google.com\n  - name: Hacker News\n    \
         url: $SECRET\n    slug: hn\n  - name: Wiki\n    url: https://en.wikipedia.org\nstatus-website:\n  baseUrl: /status\n  \
         name: Acme\nassignees:\n  - octocat\n",
    ),
    (
        "issues.json",
        r#"[{"number": 101, "title": "🛑 Hacker News is down", "state": "closed", "created_at": "2022-11-19T03:12:44Z",
            "closed_at": "2022-11-19T05:31:44Z", "labels": [{"name": "hn"}, {"name": "status"}], "user": {"login": "bot"},
            "body": "It was **down**, says @octocat.\n- HTTP code: 0"},
           {"number": 103, "title": "⚠️ Wiki has degraded performance", "state": "open", "created_at": "2023-01-02T03:04:05Z",
            "closed_at": null, "labels": [{"name": "wiki"}, {"name": "status"}], "body": "Slow."}]
           [{"number": 102, "title": "Database move", "state": "closed", "created_at": "2021-08-20T09:00:00Z",
            "closed_at": "2021-08-24T13:30:00Z", "labels": [{"name": "maintenance"}],
            "body": "<!--\nstart: 2021-08-24T13:00:00.220Z\nend: 2021-08-24T14:00:00.220Z\nexpectedDown: google, hn\nexpectedDegraded: wiki, no\n-->\n\nWords."},
           {"number": 104, "title": "A question", "created_at": "2021-08-20T09:00:00Z", "labels": []},
           {"number": 105, "title": "Backwards", "created_at": "2021-08-20T09:00:00Z", "labels": ["maintenance"],
            "body": "<!-- start: 2021-08-24T14:00:00Z end: 2021-08-24T13:00:00Z -->"}]"#,
    ),
    (
        "comments/101.json",
        r#"[{"created_at": "2022-11-19T05:31:40Z", "body": "**Resolved:** Hacker News is back up."},
            {"created_at": "2022-11-19T04:00:00Z", "body": "Still looking."}]"#,
    ),
    (
        "history/summary.json",
        r#"[{"name": "Google", "slug": "google-com", "status": "up", "dailyMinutesDown": {"2026-12-01": 5}}]"#,
    ),
    ("graphs/google.png", ""),
    ("api/google/uptime.json", "{}"),
];

#[test]
fn sites_and_issues_become_components_and_notices() {
    let made = Made::of(Tool::Upptime, NoticesAs::Incidents, CHECKOUT);
    assert_eq!(
        made.text("site.toml"),
        r#"[site]
title = "Acme"
base_url = "https://acme.github.io/status/"
# All times in the files of this site are local to this zone, so to change it here moves them all.
# To have another, import once more with --timezone.
timezone = "UTC"

[[components]]
id = "google-com"
name = "Google"

[[components]]
id = "hn"
name = "Hacker News"

[[components]]
id = "wiki"
name = "Wiki"

[[feeds]]
format = "upptime"
path = "../old"
on_failure = "without"
"#
    );
    assert_eq!(
        made.text("content/incidents/2022-11-19-hacker-news-is-down.md"),
        r#"+++
title = "Hacker News is down"
started = 2022-11-19 03:12:44
impact = "major"
aliases = ["/incident/101/"]

[components]
hn = "major_outage"
+++
It was **down**, says @octocat.
- HTTP code: 0

## 2022-11-19 04:00 Update

Still looking.

## 2022-11-19 05:31:44 Resolved

Hacker News is back up.
"#
    );
    let open = made.text("content/incidents/2023-01-02-wiki-has-degraded-performance.md");
    assert!(
        open.ends_with("\n[components]\nwiki = \"degraded_performance\"\n+++\nSlow.\n"),
        "{open}"
    );
    assert_eq!(
        made.text("content/maintenance/2021-08-20-database-move.md"),
        r#"+++
title = "Database move"
start = 2021-08-24 13:00:00
end = 2021-08-24 14:00:00
announced = 2021-08-20 09:00:00
components = ["hn", "wiki"]
impact = "outage"
aliases = ["/incident/102/"]

[impacts]
wiki = "degraded"
+++
Words.

## 2021-08-24 13:30 Completed
"#
    );
}

#[test]
fn what_is_left_is_told() {
    let made = Made::of(Tool::Upptime, NoticesAs::Incidents, CHECKOUT);
    assert_eq!(
        made.told("issues.json"),
        [
            "issue 101: `@octocat` is named in the text: see whether that is to be public",
            "issue 102: `google` is none of the components",
            "issue 102: `no` is none of the components",
            "nothing is made of issue 104: it bears neither the label `status` nor `maintenance`",
            "nothing is made of issue 105: it does not say when it starts and when it ends, or ends before it starts",
            "no counterpart here: `issues.user`",
        ]
    );
    assert_eq!(
        made.told(".upptimerc.yml"),
        [
            "no counterpart here: `assignees`",
            "no counterpart here: `sites.url` (3 times)"
        ]
    );
    assert_eq!(made.told("graphs/google.png"), ["nothing is made of this file"]);
    let alone = Made::of(Tool::Upptime, NoticesAs::Incidents, &CHECKOUT[..1]);
    assert_eq!(alone.told(".upptimerc.yml").len(), 4);
}

/// GitHub lists pull requests among issues; labels are slugs as Upptime makes them.
#[test]
fn pull_requests_and_foreign_labels_are_told() {
    let config = ".upptimerc.yml";
    let sites = "owner: a\nrepo: b\nsites:\n  - name: IPv6 test\n    url: x\n";
    let issues = r#"[
        {"number": 1, "title": "Fix it", "created_at": "2026-01-01T00:00:00Z", "labels": ["status"], "pull_request": {"url": "x"}},
        {"number": 2, "title": "v6 is down", "created_at": "2026-01-01T00:00:00Z", "labels": ["status", "i-pv6-test"]},
        {"number": 3, "title": "gone is down", "created_at": "2026-01-02T00:00:00Z", "labels": ["status", "gone"]}]"#;
    let comments =
        r#"[{"issue_url": "https://x/issues/9", "created_at": "2026-01-01T00:00:00Z", "body": "Hm."}]"#;
    let files = [
        (config, sites),
        ("issues.json", issues),
        ("comments.json", comments),
    ];
    let made = Made::of(Tool::Upptime, NoticesAs::Incidents, &files);
    assert_eq!(
        made.told("issues.json"),
        [
            "nothing is made of issue 1: it is a pull request",
            "issue 3: `gone` is none of the components",
            "issue 3: none of the components that it names is known: it concerns all of them until you name others",
        ]
    );
    assert_eq!(
        made.told("comments.json"),
        ["nothing is made of a comment on issue 9: that issue is in no file"]
    );
    let down = made.text("content/incidents/2026-01-01-v6-is-down.md");
    assert!(down.contains("\ni-pv6-test = \"major_outage\"\n"), "{down}");
}

#[test]
fn the_measurements_are_read_where_they_are() {
    let site = CHECKOUT.iter().fold(SiteTest::empty(), |site, (path, text)| {
        site.file(&format!("checkouts/old/{path}"), text)
    });
    site.run(&["import", "upptime", "checkouts/old", "--output", "new"])
        .succeeds();
    assert!(
        site.read("new/site.toml")
            .contains("path = \"../checkouts/old\"\n")
    );
    site.run(&["check", "--config", "new/site.toml", "--now", NOW])
        .succeeds();
    site.run(&["build", "--config", "new/site.toml", "--now", NOW])
        .succeeds();
    let page = site.read("new/public/components/google-com/index.html");
    assert!(!page.contains("Nothing is being measured"), "{page}");
}
