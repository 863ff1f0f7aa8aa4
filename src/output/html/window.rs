//! A window's page.

use chrono::TimeDelta;
use serde::Serialize;

use super::{Sheet, data, frame, series};
use crate::model::{Stretch, Window, WindowState};
use crate::output::edition::Edition;
use crate::output::prose::{Addresses, Setting, id_prefix};
use crate::output::route::{iso, notice_calendar_path, notice_path, plan_path};
use crate::output::view::{ComponentImpact, Markup, PlanDuty, WindowView};
use crate::output::words::{Clock, Year};
use crate::site::WindowNow;

/// The page of a window. Once the window is final nothing on it depends on the clock.
pub fn sheet(edition: &Edition, window: &WindowNow) -> Sheet<WindowView> {
    let now = edition.site.now;
    let path = notice_path(window.id());
    let page = frame::page(edition, &path, window.window.common.title.clone(), "maintenance")
        .described(description(edition, window))
        .article()
        .with_feed(frame::maintenance_feed(edition));
    let mut page = if window.course.is_final(now) {
        page
    } else {
        page.live(edition, window.facts(now))
    };
    page.json_ld = event_data(edition, window, &path);
    Sheet {
        template: "window.html",
        page,
        view: view(edition, window, &path),
    }
}

fn view(edition: &Edition, window: &WindowNow, path: &str) -> WindowView {
    let words = &edition.words;
    let (window_, course) = (&window.window, &window.course);
    let range = |stretch, clock| words.range_html(stretch, clock, Year::Always);
    let prefix = id_prefix(window.id());
    let setting = Setting {
        home: path,
        // It stands under a heading of its own.
        level: 2,
        prefix: &prefix,
        addresses: Addresses::Here,
        issue: None,
    };
    WindowView {
        mark: edition.window_mark(course.state, course.rescheduled),
        kind: edition.kind_name(window_.kind),
        kind_description: edition.site.config.kinds[window_.kind].description.clone(),
        reference: window_.common.reference.clone(),
        when: Markup(range(course.plan, Clock::Site)),
        when_utc: edition.utc(|clock| range(course.plan, clock)),
        countdown: edition.window_countdown(window),
        clocks: clocks(edition, course.plan),
        first_when: window
            .is_moved()
            .then(|| Markup(range(window_.plan, Clock::Site))),
        change: change(edition, window),
        length: words.length(course.plan.length()),
        expected_downtime: window_.expected_downtime.map(|length| words.length(length)),
        actual: actual(edition, window),
        broken_off: course.actual().1.is_some()
            && !matches!(course.state, WindowState::Ended | WindowState::Completed),
        off: course.state.is_off(),
        impact: edition.impact_word(window_.impact),
        components: components(edition, window_),
        plans: plans(edition, window_),
        fixes: window
            .fixes
            .iter()
            .map(|place| edition.incident_line(&edition.site.incidents[*place], Year::Always))
            .map(|line| crate::output::view::NoticeLine {
                mark: None,
                length: None,
                ..line
            })
            .collect(),
        reason: window_.reason.clone(),
        rollback: window_.rollback.clone(),
        contact: window_.common.contact.clone(),
        body: Markup(edition.prose(&window_.common.body, setting)),
        timeline: edition.window_timeline(window),
        calendar: edition.routes.address(&notice_calendar_path(window.id())),
        series: series::links(edition, window),
    }
}

/// The components of a window and what each may expect.
pub fn components(edition: &Edition, window: &Window) -> Vec<ComponentImpact> {
    let impacts = window.components.iter().map(|(place, impact)| ComponentImpact {
        name: edition.site.config.components[*place].name.clone(),
        address: edition.component_address(*place),
        mark: edition.impact_mark(*impact),
    });
    impacts.collect()
}

/// A sentence about what makes the state special.
fn change(edition: &Edition, window: &WindowNow) -> Option<Markup> {
    let end = edition
        .words
        .moment_html(window.course.plan.end, Clock::Site, Year::Always);
    match window.course.state {
        WindowState::Overrun => Some(Markup(
            edition.words.with("sentence-overrun", [("end", end.into())]),
        )),
        WindowState::Lapsed => Some(Markup(edition.words.get("sentence-lapsed"))),
        _ => None,
    }
}

