//! `tidings new`: a notice, an issue or a page, written as a careful author writes it and read before it is there.

mod ask;
mod incident;
mod newsletter;
mod page;
mod window;

use super::args::{Args, New, NewFile as Given, Sort};
use super::desk::{self, Desk};
use super::load::Draft;
use super::platform::shown;
use super::{Failure, report};
use crate::authored::notice::NewFile;
use crate::authored::{ContentFile, one_line};
use crate::config::is_slug;
use crate::diagnostic::slug_of;
use crate::model::PageName;

/// Writes it, prints its path and says what comes next.
pub fn new(args: &Args, new: &New) -> Result<(), Failure> {
    let given = new.sort.file();
    let desk = Desk::open(&args.config, given.now.as_deref())?;
    let file = match &new.sort {
        Sort::Maintenance(window) => window::file(&desk, window.clone())?,
        Sort::Incident(incident) => incident::file(&desk, incident.clone())?,
        Sort::Newsletter(issue) => newsletter::file(&desk, issue.clone())?,
        Sort::Page(page) => page::file(&desk, page.clone())?,
    };
    write(&desk, &file)?;
    let next = match file.text.is_empty() {
        true => "write below its last `+++` what readers should know, then run `tidings check`",
        false => "look at it with `tidings serve`, then run `tidings check`",
    };
    report::message(&format!("next: {next}"));
    Ok(())
}

fn write(desk: &Desk, file: &ContentFile) -> Result<(), Failure> {
    let text = file.to_string();
    let content = format!("{}/", desk.config().build.content.value);
    let below = file.path.strip_prefix(&content).unwrap_or(&file.path);
    desk.with(Draft {
        path: below,
        bytes: text.as_bytes(),
    })?;
    let path = desk.path(below);
    desk::write_new(&path, &text)?;
    report::result(&shown(&path).to_string())
}

/// An argument that is missing and cannot be proposed, and what it takes.
struct Missing(&'static str, String);

impl Missing {
    fn title(given: &Given) -> Option<Self> {
        let missing = Self("TITLE", "what it is called".to_owned());
        let title = given.title.as_deref().unwrap_or_default();
        title.trim().is_empty().then_some(missing)
    }
}

/// Whether anything is missing that has to be asked for.
///
/// # Errors
/// There is nobody to ask.
fn must_ask(missing: impl IntoIterator<Item = Missing>) -> Result<bool, Failure> {
    let missing: Vec<Missing> = missing.into_iter().collect();
    if missing.is_empty() || ask::is_possible() {
        return Ok(!missing.is_empty());
    }
    let lines = missing
        .iter()
        .map(|Missing(argument, takes)| format!("\n  {argument}: {takes}"));
    Err(Failure::Usage(format!(
        "this is missing, and there is no terminal to ask on:{}",
        lines.collect::<String>()
    )))
}

/// The title that was given, or what is answered, in one line.
fn title(given: &Given) -> Result<String, Failure> {
    let title = one_line(given.title.as_deref().unwrap_or_default());
    match title.is_empty() {
        true => Ok(one_line(&ask::text("Title")?)),
        false => Ok(title),
    }
}

/// The text that was given, or what is answered; it may be empty.
fn text(given: &Given, asks: bool) -> Result<String, Failure> {
    let text = match &given.text {
        Some(text) => desk::text(text)?,
        None if asks => ask::any_text("What readers should know (more can be written in the file)")?,
        None => String::new(),
    };
    desk::is_closed("--text", &text).map(|()| text)
}

fn new_file<'a>(desk: &'a Desk, slug: &'a str, title: &'a str, text: &'a str) -> NewFile<'a> {
    NewFile {
        folder: &desk.config().build.content.value,
        slug,
        title,
        text,
        zone: desk.zone(),
    }
}

/// The slug that was given, or one made from `words`, of which `page` makes a page's name; never one that is taken.
fn slug(desk: &Desk, given: &Given, words: &str, page: impl Fn(&str) -> PageName) -> Result<String, Failure> {
    let wanted = given.slug.clone().unwrap_or_else(|| slug_of(words));
    if wanted.is_empty() {
        return Err(Failure::Usage(
            "no slug can be made from the title: name one with `--slug SLUG`, of lower-case letters, digits and `-`"
                .to_owned(),
        ));
    }
    if !is_slug(&wanted) {
        let proposed = slug_of(&wanted);
        return Err(Failure::Usage(format!(
            "--slug: `{wanted}` cannot be part of an address; write it like `{}`",
            if proposed.is_empty() {
                "web-servers"
            } else {
                &proposed
            }
        )));
    }
    if !desk.site().is_taken(&page(&wanted)) {
        return Ok(wanted);
    }
    let free = (2_u32..).map(|number| numbered(&wanted, number));
    let mut free = free.filter(|slug| !desk.site().is_taken(&page(slug)));
    let free = free.next().unwrap_or_default();
    match ask::is_possible() {
        true => ask::checked(&format!("`{wanted}` is taken; another slug"), &free, |answer| {
            let fits = is_slug(answer) && !desk.site().is_taken(&page(answer));
            fits.then_some(())
                .ok_or_else(|| "it is taken, or cannot be part of an address".to_owned())
        }),
        false => Err(Failure::Usage(format!(
            "there is a file of this name, and it is not overwritten: `{wanted}`; name another, such as \
             `--slug {free}`"
        ))),
    }
}

/// `web-patches` as `web-patches-2`, within the length that a slug may have.
fn numbered(slug: &str, number: u32) -> String {
    let tail = format!("-{number}");
    let most = 100 - tail.len();
    format!("{}{tail}", slug.get(..most).unwrap_or(slug))
}
