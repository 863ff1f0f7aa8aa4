//! How long a title is.

use super::Subject;
use crate::diagnostic::{Diagnostic, check};
use crate::model::Span;

/// In characters: more are cut off where titles are listed.
const LONGEST_TITLE: usize = 80;

/// A title has at most 80 characters.
pub fn too_long(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let findings = titles(subject).filter_map(|(title, at)| {
        let characters = title.chars().count();
        (characters > LONGEST_TITLE).then(|| check::title_too_long(at, characters, LONGEST_TITLE))
    });
    findings.collect()
}

fn titles<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = (&'s str, Span)> {
    let told = subject.told;
    let single = told
        .windows
        .iter()
        .filter(|one| one.common.id.occurrence.is_none());
    let windows = single.map(|one| &one.common);
    let series = told.series.iter().map(|one| &one.template.common);
    let incidents = told.incidents.iter().map(|one| &one.common);
    let notices = windows.chain(series).chain(incidents);
    let notices = notices.map(|common| (common.title.as_str(), common.title_at));
    let issues = told.issues.iter().flat_map(|issue| {
        let articles = issue.articles.iter();
        let articles = articles.map(|article| (article.title.as_str(), article.title_at));
        articles.chain([(issue.title.as_str(), issue.title_at)])
    });
    let pages = told.pages.iter().map(|page| (page.title.as_str(), page.title_at));
    notices.chain(issues).chain(pages)
}
