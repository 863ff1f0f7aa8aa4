//! The forms of names in addresses.

/// Whether `text` may name a component, group, plan or kind: `[a-z0-9][a-z0-9-]{0,63}`.
pub fn is_id(text: &str) -> bool {
    is_name(text, 64)
}

/// Whether `text` may be a slug: `[a-z0-9][a-z0-9-]{0,99}`.
pub fn is_slug(text: &str) -> bool {
    is_name(text, 100)
}

fn is_name(text: &str, most: usize) -> bool {
    text.len() <= most
        && !text.starts_with('-')
        && !text.is_empty()
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
