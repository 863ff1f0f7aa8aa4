//! The site at `now`: what is published, sorted and bound together once, so that no page has to search.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::bonds::Bonds;
use super::lifecycle::{self, IncidentCourse, WindowCourse};
use super::published::{self, Forward};
use super::series::{self, SeriesNow};
use super::told::told;
use super::uptime::{self, Uptime};
use crate::config::Config;
use crate::model::time::{add_days, day_start, local_date};
use crate::model::uptime::{Feed, State};
use crate::model::{
    ComponentStatus, FixHow, Incident, Instant, Issue, NoticeId, Page, PageName, Plan, Series, Stretch,
    Window, WindowState,
};

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

/// A published window.
#[derive(Debug)]
pub struct WindowNow {
    /// As it was written.
    pub window: Arc<Window>,
    /// Its life up to now.
    pub course: WindowCourse,
    /// The published incidents that it puts right, by place in [`Site::incidents`].
    pub fixes: Vec<usize>,
}

/// A published incident.
#[derive(Debug)]
pub struct IncidentNow {
    /// As it was written.
    pub incident: Arc<Incident>,
    /// Its life up to now.
    pub course: IncidentCourse,
    /// How it is put right.
    pub fix: Option<FixNow>,
    /// The published incident that it follows, by place in [`Site::incidents`].
    pub follows: Option<usize>,
    /// The published incidents that followed it, by place in [`Site::incidents`].
    pub followed_by: Vec<usize>,
}

/// How an incident is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixNow {
    /// From afar, by a visit, or in a window; never a false alarm.
    pub how: FixHow,
    /// The window, if it is published, by place in [`Site::windows`].
    pub window: Option<usize>,
    /// Whether it costs the customer, where that is written.
    pub chargeable: Option<bool>,
}

impl FixNow {
    /// Whether it costs a customer of `plan`.
    pub fn chargeable_for(&self, plan: &Plan) -> bool {
        self.chargeable.unwrap_or(match self.how {
            FixHow::OnSite => plan.onsite_work_chargeable,
            _ => plan.remote_work_chargeable,
        })
    }
}

/// A component at an instant.
#[derive(Debug)]
pub struct ComponentNow {
    /// The worst of what notices and readings say.
    pub status: ComponentStatus,
    /// Since when it has that status, where that is known.
    pub since: Option<Instant>,
    /// A window that names it is open.
    pub in_window: bool,
    /// Out of service: not on the home page, the uptime page or in the API.
    pub retired: bool,
}

impl WindowNow {
    /// Its name.
    pub fn id(&self) -> &NoticeId {
        &self.window.common.id
    }

    /// Whether it names the component at that place.
    pub fn names(&self, component: usize) -> bool {
        self.window
            .components
            .iter()
            .any(|(named, _)| *named == component)
    }

    /// Whether the plan now valid is another than the first.
    pub fn is_moved(&self) -> bool {
        self.course.plan != self.window.plan
    }

    /// The instant of the newest event.
    pub fn newest_event(&self) -> Instant {
        self.course
            .events
            .last()
            .map_or(self.window.common.announced, |event| event.at)
    }

    /// When it was over: the word that cancelled it, the actual end, or the planned end of a lapsed one. A window
    /// that was broken off, planned again and then cancelled was over with that last word only.
    pub fn over_at(&self) -> Option<Instant> {
        match self.course.state {
            WindowState::Cancelled => {
                let mut events = self.course.events.iter();
                let cancelled = events.find(|event| event.then.state == WindowState::Cancelled);
                cancelled.map(|event| event.at)
            }
            WindowState::Ended | WindowState::Completed => self.course.actual().1,
            WindowState::Lapsed => Some(self.course.plan.end),
            _ => None,
        }
    }

    /// Every instant that the window's facts are of: its events, and the planned starts and ends that have come.
    pub fn facts(&self, now: Instant) -> impl Iterator<Item = Instant> {
        let planned = [self.course.plan.start, self.course.plan.end]
            .into_iter()
            .filter(move |at| *at <= now);
        planned.chain([self.newest_event()])
    }
}

impl IncidentNow {
    /// Its name.
    pub fn id(&self) -> &NoticeId {
        &self.incident.common.id
    }

    /// Whether it goes on; a false alarm never does.
    pub fn is_open(&self) -> bool {
        self.course.state.is_open() && !self.incident.is_false_alarm()
    }

    /// The instant of the newest event.
    pub fn newest_event(&self) -> Instant {
        self.course
            .events
            .last()
            .map_or(self.incident.common.announced, |event| event.at)
    }

    /// From its beginning to its end, or to `now` while it is open.
    pub fn stretch(&self, now: Instant) -> Stretch {
        Stretch::new(self.incident.started, self.course.resolved.unwrap_or(now))
    }
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
            false => lifecycle::window(&window.window, rules, now).filter(|course| *course != window.course),
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
        self.components = self.components_by_notices();
        self.add_readings();
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

    /// The worst of the components in service.
    pub fn worst(&self) -> ComponentStatus {
        self.in_service()
            .map(|place| self.components[place].status)
            .max()
            .unwrap_or_default()
    }

    /// Components in service, by place.
    pub fn in_service(&self) -> impl Iterator<Item = usize> {
        (0..self.components.len()).filter(|place| !self.components[*place].retired)
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

    /// What current readings say of each component; within a window they say nothing.
    fn add_readings(&mut self) {
        for (component, uptime) in self.components.iter_mut().zip(&self.uptime) {
            let ongoing = uptime.outages.iter().rev().find(|outage| outage.ongoing);
            // An outage that is listed as going on is not over because nobody measures any more.
            let last = uptime.reading.filter(|_| ongoing.is_some());
            let status = match uptime.current.or(last.map(|reading| reading.state)) {
                Some(State::Down) => ComponentStatus::MajorOutage,
                Some(State::Degraded) => ComponentStatus::DegradedPerformance,
                Some(State::Up | State::Unknown) | None => continue,
            };
            let since = ongoing
                .map(|outage| outage.stretch.start)
                .or(uptime.reading.and_then(|reading| reading.at));
            if !component.in_window {
                component.worsen(status, since);
            }
        }
    }

    /// What notices say of each component.
    fn components_by_notices(&self) -> Vec<ComponentNow> {
        let today = self.today();
        let retired = self
            .config
            .components
            .iter()
            .map(|component| component.retired.is_some_and(|day| day <= today));
        let mut components: Vec<ComponentNow> = retired
            .map(|retired| ComponentNow {
                status: ComponentStatus::Operational,
                since: None,
                in_window: false,
                retired,
            })
            .collect();
        for window in self.open_windows() {
            let since = window.course.actual().0;
            for (place, _) in &window.window.components {
                components[*place].worsen(ComponentStatus::UnderMaintenance, since);
                components[*place].in_window = true;
            }
        }
        for incident in self.open_incidents() {
            for (place, status) in &incident.course.components {
                components[*place].worsen(*status, Some(incident.incident.started));
            }
        }
        components
    }
}

impl ComponentNow {
    /// Takes another word on the component's status into account: the worst counts, and of equals the earliest.
    pub fn worsen(&mut self, status: ComponentStatus, since: Option<Instant>) {
        match status.cmp(&self.status) {
            std::cmp::Ordering::Greater => (self.status, self.since) = (status, since),
            std::cmp::Ordering::Equal => self.since = [self.since, since].into_iter().flatten().min(),
            std::cmp::Ordering::Less => {}
        }
    }
}
