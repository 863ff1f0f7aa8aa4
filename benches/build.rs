//! How long `tidings build` takes, in what memory, over sites of many notices and feeds of many checks.
//!
//! `cargo bench` prints one table; `cargo bench -- heavy 1000 10000`, `-- light 100000` and `-- feed` choose, and
//! `-- --write FOLDER heavy 1000` writes the sites for a profiler instead. The program is that of the release
//! profile, run as a process of its own; what it reads is in the page cache, what it writes goes to memory
//! (/dev/shm). Wall and processor time are medians of five runs into a new folder, memory is the most of the five;
//! "again" is the wall time of a build in which nothing changed.
//! `check` reads and judges the same site and writes nothing; starting is what `tidings --version` takes.
//!
//! Beside each site stands the floor, measured in the same run: writing the same files plainly, and reading and rendering
//! the Markdown once with nothing else. Where the environment's `HUGO` names that program, the same content goes
//! through it too, with the least of themes. `tests/bench.sh` fetches it.
#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on has failed"
)]

mod floor;
mod generate;
mod hugo;
mod measure;

use std::fs;
use std::path::{Path, PathBuf};

use generate::{Feed, NOW, Plan, Weight};
use measure::Taken;

const ROUNDS: usize = 5;
/// Notices of the sites that are measured when none are named.
const COUNTS: [usize; 4] = [100, 1000, 10_000, 100_000];
const WRITE: &str = "--write";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        [measure::RUN, ..] => measure::run_here(&args[1..]),
        [floor::WRITE, from, to] => floor::write(Path::new(from), Path::new(to)),
        [floor::MARKDOWN, folder] => floor::markdown(Path::new(folder)),
        [WRITE, folder, ..] => {
            for (place, (_, plan)) in chosen(&args[2..]).into_iter().enumerate() {
                generate::write(&Path::new(folder).join(place.to_string()), plan).expect("it can be written");
            }
        }
        _ => table(&chosen(&args)),
    }
}

fn table(sites: &[(String, Plan)]) {
    println!("| site | | files | MB | wall s | processor s | peak MB | again s | times ours |");
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    row("", "Tidings, starting", None, start(), "| ");
    for (name, plan) in sites {
        rows(name, *plan);
    }
}

/// The program that is measured.
const TIDINGS: &str = env!("CARGO_BIN_EXE_tidings");

fn start() -> Taken {
    rounds(|| measure::run(&[TIDINGS.as_ref(), "--version".as_ref()]))
}

fn rounds(run: impl Fn() -> Taken) -> Taken {
    let rounds: Vec<Taken> = (0..ROUNDS).map(|_| run()).collect();
    Taken::of(&rounds)
}

