//! `tidings check --format json`: one document with every finding. Its shape is stable: a later version may add keys, and
//! raises `version` if it changes what one means.

use serde::Serialize;

use super::{Report, full, level};
use crate::diagnostic::{Level, source::Extent};

/// The document.
#[derive(Serialize)]
struct Document<'r> {
    /// Of this shape: 1.
    version: u32,
    /// The instant that the site was checked for, RFC 3339 in UTC; null if the run did not come so far.
    now: Option<String>,
    /// How many findings are errors: with any, nothing would be published.
    errors: usize,
    /// How many are warnings.
    warnings: usize,
    /// Why the run did not come to its end, where no author can mend that in a file; else null.
    failure: Option<&'r str>,
    /// By path, then by place.
    findings: Vec<Finding<'r>>,
}

/// Something that an author can mend.
#[derive(Serialize)]
struct Finding<'r> {
    /// Such as `tidings::maintenance::end-before-start`; `tidings explain` says more.
    code: String,
    /// `error` or `warning`.
    level: &'static str,
    /// What is wrong, in a sentence without a final stop.
    message: &'r str,
    /// What to do about it, a sentence each; may be empty.
    help: &'r [String],
    /// The file, from the site's folder; of a feed that is fetched, its address.
    path: &'r str,
    /// From 1. What concerns a whole file is at line 1, column 1, and ends there.
    line: usize,
    /// In characters (Unicode scalar values), from 1.
    column: usize,
    /// The line of the end.
    end_line: usize,
    /// The column after the last character.
    end_column: usize,
}

/// The document, with a final line break.
pub fn json(report: &Report<'_>) -> String {
    let places: Vec<Extent> = report
        .findings
        .iter()
        .map(|finding| report.sources.extent(&finding.place))
        .collect();
    let findings = report
        .findings
        .iter()
        .zip(&places)
        .map(|(finding, place)| Finding {
            code: full(finding.code),
            level: level(finding.level),
            message: &finding.message,
            help: &finding.help,
            path: &place.path,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
        });
    let document = Document {
        version: 1,
        now: report.now.map(|now| now.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
        errors: report.findings.count(Level::Error),
        warnings: report.findings.count(Level::Warning),
        failure: report.failure,
        findings: findings.collect(),
    };
    // Texts and numbers under fixed names: there is nothing that could fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
