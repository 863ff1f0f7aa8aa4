//! What is around every page: title, menu, feeds, contact. Nothing live stands here, so that the page of a
//! finished notice never changes.

use crate::model::Instant;
use crate::output::edition::Edition;
use crate::output::media::{ATOM, CALENDAR, JSON_FEED, RSS};
use crate::output::route::{CALENDAR_PATH, component_calendar_path, component_feed_path, iso, mailbox};
use crate::output::timetable::Timetable;
use crate::output::view::{FeedLink, Markup, MenuEntry, OwnerView, PageView, SiteView, StaleView};
use crate::output::web::CONTENT_SECURITY_POLICY;
use crate::output::words::{Clock, Year};

/// What is the same on every page. The script is for pages that flip by themselves.
pub fn site_view(edition: &Edition, flips: bool) -> SiteView {
    let config = &edition.site.config;
    let owner = &config.site.owner;
    let logo = config.theme.logo.as_ref();
    let logo = logo.map(|logo| edition.routes.address(&logo.value));
    SiteView {
        title: config.site.title.clone(),
        description: config.site.description.clone(),
        language: edition.words.tag().to_owned(),
        direction: edition.words.direction(),
        root: edition.routes.root().to_owned(),
        owner: OwnerView {
            name: owner.name.clone(),
            url: owner.url.as_ref().map(ToString::to_string),
            email: owner.email.as_ref().map(|email| email.value.clone()),
            email_link: owner.email.as_ref().map(|email| mailbox(&email.value)),
            phone: owner.phone.clone(),
            phone_link: owner.phone.as_ref().map(|phone| {
                phone
                    .chars()
                    .filter(|c| c.is_ascii_digit() || *c == '+')
                    .collect()
            }),
        },
        footer: config.theme.footer.clone(),
        icon: logo
            .clone()
            .or_else(|| edition.static_address("icon.svg"))
            .unwrap_or_default(),
        logo,
        stylesheet: edition.static_address("style.css").unwrap_or_default(),
        pages_stylesheet: edition.static_address("pages.css"),
        script: flips.then(|| edition.static_address("script.js")).flatten(),
        zone: config.site.timezone.name().to_owned(),
        policy: CONTENT_SECURITY_POLICY,
        menu: menu(edition),
        feeds: main_feeds(edition),
        email_list: config.syndication.email_list.as_ref().map(ToString::to_string),
        accent: config
            .theme
            .accent
            .as_ref()
            .map(|accent| accent.value.to_string()),
    }
}

/// The warning for a page that should have been built again at `build`.
fn stale(edition: &Edition, build: Instant) -> StaleView {
    let when = edition.words.moment_html(build, Clock::Site, Year::Always);
    StaleView {
        build: iso(build),
        after_s: edition.site.config.build.stale_after.num_seconds(),
        sentence: Markup(edition.words.with("page-stale", [("when", when.into())])),
    }
}

