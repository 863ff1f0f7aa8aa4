//! Badges: what each says and in which colour, as a picture and as data.

use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::memory::{Memory, Published};
use crate::support::Page;

const NOW: &str = "2026-12-03T01:10:00Z";

fn site(more: &str) -> Memory {
    Memory::new(format!(
        "[site]\ntitle = \"Harbour\"\nbase_url = \"https://status.example/\"\ntimezone = \"Europe/London\"\n{more}\n\
         [[groups]]\nid = \"web\"\nname = \"Web\"\n\
         [[components]]\nid = \"mail\"\nname = \"Mail\"\n\
         [[components]]\nid = \"w1\"\nname = \"Web 1\"\ngroup = \"web\"\n\
         [[components]]\nid = \"w2\"\nname = \"Web 2\"\ngroup = \"web\"\n\
         [[components]]\nid = \"old\"\nname = \"Old\"\nretired = 2026-11-01\n"
    ))
}

const FEED: &str = "[[feeds]]\nformat = \"tidings\"\npath = \"f.json\"\n";

/// A feed that read all components at that instant.
fn measured(at: &str, state: &str) -> Memory {
    let one =
        |id: &str, state: &str| format!("\"{id}\": {{\"state\": \"{state}\", \"checked_at\": \"{at}\"}}");
    let all = [one("mail", "up"), one("w1", state), one("w2", "up")].join(",");
    site(FEED).feed(format!(
        "{{\"version\": 1, \"generated_at\": \"{at}\", \"components\": {{{all}}}}}"
    ))
}

fn trouble(status: &str) -> String {
    format!(
        "+++\ntitle = \"I\"\nstarted = 2026-12-03 00:10:00\nimpact = \"minor\"\n[components]\nw1 = \"{status}\"\n+++\n"
    )
}

const WINDOW: &str = "+++\ntitle = \"W\"\nstart = 2026-12-03 01:00:00\nduration = \"30m\"\nannounced = 2026-11-27 09:00:00\n\
                      components = [\"w1\"]\nimpact = \"none\"\n+++\n";

/// Message and colour of a badge; the picture says the same as the data.
#[track_caller]
fn told(published: &Published, id: &str) -> (String, String) {
    let data: Value = serde_json::from_str(published.text(&format!("badges/{id}.json"))).unwrap();
    let text = |field: &str| data[field].as_str().unwrap().to_owned();
    let picture = picture(published, id);
    let halves: Vec<String> = texts(&picture, "text");
    assert_eq!(halves, [text("label"), text("message")], "{id}");
    let title = format!("{}: {}", text("label"), text("message"));
    assert_eq!(texts(&picture, "title"), [title.as_str()]);
    let svg = picture.select(&Selector::parse("svg").unwrap()).next().unwrap();
    assert_eq!(
        (svg.attr("role"), svg.attr("aria-label")),
        (Some("img"), Some(title.as_str()))
    );
    assert_eq!(svg.attr("height"), Some("20"));
    (text("message"), text("color"))
}

fn picture(published: &Published, id: &str) -> Html {
    Html::parse_fragment(published.text(&format!("badges/{id}.svg")))
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector)
        .map(|element| element.text().collect())
        .collect()
}

/// The table "The page" of 12-tables.md, and components and groups by their status.
#[test]
fn words_and_colours_by_status() {
    let fresh = "2026-12-03T01:09:00Z";
    let rows = [
        // What is so, then the badges of the page, the component and its group.
        (
            "",
            ("All systems operational", "green"),
            ("Operational", "green"),
            ("Operational", "green"),
        ),
        (
            "window",
            ("Maintenance in progress", "blue"),
            ("Under maintenance", "blue"),
            ("Under maintenance", "blue"),
        ),
        (
            "degraded_performance",
            ("Degraded performance", "yellow"),
            ("Degraded performance", "yellow"),
            ("Degraded performance", "yellow"),
        ),
        (
            "partial_outage",
            ("Partial outage", "orange"),
            ("Partial outage", "orange"),
            ("Partial outage", "orange"),
        ),
        (
            "major_outage",
            ("Major outage", "red"),
            ("Major outage", "red"),
            ("Major outage", "red"),
        ),
        (
            "operational",
            ("Open incident", "yellow"),
            ("Operational", "green"),
            ("Operational", "green"),
        ),
    ];
    for (what, page, component, group) in rows {
        let memory = measured(fresh, "up");
        let memory = match what {
            "" => memory,
            "window" => memory.with("maintenance/w.md", WINDOW),
            status => memory.with("incidents/i.md", trouble(status)),
        };
        let published = memory.publish(NOW);
        for (id, (message, colour)) in [("status", page), ("w1", component), ("web", group)] {
            assert_eq!(
                told(&published, id),
                (message.to_owned(), colour.to_owned()),
                "{what}: {id}"
            );
        }
        assert_eq!(told(&published, "mail").1, "green", "{what}");
    }
}

