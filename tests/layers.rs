//! The layers of ARCHITECTURE.md, enforced by reading what each module names. Each stands only on what is to its
//! right: `main -> shell -> pipeline -> output -> site -> config -> model, diagnostic`, and
//! `pipeline, import -> input -> config -> model, diagnostic`.

use std::collections::BTreeMap;

use crate::support::{REPOSITORY, tree};

/// What each layer may name of ours, besides itself.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("main", &["shell"]),
    ("lib", &[]),
    (
        "shell",
        &[
            "pipeline",
            "import",
            "output",
            "site",
            "input",
            "authored",
            "config",
            "model",
            "diagnostic",
        ],
    ),
    (
        "pipeline",
        &["output", "site", "input", "config", "model", "diagnostic"],
    ),
    ("output", &["site", "config", "model", "diagnostic"]),
    ("site", &["config", "model", "diagnostic"]),
    ("import", &["input", "authored", "config", "model", "diagnostic"]),
    ("authored", &["model", "diagnostic"]),
    ("input", &["config", "model", "diagnostic"]),
    ("config", &["model", "diagnostic"]),
    ("diagnostic", &["model"]),
    ("model", &[]),
];

/// What only some may name, and why: the first name, then who may.
const WORLD: &[(&str, &[&str])] = &[
    ("std::fs", &["shell"]),
    ("std::env", &["shell", "main"]),
    ("std::net", &["shell"]),
    ("std::process", &["shell", "main"]),
    ("std::time::SystemTime", &["shell"]),
    ("std::time::Instant", &["shell"]),
    ("std::io::stdin", &["shell"]),
    ("std::io::stdout", &["shell"]),
    ("std::io::stderr", &["shell"]),
    ("println!", &["shell"]),
    ("eprintln!", &["shell"]),
    ("print!", &["shell"]),
    ("eprint!", &["shell"]),
    ("dbg!", &[]),
    ("::now(", &["shell"]),
    ("thread::sleep", &["shell"]),
    ("clap", &["shell"]),
    ("dialoguer", &["shell"]),
    ("iana_time_zone", &["shell"]),
    ("anstream", &["shell"]),
    ("walkdir", &["shell"]),
    ("tempfile", &["shell"]),
    ("rustix", &["shell"]),
    ("axum", &["shell"]),
    ("tokio", &["shell"]),
    ("lettre::transport", &["shell"]),
    ("notify_debouncer_full", &["shell"]),
    ("object_store", &["shell"]),
    // serde is for what is read and what is written; the model means something and is neither.
    ("serde", &["config", "input", "output", "diagnostic"]),
];

/// Libraries that one file knows, or one folder.
const ONE_FILE: &[(&str, &str)] = &[
    ("pulldown_cmark", "src/input/markdown/"),
    ("tera", "src/output/theme.rs"),
    ("ammonia", "src/input/sanitise.rs"),
    ("minify_html", "src/output/html/minify.rs"),
    ("icalendar", "src/output/calendar.rs"),
    ("rss::Channel", "src/output/syndication/rss.rs"),
    ("atom_syndication", "src/output/syndication/atom.rs"),
    ("annotate_snippets", "src/diagnostic/render.rs"),
    ("css_inline", "src/output/mail/letter.rs"),
    ("html2text", "src/output/plain.rs"),
    ("lettre::transport", "src/shell/smtp.rs"),
    ("strsim", "src/diagnostic/suggest.rs"),
    ("dialoguer", "src/shell/new/ask.rs"),
    ("clap_mangen", "src/shell/manual.rs"),
    ("iana_time_zone", "src/shell/init.rs"),
    ("psl", "src/site/check/third_party.rs"),
    ("fluent_syntax", "src/output/words/syntax.rs"),
    ("palette", "src/model/colour.rs"),
    ("rustix", "src/shell/platform/unix.rs"),
    ("md5::Md5", "src/shell/store/built.rs"),
    ("object_store::aws", "src/shell/store/bucket.rs"),
    ("object_store::local", "src/shell/store/folder.rs"),
];

/// What differs between operating systems, and the one folder that may name it.
const PLATFORM: &str = "src/shell/platform/";
const SYSTEM: &[&str] = &[
    "std::os",
    "tokio::signal",
    "cfg(unix)",
    "cfg(windows)",
    "target_os",
    "target_family",
    // Of a path: each system shows it in its own way, and messages are to look alike.
    "display()",
];

