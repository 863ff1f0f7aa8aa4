//! Feeds that fail: what `on_failure` makes of it, by path and by url. Monitoring breaks in the very hour when staff
//! must publish, and a feed that failed never makes anything look up.

use serde_json::Value;

use crate::support::{Answering, Run, SiteTest, tree};

const NOW: &str = "2026-11-20T09:00:00Z";

/// Says that `web-1` is up, and was down for two minutes.
const GOOD: &str = r#"{"version": 1, "generated_at": "2026-11-20T08:59:00Z", "components": {"web-1": {"state": "up",
"days": [{"date": "2026-11-19", "up_s": 86280, "down_s": 120}]}}}"#;

/// A notice that has to go out, whatever monitoring does.
const INCIDENT: &str = "+++\ntitle = \"Slow pages\"\nstarted = 2026-11-20 08:50:00\nimpact = \"minor\"\n\
                        [components]\nweb-1 = \"degraded_performance\"\n+++\nWe are looking.\n";

fn site(feed: &str) -> SiteTest {
    SiteTest::empty().file(
        "site.toml",
        &format!(
            "[site]\ntitle = \"S\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n\
             [[components]]\nid = \"web-1\"\nname = \"Web server 1\"\n[[feeds]]\nformat = \"tidings\"\n{feed}\n"
        ),
    )
}

fn build(site: &SiteTest) -> Run {
    site.run(&["build", "--now", NOW])
}

/// What the site says of the component: `(status, measured, state read, seconds down yesterday)`.
#[track_caller]
fn told(site: &SiteTest) -> (String, bool, Option<String>, i64) {
    let output = tree(site.path("public"));
    let api: Value = serde_json::from_str(output.text("api/tidings.json")).unwrap();
    let component = &api["components"][0];
    let read = component["reading"]["state"].as_str();
    let down = component["uptime"]["days"]["2026-11-19"]["down_s"].as_i64();
    (
        component["status"].as_str().unwrap().to_owned(),
        component["measured"].as_bool().unwrap(),
        read.map(str::to_owned),
        down.unwrap_or_default(),
    )
}

fn up() -> (String, bool, Option<String>, i64) {
    ("operational".to_owned(), true, Some("up".to_owned()), 120)
}

fn not_measured() -> (String, bool, Option<String>, i64) {
    ("operational".to_owned(), false, None, 0)
}

/// The ways in which a file fails: its text, or none, and the code of what is said.
const BROKEN: [(Option<&str>, &str); 5] = [
    (None, "feed::missing"),
    (Some(""), "feed::truncated"),
    (
        Some("{\"version\": 1, \"components\": {\"web-1\": {\"state\": \"up\""),
        "feed::truncated",
    ),
    (
        Some("{\"version\": 1, \"components\": {\"web-1\": {\"state\": \"fine\"}}}"),
        "feed::unknown-state",
    ),
    (Some("<html>Sign in</html>"), "feed::syntax"),
];

fn broken(site: SiteTest, text: Option<&str>) -> SiteTest {
    match text {
        Some(text) => site.file("feed.json", text),
        None => site.without("feed.json"),
    }
}

#[test]
fn by_path_an_error_publishes_nothing() {
    for on_failure in ["", "on_failure = \"error\""] {
        for (text, code) in BROKEN {
            let site = site(&format!("path = \"feed.json\"\n{on_failure}")).file("feed.json", GOOD);
            build(&site).succeeds();
            let before = tree(site.path("public"));
            let site = broken(site, text).file("content/incidents/slow.md", INCIDENT);
            build(&site)
                .status(1)
                .mentions(&format!("error[tidings::{code}]"))
                .mentions("nothing was published");
            assert!(before.differing(&tree(site.path("public"))).is_empty(), "{code}");
        }
    }
}

#[test]
fn by_path_the_last_good_copy_stands_in() {
    for (text, code) in BROKEN {
        let site = site("path = \"feed.json\"\non_failure = \"last-good\"").file("feed.json", GOOD);
        build(&site).succeeds();
        let site = broken(site, text);
        build(&site)
            .succeeds()
            .mentions(&format!("warning[tidings::{code}]"))
            .mentions("the last copy that read well is used instead");
        assert_eq!(told(&site), up(), "{code}");
        let page = tree(site.path("public")).text("index.html").to_owned();
        assert!(page.contains("Readings are from"), "{code}: {page}");
        let site = site.file("content/incidents/slow.md", INCIDENT);
        build(&site).succeeds();
        assert_eq!(told(&site).0, "degraded_performance", "{code}");
    }
}

