//! What windows and incidents have in common.

use chrono_tz::Tz;

use super::front_matter::Shared;
use super::heading::{self, UpdateHeading};
use super::markdown::Section;
use crate::config::table::Table;
use crate::config::{Config, Said};
use crate::diagnostic::{Diagnostics, content, maintenance};
use crate::model::notice::Common;
use crate::model::{Alias, Instant, NoticeId, Prose, Span};

/// What the front matter says of every notice, before its title, times and text are known.
pub struct Partial {
    id: NoticeId,
    reference: Option<String>,
    reference_at: Span,
    contact: Option<String>,
    shared: (Vec<Alias>, Vec<String>),
}

/// Reads `id` and `contact`.
pub fn common(
    table: &mut Table<'_>,
    id: NoticeId,
    shared: &Shared,
    diagnostics: &mut Diagnostics,
) -> Partial {
    let reference = table.text("id", diagnostics).filter(|said| {
        let reads = is_reference(&said.value);
        if !reads {
            diagnostics.push(content::reference(said.span, &said.value));
        }
        reads
    });
    let contact = table.text("contact", diagnostics);
    Partial {
        id,
        reference_at: table.value_span("id"),
        reference: reference.map(|said| said.value),
        contact: contact.map(|said| said.value),
        shared: (shared.aliases.clone(), shared.allow.clone()),
    }
}

/// The whole of it.
pub fn fill(
    partial: Partial,
    title: Said<String>,
    announced: Said<Instant>,
    body: Prose,
    span: Span,
) -> Common {
    let (aliases, allow) = partial.shared;
    Common {
        id: partial.id,
        title: title.value,
        title_at: title.span,
        reference: partial.reference,
        reference_at: partial.reference_at,
        contact: partial.contact,
        announced: announced.value,
        announced_at: announced.span,
        aliases,
        allow,
        body,
        span,
    }
}

/// `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`
fn is_reference(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

/// The components that a component's or group's id names.
pub fn named(said: &Said<String>, config: &Config, diagnostics: &mut Diagnostics) -> Option<Vec<usize>> {
    let places = config.components_named(&said.value);
    if places.is_none() && config.ids_known {
        diagnostics.push(maintenance::unknown_component(
            said.span,
            &said.value,
            config.names(),
        ));
    }
    places
}

/// Reads the headings of updates one after the other.
pub struct UpdateReader<'s> {
    announced: Instant,
    zone: Tz,
    states: &'s [&'s str],
    recurs: bool,
}

impl<'s> UpdateReader<'s> {
    /// A reader for a notice announced at that instant.
    pub fn new(announced: Instant, zone: Tz, states: &'s [&'s str]) -> Self {
        Self {
            announced,
            zone,
            states,
            recurs: false,
        }
    }

    /// For a window that recurs, whose headings may name an occurrence.
    pub fn recurring(self) -> Self {
        Self { recurs: true, ..self }
    }

    /// Hands each update to `take`, which says whether it could be read, in order; gives the text before the
    /// first, and whether all could be read. One that does not read, goes back in time or comes before the
    /// announcement is told and left out.
    pub fn each<'t>(
        &mut self,
        sections: Vec<Section<'t>>,
        diagnostics: &mut Diagnostics,
        mut take: impl FnMut(UpdateHeading<'t>, Section<'t>, Span, &mut Diagnostics) -> bool,
    ) -> (Prose, bool) {
        let mut body = Prose::default();
        let mut latest: Option<Instant> = None;
        let mut all_read = true;
        for section in sections {
            let Some(written) = &section.heading else {
                body = section.prose;
                continue;
            };
            let span = written.span;
            let heading = match heading::read(written, self.zone, self.states) {
                Ok(heading) => heading,
                Err(error) => {
                    diagnostics.push(error);
                    all_read = false;
                    continue;
                }
            };
            if heading.at < self.announced {
                all_read = false;
                diagnostics.push(content::update_before_announced(
                    heading.time,
                    &shown(self.announced, self.zone),
                ));
                continue;
            }
            if let Some(before) = latest.filter(|before| heading.at <= *before) {
                all_read = false;
                diagnostics.push(content::update_order(heading.time, &shown(before, self.zone)));
                continue;
            }
            latest = Some(heading.at);
            if let Some(named) = heading.occurrence.as_ref().filter(|_| !self.recurs) {
                all_read = false;
                diagnostics.push(content::update_for_date(named.span));
                continue;
            }
            all_read &= take(heading, section, span, diagnostics);
        }
        (body, all_read)
    }
}

/// An instant by the clock of `zone`, as staff write it.
pub fn shown(at: Instant, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S").to_string()
}