#[test]
fn each_layer_names_only_what_it_stands_on() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let layer = layer(&path);
        let Some((_, may)) = MAY_NAME.iter().find(|(name, _)| *name == layer) else {
            wrong.push(format!("{path}: `{layer}` is no layer of the architecture"));
            continue;
        };
        for named in names_of_ours(&path, &code) {
            if named != layer && !may.contains(&named.as_str()) {
                wrong.push(format!("{path} names {named}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn only_the_shell_names_the_world() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        for (name, may) in WORLD {
            if names(&code, name) && !may.contains(&layer(&path)) {
                wrong.push(format!("{path} names {name}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_library_that_is_a_format_is_known_to_one_file() {
    let sources = sources();
    for (library, file) in ONE_FILE {
        let paths: Vec<&str> = sources
            .iter()
            .filter(|(_, code)| names(code, library))
            .map(|(path, _)| path.as_str())
            .collect();
        let is_folder = file.ends_with('/') && paths.iter().all(|path| path.starts_with(file));
        assert!(
            !paths.is_empty() && (is_folder || paths == [*file]),
            "{paths:?} name {library}"
        );
    }
}

#[test]
fn only_the_platform_knows_the_operating_system() {
    let sources = sources();
    for (path, code) in &sources {
        let named: Vec<_> = SYSTEM.iter().filter(|name| names(code, name)).collect();
        assert!(
            path.starts_with(PLATFORM) || named.is_empty(),
            "{path} names {named:?}"
        );
    }
    assert!(names(&sources["src/shell/platform/unix.rs"], "std::os"));
}

/// So that the tests above cannot pass by seeing nothing.
#[test]
fn the_reader_sees() {
    let code = "use std::{fs, io};\nuse crate::{model::{Span, time}, site};\nfn f() { crate::output::x(); super::super::config::y() }\n";
    assert!(names(code, "std::fs"));
    assert!(!names(code, "std::env"));
    let code = spelled_out(code);
    let named = names_of_ours("src/input/feed.rs", &code);
    assert_eq!(named, ["config", "model", "output", "site"]);
    assert!(!names(
        &without_comments("// std::fs is not for us\nlet x = \"std::env\";"),
        "std::fs"
    ));
    assert!(sources().len() > 60);
}

/// The Rust files of src/ without comments, texts and tests, paths spelled out.
fn sources() -> BTreeMap<String, String> {
    let files = tree(format!("{REPOSITORY}/src")).files.into_iter();
    files
        .filter(|(path, _)| path.ends_with(".rs") && !path.contains("tests"))
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            (format!("src/{path}"), spelled_out(&without_comments(code)))
        })
        .collect()
}

/// `shell` of src/shell/load.rs, `pipeline` of src/pipeline.rs.
fn layer(path: &str) -> &str {
    let name = path.trim_start_matches("src/");
    name.split(['/', '.']).next().unwrap()
}

/// The parts of this crate that code names, sorted, each once.
fn names_of_ours(path: &str, code: &str) -> Vec<String> {
    let mut named = Vec::new();
    // `super::` leads out of a layer where it climbs higher than the file lies.
    let depth = path.matches('/').count() - usize::from(path.ends_with("/mod.rs"));
    let climb = "super::".repeat(depth);
    for root in ["crate::", "tidings::", climb.as_str()] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            let is_longer = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'));
            let rest = &code[at + root.len()..];
            let name: String = rest
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect();
            if !is_longer && !name.is_empty() && name != "super" {
                named.push(name);
            }
        }
    }
    named.sort();
    named.dedup();
    named
}

/// Whether code names this, as a whole word or as the beginning of a path.
fn names(code: &str, name: &str) -> bool {
    let code = spelled_out(code);
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        let opens = name.starts_with("::") || !before.is_some_and(|c| is_part(c) || c == ':');
        let closes = name.ends_with(|c: char| !is_part(c)) || !after.is_some_and(is_part);
        opens && closes
    })
}

/// `use a::{b, c::{d}};` as `use a::b; use a::c::d;`.
fn spelled_out(code: &str) -> String {
    let mut spelled = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("use ") {
        let begins = rest[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && c != '_');
        let (before, after) = rest.split_at(at + 4);
        match after
            .split_once(';')
            .filter(|(tree, _)| begins && !tree.contains("fn "))
        {
            None => {
                spelled.push_str(before);
                rest = after;
            }
            Some((tree, after)) => {
                spelled.push_str(&before[..at]);
                for path in leaves(tree) {
                    spelled.push_str(&format!("use {path}; "));
                }
                rest = after;
            }
        }
    }
    spelled + rest
}

fn leaves(tree: &str) -> Vec<String> {
    let tree: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((root, inner)) = tree.split_once('{') else {
        return vec![tree.trim().to_owned()];
    };
    let inner = inner.trim_end().trim_end_matches('}');
    let (mut depth, mut part, mut parts) = (0_i32, String::new(), Vec::new());
    for c in inner.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
    }
    // A brace that was trimmed away belongs to the last part.
    part.push_str(&"}".repeat(usize::try_from(depth.max(0)).unwrap()));
    parts.push(part);
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| leaves(&format!("{root}{}", part.trim())))
        .collect()
}

/// Code without `//` comments and without what stands in quotes.
fn without_comments(code: &str) -> String {
    let mut plain = String::new();
    for line in code.lines() {
        let mut quoted = false;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' if quoted => {
                    chars.next();
                }
                '\'' if !quoted && matches!(chars.peek(), Some('"')) => {
                    chars.next();
                }
                '"' => quoted = !quoted,
                '/' if !quoted && chars.peek() == Some(&'/') => break,
                c if !quoted => plain.push(c),
                _ => {}
            }
        }
        plain.push('\n');
    }
    plain
}
