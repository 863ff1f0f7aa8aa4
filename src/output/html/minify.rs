//! Smaller pages that mean the same, by minify-html.

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
    catch_unwind(|| minify_html::minify(html.as_bytes(), &cfg))
        .ok()
        .and_then(|small| String::from_utf8(small).ok())
        .filter(|small| !small.is_empty())
        .unwrap_or(html)
}
