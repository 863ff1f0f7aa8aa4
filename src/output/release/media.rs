//! What a store says of an object when it is asked for: its media type, and how long it may be kept.

use std::path::Path;

use mime_guess::mime;

use crate::output::media::{ATOM, FOR_A_YEAR, JSON_FEED, RSS};
use crate::output::own;

/// The media type of a path of the site (RFC 9110, section 8.3), as `_headers` has it for hosts that read that file. What
/// has no ending is text: `_headers`, `.nojekyll`.
pub fn media_type(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let feed = match name {
        "feed.xml" => Some(RSS),
        "feed.atom" => Some(ATOM),
        "feed.json" => Some(JSON_FEED),
        _ => None,
    };
    if let Some(feed) = feed {
        return format!("{feed}; charset=utf-8");
    }
    if Path::new(name).extension().is_none() {
        return mime::TEXT_PLAIN_UTF_8.to_string();
    }
    let guessed = mime_guess::from_path(name).first_or_octet_stream();
    match guessed.type_() {
        mime::TEXT => format!("{}; charset=utf-8", guessed.essence_str()),
        _ => guessed.essence_str().to_owned(),
    }
}

/// How long browsers and caches may keep it: what bears a hash in its name for a year, everything else for a minute.
pub fn cache_control(path: &str) -> &'static str {
    match own::is_static(path) {
        true => FOR_A_YEAR,
        false => "public, max-age=60",
    }
}
