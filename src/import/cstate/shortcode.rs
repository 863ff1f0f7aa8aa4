//! Hugo's shortcodes: `{{< name … >}}` and `{{% name … %}}`. cState's own is `track`, which says when the words before it
//! were written.

use super::pages::Pages;
use crate::diagnostic::import as say;
use crate::import::left::Left;
use crate::import::time;
use crate::model::Instant;

/// A part of a text, and when it was written, if its end says so.
pub struct Part {
    /// Markdown, without shortcodes.
    pub text: String,
    /// The instant of the `track` that ends it.
    pub at: Option<Instant>,
}

/// The text without shortcodes; the only one that could mean anything has no place in a page.
pub fn without(path: &str, text: &str, pages: &Pages, left: &mut Left) -> String {
    let parts = parts(path, text, pages, left);
    parts.into_iter().map(|part| part.text).collect()
}

/// The text by its `track`s. Every other shortcode is taken out and told, but for links to pages.
pub fn parts(path: &str, text: &str, pages: &Pages, left: &mut Left) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut written = String::new();
    let mut rest = text;
    while let Some((before, source, inner, after)) = next(rest) {
        written.push_str(before);
        rest = after;
        let inner = inner.trim();
        if let Some(literal) = inner
            .strip_prefix("/*")
            .and_then(|inner| inner.strip_suffix("*/"))
        {
            // What stands there to be shown.
            written.push_str(&source.replace(inner, literal.trim()));
            continue;
        }
        let (name, argument) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let argument = argument.trim().trim_matches(['"', '\'', '`']);
        match name {
            "track" => match time::instant(argument) {
                Some(at) => parts.push(Part {
                    text: std::mem::take(&mut written),
                    at: Some(at),
                }),
                None => left.say(path, say::shortcode(source)),
            },
            "ref" | "relref" => match pages.find(argument, path) {
                Some(address) => written.push_str(&linked(&address, &written)),
                None => {
                    left.say(path, say::shortcode(source));
                    // A link without an address loses only that.
                    if is_address(&written) {
                        written.push_str(&format!("/{}", argument.trim_start_matches('/')));
                    }
                }
            },
            _ => left.say(path, say::shortcode(source)),
        }
    }
    written.push_str(rest);
    parts.push(Part {
        text: written,
        at: None,
    });
    parts
}

/// The first shortcode: what stands before it, all of it, what stands in it, what stands after it.
fn next(text: &str) -> Option<(&str, &str, &str, &str)> {
    // Both signs at once: to look for each by itself would go on to the end of the text for every shortcode.
    let is_start = |at: &usize| text[*at..].starts_with("{{<") || text[*at..].starts_with("{{%");
    let start = text.match_indices('{').map(|(at, _)| at).find(is_start)?;
    let closing = if text.get(start..)?.starts_with("{{<") {
        ">}}"
    } else {
        "%}}"
    };
    let inner_end = start + 3 + text.get(start + 3..)?.find(closing)?;
    let end = inner_end + closing.len();
    Some((
        text.get(..start)?,
        text.get(start..end)?,
        text.get(start + 3..inner_end)?,
        text.get(end..)?,
    ))
}

/// Whether an address goes on after this: of a link, or of an element in HTML.
fn is_address(written: &str) -> bool {
    ["](", "](<", "=\"", "='", "]: "]
        .iter()
        .any(|end| written.ends_with(end))
}

/// An address as it stands there: in a text by itself it is a link.
fn linked(address: &str, written: &str) -> String {
    match is_address(written) {
        true => address.to_owned(),
        false => format!("[{address}]({address})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_are_taken_apart() {
        let text =
            "One {{< track \"2018-12-02 14:30:00\" >}} two {{% youtube x %}}{{</* track \"x\" */>}} {{< open";
        let mut left = Left::default();
        let parts = parts("a.md", text, &Pages::default(), &mut left);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].text, "One ");
        assert_eq!(parts[0].at, time::instant("2018-12-02 14:30:00"));
        assert_eq!(parts[1].text, " two {{<track \"x\">}} {{< open");
        assert_eq!(left.count(), 1);
    }
}
