//! Mistakes of ours, each with the case that showed it.

use serde_json::{Value, json};

use crate::support::{Page, SiteTest, Tree, tree};

fn incident(body: &str) -> String {
    format!("+++\ntitle = \"Slow\"\nstarted = 2026-11-02 09:14:00\nimpact = \"minor\"\n+++\n{body}\n")
}

/// What a build that has to succeed publishes.
fn built(site: &SiteTest) -> Tree {
    site.build().succeeds();
    tree(site.path("public"))
}

#[test]
fn a_mark_written_as_an_entity_is_no_mark() {
    for mark in ["&#xFDD0;", "&#xfdd0;", "&#64976;", "&#x0FDD0;", "\u{FDD0}"] {
        let forged = incident(&format!(
            "<a href=\"{mark}x{mark}javascript:alert(1)\">one</a>, {mark}0{mark} and [two](slow.md) with <b>raw</b>"
        ));
        // An address of such signs leads nowhere.
        SiteTest::new()
            .file("content/incidents/slow.md", &forged)
            .build()
            .status(1);

        let text = incident(&format!("{mark}0{mark} and [two](slow.md), with <b>raw</b>"));
        let output = built(&SiteTest::new().file("content/incidents/slow.md", &text));
        let page = output.text("incidents/slow/index.html");
        assert!(
            page.contains("\u{FFFD}0\u{FFFD} and <a href=\"/incidents/slow/\">two</a>"),
            "{mark}: {page}"
        );
    }
}

#[test]
fn a_text_that_is_nested_too_deep_is_an_error_and_no_crash() {
    let deep = [
        "> ".repeat(1000) + "x",
        "<b>".repeat(1000),
        "<div>".repeat(50_000),
        (0..400).map(|depth| "  ".repeat(depth) + "- x\n").collect(),
    ];
    for body in deep {
        let run = SiteTest::new()
            .file("content/incidents/slow.md", &incident(&body))
            .build();
        run.status(1).mentions("tidings::content::too-deep");
    }
}

#[test]
fn rss_descriptions_are_html_and_names_are_not() {
    let site = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n\
                [[components]]\nid = \"web-1\"\nname = \"Customers <A to M>\"\n";
    let window = "+++\ntitle = \"W\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-27 09:00:00\n\
                  components = [\"web-1\"]\nimpact = \"outage\"\n+++\nWe work.\n";
    let output = built(
        &SiteTest::empty()
            .file("site.toml", site)
            .file("content/maintenance/w.md", window),
    );
    let feed = output.text("feed.xml");
    assert!(
        feed.contains("Customers &lt;A to M&gt;.]]></description>"),
        "{feed}"
    );
}

#[test]
fn a_false_alarm_says_so_and_nothing_else() {
    let alarm = "+++\ntitle = \"Mail is down\"\nstarted = 2026-11-02 09:14:00\nimpact = \"critical\"\n[components]\n\
                 web-1 = \"major_outage\"\n[fix]\nhow = \"false-alarm\"\n+++\nThe words of the alarm.\n";
    let output = built(&SiteTest::new().file("content/incidents/mail.md", alarm));
    let page = output.text("incidents/mail/index.html");
    assert!(page.contains("This was a false alarm."), "{page}");
    for gone in ["Critical", "The words of the alarm", "Web server 1"] {
        assert!(!page.contains(gone), "{gone} in {page}");
    }
}

#[test]
fn headings_keep_their_addresses_beside_raw_html() {
    let text =
        "+++\ntitle = \"P\"\n+++\n## First question\nAn <i>answer</i>.\n\n## Second {#two}\n\n## Main\n";
    let output = built(&SiteTest::new().file("content/pages/p.md", text));
    let page = output.text("p/index.html");
    for id in ["id=\"first-question\"", "id=\"two\"", "id=\"main-2\""] {
        assert!(page.contains(id), "{id} in {page}");
    }
}

/// A text with raw HTML goes through the sanitiser, which must leave the classes of Markdown's own words alone.
#[test]
fn markdown_is_written_alike_beside_raw_html() {
    let markdown = "> [!WARNING]\n> Save your work.\n\n- [x] One note[^1]\n\n| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n\n\
                    ![Load](load.png \"By hour\")\n\n```sh\nls\n```\n\n[^1]: The note.\n";
    let of = |raw: &str| {
        let site = SiteTest::new()
            .file(
                "content/incidents/slow.md",
                &incident(&format!("{markdown}\n{raw}\n")),
            )
            .bytes("content/incidents/load.png", b"a picture");
        let page = built(&site).text("incidents/slow/index.html").to_owned();
        Page::read(&page)
            .all("main [class]")
            .iter()
            .map(|element| {
                (
                    element.value().name().to_owned(),
                    element.attr("class").unwrap_or_default().to_owned(),
                )
            })
            .collect::<Vec<_>>()
    };
    let plain = of("Press A.");
    for class in [
        "alert warning",
        "alert-title",
        "task",
        "footnote-ref",
        "footnote",
        "footnote-number",
        "table",
        "left",
        "center",
        "right",
    ] {
        assert!(
            plain.iter().any(|(_, found)| found == class),
            "{class}: {plain:?}"
        );
    }
    assert_eq!(plain, of("Press <kbd>A</kbd>."));
}

