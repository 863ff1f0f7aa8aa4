use super::{feed_of_documents, instant, shown, source};
use crate::config::{FeedFormat, FeedPlace};
use crate::diagnostic::Diagnostic;
use crate::input::feed::wanted::{File, files, requests};
use crate::input::feed::{Document, Documents};
use crate::model::uptime::{Feed, Measured, Reading, State};

/// Of a real Uptime Kuma 2.0, fields that are not read left out but for some, and a monitor put in again, one
/// without beats and one that is not listed.
pub const PAGE: &str = r#"{"config":{"slug":"kit","title":"Kit status","published":true},
"incident":{"id":1,"style":"warning","title":"Slow API","content":"We are looking.","createdDate":"2026-11-20 22:55:16"},
"publicGroupList":[{"id":1,"name":"Services","weight":1,"monitorList":[{"id":1,"name":"Web","sendUrl":0,"type":"http"},{"id":2,"name":"Job","sendUrl":0,"type":"push"}]},
{"id":2,"name":"Again","weight":2,"monitorList":[{"id":1,"name":"Web","sendUrl":1,"url":"http://10.0.0.7/","type":"http"},{"id":7,"name":"New","type":"http"}]}],
"maintenanceList":[]}"#;

/// Its beats.
pub const BEATS: &str = r#"{"heartbeatList":{
"1":[{"status":1,"time":"2026-11-20 22:55:16.733","msg":"","ping":6},{"status":1,"time":"2026-11-20 22:55:36.746","msg":"","ping":3},{"status":0,"time":"2026-11-20 22:55:56.763","msg":"refused","ping":null},{"status":0,"time":"2026-11-20 22:56:16.785","msg":"","ping":null},{"status":1,"time":"2026-11-20 22:56:36.803","msg":"","ping":5}],
"2":[{"status":1,"time":"2026-11-20T22:50:00Z","ping":10},{"status":2,"time":"2026-11-20 22:52:00.000","ping":50},{"status":3,"time":"2026-11-20 22:54:00","ping":null},{"status":1,"time":"2026-11-20 22:55:00","ping":15.5}],
"9":[{"status":9,"time":"never"}]},
"uptimeList":{"1_24":0.5,"2_24":0.8235294117647058}}"#;

fn documents(page: &str, beats: &str) -> Documents<'static> {
    let document = |role: &str, shown: &str, text: &str| Document {
        role: role.to_owned(),
        shown: shown.to_owned(),
        bytes: Box::new(text.as_bytes().to_vec()),
    };
    Documents {
        all: vec![
            document("", "kuma.json", page),
            document("heartbeat", "heartbeat.json", beats),
        ],
        fetched_at: None,
    }
}

fn read(page: &str, beats: &str) -> Result<Feed, Diagnostic> {
    feed_of_documents(&source(FeedFormat::UptimeKuma), &documents(page, beats))
}

#[test]
fn monitors_are_those_of_the_page_and_times_are_utc() {
    let feed = read(PAGE, BEATS).unwrap();
    assert_eq!(feed.components.keys().collect::<Vec<_>>(), ["Job", "New", "Web"]);
    assert_eq!(feed.horizon, Some(instant("2026-11-20T22:56:36Z")));
    assert_eq!(feed.generated_at, None);
    let web = feed.measured("Web").unwrap();
    assert_eq!(
        web.reading,
        Some(Reading {
            state: State::Up,
            at: Some(instant("2026-11-20T22:56:36Z")),
        })
    );
    let seconds: Vec<_> = web
        .checks
        .iter()
        .flatten()
        .map(|run| ((run.stretch.end - run.stretch.start).num_seconds(), run.state))
        .collect();
    assert_eq!(seconds, [(40, State::Up), (40, State::Down)]);
    assert_eq!(web.conditions.latency_ms, Some(5.0));
    assert_eq!(feed.components["New"], Measured::default(), "known, not measured");
}

#[test]
fn pending_is_down_and_maintenance_is_unknown() {
    let feed = read(PAGE, BEATS).unwrap();
    let runs = feed.components["Job"].checks.clone().unwrap();
    assert_eq!(
        shown(&runs),
        ["22:50-22:52 up", "22:52-22:54 down", "22:55-22:56 up"]
    );
}

#[test]
fn a_monitor_is_found_by_its_number_too() {
    let feed = read(PAGE, BEATS).unwrap();
    assert_eq!(feed.name_of("2"), Some("Job"));
    assert_eq!(feed.name_of("9"), None, "not on the page");
    let renamed = read(&PAGE.replace("Job", "1"), BEATS).unwrap();
    assert_eq!(renamed.name_of("1"), Some("1"), "a name goes before a number");
}

