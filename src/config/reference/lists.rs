//! The lists of `site.toml`: groups, components, plans, feeds.

use schemars::JsonSchema;

use super::value::{Address, ComponentId, Date, Length, Words, Zone};

/// `[[groups]]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Group {
    /// Components and groups share one set of ids.
    #[schemars(example = &"web")]
    pub id: ComponentId,
    /// What readers see.
    #[schemars(example = &"Web hosting")]
    pub name: Words,
}

/// `[[components]]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Component {
    /// Its name in addresses, feeds and other files. It stays the same for ever.
    #[schemars(example = &"web-1")]
    pub id: ComponentId,
    /// What readers see.
    #[schemars(example = &"Web server 1")]
    pub name: Words,
    /// The id of the group that it belongs to.
    #[schemars(example = &"web")]
    pub group: Option<String>,
    /// What it is, in a sentence.
    #[schemars(example = &"Customer websites A to M")]
    pub description: Option<String>,
    /// Ids of the plans that include it; all if left out.
    #[schemars(example = ["proactive"])]
    pub plans: Option<Vec<String>>,
    /// The promised uptime in percent, with six decimals at the most.
    #[schemars(example = 99.9, range(min = 0, max = 100))]
    pub slo: Option<f64>,
    /// What it is called in the feeds; its id if left out.
    #[schemars(example = &"web-1.example")]
    pub feed: Option<String>,
    /// The first day on which it is in service.
    #[schemars(example = &"2024-05-01")]
    pub since: Option<Date>,
    /// The first day on which it no longer is. From then on it is on no list of what is in service, and whatever the
    /// feeds say of it, it is neither up nor down: uptime, outages and the archive end with the day before. Its own
    /// page and its history stay. No window may name it after that; one that names its group is without it.
    #[schemars(example = &"2026-10-01")]
    pub retired: Option<Date>,
}

/// `[[plans]]`
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Plan {
    /// Its name in addresses and other files.
    #[schemars(example = &"proactive")]
    pub id: ComponentId,
    /// What readers see.
    #[schemars(example = &"SERVER PROACTIVE")]
    pub name: Words,
    /// What it is, in a sentence.
    #[schemars(example = &"We watch your server and look after it.")]
    pub summary: Option<String>,
    /// Whether you have access and carry the work out, or the customer does.
    #[schemars(example = true, extend("default" = true))]
    pub we_act: Option<bool>,
    /// Who pays for work that is done from afar.
    #[schemars(example = &"included", extend("default" = "included"))]
    pub remote_work: Option<Cost>,
    /// Who pays for work that is done at the machine.
    #[schemars(example = &"chargeable", extend("default" = "chargeable"))]
    pub onsite_work: Option<Cost>,
    /// What customers of the plan have to do, in a sentence.
    #[schemars(example = &"Nothing: we do the work for you.")]
    pub customer_action: Option<String>,
}

/// Who pays for work.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum Cost {
    /// The plan.
    Included,
    /// The customer, each time.
    Chargeable,
}

/// `[[feeds]]`
#[derive(JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("oneOf" = [{ "required": ["path"] }, { "required": ["url"] }])
)]
pub struct Feed {
    /// How it is written.
    #[schemars(example = &"tidings")]
    pub format: Format,
    /// A file, or a folder for `upptime`, from the folder of site.toml; it may lie anywhere, where monitoring writes it.
    /// Either this or `url`.
    #[schemars(example = &"content/uptime.json")]
    pub path: Option<String>,
    /// Where it is fetched from, at each build. Either this or `path`. No user and password stand in it: see
    /// `token_env`.
    #[schemars(example = &"https://monitoring.example.com/uptime.json")]
    pub url: Option<Address>,
    /// The environment variable that holds a bearer token for the `url`.
    #[schemars(example = &"MONITORING_TOKEN")]
    pub token_env: Option<String>,
    /// What happens when it cannot be read. If left out: `error` for a path, `last-good` for a url. No feed that
    /// failed makes anything look up.
    #[schemars(example = &"last-good")]
    pub on_failure: Option<OnFailure>,
    /// The time between two checks, where the feed does not say; five minutes if left out.
    #[schemars(example = &"60s")]
    pub interval: Option<Length>,
    /// The zone of the days that it sums up; the site's own if left out.
    #[schemars(example = &"UTC")]
    pub day_zone: Option<Zone>,
    /// The first day that it measured, where it does not say.
    #[schemars(example = &"2024-01-01")]
    pub since: Option<Date>,
    /// The last day that it measured, where it does not say.
    #[schemars(example = &"2026-11-30")]
    pub until: Option<Date>,
    /// Prometheus: the series to ask for, which is 1 or 0; `probe_success` if left out.
    #[schemars(example = &"probe_success")]
    pub query: Option<String>,
    /// Prometheus: the label that names the component; `component` if left out.
    #[schemars(example = &"component")]
    pub label: Option<String>,
}

/// The formats of feeds.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum Format {
    /// Tidings' own.
    Tidings,
    /// One check a line.
    TidingsNdjson,
    /// A checkout of an Upptime repository, or its `summary.json`.
    Upptime,
    /// What Gatus answers at `/api/v1/endpoints/statuses`.
    Gatus,
    /// A status page of Uptime Kuma, with its heartbeats.
    UptimeKuma,
    /// An answer of Prometheus to a query over a range, or a running server.
    Prometheus,
    /// What a Statuspage answers at `/api/v2/summary.json`.
    Statuspage,
}

/// What happens when a feed cannot be read.
#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub enum OnFailure {
    /// Nothing is published.
    Error,
    /// The last copy that read well is used, with the age that it has.
    LastGood,
    /// The site is built as if the feed did not exist, and its components are shown as not being measured.
    Without,
}
