//! The same event, the same bytes; ids and threads; the file and the calendar in it.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::mail::{LATER, calendar, header, html, mail, read, site, text};
use crate::support::tree;

/// Whatever the hour, the zone and the number of threads, and whatever was written since.
#[test]
fn an_event_is_the_same_bytes_whenever_and_wherever_its_mail_is_made() {
    let events = [
        ("patch", "announced", "2026-11-27T09:00:00Z"),
        ("patch", "reminder-20261202T010000Z", "2026-12-02T01:00:00Z"),
        ("patch", "started-20261203T010000Z", "2026-12-03T01:00:00Z"),
        ("patch", "update-20261203T012000Z", "2026-12-03T01:20:00Z"),
        ("patch", "update-20261203T015200Z", "2026-12-03T01:52:00Z"),
        ("after", "announced", "2026-12-02T09:00:00Z"),
        ("after", "lapsed-20261210T010000Z", "2026-12-10T01:00:00Z"),
        ("slow", "announced", "2026-11-02T09:20:00Z"),
        ("hours", "announced", "2026-11-20T09:00:00Z"),
        ("backup/2026-12-03", "announced", "2026-11-17T08:00:00Z"),
    ];
    let here = site();
    let elsewhere = site()
        .env("TZ", "Pacific/Auckland")
        .env("RAYON_NUM_THREADS", "1")
        .env("LANG", "tr_TR.UTF-8");
    for (slug, event, at) in events {
        let at_once = mail(&here, &[slug, "--now", at]);
        assert_eq!(
            header(&at_once, "Message-ID").unwrap().split('.').next(),
            Some(&*format!("<{event}"))
        );
        for later in [at, "2026-12-10T01:00:00Z", LATER]
            .into_iter()
            .filter(|later| *later >= at)
        {
            assert!(
                mail(&here, &[slug, "--event", event, "--now", later]) == at_once,
                "{slug} {event} at {later}"
            );
            assert!(
                mail(&elsewhere, &[slug, "--event", event, "--now", later]) == at_once,
                "{slug} {event}"
            );
        }
    }
    let issue = mail(&here, &["2026-12", "--now", "2026-12-01T00:00:00Z"]);
    assert!(issue == mail(&elsewhere, &["newsletter/2026-12"]));
}

#[test]
fn an_event_is_named_by_its_anchor_or_by_its_whole_id() {
    let site = site();
    let expected = mail(&site, &["patch", "--event", "update-20261203T012000Z"]);
    for event in [
        "#update-20261203T012000Z",
        "https://status.example/maintenance/patch/#update-20261203T012000Z",
    ] {
        assert!(
            mail(&site, &["maintenance/patch", "--event", event]) == expected,
            "{event}"
        );
    }
    assert!(
        mail(&site, &["/maintenance/patch/", "--now", "2026-12-03T01:51:59Z"]) == expected,
        "the newest so far"
    );
}

#[test]
fn later_mails_of_a_notice_answer_the_first() {
    let site = site().edit(
        "site.toml",
        "timezone",
        "id_base = \"https://ids.example:8443/x/\"\ntimezone",
    );
    let first = "<announced.maintenance.patch@ids.example>";
    let cases = [
        (
            "announced",
            "Fri, 27 Nov 2026 09:00:00 +0000",
            "Scheduled: Security patches, Thu 3 Dec 01:00 to 01:30 UTC",
        ),
        (
            "reminder-20261203T000000Z",
            "Thu, 03 Dec 2026 00:00:00 +0000",
            "Reminder: Security patches, Thu 3 Dec 01:00 to 01:30 UTC",
        ),
        (
            "update-20261203T012000Z",
            "Thu, 03 Dec 2026 01:20:00 +0000",
            "Extended: Security patches, Thu 3 Dec 01:00 to 02:00 UTC",
        ),
        (
            "update-20261203T015200Z",
            "Thu, 03 Dec 2026 01:52:00 +0000",
            "Completed: Security patches, Thu 3 Dec 01:00 to 02:00 UTC",
        ),
    ];
    for (event, date, subject) in cases {
        let mail = mail(&site, &["patch", "--event", event]);
        let id = format!("<{event}.maintenance.patch@ids.example>");
        let answers = (event != "announced").then(|| first.to_owned());
        assert_eq!(header(&mail, "Message-ID"), Some(id));
        assert_eq!(header(&mail, "In-Reply-To"), answers);
        assert_eq!(header(&mail, "References"), answers);
        assert_eq!(header(&mail, "Date").as_deref(), Some(date));
        assert_eq!(header(&mail, "Subject").as_deref(), Some(subject));
    }
}

