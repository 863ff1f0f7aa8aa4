//! Statuspage: the answer of `/api/v2/summary.json`. It says how components do now and nothing of the past.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde::de::{Error, MapAccess, SeqAccess};

use super::json::{self, Faults};
use super::names::aliases;
use super::shape::{Fields, Items, List, Maybe, Object, Text, keys, skip};
use super::value::{Limit, Values};
use super::{Circumstances, Trouble};
use crate::diagnostic::feed;
use crate::model::Instant;
use crate::model::uptime::{Feed, Measured, Reading, State};

/// Its words for how a component does.
const WORDS: [(&str, State); 5] = [
    ("operational", State::Up),
    ("degraded_performance", State::Degraded),
    ("partial_outage", State::Degraded),
    ("major_outage", State::Down),
    ("under_maintenance", State::Unknown),
];

/// What is read of it, for the reference.
pub const REFERENCE: &str = "\
The answer of a Statuspage at `/api/v2/summary.json`, from a file or by `url`. A component is found by its id or name. Read \
is how each component does now: nothing of the past, no incidents and no words. `partial_outage` counts as degraded, and \
`under_maintenance` as not known.";

/// Reads the answer. Its readings are of when it was asked for; those of a file, of when the page changed last.
///
/// # Errors
/// The first mistake in it.
pub fn read(circumstances: Circumstances<'_>) -> Result<Feed, Trouble> {
    let faults = Faults::default();
    let values = Values::new(&faults, Limit::Now(circumstances.now));
    let fetched_at = circumstances.documents.fetched_at;
    let summary = || {
        Object(SummaryFields {
            values: &values,
            at: fetched_at,
            components: None,
        })
    };
    let (at, components) = json::document(circumstances.document("")?, &faults, summary)?;
    Ok(feed(at, components, circumstances.source.day_zone))
}

/// A component's name and how it does, by its id; groups are none.
type Components = BTreeMap<String, (Option<String>, State)>;

fn feed(at: Instant, components: Components, day_zone: Tz) -> Feed {
    let titles: Vec<(String, String)> = components
        .iter()
        .filter_map(|(id, (name, _))| Some((name.clone()?, id.clone())))
        .collect();
    let measured = |state| Measured {
        reading: Some(Reading { state, at: Some(at) }),
        ..Measured::default()
    };
    let components = components
        .into_iter()
        .map(|(id, (_, state))| (id, measured(state)))
        .collect();
    Feed {
        generated_at: None,
        horizon: Some(at),
        day_zone,
        aliases: aliases(&components, titles),
        components,
    }
}

/// The answer while it is read.
struct SummaryFields<'v> {
    values: &'v Values<'v>,
    /// When it was asked for, or else when the page changed.
    at: Option<Instant>,
    components: Option<Components>,
}

keys! {
    enum SummaryKey {
        Page = "page",
        Components = "components",
    }
}

impl<'de> Fields<'de> for SummaryFields<'_> {
    const WHAT: &'static str = "an object with `page` and `components`";
    type Key = SummaryKey;
    type Read = (Instant, Components);

    fn field<A: MapAccess<'de>>(&mut self, key: SummaryKey, map: &mut A) -> Result<(), A::Error> {
        let values = self.values;
        match key {
            SummaryKey::Page => {
                let updated_at = None;
                let updated_at = map.next_value_seed(Object(PageFields { values, updated_at }))?;
                self.at = self.at.or(Some(updated_at));
            }
            SummaryKey::Components => {
                let read = Components::new();
                let mut list = ComponentList { values, read };
                map.next_value_seed(List(&mut list))?;
                self.components = Some(list.read);
            }
            SummaryKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let missing = |key| self.values.faults.stop(feed::missing_key(key));
        let components = self.components.ok_or_else(|| missing("components"))?;
        Ok((self.at.ok_or_else(|| missing("page"))?, components))
    }
}

/// `page` while it is read.
struct PageFields<'v> {
    values: &'v Values<'v>,
    updated_at: Option<Instant>,
}

keys! {
    enum PageKey {
        UpdatedAt = "updated_at",
    }
}

impl<'de> Fields<'de> for PageFields<'_> {
    const WHAT: &'static str = "an object about the page";
    type Key = PageKey;
    type Read = Instant;

    fn field<A: MapAccess<'de>>(&mut self, key: PageKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            PageKey::UpdatedAt => self.updated_at = Some(map.next_value_seed(self.values.instant())?),
            PageKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Instant, E> {
        self.updated_at
            .ok_or_else(|| self.values.faults.stop(feed::missing_key("updated_at")))
    }
}

struct ComponentList<'v> {
    values: &'v Values<'v>,
    read: Components,
}

impl<'de> Items<'de> for ComponentList<'_> {
    const WHAT: &'static str = "a list of components";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let component = ComponentFields {
            values: self.values,
            known: &self.read,
            id: None,
            name: None,
            status: None,
            group: None,
        };
        let Some(component) = seq.next_element_seed(Object(component))? else {
            return Ok(None);
        };
        self.read.extend(component);
        Ok(Some(()))
    }
}

/// A component while it is read; a group gives none.
struct ComponentFields<'l> {
    values: &'l Values<'l>,
    known: &'l Components,
    id: Option<String>,
    name: Option<String>,
    status: Option<State>,
    group: Option<bool>,
}

keys! {
    enum ComponentKey {
        Id = "id",
        Name = "name",
        Status = "status",
        Group = "group",
    }
}

impl<'de> Fields<'de> for ComponentFields<'_> {
    const WHAT: &'static str = "an object about a component";
    type Key = ComponentKey;
    type Read = Option<(String, (Option<String>, State))>;

    fn field<A: MapAccess<'de>>(&mut self, key: ComponentKey, map: &mut A) -> Result<(), A::Error> {
        let (values, known) = (self.values, self.known);
        match key {
            ComponentKey::Id => {
                let rule = |id: &str| match known.contains_key(id) {
                    true => Err(feed::component_twice(id)),
                    false => Ok(id.to_owned()),
                };
                self.id = Some(map.next_value_seed(Text::new(values.faults, "a text", rule))?);
            }
            ComponentKey::Name => self.name = map.next_value_seed(Maybe(values.text()))?,
            ComponentKey::Status => {
                let rule = |text: &str| {
                    let word = WORDS.iter().find(|(word, _)| *word == text);
                    word.map(|(_, state)| *state)
                        .ok_or_else(|| feed::unknown_word(text, &WORDS.map(|(word, _)| word)))
                };
                self.status = Some(map.next_value_seed(Text::new(values.faults, "a text", rule))?);
            }
            ComponentKey::Group => self.group = map.next_value()?,
            ComponentKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Self::Read, E> {
        let missing = |key| self.values.faults.stop(feed::missing_key(key));
        let id = self.id.ok_or_else(|| missing("id"))?;
        let status = self.status.ok_or_else(|| missing("status"))?;
        let is_group = self.group.unwrap_or_default();
        Ok((!is_group).then_some((id, (self.name, status))))
    }
}
