//! Every word that a reader sees: messages of the theme's catalogue, names and numbers by ICU4X, and how
//! times, lengths and lists are written with them.

mod catalogue;
mod names;
mod pattern;
mod time;

use chrono::TimeDelta;
use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentValue};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale;

pub use catalogue::{BrokenCatalogue, Catalogue, language_of};
pub use time::{Clock, Year, utc_year};

use names::Names;
use time::TimePatterns;

/// The words of a site.
pub struct Words {
    catalogue: Catalogue,
    names: Names,
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
        let locale = Locale::try_from_str(&tag).unwrap_or(Locale::UNKNOWN);
        let patterns = TimePatterns::new(&catalogue);
        let words = Self {
            names: Names::new(&tag),
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

    /// A message with arguments.
    pub fn with<'a, const N: usize>(&'a self, id: &str, args: [(&'a str, FluentValue<'a>); N]) -> String {
        let args: FluentArgs<'_> = args.into_iter().collect();
        self.catalogue.get(id, Some(&args))
    }

    /// A message with arguments from a template.
    pub fn message(&self, id: &str, args: &FluentArgs<'_>) -> String {
        self.catalogue.get(id, Some(args))
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.catalogue.has(id)
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
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
        let parts: Vec<String> = (largest..counts.len().min(largest + 2))
            .filter(|unit| counts[*unit] > 0 || *unit == largest)
            .map(|unit| self.with(units[unit], [("count", counts[unit].into())]))
            .collect();
        parts.join(" ")
    }
}
