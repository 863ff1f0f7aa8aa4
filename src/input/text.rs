//! Bytes to text.

use memchr::memchr;

use crate::diagnostic::{Diagnostic, Place, content};

/// The most bytes that a text may have: more than a book's chapter. What is made of a text, in words and in mails too,
/// takes some thousand times as much memory at worst.
pub const MOST_BYTES: u64 = 1 << 18;

/// A file's text. The noncharacters that Tidings itself marks gaps with are replaced by the sign for what is no
/// character, which is as long, so that places stay where they are; those that an author writes as entities are dealt
/// with where HTML is written.
///
/// # Errors
/// Bytes that are not UTF-8, with their place in the file, which `path` names.
pub fn text(path: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        content::not_utf8(not_text(path, error.as_bytes(), at))
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    // Few texts hold a byte that these begin with.
    let has_marks = memchr(0xEF, text.as_bytes()).is_some() && text.contains(['\u{FDD0}', '\u{FDD1}']);
    Ok(match has_marks {
        true => text.replace(['\u{FDD0}', '\u{FDD1}'], "\u{FFFD}"),
        false => text,
    })
}

/// The place of the first byte that is no text, with its line as well as it can be shown.
pub fn not_text(path: &str, bytes: &[u8], at: usize) -> Place {
    let (valid, rest) = bytes.split_at(at);
    let start = valid
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |end| end + 1);
    let before = String::from_utf8_lossy(&valid[start..]);
    let after = rest.split(|&byte| byte == b'\n').next().unwrap_or_default();
    Place::Spot {
        path: path.to_owned(),
        line: valid.iter().filter(|&&byte| byte == b'\n').count() + 1,
        column: before.chars().count() + 1,
        text: format!("{before}{}", String::from_utf8_lossy(after).trim_end()),
    }
}
