//! A page's front matter.

use schemars::JsonSchema;

use super::Shared;
use crate::config::reference::value::Words;

/// Any other page.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Page {
    /// Its title.
    #[schemars(example = &"How we work")]
    pub title: Words,
    /// Its place in the menu, where the site's own entries stand at 0 (Status), 10 (Maintenance), 20 (History),
    /// 30 (Uptime), 40 (Newsletter) and 50 (Subscribe). Without a place it is not in the menu.
    #[schemars(example = 35)]
    pub nav: Option<i64>,
    /// What sort of page it is, if it is a particular one.
    #[schemars(example = &"faq")]
    pub kind: Option<Kind>,
    /// What every file may have.
    #[schemars(flatten)]
    pub shared: Shared,
}

/// A particular sort of page.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum Kind {
    /// Questions and answers: each level-two heading is a question with an address of its own, and search engines are
    /// told so.
    Faq,
}
