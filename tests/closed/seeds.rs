//! What is hurt: the texts, feeds and folders of the other tests, and of the repository's own site.

use std::fs;
use std::path::Path;

use tidings::config::FeedFormat;

use crate::bodies::feeds;
use crate::bodies::folder::joined;
use crate::feed_formats::DOWN;
use crate::import::{CSTATE, STATUSFY, STATUSPAGE, UPPTIME};
use crate::support::{NOW, REPOSITORY, tree};

/// The bytes that a target begins with.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    if let Some(format) = target.strip_prefix("feed_") {
        return feeds_of(&format.replace('_', "-"));
    }
    match target {
        "site_toml" => sites(),
        "front_matter" => contents().iter().map(|text| apart(text).0.into()).collect(),
        "markdown" => contents().iter().map(|text| apart(text).1.into()).collect(),
        "update_headings" => headings(),
        "import_cstate" => vec![folder(CSTATE)],
        "import_upptime" => vec![folder(UPPTIME)],
        "import_statuspage" => vec![folder(STATUSPAGE)],
        "import_statusfy" => vec![folder(STATUSFY)],
        "tree" => trees(),
        _ => Vec::new(),
    }
}

/// The site.toml of every site.
fn sites() -> Vec<Vec<u8>> {
    let mut all = vec![fs::read(format!("{REPOSITORY}/site.toml")).unwrap()];
    let golden = tree(Path::new(REPOSITORY).join("tests/sites")).files;
    all.extend(
        golden
            .into_iter()
            .filter(|(path, _)| path.ends_with("site/site.toml"))
            .map(|(_, bytes)| bytes),
    );
    all.extend(FeedFormat::ALL.map(|(_, format)| feeds::site_toml(format).into_bytes()));
    all
}

/// Every content file but the reference, which is long.
fn contents() -> Vec<String> {
    let mut all = Vec::new();
    for folder in ["content", "tests/sites"] {
        for (path, bytes) in tree(Path::new(REPOSITORY).join(folder)).files {
            if path.ends_with(".md") && !path.contains("reference") {
                all.push(String::from_utf8(bytes).unwrap());
            }
        }
    }
    all
}

/// A content file's front matter, and what follows it.
fn apart(text: &str) -> (&str, &str) {
    let rest = text.strip_prefix("+++\n").unwrap_or(text);
    rest.split_once("\n+++\n").unwrap_or((rest, ""))
}

/// The words of every update's heading.
fn headings() -> Vec<Vec<u8>> {
    let contents = contents();
    let lines = contents.iter().flat_map(|text| text.lines());
    let mut all: Vec<_> = lines.filter_map(|line| line.strip_prefix("## 2")).collect();
    all.sort_unstable();
    all.dedup();
    let more = [
        "026-11-18 01:10 Moved for 2026-11-18",
        "026-12-01 10:00:30+05:45 Update",
    ];
    all.into_iter()
        .chain(more)
        .map(|words| format!("2{words}").into_bytes())
        .collect()
}

fn folder(files: &[(&str, &str)]) -> Vec<u8> {
    joined(files.iter().map(|(path, text)| (*path, text.as_bytes())))
}

/// The documents of a format: one as it is, several as the folder they lie in.
fn feeds_of(format: &str) -> Vec<Vec<u8>> {
    let down = DOWN.iter().filter(|(known, _)| *known == format);
    let mut all: Vec<Vec<u8>> = down
        .map(|(_, documents)| match documents {
            [("", text)] => text.as_bytes().to_vec(),
            several => {
                let path = |role: &str| match role {
                    "" => "feed".to_owned(),
                    "heartbeat" => "heartbeat.json".to_owned(),
                    role => format!("feed/{role}"),
                };
                let files: Vec<_> = several.iter().map(|(role, text)| (path(role), *text)).collect();
                joined(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())))
            }
        })
        .collect();
    match format {
        "tidings" => {
            all.push(fs::read(format!("{REPOSITORY}/content/uptime.json")).unwrap());
            all.push(fs::read(format!("{REPOSITORY}/src/shell/reference/examples/feed.json")).unwrap());
        }
        "prometheus" => all.push(folder(RUNNING)),
        _ => {}
    }
    all
}

/// The answers of a running Prometheus at [`NOW`], of two days.
const RUNNING: &[(&str, &str)] = &[
    (
        "feed/share 0",
        r#"{"status": "success", "data": {"result": [{"metric": {"component": "web-1"}, "values": [[1796169600, "0.5"], [1796256000, "1"]]}]}}"#,
    ),
    (
        "feed/count 0",
        r#"{"status": "success", "data": {"result": [{"metric": {"component": "web-1"}, "values": [[1796169600, "5760"], [1796256000, "5760"]]}]}}"#,
    ),
    (
        "feed/newest 1796260200",
        r#"{"status": "success", "data": {"result": [{"metric": {"component": "web-1"}, "value": [1796260200, "0"]}]}}"#,
    ),
    (
        "feed/newest-at 1796260200",
        r#"{"status": "success", "data": {"result": [{"metric": {"component": "web-1"}, "value": [1796260200, "1796260190"]}]}}"#,
    ),
];

/// The golden sites, each with the instant at which it is built.
fn trees() -> Vec<Vec<u8>> {
    ["arabic", "base-path", "small-firm", "smallest"]
        .map(|case| {
            let mut files = tree(Path::new(REPOSITORY).join(format!("tests/sites/{case}/site"))).files;
            files.insert("now".to_owned(), NOW.into());
            joined(
                files
                    .iter()
                    .map(|(path, bytes)| (path.as_str(), bytes.as_slice())),
            )
        })
        .into()
}
