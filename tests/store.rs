//! `tidings publish` into a folder. That a real store takes it, answers as it likes, and is left whole by whoever is killed
//! is tests/outsiders/store.py.

use std::fs;
use std::process::Stdio;
use std::time::Instant;

use crate::support::{SiteTest, tree};

const MANIFEST: &str = ".tidings-manifest.json";

const INCIDENT: &str =
    "+++\ntitle = \"Slow\"\nstarted = 2026-12-02 09:00:00\nimpact = \"minor\"\n+++\nIt is slow.\n";

fn destination(site: &SiteTest) -> String {
    format!("file://{}", site.path("web root").display()).replace(' ', "%20")
}

/// A site that was built and published.
fn published() -> SiteTest {
    let site = SiteTest::new().file("content/incidents/slow.md", INCIDENT);
    site.build().succeeds();
    site.run(&["publish", &destination(&site)]).succeeds();
    site
}

/// What keeps the folder from being just the site and the manifest.
fn differing(site: &SiteTest) -> Vec<String> {
    let (built, there) = (tree(site.path("public")), tree(site.path("web root")));
    let differing = built.differing(&there).into_iter();
    let own = [MANIFEST, ".tidings-output"];
    differing
        .filter(|path| !own.contains(path))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_folder_is_the_site_and_what_is_the_same_stays_the_same_file() {
    let site = SiteTest::new().file("content/incidents/slow.md", INCIDENT);
    site.build().succeeds();
    let run = site.run(&["publish", &destination(&site)]).succeeds();
    let files = tree(site.path("public")).files.len() - 1;
    run.says(&format!(
        "[SITE]/web root: {files} sent, 0 unchanged, 0 removed, in [TIME] s\n"
    ));
    assert_eq!(differing(&site), [""; 0]);

    let before = tree(site.path("web root"));
    let run = site.run(&["publish", &destination(&site)]).succeeds();
    run.says(&format!(
        "[SITE]/web root: 0 sent, {files} unchanged, 0 removed, in [TIME] s\n"
    ));
    assert_eq!(before.touched(&tree(site.path("web root"))), [""; 0]);
}

#[test]
fn what_changed_is_sent_and_what_is_gone_is_removed() {
    let site = published().without("content/incidents/slow.md");
    site.build().succeeds();
    let plan = site
        .run(&["publish", &destination(&site), "--dry-run"])
        .succeeds();
    assert_eq!(plan.stderr, "");
    let lines: Vec<&str> = plan.stdout.lines().collect();
    let place = |line: &str| lines.iter().position(|one| *one == line).expect(line);
    assert!(place("changed incidents/index.html") < place("changed feed.xml"));
    assert!(place("changed feed.xml") < place("changed index.html"));
    assert!(place("changed index.html") < place("gone incidents/slow/index.html"));
    assert!(lines.last().unwrap().starts_with("unchanged: "));
    assert!(site.path("web root/incidents/slow/index.html").exists());

    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(differing(&site), [""; 0]);
    assert!(!site.path("web root/incidents/slow").exists());
}

#[test]
fn what_others_put_there_is_neither_removed_nor_replaced() {
    let site = published()
        .file("web root/others.txt", "theirs")
        .file("web root/static/others.css", "theirs");
    let site = site.without("content/incidents/slow.md");
    site.build().succeeds();
    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(differing(&site), ["others.txt", "static/others.css"]);

    let site = SiteTest::new().file("web root/index.html", "theirs");
    site.build().succeeds();
    site.run(&["publish", &destination(&site)]).status(2).says(
        "error: [SITE]/web root: Tidings did not put there what lies at addresses of the site: `index.html`\n\
         name another destination, or let Tidings replace it with `--force`\n",
    );
    assert_eq!(tree(site.path("web root")).paths(), ["index.html"]);
    site.run(&["publish", &destination(&site), "--force"]).succeeds();
    assert_eq!(differing(&site), [""; 0]);
}

#[test]
fn what_others_changed_of_the_site_is_mended() {
    let site = published()
        .file("web root/index.html", "theirs")
        .without("web root/robots.txt");
    site.run(&["publish", &destination(&site)])
        .succeeds()
        .mentions(": 2 sent, ");
    assert_eq!(differing(&site), [""; 0]);
}

/// What a manifest says when a run ended before it could say more: it may have sent everything, or nothing.
fn interrupted(site: SiteTest) -> SiteTest {
    let path = format!("web root/{MANIFEST}");
    let mut manifest: serde_json::Value = serde_json::from_str(&site.read(&path)).unwrap();
    for entry in manifest["files"].as_object_mut().unwrap().values_mut() {
        entry["etag"] = serde_json::Value::Null;
    }
    site.file(&path, &manifest.to_string())
}

/// A run that is killed while it writes leaves `NAME#1` behind.
#[test]
fn what_a_killed_run_had_begun_is_cleared_away() {
    let theirs = |site: SiteTest| {
        site.file("web root/index.html#1", "<!doc")
            .file("web root/others#1", "theirs")
    };
    let site = theirs(published()).file(&format!("web root/{MANIFEST}#1"), "{");
    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(
        differing(&site),
        ["index.html#1", "others#1"],
        "nothing was under way"
    );
    let site = theirs(interrupted(published()));
    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(differing(&site), ["others#1"]);
}

/// A folder's marks are not made of bytes, so that these have to be read after a run that ended early.
#[test]
fn a_page_that_is_gone_is_removed_after_a_run_that_ended_early() {
    let site = interrupted(published()).without("content/incidents/slow.md");
    site.build().succeeds();
    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(differing(&site), [""; 0]);
    let site = site.file("content/incidents/slow.md", INCIDENT);
    site.build().succeeds();
    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(differing(&site), [""; 0]);
}

/// Every file is another one then, by its number and its time.
#[test]
fn a_page_that_is_gone_is_removed_from_a_folder_that_was_copied() {
    let site = published();
    fs::rename(site.path("web root"), site.path("elsewhere")).unwrap();
    let copied = tree(site.path("elsewhere")).files;
    let copy =
        |site: SiteTest, (path, bytes): (&String, &Vec<u8>)| site.bytes(&format!("web root/{path}"), bytes);
    let site = copied
        .iter()
        .fold(site, copy)
        .without("content/incidents/slow.md");
    site.build().succeeds();
    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(differing(&site), [""; 0]);
}

/// It is another's when somebody wrote over it: then it may stay where the page is gone.
#[test]
fn a_page_that_others_wrote_over_is_not_removed_with_it() {
    let site = published().file("web root/incidents/slow/index.html", "theirs");
    let site = site.without("content/incidents/slow.md");
    site.build().succeeds();
    for args in [&["--dry-run"][..], &[]] {
        let to = destination(&site);
        let args = [&["publish", &to], args].concat();
        site.run(&args)
            .succeeds()
            .mentions("[SITE]/web root: not removed, changed by others: `incidents/slow/index.html`\n");
    }
    assert_eq!(differing(&site), ["incidents/slow/index.html"]);
}

#[test]
fn a_dry_run_makes_nothing() {
    let site = SiteTest::new();
    site.build().succeeds();
    let plan = site
        .run(&["publish", &destination(&site), "--dry-run"])
        .succeeds();
    assert!(
        plan.stdout.ends_with("new index.html\nunchanged: 0\n"),
        "{}",
        plan.stdout
    );
    assert!(!site.path("web root").exists());
}

#[test]
fn names_arrive_as_they_are() {
    let mut site = SiteTest::new();
    let names = [
        "a b.svg",
        "a+b%20c.svg",
        "%2e%2e.svg",
        "ä€.svg",
        "🚢.svg",
        "x&y=z.svg",
        "it's (1)!.svg",
        "x#1.svg",
    ];
    for name in names {
        site = site.file(
            &format!("content/assets/{name}"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
    }
    site.build().succeeds();
    site.run(&["publish", &destination(&site)]).succeeds();
    assert_eq!(differing(&site), [""; 0]);
    site.run(&["publish", &destination(&site)])
        .succeeds()
        .mentions(": 0 sent, ");
}

#[test]
fn only_a_site_that_was_built_is_published() {
    let words = |folder: &str| {
        format!(
            "error: {folder}: here is no site that Tidings built; build it first with `tidings build`, or name the folder \
             with `--output DIR`\n"
        )
    };
    let site = SiteTest::new().file("web/index.html", "theirs");
    site.run(&["publish", "s3://status"])
        .status(2)
        .says(&words("./public"));
    site.run(&["publish", "s3://status", "--output", "web"])
        .status(2)
        .says(&words("web"));
    site.build_with(&["--output", "built"]).succeeds();
    site.run(&["publish", &destination(&site), "--output", "built"])
        .succeeds();
    assert!(site.path("web root/index.html").exists());
}

#[test]
fn a_destination_that_is_none_is_refused() {
    let site = SiteTest::new();
    site.build().succeeds();
    let public = format!("file://{}", site.path("public").display());
    for (given, words) in [
        (
            "public",
            "Tidings publishes to s3://BUCKET/PREFIX or to file:///FOLDER",
        ),
        (
            "gs://status",
            "Tidings publishes to s3://BUCKET/PREFIX or to file:///FOLDER",
        ),
        ("s3://status//pages", "a prefix has neither `//`"),
        ("s3:///pages", "after s3:// comes the name of a bucket"),
        ("file://public", "after file:// comes the whole path of a folder"),
        (
            &public,
            "this folder must not hold the site that is sent, nor lie in it",
        ),
        (
            &format!("{public}/below"),
            "this folder must not hold the site that is sent, nor lie in it",
        ),
    ] {
        site.run(&["publish", given]).status(2).mentions(words);
    }
    let site = site.env("AWS_EC2_METADATA_DISABLED", "true");
    site.run(&["publish", "s3://status"])
        .status(3)
        .mentions("there are no credentials in the environment");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let site = SiteTest::new().file("web root", "a file");
    site.build().succeeds();
    site.run(&["publish", &destination(&site)])
        .status(3)
        .mentions("[SITE]/web root: ");
}

#[test]
fn a_manifest_that_is_not_understood_stops_everything() {
    let site = published().file(&format!("web root/{MANIFEST}"), "{\"version\":2,\"files\":{}}");
    fs::remove_file(site.path("web root/index.html")).unwrap();
    site.run(&["publish", &destination(&site)]).status(3).says(
        "error: [SITE]/web root: .tidings-manifest.json cannot be read: its version is 2, not 1\n\
         publish with the Tidings that wrote it; or remove it, and Tidings no longer knows what there is its own\n",
    );
    assert!(!site.path("web root/index.html").exists());
}

/// Into a folder, killed at moments of its own.
#[test]
fn whoever_is_killed_leaves_whole_pages_and_the_next_run_completes_it() {
    let site = published();
    site.build_with(&["--output", "old"]).succeeds();
    let site = site
        .without("content/incidents/slow.md")
        .edit("site.toml", "title = \"", "title = \"New ");
    site.build_with(&["--output", "new"]).succeeds();
    let (old, new) = (tree(site.path("old")), tree(site.path("new")));
    let started = Instant::now();
    for output in ["new", "old"] {
        site.run(&["publish", &destination(&site), "--output", output])
            .succeeds();
    }
    let whole = started.elapsed() / 2;
    for kill in 0..24_u32 {
        let output = ["new", "old"][usize::from(kill % 4 >= 2)];
        let mut running = site
            .command(&["publish", &destination(&site), "--output", output])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole * kill / 24);
        running.kill().unwrap();
        running.wait().unwrap();
        for (path, bytes) in tree(site.path("web root")).files {
            let is_whole = [&old, &new]
                .iter()
                .any(|site| site.files.get(&path) == Some(&bytes));
            let is_own = path == MANIFEST || path.contains('#');
            assert!(is_whole || is_own, "kill {kill}: {path}");
        }
        if kill % 2 == 1 {
            site.run(&["publish", &destination(&site), "--output", output])
                .succeeds();
            let there = tree(site.path("web root"));
            let built = if output == "new" { &new } else { &old };
            let differing = built.differing(&there);
            assert_eq!(
                differing,
                [MANIFEST, ".tidings-output"]
                    .iter()
                    .copied()
                    .filter(|path| differing.contains(path))
                    .collect::<Vec<_>>(),
                "kill {kill}"
            );
        }
    }
}

/// A link leads out of the folder, and what it leads to is others'.
#[test]
fn nothing_is_written_through_a_link() {
    let linked = || {
        let site = SiteTest::new()
            .file("theirs/index.html", "theirs")
            .file("web root/others.txt", "");
        site.build().succeeds();
        site
    };
    let site = linked().symlink("web root/index.html", "../theirs/index.html");
    for dry_run in [&["--dry-run"][..], &[]] {
        let to = destination(&site);
        let args = [&["publish", &to], dry_run].concat();
        site.run(&args).status(2).says(
            "error: [SITE]/web root: Tidings did not put there what lies at addresses of the site: `index.html`\n\
             name another destination, or let Tidings replace it with `--force`\n",
        );
    }
    site.run(&["publish", &destination(&site), "--force"]).succeeds();
    assert_eq!(differing(&site), ["others.txt"]);
    assert_eq!(site.read("theirs/index.html"), "theirs");
    assert!(!site.path("web root/index.html").is_symlink());

    let site = linked().symlink("web root/static", "../theirs");
    site.run(&["publish", &destination(&site), "--force"]).status(2).says(
        "error: [SITE]/web root: a folder lies at the address of a file, or what is no folder on the way to one: `static`\n\
         move it away, or name another destination\n",
    );
    assert_eq!(tree(site.path("theirs")).paths(), ["index.html"]);

    let site = linked().symlink("web root/round", ".");
    site.run(&["publish", &destination(&site)]).succeeds();
    assert!(site.path("web root/round").is_symlink());
}

#[test]
fn what_cannot_be_done_is_told_before_anything_is() {
    let site = SiteTest::new().file("web root/index.html/theirs", "");
    site.build().succeeds();
    for args in [&["--dry-run"][..], &[], &["--force"]] {
        let to = destination(&site);
        let args = [&["publish", &to], args].concat();
        site.run(&args).status(2).mentions(": `index.html`\nmove it away");
    }
    assert_eq!(tree(site.path("web root")).paths(), ["index.html/theirs"]);

    let site = SiteTest::new().file(
        "content/assets/a.svg#1",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    site.build().succeeds();
    site.run(&["publish", &destination(&site)])
        .status(3)
        .says("error: assets/a.svg#1: no object can be called this; name the file otherwise\n");
    assert!(!site.path("web root/robots.txt").exists());

    // What is written aside has a longer name for a moment.
    let longest = "n".repeat(254);
    let site = SiteTest::new().file(&format!("content/assets/{longest}"), "");
    site.build().succeeds();
    site.run(&["publish", &destination(&site)])
        .status(3)
        .says(&format!(
            "error: assets/{longest}: no object can be called this; name the file otherwise\n"
        ));
    assert!(!site.path("web root/robots.txt").exists());

    let site = SiteTest::new().file("web root", "a file");
    site.build().succeeds();
    for place in ["", "/below/it"] {
        let to = format!("{}{place}", destination(&site));
        site.run(&["publish", &to, "--dry-run"]).status(3).says(
            "error: [SITE]/web root: nothing was sent: not a directory\nname a folder, or the place of one that is not there yet\n",
        );
    }
}

/// No lock beside a folder that was named by mistake, nor in one that was built.
#[test]
fn a_wrong_folder_is_left_as_it_is() {
    let site = SiteTest::new().file("web/index.html", "theirs");
    site.build().succeeds();
    let before = tree(site.path("."));
    for output in ["web", "public/.tidings-output", "public/static", "none"] {
        site.run(&["publish", &destination(&site), "--output", output])
            .status(2);
    }
    assert_eq!(tree(site.path(".")).paths(), before.paths());
}

/// Nobody is told a value: it may be a secret.
#[test]
fn an_environment_that_cannot_be_right_is_told() {
    let keys = [
        ("AWS_ACCESS_KEY_ID", "staff"),
        ("AWS_SECRET_ACCESS_KEY", "sesame"),
    ];
    let built = |more: &[(&str, &str)]| {
        let site = SiteTest::new().env("AWS_EC2_METADATA_DISABLED", "true");
        site.build().succeeds();
        more.iter()
            .fold(site, |site, (name, value)| site.env(name, *value))
    };
    for (name, value, status, words) in [
        (
            "AWS_ENDPOINT_URL",
            "nonsense",
            2,
            "AWS_ENDPOINT_URL: its value is no address",
        ),
        (
            "AWS_ENDPOINT_URL",
            "https://",
            2,
            "AWS_ENDPOINT_URL: its value is no address",
        ),
        (
            "AWS_ENDPOINT_URL_S3",
            "http://a b",
            2,
            "AWS_ENDPOINT_URL_S3: its value is no address",
        ),
        (
            "AWS_ACCESS_KEY_ID",
            "sta\nff",
            2,
            "AWS_ACCESS_KEY_ID: its value has a line break",
        ),
        (
            "AWS_SECRET_ACCESS_KEY",
            "sesame\n",
            2,
            "AWS_SECRET_ACCESS_KEY: its value has a line break",
        ),
        (
            "AWS_SESSION_TOKEN",
            "sesame\n",
            2,
            "AWS_SESSION_TOKEN: its value has a line break",
        ),
        ("AWS_REGION", "eu\n", 2, "AWS_REGION: its value has a line break"),
        ("AWS_REGION", "e u", 2, "AWS_REGION: its value is no region"),
        (
            "AWS_SECRET_ACCESS_KEY",
            "",
            2,
            "AWS_SECRET_ACCESS_KEY is not set, though AWS_ACCESS_KEY_ID is",
        ),
        (
            "AWS_ACCESS_KEY_ID",
            "",
            2,
            "AWS_ACCESS_KEY_ID is not set, though AWS_SECRET_ACCESS_KEY is",
        ),
        (
            "AWS_ENDPOINT_URL",
            "HTTP://127.0.0.1:1",
            2,
            "the endpoint http://127.0.0.1:1 has no TLS; set AWS_ALLOW_HTTP=true",
        ),
    ] {
        let site = built(&keys).env(name, value);
        let run = site
            .run(&["publish", "s3://status"])
            .status(status)
            .mentions(words);
        assert!(!run.stderr.contains("sesame"), "{}", run.stderr);
    }
    for word in ["1", "TRUE"] {
        let site = built(&keys)
            .env("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
            .env("AWS_ALLOW_HTTP", word);
        let run = site.run(&["publish", "s3://status"]).status(2);
        run.mentions("the word that AWS_ALLOW_HTTP has to say is `true`");
    }
    let site = built(&[
        ("AWS_ACCESS_KEY_ID", ""),
        ("AWS_SECRET_ACCESS_KEY", ""),
        ("AWS_ENDPOINT_URL", ""),
    ]);
    site.run(&["publish", "s3://status"])
        .status(3)
        .mentions("there are no credentials in the environment");
}

/// Without a site there is no folder to be found in it; what is wrong is told first.
#[test]
fn a_site_file_that_is_broken_is_told() {
    let site = SiteTest::new().edit("site.toml", "title = ", "heading = ");
    site.run(&["publish", &destination(&site)])
        .status(1)
        .mentions("heading");
}

/// For hosts that read them, `_headers` says what a store is told object by object.
#[test]
fn the_headers_file_and_the_manifest_agree() {
    let site = published();
    let manifest = site.read(&format!("web root/{MANIFEST}"));
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let headers = site.read("public/_headers");
    for (pattern, path) in [
        ("feed.xml", "feed.xml"),
        ("*/feed.xml", "components/web-1/feed.xml"),
        ("feed.atom", "feed.atom"),
        ("*.ics", "maintenance/calendar.ics"),
    ] {
        let media_type = manifest["files"][path]["type"].as_str().unwrap();
        assert!(
            headers.contains(&format!("\n/{pattern}\n  Content-Type: {media_type}\n")),
            "{path}: {media_type}"
        );
    }
    let files = manifest["files"].as_object().unwrap();
    let style = files
        .iter()
        .find(|(path, _)| path.starts_with("static/"))
        .unwrap()
        .1;
    assert!(headers.contains(&format!(
        "/static/*\n  Cache-Control: {}\n",
        style["cache"].as_str().unwrap()
    )));
}
