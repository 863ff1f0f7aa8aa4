//! Smaller pages, style sheets and scripts that mean the same, by minify-html.

use std::panic::catch_unwind;

use minify_html::Cfg;

/// The page minified; as it was, should the minifier fail on it.
pub fn minify(html: String) -> String {
    let cfg = Cfg {
        // The marks of live regions, which are taken out later.
        keep_ssi_comments: true,
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        // Some feed readers, checkers and mail programs want to see them.
        keep_input_type_text_attr: true,
        minify_css: false,
        minify_js: false,
        ..Cfg::default()
    };
    minified(&html, &cfg).unwrap_or(html)
}

/// A style sheet or a script of a theme minified, by the ending of its name; none of other files, and none where the
/// minifier does not understand it.
pub fn asset(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let element = match name.rsplit_once('.')?.1 {
        "css" => "style",
        "js" => "script",
        _ => return None,
    };
    let cfg = Cfg {
        minify_css: true,
        minify_js: true,
        keep_closing_tags: true,
        ..Cfg::default()
    };
    let text = std::str::from_utf8(bytes).ok()?;
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    // What looks like the end of the element would be taken for it.
    if text.to_ascii_lowercase().contains(&close) {
        return None;
    }
    let small = minified(&format!("{open}{text}{close}"), &cfg)?;
    let small = small.strip_prefix(&open)?.strip_suffix(&close)?;
    Some(small.as_bytes().to_vec())
}

fn minified(html: &str, cfg: &Cfg) -> Option<String> {
    catch_unwind(|| minify_html::minify(html.as_bytes(), cfg))
        .ok()
        .and_then(|small| String::from_utf8(small).ok())
        .filter(|small| !small.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_stays_as_it_was() {
        let text = |name: &str, text: &str| {
            asset(name, text.as_bytes()).map(|small| String::from_utf8(small).unwrap())
        };
        let small = |text: &str| Some(text.to_owned());
        assert_eq!(
            text("a.css", "/* A */ p { color : #ff0000; }\n"),
            small("p{color:red}")
        );
        assert_eq!(text("a.css", "} p { color: red; }"), small("} p { color: red; }"));
        assert_eq!(text("a.css", "p::after { content: \"</STYLE>\" }"), None);
        assert_eq!(
            text("a.js", "const f = () => { return 1 + 2; };\n"),
            small("const f=()=>3;")
        );
        assert_eq!(text("a.js", "const = 1 // A"), small("const = 1 // A"));
        assert_eq!(text("a.svg", "<svg> </svg>"), None);
        assert_eq!(asset("a.css", b"p { content: \"\xff\" }"), None);
    }
}
