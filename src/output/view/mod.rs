//! The theme's contract: what each template is given. Typed, borrowing nothing, holding only what is printed.
//! Templates decide nothing; words that depend on data come ready from the catalogue, labels are asked for by
//! the template with `t(id = "…")`.

mod calendar;
mod mail;
mod newsletter;
pub mod reference;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

pub use calendar::{CalendarCell, CalendarDay, CalendarMonth, CalendarWeek, CalendarWindow, WeekdayName};
pub use mail::MailView;
pub use newsletter::{
    ArticleLine, ArticleView, GeneratedNotices, GeneratedUptime, IssueLine, IssueView, NewsletterView,
    NewsletterYear, PrintArticle, PrintView, QrCode, Share, UptimeLine,
};

/// HTML that is safe to be put on a page as it is: `{{ x | safe }}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(transparent)]
#[schemars(title = "HTML")]
pub struct Markup(pub String);

/// What is the same on every page of a build: `site` in templates.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SiteView {
    /// The site's title.
    pub title: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// BCP 47 tag of the words.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The base path, with `/` at both ends.
    pub root: String,
    /// Whom to contact.
    pub owner: OwnerView,
    /// The sign of the site in a browser's tab: the logo, the theme's own without one.
    pub icon: String,
    /// `[theme] footer`.
    pub footer: Option<String>,
    /// Address of the logo.
    pub logo: Option<String>,
    /// Address of the style sheet.
    pub stylesheet: String,
    /// Address of what goes on top of it on every page but the home page. A theme with a style sheet of its own has
    /// none unless it brings `pages.css` too.
    pub pages_stylesheet: Option<String>,
    /// Address of the script; none where pages stand still.
    pub script: Option<String>,
    /// The site's time zone, such as `Europe/London`.
    pub zone: String,
    /// What pages may load, as a content security policy.
    pub policy: &'static str,
    /// The menu, in order.
    pub menu: Vec<MenuEntry>,
    /// The site's main feeds, for `rel="alternate"`.
    pub feeds: Vec<FeedLink>,
    /// Where customers subscribe by mail.
    pub email_list: Option<String>,
    /// The accent colour is set, so that browsers can colour their own bar.
    pub accent: Option<String>,
}

/// `[site.owner]`
#[derive(Debug, JsonSchema, Serialize)]
pub struct OwnerView {
    /// The firm.
    pub name: Option<String>,
    /// Its site.
    pub url: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// The address as `mailto:` wants it.
    pub email_link: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// The number as `tel:` wants it.
    pub phone_link: Option<String>,
}

/// An entry of the menu.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MenuEntry {
    /// Its word.
    pub label: String,
    /// Its address.
    pub address: String,
    /// What pages compare with `menu` of [`PageView`].
    pub id: String,
}

/// A feed, or a calendar to subscribe to.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct FeedLink {
    /// Its title.
    pub title: String,
    /// Its address, root-relative.
    pub address: String,
    /// Its absolute address, to be copied into a reader or a calendar program.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// What every page has: `page` in templates.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct PageView {
    /// The heading and the first part of `<title>`.
    pub title: String,
    /// For search engines and previews.
    pub description: Option<String>,
    /// Root-relative.
    pub address: String,
    /// Absolute; none for 404.
    pub canonical: Option<String>,
    /// The menu entry that it stands under.
    pub menu: Cow<'static, str>,
    /// Search engines are asked to leave it out: it says what another page says, or nothing.
    pub hidden: bool,
    /// The page that browsers are sent on to, at an old address.
    pub moved_to: Option<String>,
    /// `article` or `website`, for Open Graph.
    pub og_type: &'static str,
    /// On a live page: of what instant its facts are.
    pub facts_as_of: Option<Markup>,
    /// On a live page: what the clock will change, a JSON text ready for a script element of type
    /// `application/json`: a list of instants (`at`) and of the content that regions then have (`parts`).
    pub timetable: Option<Markup>,
    /// On a live page: the warning that it should have been built again.
    pub stale: Option<StaleView>,
    /// Feeds of its own, for `rel="alternate"`.
    pub feeds: Vec<FeedLink>,
    /// Structured data, a JSON text ready for a script element of type `application/ld+json`.
    pub json_ld: Option<Markup>,
}

