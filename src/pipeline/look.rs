//! The theme and its words.

use std::sync::Arc;

use crate::config::{Config, THEMES};
use crate::diagnostic::{Diagnostics, Place, Sources, site, theme as say};
use crate::input;
use crate::model::{Span, colour};
use crate::output::theme::{Files, ThemeFiles};
use crate::output::words::Words;

/// The theme that site.toml names, of the files that the site has of it and the built-in ones. `refused` lies among
/// the former and is no file that a theme could be made of.
pub fn theme(
    config: &Config,
    own: Option<ThemeFiles>,
    refused: &[String],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Files {
    let chosen = &config.theme.name;
    if own.is_none() && chosen.value != "default" {
        diagnostics.push(say::unknown(chosen.span, &chosen.value));
    }
    for path in refused {
        let file = sources.add(path);
        diagnostics.push(say::not_a_file(Span::whole(file)));
    }
    let theme = Files::new(own.unwrap_or_default(), &format!("{THEMES}/{}", chosen.value));
    // Lost signs would be published without a word; what else is wrong is told all the same.
    for (path, bytes, at) in theme.not_texts() {
        diagnostics.push(say::not_utf8(input::not_text(&theme.path_of(path), bytes, at)));
    }
    accent(config, &theme, diagnostics);
    theme
}

/// Whether the accent colour is seen by day: the style sheet draws lines in it, and writes nothing. By night it
/// makes a light one of any colour.
fn accent(config: &Config, theme: &Files, diagnostics: &mut Diagnostics) {
    let Some((accent, ground)) = config.theme.accent.as_ref().zip(theme.ground()) else {
        return;
    };
    let least = colour::LEAST_OF_SHAPES;
    if accent.value.contrast(ground) < least {
        let shade = accent.value.shade_seen_on(ground, least);
        diagnostics.push(say::contrast(accent.span, accent.value, ground, least, shade));
    }
}

/// The words of the site's language. With `review`, messages of a theme of one's own that nothing asks for are told, and
/// variables that they are not given.
pub fn words(
    config: &Config,
    theme: &Files,
    review: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Words>> {
    let language = &config.site.language;
    match Words::new(&language.value, config.site.timezone, &theme.catalogues()) {
        Ok((words, has_own)) => {
            if !has_own {
                let known = theme.languages();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                diagnostics.push(site::no_catalogue(language.span, &language.value, &known));
            }
            if review {
                unknown_messages(theme, diagnostics);
            }
            Some(Arc::new(words))
        }
        Err(broken) => {
            let place = in_catalogue(theme, &broken.name, broken.at);
            diagnostics.push(say::catalogue(place, &broken.message));
            None
        }
    }
}

fn unknown_messages(theme: &Files, diagnostics: &mut Diagnostics) {
    for unknown in theme.unknown_words() {
        let place = in_catalogue(theme, &unknown.catalogue, unknown.at);
        let known = unknown.known.iter().map(String::as_str);
        diagnostics.push(match &unknown.variable {
            None => say::unknown_message(place, &unknown.message, known),
            Some(variable) => say::unknown_variable(place, &unknown.message, variable, known),
        });
    }
}

/// The place of a byte of a catalogue.
fn in_catalogue(theme: &Files, name: &str, at: usize) -> Place {
    let file = format!("languages/{name}.ftl");
    let (line, column, text) = theme.line(&file, at);
    Place::Spot {
        path: theme.path_of(&file),
        line,
        column,
        text,
    }
}
