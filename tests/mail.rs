//! `tidings mail`: the bytes, the thread, what is in both parts, and every way in which no mail comes. That real
//! programs read them and a real server takes them is tests/outsiders/mail.py.

mod bytes;
mod refused;
mod texts;

use mail_parser::{Message, MessageParser, MimeHeaders};

use crate::support::SiteTest;

/// A moment after everything that [`site`] tells of.
const LATER: &str = "2027-06-01T00:00:00Z";

const WINDOW: &str = r#"+++
title = "Security patches"
start = 2026-12-03 01:00:00
end = 2026-12-03 01:30:00
announced = 2026-11-27 09:00:00
components = ["web-1", "web-2"]
impact = "outage"
expected_downtime = "10m"
+++
We install patches, as [before](../incidents/slow.md), and will tell of it [here](after.md).

## 2026-12-03 01:20 Extended to 02:00
One *disk* more.

## 2026-12-03 01:52 Completed
All sites answer.
"#;

/// Announced only after the window's announcement.
const AFTER: &str = r#"+++
title = "What comes after"
start = 2026-12-10 01:00:00
end = 2026-12-10 01:30:00
announced = 2026-12-02 09:00:00
components = ["web-1"]
impact = "none"
status = "proposed"
+++
"#;

const INCIDENT: &str = r#"+++
title = "Websites slow to load"
started = 2026-11-02 09:14:00
announced = 2026-11-02 09:20:00
impact = "major"
[components]
web-1 = "partial_outage"
+++
Pages take long.

## 2026-11-02 10:02 Resolved
Pages are quick.
"#;

const NOTICE: &str = r#"+++
title = "Our hours"
started = 2026-11-20 09:00:00
impact = "none"
+++
We are closed.
"#;

const SERIES: &str = r#"+++
title = "Backup check"
start = 2026-11-05 01:00:00
end = 2026-11-05 01:30:00
announced = 2026-10-20 09:00:00
repeat = "FREQ=MONTHLY;BYDAY=1TH"
components = ["web-1"]
impact = "none"
id = "HH-7"
+++
Once a month.
"#;

const ISSUE: &str = r#"+++
title = "Winter"
date = 2026-12-01
number = 8
editor = "Ruth Penhale"
+++
Dear customers.
"#;

const ARTICLE: &str = r#"+++
title = "Why & <when>"
author = "Tom Garrick"
+++
Because of [patches](../../maintenance/patch.md).

### In short
So.
"#;

/// A site with one of everything, and an owner who can send mail.
fn site() -> SiteTest {
    SiteTest::new()
        .edit(
            "site.toml",
            "[build]",
            "[site.owner]\nname = \"Harbour Hosting\"\nemail = \"support@harbour.example\"\n\n[build]",
        )
        .file("content/maintenance/patch.md", WINDOW)
        .file("content/maintenance/after.md", AFTER)
        .file("content/maintenance/backup.md", SERIES)
        .file("content/incidents/slow.md", INCIDENT)
        .file("content/incidents/hours.md", NOTICE)
        .file("content/newsletters/2026-12/index.md", ISSUE)
        .file("content/newsletters/2026-12/10-why.md", ARTICLE)
}

/// The mail that `tidings mail` prints.
#[track_caller]
fn mail(site: &SiteTest, args: &[&str]) -> Vec<u8> {
    let has_now = args.contains(&"--now");
    let now: &[&str] = if has_now { &[] } else { &["--now", LATER] };
    let done = site.command(&[&["mail"], args, now].concat()).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), said.as_str()), (Some(0), ""), "{args:?}");
    done.stdout
}

/// A mail as a program reads it.
#[track_caller]
fn read(bytes: &[u8]) -> Message<'_> {
    MessageParser::new().parse(bytes).expect("a mail")
}

/// Its plain text, with line feeds only.
fn text(bytes: &[u8]) -> String {
    read(bytes).body_text(0).unwrap().replace("\r\n", "\n")
}

/// Its HTML.
fn html(bytes: &[u8]) -> String {
    read(bytes).body_html(0).unwrap().replace("\r\n", "\n")
}

/// The bytes of its calendar file.
fn calendar(bytes: &[u8]) -> Option<Vec<u8>> {
    let mail = read(bytes);
    let mut attached = mail.attachments();
    let file = attached.find(|part| part.attachment_name() == Some("notice.ics"))?;
    Some(file.contents().to_vec())
}

/// A header as it was written, unfolded.
fn header(bytes: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ");
    let mut found = head
        .split("\r\n")
        .filter_map(|line| line.strip_prefix(&format!("{name}: ")));
    let value = found.next().map(str::to_owned);
    assert_eq!(found.next(), None, "{name} twice");
    value
}
