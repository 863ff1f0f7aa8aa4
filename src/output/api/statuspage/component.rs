//! Components and groups as a Statuspage has them.

use std::collections::HashMap;

use serde::Serialize;

use super::NO_INSTANT;
use crate::model::time::day_start;
use crate::model::{ComponentStatus, Instant};
use crate::output::edition::Edition;
use crate::output::route::{Thing, iso_millis};
use crate::site::StatusChanges;

/// The last position that there is: clients hold it in a byte.
const LAST_POSITION: usize = 255;

/// A component, or a group of components.
#[derive(Clone, Serialize)]
pub struct Component {
    id: String,
    name: String,
    status: &'static str,
    created_at: String,
    updated_at: String,
    position: usize,
    description: Option<String>,
    showcase: bool,
    start_date: Option<String>,
    group_id: Option<String>,
    page_id: String,
    group: bool,
    only_show_if_degraded: bool,
    /// The ids of a group's components.
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<Vec<String>>,
}

/// The components in service and the groups that have any, each group before its own.
pub struct Components<'e> {
    edition: &'e Edition,
    changes: StatusChanges,
    all: Vec<Component>,
    /// Where the component of a place is in the list.
    by_place: HashMap<usize, usize>,
}

impl<'e> Components<'e> {
    /// All of them.
    pub fn new(edition: &'e Edition) -> Self {
        let mut components = Self {
            edition,
            changes: edition.site.status_changes(),
            all: Vec::new(),
            by_place: HashMap::new(),
        };
        let alone = components.members(None);
        let count = alone.len();
        for (position, place) in alone.into_iter().enumerate() {
            components.add(place, position);
        }
        let groups = 0..edition.site.config.groups.len();
        let groups = groups.map(|group| (group, components.members(Some(group))));
        let groups: Vec<_> = groups.filter(|(_, members)| !members.is_empty()).collect();
        for (position, (group, members)) in groups.into_iter().enumerate() {
            let group = components.group(group, &members, count + position);
            components.all.push(group);
            for (position, place) in members.into_iter().enumerate() {
                components.add(place, position);
            }
        }
        components
    }

    /// The whole list.
    pub fn all(&self) -> &[Component] {
        &self.all
    }

    /// The component at a place of the site's list, if it is in service.
    pub fn get(&self, place: usize) -> Option<&Component> {
        self.by_place.get(&place).and_then(|at| self.all.get(*at))
    }

    /// Its id, and its name after that of its group.
    pub fn code_and_name(&self, place: usize) -> Option<(String, String)> {
        let component = self.get(place)?;
        let config = &self.edition.site.config;
        let group = config.components[place].group;
        let name = match group.map(|group| &config.groups[group].name) {
            Some(group) => format!("{group} - {}", component.name),
            None => component.name.clone(),
        };
        Some((component.id.clone(), name))
    }

    /// The components in service of a group, or of none, by place.
    fn members(&self, group: Option<usize>) -> Vec<usize> {
        let site = &self.edition.site;
        let in_service = site.in_service();
        in_service
            .filter(|place| site.config.components[*place].group == group)
            .collect()
    }

    fn add(&mut self, place: usize, position: usize) {
        self.by_place.insert(place, self.all.len());
        self.all.push(self.component(place, position));
    }

    fn component(&self, place: usize, position: usize) -> Component {
        let config = &self.edition.site.config;
        let component = &config.components[place];
        let group = component.group.map(|group| config.groups[group].id.as_str());
        let created = self.created(place);
        Component {
            description: component.description.clone(),
            showcase: true,
            start_date: component.since.map(|day| day.to_string()),
            group_id: group.map(|id| self.id(&Thing::Group(id))),
            ..self.new_one(
                &Thing::Component(&component.id),
                &component.name,
                &[place],
                created,
                position,
            )
        }
    }

    fn group(&self, group: usize, members: &[usize], position: usize) -> Component {
        let config = &self.edition.site.config;
        let ids = members.iter().map(|place| config.components[*place].id.as_str());
        let ids = ids.map(|id| self.id(&Thing::Component(id)));
        let group = &config.groups[group];
        // It is as old as its oldest component.
        let created = members.iter().map(|place| self.created(*place)).min().flatten();
        Component {
            group: true,
            components: Some(ids.collect()),
            ..self.new_one(&Thing::Group(&group.id), &group.name, members, created, position)
        }
    }

    /// What components and groups have in common.
    fn new_one(
        &self,
        thing: &Thing<'_>,
        name: &str,
        members: &[usize],
        created: Option<Instant>,
        position: usize,
    ) -> Component {
        let status = members
            .iter()
            .map(|place| self.edition.site.components[*place].status);
        let worst: ComponentStatus = status.max().unwrap_or_default();
        let created_at = created.map_or_else(|| NO_INSTANT.to_owned(), iso_millis);
        Component {
            id: self.id(thing),
            name: name.to_owned(),
            status: worst.id(),
            updated_at: self
                .changes
                .last(members)
                .map_or_else(|| created_at.clone(), iso_millis),
            created_at,
            position: (position + 1).min(LAST_POSITION),
            description: None,
            showcase: false,
            start_date: None,
            group_id: None,
            page_id: self.id(&Thing::Page),
            group: false,
            only_show_if_degraded: false,
            components: None,
        }
    }

    /// The first instant of the day from which it is in service.
    fn created(&self, place: usize) -> Option<Instant> {
        let config = &self.edition.site.config;
        let since = config.components[place].since?;
        Some(day_start(config.site.timezone, since))
    }

    fn id(&self, thing: &Thing<'_>) -> String {
        self.edition.routes.statuspage_id(thing)
    }
}
