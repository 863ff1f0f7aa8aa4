//! Slugs as Upptime makes them of sites' names: <https://github.com/sindresorhus/slugify>, with its defaults.

use crate::diagnostic::slug_of;

/// The slug of a name: `IPv6 test` is `i-pv6-test`.
pub fn of(name: &str) -> String {
    slug_of(&apart(name).replace('&', " and "))
}

/// A blank at each place where lower case changes to upper case, as that library has it.
fn apart(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let is = |place: Option<usize>, test: fn(&char) -> bool| {
        place.and_then(|place| chars.get(place)).is_some_and(test)
    };
    let upper = |c: &char| c.is_ascii_uppercase();
    let small = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let mut apart = String::with_capacity(name.len());
    for (place, c) in chars.iter().enumerate() {
        let (before, after) = (place.checked_sub(1), Some(place + 1));
        let begins_word = upper(c) && is(before, small);
        // The last capital of several belongs to the word after it; a plural's `s` does not make one.
        let ends_capitals = upper(c)
            && is(before, upper)
            && is(after, |c| {
                (c.is_ascii_lowercase() && *c != 's') || c.is_ascii_digit()
            });
        // `HTTP2`: two capitals or more before a digit.
        let begins_number = c.is_ascii_digit() && is(before, upper) && is(place.checked_sub(2), upper);
        let is_number = ends_capitals && is(after, char::is_ascii_digit);
        if begins_word || begins_number || (ends_capitals && !is_number) {
            apart.push(' ');
        }
        apart.push(*c);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the library's own tests and its four patterns have it.
    #[test]
    fn words_are_parted_where_capitals_begin() {
        for (name, slug) in [
            ("IPv6 test", "i-pv6-test"),
            ("Hacker News", "hacker-news"),
            ("fooBar", "foo-bar"),
            ("fooBAR", "foo-bar"),
            ("FOOBar", "foo-bar"),
            ("URLs", "urls"),
            ("HTTP2 API", "http-2-api"),
            ("Search & Find", "search-and-find"),
            ("Test Broken Site", "test-broken-site"),
        ] {
            assert_eq!(of(name), slug, "{name}");
        }
    }
}
