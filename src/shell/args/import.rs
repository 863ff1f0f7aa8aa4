//! `tidings import`

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use crate::import;

/// `tidings import`
#[derive(Debug, ClapArgs)]
#[command(after_help = "What is looked for in PATH:\n  \
                  cstate      config.yml (or .toml, or hugo.*), content/, pictures in static/\n  \
                  upptime     .upptimerc.yml, history/, and JSON as GitHub answers it, under any name. Fetch it with\n              \
                  gh api --paginate 'repos/OWNER/REPO/issues?state=all' > PATH/issues.json\n              \
                  gh api --paginate repos/OWNER/REPO/issues/comments > PATH/comments.json\n  \
                  statuspage  the answers of https://STATUS.EXAMPLE/api/v2/: summary.json, components.json,\n              \
                  incidents.json, scheduled-maintenances.json and those below them\n  \
                  statusfy    content/, locales/, a configuration in JSON, YAML or TOML (JavaScript is not run)\n\n\
                  What cannot be carried over is listed, file by file.")]
pub struct Import {
    /// The tool that is left.
    #[arg(value_enum)]
    pub tool: Tool,
    /// The folder that it keeps its site in.
    pub path: PathBuf,
    /// The folder of the new site, outside PATH, which must not be there yet, or be empty.
    #[arg(long, value_name = "DIR")]
    pub output: PathBuf,
    /// The zone of the new site's local times, such as Europe/London (default: the tool's own where it names one, else
    /// UTC). The instants stay what they were.
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// What becomes of cState's notices with an end (default: incidents).
    #[arg(long, value_enum, value_name = "SORT")]
    pub notices_as: Option<NoticesAs>,
    /// The instant at which what lies ahead is announced: RFC 3339, or a date-time in UTC.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}

/// The tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tool {
    /// A site for Hugo with cState's theme.
    Cstate,
    /// The checkout of a repository with Upptime.
    Upptime,
    /// The answers of a page of Statuspage.
    Statuspage,
    /// A project with Statusfy.
    Statusfy,
}

impl From<Tool> for import::Tool {
    fn from(tool: Tool) -> Self {
        match tool {
            Tool::Cstate => Self::Cstate,
            Tool::Upptime => Self::Upptime,
            Tool::Statuspage => Self::Statuspage,
            Tool::Statusfy => Self::Statusfy,
        }
    }
}

/// What becomes of notices with an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NoticesAs {
    /// Incidents without impact.
    Incidents,
    /// Maintenance windows.
    Maintenance,
}

impl From<NoticesAs> for import::NoticesAs {
    fn from(notices: NoticesAs) -> Self {
        match notices {
            NoticesAs::Incidents => Self::Incidents,
            NoticesAs::Maintenance => Self::Maintenance,
        }
    }
}
