//! Sites in zones of every sort: with summer time in the north and in the south, with none, with quarters of an hour,
//! with a clock that goes back for Ramadan, and with one that changes by half an hour.

mod days;
mod machine;
mod moves;
mod refused;
mod windows;

use crate::memory::Memory;

const ZONES: [&str; 6] = [
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
];

/// A site with one component, in a zone.
fn config(zone: &str) -> String {
    format!(
        "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"{zone}\"\n\
         [build]\nminify = false\n[[components]]\nid = \"web-1\"\nname = \"Web server 1\"\n"
    )
}

/// That site with a window; `times` is front matter.
fn with_window(zone: &str, times: &str, updates: &str) -> Memory {
    Memory::new(config(zone)).with("maintenance/w.md", window(times, updates))
}

fn window(times: &str, updates: &str) -> String {
    format!(
        "+++\ntitle = \"W\"\ncomponents = [\"web-1\"]\nimpact = \"outage\"\n{times}\n+++\nWords.\n\n{updates}\n"
    )
}

fn incident(title: &str, started: &str, updates: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nstarted = {started}\nimpact = \"minor\"\n+++\nWords.\n\n{updates}\n")
}
