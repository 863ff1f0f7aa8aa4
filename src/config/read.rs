//! `site.toml` from its first table to its last.

use std::path::{Component as PathPart, Path, PathBuf};

use chrono::TimeDelta;
use chrono_tz::Tz;
use url::Url;

use super::parts::{self, Names, time_zone};
use super::table::{Origin, Said, Table, parse};
use super::{
    Build, Config, FeedFormat, FeedPlace, FeedSource, KEPT, Monitoring, NewsletterInfo, OnFailure, Owner,
    SiteInfo, Syndication, THEMES, ThemeChoice, UptimeRules, maintenance, words,
};
use crate::diagnostic::{Diagnostics, site, slug_of, value};
use crate::model::{Colour, Span};

/// Reads `site.toml`. Every mistake is told; where a value is unusable another stands in, so that the content
/// can be checked all the same. `None` only where the text is not TOML.
pub fn read(text: &str, file: u32, diagnostics: &mut Diagnostics) -> Option<Config> {
    let origin = Origin { file, offset: 0 };
    let entries = parse(text, origin, diagnostics)?;
    let mut top = Table::top(&entries, origin, Span::whole(file));

    if !top.has("site") && !top.is_misspelt(&["site"]) {
        diagnostics.push(site::no_site(Span::whole(file)));
    }
    let site = match top.table("site", diagnostics) {
        Some(table) => site_info(table, diagnostics),
        None => stand_in_site(Span::whole(file)),
    };
    let zone = site.timezone;
    let build = build(top.table("build", diagnostics), Span::whole(file), diagnostics);
    let theme = theme(top.table("theme", diagnostics), Span::whole(file), diagnostics);

    let mut names = Names::new("\"web-1\"");
    let mut plan_names = Names::new("\"proactive\"");
    let groups = parts::groups(top.tables("groups", diagnostics), &mut names, diagnostics);
    let plans = parts::plans(top.tables("plans", diagnostics), &mut plan_names, diagnostics);
    let tables = top.tables("components", diagnostics);
    let has_components = !tables.is_empty();
    if !has_components && !top.has("components") && !top.is_misspelt(&["components"]) {
        diagnostics.push(site::no_component(Span::whole(file)));
    }
    let components = parts::components(tables, &groups, (&plans, &plan_names), &mut names, diagnostics);
    let kinds = maintenance::kinds(top.table("maintenance", diagnostics), diagnostics);
    let monitoring = monitoring(top.table("monitoring", diagnostics), diagnostics);
    let feeds = parts::feeds(top.tables("feeds", diagnostics), zone, diagnostics);
    let archive = archive(top.table("archive", diagnostics), zone, diagnostics);
    hold_apart(&feeds, archive.as_ref(), &build, diagnostics);
    let uptime = uptime(top.table("uptime", diagnostics), diagnostics);
    let newsletter = newsletter(top.table("newsletter", diagnostics), diagnostics);
    let syndication = syndication(top.table("syndication", diagnostics), diagnostics);
    let allow = allow(top.table("check", diagnostics), diagnostics);
    top.finish(diagnostics);

    Some(Config {
        site,
        build,
        theme,
        groups,
        components,
        plans,
        kinds,
        monitoring,
        feeds,
        archive,
        uptime,
        newsletter,
        syndication,
        ids_known: has_components && names.all_read() && plan_names.all_read(),
        allow,
        words: words::words(&entries, origin),
    })
}

