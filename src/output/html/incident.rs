//! An incident's page, a plain notice's, a false alarm's.

use super::{Sheet, frame};
use crate::model::{ComponentStatus, FixHow, NoticeId};
use crate::output::edition::Edition;
use crate::output::prose::{Addresses, Setting};
use crate::output::route::{notice_path, plan_path};
use crate::output::view::{ComponentCourse, CourseStep, IncidentView, Markup, NoticeLine, PlanDuty};
use crate::output::words::{Clock, Year};
use crate::site::{EventKind, FixNow, IncidentNow, WindowNow};

/// The page of an incident. Once it is over, only a written update changes it.
pub fn sheet(edition: &Edition, incident: &IncidentNow) -> Sheet<IncidentView> {
    let path = notice_path(incident.id());
    let page = frame::page(edition, &path, incident.incident.common.title.clone(), "history")
        .described(description(edition, incident))
        .article()
        .with_feed(frame::incidents_feed(edition));
    let page = if incident.is_open() {
        let window = window_of(edition, incident);
        let of_window = window
            .into_iter()
            .flat_map(|window| window.facts(edition.site.now));
        page.live(edition, of_window.chain([incident.newest_event()]))
    } else {
        page
    };
    let false_alarm = incident.incident.is_false_alarm();
    let page = if false_alarm {
        page.hidden().described(edition.words.get("describe-false-alarm"))
    } else {
        page
    };
    let view = if false_alarm {
        false_alarm_view(edition, incident)
    } else {
        view(edition, incident, &path)
    };
    Sheet {
        template: "incident.html",
        page,
        view,
    }
}

fn view(edition: &Edition, incident: &IncidentNow, path: &str) -> IncidentView {
    let plain = incident.incident.is_plain();
    let line = |place: &usize| lasting(edition.incident_line(&edition.site.incidents[*place], Year::Always));
    let fix = incident.fix.as_ref();
    IncidentView {
        mark: edition.incident_mark(incident),
        false_alarm: false,
        reference: incident.incident.common.reference.clone(),
        impact: (!plain).then(|| edition.incident_impact_word(incident.incident.impact)),
        when: edition.incident_when(incident, Clock::Site, Year::Always),
        when_utc: edition.utc(|clock| edition.incident_when(incident, clock, Year::Always).0),
        length: (incident.course.resolved.is_some() && !plain)
            .then(|| edition.words.length(incident.stretch(edition.site.now).length())),
        components: courses(edition, incident),
        whole_service: !plain && incident.course.components.is_empty(),
        fix: fix.map(|fix| fix_sentences(edition, fix)).unwrap_or_default(),
        plans: fix.map(|fix| plans(edition, incident, fix)).unwrap_or_default(),
        follows: incident.follows.as_ref().map(line),
        followed_by: incident.followed_by.iter().map(line).collect(),
        window: window_of(edition, incident).map(|window| {
            let line = edition.window_line(window, Year::Always);
            if incident.is_open() { line } else { lasting(line) }
        }),
        contact: incident.incident.common.contact.clone(),
        body: if plain {
            body(edition, incident, path)
        } else {
            Markup::default()
        },
        timeline: edition
            .incident_timeline(incident)
            .into_iter()
            .filter(|entry| !plain || entry.anchor != "announced")
            .collect(),
    }
}

/// The window that puts an incident right, once it is published.
fn window_of<'e>(edition: &'e Edition, incident: &IncidentNow) -> Option<&'e WindowNow> {
    let place = incident.fix.as_ref()?.window?;
    edition.site.windows.get(place).map(|window| &**window)
}

/// A line about another notice on a page that must not change with it: without its state.
fn lasting(line: NoticeLine) -> NoticeLine {
    NoticeLine {
        mark: None,
        length: None,
        countdown: None,
        ..line
    }
}

