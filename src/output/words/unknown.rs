//! What a catalogue of one's own says in vain: messages that nothing asks for, and variables that they are not given.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

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
    let english: Vec<FluentResource> = english.iter().filter_map(|text| resource(text)).collect();
    let known: BTreeMap<&str, BTreeSet<&str>> = english
        .iter()
        .flat_map(messages)
        .map(|message| (message.id.name, uses(message).variables))
        .collect();
    let mut unknown = Vec::new();
    for (catalogue, text) in own {
        // One that does not read is told where it is needed.
        let Some(resource) = resource(&text) else { continue };
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

fn resource(text: &str) -> Option<FluentResource> {
    FluentResource::try_new(text.to_owned()).ok()
}

/// The ids of a catalogue's messages.
pub fn ids(resource: &FluentResource) -> impl Iterator<Item = String> {
    messages(resource).map(|message| message.id.name.to_owned())
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

/// Where a message begins: its id opens a line (Fluent's grammar, `Message`).
fn place(text: &str, id: &str) -> usize {
    let mut lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    let begins = |line: &str| {
        let rest = line.strip_prefix(id);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    lines.find(|(_, line)| begins(line)).map_or(0, |(start, _)| start)
}

/// What a message is made of besides words.
#[derive(Default)]
struct Uses<'m> {
    variables: BTreeSet<&'m str>,
    messages: BTreeSet<&'m str>,
}

fn uses<'m>(message: &'m Message<&'m str>) -> Uses<'m> {
    let mut uses = Uses::default();
    if let Some(pattern) = &message.value {
        uses.pattern(pattern);
    }
    uses
}

impl<'m> Uses<'m> {
    fn pattern(&mut self, pattern: &'m Pattern<&'m str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &'m Expression<&'m str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &'m InlineExpression<&'m str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name);
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name);
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments
                    .positional
                    .iter()
                    .for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}