/// The warning that a page should have been built again, hidden until the script finds that it is due.
#[derive(Debug, JsonSchema, Serialize)]
pub struct StaleView {
    /// The instant of that build, UTC `YYYY-MM-DDTHH:MM:SSZ`.
    pub build: String,
    /// How many seconds after it the warning is due.
    pub after_s: i64,
    /// The warning.
    pub sentence: Markup,
}

/// A state with its word: shown as shape, word and colour.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Mark {
    /// The state's id, such as `in_progress`.
    pub id: &'static str,
    /// Its word.
    pub word: String,
    /// Its colour and shape.
    pub tone: Tone,
}

/// The palette of states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// All is well.
    Good,
    /// Planned work.
    Work,
    /// Something is not as it should be.
    Minor,
    /// Some of it does not work.
    Major,
    /// None of it works.
    Critical,
    /// Nothing to worry about, or nothing known.
    Quiet,
}

/// `home.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct HomeView {
    /// The sentence on top.
    pub banner: Banner,
    /// Open incidents, windows and measured outages, the newest update first.
    pub open: Vec<NoticeCard>,
    /// Plain notices.
    pub notices: Vec<NoticeCard>,
    /// The next windows.
    pub coming: Vec<NoticeLine>,
    /// All components.
    pub groups: Vec<GroupView>,
    /// How many days the bars show.
    pub bar_days: u32,
    /// The last days, the newest first.
    pub past: Vec<PastDay>,
}

/// The banner.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Banner {
    /// The worst status of a component.
    pub status: &'static str,
    /// Its colour and shape.
    pub tone: Tone,
    /// The sentence.
    pub sentence: Markup,
    /// The same as "in 12 minutes", which the script fills in.
    pub countdown: Option<Markup>,
    /// Further sentences, such as that nothing is being measured.
    pub remarks: Vec<Markup>,
}

/// A notice with its newest update.
#[derive(Debug, JsonSchema, Serialize)]
pub struct NoticeCard {
    /// The notice.
    pub notice: NoticeLine,
    /// The state word of the newest event.
    pub update_word: String,
    /// When it was said.
    pub update_when: Markup,
    /// What it says; may be empty.
    pub update_text: Markup,
}

/// A notice in a list.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct NoticeLine {
    /// `maintenance`, `incident`, `notice` or `outage` (a measured one).
    pub sort: &'static str,
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its state; a plain notice has none.
    pub mark: Option<Mark>,
    /// When: a window's plan, an incident's beginning and end.
    pub when: Markup,
    /// "Begins in 12 minutes" of a coming window, "ends in 12 minutes" of an open one; the script fills it in.
    pub countdown: Option<Markup>,
    /// The first plan, if it was moved.
    pub first_when: Option<Markup>,
    /// How long it is, or was.
    pub length: Option<String>,
    /// Names of the first components, in a list, and how many more; empty for the whole service.
    pub components: String,
    /// What a window does at the worst.
    pub impact: String,
    /// A window's calendar file.
    pub calendar: Option<String>,
}

/// Components that belong together.
#[derive(Debug, JsonSchema, Serialize)]
pub struct GroupView {
    /// Its id; empty for those without a group.
    pub id: String,
    /// None for those without a group.
    pub name: Option<String>,
    /// The worst of its components.
    pub mark: Mark,
    /// In order.
    pub components: Vec<ComponentLine>,
}

/// A component in a list.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ComponentLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Its page.
    pub address: String,
    /// Its status.
    pub mark: Mark,
    /// A sentence such as that it is not being measured.
    pub remark: Option<String>,
    /// Uptime over the days of the bars, such as `99.861 %`.
    pub uptime: Option<String>,
    /// How much of that time is known, where that has to be said.
    pub known: Option<String>,
    /// A bar for each day.
    pub bars: Bars,
}

/// A bar for each of the last days, the oldest first.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct Bars {
    /// All of it in a sentence, for those who do not see it.
    pub summary: String,
    /// The bars.
    pub days: Vec<Bar>,
}

