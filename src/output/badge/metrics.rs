//! How wide a text is, near enough: whatever font a reader has is fitted into the width that is given here.

/// Widths of the signs from U+0020 to U+007E in DejaVu Sans, in thousandths of the font's size. Verdana's are much the
/// same.
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
    295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
    500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];
/// Other letters on the average: Latin ones with marks 609, Greek ones 627, Cyrillic ones 715, Arabic ones 688.
const OTHER: u16 = 650;
/// Ideographs and pictures.
const WIDE: u16 = 1000;

/// The width of a text in pixels, at a font size in pixels.
pub fn width(text: &str, size: u32) -> u32 {
    let thousandths: u32 = text.chars().map(|c| u32::from(of(c))).sum();
    (thousandths * size).div_ceil(1000)
}

fn of(c: char) -> u16 {
    let place = u32::from(c).checked_sub(0x20);
    let ascii = place.and_then(|place| ASCII.get(usize::try_from(place).ok()?));
    match (ascii, c) {
        (Some(width), _) => *width,
        (None, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}') => WIDE,
        (None, '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{1F000}'..) => WIDE,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        let cases = [
            ("", 0),
            ("i", 4),
            ("Operational", 65),
            ("wwwwwwwwww", 90),
            ("状態", 22),
            ("ü", 8),
            ("\n", 8),
        ];
        for (text, expected) in cases {
            assert_eq!(width(text, 11), expected, "{text}");
        }
    }
}
