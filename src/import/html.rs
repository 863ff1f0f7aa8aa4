//! Raw HTML in texts of others: what our sanitiser would drop is shown as text instead, so that no words are lost.

use crate::diagnostic::import as say;

/// Elements that show what they hold.
const ELEMENTS: [&str; 50] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// A text whose elements are only such as show what they hold; the others become text. Code is left as it is, as far
/// as it can be told without a parser.
pub fn without_unsafe_elements(text: &str, left: &mut Vec<String>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut fence = None;
    let open = open_comment(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begins = ["```", "~~~"]
            .into_iter()
            .find(|sign| line.trim_start().starts_with(sign));
        match (fence, begins) {
            (None, Some(sign)) => fence = Some(sign),
            (Some(open), Some(sign)) if open == sign => fence = None,
            (None, None) if !line.starts_with("    ") => {
                let open = open
                    .and_then(|open| open.checked_sub(at))
                    .filter(|open| *open < line.len());
                written.push_str(&safe_line(line, open, left));
                at += line.len();
                continue;
            }
            _ => {}
        }
        at += line.len();
        written.push_str(line);
    }
    written
}

/// Where a comment begins that never ends.
fn open_comment(text: &str) -> Option<usize> {
    let ended = text.rfind("-->").unwrap_or_default();
    Some(ended + text.get(ended..)?.find("<!--")?)
}

/// A line; `open` is where in it a comment begins that never ends.
fn safe_line(line: &str, open: Option<usize>, left: &mut Vec<String>) -> String {
    let mut at = 0;
    let mut written = String::with_capacity(line.len());
    for (place, part) in line.split('`').enumerate() {
        if place > 0 {
            written.push('`');
        }
        let is_code = place % 2 == 1;
        for (place, part) in part.split('<').enumerate() {
            if place > 0 && open == Some(at - 1) && !is_code {
                left.push(say::open_comment());
                written.push_str("&lt;");
            } else if place > 0 {
                let name = element(part);
                let is_shown = name.is_empty()
                    || ELEMENTS.contains(&name.as_str())
                    || part
                        .get(name.len()..)
                        .is_some_and(|rest| rest.starts_with([':', '@', '.', '+']));
                if is_shown || is_code {
                    written.push('<');
                } else {
                    left.push(say::element(&name));
                    written.push_str("&lt;");
                }
            }
            written.push_str(part);
            at += part.len() + 1;
        }
    }
    written
}

/// The name of the element whose tag goes on like this after its `<`; empty where it is none.
pub fn element(rest: &str) -> String {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return String::new();
    }
    let name = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-');
    name.collect::<String>().to_ascii_lowercase()
}

/// A tag as text.
pub fn escaped(text: &str) -> String {
    html_escape::encode_text(text).into_owned()
}
