//! `tidings serve`: the real program, asked over HTTP as a browser would.

use std::fs;
use std::net::TcpListener;

use nix::sys::signal::Signal;

use crate::support::{Answer, Events, NOW, Serving, SiteTest, tree};

const WINDOW: &str = r#"+++
title = "Disk swap"
kind = "routine"
start = 2026-12-03 01:00:00
end = 2026-12-03 01:30:00
announced = 2026-11-01 09:00:00
components = ["web-1"]
impact = "outage"
+++
We swap a disk.
"#;

const OPEN_INCIDENT: &str = r#"+++
title = "Slow <b>pages</b>"
started = 2026-12-02 09:00:00
impact = "minor"
[components]
web-1 = "degraded_performance"
+++
Pages are slow.

## 2026-12-02 10:00 Identified
It is the cache.
"#;

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/maintenance/disk-swap.md", WINDOW)
        .file("content/incidents/slow.md", OPEN_INCIDENT)
}

const PAGE: &str = "/maintenance/disk-swap/";

#[test]
fn the_site_is_shown_at_any_instant() {
    let site = site();
    let serving = Serving::start(&site, &["--now", "2026-12-03 00:59:00"]);
    serving
        .get(PAGE)
        .status(200)
        .has_header("content-type: text/html; charset=utf-8")
        .has_header("cache-control: no-store")
        .holds("Scheduled")
        .holds("Thu 3 Dec 2026, 00:59:00 GMT")
        .holds("00:59:00 UTC");
    for (instant, words) in [
        ("2026-12-03T01:00:00Z", "In progress"),
        ("2026-12-03T02:29:59+01:00", "In progress"),
        // As an input of the type datetime-local gives it.
        ("2026-12-03T01:30", "Ended as scheduled"),
    ] {
        serving.move_to(instant).status(204);
        serving.get(PAGE).status(200).holds(words);
    }
    serving.move_to("2026-10-01T00:00:00Z").status(204);
    serving
        .get(PAGE)
        .status(404)
        .holds("<p class=\"nothing\" role=\"status\">No page is published here at this instant.</p>");
    serving.move_to("").status(204);
    serving.get("/").status(200).holds("data-live=\"true\"");
}

#[test]
fn an_instant_that_is_none_is_refused_in_words() {
    let site = site();
    let serving = Serving::start(&site, &["--now", NOW]);
    serving
        .move_to("tomorrow")
        .status(400)
        .holds("`tomorrow` is not an instant");
    serving
        .move_to("2026-10-25T01:30:00")
        .status(400)
        .holds("2026-10-25 01:30:00+01:00");
    serving.get(PAGE).status(200).holds("In progress");
}

#[test]
fn a_change_of_a_file_rebuilds_and_tells_the_browser() {
    let mut site = site();
    let serving = Serving::start(&site, &["--now", NOW]);
    let mut events = serving.events();
    let first = events.next().unwrap();

    site = site.edit("content/maintenance/disk-swap.md", "a disk", "two disks");
    until(&serving, &mut events, PAGE, holds("two disks"));
    assert!(first < serving.events().next().unwrap());

    // Many editors write a new file and give it the old one's name.
    let text = site.read("content/maintenance/disk-swap.md");
    site = site.file("content/maintenance/.new", &text.replace("two", "three"));
    fs::rename(
        site.path("content/maintenance/.new"),
        site.path("content/maintenance/disk-swap.md"),
    )
    .unwrap();
    until(&serving, &mut events, PAGE, holds("three disks"));

    // A folder that was not there.
    site = site.file(
        "content/pages/about.md",
        "+++\ntitle = \"About us\"\n+++\nWe are here.\n",
    );
    until(&serving, &mut events, "/about/", holds("We are here."));

    let _site = site.edit("site.toml", "Harbour status", "Haven status");
    until(&serving, &mut events, "/", holds("Haven status"));
    let said = serving.said();
    let rebuilds = said
        .lines()
        .filter(|line| line.starts_with("rebuilt in ") && line.contains(" ms: "));
    assert!(rebuilds.count() >= 4, "{said}");
}

/// Waits until a page is as expected: one change of files may be seen by more than one rebuild.
#[track_caller]
fn until(serving: &Serving, events: &mut Events, page: &str, expected: impl Fn(&Answer) -> bool) -> Answer {
    loop {
        let answer = serving.get(page);
        if expected(&answer) {
            return answer;
        }
        events.next().unwrap();
    }
}