/// The built-in entries and the pages that ask for a place, in order of their places.
fn menu(edition: &Edition) -> Vec<MenuEntry> {
    let built_in = [
        (0, "home", ""),
        (10, "maintenance", "maintenance/"),
        (20, "history", "history/"),
        (30, "uptime", "uptime/"),
        (40, "newsletter", "newsletter/"),
        (50, "subscribe", "subscribe/"),
    ];
    let has_newsletter = !edition.site.issues.is_empty();
    let built_in = built_in
        .into_iter()
        .filter(|(_, id, _)| *id != "newsletter" || has_newsletter);
    let mut entries: Vec<(i64, MenuEntry)> = built_in
        .map(|(place, id, path)| {
            let label = edition.words.get(&format!("menu-{id}"));
            (
                place,
                MenuEntry {
                    label,
                    address: edition.routes.address(path),
                    id: id.to_owned(),
                },
            )
        })
        .collect();
    for page in edition.site.pages.iter() {
        if let Some(place) = page.nav {
            let address = edition.routes.address(&format!("{}/", page.slug));
            entries.push((
                place,
                MenuEntry {
                    label: page.title.clone(),
                    address,
                    id: page.slug.clone(),
                },
            ));
        }
    }
    entries.sort_by_key(|(place, _)| *place);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// A feed by its path.
pub fn feed(edition: &Edition, path: &str, title: String, media_type: &'static str) -> FeedLink {
    FeedLink {
        title,
        address: edition.routes.address(path),
        url: edition.routes.url(path),
        media_type,
    }
}

/// The feeds of everything.
pub fn main_feeds(edition: &Edition) -> Vec<FeedLink> {
    let site = edition.site.config.site.title.as_str();
    let title = |id| edition.words.with(id, [("site", site.into())]);
    vec![
        feed(edition, "feed.xml", title("feed-all"), RSS),
        feed(edition, "feed.atom", title("feed-all-atom"), ATOM),
        feed(edition, "feed.json", title("feed-all-json"), JSON_FEED),
    ]
}

/// The feeds of a part.
pub fn part_feeds(edition: &Edition) -> Vec<FeedLink> {
    let mut feeds = vec![maintenance_feed(edition), incidents_feed(edition)];
    if !edition.site.issues.is_empty() {
        feeds.push(newsletter_feed(edition));
    }
    feeds
}

/// The feed of windows.
pub fn maintenance_feed(edition: &Edition) -> FeedLink {
    let site = edition.site.config.site.title.as_str();
    feed(
        edition,
        "maintenance/feed.xml",
        edition.words.with("feed-maintenance", [("site", site.into())]),
        RSS,
    )
}

/// The feed of incidents.
pub fn incidents_feed(edition: &Edition) -> FeedLink {
    let site = edition.site.config.site.title.as_str();
    feed(
        edition,
        "incidents/feed.xml",
        edition.words.with("feed-incidents", [("site", site.into())]),
        RSS,
    )
}

/// The feed of the newsletter.
pub fn newsletter_feed(edition: &Edition) -> FeedLink {
    feed(edition, "newsletter/feed.xml", newsletter_title(edition), RSS)
}

/// The feed of what concerns a component.
pub fn component_feed(edition: &Edition, place: usize) -> FeedLink {
    let path = component_feed_path(&edition.site.config.components[place].id);
    feed(
        edition,
        &path,
        of_component(edition, "feed-component", place),
        RSS,
    )
}

/// The calendar of all windows.
pub fn calendar(edition: &Edition) -> FeedLink {
    let site = edition.site.config.site.title.as_str();
    let title = edition.words.with("feed-maintenance", [("site", site.into())]);
    feed(edition, CALENDAR_PATH, title, CALENDAR)
}

/// The calendar of a component's windows.
pub fn component_calendar(edition: &Edition, place: usize) -> FeedLink {
    let path = component_calendar_path(&edition.site.config.components[place].id);
    let title = of_component(edition, "calendar-component", place);
    feed(edition, &path, title, CALENDAR)
}

/// Words about what concerns a component.
pub fn of_component(edition: &Edition, id: &str, place: usize) -> String {
    let config = &edition.site.config;
    let (site, component) = (config.site.title.as_str(), config.components[place].name.as_str());
    edition
        .words
        .with(id, [("site", site.into()), ("component", component.into())])
}

/// The newsletter's name; the site's title where it has none.
pub fn newsletter_title(edition: &Edition) -> String {
    let config = &edition.site.config;
    config
        .newsletter
        .title
        .clone()
        .unwrap_or_else(|| config.site.title.clone())
}

/// What a page is called and where it is.
pub fn page(edition: &Edition, path: &str, title: String, menu: &'static str) -> PageView {
    PageView {
        title,
        address: edition.routes.address(path),
        canonical: Some(edition.routes.url(path)),
        menu: menu.into(),
        og_type: "website",
        ..PageView::default()
    }
}

impl PageView {
    /// With a description for search engines and previews.
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// A page that search engines are to leave out.
    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// A page that speaks of one thing and stays.
    pub fn article(mut self) -> Self {
        self.og_type = "article";
        self
    }

    /// With a feed of its own.
    pub fn with_feed(mut self, feed: FeedLink) -> Self {
        self.feeds.push(feed);
        self
    }

    /// A live page that speaks of today: each local day needs a build.
    pub fn live_today(self, edition: &Edition, facts: impl Iterator<Item = Instant>) -> Self {
        let midnight = edition.site.next_midnight();
        self.live_until(edition, facts, Some(midnight))
    }

    /// A live page that local midnights leave as it is.
    pub fn live(self, edition: &Edition, facts: impl Iterator<Item = Instant>) -> Self {
        self.live_until(edition, facts, None)
    }

    /// With the newest of the instants that its facts are of, with what the clock will change on it, and with the
    /// instant from which only a build is right.
    fn live_until(
        mut self,
        edition: &Edition,
        facts: impl Iterator<Item = Instant>,
        build: Option<Instant>,
    ) -> Self {
        let newest = facts.filter(|at| *at <= edition.site.now).max();
        self.facts_as_of = newest.map(|at| Markup(edition.words.moment_html(at, Clock::Site, Year::Always)));
        if let Some(timetables) = &edition.timetables {
            let timetable = timetables.get(&self.address);
            self.timetable = timetable.and_then(Timetable::json).map(Markup);
            let left_out = timetable.and_then(|timetable| timetable.next);
            let builds = [build, left_out, edition.site.next_news()].into_iter().flatten();
            self.stale = builds.min().map(|at| stale(edition, at));
        }
        self
    }
}
