//! Notices and newsletter issues as mails that are ready to be sent: for one event the same bytes, whenever and wherever
//! they are made.

mod cut;
mod letter;
mod message;

use lettre::Address;
use lettre::address::Envelope;

use super::edition::Edition;
use super::route::{anchor, issue_mail_name, mail_name};
use crate::diagnostic::{Diagnostic, site as say};
use crate::model::{Instant, Issue};
use crate::site::find::Found;
use crate::site::{Event, EventKind, IncidentNow, IncidentThen, WindowNow, WindowThen};

/// A mail is shorter than this, in bytes: longer ones are cut by programs that show them, or end as spam.
pub const MOST_BYTES: usize = 100_000;

/// A mail.
#[derive(Clone, Debug)]
pub struct Mail {
    /// What it is called, such as `announced.maintenance.2026-12-03-web-security-patches`; its file is this and `.eml`.
    pub name: String,
    /// Its Message-ID, with its angle brackets.
    pub message_id: String,
    /// From whom to whom (RFC 5321, section 2.3.1).
    pub envelope: Envelope,
    /// The whole of it (RFC 5322), with CRLF at the end of its lines.
    pub bytes: Vec<u8>,
}

/// What a mail tells of.
#[derive(Clone, Copy)]
pub enum Matter<'s> {
    /// A step in a window's life.
    Window(&'s WindowNow, &'s Event<WindowThen>),
    /// A step in an incident's life, or in a plain notice's.
    Incident(&'s IncidentNow, &'s Event<IncidentThen>),
    /// A newsletter issue, which is one mail.
    Issue(&'s Issue),
}

/// Why there is no such event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoEvent {
    /// The notice has had others, by their anchors, newest first.
    Others(Vec<String>),
    /// An issue has none.
    OfIssue,
}

impl<'s> Matter<'s> {
    /// What is told of a notice's event, or of its newest where none is given. `given` is an anchor, with `#` or
    /// without, or an event's whole id.
    ///
    /// # Errors
    /// Why there is no such event so far.
    pub fn of(edition: &Edition, found: Found<'s>, given: Option<&str>) -> Result<Self, NoEvent> {
        match found {
            Found::Window(window) => {
                let id = |anchor: &str| edition.routes.event_id(window.id(), anchor);
                let event = event(&window.course.events, given, id)?;
                Ok(Self::Window(window, event))
            }
            Found::Incident(incident) => {
                let id = |anchor: &str| edition.routes.event_id(incident.id(), anchor);
                let event = event(&incident.course.events, given, id)?;
                Ok(Self::Incident(incident, event))
            }
            Found::Issue(_) if given.is_some() => Err(NoEvent::OfIssue),
            Found::Issue(issue) => Ok(Self::Issue(issue)),
        }
    }

    /// The instant of which it tells.
    pub fn at(&self) -> Instant {
        match self {
            Self::Window(_, event) => event.at,
            Self::Incident(_, event) => event.at,
            Self::Issue(issue) => issue.date,
        }
    }

    /// The full name of what it tells of, such as `incidents/2026-11-02-slow-websites`.
    pub fn full_name(&self) -> String {
        match self {
            Self::Window(window, _) => window.id().to_string(),
            Self::Incident(incident, _) => incident.id().to_string(),
            Self::Issue(issue) => format!("newsletter/{}", issue.slug),
        }
    }

    /// The anchor of its event; an issue has none.
    pub fn anchor(&self) -> Option<String> {
        match self {
            Self::Window(_, event) => Some(anchor(event)),
            Self::Incident(_, event) => Some(anchor(event)),
            Self::Issue(_) => None,
        }
    }

    /// What its mail is called, and what the first mail of the same notice is, where this is a later one.
    fn names(&self) -> (String, Option<String>) {
        let (name, kind, first) = match self {
            Self::Window(window, event) => (mail_name(&anchor(event), window.id()), event.kind, window.id()),
            Self::Incident(incident, event) => (
                mail_name(&anchor(event), incident.id()),
                event.kind,
                incident.id(),
            ),
            Self::Issue(issue) => return (issue_mail_name(&issue.slug), None),
        };
        let first = (kind != EventKind::Announced).then(|| mail_name(ANNOUNCED, first));
        (name, first)
    }
}

/// The anchor of every notice's first event.
const ANNOUNCED: &str = "announced";

/// The event of that name, or the newest.
fn event<'s, T>(
    events: &'s [Event<T>],
    given: Option<&str>,
    id: impl Fn(&str) -> String,
) -> Result<&'s Event<T>, NoEvent> {
    let is_meant = |event: &&Event<T>| {
        let anchor = anchor(event);
        given.is_none_or(|given| given.trim_start_matches('#') == anchor || given == id(&anchor))
    };
    let others = || NoEvent::Others(events.iter().rev().map(anchor).collect());
    events.iter().rev().find(is_meant).ok_or_else(others)
}

/// The mail of what is told, as the site was at its instant: `edition` is that of [`Matter::at`]. It goes to these
/// addresses, without any to the owner's own.
///
/// # Errors
/// No sender, or what the theme's template does wrong.
pub fn mail(edition: &Edition, matter: Matter<'_>, to: &[Address]) -> Result<Mail, Diagnostic> {
    let sender = sender(edition)?;
    let to = match to {
        [] => vec![sender.clone()],
        to => to.to_vec(),
    };
    let letter = letter::letter(edition, matter);
    let (name, first) = matter.names();
    let (owner, title) = (&edition.site.config.site.owner, &edition.site.config.site.title);
    let head = message::Head {
        id: edition.routes.message_id(&name),
        first: first.map(|name| edition.routes.message_id(&name)),
        at: matter.at(),
        subject: &letter.title,
        sender_name: &letter::one_line(owner.name.as_ref().unwrap_or(title)),
        sender: &sender,
        to: &to,
        language: edition.words.tag(),
    };
    let bytes = cut::shortest(letter.parts(), |kept| {
        let body = letter.body(edition, kept)?;
        message::message(&head, body, letter.calendar.as_deref()).map_err(|_| no_sender(edition))
    })?;
    Ok(Mail {
        name,
        message_id: head.id.clone(),
        envelope: Envelope::new(Some(sender), to).map_err(|_| no_sender(edition))?,
        bytes,
    })
}

/// Whether the theme's template makes mails: one of each sort, of what was told last.
///
/// # Errors
/// What the template does wrong.
pub fn check(edition: &Edition) -> Result<(), Diagnostic> {
    let site = &edition.site;
    let windows = site.windows.first().map(|window| &**window);
    let window = windows.and_then(|window| Some(Matter::Window(window, window.course.events.last()?)));
    let incident = site.incidents.first();
    let incident = incident.and_then(|one| Some(Matter::Incident(one, one.course.events.last()?)));
    let issue = site.issues.first().map(Matter::Issue);
    for matter in [window, incident, issue].into_iter().flatten() {
        let letter = letter::letter(edition, matter);
        letter.body(edition, letter.parts())?;
    }
    Ok(())
}

/// The owner's address.
fn sender(edition: &Edition) -> Result<Address, Diagnostic> {
    let email = edition.site.config.site.owner.email.as_ref();
    let email = email.ok_or_else(|| no_sender(edition))?;
    address(&email.value).ok_or_else(|| say::email(email.span, &email.value))
}

fn no_sender(edition: &Edition) -> Diagnostic {
    say::no_email(edition.site.config.site.owner.at)
}

/// A mail address as every server takes it (RFC 5321, section 4.1.2): in ASCII.
pub fn address(text: &str) -> Option<Address> {
    text.is_ascii().then(|| text.parse().ok())?
}
