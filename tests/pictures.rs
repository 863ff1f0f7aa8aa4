//! Pictures of what was measured, read back from whole pages: months as a heat map, response times as a chart, days
//! with outages as lines, and the same of each in words.

use scraper::ElementRef;
use serde_json::{Value, json};

use crate::memory::Memory;
use crate::support::{Page, text};

const NOW: &str = "2026-12-03T12:00:00Z";

/// Two components in a group, one outside; bars of a week.
fn site(components: Value) -> Memory {
    Memory::new(
        r#"
[site]
title = "S"
base_url = "https://status.example/"
language = "en-GB"
timezone = "Europe/London"
[uptime]
days = 7
[check]
allow = ["feed::nothing"]
[maintenance]
quiet_hours = ""
[[groups]]
id = "g"
name = "Group"
[[components]]
id = "a"
name = "Alpha"
[[components]]
id = "b"
name = "Beta"
group = "g"
slo = 99.9
[[components]]
id = "c"
name = "Gamma"
group = "g"
[[feeds]]
format = "tidings"
path = "feed.json"
"#,
    )
    .feed(json!({"version": 1, "generated_at": "2026-12-03T11:30:00Z", "components": components}).to_string())
}

/// A page of the site at [`NOW`].
fn page(memory: &Memory, path: &str) -> Page {
    Page::of(&memory.publish(NOW), path)
}

/// A row of a table: the texts of its cells.
fn cells(row: ElementRef<'_>) -> Vec<String> {
    row.child_elements().map(text).collect()
}

// ---- Months ----

fn months() -> Memory {
    site(json!({
        // Whole months but for the first; an hour down in October, an hour degraded in November.
        "b": {
            "since": "2026-09-15T23:00:00Z",
            "outages": [
                {"start": "2026-10-10T10:00:00Z", "end": "2026-10-10T11:00:00Z", "state": "down"},
                {"start": "2026-11-10T10:00:00Z", "end": "2026-11-10T11:00:00Z", "state": "degraded"}
            ]
        },
        // A day of November, a tenth of it down.
        "c": {"days": [{"date": "2026-11-03", "up_s": 77760, "down_s": 8640, "degraded_s": 0}]}
    }))
}

#[test]
fn the_heat_map_has_a_year_of_months_with_their_numbers() {
    let page = page(&months(), "uptime/");
    let head = page.texts(".heat thead th[scope=col]");
    let expected = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
    ];
    assert_eq!(head[0], "Component");
    assert_eq!(head[1..], expected.map(|month| format!("{month} 2026")));
    assert_eq!(page.texts(".heat tbody th[scope=rowgroup]"), ["Group"]);
    assert_eq!(page.texts(".heat caption"), ["Uptime by month, in percent"]);

    let rows: Vec<Vec<String>> = page
        .all(".heat tbody tr:has(th[scope=row])")
        .into_iter()
        .map(cells)
        .collect();
    let none = |count: usize| vec!["–No data"; count];
    assert_eq!(rows[0], [vec!["Alpha"], none(12)].concat());
    let beta = [
        "100.000 Objective met 50.0 % known",
        "99.865 Down for a short time Objective missed",
        "100.000 Degraded Objective met",
        "100.000 Objective met",
    ];
    assert_eq!(rows[1], [vec!["Beta"], none(8), beta.to_vec()].concat());
    assert_eq!(
        rows[2],
        [
            vec!["Gamma"],
            none(10),
            vec!["90.000 Down for longer 3.3 % known"],
            none(1)
        ]
        .concat()
    );
    assert_eq!(
        page.attributes(".heat th[scope=row] a", "href"),
        ["/components/a/", "/components/b/", "/components/c/"]
    );
}

#[test]
fn a_month_has_the_colour_of_a_day_of_which_as_much_was_down() {
    let page = page(&months(), "uptime/");
    let tones = page.attributes(".heat td[class]", "class");
    assert_eq!(tones[..12], ["quiet"; 12]);
    assert_eq!(
        tones[12..24],
        [["quiet"; 8].as_slice(), &["good", "major", "minor", "good"]].concat()
    );
    assert_eq!(
        tones[24..],
        [["quiet"; 10].as_slice(), &["critical", "quiet"]].concat()
    );
    // Not by colour alone: a missed objective has a shape as well.
    assert_eq!(page.all(".heat td .icon").len(), 1);
    assert_eq!(page.all(".heat td.major .icon").len(), 1);
}

#[test]
fn there_is_no_heat_map_where_nothing_was_measured_for_a_year() {
    let old = json!({"c": {"days": [{"date": "2025-12-31", "up_s": 86400, "down_s": 0, "degraded_s": 0}]}});
    for components in [json!({}), old] {
        assert!(page(&site(components), "uptime/").all(".heat").is_empty());
    }
}

