//! Components, plans, uptime, and the pages that stand by themselves.

use super::heat::MONTHS;
use super::home::groups;
use super::{Sheet, frame};
use crate::model::{ComponentStatus, Month};
use crate::output::edition::Edition;
use crate::output::route::{component_path, plan_path};
use crate::output::view::{
    ComponentImpact, ComponentLine, ComponentView, ComponentsView, Link, PlanView, SubscribeGroup,
    SubscribeLine, SubscribeView, UptimeGroup, UptimeRow, UptimeView,
};
use crate::output::words::Year;
use crate::site::{IncidentNow, WindowNow};

/// Notices of the past on a component's page.
const PAST: usize = 20;
/// With more components than this, their groups stand folded on `/subscribe/`.
const OPEN_COMPONENTS: usize = 12;

impl Edition {
    /// A component in a list.
    pub fn component_line(&self, place: usize) -> ComponentLine {
        let component = &self.site.config.components[place];
        let status = self.site.components[place].status;
        let unmeasured = !self.is_measured(place) && status == ComponentStatus::Operational;
        ComponentLine {
            id: component.id.clone(),
            name: component.name.clone(),
            description: component.description.clone(),
            address: self.component_address(place),
            mark: self.component_mark(status),
            remark: unmeasured.then(|| self.words.get("component-not-measured")),
            uptime: self.uptime_of_bars(place),
            known: self.known_of_bars(place),
            bars: self.bars(place),
        }
    }
}

/// `/components/`
pub fn components(edition: &Edition) -> Sheet<ComponentsView> {
    let retired = (0..edition.site.components.len()).filter(|place| edition.site.components[*place].retired);
    let view = ComponentsView {
        groups: groups(edition),
        bar_days: edition.site.config.uptime.days,
        retired: retired.map(|place| component_link(edition, place)).collect(),
        plans: (0..edition.site.config.plans.len())
            .map(|place| plan_link(edition, place))
            .collect(),
    };
    let name = edition.site.config.site.title.as_str();
    let page = frame::page(
        edition,
        "components/",
        edition.words.get("page-components"),
        "uptime",
    )
    .described(edition.words.with("describe-components", [("site", name.into())]))
    .live_today(edition, edition.all_facts());
    Sheet {
        template: "components.html",
        page,
        view,
    }
}

fn component_link(edition: &Edition, place: usize) -> Link {
    let label = edition.site.config.components[place].name.clone();
    Link {
        label,
        address: edition.component_address(place),
    }
}

/// A component's page.
pub fn component(edition: &Edition, place: usize) -> Sheet<ComponentView> {
    let (site, words) = (&edition.site, &edition.words);
    let component = &site.config.components[place];
    let year = edition.this_year();
    let windows = || site.all_windows().filter(move |window| window.names(place));
    let incidents = || {
        site.incidents
            .iter()
            .filter(move |incident| concerns(incident, place))
    };
    let open_windows = windows().filter(|window| window.course.state.is_open());
    let open_incidents = incidents().filter(|incident| incident.is_open());
    let over = windows().filter(|window| window.over_at().is_some());
    let mut past: Vec<_> = incidents()
        .filter(|incident| !incident.is_open())
        .take(PAST)
        .map(|incident| (incident.incident.started, edition.incident_line(incident, year)))
        .chain(
            over.take(PAST)
                .map(|window| (window.course.plan.start, edition.window_line(window, year))),
        )
        .collect();
    past.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    past.truncate(PAST);
    let mut months = edition.month_rows(place);
    let earlier_months = months.split_off(months.len().min(MONTHS));
    let view = ComponentView {
        line: own_line(edition, place),
        group: component
            .group
            .map(|group| site.config.groups[group].name.clone()),
        service: service(edition, place),
        conditions: edition.conditions(place),
        periods: edition.period_rows(place),
        months,
        earlier_months,
        objective: edition.objective(place),
        budget: edition.budget(place),
        bar_days: site.config.uptime.days,
        remarks: edition.measured_remarks(place),
        outage_days: edition.outage_days(place),
        response: edition.response_chart(place),
        open: open_incidents
            .map(|incident| edition.incident_line(incident, year))
            .chain(edition.open_outage_lines(place))
            .chain(open_windows.map(|window| edition.window_line(window, year)))
            .collect(),
        coming: windows()
            .filter(|window| window.course.state.is_coming())
            .map(|window| edition.window_line(window, year))
            .rev()
            .collect(),
        past: past.into_iter().map(|(_, line)| line).collect(),
        outages: edition.measured_outages_of(place),
        plans: component
            .plans
            .iter()
            .map(|plan| plan_link(edition, *plan))
            .collect(),
        feed: frame::component_feed(edition, place),
        calendar: frame::component_calendar(edition, place),
    };
    let facts = windows()
        .flat_map(|window| window.facts(site.now))
        .chain(incidents().map(IncidentNow::newest_event))
        .chain(edition.reading_fact(place));
    let (name, title) = (component.name.as_str(), site.config.site.title.as_str());
    let page = frame::page(
        edition,
        &component_path(&component.id),
        component.name.clone(),
        "uptime",
    )
    .described(words.with(
        "describe-component",
        [("name", name.into()), ("site", title.into())],
    ))
    .with_feed(frame::component_feed(edition, place))
    .live_today(edition, facts);
    Sheet {
        template: "component.html",
        page,
        view,
    }
}

