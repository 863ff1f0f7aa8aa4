//! The theme's words: Fluent messages of the site's language, with English behind them.

use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::syntax;

/// The messages of one language, and of English for what is missing there.
pub struct Catalogue {
    bundles: Vec<FluentBundle<FluentResource>>,
    /// The messages that are always the same, by id: written once, since the same few stand on every page.
    fixed: HashMap<String, String>,
    /// BCP 47 tag of the words.
    language: LanguageIdentifier,
}

/// A catalogue that does not read: which, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenCatalogue {
    /// The catalogue's name, such as `en` or `en.words`.
    pub name: String,
    /// The first thing that does not read.
    pub message: String,
    /// The byte at which it stands.
    pub at: usize,
}

impl Catalogue {
    /// The words for `language` from catalogues by name (`en`, `en.words`, `de`, `pt-BR`, …), later ones of one
    /// language overriding messages of earlier ones. The second value is whether the language has words of its own.
    ///
    /// # Errors
    /// A catalogue that does not read as Fluent.
    pub fn new(language: &str, catalogues: &[(String, String)]) -> Result<(Self, bool), BrokenCatalogue> {
        let wanted: LanguageIdentifier = language.parse().unwrap_or_default();
        let exact = wanted.to_string();
        let general = wanted.language.to_string();
        let has = |name: &str| catalogues.iter().any(|(known, _)| language_of(known) == name);
        let found = [exact, general].into_iter().find(|name| has(name));
        let has_words = found.is_some();
        let name = found.unwrap_or_else(|| "en".to_owned());
        let spoken = if has_words {
            wanted
        } else {
            name.parse().unwrap_or_default()
        };
        let mut ids = Vec::new();
        let mut bundles = vec![bundle(&name, &spoken, catalogues, &mut ids)?];
        if name != "en" {
            let english = "en".parse().unwrap_or_default();
            bundles.push(bundle("en", &english, catalogues, &mut ids)?);
        }
        let mut words = Self {
            bundles,
            fixed: HashMap::new(),
            language: spoken,
        };
        let is_fixed = |id: String| {
            let (text, is_whole) = words.formatted(&id, None);
            is_whole.then_some((id, text))
        };
        words.fixed = ids.into_iter().filter_map(is_fixed).collect();
        Ok((words, has_words))
    }

    /// The language of the words.
    pub fn language(&self) -> &LanguageIdentifier {
        &self.language
    }

    /// A message. One that is missing everywhere shows its id, so that nobody mistakes it for a word.
    pub fn get(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        match self.fixed.get(id) {
            Some(text) => text.clone(),
            None => self.formatted(id, args).0,
        }
    }

    /// A message, and whether it is there and nothing is missing in it.
    fn formatted(&self, id: &str, args: Option<&FluentArgs<'_>>) -> (String, bool) {
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
                return (text, errors.is_empty());
            }
        }
        (format!("{{{id}}}"), false)
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(id))
    }
}

/// The language of a catalogue by its name: `en` of `en.words`.
pub fn language_of(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// The words of one language; the ids of its messages are added to `ids`.
fn bundle(
    name: &str,
    language: &LanguageIdentifier,
    catalogues: &[(String, String)],
    ids: &mut Vec<String>,
) -> Result<FluentBundle<FluentResource>, BrokenCatalogue> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
    // Fluent would isolate every argument, in every language; `direction` does so where it is needed.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| super::plural::shown(value)));
    for (file, text) in catalogues.iter().filter(|(known, _)| language_of(known) == name) {
        let resource = syntax::read(text).map_err(|(message, at)| BrokenCatalogue {
            name: file.clone(),
            message,
            at,
        })?;
        ids.extend(syntax::ids(&resource));
        bundle.add_resource_overriding(resource);
    }
    Ok(bundle)
}
