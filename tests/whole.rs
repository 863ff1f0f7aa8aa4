//! Whole whatever happens: who is killed, has no room, may not write, comes second, or finds other files than a moment
//! ago leaves the old site or the new one, and nothing beside it. What a single fault of the output's place does is
//! in publish.rs.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use crate::support::{NOW, Numbers, Run, SITE, SiteTest, Tree, tree};

const NONE: [&str; 0] = [];

const BUILD: [&str; 3] = ["build", "--now", NOW];

fn incident(title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nstarted = 2026-12-02 09:00:00\nimpact = \"minor\"\n+++\nIt is slow.\n")
}

/// A site that takes a while to publish: pages that change with the title, and files that stay.
fn site() -> SiteTest {
    (0..30).fold(SiteTest::new(), |site, number| {
        site.file(&format!("content/incidents/slow-{number}.md"), &incident("Slow"))
            .bytes(&format!("content/assets/{number}.bin"), &vec![number; 20_000])
    })
}

fn retitle(site: &SiteTest, title: &str) {
    fs::write(site.path("site.toml"), SITE.replace("Harbour status", title)).unwrap();
}

/// What a site is with a title, built elsewhere.
fn built(site: &SiteTest, title: &str) -> Tree {
    retitle(site, title);
    let elsewhere = tempfile::tempdir().unwrap();
    let output = elsewhere.path().join("public");
    site.build_with(&["--output", output.to_str().unwrap()])
        .succeeds();
    tree(output)
}

