//! What lies where a file is looked for and is none: named pipes and devices, of which a plain read never comes
//! back. Each run here is ended after a while, so that a test fails rather than waits.

use std::process::{Command, Stdio};

use crate::support::{NOW, SiteTest};

const FEED: &str = "[[feeds]]\nformat = \"tidings\"\npath = \"up.json\"\n\n[build]";

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
