//! What must hold whatever the bytes: one function for each door through which bytes come in, which panics where it
//! does not. The targets of cargo-fuzz call them for half an hour each, and tests/closed.rs for a
//! second or so, on stable.

pub mod feeds;
pub mod folder;
mod formed;
pub mod imports;
pub mod site;
pub mod texts;

/// A function that holds what comes of some bytes against what must hold.
pub type Body = fn(&[u8]);

/// The instant of every reading that names no other: in the middle of the example's open window.
pub const NOW: &str = "2026-12-03T01:10:00Z";

/// Every body by the name of its target.
pub const ALL: [(&str, Body); 16] = [
    ("site_toml", texts::site_toml),
    ("front_matter", texts::front_matter),
    ("update_headings", texts::update_headings),
    ("markdown", texts::markdown),
    ("feed_tidings", feeds::tidings),
    ("feed_tidings_ndjson", feeds::tidings_ndjson),
    ("feed_upptime", feeds::upptime),
    ("feed_prometheus", feeds::prometheus),
    ("feed_gatus", feeds::gatus),
    ("feed_uptime_kuma", feeds::uptime_kuma),
    ("feed_statuspage", feeds::statuspage),
    ("import_cstate", imports::cstate),
    ("import_upptime", imports::upptime),
    ("import_statuspage", imports::statuspage),
    ("import_statusfy", imports::statusfy),
    ("tree", site::tree),
];