fn start(site: &SiteTest, args: &[&str]) -> Child {
    let mut command = site.command(args);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

fn kill(mut running: Child) {
    running.kill().unwrap();
    running.wait().unwrap();
}

/// The names in a folder.
fn names(folder: impl AsRef<Path>) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Whether a build has begun to write beside the output.
fn has_begun(site: &SiteTest) -> bool {
    let begun = |name: &String| name.starts_with(".public.tidings-new");
    names(site.path("")).iter().any(begun)
}

/// Waits until a build writes or has ended.
fn until_it_writes(site: &SiteTest, running: &mut Child) {
    while running.try_wait().unwrap().is_none() && !has_begun(site) {
        sleep(Duration::from_micros(200));
    }
}

/// Half of the moments lie anywhere from the beginning to the end, the others where the site is being written.
/// Five times the disk was full, was told so, and was outside of what an author can mend.
#[track_caller]
fn five_found_no_space(run: &Run) {
    for words in ["No space left on device", "status 3\n"] {
        assert_eq!(run.stderr.matches(words).count(), 5, "{}", run.stderr);
    }
}

#[test]
fn killed_at_fifty_moments_a_build_leaves_the_old_site_or_the_new_one() {
    let site = site();
    let sites = [built(&site, "One"), built(&site, "Two")];
    site.build().succeeds();
    let around = names(site.path(""));
    retitle(&site, "One");
    let started = Instant::now();
    let mut running = start(&site, &BUILD);
    until_it_writes(&site, &mut running);
    let reading = started.elapsed();
    running.wait().unwrap();
    let whole = started.elapsed();
    let share = |numbers: &mut Numbers, of: Duration| of * u32::try_from(numbers.below(1000)).unwrap() / 1000;
    let (mut numbers, mut found_old, mut found_begun) = (Numbers(7), 0, 0);
    for number in 0..50 {
        let new = number % 2;
        retitle(&site, ["Two", "One"][new]);
        let mut running = start(&site, &BUILD);
        if number < 25 {
            sleep(share(&mut numbers, whole));
        } else {
            until_it_writes(&site, &mut running);
            sleep(share(&mut numbers, whole - reading));
        }
        kill(running);
        found_begun += usize::from(has_begun(&site));
        let found = tree(site.path("public")).files;
        let [old, new] = [&sites[new], &sites[1 - new]];
        assert!(found == old.files || found == new.files, "kill {number}");
        found_old += usize::from(found == old.files);
        site.build().succeeds();
        assert_eq!(new.differing(&tree(site.path("public"))), NONE, "kill {number}");
        assert_eq!(names(site.path("")), around, "kill {number}");
    }
    eprintln!(
        "of 50 builds {found_old} were killed before their site was there, {found_begun} while they wrote"
    );
}

/// Where two folders cannot change places in one step, the old site is away for a moment.
#[test]
fn a_site_that_a_killed_build_took_away_is_put_back() {
    let site = site();
    site.build().succeeds();
    let (before, around) = (tree(site.path("public")), names(site.path("")));
    let away = site.path(".public.tidings-old");

    fs::rename(site.path("public"), &away).unwrap();
    let site = site.file(".public.tidings-new-Xyz123/index.html", "new");
    site.build().succeeds().mentions(": 0 files written, ");
    assert_eq!(before.touched(&tree(site.path("public"))), NONE);
    assert_eq!(names(site.path("")), around);

    // The new one was there, and the old one still to be removed.
    let site = site.file(".public.tidings-old/index.html", "old");
    site.build().succeeds().mentions(": 0 files written, ");
    assert_eq!(before.touched(&tree(site.path("public"))), NONE);
    assert_eq!(names(site.path("")), around);
}

/// However much room there is, and whether it is bytes or files that there is no room for.
#[test]
fn on_a_full_disk_the_old_site_stands_and_the_next_build_succeeds() {
    let site = site();
    let sites = [built(&site, "One"), built(&site, "Two")];
    let titled = |title| SITE.replace("Harbour status", title);
    let site = site
        .file("one.toml", &titled("One"))
        .file("two.toml", &titled("Two"));
    let script = format!(
        "mkdir small; mount -t tmpfs -o size=8m,nr_inodes=400 tmpfs small
        build() {{ \"$0\" build --now {NOW} --config $1.toml --output small/public; }}
        build one
        for room in 0 100 300 500; do
            echo room for $room KiB >&2
            head -c 8M /dev/zero > small/ballast 2>/dev/null || true
            truncate -s -${{room}}K small/ballast
            build two && exit 9; echo status $? >&2
            cp -r small/public full-$room; ls -A small > left-$room
            rm small/ballast
        done
        echo room for 20 files >&2
        mkdir small/many; n=$(stat -fc %d small); i=20
        while [ $i -lt $n ]; do : > small/many/$i; i=$((i + 1)); done
        build two && exit 9; echo status $? >&2
        cp -r small/public full-files; ls -A small > left-files
        rm -r small/many
        build two; cp -r small/public after; ls -A small > left-after"
    );
    let Some(run) = site.apart(&script) else { return };
    let run = run.succeeds();
    five_found_no_space(&run);
    let [one, two] = sites;
    for full in ["0", "100", "300", "500", "files"] {
        assert_eq!(
            one.differing(&tree(site.path(&format!("full-{full}")))),
            NONE,
            "{full}"
        );
        let beside = site.read(&format!("left-{full}"));
        let beside: Vec<&str> = beside
            .lines()
            .filter(|name| !matches!(*name, "ballast" | "many"))
            .collect();
        assert_eq!(beside, [".public.tidings-lock", "public"], "{full}");
    }
    assert_eq!(two.differing(&tree(site.path("after"))), NONE);
    assert_eq!(site.read("left-after"), ".public.tidings-lock\npublic\n");
}

/// Not even root writes there.
#[test]
fn what_cannot_be_written_is_told_and_stays_as_it_is() {
    let site = site();
    site.build_with(&["--output", "up/public"]).succeeds();
    let before = tree(site.path("up"));
    retitle(&site, "Other");
    let script = format!(
        "mount --bind up up; mount -o remount,bind,ro up
        \"$0\" build --now {NOW} --output up/public"
    );
    let Some(run) = site.apart(&script) else { return };
    run.status(3)
        .says("error: [SITE]/up/.public.tidings-lock: Read-only file system (os error 30)\n");
    assert_eq!(before.touched(&tree(site.path("up"))), NONE);

    // A site that cannot be written is built like any other, elsewhere.
    let script = format!(
        "mkdir out; mount -t tmpfs tmpfs out; mount --bind content content; mount -o remount,bind,ro content
        \"$0\" build --now {NOW} --output out/public; cp -r out/public copied"
    );
    site.apart(&script).unwrap().succeeds();
    assert_eq!(built(&site, "Other").differing(&tree(site.path("copied"))), NONE);
}

#[test]
fn the_output_may_lie_on_another_disk_than_the_site() {
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    let site = site();
    let memory = Path::new("/dev/shm");
    if device(memory).is_none_or(|memory| Some(memory) == device(&site.path(""))) {
        eprintln!("skipped: there is no other disk");
        return;
    }
    let elsewhere = tempfile::tempdir_in(memory).unwrap();
    let output = elsewhere.path().join("public");
    for title in ["One", "Two"] {
        let expected = built(&site, title);
        site.build_with(&["--output", output.to_str().unwrap()])
            .succeeds();
        assert_eq!(expected.differing(&tree(&output)), NONE);
        assert_eq!(
            names(elsewhere.path()),
            BTreeSet::from([".public.tidings-lock", "public"].map(str::to_owned))
        );
    }
}

#[test]
fn of_different_builds_at_once_into_one_folder_each_is_whole() {
    let site = site();
    let sites = ["One", "Two", "Three"].map(|title| {
        let tree = built(&site, title);
        fs::copy(site.path("site.toml"), site.path(&format!("{title}.toml"))).unwrap();
        tree
    });
    for _ in 0..3 {
        let running = ["One.toml", "Two.toml", "Three.toml"]
            .map(|config| start(&site, &[&BUILD[..], &["--config", config]].concat()));
        for mut one in running {
            assert!(one.wait().unwrap().success());
        }
        let found = tree(site.path("public"));
        assert!(sites.iter().any(|site| site.files == found.files));
        assert!(!has_begun(&site));
    }
}

/// The instants of builds need not rise, and what lies on the disk may be of any time.
#[test]
fn a_clock_that_jumps_leaves_the_site_of_its_instant() {
    let at = |now: &str| {
        let site = SiteTest::example();
        site.build_with(&["--now", now]).succeeds();
        tree(site.path("public"))
    };
    let site = SiteTest::example();
    for now in [
        "2026-12-03T01:10:00Z",
        "2031-01-01T00:00:00Z",
        "2026-12-03T01:05:00Z",
    ] {
        site.build_with(&["--now", now]).succeeds();
        assert_eq!(at(now).differing(&tree(site.path("public"))), NONE, "{now}");
    }
    let day = Duration::from_secs(86_400);
    for time in [SystemTime::UNIX_EPOCH + day, SystemTime::now() + 9000 * day] {
        for path in tree(site.path("")).paths() {
            let file = fs::File::options().write(true).open(site.path(path)).unwrap();
            file.set_modified(time).unwrap();
        }
        let before = tree(site.path("public"));
        site.build_with(&["--now", "2026-12-03T01:05:00Z"])
            .succeeds()
            .mentions(": 0 files written, ");
        assert_eq!(before.touched(&tree(site.path("public"))), NONE);
    }
}

/// What a site is while somebody saves its files: in one step as most editors do, or piece by piece. Whatever a build
/// comes upon, it publishes a site or says what is wrong; and never half of a file that was saved in one step.
#[test]
fn content_that_changes_while_it_is_read_leaves_a_whole_site() {
    let texts = ["Before", "After"].map(|title| incident(title) + &"So it goes.\n\n".repeat(2000));
    let site = SiteTest::new()
        .file("content/incidents/moved.md", &texts[0])
        .file("content/incidents/written.md", &texts[0])
        .file("content/assets/terms.txt", "Terms.\n")
        .file("content/assets/gone.txt", "Here.\n");
    let page = |site: &SiteTest| site.read("public/incidents/moved/index.html");
    site.build().succeeds();
    let before = page(&site);
    fs::write(site.path("content/incidents/moved.md"), &texts[1]).unwrap();
    site.build().succeeds();
    let after = page(&site);

    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let path = |name: &str| site.path(&format!("content/{name}"));
            while !is_over.load(Ordering::Relaxed) {
                for text in &texts {
                    fs::write(site.path("saved"), text).unwrap();
                    fs::rename(site.path("saved"), path("incidents/moved.md")).unwrap();
                    let mut written = fs::File::create(path("incidents/written.md")).unwrap();
                    for piece in text.as_bytes().chunks(5000) {
                        written.write_all(piece).unwrap();
                    }
                    fs::write(path("assets/terms.txt"), text.repeat(10)).unwrap();
                    fs::write(path("assets/terms.txt"), "Terms.\n").unwrap();
                    fs::remove_file(path("assets/gone.txt")).unwrap();
                    fs::create_dir(path("assets/new")).unwrap();
                    fs::write(path("assets/new/x.txt"), "x").unwrap();
                    fs::remove_dir_all(path("assets/new")).unwrap();
                    fs::write(path("assets/gone.txt"), "Here.\n").unwrap();
                }
            }
        });
        let outcomes: Vec<_> = (0..20)
            .map(|_| {
                let old = tree(site.path("public"));
                let run = site.run(&BUILD);
                (run, old, tree(site.path("public")))
            })
            .collect();
        is_over.store(true, Ordering::Relaxed);
        for (run, old, new) in outcomes {
            whole_or_told(&run, &old, &new);
            let page = new.text("incidents/moved/index.html");
            assert!([&before, &after].contains(&&page.to_owned()));
        }
    });
    let around = names(site.path(""));
    site.build().succeeds();
    assert!(around.is_superset(&names(site.path(""))), "{around:?}");
    assert!(!has_begun(&site));
}