/// The sites that the arguments name.
fn chosen(args: &[String]) -> Vec<(String, Plan)> {
    let named = |word: &str| args.iter().any(|arg| arg == word);
    let counts: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let counts = if counts.is_empty() { &COUNTS } else { &counts[..] };
    let mut sites = Vec::new();
    for (word, weight) in [
        ("heavy", Weight::Heavy),
        ("usual", Weight::Usual),
        ("light", Weight::Light),
    ] {
        if named(word) || (args.is_empty() && weight == Weight::Usual) {
            sites.extend(counts.iter().map(|notices| {
                let plan = Plan {
                    notices: *notices,
                    weight,
                    components: 40,
                    minify: false,
                    feed: None,
                };
                (format!("{notices} {word} notices"), plan)
            }));
        }
    }
    if args.is_empty() || named("feed") {
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

/// A site in a folder, with what is built of it beside it.
struct Measured {
    folder: tempfile::TempDir,
    plan: Plan,
}

impl Measured {
    fn new(plan: Plan) -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").expect("/dev/shm is there");
        generate::write(&folder.path().join("site"), plan).expect("it can be written");
        Self { folder, plan }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs something that makes a new folder of its own, round after round; the last one's stays.
    fn rounds(&self, made: &str, run: impl Fn() -> Taken) -> Taken {
        rounds(|| {
            let _ = fs::remove_dir_all(self.path(made));
            run()
        })
    }

    fn build(&self, minify: bool) -> Taken {
        let plan = Plan { minify, ..self.plan };
        fs::write(self.path("site/site.toml"), generate::config(plan)).expect("it can be written");
        self.tidings("build", &["--output".as_ref(), &self.path("public")])
    }

    fn check(&self) -> Taken {
        self.tidings("check", &[])
    }

    fn tidings(&self, command: &str, more: &[&Path]) -> Taken {
        let config = self.path("site/site.toml");
        let words = [TIDINGS, command, "--now", NOW, "--config"].map(Path::new);
        measure::run(&[&words[..], &[&*config], more].concat())
    }

    fn hugo(&self, program: &Path, minify: bool) -> Taken {
        let (source, made) = (self.path("site"), self.path("hugo"));
        let mut command: Vec<&Path> = vec![program, "--quiet".as_ref(), "--source".as_ref(), &source];
        command.extend::<[&Path; 2]>(["--destination".as_ref(), &made]);
        if minify {
            command.push("--minify".as_ref());
        }
        measure::run(&command)
    }
}

fn rows(name: &str, plan: Plan) {
    let site = Measured::new(plan);
    let mut ours = [Taken::default(); 2];
    for (minify, ours) in [false, true].into_iter().zip(&mut ours) {
        *ours = site.rounds("public", || site.build(minify));
        let again = rounds(|| site.build(minify));
        let what = if minify { "Tidings, minified" } else { "Tidings" };
        let more = format!("{:.3} | ", again.wall);
        row(name, what, Some(&site.path("public")), *ours, &more);
        if !minify {
            row(name, "Tidings, `check`", None, rounds(|| site.check()), "| ");
        }
        if !minify && plan.feed.is_none() {
            floor_rows(name, &site, *ours);
        }
    }
    let Some(hugo) = hugo::program().filter(|_| plan.feed.is_none()) else {
        return;
    };
    hugo::dress(&site.path("site")).expect("it can be written");
    for (minify, ours) in [false, true].into_iter().zip(ours) {
        let taken = site.rounds("hugo", || site.hugo(&hugo, minify));
        let what = if minify { "Hugo, minified" } else { "Hugo" };
        let times = format!("| {:.1}", taken.wall / ours.wall);
        row(name, what, Some(&site.path("hugo")), taken, &times);
    }
}

fn floor_rows(name: &str, site: &Measured, ours: Taken) {
    let part = |what: &str, made: &str, command: &[&Path]| {
        let taken = site.rounds(made, || measure::told(command));
        row(name, what, None, taken, "| ");
        taken.wall
    };
    let (public, plain) = (site.path("public"), site.path("plain"));
    let write = part(
        "the same files, written",
        "plain",
        &[floor::WRITE.as_ref(), &public, &plain],
    );
    let content = site.path("site/content");
    let render = part(
        "the Markdown, rendered",
        "plain",
        &[floor::MARKDOWN.as_ref(), &content],
    );
    let floor = write + render;
    println!(
        "| {name} | the floor: both | | | {floor:.3} | | | | {:.2} |",
        floor / ours.wall
    );
}

fn row(site: &str, what: &str, made: Option<&Path>, taken: Taken, more: &str) {
    let made = made.map_or("| ".to_owned(), |made| {
        let files = floor::files(made);
        let length = |path: &PathBuf| fs::metadata(path).expect("it is there").len();
        let bytes: u64 = files.iter().map(length).sum();
        format!("{} | {:.1}", files.len(), bytes as f64 / 1e6)
    });
    let Taken {
        wall,
        processor,
        memory,
    } = taken;
    println!("| {site} | {what} | {made} | {wall:.3} | {processor:.3} | {memory:.0} | {more} |");
}
