//! Tables with rows that are short. The parser fills what a row lacks, and does it before anybody sees a row: three
//! thousand signs would become a quarter of a million cells. So what they lack is counted before it runs.

use std::ops::Range;

/// How many cells the rows of a text's tables may lack, all together.
pub const MOST_MISSING: usize = 2000;

/// The line of dashes of the table whose rows bring what the tables lack above [`MOST_MISSING`].
///
/// The shape of a table is that of [GitHub](https://github.github.com/gfm/#tables-extension-): it goes on to the next
/// blank line. A line of dashes that makes no table, because what is above it has other columns, counts like one; so does
/// what stands in a block of code.
pub fn short_rows(text: &str) -> Option<Range<usize>> {
    let mut missing = 0;
    rows_that_lack(text).find_map(|(dashes, lacks)| {
        missing += lacks;
        (missing > MOST_MISSING).then_some(dashes)
    })
}

/// The text with a blank line below the dashes of each table whose rows lack cells, which ends it there.
pub fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut from = 0;
    for (dashes, _) in rows_that_lack(text) {
        if dashes.end > from {
            parted.push_str(&text[from..dashes.end]);
            parted.push('\n');
            from = dashes.end;
        }
    }
    parted.push_str(&text[from..]);
    parted
}

/// Each row with fewer cells than its table has columns: the table's line of dashes, and how many the row lacks.
fn rows_that_lack(text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
    let mut table: Option<(Range<usize>, usize)> = None;
    // A carriage return alone ends a line too.
    let lines = text.lines().flat_map(|line| line.split('\r'));
    lines.filter_map(move |line| {
        let row = line.trim_start_matches(is_margin).trim_end();
        if row.is_empty() {
            table = None;
        } else if is_dashes(row) {
            let at = row.as_ptr() as usize - text.as_ptr() as usize;
            table = Some((at..at + row.len(), cells(row)));
        } else if let Some((dashes, columns)) = &table {
            let lacks = columns.saturating_sub(cells(row));
            return (lacks > 0).then(|| (dashes.clone(), lacks));
        }
        None
    })
}

/// What may stand before a row: blanks and the signs of the quotes that the table stands in.
fn is_margin(sign: char) -> bool {
    sign.is_ascii_whitespace() || sign == '>'
}

fn is_dashes(row: &str) -> bool {
    row.contains('-')
        && row
            .bytes()
            .all(|sign| matches!(sign, b'|' | b'-' | b':' | b' ' | b'\t'))
}

fn cells(row: &str) -> usize {
    let inner = row.strip_prefix('|').unwrap_or(row);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.matches('|').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parted_table_lacks_nothing() {
        let (whole, short) = ("a|b\n-|-\n1|2\n3|4\n", "> a|b\r\n> -|-  \r\n> 1\r\n> 2\r\n");
        assert_eq!(parted(whole), whole);
        assert_eq!(
            parted(&format!("{whole}\n{short}")),
            format!("{whole}\n> a|b\r\n> -|-\n  \r\n> 1\r\n> 2\r\n")
        );
    }

    #[test]
    fn counts_what_rows_lack() {
        let head = "a|b|c\n-|-|-\n";
        for (what, rows, is_short) in [
            ("as many as may lack", "1|2\n".repeat(2000), false),
            ("one more", "1|2\n".repeat(2001), true),
            ("whole rows", "|1|2|3|\n".repeat(3000), false),
            ("empty cells that are written", "| | | |\n".repeat(3000), false),
            (
                "lines after the table",
                format!("1|2|3\n\n{}", "a line\n".repeat(3000)),
                false,
            ),
            ("two tables", format!("{0}\n{head}{0}", "1\n".repeat(501)), true),
            ("carriage returns", "1\r".repeat(1001), true),
            (
                "carriage returns and a blank line",
                format!("1\r\n\r\n{}", "a\r\n".repeat(3000)),
                false,
            ),
        ] {
            assert_eq!(short_rows(&format!("{head}{rows}")).is_some(), is_short, "{what}");
        }
    }

    #[test]
    fn tells_where_the_table_is() {
        let text = format!("Before.\n\n> a|b|c\n> -|-|-\n{}", "> 1\n".repeat(1001));
        assert_eq!(short_rows(&text).map(|at| &text[at]), Some("-|-|-"));
    }
}
