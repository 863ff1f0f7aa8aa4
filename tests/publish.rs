//! Publishing whole: the output folder is the old site or the new one, never something between (07-cli.md).

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Stdio;

use walkdir::WalkDir;

use crate::support::{SiteTest, tree};

const NONE: [&str; 0] = [];

const WINDOW: &str = r#"+++
title = "Security patches"
start = 2026-12-20 01:00:00
duration = "30m"
announced = 2026-11-27 09:00:00
components = ["web-1"]
impact = "outage"
+++
We restart the server.

![The plan](plan.svg)
"#;

/// A site with a window, a picture beside it and an asset.
fn site() -> SiteTest {
    SiteTest::new()
        .file("content/maintenance/patch.md", WINDOW)
        .file("content/maintenance/plan.svg", "<svg/>")
        .file("content/assets/terms.txt", "Terms.\n")
}

#[test]
fn the_first_build_makes_the_output() {
    let site = site();
    let run = site.build().succeeds();
    let output = tree(site.path("public"));
    for path in [
        ".tidings-output",
        "assets/terms.txt",
        "index.html",
        "maintenance/patch/index.html",
        "maintenance/patch/plan.svg",
    ] {
        assert!(output.files.contains_key(path), "{path} of {:?}", output.paths());
    }
    let pages = output
        .paths()
        .iter()
        .filter(|path| path.ends_with(".html"))
        .count();
    let files = output.files.len() - 1;
    run.says(&format!(
        "{pages} pages in public: {files} files written, 0 unchanged, 0 removed, in [TIME] s\n"
    ));
    assert_eq!(leftovers(&site), NONE);
}

#[test]
fn a_build_without_a_change_writes_nothing() {
    let site = site();
    site.build().succeeds();
    let (before, folder) = (tree(site.path("public")), inode(&site.path("public")));
    let files = before.files.len() - 1;
    site.build().succeeds().mentions(&format!(
        ": 0 files written, {files} unchanged, 0 removed, in [TIME] s\n"
    ));
    assert_eq!(before.touched(&tree(site.path("public"))), NONE);
    assert_eq!(folder, inode(&site.path("public")), "the folder is the same");
}

#[test]
fn a_changed_notice_rewrites_what_differs_and_nothing_else() {
    let site = site();
    site.build().succeeds();
    let before = tree(site.path("public"));
    let site = site.edit(
        "content/maintenance/patch.md",
        "We restart the server.",
        "We restart it.",
    );
    site.build().succeeds();
    let after = tree(site.path("public"));
    let differing = before.differing(&after);
    assert!(differing.contains(&"maintenance/patch/index.html"));
    assert!(!differing.contains(&"uptime/index.html"));
    let rewritten = |path: &&str| *path != ".tidings-output";
    let touched: Vec<&str> = before.touched(&after).into_iter().filter(rewritten).collect();
    assert_eq!(touched, differing, "what is the same is the same file");
}

#[test]
fn a_changed_asset_is_copied_again() {
    let site = site();
    site.build().succeeds();
    let before = tree(site.path("public"));
    let site = site.file("content/assets/terms.txt", "Other.\n");
    site.build().succeeds().mentions(": 1 files written, ");
    let after = tree(site.path("public"));
    assert_eq!(before.differing(&after), ["assets/terms.txt"]);
}

#[test]
fn what_is_no_longer_made_is_removed() {
    let site = site();
    site.build().succeeds();
    let site = site.file("public/stale/index.html", "old");
    site.build().succeeds().mentions(" unchanged, 1 removed, ");
    assert!(!site.path("public/stale").exists());

    let site = site
        .without("content/maintenance/patch.md")
        .without("content/maintenance/plan.svg");
    site.build().succeeds();
    assert!(!site.path("public/maintenance/patch").exists());
}

#[test]
fn a_file_that_was_changed_in_the_output_is_put_right() {
    let site = site();
    site.build().succeeds();
    let before = tree(site.path("public"));
    let site = site.file("public/index.html", "defaced");
    site.build().succeeds().mentions(": 1 files written, ");
    assert_eq!(before.differing(&tree(site.path("public"))), NONE);
}

/// A link in the output is not followed: what it leads to stays as it is.
#[test]
fn a_link_in_the_output_is_replaced_by_the_file() {
    let site = site().file("elsewhere.html", "mine");
    site.build().succeeds();
    let before = tree(site.path("public"));
    fs::remove_file(site.path("public/index.html")).unwrap();
    let site = site.symlink("public/index.html", "../elsewhere.html");
    site.build().succeeds();
    assert_eq!(before.differing(&tree(site.path("public"))), NONE);
    assert!(
        fs::symlink_metadata(site.path("public/index.html"))
            .unwrap()
            .is_file()
    );
    assert_eq!(site.read("elsewhere.html"), "mine");
}

