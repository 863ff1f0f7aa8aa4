//! The known strings, read from `strings.txt`, which says how they are written.

/// All of them, in the order of the file.
pub fn strings() -> Vec<String> {
    let lines = include_str!("strings.txt").lines();
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(read)
        .collect()
}

/// A line with what its escapes stand for.
fn read(line: &str) -> String {
    let mut read = String::new();
    let mut rest = line;
    while let Some((before, escape)) = rest.split_once('\\') {
        read.push_str(before);
        let (sign, after) = match escape.strip_prefix("u{").and_then(|code| code.split_once('}')) {
            Some((code, after)) => (u32::from_str_radix(code, 16).ok().and_then(char::from_u32), after),
            None => {
                let sign = match escape.as_bytes().first() {
                    Some(b'n') => Some('\n'),
                    Some(b'r') => Some('\r'),
                    Some(b't') => Some('\t'),
                    Some(b'\\') => Some('\\'),
                    _ => None,
                };
                (sign, escape.get(1..).unwrap_or_default())
            }
        };
        read.push(sign.unwrap_or_else(|| panic!("an unknown escape: {line}")));
        rest = after;
    }
    read + rest
}

#[test]
fn there_are_enough_and_none_twice() {
    let strings = strings();
    let different: std::collections::BTreeSet<&String> = strings.iter().collect();
    assert_eq!(different.len(), strings.len());
    assert!(strings.len() > 450, "{}", strings.len());
}
