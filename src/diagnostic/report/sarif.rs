//! `tidings check --format sarif`: the Static Analysis Results Interchange Format, version 2.1.0, of OASIS. Section numbers
//! are its own.

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::{Report, full, is_address, level, whole_message};
use crate::diagnostic::source::Extent;
use crate::diagnostic::{Diagnostic, codes};

/// All but the unreserved characters of a URI and the slashes of a path (RFC 3986, section 2.3).
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// Section 3.13.
#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

/// Section 3.14.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool,
    invocations: [Invocation<'r>; 1],
    column_kind: &'static str,
    results: Vec<Outcome>,
}

/// Section 3.18.
#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

/// Section 3.19.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule>,
}

/// Section 3.49: what a code means.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message,
    help: Message,
    default_configuration: Configuration,
}

/// Section 3.50.
#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// Section 3.20: the run of the program.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'r> {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification<'r>>,
}

/// Section 3.58.
#[derive(Serialize)]
struct Notification<'r> {
    level: &'static str,
    message: Text<'r>,
}

/// Section 3.27: a finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
}

/// Section 3.11.
#[derive(Serialize)]
struct Message {
    text: String,
}

/// The same of a text that is kept elsewhere.
#[derive(Serialize)]
struct Text<'r> {
    text: &'r str,
}

/// Section 3.28.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

/// Section 3.29.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

/// Section 3.4.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// Section 3.30; the end column is that after the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The log, with a final line break. Its paths are from the repository's folder, which whoever takes it in knows as
/// `%SRCROOT%`; the lines themselves are not in it.
pub fn sarif(report: &Report<'_>) -> String {
    let (rules, places) = rules(report);
    let results = report.findings.iter().map(|finding| Outcome {
        rule_id: full(finding.code),
        rule_index: places.get(finding.code).copied().unwrap_or_default(),
        level: level(finding.level),
        message: Message {
            text: whole_message(&finding.message, &finding.help),
        },
        locations: [location(report, &report.sources.extent(&finding.place))],
    });
    let notifications = report.failure.iter().map(|failure| Notification {
        level: "error",
        message: Text { text: failure },
    });
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "tidings",
                    version: env!("CARGO_PKG_VERSION"),
                    information_uri: env!("CARGO_PKG_REPOSITORY"),
                    rules,
                },
            },
            invocations: [Invocation {
                execution_successful: report.failure.is_none(),
                tool_execution_notifications: notifications.collect(),
            }],
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    // Texts and numbers under fixed names: there is nothing that could fail.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

/// The codes that were found, each once, and the place of each in the list.
fn rules<'r>(report: &Report<'r>) -> (Vec<Rule>, BTreeMap<&'static str, usize>) {
    let codes: BTreeMap<&'static str, &Diagnostic> = report
        .findings
        .iter()
        .map(|finding| (finding.code, finding))
        .collect();
    let rule = |(code, finding): (&&'static str, &&Diagnostic)| {
        let entry = codes::find(code).filter(|entry| !entry.summary.is_empty());
        // A code is its own shortest description: `maintenance: end before start`.
        let words = || code.replacen("::", ": ", 1).replace('-', " ");
        let (summary, text) = entry.map_or_else(
            || (words(), format!("tidings explain {code}")),
            |entry| (entry.summary, entry.text.to_owned()),
        );
        Rule {
            id: full(code),
            short_description: Message { text: summary },
            help: Message { text },
            default_configuration: Configuration {
                level: level(codes::find(code).map_or(finding.level, |entry| entry.level)),
            },
        }
    };
    let rules = codes.iter().map(rule).collect();
    let places = codes.keys().enumerate().map(|(place, code)| (*code, place));
    (rules, places.collect())
}

fn location(report: &Report<'_>, place: &Extent) -> Location {
    let is_address = is_address(&place.path);
    let path = report.path(&place.path);
    let uri = match is_address {
        true => path,
        false => utf8_percent_encode(&path, NOT_IN_PATHS).to_string(),
    };
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri,
                uri_base_id: (!is_address).then_some("%SRCROOT%"),
            },
            region: Region {
                start_line: place.line,
                start_column: place.column,
                end_line: place.end_line,
                end_column: place.end_column,
            },
        },
    }
}