#[test]
fn a_folder_that_tidings_did_not_make_is_refused() {
    let site = site().file("public/thesis.txt", "years of work");
    let before = tree(site.path("public"));
    site.build().status(2).says(
        "error: [SITE]/public: Tidings did not make this folder, and it is not empty
name another with `--output DIR`, or let Tidings replace everything in it with `--force`
",
    );
    assert_eq!(before.touched(&tree(site.path("public"))), NONE);

    site.build_with(&["--force"]).succeeds();
    assert!(!site.path("public/thesis.txt").exists());
    assert!(site.path("public/index.html").exists());
    site.build().succeeds();
}

#[test]
fn an_empty_folder_is_taken_and_a_file_is_not() {
    let site = site();
    fs::create_dir(site.path("public")).unwrap();
    site.build().succeeds();
    let site = site.file("plain", "a file");
    site.build_with(&["--output", "plain"])
        .status(2)
        .says("error: [SITE]/plain: this is a file, not a folder\n");
    assert_eq!(site.read("plain"), "a file");
}

#[test]
fn an_output_around_or_within_the_content_is_refused() {
    let site = site();
    let before = tree(site.path(""));
    for output in [".", "content", "content/public", "content/maintenance"] {
        let run = site.build_with(&["--output", output, "--force"]);
        assert_eq!(run.status, Some(2), "{output}: {}", run.stderr);
    }
    assert_eq!(before.touched(&tree(site.path(""))), NONE);
}

#[test]
fn what_a_killed_build_left_is_cleared() {
    let site = site();
    site.build().succeeds();
    let before = tree(site.path("public"));
    let site = site.file(".public.tidings-new-Xyz123/half/index.html", "half");
    site.build().succeeds();
    assert_eq!(leftovers(&site), NONE);
    assert_eq!(before.touched(&tree(site.path("public"))), NONE);
}

