//! Media types that other files name (RFC 9110, section 8.3), and how long a file may be kept.

/// RSS 2.0.
pub const RSS: &str = "application/rss+xml";
/// Atom (RFC 4287).
pub const ATOM: &str = "application/atom+xml";
/// JSON Feed 1.1.
pub const JSON_FEED: &str = "application/feed+json";
/// iCalendar (RFC 5545).
pub const CALENDAR: &str = "text/calendar";

/// What is said of a file with a hash in its name: it may be kept for a year and never asked for again (RFC 9111, section
/// 5.2.2; RFC 8246).
pub const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";
