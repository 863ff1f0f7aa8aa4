//! The README, carried out: what it tells a newcomer to type works as it stands, in that order.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{REPOSITORY, SiteTest};

/// What a machine without a network and a browser leaves out.
const LEFT_OUT: [&str; 2] = ["cargo install", "tidings serve"];

#[test]
fn the_commands_of_the_first_five_minutes_and_of_writing_work() {
    let readme = fs::read_to_string(format!("{REPOSITORY}/README.md")).unwrap();
    let blocks = ["Your own site in five minutes", "Writing"].map(|title| block(&readme, title));
    let lines = blocks.iter().flat_map(|block| block.lines());
    let script: String = lines
        .filter(|line| !LEFT_OUT.iter().any(|left_out| line.starts_with(left_out)))
        .map(|line| format!("{line}\n"))
        .collect();
    let site = SiteTest::empty();
    let program = Path::new(env!("CARGO_BIN_EXE_tidings")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let done = Command::new("sh")
        .args(["-euc", &script])
        .current_dir(site.path("."))
        .env("PATH", format!("{}:{path}", program.display()))
        .output()
        .unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{script}\n{said}");
    assert!(said.ends_with("no mistakes found\n"), "{said}");
    assert!(site.path("my-status/public/index.html").is_file());
}

/// The first block of commands of a section.
fn block<'r>(readme: &'r str, title: &str) -> &'r str {
    let (_, section) = readme.split_once(&format!("\n## {title}\n")).unwrap();
    let (_, block) = section.split_once("```sh\n").unwrap();
    block.split_once("```").unwrap().0
}
