//! `tidings update`: what is appended, that no other byte is touched, and what is refused.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::support::{Run, SiteTest};

const WINDOW: &str = r#"+++
title = "Security patches"
start = 2026-12-03 01:00:00
end = 2026-12-03 01:30:00
announced = 2026-11-27 09:00:00
components = ["web-1"]
impact = "outage"
+++
We install patches.
"#;

const INCIDENT: &str = r#"+++
title = "Slow"
started = 2026-11-02 09:14:00
impact = "major"
[components]
web-1 = "partial_outage"
web-2 = "partial_outage"
+++
Pages take long.
"#;

const SERIES: &str = r#"+++
title = "Backup check"
start = 2026-11-05 01:00:00
end = 2026-11-05 01:30:00
announced = 2026-10-20 09:00:00
repeat = "FREQ=MONTHLY;BYDAY=1TH"
components = ["web-2"]
impact = "none"
+++
Once a month.
"#;

const PATH: &str = "content/maintenance/patch.md";

fn site() -> SiteTest {
    SiteTest::new()
        .file(PATH, WINDOW)
        .file("content/maintenance/backup.md", SERIES)
        .file("content/incidents/slow.md", INCIDENT)
}

fn update(site: &SiteTest, args: &[&str], now: &str) -> Run {
    site.run(&[&["update"], args, &["--now", now]].concat())
}

#[test]
fn an_update_is_appended_and_printed() {
    let site = site().without("content/incidents/slow.md");
    let done = update(
        &site,
        &["patch", "IN PROGRESS", "It restarts."],
        "2026-12-03T01:02:40Z",
    )
    .status(0);
    assert_eq!(done.stdout, "## 2026-12-03 01:02 In progress\nIt restarts.\n");
    assert_eq!(
        done.stderr,
        format!("appended to {PATH}\nnext: run `tidings check`, then build and publish\n")
    );
    // In the same minute the seconds tell them apart.
    update(&site, &["maintenance/patch", "verifying"], "2026-12-03T01:02:50Z").status(0);
    update(
        &site,
        &["patch", "extended to 02:00", "More."],
        "2026-12-03T01:20:00Z",
    )
    .status(0);
    update(
        &site,
        &["patch", "Completed", "--at", "2026-12-03 01:52"],
        "2026-12-03T02:10:00Z",
    )
    .status(0);
    assert_eq!(
        site.read(PATH),
        format!(
            "{WINDOW}\n## 2026-12-03 01:02 In progress\nIt restarts.\n\n## 2026-12-03 01:02:50 Verifying\n\n\
             ## 2026-12-03 01:20 Extended to 02:00\nMore.\n\n## 2026-12-03 01:52 Completed\n"
        )
    );
    site.run(&["check", "--now", "2026-12-04T00:00:00Z"])
        .says("no mistakes found\n");
}

#[test]
fn components_of_an_incident_change_with_an_update() {
    let site = site();
    let args = [
        "incidents/slow",
        "monitoring",
        "Better.",
        "--component",
        "web-2=operational",
        "--component",
        "web-1=degraded_performance",
    ];
    update(&site, &args, "2026-11-02T09:46:00Z").status(0);
    update(&site, &["slow", "Resolved"], "2026-11-02T10:02:00Z").status(0);
    assert_eq!(
        site.read("content/incidents/slow.md"),
        format!(
            "{INCIDENT}\n## 2026-11-02 09:46 Monitoring\nBetter.\n\n```components\nweb-2 = \"operational\"\n\
             web-1 = \"degraded_performance\"\n```\n\n## 2026-11-02 10:02 Resolved\n"
        )
    );
}

#[test]
fn an_occurrence_is_named_by_its_date() {
    let site = site();
    let path = "content/maintenance/backup.md";
    update(&site, &["backup", "Cancelled"], "2026-11-25T10:00:00Z")
        .status(2)
        .says(
            "error: `backup`: of a recurring window one date is named: `maintenance/backup/2026-12-03` and \
         `maintenance/backup/2026-11-05`, or by `--for DATE`\n",
        );
    update(&site, &["backup/2026-12-03", "Cancelled"], "2026-11-25T10:00:00Z").status(0);
    let cancelled = format!("{SERIES}\n## 2026-11-25 10:00 Cancelled for 2026-12-03\n");
    assert_eq!(site.read(path), cancelled);
    let args = ["maintenance/backup", "update", "So it is.", "--for", "2026-12-03"];
    update(&site, &args, "2026-11-26T10:00:00Z").status(0);
    assert_eq!(
        site.read(path),
        format!("{cancelled}\n## 2026-11-26 10:00 Update for 2026-12-03\nSo it is.\n")
    );
    let args = ["backup/2026-12-03", "update", "--for", "2026-11-05"];
    update(&site, &args, "2026-11-27T10:00:00Z")
        .status(2)
        .says("error: --for: `backup/2026-12-03` names the occurrence of 2026-12-03 already\n");
    update(&site, &["backup/2027-03-04", "cancelled"], "2026-11-27T10:00:00Z")
        .status(2)
        .mentions("nobody has been told of it yet");
}