/// That clocks change during the window, and by how much.
fn clocks(edition: &Edition, plan: Stretch) -> Option<String> {
    let by = edition.words.clock_change(plan)?;
    let id = if by > TimeDelta::zero() {
        "clocks-forward"
    } else {
        "clocks-back"
    };
    let length = edition.words.length(by.abs());
    Some(edition.words.with(id, [("length", length.into())]))
}

/// When work really began and ended, where that is another time than planned.
fn actual(edition: &Edition, window: &WindowNow) -> Option<Markup> {
    let plan = window.course.plan;
    let (Some(start), Some(end)) = window.course.actual() else {
        return None;
    };
    let stretch = Stretch::new(start, end);
    (stretch != plan && start < end)
        .then(|| Markup(edition.words.range_html(stretch, Clock::Site, Year::Always)))
}

/// What the window means for each plan that one of its components is in.
pub fn plans(edition: &Edition, window: &Window) -> Vec<PlanDuty> {
    let config = &edition.site.config;
    let words = &edition.words;
    let concerned = |plan: usize| {
        window
            .components
            .iter()
            .any(|(place, _)| config.components[*place].plans.contains(&plan))
    };
    let plans = config
        .plans
        .iter()
        .enumerate()
        .filter(|(place, _)| concerned(*place));
    plans
        .map(|(place, plan)| PlanDuty {
            name: plan.name.clone(),
            address: edition.routes.address(&plan_path(&plan.id)),
            who: words.get(if plan.we_act {
                "duty-we-act"
            } else {
                "duty-you-act"
            }),
            action: plan.customer_action.clone(),
            cost: Some(edition.cost(plan.remote_work_chargeable)),
            note: window
                .plan_notes
                .iter()
                .find(|(known, _)| *known == place)
                .map(|(_, note)| note.clone()),
        })
        .collect()
}

impl Edition {
    /// What something costs, in a sentence.
    pub fn cost(&self, chargeable: bool) -> String {
        self.words.get(if chargeable {
            "cost-chargeable"
        } else {
            "cost-included"
        })
    }
}

fn description(edition: &Edition, window: &WindowNow) -> String {
    edition.words.with(
        "describe-window",
        [
            ("impact", edition.impact_word(window.window.impact).into()),
            (
                "when",
                edition
                    .words
                    .range(window.course.plan, Clock::Site, Year::Always)
                    .into(),
            ),
            ("components", edition.window_components(window).into()),
        ],
    )
}

/// schema.org's Event, by the table of 12-tables.md.
#[derive(Serialize)]
struct EventData {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    url: String,
    #[serde(rename = "startDate")]
    start: String,
    #[serde(rename = "endDate")]
    end: String,
    #[serde(rename = "previousStartDate", skip_serializing_if = "Option::is_none")]
    previous_start: Option<String>,
    #[serde(rename = "eventStatus")]
    status: &'static str,
    #[serde(rename = "eventAttendanceMode")]
    attendance: &'static str,
    location: Location,
    #[serde(skip_serializing_if = "Option::is_none")]
    organizer: Option<Organizer>,
}

#[derive(Serialize)]
struct Location {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Organizer {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

fn event_data(edition: &Edition, window: &WindowNow, path: &str) -> Option<Markup> {
    let rescheduled = window.course.rescheduled && window.course.state == WindowState::Scheduled;
    let status = match window.course.state {
        WindowState::Proposed | WindowState::Lapsed => return None,
        WindowState::Cancelled => "https://schema.org/EventCancelled",
        _ if rescheduled => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    };
    let owner = &edition.site.config.site.owner;
    let event = EventData {
        context: "https://schema.org",
        kind: "Event",
        name: window.window.common.title.clone(),
        url: edition.routes.url(path),
        start: iso(window.course.plan.start),
        end: iso(window.course.plan.end),
        previous_start: rescheduled.then(|| iso(window.window.plan.start)),
        status,
        attendance: "https://schema.org/OnlineEventAttendanceMode",
        location: Location {
            kind: "VirtualLocation",
            url: edition.routes.url(""),
        },
        organizer: owner.name.as_ref().map(|name| Organizer {
            kind: "Organization",
            name: name.clone(),
            url: owner.url.as_ref().map(ToString::to_string),
        }),
    };
    data::script(&event)
}
