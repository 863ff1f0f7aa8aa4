//! The tables of `site.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::value::{Address, BaseAddress, Code, Id, Length, Words, Zone};

/// `[site]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Site {
    /// The site's title.
    #[schemars(example = &"Harbour Hosting status")]
    pub title: Words,
    /// Where the site is published. It may have a path, but no query; a final `/` is added.
    #[schemars(example = &"https://status.harbour.example/")]
    pub base_url: BaseAddress,
    /// What ids in feeds and calendars are made from; `base_url` if left out. When the site moves, write the old
    /// address here, and nobody's reader shows everything as new.
    #[schemars(example = &"https://status.harbour.example/")]
    pub id_base: Option<BaseAddress>,
    /// What the site is, in a sentence.
    #[schemars(example = &"What is working, and what maintenance is coming.")]
    pub description: Option<String>,
    /// The language of the site's own words, a BCP 47 tag. The region decides how dates are written. A language
    /// without a catalogue has English words, and that is a warning.
    #[schemars(example = &"en-GB", extend("default" = "en"))]
    pub language: Option<String>,
    /// The zone in which local times are meant, in every file, and shown, on every page.
    #[schemars(example = &"Europe/London")]
    pub timezone: Zone,
    /// Whom to contact when something is down and the site says nothing of it.
    pub owner: Option<Owner>,
}

/// `[site.owner]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Owner {
    /// The firm.
    #[schemars(example = &"Harbour Hosting")]
    pub name: Option<String>,
    /// Its site.
    #[schemars(example = &"https://harbour.example/")]
    pub url: Option<Address>,
    /// Its mail address.
    #[schemars(example = &"support@harbour.example", regex(pattern = r"^\S*@\S*$"))]
    pub email: Option<String>,
    /// Its telephone number.
    #[schemars(example = &"+44 20 7946 0000")]
    pub phone: Option<String>,
}

/// `[build]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Build {
    /// The folder that staff write in. It lies below that of `site.toml`.
    #[schemars(
        example = &"content",
        extend("default" = "content"),
        regex(pattern = r"^(?!\.{1,2}(/|$))[^/]+(/(?!\.{1,2}(/|$))[^/]+)*$")
    )]
    pub content: Option<String>,
    /// The folder that is published.
    #[schemars(example = &"public", extend("default" = "public"))]
    pub output: Option<String>,
    /// Whether pages are made smaller. Style sheets and scripts stay as they are.
    #[schemars(example = true, extend("default" = true))]
    pub minify: Option<bool>,
    /// A reading older than this is called old and no longer counts as current, and a page older than this says
    /// that it should have been built again.
    #[schemars(example = &"2h", extend("default" = "2h"))]
    pub stale_after: Option<Length>,
}

/// `[theme]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Theme {
    /// `default`, the built-in theme, or the name of a folder below `themes/`.
    #[schemars(example = &"default", extend("default" = "default"))]
    pub name: Option<Id>,
    /// The colour of what is the site's own: `#` and three or six hexadecimal digits. Too little contrast is a
    /// warning.
    #[schemars(example = &"#0b5394", regex(pattern = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"))]
    pub accent: Option<String>,
    /// A picture beside the title, from the content folder.
    #[schemars(example = &"assets/logo.svg")]
    pub logo: Option<String>,
    /// A line at the foot of every page.
    #[schemars(example = &"Harbour Hosting Ltd")]
    pub footer: Option<String>,
}

/// `[maintenance]`: the rules that `tidings check` holds windows against, and when customers are reminded of them.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Maintenance {
    /// The rules of all kinds.
    #[schemars(flatten)]
    pub rules: Rules,
    /// Kinds of window by id, each with rules that differ. `routine`, `security` and `emergency` exist without being
    /// written here; an emergency asks for no notice, keeps no quiet hours and reminds of nothing.
    pub kinds: Option<BTreeMap<String, Kind>>,
}

