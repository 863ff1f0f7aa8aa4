//! Tests speak the product's language: files in, a command, then strict expectations on what came out.

mod answering;
mod page;
mod run;
mod serving;
mod site;
mod tree;

pub use answering::Answering;
pub use page::{Page, text};
pub use run::Run;
pub use serving::{Answer, Events, Serving};
pub use site::{SITE, SiteTest};
pub use tree::{Tree, tree};

/// Where the repository is: its own site is the example that tests build.
pub const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// An instant in the middle of the example's open window.
pub const NOW: &str = "2026-12-03T01:10:00Z";
