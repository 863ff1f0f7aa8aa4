//! Live regions: the stretches of a page that the clock may change. The theme's component `live` marks them with
//! comments, which are taken out again once the page is whole, so that a fragment for a later instant is byte for
//! byte what the page built then has.

use std::collections::BTreeMap;

use memchr::memmem::Finder;

/// What a region's content stands between: an opening comment that ends with its name and, if each day brings it
/// something else, the word `daily`, and a closing one. Shaped like server-side includes, which the minifier keeps.
const OPEN: &str = "<!--#live ";
const OPENED: &str = "-->";
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

/// A page without the marks of its regions.
pub fn unmarked(html: String) -> String {
    let mut page = String::with_capacity(html.len());
    each(&html, |plain, region| {
        page.push_str(plain);
        if let Some((_, content)) = region {
            page.push_str(content);
        }
    });
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
        let (name, marked) = marked.split_once(OPENED)?;
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
        assert_eq!(unmarked(page.to_owned()), "<div><p>1</p></div> <b></b>");
        let region = |content: &str, daily| Region {
            content: content.to_owned(),
            daily,
        };
        let expected = [
            ("a".to_owned(), region("<p>1</p>", false)),
            ("b".to_owned(), region("", true)),
        ];
        assert_eq!(regions(page), Regions::from(expected));
        assert_eq!(unmarked("<p>plain".to_owned()), "<p>plain");
    }
}
