//! The site to bytes, one format a file.

pub mod api;
pub mod archive;
pub mod badge;
pub mod calendar;
pub mod edition;
pub mod generated;
pub mod html;
pub mod list;
#[cfg(feature = "mail")]
pub mod mail;
pub mod media;
pub mod next;
pub mod own;
pub mod plain;
pub mod prose;
pub mod redirect;
#[cfg(feature = "publish")]
pub mod release;
pub mod route;
pub mod syndication;
pub mod theme;
pub mod timetable;
pub mod view;
pub mod web;
pub mod words;

pub use edition::{Asset, Edition};
pub use list::{Body, Output};
