//! Triage of what the feeds report, and the figures of uptime beside it: the rules of 05-time.md over whole sites.

use serde_json::{Value, json};

use crate::memory::{Memory, Published};
use crate::status::found;

const NOW: &str = "2026-12-03T12:00:00Z";

/// Two components, one with an objective, in two plans; `more` ends site.toml.
fn site(more: &str) -> Memory {
    Memory::new(format!(
        r#"
[site]
title = "S"
base_url = "https://status.example/"
language = "en-GB"
timezone = "Europe/London"
[maintenance]
reminders = []
[[plans]]
id = "care"
name = "Care"
[[plans]]
id = "watch"
name = "Watch"
we_act = false
remote_work = "chargeable"
customer_action = "Let us in."
[[components]]
id = "web"
name = "Web"
slo = 99.9
[[components]]
id = "mail"
name = "Mail"
plans = ["care"]
{more}
[[feeds]]
format = "tidings"
path = "f.json"
"#
    ))
}

/// What a feed made at [`NOW`] says of Web, and of Mail that nothing is wrong with it.
fn feed(web: Value) -> String {
    let mail = json!({"state": "up", "since": "2026-10-01T00:00:00Z"});
    json!({"version": 1, "generated_at": NOW, "interval_s": 60, "components": {"web": web, "mail": mail}})
        .to_string()
}

/// Web was up since the first of October, but for these, each a start, an end (`None`: open) and a state.
fn runs(list: &[(&str, Option<&str>, &str)]) -> String {
    let run = |(start, end, state): &(&str, Option<&str>, &str)| match end {
        Some(end) => json!({"start": start, "end": end, "state": state}),
        None => json!({"start": start, "state": state}),
    };
    let outages: Vec<Value> = list.iter().map(run).collect();
    feed(json!({"since": "2026-10-01T00:00:00Z", "outages": outages}))
}

/// Web was down from an instant to another.
fn down(start: &str, end: &str) -> Memory {
    site("").feed(runs(&[(start, Some(end), "down")]))
}

/// A window of 3 December from one time of day to another, announced long before.
fn window(from: &str, to: &str, front: &str, updates: &str) -> String {
    let announced = if front.contains("announced") {
        ""
    } else {
        "announced = 2026-11-20 09:00:00"
    };
    let components = if front.contains("components") {
        ""
    } else {
        "components = [\"web\"]"
    };
    let impact = if front.contains("impact =") {
        ""
    } else {
        "impact = \"outage\""
    };
    format!(
        "+++\ntitle = \"Work\"\nstart = 2026-12-03 {from}:00\nend = 2026-12-03 {to}:00\n{announced}\n{components}\n{impact}\n\
         {front}\n+++\nWe work.\n\n{updates}\n"
    )
}

/// An incident of 3 December.
fn incident(started: &str, more: &str, updates: &str) -> String {
    format!(
        "+++\ntitle = \"Trouble\"\nstarted = 2026-12-03 {started}\nimpact = \"major\"\n{more}\n+++\nIt does not work.\n\n{updates}\n"
    )
}

const OF_WEB: &str = "[components]\nweb = \"major_outage\"";

/// The measured outages of the API that nobody has written about, as `start to end`.
fn told(published: &Published) -> Vec<String> {
    let api = published.api();
    let outages = api["measured_outages"].as_array().unwrap();
    let line = |outage: &Value| {
        let end = outage["end"].as_str().unwrap_or("now");
        format!("{} to {end}", outage["start"].as_str().unwrap())
    };
    outages.iter().map(line).collect()
}

/// The figures of Web over the last 30 days.
fn figures(published: &Published) -> Value {
    published.api()["components"][0]["uptime"]["last_30_days"].clone()
}

fn day(published: &Published, date: &str) -> Value {
    published.api()["components"][0]["uptime"]["days"][date].clone()
}

/// Where a sentence about a measured outage stands.
fn places(published: &Published) -> Vec<&str> {
    let pages = published.all().filter(|(path, _)| path.ends_with(".html"));
    let listing = pages.filter(|(_, html)| {
        let lines = found(html, "ul.lines > li");
        lines.iter().any(|line| line.starts_with("Monitoring "))
    });
    listing.map(|(path, _)| path).collect()
}

// ---- False alarms ----

#[test]
fn a_run_shorter_than_a_false_alarm_is_nowhere() {
    let cases = [
        ("2026-12-02T06:00:00Z", "2026-12-02T06:01:59Z", false),
        ("2026-12-02T06:00:00Z", "2026-12-02T06:02:00Z", true),
        ("2026-12-01T23:59:01Z", "2026-12-02T00:01:00Z", false),
        ("2026-12-01T23:59:00Z", "2026-12-02T00:01:00Z", true),
    ];
    for (start, end, counts) in cases {
        let published = down(start, end).publish(NOW);
        let figures = figures(&published);
        let expected = if counts { (120, 1) } else { (0, 0) };
        assert_eq!(
            (figures["down_s"].as_i64(), figures["outages"].as_i64()),
            (Some(expected.0), Some(expected.1)),
            "{start} {end}"
        );
        assert_eq!(told(&published).len(), usize::from(counts), "{start} {end}");
        assert_eq!(places(&published).is_empty(), !counts, "{start} {end}");
        if !counts {
            assert_eq!(day(&published, "2026-12-02")["class"], "up");
            assert_eq!(figures["percent"], "100.000");
        }
    }
}

