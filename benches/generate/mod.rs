//! Sites to measure with: from one seed always the same bytes.

mod feed;
mod words;

use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Duration, Utc};

pub use feed::{Feed, write_feed};
use words::Words;

/// The instant that every site is built for.
pub const NOW: &str = "2026-12-01T12:00:00Z";
const YEARS: i64 = 5;
const GROUPS: usize = 8;

/// How much a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Three short updates: about 1.5 kB a file.
    Light,
    /// Three to six updates of 1.5 kB each.
    Usual,
    /// Six updates of 1.5 to 2 kB each, with lists, links, code and a table now and then: about 20 kB a page.
    Heavy,
}

/// A site to be written.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub notices: usize,
    pub weight: Weight,
    pub components: usize,
    pub minify: bool,
    pub feed: Option<Feed>,
}

/// Writes a site into an empty folder: three notices in five are incidents, the others windows, spread evenly
/// over five years; the newest of both are still to end.
pub fn write(folder: &Path, plan: Plan) -> io::Result<()> {
    let mut words = Words::new(plan.notices as u64);
    for name in ["content/maintenance", "content/incidents"] {
        fs::create_dir_all(folder.join(name))?;
    }
    fs::write(folder.join("site.toml"), config(plan))?;
    let now: DateTime<Utc> = NOW.parse().expect("it is an instant");
    let whole = Duration::days(365 * YEARS);
    for number in 0..plan.notices {
        let back = whole * i32::try_from(number).unwrap_or(0) / i32::try_from(plan.notices).unwrap_or(1);
        // The newest lie a little ahead, so that there is something to come and something open.
        let at = now + Duration::days(2) - back;
        let at = at - Duration::seconds(at.timestamp().rem_euclid(60));
        let (path, text) = if number % 5 < 3 {
            let at = at.min(now - Duration::hours(1));
            (
                format!("incidents/{number:06}.md"),
                incident(&mut words, plan, at),
            )
        } else {
            (
                format!("maintenance/{number:06}.md"),
                window(&mut words, plan, at),
            )
        };
        fs::write(folder.join("content").join(path), text)?;
    }
    if let Some(feed) = plan.feed {
        write_feed(&folder.join(feed.file()), feed, plan.components, now)?;
    }
    Ok(())
}

/// What site.toml says.
pub fn config(plan: Plan) -> String {
    let mut text = format!(
        "[site]\ntitle = \"Measured\"\nbase_url = \"https://status.example/\"\ntimezone = \"Europe/London\"\n\
         [build]\nminify = {}\n",
        plan.minify
    );
    for group in 0..GROUPS {
        text.push_str(&format!(
            "[[groups]]\nid = \"group-{group}\"\nname = \"Group {group}\"\n"
        ));
    }
    for component in 0..plan.components {
        text.push_str(&format!(
            "[[components]]\nid = \"c{component}\"\nname = \"Component {component}\"\ngroup = \"group-{}\"\n",
            component * GROUPS / plan.components
        ));
    }
    if let Some(feed) = plan.feed {
        text.push_str(&format!(
            "[[feeds]]\nformat = \"{}\"\npath = \"{}\"\ninterval = \"5m\"\n",
            feed.format(),
            feed.file()
        ));
    }
    text
}

fn at(instant: DateTime<Utc>) -> String {
    instant.format("%Y-%m-%d %H:%M:%SZ").to_string()
}

/// The minutes after the beginning at which something is said, and what.
fn updates(words: &mut Words, plan: Plan, from: DateTime<Utc>, states: [(i64, &str); 6]) -> String {
    // The fifth ends it, and is always there.
    let others = match plan.weight {
        Weight::Light => 2,
        Weight::Usual => 2 + words.below(4),
        Weight::Heavy => 5,
    };
    let kept = |place: usize| place < others || place == 4;
    let mut text = String::new();
    for (_, (minute, state)) in states.iter().enumerate().filter(|(place, _)| kept(*place)) {
        let at = from + Duration::minutes(*minute);
        text.push_str(&format!("\n## {} {state}\n\n", self::at(at)));
        text.push_str(&words.update(plan.weight));
    }
    text
}

fn incident(words: &mut Words, plan: Plan, at: DateTime<Utc>) -> String {
    let component = words.below(plan.components);
    let front = format!(
        "+++\ntitle = \"{}\"\nstarted = {}\nimpact = \"{}\"\n[components]\nc{component} = \"{}\"\n+++\n",
        words.title(),
        self::at(at),
        words.one_of(&["minor", "major", "critical"]),
        words.one_of(&["degraded_performance", "partial_outage", "major_outage"]),
    );
    let states = [
        (6, "Identified"),
        (15, "Update"),
        (25, "Monitoring"),
        (40, "Update"),
        (55, "Resolved"),
        (58, "Postmortem"),
    ];
    front + &words.paragraph() + &updates(words, plan, at, states)
}

fn window(words: &mut Words, plan: Plan, at: DateTime<Utc>) -> String {
    let component = words.below(plan.components - 1);
    let front = format!(
        "+++\ntitle = \"{}\"\nkind = \"{}\"\nstart = {}\nduration = \"30m\"\nannounced = {}\n\
         components = [\"c{component}\", \"c{}\"]\nimpact = \"{}\"\nreason = \"{}\"\n+++\n",
        words.title(),
        words.one_of(&["routine", "security"]),
        self::at(at),
        self::at(at - Duration::days(7)),
        component + 1,
        words.one_of(&["none", "reduced_redundancy", "degraded", "outage"]),
        words.title(),
    );
    let states = [
        (1, "In progress"),
        (5, "Update"),
        (10, "Update"),
        (15, "Verifying"),
        (20, "Completed"),
        (40, "Update"),
    ];
    front + &words.paragraph() + &updates(words, plan, at, states)
}