/// A day's bar.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Bar {
    /// `up`, `maintenance`, `degraded`, `minor`, `major` or `none`; with ` reported` after it where the day's
    /// colour is from notices, not from measurements.
    pub class: String,
    /// Such as `Wed 18 Nov: down 2 min, 99.861 %`.
    pub title: String,
}

/// A day of the past.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PastDay {
    /// Its date.
    pub date: Markup,
    /// Incidents and windows that ended on it.
    pub notices: Vec<NoticeLine>,
    /// Outages measured on it that nobody wrote about, as sentences.
    pub outages: Vec<Markup>,
}

/// `maintenance.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct MaintenanceView {
    /// Open windows.
    pub open: Vec<NoticeLine>,
    /// Scheduled windows, the next first.
    pub coming: Vec<NoticeLine>,
    /// Windows that await confirmation or lapsed, the next first.
    pub proposed: Vec<NoticeLine>,
    /// Open and coming ones as months.
    pub calendar: Vec<CalendarMonth>,
    /// The last that ended, the newest first.
    pub past: Vec<NoticeLine>,
}

/// `window.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct WindowView {
    /// Its state.
    pub mark: Mark,
    /// The kind's name.
    pub kind: String,
    /// What the kind is.
    pub kind_description: Option<String>,
    /// The firm's own reference.
    pub reference: Option<String>,
    /// When, in the site's zone.
    pub when: Markup,
    /// When, in UTC; none where the site's zone is UTC.
    pub when_utc: Option<Markup>,
    /// "Begins in 12 minutes", or "ends in 12 minutes"; the script fills it in.
    pub countdown: Option<Markup>,
    /// That clocks change during the window, in a sentence.
    pub clocks: Option<String>,
    /// The first plan, if it was moved: shown struck through.
    pub first_when: Option<Markup>,
    /// A sentence about a change or an overrun, if there is one to say.
    pub change: Option<Markup>,
    /// How long the window is.
    pub length: String,
    /// The interruption to expect within it.
    pub expected_downtime: Option<String>,
    /// When work really began and ended, once it has.
    pub actual: Option<Markup>,
    /// Work began and was called off or put off.
    pub broken_off: bool,
    /// It does not take place: nothing is to be expected of it.
    pub off: bool,
    /// The worst to expect.
    pub impact: String,
    /// The components and what each may expect.
    pub components: Vec<ComponentImpact>,
    /// What it means for each plan that it concerns.
    pub plans: Vec<PlanDuty>,
    /// Incidents that it puts right.
    pub fixes: Vec<NoticeLine>,
    /// Why.
    pub reason: Option<String>,
    /// What happens if it goes wrong.
    pub rollback: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The announcement's text.
    pub body: Markup,
    /// What was said and what happened, the newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Its calendar file.
    pub calendar: String,
    /// The series that it is one of, if it is.
    pub series: Option<SeriesLinks>,
}

/// Where an occurrence stands in its series.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SeriesLinks {
    /// The address of the series.
    pub address: String,
    /// The occurrence before it, by its date.
    pub previous: Option<Link>,
    /// The occurrence after it, by its date, if it is announced.
    pub next: Option<Link>,
}

/// `series.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct SeriesView {
    /// The calendar file of all its occurrences.
    pub calendar: String,
    /// The kind's name.
    pub kind: String,
    /// What the kind is.
    pub kind_description: Option<String>,
    /// The firm's own reference.
    pub reference: Option<String>,
    /// How long each window is.
    pub length: String,
    /// The interruption to expect within each.
    pub expected_downtime: Option<String>,
    /// The worst to expect.
    pub impact: String,
    /// The components and what each may expect.
    pub components: Vec<ComponentImpact>,
    /// What it means for each plan that it concerns.
    pub plans: Vec<PlanDuty>,
    /// Why.
    pub reason: Option<String>,
    /// What happens if it goes wrong.
    pub rollback: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The announcement's text.
    pub body: Markup,
    /// Occurrences that are open.
    pub open: Vec<NoticeLine>,
    /// Announced occurrences that have not begun, the next first.
    pub coming: Vec<NoticeLine>,
    /// The last occurrences that are over, the newest first.
    pub past: Vec<NoticeLine>,
    /// There are older ones, in the history.
    pub has_more: bool,
}

/// A component with a word about it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ComponentImpact {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// What it may expect, or its state.
    pub mark: Mark,
}

