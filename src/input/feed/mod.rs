//! Feeds: what monitoring measured, in one file per format, all read into [`Feed`].

mod checks;
mod json;
mod latency;
mod ndjson;
mod own;
mod shape;
#[cfg(test)]
mod tests;
mod upptime;
mod value;

use std::io::{self, BufRead};

use chrono_tz::Tz;

use crate::config::{FeedFormat, FeedSource};
use crate::diagnostic::{Diagnostic, feed};
use crate::model::Instant;
use crate::model::uptime::Feed;

/// A feed's bytes, as often as they are wanted: a file may be read a second time.
pub trait Bytes {
    /// The bytes from the first on.
    ///
    /// # Errors
    /// What the machine refuses.
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>>;
}

/// Bytes that are held already.
impl Bytes for &[u8] {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(Box::new(*self))
    }
}

/// Why a feed could not be read.
#[derive(Debug)]
pub enum Trouble {
    /// It holds what an author, or whoever writes it, can mend.
    Malformed(Diagnostic),
    /// The machine refused to read it.
    Io(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What is known while a feed is read, besides its bytes.
#[derive(Clone, Copy)]
struct Circumstances<'s> {
    source: &'s FeedSource,
    /// The path shown in places.
    name: &'s str,
    /// The site's zone.
    zone: Tz,
    /// The instant of the build.
    now: Instant,
}

/// Reads the feed that `source` describes from its bytes. `name` is the path shown with a finding, `zone` the
/// site's, in which dates of site.toml are meant. A feed that does not read to its end gives nothing at all.
///
/// # Errors
/// The first mistake in it, with its place; or what the machine refused.
pub fn read(
    source: &FeedSource,
    name: &str,
    bytes: &dyn Bytes,
    zone: Tz,
    now: Instant,
) -> Result<Feed, Trouble> {
    let circumstances = Circumstances {
        source,
        name,
        zone,
        now,
    };
    match source.format {
        FeedFormat::Tidings => own::read(circumstances, &held(name, bytes)?),
        FeedFormat::TidingsNdjson => ndjson::read(circumstances, bytes),
        FeedFormat::Upptime => upptime::read(circumstances, &held(name, bytes)?),
        format @ (FeedFormat::Gatus
        | FeedFormat::UptimeKuma
        | FeedFormat::Prometheus
        | FeedFormat::Statuspage) => {
            let word = FeedFormat::ALL
                .iter()
                .find(|(_, known)| *known == format)
                .map_or("", |(word, _)| word);
            Err(Trouble::Malformed(feed::not_yet(source.format_at, word)))
        }
    }
}

/// The whole text of a feed.
fn held(name: &str, bytes: &dyn Bytes) -> Result<String, Trouble> {
    let mut all = Vec::new();
    bytes.open()?.read_to_end(&mut all)?;
    if all.starts_with(BYTE_ORDER_MARK) {
        all.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(all).map_err(|error| {
        let (valid, rest) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        Trouble::Malformed(not_text(valid, rest, 1).told(name))
    })
}

/// Windows programs begin a text with these bytes, which mean nothing.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Where text ends and `rest` begins, which is none; `first` is the number of the first line of `valid`.
fn not_text(valid: &[u8], rest: &[u8], first: usize) -> json::Stop {
    let line = first + valid.iter().filter(|&&byte| byte == b'\n').count();
    let start = valid
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |at| at + 1);
    let rest = rest.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let before = String::from_utf8_lossy(&valid[start..]);
    let shown = format!("{before}{}", String::from_utf8_lossy(rest));
    json::Stop::new(line, &shown, before.len(), feed::not_text())
}