#[test]
fn what_an_incident_calls_a_false_alarm_is_told_on_its_own_page_only() {
    let alarm = "[components]\nweb = \"major_outage\"\n[fix]\nhow = \"false-alarm\"";
    let joins = "## 2026-12-03 09:05 Update\n```components\nmail = \"major_outage\"\n```\n\n## 2026-12-03 10:00 Resolved";
    let mail = json!({"since": "2026-10-01T00:00:00Z", "outages":
        [{"start": "2026-12-03T09:10:00Z", "end": "2026-12-03T09:30:00Z", "state": "down"}]});
    let both =
        json!({"version": 1, "generated_at": NOW, "components": {"mail": mail, "web": mail}}).to_string();
    let quiet = site("").feed(both.clone()).publish(NOW);
    assert_eq!(told(&quiet).len(), 2);
    let published = site("")
        .feed(both)
        .with("incidents/i.md", incident("09:00:00", alarm, joins))
        .publish(NOW);
    assert_eq!(told(&published), [""; 0]);
    for place in [0, 1] {
        let figures = &published.api()["components"][place]["uptime"]["last_30_days"];
        assert_eq!(
            (&figures["down_s"], &figures["outages"]),
            (&json!(0), &json!(0)),
            "{place}"
        );
        let before = &quiet.api()["components"][place]["uptime"]["last_30_days"];
        assert_eq!(before["unknown_s"], 0);
        assert_eq!(figures["unknown_s"], 20 * 60, "component {place}");
    }
    assert_eq!(published.api()["incidents"], json!([]));
    assert_eq!(
        found(published.text("index.html"), ".banner h1"),
        ["All systems operational"]
    );
    let naming = published.all().filter(|(_, text)| text.contains("incidents/i/"));
    let naming: Vec<&str> = naming.map(|(path, _)| path).collect();
    assert_eq!(naming, ["incidents/i/index.html"]);
}

/// While monitoring says that it is down, and staff say that it is not.
#[test]
fn a_false_alarm_that_goes_on_is_in_no_status() {
    let down = json!({"version": 1, "generated_at": NOW, "components": {"web": {"state": "down",
        "since": "2026-10-01T00:00:00Z", "outages": [{"start": "2026-12-03T08:00:00Z"}]}}});
    let site = site("").feed(down.to_string());
    assert_eq!(site.publish(NOW).api()["components"][0]["status"], "major_outage");
    let alarm = "[components]\nweb = \"major_outage\"\n[fix]\nhow = \"false-alarm\"";
    let published = site
        .with("incidents/i.md", incident("08:00:00", alarm, ""))
        .publish(NOW);
    assert_eq!(published.api()["components"][0]["status"], "operational");
    assert_eq!(
        found(published.text("index.html"), ".banner h1"),
        ["All systems operational"]
    );
}

// ---- Measured outages ----

#[test]
fn an_outage_that_is_over_is_told_in_the_history_on_its_day_and_on_the_components_page() {
    let published = down("2026-12-02T04:10:00Z", "2026-12-02T04:22:00Z").publish(NOW);
    let sentence = "Monitoring measured an outage of Web from Wed 2 Dec 2026 04:10 to 04:22 GMT.";
    for page in ["components/web/index.html", "history/2026/12/index.html"] {
        let lines = found(published.text(page), "#measured-web-20261202T041000Z");
        assert_eq!(lines, [sentence], "{page}");
    }
    let home = published.text("index.html");
    assert_eq!(
        found(home, "ol.days > li:nth-child(2)"),
        ["Wed 2 DecMonitoring measured an outage of Web from Wed 2 Dec 04:10 to 04:22 GMT."]
    );
    assert_eq!(found(home, "#open"), [""; 0], "it is over");
    let pages = [
        "components/web/index.html",
        "history/2026/12/index.html",
        "index.html",
    ];
    assert_eq!(places(&published), pages);
    let index = found(published.text("history/index.html"), ".months p");
    assert!(index[0].ends_with("One measured outage besides."), "{index:?}");
    assert_eq!(told(&published), ["2026-12-02T04:10:00Z to 2026-12-02T04:22:00Z"]);
}

#[test]
fn an_outage_stands_on_the_home_page_while_it_reaches_the_horizon() {
    let open = |end: Option<&str>| {
        let published = site("")
            .feed(runs(&[("2026-12-03T11:50:00Z", end, "down")]))
            .publish(NOW);
        found(published.text("index.html"), "#open .card p")
    };
    let sentence = "Monitoring has measured an outage of Web since Thu 3 Dec 11:50 GMT.";
    let is_told = |said: Vec<String>| said.iter().any(|said| said == sentence);
    assert!(is_told(open(None)), "{:?}", open(None));
    assert!(is_told(open(Some(NOW))));
    assert_eq!(open(Some("2026-12-03T11:59:59Z")), [""; 0]);
    // It is told as long as no newer feed says otherwise, whatever the age of the reading.
    let stale = site("").feed(runs(&[("2026-12-03T11:50:00Z", None, "down")]));
    let later = stale.publish("2026-12-03T23:00:00Z");
    assert!(is_told(found(later.text("index.html"), "#open .card p")));
    assert_eq!(
        later.api()["components"][0]["status"],
        "major_outage",
        "nor is it green"
    );
    let written = stale.with("incidents/i.md", incident("11:52:00", OF_WEB, ""));
    assert_eq!(
        found(written.publish(NOW).text("index.html"), "#open .card")
            .iter()
            .filter(|card| card.contains("Measured outage"))
            .count(),
        0
    );
}

