//! HTML in words, for what shows none: mails and programs.

/// Cells of tables are no narrower than this, in columns: words and numbers stay whole.
const LEAST_CELL: usize = 12;

/// A table with more columns is written cell by cell: nobody could read its rows, and what they take to be laid out grows
/// with the square of their cells.
const MOST_COLUMNS: usize = 100;

/// Of tables with more cells all are written so: a cell that is laid out takes some kilobytes.
const MOST_CELLS: usize = 5000;

/// A text in words, with the addresses of its links below it; lines are no longer than `width` columns, but for
/// addresses.
///
/// # Errors
/// What the library cannot read, in its words.
pub fn plain(html: &str, width: usize) -> Result<String, String> {
    let config = html2text::config::plain_no_decorate()
        .link_footnotes(true)
        .no_link_wrapping()
        .allow_width_overflow()
        .min_wrap_width(LEAST_CELL);
    let (columns, cells) = columns_and_cells(html);
    let config = match columns > MOST_COLUMNS || cells > MOST_CELLS {
        true => config.raw_mode(true),
        false => config,
    };
    config
        .string_from_read(html.as_bytes(), width)
        .map_err(|error| error.to_string())
}

/// The most cells that any row of a table has, and all of all tables, as far as can be told without a parser.
fn columns_and_cells(html: &str) -> (usize, usize) {
    let (mut most, mut here, mut all) = (0, 0, 0);
    for at in memchr::memmem::find_iter(html.as_bytes(), "<t") {
        match html.as_bytes().get(at + 2) {
            Some(b'd' | b'h') => {
                here += 1;
                all += 1;
            }
            Some(b'r') => here = 0,
            _ => {}
        }
        most = most.max(here);
    }
    (most, all)
}