fn site_info(mut table: Table<'_>, diagnostics: &mut Diagnostics) -> SiteInfo {
    let span = table.span();
    let title = table.required_name("title", "\"My status page\"", diagnostics);
    let base_url = table
        .required_text("base_url", "\"https://status.example.com/\"", diagnostics)
        .and_then(|said| base(&said, diagnostics));
    let id_base = table
        .text("id_base", diagnostics)
        .and_then(|said| base(&said, diagnostics));
    let description = table.text("description", diagnostics);
    let language = table
        .text("language", diagnostics)
        .filter(|said| is_language(said, diagnostics));
    let timezone = table
        .required_text("timezone", "\"Europe/London\"", diagnostics)
        .and_then(|said| time_zone(&said, diagnostics));
    let owner = table
        .table("owner", diagnostics)
        .map(|table| owner(table, diagnostics));
    table.finish(diagnostics);
    let base_url = base_url.unwrap_or_else(stand_in_url);
    SiteInfo {
        title: title.map(|said| said.value).unwrap_or_default(),
        id_base: id_base.unwrap_or_else(|| base_url.clone()),
        base_url,
        description: description.map(|said| said.value),
        language: language.unwrap_or(Said {
            value: "en".to_owned(),
            span,
        }),
        timezone: timezone.unwrap_or(Tz::UTC),
        owner: owner.unwrap_or(Owner {
            at: span,
            ..Owner::default()
        }),
    }
}

/// What stands in where `[site]` is missing; the error is told already.
fn stand_in_site(span: Span) -> SiteInfo {
    SiteInfo {
        title: String::new(),
        base_url: stand_in_url(),
        id_base: stand_in_url(),
        description: None,
        language: Said {
            value: "en".to_owned(),
            span,
        },
        timezone: Tz::UTC,
        owner: Owner::default(),
    }
}

#[expect(clippy::expect_used, reason = "a constant that parses, as every test shows")]
fn stand_in_url() -> Url {
    Url::parse("https://status.example/").expect("a constant address parses")
}

fn base(said: &Said<String>, diagnostics: &mut Diagnostics) -> Option<Url> {
    if Url::parse(&said.value).is_ok_and(|url| holds_password(&url)) {
        diagnostics.push(site::password_in_public(said.span));
        return None;
    }
    let url = base_url(&said.value);
    if url.is_none() {
        diagnostics.push(site::url(said.span, &said.value));
    }
    url
}

/// An address that others are made from: http or https, with a host, without query, fragment, user or password;
/// a final `/` is added.
pub fn base_url(given: &str) -> Option<Url> {
    let mut url = Url::parse(given).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.query().is_none()
            && url.fragment().is_none()
            && !holds_password(url)
    })?;
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Some(url)
}

fn holds_password(url: &Url) -> bool {
    url.password().is_some() || !url.username().is_empty()
}

fn is_language(said: &Said<String>, diagnostics: &mut Diagnostics) -> bool {
    let reads = icu::locale::Locale::try_from_str(&said.value).is_ok();
    if !reads {
        diagnostics.push(site::language(said.span, &said.value));
    }
    reads
}

fn owner(mut table: Table<'_>, diagnostics: &mut Diagnostics) -> Owner {
    let owner = Owner {
        name: table.text("name", diagnostics).map(|said| said.value),
        url: web_address(&mut table, "url", diagnostics),
        email: table.text("email", diagnostics).and_then(|said| {
            let reads = said.value.contains('@') && !said.value.contains(char::is_whitespace);
            if !reads {
                diagnostics.push(site::email(said.span, &said.value));
            }
            reads.then_some(said)
        }),
        phone: table.text("phone", diagnostics).map(|said| said.value),
        at: table.span(),
    };
    table.finish(diagnostics);
    owner
}

fn web_address(table: &mut Table<'_>, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Url> {
    let said = table.text(key, diagnostics)?;
    let url = Url::parse(&said.value).ok();
    if url.as_ref().is_some_and(holds_password) {
        diagnostics.push(site::password_in_public(said.span));
        return None;
    }
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
    if url.is_none() {
        diagnostics.push(site::url(said.span, &said.value));
    }
    url
}

