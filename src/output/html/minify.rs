//! Smaller pages that mean the same, by minify-html.

use std::panic::catch_unwind;

use minify_html::Cfg;

/// A constant, so that the linker sees that nothing asks for what minifies style sheets and scripts, and leaves its 4.7 MB out.
static CFG: Cfg = Cfg {
    allow_noncompliant_unquoted_attribute_values: false,
    allow_optimal_entities: false,
    allow_removing_spaces_between_attributes: false,
    keep_closing_tags: true,
    keep_comments: false,
    keep_html_and_head_opening_tags: true,
    // Some feed readers, checkers and mail programs want to see them.
    keep_input_type_text_attr: true,
    // The marks of live regions, which are taken out later.
    keep_ssi_comments: true,
    minify_css: false,
    minify_doctype: false,
    minify_js: false,
    preserve_brace_template_syntax: false,
    preserve_chevron_percent_template_syntax: false,
    remove_bangs: false,
    remove_processing_instructions: false,
};

/// The page minified; as it was, should the minifier fail on it.
pub fn minify(html: String) -> String {
    let small = catch_unwind(|| minify_html::minify(html.as_bytes(), &CFG));
    small
        .ok()
        .and_then(|small| String::from_utf8(small).ok())
        .filter(|small| !small.is_empty())
        .unwrap_or(html)
}
