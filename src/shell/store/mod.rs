//! `tidings publish`: what `tidings build` has put into its folder, sent to a store. How a build itself is put into that
//! folder is `shell/publish.rs`.

mod bucket;
mod built;
mod destination;
mod folder;
mod look;
mod refusal;
mod send;

use std::path::PathBuf;
use std::time::Instant as Stopwatch;

use super::args::{Args, Publish};
use super::{Failure, load, report};
use crate::config::{KEPT, THEMES};
use crate::diagnostic::list;
use crate::output::own::MANIFEST;
use crate::output::release::{File, Plan};
use crate::pipeline::Opened;

use built::Built;
use destination::Destination;
use folder::Obstacles;
use refusal::Step;
use send::Sender;

/// How many objects in the way are named.
const NAMED: usize = 5;

/// Sends the site that was built, or says what would be sent.
pub fn publish(args: &Args, publish: &Publish) -> Result<(), Failure> {
    let stopwatch = Stopwatch::now();
    let destination = Destination::parse(&publish.destination)?;
    let opened = load::open(&args.config);
    for (folder, what) in own_folders(args, opened.as_ref().ok()) {
        destination.refuse_overlap(&folder, what)?;
    }
    let built = Built::hold(&output(args, publish, opened)?)?;
    destination.refuse_overlap(&built.folder, "the site that is sent")?;
    let files = built.files()?;
    let store = destination.open(publish.dry_run)?;
    for file in &files {
        store.known_name(&file.path)?;
    }
    let obstacles = obstacles(&destination, &files)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Outside(format!("nothing can be sent: {error}")))?;
    runtime.block_on(async {
        let sender = Sender::new(&destination, &store, &built);
        let known = look::look(&destination, &store, &files).await?;
        let manifest = known.manifest.as_ref().map(|(manifest, at)| (manifest, *at));
        let plan = Plan::new(&files, &known.listing, manifest);
        if !publish.force {
            refuse_others(&destination, &plan, &obstacles)?;
        }
        if !plan.left.is_empty() {
            let left = named(plan.left.iter());
            report::message(&format!("{destination}: not removed, changed by others: {left}"));
        }
        if publish.dry_run {
            return report::result(&told(&plan));
        }
        destination.clear_begun(manifest);
        sender
            .carry_out(&plan, manifest.map(|(manifest, _)| manifest))
            .await?;
        report::message(&format!(
            "{destination}: {} sent, {} unchanged, {} removed, in {:.2} s",
            plan.send.len(),
            plan.unchanged,
            plan.removed(),
            stopwatch.elapsed().as_secs_f64(),
        ));
        Ok(())
    })
}

/// The folders of the site that hold something else, as far as site.toml is there to name them.
fn own_folders(args: &Args, opened: Option<&Opened>) -> Vec<(PathBuf, &'static str)> {
    let Some(config) = opened.and_then(|opened| opened.config.as_ref()) else {
        return Vec::new();
    };
    let folder = load::site_folder(&args.config);
    let content = folder.join(&config.build.content.value);
    vec![
        (content, "the content folder"),
        (folder.join(THEMES), "the folder of themes"),
        (folder.join(KEPT), "the copies of feeds"),
    ]
}

/// The folder that is sent.
fn output(args: &Args, publish: &Publish, opened: Result<Opened, Failure>) -> Result<PathBuf, Failure> {
    if let Some(output) = &publish.output {
        return Ok(output.clone());
    }
    let opened = opened?;
    let is_wrong = opened.diagnostics.has_errors();
    match &opened.config {
        Some(config) if !is_wrong => Ok(load::site_folder(&args.config).join(&config.build.output)),
        _ => {
            report::Findings::of(&opened.diagnostics, &opened.sources).tell();
            Err(Failure::Content)
        }
    }
}

/// Links, pipes and folders where files are to lie.
fn obstacles(destination: &Destination, files: &[File]) -> Result<Obstacles, Failure> {
    let paths = files.iter().map(|file| file.path.as_str());
    let obstacles = destination.obstacles(paths.chain([MANIFEST]));
    match obstacles.blocking.is_empty() {
        true => Ok(obstacles),
        false => Err(Failure::Usage(format!(
            "{destination}: a folder lies at the address of a file, or what is no folder on the way to one: {}\n\
             move it away, or name another destination",
            named(obstacles.blocking.iter())
        ))),
    }
}

/// What others put there is replaced only when somebody says so.
fn refuse_others(destination: &Destination, plan: &Plan, obstacles: &Obstacles) -> Result<(), Failure> {
    let others = || plan.in_the_way.iter().chain(&obstacles.replaceable);
    if others().next().is_none() {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "{destination}: Tidings did not put there what lies at addresses of the site: {}\n\
         name another destination, or let Tidings replace it with `--force`",
        named(others())
    )))
}

/// The first few of a list, and how many more there are.
fn named<'p>(paths: impl Iterator<Item = &'p String>) -> String {
    let paths: Vec<&str> = paths.map(String::as_str).collect();
    let mut named: Vec<&str> = paths.iter().copied().take(NAMED).collect();
    let more = format!("{} more", paths.len().saturating_sub(NAMED));
    if paths.len() > NAMED {
        named.push(&more);
    }
    list(&named)
}

/// The plan, a line for each object, in the order in which it is carried out.
fn told(plan: &Plan) -> String {
    let sent = plan.send.iter().map(|one| match one.is_new {
        true => format!("new {}", one.file.path),
        false => format!("changed {}", one.file.path),
    });
    let gone = plan.remove_pages.iter().chain(&plan.remove_others);
    let gone = gone.map(|path| format!("gone {path}"));
    let counted = format!("unchanged: {}", plan.unchanged);
    sent.chain(gone).chain([counted]).collect::<Vec<_>>().join("\n")
}
