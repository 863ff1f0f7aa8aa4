//! `tidings schema`

use clap::{Args as ClapArgs, ValueEnum};

/// `tidings schema`
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "In VS Code with Even Better TOML, and with taplo, a first line `#:schema ./site.schema.json` in \
                  site.toml names the schema that you have written beside it:\n\n  \
                  tidings schema site > site.schema.json"
)]
pub struct Schema {
    /// Of what.
    #[arg(value_enum, value_name = "WHAT")]
    pub of: Described,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Described {
    /// The file site.toml.
    Site,
    /// A feed in Tidings' own format; a line of tidings-ndjson is the definition `Line`.
    Feed,
    /// The front matter of content files; each sort is a definition: Window, Incident, Issue, Article, Page.
    Notice,
}
