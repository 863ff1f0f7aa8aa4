//! Files by whatever name; and what lies where a file is looked for and is none: named pipes and devices, of which a
//! plain read never comes back. Each run on those is ended after a while, so that a test fails rather than waits.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};

use crate::support::{NOW, SiteTest, tree};

const FEED: &str = "[[feeds]]\nformat = \"tidings\"\npath = \"up.json\"\n\n[build]";

const INCIDENT: &str =
    "+++\ntitle = \"Slow\"\nstarted = 2026-12-02 09:00:00\nimpact = \"minor\"\n+++\nIt is slow.\n";

#[test]
fn a_pipe_in_the_content_is_refused() {
    for path in ["content/maintenance/x.md", "content/assets/p"] {
        let site = SiteTest::new().pipe(path);
        let run = site.ends(&["build", "--now", NOW]).status(1);
        run.mentions("error[tidings::content::not-a-file]: this is not a regular file")
            .mentions(&format!("--> {path}:1:1"));
    }
}

#[test]
fn a_device_in_the_content_is_refused() {
    let site = SiteTest::new().file("content/assets/terms.txt", "Terms.\n");
    let device = site.path("content/assets/zero.md");
    let made = Command::new("mknod")
        .arg(device)
        .args(["c", "1", "5"])
        .stderr(Stdio::null())
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: this user may not make devices");
        return;
    }
    site.ends(&["build", "--now", NOW])
        .status(1)
        .mentions("error[tidings::content::not-a-file]")
        .mentions("--> content/assets/zero.md:1:1");
}

#[test]
fn a_feed_that_is_a_pipe_or_a_device_is_refused_at_its_key() {
    let site = || SiteTest::new().edit("site.toml", "[build]", FEED);
    for site in [site().pipe("up.json"), site().symlink("up.json", "/dev/zero")] {
        site.ends(&["build", "--now", NOW])
            .status(1)
            .mentions("error[tidings::feed::unreadable]: the feed `up.json` cannot be read: it is not a regular file")
            .mentions("--> site.toml:8:8");
    }
}

#[test]
fn a_site_toml_that_is_a_pipe_a_device_or_a_folder_is_refused() {
    let site = SiteTest::new().pipe("pipe.toml").file("folder/x", "");
    for config in ["pipe.toml", "/dev/zero", "folder"] {
        for command in ["build", "check"] {
            let said = format!("error: {config}: it is not a regular file\n");
            site.ends(&[command, "--config", config]).status(2).says(&said);
        }
    }
}

#[test]
fn a_content_folder_may_be_missing_but_not_be_a_file() {
    let site = SiteTest::new();
    site.build().succeeds();
    let site = site.file("content", "text");
    site.build()
        .status(1)
        .mentions("error[tidings::site::no-content]: there is no folder `content`")
        .mentions("--> site.toml:1:1");
}

/// A folder is walked into whatever it is called; a link to a folder is not, so that none leads round for ever.
#[test]
fn sockets_folders_called_like_files_and_links_that_lead_round_are_told_or_harmless() {
    let site = SiteTest::new()
        .file("content/incidents/folder.md/slow.md", INCIDENT)
        .file("content/assets/x.svg/y.svg", "<svg/>");
    site.build().succeeds();
    assert!(site.path("public/incidents/slow/index.html").exists());
    let site = site
        .symlink("content/assets/loop", "loop")
        .symlink("content/assets/up", "..")
        .symlink("content/assets/here", ".")
        .symlink("content/incidents/loop.md", "loop.md");
    let _socket = UnixListener::bind(site.path("content/assets/socket")).unwrap();
    let odd = site.path("content/assets").join(OsStr::from_bytes(b"\xff.txt"));
    fs::write(odd, "").unwrap();
    let run = site.ends(&["build", "--now", NOW]).status(1);
    for path in ["assets/loop", "assets/up", "assets/here", "incidents/loop.md"] {
        let place = format!(
            "content::link-outside]: this symbolic link leads to no file of the content folder\n--> content/{path}:1:1"
        );
        assert!(run.stderr.contains(&place), "{}", run.stderr);
    }
    run.mentions("content::not-a-file]: this is not a regular file: it is a named pipe, a device or a socket\n--> content/assets/socket:1:1")
        .mentions("content::path]: this path cannot be part of an address\n--> content/assets/\u{fffd}.txt:1:1");
}

