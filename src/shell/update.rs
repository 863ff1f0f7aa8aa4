//! `tidings update`: says something more of a notice, at the end of its file.

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta, Timelike};

use super::args::{Args, Update};
use super::desk::{self, Desk};
use super::load::Draft;
use super::named::not_found;
use super::platform::shown;
use super::{Failure, clock, files, load, report};
use crate::authored::update::NewUpdate;
use crate::model::notice::Sort;
use crate::model::{Instant, NoticeId, PageName};
use crate::site::Site;
use crate::site::find::{Found, NotFound};

/// Appends the update and prints it.
pub fn update(args: &Args, update: &Update) -> Result<(), Failure> {
    let opened = load::open(&args.config)?;
    let now = clock::now(update.now.as_deref(), opened.config.as_ref())?.at;
    let zone = opened
        .config
        .as_ref()
        .map_or(chrono_tz::Tz::UTC, |config| config.site.timezone);
    let at = update
        .at
        .as_deref()
        .map(|given| clock::parse(given, zone).map_err(|wrong| Failure::Usage(format!("--at: {wrong}"))))
        .transpose()?;
    let text = update
        .text
        .as_deref()
        .map(desk::text)
        .transpose()?
        .unwrap_or_default();
    // From reading to writing: of two updates at once, the second is judged by what the first wrote.
    let _held = desk::hold(&args.config, opened.config.as_ref());
    // What is said later may be said of what is announced by then.
    let desk = Desk::at(&args.config, at.unwrap_or(now).max(now))?;
    let notice = notice(&desk, update)?;
    append(&desk, &notice, at, now, update, &text)
}

/// A notice that something can be said of.
struct Notice {
    id: NoticeId,
    /// Its file, below the content folder.
    path: String,
}

fn notice(desk: &Desk, update: &Update) -> Result<Notice, Failure> {
    let named = desk.named_by_path(&update.slug);
    let given = with_date(named.as_deref().unwrap_or(&update.slug), update.occurrence)?;
    let refused = |message: String| Failure::Usage(message);
    let id = match desk.site().find(&given) {
        Ok(Found::Window(window)) => window.id().clone(),
        Ok(Found::Incident(incident)) => incident.id().clone(),
        Ok(Found::Issue(_)) => {
            return Err(refused(format!(
                "`{given}` is a newsletter issue: it has no updates"
            )));
        }
        Err(why @ NotFound::Series(_)) => {
            return Err(refused(format!(
                "{}, or by `--for DATE`",
                not_found(&given, &why)
            )));
        }
        Err(NotFound::NotYet(name, Some(at))) => {
            let zone = desk.zone();
            let told = crate::authored::heading_time(at, zone);
            let (_, date) = name.rsplit_once('/').unwrap_or_default();
            let way_out = match date.parse::<NaiveDate>() {
                Ok(date) => format!("; to leave it out without a word, write `skip = [{date}]`"),
                Err(_) => String::new(),
            };
            return Err(refused(format!(
                "{name} is announced at {told} ({zone}): nobody has been told of it yet{way_out}"
            )));
        }
        Err(why) => return Err(refused(not_found(&given, &why))),
    };
    if !update.components.is_empty() && id.sort == Sort::Maintenance {
        return Err(refused(
            "--component: only the updates of an incident change components".to_owned(),
        ));
    }
    let file = NoticeId {
        occurrence: None,
        ..id.clone()
    };
    let names = desk.site().names.iter();
    let mut paths = names.filter(|(_, page)| **page == PageName::Notice(file.clone()));
    let path = paths.next().map(|(path, _)| path.clone());
    let path = path.ok_or_else(|| refused(format!("{file} has no file")))?;
    Ok(Notice { id, path })
}

/// `backup-check` and 2026-12-16 as `backup-check/2026-12-16`.
fn with_date(slug: &str, date: Option<NaiveDate>) -> Result<String, Failure> {
    let Some(date) = date else {
        return Ok(slug.to_owned());
    };
    let slug = slug.trim_matches('/');
    let named = slug
        .rsplit('/')
        .next()
        .and_then(|end| end.parse::<NaiveDate>().ok());
    match named {
        None => Ok(format!("{slug}/{date}")),
        Some(named) if named == date => Ok(slug.to_owned()),
        Some(named) => Err(Failure::Usage(format!(
            "--for: `{slug}` names the occurrence of {named} already"
        ))),
    }
}

