//! Every address, id and anchor of the site. Once published, none of them ever changes (12-tables.md).

use chrono::{Datelike, TimeDelta, Timelike};
use data_encoding::BASE32_NOPAD;
use url::Url;

use crate::model::{Common, Instant, Month, NoticeId, PageName};
use crate::site::{Event, EventKind};

/// Makes addresses below the site's base.
#[derive(Clone, Debug)]
pub struct Routes {
    base: Url,
    id_base: Url,
    /// What addresses begin with.
    root: String,
}

impl Routes {
    /// For a site at `base_url` whose ids are made from `id_base`; both end with `/`.
    pub fn new(base_url: &Url, id_base: &Url) -> Self {
        Self {
            base: base_url.clone(),
            id_base: id_base.clone(),
            root: base_url.path().to_owned(),
        }
    }

    /// Where the site is, without a path, such as `https://status.example`.
    pub fn origin(&self) -> String {
        self.base.origin().ascii_serialization()
    }

    /// The same with absolute addresses only, for what is read elsewhere.
    pub fn absolute(&self) -> Self {
        Self {
            root: self.base.to_string(),
            ..self.clone()
        }
    }

    /// The base path, with `/` at both ends.
    pub fn root(&self) -> &str {
        self.base.path()
    }

    /// The address of a path such as `maintenance/`, from the root of the host.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}", self.root, encode(path))
    }

    /// The absolute address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.base, encode(path))
    }

    /// What ids are made from.
    pub fn id(&self, path: &str) -> String {
        format!("{}{path}", self.id_base)
    }

    /// An event's id (Atom `id`, JSON Feed `id`, RSS `guid`).
    pub fn event_id(&self, notice: &NoticeId, anchor: &str) -> String {
        self.id(&format!("{}#{anchor}", notice_path(notice)))
    }

    /// A window's UID in calendars (RFC 5545, section 3.8.4.7): `<slug>@<host of id_base>`, an occurrence
    /// `<slug>.<date>@<host>`.
    pub fn uid(&self, window: &NoticeId) -> String {
        self.at_host(&dated(&window.slug, window))
    }

    /// The UID of a window's alarm so long before it begins (RFC 9074, section 4).
    pub fn alarm_uid(&self, window: &NoticeId, before: TimeDelta) -> String {
        let window = dated(&window.slug, window);
        self.at_host(&format!("{window}.alarm-{}", before.num_seconds()))
    }

    /// A mail's Message-ID (RFC 5322, section 3.6.4): `<anchor.notice-with-dots@host of id_base>`. `name` is what
    /// stands before the `@`.
    pub fn message_id(&self, name: &str) -> String {
        format!("<{}>", self.at_host(name))
    }

    /// What Statuspage's API knows something by: the first 12 characters of base32 (RFC 4648, section 6), in lower
    /// case, of BLAKE3 of its name.
    pub fn statuspage_id(&self, of: &Thing<'_>) -> String {
        let name = match of {
            Thing::Page => format!("page\n{}", self.id_base),
            Thing::Component(id) => format!("component\n{id}"),
            Thing::Group(id) => format!("group\n{id}"),
            Thing::Notice(id) => format!("notice\n{id}"),
            Thing::Event(id, anchor) => format!("event\n{id}#{anchor}"),
        };
        let hash = blake3::hash(name.as_bytes());
        let mut id = BASE32_NOPAD.encode(hash.as_bytes()).to_lowercase();
        id.truncate(12);
        id
    }

    fn at_host(&self, name: &str) -> String {
        format!("{name}@{}", self.id_base.host_str().unwrap_or_default())
    }
}

/// What Statuspage's API knows by an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing<'a> {
    /// The site.
    Page,
    /// A component, by its id.
    Component(&'a str),
    /// A group, by its id.
    Group(&'a str),
    /// A window or an incident.
    Notice(&'a NoticeId),
    /// An event of a notice, by its anchor without `#`.
    Event(&'a NoticeId, String),
}

/// As authors know it.
impl std::fmt::Display for Thing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Page => write!(f, "the site"),
            Self::Component(id) => write!(f, "the component `{id}`"),
            Self::Group(id) => write!(f, "the group `{id}`"),
            Self::Notice(id) => write!(f, "`{id}`"),
            Self::Event(id, anchor) => write!(f, "`{id}/#{anchor}`"),
        }
    }
}

