//! `tidings licenses`: every crate that is in the program with its licence, and the texts of all of them.

use std::collections::BTreeSet;

use toml::Table;

use crate::support::{REPOSITORY, SiteTest};

#[test]
fn the_program_carries_the_licences_of_what_is_in_it() {
    let run = SiteTest::empty().run(&["licenses"]).succeeds();
    assert_eq!(run.stderr, "");
    let (crates, texts) = run.stdout.split_once("\n\n-----").unwrap();
    let (_, crates) = crates.split_once("\n\n").unwrap();
    let named: BTreeSet<&str> = crates
        .lines()
        .map(|line| {
            let (name, license) = line.split_once(": ").unwrap();
            assert!(!license.is_empty(), "{line}");
            name.split_once(' ').unwrap().0
        })
        .collect();
    let manifest = std::fs::read_to_string(format!("{REPOSITORY}/Cargo.toml")).unwrap();
    let manifest: Table = manifest.parse().unwrap();
    for (name, about) in manifest["dependencies"].as_table().unwrap() {
        let is_optional = about.get("optional").is_some();
        assert!(is_optional || named.contains(name.as_str()), "{name}");
    }
    // Deep down in the graph.
    assert!(named.contains("miniz_oxide") && named.contains("ring"));
    // What writes code while others are compiled, and what only tests need.
    for absent in ["serde_derive", "proptest", "jsonschema"] {
        assert!(!named.contains(absent), "{absent}");
    }
    for words in [
        "Permission is hereby granted, free of charge",
        "Apache License",
        "Mozilla Public License",
        "UNICODE LICENSE V3",
        "c_src/mimalloc",
    ] {
        assert!(texts.contains(words), "{words}");
    }
}

/// So that two machines make the same program.
#[test]
fn nothing_in_them_says_where_it_was_built() {
    let run = SiteTest::empty().run(&["licenses"]).succeeds();
    for words in [REPOSITORY, "/registry/", ".cargo"] {
        assert!(!run.stdout.contains(words), "{words}");
    }
}
