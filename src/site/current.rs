//! The site at `now`: what is published, sorted and bound together once, so that no page has to search.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::bonds::Bonds;
use super::components::ComponentNow;
use super::lifecycle;
use super::notices::{FixNow, IncidentNow, WindowNow};
use super::published::{self, Forward};
use super::series::{self, SeriesNow};
use super::told::told;
use super::uptime::{self, Uptime};
use crate::config::Config;
use crate::model::time::{add_days, day_start, local_date};
use crate::model::uptime::Feed;
use crate::model::{Incident, Instant, Issue, Page, PageName, Series, Window};

/// What the content folder and the feeds say, before any instant.
#[derive(Debug, Default)]
pub struct Told {
    /// Windows, occurrences of recurring ones among them.
    pub windows: Vec<Window>,
    /// Windows that recur.
    pub series: Vec<Series>,
    /// Incidents.
    pub incidents: Vec<Incident>,
    /// Newsletter issues.
    pub issues: Vec<Issue>,
    /// Other pages.
    pub pages: Vec<Page>,
    /// What each content file became, by its path below the content folder.
    pub names: HashMap<String, PageName>,
    /// How the notices are bound together.
    pub bonds: Bonds,
    /// Feeds that were read, the archive first.
    pub feeds: Vec<Feed>,
    /// What became of those that failed.
    pub feed_failures: FeedFailures,
    /// What is written and is a draft.
    pub drafts: HashSet<PageName>,
}

/// What readers are told of feeds that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedFailures {
    /// One or more are done without.
    pub gone_without: bool,
    /// The newest reading of the copy that stands in for one, of several the oldest.
    pub copy_of: Option<Instant>,
}

impl FeedFailures {
    /// A copy stands in for a feed.
    pub fn add_copy(&mut self, copy: Option<&Feed>) {
        let newest = copy.and_then(|copy| copy.newest_reading().or(copy.horizon));
        self.copy_of = [self.copy_of, newest].into_iter().flatten().min();
    }
}

/// The site at an instant. Only what is published is in it. What the clock does not change is shared with the
/// site at [later](Site::later) instants.
#[derive(Debug)]
pub struct Site {
    /// The site's file.
    pub config: Arc<Config>,
    /// The instant.
    pub now: Instant,
    /// Windows by the start now planned, the newest first, then by id.
    pub windows: Vec<Arc<WindowNow>>,
    /// Recurring windows with at least one published occurrence, in order of their files.
    pub series: Arc<Vec<SeriesNow>>,
    /// Incidents by their beginning, the newest first, then by id; false alarms and plain notices too.
    pub incidents: Arc<Vec<IncidentNow>>,
    /// Newsletter issues, the newest first.
    pub issues: Arc<Vec<Issue>>,
    /// Other pages, by slug.
    pub pages: Arc<Vec<Page>>,
    /// What each content file became, by its path below the content folder.
    pub names: Arc<HashMap<String, PageName>>,
    /// Every page that is published.
    pub published: Arc<HashSet<PageName>>,
    /// Old addresses, of what is not published yet too, in order of path.
    pub forwards: Arc<Vec<Forward>>,
    /// What was written and comes out after `now`: the instants of announcements, updates and newsletters.
    pub to_come: Arc<Vec<(Instant, PageName)>>,
    /// What is written and not announced yet: in no output, but not free to be taken either.
    pub unannounced: Arc<Unannounced>,
    /// What is a draft, so that who asks for it can be told.
    pub drafts: Arc<HashSet<PageName>>,
    /// Feeds that were read, the archive first.
    pub feeds: Arc<Vec<Feed>>,
    /// What became of feeds that failed.
    pub feed_failures: FeedFailures,
    /// Components in the order of site.toml.
    pub components: Vec<ComponentNow>,
    /// What was measured of each component.
    pub uptime: Vec<Arc<Uptime>>,
    /// The newest reading of a feed that has not been heard of for too long; of several the oldest.
    pub stale: Option<Instant>,
}

/// Windows that nobody has been told of yet.
#[derive(Debug, Default)]
pub struct Unannounced {
    /// Single windows, and occurrences of recurring ones.
    pub windows: Vec<Arc<Window>>,
    /// Recurring windows without a published occurrence.
    pub series: Vec<Series>,
}

