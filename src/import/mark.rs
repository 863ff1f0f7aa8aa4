//! The word with which many begin what they say: `*Investigating* - …`, `**Resolved:** …`.

use super::life::State;

/// The state that a text begins with, the word as it is written, and the rest; none where it begins with something else.
pub fn state(text: &str) -> Option<(State, &str, &str)> {
    let text = text.trim_start();
    let sign = text.chars().next().filter(|c| matches!(c, '*' | '_'))?;
    let inner = text.trim_start_matches(sign);
    let signs = &text[..text.len() - inner.len()];
    let (word, rest) = inner.split_once(sign)?;
    if word.starts_with(char::is_whitespace) || word.contains('\n') {
        // A list, or signs that belong to something else.
        return None;
    }
    // As many signs as it began with.
    let rest = rest.strip_prefix(&signs[1..])?;
    let word = word.trim().trim_end_matches(':').trim_end();
    let state = State::of(word)?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix(['-', '–', '—', ':']).unwrap_or(rest);
    Some((state, word, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_front_is_a_state_where_it_is_known() {
        for (text, expected) in [
            (
                "*Investigating* - We look.",
                Some((State::Investigating, "Investigating", "We look.")),
            ),
            (
                "**Resolved:** It is back.",
                Some((State::Resolved, "Resolved", "It is back.")),
            ),
            ("*Fixed* — Done", Some((State::Resolved, "Fixed", "Done"))),
            (
                "*Post-mortem*\n\nAt 14:01",
                Some((State::Postmortem, "Post-mortem", "At 14:01")),
            ),
            ("*Important* - read", None),
            ("*Resolved", None),
            ("* Resolved\n* Identified", None),
            ("**", None),
            ("Resolved", None),
        ] {
            assert_eq!(state(text), expected, "{text}");
        }
    }
}