fn whole_or_told(run: &Run, old: &Tree, new: &Tree) {
    if run.status == Some(0) {
        assert!(new.files.contains_key("index.html"));
        return;
    }
    assert!(
        matches!(run.status, Some(1 | 3)),
        "{:?} {}",
        run.status,
        run.stderr
    );
    assert!(run.stderr.contains("error"), "{}", run.stderr);
    assert_eq!(old.touched(new), NONE);
}

/// Builds a site of so many files in one folder, and again.
fn in_one_folder(count: usize) {
    let site = SiteTest::new();
    fs::create_dir_all(site.path("content/assets")).unwrap();
    for number in 0..count {
        fs::write(
            site.path(&format!("content/assets/{number}.txt")),
            number.to_string(),
        )
        .unwrap();
    }
    site.build().succeeds();
    assert_eq!(names(site.path("public/assets")).len(), count);
    assert_eq!(
        site.read(&format!("public/assets/{}.txt", count / 2)),
        (count / 2).to_string()
    );
    site.build().succeeds().mentions(": 0 files written, ");
    let site = site.file("content/assets/0.txt", "other");
    site.build().succeeds().mentions(": 1 files written, ");
}

#[test]
fn five_thousand_files_lie_in_one_folder() {
    in_one_folder(5000);
}

