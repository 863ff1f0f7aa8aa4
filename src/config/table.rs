//! A TOML table read key by key, so that every mistake in it is found in one run: a wrong type, a missing
//! key, and, when reading is finished, each key that nobody asked for.

use chrono::{NaiveDate, TimeDelta};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};
use toml::value::Datetime;

use super::syntax;
use crate::diagnostic::{Diagnostics, nearest, value};
use crate::model::Span;

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Said<T> {
    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Said<U> {
        Said {
            value: f(self.value),
            span: self.span,
        }
    }
}

/// Where a TOML text stands: its file, and the byte at which it begins there.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The file's number.
    pub file: u32,
    /// The TOML's first byte in the file.
    pub offset: usize,
}

impl Origin {
    /// A range of the TOML as a span of the file.
    pub fn span(self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }
}

/// Parses a TOML text; each syntax error is told. `None` if there was any, since what a broken text means
/// cannot be told.
pub fn parse<'a>(text: &'a str, origin: Origin, diagnostics: &mut Diagnostics) -> Option<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Some(table.into_inner());
    }
    let complaints = errors
        .iter()
        .map(|error| (error.span().unwrap_or(0..0), error.message().to_owned()))
        .collect();
    diagnostics.extend(syntax::findings(text, complaints, origin));
    None
}

/// A table being read.
pub struct Table<'t> {
    entries: &'t DeTable<'t>,
    origin: Origin,
    /// Such as `site.owner`, for sentences; empty for the top.
    name: String,
    span: Span,
    asked: Vec<&'static str>,
    /// Keys that must be there and are not, each with a value for example.
    missing: Vec<(&'static str, &'static str)>,
}

impl<'t> Table<'t> {
    /// The top of a TOML text. `span` is where a missing key is told.
    pub fn top(entries: &'t DeTable<'t>, origin: Origin, span: Span) -> Self {
        Self {
            entries,
            origin,
            name: String::new(),
            span,
            asked: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Where this table stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The place of a key, or of the table if the key is not there.
    pub fn key_span(&self, key: &str) -> Span {
        self.find(key)
            .map_or(self.span, |(key, _)| self.origin.span(key.span()))
    }

    /// The place of a key's value, or of the table if the key is not there.
    pub fn value_span(&self, key: &str) -> Span {
        self.find(key)
            .map_or(self.span, |(_, value)| self.origin.span(value.span()))
    }

    /// The text of a key, or each text of the table that it is; the key is not marked as known.
    pub fn words(&self, key: &str) -> Vec<Said<String>> {
        let said = |value: &Spanned<DeValue<'t>>| {
            Some(Said {
                value: value.get_ref().as_str()?.to_owned(),
                span: self.origin.span(value.span()),
            })
        };
        match self.find(key).map(|(_, value)| value) {
            Some(value) => match value.get_ref().as_table() {
                Some(table) => table.iter().filter_map(|(_, value)| said(value)).collect(),
                None => said(value).into_iter().collect(),
            },
            None => Vec::new(),
        }
    }

    /// Whether the key is there, marking it as known.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.ask(key).is_some()
    }