// ---- Response times ----

fn response_times() -> Memory {
    let day = |date: &str, latency: Value| json!({"date": date, "up_s": 86400, "latency_ms": latency});
    site(json!({
        "a": {"days": [
            day("2026-11-26", json!({"avg": 9999, "p95": 9999})), // before the bars
            day("2026-11-27", json!({"avg": 100.9, "p95": 200.9})),
            day("2026-11-28", json!({"avg": 50, "p95": 100})),
            {"date": "2026-11-29", "up_s": 86400},
            day("2026-11-30", json!({"avg": 399.99, "p95": 400})),
            day("2026-12-02", json!({"avg": 0.5})),
        ]},
        "b": {"checks": [
            {"at": "2026-12-03T09:00:00Z", "state": "up", "latency_ms": 30000},
            {"at": "2026-12-03T09:01:00Z", "state": "up", "latency_ms": 10000.5},
        ]}
    }))
}

#[test]
fn response_times_are_drawn_with_gaps_over_a_round_scale() {
    let page = page(&response_times(), "components/a/");
    assert_eq!(page.attributes(".chart svg", "viewBox"), ["0 0 14 1200"]);
    // Cut off to whole milliseconds; 400 ms is on top.
    assert_eq!(
        page.attributes(".chart polyline:not(.p95)", "points"),
        ["1,900 3,1050", "6,3 8,3", "10,1200 12,1200"]
    );
    assert_eq!(
        page.attributes(".chart .p95", "points"),
        ["1,600 3,900", "6,0 8,0"]
    );
    assert_eq!(
        page.attributes(".chart line", "y1"),
        ["0", "300", "600", "900", "1200"]
    );
    assert_eq!(
        page.texts(".scale span"),
        ["400 ms", "300 ms", "200 ms", "100 ms", "0 ms"]
    );
    assert_eq!(page.texts(".ends span"), ["Fri 27 Nov", "Thu 3 Dec"]);
}

#[test]
fn response_times_are_told_in_words_and_numbers() {
    let page = page(&response_times(), "components/a/");
    assert_eq!(
        page.texts(".chart title"),
        ["Response times of Alpha, last 7 days"]
    );
    assert_eq!(
        page.texts(".chart desc"),
        ["Average from 0 ms to 399 ms a day. 95th percentile from 100 ms to 400 ms a day."]
    );
    let rows: Vec<Vec<String>> = page.all("#response tbody tr").into_iter().map(cells).collect();
    assert_eq!(
        rows,
        [
            ["Wed 2 Dec", "0 ms", "–"],
            ["Mon 30 Nov", "399 ms", "400 ms"],
            ["Sat 28 Nov", "50 ms", "100 ms"],
            ["Fri 27 Nov", "100 ms", "200 ms"],
        ]
    );
}

#[test]
fn response_times_of_checks_are_drawn_too() {
    let page = page(&response_times(), "components/b/");
    let rows: Vec<Vec<String>> = page.all("#response tbody tr").into_iter().map(cells).collect();
    assert_eq!(rows, [["Thu 3 Dec", "20,000 ms", "10,000 ms"]]);
    assert_eq!(page.attributes(".chart .p95", "points"), ["12,600 14,600"]);
    assert_eq!(
        page.texts(".scale span"),
        ["20,000 ms", "15,000 ms", "10,000 ms", "5,000 ms", "0 ms"]
    );
}

#[test]
fn there_is_no_chart_where_no_response_time_is_known() {
    let measured = json!({"since": "2026-11-01T00:00:00Z", "outages": []});
    for components in [json!({"a": measured}), json!({})] {
        assert!(
            page(&site(components), "components/a/")
                .all("#response")
                .is_empty()
        );
    }
    let old = json!({"a": {"days": [{"date": "2026-11-26", "up_s": 1, "latency_ms": {"avg": 1}}]}});
    assert!(page(&site(old), "components/a/").all("#response").is_empty());
}

#[test]
fn a_response_time_beyond_all_sense_is_drawn_as_the_longest() {
    let days = json!([{"date": "2026-12-02", "up_s": 86400, "latency_ms": {"avg": 1e300, "p95": 0}}]);
    let page = page(&site(json!({"a": {"days": days}})), "components/a/");
    assert_eq!(page.texts("#response tbody td"), ["4,294,967,295 ms", "0 ms"]);
    assert_eq!(page.attributes(".chart line", "y1"), ["0", "400", "800", "1200"]);
}

// ---- Days with outages ----

fn down(start: &str, end: &str) -> Value {
    json!({"start": format!("2026-{start}:00Z"), "end": format!("2026-{end}:00Z"), "state": "down"})
}

fn outages(list: &[Value]) -> Memory {
    site(json!({"a": {"since": "2026-11-01T00:00:00Z", "outages": list}}))
}

