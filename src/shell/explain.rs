//! `tidings explain`: what a code means.

use clap::builder::styling::Style;

use super::args::explain::Explain;
use super::{Failure, report};
use crate::diagnostic::codes::{self, AREAS, Area, Entry};

/// Prints what is said of a code, or the codes of an area, or all of them, on standard output.
pub fn explain(explain: &Explain) -> Result<(), Failure> {
    let Some(given) = explain.code.as_deref() else {
        let areas: Vec<String> = AREAS.iter().map(listed).collect();
        return report::styled_result(&areas.join("\n\n"));
    };
    // Codes are copied from anywhere, headings too.
    let code = given.trim().to_lowercase();
    if let Some(area) = codes::area(&code) {
        return report::styled_result(&listed(area));
    }
    match codes::find(&code) {
        Some(entry) => report::styled_result(&told(&entry)),
        None => Err(Failure::Usage(unknown(given, &code))),
    }
}

/// An entry as it is written, its heading drawn as one.
fn told(entry: &Entry) -> String {
    format!(
        "{}\n\n{}",
        heading(&format!("tidings::{}", entry.code)),
        entry.text
    )
}

/// The codes of an area, each with what it means in one sentence.
fn listed(area: &Area) -> String {
    let entries: Vec<Entry> = area.entries().collect();
    let width = entries.iter().map(|entry| entry.code.len()).max().unwrap_or(0);
    let lines = entries
        .iter()
        .map(|entry| format!("\n{:width$}  {}", entry.code, entry.summary));
    heading(area.title) + &lines.collect::<String>()
}

fn heading(text: &str) -> String {
    let bold = Style::new().bold();
    format!("{bold}{text}{bold:#}")
}

fn unknown(given: &str, code: &str) -> String {
    let near = codes::nearest(code);
    let near: Vec<String> = near.iter().map(|code| format!("`{code}`")).collect();
    let help = if near.is_empty() {
        "`tidings explain` lists all that there are".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    format!("there is no code `{given}`; {help}")
}