/// A component as its own page has it. How one that is out of service is doing is nobody's concern any more, whatever a
/// feed still says of it.
fn own_line(edition: &Edition, place: usize) -> ComponentLine {
    let line = edition.component_line(place);
    match edition.site.components[place].retired {
        true => ComponentLine {
            mark: edition.retired_mark(),
            remark: None,
            ..line
        },
        false => line,
    }
}

fn concerns(incident: &IncidentNow, place: usize) -> bool {
    !incident.incident.is_false_alarm()
        && incident
            .course
            .components
            .iter()
            .any(|(named, _)| *named == place)
}

fn service(edition: &Edition, place: usize) -> Option<String> {
    let component = &edition.site.config.components[place];
    let date = |date| edition.words.date(date, Year::Always);
    let retired = component
        .retired
        .filter(|_| edition.site.components[place].retired);
    let until = retired.map(|day| edition.words.with("service-until", [("date", date(day).into())]));
    until.or_else(|| {
        component
            .since
            .map(|day| edition.words.with("service-since", [("date", date(day).into())]))
    })
}

fn plan_link(edition: &Edition, place: usize) -> Link {
    let plan = &edition.site.config.plans[place];
    Link {
        label: plan.name.clone(),
        address: edition.routes.address(&plan_path(&plan.id)),
    }
}

/// A plan's page.
pub fn plan(edition: &Edition, place: usize) -> Sheet<PlanView> {
    let (site, words) = (&edition.site, &edition.words);
    let plan = &site.config.plans[place];
    let included = |component: usize| site.config.components[component].plans.contains(&place);
    let word = |yes: bool, if_so: &str, if_not: &str| words.get(if yes { if_so } else { if_not });
    let terms = vec![
        word(plan.we_act, "plan-we-act", "plan-you-act"),
        word(
            plan.remote_work_chargeable,
            "plan-remote-chargeable",
            "plan-remote-included",
        ),
        word(
            plan.onsite_work_chargeable,
            "plan-onsite-chargeable",
            "plan-onsite-included",
        ),
    ];
    let concerned = |window: &&WindowNow| {
        window
            .window
            .components
            .iter()
            .any(|(component, _)| included(*component))
    };
    let year = edition.this_year();
    let view = PlanView {
        summary: plan.summary.clone(),
        terms,
        action: plan.customer_action.clone(),
        components: site
            .in_service()
            .filter(|component| included(*component))
            .map(|component| ComponentImpact {
                name: site.config.components[component].name.clone(),
                address: edition.component_address(component),
                mark: edition.component_mark(site.components[component].status),
            })
            .collect(),
        coming: site
            .coming_windows()
            .filter(concerned)
            .map(|window| edition.window_line(window, year))
            .collect(),
    };
    let page = frame::page(edition, &plan_path(&plan.id), plan.name.clone(), "")
        .described(words.with("describe-plan", [("name", plan.name.as_str().into())]))
        .live_today(edition, edition.all_facts());
    Sheet {
        template: "plan.html",
        page,
        view,
    }
}