#[test]
fn windows_are_cut_out_of_a_measured_outage() {
    let whole = "2026-12-03T01:00:00Z to 2026-12-03T02:00:00Z";
    let rest = |from: &'static str| format!("2026-12-03T{from}:00Z to 2026-12-03T02:00:00Z");
    let cases = [
        ("all of it", window("00:30", "02:00", "", ""), vec![]),
        ("a part", window("00:30", "01:30", "", ""), vec![rest("01:30")]),
        (
            "all but two minutes",
            window("00:30", "01:58", "", ""),
            vec![rest("01:58")],
        ),
        (
            "what is left is shorter than a false alarm",
            window("00:30", "01:58", "", "## 2026-12-03 01:58:01 Completed"),
            vec![rest("01:58")],
        ),
        (
            "the middle, as work went",
            window("00:30", "01:50", "", "## 2026-12-03 01:20 Completed"),
            vec![rest("01:20")],
        ),
        (
            "announced when it had begun",
            window("00:30", "02:00", "announced = 2026-12-03 01:10:00", ""),
            vec!["2026-12-03T01:00:00Z to 2026-12-03T01:10:00Z".to_owned()],
        ),
        (
            "degraded",
            window("00:30", "02:00", "impact = \"degraded\"", ""),
            vec![],
        ),
        (
            "less protection",
            window("00:30", "02:00", "impact = \"reduced_redundancy\"", ""),
            vec![whole.to_owned()],
        ),
        (
            "another impact for this component",
            window("00:30", "02:00", "[impacts]\nweb = \"none\"", ""),
            vec![whole.to_owned()],
        ),
        (
            "another component",
            window("00:30", "02:00", "components = [\"mail\"]", ""),
            vec![whole.to_owned()],
        ),
        (
            "never confirmed",
            window("00:30", "02:00", "status = \"proposed\"", ""),
            vec![whole.to_owned()],
        ),
        (
            "called off",
            window("00:30", "02:00", "", "## 2026-12-03 00:20 Cancelled"),
            vec![whole.to_owned()],
        ),
    ];
    for (name, text, expected) in cases {
        let memory = down("2026-12-03T01:00:00Z", "2026-12-03T02:00:00Z").with("maintenance/w.md", text);
        assert_eq!(told(&memory.publish(NOW)), expected, "{name}");
    }
    let short = down("2026-12-03T01:00:00Z", "2026-12-03T01:59:59Z");
    let short = short.with("maintenance/w.md", window("00:30", "01:58", "", ""));
    assert_eq!(told(&short.publish(NOW)), [""; 0], "119 seconds are left");
}

#[test]
fn an_incident_covers_from_a_quarter_of_an_hour_before_it_to_one_after() {
    let of = |started: &str, more: &str, updates: &str| incident(started, more, updates);
    let resolved = |at: &str| format!("## 2026-12-03 {at} Resolved");
    let named_later = "## 2026-12-03 10:04 Update\n```components\nweb = \"partial_outage\"\n```\n";
    let cases = [
        ("begun 15 min later", of("10:15:00", OF_WEB, ""), true),
        ("begun a second later still", of("10:15:01", OF_WEB, ""), false),
        (
            "over 15 min earlier",
            of("10:00:00", OF_WEB, &resolved("10:05")),
            true,
        ),
        (
            "over a second earlier still",
            of("10:00:00", OF_WEB, &resolved("10:04:59")),
            false,
        ),
        (
            "of another component",
            of("10:00:00", "[components]\nmail = \"major_outage\"", ""),
            false,
        ),
        ("of the whole service", of("10:00:00", "", ""), false),
        (
            "named as operational",
            of("10:00:00", "[components]\nweb = \"operational\"", ""),
            true,
        ),
        (
            "named by an update",
            of("10:00:00", "[components]\nmail = \"major_outage\"", named_later),
            true,
        ),
        (
            "not told of yet",
            of(
                "10:00:00",
                &format!("announced = 2026-12-03 12:00:01\n{OF_WEB}"),
                "",
            ),
            false,
        ),
    ];
    for (name, text, covered) in cases {
        let memory = down("2026-12-03T10:00:00Z", "2026-12-03T10:20:00Z").with("incidents/i.md", text);
        let published = memory.publish(NOW);
        assert_eq!(told(&published).is_empty(), covered, "{name}");
        assert_eq!(places(&published).is_empty(), covered, "{name}");
        assert_eq!(
            figures(&published)["down_s"],
            1200,
            "{name}: it was down all the same"
        );
    }
}

#[test]
fn a_measured_outage_is_never_an_event() {
    let with = down("2026-12-03T10:00:00Z", "2026-12-03T10:20:00Z");
    let without = site("").feed(runs(&[]));
    let notices = |memory: Memory| {
        memory
            .with("maintenance/w.md", window("01:00", "01:30", "", ""))
            .with(
                "incidents/i.md",
                incident("02:00:00", OF_WEB, "## 2026-12-03 02:30 Resolved"),
            )
            .publish(NOW)
    };
    let (with, without) = (notices(with), notices(without));
    assert_eq!(told(&with).len(), 1);
    let is_told = |path: &str| {
        let feeds = [".xml", ".atom", ".ics", "feed.json"].iter();
        let mut kinds = feeds.map(|end| path.ends_with(end));
        kinds.any(|is| is) || path.starts_with("api/v2/") && path.contains("incidents")
    };
    let mut compared = 0;
    for (path, text) in with
        .all()
        .filter(|(path, _)| is_told(path) && !path.contains("sitemap"))
    {
        assert_eq!(
            without_status_changes(text),
            without_status_changes(without.text(path)),
            "{path}"
        );
        compared += 1;
    }
    assert!(compared >= 10, "{compared}");
    let api = with.api();
    assert_eq!(api["incidents"].as_array().unwrap().len(), 1);
}

/// A file without the instants at which the status of its components last changed, which outages are among.
fn without_status_changes(text: &str) -> String {
    let Ok(mut file) = serde_json::from_str::<Value>(text) else {
        return text.to_owned();
    };
    for incident in file["incidents"].as_array_mut().into_iter().flatten() {
        for component in incident["components"].as_array_mut().into_iter().flatten() {
            component["updated_at"].take();
        }
    }
    file.to_string()
}

#[test]
fn a_degraded_run_colours_its_bar_and_nothing_else() {
    let memory = site("").feed(runs(&[(
        "2026-12-03T08:00:00Z",
        Some("2026-12-03T09:00:00Z"),
        "degraded",
    )]));
    let published = memory.publish(NOW);
    assert_eq!(day(&published, "2026-12-03")["class"], "degraded");
    assert_eq!(day(&published, "2026-12-03")["degraded_s"], 3600);
    assert_eq!(told(&published), [""; 0]);
    assert_eq!(places(&published), [""; 0]);
    let figures = figures(&published);
    assert_eq!(
        (&figures["percent"], &figures["outages"]),
        (&json!("100.000"), &json!(0))
    );
    let open = site("").feed(runs(&[("2026-12-03T08:00:00Z", None, "degraded")]));
    assert_eq!(found(open.publish(NOW).text("index.html"), "#open li"), [""; 0]);
}

