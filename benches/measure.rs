//! What a program takes, told by the system: it counts by process, so that each runs as one of its own.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// Makes this program run another one and print what it took.
pub const RUN: &str = "--measure";

/// Seconds, seconds of all processors, megabytes at the most.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken {
    pub wall: f64,
    pub processor: f64,
    pub memory: f64,
}

impl Taken {
    /// The medians of the times, the most of the memory.
    pub fn of(all: &[Self]) -> Self {
        Self {
            wall: median(all.iter().map(|taken| taken.wall)),
            processor: median(all.iter().map(|taken| taken.processor)),
            memory: all.iter().map(|taken| taken.memory).fold(0.0, f64::max),
        }
    }
}

fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// Runs a program by way of this one, which the system's count is begun anew for.
pub fn run(command: &[&Path]) -> Taken {
    told(&[&[RUN.as_ref()], command].concat())
}

/// Runs this program, which measures what it is asked for.
pub fn told(args: &[&Path]) -> Taken {
    let itself = std::env::current_exe().expect("this program has a path");
    let told = Command::new(itself)
        .args(args)
        .stderr(Stdio::inherit())
        .output()
        .expect("it runs");
    assert!(told.status.success(), "{args:?} failed");
    read(&String::from_utf8_lossy(&told.stdout))
}

/// What [`show`] printed.
fn read(told: &str) -> Taken {
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
pub fn run_here(command: &[String]) {
    let stopwatch = Instant::now();
    let done = Command::new(&command[0])
        .args(&command[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .expect("it runs");
    let wall = stopwatch.elapsed().as_secs_f64();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    show(wall, UsageWho::RUSAGE_CHILDREN, 0.0);
}

/// Does something in this process and prints what it took.
pub fn here<T>(work: impl FnOnce() -> T) {
    let before = processor(UsageWho::RUSAGE_SELF);
    let stopwatch = Instant::now();
    let done = work();
    show(stopwatch.elapsed().as_secs_f64(), UsageWho::RUSAGE_SELF, before);
    drop(done);
}

fn show(wall: f64, who: UsageWho, before: f64) {
    let memory = getrusage(who).expect("the system counts").max_rss() as f64 / 1024.0;
    println!("{wall} {} {memory}", processor(who) - before);
}

fn processor(who: UsageWho) -> f64 {
    let usage = getrusage(who).expect("the system counts");
    (usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1e6
}
