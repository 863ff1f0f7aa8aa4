//! A folder in one text, so that seeds can be read, written and changed like any other: before each file stands the
//! line `-- path --`.

use std::collections::BTreeMap;

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

const BEFORE: &str = "-- ";
const AFTER: &str = " --";

/// The files; what stands before the first line of that kind belongs to none. Paths are such as the shell makes of a
/// folder's: relative, downwards, without control characters.
pub fn files(bytes: &[u8]) -> Files {
    let mut files = Files::new();
    let mut path = None;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if let Some(next) = path_of(line) {
            files.entry(next.clone()).or_default();
            path = Some(next);
        } else if let Some(bytes) = path.as_ref().and_then(|path| files.get_mut(path)) {
            bytes.extend_from_slice(line);
        }
    }
    files
}

/// The text of these files.
pub fn joined<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let mut text = Vec::new();
    for (path, bytes) in files {
        text.extend_from_slice(format!("{BEFORE}{path}{AFTER}\n").as_bytes());
        text.extend_from_slice(bytes);
        if !bytes.ends_with(b"\n") {
            text.push(b'\n');
        }
    }
    text
}

fn path_of(line: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(line).ok()?.trim_end_matches('\n');
    let path = line.strip_prefix(BEFORE)?.strip_suffix(AFTER)?;
    let is_name = |part: &str| !matches!(part, "" | "." | "..");
    let reads = path.split('/').all(is_name) && !path.contains(|c: char| c.is_control() || c == '\\');
    reads.then(|| path.to_owned())
}
