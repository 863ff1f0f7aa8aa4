//! `tidings check --format github`: workflow commands, which GitHub shows as annotations on the lines of a pull request
//! (docs.github.com, "Workflow commands for GitHub Actions", "Setting an error message").

use super::{Report, full, is_address, level, whole_message};
use crate::diagnostic::Diagnostic;

/// A command for each finding, a line each.
pub fn github(report: &Report<'_>) -> String {
    let failure = report
        .failure
        .map(|failure| format!("::error::{}\n", data(failure)));
    let findings = report.findings.iter().map(|finding| command(finding, report));
    findings.chain(failure).collect()
}

fn command(finding: &Diagnostic, report: &Report<'_>) -> String {
    let place = report.sources.extent(&finding.place);
    let mut properties = Vec::new();
    // Only a file of the repository has lines that can be annotated.
    if !is_address(&place.path) && !place.path.is_empty() {
        properties.push(("file", report.path(&place.path)));
        properties.push(("line", place.line.to_string()));
        // Columns go with a single line only.
        if place.line == place.end_line {
            properties.push(("col", place.column.to_string()));
        }
        properties.push(("endLine", place.end_line.to_string()));
        if place.line == place.end_line && place.column < place.end_column {
            properties.push(("endColumn", place.end_column.to_string()));
        }
    }
    properties.push(("title", full(finding.code)));
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", property(value)))
        .collect();
    format!(
        "::{} {}::{}\n",
        level(finding.level),
        properties.join(","),
        data(&whole_message(&finding.message, &finding.help))
    )
}

/// A message as a command takes it (actions/toolkit, `escapeData`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property (actions/toolkit, `escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_end_a_command_or_a_property_are_escaped() {
        assert_eq!(data("100 %\r\n::error::x, y"), "100 %25%0D%0A::error::x, y");
        assert_eq!(property("a:b,c%3A"), "a%3Ab%2Cc%253A");
    }
}
