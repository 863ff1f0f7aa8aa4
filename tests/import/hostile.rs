//! Files that are broken, or made to break something: whatever they hold, an import ends, and what it makes passes.

use proptest::prelude::*;
use serde_json::json;
use tidings::import::{NoticesAs, Tool};

use super::{Made, cstate, folder, imported, memory, passes, statusfy, statuspage, upptime};
use crate::hostile::{harmless, rendered, strings};
use crate::support::NOW;

const TOOLS: [(Tool, &[(&str, &str)]); 4] = [
    (Tool::Cstate, cstate::SITE),
    (Tool::Upptime, upptime::CHECKOUT),
    (Tool::Statuspage, statuspage::ANSWERS),
    (Tool::Statusfy, statusfy::PROJECT),
];

/// What has a meaning somewhere on the way.
const SIGNS: [&str; 60] = [
    "\n```\n",
    "\n~~~~\n",
    "\n<!--\n",
    "-->",
    "\n<pre>\n",
    "\n<script>",
    "<style>",
    "</div>",
    "<b>",
    "<img src=https://x/y.png>",
    "<a href=\"nowhere.md\">x</a>",
    "\n## 2020-01-01 10:00 Resolved\n",
    "\n## 2020-01-01 x\n",
    "\n##  2020-01-01 10:00 Update\n",
    "2020-01-01\n---\n",
    "![x](http://a/b.png)",
    "![](y.png)",
    "![x][r]",
    "[a](b.md)",
    "[a][r]",
    "\n\n[r]: ../../x.md\n",
    "[r]",
    "[![x](https://a/b.png)](/c)",
    "[x](/nowhere/)",
    "<javascript:x>",
    "[x](javascript:x)",
    "{#main}",
    "\n# x {#main}\n",
    "[^1]",
    "\n[^1]: x\n",
    "\n```components\napi = \"down\"\n```\n",
    "\n+++\n",
    "\n---\n",
    ":::",
    "\n::: update Resolved | 2018-04-24T07:24:09.000Z\n",
    "{{< track \"2018-04-13 15:54:00\" >}}",
    "{{<",
    ">}}",
    "{{ uptime_table }}",
    "*Resolved* - ",
    "\u{0}",
    "\u{202e}",
    "\u{fdd0}",
    "\r\n",
    "\t",
    "    ",
    "> ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n",
    "'",
    "\"",
    "\\",
    "&#50;",
    "null",
    "9999-12-31T23:59:59Z",
    "2017-02-30",
    "-1",
    "{}",
    "[]",
];

#[test]
fn names_never_lead_out_of_the_folder() {
    let files = [
        (
            "config.yml",
            "title: x\nparams:\n  systems:\n    - name: ../../x\n    - name: status\n    - name: '   '\n  logo: ../../etc/passwd\n",
        ),
        (
            "content/issues/..%2f..%2fx.md",
            "---\ntitle: A\ndate: 2018-01-01\nurl: ../../../etc\nslug: ../../y\naliases: [../z, 'https://x.example/', /sitemap.xml, /api/x/]\n---\n",
        ),
        (
            "content/issues/日本.md",
            "---\ntitle: 日本\ndate: 2018-01-01\n---\n",
        ),
        (
            "content/issues/中国.md",
            "---\ntitle: 中国\ndate: 2018-01-01\n---\n",
        ),
        ("content/uptime.md", "---\ntitle: Ours\n---\n"),
    ];
    let made = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    assert_eq!(
        made.paths(),
        [
            "content/incidents/2f-2fx.md",
            "content/incidents/incident-2.md",
            "content/incidents/incident.md",
            "content/pages/page-uptime.md",
            "site.toml",
        ]
    );
}

