//! Tidings turns a folder of Markdown notices and a JSON uptime feed into a static status site.
//!
//! The program is a pure core with the world at its edge, and data flows one way:
//!
//! ```text
//! bytes -> texts -> notices, measurements -> Site -> views -> bytes
//! ```
//!
//! In reading order:
//!
//! - [`model`][]: what things mean, as plain data: components, windows, incidents, newsletters, measurements.
//! - [`diagnostic`][]: what an author can mend, with its place and a remedy.
//! - [`config`][]: `site.toml`.
//! - [`authored`][]: what staff write, written by the program.
//! - [`input`][]: texts and feeds to the model.
//! - [`import`][]: what other tools keep, as a site of ours.
//! - [`site`][]: the model at one instant: the state of each notice, the status of each component, the figures.
//! - [`output`][]: the site to bytes: addresses, words, pages, feeds, the API.
//! - [`pipeline`][]: the program without its effects: read site.toml, then everything else.
//! - [`shell`][]: arguments, files, the clock, publishing: the only module that touches the world.
//!
//! Each stands only on those above it (`input` and `site` do not know each other), which a test enforces.
//! ARCHITECTURE.md tells why.

pub mod authored;
pub mod config;
pub mod diagnostic;
pub mod import;
pub mod input;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod shell;
pub mod site;
