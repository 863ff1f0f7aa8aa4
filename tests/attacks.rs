//! Texts, feeds, themes and folders made to take for ever, to nest too deep for the stack or to fill the memory. Each ends,
//! in a site or in a finding that says what is wrong.
//!
//! The bound is processor time, which other work on the machine leaves alone, and it is generous: what is linear takes
//! a tenth of it in the slowest build, and what was quadratic took minutes. A stack that overflows ends the process by
//! a signal, which is no exit status.

mod feeds;
mod imports;
mod rules;
mod texts;
mod themes;
mod tomls;

use std::path::Path;
use std::process::Command;

use crate::support::{NOW, Run, SiteTest};

/// Seconds of processor time.
const MOST_SECONDS: u32 = 20;
/// Kilobytes of address space, of which every thread's stack takes 16 MB.
const MOST_KILOBYTES: u32 = 6 << 20;

/// What a text may have at most, and a little less.
const LONG: usize = (1 << 18) - 1000;

/// How an attack ends.
#[derive(Clone, Copy)]
enum Ends {
    /// In a site.
    Builds,
    /// In an error whose code begins so, and nothing is published.
    Says(&'static str),
}

use Ends::{Builds, Says};

/// `sign` again and again, as long as a text may be.
fn long(sign: &str) -> String {
    sign.repeat(LONG / sign.len())
}

/// Builds a site with a limit on time and memory.
#[track_caller]
fn attacked(what: &str, site: &SiteTest, ends: Ends) {
    let run = limited(site, &["build", "--now", NOW]);
    let told: String = run.stderr.chars().take(2000).collect();
    match ends {
        Builds => assert_eq!(run.status, Some(0), "{what}: {told}"),
        Says(code) => {
            assert_eq!(run.status, Some(1), "{what}: {told}");
            let error = format!("error[tidings::{code}");
            assert!(run.stderr.contains(&error), "{what}: {told}");
        }
    }
    assert_eq!(site.path("public").exists(), run.status == Some(0), "{what}");
}

/// Runs the program with a limit on time and memory.
fn limited(site: &SiteTest, args: &[&str]) -> Run {
    let limits = format!("ulimit -t {MOST_SECONDS} -v {MOST_KILOBYTES}; exec \"$0\" \"$@\"");
    let output = Command::new("/bin/bash")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_tidings")])
        .args(args)
        .current_dir(site.path(""))
        .env_clear()
        .output()
        .unwrap();
    Run::new(output, Path::new("/nowhere"))
}