/// Each of these once was shown otherwise than it was written, or swallowed what follows.
#[test]
fn texts_stay_what_they_are() {
    let front = "---\ntitle: T\ndate: 2018-01-01\nresolvedWhen: 2018-01-02\n---\n";
    let rows = "\n1".repeat(1001);
    let table = format!("a|b|c\n-|-|-{rows}");
    let table_as_code = format!("```text\na|b|c\n-|-|-\n{rows}\n```");
    for (text, expected) in [
        (&*table, &*table_as_code),
        (
            "## 2018-01-01 10:00 Resolved\nno",
            "## &#50;018-01-01 10:00 Resolved\nno",
        ),
        ("```\nopen", "```\nopen\n```"),
        ("<!-- open **x**", "&lt;!-- open **x**"),
        ("<!-- a --> b <!-- c\n\nd", "<!-- a --> b &lt;!-- c\n\nd"),
        ("```components\nweb = \"x\"\n```", "```text\nweb = \"x\"\n```"),
        ("[a](b.md) [c](../../x)", "a c"),
        (
            "[![x](https://a.example/b.png)](https://a.example/)",
            "[x](https://a.example/)",
        ),
        ("<iframe src=x></iframe>", "&lt;iframe src=x>&lt;/iframe>"),
        (
            "`<iframe>` <https://a.example/>",
            "`<iframe>` <https://a.example/>",
        ),
    ] {
        let file = format!("{front}{text}");
        let made = Made::of(
            Tool::Cstate,
            NoticesAs::Incidents,
            &[("content/issues/a.md", &file)],
        );
        let written = made.text("content/incidents/a.md");
        let (_, body) = written.split_once("\n+++\n").unwrap();
        let body = body
            .strip_suffix("\n\n## 2018-01-02 00:00 Resolved\n")
            .unwrap_or(body);
        assert_eq!(body, expected);
    }
}

/// What each part's table lacks it may, what all lack together not.
#[test]
fn what_is_too_much_in_all_is_shown_as_code() {
    let table = format!("a|b|c\n-|-|-{}", "\n1".repeat(600));
    let file = format!(
        "---\ntitle: T\ndate: 2018-01-01\nresolved: true\nresolvedWhen: 2018-01-02\n---\n\
         *Resolved* - Up.\n\n{table}\n\n{{{{< track \"2018-01-02 00:00:00\" >}}}}\n\n\
         *Investigating* - Down.\n\n{table}\n\n{{{{< track \"2018-01-01 10:00:00\" >}}}}\n"
    );
    let files = [("content/issues/a.md", &*file)];
    let made = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    let written = made.text("content/incidents/a.md");
    assert_eq!(
        written.matches("```text\nUp.\n\na|b|c\n-|-|-\n\n1").count(),
        1,
        "{written}"
    );
}

/// What would run runs no more when it comes from another tool's files than when staff write it.
#[test]
fn known_strings_are_harmless() {
    let strings = strings();
    for (tool, files) in [
        (
            Tool::Cstate,
            in_markdown(&strings, "content/issues/", "config.yml", "title: x\n"),
        ),
        (
            Tool::Statusfy,
            in_markdown(&strings, "content/", "statusfy.config.js", ""),
        ),
        (Tool::Statuspage, in_statuspage(&strings)),
        (Tool::Upptime, in_upptime(&strings)),
    ] {
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let imported = imported(tool, NoticesAs::Incidents, &folder(tool, &files)).unwrap();
        assert!(
            imported.files.len() > strings.len() / 3,
            "{tool:?}: {:?}",
            imported.files.keys()
        );
        let reading = memory(&imported)
            .base_url("https://status.example/base/")
            .read(NOW);
        for (path, bytes) in rendered(reading.edition.as_ref().unwrap()) {
            if path.ends_with(".html") {
                harmless(
                    &String::from_utf8(bytes).unwrap(),
                    &format!("{tool:?}: {path}"),
                    true,
                );
            }
        }
    }
}

/// A notice of every two strings: both in its text, the first as its title.
fn in_markdown(strings: &[String], folder: &str, config: &str, says: &str) -> Vec<(String, String)> {
    let notices = strings.chunks(2).enumerate().map(|(number, both)| {
        let title = serde_json::to_string(&both[0]).unwrap();
        let text = format!(
            "---\ntitle: {title}\ndescription: {title}\ndate: 2018-04-13T15:54:00Z\nresolved: true\n\
             resolvedWhen: 2018-04-13T17:30:00Z\nseverity: down\naffected: [{title}]\n---\n{}\n",
            both.join("\n\n")
        );
        (format!("{folder}n{number}.md"), text)
    });
    notices.chain([(config.to_owned(), says.to_owned())]).collect()
}

