//! Marks: comments in a page that is being made, shaped like server-side includes, which the minifier keeps.
//!
//! The theme's component `live` marks live regions, the stretches of a page that the clock may change. The marks are
//! taken out again once the page is whole, so that a fragment for a later instant is byte for byte what the page built
//! then has. Another mark stands for what is the same on every page.

use std::collections::BTreeMap;

use memchr::memmem::Finder;

/// What every mark begins with, and what ends it.
const MARK: &str = "<!--#";
const MARKED: &str = "-->";

/// What a region's content stands between: an opening mark with its name and, if each day brings it something else, the
/// word `daily`, and a closing one.
const OPEN: &str = "<!--#live ";
const CLOSE: &str = "<!--#/live-->";

const DAILY: &str = " daily";

/// A page's regions, by name.
pub type Regions = BTreeMap<String, Region>;

/// A stretch of a page that the clock may change.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// What it holds, as HTML.
    pub content: String,
    /// Each local day brings it something else.
    pub daily: bool,
}

/// The mark of what is the same on every page.
pub fn fixed_mark(name: &str) -> String {
    format!("{MARK}fixed {name}{MARKED}")
}

/// A page without its marks, and with what is `fixed` by name.
pub fn whole<'f>(html: &str, fixed: impl Fn(&str) -> Option<&'f str>) -> String {
    // Half as much again is more than enough in most cases.
    let mut page = String::with_capacity(html.len() + html.len() / 2);
    let mark = Finder::new(MARK);
    let mut rest = html;
    while let Some((before, marked)) = split_at(rest, &mark) {
        let (name, after) = marked.split_once(MARKED).unwrap_or((marked, ""));
        page.push_str(before);
        let fixed = name.strip_prefix("fixed ").and_then(&fixed);
        page.push_str(fixed.unwrap_or_default());
        rest = after;
    }
    page.push_str(rest);
    page
}

/// A page's regions.
pub fn regions(html: &str) -> Regions {
    let mut regions = Regions::new();
    each(html, |_, region| {
        if let Some((name, content)) = region {
            let plain = name.strip_suffix(DAILY);
            let region = Region {
                content: content.to_owned(),
                daily: plain.is_some(),
            };
            regions.insert(plain.unwrap_or(name).to_owned(), region);
        }
    });
    regions
}

/// Hands out what stands before each region with its name and content, and at last what follows them all.
fn each<'h>(html: &'h str, mut take: impl FnMut(&'h str, Option<(&'h str, &'h str)>)) {
    let (open, close) = (Finder::new(OPEN), Finder::new(CLOSE));
    let mut rest = html;
    while let Some(((before, name), (content, after))) = split_at(rest, &open).and_then(|(before, marked)| {
        let (name, marked) = marked.split_once(MARKED)?;
        Some(((before, name), split_at(marked, &close)?))
    }) {
        take(before, Some((name, content)));
        rest = after;
    }
    take(rest, None);
}

/// What stands before the first of these words and what after it.
fn split_at<'h>(html: &'h str, words: &Finder<'_>) -> Option<(&'h str, &'h str)> {
    let at = words.find(html.as_bytes())?;
    Some((&html[..at], &html[at + words.needle().len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_taken_apart_and_their_marks_out() {
        let page = "<div><!--#live a--><p>1</p><!--#/live--></div> <b><!--#live b daily--><!--#/live--></b>";
        let nothing = |_: &str| None;
        assert_eq!(whole(page, nothing), "<div><p>1</p></div> <b></b>");
        let region = |content: &str, daily| Region {
            content: content.to_owned(),
            daily,
        };
        let expected = [
            ("a".to_owned(), region("<p>1</p>", false)),
            ("b".to_owned(), region("", true)),
        ];
        assert_eq!(regions(page), Regions::from(expected));
        assert_eq!(whole("<p>plain", nothing), "<p>plain");
        let fixed = format!("<p>{}</p>{}", fixed_mark("a"), fixed_mark("b"));
        assert_eq!(whole(&fixed, |name| (name == "a").then_some("1")), "<p>1</p>");
    }
}