/// Whatever the file's ends of line, its last line, its sign for the order of bytes.
#[test]
fn no_other_byte_is_touched() {
    let crlf = WINDOW.replace('\n', "\r\n");
    let mixed = WINDOW.replacen('\n', "\r\n", 3);
    for old in [
        WINDOW.to_owned(),
        WINDOW.trim_end().to_owned(),
        format!("{WINDOW}\n\n\n"),
        format!("{WINDOW}   \n\t\n"),
        format!("{WINDOW}   "),
        format!("\u{FEFF}{WINDOW}"),
        crlf.clone(),
        crlf.trim_end().to_owned(),
        format!("{crlf}\r\n"),
        mixed,
        format!("{WINDOW}- one\n- two"),
        format!("{WINDOW}> quoted"),
        format!("{WINDOW}A note.[^1]\n\n[^1]: Here"),
    ] {
        let site = site().without("content/incidents/slow.md").file(PATH, &old);
        update(
            &site,
            &["patch", "Cancelled", "No.\nNot now."],
            "2026-12-01T10:00:00Z",
        )
        .status(0);
        let new = site.read(PATH);
        let added = new
            .strip_prefix(&old)
            .unwrap_or_else(|| panic!("{old:?} became {new:?}"));
        assert_eq!(
            added.replace("\r\n", "\n").trim_start_matches('\n'),
            "## 2026-12-01 10:00 Cancelled\nNo.\nNot now.\n",
        );
        let is_crlf = old.lines().count() > 4 && old.ends_with("patches.\r\n") || old == crlf.trim_end();
        assert!(!is_crlf || !added.replace("\r\n", "").contains('\n'), "{added:?}");
        site.run(&["check", "--now", "2026-12-01T10:00:00Z"])
            .says("no mistakes found\n");
    }
}

#[test]
fn permissions_and_links_stay() {
    let site = site()
        .without(PATH)
        .file("content/maintenance/2026/kept.md", "")
        .without("content/maintenance/2026/kept.md")
        .file("content/drawer/window.txt", WINDOW)
        .symlink(PATH, "../drawer/window.txt");
    let file = site.path("content/drawer/window.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    update(&site, &["patch", "Cancelled"], "2026-12-01T10:00:00Z").status(0);
    assert!(fs::symlink_metadata(site.path(PATH)).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o664);
    assert_eq!(
        site.read("content/drawer/window.txt"),
        format!("{WINDOW}\n## 2026-12-01 10:00 Cancelled\n")
    );
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(site.path("content/drawer")).unwrap().count(), 1);
}

#[test]
fn what_would_be_a_mistake_is_refused_and_the_file_stands() {
    let cases: [(&[&str], &str, &str); 14] = [
        (
            &["patch", "Completed"],
            "2026-12-01T10:00:00Z",
            "error[tidings::maintenance::not-allowed]: `Completed` cannot be written while the window is scheduled\n",
        ),
        (
            &["patch", "Done"],
            "2026-12-03T01:10:00Z",
            "`Done` is not a state of a window",
        ),
        (
            &["patch", "Extended to 01:20"],
            "2026-12-03T01:10:00Z",
            "error[tidings::maintenance::extended-far]",
        ),
        (
            &["patch", "Update", "--at", "2026-11-27 08:59"],
            "2026-12-03T01:10:00Z",
            "error[tidings::content::update-before-announced]",
        ),
        (
            &["patch", "Update", "## 2026-12-03 01:20 Completed"],
            "2026-12-03T01:10:00Z",
            "error: a line of TEXT would be read as an update of its own",
        ),
        (
            &["slow", "Update", "```\nopen", "--component", "web-1=operational"],
            "2026-11-02T10:00:00Z",
            "in TEXT has no end",
        ),
        (
            &["slow", "Resolved", "--component", "web-1=operational"],
            "2026-11-02T10:00:00Z",
            "error[tidings::incident::block-in-resolved]",
        ),
        (
            &["slow", "Update", "--component", "web-9=operational"],
            "2026-11-02T10:00:00Z",
            "there is no component `web-9`",
        ),
        (
            &["patch", "Update", "--component", "web-1=operational"],
            "2026-12-03T01:10:00Z",
            "error: --component: only the updates of an incident change components\n",
        ),
        (
            &["slow", "Update\n## x"],
            "2026-11-02T10:00:00Z",
            "error: STATE is one line",
        ),
        (&["slo", "Update"], "2026-11-02T10:00:00Z", "did you mean `slow`?"),
        (
            &["patch", "Update"],
            "2026-11-20T10:00:00Z",
            "maintenance/patch is announced at 2026-11-27 09:00 (Europe/London)",
        ),
        (
            &["patch", "Update", "--at", "noon"],
            "2026-12-03T01:10:00Z",
            "error: --at: `noon` is not an instant",
        ),
        (
            &["patch", "Cancelled for 2026-12-03"],
            "2026-12-01T10:00:00Z",
            "error[tidings::content::update-for-date]",
        ),
    ];
    let site = site();
    for (args, now, said) in cases {
        let refused = update(&site, args, now);
        assert_eq!(refused.status, Some(2), "{args:?}: {}", refused.stderr);
        refused.mentions(said);
        assert_eq!(site.read(PATH), WINDOW, "{args:?}");
        assert_eq!(site.read("content/incidents/slow.md"), INCIDENT, "{args:?}");
    }
}

