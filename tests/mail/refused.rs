//! Every way in which no mail comes, word for word.

use crate::mail::{LATER, mail, site, text};
use crate::support::SiteTest;

#[test]
fn a_name_that_is_none_is_told_with_status_2() {
    let site = site()
        .file(
            "content/incidents/patch.md",
            &crate::mail::INCIDENT.replace("slow to load", "gone"),
        )
        .file(
            "content/maintenance/draft.md",
            &crate::mail::AFTER.replace("impact", "draft = true\nimpact"),
        )
        .file(
            "content/incidents/alarm.md",
            &crate::mail::INCIDENT.replace("[components]", "[fix]\nhow = \"false-alarm\"\n[components]"),
        )
        .file("content/pages/faq.md", "+++\ntitle = \"FAQ\"\n+++\n");
    let cases = [
        ("nowhere", "there is no notice and no newsletter issue `nowhere`"),
        (
            "hour",
            "there is no notice and no newsletter issue `hour`; did you mean `hours`?",
        ),
        (
            "incident/slow",
            "there is no notice and no newsletter issue `incident/slow`; did you mean `incidents/slow`?",
        ),
        (
            "patch",
            "`patch` is more than one: `incidents/patch` and `maintenance/patch`",
        ),
        (
            "backup",
            "`backup`: of a recurring window one date is named: `maintenance/backup/2026-12-03` and `maintenance/backup/2026-11-05`",
        ),
        (
            "backup/2027-01-07",
            "maintenance/backup/2027-01-07 is not published yet: it will be at 2026-12-22T08:00:00Z",
        ),
        (
            "maintenance/backup/2027-01-08",
            "maintenance/backup has no occurrence of 2027-01-08: by its rule it does not begin on that day",
        ),
        (
            "after",
            "maintenance/after is not published yet: it will be at 2026-12-02T09:00:00Z",
        ),
        (
            "draft",
            "maintenance/draft is a draft: customers are not told of it",
        ),
        (
            "2026-12",
            "newsletter/2026-12 is not published yet: it will be at 2026-12-01T00:00:00Z",
        ),
        (
            "alarm",
            "incidents/alarm was a false alarm: customers are told nothing of it",
        ),
        ("faq", "there is no notice and no newsletter issue `faq`"),
        (
            "newsletter/2026-12/why",
            "there is no notice and no newsletter issue `newsletter/2026-12/why`; did you mean `newsletter/2026-12`?",
        ),
        ("", "there is no notice and no newsletter issue ``"),
    ];
    for (name, said) in cases {
        let run = site.run(&["mail", name, "--now", "2026-11-30T00:00:00Z"]);
        run.status(2).says(&format!("error: {said}\n"));
    }
}

#[test]
fn an_event_that_is_none_is_told_with_what_there_is() {
    let site = site();
    let there_are = "`update-20261203T012000Z`, `started-20261203T010000Z`, `reminder-20261203T000000Z`, \
`reminder-20261202T010000Z` and `announced`";
    for event in [
        "update-20261203T015200Z",
        "ended",
        "",
        "https://status.example/maintenance/after/#announced",
    ] {
        site.run(&["mail", "patch", "--event", event, "--now", "2026-12-03T01:51:59Z"])
            .status(2)
            .says(&format!(
                "error: there is no event `{event}` so far; there are {there_are}\n"
            ));
    }
    site.run(&["mail", "2026-12", "--event", "announced", "--now", LATER])
        .status(2)
        .says("error: --event: a newsletter issue is one mail\n");
}