fn build(table: Option<Table<'_>>, span: Span, diagnostics: &mut Diagnostics) -> Build {
    let mut build = Build {
        content: Said {
            value: "content".to_owned(),
            span,
        },
        content_is_written: false,
        output: "public".to_owned(),
        minify: true,
        stale_after: TimeDelta::hours(2),
    };
    let Some(mut table) = table else { return build };
    if let Some(said) = folder(&mut table, "content", diagnostics) {
        build.content = said;
        build.content_is_written = true;
    }
    if let Some(said) = table.text("output", diagnostics) {
        match is_apart(&said.value, &build.content.value) {
            true => build.output = said.value,
            false => diagnostics.push(site::output(said.span, &said.value)),
        }
    }
    build.minify = table.boolean("minify", diagnostics).unwrap_or(build.minify);
    if let Some(said) = table.duration("stale_after", diagnostics) {
        if said.value.is_zero() {
            diagnostics.push(value::no_time(said.span, "stale_after"));
        }
        build.stale_after = said.value;
    }
    table.finish(diagnostics);
    build
}

/// Whether the folder that is published can be neither that of `site.toml` nor one that it lies in, and is none of those
/// below it that hold something else.
fn is_apart(output: &str, content: &str) -> bool {
    let parts = Path::new(output).components();
    let is_named = matches!(parts.clone().next_back(), Some(PathPart::Normal(_)));
    let path: PathBuf = parts.filter(|part| *part != PathPart::CurDir).collect();
    let lies_in_other = [content, THEMES, KEPT]
        .iter()
        .any(|other| path.starts_with(other));
    is_named && !lies_in_other && !output.contains('\0')
}

/// A folder below that of `site.toml`.
fn folder(table: &mut Table<'_>, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Said<String>> {
    let said = table.text(key, diagnostics)?;
    let inside = said
        .value
        .split('/')
        .all(|part| !part.is_empty() && part != "." && part != "..");
    if !inside {
        diagnostics.push(site::folder(said.span, key, &said.value));
    }
    inside.then_some(said)
}

fn theme(table: Option<Table<'_>>, span: Span, diagnostics: &mut Diagnostics) -> ThemeChoice {
    let mut theme = ThemeChoice {
        name: Said {
            value: "default".to_owned(),
            span,
        },
        accent: None,
        logo: None,
        footer: None,
    };
    let Some(mut table) = table else { return theme };
    if let Some(said) = table.text("name", diagnostics) {
        if super::is_id(&said.value) {
            theme.name = said;
        } else {
            diagnostics.push(value::id(said.span, &said.value, &slug_of(&said.value)));
        }
    }
    theme.accent = table.text("accent", diagnostics).and_then(|said| {
        let colour = Colour::parse(&said.value);
        if colour.is_none() {
            diagnostics.push(site::colour(said.span, &said.value));
        }
        colour.map(|value| Said {
            value,
            span: said.span,
        })
    });
    theme.logo = table.text("logo", diagnostics);
    theme.footer = table.text("footer", diagnostics).map(|said| said.value);
    table.finish(diagnostics);
    theme
}

fn monitoring(table: Option<Table<'_>>, diagnostics: &mut Diagnostics) -> Monitoring {
    let mut monitoring = Monitoring {
        false_alarm: TimeDelta::minutes(2),
        restart_grace: TimeDelta::days(3),
        memory_warning: 0.90,
        disk_warning: 0.85,
        show_conditions: false,
    };
    let Some(mut table) = table else { return monitoring };
    if let Some(said) = table.duration("false_alarm", diagnostics) {
        monitoring.false_alarm = said.value;
    }
    if let Some(said) = table.duration("restart_grace", diagnostics) {
        monitoring.restart_grace = said.value;
    }
    let mut level = |key, default| {
        let Some(said) = table.number(key, diagnostics) else {
            return default;
        };
        match said.value.parse() {
            Ok(level) if (0.0..=1.0).contains(&level) => level,
            _ => {
                diagnostics.push(value::out_of_range(said.span, key, 0, 1));
                default
            }
        }
    };
    monitoring.memory_warning = level("memory_warning", monitoring.memory_warning);
    monitoring.disk_warning = level("disk_warning", monitoring.disk_warning);
    monitoring.show_conditions = table.boolean("show_conditions", diagnostics).unwrap_or(false);
    table.finish(diagnostics);
    monitoring
}

