//! A catalogue as Fluent reads it: what its messages are made of, and what Fluent would not come back from. Its reader goes
//! one call deeper with each brace and bracket, and its formatter panics where a message has more than a hundred parts
//! within a choice by something that never changes, or within a second pair of braces (fluent-bundle 0.16, `write_error` of
//! an inline expression).

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

/// How deep braces, and brackets within them, may nest.
const DEEPEST: usize = 50;

/// A catalogue as Fluent reads it; else what is wrong, and at which byte.
pub fn read(text: &str) -> Result<FluentResource, (String, usize)> {
    if let Some(at) = too_deep(text) {
        return Err(("braces nest too deep from here".to_owned(), at));
    }
    let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let first = errors.first();
        (
            first.map(ToString::to_string).unwrap_or_default(),
            first.map_or(0, |error| error.pos.start),
        )
    })?;
    match fixed_choice(&resource) {
        Some(id) => {
            let message =
                format!("`{id}` chooses by something that never changes, or has braces within braces");
            Err((message, place(text, id)))
        }
        None => Ok(resource),
    }
}

/// The ids of a catalogue's messages.
pub fn ids(resource: &FluentResource) -> impl Iterator<Item = String> {
    messages(resource).map(|message| message.id.name.to_owned())
}

/// All its messages.
pub fn messages(resource: &FluentResource) -> impl Iterator<Item = &Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

/// Where a message or a term begins: its id opens a line (Fluent's grammar, `Message` and `Term`).
pub fn place(text: &str, id: &str) -> usize {
    let mut lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    let begins = |line: &str| {
        let rest = line.strip_prefix('-').unwrap_or(line).strip_prefix(id);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    lines.find(|(_, line)| begins(line)).map_or(0, |(start, _)| start)
}

/// What a message is made of besides words.
#[derive(Default)]
pub struct Uses<'m> {
    /// The variables that it asks for.
    pub variables: BTreeSet<&'m str>,
    /// The messages that it is made of.
    pub messages: BTreeSet<&'m str>,
}

/// What a message is made of.
pub fn uses<'m>(message: &'m Message<&'m str>) -> Uses<'m> {
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

/// Where a text nests too deep to be read.
fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    bytes.iter().enumerate().find_map(|(at, byte)| {
        let is_quoted = at > 0 && bytes[at - 1] == b'"' && bytes.get(at + 1) == Some(&b'"');
        match byte {
            b'{' if !is_quoted => braces += 1,
            b'}' if !is_quoted => braces = braces.saturating_sub(1),
            b'(' if braces > 0 => brackets += 1,
            b')' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        if braces == 0 {
            brackets = 0;
        }
        (braces + brackets > DEEPEST).then_some(at)
    })
}

/// The first message or term that chooses by something that never changes, or has braces within braces.
fn fixed_choice(resource: &FluentResource) -> Option<&str> {
    resource.entries().find_map(|entry| {
        let (id, value, attributes) = match entry {
            Entry::Message(message) => (message.id.name, message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (term.id.name, Some(&term.value), &term.attributes),
            _ => return None,
        };
        let mut patterns = value
            .into_iter()
            .chain(attributes.iter().map(|attribute| &attribute.value));
        patterns.any(is_fixed).then_some(id)
    })
}

fn is_fixed(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().any(|element| match element {
        PatternElement::TextElement { .. } => false,
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(inline) => has_braces(inline),
            Expression::Select { selector, variants } => {
                let is_literal = matches!(
                    selector,
                    InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. }
                );
                is_literal || has_braces(selector) || variants.iter().any(|variant| is_fixed(&variant.value))
            }
        },
    })
}

/// Whether it is within braces of its own, or something is that it is given.
fn has_braces(inline: &InlineExpression<&str>) -> bool {
    let given = match inline {
        InlineExpression::Placeable { .. } => return true,
        InlineExpression::FunctionReference { arguments, .. } => Some(arguments),
        InlineExpression::TermReference { arguments, .. } => arguments.as_ref(),
        _ => None,
    };
    given.is_some_and(|given| given.positional.iter().any(has_braces))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_too_deep_is_found_where_it_does() {
        for (text, expected) in [
            ("a = b (c) { $d }\n".repeat(100), None),
            ("a = :( { $d }\n".repeat(100), None),
            ("a = {\"{\"} {\"}\"}\n".repeat(100), None),
            ("{".repeat(50), None),
            ("{".repeat(51), Some(50)),
            (format!("a = {{ {}", "F(".repeat(50)), Some(105)),
            (format!("a = {{ {} }}\n", "F(\nF(".repeat(25)), Some(130)),
        ] {
            assert_eq!(too_deep(&text), expected, "{text}");
        }
    }

    #[test]
    fn a_choice_by_what_never_changes_is_found() {
        for (text, expected) in [
            ("a = b { $c } { d }\n", None),
            ("a = { $n ->\n    [one] { $m }\n   *[other] x\n }\n", None),
            ("a = { NUMBER($n) ->\n   *[other] x\n }\n", None),
            ("a = { 1 ->\n   *[other] x\n }\n", Some("a")),
            ("a = { \"x\" ->\n   *[other] x\n }\n", Some("a")),
            ("a = b\n    .c = { { $n } }\n", Some("a")),
            ("a = { NUMBER({ $n }) }\n", Some("a")),
            ("a = { -t(NUMBER({ $n })) }\n", Some("a")),
            ("a = { NUMBER($n, minimumFractionDigits: 2) }\n", None),
            ("-t = { $n ->\n   *[other] { 2 ->\n   *[x] y\n }\n }\n", Some("t")),
        ] {
            let resource = FluentResource::try_new(text.to_owned()).unwrap();
            assert_eq!(fixed_choice(&resource), expected, "{text}");
        }
    }
}
