//! How long `tidings build` takes, in what memory, over sites of many notices.
//!
//! `cargo bench` prints one table; `cargo bench -- heavy 1000 10000`, `-- light 100000` and `-- feed` choose, and
//! `-- --write FOLDER heavy 1000` writes the sites for a profiler instead. The program is that of the release
//! profile, run as a process of its own; what it reads is in the page cache, what it writes goes to memory
//! (/dev/shm). Wall and processor time are medians of five builds into a new folder, memory is the most of the five;
//! "again" is the wall time of a build in which nothing changed.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on has failed"
)]

mod generate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use generate::{Feed, NOW, Plan, Weight};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

const ROUNDS: usize = 5;
/// Makes this program run another one and print what it took: the system counts by process.
const MEASURE: &str = "--measure";
const WRITE: &str = "--write";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if args.first().is_some_and(|arg| arg == MEASURE) {
        return measure_here(&args[1..]);
    }
    if let [first, folder, rest @ ..] = &args[..]
        && first == WRITE
    {
        for (place, (_, plan)) in chosen(rest).into_iter().enumerate() {
            generate::write(&Path::new(folder).join(place.to_string()), plan).expect("the site is written");
        }
        return;
    }
    println!("| site | minify | files | bytes | wall s | processor s | peak MB | again s |");
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (name, plan) in chosen(&args) {
        row(&name, plan);
    }
}

/// The sites that the arguments name.
fn chosen(args: &[String]) -> Vec<(String, Plan)> {
    let named = |word: &str| args.is_empty() || args.iter().any(|arg| arg == word);
    let counts: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let mut sites = Vec::new();
    for (word, weight, usual) in [
        ("heavy", Weight::Heavy, &[100, 1000, 10_000][..]),
        ("usual", Weight::Usual, &[1000, 10_000]),
        ("light", Weight::Light, &[1000, 10_000]),
    ] {
        if !named(word) {
            continue;
        }
        for notices in if counts.is_empty() { usual } else { &counts } {
            for minify in [false, true] {
                let plan = Plan {
                    notices: *notices,
                    weight,
                    components: 40,
                    minify,
                    feed: None,
                };
                sites.push((format!("{notices} {word} notices"), plan));
            }
        }
    }
    if named("feed") {
        let feeds = [
            ("sums, own format", 200, Some(Feed::Own)),
            ("no feed", 50, None),
            ("a check a minute, NDJSON", 50, Some(Feed::Lines)),
            ("a check a minute, own format", 50, Some(Feed::Checks)),
        ];
        for (what, components, feed) in feeds {
            let plan = Plan {
                notices: 1,
                weight: Weight::Light,
                components,
                minify: false,
                feed,
            };
            sites.push((format!("{components} components, 90 days, {what}"), plan));
        }
    }
    sites
}

fn row(name: &str, plan: Plan) {
    let folder = tempfile::tempdir_in("/dev/shm").expect("/dev/shm is there");
    generate::write(folder.path(), plan).expect("the site is written");
    let output = folder.path().join("public");
    build(folder.path(), &output);
    let (files, bytes) = size(&output);
    let mut taken: Vec<Taken> = (0..ROUNDS)
        .map(|_| {
            fs::remove_dir_all(&output).expect("the output goes");
            build(folder.path(), &output)
        })
        .collect();
    let again: Vec<f64> = (0..ROUNDS).map(|_| build(folder.path(), &output).wall).collect();
    let most = taken.iter().map(|taken| taken.memory).fold(0.0, f64::max);
    println!(
        "| {name} | {} | {files} | {bytes} | {:.3} | {:.3} | {most:.0} | {:.3} |",
        if plan.minify { "yes" } else { "no" },
        median(taken.iter().map(|taken| taken.wall).collect()),
        median(taken.iter_mut().map(|taken| taken.processor).collect()),
        median(again),
    );
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// What a build took: seconds, seconds of all processors, megabytes.
struct Taken {
    wall: f64,
    processor: f64,
    memory: f64,
}

fn build(folder: &Path, output: &Path) -> Taken {
    let itself = std::env::current_exe().expect("this program has a path");
    let told = Command::new(itself)
        .args([
            MEASURE,
            env!("CARGO_BIN_EXE_tidings"),
            "build",
            "--now",
            NOW,
            "--config",
        ])
        .arg(folder.join("site.toml"))
        .arg("--output")
        .arg(output)
        .stderr(Stdio::inherit())
        .output()
        .expect("it runs");
    assert!(told.status.success(), "the build failed");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let numbers: Vec<f64> = told
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let [wall, processor, memory] = numbers[..] else {
        panic!("not measured: {told}")
    };
    Taken {
        wall,
        processor,
        memory,
    }
}

/// Runs a program and prints what it took.
fn measure_here(command: &[String]) {
    let stopwatch = Instant::now();
    let done = Command::new(&command[0])
        .args(&command[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .expect("it runs");
    let wall = stopwatch.elapsed().as_secs_f64();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let processor = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    println!(
        "{wall} {} {}",
        processor as f64 / 1e6,
        usage.max_rss() as f64 / 1024.0
    );
}

/// The files of a folder and their bytes.
fn size(folder: &Path) -> (usize, u64) {
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    let (mut files, mut bytes) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it reads").flatten() {
            let metadata = entry.metadata().expect("it is there");
            if metadata.is_dir() {
                folders.push(entry.path());
            } else {
                files += 1;
                bytes += metadata.len();
            }
        }
    }
    (files, bytes)
}