const WINDOW: &str = "+++\ntitle = \"W\"\ncomponents = [\"a\"]\nimpact = \"none\"\n\
                      start = 2026-12-02 01:00:00\nend = 2026-12-02 01:30:00\nannounced = 2026-11-20 09:00:00\n+++\n";

#[test]
fn days_with_outages_are_lines_from_midnight_to_midnight() {
    let open = json!({"start": "2026-12-03T11:20:00Z", "state": "down"});
    let memory = outages(&[
        down("11-25T10:00", "11-25T11:00"), // before the bars
        down("12-01T23:50", "12-02T00:10"),
        open,
    ])
    .with("maintenance/w.md", WINDOW);
    let page = page(&memory, "components/a/");
    assert_eq!(
        page.texts(".tracks p"),
        [
            "Thu 3 Dec",
            "since 11:20: down 10 min",
            "Wed 2 Dec",
            "00:00 to 00:10: down 10 min Maintenance 01:00 to 01:30",
            "Tue 1 Dec",
            "23:50 to 24:00: down 10 min",
        ]
    );
    assert_eq!(page.attributes(".track", "viewBox"), ["0 0 86400 8"; 3]);
    let marks: Vec<_> = page
        .all(".track rect:not(.known)")
        .into_iter()
        .map(|mark| {
            let attribute = |name| mark.value().attr(name).unwrap();
            (attribute("class"), attribute("x"), attribute("width"), text(mark))
        })
        .collect();
    let mark = |class, x, width, title: &str| (class, x, width, title.to_owned());
    assert_eq!(
        marks,
        [
            mark("critical", "40800", "600", "Down since 11:20"),
            mark("work", "3600", "1800", "Maintenance 01:00 to 01:30"),
            mark("critical", "0", "600", "Down 00:00 to 00:10"),
            mark("critical", "85800", "600", "Down 23:50 to 24:00"),
        ]
    );
}

#[test]
fn an_outage_that_an_incident_tells_of_is_drawn_all_the_same() {
    let incident = "+++\ntitle = \"I\"\nstarted = 2026-12-02 10:00:00\nimpact = \"minor\"\n\
                    [components]\na = \"major_outage\"\n+++\n\n## 2026-12-02 12:00 Resolved\n";
    let memory = outages(&[down("12-02T10:05", "12-02T10:10")]).with("incidents/i.md", incident);
    let page = page(&memory, "components/a/");
    assert_eq!(
        page.texts("#down li p"),
        ["Wed 2 Dec", "10:05 to 10:10: down 5 min"]
    );
    assert!(page.all("#outages").is_empty());
}

#[test]
fn of_many_outages_in_a_day_all_are_drawn_and_the_first_said() {
    let list: Vec<Value> = (10..16)
        .map(|hour| down(&format!("12-02T{hour}:00"), &format!("12-02T{hour}:05")))
        .collect();
    let page = page(&outages(&list), "components/a/");
    assert_eq!(page.all(".track rect.critical").len(), 6);
    assert_eq!(
        page.texts(".tracks p")[1],
        "10:00 to 10:05, 11:00 to 11:05, 12:00 to 12:05, 13:00 to 13:05 and 2 more: down 30 min"
    );
}

#[test]
fn what_is_not_known_of_a_day_is_left_without_ground() {
    let hour = |day: &str, hour: u32, state: &str| {
        let at = |hour| format!("2026-12-{day}T{hour:02}:00:00Z");
        json!({"start": at(hour), "end": at(hour + 1), "state": state})
    };
    let list = [
        hour("02", 3, "unknown"),
        hour("02", 5, "down"),
        hour("02", 7, "degraded"),
        hour("03", 10, "down"),
    ];
    let page = page(&outages(&list), "components/a/");
    let known: Vec<_> = std::iter::zip(
        page.attributes(".track .known", "x"),
        page.attributes(".track .known", "width"),
    )
    .collect();
    // Of today what lies before the newest reading, at 11:30; of the day before all but an hour.
    assert_eq!(known, [("0", "41400"), ("0", "10800"), ("14400", "72000")]);
    assert_eq!(page.texts("#down .legend .none"), ["No data"]);
}

/// What is said under "Outages by day" of outages in October, with the newest reading at `at`.
fn october(list: Value, at: &str) -> Page {
    let components = json!({"a": {"since": "2026-10-01T00:00:00Z", "outages": list}});
    let feed = json!({"version": 1, "generated_at": at, "components": components});
    let memory = Memory::new(
        "[site]\ntitle = \"S\"\nbase_url = \"https://status.example/\"\nlanguage = \"en-GB\"\n\
         timezone = \"Europe/London\"\n[[components]]\nid = \"a\"\nname = \"A\"\n\
         [[feeds]]\nformat = \"tidings\"\npath = \"f.json\"\n",
    )
    .feed(feed.to_string());
    let published = memory.publish(at);
    Page::of(&published, "components/a/")
}

