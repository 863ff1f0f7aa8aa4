//! Text to model: front matter, Markdown, notices, newsletters, pages. All of it pure: bytes come in, and
//! what they mean or what is wrong with them comes out.

mod alias;
mod content;
mod front_matter;
mod heading;
mod heading_ids;
mod incident;
mod library;
mod markdown;
mod mentions;
mod newsletter;
mod notice;
mod page;
mod rule;
mod sanitise;
mod series;
mod step;
mod tables;
mod tags;
mod text;
mod window;

pub mod feed;
pub mod foreign;
pub mod reference;

pub use alias::path as alias_path;
pub use content::{Content, ContentFile, ContentText, read};
pub use library::Library;
pub use markdown::is_closed;
pub use page::is_taken as is_taken_page;
pub use text::{MOST_BYTES, not_text, text};
