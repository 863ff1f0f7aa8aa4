//! `tidings init`: a site that builds and checks without a warning, on the day it is made and after it.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use tidings::authored::starter;
use tidings::diagnostic::{Style, render};
use tidings::model::time::{Local, local};
use tidings::model::{Instant, Stretch};
use tidings::pipeline::{self, ContentFolder, Found, Inputs};
use tidings::site::propose::{self, Wanted};

use crate::memory::instant;
use crate::support::{SiteTest, tree};

const AT: &str = "2026-11-21T09:07:31Z";

#[test]
fn a_new_site_builds_and_checks_without_a_warning() {
    let site = SiteTest::empty();
    let done = site.run(&["init", "site", "--timezone", "Europe/London", "--now", AT]);
    assert_eq!(done.stdout, "site/site.toml\n");
    assert_eq!(
        done.status(0).stderr,
        "its local times are those of Europe/London\n\
         next: cd site && tidings serve --open, and write what is yours into site.toml;\n\
         when work is done, `tidings update SLUG Completed` says so at the end of its notice\n"
    );
    let made: Vec<String> = tree(site.path("site")).files.into_keys().collect();
    assert_eq!(
        made,
        [
            ".gitignore",
            "content/incidents/2026-11-19-slow-pages.md",
            "content/maintenance/2026-11-28-security-patches.md",
            "content/newsletters/2026-11/index.md",
            "content/pages/faq.md",
            "site.toml",
        ]
    );
    assert_eq!(
        site.read("site/.gitignore"),
        "/public/\n/.tidings/\n/.public.tidings-*\n"
    );
    for now in [AT, "2026-11-28T23:10:00Z", "2026-12-05T09:00:00Z"] {
        let check = [
            "check",
            "--config",
            "site/site.toml",
            "--deny",
            "warnings",
            "--now",
            now,
        ];
        site.run(&check).status(0).says("no mistakes found\n");
        site.run(&["build", "--config", "site/site.toml", "--now", now])
            .succeeds();
    }
}

#[test]
fn the_same_instant_makes_the_same_site() {
    let site = SiteTest::empty();
    for folder in ["one", "two"] {
        let init = ["init", folder, "--timezone", "Asia/Kathmandu", "--now", AT];
        site.run(&init).status(0);
    }
    assert_eq!(tree(site.path("one")).files, tree(site.path("two")).files);
}

/// Without `TZ` the zone is the machine's, whatever that is.
#[test]
fn without_a_zone_it_is_that_of_the_session_or_the_machine() {
    let site = SiteTest::empty();
    site.run(&["init", "site", "--now", AT]).status(0);
    site.run(&[
        "check",
        "--config",
        "site/site.toml",
        "--deny",
        "warnings",
        "--now",
        AT,
    ])
    .status(0);
    SiteTest::empty()
        .env("TZ", "Asia/Kathmandu")
        .run(&["init", "site", "--now", AT])
        .status(0)
        .mentions("its local times are those of Asia/Kathmandu\n");
}

/// A repository that was just made has a file of its own for what git leaves out.
#[test]
fn what_git_leaves_out_is_for_its_own_file_to_say() {
    let site = SiteTest::empty()
        .file("site/.gitignore", "/target/\n")
        .file("site/README.md", "Mine.\n");
    site.run(&["init", "site", "--now", AT]).status(0).mentions(
        ".gitignore stays as it is: let `/public/`, `/.tidings/` and `/.public.tidings-*` stand in it\n",
    );
    assert_eq!(site.read("site/.gitignore"), "/target/\n");
}

#[test]
fn what_is_there_is_never_written_over() {
    let site = SiteTest::empty().file("full/a.txt", "mine").file("file", "mine");
    for (args, said) in [
        (
            &["init", "full"][..],
            "error: full is not empty: a new site is made in a folder of its own, and a.txt is there\n",
        ),
        (&["init", "file"], "error: file is not a folder\n"),
        (
            &["init", "new", "--timezone", "Europe/Londn"],
            "error: --timezone: there is no time zone `Europe/Londn`; did you mean `Europe/London`?\n",
        ),
    ] {
        site.run(args).status(2).says(said);
    }
    assert_eq!(tree(site.path("full")).files.len(), 1);
    assert!(!site.path("new").exists());
}