    /// A text.
    pub fn text(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Said<String>> {
        self.typed(key, "a text in quotes", diagnostics, |value| {
            value.as_str().map(str::to_owned)
        })
    }

    /// Whether a key that nobody has asked for so far is most likely one of these, misspelt.
    pub fn is_misspelt(&self, keys: &[&str]) -> bool {
        let names = self.entries.iter().map(|(name, _)| name.get_ref());
        names
            .filter(|name| !self.asked.contains(&&***name))
            .any(|name| nearest(name, keys).is_some())
    }

    /// A text that must be there and must not be blank.
    pub fn required_text(
        &mut self,
        key: &'static str,
        example: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Said<String>> {
        let said = self
            .required(key, example)
            .and_then(|()| self.text(key, diagnostics))?;
        if said.value.trim().is_empty() {
            diagnostics.push(value::blank(said.span, key));
            return None;
        }
        Some(said)
    }

    /// The same, of a name: it stands on many pages and makes each of them longer, so that it has an end.
    pub fn required_name(
        &mut self,
        key: &'static str,
        example: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Said<String>> {
        let said = self.required_text(key, example, diagnostics)?;
        if said.value.chars().count() > MOST_CHARACTERS {
            diagnostics.push(value::name_too_long(said.span, key, MOST_CHARACTERS));
            return None;
        }
        Some(said)
    }

    /// Whether the key is there; if not, that is told when reading is finished, with the value for example.
    pub fn required(&mut self, key: &'static str, example: &'static str) -> Option<()> {
        if !self.has(key) {
            self.missing.push((key, example));
            return None;
        }
        Some(())
    }

    /// True or false.
    pub fn boolean(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<bool> {
        self.typed(key, "true or false", diagnostics, DeValue::as_bool)
            .map(|said| said.value)
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Said<i64>> {
        self.typed(key, "a whole number", diagnostics, as_integer)
    }

    /// A whole number within `range`.
    pub fn integer_in(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
        diagnostics: &mut Diagnostics,
    ) -> Option<i64> {
        let said = self.integer(key, diagnostics)?;
        if !range.contains(&said.value) {
            diagnostics.push(value::out_of_range(said.span, key, range.start(), range.end()));
            return None;
        }
        Some(said.value)
    }

    /// A number as it was written, so that it can be read exactly.
    pub fn number(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Said<String>> {
        self.typed(key, "a number", diagnostics, |value| match value {
            DeValue::Integer(number) => Some(number.as_str().replace('_', "")),
            DeValue::Float(number) => Some(number.as_str().replace('_', "")),
            _ => None,
        })
    }

    /// A length of time such as `"1h 30m"`, in whole seconds.
    pub fn duration(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Said<TimeDelta>> {
        let said = self.typed(key, "a length of time such as \"30m\"", diagnostics, |value| {
            value.as_str().map(str::to_owned)
        })?;
        duration(&said.value, said.span, diagnostics).map(|length| Said {
            value: length,
            span: said.span,
        })
    }

    /// A date alone.
    pub fn date(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Said<NaiveDate>> {
        self.typed(key, "a date such as 2026-12-03", diagnostics, as_date)
    }

    /// A date-time as TOML has it, to be understood in a zone.
    pub fn datetime(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Said<Datetime>> {
        self.typed(
            key,
            "a date and time such as 2026-12-03 01:00:00",
            diagnostics,
            |value| value.as_datetime().copied(),
        )
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Vec<Said<String>>> {
        self.list(key, "a list of texts such as [\"web-1\"]", diagnostics, |value| {
            value.as_str().map(str::to_owned)
        })
    }

    /// A list of dates alone.
    pub fn dates(
        &mut self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Said<NaiveDate>>> {
        self.list(key, "a list of dates such as [2026-12-24]", diagnostics, as_date)
    }

    /// A table below this one.
    pub fn table(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Table<'t>> {
        let (place, value) = self.ask(key)?;
        match value.get_ref().as_table() {
            Some(entries) => Some(self.below(self.path(key), entries, place.span())),
            None => {
                let span = self.origin.span(value.span());
                let expected = format!("a table, `[{}]`", self.path(key));
                diagnostics.push(value::wrong_type(
                    span,
                    key,
                    &expected,
                    value.get_ref().type_str(),
                ));
                None
            }
        }
    }

    /// A list of tables, `[[key]]`.
    pub fn tables(&mut self, key: &'static str, diagnostics: &mut Diagnostics) -> Vec<Table<'t>> {
        let Some((_, value)) = self.ask(key) else {
            return Vec::new();
        };
        let wrong = |span, kind, diagnostics: &mut Diagnostics| {
            diagnostics.push(value::wrong_type(
                span,
                key,
                &format!("a list of tables, `[[{key}]]`"),
                kind,
            ));
        };
        let Some(items) = value.get_ref().as_array() else {
            wrong(
                self.origin.span(value.span()),
                value.get_ref().type_str(),
                diagnostics,
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_table() {
                Some(entries) => tables.push(self.below(self.path(key), entries, item.span())),
                None => wrong(
                    self.origin.span(item.span()),
                    item.get_ref().type_str(),
                    diagnostics,
                ),
            }
        }
        tables
    }

    /// Every key of a table whose keys are the author's own, with its text.
    pub fn all_texts(&mut self, diagnostics: &mut Diagnostics) -> Vec<(Said<String>, Said<String>)> {
        let mut all = Vec::new();
        for (key, value) in self.in_order() {
            let span = self.origin.span(value.span());
            match value.get_ref().as_str() {
                Some(text) => {
                    let said = Said {
                        value: text.to_owned(),
                        span,
                    };
                    let name = Said {
                        value: key.get_ref().to_string(),
                        span: self.origin.span(key.span()),
                    };
                    all.push((name, said));
                }
                None => diagnostics.push(value::wrong_type(
                    span,
                    key.get_ref(),
                    "a text in quotes",
                    value.get_ref().type_str(),
                )),
            }
        }
        all
    }

    /// Every table of a table whose keys are the author's own.
    pub fn all_tables(&mut self, diagnostics: &mut Diagnostics) -> Vec<(Said<String>, Table<'t>)> {
        let mut all = Vec::new();
        for (key, value) in self.in_order() {
            let said = Said {
                value: key.get_ref().to_string(),
                span: self.origin.span(key.span()),
            };
            match value.get_ref().as_table() {
                Some(entries) => {
                    let table = self.below(self.path(key.get_ref()), entries, key.span());
                    all.push((said, table));
                }
                None => diagnostics.push(value::wrong_type(
                    self.origin.span(value.span()),
                    key.get_ref(),
                    "a table",
                    value.get_ref().type_str(),
                )),
            }
        }
        all
    }

    /// Tells of every key that nobody asked for, and of those that must be there and are not. One that is
    /// there under a misspelt name is told once.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        let unknown: Vec<_> = self
            .in_order()
            .into_iter()
            .filter(|(key, _)| !self.asked.contains(&&**key.get_ref()))
            .collect();
        for (key, example) in &self.missing {
            let meant = |name: &str| nearest(name, &self.asked) == Some(*key);
            if !unknown.iter().any(|(name, _)| meant(name.get_ref())) {
                diagnostics.push(value::missing_key(self.span, &self.path(key), example));
            }
        }
        for (key, _) in unknown {
            let span = self.origin.span(key.span());
            diagnostics.push(value::unknown_key(span, key.get_ref(), &self.name, &self.asked));
        }
    }

    fn find(&self, key: &str) -> Option<(&'t Spanned<DeString<'t>>, &'t Spanned<DeValue<'t>>)> {
        self.entries.iter().find(|(name, _)| name.get_ref() == key)
    }

    fn ask(&mut self, key: &'static str) -> Option<(&'t Spanned<DeString<'t>>, &'t Spanned<DeValue<'t>>)> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.find(key)
    }

    fn typed<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        diagnostics: &mut Diagnostics,
        convert: impl FnOnce(&DeValue<'t>) -> Option<T>,
    ) -> Option<Said<T>> {
        let (_, value) = self.ask(key)?;
        let span = self.origin.span(value.span());
        let converted = convert(value.get_ref());
        if converted.is_none() {
            diagnostics.push(value::wrong_type(span, key, expected, value.get_ref().type_str()));
        }
        converted.map(|value| Said { value, span })
    }

    fn list<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        diagnostics: &mut Diagnostics,
        convert: impl Fn(&DeValue<'t>) -> Option<T>,
    ) -> Option<Vec<Said<T>>> {
        let (_, value) = self.ask(key)?;
        let Some(items) = value.get_ref().as_array() else {
            let span = self.origin.span(value.span());
            diagnostics.push(value::wrong_type(span, key, expected, value.get_ref().type_str()));
            return None;
        };
        let mut list = Vec::new();
        for item in items.iter() {
            let span = self.origin.span(item.span());
            match convert(item.get_ref()) {
                Some(value) => list.push(Said { value, span }),
                None => {
                    diagnostics.push(value::wrong_type(span, key, expected, item.get_ref().type_str()));
                }
            }
        }
        Some(list)
    }

    fn below(&self, name: String, entries: &'t DeTable<'t>, range: std::ops::Range<usize>) -> Table<'t> {
        Table {
            entries,
            origin: self.origin,
            name,
            span: self.origin.span(range),
            asked: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// The entries in the order in which they were written; the map itself is ordered by name.
    fn in_order(&self) -> Vec<(&'t Spanned<DeString<'t>>, &'t Spanned<DeValue<'t>>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.name)
        }
    }
}

/// A century: no length of time means anything beyond it.
const MOST_DAYS: i64 = 100 * 366;

/// The longest name, in characters.
const MOST_CHARACTERS: usize = 1000;

/// A length of time such as `1h 30m` in whole seconds.
pub fn duration(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<TimeDelta> {
    let length = match humantime::parse_duration(text) {
        Ok(length) if length.subsec_nanos() == 0 => i64::try_from(length.as_secs()).ok(),
        Err(humantime::DurationError::NumberOverflow) => None,
        _ => {
            diagnostics.push(value::duration(span, text));
            return None;
        }
    };
    let length = length
        .filter(|seconds| *seconds <= MOST_DAYS * 86_400)
        .map(TimeDelta::seconds);
    if length.is_none() {
        diagnostics.push(value::too_long(span, text, MOST_DAYS));
    }
    length
}

fn as_integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()
}

/// A date without a time.
fn as_date(value: &DeValue<'_>) -> Option<NaiveDate> {
    match value.as_datetime()? {
        Datetime {
            date: Some(date),
            time: None,
            offset: None,
        } => NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()),
        _ => None,
    }
}