/// What a window or incident means for the customers of a plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PlanDuty {
    /// The plan's name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// Who acts, in a sentence.
    pub who: String,
    /// What the customer has to do, in a sentence.
    pub action: Option<String>,
    /// What it costs, in a sentence.
    pub cost: Option<String>,
    /// Extra words of this notice.
    pub note: Option<String>,
}

/// An event on a notice's page.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TimelineEntry {
    /// Its anchor, without `#`.
    pub anchor: String,
    /// Its word, such as `Extended`.
    pub word: String,
    /// The colour of the state after it.
    pub tone: Tone,
    /// When.
    pub when: Markup,
    /// When, in UTC; none where the site's zone is UTC.
    pub when_utc: Option<Markup>,
    /// A sentence made from the event, such as the new plan.
    pub sentence: Option<Markup>,
    /// What was written.
    pub text: Markup,
}

/// `incidents.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct IncidentsView {
    /// Open ones, the newest update first.
    pub open: Vec<NoticeLine>,
    /// Plain notices that still stand.
    pub notices: Vec<NoticeLine>,
    /// The last ones, the newest first.
    pub past: Vec<NoticeLine>,
}

/// `incident.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct IncidentView {
    /// Its state; a plain notice has none.
    pub mark: Option<Mark>,
    /// A false alarm: one sentence instead of everything else.
    pub false_alarm: bool,
    /// The firm's own reference.
    pub reference: Option<String>,
    /// How much it matters; none for a plain notice.
    pub impact: Option<String>,
    /// When it began and ended, in the site's zone.
    pub when: Markup,
    /// The same in UTC; none where the site's zone is UTC.
    pub when_utc: Option<Markup>,
    /// How long it took, once it is over.
    pub length: Option<String>,
    /// Its components and what each went through.
    pub components: Vec<ComponentCourse>,
    /// It concerns the whole service.
    pub whole_service: bool,
    /// How it is put right, as sentences.
    pub fix: Vec<Markup>,
    /// What it means for each plan that it concerns, where they differ.
    pub plans: Vec<PlanDuty>,
    /// The incident that it follows.
    pub follows: Option<NoticeLine>,
    /// Incidents that followed it.
    pub followed_by: Vec<NoticeLine>,
    /// The window it waits for, or was put right in.
    pub window: Option<NoticeLine>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The announcement's text.
    pub body: Markup,
    /// What was said, the newest first; a post-mortem stands first.
    pub timeline: Vec<TimelineEntry>,
}

/// What a component went through in an incident.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ComponentCourse {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// Its states, each with the time from which it held.
    pub steps: Vec<CourseStep>,
}

/// A state and when it began.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CourseStep {
    /// The state.
    pub mark: Mark,
    /// From when.
    pub when: Markup,
}

/// `history.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct HistoryView {
    /// Years, the newest first.
    pub years: Vec<HistoryYear>,
}

/// A year of months.
#[derive(Debug, JsonSchema, Serialize)]
pub struct HistoryYear {
    /// Its number.
    pub year: String,
    /// Its months, the newest first.
    pub months: Vec<HistoryMonth>,
}

/// A month in the list.
#[derive(Debug, JsonSchema, Serialize)]
pub struct HistoryMonth {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// What there was, in a sentence.
    pub sentence: String,
    /// The uptime of all measured components together.
    pub uptime: Option<String>,
    /// How much of that time is known, where that has to be said.
    pub known: Option<String>,
}

/// `month.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct MonthView {
    /// How it went, in a sentence.
    pub sentence: String,
    /// The uptime of all measured components together.
    pub uptime: Option<String>,
    /// What is said of the uptime, such as how much of the month is known.
    pub remark: Option<String>,
    /// Incidents and windows, the newest first.
    pub notices: Vec<NoticeLine>,
    /// Measured outages that nobody wrote about.
    pub outages: Vec<OutageLine>,
    /// The month before, if there is one.
    pub previous: Option<Link>,
    /// The month after, if there is one.
    pub next: Option<Link>,
}

/// A measured outage.
#[derive(Debug, JsonSchema, Serialize)]
pub struct OutageLine {
    /// Its anchor, without `#`.
    pub anchor: String,
    /// What was measured, as a sentence.
    pub sentence: Markup,
}

