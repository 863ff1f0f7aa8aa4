//! Colours, as far as it matters whether they are seen: contrast by WCAG 2.2.

use std::fmt;

use palette::color_difference::Wcag21RelativeContrast as _;
use palette::{FromColor as _, Okhsl, Srgb};

/// The least contrast of what has to be seen and is no text: a line, a shape (WCAG 2.2, success criterion 1.4.11).
pub const LEAST_OF_SHAPES: f32 = 3.0;

/// Steps from one lightness to the other in which a shade is looked for.
const STEPS: u8 = 200;

/// An opaque colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(Srgb<u8>);

impl Colour {
    /// A colour written as `#` and three or six hexadecimal digits (CSS Color 4, section 5.2); none otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        digits.parse().ok().map(Self)
    }

    /// The contrast ratio of two colours, from 1 (the same) to 21 (black and white) (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f32 {
        let [one, other]: [Srgb<f32>; 2] = [self.0.into_format(), other.0.into_format()];
        one.relative_contrast(other)
    }

    /// The nearest shade of the same hue that has this contrast on a ground: darker on a light one, lighter on a dark
    /// one. None where even black or white has too little.
    pub fn shade_seen_on(self, ground: Self, least: f32) -> Option<Self> {
        let (black, white) = (Self(Srgb::new(0, 0, 0)), Self(Srgb::new(255, 255, 255)));
        let is_light = ground.contrast(black) > ground.contrast(white);
        let own = Okhsl::from_color(self.0.into_format::<f32>());
        let end = if is_light { 0.0 } else { 1.0 };
        let shade = |step: u8| {
            let way = f32::from(step) / f32::from(STEPS);
            let lightness = own.lightness + (end - own.lightness) * way;
            Self(Srgb::from_color(Okhsl { lightness, ..own }).into_format())
        };
        (0..=STEPS)
            .map(shade)
            .find(|shade| shade.contrast(ground) >= least)
    }
}

impl fmt::Display for Colour {
    /// `#rrggbb`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn a_colour_is_three_or_six_hexadecimal_digits() {
        for (written, meant) in [
            ("#0b5394", "#0b5394"),
            ("#0B5394", "#0b5394"),
            ("#07c", "#0077cc"),
            ("#000", "#000000"),
        ] {
            assert_eq!(colour(written).to_string(), meant);
        }
        for none in [
            "",
            "#",
            "0b5394",
            "blue",
            "#0b539",
            "#0b53944",
            "#0b5394ff",
            "#€",
            "#+1+2+3",
            "# 12",
            "rgb(0,0,0)",
        ] {
            assert_eq!(Colour::parse(none), None, "{none}");
        }
    }

    /// Ratios as the formula of WCAG gives them, worked out apart.
    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, ratio) in [
            ("#000", "#fff", 21.0),
            ("#fff", "#fff", 1.0),
            ("#777", "#fff", 4.48),
            ("#767676", "#fff", 4.54),
            ("#f00", "#fff", 4.0),
            ("#0b5394", "#fff", 7.84),
            ("#ffcc00", "#fff", 1.51),
            ("#0b5394", "#13161a", 2.31),
        ] {
            let found = colour(one).contrast(colour(other));
            assert!((found - ratio).abs() < 0.006, "{one} on {other}: {found}");
            assert_eq!(found, colour(other).contrast(colour(one)));
        }
    }

    #[test]
    fn the_nearest_shade_that_is_seen_keeps_its_hue() {
        for (given, ground, shade) in [
            ("#0b5394", "#fff", Some("#0b5394")),
            ("#ffcc00", "#fff", Some("#b59000")),
            ("#fff", "#fff", Some("#939393")),
            ("#0b5394", "#13161a", Some("#1164b0")),
            ("#808080", "#808080", Some("#373737")),
        ] {
            let found = colour(given).shade_seen_on(colour(ground), LEAST_OF_SHAPES);
            assert_eq!(
                found.map(|shade| shade.to_string()).as_deref(),
                shade,
                "{given} on {ground}"
            );
        }
        assert_eq!(colour("#777").shade_seen_on(colour("#777"), 21.0), None);
    }
}