/// `cargo test --release a_hundred_thousand_files -- --ignored`
#[test]
#[ignore = "takes a minute and 400,000 files"]
fn a_hundred_thousand_files_lie_in_one_folder() {
    in_one_folder(100_000);
}

/// The site of another tool.
const CSTATE: &str = "title: Old\nparams:\n  systems:\n    - name: Web\n";

/// A monitor's answers, and what is kept of them.
const FEED: &str = r#"{"version": 1, "generated_at": "2026-12-03T01:00:00Z", "components": {"web-1": {
    "since": "2026-11-01T00:00:00Z", "outages": [{"start": "2026-11-20T10:00:00Z", "end": "2026-11-20T10:30:00Z"}]}}}"#;

const OWNER: &str = "[site.owner]\nname = \"Harbour\"\nemail = \"support@harbour.example\"\n\n[build]";

const ARCHIVE: &str = "[archive]\npath = \"kept/archive.json\"\n\n[[feeds]]\nformat = \"tidings\"\npath = \"feed.json\"\n\
                       on_failure = \"last-good\"\n\n[build]";

/// What is begun has a name of its own until it is whole; the next run clears away what nobody holds.
#[test]
#[cfg(all(feature = "mail", feature = "publish"))]
fn what_a_killed_run_had_begun_is_cleared_away_by_the_next() {
    let site = SiteTest::new()
        .edit("site.toml", "[build]", OWNER)
        .edit("site.toml", "[build]", ARCHIVE)
        .file("feed.json", FEED)
        .file("content/incidents/slow.md", &incident("Slow"))
        .file("kept/.tidings-archiveAbc123", "{")
        .file(".tidings/.tidings-archiveAbc123", "{")
        .file(".tidings/feeds/.tidings-copyAbc123", "{")
        .file("mails/.tidings-mailAbc123", "From: ")
        .file("content/incidents/.tidings-writtenAbc123", "+++")
        .file(".tidings-import-Abc123/site/site.toml", "")
        .file("old/config.yml", CSTATE);
    for args in [
        &["archive", "--now", NOW][..],
        &["mail", "incidents/slow", "--output", "mails", "--now", NOW],
        &["update", "incidents/slow", "Identified", "Known.", "--now", NOW],
        &["import", "cstate", "old", "--output", "new"],
    ] {
        let run = site.run(args);
        assert!(run.status == Some(0), "{args:?} {}", run.stderr);
    }
    let left: Vec<String> = tree(site.path(""))
        .files
        .into_keys()
        .filter(|path| path.contains("Abc123"))
        .collect();
    assert_eq!(left, NONE);
}

