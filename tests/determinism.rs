//! The same bytes from the same inputs; and the build's instant is in none of them (05-time.md).

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::time::{Duration, SystemTime};

use serde_json::Value;
use walkdir::WalkDir;

use crate::support::{NOW, SiteTest, Tree, tree};

const NONE: [&str; 0] = [];

#[test]
fn the_same_bytes_whatever_the_circumstances() {
    let plain = built(SiteTest::example(), NOW);
    let circumstances: [(&str, &str); 8] = [
        ("TZ", "Pacific/Kiritimati"),
        ("TZ", "America/Los_Angeles"),
        ("LANG", "de_DE.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LC_ALL", "C"),
        ("RAYON_NUM_THREADS", "1"),
        ("RAYON_NUM_THREADS", "7"),
        ("HOME", "/nowhere"),
    ];
    for (name, value) in circumstances {
        let other = built(SiteTest::example().env(name, value), NOW);
        assert_eq!(plain.differing(&other), NONE, "{name}={value}");
    }
    let other = built(SiteTest::example().umask(0o077), NOW);
    assert_eq!(plain.differing(&other), NONE, "umask 077");
}

/// Written in another order, a folder lists its files in another order.
#[test]
fn the_same_bytes_whatever_order_the_files_were_written_in() {
    let site = SiteTest::example();
    let content = tree(site.path("content")).files;
    let plain = built(site, NOW);
    let mut other = SiteTest::example();
    for path in content.keys() {
        other = other.without(&format!("content/{path}"));
    }
    for (path, bytes) in content.iter().rev() {
        other = other.bytes(&format!("content/{path}"), bytes);
    }
    assert_eq!(plain.differing(&built(other, NOW)), NONE);
}

/// A checkout on Windows, or an editor there, ends lines by CR and LF.
#[test]
fn the_same_bytes_from_lines_that_end_as_on_windows() {
    let plain = built(SiteTest::example(), NOW);
    let site = SiteTest::example();
    let files = tree(site.path("")).files.into_iter();
    let texts = files.filter(|(path, _)| [".md", ".toml", ".json"].iter().any(|end| path.ends_with(end)));
    let site = texts.fold(site, |site, (path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains('\n') && !text.contains('\r'), "{path}");
        site.file(&path, &text.replace('\n', "\r\n"))
    });
    assert_eq!(plain.differing(&built(site, NOW)), NONE);
}

/// The example's files below another folder, written in another order and at another time.
fn elsewhere(folder: &str) -> SiteTest {
    let files = tree(SiteTest::example().path("")).files;
    let site = files.iter().rev().fold(SiteTest::empty(), |site, (path, bytes)| {
        site.bytes(&format!("{folder}/{path}"), bytes)
    });
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
    for path in files.keys() {
        let path = site.path(&format!("{folder}/{path}"));
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(long_ago).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    site
}

/// All at once: another user, folder, environment, umask, order of files, times and modes of files.
#[test]
fn the_same_bytes_for_another_user_in_another_place() {
    const NOBODY: u32 = 65_534;
    let folder = "another user's \u{f6}/of some d\u{e9}pth/..\u{2026}/\u{1f6a2}";
    let mut site = elsewhere(folder).umask(0o027);
    for (name, value) in [
        ("TZ", "Asia/Kathmandu"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANGUAGE", "ar:de"),
        ("PATH", "/nowhere"),
        ("HOME", "/nowhere"),
        ("TMPDIR", "/var/tmp"),
        ("USER", "nobody"),
        ("HOSTNAME", "elsewhere"),
        ("RAYON_NUM_THREADS", "5"),
        ("COLUMNS", "40"),
        ("TERM", "xterm-256color"),
        ("NO_COLOR", "1"),
        ("CI", "true"),
        ("GITHUB_ACTIONS", "true"),
        ("RUST_LOG", "trace"),
        ("RUST_BACKTRACE", "full"),
    ] {
        site = site.env(name, value);
    }
    let mut command = site.command(&["build", "--now", NOW]);
    command.current_dir(site.path(folder));
    for entry in WalkDir::new(site.path("")) {
        if chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).is_err() {
            eprintln!("as this user only: another one is root's to become");
            break;
        }
    }
    if fs::metadata(site.path(folder)).is_ok_and(|metadata| metadata.uid() == NOBODY) {
        command.uid(NOBODY).gid(NOBODY);
    }
    match command.output() {
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) => return eprintln!("skipped: another user cannot run the program: {error}"),
    }
    let other = tree(site.path(&format!("{folder}/public")));
    assert_eq!(built(SiteTest::example(), NOW).differing(&other), NONE);
}

