//! The files of a newsletter issue.

use chrono::{NaiveDate, TimeDelta};

use super::front_matter::{self, Parts, Shared};
use super::markdown::{self, Context, Split};
use crate::config::table::Table;
use crate::config::{Config, Said, moment};
use crate::diagnostic::{Diagnostics, newsletter};
use crate::model::time::{day_start, local_date};
use crate::model::{Article, Instant, Issue, Month, Prose};

/// Reads an issue's `index.md`.
pub fn issue(
    text: &str,
    parts: &Parts<'_>,
    slug: &str,
    config: &Config,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Issue, Shared)> {
    let entries = front_matter::entries(parts, context.file, diagnostics)?;
    let mut table = front_matter::table(&entries, parts, context.file);
    let shared = front_matter::shared(&mut table, diagnostics);
    let title = table.required_text("title", "\"December 2026\"", diagnostics);
    let date = date(&mut table, config, diagnostics);
    let number = table.integer("number", diagnostics);
    let editor = table.text("editor", diagnostics);
    let summary = table.text("summary", diagnostics);
    let period = table
        .text("period", diagnostics)
        .and_then(|said| period(&said, diagnostics));
    let upcoming = table
        .duration("upcoming", diagnostics)
        .map_or(TimeDelta::days(31), |said| said.value);
    let span = table.span();
    table.finish(diagnostics);
    let editorial = prose(text, parts, context, diagnostics);
    let date = date?;
    let issue = Issue {
        slug: slug.to_owned(),
        title_at: title.as_ref()?.span,
        title: title?.value,
        date,
        number: number.map(|said| said.value),
        editor: editor.map(|said| said.value),
        summary: summary.map(|said| said.value),
        period: period.unwrap_or_else(|| Month::of(local_date(config.site.timezone, date)).previous()),
        upcoming_days: upcoming.num_days(),
        editorial,
        articles: Vec::new(),
        aliases: shared.aliases.clone(),
        span,
    };
    Some((issue, shared))
}

/// Reads an article.
pub fn article(
    text: &str,
    parts: &Parts<'_>,
    slug: &str,
    context: &Context<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Article, Shared)> {
    let entries = front_matter::entries(parts, context.file, diagnostics)?;
    let mut table = front_matter::table(&entries, parts, context.file);
    let shared = front_matter::shared(&mut table, diagnostics);
    let title = table.required_text("title", "\"The maintenance schedule\"", diagnostics);
    let author = table.text("author", diagnostics);
    let summary = table.text("summary", diagnostics);
    let span = table.span();
    table.finish(diagnostics);
    let body = prose(text, parts, context, diagnostics);
    let article = Article {
        slug: slug.to_owned(),
        title_at: title.as_ref()?.span,
        title: title?.value,
        author: author.map(|said| said.value),
        summary: summary.map(|said| said.value),
        body,
        aliases: shared.aliases.clone(),
        span,
    };
    Some((article, shared))
}

fn prose(text: &str, parts: &Parts<'_>, context: &Context<'_>, diagnostics: &mut Diagnostics) -> Prose {
    let sections = markdown::read(text, parts.body.clone(), &Split::WHOLE, context, diagnostics);
    sections
        .into_iter()
        .map(|section| section.prose)
        .next()
        .unwrap_or_default()
}

/// A date, then its first local instant, or a date-time.
fn date(table: &mut Table<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Option<Instant> {
    table.required("date", "2026-12-01")?;
    let said = table.datetime("date", diagnostics)?;
    let zone = config.site.timezone;
    if let (Some(date), None) = (said.value.date, said.value.time) {
        return NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            .map(|date| day_start(zone, date));
    }
    match moment::instant(said.value, zone, said.span) {
        Ok(at) => Some(at),
        Err(error) => {
            diagnostics.push(error);
            None
        }
    }
}

fn period(said: &Said<String>, diagnostics: &mut Diagnostics) -> Option<Month> {
    let month = format!("{}-01", said.value)
        .parse::<NaiveDate>()
        .ok()
        .map(Month::of);
    let month = month.filter(|month| month.to_string() == said.value);
    if month.is_none() {
        diagnostics.push(newsletter::period(said.span, &said.value));
    }
    month
}