fn holds(words: &str) -> impl Fn(&Answer) -> bool {
    move |answer| answer.body.contains(words)
}

fn lacks(words: &str) -> impl Fn(&Answer) -> bool {
    move |answer| !answer.body.contains(words)
}

/// What a page with errors holds.
const ERRORS: &str = "class=\"findings errors\"";

#[test]
fn what_is_watched_may_come_later() {
    let site = SiteTest::new();
    let serving = Serving::start(&site, &["--now", NOW]);
    let mut events = serving.events();
    events.next().unwrap();
    serving.get(PAGE).status(404);
    let site = site.file("content/maintenance/disk-swap.md", WINDOW);
    until(&serving, &mut events, PAGE, holds("We swap a disk."));
    // The folder goes and another comes.
    fs::rename(site.path("content"), site.path("gone")).unwrap();
    until(&serving, &mut events, PAGE, |answer| answer.status == 404);
    let site = site.file("content/maintenance/disk-swap.md", WINDOW);
    until(&serving, &mut events, PAGE, holds("We swap a disk."));
    let _site = site.edit("content/maintenance/disk-swap.md", "a disk", "all disks");
    until(&serving, &mut events, PAGE, holds("We swap all disks."));
}

#[test]
fn errors_show_over_the_last_good_build_until_they_are_mended() {
    let site = site();
    let serving = Serving::start(&site, &["--now", NOW]);
    let mut events = serving.events();
    events.next().unwrap();
    let site = site.edit("content/maintenance/disk-swap.md", "kind", "knid<b>");
    until(&serving, &mut events, PAGE, holds(ERRORS))
        .status(200)
        .holds("In progress")
        .holds("<b>1 error</b><span>showing the last good build from ")
        .holds("--&gt; content/maintenance/disk-swap.md:3:")
        .lacks("knid<b>");
    let said = serving.said();
    assert!(
        said.ends_with("1 error\nthe preview shows the last good build\n"),
        "{said}"
    );
    // Time can be moved all the same, though only the bar shows it.
    serving.move_to("2026-12-03T03:00:00Z").status(204);
    serving.get(PAGE).holds("In progress").holds("03:00:00 UTC");

    let _site = site.edit("content/maintenance/disk-swap.md", "knid<b>", "kind");
    until(&serving, &mut events, PAGE, lacks(ERRORS))
        .status(200)
        .holds("Ended as scheduled");
}

#[test]
fn a_site_with_errors_from_the_beginning_waits_to_be_mended() {
    let site = SiteTest::new().file("site.toml", "[site\n");
    let serving = Serving::start(&site, &["--now", NOW]);
    serving
        .get("/")
        .status(500)
        .holds("There is nothing to show")
        .holds("class=\"findings errors\" open")
        .holds("site.toml:1:");
    let mut events = serving.events();
    events.next().unwrap();
    let site = site
        .file("site.toml", SiteTest::new().read("site.toml").as_str())
        .file("content/maintenance/disk-swap.md", WINDOW);
    until(&serving, &mut events, PAGE, holds("We swap a disk."));
    // site.toml itself may go for a while.
    fs::rename(site.path("site.toml"), site.path("aside.toml")).unwrap();
    until(&serving, &mut events, PAGE, holds("error: there is no ")).status(200);
    fs::rename(site.path("aside.toml"), site.path("site.toml")).unwrap();
    until(&serving, &mut events, PAGE, lacks(ERRORS)).status(200);
}

#[test]
fn a_template_that_does_not_render_is_told_where_somebody_looks() {
    let site = site()
        .file("themes/own/theme.toml", "")
        .file("themes/own/templates/window.html", "{{ nothing.of.this }}")
        .edit("site.toml", "[build]", "[theme]\nname = \"own\"\n[build]");
    let serving = Serving::start(&site, &["--now", NOW]);
    serving.get("/").status(200).lacks(ERRORS);
    serving
        .get(PAGE)
        .status(500)
        .holds("themes/own/templates/window.html:1")
        .holds("id=\"tidings-preview\"");
    let mut events = serving.events();
    events.next().unwrap();
    let _site = site.file("themes/own/templates/window.html", "<p>Mended</p>");
    until(&serving, &mut events, PAGE, holds("<p>Mended</p>"))
        .status(200)
        .holds("id=\"tidings-preview\"");
}