/// Everything but the one sentence is left out.
fn false_alarm_view(edition: &Edition, incident: &IncidentNow) -> IncidentView {
    IncidentView {
        mark: None,
        false_alarm: true,
        reference: incident.incident.common.reference.clone(),
        impact: None,
        when: Markup(
            edition
                .words
                .moment_html(incident.incident.started, Clock::Site, Year::Always),
        ),
        when_utc: None,
        length: None,
        components: Vec::new(),
        whole_service: false,
        fix: Vec::new(),
        plans: Vec::new(),
        follows: None,
        followed_by: Vec::new(),
        window: None,
        contact: None,
        body: Markup::default(),
        timeline: Vec::new(),
    }
}

fn body(edition: &Edition, incident: &IncidentNow, path: &str) -> Markup {
    let NoticeId { slug, .. } = incident.id();
    let setting = Setting {
        home: path,
        level: 1,
        prefix: &format!("{slug}-"),
        addresses: Addresses::Here,
        issue: None,
    };
    Markup(edition.prose(&incident.incident.common.body, setting))
}

/// What each component went through: a step wherever its state changed.
fn courses(edition: &Edition, incident: &IncidentNow) -> Vec<ComponentCourse> {
    let each = incident.course.components.iter().map(|(place, _)| {
        let mut steps: Vec<(ComponentStatus, CourseStep)> = Vec::new();
        for event in &incident.course.events {
            let Some((_, status)) = event.then.components.iter().find(|(known, _)| known == place) else {
                continue;
            };
            if steps.last().is_some_and(|(before, _)| before == status) {
                continue;
            }
            let at = if event.kind == EventKind::Announced {
                incident.incident.started
            } else {
                event.at
            };
            let when = Markup(edition.words.moment_html(at, Clock::Site, Year::Always));
            steps.push((
                *status,
                CourseStep {
                    mark: edition.component_mark(*status),
                    when,
                },
            ));
        }
        ComponentCourse {
            name: edition.site.config.components[*place].name.clone(),
            address: edition.component_address(*place),
            steps: steps.into_iter().map(|(_, step)| step).collect(),
        }
    });
    each.collect()
}

/// How it is put right, and what that costs where it costs everybody the same.
fn fix_sentences(edition: &Edition, fix: &FixNow) -> Vec<Markup> {
    let how = match fix.how {
        FixHow::OnSite => "fix-on-site",
        FixHow::Window(_) => "fix-window",
        _ => "fix-remote",
    };
    let cost = fix
        .chargeable
        .map(|chargeable| if chargeable { "fix-chargeable" } else { "fix-free" });
    [Some(how), cost]
        .into_iter()
        .flatten()
        .map(|id| Markup(edition.words.get(id)))
        .collect()
}

/// What the fix means for each plan, and what it costs where that is left to the plans.
fn plans(edition: &Edition, incident: &IncidentNow, fix: &FixNow) -> Vec<PlanDuty> {
    let plans = edition
        .site
        .plans_of(incident)
        .map(|place| &edition.site.config.plans[place]);
    plans
        .map(|plan| PlanDuty {
            name: plan.name.clone(),
            address: edition.routes.address(&plan_path(&plan.id)),
            who: edition.words.get(if plan.we_act {
                "duty-we-act"
            } else {
                "duty-you-act"
            }),
            action: plan.customer_action.clone(),
            cost: fix
                .chargeable
                .is_none()
                .then(|| edition.cost(fix.chargeable_for(plan))),
            note: None,
        })
        .collect()
}

fn description(edition: &Edition, incident: &IncidentNow) -> String {
    let components = match edition.incident_components(incident) {
        names if names.is_empty() => edition.words.get("describe-whole-service"),
        names => names,
    };
    let state = edition.incident_impact_word(incident.incident.impact);
    let when = edition
        .words
        .moment(incident.incident.started, Clock::Site, Year::Always);
    edition.words.with(
        "describe-incident",
        [
            ("state", state.into()),
            ("when", when.into()),
            ("components", components.into()),
        ],
    )
}