/// A link with its words.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Link {
    /// Its words.
    pub label: String,
    /// Its address.
    pub address: String,
}

/// `components.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct ComponentsView {
    /// All components in service.
    pub groups: Vec<GroupView>,
    /// How many days the bars show.
    pub bar_days: u32,
    /// Components that are out of service.
    pub retired: Vec<Link>,
    /// The service plans.
    pub plans: Vec<Link>,
}

/// `component.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct ComponentView {
    /// The component as in lists.
    pub line: ComponentLine,
    /// The group's name.
    pub group: Option<String>,
    /// Since when it is in service, and until when.
    pub service: Option<String>,
    /// What monitoring says besides up and down, as sentences.
    pub conditions: Vec<Markup>,
    /// Periods with their figures.
    pub periods: Vec<PeriodRow>,
    /// The last twelve months with their figures, the newest first.
    pub months: Vec<PeriodRow>,
    /// Those before them.
    pub earlier_months: Vec<PeriodRow>,
    /// The promised uptime.
    pub objective: Option<String>,
    /// How much downtime is left this month, as a sentence.
    pub budget: Option<String>,
    /// How many days the bars show.
    pub bar_days: u32,
    /// Remarks on the measurements, such as days without times of day.
    pub remarks: Vec<String>,
    /// The last days on which it was down, the newest first.
    pub outage_days: Vec<OutageDayView>,
    /// Response times, where any are known.
    pub response: Option<ResponseChart>,
    /// Open incidents, measured outages and windows.
    pub open: Vec<NoticeLine>,
    /// Coming windows.
    pub coming: Vec<NoticeLine>,
    /// The last incidents and windows.
    pub past: Vec<NoticeLine>,
    /// Measured outages that nobody wrote about, the newest first.
    pub outages: Vec<OutageLine>,
    /// The plans that include it.
    pub plans: Vec<Link>,
    /// The feed of what concerns it.
    pub feed: FeedLink,
    /// The calendar of its windows.
    pub calendar: FeedLink,
}

/// A day on which a component was down, as a line from midnight to midnight.
#[derive(Debug, JsonSchema, Serialize)]
pub struct OutageDayView {
    /// Its date.
    pub date: String,
    /// How long it is, in seconds: the right end of the drawing.
    pub length: i64,
    /// What is known of it; the rest is drawn as days without data are.
    pub known: Vec<DaySpan>,
    /// Maintenance windows that ran.
    pub windows: Vec<DayMark>,
    /// Outages.
    pub outages: Vec<DayMark>,
    /// When it was down and for how long together, in words.
    pub when: String,
    /// When maintenance ran, in words; none where there was none.
    pub maintenance: Option<String>,
}

/// A stretch of the line of a day.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DaySpan {
    /// Where it begins, in seconds from the beginning of the day.
    pub x: i64,
    /// How long it is, in seconds.
    pub width: i64,
}

/// A mark on the line of a day.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DayMark {
    /// Where it is.
    #[serde(flatten)]
    pub span: DaySpan,
    /// What it is, and when.
    pub title: String,
}

/// Response times by day: the average and the 95th percentile, each as a line.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ResponseChart {
    /// What it shows, and of what days.
    pub title: String,
    /// All of it in a sentence or two, for those who do not see it.
    pub summary: String,
    /// The right end of the drawing; the left one is 0.
    pub width: usize,
    /// Its height; 0 is on top.
    pub height: u64,
    /// The scale, from the top.
    pub ticks: Vec<Tick>,
    /// The average as points `x,y x,y …`: several lines where there are gaps.
    pub average: Vec<String>,
    /// The 95th percentile likewise.
    pub p95: Vec<String>,
    /// The first day.
    pub from: String,
    /// The last.
    pub to: String,
    /// The days on which anything is known, the newest first.
    pub days: Vec<ResponseDay>,
}

/// A line of a scale.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Tick {
    /// Where.
    pub y: u64,
    /// Such as `200 ms`.
    pub label: String,
}

/// A day's response times.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ResponseDay {
    /// Its date.
    pub date: String,
    /// Their average, such as `140 ms`, or a dash.
    pub average: String,
    /// Their 95th percentile, likewise.
    pub p95: String,
}