fn in_statuspage(strings: &[String]) -> Vec<(String, String)> {
    let incident = |(number, both): (usize, &[String])| {
        let updates = both.iter().enumerate().map(|(minute, text)| {
            json!({"id": format!("u{minute}"), "status": "resolved", "body": text,
                "display_at": format!("2026-07-01T10:0{minute}:00.000Z")})
        });
        json!({"id": format!("i{number}"), "name": both[0], "status": "resolved", "impact": "minor",
            "created_at": "2026-07-01T10:00:00.000Z", "resolved_at": "2026-07-01T10:30:00.000Z", "components": [],
            "incident_updates": updates.collect::<Vec<_>>()})
    };
    let incidents: Vec<_> = strings.chunks(2).enumerate().map(incident).collect();
    let component = |(number, name): (usize, &String)| {
        json!({"id": format!("c{number}"), "name": name, "position": number,
        "group": false, "description": name, "status": "operational"})
    };
    let components: Vec<_> = strings.iter().step_by(5).enumerate().map(component).collect();
    let page =
        json!({"id": "p", "name": strings[0], "url": "https://status.example", "time_zone": "Europe/London"});
    vec![
        (
            "summary.json".to_owned(),
            json!({"page": page, "components": components}).to_string(),
        ),
        (
            "incidents.json".to_owned(),
            json!({"page": {"id": "p"}, "incidents": incidents}).to_string(),
        ),
    ]
}

fn in_upptime(strings: &[String]) -> Vec<(String, String)> {
    let issue = |(number, both): (usize, &[String])| {
        json!({"number": number, "title": both[0], "state": "closed", "created_at": "2022-11-19T03:12:44Z",
            "closed_at": "2022-11-19T05:31:44Z", "labels": [{"name": "x"}, {"name": "status"}], "body": both.join("\n\n")})
    };
    let issues: Vec<_> = strings.chunks(2).enumerate().map(issue).collect();
    let config = "owner: acme\nrepo: status\nsites:\n  - name: X\n    url: https://x.example\n    slug: x\n";
    vec![
        (".upptimerc.yml".to_owned(), config.to_owned()),
        (
            "issues.json".to_owned(),
            serde_json::Value::from(issues).to_string(),
        ),
    ]
}

fn hurt(
    files: &[(&str, &str)],
    wounds: &[(prop::sample::Index, prop::sample::Index, usize, usize)],
) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = files
        .iter()
        .filter(|(path, _)| *path != "history/summary.json")
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    for (file, place, cut, sign) in wounds {
        let count = files.len();
        let text = &mut files[file.index(count)].1;
        let start = text.floor_char_boundary(place.index(text.len() + 1));
        let end = text.floor_char_boundary((start + cut).min(text.len()));
        text.replace_range(start..end.max(start), SIGNS[*sign]);
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_files_hold_the_result_passes(
        tool in 0..TOOLS.len(),
        as_windows in any::<bool>(),
        wounds in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..6_usize, 0..SIGNS.len()), 1..6),
    ) {
        let (tool, files) = TOOLS[tool];
        let files = hurt(files, &wounds);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let notices_as = if as_windows { NoticesAs::Maintenance } else { NoticesAs::Incidents };
        if let Ok(imported) = imported(tool, notices_as, &folder(tool, &files)) {
            passes(&imported);
        }
    }

    #[test]
    fn bytes_that_are_no_text_stop_nothing(
        tool in 0..TOOLS.len(),
        file in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let (tool, fixture) = TOOLS[tool];
        let mut files = folder(tool, fixture);
        files.read.remove("history/summary.json");
        let count = files.read.len();
        if let Some(text) = files.read.values_mut().nth(file.index(count)) {
            text.splice(place.index(text.len() + 1).., bytes);
        }
        if let Ok(imported) = imported(tool, NoticesAs::Incidents, &files) {
            passes(&imported);
        }
    }
}