#[test]
fn a_folder_that_git_has_begun_is_free() {
    let site = SiteTest::empty().file(".git/HEAD", "ref: refs/heads/main\n");
    site.run(&["init", ".", "--timezone", "UTC", "--now", AT])
        .status(0);
    assert!(site.path("site.toml").is_file());
    assert_eq!(site.read(".git/HEAD"), "ref: refs/heads/main\n");
    site.run(&["init", "."]).status(2);
}

/// Over two years, in zones on both sides of the date line, with halves and quarters of hours, and with clock changes
/// at midnight.
#[test]
fn it_has_no_finding_whenever_it_is_made_nor_later() {
    let zones = [
        Tz::UTC,
        Tz::Europe__London,
        Tz::America__Santiago,
        Tz::America__Havana,
        Tz::Africa__Cairo,
        Tz::Australia__Lord_Howe,
        Tz::Pacific__Kiritimati,
        Tz::Asia__Kathmandu,
    ];
    for zone in zones {
        let mut now = instant("2026-01-01T00:00:00Z");
        while now < instant("2028-03-10T00:00:00Z") {
            for later in [0, 7, 9] {
                assert_eq!(
                    findings(zone, now, now + TimeDelta::days(later)),
                    "",
                    "{zone} {now}"
                );
            }
            now += TimeDelta::minutes(60 * 24 * 36 + 7 * 60 + 13);
        }
    }
}

fn findings(zone: Tz, made: Instant, read: Instant) -> String {
    let site_toml = starter::site_toml(zone);
    let opened = pipeline::open("site.toml", site_toml.as_bytes());
    let kind = opened.config.as_ref().unwrap().kinds[0].clone();
    let wanted = Wanted {
        rules: &kind.rules,
        components: &[],
        length: propose::length(&kind.rules),
        announced: made,
    };
    let start = propose::start(&wanted, &[], zone, made + TimeDelta::days(7)).unwrap();
    let window = Stretch::new(start, start + wanted.length);
    assert!(is_within(zone, window), "{zone} {made}");
    let content = starter::content(zone, made, window);
    let mut files: Vec<(String, Found)> = content
        .iter()
        .map(|file| {
            let below = file.path.strip_prefix("content/").unwrap();
            (below.to_owned(), Found::Text(file.to_string().into_bytes()))
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let inputs = Inputs {
        content: ContentFolder::Files(files),
        still: true,
        review: true,
        ..Inputs::default()
    };
    let reading = pipeline::read(opened, inputs, read);
    assert!(reading.edition.is_some(), "{zone} {made}");
    render(&reading.diagnostics, &reading.sources, Style::Plain)
}

/// Whether every minute of it lies between 23:00 and 06:00, by the clock on the wall.
fn is_within(zone: Tz, window: Stretch) -> bool {
    let minutes = (0..window.length().num_minutes()).map(|minute| window.start + TimeDelta::minutes(minute));
    let once = |at: DateTime<Utc>| {
        matches!(
            local(zone, at.with_timezone(&zone).naive_local()),
            Local::Exact(_)
        )
    };
    let quiet = |at: DateTime<Utc>| {
        let time = at.with_timezone(&zone).format("%H:%M").to_string();
        time.as_str() >= "23:00" || time.as_str() < "06:00"
    };
    minutes.into_iter().all(quiet) && once(window.start) && once(window.end)
}

#[test]
fn a_folder_may_hold_what_repositories_begin_with() {
    let site = SiteTest::empty()
        .file("site/README.md", "Mine.\n")
        .file("site/.gitkeep", "");
    site.run(&["init", "site", "--now", AT]).status(0);
    assert_eq!(site.read("site/README.md"), "Mine.\n");
}

#[test]
fn what_init_cannot_do_is_told() {
    let site = SiteTest::empty().symlink("astray", "nowhere").file("file", "");
    for (args, said) in [
        (
            ["init", "site", "--config=other.toml"],
            "--config: a new site has its file in its folder",
        ),
        (
            ["init", "astray", "--timezone=UTC"],
            "astray is a link that leads nowhere",
        ),
        (["init", "file", "--timezone=UTC"], "file is not a folder"),
        (["init", "file/below", "--timezone=UTC"], "is not a folder"),
    ] {
        site.run(&args).status(2).mentions(said);
    }
    site.run(&["man", "file"])
        .status(2)
        .mentions("file is not a folder");
    site.run(&["init", "two words", "--now", AT])
        .status(0)
        .mentions("cd 'two words' && tidings serve");
}
