//! Every word that a reader sees: messages of the theme's catalogue, names and numbers by ICU4X, and how
//! times, lengths and lists are written with them.

mod catalogue;
mod direction;
mod names;
mod pattern;
mod plural;
mod syntax;
mod time;
mod unknown;

use std::borrow::Cow;

use chrono::TimeDelta;
use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentValue};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale;
use icu::locale::extensions::unicode::{key, value};

pub use catalogue::{BrokenCatalogue, Catalogue, language_of};
pub use time::{Clock, Year, utc_year};
pub use unknown::{UnknownWord, unknown_words};

use names::Names;
use plural::Plurals;
use time::TimePatterns;

/// The words of a site.
pub struct Words {
    catalogue: Catalogue,
    names: Names,
    plurals: Plurals,
    patterns: TimePatterns,
    numbers: Option<DecimalFormatter>,
    lists: Option<ListFormatter>,
    zone: Tz,
    tag: String,
    right_to_left: bool,
}

impl Words {
    /// The words for `language` from a theme's catalogues, for a site in `zone`. The second value is whether
    /// the language has words of its own; without, they are English.
    ///
    /// # Errors
    /// A catalogue that does not read as Fluent.
    pub fn new(
        language: &str,
        zone: Tz,
        catalogues: &[(String, String)],
    ) -> Result<(Self, bool), BrokenCatalogue> {
        let (catalogue, has_words) = Catalogue::new(language, catalogues)?;
        let tag = catalogue.language().to_string();
        let locale = locale(&tag);
        let patterns = TimePatterns::new(&catalogue);
        let words = Self {
            names: Names::new(&locale),
            plurals: Plurals::new(&locale),
            patterns,
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok(),
            zone,
            right_to_left: catalogue.get("direction", None) == "rtl",
            tag,
            catalogue,
        };
        Ok((words, has_words))
    }

    /// BCP 47 tag of the words.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }

    /// The site's zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// A message without arguments.
    pub fn get(&self, id: &str) -> String {
        self.catalogue.get(id, None)
    }

    /// A message with arguments; what of them is foreign is isolated.
    pub fn with<'a, Name: Into<Cow<'a, str>>>(
        &self,
        id: &str,
        args: impl IntoIterator<Item = (Name, FluentValue<'a>)>,
    ) -> String {
        let args = args.into_iter();
        let args: FluentArgs<'_> = args.map(|(name, value)| (name, self.argument(value))).collect();
        self.catalogue.get(id, Some(&args))
    }

    /// A message with texts that stay letter for letter: a title, which is searched for and compared.
    pub fn exact<const N: usize>(&self, id: &str, texts: [(&str, &str); N]) -> String {
        let texts = texts.into_iter();
        let args: FluentArgs<'_> = texts
            .map(|(name, text)| (name, FluentValue::from(text)))
            .collect();
        self.catalogue.get(id, Some(&args))
    }

    /// A plain text beside others; one that runs the other way stands between marks that isolate it.
    pub fn isolated<'t>(&self, text: &'t str) -> Cow<'t, str> {
        direction::isolated(text, self.right_to_left)
    }

    /// Whether a text runs the other way than the site's words, or holds what does.
    pub fn is_foreign(&self, text: &str) -> bool {
        direction::is_foreign(text, self.right_to_left)
    }

    /// An HTML text of the site beside others: where it runs the other way, in an element that says so.
    pub fn directed(&self, html: String) -> String {
        let direction = if self.right_to_left { "ltr" } else { "rtl" };
        match direction::is_mostly_foreign(&html, self.right_to_left) {
            true => format!("<div dir=\"{direction}\">{html}</div>"),
            false => html,
        }
    }

    fn argument<'a>(&self, value: FluentValue<'a>) -> FluentValue<'a> {
        match value {
            FluentValue::Number(number) => FluentValue::Number(self.plurals.counted(number)),
            FluentValue::String(text) => match self.isolated(&text) {
                Cow::Owned(isolated) => isolated.into(),
                Cow::Borrowed(_) => FluentValue::String(text),
            },
            other => other,
        }
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.catalogue.has(id)
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        let items: Vec<Cow<'_, str>> = items.iter().map(|item| self.isolated(item)).collect();
        match &self.lists {
            Some(lists) => lists.format_to_string(items.iter()),
            None => items.join(", "),
        }
    }

    /// At most `most` names, then how many more there are.
    pub fn short_list(&self, names: &[&str], most: usize) -> String {
        let mut items: Vec<String> = names.iter().take(most).map(|name| (*name).to_owned()).collect();
        if let Some(more @ 1..) = names.len().checked_sub(most) {
            items.push(self.with("and-more", [("count", more.into())]));
        }
        self.list(&items)
    }

    /// A number from its exact digits, such as `1234.5` as `1,234.5`.
    pub fn number(&self, digits: &str) -> String {
        match (&self.numbers, Decimal::try_from_str(digits)) {
            (Some(numbers), Ok(number)) => numbers.format_to_string(&number),
            _ => digits.to_owned(),
        }
    }

    /// A percentage from its exact digits, such as `99.861` as `99.861 %`.
    pub fn percent(&self, digits: &str) -> String {
        self.with("percent", [("number", self.number(digits).into())])
    }

    /// A response time, such as `1,234 ms`.
    pub fn milliseconds(&self, ms: u32) -> String {
        self.with("milliseconds", [("number", self.number(&ms.to_string()).into())])
    }

    /// A length in words, such as `1 hour 30 minutes`: the two largest units that are not zero.
    pub fn length(&self, length: TimeDelta) -> String {
        self.length_by(
            length,
            ["length-days", "length-hours", "length-minutes", "length-seconds"],
        )
    }

    /// A length in short words, such as `1 h 30 min`.
    pub fn short_length(&self, length: TimeDelta) -> String {
        self.length_by(
            length,
            ["short-days", "short-hours", "short-minutes", "short-seconds"],
        )
    }

    fn length_by(&self, length: TimeDelta, units: [&str; 4]) -> String {
        let seconds = length.num_seconds().max(0);
        let counts = [
            seconds / 86_400,
            seconds / 3600 % 24,
            seconds / 60 % 60,
            seconds % 60,
        ];
        let largest = counts.iter().position(|count| *count > 0).unwrap_or(3);
        let mut parts = (largest..counts.len().min(largest + 2))
            .filter(|unit| counts[*unit] > 0 || *unit == largest)
            .map(|unit| self.with(units[unit], [("count", counts[unit].into())]));
        match (parts.next(), parts.next()) {
            (Some(larger), Some(smaller)) => self.with(
                "length-two",
                [("larger", larger.into()), ("smaller", smaller.into())],
            ),
            (only, _) => only.unwrap_or_default(),
        }
    }
}

/// The locale of the words: with Latin digits in every language, so that times, figures, references and what the
/// page's script adds agree.
fn locale(tag: &str) -> Locale {
    let mut locale = Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN);
    locale.extensions.unicode.keywords.set(key!("nu"), value!("latn"));
    locale
}