fn append(
    desk: &Desk,
    notice: &Notice,
    at: Option<Instant>,
    now: Instant,
    update: &Update,
    text: &str,
) -> Result<(), Failure> {
    desk::is_closed("TEXT", text)?;
    desk::once("--component", &update.components)?;
    if update.state.chars().any(char::is_control) {
        return Err(Failure::Usage(
            "STATE is one line; what it says is TEXT".to_owned(),
        ));
    }
    let before = updates(desk.site(), &notice.id);
    let new = NewUpdate {
        at: at.unwrap_or_else(|| moment(now, before.last().map(|said| said.at))),
        state: &update.state,
        occurrence: notice.id.occurrence,
        text,
        components: &update.components,
    };
    if let Some(last) = before.last().filter(|last| last.at >= new.at) {
        let zone = desk.zone();
        return Err(Failure::Usage(format!(
            "the last update in the file is of {}, this one of {} ({zone}): updates stand in the order of their times; \
             name a later one with `--at`",
            crate::authored::heading_time(last.at, zone),
            crate::authored::heading_time(new.at, zone),
        )));
    }
    let path = within(desk, &notice.path)?;
    let old = read(&path)?;
    let whole = format!("{old}{}", new.appended(&old, desk.zone()));
    let after = desk.with(Draft {
        path: &notice.path,
        bytes: whole.as_bytes(),
    })?;
    is_one_more(before.len(), &updates(&after.site, &notice.id), &new)?;
    desk::replace(&path, old.as_bytes(), whole.as_bytes())?;
    report::result(new.written(desk.zone()).trim_end())?;
    report::message(&format!(
        "appended to {}\nnext: run `tidings check`, then build and publish",
        shown(&desk.path(&notice.path))
    ));
    Ok(())
}

/// Now to the minute, as people tell the time, unless something was said in this minute already.
fn moment(now: Instant, last: Option<Instant>) -> Instant {
    let minute = now - TimeDelta::seconds(i64::from(now.second()));
    match last {
        Some(last) if last >= minute => now,
        _ => minute,
    }
}

/// What was said since a notice's announcement: when, and how many components changed with it.
struct Said {
    at: Instant,
    components: usize,
}

fn updates(site: &Site, id: &NoticeId) -> Vec<Said> {
    if let Some(found) = site.all_windows().find(|window| window.id() == id) {
        let said = |at| Said { at, components: 0 };
        return found
            .window
            .updates
            .iter()
            .map(|update| said(update.at))
            .collect();
    }
    let found = site.incidents.iter().find(|incident| incident.id() == id);
    let updates = found.into_iter().flat_map(|found| &found.incident.updates);
    let said = updates.map(|update| Said {
        at: update.at,
        components: update.step.components.len(),
    });
    said.collect()
}

/// Whether what was appended is read as what it is meant to be: one update, whatever stands before it and in it.
fn is_one_more(before: usize, after: &[Said], new: &NewUpdate<'_>) -> Result<(), Failure> {
    let wrong = match after.last() {
        Some(last) if after.len() == before + 1 && last.at == new.at => {
            if last.components >= new.components.len() {
                return Ok(());
            }
            "the components would not be read: a block of code or the like in TEXT has no end"
        }
        _ if after.len() > before + 1 => {
            "a line of TEXT would be read as an update of its own; begin it with other words than a date, or make it a \
             heading of level three"
        }
        _ => {
            "the update would not be read as one: a block of code, a comment or the like before it in the file has no \
             end"
        }
    };
    Err(Failure::Usage(format!("{wrong}; nothing was written")))
}

/// The file itself, where its name in the content folder is a link.
fn within(desk: &Desk, below_content: &str) -> Result<PathBuf, Failure> {
    let resolved = |path: PathBuf| path.canonicalize().map_err(|error| Failure::io(&path, &error));
    let path = resolved(desk.path(below_content))?;
    match path.starts_with(resolved(desk.path(""))?) {
        true => Ok(path),
        false => Err(Failure::Usage(format!(
            "{} lies outside of the content folder",
            shown(&path)
        ))),
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    files::open(path)
        .and_then(|mut file| file.read_to_string(&mut text))
        .map_err(|error| Failure::io(path, &error))?;
    Ok(text)
}