// ---- Conditions ----

/// What the page of Web says below its state.
fn conditions(memory: &Memory, now: &str) -> Vec<String> {
    found(
        memory.publish(now).text("components/web/index.html"),
        ".head .state p",
    )
}

fn read(more: &Value) -> Memory {
    read_with("", more)
}

fn read_with(site_toml: &str, more: &Value) -> Memory {
    let mut web = json!({"state": "up", "since": "2026-10-01T00:00:00Z"});
    web.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    site(site_toml).feed(feed(web))
}

/// Windows on Web that are no help, and two that are.
fn with_windows(memory: Memory) -> Memory {
    let on = |date: &str, front: &str, title: &str| {
        let text = window("01:00", "01:30", front, "").replace("2026-12-03 0", &format!("{date} 0"));
        text.replace("Work", title)
    };
    memory
        .with("maintenance/past.md", on("2026-12-01", "", "Past"))
        .with(
            "maintenance/mail.md",
            on("2026-12-04", "components = [\"mail\"]", "Mail only"),
        )
        .with(
            "maintenance/off.md",
            on("2026-12-05", "", "Off") + "## 2026-12-01 09:00 Cancelled\n",
        )
        .with("maintenance/later.md", on("2026-12-11", "", "Later"))
        .with("maintenance/next.md", on("2026-12-10", "", "Patches & more"))
}

#[test]
fn a_pending_restart_is_told_after_its_grace_with_its_window() {
    let since = |at: &str| json!({"alerts": [{"code": "restart_required", "since": at}]});
    let quiet = read(&since("2026-11-30T12:00:01Z"));
    assert_eq!(conditions(&quiet, NOW), [""; 0], "a second is left of its grace");
    assert_eq!(
        conditions(&quiet, "2026-12-03T12:00:01Z"),
        ["A restart is due."],
        "the clock alone brings it out"
    );
    let due = read(&since("2026-11-30T12:00:00Z"));
    assert_eq!(conditions(&due, NOW), ["A restart is due."]);
    assert_eq!(
        conditions(&with_windows(due.clone()), NOW),
        [
            "A restart is due. It fits the next maintenance window: Patches & more, Thu 10 Dec 01:00 to 01:30 GMT."
        ]
    );
    let of_api =
        |memory: &Memory| memory.publish(NOW).api()["components"][0]["conditions"]["restart_due"].clone();
    assert_eq!((of_api(&quiet), of_api(&due)), (json!(false), json!(true)));
    let longer = read_with(
        "[monitoring]\nrestart_grace = \"4d\"",
        &since("2026-11-30T12:00:00Z"),
    );
    assert_eq!(conditions(&longer, NOW), [""; 0]);
    // It is told where it concerns somebody, and nowhere else.
    let published = due.publish(NOW);
    let telling = published
        .all()
        .filter(|(_, text)| text.contains("A restart is due"));
    assert_eq!(
        telling.map(|(path, _)| path).collect::<Vec<_>>(),
        ["components/web/index.html"]
    );
}

#[test]
fn levels_services_and_patches_are_told_without_their_readings() {
    let cases = [
        (
            json!({"memory": 0.8999, "disk": 0.8499, "services_ok": true, "patches_due": 0}),
            vec![],
        ),
        (
            json!({"memory": 0.9}),
            vec!["Memory use has reached its warning level."],
        ),
        (
            json!({"disk": 0.85}),
            vec!["Disk use has reached its warning level."],
        ),
        (
            json!({"services_ok": false}),
            vec!["Not all services have started."],
        ),
        (json!({"patches_due": 1}), vec!["Patches are due."]),
        (
            json!({"memory": 1, "disk": 0.97, "services_ok": false, "patches_due": 12}),
            vec![
                "Memory use has reached its warning level.",
                "Disk use has reached its warning level.",
                "Not all services have started.",
                "Patches are due.",
            ],
        ),
    ];
    for (given, expected) in cases {
        let memory = read(&given);
        assert_eq!(conditions(&memory, NOW), expected, "{given}");
        let next = "Next maintenance: Patches & more, Thu 10 Dec 01:00 to 01:30 GMT.";
        let with_window = expected
            .iter()
            .copied()
            .chain((!expected.is_empty()).then_some(next));
        assert_eq!(
            conditions(&with_windows(memory.clone()), NOW),
            with_window.collect::<Vec<_>>(),
            "{given} with windows"
        );
        let of_api = memory.publish(NOW).api()["components"][0]["conditions"].clone();
        assert_eq!(of_api["patches_due"], Value::Null, "{given}");
        assert_eq!(
            of_api["memory_high"],
            json!(given["memory"].as_f64() >= Some(0.9)),
            "{given}"
        );
        assert_eq!(
            of_api["disk_high"],
            json!(given["disk"].as_f64() >= Some(0.85)),
            "{given}"
        );
        assert_eq!(of_api["services_ok"], given["services_ok"], "{given}");
    }
}

