//! `tidings publish`: what `tidings build` has put into its folder, sent to a store. How a build itself is put into that
//! folder is `shell/publish.rs`.

mod built;
mod destination;
mod refusal;
mod send;

use std::path::PathBuf;
use std::time::Instant as Stopwatch;

use super::args::{Args, Publish};
use super::{Failure, load, report};
use crate::diagnostic::list;
use crate::output::release::{MANIFEST, Plan};

use built::Built;
use destination::Destination;
use refusal::Step;
use send::Sender;

/// How many objects in the way are named.
const NAMED: usize = 5;

/// Sends the site that was built, or says what would be sent.
pub fn publish(args: &Args, publish: &Publish) -> Result<(), Failure> {
    let stopwatch = Stopwatch::now();
    let destination = Destination::parse(&publish.destination)?;
    let built = Built::hold(&output(args, publish)?)?;
    destination.refuse_overlap(&built.folder)?;
    let files = built.files()?;
    let store = destination.open(publish.dry_run)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Outside(format!("nothing can be sent: {error}")))?;
    runtime.block_on(async {
        let sender = Sender::new(&destination, &store, &built);
        let known = sender.known().await?;
        let manifest = known.manifest.as_ref().map(|(manifest, at)| (manifest, *at));
        let plan = Plan::new(&files, &known.listing, manifest);
        if !publish.force {
            refuse_others(&destination, &plan)?;
        }
        if publish.dry_run {
            return report::result(&told(&plan));
        }
        destination.clear_begun(|path| path == MANIFEST || plan.knows(path));
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

/// The folder that is sent.
fn output(args: &Args, publish: &Publish) -> Result<PathBuf, Failure> {
    if let Some(output) = &publish.output {
        return Ok(output.clone());
    }
    let opened = load::open(&args.config)?;
    match &opened.config {
        Some(config) => Ok(load::site_folder(&args.config).join(&config.build.output)),
        None => {
            report::Findings::of(&opened.diagnostics, &opened.sources).tell();
            Err(Failure::Content)
        }
    }
}

/// What others put there is replaced only when somebody says so.
fn refuse_others(destination: &Destination, plan: &Plan) -> Result<(), Failure> {
    let mut named: Vec<&str> = plan.in_the_way.iter().map(String::as_str).take(NAMED).collect();
    if named.is_empty() {
        return Ok(());
    }
    let more = plan.in_the_way.len().saturating_sub(named.len());
    let more = format!("{more} more");
    if plan.in_the_way.len() > named.len() {
        named.push(&more);
    }
    Err(Failure::Usage(format!(
        "{destination}: Tidings did not put there what lies at addresses of the site: {}\n\
         name another destination, or let Tidings replace it with `--force`",
        list(&named)
    )))
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