/// `/uptime/`
pub fn uptime(edition: &Edition) -> Sheet<UptimeView> {
    let config = &edition.site.config;
    let each = [None].into_iter().chain((0..config.groups.len()).map(Some));
    let months = edition.heat_months();
    let groups = each.filter_map(|group| uptime_group(edition, group, &months));
    let id = if config.uptime.include_maintenance {
        "maintenance-included"
    } else {
        "maintenance-excluded"
    };
    let view = UptimeView {
        months: months
            .iter()
            .map(|month| edition.words.short_month(*month))
            .collect(),
        groups: groups.collect(),
        maintenance: edition.words.get(id),
    };
    let page = frame::page(edition, "uptime/", edition.words.get("page-uptime"), "uptime")
        .described(
            edition
                .words
                .with("describe-uptime", [("site", config.site.title.as_str().into())]),
        )
        .live_today(edition, edition.reading_facts());
    Sheet {
        template: "uptime.html",
        page,
        view,
    }
}

/// The components in service of a group, or those without one; none where there are none.
fn uptime_group(edition: &Edition, group: Option<usize>, months: &[Month]) -> Option<UptimeGroup> {
    let config = &edition.site.config;
    let members = edition
        .site
        .in_service()
        .filter(|place| config.components[*place].group == group);
    let row = |place: usize| UptimeRow {
        name: config.components[place].name.clone(),
        address: edition.component_address(place),
        objective: edition.objective(place),
        periods: edition.period_rows(place),
        months: edition.heat_cells(place, months),
    };
    let rows: Vec<UptimeRow> = members.map(row).collect();
    (!rows.is_empty()).then(|| UptimeGroup {
        name: group.map(|group| config.groups[group].name.clone()),
        rows,
    })
}

/// `/subscribe/`
pub fn subscribe(edition: &Edition) -> Sheet<SubscribeView> {
    let calendar = frame::calendar(edition);
    let view = SubscribeView {
        everything: frame::main_feeds(edition),
        parts: frame::part_feeds(edition),
        webcal: webcal(&calendar.url),
        calendar,
        groups: subscribe_groups(edition),
    };
    let site = edition.site.config.site.title.as_str();
    let page = frame::page(
        edition,
        "subscribe/",
        edition.words.get("page-subscribe"),
        "subscribe",
    )
    .described(edition.words.with("describe-subscribe", [("site", site.into())]));
    Sheet {
        template: "subscribe.html",
        page,
        view,
    }
}

/// An address with the scheme that calendar programs listen to.
fn webcal(url: &str) -> String {
    match url.split_once("://") {
        Some((_, rest)) => format!("webcal://{rest}"),
        None => url.to_owned(),
    }
}

/// Components in service by group, those without a group first.
fn subscribe_groups(edition: &Edition) -> Vec<SubscribeGroup> {
    let config = &edition.site.config;
    let open = edition.site.in_service().count() <= OPEN_COMPONENTS;
    let each = [None].into_iter().chain((0..config.groups.len()).map(Some));
    let groups = each.map(|group| SubscribeGroup {
        name: group.map(|group| config.groups[group].name.clone()),
        open,
        components: edition
            .site
            .in_service()
            .filter(|place| config.components[*place].group == group)
            .map(|place| SubscribeLine {
                name: config.components[place].name.clone(),
                address: edition.component_address(place),
                feed: frame::component_feed(edition, place),
                calendar: frame::component_calendar(edition, place),
            })
            .collect(),
    });
    groups.filter(|group| !group.components.is_empty()).collect()
}