/// Figures of a period.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PeriodRow {
    /// Such as `30 days` or `November 2026`.
    pub label: String,
    /// Such as `99.861 %`, or that there is no data.
    pub uptime: String,
    /// Whether the objective was met: `met`, `missed` or empty.
    pub objective: &'static str,
    /// Time down, in words.
    pub down: String,
    /// Number of outages, or a dash.
    pub outages: String,
    /// Mean time to recovery, or a dash.
    pub mttr: String,
    /// Mean time between failures, or a dash.
    pub mtbf: String,
    /// A remark such as how much of it is known.
    pub remark: Option<String>,
}

/// `uptime.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct UptimeView {
    /// The months of the heat map, the oldest first; none where nothing is known of any of them.
    pub months: Vec<String>,
    /// Components by group.
    pub groups: Vec<UptimeGroup>,
    /// How planned maintenance is counted, in a sentence.
    pub maintenance: String,
}

/// Components that belong together.
#[derive(Debug, JsonSchema, Serialize)]
pub struct UptimeGroup {
    /// None for those without a group.
    pub name: Option<String>,
    /// In order.
    pub rows: Vec<UptimeRow>,
}

/// A component's uptime.
#[derive(Debug, JsonSchema, Serialize)]
pub struct UptimeRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// The promised uptime.
    pub objective: Option<String>,
    /// 30, 90 and 365 days, and the year.
    pub periods: Vec<PeriodRow>,
    /// Those of `months` of [`UptimeView`].
    pub months: Vec<HeatCell>,
}

/// A component's month on the heat map.
#[derive(Debug, JsonSchema, Serialize)]
pub struct HeatCell {
    /// Its colour: that of a day of which as large a share was down.
    pub tone: Tone,
    /// Its uptime in percent, without the sign; none where there is no data.
    pub uptime: Option<String>,
    /// Whether the objective was met: `met`, `missed` or empty.
    pub objective: &'static str,
    /// How much of it is known, where that has to be said.
    pub known: Option<String>,
}

/// `plan.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlanView {
    /// What it is, in a sentence.
    pub summary: Option<String>,
    /// What is included, as sentences.
    pub terms: Vec<String>,
    /// What its customers have to do.
    pub action: Option<String>,
    /// Its components.
    pub components: Vec<ComponentImpact>,
    /// Windows that are coming for them.
    pub coming: Vec<NoticeLine>,
}

/// `subscribe.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct SubscribeView {
    /// Feeds of everything, in their three formats.
    pub everything: Vec<FeedLink>,
    /// Feeds of a part: windows, incidents, the newsletter.
    pub parts: Vec<FeedLink>,
    /// The calendar of all windows.
    pub calendar: FeedLink,
    /// The same address with the scheme `webcal`, which calendar programs open.
    pub webcal: String,
    /// Components in service by group, those without a group first.
    pub groups: Vec<SubscribeGroup>,
}

/// Components that belong together, and how to be told of each.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SubscribeGroup {
    /// None for those without a group.
    pub name: Option<String>,
    /// Whether it stands open: there are few components, and nobody has to look for theirs.
    pub open: bool,
    /// In order.
    pub components: Vec<SubscribeLine>,
}

/// How to be told of a component only.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SubscribeLine {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// The feed of what concerns it.
    pub feed: FeedLink,
    /// The calendar of its windows.
    pub calendar: FeedLink,
}

/// `page.html`
#[derive(Debug, JsonSchema, Serialize)]
pub struct OtherPageView {
    /// `plain` or `faq`.
    pub kind: &'static str,
    /// Its text; of a page of questions, what stands before the first.
    pub body: Markup,
    /// Its questions.
    pub questions: Vec<QuestionView>,
    /// The footnotes of its questions and answers.
    pub notes: Markup,
}

/// A question and its answer.
#[derive(Debug, JsonSchema, Serialize)]
pub struct QuestionView {
    /// Its address on the page, without `#`.
    pub anchor: String,
    /// The question in plain text.
    pub words: String,
    /// The question as it is shown.
    pub title: Markup,
    /// The answer.
    pub answer: Markup,
}
