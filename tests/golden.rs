//! Golden sites: the whole output of small sites, compared file by file. A file too many fails, and so does one
//! too few. `BLESS=1 cargo test golden` writes what is built now; read the difference before you keep it.
//!
//! Each folder of tests/sites/ has `site/` (the inputs), `args` (those of `tidings build`), `expected/` (the
//! output) and `said` (what standard error says). The theme's style sheet and script are left out and their
//! hashes replaced by `HASH`, so that their polish changes nothing here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{REPOSITORY, SiteTest, tree};

#[test]
fn golden_the_smallest_site() {
    golden("smallest");
}

#[test]
fn golden_groups_plans_window_incident_newsletter() {
    golden("small-firm");
}

#[test]
fn golden_base_path_and_a_language_without_words() {
    golden("base-path");
}

#[test]
fn golden_right_to_left() {
    golden("arabic");
}

#[test]
fn golden_sites_all_have_a_test() {
    let mut cases: Vec<String> = fs::read_dir(folder(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    cases.sort();
    assert_eq!(cases, ["arabic", "base-path", "small-firm", "smallest"]);
}

#[track_caller]
fn golden(case: &str) {
    let folder = folder(case);
    let mut site = SiteTest::empty();
    for (path, bytes) in tree(folder.join("site")).files {
        site = site.bytes(&path, &bytes);
    }
    let args = fs::read_to_string(folder.join("args")).unwrap();
    let args: Vec<&str> = args.split_whitespace().collect();
    let run = site.run(&[&["build"], &args[..]].concat()).succeeds();
    let built: BTreeMap<String, String> = tree(site.path("public"))
        .files
        .into_iter()
        .filter(|(path, _)| path != ".tidings-output")
        .map(|(path, bytes)| plain(&path, bytes))
        .collect();
    if std::env::var_os("BLESS").is_some() {
        return bless(&folder, &built, &run.stderr);
    }
    let expected: BTreeMap<String, String> = tree(folder.join("expected"))
        .files
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    let paths = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&built), paths(&expected), "the files of {case}");
    for (path, text) in &built {
        assert_eq!(text, &expected[path], "{path} of {case}; BLESS=1 accepts it");
    }
    run.says(&fs::read_to_string(folder.join("said")).unwrap());
}

fn folder(case: &str) -> PathBuf {
    Path::new(REPOSITORY).join("tests/sites").join(case)
}

fn bless(folder: &Path, built: &BTreeMap<String, String>, said: &str) {
    let expected = folder.join("expected");
    if expected.exists() {
        fs::remove_dir_all(&expected).unwrap();
    }
    for (path, text) in built {
        let path = expected.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::write(folder.join("said"), said).unwrap();
}

/// A file as it is compared: path and text without the hashes of the theme's files, whose own text is left out.
fn plain(path: &str, bytes: Vec<u8>) -> (String, String) {
    let text = if path.starts_with("static/") {
        String::new()
    } else {
        without_hashes(&String::from_utf8(bytes).unwrap())
    };
    (without_hashes(path), text)
}

/// `static/style.0123456789abcdef.css` as `static/style.HASH.css`.
fn without_hashes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("static/") {
        let (before, after) = rest.split_at(at);
        let end = after.find(['"', ' ', '<', '\n', '&']).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        plain.push_str(before);
        let is_hash = |part: &&str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let parts: Vec<&str> = name
            .split('.')
            .map(|part| if is_hash(&part) { "HASH" } else { part })
            .collect();
        plain.push_str(&parts.join("."));
        rest = after;
    }
    plain + rest
}
