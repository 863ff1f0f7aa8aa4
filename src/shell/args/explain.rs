//! `tidings explain`

use clap::Args;

/// `tidings explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The code of an error or a warning, such as maintenance::end-before-start, or its first part for all that begin
    /// so (default: all).
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}
