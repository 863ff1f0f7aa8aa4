//! A new incident, or a plain notice.

use super::{Missing, ask, must_ask, window};
use crate::authored::ContentFile;
use crate::authored::notice::NewIncident;
use crate::config::Config;
use crate::diagnostic::list;
use crate::model::time::local_date;
use crate::model::{ComponentStatus, IncidentImpact, NoticeId, PageName};
use crate::shell::Failure;
use crate::shell::args::NewIncident as Given;
use crate::shell::desk::{self, Desk};

/// Its file.
pub fn file(desk: &Desk, mut given: Given) -> Result<ContentFile, Failure> {
    desk::once("--status", &given.status)?;
    let asks = must_ask(missing(&given))?;
    let title = super::title(&given.file)?;
    if asks {
        choices(&mut given, desk.config())?;
    }
    let announced = window::announced(desk, given.announced.as_deref())?;
    let started = match &given.started {
        Some(started) => desk.instant("--started", started)?,
        // What is announced for later has not begun before.
        None => announced,
    };
    // Nobody is told of a fault before it is there; of a plain notice's day, yes.
    let is_fault = given.impact.as_deref() != Some(IncidentImpact::None.id()) || !given.status.is_empty();
    if started > announced && is_fault && given.announced.is_none() {
        return Err(Failure::Usage(format!(
            "--started: {} is still to come; what is planned is a window (`tidings new maintenance`)",
            crate::authored::heading_time(started, desk.zone())
        )));
    }
    let dated = format!("{} {title}", local_date(desk.zone(), started));
    let slug = super::slug(desk, &given.file, &dated, |slug| {
        PageName::Notice(NoticeId::incident(slug))
    })?;
    let new = NewIncident {
        started,
        announced,
        impact: given.impact.as_deref().unwrap_or_default(),
        components: &given.status,
    };
    let text = super::text(&given.file, asks)?;
    Ok(new.file(&super::new_file(desk, &slug, &title, &text)))
}

fn missing(given: &Given) -> impl Iterator<Item = Missing> {
    let impact = given.impact.is_none().then(|| {
        let words = IncidentImpact::ALL.map(IncidentImpact::id);
        Missing(
            "--impact IMPACT",
            format!("how much it matters: {}", list(&words)),
        )
    });
    [Missing::title(&given.file), impact].into_iter().flatten()
}

/// What can be chosen from a list.
fn choices(given: &mut Given, config: &Config) -> Result<(), Failure> {
    if given.impact.is_none() {
        let words = IncidentImpact::ALL.map(IncidentImpact::id);
        let chosen = ask::one_of("How much it matters", &words, 1)?;
        given.impact = words.get(chosen).map(|word| (*word).to_owned());
    }
    if !given.status.is_empty() {
        return Ok(());
    }
    let ids: Vec<String> = config.components.iter().map(|one| one.id.clone()).collect();
    let states = [
        ComponentStatus::DegradedPerformance,
        ComponentStatus::PartialOutage,
        ComponentStatus::MajorOutage,
    ]
    .map(ComponentStatus::id);
    for place in ask::some_of("Components concerned; none is the whole service", &ids)? {
        let Some(id) = ids.get(place) else { continue };
        let state = ask::one_of(&format!("How {id} is doing"), &states, 0)?;
        let state = states.get(state).copied().unwrap_or_default();
        given.status.push((id.clone(), state.to_owned()));
    }
    Ok(())
}
