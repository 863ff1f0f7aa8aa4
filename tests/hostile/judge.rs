//! The judge of HTML: it reads as a browser does, and fails where something could run, load, frame, style, be mistaken
//! for a part of the page that is ours, or be found by a script that asks for such a part.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Node};
use serde_json::Value;

/// Fails where HTML of a site at `/base/` holds what it may not; `is_page` says that it is a whole document.
pub fn harmless(html: &str, path: &str, is_page: bool) {
    let document = if is_page {
        Html::parse_document(html)
    } else {
        Html::parse_fragment(html)
    };
    let mut ids = BTreeSet::new();
    for node in document.tree.nodes() {
        match node.value() {
            Node::Comment(comment) => panic!("{path}: a comment, {:?}", &**comment),
            Node::ProcessingInstruction(_) => panic!("{path}: an instruction"),
            Node::Text(text) => {
                assert!(
                    !text.contains(['\u{fdd0}', '\u{fdd1}']),
                    "{path}: a mark of ours, {:?}",
                    &**text
                );
            }
            _ => {}
        }
        if let Some(element) = ElementRef::wrap(node) {
            harmless_element(element, path);
            if let Some(id) = element.value().attr("id") {
                assert!(ids.insert(id), "{path}: the id {id:?} twice");
            }
        }
    }
}

fn harmless_element(element: ElementRef<'_>, path: &str) {
    let name = element.value().name();
    let attribute = |name: &str| element.value().attr(name).unwrap_or_default();
    let told = || format!("{path}: {}", element.html().chars().take(300).collect::<String>());
    match name {
        "script" => harmless_script(element, path),
        "link" => {
            let known = ["stylesheet", "icon", "alternate", "canonical"];
            assert!(known.contains(&attribute("rel")), "{}", told());
        }
        "meta" => match attribute("http-equiv") {
            "" | "Content-Security-Policy" => {}
            // The page at an old address leads on.
            "refresh" => assert!(attribute("content").starts_with("0; url=/base/"), "{}", told()),
            _ => panic!("{}", told()),
        },
        "button" => assert!(element.value().attr("data-share").is_some(), "{}", told()),
        "svg" | "symbol" | "path" | "use" | "rect" | "title" | "desc" | "g" | "line" | "text"
        | "polyline" => {}
        _ => assert!(HARMLESS.contains(&name), "{}", told()),
    }
    for (attribute, value) in element.value().attrs() {
        let attribute = attribute.to_lowercase();
        match attribute.as_str() {
            "src" | "poster" => {
                let own = ["/base/", "https://status.example/base/"];
                let is_own = own.iter().any(|start| value.starts_with(start));
                assert!(is_own, "{}", told());
            }
            "href" => assert!(
                is_harmless(value) || name == "use" && value.starts_with('#'),
                "{}",
                told()
            ),
            "name" => assert_eq!(name, "meta", "{}", told()),
            "id" => assert!(value != "timetable" || name == "script", "{}", told()),
            _ => {
                let is_known = ATTRIBUTES.contains(&attribute.as_str());
                assert!(is_known || is_drawn(name, &attribute), "{attribute}: {}", told());
            }
        }
    }
}

/// Ours, from its file; or data.
fn harmless_script(script: ElementRef<'_>, path: &str) {
    let attribute = |name: &str| script.value().attr(name).unwrap_or_default();
    let text: String = script.text().collect();
    if !attribute("src").is_empty() {
        assert!(
            attribute("src").starts_with("/base/static/script."),
            "{path}: {}",
            attribute("src")
        );
        return assert_eq!(text, "", "{path}");
    }
    let data: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}: {text}"));
    match (attribute("type"), attribute("id")) {
        ("application/json", "timetable") => harmless_timetable(&data, path),
        ("application/ld+json", "") => assert_eq!(data["@context"], "https://schema.org", "{path}"),
        other => panic!("{path}: a script of {other:?}"),
    }
}

/// What the script puts into a page is as harmless as the page.
fn harmless_timetable(changes: &Value, path: &str) {
    for change in changes.as_array().unwrap() {
        for (_, content) in change["parts"].as_object().unwrap() {
            harmless(content.as_str().unwrap(), path, false);
        }
    }
}

/// A link within the site or with a scheme that runs nothing.
fn is_harmless(address: &str) -> bool {
    let plain: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    match plain.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "tel", "sms", "webcal"].contains(&scheme.to_lowercase().as_str())
        }
        // Two strokes lead elsewhere by https, whichever way they lean.
        _ => plain.is_empty() || plain.starts_with(['/', '#']) || plain.starts_with("\\\\"),
    }
}

/// Elements that do nothing by themselves.
const HARMLESS: &[&str] = &[
    "html",
    "head",
    "body",
    "header",
    "nav",
    "main",
    "footer",
    "section",
    "article",
    "aside",
    "div",
    "span",
    "p",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "colgroup",
    "col",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "center",
    "cite",
    "code",
    "data",
    "del",
    "details",
    "dfn",
    "em",
    "figcaption",
    "figure",
    "hgroup",
    "i",
    "img",
    "ins",
    "kbd",
    "mark",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "rtc",
    "s",
    "samp",
    "small",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "audio",
    "video",
    "source",
    "area",
    "map",
];

/// Attributes that do nothing by themselves.
const ATTRIBUTES: &[&str] = &[
    "class",
    "lang",
    "dir",
    "title",
    "alt",
    "width",
    "height",
    "align",
    "charoff",
    "char",
    "valign",
    "colspan",
    "rowspan",
    "headers",
    "scope",
    "start",
    "reversed",
    "type",
    "datetime",
    "open",
    "controls",
    "tabindex",
    "hidden",
    "rel",
    "content",
    "charset",
    "property",
    "http-equiv",
    "role",
    "defer",
    "summary",
    "size",
    "span",
    "border",
    "color",
    "bgcolor",
    "hreflang",
    "coords",
    "shape",
    "cite",
    "clear",
    "data-zone",
    "data-live",
    "data-to",
    "data-build",
    "data-after",
    "data-share",
    "data-url",
];

/// Attributes of drawings, and what assistive technology reads.
fn is_drawn(element: &str, attribute: &str) -> bool {
    let drawn = [
        "viewbox",
        "d",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "points",
        "rx",
        "fill",
        "transform",
        "preserveaspectratio",
        "vector-effect",
        "shape-rendering",
    ];
    attribute.starts_with("aria-") || element != "a" && drawn.contains(&attribute)
}