/// Tests often run as root, whom no permission stops; where the lock should be, a folder stops everyone.
#[test]
fn where_nothing_can_be_written_the_old_site_stands() {
    let site = site();
    site.build().succeeds();
    let before = tree(site.path("public"));
    let site = site.edit("site.toml", "Harbour status", "Harbour");
    let lock = site.path(".public.tidings-lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    site.build()
        .status(3)
        .says(&lock_said("[SITE]/.public.tidings-lock"));
    assert_eq!(before.touched(&tree(site.path("public"))), NONE);
    fs::remove_dir(&lock).unwrap();

    site.build_with(&["--output", "site.toml/public"]).status(3);
    site.build().succeeds();
}

#[test]
fn a_folder_that_may_not_be_written_into_leaves_the_old_site() {
    let site = site();
    site.build_with(&["--output", "up/public"]).succeeds();
    let before = tree(site.path("up/public"));
    let mode = |mode| fs::set_permissions(site.path("up"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    if fs::write(site.path("up/probe"), "").is_ok() {
        eprintln!("skipped: this user may write anywhere (root)");
        return;
    }
    fs::write(site.path("content/assets/terms.txt"), "Other.\n").unwrap();
    let run = site.build_with(&["--output", "up/public"]);
    let after = tree(site.path("up/public"));
    mode(0o755);
    run.status(3).mentions("Permission denied");
    assert_eq!(before.touched(&after), NONE);
}

#[test]
fn two_builds_at_once_both_succeed() {
    let site = SiteTest::example();
    let args = ["build", "--now", crate::support::NOW];
    let start = || site.command(&args).stderr(Stdio::piped()).spawn().unwrap();
    let builds: Vec<_> = (0..3).map(|_| start()).collect();
    for build in builds {
        let output = build.wait_with_output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let together = tree(site.path("public"));
    site.build_with(&["--output", "alone"]).succeeds();
    assert_eq!(together.differing(&tree(site.path("alone"))), NONE);
    assert_eq!(leftovers(&site), NONE);
}

#[test]
fn readers_may_read_whatever_the_umask() {
    for umask in [0o077, 0o000, 0o777] {
        let site = site().umask(umask);
        if umask == 0o777 && !is_root() {
            eprintln!("skipped: only root works under umask 777");
            continue;
        }
        site.build().succeeds();
        for entry in WalkDir::new(site.path("public")) {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o7777;
            let expected = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
            assert_eq!(mode, expected, "{} under {umask:03o}", entry.path().display());
        }
    }
}

/// An asset that its author alone may read, or that may be run, is published like any other.
#[test]
fn copied_files_get_the_mode_of_published_ones() {
    let site = site();
    let asset = site.path("content/assets/terms.txt");
    fs::set_permissions(asset, fs::Permissions::from_mode(0o700)).unwrap();
    site.build().succeeds();
    let mode = |path: &str| fs::metadata(site.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("public/assets/terms.txt"), 0o644);
}

#[test]
fn a_link_to_the_output_folder_stays_a_link() {
    let site = site();
    fs::create_dir(site.path("www")).unwrap();
    let site = site.symlink("public", "www");
    site.build().succeeds();
    assert!(fs::symlink_metadata(site.path("public")).unwrap().is_symlink());
    assert!(site.path("www/index.html").is_file());
    let before = tree(site.path("www"));
    let site = site.edit("site.toml", "Harbour status", "Harbour");
    site.build().succeeds();
    assert!(fs::symlink_metadata(site.path("public")).unwrap().is_symlink());
    assert!(before.differing(&tree(site.path("www"))).contains(&"index.html"));
    assert_eq!(leftovers(&site), NONE);
}

#[test]
fn the_output_may_lie_deep_and_elsewhere() {
    let site = site();
    let elsewhere = tempfile::tempdir().unwrap();
    let output = elsewhere.path().join("a/b/public");
    site.build_with(&["--output", output.to_str().unwrap()])
        .succeeds();
    assert!(output.join("index.html").is_file());
    assert!(!site.path("public").exists());
}

/// From another folder, paths of site.toml are from its own, and those of the command line from here.
#[test]
fn a_site_is_built_from_elsewhere_too() {
    let site = site().file("here/empty", "");
    let args = ["build", "--config", "../site.toml", "--now", crate::support::NOW];
    let status = site
        .command(&args)
        .current_dir(site.path("here"))
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(site.path("public/index.html").is_file());
    let there = tree(site.path("public"));
    let args = [&args[..], &["--output", "out"]].concat();
    let status = site
        .command(&args)
        .current_dir(site.path("here"))
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(there.differing(&tree(site.path("here/out"))), NONE);
}

/// Who may write beside the output could have put a link there, to have a file made elsewhere, or a pipe.
#[test]
fn a_lock_that_is_a_link_a_pipe_or_a_device_is_refused() {
    let link = |target| site().symlink(".public.tidings-lock", target);
    for site in [
        link("elsewhere"),
        link("site.toml"),
        link("/dev/null"),
        site().pipe(".public.tidings-lock"),
    ] {
        site.ends(&["build", "--now", crate::support::NOW])
            .status(3)
            .says(&lock_said("[SITE]/.public.tidings-lock"));
        assert!(!site.path("elsewhere").exists());
        assert!(!site.path("public").exists());
    }
}

fn lock_said(path: &str) -> String {
    format!(
        "error: {path}: builds hold this file while they publish, and what lies here is not a regular file; remove it\n"
    )
}

#[test]
fn an_output_through_a_link_that_leads_nowhere_is_refused() {
    let site = site()
        .symlink("dangling", "nowhere")
        .symlink("loop", "loop")
        .symlink("far", "nowhere/at/all");
    let entries = |site: &SiteTest| fs::read_dir(site.path("")).unwrap().count();
    let before = entries(&site);
    for (output, link) in [
        ("dangling", "dangling"),
        ("loop", "loop"),
        ("far", "far"),
        ("dangling/public", "dangling"),
        ("loop/a/public", "loop"),
    ] {
        site.build_with(&["--output", output]).status(2).says(&format!(
            "error: [SITE]/{link}: this symbolic link leads to nothing that can be reached
make the folder that it leads to, or name another output folder with `--output DIR`
"
        ));
        assert_eq!(entries(&site), before, "nothing is left behind by {output}");
    }
}

/// Links are followed where the folders behind them are still to be made.
#[test]
fn an_output_deep_within_the_content_is_refused_through_a_link_too() {
    let site = site().symlink("way", "content");
    site.build_with(&["--output", "way/not/yet"]).status(2);
    assert!(!site.path("content/not").exists());
}

fn inode(path: &Path) -> u64 {
    fs::metadata(path).unwrap().ino()
}

fn is_root() -> bool {
    let own = tempfile::tempdir().unwrap();
    fs::metadata(own.path()).unwrap().uid() == 0
}

/// Folders beside the output that should be gone.
fn leftovers(site: &SiteTest) -> Vec<String> {
    let entries = fs::read_dir(site.path("")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains(".tidings-new")).collect()
}
