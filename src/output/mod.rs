//! The site to bytes, one format a file.

pub mod route;
pub mod view;
pub mod words;
