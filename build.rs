//! Links the program at a fixed place in memory on Linux: minify-html carries a table of 9.5 MB that is full of pointers; in
//! a position-independent program each of them is written anew at every start, which takes 8 ms and 13 MB. Gives the
//! program a stack on Windows. And gathers what `tidings licenses` prints: which crates are in the program, under which
//! licences.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads the crates that are built, and is told by the environment what it builds for"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use flate2::{Compression, write::DeflateEncoder};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=Cargo.lock");
    if variable("CARGO_CFG_TARGET_OS") == "linux" && variable("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    if variable("CARGO_CFG_TARGET_OS") == "windows" {
        println!("cargo::rustc-link-arg-bins={}", stack());
    }
    let folder = PathBuf::from(variable("OUT_DIR"));
    // A build where cargo cannot say what it builds is no release, and is not to fail for it.
    let text = licenses(&folder).unwrap_or_else(|error| {
        println!("cargo::warning=`tidings licenses` will have nothing to say: {error}");
        format!("This program was built where its licences could not be gathered: {error}\n")
    });
    let file = fs::File::create(folder.join("licenses.deflate"))?;
    let mut encoder = DeflateEncoder::new(file, Compression::best());
    std::io::copy(&mut text.as_bytes(), &mut encoder)?;
    encoder.finish()?;
    Ok(())
}

/// The main thread has as much room on Windows as elsewhere: 8 MB, not 1.
fn stack() -> String {
    const BYTES: usize = 8 << 20;
    match variable("CARGO_CFG_TARGET_ENV").as_str() {
        "msvc" => format!("/STACK:{BYTES}"),
        _ => format!("-Wl,--stack,{BYTES}"),
    }
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// A crate that is linked in.
struct Linked {
    /// Such as `aho-corasick 1.1.3`.
    name: String,
    /// An SPDX expression.
    license: String,
    folder: PathBuf,
}

/// Every crate with its licence, then the texts that came with them, each once.
fn licenses(out: &Path) -> Result<String, Box<dyn Error>> {
    let linked = linked(&metadata(out)?)?;
    let mut text = format!(
        "Tidings {} is under the MIT licence. These crates are linked into it, each under the licence named beside it, and \
         so is the\nRust standard library (MIT OR Apache-2.0). The texts that came with them follow.\n\n",
        variable("CARGO_PKG_VERSION")
    );
    let mut texts: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for one in &linked {
        text.push_str(&format!("{}: {}\n", one.name, one.license));
        for path in license_files(&one.folder)? {
            let file = String::from_utf8_lossy(&fs::read(&path)?).replace("\r\n", "\n");
            // Texts that differ by the breaks of their lines are one.
            let words = file.split_whitespace().collect::<Vec<_>>().join(" ");
            let named = path
                .strip_prefix(&one.folder)?
                .to_string_lossy()
                .replace('\\', "/");
            let (_, crates) = texts.entry(words).or_insert_with(|| (file, BTreeSet::new()));
            crates.insert(format!("{}, {named}", one.name));
        }
    }
    for (license, crates) in texts.values() {
        let crates = Vec::from_iter(crates.iter().map(String::as_str));
        let (line, license) = ("-".repeat(100), license.trim_matches(['\n', '\u{feff}']));
        text.push_str(&format!("\n{line}\n{}\n\n{license}\n", crates.join("\n")));
    }
    Ok(text)
}

/// What `cargo metadata` says of a package that depends on this one as it is being built: so nothing is asked for that
/// only tests need, which need not be here.
fn metadata(out: &Path) -> Result<Value, Box<dyn Error>> {
    let ours = variable("CARGO_MANIFEST_DIR");
    let folder = out.join("linked");
    fs::create_dir_all(&folder)?;
    let named = |(name, _): (String, String)| Some(name.strip_prefix("CARGO_FEATURE_")?.to_lowercase());
    let features: Vec<String> = env::vars().filter_map(named).collect();
    let manifest = format!(
        "[package]\nname = \"linked\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n\
         [dependencies]\ntidings = {{ path = {ours:?}, default-features = false, features = {features:?} }}\n"
    );
    let path = folder.join("Cargo.toml");
    fs::write(&path, manifest)?;
    fs::write(folder.join("lib.rs"), "")?;
    fs::copy(Path::new(&ours).join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let done = Command::new(variable("CARGO"))
        .args([
            "metadata",
            "--format-version=1",
            "--offline",
            "--filter-platform",
            &variable("TARGET"),
        ])
        .args([OsStr::new("--manifest-path"), path.as_os_str()])
        .current_dir(&ours)
        .output()?;
    match done.status.success() {
        true => Ok(serde_json::from_slice(&done.stdout)?),
        false => Err(String::from_utf8_lossy(&done.stderr)
            .trim()
            .replace('\n', " ")
            .into()),
    }
}

/// The crates that are linked in, by name: neither what only builds them nor what only writes code while they are built.
fn linked(metadata: &Value) -> Result<Vec<Linked>, Box<dyn Error>> {
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let all = list.as_array().into_iter().flatten();
        all.map(|one| (one["id"].as_str().unwrap_or_default().to_owned(), one.clone()))
            .collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut reached = BTreeSet::new();
    let mut next = vec![metadata["resolve"]["root"].as_str().ok_or("no root")?.to_owned()];
    while let Some(id) = next.pop() {
        let targets = list(&packages.get(&id).ok_or("an unknown package")?["targets"]);
        if targets
            .iter()
            .any(|target| list(&target["kind"]).contains(&"proc-macro".into()))
            || !reached.insert(id.clone())
        {
            continue;
        }
        let needed = list(&nodes.get(&id).ok_or("an unknown node")?["deps"]);
        let is_linked = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        next.extend(
            needed
                .iter()
                .filter(is_linked)
                .filter_map(|dep| Some(dep["pkg"].as_str()?.to_owned())),
        );
    }
    let mut linked = Vec::new();
    for package in reached
        .iter()
        .filter_map(|id| packages.get(id))
        .filter(|package| !package["source"].is_null())
    {
        let text = |key: &str| package[key].as_str().map(str::to_owned);
        let manifest = PathBuf::from(text("manifest_path").ok_or("no path")?);
        linked.push(Linked {
            name: format!(
                "{} {}",
                text("name").ok_or("no name")?,
                text("version").ok_or("no version")?
            ),
            license: text("license").unwrap_or_else(|| "in a text of its own".to_owned()),
            folder: manifest.parent().ok_or("no folder")?.to_owned(),
        });
    }
    linked.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(linked)
}

/// The files of a crate that are licences by their names, also those of code in other languages that it carries.
fn license_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let (entry, path) = entry.map(|entry| (entry.file_type(), entry.path()))?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        let is_code = [".RS", ".PY", ".JSON", ".TOML", ".HTML", ".YML"]
            .iter()
            .any(|end| name.ends_with(end));
        let names = [
            "LICENSE",
            "LICENCE",
            "UNLICENSE",
            "COPYING",
            "COPYRIGHT",
            "NOTICE",
        ];
        if entry?.is_dir() {
            if !["TESTS", "BENCHES", "EXAMPLES", "TARGET"].contains(&name.as_str()) {
                found.extend(license_files(&path)?);
            }
        } else if !is_code && names.iter().any(|start| name.starts_with(start)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
