//! The lists of `site.toml`: groups, plans, components, feeds.

use chrono_tz::Tz;
use url::Url;

use super::id::is_id;
use super::table::{Said, Table};
use super::{FeedFormat, FeedPlace, FeedSource, OnFailure};
use crate::diagnostic::{Diagnostics, site, slug_of, value};
use crate::model::component::Objective;
use crate::model::{Component, Group, Plan};

/// Ids that were taken, and where; components and groups share one namespace.
pub struct Names {
    taken: Vec<Said<String>>,
    /// One could not be read, so that what is not found may be meant by it.
    unread: bool,
    /// An id for those who wrote none.
    example: &'static str,
}

impl Names {
    /// None yet.
    pub fn new(example: &'static str) -> Self {
        Self {
            taken: Vec::new(),
            unread: false,
            example,
        }
    }

    /// Whether every id could be read.
    pub fn all_read(&self) -> bool {
        !self.unread
    }

    /// Reads the required `id`, refusing one that is malformed or taken.
    fn read(&mut self, table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Option<Said<String>> {
        let Some(id) = table.required_text("id", self.example, diagnostics) else {
            self.unread = true;
            return None;
        };
        if !is_id(&id.value) {
            diagnostics.push(value::id(id.span, &id.value, &slug_of(&id.value)));
        }
        if id.value == "status" {
            diagnostics.push(site::reserved_id(id.span, &id.value));
        }
        if self.taken.iter().any(|taken| taken.value == id.value) {
            diagnostics.push(site::id_taken(id.span, &id.value));
            return None;
        }
        self.taken.push(id.clone());
        Some(id)
    }
}

/// `[[groups]]`
pub fn groups(tables: Vec<Table<'_>>, names: &mut Names, diagnostics: &mut Diagnostics) -> Vec<Group> {
    let mut groups = Vec::new();
    for mut table in tables {
        let id = names.read(&mut table, diagnostics);
        let name = table.required_name("name", "\"Web hosting\"", diagnostics);
        table.finish(diagnostics);
        if let Some(id) = id {
            let name = name.map_or_else(|| id.value.clone(), |name| name.value);
            groups.push(Group { id: id.value, name });
        }
    }
    groups
}

/// `[[plans]]`
pub fn plans(tables: Vec<Table<'_>>, names: &mut Names, diagnostics: &mut Diagnostics) -> Vec<Plan> {
    let mut plans = Vec::new();
    for mut table in tables {
        let id = names.read(&mut table, diagnostics);
        let name = table.required_name("name", "\"SERVER PROACTIVE\"", diagnostics);
        let summary = table.text("summary", diagnostics);
        let we_act = table.boolean("we_act", diagnostics);
        let remote_work_chargeable = chargeable(&mut table, "remote_work", false, diagnostics);
        let onsite_work_chargeable = chargeable(&mut table, "onsite_work", true, diagnostics);
        let customer_action = table.text("customer_action", diagnostics);
        table.finish(diagnostics);
        let Some(id) = id else { continue };
        plans.push(Plan {
            name: name.map_or_else(|| id.value.clone(), |name| name.value),
            id: id.value,
            summary: summary.map(|said| said.value),
            we_act: we_act.unwrap_or(true),
            remote_work_chargeable,
            onsite_work_chargeable,
            customer_action: customer_action.map(|said| said.value),
        });
    }
    plans
}

fn chargeable(
    table: &mut Table<'_>,
    key: &'static str,
    default: bool,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(said) = table.text(key, diagnostics) else {
        return default;
    };
    match said.value.as_str() {
        "included" => false,
        "chargeable" => true,
        other => {
            diagnostics.push(value::unknown_word(
                said.span,
                key,
                other,
                &["included", "chargeable"],
            ));
            default
        }
    }
}

/// `[[components]]`, those without a group first.
pub fn components(
    tables: Vec<Table<'_>>,
    groups: &[Group],
    plans: (&[Plan], &Names),
    names: &mut Names,
    diagnostics: &mut Diagnostics,
) -> Vec<Component> {
    let mut components = Vec::new();
    for mut table in tables {
        let id = names.read(&mut table, diagnostics);
        let name = table.required_name("name", "\"Web server 1\"", diagnostics);
        let description = table.text("description", diagnostics);
        let group = table.text("group", diagnostics).and_then(|said| {
            let place = groups.iter().position(|group| group.id == said.value);
            if place.is_none() && !names.unread {
                let known = groups.iter().map(|group| group.id.as_str());
                diagnostics.push(site::unknown_group(said.span, &said.value, known));
            }
            place
        });
        let included = included_in(&mut table, plans, diagnostics);
        let slo = table.number("slo", diagnostics).and_then(|said| {
            let objective = objective(&said.value);
            if objective.is_none() {
                diagnostics.push(site::objective(said.span, &said.value));
            }
            objective
        });
        let feed = table.text("feed", diagnostics);
        let since = table.date("since", diagnostics).map(|said| said.value);
        let retired = table.date("retired", diagnostics);
        if let (Some(since), Some(retired)) = (since, &retired)
            && retired.value <= since
        {
            diagnostics.push(site::retired_before_since(retired.span));
        }
        table.finish(diagnostics);
        let Some(id) = id else { continue };
        components.push(Component {
            name: name.map_or_else(|| id.value.clone(), |name| name.value),
            feed: feed.map_or_else(|| id.value.clone(), |feed| feed.value),
            id: id.value,
            id_at: id.span,
            group,
            description: description.map(|said| said.value),
            plans: included,
            slo,
            since,
            retired: retired.map(|said| said.value),
        });
    }
    components.sort_by_key(|component| component.group);
    components
}

fn included_in(
    table: &mut Table<'_>,
    (plans, names): (&[Plan], &Names),
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let Some(list) = table.texts("plans", diagnostics) else {
        return (0..plans.len()).collect();
    };
    let mut places = Vec::new();
    for said in list {
        match plans.iter().position(|plan| plan.id == said.value) {
            Some(place) => places.push(place),
            None if names.unread => {}
            None => {
                let known = plans.iter().map(|plan| plan.id.as_str());
                diagnostics.push(site::unknown_plan(said.span, &said.value, known));
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// `99.9` as millionths of a percent, exactly; at most six decimals, from 0 to 100.
fn objective(text: &str) -> Option<Objective> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 6 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    let decimals: u64 = format!("{decimals:0<6}").parse().ok()?;
    let micro_percent = whole.checked_mul(1_000_000)?.checked_add(decimals)?;
    (micro_percent <= 100_000_000).then_some(Objective { micro_percent })
}

/// `[[feeds]]`
pub fn feeds(tables: Vec<Table<'_>>, zone: Tz, diagnostics: &mut Diagnostics) -> Vec<FeedSource> {
    tables
        .into_iter()
        .filter_map(|table| feed(table, zone, diagnostics))
        .collect()
}

fn feed(mut table: Table<'_>, zone: Tz, diagnostics: &mut Diagnostics) -> Option<FeedSource> {
    let format = table
        .required_text("format", "\"tidings\"", diagnostics)
        .and_then(|said| word(&said, "format", &FeedFormat::ALL, diagnostics));
    let format_at = table.value_span("format");
    let place = feed_place(&mut table, diagnostics);
    let default_on_failure = match &place {
        Some(Said {
            value: FeedPlace::Url(_),
            ..
        }) => OnFailure::LastGood,
        _ => OnFailure::Error,
    };
    let since = table.date("since", diagnostics).map(|said| said.value);
    let until = table.date("until", diagnostics);
    if let (Some(since), Some(until)) = (since, &until)
        && until.value < since
    {
        diagnostics.push(site::until_before_since(until.span));
    }
    let until = until.map(|said| said.value);
    let source = FeedSource {
        format: format.unwrap_or(FeedFormat::Tidings),
        format_at,
        place: place.clone().unwrap_or(Said {
            value: FeedPlace::Path(String::new()),
            span: table.span(),
        }),
        token_env: table.text("token_env", diagnostics).map(|said| said.value),
        on_failure: table
            .text("on_failure", diagnostics)
            .and_then(|said| {
                let words = [
                    ("error", OnFailure::Error),
                    ("last-good", OnFailure::LastGood),
                    ("without", OnFailure::Without),
                ];
                word(&said, "on_failure", &words, diagnostics)
            })
            .unwrap_or(default_on_failure),
        interval: table.duration("interval", diagnostics).map(|said| said.value),
        day_zone: table
            .text("day_zone", diagnostics)
            .and_then(|said| time_zone(&said, diagnostics))
            .unwrap_or(zone),
        since,
        until,
        query: table.text("query", diagnostics).map(|said| said.value),
        label: table.text("label", diagnostics).map(|said| said.value),
    };
    table.finish(diagnostics);
    (format.is_some() && place.is_some()).then_some(source)
}

fn feed_place(table: &mut Table<'_>, diagnostics: &mut Diagnostics) -> Option<Said<FeedPlace>> {
    let path = table.text("path", diagnostics);
    let url = table.text("url", diagnostics);
    match (path, url) {
        (Some(path), None) => Some(path.map(FeedPlace::Path)),
        (None, Some(said)) => match Url::parse(&said.value) {
            Ok(url) if url.password().is_some() || !url.username().is_empty() => {
                diagnostics.push(site::password_in_url(said.span));
                None
            }
            Ok(url) if !matches!(url.scheme(), "http" | "https") || !url.has_host() => {
                diagnostics.push(site::url(said.span, &said.value));
                None
            }
            Ok(url) => Some(said.map(|_| FeedPlace::Url(url))),
            Err(_) => {
                diagnostics.push(site::url(said.span, &said.value));
                None
            }
        },
        (None, None) if table.is_misspelt(&["path", "url"]) => None,
        (path, _) => {
            let at = if path.is_some() {
                table.key_span("url")
            } else {
                table.span()
            };
            diagnostics.push(site::path_or_url(at, path.is_some()));
            None
        }
    }
}

/// The meaning of one of a few words.
pub fn word<T: Copy>(
    said: &Said<String>,
    key: &str,
    words: &[(&'static str, T)],
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let meaning = words
        .iter()
        .find(|(word, _)| *word == said.value)
        .map(|(_, meaning)| *meaning);
    if meaning.is_none() {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        diagnostics.push(value::unknown_word(said.span, key, &said.value, &known));
    }
    meaning
}

/// An IANA time zone.
pub fn time_zone(said: &Said<String>, diagnostics: &mut Diagnostics) -> Option<Tz> {
    let zone = said.value.parse().ok();
    if zone.is_none() {
        let known = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        diagnostics.push(site::unknown_zone(said.span, &said.value, known));
    }
    zone
}
