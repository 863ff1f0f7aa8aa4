//! The style sheet's colours, read from its custom properties: words are seen on the grounds they stand on, and so
//! are bars and lines, by day and by night (WCAG 2.2, success criteria 1.4.3 and 1.4.11).

use std::collections::BTreeMap;
use std::fs;

use palette::{FromColor, Mix, Oklab, Srgb};
use tidings::model::Colour;
use tidings::model::colour::LEAST_OF_SHAPES;

use crate::support::REPOSITORY;

const LEAST_OF_WORDS: f32 = 4.5;
const TONES: [&str; 6] = ["good", "work", "minor", "major", "critical", "quiet"];

/// The custom properties of `:root` by day, and by night over those of the day.
fn schemes() -> [(&'static str, BTreeMap<String, String>); 2] {
    let style = fs::read_to_string(format!("{REPOSITORY}/themes/default/assets/style.css")).unwrap();
    let (day, rest) = style.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let (night, _) = rest.split_once("/* Tones").unwrap();
    let read = |block: &str| -> BTreeMap<String, String> {
        let lines = block.lines().filter_map(|line| line.trim().strip_prefix("--"));
        let pairs = lines.filter_map(|line| line.strip_suffix(';')?.split_once(": "));
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    let (day, night) = (read(day), read(night));
    assert!(
        day.keys()
            .filter(|name| !["sans", "serif", "mono"].contains(&name.as_str()))
            .all(|name| night.contains_key(name))
    );
    [("by day", day), ("by night", night)]
}

#[test]
fn every_colour_is_seen_where_it_stands() {
    for (scheme, colours) in schemes() {
        let colour = |name: &str| Colour::parse(&colours[name]).unwrap_or_else(|| panic!("{name}"));
        let check = |name: &str, ground: &str, least: f32| {
            let contrast = colour(name).contrast(colour(ground));
            assert!(contrast >= least, "{scheme}, --{name} on --{ground}: {contrast}");
        };
        for word in ["text", "soft", "link"].into_iter().chain(TONES) {
            for ground in ["ground", "raised"] {
                check(word, ground, LEAST_OF_WORDS);
            }
        }
        for tone in TONES {
            let ground = format!("{tone}-ground");
            check(tone, &ground, LEAST_OF_WORDS);
            check("text", &ground, LEAST_OF_WORDS);
            check("soft", &ground, LEAST_OF_WORDS);
            check("link", &ground, LEAST_OF_WORDS);
        }
        // A quiet bar means nothing, and is hatched in --strong.
        for bar in ["good", "work", "minor", "major", "critical"] {
            check(&format!("{bar}-bar"), "ground", LEAST_OF_SHAPES);
        }
        check("strong", "ground", LEAST_OF_SHAPES);
    }
}

/// What `check` warns of by day cannot happen by night: even black becomes a line that is seen.
#[test]
fn every_accent_is_seen_by_night() {
    let [_, (_, night)] = schemes();
    let ground = Colour::parse(&night["ground"]).unwrap();
    let brand = &night["brand"];
    let share = brand.strip_prefix("color-mix(in oklab, var(--accent, #2b6f8c) ");
    let share = share.and_then(|rest| rest.strip_suffix("%, #fff)")).unwrap();
    let share = share.parse::<f32>().unwrap() / 100.0;
    for accent in [
        "#000000", "#200000", "#002000", "#000020", "#0000ff", "#ff0000", "#0b5394", "#2b6f8c", "#ffffff",
    ] {
        let own = Oklab::from_color(accent.parse::<Srgb<u8>>().unwrap().into_format::<f32>());
        let white = Oklab::from_color(Srgb::new(1.0, 1.0, 1.0));
        let mixed: Srgb<u8> = Srgb::from_color(white.mix(own, share)).into_format();
        let contrast = Colour::parse(&format!("#{mixed:x}")).unwrap().contrast(ground);
        assert!(
            contrast >= LEAST_OF_SHAPES,
            "{accent} becomes #{mixed:x}: {contrast}"
        );
    }
}