/// Nothing that is written takes its place before it is whole.
#[test]
#[cfg(all(feature = "mail", feature = "publish"))]
fn without_room_nothing_is_written_in_part() {
    let site = SiteTest::new()
        .edit("site.toml", "[build]", OWNER)
        .edit("site.toml", "[build]", ARCHIVE)
        .edit("site.toml", "kept/", "small/")
        .file("feed.json", FEED)
        .file("content/incidents/slow.md", &incident(&"Slow ".repeat(2000)))
        .file("old/config.yml", CSTATE);
    site.build().succeeds();
    let script = format!(
        "mkdir small; mount -t tmpfs -o size=64k tmpfs small
        mkdir small/mails small/web; echo old > small/web/theirs
        head -c 64K /dev/zero > small/ballast 2>/dev/null || true
        \"$0\" archive --now {NOW} && exit 9; echo status $? >&2
        \"$0\" mail incidents/slow --now {NOW} --output small/mails && exit 9; echo status $? >&2
        \"$0\" import cstate old --output small/new && exit 9; echo status $? >&2
        \"$0\" import cstate old --output small/mails && exit 9; echo status $? >&2
        \"$0\" publish file://$PWD/small/web && exit 9; echo status $? >&2
        find small -type f | sort > left
        rm small/ballast
        \"$0\" archive --now {NOW}; \"$0\" import cstate old --output small/new"
    );
    let Some(run) = site.apart(&script) else { return };
    let run = run.succeeds();
    five_found_no_space(&run);
    assert_eq!(site.read("left"), "small/ballast\nsmall/web/theirs\n");
}

/// Killed at moments of its own, an import has made a site or none, and a mail is whole or not there.
#[test]
#[cfg(all(feature = "mail", feature = "publish"))]
fn whoever_writes_a_site_or_a_mail_and_is_killed_leaves_it_whole_or_not_at_all() {
    let site = (0..200).fold(SiteTest::new(), |site, number| {
        let text = "---\ntitle: Slow\ndate: 2026-11-02 09:00:00\nresolved: true\nresolvedWhen: 2026-11-02 10:00:00\n\
                    severity: down\naffected:\n  - Web\nsection: issue\n---\nSlow.\n";
        site.file(&format!("old/content/issues/slow-{number}.md"), text)
    });
    let site = site
        .edit("site.toml", "[build]", OWNER)
        .file("old/config.yml", CSTATE)
        .file("content/incidents/slow.md", &incident("Slow"));
    let import = |to| ["import", "cstate", "old", "--timezone=UTC", "--output", to];
    let mail = |to| ["mail", "incidents/slow", "--now", NOW, "--output", to];
    let mut numbers = Numbers(11);
    for (args, whole, other) in [
        (import("whole"), "whole", import("other")),
        (mail("mails"), "mails", mail("more")),
    ] {
        let started = Instant::now();
        site.run(&args).status(0);
        let took = started.elapsed();
        let whole = tree(site.path(whole));
        let to = other[other.len() - 1];
        for _ in 0..10 {
            let running = start(&site, &other);
            sleep(took * u32::try_from(numbers.below(1000)).unwrap() / 1000);
            kill(running);
            let found: BTreeSet<Vec<u8>> = tree(site.path(to))
                .files
                .into_iter()
                .filter(|(path, _)| !path.contains(".tidings-"))
                .map(|(_, bytes)| bytes)
                .collect();
            let is_whole = found == whole.files.values().cloned().collect::<BTreeSet<_>>();
            assert!(found.is_empty() || is_whole, "{args:?}");
            if is_whole {
                fs::remove_dir_all(site.path(to)).unwrap();
            }
        }
        site.run(&other).status(0);
        assert_eq!(whole.differing(&tree(site.path(to))), NONE);
    }
    let left = |name: &String| name.starts_with(".tidings-import");
    assert!(!names(site.path("")).iter().any(left));
}
