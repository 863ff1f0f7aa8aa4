//! Old addresses as authors write them.

use percent_encoding::percent_decode_str;

/// What no part of a path may hold: it ends a path, means something in `_redirects`, or no file can be called so.
const REFUSED: [char; 10] = ['\\', '?', '#', '*', ':', '<', '>', '"', '|', '/'];

/// The longest name of a file, in bytes.
const MOST_BYTES: usize = 255;

/// The longest path. Systems take 4096 bytes at most, some 1024, with the folder in which the site lies.
const MOST_BYTES_IN_ALL: usize = 768;

/// The path that an old address means, from the site's root, without its first `/`: percent-encoded characters are
/// decoded, and all but a file, whose last part ends like `.html` or `.rss`, end with `/`. None where it is no path.
pub fn path(given: &str) -> Option<String> {
    let inner = given.strip_prefix('/')?.trim_end_matches('/');
    let parts: Option<Vec<String>> = inner.split('/').map(part).collect();
    let path = parts?.join("/");
    if path.len() > MOST_BYTES_IN_ALL {
        return None;
    }
    let is_file = ending(&path).is_some_and(|ending| ending == "html" || !given.ends_with('/'));
    Some(if is_file { path } else { format!("{path}/") })
}

fn part(given: &str) -> Option<String> {
    let part = percent_decode_str(given).decode_utf8().ok()?;
    let is_plain = !matches!(&*part, "" | "." | "..") && part.trim() == part && part.len() <= MOST_BYTES;
    let is_refused = |c: char| c.is_control() || REFUSED.contains(&c);
    (is_plain && !part.contains(is_refused)).then(|| part.into_owned())
}

/// What the last part ends with after its last `.`, where that looks like the end of a file's name: `v1.2` has none.
fn ending(path: &str) -> Option<&str> {
    let (name, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    let is_ending = ending.starts_with(|c: char| c.is_ascii_alphabetic())
        && ending.len() <= 5
        && ending.chars().all(|c| c.is_ascii_alphanumeric());
    (is_ending && !name.is_empty()).then_some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_a_path_is_one() {
        for (given, expected) in [
            ("/issues/slow/", Some("issues/slow/")),
            ("/issues/slow", Some("issues/slow/")),
            ("/issues/slow.html", Some("issues/slow.html")),
            ("/feed.rss", Some("feed.rss")),
            ("/y/z.htm", Some("y/z.htm")),
            ("/y/z.htm/", Some("y/z.htm/")),
            ("/notes/v1.2", Some("notes/v1.2/")),
            ("/issues/störung/", Some("issues/störung/")),
            ("/issues/sto\u{308}rung/", Some("issues/sto\u{308}rung/")),
            ("/issues/st%C3%B6rung/", Some("issues/störung/")),
            ("/a%20b,(c)/", Some("a b,(c)/")),
            ("/a%2Fb/", None),
            (&"/a".repeat(384), Some(&*("a/".repeat(384)))),
            (&"/a".repeat(385), None),
            ("/a%FF/", None),
            ("/a%3Fb/", None),
            ("/:splat/", None),
            ("/*", None),
            ("/../x/", None),
            ("/%2e%2e/x/", None),
            ("/a//b/", None),
            ("a/", None),
            ("/", None),
        ] {
            assert_eq!(path(given).as_deref(), expected, "{given}");
        }
        assert_eq!(path(&format!("/{}/", "x".repeat(256))), None);
    }
}