/// What is promised about windows. A kind may change each of them.
#[derive(JsonSchema)]
pub struct Rules {
    /// Local hours in which the whole of a window lies; they may cross midnight. The empty text means that any hour
    /// will do, as it does if left out.
    #[schemars(example = &"23:00-06:00", regex(pattern = "^( *([01]?[0-9]|2[0-3]):[0-5]?[0-9] *- *([01]?[0-9]|2[0-3]):[0-5]?[0-9] *)?$"))]
    pub quiet_hours: Option<String>,
    /// How long before its start a window is announced at the latest. No rule if left out.
    #[schemars(example = &"3d")]
    pub notice: Option<Length>,
    /// How long a window lasts at the most. No rule if left out.
    #[schemars(example = &"30m")]
    pub max_duration: Option<Length>,
    /// How many windows of one kind a component has in twelve months at the most. No rule if left out.
    #[schemars(example = 12, range(min = 0, max = 100_000))]
    pub max_per_year: Option<i64>,
    /// How long before the start customers are reminded, each time in feeds and by mail; not zero. A day and an hour
    /// before if left out.
    #[schemars(example = ["24h", "1h"])]
    pub reminders: Option<Vec<Length>>,
    /// What ends a window that nobody has ended; the clock if left out.
    #[schemars(example = &"automatic")]
    pub complete: Option<Complete>,
}

/// What ends a window.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum Complete {
    /// Past its end a window without a word counts as ended. It is not said to be done.
    Automatic,
    /// It goes on until a heading says `Completed`.
    Manual,
}

/// `[maintenance.kinds.<id>]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Kind {
    /// What customers read.
    #[schemars(example = &"Security patches")]
    pub name: Option<String>,
    /// What such a window is for, in a sentence.
    #[schemars(example = &"Installation of the latest security patches.")]
    pub description: Option<String>,
    /// The rules that differ.
    #[schemars(flatten)]
    pub rules: Rules,
}

/// `[monitoring]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Monitoring {
    /// Outages shorter than this are neither shown nor counted.
    #[schemars(example = &"2m", extend("default" = "2m"))]
    pub false_alarm: Option<Length>,
    /// A restart that is due is not mentioned before it has been due for so long.
    #[schemars(example = &"3d", extend("default" = "3d"))]
    pub restart_grace: Option<Length>,
    /// The share of memory in use from which it is said that memory is nearly full.
    #[schemars(example = 0.9, extend("default" = 0.9), range(min = 0, max = 1))]
    pub memory_warning: Option<f64>,
    /// The share of the disk in use from which it is said that the disk is nearly full.
    #[schemars(example = 0.85, extend("default" = 0.85), range(min = 0, max = 1))]
    pub disk_warning: Option<f64>,
    /// Whether the readings of memory and disk themselves are shown, or only that one is above its level.
    #[schemars(example = false, extend("default" = false))]
    pub show_conditions: Option<bool>,
}

/// `[archive]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Archive {
    /// A file in Tidings' own format, from the folder of site.toml, into which `tidings archive` writes and which is read
    /// before all feeds. Most monitors forget; commit this file, and the site does not. It is made when there is
    /// something to keep.
    #[schemars(example = &"content/archive.json")]
    pub path: Words,
}

/// `[uptime]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Uptime {
    /// How many days the bars on the home page show.
    #[schemars(example = 90, extend("default" = 90), range(min = 1, max = 366))]
    pub days: Option<i64>,
    /// Whether time down within an announced window counts against uptime.
    #[schemars(example = &"exclude", extend("default" = "exclude"))]
    pub maintenance: Option<Counted>,
    /// Decimals of a percentage. It is always rounded down.
    #[schemars(example = 3, extend("default" = 3), range(min = 0, max = 6))]
    pub precision: Option<i64>,
}

/// How planned maintenance is counted.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum Counted {
    /// Windows are left out of the reckoning.
    Exclude,
    /// Down is down.
    Include,
}

/// `[newsletter]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Newsletter {
    /// Its name.
    #[schemars(example = &"The Harbour Light")]
    pub title: Option<String>,
    /// What it is, in a sentence.
    #[schemars(example = &"News from the people who look after your servers")]
    pub description: Option<String>,
}

/// `[syndication]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Syndication {
    /// How many entries a feed has at the most.
    #[schemars(example = 50, extend("default" = 50), range(min = 1, max = 1000))]
    pub items: Option<i64>,
    /// What an entry is.
    #[schemars(example = &"events", extend("default" = "events"))]
    pub entries: Option<Entries>,
    /// Where customers subscribe by mail: shown on the page on every way to be told, and at the foot of every page.
    #[schemars(example = &"https://lists.harbour.example/status")]
    pub email_list: Option<Address>,
}

/// What an entry of a feed is.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum Entries {
    /// Each step of a notice: announced, begun, extended, done.
    Events,
    /// A notice with all its steps.
    Notices,
}

/// `[check]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Check {
    /// Codes of warnings that are accepted everywhere, as they are told, with or without the leading `tidings::`.
    #[schemars(example = ["check::quiet-hours"], extend("default" = []))]
    pub allow: Option<Vec<Code>>,
}
