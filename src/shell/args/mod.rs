//! The command line.

pub mod explain;
mod import;
mod init;
mod manual;
mod new;
#[cfg(feature = "publish")]
mod publish;
pub mod schema;
mod update;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

pub use import::Import;
pub use init::Init;
pub use manual::{Completions, Man};
pub use new::{New, NewFile, NewIncident, NewIssue, NewPage, NewWindow, Sort};
#[cfg(feature = "publish")]
pub use publish::Publish;
pub use update::Update;

/// A static status-page and customer-notice generator.
#[derive(Debug, Parser)]
#[command(
    name = "tidings",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(
    after_help = "Exit status: 0 done; 1 something to mend in a file; 2 the command line or its folder; \
                        3 outside (disk, permission, network)."
)]
pub struct Args {
    /// The site's file; paths in it are from its folder.
    #[arg(long, global = true, value_name = "FILE", default_value = "site.toml")]
    pub config: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site and publish it into the output folder.
    Build(Build),
    /// Look for mistakes; publish nothing.
    Check(Check),
    /// Say what the code of an error or a warning means, with an example of wrong and right.
    Explain(explain::Explain),
    /// Keep what the feeds know of days that are over, before they forget it.
    Archive(Archive),
    /// Say when the site will differ next without anyone editing a file: when to build it again.
    Next(Next),
    /// Show the site in a browser as it is being written.
    Serve(Serve),
    /// Write a new notice, newsletter issue or page.
    New(New),
    /// Append an update to a notice.
    Update(Update),
    /// Make a new site, ready to build.
    Init(Init),
    /// Make a mail of a notice or of a newsletter issue, and hand it to a mail server.
    #[cfg(feature = "mail")]
    Mail(Mail),
    /// Print what completes these commands in a shell.
    Completions(Completions),
    /// Print the manual page, or write one for each command.
    Man(Man),
    /// Print the JSON Schema of site.toml, of a feed or of front matter, for editors and programs.
    Schema(schema::Schema),
    /// Make a site of what another tool keeps.
    Import(Import),
    /// Print which crates are in this program, and their licences.
    Licenses,
    /// Send the site that was built to a store, so that it is whole there at any moment.
    #[cfg(feature = "publish")]
    Publish(Publish),
}

/// `tidings build`
#[derive(Debug, ClapArgs)]
pub struct Build {
    /// The folder that is published (default: `output` of site.toml).
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The instant the site is built for: RFC 3339, or a local date-time of the site.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
    /// Publish drafts as well.
    #[arg(long)]
    pub drafts: bool,
    /// The address the site is published at, for a mirror; ids stay as they are.
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Take over a folder that Tidings did not make. What is in it is lost.
    #[arg(long)]
    pub force: bool,
}

/// `tidings check`
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// How findings are written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Exit with 1 on warnings too.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub deny: Option<Deny>,
    /// The instant the site is checked for: RFC 3339, or a local date-time of the site.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}

/// `tidings archive`
#[derive(Debug, ClapArgs)]
pub struct Archive {
    /// The instant at which days are over or not: RFC 3339, or a local date-time of the site.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}

/// `tidings next`
#[derive(Debug, ClapArgs)]
pub struct Next {
    /// How the instant is written.
    #[arg(long, value_enum, default_value_t = NextFormat::Rfc3339)]
    pub format: NextFormat,
    /// The instant after which it is looked for: RFC 3339, or a local date-time of the site.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}

/// How the next change is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NextFormat {
    /// Such as 2026-12-03T01:00:00Z.
    Rfc3339,
    /// Seconds since 1970.
    Unix,
    /// Minute, hour, day and month for a crontab in UTC, rounded up to the minute.
    Cron,
    /// With the reasons, as /api/next-change.json has it.
    Json,
}

/// `tidings serve`
#[derive(Debug, ClapArgs)]
pub struct Serve {
    /// The port to listen on; 0 takes any that is free.
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub port: u16,
    /// The address to listen on. Others than this machine's own let others look on, and move the preview's instant.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The instant to begin with: RFC 3339, or a local date-time of the site (default: the clock's, at each rebuild).
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
    /// Show drafts as well.
    #[arg(long)]
    pub drafts: bool,
    /// Open the preview in the browser.
    #[arg(long)]
    pub open: bool,
}

/// `tidings mail`
#[cfg(feature = "mail")]
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Without --output and --send the mail is written to standard output.\n\n\
                        The password for a server that asks for one is taken from the environment variable \
                        TIDINGS_SMTP_PASSWORD."
)]
pub struct Mail {
    /// The notice or issue: its slug, or maintenance/<slug>[/<date>], incidents/<slug>, newsletter/<issue>.
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// The event to tell of, by its anchor or its whole id (default: the newest).
    #[arg(long, value_name = "ID")]
    pub event: Option<String>,
    /// Whom it goes to; may be given more than once, and each sees the others (default: the owner's own address).
    #[arg(long, value_name = "ADDRESS")]
    pub to: Vec<String>,
    /// The folder that its file is written into.
    #[arg(long, value_name = "DIR", conflicts_with = "send")]
    pub output: Option<PathBuf>,
    /// The server that takes it: smtp://[user@]host[:port], with STARTTLS where the server offers it, or
    /// smtps://[user@]host[:port].
    #[arg(long, value_name = "URL")]
    pub send: Option<String>,
    /// The instant by which the event has happened: RFC 3339, or a local date-time of the site.
    #[arg(long, value_name = "INSTANT")]
    pub now: Option<String>,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on standard error.
    Human,
    /// One document with every finding.
    Json,
    /// GitHub's workflow commands: annotations on the lines of a pull request.
    Github,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
}

/// What is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings.
    Warnings,
}
