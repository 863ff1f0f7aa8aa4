//! A build that would change nothing ends before it makes anything: only then.

use std::fs;

use crate::support::{NOW, SiteTest, tree};

const FEED: &str = r#"{"version": 1, "components": {"web-1": {"state": "up", "checked_at": "2026-12-03T01:00:00Z"}, "web-2": {"state": "up", "checked_at": "2026-12-03T01:00:00Z"}}}"#;

/// What a build says that had nothing to read: the number of pages is what the last one left, here 77.
const ENDS_EARLY: &str = "77 pages in public: 0 files written";

fn site() -> SiteTest {
    SiteTest::new()
        .edit(
            "site.toml",
            "[build]",
            "[theme]\nname = \"own\"\n[[feeds]]\nformat = \"tidings\"\npath = \"feed.json\"\n[build]",
        )
        .file("feed.json", FEED)
        .file("themes/own/assets/extra.css", "p { margin: 0 }")
        .file("content/assets/plan.txt", "a plan")
        .file("content/pages/about.md", "+++\ntitle = \"About\"\n+++\nWords.\n")
}

/// Built once, and what was kept of it says that there were 77 pages.
fn built() -> SiteTest {
    let site = site();
    site.build().succeeds();
    let kept = fs::read_dir(site.path(".tidings/built"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let text = fs::read_to_string(&kept).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[4] = "77";
    fs::write(&kept, lines.join("\n")).unwrap();
    site
}

fn ends_early(site: &SiteTest, args: &[&str]) -> bool {
    let run = site.build_with(args);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    run.stderr.contains(ENDS_EARLY)
}

#[test]
fn what_was_made_is_not_made_again() {
    let site = built();
    let before = tree(site.path("public"));
    for now in [NOW, "2026-12-03T01:10:01Z"] {
        assert!(ends_early(&site, &["--now", now]), "{now}");
    }
    assert_eq!(before.touched(&tree(site.path("public"))), [""; 0]);
}

#[test]
fn whatever_a_build_depends_on_makes_it_build() {
    type Change = (&'static str, fn(SiteTest) -> SiteTest, &'static [&'static str]);
    let changes: &[Change] = &[
        ("nothing, so that this table can fail", |site| site, &[]),
        (
            "site.toml",
            |site| site.edit("site.toml", "[build]", "[build] # "),
            &[],
        ),
        (
            "a text",
            |site| site.edit("content/pages/about.md", "Words", "Wards"),
            &[],
        ),
        (
            "a new text",
            |site| site.file("content/pages/more.md", "+++\ntitle = \"More\"\n+++\n"),
            &[],
        ),
        (
            "a text that is gone",
            |site| site.without("content/pages/about.md"),
            &[],
        ),
        (
            "a file that is copied",
            |site| site.file("content/assets/plan.txt", "b plan"),
            &[],
        ),
        (
            "the feed",
            |site| site.file("feed.json", &FEED.replace("01:00", "01:01")),
            &[],
        ),
        (
            "the theme",
            |site| site.file("themes/own/assets/extra.css", "p { margin: 1px }"),
            &[],
        ),
        (
            "a file of the output",
            |site| site.file("public/about/index.html", "edited"),
            &[],
        ),
        (
            "a lack of the output",
            |site| site.without("public/about/index.html"),
            &[],
        ),
        (
            "a file that nobody knows of the output",
            |site| site.file("public/about/other.html", "other"),
            &[],
        ),
        ("drafts", |site| site, &["--drafts"]),
        (
            "another address",
            |site| site,
            &["--base-url", "https://mirror.example/"],
        ),
        ("another day", |site| site, &["--now", "2026-12-04T01:10:00Z"]),
        (
            "an earlier instant",
            |site| site,
            &["--now", "2026-12-03T01:09:59Z"],
        ),
        ("another output", |site| site, &["--output", "elsewhere"]),
    ];
    for (place, (what, change, args)) in changes.iter().enumerate() {
        let site = change(built());
        let args = [&["--force"], *args].concat();
        assert_eq!(ends_early(&site, &args), place == 0, "{what}");
        let fresh = match what.contains(" of the output") {
            true => self::site(),
            false => change(self::site()),
        };
        fresh.build_with(&args).succeeds();
        let output = if *what == "another output" {
            "elsewhere"
        } else {
            "public"
        };
        assert_eq!(
            tree(fresh.path(output)).differing(&tree(site.path(output))),
            [""; 0],
            "{what}"
        );
    }
}

/// A warning that was told once only would be lost on whoever builds next.
#[test]
fn warnings_are_told_again() {
    let site = site().file("content/pages/unused.txt", "nobody refers to it");
    for _ in 0..2 {
        site.build().succeeds().mentions("unused");
    }
}

#[test]
fn what_was_kept_may_be_anything() {
    let site = built();
    let kept = fs::read_dir(site.path(".tidings/built"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    for text in [&b""[..], b"\xFF\xFE", b"\n\n\n\n\n\n", &[b'9'; 10_000]] {
        fs::write(&kept, text).unwrap();
        site.build().succeeds();
    }
    fs::remove_file(&kept).unwrap();
    fs::create_dir(&kept).unwrap();
    site.build().succeeds();
}

#[test]
fn what_a_killed_build_left_beside_it_is_cleared_away() {
    let site = SiteTest::new();
    site.build().succeeds();
    let folder = site.path(".tidings/built");
    let kept = || {
        let kept = fs::read_dir(&folder).unwrap();
        kept.map(|file| file.unwrap().file_name()).collect::<Vec<_>>()
    };
    let before = kept();
    fs::write(site.path(".tidings/built/.tidings-builtXyz123"), "half").unwrap();
    let site = site.file("content/pages/new.md", "+++\ntitle = \"New\"\n+++\nWords.\n");
    site.build().succeeds();
    assert_eq!(kept(), before);
}