#[test]
fn a_note_is_a_link_only_where_it_is_defined() {
    let text = incident(
        "One[^1], two[^1].\n\n[^1]: The note.\n\n[^1]: Again.\n\n## 2026-11-02 10:00 Update\nThree[^1].",
    );
    let output = built(&SiteTest::new().file("content/incidents/slow.md", &text));
    let page = output.text("incidents/slow/index.html");
    assert_eq!(page.matches("id=\"slow-fn-1\"").count(), 1, "{page}");
    assert_eq!(page.matches("id=\"slow-fnr-1\"").count(), 1, "{page}");
    let home = output.text("index.html");
    assert!(
        home.contains("Three<sup class=\"footnote-ref\">1</sup>."),
        "{home}"
    );
}

/// Two components by a feed of 22 November, the first of them out of service since 15 October, in London.
fn retired(measured: &Value) -> SiteTest {
    let site = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"Europe/London\"\n\
                [build]\nminify = false\n\
                [[components]]\nid = \"web-1\"\nname = \"Web 1\"\nretired = 2026-10-15\nslo = 99.9\n\
                [[components]]\nid = \"db\"\nname = \"DB\"\n\
                [archive]\npath = \"kept.json\"\n\
                [[feeds]]\nformat = \"tidings\"\npath = \"uptime.json\"\n";
    let up = json!({"since": "2025-01-01T00:00:00Z", "state": "up", "outages": []});
    let feed = json!({
        "version": 1, "generated_at": "2026-11-22T02:00:00Z", "interval_s": 172_800,
        "components": {"web-1": measured, "db": up},
    });
    SiteTest::empty()
        .file("site.toml", site)
        .file("uptime.json", &feed.to_string())
}

/// What is measured of a component that is down from before or since it is out of service, its uptime in October, that of
/// both components, and the one outage that is listed.
fn measured_over_retirement() -> [(Value, &'static str, &'static str, Value); 4] {
    let hour = json!(["2026-10-14T22:00:00Z", "2026-10-14T23:00:00Z"]);
    let from = |start: &str| json!({"since": "2026-01-01T00:00:00Z", "state": "down", "outages": [{"start": start}]});
    let sums = json!({"days": [
        {"date": "2026-10-14", "up_s": 86_400, "down_s": 0},
        {"date": "2026-10-15", "up_s": 0, "down_s": 86_400, "latency_ms": {"avg": 9.0}},
    ]});
    let checks = json!({"checks": [
        {"at": "2026-10-13T23:00:00Z", "state": "up"}, {"at": "2026-10-14T22:00:00Z", "state": "down"},
        {"at": "2026-10-15T22:00:00Z", "state": "down"},
    ]});
    [
        (
            from("2026-10-14T23:00:00Z"),
            "100.000 %",
            "100.000 %",
            Value::Null,
        ),
        (from("2026-10-14T22:00:00Z"), "99.702 %", "99.907 %", hour.clone()),
        (sums, "100.000 %", "100.000 %", Value::Null),
        (checks, "95.833 %", "99.869 %", hour),
    ]
}

// A server that had been switched off counted as down for ever, and spoilt the month of the whole firm.
#[test]
fn nothing_is_up_or_down_once_it_is_out_of_service() {
    for (measured, own, of_all, outage) in measured_over_retirement() {
        let site = retired(&measured);
        site.build_with(&["--now", "2026-11-22T02:10:00Z"]).status(0);
        let output = tree(site.path("public"));

        let page = Page::read(output.text("components/web-1/index.html"));
        let months = page.texts("tbody tr");
        let october = months.iter().find(|row| row.starts_with("October 2026")).unwrap();
        assert!(october.contains(own), "{measured}: {october}");
        assert!(
            !months.iter().any(|row| row.starts_with("November")),
            "{months:?}"
        );
        let bars = page.all(".bars rect");
        let days: Vec<Option<&str>> = bars.iter().map(|bar| bar.value().attr("class")).collect();
        let last = days.iter().rposition(|class| *class != Some("none"));
        assert_eq!(last, Some(90 - 1 - 39), "{measured}: {days:?}");

        let month = Page::read(output.text("history/2026/10/index.html"))
            .texts("main")
            .concat();
        assert!(month.contains(of_all), "{measured}: {month}");
        assert_eq!(month.contains("Web 1"), !outage.is_null(), "{measured}: {month}");
        let month: Value = serde_json::from_str(output.text("api/history/2026-10.json")).unwrap();
        let listed = month["measured_outages"].as_array().unwrap();
        let listed = listed.iter().map(|one| json!([one["start"], one["end"]]));
        let expected: Vec<Value> = (!outage.is_null()).then_some(outage).into_iter().collect();
        assert_eq!(listed.collect::<Vec<_>>(), expected, "{measured}");
    }
}

