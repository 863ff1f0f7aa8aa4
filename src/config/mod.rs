//! `site.toml` as 02-site.md fixes it: every key, its default, and what is refused.

mod accepted;
mod id;
mod maintenance;
mod parts;
mod read;
mod syntax;
mod words;

pub mod moment;
pub mod reference;
pub mod table;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use url::Url;

use crate::model::{Colour, Component, Group, Kind, Plan, Span};

pub use accepted::accepted;
pub use id::{is_id, is_slug};
pub use read::{base_url, read};
pub use syntax::is_well_formed;
pub use table::Said;

/// The folder of themes, beside site.toml.
pub const THEMES: &str = "themes";

/// The folder of what Tidings keeps for its next runs, beside site.toml: copies of feeds, what was built last.
pub const KEPT: &str = ".tidings";

/// The site as its file describes it.
#[derive(Clone, Debug)]
pub struct Config {
    /// `[site]`
    pub site: SiteInfo,
    /// `[build]`
    pub build: Build,
    /// `[theme]`
    pub theme: ThemeChoice,
    /// `[[groups]]`, in order.
    pub groups: Vec<Group>,
    /// `[[components]]`, in order, those without a group first as they are shown.
    pub components: Vec<Component>,
    /// `[[plans]]`, in order.
    pub plans: Vec<Plan>,
    /// The kinds of window: `routine`, `security`, `emergency`, then what `[maintenance.kinds]` adds.
    pub kinds: Vec<Kind>,
    /// `[monitoring]`
    pub monitoring: Monitoring,
    /// `[[feeds]]`, in order; the archive, if there is one, is read before them.
    pub feeds: Vec<FeedSource>,
    /// `[archive] path`: a feed in our own format, of days gone by.
    pub archive: Option<FeedSource>,
    /// `[uptime]`
    pub uptime: UptimeRules,
    /// `[newsletter]`
    pub newsletter: NewsletterInfo,
    /// `[syndication]`
    pub syndication: Syndication,
    /// Whether every id of a component, group and plan could be read, so that one that is not found is a mistake.
    pub ids_known: bool,
    /// `[check] allow`: codes of warnings that are accepted everywhere, without the leading `tidings::`.
    pub allow: Vec<String>,
    /// The words that everybody reads, wherever they stand in the file.
    pub words: Vec<Said<String>>,
}

/// `[site]`
#[derive(Clone, Debug)]
pub struct SiteInfo {
    /// The site's title.
    pub title: String,
    /// Where it is published; ends with `/`.
    pub base_url: Url,
    /// What ids are made from; ends with `/`.
    pub id_base: Url,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// BCP 47.
    pub language: Said<String>,
    /// Every local time of the site is in this zone.
    pub timezone: Tz,
    /// Whom to contact.
    pub owner: Owner,
}

/// `[site.owner]`
#[derive(Clone, Debug, Default)]
pub struct Owner {
    /// The firm.
    pub name: Option<String>,
    /// Its site.
    pub url: Option<Url>,
    /// Its mail address.
    pub email: Option<Said<String>>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Where the table stands, or the table that it belongs into.
    pub at: Span,
}

/// `[build]`; paths are from the folder of `site.toml`.
#[derive(Clone, Debug)]
pub struct Build {
    /// The folder staff write in.
    pub content: Said<String>,
    /// Whether the key `content` is written, so that the folder must be there.
    pub content_is_written: bool,
    /// The folder that is published.
    pub output: String,
    /// Whether pages are minified.
    pub minify: bool,
    /// A reading older than this is stale.
    pub stale_after: TimeDelta,
}

/// `[theme]`
#[derive(Clone, Debug)]
pub struct ThemeChoice {
    /// `default`, or a folder below `themes/`.
    pub name: Said<String>,
    /// The colour of the thin lines that are the site's own.
    pub accent: Option<Said<Colour>>,
    /// A path below the content folder.
    pub logo: Option<Said<String>>,
    /// A line at the foot of every page.
    pub footer: Option<String>,
}

/// `[monitoring]`: what the feeds' readings are held against.
#[derive(Clone, Debug)]
pub struct Monitoring {
    /// Shorter outages are not shown and not counted.
    pub false_alarm: TimeDelta,
    /// A pending restart is not mentioned before this.
    pub restart_grace: TimeDelta,
    /// Share of memory in use, 0 to 1, from which it is said.
    pub memory_warning: f64,
    /// Share of disk in use, 0 to 1, from which it is said.
    pub disk_warning: f64,
    /// Whether the readings themselves are shown.
    pub show_conditions: bool,
}

/// The formats of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// Tidings' own.
    Tidings,
    /// One check a line.
    TidingsNdjson,
    /// Upptime's repository or `summary.json`.
    Upptime,
    /// Gatus's API.
    Gatus,
    /// Uptime Kuma's status page.
    UptimeKuma,
    /// Prometheus' API.
    Prometheus,
    /// Statuspage's API.
    Statuspage,
}