#[test]
fn an_hour_that_comes_twice_is_told_by_its_zones() {
    let down = |start: &str, end: &str| json!({"start": format!("2026-10-25T{start}:00Z"), "end": format!("2026-10-25T{end}:00Z"), "state": "down"});
    let cases = [
        (vec![("00:30", "01:30")], "01:30 BST to 01:30 GMT: down 1 h"),
        (
            vec![("00:30", "00:40"), ("01:30", "01:40")],
            "01:30 to 01:40 BST and 01:30 to 01:40 GMT: down 20 min",
        ),
        (vec![("12:00", "12:10")], "12:00 to 12:10 GMT: down 10 min"),
    ];
    for (list, said) in cases {
        let list = list.into_iter().map(|(start, end)| down(start, end)).collect();
        let page = october(Value::Array(list), "2026-10-26T09:00:00Z");
        assert_eq!(page.texts(".tracks p"), ["Sun 25 Oct", said]);
        assert_eq!(page.attributes(".track", "viewBox"), ["0 0 90000 8"]);
    }
    let open = json!([{"start": "2026-10-25T01:30:00Z", "state": "down"}]);
    assert_eq!(
        october(open, "2026-10-25T01:40:00Z").texts(".tracks p"),
        ["Sun 25 Oct", "since 01:30 GMT: down 10 min"]
    );
}

#[test]
fn there_are_no_lines_without_outages_or_times_of_day() {
    let sums = json!({"days": [{"date": "2026-12-02", "up_s": 80000, "down_s": 6400}]});
    for components in [
        json!({}),
        json!({"a": sums}),
        json!({"a": {"since": "2026-11-01T00:00:00Z"}}),
    ] {
        assert!(page(&site(components), "components/a/").all("#down").is_empty());
    }
}

// ---- Outages that go on ----

#[test]
fn a_measured_outage_that_goes_on_stands_among_what_is_open() {
    let incident = "+++\ntitle = \"I\"\nstarted = 2026-12-03 11:00:00\nimpact = \"minor\"\n\
                    [components]\nb = \"degraded_performance\"\n+++\n";
    let memory = outages(&[json!({"start": "2026-12-03T11:20:00Z", "state": "down"})])
        .with("incidents/i.md", incident)
        .with(
            "maintenance/w.md",
            WINDOW
                .replace("12-02 01:00", "12-03 11:45")
                .replace("12-02 01:30", "12-03 12:30"),
        );
    let home = page(&memory, "");
    // The newest update first; that of the outage is the reading of 11:30.
    assert_eq!(
        home.texts("#open .card h3"),
        ["W", "Measured outage of Alpha", "I"]
    );
    let card = "#open .card.critical";
    assert_eq!(
        home.attributes(&format!("{card} h3 a"), "href"),
        ["/components/a/#measured-a-20261203T112000Z"]
    );
    assert_eq!(
        home.texts(&format!("{card} .when")),
        ["since Thu 3 Dec 11:20 GMT"]
    );
    assert_eq!(home.texts(&format!("{card} .mark.critical")), ["Major outage"]);
    assert_eq!(home.all(&format!("{card} .mark svg")).len(), 1);
    assert_eq!(
        home.texts(&format!("{card} .update > *")),
        [
            "Last measured Thu 3 Dec 11:30 GMT",
            "Monitoring has measured an outage of Alpha since Thu 3 Dec 11:20 GMT."
        ]
    );

    let component = page(&memory, "components/a/");
    assert_eq!(component.texts("#open .title"), ["Measured outage of Alpha", "W"]);
    assert_eq!(component.texts("#open .when")[0], "since Thu 3 Dec 11:20 GMT");
    assert_eq!(component.texts("#open .mark")[0], "Major outage");
    assert_eq!(component.all("#measured-a-20261203T112000Z").len(), 1);
}

#[test]
fn a_measured_outage_that_is_over_or_told_of_is_not_among_what_is_open() {
    let incident = "+++\ntitle = \"I\"\nstarted = 2026-12-03 11:00:00\nimpact = \"minor\"\n\
                    [components]\na = \"major_outage\"\n+++\n";
    let over = outages(&[down("12-03T10:00", "12-03T10:10")]);
    let told = outages(&[json!({"start": "2026-12-03T11:20:00Z", "state": "down"})]);
    for memory in [over, told.with("incidents/i.md", incident)] {
        for path in ["", "components/a/"] {
            let page = page(&memory, path);
            let titles = page.texts("#open :is(h3, .title)");
            assert!(!titles.iter().any(|title| title.contains("Alpha")), "{titles:?}");
        }
    }
}
