//! The catalogues of the default theme, held against English.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use icu::decimal::input::Decimal;
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};

use tidings::output::words::Words;

use super::{FILES, LANGUAGES, catalogue, resource};

/// What a message needs and tells apart.
#[derive(Debug, Default)]
struct Needs {
    variables: BTreeSet<String>,
    /// For each selection: its variable and its categories.
    selections: Vec<(String, BTreeSet<String>)>,
}

impl Needs {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut needs = Self::default();
        needs.read(pattern);
        needs
    }

    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else {
                continue;
            };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    self.variables.insert(id.name.to_owned());
                }
                Expression::Select { selector, variants } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        panic!("selects by something else than a variable: {selector:?}");
                    };
                    self.variables.insert(id.name.to_owned());
                    let named = variants.iter().filter_map(|variant| match variant.key {
                        VariantKey::Identifier { name } => Some(name.to_owned()),
                        VariantKey::NumberLiteral { .. } => None,
                    });
                    self.selections.push((id.name.to_owned(), named.collect()));
                    variants.iter().for_each(|variant| self.read(&variant.value));
                }
                Expression::Inline(other) => panic!("more than a variable: {other:?}"),
            }
        }
    }
}

fn messages(language: &str, file: &str) -> BTreeMap<String, Needs> {
    let resource = resource(language, file);
    let messages = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => {
            let value = message.value.as_ref().expect("a message has a text");
            Some((message.id.name.to_owned(), Needs::of(value)))
        }
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
        other => panic!("neither message nor comment: {other:?}"),
    });
    messages.collect()
}

fn rules(language: &str) -> PluralRules {
    PluralRules::try_new_cardinal(Locale::try_from_str(language).unwrap().into()).unwrap()
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[test]
fn every_language_says_all_that_english_says_with_the_same_variables() {
    for file in FILES {
        let english = messages("en", file);
        for language in LANGUAGES {
            let words = messages(language, file);
            let ids = |of: &BTreeMap<String, Needs>| of.keys().cloned().collect::<Vec<_>>();
            assert_eq!(ids(&words), ids(&english), "the messages of {language}{file}");
            for (id, needs) in &words {
                assert_eq!(
                    needs.variables, english[id].variables,
                    "the variables of {id} in {language}"
                );
            }
        }
    }
}

#[test]
fn the_messages_stand_in_the_same_order_in_every_language() {
    for file in FILES {
        let order = |language| -> Vec<String> {
            let text = catalogue(language, file);
            let lines = text
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            lines
                .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
                .collect()
        };
        for language in LANGUAGES {
            assert_eq!(order(language), order("en"), "{language}{file}");
        }
    }
}

/// A million and its like, for which French and Spanish have a category of their own, are no count of ours.
#[test]
fn where_a_count_stands_every_category_of_the_language_has_a_text() {
    for language in LANGUAGES {
        let rules = rules(language);
        let mut needed: BTreeSet<String> = (0_u32..1000)
            .map(|count| name(rules.category_for(count)).to_owned())
            .collect();
        needed.insert("other".to_owned());
        for file in FILES {
            for (id, needs) in messages(language, file) {
                for (variable, mut categories) in needs.selections {
                    // Where nought is said by itself, English needs no more than these.
                    categories.insert("other".to_owned());
                    assert_eq!(categories, needed, "{id} by ${variable} in {language}");
                }
            }
        }
    }
}

#[test]
fn no_message_formats_with_an_error() {
    for language in LANGUAGES {
        for file in FILES {
            let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
            bundle.add_resource(resource(language, file)).unwrap();
            for (id, needs) in messages(language, file) {
                for count in [0, 1, 2, 3, 11, 100] {
                    let is_count = |name: &String| needs.selections.iter().any(|(by, _)| by == name);
                    let value = |name: &String| match is_count(name) {
                        true => FluentValue::from(count),
                        false => FluentValue::from("X"),
                    };
                    let args: FluentArgs = needs
                        .variables
                        .iter()
                        .map(|name| (name.as_str(), value(name)))
                        .collect();
                    let mut errors = Vec::new();
                    let pattern = bundle.get_message(&id).unwrap().value().unwrap();
                    let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
                    assert!(errors.is_empty(), "{id} in {language}: {errors:?}");
                    assert!(!text.trim().is_empty(), "{id} in {language} says nothing");
                }
            }
        }
    }
}

#[test]
fn every_count_takes_the_form_that_icu_gives_it_and_is_shown_as_it_is() {
    let text = "count = { $count ->\n    [zero] zero { $count }\n    [one] one { $count }\n    [two] two { $count }\n    \
                [few] few { $count }\n    [many] many { $count }\n   *[other] other { $count }\n}\n";
    let numbers = [
        0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 11.0, 12.0, 21.0, 22.0, 25.0, 100.0, 101.0, 102.0, 103.0, 112.0,
        1011.0, 1.5,
    ];
    let expected = [
        (
            "ar",
            "zero one two few few few many many many many many other other other few many many other",
        ),
        (
            "de",
            "other one other other other other other other other other other other other other other other other other",
        ),
        (
            "de-AT",
            "other one other other other other other other other other other other other other other other other other",
        ),
        (
            "en",
            "other one other other other other other other other other other other other other other other other other",
        ),
        (
            "es",
            "other one other other other other other other other other other other other other other other other other",
        ),
        (
            "fr",
            "one one other other other other other other other other other other other other other other other one",
        ),
        (
            "pl",
            "many one few few few many many many many few many many many few few many many other",
        ),
    ];
    for (language, categories) in expected {
        let catalogues = [(language.to_owned(), text.to_owned())];
        let (words, _) = Words::new(language, chrono_tz::UTC, &catalogues).unwrap();
        let rules = rules(language);
        for (number, category) in numbers.into_iter().zip(categories.split(' ')) {
            let said = words.with("count", [("count", number.into())]);
            assert_eq!(said, format!("{category} {number}"), "{language}");
            let decimal = Decimal::try_from_str(&number.to_string()).unwrap();
            assert_eq!(
                name(rules.category_for(&decimal)),
                category,
                "{number} in {language}"
            );
        }
        // All of the tables of Fluent that are used are those of ICU, and larger numbers follow them.
        for count in 0_u32..1_500 {
            let said = words.with("count", [("count", count.into())]);
            assert_eq!(
                said,
                format!("{} {count}", name(rules.category_for(count))),
                "{language}"
            );
        }
    }
}
