//! The status page's own answer: groups of monitors. Only what it lists is shown to anybody.

use serde::de::{Error, MapAccess, SeqAccess};

use super::Monitors;
use crate::diagnostic::feed;
use crate::input::feed::shape::{Fields, Items, List, Object, Whole, keys, skip};
use crate::input::feed::value::Values;

/// The answer while it is read.
pub struct Page<'v> {
    values: &'v Values<'v>,
    monitors: Option<Monitors>,
}

impl<'v> Page<'v> {
    /// Nothing read yet.
    pub fn new(values: &'v Values<'v>) -> Self {
        Self {
            values,
            monitors: None,
        }
    }
}

keys! {
    pub enum PageKey {
        Groups = "publicGroupList",
    }
}

impl<'de> Fields<'de> for Page<'_> {
    const WHAT: &'static str = "an object with `publicGroupList`";
    type Key = PageKey;
    type Read = Monitors;

    fn field<A: MapAccess<'de>>(&mut self, key: PageKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            PageKey::Groups => {
                let mut groups = Groups {
                    values: self.values,
                    read: Monitors::new(),
                };
                map.next_value_seed(List(&mut groups))?;
                self.monitors = Some(groups.read);
            }
            PageKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<Monitors, E> {
        self.monitors
            .ok_or_else(|| self.values.faults.stop(feed::missing_key("publicGroupList")))
    }
}

/// The groups, into one list of monitors.
struct Groups<'v> {
    values: &'v Values<'v>,
    read: Monitors,
}

impl<'de> Items<'de> for Groups<'_> {
    const WHAT: &'static str = "a list of groups";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let group = Group {
            values: self.values,
            monitors: &mut self.read,
            is_read: false,
        };
        seq.next_element_seed(Object(group))
    }
}

/// A group while it is read.
struct Group<'v, 'l> {
    values: &'v Values<'v>,
    monitors: &'l mut Monitors,
    is_read: bool,
}

keys! {
    enum GroupKey {
        Monitors = "monitorList",
    }
}

impl<'de> Fields<'de> for Group<'_, '_> {
    const WHAT: &'static str = "an object about a group";
    type Key = GroupKey;
    type Read = ();

    fn field<A: MapAccess<'de>>(&mut self, key: GroupKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            GroupKey::Monitors => {
                let mut list = MonitorList {
                    values: self.values,
                    read: self.monitors,
                };
                map.next_value_seed(List(&mut list))?;
                self.is_read = true;
            }
            GroupKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<(), E> {
        match self.is_read {
            true => Ok(()),
            false => Err(self.values.faults.stop(feed::missing_key("monitorList"))),
        }
    }
}

struct MonitorList<'v, 'l> {
    values: &'v Values<'v>,
    read: &'l mut Monitors,
}

impl<'de> Items<'de> for MonitorList<'_, '_> {
    const WHAT: &'static str = "a list of monitors";

    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error> {
        let monitor = Monitor {
            values: self.values,
            known: self.read,
            id: None,
            name: None,
        };
        let Some((name, id)) = seq.next_element_seed(Object(monitor))? else {
            return Ok(None);
        };
        self.read.insert(name, id);
        Ok(Some(()))
    }
}

/// A monitor while it is read. In two groups it is the same one.
struct Monitor<'v, 'l> {
    values: &'v Values<'v>,
    known: &'l Monitors,
    id: Option<u64>,
    name: Option<String>,
}

keys! {
    enum MonitorKey {
        Id = "id",
        Name = "name",
    }
}

impl<'de> Fields<'de> for Monitor<'_, '_> {
    const WHAT: &'static str = "an object about a monitor";
    type Key = MonitorKey;
    type Read = (String, u64);

    fn field<A: MapAccess<'de>>(&mut self, key: MonitorKey, map: &mut A) -> Result<(), A::Error> {
        match key {
            MonitorKey::Id => self.id = Some(map.next_value_seed(Whole::new(self.values.faults, Ok))?),
            MonitorKey::Name => self.name = Some(map.next_value_seed(self.values.text())?),
            MonitorKey::Other => skip(map)?,
        }
        Ok(())
    }

    fn finish<E: Error>(self) -> Result<(String, u64), E> {
        let stop = |fault| self.values.faults.stop(fault);
        let id = self.id.ok_or_else(|| stop(feed::missing_key("id")))?;
        let name = self.name.ok_or_else(|| stop(feed::missing_key("name")))?;
        match self.known.get(&name) {
            Some(other) if *other != id => Err(stop(feed::component_twice(&name))),
            _ => Ok((name, id)),
        }
    }
}