#[test]
fn mistakes_in_either_answer_are_told() {
    let cases = [
        (
            PAGE.replace("publicGroupList", "groups"),
            BEATS.to_owned(),
            "feed::missing-key",
            "`publicGroupList` is missing",
        ),
        (
            PAGE.replace("\"id\":2,\"name\":\"Job\"", "\"id\":2,\"name\":\"Web\""),
            BEATS.to_owned(),
            "feed::component-twice",
            "`publicGroupList[0].monitorList[1]`: the component `Web` stands in the feed twice",
        ),
        (
            PAGE.replace("\"id\":2,\"name\":\"Job\"", "\"id\":\"2\",\"name\":\"Job\""),
            BEATS.to_owned(),
            "feed::wrong-type",
            "`publicGroupList[0].monitorList[1].id`: a whole number must stand here, not the text \"2\"",
        ),
        (
            PAGE.replace("monitorList", "monitors"),
            BEATS.to_owned(),
            "feed::missing-key",
            "`publicGroupList[0]`: `monitorList` is missing",
        ),
        (
            PAGE.to_owned(),
            BEATS.replace("heartbeatList", "beats"),
            "feed::missing-key",
            "`heartbeatList` is missing",
        ),
        (
            PAGE.to_owned(),
            BEATS.replace("\"status\":3", "\"status\":4"),
            "feed::out-of-range",
            "`heartbeatList.2[2].status`: a number from 0 to 3 must stand here, not 4",
        ),
        (
            PAGE.to_owned(),
            BEATS.replace("2026-11-20 22:52:00.000", "20.11.2026 22:52"),
            "feed::instant",
            "`heartbeatList.2[1].time`: `20.11.2026 22:52` is not an instant",
        ),
        (
            PAGE.to_owned(),
            BEATS.replace("2026-11-20 22:52:00.000", "2026-11-20 22:49:59.999"),
            "feed::goes-back",
            "`heartbeatList.2[1].time`: this check, at 2026-11-20T22:49:59Z, stands after one at 2026-11-20T22:50:00Z",
        ),
        (
            PAGE.to_owned(),
            BEATS.replace("\"2\":[", "\"1\":["),
            "feed::component-twice",
            "`heartbeatList`: the component `1` stands in the feed twice",
        ),
    ];
    for (page, beats, code, message) in cases {
        let error = read(&page, &beats).unwrap_err();
        assert_eq!((error.code, error.message.as_str()), (code, message));
    }
}

#[test]
fn an_answer_that_is_not_there_is_named() {
    let mut source = source(FeedFormat::UptimeKuma);
    let missing = |place: FeedPlace, source: &mut crate::config::FeedSource| {
        source.place.value = place;
        let mut documents = documents(PAGE, BEATS);
        documents.all.pop();
        let error = feed_of_documents(source, &documents).unwrap_err();
        assert_eq!(error.code, "feed::document-missing");
        (error.message, error.help.join("; "))
    };
    assert_eq!(
        missing(FeedPlace::Path("monitoring/kuma.json".to_owned()), &mut source),
        (
            "there is no `monitoring/heartbeat.json`, which belongs to this feed".to_owned(),
            "it may also be `monitoring/heartbeat/kuma.json`".to_owned()
        )
    );
    let url = FeedPlace::Url("https://up.example/status/kit?key=1".parse().unwrap());
    assert_eq!(
        missing(url, &mut source).0,
        "there is no `https://up.example/api/status-page/heartbeat/kit`, which belongs to this feed"
    );
}

#[test]
fn both_answers_are_asked_for_by_any_address_of_the_page() {
    let asked = |url: &str| -> Vec<String> {
        let now = instant("2026-11-20T12:00:00Z");
        let source = source(FeedFormat::UptimeKuma);
        let requests = requests(&source, &url.parse().unwrap(), now);
        requests
            .into_iter()
            .map(|request| format!("{}:{}", request.role, request.url))
            .collect()
    };
    for (url, base) in [
        ("https://up.example/status/kit", "https://up.example/"),
        ("https://up.example/status/kit/", "https://up.example/"),
        ("https://up.example/api/status-page/kit", "https://up.example/"),
        (
            "https://up.example/api/status-page/heartbeat/kit",
            "https://up.example/",
        ),
        (
            "http://up.example:3001/monitoring/status/kit",
            "http://up.example:3001/monitoring/",
        ),
        (
            "https://up.example/a/b/api/status-page/kit",
            "https://up.example/a/b/",
        ),
    ] {
        let expected = [
            format!(":{base}api/status-page/kit"),
            format!("heartbeat:{base}api/status-page/heartbeat/kit"),
        ];
        assert_eq!(asked(url), expected, "{url}");
    }
    let spaced = asked("https://up.example/status/a%20b?key=1");
    assert_eq!(spaced[0], ":https://up.example/api/status-page/a%20b?key=1");
    for url in [
        "https://up.example/",
        "https://up.example/status",
        "https://up.example/dashboard/3",
    ] {
        assert_eq!(asked(url), [""; 0], "{url}");
        let mut source = source(FeedFormat::UptimeKuma);
        source.place.value = FeedPlace::Url(url.parse().unwrap());
        let error = feed_of_documents(&source, &Documents::default()).unwrap_err();
        assert_eq!(error.code, "feed::no-status-page");
    }
}

#[test]
fn the_beats_lie_beside_the_page() {
    let beats = |path: &str| -> Vec<String> {
        let [_, File { role, paths }] = <[File; 2]>::try_from(files(FeedFormat::UptimeKuma, path)).unwrap();
        assert_eq!(role, "heartbeat");
        paths
    };
    assert_eq!(beats("kit.json"), ["heartbeat.json", "heartbeat/kit.json"]);
    assert_eq!(beats("a/b/kit"), ["a/b/heartbeat.json", "a/b/heartbeat/kit"]);
}