impl Site {
    /// The site at `now`, of what was told.
    pub fn at(config: Config, told: Told, now: Instant) -> Self {
        let to_come = published::to_come(&told, now);
        let forwards = published::forwards(&told);
        let (announced, unannounced): (Vec<_>, Vec<_>) = told
            .windows
            .into_iter()
            .map(Arc::new)
            .partition(|window| window.common.announced <= now);
        let mut windows = published::windows(announced.into_iter(), &config, now);
        let mut incidents = published::incidents(told.incidents.into_iter().map(Arc::new), now);
        published::bind(&mut windows, &mut incidents, &told.bonds);
        let mut issues: Vec<Issue> = told
            .issues
            .into_iter()
            .filter(|issue| issue.date <= now)
            .collect();
        issues.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)));
        let mut pages = told.pages;
        pages.sort_by(|a, b| a.slug.cmp(&b.slug));
        let (series, others) = series::published(told.series, windows.iter().map(WindowNow::id));
        let published = published::pages(&windows, &series, &incidents, &issues, &pages);
        let mut site = Self {
            config: Arc::new(config),
            now,
            series: Arc::new(series),
            windows: windows.into_iter().map(Arc::new).collect(),
            incidents: Arc::new(incidents),
            issues: Arc::new(issues),
            pages: Arc::new(pages),
            names: Arc::new(told.names),
            published: Arc::new(published),
            forwards: Arc::new(forwards),
            to_come: Arc::new(to_come),
            unannounced: Arc::new(Unannounced {
                windows: unannounced,
                series: others,
            }),
            drafts: Arc::new(told.drafts),
            feeds: Arc::new(told.feeds),
            feed_failures: told.feed_failures,
            components: Vec::new(),
            uptime: Vec::new(),
            stale: None,
        };
        site.settle(&[]);
        site
    }

    /// The site at a later instant, before anything that is [to come](Site::to_come) is published: only the clock
    /// has gone on. The lists keep their order, for no plan changes by the clock. On the same local day, what the
    /// clock leaves alone is shared.
    pub fn later(&self, now: Instant) -> Self {
        let windows: Vec<_> = self
            .windows
            .iter()
            .map(|window| self.window_later(window, now))
            .collect();
        let known = self.uptime_later(&windows, now);
        self.settled(now, windows, Arc::clone(&self.incidents), &known)
    }

    /// The site as it was at an earlier instant, without what binds its notices together: what was announced by then,
    /// as far as it had gone, and what was measured by then.
    pub fn earlier(&self, now: Instant) -> Self {
        let windows = self.windows.iter().map(|window| Arc::clone(&window.window));
        let windows = published::windows(windows, &self.config, now);
        let incidents = self.incidents.iter().map(|one| Arc::clone(&one.incident));
        let incidents = published::incidents(incidents, now);
        let windows = windows.into_iter().map(Arc::new).collect();
        self.settled(now, windows, Arc::new(incidents), &[])
    }

    /// The site at another instant, with its notices as they are then.
    fn settled(
        &self,
        now: Instant,
        windows: Vec<Arc<WindowNow>>,
        incidents: Arc<Vec<IncidentNow>>,
        known: &[Option<Arc<Uptime>>],
    ) -> Self {
        let mut site = Self {
            config: Arc::clone(&self.config),
            now,
            windows,
            series: Arc::clone(&self.series),
            incidents,
            issues: Arc::clone(&self.issues),
            pages: Arc::clone(&self.pages),
            names: Arc::clone(&self.names),
            published: Arc::clone(&self.published),
            forwards: Arc::clone(&self.forwards),
            to_come: Arc::clone(&self.to_come),
            unannounced: Arc::clone(&self.unannounced),
            drafts: Arc::clone(&self.drafts),
            feeds: Arc::clone(&self.feeds),
            feed_failures: self.feed_failures,
            components: Vec::new(),
            uptime: Vec::new(),
            stale: None,
        };
        site.settle(known);
        site
    }

    fn window_later(&self, window: &Arc<WindowNow>, now: Instant) -> Arc<WindowNow> {
        let rules = &self.config.kinds[window.window.kind].rules;
        let course = match window.course.is_final(self.now) {
            true => None,
            false => lifecycle::window::course(&window.window, rules, now)
                .filter(|course| *course != window.course),
        };
        course.map_or_else(
            || Arc::clone(window),
            |course| {
                Arc::new(WindowNow {
                    window: Arc::clone(&window.window),
                    course,
                    fixes: window.fixes.clone(),
                })
            },
        )
    }

    /// What was measured of each component that neither a window nor the age of its reading changes by `now`.
    fn uptime_later(&self, windows: &[Arc<WindowNow>], now: Instant) -> Vec<Option<Arc<Uptime>>> {
        if self.date_of(now) != self.today() {
            return Vec::new();
        }
        let stale_after = self.config.build.stale_after;
        let is_older = |uptime: &Uptime| {
            let at = uptime.reading.and_then(|reading| reading.at);
            at.is_some_and(|at| self.now < at + stale_after && at + stale_after <= now)
        };
        let each = self.uptime.iter();
        let mut known: Vec<_> = each
            .map(|uptime| (!is_older(uptime)).then(|| Arc::clone(uptime)))
            .collect();
        let pairs = self.windows.iter().zip(windows);
        for (_, changed) in pairs.filter(|(before, after)| !Arc::ptr_eq(before, after)) {
            for (place, _) in &changed.window.components {
                known[*place] = None;
            }
        }
        known
    }

    /// Works out what notices and readings together say of the components; `known` is what was measured of those
    /// that need no measuring.
    fn settle(&mut self, known: &[Option<Arc<Uptime>>]) {
        self.measure(known);
        self.components = self.components_now();
    }

    /// The feeds that were made by `now`; what others read is not known yet (05-time.md, "Uptime").
    pub fn heard_feeds(&self) -> impl Iterator<Item = &Feed> {
        let made = |feed: &&Feed| feed.horizon.is_none_or(|horizon| horizon <= self.now);
        self.feeds.iter().filter(made)
    }

    /// The local day of an instant in the site's zone.
    pub fn date_of(&self, at: Instant) -> NaiveDate {
        local_date(self.config.site.timezone, at)
    }

    /// Today in the site's zone.
    pub fn today(&self) -> NaiveDate {
        self.date_of(self.now)
    }

    /// The first instant of the local day `days` after today; reaches are counted so, in whole local days.
    pub fn day_from_today(&self, days: i64) -> Instant {
        day_start(self.config.site.timezone, add_days(self.today(), days))
    }

    /// All windows.
    pub fn all_windows(&self) -> impl DoubleEndedIterator<Item = &WindowNow> {
        self.windows.iter().map(|window| &**window)
    }

    /// Open windows.
    pub fn open_windows(&self) -> impl Iterator<Item = &WindowNow> {
        self.all_windows().filter(|window| window.course.state.is_open())
    }

    /// Open incidents with state words: no plain notices.
    pub fn open_incidents(&self) -> impl Iterator<Item = &IncidentNow> {
        self.incidents
            .iter()
            .filter(|incident| incident.is_open() && !incident.incident.is_plain())
    }

    /// Plain notices that still stand, the newest first.
    pub fn notices(&self) -> impl Iterator<Item = &IncidentNow> {
        self.incidents
            .iter()
            .filter(|incident| incident.is_open() && incident.incident.is_plain())
    }

    /// Windows that have not begun, scheduled or proposed, the next first.
    pub fn coming_windows(&self) -> impl Iterator<Item = &WindowNow> {
        self.all_windows()
            .rev()
            .filter(|window| window.course.state.is_coming())
    }

    /// The plans that an incident concerns, by place.
    pub fn plans_of<'s>(&'s self, incident: &'s IncidentNow) -> impl Iterator<Item = usize> + 's {
        let components = &incident.course.components;
        let of = |place: usize| &self.config.components[place].plans;
        (0..self.config.plans.len()).filter(move |plan| {
            components.is_empty() || components.iter().any(|(place, _)| of(*place).contains(plan))
        })
    }

    /// Whether putting an incident right costs customers; none where their plans differ or there are none.
    pub fn chargeable(&self, incident: &IncidentNow, fix: &FixNow) -> Option<bool> {
        let mut answers = self
            .plans_of(incident)
            .map(|plan| fix.chargeable_for(&self.config.plans[plan]));
        let first = fix.chargeable.or_else(|| answers.next())?;
        answers.all(|answer| answer == first).then_some(first)
    }

    fn measure(&mut self, known: &[Option<Arc<Uptime>>]) {
        let told = told(
            self.all_windows(),
            &self.incidents,
            self.config.components.len(),
            self.now,
        );
        self.uptime = uptime::measure(&self.config, &self.feeds, &told, self.now, known);
        let newest = self.heard_feeds().filter_map(|feed| {
            let readings = feed
                .components
                .values()
                .filter_map(|measured| measured.reading?.at);
            readings.filter(|at| *at <= self.now).max()
        });
        let too_old = newest.filter(|at| *at + self.config.build.stale_after <= self.now);
        self.stale = too_old.chain(self.feed_failures.copy_of).min();
    }
}