/// Slugs begin with a date where `new` made them, and people remember the rest.
#[test]
fn a_slug_without_its_date_is_told_with_it() {
    let site = site()
        .file("content/incidents/2026-10-01-disk.md", INCIDENT)
        .file("content/incidents/2026-11-01-disk.md", INCIDENT);
    update(&site, &["disk", "Update"], "2026-11-02T10:00:00Z")
        .status(2)
        .mentions("did you mean `2026-11-01-disk`?");
}

/// An update that nobody would see is worse than none.
#[test]
fn what_swallows_the_update_is_told() {
    for tail in ["```\ncode", "<!--\nhidden", "~~~\n\n\n"] {
        let old = format!("{WINDOW}\n{tail}");
        let site = site().file(PATH, &old);
        update(&site, &["patch", "Cancelled"], "2026-12-01T10:00:00Z")
            .status(2)
            .mentions("error: the update would not be read as one");
        assert_eq!(site.read(PATH), old);
    }
}

#[test]
fn the_text_may_come_from_standard_input() {
    let site = site();
    let mut child = site
        .command(&["update", "patch", "Update", "-", "--now", "2026-12-01T10:00:00Z"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"One.\r\n\r\nTwo.\r\n")
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(
        site.read(PATH),
        format!("{WINDOW}\n## 2026-12-01 10:00 Update\nOne.\n\nTwo.\n")
    );
}

/// An update may be written before its time, also one of what is announced by then.
#[test]
fn what_is_said_later_waits_in_the_file() {
    let site = site();
    let args = ["patch", "Confirmed", "--at", "2026-11-28 09:00"];
    update(&site, &args, "2026-11-20T10:00:00Z")
        .status(2)
        .mentions("`Confirmed` cannot be written while the window is scheduled");
    let args = ["patch", "Cancelled", "--at", "2026-11-28 09:00"];
    update(&site, &args, "2026-11-20T10:00:00Z").status(0);
    assert_eq!(
        site.read(PATH),
        format!("{WINDOW}\n## 2026-11-28 09:00 Cancelled\n")
    );
}

#[test]
fn a_newsletter_and_a_draft_have_no_updates() {
    let site = site()
        .file(
            "content/newsletters/2026-11/index.md",
            "+++\ntitle = \"N\"\ndate = 2026-11-01\n+++\nWords.\n",
        )
        .file(
            "content/incidents/draft.md",
            &INCIDENT.replacen("+++\n", "+++\ndraft = true\n", 1),
        );
    update(&site, &["2026-11", "Update"], "2026-12-01T10:00:00Z")
        .status(2)
        .says("error: `2026-11` is a newsletter issue: it has no updates\n");
    update(&site, &["draft", "Update"], "2026-12-01T10:00:00Z")
        .status(2)
        .mentions("is a draft");
}

/// Each waits for the one before it, and none is lost.
#[test]
fn updates_at_once_are_all_written() {
    let site = site();
    let commands = (0..6).map(|number| {
        let at = format!("2026-12-01 10:0{number}");
        let word = format!("word-{number}");
        let args = [
            "update",
            "patch",
            "Update",
            &word,
            "--at",
            &at,
            "--now",
            "2026-12-01T09:00:00Z",
        ];
        let child = site
            .command(&args)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        (word, child.unwrap())
    });
    let running: Vec<_> = commands.collect();
    for (word, child) in running {
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        let is_written = site.read(PATH).contains(&word);
        assert_eq!(done.status.success(), is_written, "{word}: {said}");
        // One that comes after a later one has to say so, and nothing else.
        assert!(
            is_written || said.contains("name a later one with `--at`"),
            "{word}: {said}"
        );
    }
    site.run(&["check", "--now", "2026-12-01T09:00:00Z"]).status(0);
}

#[test]
fn a_notice_is_named_by_its_file_too() {
    let site = site();
    update(&site, &[PATH, "Update", "Words."], "2026-12-01T10:00:00Z").status(0);
    let whole = site.path("content/incidents/slow.md");
    let whole = whole.to_str().unwrap();
    update(&site, &[whole, "Identified"], "2026-12-01T10:00:00Z").status(0);
    let series = [
        "content/maintenance/backup.md",
        "Cancelled",
        "--for",
        "2026-12-03",
    ];
    update(&site, &series, "2026-12-01T10:00:00Z").status(0);
    update(
        &site,
        &["content/maintenance/none.md", "Update"],
        "2026-12-01T10:00:00Z",
    )
    .status(2)
    .mentions("there is no notice");
}

#[test]
fn what_would_swallow_later_updates_is_refused() {
    let site = site();
    for text in ["```\ncode", "<!-- hm", "~~~~\n```\nx\n```", "<pre>\nx"] {
        update(&site, &["patch", "Update", text], "2026-12-01T10:00:00Z")
            .status(2)
            .mentions("in TEXT has no end");
        assert_eq!(site.read(PATH), WINDOW, "{text}");
    }
    for text in ["```\ncode\n```", "- a\n- b", "> quoted", "<p>x</p>", "1 < 2"] {
        let site = self::site();
        update(&site, &["patch", "Update", text], "2026-12-01T10:00:00Z").status(0);
        update(&site, &["patch", "Update", "More."], "2026-12-01T10:01:00Z").status(0);
    }
    let new = ["new", "page", "P", "--text", "```\ncode"];
    site.run(&new).status(2).mentions("in --text has no end");
}

#[test]
fn a_component_is_named_once() {
    let site = site();
    let twice = [
        "slow",
        "Update",
        "--component",
        "web-1=operational",
        "--component",
        "web-1=major_outage",
    ];
    update(&site, &twice, "2026-12-01T10:00:00Z")
        .status(2)
        .mentions("--component: `web-1` is named twice");
    let twice = [
        "new",
        "incident",
        "I",
        "--impact",
        "minor",
        "--status",
        "web-1=major_outage",
        "--status",
        "web-1=partial_outage",
    ];
    site.run(&twice)
        .status(2)
        .mentions("--status: `web-1` is named twice");
    let window = [
        "new",
        "maintenance",
        "M",
        "--impact",
        "none",
        "--component",
        "web-1",
        "--component",
        "web-1",
        "--now",
        "2026-12-01T10:00:00Z",
    ];
    let done = site.run(&window).status(0);
    assert!(
        site.read(done.stdout.trim())
            .contains("components = [\"web-1\"]\n")
    );
}

#[test]
fn what_an_occurrence_is_not_is_told() {
    let site = site().file(
        "content/maintenance/backup.md",
        &SERIES.replacen("repeat", "skip = [2027-01-07]\nrepeat", 1),
    );
    for (args, said) in [
        (
            ["backup", "2027-01-07"],
            "maintenance/backup has no occurrence of 2027-01-07: `skip` leaves it out",
        ),
        (
            ["backup", "2027-01-08"],
            "maintenance/backup has no occurrence of 2027-01-08: by its rule",
        ),
        (
            ["backup", "2027-06-03"],
            "is announced at 2027-05-18 08:00 (Europe/London): nobody has been told of it yet; to leave it out without a word, write `skip = [2027-06-03]`",
        ),
        (["patch", "2026-12-03"], "maintenance/patch does not recur"),
    ] {
        let [slug, date] = args;
        update(&site, &[slug, "Cancelled", "--for", date], "2026-12-01T10:00:00Z")
            .status(2)
            .mentions(said);
    }
    let now = "2026-12-01T10:00:00Z";
    update(&site, &["patch", "Update", "One."], now).status(0);
    update(&site, &["patch", "Update", "Two.", "--at", now], now)
        .status(2)
        .mentions("name a later one with `--at`");
}
