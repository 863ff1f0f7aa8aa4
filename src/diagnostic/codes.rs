//! What each code means: for `tidings explain`, for those who accept a warning by its code, and for the reference.
//!
//! The explanations are Markdown, a file for each area in `codes/`. An entry has its code as a heading, then a line
//! with its level, then what it means and what to do, then an example of wrong and right, with the files that the
//! blocks are. tests/codes.rs lays the blocks over a good site and sees that what they say is true.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Level;

/// The codes of one area.
pub struct Area {
    /// The first part of its codes, such as `maintenance`.
    pub name: &'static str,
    /// What its codes are about, to stand as a heading.
    pub title: &'static str,
    /// Its entries, in Markdown.
    text: &'static str,
}

/// What is said of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Without the leading `tidings::`, such as `maintenance::end-before-start`.
    pub code: &'static str,
    /// How bad it is. Where a feed fails, site.toml may turn an error into a warning: `on_failure`.
    pub level: Level,
    /// What it means in one sentence, in Markdown.
    pub summary: String,
    /// All that is said, in Markdown. The first line says the level.
    pub text: &'static str,
}

/// All areas, in the order in which a newcomer meets them.
pub const AREAS: [Area; 11] = [
    Area {
        name: "site",
        title: "site.toml",
        text: include_str!("codes/site.md"),
    },
    Area {
        name: "content",
        title: "Any file of the site",
        text: include_str!("codes/content.md"),
    },
    Area {
        name: "maintenance",
        title: "Maintenance windows",
        text: include_str!("codes/maintenance.md"),
    },
    Area {
        name: "incident",
        title: "Incidents",
        text: include_str!("codes/incident.md"),
    },
    Area {
        name: "newsletter",
        title: "Newsletters",
        text: include_str!("codes/newsletter.md"),
    },
    Area {
        name: "page",
        title: "Pages",
        text: include_str!("codes/page.md"),
    },
    Area {
        name: "link",
        title: "Links and pictures",
        text: include_str!("codes/link.md"),
    },
    Area {
        name: "feed",
        title: "Feeds",
        text: include_str!("codes/feed.md"),
    },
    Area {
        name: "theme",
        title: "Themes",
        text: include_str!("codes/theme.md"),
    },
    Area {
        name: "output",
        title: "The output",
        text: include_str!("codes/output.md"),
    },
    Area {
        name: "check",
        title: "What may be published and would be better otherwise",
        text: include_str!("codes/check.md"),
    },
];

impl Area {
    /// Its codes, in order of the alphabet.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.text.split("## tidings::").filter_map(Entry::read)
    }
}

impl Entry {
    /// An entry without the beginning of its heading; none where it has no level or no meaning.
    fn read(entry: &'static str) -> Option<Self> {
        let (code, text) = entry.split_once('\n')?;
        let text = text.trim();
        let (level, meaning) = text.split_once("\n\n")?;
        let level = match level {
            "Error." => Level::Error,
            "Warning." => Level::Warning,
            _ => return None,
        };
        let paragraph = meaning.split("\n\n").next()?.replace('\n', " ");
        let sentence = paragraph.split_once(". ").map(|(first, _)| format!("{first}."));
        Some(Self {
            code,
            level,
            summary: sentence.unwrap_or(paragraph),
            text,
        })
    }
}

/// All codes, area by area.
pub fn all() -> impl Iterator<Item = Entry> {
    AREAS.iter().flat_map(Area::entries)
}

/// What is said of a code, which is written with or without the leading `tidings::`.
pub fn find(code: &str) -> Option<Entry> {
    // Ten thousand notices may each accept a warning: the texts are taken apart once.
    static KNOWN: LazyLock<HashMap<&str, Entry>> =
        LazyLock::new(|| all().map(|entry| (entry.code, entry)).collect());
    KNOWN.get(bare(code)).cloned()
}

/// An area by its name, which is written with or without the leading `tidings::`.
pub fn area(name: &str) -> Option<&'static Area> {
    let name = bare(name).trim_end_matches(':');
    AREAS.iter().find(|area| area.name == name)
}

/// The codes and areas that one which is none is most likely meant to be.
pub fn nearest(given: &str) -> Vec<&'static str> {
    let given = bare(given);
    let codes: Vec<&'static str> = all().map(|entry| entry.code).collect();
    // Whoever leaves out the area, or takes the wrong one, knows the rest.
    let name = given.rsplit("::").next().unwrap_or(given);
    let of_that_name = |code: &&&str| code.split_once("::").is_some_and(|(_, rest)| rest == name);
    let same: Vec<&'static str> = codes.iter().filter(of_that_name).copied().collect();
    if !same.is_empty() {
        return same;
    }
    let areas = AREAS.iter().map(|area| area.name);
    let known: Vec<&'static str> = codes.iter().copied().chain(areas).collect();
    super::nearest(given, &known).into_iter().collect()
}

/// A code without the leading `tidings::`.
pub fn bare(code: &str) -> &str {
    code.strip_prefix("tidings::").unwrap_or(code)
}
