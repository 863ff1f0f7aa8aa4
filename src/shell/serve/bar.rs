//! What the preview puts into each page: the bar that moves its instant, and what was found.
//!
//! It is put before `</body>` as markup of our own with a style sheet and a script from the preview's own address,
//! because the pages' policy allows nothing inline: tower-livereload, which exists for this, injects an inline script.
//! Forms have no target under that policy either, so that the script sends what is asked for.

use chrono_tz::Tz;
use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::model::Instant;
use crate::output::route::iso;

use super::super::report::Findings;
use super::preview::Shown;

/// The bar of one answer.
#[derive(Clone, Copy)]
pub struct Bar<'s> {
    shown: &'s Shown,
    findings: &'s Findings,
    is_nothing_here: bool,
}

impl<'s> Bar<'s> {
    /// With what the last rebuild found.
    pub fn new(shown: &'s Shown) -> Self {
        Self {
            shown,
            findings: &shown.findings,
            is_nothing_here: false,
        }
    }

    /// On the page that says that there is none.
    pub fn of_nothing(self) -> Self {
        Self {
            is_nothing_here: true,
            ..self
        }
    }

    /// With something that was found while the page was rendered.
    pub fn with<'f>(self, findings: &'f Findings) -> Bar<'f>
    where
        's: 'f,
    {
        Bar { findings, ..self }
    }

    /// A page with the bar in it.
    pub fn into_page(self, mut page: Vec<u8>) -> Vec<u8> {
        let end = b"</body>";
        let place = page.windows(end.len()).rposition(|window| window == end);
        let place = place.unwrap_or(page.len());
        page.splice(place..place, self.markup().into_bytes());
        page
    }

    /// A page with nothing but the bar.
    pub fn alone(self) -> Vec<u8> {
        format!(include_str!("assets/alone.html"), bar = self.markup()).into_bytes()
    }

    fn markup(&self) -> String {
        let now = self.shown.now;
        let zone = self.shown.good.as_ref().map_or(Tz::UTC, |good| good.zone());
        let here = now.with_timezone(&zone);
        format!(
            include_str!("assets/bar.html"),
            number = self.shown.number,
            instant = iso(now),
            local = here.format("%a %-d %b %Y, %H:%M:%S %Z"),
            utc = now.format("%H:%M:%S UTC"),
            live = if self.shown.is_live { "true" } else { "false" },
            zone = encode_double_quoted_attribute(zone.name()),
            input = here.format("%Y-%m-%dT%H:%M:%S"),
            nothing = if self.is_nothing_here { "" } else { " hidden" },
            findings = self.findings(),
        )
    }

    fn findings(&self) -> String {
        let text = self.findings.plain();
        if text.is_empty() {
            return String::new();
        }
        let (kind, open) = if self.findings.are_errors {
            ("errors", " open")
        } else {
            ("warnings", "")
        };
        let tally = self.findings.tally.as_deref().unwrap_or("1 error");
        let last_good = self
            .shown
            .good
            .as_ref()
            .filter(|_| self.findings.are_errors)
            .map(|good| {
                format!(
                    "<span>showing the last good build from {}</span>",
                    clock(good.at, good.zone())
                )
            });
        format!(
            include_str!("assets/findings.html"),
            kind = kind,
            open = open,
            tally = encode_text(tally),
            last_good = last_good.unwrap_or_default(),
            text = encode_text(text.trim_end()),
        )
    }
}

fn clock(at: Instant, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M:%S %Z").to_string()
}
