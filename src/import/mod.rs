//! What other tools keep, as a site of ours: their files in, our files out, and a list of everything that could not be
//! carried over. Each tool is read into a draft, which knows nothing of the tool; the rest makes files of
//! it that our own reader accepts, since our rules are stricter than theirs.

mod address;
mod cstate;
mod draft;
mod fields;
mod front_matter;
mod html;
mod language;
mod left;
mod life;
mod mark;
mod site;
mod statusfy;
mod statuspage;
mod text;
mod time;
mod upptime;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use chrono_tz::Tz;

use crate::diagnostic::import as say;
use crate::model::Instant;

pub use left::Left;

/// The tools that can be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// A site for Hugo with cState's theme.
    Cstate,
    /// The checkout of a repository with Upptime.
    Upptime,
    /// The answers of a page of Atlassian Statuspage, API version 2.
    Statuspage,
    /// A project with Statusfy.
    Statusfy,
}

impl Tool {
    /// How it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cstate => "cState",
            Self::Upptime => "Upptime",
            Self::Statuspage => "Statuspage",
            Self::Statusfy => "Statusfy",
        }
    }

    /// Whether the contents of a file, by path in the tool's folder, are needed; of others only the name is.
    pub fn wants(self, path: &str) -> bool {
        // By their names alone Statuspage's answers are not known from others' files.
        let is_own = match self {
            Self::Cstate => cstate::wants(path),
            Self::Upptime => upptime::wants(path),
            Self::Statuspage => statuspage::wants(path),
            Self::Statusfy => statusfy::wants(path),
        };
        is_own || statuspage::is_answer(path)
    }
}

/// What becomes of a notice that says when it ends but breaks nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticesAs {
    /// An incident without impact.
    #[default]
    Incidents,
    /// A maintenance window.
    Maintenance,
}

/// How to import.
#[derive(Clone, Debug)]
pub struct Options {
    /// The tool that is left.
    pub tool: Tool,
    /// What becomes of such notices.
    pub notices_as: NoticesAs,
    /// The tool's folder as the new site.toml names it, for feeds that stay there.
    pub folder: String,
    /// When it is imported: what lies ahead is announced then.
    pub now: Instant,
    /// The zone of the new site's local times; none for the tool's own.
    pub timezone: Option<Tz>,
}

impl Options {
    /// The zone of the new site, which is the tool's where none was asked for; what of the tool's is no zone is told.
    fn zone(&self, given: Option<String>, path: &str, left: &mut Left) -> Tz {
        let of_tool = given.filter(|_| self.timezone.is_none()).and_then(|given| {
            let zone = given.parse().ok();
            if zone.is_none() {
                left.say(path, say::time_zone(&given));
            }
            zone
        });
        self.timezone.or(of_tool).unwrap_or_default()
    }
}

/// The tool's folder.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Files that were read, by path in it, with `/` between folders.
    pub read: BTreeMap<String, Vec<u8>>,
    /// The paths of those that were not.
    pub others: BTreeSet<String>,
}

/// What is made of it.
#[derive(Debug, Default)]
pub struct Imported {
    /// The new site's files by path in its folder.
    pub files: BTreeMap<String, Vec<u8>>,
    /// How much of what there is.
    pub made: Made,
    /// What could not be carried over.
    pub left: Left,
}

/// How much was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Components.
    pub components: usize,
    /// Incidents and plain notices.
    pub incidents: usize,
    /// Maintenance windows.
    pub windows: usize,
    /// Other pages.
    pub pages: usize,
    /// Files that are copied.
    pub assets: usize,
}

/// Why nothing is made.
#[derive(Debug)]
pub enum Refused {
    /// The folder holds nothing that the tool would keep; the sentence says what was looked for.
    NotThere(String),
    /// It does, and nothing of it can be read.
    NotRead(Left, String),
}

/// Makes a site of the tool's files.
///
/// # Errors
/// There is nothing to make one of.
pub fn import(options: &Options, files: &Files) -> Result<Imported, Refused> {
    let tool = options.tool;
    let mut left = Left::default();
    let draft = match tool {
        Tool::Cstate => cstate::draft(files, options, &mut left),
        Tool::Upptime => upptime::draft(files, options, &mut left),
        Tool::Statuspage => statuspage::draft(files, options, &mut left),
        Tool::Statusfy => statusfy::draft(files, options, &mut left),
    };
    let other = another(tool, files).map(Tool::name);
    let draft = match (draft, other) {
        (Some(draft), None) => draft,
        (Some(_), Some(other)) => return Err(Refused::NotThere(say::of_another(tool.name(), other))),
        (None, other) => {
            let sentence = say::nothing_there(tool.name(), looked_for(tool), other);
            return Err(Refused::NotThere(sentence));
        }
    };
    if draft.is_empty() {
        left.sum_up();
        return Err(Refused::NotRead(left, say::nothing_read(tool.name())));
    }
    Ok(write::files(draft, left))
}

/// The tool whose folder this plainly is, where it is not plainly that of the one that was named.
fn another(tool: Tool, files: &Files) -> Option<Tool> {
    let any = |is: fn(&str) -> bool| files.read.keys().chain(&files.others).any(|path| is(path));
    let is_plainly = |tool: &Tool| match tool {
        Tool::Cstate => any(|path| path.starts_with("content/issues/")),
        Tool::Upptime => any(|path| path == ".upptimerc.yml"),
        Tool::Statuspage => files
            .read
            .iter()
            .any(|(path, bytes)| statuspage::is_plainly(path, bytes)),
        Tool::Statusfy => any(|path| path.starts_with("statusfy.config.")),
    };
    let others = [Tool::Cstate, Tool::Upptime, Tool::Statuspage, Tool::Statusfy];
    let mut others = others.into_iter().filter(|other| *other != tool);
    others.find(|other| is_plainly(other) && !is_plainly(&tool))
}

fn looked_for(tool: Tool) -> &'static str {
    match tool {
        Tool::Cstate => "`config.yml`, `config.toml` or `content/issues/`",
        Tool::Upptime => "`.upptimerc.yml`",
        Tool::Statuspage => {
            "`summary.json`, `components.json`, `incidents.json` or `scheduled-maintenances.json`"
        }
        Tool::Statusfy => "`statusfy.config.js` or `content/`",
    }
}