#[test]
fn by_path_without_a_copy_there_is_no_site() {
    for (text, code) in BROKEN {
        let site = broken(
            site("path = \"feed.json\"\non_failure = \"last-good\"").file("feed.json", ""),
            text,
        );
        build(&site)
            .status(1)
            .mentions(&format!("error[tidings::{code}]"))
            .mentions("no earlier copy");
        assert!(!site.path("public").exists(), "{code}");
    }
}

#[test]
fn by_path_the_site_does_without() {
    for (text, code) in BROKEN {
        let site = site("path = \"feed.json\"\non_failure = \"without\"").file("feed.json", GOOD);
        build(&site).succeeds();
        assert_eq!(told(&site), up());
        let site = broken(site, text);
        build(&site)
            .succeeds()
            .mentions(&format!("warning[tidings::{code}]"))
            .mentions("built without this feed");
        assert_eq!(told(&site), not_measured(), "{code}");
        let page = tree(site.path("public"))
            .text("components/web-1/index.html")
            .to_owned();
        assert!(page.contains("Not being measured"), "{page}");
        let home = tree(site.path("public")).text("index.html").to_owned();
        assert!(
            home.contains("What was measured last could not be read"),
            "{home}"
        );
    }
}

/// The ways in which a server fails: status, headers, body, and what is said.
const ANSWERS: [(&str, &str, &str, &str); 7] = [
    (
        "503 Service Unavailable",
        "",
        "{\"error\": \"too many samples\"}",
        "answers 503 Service Unavailable: too many samples",
    ),
    ("404 Not Found", "", "<html></html>", "answers 404 Not Found"),
    ("401 Unauthorized", "", "", "answers 401 Unauthorized"),
    ("200 OK", "", "<html>Sign in</html>", "feed::syntax"),
    ("200 OK", "", "", "feed::truncated"),
    (
        "200 OK",
        "Content-Length: 400\r\n",
        "{\"version\": 1,",
        "cannot be fetched",
    ),
    ("302 Found", "Location: /again\r\n", "", "cannot be fetched"),
];

#[test]
fn by_url_the_last_good_copy_stands_in_and_without_one_it_is_outside() {
    for (status, headers, body, said) in ANSWERS {
        let server = Answering::with(GOOD);
        let site = site(&format!("url = \"{}\"", server.url("/feed.json?key=hush")));
        server.now(status, headers, body);
        build(&site).status(3).mentions(said).mentions("no earlier copy");
        assert!(!site.path("public").exists(), "{said}");
        server.now("200 OK", "", GOOD);
        build(&site).succeeds();
        server.now(status, headers, body);
        let run = build(&site).succeeds();
        let run = run.mentions(said);
        let finding = run.stderr.lines().next().unwrap();
        assert!(!finding.contains("hush"), "{finding}");
        assert_eq!(told(&site), up(), "{said}");
        server.end();
        build(&site).succeeds().mentions("cannot be fetched");
        assert_eq!(told(&site), up(), "{said}");
    }
}

#[test]
fn by_url_in_the_other_two_ways() {
    let server = Answering::with(GOOD);
    let error = site(&format!("url = \"{}\"\non_failure = \"error\"", server.url("/")));
    let without = site(&format!(
        "url = \"{}\"\non_failure = \"without\"",
        server.url("/")
    ));
    for site in [&error, &without] {
        build(site).succeeds();
        assert_eq!(told(site), up());
    }
    server.end();
    build(&error)
        .status(3)
        .mentions("error[tidings::feed::unreachable]");
    assert_eq!(told(&error), up(), "the old site stands");
    build(&without).succeeds().mentions("built without this feed");
    assert_eq!(told(&without), not_measured());
}

/// What else is wrong is an author's to mend: exit 1, and not 3.
#[test]
fn with_mistakes_of_authors_too() {
    let server = Answering::with(GOOD);
    let site =
        site(&format!("url = \"{}\"", server.url("/"))).file("content/incidents/slow.md", "no front matter");
    server.end();
    build(&site)
        .status(1)
        .mentions("feed::unreachable")
        .mentions("content/incidents/slow.md");
}

