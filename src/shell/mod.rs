//! The only folder that touches the world: arguments, files, the clock, standard streams.
#![allow(
    clippy::disallowed_methods,
    reason = "what the rest of the program must not do is done here"
)]

mod archive;
mod args;
mod aside;
mod check;
mod clock;
mod copies;
mod desk;
mod explain;
mod feeds;
mod fetch;
mod files;
mod import;
mod init;
mod licenses;
mod load;
#[cfg(feature = "mail")]
mod mail;
mod manual;
mod named;
mod new;
mod next;
mod platform;
mod publish;
pub mod reference;
mod report;
mod schema;
mod serve;
#[cfg(feature = "mail")]
mod smtp;
#[cfg(feature = "publish")]
mod store;
mod theme;
mod unchanged;
mod update;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant as Stopwatch;

use clap::Parser;

use crate::output::list::outputs;
use crate::pipeline::{self, Reading};

use args::{Args, Build, Command};
use feeds::Asking;
use platform::shown;
use unchanged::Asked;

/// What reads HTML recurses; texts are held to a depth, and the stacks of threads are sized for it.
const STACK_BYTES: usize = 16 << 20;

/// What kept a command from being done.
#[derive(Debug)]
pub enum Failure {
    /// An author can mend it in a file: exit status 1. The findings were told.
    Content,
    /// The command line or its folder: exit status 2.
    Usage(String),
    /// Outside: disk, permission, network: exit status 3.
    Outside(String),
}

impl Failure {
    /// What the machine refused, with the path it refused it for.
    pub fn io(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Outside(format!("{}: {error}", shown(path)))
    }

    /// What is said of it; of content everything was told before.
    fn message(&self) -> Option<&str> {
        match self {
            Self::Content => None,
            Self::Usage(message) | Self::Outside(message) => Some(message),
        }
    }
}

/// Runs the program with these arguments and gives its exit status.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // clap knows which of its messages are results (help, version) and which are errors.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let _ = rayon::ThreadPoolBuilder::new()
        .stack_size(STACK_BYTES)
        .build_global();
    let done = match &args.command {
        Command::Build(build) => self::build(&args, build),
        Command::Check(check) => check::check(&args, check),
        Command::Explain(explain) => explain::explain(explain),
        Command::Archive(archive) => archive::archive(&args, archive),
        Command::Next(next) => next::next(&args, next),
        Command::Serve(serve) => serve::serve(&args, serve),
        Command::New(new) => new::new(&args, new),
        Command::Update(update) => update::update(&args, update),
        Command::Init(init) => init::init(&args, init),
        Command::Completions(completions) => manual::completions(completions),
        Command::Man(man) => manual::man(man),
        Command::Schema(schema) => schema::schema(schema),
        Command::Licenses => licenses::licenses(),
        Command::Import(import) => import::import(import),
        #[cfg(feature = "mail")]
        Command::Mail(mail) => mail::mail(&args, mail),
        #[cfg(feature = "publish")]
        Command::Publish(publish) => store::publish(&args, publish),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::Usage(message)) => {
            report::error(&message);
            ExitCode::from(2)
        }
        Err(Failure::Outside(message)) => {
            report::error(&message);
            ExitCode::from(3)
        }
    }
}

fn build(args: &Args, build: &Build) -> Result<(), Failure> {
    let stopwatch = Stopwatch::now();
    let folder = load::site_folder(&args.config);
    let opened = load::open(&args.config)?;
    let asked_at = clock::now(build.now.as_deref(), opened.config.as_ref())?.at;
    let supplies = feeds::supplies(opened.config.as_ref(), &folder, Asking::Network, asked_at);
    // Only now, so that what was fetched is not of the future.
    let instant = clock::now(build.now.as_deref(), opened.config.as_ref())?;
    if instant.from_environment {
        report::message(&format!("the instant is {}, from SOURCE_DATE_EPOCH", instant.at));
    }
    let output = match (&build.output, &opened.config) {
        (Some(output), _) => output.clone(),
        (None, Some(config)) => folder.join(&config.build.output),
        (None, None) => PathBuf::from("public"),
    };
    let content = opened
        .config
        .as_ref()
        .map(|config| folder.join(&config.build.content.value));
    let options = load::Options {
        drafts: build.drafts,
        base_url: build.base_url.as_deref(),
        by_clock: instant.by_clock,
        ..load::Options::default()
    };
    let inputs = load::inputs(&opened, &folder, supplies, options)?;
    let asked = Asked::of(&opened, &inputs, &folder, &output, instant.at);
    if let Some(made) = asked.as_ref().and_then(Asked::made) {
        let _held = publish::Place::prepare(&output, &folder, content.as_deref(), build.force)?;
        if let Some(tally) = made.untouched(&output) {
            report::built(&tally, &output, stopwatch.elapsed());
            return Ok(());
        }
    }
    let reading = pipeline::read(opened, inputs, instant.at);
    report::findings(&reading);
    feeds::keep(&reading.fetching, &folder);
    let Some(edition) = &reading.edition else {
        return Err(not_published(&reading));
    };
    let place = publish::Place::prepare(&output, &folder, content.as_deref(), build.force)?;
    let outputs = outputs(edition);
    let progress = report::Progress::new(outputs.len());
    let published = publish::publish(&place, &outputs, content.as_deref().unwrap_or(&folder), &progress);
    progress.finish();
    let tally = published.map_err(|trouble| match trouble {
        publish::Trouble::Rendering(error) => {
            report::finding(&error, &reading.sources);
            not_published(&reading)
        }
        publish::Trouble::World(failure) => failure,
    })?;
    if let Some(asked) = asked.filter(|_| reading.diagnostics.is_empty()) {
        let (until, _) = edition.site.next_change();
        asked.keep(&tally, &output, until);
    }
    report::built(&tally, &output, stopwatch.elapsed());
    // The process ends, and the system takes its memory back faster than it is freed piece by piece.
    std::mem::forget(outputs);
    std::mem::forget(reading);
    Ok(())
}

/// Says that the old site stands.
fn not_published(reading: &Reading) -> Failure {
    if reading.is_only_unreachable() {
        return Failure::Outside("nothing was published".to_owned());
    }
    report::message("nothing was published");
    Failure::Content
}
