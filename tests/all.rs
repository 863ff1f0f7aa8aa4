//! All tests that drive Tidings from outside; README.md beside this file is the map.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed"
)]

mod api;
mod archive;
mod attacks;
mod badges;
mod banner;
#[path = "../fuzz/bodies/mod.rs"]
mod bodies;
mod calendars;
mod changes;
mod check;
mod closed;
mod codes;
mod colours;
mod component_feeds;
mod determinism;
mod diagnostics;
mod escape;
mod failing_feeds;
mod feed_formats;
mod feeds;
mod files;
mod golden;
mod hostile;
mod import;
mod init;
mod keys;
mod languages;
mod layers;
mod licenses;
mod lifecycle;
#[cfg(feature = "mail")]
mod mail;
mod manual;
mod memory;
mod month_grid;
mod new;
mod newsletter;
mod next;
mod pages;
mod pictures;
mod plans;
mod publish;
mod questions;
mod readme;
mod recurrence;
mod redirects;
mod reference;
mod regression;
mod serve;
mod status;
mod statuspage;
#[cfg(feature = "publish")]
mod store;
mod support;
mod tables;
mod theme;
mod triage;
mod unchanged;
mod update;
mod uptime;
mod weight;
mod whole;
mod zones;
