//! How long a window is.

use super::Subject;
use crate::diagnostic::{Diagnostic, check};

/// A window is at most as long as its kind allows, also when it was extended.
pub fn too_long(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let findings = subject.planned.iter().filter_map(|window| {
        let most = window.kind.rules.max_duration?;
        let (_, at) = window.end;
        (window.plan.length() > most)
            .then(|| check::too_long(at, window.id(), &window.kind.id, window.plan, most))
    });
    findings.collect()
}