/// A window's MAINTENANCE-ID for network operators' tools: `<id or slug>`, an occurrence `<id or slug>.<date>`.
pub fn maintenance_id(window: &Common) -> String {
    dated(window.reference.as_ref().unwrap_or(&window.id.slug), &window.id)
}

/// A name, with the date of an occurrence.
fn dated(name: &str, window: &NoticeId) -> String {
    match window.occurrence {
        Some(date) => format!("{name}.{date}"),
        None => name.to_owned(),
    }
}

/// A mail address as it stands after `mailto:` (RFC 6068, section 2).
pub fn mailbox(address: &str) -> String {
    encode(address)
}

/// A path with what an address cannot hold percent-encoded, byte by byte.
fn encode(path: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    /// RFC 3986, section 3.3: everything but unreserved characters, sub-delims, `:`, `@` and `/`; `#` and `?`
    /// end a path, and a file name may hold them. Fragments are joined after encoding.
    const PATH: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(path, PATH).to_string()
}

/// `maintenance/<slug>/`, `maintenance/<slug>/<date>/` or `incidents/<slug>/`.
pub fn notice_path(id: &NoticeId) -> String {
    format!("{id}/")
}

/// The path of a content file's page.
pub fn page_path(name: &PageName) -> String {
    match name {
        PageName::Notice(id) => notice_path(id),
        PageName::Issue(issue) => issue_path(issue),
        PageName::Article(issue, article) => article_path(issue, article),
        PageName::Page(slug) => format!("{slug}/"),
    }
}

/// A newsletter issue's path.
pub fn issue_path(issue: &str) -> String {
    format!("newsletter/{issue}/")
}

/// An article's path.
pub fn article_path(issue: &str, article: &str) -> String {
    format!("newsletter/{issue}/{article}/")
}

/// The path of an issue on paper.
pub fn print_path(issue: &str) -> String {
    format!("newsletter/{issue}/print/")
}

/// A component's path.
pub fn component_path(id: &str) -> String {
    format!("components/{id}/")
}

/// The calendar of all windows.
pub const CALENDAR_PATH: &str = "maintenance/calendar.ics";

/// The path of a window's calendar file.
pub fn notice_calendar_path(id: &NoticeId) -> String {
    format!("{}notice.ics", notice_path(id))
}

/// The path of the calendar of what concerns a component.
pub fn component_calendar_path(id: &str) -> String {
    format!("{}calendar.ics", component_path(id))
}

/// The path of the feed of what concerns a component.
pub fn component_feed_path(id: &str) -> String {
    format!("{}feed.xml", component_path(id))
}

/// A plan's path.
pub fn plan_path(id: &str) -> String {
    format!("plans/{id}/")
}

/// The path of a month of history.
pub fn month_path(month: Month) -> String {
    format!("history/{:04}/{:02}/", month.year, month.month)
}

/// The path of a month of history for programs.
pub fn month_data_path(month: Month) -> String {
    format!("api/history/{month}.json")
}

/// The path of a badge: of a component or group by its id, of the whole site as `status`. `ending` is `svg` or `json`.
pub fn badge_path(id: &str, ending: &str) -> String {
    format!("badges/{id}.{ending}")
}

/// The file that answers at a path.
pub fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

/// An event's anchor on its notice's page, without `#`.
pub fn anchor<T>(event: &Event<T>) -> String {
    let word = match event.kind {
        EventKind::Announced => return "announced".to_owned(),
        EventKind::Reminder => "reminder",
        EventKind::Started => "started",
        EventKind::Ended => "ended",
        EventKind::Lapsed => "lapsed",
        EventKind::Written => "update",
    };
    format!("{word}-{}", compact(event.at))
}

/// What mails and their files are called: `<anchor>.<notice>`, with dots for what parts a notice's name.
pub fn mail_name(anchor: &str, notice: &NoticeId) -> String {
    format!("{anchor}.{}", notice.to_string().replace('/', "."))
}

/// What an issue's mail is called.
pub fn issue_mail_name(issue: &str) -> String {
    format!("newsletter.{issue}")
}

/// The anchor of a measured outage, without `#`.
pub fn outage_anchor(component: &str, start: Instant) -> String {
    format!("measured-{component}-{}", compact(start))
}

/// UTC `YYYYMMDDTHHMMSSZ`.
pub fn compact(at: Instant) -> String {
    let mut text = iso(at);
    text.retain(|c| !matches!(c, '-' | ':'));
    text
}