#[test]
fn what_is_not_known_is_said() {
    let rows = [
        // Nothing is measured: it is as notices say.
        (
            site(""),
            ("All systems operational, not measured", "green"),
            ("Operational, not measured", "green"),
        ),
        // Readings are two hours old.
        (
            measured("2026-12-02T23:10:00Z", "up"),
            ("All systems operational, readings out of date", "lightgrey"),
            ("Operational, readings out of date", "lightgrey"),
        ),
        (
            measured("2026-12-02T23:10:01Z", "up"),
            ("All systems operational", "green"),
            ("Operational", "green"),
        ),
        (
            measured("2026-12-03T01:09:00Z", "degraded"),
            ("Degraded performance", "yellow"),
            ("Degraded performance", "yellow"),
        ),
        // A notice is known whatever is measured.
        (
            measured("2026-12-02T20:00:00Z", "up").with("maintenance/w.md", WINDOW),
            ("Maintenance in progress", "blue"),
            ("Under maintenance", "blue"),
        ),
    ];
    for (memory, page, component) in rows {
        let published = memory.publish(NOW);
        for (id, (message, colour)) in [("status", page), ("w1", component)] {
            assert_eq!(
                told(&published, id),
                (message.to_owned(), colour.to_owned()),
                "{id}"
            );
        }
    }
    let published = site("").publish(NOW);
    assert_eq!(
        told(&published, "old"),
        ("Out of service".to_owned(), "lightgrey".to_owned())
    );
}

/// As shields.io/badges/endpoint-badge wants it: these keys and no other.
#[test]
fn the_data_is_what_shields_io_reads() {
    let published = site("").with("maintenance/w.md", WINDOW).publish(NOW);
    let data: Value = serde_json::from_str(published.text("badges/web.json")).unwrap();
    let expected =
        json!({"schemaVersion": 1, "label": "Web", "message": "Under maintenance", "color": "blue"});
    assert_eq!(data, expected);
}

/// A long name is cut and never wider than the picture; the title has all of it.
#[test]
fn a_picture_is_as_wide_as_its_words() {
    let name = "An extraordinarily long name of a component that nobody would want to read on a badge";
    let memory = site("").edit("name = \"Mail\"", &format!("name = \"{name}\""));
    let published = memory.publish(NOW);
    let picture = picture(&published, "mail");
    let halves = texts(&picture, "text");
    assert!(
        halves[0].ends_with('…') && halves[0].chars().count() <= 61,
        "{halves:?}"
    );
    assert!(texts(&picture, "title")[0].starts_with(name));
    let number = |selector: &str, attribute: &str| -> Vec<f64> {
        let selector = Selector::parse(selector).unwrap();
        let each = picture.select(&selector);
        each.map(|element| element.attr(attribute).unwrap().parse().unwrap())
            .collect()
    };
    let (middles, lengths) = (number("text", "x"), number("text", "textLength"));
    let width = number("svg", "width")[0];
    assert!(middles[0] - lengths[0] / 2.0 >= 5.0 && middles[1] + lengths[1] / 2.0 <= width - 5.0);
    assert!(middles[0] + lengths[0] / 2.0 < middles[1] - lengths[1] / 2.0);
}

/// Where words run from the right, the name stands on the right.
#[test]
fn in_arabic_the_name_stands_on_the_right() {
    let memory = site("")
        .edit("timezone", "language = \"ar\"\ntimezone")
        .with("maintenance/w.md", WINDOW);
    let published = memory.publish(NOW);
    assert_eq!(
        texts(&picture(&published, "w1"), "text"),
        ["قيد الصيانة", "Web 1"]
    );
}

/// A feed may go on telling of what is out of service: its page says no more than its badge.
#[test]
fn what_is_out_of_service_is_in_no_trouble() {
    let feed = "{\"version\": 1, \"generated_at\": \"2026-12-03T01:00:00Z\", \"components\": \
                {\"old\": {\"state\": \"down\", \"checked_at\": \"2026-12-03T01:00:00Z\"}}}";
    let published = site(FEED).feed(feed.to_owned()).publish(NOW);
    let page = Page::of(&published, "components/old/");
    assert_eq!(page.texts(".state"), ["Out of service"]);
    assert_eq!(
        page.texts(".head .hint"),
        ["Out of service since Sun 1 Nov 2026."]
    );
}
