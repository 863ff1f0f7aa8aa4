//! The likely intended word, and lists in sentences.

/// In characters: a longer word is none that was misspelt, and the table that two are compared in grows with both.
const LONGEST_WORD: usize = 200;

/// The word of `known` that `given` is most likely meant to be, if one is near enough.
pub fn nearest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = given.chars().take(LONGEST_WORD + 1).count();
    if length > LONGEST_WORD {
        return None;
    }
    let given = given.to_lowercase();
    let distance = |word: &str| {
        let other = word.chars().take(LONGEST_WORD + 1).count();
        let most = 1.max(length.min(other) / 3);
        // So much at least lies between words of other lengths.
        (length.abs_diff(other) <= most)
            .then(|| strsim::damerau_levenshtein(&given, &word.to_lowercase()))
            .filter(|distance| *distance <= most)
    };
    known
        .iter()
        .filter_map(|word| Some((distance(word)?, *word)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// `a`, `b` and `c`; at most twelve, then how many more there are.
pub fn list(words: &[&str]) -> String {
    const MOST: usize = 12;
    let quoted: Vec<String> = words.iter().take(MOST).map(|word| format!("`{word}`")).collect();
    match (quoted.split_last(), words.len().checked_sub(MOST)) {
        (None, _) => String::new(),
        (Some(_), Some(more)) if more > 0 => format!("{} and {more} more", quoted.join(", ")),
        (Some((last, [])), _) => last.clone(),
        (Some((last, rest)), _) => format!("{} and {last}", rest.join(", ")),
    }
}

/// `text` as an address part: lower-case ASCII letters, digits and single hyphens.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => slug.push('a'),
            'ç' | 'ć' | 'č' => slug.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' => slug.push('e'),
            'ì' | 'í' | 'î' | 'ï' => slug.push('i'),
            'ł' => slug.push('l'),
            'ñ' | 'ń' => slug.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ø' => slug.push('o'),
            'ś' | 'š' => slug.push('s'),
            'ù' | 'ú' | 'û' => slug.push('u'),
            'ź' | 'ż' | 'ž' => slug.push('z'),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(100);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_proposed_and_a_far_one_is_not() {
        let known = ["components", "announced", "web-1", "web-2"];
        let cases = [
            ("component", Some("components")),
            ("anounced", Some("announced")),
            ("web1", Some("web-1")),
            ("Web-2", Some("web-2")),
            ("colour", None),
        ];
        for (given, expected) in cases {
            assert_eq!(nearest(given, &known), expected, "{given}");
        }
    }

    #[test]
    fn a_slug_keeps_letters_and_digits() {
        let cases = [
            ("Web Server: Größe & Maß", "web-server-groesse-mass"),
            ("  --Already-a-slug--  ", "already-a-slug"),
            ("日本", ""),
        ];
        for (given, expected) in cases {
            assert_eq!(slug_of(given), expected, "{given}");
        }
    }
}
