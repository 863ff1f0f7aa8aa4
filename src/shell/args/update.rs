//! `tidings update`

use chrono::NaiveDate;
use clap::Args;

/// `tidings update`
#[derive(Debug, Args)]
#[command(
    after_help = "States of a window: Confirmed, In progress, Verifying, Completed, Cancelled, \"Extended to 02:00\", \
                  \"Rescheduled to 2026-12-10 01:00\", Update.\n\
                  States of an incident: Investigating, Identified, Monitoring, Deferred, Resolved, Postmortem, Update."
)]
pub struct Update {
    /// The notice: its slug, or maintenance/<slug>[/<date>], incidents/<slug>, or its file.
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// What is true from then on, in any case.
    #[arg(value_name = "STATE")]
    pub state: String,
    /// What customers should know, in Markdown; `-` takes it from standard input.
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// When it is said: RFC 3339, or a local date-time of the site (default: now, to the minute).
    #[arg(long, value_name = "INSTANT")]
    pub at: Option<String>,
    /// Of a recurring window, the date of the occurrence.
    #[arg(long = "for", value_name = "DATE")]
    pub occurrence: Option<NaiveDate>,
    /// A component of an incident that changes with it, such as web-1=operational; may be given more than once.
    #[arg(long = "component", value_name = "COMPONENT=STATUS", value_parser = status)]
    pub components: Vec<(String, String)>,
    /// The instant of the clock: RFC 3339, or a local date-time of the site.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}

/// `web-1=operational`
pub fn status(given: &str) -> Result<(String, String), String> {
    match given.split_once('=') {
        Some((component, status)) if !component.is_empty() && !status.is_empty() => {
            Ok((component.to_owned(), status.to_owned()))
        }
        _ => Err("write it like web-1=operational".to_owned()),
    }
}