#[test]
fn the_archive_keeps_nothing_of_what_is_out_of_service() {
    for (measured, ..) in measured_over_retirement() {
        let site = retired(&measured);
        site.run(&["archive", "--now", "2026-11-22T02:10:00Z"]).status(0);
        let kept: Value = serde_json::from_str(&site.read("kept.json")).unwrap();
        let days = kept["components"]["web-1"]["days"].as_array().unwrap();
        assert_eq!(days.last().unwrap()["date"], "2026-10-14", "{measured}");
        assert_eq!(
            kept["components"]["db"]["days"]
                .as_array()
                .unwrap()
                .last()
                .unwrap()["date"],
            "2026-11-21"
        );
    }
}

/// A firm of which one of two web servers is out of service from 10 December on, and a window on all of them.
fn group(window: &str) -> SiteTest {
    let site = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"Europe/London\"\n\
                [build]\nminify = false\n[[groups]]\nid = \"web\"\nname = \"Web hosting\"\n\
                [[components]]\nid = \"web-1\"\nname = \"Old server\"\ngroup = \"web\"\nretired = 2026-12-10\n\
                [[components]]\nid = \"web-2\"\nname = \"New server\"\ngroup = \"web\"\n";
    let window = format!(
        "+++\ntitle = \"W\"\nduration = \"30m\"\nannounced = 2026-11-27 09:00:00\ncomponents = [\"web\"]\n\
         impact = \"outage\"\n{window}"
    );
    SiteTest::empty()
        .file("site.toml", site)
        .file("content/maintenance/w.md", &window)
}

// A group could be named in no window any more once one of its components was out of service.
#[test]
fn a_group_means_those_of_its_components_that_are_in_service_in_the_window() {
    let cases = [
        ("start = 2026-12-09 23:30:00\n+++\nWe work.\n", true),
        ("start = 2026-12-09 23:31:00\n+++\nWe work.\n", false),
        ("start = 2026-12-20 01:00:00\n+++\nWe work.\n", false),
        (
            "start = 2026-12-05 01:00:00\n+++\nWe work.\n\n## 2026-12-01 10:00 Rescheduled to 2026-12-12 01:00\nLater.\n",
            false,
        ),
        (
            "start = 2026-12-05 01:00:00\n[impacts]\nweb = \"degraded\"\n+++\nWe work.\n",
            true,
        ),
    ];
    for (window, is_named) in cases {
        let output = built(&group(window));
        for path in [
            "maintenance/w/index.html",
            "maintenance/w/notice.ics",
            "maintenance/calendar.ics",
            "feed.xml",
            "api/tidings.json",
            "api/history/2026-12.json",
        ] {
            let text = output.text(path);
            let of_it = match path.starts_with("api") {
                false => text.to_owned(),
                true => {
                    let document: Value = serde_json::from_str(text).unwrap();
                    document["maintenance"]
                        .to_string()
                        .replace("web-1", "Old server")
                        .replace("web-2", "New server")
                }
            };
            assert!(of_it.contains("New server"), "{window}: {path}: {of_it}");
            assert_eq!(
                of_it.contains("Old server"),
                is_named,
                "{window}: {path}: {of_it}"
            );
        }
        let own = Page::read(output.text("components/web-1/index.html"))
            .texts("main")
            .concat();
        assert_eq!(own.contains("W "), is_named, "{window}: {own}");
    }
}

#[test]
fn a_group_in_a_window_that_recurs_means_those_in_service_on_each_date() {
    let weekly = "start = 2026-12-03 01:00:00\nrepeat = \"FREQ=WEEKLY;COUNT=3\"\n+++\nWe work.\n";
    let site = group(weekly);
    site.build_with(&["--now", "2026-12-11T12:00:00Z"]).status(0);
    let output = tree(site.path("public"));
    for (page, is_named) in [
        ("maintenance/w/2026-12-03/index.html", true),
        ("maintenance/w/2026-12-10/index.html", false),
        ("maintenance/w/2026-12-17/index.html", false),
        ("maintenance/w/index.html", false),
    ] {
        let components = Page::read(output.text(page)).texts("#components li a");
        let expected = ["Old server", "New server"];
        let expected = if is_named { &expected[..] } else { &expected[1..] };
        assert_eq!(components, expected, "{page}");
    }
}
