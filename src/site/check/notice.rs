//! When customers are told.

use chrono::TimeDelta;

use super::Subject;
use crate::diagnostic::{Diagnostic, check};

/// A window is told as long before its start as its kind promises, and a new start as long before that.
pub fn too_little(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let findings = subject.planned.iter().filter_map(|window| {
        let promised = window
            .kind
            .rules
            .notice
            .filter(|notice| *notice > TimeDelta::zero())?;
        let (told, _) = window.start;
        let given = window.plan.start - told;
        // That it was over is told by the next rule.
        (given < promised && told <= window.plan.end)
            .then(|| check::too_little_notice(window.told_at, window.id(), &window.kind.id, given, promised))
    });
    findings.collect()
}

/// A window is announced before it is over.
pub fn announced_after_end(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let late = subject.planned.iter().filter(|window| {
        let common = &window.window.common;
        common.announced > window.window.plan.end
    });
    late.map(|window| check::announced_after_end(window.window.common.announced_at, window.id()))
        .collect()
}