/// What the other commands write and say.
#[test]
#[cfg(feature = "mail")]
fn every_command_says_the_same_wherever_it_runs() {
    let said = |site: SiteTest, args: &[&str]| {
        let run = site.run(args);
        assert_eq!(run.status, Some(0), "{args:?} {}", run.stderr);
        (run.stdout, run.stderr, tree(site.path("")).files)
    };
    let feed = r#"{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {"web-1": {
        "since": "2026-11-01T00:00:00Z", "outages": [{"start": "2026-11-20T23:50:00Z", "end": "2026-11-21T00:30:00Z"}]}}}"#;
    let here = || {
        let issue = "---\ntitle: Slow\ndate: 2026-11-02 23:30:00\nseverity: down\n---\nSlow.\n";
        let kept = "[archive]\npath = \"kept.json\"\n\n[site.owner]\nname = \"H\"\nemail = \"h@harbour.example\"\n\n\
                    [[feeds]]\nformat = \"tidings\"\npath = \"up.json\"\n\n[build]";
        SiteTest::new()
            .edit("site.toml", "[build]", kept)
            .file("up.json", feed)
            .file("old/config.yml", "title: Old\nparams:\n  systems:\n    - name: Web\n")
            .file("old/content/issues/slow.md", issue)
            .file(
                "content/incidents/slow.md",
                "+++\ntitle = \"Slow\"\nstarted = 2026-12-02 23:30:00\nimpact = \"minor\"\n+++\nIt is slow.\n",
            )
    };
    for args in [
        &["archive", "--now", NOW][..],
        &["mail", "incidents/slow", "--now", NOW],
        &["next", "--format", "json", "--now", NOW],
        &["check", "--format", "json", "--now", NOW],
        &["new", "page", "Title", "--now", NOW],
        &["update", "incidents/slow", "Identified", "Known.", "--now", NOW],
        &["import", "cstate", "old", "--output", "new", "--now", NOW],
        &["schema", "site"],
        &["man"],
    ] {
        let elsewhere = here()
            .env("TZ", "Pacific/Kiritimati")
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("RAYON_NUM_THREADS", "5")
            .env("COLUMNS", "40");
        assert!(said(here(), args) == said(elsewhere, args), "{args:?}");
    }
}

#[test]
fn the_same_bytes_however_the_instant_is_given() {
    let plain = built(SiteTest::example(), NOW);
    for now in [
        "2026-12-03 01:10",
        "2026-12-03T01:10:00",
        "2026-12-03T02:10:00+01:00",
        "2026-12-03T01:10:00.9Z",
    ] {
        assert_eq!(plain.differing(&built(SiteTest::example(), now)), NONE, "{now}");
    }
    let site = SiteTest::example().env("SOURCE_DATE_EPOCH", "1796260200");
    site.run(&["build"]).succeeds();
    assert_eq!(plain.differing(&tree(site.path("public"))), NONE);
}

/// Over an old output or into a new one: nothing depends on what was built before.
#[test]
fn the_same_bytes_over_an_older_site() {
    let site = SiteTest::example();
    site.build_with(&["--now", "2026-06-01T00:00:00Z"]).succeeds();
    site.build().succeeds();
    let plain = built(SiteTest::example(), NOW);
    assert_eq!(plain.differing(&tree(site.path("public"))), NONE);
}

#[test]
fn the_builds_instant_is_in_no_output() {
    let site = SiteTest::example();
    site.build().succeeds();
    let before = tree(site.path("public"));
    for now in ["2026-12-03T01:10:01Z", "2026-12-03T01:29:59Z"] {
        site.build_with(&["--now", now])
            .succeeds()
            .mentions(": 0 files written, ");
    }
    assert_eq!(before.touched(&tree(site.path("public"))), NONE);
}

