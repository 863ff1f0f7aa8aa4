//! The front matter of a newsletter's files.

use schemars::JsonSchema;

use super::Shared;
use crate::config::reference::value::{DateOrTime, Length, Words};

/// A newsletter issue: `index.md` in a folder of its own. Its text is the editorial; the other files of the folder
/// are its articles, in the order of the number that their names begin with.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Issue {
    /// Its title.
    #[schemars(example = &"December 2026")]
    pub title: Words,
    /// From when it is published; of a date, its first local instant.
    #[schemars(example = &"2026-12-01")]
    pub date: DateOrTime,
    /// Its number.
    #[schemars(example = 12)]
    pub number: Option<i64>,
    /// Who is answerable for it.
    #[schemars(example = &"Harriet Quay")]
    pub editor: Option<String>,
    /// What is in it, in a sentence.
    #[schemars(example = &"What October taught us, and what is planned.")]
    pub summary: Option<String>,
    /// The month that `{{ uptime_table }}` and `{{ incidents }}` look at; the calendar month before its date if left
    /// out.
    #[schemars(example = &"2026-11", regex(pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$"))]
    pub period: Option<String>,
    /// How far `{{ upcoming_maintenance }}` looks ahead from its date.
    #[schemars(example = &"31d", extend("default" = "31d"))]
    pub upcoming: Option<Length>,
    /// What every file may have.
    #[schemars(flatten)]
    pub shared: Shared,
}

/// An article of a newsletter issue.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Article {
    /// Its title.
    #[schemars(example = &"The maintenance schedule")]
    pub title: Words,
    /// Who wrote it.
    #[schemars(example = &"Tom Weir")]
    pub author: Option<String>,
    /// What is in it, in a sentence.
    #[schemars(example = &"Three windows, and what each of them interrupts.")]
    pub summary: Option<String>,
    /// What every file may have.
    #[schemars(flatten)]
    pub shared: Shared,
}
