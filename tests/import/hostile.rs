//! Files that are broken, or made to break something: whatever they hold, an import ends, and what it makes passes.

use proptest::prelude::*;
use tidings::import::{NoticesAs, Tool};

use super::{Made, cstate, folder, imported, passes, statusfy, statuspage, upptime};

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
    for (text, expected) in [
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