#[test]
fn warnings_are_counted_in_the_bar() {
    let site = site().file(
        "content/pages/about.md",
        "+++\ntitle = \"About us\"\n+++\n![](missing-words.png)\n",
    );
    let site = site.bytes("content/pages/missing-words.png", b"picture");
    let serving = Serving::start(&site, &["--now", NOW]);
    serving
        .get("/about/")
        .status(200)
        .holds("<details class=\"findings warnings\"><summary><b>1 warning</b></summary>")
        .lacks("last good build");
    serving
        .get("/about/missing-words.png")
        .status(200)
        .has_header("content-type: image/png")
        .holds("picture");
}

#[test]
fn every_notice_can_be_jumped_to_announced_or_not() {
    let site = site();
    let serving = Serving::start(&site, &["--now", "2026-01-01T00:00:00Z"]);
    let notices: serde_json::Value =
        serde_json::from_str(&serving.get("/__tidings/notices.json").status(200).body).unwrap();
    assert_eq!(
        notices,
        serde_json::json!({
            "now": "2026-01-01T00:00:00Z",
            "notices": [
                {
                    "id": "maintenance/disk-swap", "title": "Disk swap", "day": "2026-12-03",
                    "address": "/maintenance/disk-swap/",
                    "before": "2026-12-03T00:59:00Z", "start": "2026-12-03T01:00:00Z",
                    "during": "2026-12-03T01:15:00Z", "end": "2026-12-03T01:30:00Z"
                },
                {
                    "id": "incidents/slow", "title": "Slow <b>pages</b>", "day": "2026-12-02",
                    "address": "/incidents/slow/",
                    "before": "2026-12-02T08:59:00Z", "start": "2026-12-02T09:00:00Z",
                    "during": "2026-12-02T10:00:00Z", "end": null
                },
            ]
        })
    );
}

/// What was carried out in the end counts; what was not carried out is looked at where it was planned last.
#[test]
fn a_notice_is_looked_at_when_it_came_to_pass() {
    let early = "\n## 2026-12-03 00:50 In progress\nWe begin.\n\n## 2026-12-03 01:20 Completed\nDone.\n";
    let moved = "\n## 2026-12-02 10:00 Rescheduled to 2026-12-04 01:00 - 02:00\nThe disk is late.\n";
    let called_off = "\n## 2026-12-02 10:00 Cancelled\nNo disk.\n";
    let resolved = "\n## 2026-12-02 11:00 Resolved\nPages are quick.\n";
    let cases = [
        (
            "maintenance/disk-swap",
            WINDOW,
            early,
            ["00:50:00", "01:05:00", "01:20:00"],
        ),
        (
            "maintenance/disk-swap",
            WINDOW,
            moved,
            ["01:00:00", "01:30:00", "02:00:00"],
        ),
        (
            "maintenance/disk-swap",
            WINDOW,
            called_off,
            ["01:00:00", "01:15:00", "01:30:00"],
        ),
        (
            "incidents/slow",
            OPEN_INCIDENT,
            resolved,
            ["09:00:00", "10:00:00", "11:00:00"],
        ),
    ];
    for (id, file, update, clocks) in cases {
        let site = SiteTest::new().file(&format!("content/{id}.md"), &format!("{file}{update}"));
        let serving = Serving::start(&site, &["--now", NOW]);
        let answer = serving.get("/__tidings/notices.json").status(200);
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let notice = &told["notices"][0];
        let clock = |moment: &str| notice[moment].as_str().unwrap_or_default()[11..19].to_owned();
        assert_eq!(
            ["start", "during", "end"].map(clock),
            clocks,
            "{update}: {notice}"
        );
    }
}

#[test]
fn a_site_below_a_path_is_shown_below_it() {
    let site = site().edit(
        "site.toml",
        "https://status.example/",
        "https://example.org/status/",
    );
    let serving = Serving::start(&site, &["--now", NOW]);
    let below = format!("http://{}/status/", serving.host);
    serving
        .get("/status/")
        .status(200)
        .holds(&format!("<link rel=\"canonical\" href=\"{below}\">"));
    for (from, to) in [
        ("/", "/status/"),
        ("/status", "/status/"),
        ("/status/maintenance", "/status/maintenance/"),
    ] {
        serving
            .get(from)
            .status(307)
            .has_header(&format!("location: {to}\r\n"));
    }
    serving.get("/maintenance/").status(404).holds("tidings-preview");
    serving
        .get("/__tidings/notices.json")
        .holds("\"/status/maintenance/disk-swap/\"");
}