#[test]
fn the_readings_themselves_are_shown_on_demand() {
    let shown = "[monitoring]\nshow_conditions = true\nmemory_warning = 0.57";
    let cases = [
        (json!({}), vec![]),
        (
            json!({"memory": 0.569, "disk": 0.71, "services_ok": true, "patches_due": 0}),
            vec![
                "Memory in use: 56 %.",
                "Disk in use: 71 %.",
                "All services have started.",
                "No patches are due.",
            ],
        ),
        // No number is below the level that it has reached, and none is full before it is.
        (
            json!({"memory": 0.57, "disk": 0.9999, "services_ok": false, "patches_due": 1}),
            vec![
                "Memory use has reached its warning level: 57 %.",
                "Disk use has reached its warning level: 99 %.",
                "Not all services have started.",
                "One patch is due.",
            ],
        ),
        (json!({"patches_due": 3}), vec!["3 patches are due."]),
    ];
    for (given, expected) in cases {
        let memory = read_with(shown, &given);
        assert_eq!(conditions(&memory, NOW), expected, "{given}");
        let patches = &memory.publish(NOW).api()["components"][0]["conditions"]["patches_due"];
        assert_eq!(*patches, given["patches_due"], "{given}");
    }
    let fine = with_windows(read_with(shown, &json!({"disk": 0.1})));
    assert_eq!(
        conditions(&fine, NOW),
        ["Disk in use: 10 %."],
        "no window is needed"
    );
}

// ---- Incidents that wait for a window ----

/// The notices listed in a part of a page, each with when it is and what is said of it.
fn listed(published: &Published, page: &str, part: &str) -> Vec<String> {
    found(published.text(page), &format!("#{part} .notices li"))
}

#[test]
fn a_deferred_incident_and_its_window_show_each_other_and_what_becomes_of_them() {
    let by_incident = "[fix]\nhow = \"window\"\nwindow = \"w\"";
    let deferred = "## 2026-12-01 09:30 Deferred\nIt waits.";
    let trouble = |fix: &str, updates: &str| {
        incident("09:00:00", &format!("{OF_WEB}\n{fix}"), updates)
            .replace("2026-12-03 09:00:00", "2026-12-01 09:00:00")
    };
    let of = |ends: (&str, &str), window_updates: &str, incident_updates: &str| {
        let (fixes, fix) = ends;
        site("")
            .feed(runs(&[]))
            .with(
                "maintenance/w.md",
                window("13:00", "13:30", fixes, window_updates),
            )
            .with(
                "incidents/i.md",
                trouble(fix, &format!("{deferred}\n\n{incident_updates}")),
            )
    };
    let (incident, window) = ("incidents/i/index.html", "maintenance/w/index.html");
    for ends in [
        ("fixes = [\"i\"]", ""),
        ("", by_incident),
        ("fixes = [\"i\"]", by_incident),
    ] {
        let published = of(ends, "", "").publish(NOW);
        let on_incident = listed(&published, incident, "fix");
        assert_eq!(on_incident.len(), 1, "{ends:?}");
        assert!(
            on_incident[0].starts_with("Work Thu 3 Dec 2026 13:00 to 13:30 GMT"),
            "{on_incident:?}"
        );
        assert!(on_incident[0].contains("Scheduled"), "{on_incident:?}");
        let on_window = listed(&published, window, "fixes");
        assert!(
            on_window[0].starts_with("Trouble since Tue 1 Dec 2026 09:00 GMT"),
            "{on_window:?}"
        );
        assert_eq!(
            found(published.text(incident), ".head .state"),
            ["Waiting for maintenance"]
        );
        assert_eq!(
            published.api()["incidents"][0]["fix"],
            json!({"how": "window", "window": "maintenance/w", "chargeable": null}),
            "{ends:?}"
        );
    }
    let ends = ("", by_incident);
    let moved = of(ends, "## 2026-12-02 09:00 Rescheduled to 2026-12-04 02:00", "").publish(NOW);
    let on_incident = listed(&moved, incident, "fix").remove(0);
    assert!(
        on_incident.starts_with("Work Fri 4 Dec 2026 02:00 to 02:30 GMT")
            && on_incident.contains("Rescheduled"),
        "{on_incident}"
    );
    assert_eq!(listed(&moved, window, "fixes").len(), 1);
    let off = of(ends, "## 2026-12-02 09:00 Cancelled", "").publish(NOW);
    let on_incident = listed(&off, incident, "fix").remove(0);
    assert!(on_incident.contains("Cancelled"), "{on_incident}");
    // The window's life is told as it goes on, at the second it does.
    for (now, word) in [
        ("2026-12-03T13:00:00Z", "In progress"),
        ("2026-12-03T13:30:00Z", "Ended as scheduled"),
    ] {
        let then = of(ends, "", "").publish(now);
        let on_incident = listed(&then, incident, "fix").remove(0);
        assert!(on_incident.contains(word), "{now}: {on_incident}");
    }
    let before = of(ends, "", "").publish(NOW);
    let timetable = found(before.text(incident), "#timetable").remove(0);
    assert!(
        timetable.contains("2026-12-03T13:00:00Z") && timetable.contains("In progress"),
        "{timetable}"
    );
}

#[test]
fn the_page_of_an_incident_that_is_over_stands_still_whatever_its_window_does() {
    let fix = format!("{OF_WEB}\n[fix]\nhow = \"window\"\nwindow = \"w\"");
    let memory = site("")
        .feed(runs(&[]))
        .with("maintenance/w.md", window("13:00", "13:30", "", ""))
        .with(
            "incidents/i.md",
            incident("09:00:00", &fix, "## 2026-12-03 09:30 Resolved"),
        );
    let page = |now: &str| memory.publish(now).text("incidents/i/index.html").to_owned();
    let before = page(NOW);
    for now in [
        "2026-12-03T13:00:00Z",
        "2026-12-03T13:30:00Z",
        "2027-01-01T00:00:00Z",
    ] {
        assert_eq!(page(now), before, "{now}");
    }
}