/// UTC `YYYY-MM-DDTHH:MM:SS.000Z`, as Statuspage's API writes it.
pub fn iso_millis(at: Instant) -> String {
    let mut text = iso(at);
    text.truncate(text.len() - 1);
    text + ".000Z"
}

/// UTC `YYYY-MM-DDTHH:MM:SSZ`: written many times on every page, and so digit by digit; chrono takes ten times as long.
pub fn iso(at: Instant) -> String {
    if !(0..=9999).contains(&at.year()) {
        return format!("{at:?}");
    }
    let at = at.naive_utc(); // an instant works its offset in anew at each question
    let year = at.year().unsigned_abs();
    let parts = [
        (year / 100, ""),
        (year % 100, "-"),
        (at.month(), "-"),
        (at.day(), "T"),
        (at.hour(), ":"),
        (at.minute(), ":"),
        (at.second(), "Z"),
    ];
    let mut text = String::with_capacity("YYYY-MM-DDTHH:MM:SSZ".len());
    for (number, after) in parts {
        text.push_str(two_digits(number));
        text.push_str(after);
    }
    text
}

/// A number below 100 with two digits.
pub fn two_digits(number: u32) -> &'static str {
    const ALL: &str = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748\
                       49505152535455565758596061626364656667686970717273747576777879808182838485868788899091929394959697\
                       9899";
    let at = number as usize * 2;
    ALL.get(at..at + 2).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_nothing_but_one() {
        assert_eq!(mailbox("help@a.example"), "help@a.example");
        assert_eq!(mailbox("a?subject=b@a.example"), "a%3Fsubject=b@a.example");
    }
    use crate::model::{Prose, Span};

    #[test]
    fn instants_are_written_as_chrono_writes_them() {
        for text in [
            "0000-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2026-11-22T09:05:07Z",
            "9999-12-31T23:59:59Z",
            "+10000-01-01T00:00:00Z",
        ] {
            let at: Instant = text.parse().unwrap();
            assert_eq!(iso(at), text);
            assert_eq!(iso(at), format!("{at:?}"));
        }
        let at: Instant = "2026-11-22T09:05:07Z".parse().unwrap();
        assert_eq!(iso_millis(at), "2026-11-22T09:05:07.000Z");
        assert_eq!(compact(at), "20261122T090507Z");
    }

    fn window(slug: &str, date: Option<&str>, reference: Option<&str>) -> Common {
        Common {
            id: NoticeId {
                occurrence: date.map(|date| date.parse().unwrap()),
                ..NoticeId::window(slug)
            },
            title: String::new(),
            title_at: Span::default(),
            reference: reference.map(str::to_owned),
            reference_at: Span::default(),
            contact: None,
            announced: Instant::UNIX_EPOCH,
            announced_at: Span::default(),
            aliases: Vec::new(),
            allow: Vec::new(),
            body: Prose::default(),
            span: Span::default(),
        }
    }

    /// The section "Stable ids" of 12-tables.md: what calendars know a window by.
    #[test]
    fn uids_and_maintenance_ids_are_by_the_table() {
        let url = |text: &str| Url::parse(text).unwrap();
        let routes = Routes::new(
            &url("https://mirror.example/status/"),
            &url("https://status.example:8443/x/"),
        );
        let cases = [
            (window("patch", None, None), "patch", "patch"),
            (window("patch", None, Some("HH-7")), "patch", "HH-7"),
            (
                window("backup", Some("2026-12-03"), None),
                "backup.2026-12-03",
                "backup.2026-12-03",
            ),
            (
                window("backup", Some("2026-12-03"), Some("HH-7")),
                "backup.2026-12-03",
                "HH-7.2026-12-03",
            ),
        ];
        for (window, uid, id) in cases {
            assert_eq!(routes.uid(&window.id), format!("{uid}@status.example"));
            assert_eq!(
                routes.alarm_uid(&window.id, TimeDelta::hours(1)),
                format!("{uid}.alarm-3600@status.example")
            );
            assert_eq!(maintenance_id(&window), id);
        }
        let occurrence = window("backup", Some("2026-12-03"), None);
        assert_eq!(
            notice_calendar_path(&occurrence.id),
            "maintenance/backup/2026-12-03/notice.ics"
        );
    }
}
