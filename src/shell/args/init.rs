//! `tidings init`

use std::path::PathBuf;

use clap::Args;

/// `tidings init`
#[derive(Debug, Args)]
pub struct Init {
    /// The folder of the site; it is made, or is empty but for what git keeps.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The zone of its local times, such as Europe/London (default: TZ, or this machine's).
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// The instant that its dates are counted from: RFC 3339, or a local date-time of its zone.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}
