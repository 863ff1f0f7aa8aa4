//! Which plural a count takes, by ICU4X. Fluent has tables of its own, and its Arabic one looks at the whole number
//! where the language looks at the last two digits, so that 103 and 112 would have the wrong form.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use icu::locale::Locale;
use icu::plurals::PluralRules;

/// Up to here Fluent's tables are right; a test holds them against ICU's.
const SMALL: f64 = 100.0;

/// The plural rules of one language.
pub struct Plurals(Option<PluralRules>);

impl Plurals {
    /// In a language; without rules of its own it keeps to Fluent's.
    pub fn new(locale: &Locale) -> Self {
        Self(PluralRules::try_new_cardinal(locale.into()).ok())
    }

    /// A count as it is handed to Fluent: a large one as a small one of the same category, with its own digits to be
    /// shown. They travel as its currency, since Tidings has no amounts of money.
    pub fn counted(&self, number: FluentNumber) -> FluentNumber {
        let (Some(rules), true) = (&self.0, number.value >= SMALL && number.value.fract() == 0.0) else {
            return number;
        };
        let digits = number.as_string().into_owned();
        let Ok(count) = digits.parse::<u64>() else {
            return number;
        };
        let category = rules.category_for(count);
        // A catalogue may have texts of their own for 0, 1 and 2.
        let Some(small) = (3_u8..=100).find(|small| rules.category_for(*small) == category) else {
            return number;
        };
        let mut counted = FluentNumber::from(small);
        counted.options.currency = Some(digits);
        counted
    }
}

/// The digits that a count is shown with, where they are not its own.
pub fn shown(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}
