//! The picture of a badge. It stands on other people's pages, by day and by night, in whatever font there is.

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::metrics::width;
use super::{Badge, Colour};
use crate::output::edition::Edition;
use crate::output::syndication::xml_text;

/// In pixels.
const HEIGHT: u32 = 20;
/// Of the letters, in pixels.
const SIZE: u32 = 11;
/// Beside a text, in pixels.
const PADDING: u32 = 6;
/// A longer name is cut, in characters; the title has all of it.
const MOST: usize = 60;
/// What the label stands on, and its letters.
const LABEL: (&str, &str) = ("#3b4148", "#fff");

/// One of the two halves.
struct Half {
    text: String,
    ground: &'static str,
    ink: &'static str,
    /// Of the text, in pixels.
    width: u32,
}

impl Half {
    fn new(text: &str, (ground, ink): (&'static str, &'static str)) -> Self {
        let text = shortened(&xml_text(text));
        Self {
            width: width(&text, SIZE),
            text,
            ground,
            ink,
        }
    }

    fn whole(&self) -> u32 {
        self.width + 2 * PADDING
    }
}

/// As SVG. Where the site's words run from the right, so does it.
///
/// # Errors
/// None that can happen: writing to memory does not fail.
pub fn svg(edition: &Edition, badge: &Badge) -> std::io::Result<Vec<u8>> {
    let mut halves = [
        Half::new(&badge.label, LABEL),
        Half::new(&badge.message, paint(badge.colour)),
    ];
    let direction = edition.words.direction();
    if direction == "rtl" {
        halves.reverse();
    }
    let title = xml_text(&badge.title(edition));
    let total = halves.iter().map(Half::whole).sum::<u32>().to_string();
    let mut writer = Writer::new(Vec::new());
    writer
        .create_element("svg")
        .with_attributes([
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", total.as_str()),
            ("height", &HEIGHT.to_string()),
            ("viewBox", &format!("0 0 {total} {HEIGHT}")),
            ("role", "img"),
            ("aria-label", title.as_str()),
            ("xml:lang", edition.words.tag()),
        ])
        .write_inner_content(|writer| {
            writer
                .create_element("title")
                .write_text_content(BytesText::new(&title))?;
            grounds(writer, &halves)?;
            writer
                .create_element("g")
                .with_attributes([
                    ("font-family", "Verdana,DejaVu Sans,Geneva,sans-serif"),
                    ("font-size", SIZE.to_string().as_str()),
                    ("text-anchor", "middle"),
                    ("direction", direction),
                ])
                .write_inner_content(|writer| letters(writer, &halves))?;
            Ok(())
        })?;
    Ok(writer.into_inner())
}

/// The whole on the second half's ground, and the first half's on top, with its two corners.
fn grounds(writer: &mut Writer<Vec<u8>>, halves: &[Half; 2]) -> std::io::Result<()> {
    let [first, second] = halves;
    let total = (first.whole() + second.whole()).to_string();
    writer
        .create_element("rect")
        .with_attributes([
            ("width", total.as_str()),
            ("height", &HEIGHT.to_string()),
            ("rx", "3"),
            ("fill", second.ground),
        ])
        .write_empty()?;
    let path = format!("M3 0h{}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z", first.whole() - 3);
    writer
        .create_element("path")
        .with_attributes([("d", path.as_str()), ("fill", first.ground)])
        .write_empty()?;
    Ok(())
}

/// The texts, each fitted into its width.
fn letters(writer: &mut Writer<Vec<u8>>, halves: &[Half; 2]) -> std::io::Result<()> {
    let mut left = 0;
    for half in halves {
        let middle = f64::from(left) + f64::from(half.whole()) / 2.0;
        writer
            .create_element("text")
            .with_attributes([
                ("x", middle.to_string().as_str()),
                ("y", "14"),
                ("textLength", &half.width.to_string()),
                ("lengthAdjust", "spacingAndGlyphs"),
                ("fill", half.ink),
            ])
            .write_text_content(BytesText::new(&half.text))?;
        left += half.whole();
    }
    Ok(())
}

/// The ground and the letters of a message; the contrast of each pair is more than 4.5.
fn paint(colour: Colour) -> (&'static str, &'static str) {
    const DARK: &str = "#1a1d21";
    match colour {
        Colour::Green => ("#066b4b", "#fff"),
        Colour::Blue => ("#1756a9", "#fff"),
        Colour::Yellow => ("#f0c24f", DARK),
        Colour::Orange => ("#f28a35", DARK),
        Colour::Red => ("#b3123f", "#fff"),
        Colour::LightGrey => ("#d9dde2", DARK),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Colour as Rgb;

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        let all = [
            Colour::Green,
            Colour::Blue,
            Colour::Yellow,
            Colour::Orange,
            Colour::Red,
            Colour::LightGrey,
        ];
        for (ground, ink) in all.map(paint).into_iter().chain([LABEL]) {
            let rgb = |text: &str| Rgb::parse(text).unwrap();
            assert!(rgb(ground).contrast(rgb(ink)) >= 4.5, "{ink} on {ground}");
        }
    }
}
