//! `tidings new`

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::update::status;
use crate::model::{IncidentImpact, WindowImpact};

/// `tidings new`
#[derive(Debug, Args)]
#[command(
    after_help = "On a terminal, what is missing is asked for, and what can be proposed is shown first. \
                  The path of the new file is written to standard output."
)]
pub struct New {
    /// What is written.
    #[command(subcommand)]
    pub sort: Sort,
}

/// The sorts of content.
#[derive(Debug, Subcommand)]
pub enum Sort {
    /// A maintenance window.
    Maintenance(NewWindow),
    /// An incident, or a plain notice.
    Incident(NewIncident),
    /// A newsletter issue.
    Newsletter(NewIssue),
    /// Another page.
    Page(NewPage),
}

impl Sort {
    /// What it has in common with the others.
    pub fn file(&self) -> &NewFile {
        match self {
            Self::Maintenance(window) => &window.file,
            Self::Incident(incident) => &incident.file,
            Self::Newsletter(issue) => &issue.file,
            Self::Page(page) => &page.file,
        }
    }
}

/// What every sort takes.
#[derive(Clone, Debug, Args)]
pub struct NewFile {
    /// Its title.
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    /// Its name in its address, and the file's (default: made from its date and title).
    #[arg(long, value_name = "SLUG")]
    pub slug: Option<String>,
    /// Its text, in Markdown; `-` takes it from standard input.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// The instant at which it is written: RFC 3339, or a local date-time of the site.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}

/// `tidings new maintenance`
#[derive(Clone, Debug, Args)]
pub struct NewWindow {
    /// What every sort takes.
    #[command(flatten)]
    pub file: NewFile,
    /// A component or group that it concerns; may be given more than once.
    #[arg(long = "component", value_name = "ID")]
    pub components: Vec<String>,
    /// The worst to expect.
    #[arg(long, value_name = "IMPACT", value_parser = PossibleValuesParser::new(WindowImpact::ALL.map(WindowImpact::id)))]
    pub impact: Option<String>,
    /// Its kind, whose rules it is held to (default: routine).
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Its start: RFC 3339, or a local date-time of the site (default: the first that keeps the rules).
    #[arg(long, value_name = "INSTANT")]
    pub start: Option<String>,
    /// How long it is, such as 30m (default: the longest of its kind, half an hour at most).
    #[arg(long, value_name = "LENGTH", conflicts_with = "end")]
    pub duration: Option<String>,
    /// Its end, instead of a length.
    #[arg(long, value_name = "INSTANT", requires = "start")]
    pub end: Option<String>,
    /// When customers are told (default: now).
    #[arg(long, value_name = "INSTANT")]
    pub announced: Option<String>,
    /// The interruption to expect within it, such as 10m.
    #[arg(long, value_name = "LENGTH")]
    pub expected_downtime: Option<String>,
    /// It awaits confirmation.
    #[arg(long)]
    pub proposed: bool,
    /// Why it is needed.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// `tidings new incident`
#[derive(Clone, Debug, Args)]
pub struct NewIncident {
    /// What every sort takes.
    #[command(flatten)]
    pub file: NewFile,
    /// How much it matters; `none` without a component is a plain notice.
    #[arg(long, value_name = "IMPACT", value_parser = PossibleValuesParser::new(IncidentImpact::ALL.map(IncidentImpact::id)))]
    pub impact: Option<String>,
    /// How a component is doing, such as web-1=partial_outage; may be given more than once (default: it concerns the
    /// whole service).
    #[arg(long, value_name = "COMPONENT=STATUS", value_parser = status)]
    pub status: Vec<(String, String)>,
    /// When it began: RFC 3339, or a local date-time of the site (default: now).
    #[arg(long, value_name = "INSTANT")]
    pub started: Option<String>,
    /// When customers are told (default: now).
    #[arg(long, value_name = "INSTANT")]
    pub announced: Option<String>,
}

/// `tidings new newsletter`
#[derive(Clone, Debug, Args)]
pub struct NewIssue {
    /// What every sort takes.
    #[command(flatten)]
    pub file: NewFile,
    /// The day it is published, such as 2026-12-01, or an instant (default: today).
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Which issue it is (default: the next, where the others have numbers).
    #[arg(long, value_name = "NUMBER")]
    pub number: Option<i64>,
}

/// `tidings new page`
#[derive(Clone, Debug, Args)]
pub struct NewPage {
    /// What every sort takes.
    #[command(flatten)]
    pub file: NewFile,
    /// Its place in the menu, where Status is 0 and Subscribe 50 (default: it is in no menu).
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub nav: Option<i64>,
    /// Its level-two headings are questions, each with its own address.
    #[arg(long)]
    pub faq: bool,
}
