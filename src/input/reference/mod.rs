//! What staff and monitoring write, for those who write it: every key with its meaning, unit and default, as JSON
//! Schemas for editors and as the source of the reference. The readers beside this folder are what counts;
//! tests/reference.rs holds one against the other, key by key.

mod feed;
mod incident;
mod newsletter;
mod page;
pub mod updates;
mod window;

use schemars::{JsonSchema, Schema};

use crate::config::reference::toml_schema;
use crate::config::reference::value::Code;

pub use feed::{Document, Line, schema as feed_schema};
pub use incident::Incident;
pub use newsletter::{Article, Issue};
pub use page::Page;
pub use window::Window;

/// The TOML between `+++` lines at the top of a content file. What may stand there depends on the folder: each sort
/// is a definition of its own, for editors that can be told which.
#[derive(JsonSchema)]
#[schemars(untagged, title = "Front matter")]
#[expect(clippy::large_enum_variant, reason = "it is described and never made")]
pub enum FrontMatter {
    /// A file in `maintenance`.
    Window(Window),
    /// A file in `incidents`.
    Incident(Incident),
    /// `index.md` in a folder of `newsletters`.
    Issue(Issue),
    /// Another file in a folder of `newsletters`.
    Article(Article),
    /// A file in `pages`.
    Page(Page),
}

/// The JSON Schema of front matter.
pub fn notice_schema() -> Schema {
    toml_schema::<FrontMatter>()
}

/// What every sort of file may have.
#[derive(JsonSchema)]
pub struct Shared {
    /// A draft is not published unless `build` or `serve` is told to with `--drafts`.
    #[schemars(example = true, extend("default" = false))]
    pub draft: Option<bool>,
    /// Old addresses that lead here, from the site's root: of the site before this one, or of a file that was
    /// renamed. Letters, digits and signs may stand in one as they are or as `%20`, but none of `\ ? # * : < > " |`. At
    /// each is a page that leads on, and `_redirects` has a line for it, which many hosts answer with; at the address of
    /// a file, `/feed.rss`, is the line alone, unless the file ends with `.html` or `.htm`.
    #[schemars(
        example = ["/issues/old-address/"],
        extend("default" = [], "items" = { "title": "a path", "type": "string", "pattern": "^/[^/?#\\\\*:<>\"|]+(/[^/?#\\\\*:<>\"|]+)*/*$" })
    )]
    pub aliases: Option<Vec<String>>,
    /// Codes of warnings that are accepted in this file, as they are told, with or without the leading `tidings::`.
    #[schemars(example = ["check::quiet-hours"], extend("default" = []))]
    pub allow: Option<Vec<Code>>,
}

/// What windows and incidents may have.
#[derive(JsonSchema)]
pub struct Common {
    /// The firm's own reference, shown as it is: letters, digits, `.`, `_` and `-`.
    #[schemars(example = &"HH-2026-118", regex(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"))]
    pub id: Option<String>,
    /// Whom to ask about it; the owner of the site if left out.
    #[schemars(example = &"+44 20 7946 0000")]
    pub contact: Option<String>,
}
