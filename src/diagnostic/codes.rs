//! What each code means: for those who accept a warning by its code, and for the formats that programs read.
//!
//! The explanations are Markdown in `codes/`. An entry has its code as a heading, then a line with its level, then what it
//! means and what to do, then an example of wrong and right.

use super::Level;

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

/// The entries of the area `check`.
const CHECK: &str = include_str!("codes/check.md");

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

    fn unexplained(code: &'static str, level: Level) -> Self {
        Self {
            code,
            level,
            summary: String::new(),
            text: "",
        }
    }
}

/// All codes, area by area.
pub fn all() -> impl Iterator<Item = Entry> {
    let errors = ERRORS.iter().map(|code| Entry::unexplained(code, Level::Error));
    let warnings = WARNINGS
        .iter()
        .map(|code| Entry::unexplained(code, Level::Warning));
    let check = CHECK.split("## tidings::").filter_map(Entry::read);
    check.chain(warnings).chain(errors)
}

/// What is said of a code, which is written with or without the leading `tidings::`.
pub fn find(code: &str) -> Option<Entry> {
    let code = bare(code);
    all().find(|entry| entry.code == code)
}

/// A code without the leading `tidings::`.
pub fn bare(code: &str) -> &str {
    code.strip_prefix("tidings::").unwrap_or(code)
}

/// Codes of warnings in other areas.
const WARNINGS: &[&str] = &[
    "feed::ahead",
    "feed::doubtful",
    "feed::no-longer",
    "feed::nothing",
    "feed::unclaimed",
    "link::scheme",
    "link::unpublished",
    "link::unused-file",
    "site::no-catalogue",
    "theme::contrast",
    "theme::unknown-message",
];

/// Codes of errors in other areas.
const ERRORS: &[&str] = &[
    "content::alias",
    "content::before",
    "content::blank",
    "content::duration",
    "content::id",
    "content::incomplete-time",
    "content::link-outside",
    "content::missing-key",
    "content::no-front-matter",
    "content::no-such-time",
    "content::not-a-file",
    "content::not-utf8",
    "content::odd-second",
    "content::open-front-matter",
    "content::out-of-range",
    "content::path",
    "content::reference",
    "content::reference-taken",
    "content::repeated-time",
    "content::skipped-time",
    "content::slug",
    "content::slug-taken",
    "content::toml",
    "content::too-deep",
    "content::too-large",
    "content::unknown-component",
    "content::unknown-folder",
    "content::unknown-key",
    "content::unknown-state",
    "content::unknown-word",
    "content::update-before-announced",
    "content::update-for-date",
    "content::update-heading",
    "content::update-order",
    "content::wrong-type",
    "feed::component-twice",
    "feed::date",
    "feed::day-too-long",
    "feed::day-twice",
    "feed::document-missing",
    "feed::end-before-start",
    "feed::future",
    "feed::goes-back",
    "feed::instant",
    "feed::interval",
    "feed::key-twice",
    "feed::line-too-long",
    "feed::missing",
    "feed::missing-key",
    "feed::no-label",
    "feed::no-status-page",
    "feed::not-text",
    "feed::number",
    "feed::out-of-range",
    "feed::outage-state",
    "feed::past",
    "feed::refused",
    "feed::series-twice",
    "feed::share",
    "feed::syntax",
    "feed::too-long",
    "feed::truncated",
    "feed::unknown-state",
    "feed::unreachable",
    "feed::unreadable",
    "feed::version",
    "feed::wrong-type",
    "feed::yaml",
    "incident::block-before-update",
    "incident::block-in-resolved",
    "incident::block-without-effect",
    "incident::deferred-without-window",
    "incident::disagreement",
    "incident::fix-without-window",
    "incident::follows-itself",
    "incident::no-such-occurrence",
    "incident::not-allowed",
    "incident::unknown-follows",
    "incident::unknown-window",
    "incident::which-occurrence",
    "incident::window-without-fix",
    "link::foreign-media",
    "link::no-such-occurrence",
    "link::no-such-page",
    "link::nowhere",
    "link::outside",
    "maintenance::after-retirement",
    "maintenance::cancelled-in-front-matter",
    "maintenance::downtime-too-long",
    "maintenance::end-before-start",
    "maintenance::end-or-duration",
    "maintenance::extended-earlier",
    "maintenance::extended-far",
    "maintenance::extended-to-the-past",
    "maintenance::fixes-in-series",
    "maintenance::for-missing",
    "maintenance::for-no-occurrence",
    "maintenance::impact-of-unnamed",
    "maintenance::impact-too-low",
    "maintenance::no-component",
    "maintenance::not-allowed",
    "maintenance::occurrence-not-announced",
    "maintenance::repeat",
    "maintenance::repeat-never",
    "maintenance::repeat-start",
    "maintenance::rescheduled-to-the-past",
    "maintenance::skip",
    "maintenance::skip-without-repeat",
    "maintenance::too-many-occurrences",
    "maintenance::unknown-incident",
    "maintenance::unknown-kind",
    "newsletter::article-called-print",
    "newsletter::no-index",
    "newsletter::no-issue",
    "newsletter::period",
    "newsletter::unknown-part",
    "output::not-written",
    "output::path-taken",
    "page::heading-id",
    "page::no-question",
    "page::taken",
    "site::archive-is-feed",
    "site::colour",
    "site::email",
    "site::feed-published",
    "site::folder",
    "site::id-taken",
    "site::language",
    "site::no-component",
    "site::no-content",
    "site::no-email",
    "site::no-logo",
    "site::no-site",
    "site::objective",
    "site::password-in-url",
    "site::path-or-url",
    "site::quiet-hours",
    "site::reminder",
    "site::reserved-id",
    "site::retired-before-since",
    "site::unknown-group",
    "site::unknown-plan",
    "site::unknown-zone",
    "site::url",
    "theme::catalogue",
    "theme::not-utf8",
    "theme::template",
    "theme::unknown",
];
