//! Tidings turns a folder of Markdown notices and a JSON uptime feed into a static status site.

pub mod config;
pub mod diagnostic;
pub mod input;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod shell;
pub mod site;
