//! Badges: how the site, a component or a group does, as a picture of 20 px height to be put on other pages, and as
//! the JSON that shields.io makes its own of. Its colours are by the table "The page" of 12-tables.md.

mod metrics;
mod svg;

use serde::Serialize;

use super::edition::Edition;
use crate::model::ComponentStatus;
use crate::site::Headline;

pub use svg::svg;

/// What the badge of the whole site is called.
const PAGE: &str = "status";

/// What a badge tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole site.
    Page,
    /// A component, by place.
    Component(usize),
    /// A group, by place.
    Group(usize),
}

/// What a badge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// Whose it is.
    pub label: String,
    /// How that does.
    pub message: String,
    /// The colour of the message.
    pub colour: Colour,
}

/// The colours, by the names of shields.io.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// All is well.
    Green,
    /// Planned work.
    Blue,
    /// Something is not as it should be.
    Yellow,
    /// Some of it does not work.
    Orange,
    /// None of it works.
    Red,
    /// Nobody knows.
    LightGrey,
}

/// How much of what a badge tells of is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// What can be.
    All,
    /// Some readings are too old, or a feed could not be read.
    Stale,
    /// Nothing was ever measured: it is as notices say.
    Nothing,
}

impl Subject {
    /// Every badge of the site, with the name that is part of its address.
    pub fn all(edition: &Edition) -> Vec<(String, Self)> {
        let config = &edition.site.config;
        let components = config.components.iter().enumerate();
        let components = components.map(|(place, one)| (one.id.clone(), Self::Component(place)));
        let groups = config.groups.iter().enumerate();
        let groups = groups.map(|(place, one)| (one.id.clone(), Self::Group(place)));
        // Nothing else may be called so, which is told elsewhere.
        let others = components.chain(groups).filter(|(id, _)| id != PAGE);
        [(PAGE.to_owned(), Self::Page)]
            .into_iter()
            .chain(others)
            .collect()
    }

    fn label(self, edition: &Edition) -> String {
        let config = &edition.site.config;
        match self {
            Self::Page => config.site.title.clone(),
            Self::Component(place) => config.components[place].name.clone(),
            Self::Group(place) => config.groups[place].name.clone(),
        }
    }

    /// The components in service that it tells of, by place.
    fn members(self, edition: &Edition) -> Vec<usize> {
        let site = &edition.site;
        let is_member = |place: &usize| match self {
            Self::Page => true,
            Self::Component(one) => one == *place,
            Self::Group(group) => site.config.components[*place].group == Some(group),
        };
        site.in_service().filter(is_member).collect()
    }
}

impl Badge {
    /// What the badge of something says.
    pub fn new(edition: &Edition, subject: Subject) -> Self {
        let members = subject.members(edition);
        let label = subject.label(edition);
        // The badge of what is out of service stays where others have put it.
        if members.is_empty() && subject != Subject::Page {
            return Self {
                label,
                message: edition.words.get("badge-retired"),
                colour: Colour::LightGrey,
            };
        }
        let (state, colour) = state(edition, subject, &members);
        let known = match colour {
            Colour::Green => known(edition, subject, &members),
            // What a notice says, or a reading that holds, is known.
            _ => Known::All,
        };
        let (message, colour) = match known {
            Known::All => (state, colour),
            Known::Stale => (remark(edition, "badge-stale", state), Colour::LightGrey),
            Known::Nothing => (remark(edition, "badge-not-measured", state), colour),
        };
        Self {
            label,
            message,
            colour,
        }
    }

    /// Both in one, for those who hear it.
    pub fn title(&self, edition: &Edition) -> String {
        let texts = [("label", self.label.as_str()), ("message", self.message.as_str())];
        edition.words.exact("badge-title", texts)
    }

    /// For shields.io's endpoint badge (shields.io/badges/endpoint-badge).
    ///
    /// # Errors
    /// None that can happen: every value is plain.
    pub fn json(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(&Endpoint {
            schema_version: 1,
            label: &self.label,
            message: &self.message,
            color: self.colour.name(),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Endpoint<'b> {
    schema_version: u32,
    label: &'b str,
    message: &'b str,
    color: &'static str,
}

impl Colour {
    /// Its name at shields.io.
    pub fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Red => "red",
            Self::LightGrey => "lightgrey",
        }
    }

    fn of(status: ComponentStatus) -> Self {
        match status {
            ComponentStatus::Operational => Self::Green,
            ComponentStatus::UnderMaintenance => Self::Blue,
            ComponentStatus::DegradedPerformance => Self::Yellow,
            ComponentStatus::PartialOutage => Self::Orange,
            ComponentStatus::MajorOutage => Self::Red,
        }
    }
}

/// How it does, in words, and the colour of that.
fn state(edition: &Edition, subject: Subject, members: &[usize]) -> (String, Colour) {
    let site = &edition.site;
    let each = members.iter().map(|place| site.components[*place].status);
    let worst = each.max().unwrap_or_default();
    let words = &edition.words;
    match (subject, worst) {
        (Subject::Page, ComponentStatus::Operational) => match site.headline() {
            Headline::OpenIncident(_) => (words.get("badge-open-incident"), Colour::Yellow),
            _ => (words.get("banner-operational"), Colour::Green),
        },
        (Subject::Page, ComponentStatus::UnderMaintenance) => (words.get("banner-maintenance"), Colour::Blue),
        (Subject::Page, worst) => (words.get(&format!("banner-{}", worst.id())), Colour::of(worst)),
        (_, worst) => (edition.component_mark(worst).word, Colour::of(worst)),
    }
}

/// How much is known of components by measuring.
fn known(edition: &Edition, subject: Subject, members: &[usize]) -> Known {
    let site = &edition.site;
    let lost = site.feed_failures.gone_without || site.stale.is_some();
    let was_read = |place: usize| edition.uptime_at(place).reading.is_some();
    let is_stale = |place: &usize| was_read(*place) && !edition.is_measured(*place);
    if members.iter().any(is_stale) || (lost && subject == Subject::Page) {
        Known::Stale
    } else if members.iter().any(|place| edition.is_measured(*place)) {
        Known::All
    } else {
        Known::Nothing
    }
}

fn remark(edition: &Edition, id: &str, state: String) -> String {
    edition.words.with(id, [("state", state.into())])
}