#[test]
fn every_sort_of_mail_has_its_id_and_title() {
    let site = site();
    let cases = [
        (
            "slow",
            "update-20261102T100200Z.incidents.slow",
            "Resolved: Websites slow to load",
        ),
        ("hours", "announced.incidents.hours", "Notice: Our hours"),
        ("2026-12", "newsletter.2026-12", "Newsletter: Winter"),
        (
            "backup/2026-12-03",
            "ended-20261203T013000Z.maintenance.backup.2026-12-03",
            "Ended as scheduled: HH-7 Backup check, Thu 3 Dec 01:00 to 01:30 UTC",
        ),
        (
            "after",
            "lapsed-20261210T010000Z.maintenance.after",
            "Not confirmed: What comes after, Thu 10 Dec 01:00 to 01:30 UTC",
        ),
    ];
    for (slug, name, subject) in cases {
        let mail = mail(&site, &[slug]);
        assert_eq!(
            header(&mail, "Message-ID"),
            Some(format!("<{name}@status.example>"))
        );
        assert_eq!(header(&mail, "Subject").as_deref(), Some(subject));
        assert_eq!(header(&mail, "Auto-Submitted").as_deref(), Some("auto-generated"));
        assert_eq!(header(&mail, "Content-Language").as_deref(), Some("en"));
        assert_eq!(
            header(&mail, "From").as_deref(),
            Some("\"Harbour Hosting\" <support@harbour.example>")
        );
    }
}

#[test]
fn it_goes_to_the_owner_or_to_whom_it_is_said() {
    let site = site();
    assert_eq!(
        header(&mail(&site, &["slow"]), "To").as_deref(),
        Some("support@harbour.example")
    );
    let to = ["slow", "--to", "a@lists.example", "--to", "b+c@lists.example"];
    assert_eq!(
        header(&mail(&site, &to), "To").as_deref(),
        Some("a@lists.example, b+c@lists.example")
    );
    let nameless = site.edit("site.toml", "name = \"Harbour Hosting\"\n", "");
    let from = header(&mail(&nameless, &["slow"]), "From");
    assert_eq!(
        from.as_deref(),
        Some("\"Harbour status\" <support@harbour.example>"),
        "the site's title"
    );
}

#[test]
fn the_calendar_is_the_sites_own_byte_for_byte() {
    let cases = [
        ("patch", "announced", "2026-11-27T09:00:00Z"),
        ("patch", "update-20261203T012000Z", "2026-12-03T01:20:00Z"),
        ("backup/2026-12-03", "announced", "2026-11-17T09:00:00Z"),
        ("after", "lapsed-20261210T010000Z", "2026-12-10T01:00:00Z"),
    ];
    let site = site();
    for (slug, event, at) in cases {
        site.build_with(&["--now", at]).succeeds();
        let published = fs::read(site.path(&format!("public/maintenance/{slug}/notice.ics"))).unwrap();
        let mail = mail(&site, &[slug, "--event", event]);
        assert_eq!(calendar(&mail), Some(published), "{slug} {event}");
        // One that does not take place is nothing to be put into a calendar.
        let is_ahead = !event.starts_with("lapsed");
        assert_eq!(text(&mail).contains("The calendar file with this mail"), is_ahead);
    }
    for other in ["slow", "hours", "2026-12"] {
        let mail = mail(&site, &[other]);
        assert_eq!(read(&mail).attachment_count(), 0, "{other}");
        assert!(!text(&mail).contains("calendar file"), "{other}");
    }
}

#[test]
fn its_file_has_its_name_and_is_never_written_over() {
    let site = site().umask(0o022);
    let args = [
        "mail",
        "patch",
        "--event",
        "announced",
        "--output",
        "out/mails",
        "--now",
        LATER,
    ];
    let path = "out/mails/announced.maintenance.patch.eml";
    for _ in 0..2 {
        let run = site.run(&args).status(0);
        assert_eq!((run.stdout, run.stderr), (format!("{path}\n"), String::new()));
        assert_eq!(
            fs::read(site.path(path)).unwrap(),
            mail(&site, &["patch", "--event", "announced"])
        );
        assert_eq!(
            fs::metadata(site.path(path)).unwrap().permissions().mode() & 0o777,
            0o644
        );
    }
    let site = site.edit("content/maintenance/patch.md", "We install", "We shall install");
    let before = tree(site.path("out"));
    site.run(&args).status(2).says(
        "error: out/mails/announced.maintenance.patch.eml: there is another file of this name, and a mail that may have been sent is \
not overwritten; remove it, or name another folder\n",
    );
    assert_eq!(before.touched(&tree(site.path("out"))), [""; 0]);
    let occurrence = site.run(&[
        "mail",
        "backup/2026-12-03",
        "--output",
        "out",
        "--event",
        "announced",
        "--now",
        LATER,
    ]);
    assert_eq!(
        occurrence.status(0).stdout,
        "out/announced.maintenance.backup.2026-12-03.eml\n"
    );
}

/// A link to what was not published then is no link: it must not become one in a mail that is made again later.
#[test]
fn a_mail_leads_only_where_the_site_led_then() {
    let site = site();
    let announced = html(&mail(&site, &["patch", "--event", "announced"]));
    assert!(
        announced.contains("href=\"https://status.example/incidents/slow/\""),
        "{announced}"
    );
    assert!(announced.contains("tell of it here."), "{announced}");
}