/// Who cannot be told is served all the same: a log's disk is full in the very hour when a notice must go out.
#[test]
fn a_message_that_cannot_be_written_keeps_nothing_back() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let site = SiteTest::new().file("content/pages/left.txt", "a warning");
    for (args, status) in [
        (&["build", "--now", NOW][..], 0),
        (&["check", "--deny", "warnings", "--now", NOW], 1),
        (&["--config", "nowhere.toml", "build"], 2),
    ] {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_tidings"));
        let run = program
            .args(args)
            .current_dir(site.path(""))
            .stderr(full())
            .status();
        assert_eq!(run.unwrap().code(), Some(status), "{args:?}");
    }
    assert!(site.path("public/index.html").exists());
}

/// What people call their files, and what makes other systems stumble: all of it arrives, each under its own name.
#[test]
fn files_arrive_by_whatever_name() {
    let longest = format!("{}.txt", "n".repeat(251));
    let in_emoji = format!("{}.txt", "🚢".repeat(62));
    let assets = [
        "with blanks.txt",
        " before and after ",
        "🚢⚓️.txt",
        "sto\u{308}rung.txt",
        "st\u{f6}rung.txt",
        "Readme.txt",
        "README.txt",
        "nul.txt",
        "CON",
        "a:b|c<d>e\"f*g?h.txt",
        "dot.",
        "%2e%2e.txt",
        "\u{202e}txt.exe",
        "\u{200b}",
        "-rf",
        "~",
        "$HOME",
        "no ending/\u{1f6a2} in\u{301} a folder/a.txt",
        &longest,
        &in_emoji,
    ];
    let mut site = SiteTest::new();
    for (number, name) in assets.iter().enumerate() {
        site = site.file(&format!("content/assets/{name}"), &format!("{number}"));
    }
    site.build().succeeds();
    for (number, name) in assets.iter().enumerate() {
        assert_eq!(
            site.read(&format!("public/assets/{name}")),
            format!("{number}"),
            "{name:?}"
        );
    }
    site.build().succeeds().mentions(": 0 files written, ");
    let page = site.read("public/index.html");
    assert!(!page.contains("rf"), "no page lists them");
}

/// A picture is copied beside the page, a theme's file gets a hash, a feed is read, each by any name.
#[test]
fn pictures_themes_and_feeds_have_any_name() {
    let feed = r#"{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {}}"#;
    let longest = format!("{}.svg", "p".repeat(246));
    for name in [
        "a b.svg",
        "🚢.svg",
        "sto\u{308}r.svg",
        "st\u{f6}r.svg",
        "a%20b.svg",
        &longest,
    ] {
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let text = INCIDENT.replace("It is slow.", &format!("![Plan]({encoded})"));
        let theme = format!(
            "[theme]\nname = \"own\"\n\n[[feeds]]\nformat = \"tidings\"\npath = \"{name}\"\n\n[build]"
        );
        let short = &name[name.len().saturating_sub(200)..];
        let site = SiteTest::new()
            .edit("site.toml", "[build]", &theme)
            .file(name, feed)
            .file(&format!("themes/own/assets/{short}"), "<svg/>")
            .file("content/incidents/slow.md", &text)
            .file(&format!("content/incidents/{name}"), "<svg/>");
        site.build().succeeds();
        assert_eq!(site.read(&format!("public/incidents/slow/{name}")), "<svg/>");
        let (stem, _) = short.rsplit_once('.').unwrap();
        let published = tree(site.path("public/static"));
        assert!(
            published.paths().iter().any(|file| file.starts_with(stem)),
            "{:?}",
            published.paths()
        );
    }
}

/// Published, such a name has a hash more, and one that fits no longer is told before anything is written.
#[test]
fn a_name_that_gets_too_long_is_told() {
    for (bytes, status) in [(238, 0), (239, 1)] {
        let name = format!("themes/own/assets/{}.css", "n".repeat(bytes - 4));
        let theme = SiteTest::new()
            .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n\n[build]")
            .file(&name, "");
        let run = theme.build();
        assert_eq!(run.status, Some(status), "{}", run.stderr);
        assert_eq!(run.stderr.contains("tidings::theme::not-a-file"), status == 1);
    }
}

/// A notice's name is its address, so that most names are none; each is told with one that is.
#[test]
fn a_notice_by_a_name_that_is_no_address_is_told() {
    let longest = "n".repeat(250);
    for name in [
        "with blanks",
        "🚢",
        "sto\u{308}rung",
        "st\u{f6}rung",
        "UPPER",
        &longest,
    ] {
        let site = SiteTest::new().file(&format!("content/incidents/{name}.md"), INCIDENT);
        site.build()
            .status(1)
            .mentions("error[tidings::content::slug]")
            .mentions("nothing was published");
        assert!(!site.path("public").exists());
    }
}
