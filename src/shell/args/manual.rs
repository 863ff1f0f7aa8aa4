//! `tidings completions` and `tidings man`

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// `tidings completions`
#[derive(Debug, Args)]
#[command(
    after_help = "For bash: tidings completions bash > ~/.local/share/bash-completion/completions/tidings"
)]
pub struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// `tidings man`
#[derive(Debug, Args)]
#[command(after_help = "To read it: tidings man | man -l -")]
pub struct Man {
    /// The folder that a page for each command is written into (default: the program's page, on standard output).
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}
