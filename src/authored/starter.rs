//! A new site: its site.toml and one notice of each sort, with today's dates, to be written over.

use chrono::{Datelike, TimeDelta, Timelike};
use chrono_tz::Tz;

use super::ContentFile;
use super::notice::{Ending, IssueDate, NewFile, NewIncident, NewIssue, NewPage, NewWindow};
use super::update::NewUpdate;
use crate::model::time::local_date;
use crate::model::{Instant, Stretch};

/// What git is not to keep: what is built, and what Tidings remembers for itself.
pub const IGNORED: [&str; 3] = ["/public/", "/.tidings/", "/.public.tidings-*"];

/// The content folder of a new site.
const FOLDER: &str = "content";

/// The site.toml of a new site whose local times are in `zone`.
pub fn site_toml(zone: Tz) -> String {
    include_str!("starter.toml").replace("[TIMEZONE]", zone.name())
}

/// The content of a new site at `now`, in `zone`: a coming window, which takes the stretch `window`, an incident that
/// is over, a page and a newsletter issue.
pub fn content(zone: Tz, now: Instant, window: Stretch) -> Vec<ContentFile> {
    vec![
        maintenance(zone, now, window),
        incident(zone, now),
        page(zone),
        issue(zone, now),
    ]
}

fn maintenance(zone: Tz, now: Instant, window: Stretch) -> ContentFile {
    let announced = now - TimeDelta::seconds(i64::from(now.second()));
    let new = NewWindow {
        kind: Some("security"),
        start: window.start,
        end: Ending::At(window.end),
        announced,
        components: &["web".to_owned()],
        impact: "outage",
        expected_downtime: Some("10m"),
        proposed: false,
        reason: Some("Monthly security updates"),
    };
    new.file(&NewFile {
        folder: FOLDER,
        slug: &format!("{}-security-patches", local_date(zone, window.start)),
        title: "Security patches",
        text: "We install this month's patches and restart the servers. The websites are offline for about ten minutes.",
        zone,
    })
}

/// On the whole hour two days ago, so that it is over whatever the zone.
fn incident(zone: Tz, now: Instant) -> ContentFile {
    let whole_hour = now - TimeDelta::seconds(i64::from(now.minute() * 60 + now.second()));
    let started = whole_hour - TimeDelta::days(2);
    let said = |minutes: i64, state, text| {
        let update = NewUpdate {
            at: started + TimeDelta::minutes(minutes),
            state,
            occurrence: None,
            text,
            components: &[],
        };
        update.written(zone)
    };
    let text = format!(
        "Pages take longer than five seconds to load.\n\n{}\n{}",
        said(17, "Identified", "A backup job was still running."),
        said(48, "Resolved", "Loading times are back to normal."),
    );
    let components = [("web-1".to_owned(), "degraded_performance".to_owned())];
    let new = NewIncident {
        started,
        announced: started + TimeDelta::minutes(6),
        impact: "minor",
        components: &components,
    };
    new.file(&NewFile {
        folder: FOLDER,
        slug: &format!("{}-slow-pages", local_date(zone, started)),
        title: "Pages slow to load",
        text: &text,
        zone,
    })
}

fn page(zone: Tz) -> ContentFile {
    let new = NewPage {
        nav: Some(60),
        faq: true,
    };
    new.file(&NewFile {
        folder: FOLDER,
        slug: "faq",
        title: "Questions and answers",
        text: "## When do you work on the servers?\n\
               In quiet hours, and we tell you at least three days before.\n\n\
               ## How do I hear of it?\n\
               By the feeds and the calendar on the page [Subscribe](/subscribe/).",
        zone,
    })
}

fn issue(zone: Tz, now: Instant) -> ContentFile {
    let today = local_date(zone, now);
    let new = NewIssue {
        date: IssueDate::Day(today),
        number: Some(1),
    };
    new.file(&NewFile {
        folder: FOLDER,
        slug: &format!("{:04}-{:02}", today.year(), today.month()),
        title: "Our status page",
        text: "Dear customers,\n\n\
               from today on you find here what is working and what we have planned. The windows of the next weeks:\n\n\
               {{ upcoming_maintenance }}",
        zone,
    })
}