#[test]
fn how_an_incident_is_put_right_and_what_it_costs_by_plan() {
    let both = OF_WEB;
    let care = "[components]\nmail = \"major_outage\"";
    let free = "This costs you nothing.";
    let charged = "This work is chargeable.";
    let included = "Included in your plan.";
    let chargeable = "Chargeable under your plan.";
    // Components and fix; what is said of it; what is said of it to each plan; the API.
    let cases = [
        (
            both,
            "how = \"remote\"",
            vec!["It is put right remotely."],
            vec![included, chargeable],
            None,
        ),
        (
            both,
            "how = \"on-site\"",
            vec!["It is put right by a visit on site."],
            vec![chargeable, chargeable],
            Some(true),
        ),
        (
            care,
            "how = \"remote\"",
            vec!["It is put right remotely."],
            vec![included],
            Some(false),
        ),
        (
            "",
            "how = \"remote\"",
            vec!["It is put right remotely."],
            vec![included, chargeable],
            None,
        ),
        (
            both,
            "how = \"window\"\nwindow = \"w\"",
            vec!["It is put right in a maintenance window."],
            vec![included, chargeable],
            None,
        ),
        (
            both,
            "how = \"on-site\"\nchargeable = false",
            vec!["It is put right by a visit on site.", free],
            vec![],
            Some(false),
        ),
        (
            both,
            "how = \"remote\"\nchargeable = true",
            vec!["It is put right remotely.", charged],
            vec![],
            Some(true),
        ),
    ];
    for (components, fix, sentences, costs, of_api) in cases {
        let text = incident("09:00:00", &format!("{components}\n[fix]\n{fix}"), "");
        let memory = site("")
            .feed(runs(&[]))
            .with("maintenance/w.md", window("13:00", "13:30", "", ""))
            .with("incidents/i.md", text);
        let published = memory.publish(NOW);
        let page = published.text("incidents/i/index.html");
        assert_eq!(
            found(page, "#fix > div > p, #fix [data-live] > p"),
            sentences,
            "{fix}"
        );
        assert_eq!(found(page, ".duties .hint"), costs, "{fix}");
        assert_eq!(
            published.api()["incidents"][0]["fix"]["chargeable"],
            json!(of_api),
            "{fix}"
        );
    }
    // Who acts depends on the plan, whoever pays.
    for fix in ["how = \"remote\"", "how = \"remote\"\nchargeable = false"] {
        let text = incident("09:00:00", &format!("{OF_WEB}\n[fix]\n{fix}"), "");
        let published = site("").feed(runs(&[])).with("incidents/i.md", text).publish(NOW);
        let duties = found(published.text("incidents/i/index.html"), ".duties li");
        assert_eq!(duties.len(), 2, "{fix}");
        assert!(duties[0].starts_with("Care We carry out the work."), "{duties:?}");
        assert!(duties[1].contains("Let us in."), "{duties:?}");
    }
}

// ---- Figures ----

#[test]
fn windows_are_left_out_from_the_later_of_start_and_announcement_to_the_actual_end() {
    let quarter = 15 * 60;
    let cases = [
        ("by the clock", window("01:00", "01:30", "", ""), 2 * quarter),
        (
            "begun early and done early",
            window(
                "01:00",
                "01:30",
                "",
                "## 2026-12-03 00:45 In progress\n\n## 2026-12-03 01:15 Completed",
            ),
            2 * quarter,
        ),
        (
            "completed after its end, which confirms it",
            window("01:00", "01:30", "", "## 2026-12-03 03:00 Completed"),
            2 * quarter,
        ),
        (
            "extended",
            window("01:00", "01:30", "", "## 2026-12-03 01:20 Extended to 02:00"),
            4 * quarter,
        ),
        (
            "announced late",
            window("01:00", "01:30", "announced = 2026-12-03 01:15:00", ""),
            quarter,
        ),
        (
            "announced when it was over",
            window("01:00", "01:30", "announced = 2026-12-03 02:00:00", ""),
            0,
        ),
        (
            "not confirmed",
            window("01:00", "01:30", "status = \"proposed\"", ""),
            0,
        ),
        (
            "confirmed",
            window(
                "01:00",
                "01:30",
                "status = \"proposed\"",
                "## 2026-12-02 09:00 Confirmed",
            ),
            2 * quarter,
        ),
        (
            "never begun",
            window("01:00", "01:30", "", "## 2026-12-03 00:59 Cancelled"),
            0,
        ),
        (
            "broken off",
            window("01:00", "01:30", "", "## 2026-12-03 01:15 Cancelled"),
            quarter,
        ),
        (
            "broken off and carried out later",
            window(
                "01:00",
                "01:30",
                "",
                "## 2026-12-03 01:15 Rescheduled to 2026-12-03 05:00 - 05:30",
            ),
            3 * quarter,
        ),
        (
            "moved before it began",
            window(
                "01:00",
                "01:30",
                "",
                "## 2026-12-03 00:15 Rescheduled to 2026-12-03 05:00",
            ),
            2 * quarter,
        ),
        ("not begun yet", window("13:00", "13:30", "", ""), 0),
        (
            "going on at the horizon",
            window("11:45", "13:30", "", ""),
            quarter,
        ),
        (
            "of no impact",
            window("01:00", "01:30", "impact = \"none\"", ""),
            0,
        ),
        (
            "of impact elsewhere",
            window(
                "01:00",
                "01:30",
                "components = [\"web\", \"mail\"]\nimpact = \"outage\"\n[impacts]\nweb = \"reduced_redundancy\"",
                "",
            ),
            0,
        ),
    ];
    for (name, text, excluded) in cases {
        let memory = site("").feed(runs(&[])).with("maintenance/w.md", text.clone());
        let published = memory.publish(NOW);
        let today = day(&published, "2026-12-03");
        assert_eq!(today["excluded_s"], excluded, "{name}");
        assert_eq!(today["up_s"], 12 * 3600 - excluded, "{name}");
        let counted = site("[uptime]\nmaintenance = \"include\"")
            .feed(runs(&[]))
            .with("maintenance/w.md", text);
        assert_eq!(
            day(&counted.publish(NOW), "2026-12-03")["excluded_s"],
            0,
            "{name}, included"
        );
    }
}