/// The archive is none of the feeds, and none of them lies where all of a folder is published, or replaced.
fn hold_apart(
    feeds: &[FeedSource],
    archive: Option<&FeedSource>,
    build: &Build,
    diagnostics: &mut Diagnostics,
) {
    let plain = |path: &str| -> PathBuf {
        let parts = Path::new(path).components();
        parts.filter(|part| *part != PathPart::CurDir).collect()
    };
    let file = |source: &FeedSource| match &source.place.value {
        FeedPlace::Path(path) => Some(plain(path)),
        FeedPlace::Url(_) => None,
    };
    let assets = format!("{}/assets", build.content.value);
    let published = [assets.as_str(), build.output.as_str()];
    for source in feeds.iter().chain(archive) {
        let folder =
            file(source).and_then(|file| published.iter().find(|folder| file.starts_with(plain(folder))));
        if let Some(folder) = folder {
            let place = &source.place;
            diagnostics.push(site::feed_published(place.span, &place.value.shown(), folder));
        }
    }
    if let Some(archive) = archive
        && feeds.iter().any(|feed| file(feed) == file(archive))
    {
        diagnostics.push(site::archive_is_feed(
            archive.place.span,
            &archive.place.value.shown(),
        ));
    }
}

fn archive(table: Option<Table<'_>>, zone: Tz, diagnostics: &mut Diagnostics) -> Option<FeedSource> {
    let mut table = table?;
    let path = table.required_text("path", "\"content/archive.json\"", diagnostics);
    table.finish(diagnostics);
    let place = path?.map(FeedPlace::Path);
    Some(FeedSource {
        format: FeedFormat::Tidings,
        format_at: place.span,
        place,
        token_env: None,
        on_failure: OnFailure::Error,
        interval: None,
        day_zone: zone,
        since: None,
        until: None,
        query: None,
        label: None,
    })
}

fn uptime(table: Option<Table<'_>>, diagnostics: &mut Diagnostics) -> UptimeRules {
    let mut rules = UptimeRules {
        days: 90,
        include_maintenance: false,
        precision: 3,
    };
    let Some(mut table) = table else { return rules };
    let number = |number: i64| u32::try_from(number).ok();
    rules.days = table
        .integer_in("days", 1..=366, diagnostics)
        .and_then(number)
        .unwrap_or(rules.days);
    if let Some(said) = table.text("maintenance", diagnostics) {
        let words = [("exclude", false), ("include", true)];
        rules.include_maintenance = parts::word(&said, "maintenance", &words, diagnostics).unwrap_or(false);
    }
    rules.precision = table
        .integer_in("precision", 0..=6, diagnostics)
        .and_then(number)
        .unwrap_or(rules.precision);
    table.finish(diagnostics);
    rules
}

fn newsletter(table: Option<Table<'_>>, diagnostics: &mut Diagnostics) -> NewsletterInfo {
    let Some(mut table) = table else {
        return NewsletterInfo::default();
    };
    let info = NewsletterInfo {
        title: table.text("title", diagnostics).map(|said| said.value),
        description: table.text("description", diagnostics).map(|said| said.value),
    };
    table.finish(diagnostics);
    info
}

fn syndication(table: Option<Table<'_>>, diagnostics: &mut Diagnostics) -> Syndication {
    let mut syndication = Syndication {
        items: 50,
        by_notice: false,
        email_list: None,
    };
    let Some(mut table) = table else {
        return syndication;
    };
    if let Some(items) = table.integer_in("items", 1..=1000, diagnostics) {
        syndication.items = usize::try_from(items).unwrap_or(syndication.items);
    }
    if let Some(said) = table.text("entries", diagnostics) {
        let words = [("events", false), ("notices", true)];
        syndication.by_notice = parts::word(&said, "entries", &words, diagnostics).unwrap_or(false);
    }
    syndication.email_list = web_address(&mut table, "email_list", diagnostics);
    table.finish(diagnostics);
    syndication
}

fn allow(table: Option<Table<'_>>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let Some(mut table) = table else { return Vec::new() };
    let codes = table.texts("allow", diagnostics).unwrap_or_default();
    table.finish(diagnostics);
    super::accepted(codes, diagnostics)
}