/// A feed that answers and tells nothing is no better than one that does not answer: nothing turns green by it, and
/// it takes no good copy's place.
#[test]
fn feeds_that_tell_nothing() {
    let down = "{\"component\": \"web-1\", \"at\": \"2026-11-20T08:50:00Z\", \"state\": \"down\"}\n";
    for empty in ["", "\n"] {
        let server = Answering::with(down);
        let feed =
            |on_failure: &str| format!("url = \"{}\"\ninterval = \"10m\"\n{on_failure}", server.url("/"));
        let toml =
            |feed: &str| site(feed).edit("site.toml", "format = \"tidings\"", "format = \"tidings-ndjson\"");
        let (last_good, without) = (toml(&feed("")), toml(&feed("on_failure = \"without\"")));
        for site in [&last_good, &without] {
            build(site).succeeds();
            assert_eq!(told(site).0, "major_outage");
        }
        server.now("200 OK", "", empty);
        for _ in 0..2 {
            build(&last_good).succeeds().mentions("tells nothing of anything");
            assert_eq!(told(&last_good).0, "major_outage");
        }
        build(&without)
            .succeeds()
            .mentions("warning[tidings::feed::nothing]");
        assert_eq!(told(&without), not_measured());
    }
}

/// Clocks differ: a feed that is a little ahead of this machine's counts, one that is far ahead does not, and is told.
#[test]
fn feeds_that_are_ahead_of_the_clock() {
    for (seconds, status, is_told) in [(60, "major_outage", false), (7200, "operational", true)] {
        let made = chrono::Utc::now() + chrono::TimeDelta::seconds(seconds);
        let made = made.format("%Y-%m-%dT%H:%M:%SZ");
        let feed = format!(
            r#"{{"version": 1, "generated_at": "{made}", "components": {{"web-1": {{"state": "down"}}}}}}"#
        );
        let site = site("path = \"feed.json\"").file("feed.json", &feed);
        let run = site.run(&["build"]).succeeds();
        assert_eq!(
            run.stderr.contains("warning[tidings::feed::ahead]"),
            is_told,
            "{}",
            run.stderr
        );
        assert_eq!(told(&site).0, status, "{seconds}");
    }
}

/// A copy has the age it has: it is told from when it is, and in the end nothing is current.
#[test]
fn readings_of_a_copy_grow_old() {
    let site = site("path = \"feed.json\"\non_failure = \"last-good\"").file("feed.json", GOOD);
    build(&site).succeeds();
    let site = site.without("feed.json");
    site.run(&["build", "--now", "2026-11-22T09:00:00Z"]).succeeds();
    let page = tree(site.path("public")).text("index.html").to_owned();
    assert!(page.contains("Readings are from"), "{page}");
    let api: Value = serde_json::from_str(tree(site.path("public")).text("api/tidings.json")).unwrap();
    let days = &api["components"][0]["uptime"]["days"];
    assert_eq!(days["2026-11-21"]["up_s"], 0, "nothing is known after it");
}

/// Only what publishes asks: `check` and `next` go by copies, and say in a line where there is none.
#[test]
fn who_asks_the_network() {
    let server = Answering::with(GOOD);
    let site = site(&format!("url = \"{}\"", server.url("/")));
    let asked = |times: usize| assert_eq!(server.asked().len(), times);
    for command in ["check", "next"] {
        site.run(&[command, "--now", NOW])
            .succeeds()
            .mentions("was not asked, and there is no copy of it yet");
    }
    asked(0);
    build(&site).succeeds();
    asked(1);
    for command in ["check", "next"] {
        let run = site.run(&[command, "--now", NOW]).succeeds();
        assert!(!run.stderr.contains("was not asked"), "{}", run.stderr);
    }
    // The reading ceases to be current before midnight: it is known from the copy.
    site.run(&["next", "--now", NOW])
        .succeeds()
        .mentions("reading web-1");
    asked(1);
    site.run(&["archive", "--now", NOW]).status(2);
    let site = site.edit(
        "site.toml",
        "[[feeds]]",
        "[archive]\npath = \"archive.json\"\n[[feeds]]",
    );
    site.run(&["archive", "--now", NOW]).succeeds();
    asked(2);
}

#[test]
fn a_token_goes_to_its_server_and_nowhere_else() {
    let (server, other) = (Answering::with(GOOD), Answering::with(GOOD));
    let feed = format!("url = \"{}\"\ntoken_env = \"FEED_TOKEN\"", server.url("/feed"));
    let site = site(&feed).env("FEED_TOKEN", "hush-hush");
    server.now(
        "302 Found",
        &format!(
            "Location: {}\r\n",
            other.url("/elsewhere").replace("127.0.0.1", "localhost")
        ),
        "",
    );
    build(&site).succeeds();
    let sent = |server: &Answering| {
        server
            .asked()
            .concat()
            .to_lowercase()
            .contains("bearer hush-hush")
    };
    assert!(sent(&server));
    assert_eq!(other.asked().len(), 1);
    assert!(!sent(&other), "{:?}", other.asked());
    for (path, bytes) in tree(site.path("")).files {
        assert!(!String::from_utf8_lossy(&bytes).contains("hush-hush"), "{path}");
    }
}