/// The page's row of the last 30 days: uptime, downtime, outages, and the two means.
fn row(published: &Published) -> Vec<String> {
    found(
        published.text("components/web/index.html"),
        "#uptime table:first-of-type tbody tr:first-child td",
    )
    .into_iter()
    .take(5)
    .collect()
}

/// Web is known by checks each second, `up` good ones and then `down` bad ones.
fn checked(slo: &str, up: i64, down: i64) -> Memory {
    let start = crate::memory::instant("2026-12-03T06:00:00Z");
    let at = |second: i64| {
        (start + chrono::TimeDelta::seconds(second))
            .format("%FT%TZ")
            .to_string()
    };
    let outages = json!([{"start": at(up), "end": at(up + down), "state": "down"}]);
    let web = json!({"since": at(0), "outages": if down == 0 { json!([]) } else { outages }});
    let text = json!({"version": 1, "generated_at": at(up + down), "components": {"web": web, "mail": {}}});
    let config = site("[monitoring]\nfalse_alarm = \"0s\"\n[uptime]\nprecision = 1");
    config
        .edit("slo = 99.9", &format!("slo = {slo}"))
        .feed(text.to_string())
}

#[test]
fn an_objective_is_held_against_the_exact_fraction() {
    let cases = [
        ("99.9", 9990, 10, "99.9 %", true),
        ("99.9", 9989, 10, "99.8 %", false),
        // What is shown is rounded down; what is held against the objective is not.
        ("99.95", 9995, 5, "99.9 %", true),
        ("99.95", 9994, 5, "99.9 %", false),
        ("100", 9999, 0, "100.0 %", true),
        ("100", 9999, 1, "99.9 %", false),
    ];
    for (slo, up, down, shown, met) in cases {
        let published = checked(slo, up, down).publish(NOW);
        assert_eq!(figures(&published)["objective_met"], met, "{slo} {up} {down}");
        let row = row(&published).remove(0);
        let word = if met { "Objective met" } else { "Objective missed" };
        assert!(
            row.starts_with(&format!("{shown} {word}")),
            "{slo} {up} {down}: {row}"
        );
    }
}

#[test]
fn the_downtime_left_this_month_is_said_until_there_is_none() {
    let budget = |slo: &str, down: i64| {
        let published = checked(slo, 3600, down).publish(NOW);
        let texts = found(published.text("components/web/index.html"), "#uptime > div > p");
        texts.into_iter().find(|text| text.contains("downtime")).unwrap()
    };
    // December has 2 678 400 seconds, of which a thousandth and more is 2678.
    let cases = [
        (
            "99.9",
            0,
            "44 minutes 38 seconds of downtime left this month within the objective.",
        ),
        (
            "99.9",
            2677,
            "1 second of downtime left this month within the objective.",
        ),
        (
            "99.9",
            2678,
            "No downtime is left this month within the objective.",
        ),
        ("99.9", 2679, "This month's downtime is beyond the objective."),
        ("100", 0, "No downtime is left this month within the objective."),
        ("100", 1, "This month's downtime is beyond the objective."),
    ];
    for (slo, down, sentence) in cases {
        let said = budget(slo, down);
        assert!(said.ends_with(sentence), "{slo} {down}: {said}");
    }
}

#[test]
fn means_are_of_the_outages_that_begin_in_a_period_and_a_dash_without_any() {
    let two = site("").feed(runs(&[
        ("2026-12-01T00:00:00Z", Some("2026-12-01T00:10:00Z"), "down"),
        ("2026-12-02T23:50:00Z", Some("2026-12-03T00:20:00Z"), "down"),
        ("2026-12-03T02:00:00Z", Some("2026-12-03T03:00:00Z"), "degraded"),
    ]));
    let published = two.publish(NOW);
    let figures = figures(&published);
    let up = 29 * 86_400 + 12 * 3600 - 40 * 60;
    assert_eq!(figures["up_s"], up, "degraded is up");
    assert_eq!(figures["mttr_s"], 20 * 60);
    assert_eq!(figures["mtbf_s"], up / 2);
    assert_eq!(row(&published)[2..], ["2", "20 min", "14 d 17 h"]);
    let none = site("").feed(runs(&[])).publish(NOW);
    assert_eq!(row(&none)[2..], ["0", "–", "–"]);
    // What is known by sums only has no outages to be counted.
    let sums = json!({"days": [{"date": "2026-12-02", "up_s": 80_000, "down_s": 6400}]});
    let by_sums = site("").feed(feed(sums)).publish(NOW);
    let figures = self::figures(&by_sums);
    assert_eq!(
        (&figures["outages"], &figures["mttr_s"], &figures["mtbf_s"]),
        (&json!(0), &Value::Null, &Value::Null)
    );
    assert_eq!(figures["down_s"], 6400);
    assert_eq!(told(&by_sums), [""; 0], "nobody knows when it was");
}

#[test]
fn how_much_is_known_is_said_beside_each_number_where_that_is_less_than_999_in_a_thousand() {
    // Each day of 90 is known but for so many seconds of the first.
    let known = |unknown: i64| {
        let days = (0..92).map(|back| {
            let date = chrono::NaiveDate::from_ymd_opt(2026, 12, 2).unwrap() - chrono::Days::new(back);
            let missing = if back == 10 { unknown } else { 0 };
            json!({"date": date.to_string(), "up_s": 86_000 - missing, "down_s": 400})
        });
        let web = json!({"days": days.collect::<Vec<_>>()});
        let text = json!({"version": 1, "generated_at": "2026-12-03T00:00:00Z", "components": {"web": web, "mail": {}}});
        site("[uptime]\ndays = 30").feed(text.to_string())
    };
    let numbers = |memory: Memory| {
        let published = memory.publish(NOW);
        let text = |page: &str, selector: &str| found(published.text(page), selector).join(" | ");
        [
            text("index.html", ".components li:first-child .uptime"),
            text("components/index.html", ".components li:first-child .uptime"),
            text("components/web/index.html", ".solo .uptime"),
            row(&published).remove(0),
            text("history/index.html", "li:nth-child(2) .uptime"),
            text("history/2026/11/index.html", ".head"),
        ]
    };
    // 29 days end before today, of which nothing is known yet; November has 30.
    for number in numbers(known(2505)) {
        assert!(number.contains(" %") && !number.contains("is known"), "{number}");
    }
    for number in numbers(known(5000)) {
        assert!(number.contains("99.8 % of the time is known"), "{number}");
    }
    let bars = |unknown: i64| {
        let published = known(unknown).publish(NOW);
        found(
            published.text("components/web/index.html"),
            ".bars rect:nth-child(19) title",
        )
        .remove(0)
    };
    assert_eq!(bars(0), "Sun 22 Nov: down 6 min 40 s, 99.537 %");
    assert_eq!(
        bars(43_200),
        "Sun 22 Nov: down 6 min 40 s, 99.074 %, 50.0 % of the time is known"
    );
}

