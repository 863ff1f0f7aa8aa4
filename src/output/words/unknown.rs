//! What a catalogue of one's own says in vain: messages that nothing asks for, and variables that they are not given.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::syntax::{messages, place, read, uses};

/// A message, or a variable in it, that would never be seen as it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The catalogue's name, such as `en` or `en.words`.
    pub catalogue: String,
    /// The byte at which it stands.
    pub at: usize,
    /// The message's id.
    pub message: String,
    /// The variable; none where the message itself is unknown.
    pub variable: Option<String>,
    /// What is known in its place.
    pub known: Vec<String>,
}

/// What is unknown in these catalogues of one's own, held against the `english` ones of the built-in theme, which have every
/// message with every variable that it is given. Messages that a template asks for by itself are given what it likes.
pub fn unknown_words(
    own: impl Iterator<Item = (String, String)>,
    english: &[String],
    is_asked_for: impl Fn(&str) -> bool,
) -> Vec<UnknownWord> {
    let english: Vec<FluentResource> = english.iter().filter_map(|text| read(text).ok()).collect();
    let known: BTreeMap<&str, BTreeSet<&str>> = english
        .iter()
        .flat_map(messages)
        .map(|message| (message.id.name, uses(message).variables))
        .collect();
    let mut unknown = Vec::new();
    for (catalogue, text) in own {
        // One that does not read is told where it is needed.
        let Ok(resource) = read(&text) else {
            continue;
        };
        let parts: BTreeSet<&str> = messages(&resource)
            .flat_map(|message| uses(message).messages)
            .collect();
        for message in messages(&resource) {
            let id = message.id.name;
            let at = place(&text, id);
            let word = |at, variable: Option<&str>, known: Vec<&str>| UnknownWord {
                catalogue: catalogue.clone(),
                at,
                message: id.to_owned(),
                variable: variable.map(str::to_owned),
                known: known.into_iter().map(str::to_owned).collect(),
            };
            match known.get(id) {
                Some(given) => {
                    for variable in uses(message).variables.difference(given) {
                        let written = format!("${variable}");
                        let at = at + text[at..].find(&written).unwrap_or(0);
                        unknown.push(word(at, Some(variable), given.iter().copied().collect()));
                    }
                }
                None if parts.contains(id) || is_asked_for(id) => {}
                None => unknown.push(word(at, None, known.keys().copied().collect())),
            }
        }
    }
    unknown
}