impl FeedFormat {
    /// The formats by the words of site.toml.
    pub const ALL: [(&str, Self); 7] = [
        ("tidings", Self::Tidings),
        ("tidings-ndjson", Self::TidingsNdjson),
        ("upptime", Self::Upptime),
        ("gatus", Self::Gatus),
        ("uptime-kuma", Self::UptimeKuma),
        ("prometheus", Self::Prometheus),
        ("statuspage", Self::Statuspage),
    ];
}

/// What happens when a feed cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// Nothing is published.
    Error,
    /// The last copy that read well is used.
    LastGood,
    /// The site is built as if the feed did not exist.
    Without,
}

/// Where a feed comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedPlace {
    /// A file or folder, from the folder of `site.toml`.
    Path(String),
    /// An address that is fetched.
    Url(Url),
}

impl FeedPlace {
    /// All of it.
    pub fn whole(&self) -> &str {
        match self {
            Self::Path(path) => path,
            Self::Url(url) => url.as_str(),
        }
    }

    /// How findings name it: an address without its query, which may hold what is nobody's business.
    pub fn shown(&self) -> String {
        match self {
            Self::Path(path) => path.clone(),
            Self::Url(url) => {
                let mut url = url.clone();
                url.set_query(None);
                url.set_fragment(None);
                url.into()
            }
        }
    }
}

impl FeedSource {
    /// Whether a copy is kept of it whenever it reads well: `check` and `next` ask nobody, and a copy may have to
    /// stand in for it.
    pub fn keeps_copy(&self) -> bool {
        self.on_failure == OnFailure::LastGood || matches!(self.place.value, FeedPlace::Url(_))
    }
}

/// `[[feeds]]`
#[derive(Clone, Debug)]
pub struct FeedSource {
    /// How it is written.
    pub format: FeedFormat,
    /// Where that is said.
    pub format_at: Span,
    /// Where it is, and the key that says so.
    pub place: Said<FeedPlace>,
    /// The environment variable that holds a bearer token.
    pub token_env: Option<String>,
    /// What happens when it fails.
    pub on_failure: OnFailure,
    /// The time between checks, where the feed does not say.
    pub interval: Option<TimeDelta>,
    /// The zone of its day sums.
    pub day_zone: Tz,
    /// The first day it measured, where the feed does not say.
    pub since: Option<NaiveDate>,
    /// The last day it measured, where the feed does not say.
    pub until: Option<NaiveDate>,
    /// The series that Prometheus is asked for.
    pub query: Option<String>,
    /// The label that names the component.
    pub label: Option<String>,
}

/// `[uptime]`
#[derive(Clone, Debug)]
pub struct UptimeRules {
    /// Bars on the home page.
    pub days: u32,
    /// Whether planned windows count against uptime.
    pub include_maintenance: bool,
    /// Decimals of a percentage, always rounded down.
    pub precision: u32,
}

/// `[newsletter]`
#[derive(Clone, Debug, Default)]
pub struct NewsletterInfo {
    /// Its name.
    pub title: Option<String>,
    /// What it is, in a sentence.
    pub description: Option<String>,
}

/// `[syndication]`
#[derive(Clone, Debug)]
pub struct Syndication {
    /// Entries in a feed at the most.
    pub items: usize,
    /// One entry per notice instead of one per event.
    pub by_notice: bool,
    /// Where customers subscribe by mail.
    pub email_list: Option<Url>,
}

/// What an id in a notice names, by place in its list. What has a component's id is that component.
#[derive(Clone, Copy, Debug)]
pub enum Named {
    /// A component.
    Component(usize),
    /// A group.
    Group(usize),
}

impl Config {
    /// The component of that id, by place in the list.
    pub fn component(&self, id: &str) -> Option<usize> {
        self.components.iter().position(|component| component.id == id)
    }

    /// The components that a component's or a group's id names, by place in the list.
    pub fn components_named(&self, id: &str) -> Option<Vec<usize>> {
        Some(match self.named(id)? {
            Named::Component(place) => vec![place],
            Named::Group(place) => self.members(place).collect(),
        })
    }

    /// What a notice means by that id.
    pub fn named(&self, id: &str) -> Option<Named> {
        let component = self.component(id).map(Named::Component);
        component.or_else(|| self.group(id).map(Named::Group))
    }

    /// The group of that id, by place in the list.
    pub fn group(&self, id: &str) -> Option<usize> {
        self.groups.iter().position(|group| group.id == id)
    }

    /// The components of a group, in service or not, by place in the list.
    pub fn members(&self, group: usize) -> impl Iterator<Item = usize> {
        let components = self.components.iter().enumerate();
        let members = components.filter(move |(_, component)| component.group == Some(group));
        members.map(|(place, _)| place)
    }

    /// The plan of that id, by place in the list.
    pub fn plan(&self, id: &str) -> Option<usize> {
        self.plans.iter().position(|plan| plan.id == id)
    }

    /// The kind of that id, by place in the list.
    pub fn kind(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.id == id)
    }

    /// Ids of components and groups, for proposals.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.components
            .iter()
            .map(|component| component.id.as_str())
            .chain(self.groups.iter().map(|group| group.id.as_str()))
    }
}