#[test]
fn without_a_feed_a_day_has_the_worst_that_was_written_hatched_and_no_percentage() {
    let other =
        json!({"version": 1, "generated_at": NOW, "components": {"mail": {"state": "up"}}}).to_string();
    let slow = incident(
        "02:00:00",
        "[components]\nweb = \"degraded_performance\"",
        "## 2026-12-03 03:00 Resolved",
    );
    let out =
        incident("04:00:00", OF_WEB, "## 2026-12-03 05:00 Resolved").replace("2026-12-03", "2026-12-02");
    let published = site("")
        .feed(other)
        .with("incidents/slow.md", slow)
        .with("incidents/out.md", out)
        .with("maintenance/w.md", window("01:00", "01:30", "", ""))
        .publish(NOW);
    let page = published.text("components/web/index.html");
    let titles = found(page, ".bars rect title");
    assert_eq!(
        titles[87..],
        [
            "Tue 1 Dec: not measured",
            "Wed 2 Dec: Major outage, reported, not measured",
            "Thu 3 Dec: Degraded performance, reported, not measured",
        ]
    );
    assert_eq!(found(page, ".bars rect.major.reported title").len(), 1);
    assert_eq!(found(page, ".bars rect.degraded.reported title").len(), 1);
    assert_eq!(
        found(published.text("index.html"), ".components li:first-child .uptime"),
        [""; 0]
    );
    assert_eq!(figures(&published)["percent"], Value::Null);
    let today = day(&published, "2026-12-03");
    assert_eq!(
        today,
        json!({"up_s": 0, "down_s": 0, "degraded_s": 0, "unknown_s": 0, "excluded_s": 0, "class": "degraded", "source": "notices"})
    );
}

#[test]
fn the_colours_of_days() {
    let of = |list: &[(&str, Option<&str>, &str)], front: Option<&str>| {
        let memory = site("").feed(runs(list));
        let memory = match front {
            Some(front) => memory.with("maintenance/w.md", window("01:00", "02:00", front, "")),
            None => memory,
        };
        day(&memory.publish(NOW), "2026-12-03")["class"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    // Twelve hours are known, of which a twentieth is 36 minutes.
    let from = "2026-12-03T04:00:00Z";
    let down = |to: &'static str| vec![(from, Some(to), "down")];
    let slow = ("2026-12-03T06:00:00Z", Some("2026-12-03T06:00:01Z"), "degraded");
    let none = Some("impact = \"none\"");
    assert_eq!(of(&[], None), "up");
    assert_eq!(of(&[], none), "maintenance");
    assert_eq!(of(&[slow], none), "degraded");
    assert_eq!(
        of(&[slow, (from, Some("2026-12-03T04:02:00Z"), "down")], none),
        "minor"
    );
    assert_eq!(of(&down("2026-12-03T04:35:59Z"), None), "minor");
    assert_eq!(of(&down("2026-12-03T04:36:00Z"), None), "major");
    let nothing = site("").feed(feed(json!({}))).publish(NOW);
    assert_eq!(day(&nothing, "2026-12-03")["class"], "none");
}

#[test]
fn a_day_of_sums_is_marked_where_maintenance_could_not_be_left_out_of_it() {
    let days = json!([{"date": "2026-12-01", "up_s": 86_400}, {"date": "2026-12-02", "up_s": 86_400}]);
    let on = |date: &str| window("01:00", "01:30", "", "").replace("2026-12-03", date);
    let published = site("")
        .feed(feed(json!({"days": days})))
        .with("maintenance/w.md", on("2026-12-02"))
        .publish(NOW);
    let page = published.text("components/web/index.html");
    let titles = found(page, ".bars rect title");
    assert_eq!(
        titles[87..],
        [
            "Tue 1 Dec: up",
            "Wed 2 Dec: maintenance, no other downtime (known by its sums only)",
            "Thu 3 Dec: not measured",
        ]
    );
    let sentence = "Some days are known by their sums only: planned maintenance and false alarms could not be left out of them.";
    assert!(found(page, "#uptime .hint").contains(&sentence.to_owned()));
    assert_eq!(day(&published, "2026-12-02")["excluded_s"], 0);
}

#[test]
fn what_is_out_of_service_is_told_in_the_history_only() {
    let old = json!({"since": "2026-10-01T00:00:00Z", "outages":
        [{"start": "2026-11-30T09:10:00Z", "end": "2026-11-30T09:30:00Z", "state": "down"}]});
    let text = json!({"version": 1, "generated_at": NOW, "components": {"web": old, "mail": {}}}).to_string();
    let published = site("")
        .edit("slo = 99.9", "retired = 2026-12-01")
        .feed(text)
        .publish(NOW);
    assert_eq!(told(&published), [""; 0]);
    let month = "history/2026/11/index.html";
    assert_eq!(places(&published), ["components/web/index.html", month]);
    let number = found(published.text(month), ".head .big");
    assert_eq!(number, ["99.953 %"], "a month that is over keeps its number");
}