#[test]
fn the_command_line_is_told_with_status_2() {
    let site = site().env("TIDINGS_SMTP_PASSWORD", "");
    let no_server = "--send: this is not a mail server's address; write it like smtp://mail.example.com or \
smtps://user@mail.example.com:465";
    let password = "--send: a password in an address stays in logs and in the list of processes; put it into the environment variable \
TIDINGS_SMTP_PASSWORD, and change it if it has been seen";
    let cases: [(&[&str], &str); 11] = [
        (
            &["--to", "nobody"],
            "--to: `nobody` is not a mail address; write it like customers@example.com",
        ),
        (
            &["--to", "a@b.example\r\nBcc: c@d.example"],
            "--to: `a@b.example\r\nBcc: c@d.example` is not a mail address; write it like customers@example.com",
        ),
        (
            &["--to", "ü@b.example"],
            "--to: `ü@b.example` is not a mail address; write it like customers@example.com",
        ),
        (&["--send", "mail.example"], no_server),
        (&["--send", "https://mail.example/"], no_server),
        (&["--send", "smtp://"], no_server),
        (&["--send", "smtp://mail.example/inbox"], no_server),
        (&["--send", "smtp://mail.example?starttls=no"], no_server),
        (&["--send", "smtp://user:secret@mail.example"], password),
        (&["--send", "smtp://:@mail.example:secret"], no_server),
        (
            &["--send", "smtps://user@mail.example"],
            "--send: the server is told a user name, and the environment variable TIDINGS_SMTP_PASSWORD holds no password",
        ),
    ];
    for (args, said) in cases {
        let run = site.run(&[&["mail", "slow", "--now", LATER], args].concat());
        run.status(2)
            .says(&format!("error: {said}\n").replace("\r\n", "\n"));
    }
    let both = site
        .run(&["mail", "slow", "--output", "out", "--send", "smtp://mail.example"])
        .status(2);
    assert!(both.stderr.contains("cannot be used with"), "{}", both.stderr);
    assert!(!site.path("out").exists());
}

/// The page says what customers are told: a site that cannot be built sends no mail.
#[test]
fn a_mistake_in_any_file_is_told_with_status_1() {
    let site = site().file("content/incidents/other.md", "+++\ntitle = \"Broken\"\n+++\n");
    site.run(&["mail", "slow", "--now", LATER])
        .status(1)
        .mentions("content/incidents/other.md:1:1");
}

/// Monitoring that is down, or writes what is none, has no say in what staff write.
#[test]
fn a_notice_is_sent_whatever_becomes_of_the_feeds() {
    let feed = "[[feeds]]\nformat = \"tidings\"\nurl = \"http://127.0.0.1:1/uptime.json\"\non_failure = \"error\"\n\n[build]";
    let with_feed = site().edit("site.toml", "[build]", feed);
    with_feed.build().status(3);
    assert!(mail(&with_feed, &["slow"]) == mail(&site(), &["slow"]));
    let by_path = feed.replace(
        "url = \"http://127.0.0.1:1/uptime.json\"",
        "path = \"uptime.json\"",
    );
    let broken = site()
        .edit("site.toml", "[build]", &by_path)
        .file("uptime.json", "{");
    broken.build().status(1);
    assert!(mail(&broken, &["slow"]) == mail(&site(), &["slow"]));
    // An issue may hold figures, which are those of a build.
    with_feed
        .run(&["mail", "2026-12", "--now", LATER])
        .status(3)
        .mentions("error: no mail was made\n");
}

#[test]
fn a_full_disk_and_a_closed_folder_are_told_with_status_3() {
    let site = site().file("out", "a file, where the folder should be");
    let run = site
        .run(&["mail", "slow", "--output", "out", "--now", LATER])
        .status(3);
    assert!(run.stderr.starts_with("error: out: "), "{}", run.stderr);
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let done = site
        .command(&["mail", "slow", "--now", LATER])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(3));
}

#[test]
fn the_example_has_a_mail_for_each_of_its_notices() {
    let example = SiteTest::example();
    for slug in [
        "2026-12-03-web-security-patches",
        "incidents/2026-12-02-support-over-christmas",
        "newsletter/2026-12",
    ] {
        assert!(
            text(&mail(&example, &[slug, "--now", crate::support::NOW])).contains("Harbour Hosting status")
        );
    }
}
