//! HTML in words, for what shows none: mails and programs.

/// Cells of tables are no narrower than this, in columns: words and numbers stay whole.
const LEAST_CELL: usize = 12;

/// A text in words, with the addresses of its links below it; lines are no longer than `width` columns, but for
/// addresses.
///
/// # Errors
/// What the library cannot read, in its words.
pub fn plain(html: &str, width: usize) -> Result<String, String> {
    html2text::config::plain_no_decorate()
        .link_footnotes(true)
        .no_link_wrapping()
        .allow_width_overflow()
        .min_wrap_width(LEAST_CELL)
        .string_from_read(html.as_bytes(), width)
        .map_err(|error| error.to_string())
}
