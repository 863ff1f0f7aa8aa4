//! Pages: the site at an instant to the views that templates are given.

pub mod conditions;
pub mod data;
pub mod frame;
pub mod heat;
pub mod home;
pub mod incident;
pub mod live;
pub mod measured;
pub mod month_grid;
pub mod months;
pub mod newsletter;
pub mod notices;
pub mod open_outages;
pub mod outage_days;
pub mod pages;
pub mod parts;
pub mod places;
pub mod qr;
pub mod region;
pub mod response;
pub mod series;
pub mod timeline;
pub mod window;

pub mod minify;

mod scale;

use serde::Serialize;

use super::edition::Edition;
use super::view::PageView;
use crate::diagnostic::Diagnostic;

/// A page ready to be rendered.
pub struct Sheet<V> {
    /// The template's name.
    pub template: &'static str,
    /// What every page has.
    pub page: PageView,
    /// What this template is given.
    pub view: V,
}

impl Edition {
    /// A page's bytes.
    ///
    /// # Errors
    /// What the template does wrong.
    pub fn render<V: Serialize>(&self, sheet: &Sheet<V>) -> Result<Vec<u8>, Diagnostic> {
        Ok(self.whole(&self.marked(sheet)?).into_bytes())
    }

    /// What a template made, without its marks.
    pub fn whole(&self, marked: &str) -> String {
        region::whole(marked, |name| self.templates.fixed(name))
    }

    /// A page with its marks: of live regions, and of what is fixed.
    ///
    /// # Errors
    /// What the template does wrong.
    pub fn marked<V: Serialize>(&self, sheet: &Sheet<V>) -> Result<String, Diagnostic> {
        let html = self.templates.render(sheet.template, &sheet.page, &sheet.view)?;
        Ok(finished(html, self.site.config.build.minify))
    }
}

/// What a template made, as it is published.
pub fn finished(html: String, minified: bool) -> String {
    let html = without_forbidden(html);
    match minified {
        true => minify::minify(html),
        false => html,
    }
}

/// HTML without the characters that HTML forbids, which a title or a feed may hold, and which no escaping can save.
pub fn without_forbidden(html: String) -> String {
    // All of a stretch is looked at, also behind a suspect: so many bytes are looked at at once.
    const STRETCH: usize = 64;
    let is_suspect = |stretch: &[u8]| {
        let bytes = stretch.iter();
        bytes.fold(false, |suspect, byte| suspect | may_begin_forbidden(*byte))
    };
    let stretches = html.as_bytes().chunks(STRETCH).enumerate();
    let mut suspects = stretches
        .filter(|(_, stretch)| is_suspect(stretch))
        .flat_map(|(place, stretch)| (place * STRETCH..).zip(stretch))
        .filter(|(_, byte)| may_begin_forbidden(**byte));
    if suspects.any(|(at, _)| html[at..].starts_with(is_forbidden)) {
        html.replace(is_forbidden, "")
    } else {
        html
    }
}

/// Control characters and noncharacters (WHATWG HTML, section 13.2.3.5).
fn is_forbidden(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    is_control || matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether the UTF-8 of such a character may begin so. Little else begins with these bytes.
fn may_begin_forbidden(byte: u8) -> bool {
    // Without branches, so that many bytes are compared at once.
    ((byte < b' ') & (byte != b'\n')) | (byte == 0x7F) | (byte == 0xC2) | (byte >= 0xEF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_go_wherever_they_stand() {
        for before in 0..200 {
            // A sign of one byte, of two and of four that may stay, beside those that may not.
            let kept = format!("{}\n·\u{1F6A7}</p>", "x".repeat(before));
            let forbidden = ["\0", "\u{7F}", "\u{85}", "\u{FDD0}", "\u{FFFE}", "\u{10FFFF}"];
            for one in forbidden {
                assert_eq!(
                    without_forbidden(kept.replace("</p>", &format!("{one}</p>"))),
                    kept
                );
            }
            assert_eq!(without_forbidden(kept.clone()), kept);
        }
    }
}
