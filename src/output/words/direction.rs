//! Texts that run the other way than the site's words: a name in Latin letters on an Arabic page, a title in Hebrew
//! on an English one. Left alone, it would change places with the digits and signs beside it.

use std::borrow::Cow;

use icu::properties::CodePointMapData;
use icu::properties::props::BidiClass;

/// FIRST STRONG ISOLATE: what follows runs as its own first letter does (UAX #9, section 2.4).
const ISOLATE: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE.
const POP: char = '\u{2069}';

/// Whether something in a text would reorder what stands around it, or be reordered by it. On a page from right to
/// left that is so of signs within numbers too: of `2026-118` the later part would stand first. Signs that turn the
/// text themselves do so on either page.
pub fn is_foreign(text: &str, right_to_left: bool) -> bool {
    if is_plain(text, right_to_left) {
        return false;
    }
    let classes = CodePointMapData::<BidiClass>::new();
    let mut isolates = 0_usize;
    text.chars().any(|letter| match classes.get(letter) {
        // What is isolated already does neither.
        BidiClass::FirstStrongIsolate => {
            isolates += 1;
            false
        }
        BidiClass::PopDirectionalIsolate => {
            isolates = isolates.saturating_sub(1);
            false
        }
        _ if isolates > 0 => false,
        BidiClass::RightToLeft | BidiClass::ArabicLetter => !right_to_left,
        BidiClass::LeftToRight | BidiClass::EuropeanSeparator | BidiClass::EuropeanTerminator => {
            right_to_left
        }
        BidiClass::LeftToRightEmbedding
        | BidiClass::LeftToRightOverride
        | BidiClass::RightToLeftEmbedding
        | BidiClass::RightToLeftOverride => true,
        _ => false,
    })
}

/// The text, between marks that isolate it where it is foreign. An address stays as it is: programs that make links
/// of addresses would take a mark behind it for a part of it.
pub fn isolated(text: &str, right_to_left: bool) -> Cow<'_, str> {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    if is_address || !is_foreign(text, right_to_left) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{ISOLATE}{text}{POP}"))
}

/// Whether nothing can run from right to left, or turn the text, where nothing else does: that begins at U+0590. Most sites
/// are spared the counting.
fn is_plain(text: &str, right_to_left: bool) -> bool {
    !right_to_left && (text.is_ascii() || text.bytes().all(|byte| byte < 0xD6))
}

/// Whether most letters of an HTML text, tags left out, run the other way.
pub fn is_mostly_foreign(html: &str, right_to_left: bool) -> bool {
    if is_plain(html, right_to_left) {
        return false;
    }
    let classes = CodePointMapData::<BidiClass>::new();
    let (mut is_tag, mut from_left, mut from_right) = (false, 0, 0);
    for letter in html.chars() {
        match (letter, is_tag) {
            ('<', _) => is_tag = true,
            ('>', _) => is_tag = false,
            (_, true) => {}
            (_, false) => match classes.get(letter) {
                BidiClass::LeftToRight => from_left += 1,
                BidiClass::RightToLeft | BidiClass::ArabicLetter => from_right += 1,
                _ => {}
            },
        }
    }
    if right_to_left {
        from_left > from_right
    } else {
        from_right > from_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_the_other_way_is_isolated() {
        // The text; whether it is foreign from left to right, and from right to left.
        let cases = [
            ("", false, false),
            ("Web server 1", false, true),
            ("خادم الويب 1", true, false),
            ("שרת 1 (web)", true, true),
            ("99.861", false, false),
            ("99.861 %", false, true),
            ("2026-118", false, true),
            ("+44 20 7946 0000", false, true),
            ("01:30", false, false),
            ("–", false, false),
            ("\u{202e}12:00", true, true),
            ("\u{2068}Web 1\u{2069} و\u{2068}Web 2\u{2069}", true, false),
            ("\u{2068}שרת\u{2069} and web", false, true),
        ];
        for (text, in_english, in_arabic) in cases {
            for (right_to_left, foreign) in [(false, in_english), (true, in_arabic)] {
                assert_eq!(
                    is_foreign(text, right_to_left),
                    foreign,
                    "{text:?}, {right_to_left}"
                );
                let marked = format!("\u{2068}{text}\u{2069}");
                let expected = if foreign { marked.as_str() } else { text };
                assert_eq!(isolated(text, right_to_left), expected);
            }
        }
        assert_eq!(
            isolated("https://status.example/", true),
            "https://status.example/"
        );
    }
}