#[test]
fn only_outputs_are_answered() {
    let site = site().file("content/notes.txt", "not published");
    let serving = Serving::start(&site, &["--now", NOW]);
    for path in [
        "/../site.toml",
        "/%2e%2e/site.toml",
        "/..%2fsite.toml",
        "/maintenance/../../site.toml",
        "//etc/passwd",
        "/notes.txt",
        "/content/notes.txt",
        "/%ff",
        "/no/such/page/",
    ] {
        serving
            .get(path)
            .status(404)
            .lacks("[site]")
            .lacks("not published");
    }
    for (path, media_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/feed.atom", "text/xml; charset=utf-8"),
        ("/feed.json", "application/json"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/_headers", "text/plain; charset=utf-8"),
        ("/__tidings/preview.css", "text/css; charset=utf-8"),
        ("/__tidings/preview.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = serving.get(path).status(200);
        assert!(
            answer.head.contains(&format!("content-type: {media_type}\r\n")),
            "{path}: {}",
            answer.head
        );
    }
}

#[test]
fn who_comes_by_another_name_or_from_another_page_is_refused() {
    let site = site();
    let serving = Serving::start(&site, &["--now", NOW]);
    for host in [
        "status.example",
        "evil.example:4000",
        "127.0.0.1.evil.example",
        "192.0.2.7",
    ] {
        serving
            .request("GET", "/", &[("Host", host)], "")
            .status(403)
            .holds("This preview answers to the address of this machine only")
            .lacks("Disk swap");
    }
    serving.request("GET", "/", &[], "").status(403);
    serving
        .request("GET", "/", &[("Host", "localhost:1234")], "")
        .status(200);

    let host = ("Host", serving.host.as_str());
    let own = format!("http://{}", serving.host);
    for (headers, status) in [
        (vec![host], 403),
        (vec![host, ("Origin", "http://evil.example")], 403),
        (vec![host, ("Origin", "null")], 403),
        (vec![host, ("Origin", &own), ("Sec-Fetch-Site", "same-site")], 403),
        (vec![host, ("Sec-Fetch-Site", "cross-site")], 403),
        (vec![host, ("Sec-Fetch-Site", "same-origin")], 204),
        (vec![host, ("Origin", &own)], 204),
    ] {
        let answer = serving.request("POST", "/__tidings/now", &headers, "2026-12-03T01:15:00Z");
        assert_eq!(answer.status, status, "{headers:?}");
    }
    serving.get("/__tidings/now").status(405);
}

#[test]
fn it_ends_cleanly_with_browsers_still_listening() {
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        let site = site();
        let serving = Serving::start(&site, &["--now", NOW]);
        let mut events = serving.events();
        events.next().unwrap();
        assert_eq!(serving.end(signal), Some(0), "{signal}");
        assert_eq!(events.next(), None, "the stream ends");
    }
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    site().run(&["serve", "--port", &port]).status(3).says(&format!(
        "error: port {port} is taken, perhaps by another preview; choose another with `--port`, or `--port 0` for \
         any that is free\n"
    ));
}

#[test]
fn there_is_no_preview_without_a_site() {
    SiteTest::empty()
        .run(&["serve", "--port", "0"])
        .status(2)
        .mentions("error: there is no [SITE]/site.toml");
    site()
        .run(&["serve", "--port", "0", "--now", "soon"])
        .status(2)
        .mentions("error: --now: `soon` is not an instant");
}

#[test]
fn drafts_are_shown_where_that_is_asked_for() {
    let site = site().edit("content/maintenance/disk-swap.md", "+++\n", "+++\ndraft = true\n");
    Serving::start(&site, &["--now", NOW]).get(PAGE).status(404);
    Serving::start(&site, &["--now", NOW, "--drafts"])
        .get(PAGE)
        .status(200);
}

#[test]
fn nothing_of_the_preview_is_published() {
    let site = SiteTest::example();
    site.build().succeeds();
    for (path, bytes) in tree(site.path("public")).files {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("__tidings") && !text.contains("tidings-preview"),
            "{path}"
        );
    }
}