/// What may change when a day passes and nobody writes anything: what 05-time.md calls live, and the files in
/// which each event is an entry.
#[test]
fn a_day_later_only_live_pages_differ() {
    for (today, tomorrow) in [
        ("2026-12-03T01:10:00Z", "2026-12-04T01:10:00Z"),
        ("2026-12-05T12:00:00Z", "2026-12-06T12:00:00Z"),
        ("2026-12-31T12:00:00Z", "2027-01-01T12:00:00Z"),
    ] {
        let (before, after) = (
            built(SiteTest::example(), today),
            built(SiteTest::example(), tomorrow),
        );
        let (months, open) = (
            [&today[..7], &tomorrow[..7]].map(|month| month.replace('-', "/")),
            open_notices(&before),
        );
        let series = series(&before);
        let is_live = |path: &str| {
            let page = path.strip_suffix("index.html").unwrap_or(path);
            [
                "",
                "maintenance/",
                "incidents/",
                "uptime/",
                "history/",
                "components/",
            ]
            .contains(&page)
                || months.iter().any(|month| page == format!("history/{month}/"))
                || page.starts_with("components/")
                || page.starts_with("plans/")
                || page.starts_with("api/")
                || page.starts_with("badges/")
                || page == "sitemap.xml"
                || page.contains("feed.")
                || page == "maintenance/calendar.ics"
                || open
                    .iter()
                    .chain(&series)
                    .any(|id| page == format!("{id}/") || page == format!("{id}/notice.ics"))
                || !before.files.contains_key(path)
        };
        let dead: Vec<&str> = before
            .differing(&after)
            .into_iter()
            .filter(|path| !is_live(path))
            .collect();
        assert_eq!(dead, NONE, "from {today} to {tomorrow}");
    }
}

/// When nothing was published in between, the feeds are the same bytes, and so are the pages of all notices.
#[test]
fn without_events_the_feeds_stay_as_they_are() {
    // After the reminder and before the window of 8 December, over a midnight.
    let (today, tomorrow) = ("2026-12-05T06:00:00Z", "2026-12-06T06:00:00Z");
    let (before, after) = (
        built(SiteTest::example(), today),
        built(SiteTest::example(), tomorrow),
    );
    let ids = |site: &Tree| -> Vec<Value> {
        let feed: Value = serde_json::from_str(site.text("feed.json")).unwrap();
        let items = feed["items"].as_array().unwrap();
        items.iter().map(|item| item["id"].clone()).collect()
    };
    assert_eq!(ids(&before), ids(&after), "the test needs a day without events");
    let differing = before.differing(&after);
    // The timetable of a window's page reaches to the seventh day after today, so midnight may bring its start.
    let nears = "maintenance/2026-12-07-remote-access-gateway/index.html";
    let wrong: Vec<&&str> = differing
        .iter()
        .filter(|path| {
            path.contains("feed.") || path.contains("incidents/2") || path.contains("maintenance/2")
        })
        .filter(|path| **path != nears)
        .collect();
    assert_eq!(wrong, [&""; 0]);
}

/// Long after everything, two years apart: notices, months, newsletters and pages are as they were.
#[test]
fn what_is_past_never_changes_again() {
    // A rule without an end would go on telling.
    let ended = || {
        let file = "content/maintenance/backup-storage-check.md";
        SiteTest::example().edit(file, "BYDAY=3WE", "BYDAY=3WE;UNTIL=20261231")
    };
    let (before, after) = (
        built(ended(), "2027-02-01T00:00:00Z"),
        built(ended(), "2027-02-20T00:00:00Z"),
    );
    let past = |path: &&&str| {
        path.starts_with("incidents/2")
            || path.starts_with("maintenance/2")
            || path.starts_with("history/2026")
            || path.starts_with("newsletter/")
            || path.contains("feed.")
            || path.starts_with("static/")
    };
    let open = open_notices(&before);
    let differing = before.differing(&after);
    let changed: Vec<&&str> = differing
        .iter()
        .filter(past)
        .filter(|path| !open.iter().any(|id| path.starts_with(id.as_str())))
        .collect();
    assert_eq!(changed, [&""; 0], "still open: {open:?}");
}

fn built(site: SiteTest, now: &str) -> Tree {
    site.build_with(&["--now", now]).succeeds();
    tree(site.path("public"))
}

/// The recurring windows, by the API.
fn series(site: &Tree) -> Vec<String> {
    let api: Value = serde_json::from_str(site.text("api/tidings.json")).unwrap();
    let windows = api["maintenance"].as_array().unwrap().iter();
    windows
        .filter_map(|window| Some(window["series"].as_str()?.to_owned()))
        .collect()
}

/// The notices that are not final, by the API.
fn open_notices(site: &Tree) -> Vec<String> {
    let api: Value = serde_json::from_str(site.text("api/tidings.json")).unwrap();
    let done = ["ended", "completed", "cancelled", "resolved", "postmortem"];
    let mut open = Vec::new();
    for list in ["maintenance", "incidents"] {
        for notice in api[list].as_array().unwrap() {
            if notice["state"]
                .as_str()
                .is_none_or(|state| !done.contains(&state))
            {
                open.push(notice["id"].as_str().unwrap().to_owned());
            }
        }
    }
    open
}
