//! Whatever the bytes, what must hold holds: the bodies of the fuzz targets (fuzz/bodies), on stable and for a second or
//! so, from seeds that are cut, joined and sprinkled with what has a meaning somewhere. `fuzz/run` does it for as long as
//! it is told to, from the same seeds.

mod found;
mod seeds;
mod signs;

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use crate::bodies::{ALL, Body};

use self::seeds::seeds;
use self::signs::SIGNS;

/// A place in a seed, what is cut out there, and the sign that is put in.
type Wound = (Index, usize, Index);

#[test]
fn seeds_hold() {
    for (target, body) in ALL {
        for seed in seeds(target) {
            body(&seed);
        }
    }
}

#[test]
fn texts_hold_whatever_is_in_them() {
    for (target, cases) in [
        ("site_toml", 40),
        ("front_matter", 40),
        ("update_headings", 30),
        ("markdown", 40),
    ] {
        holds(target, cases);
    }
}

#[test]
fn feeds_hold_whatever_is_in_them() {
    let targets = ALL.iter().filter(|(target, _)| target.starts_with("feed_"));
    targets.for_each(|(target, _)| holds(target, 30));
}

#[test]
fn imports_hold_whatever_is_in_them() {
    let targets = ALL.iter().filter(|(target, _)| target.starts_with("import_"));
    targets.for_each(|(target, _)| holds(target, 8));
}

#[test]
fn whole_sites_hold_whatever_is_in_them() {
    holds("tree", 16);
}

/// Calls the body of a target with that many hurt seeds, or with so many times as many as `TIMES` says. What fails is
/// shown as small as it can be, to be kept in `found`.
fn holds(target: &str, cases: u32) {
    let times = std::env::var("TIMES").map_or(1, |times| times.parse().unwrap());
    let cases = cases * times;
    let body = body_of(target);
    let seeds = seeds(target);
    let wounds = vec((any::<Index>(), 0..40_usize, any::<Index>()), 0..6);
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let held = TestRunner::new(config).run(&(any::<Index>(), wounds), |(seed, wounds)| {
        let seed: &Vec<u8> = seed.get(&seeds);
        let bytes = hurt(seed, &wounds);
        let told = String::from_utf8_lossy(&bytes).into_owned();
        std::panic::catch_unwind(|| body(&bytes)).map_err(|_| TestCaseError::fail(told))
    });
    if let Err(error) = held {
        panic!("{target}: {error}");
    }
}

fn hurt(seed: &[u8], wounds: &[Wound]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for (place, cut, sign) in wounds {
        let start = place.index(bytes.len() + 1);
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, sign.get(SIGNS.as_slice()).bytes());
    }
    bytes
}

fn body_of(target: &str) -> Body {
    let known = ALL.iter().find(|(known, _)| *known == target);
    known.unwrap_or_else(|| panic!("no target {target}")).1
}

/// Every target is a program of cargo-fuzz that calls its body, and no other is. With `SEEDS` naming a folder, the seeds
/// of each target are written there, and the signs as libFuzzer's dictionary.
#[test]
fn every_body_is_a_target() {
    let fuzz = Path::new(crate::support::REPOSITORY).join("fuzz");
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
    assert_eq!(manifest.matches("[[bin]]").count(), ALL.len());
    for (target, _) in ALL {
        assert!(manifest.contains(&format!(
            "name = \"{target}\"\npath = \"fuzz_targets/{target}.rs\"\n"
        )));
        assert!(
            fuzz.join(format!("fuzz_targets/{target}.rs")).exists(),
            "{target}"
        );
    }
    let Some(folder) = std::env::var_os("SEEDS") else {
        return;
    };
    let folder = Path::new(&folder);
    for (target, _) in ALL {
        fs::create_dir_all(folder.join(target)).unwrap();
        for (number, seed) in seeds(target).iter().enumerate() {
            fs::write(folder.join(format!("{target}/seed-{number:03}")), seed).unwrap();
        }
    }
    let escaped = |sign: &str| {
        sign.bytes()
            .map(|byte| format!("\\x{byte:02x}"))
            .collect::<String>()
    };
    let lines = SIGNS.iter().map(|sign| format!("\"{}\"\n", escaped(sign)));
    fs::write(folder.join("signs.dict"), lines.collect::<String>()).unwrap();
}
