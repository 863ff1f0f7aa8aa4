//! The page of a series, the links of its occurrences, and what leads to either.

use scraper::{Html, Selector};

use super::{codes, recurring, site};
use crate::memory::Memory;

const JANUARY_MORNING: &str = "2027-01-08T09:00:00Z";

/// The first Thursday of each month at one at night, told of two weeks before.
fn monthly(updates: &str) -> Memory {
    let window = recurring("2026-12-03 01:00:00", "FREQ=MONTHLY;BYDAY=1TH", "")
        .replace("2026-12-02 01:00:00", "2026-11-19 01:00:00");
    site("UTC").with("maintenance/check.md", format!("{window}{updates}"))
}

/// The parts of the series' page, each as its id and the addresses of the notices in it.
fn parts(site: &Memory, now: &str) -> Vec<String> {
    let published = site.publish(now);
    let html = Html::parse_document(published.text("maintenance/check/index.html"));
    let select = |css: &str| Selector::parse(css).unwrap();
    let (section, links) = (select("section.part"), select(".notices .title a"));
    let parts = html.select(&section).map(|part| {
        let links = part.select(&links).map(|link| link.attr("href").unwrap());
        let dates: Vec<&str> = links
            .map(|href| href.trim_end_matches('/').rsplit('/').next().unwrap())
            .collect();
        format!("{} {}", part.attr("id").unwrap(), dates.join(" "))
    });
    parts
        .filter(|part| !part.starts_with("about") && !part.starts_with("components"))
        .collect()
}

#[test]
fn the_page_of_a_series_lists_what_is_open_what_comes_and_what_was() {
    let updates = "\n## 2026-12-27 10:00 Rescheduled to 2027-02-18 01:00 for 2027-01-07\nLater.\n";
    let site = monthly(updates).with("incidents/i.md", INCIDENT);
    for (now, expected) in [
        ("2026-11-19T01:00:00Z", &["coming 2026-12-03"][..]),
        ("2026-12-03T01:00:00Z", &["open 2026-12-03", "coming "]),
        ("2026-12-03T01:30:00Z", &["coming ", "past 2026-12-03"]),
        // What is moved past the next one comes after it.
        (
            "2027-01-25T00:00:00Z",
            &["coming 2027-02-04 2027-01-07", "past 2026-12-03"],
        ),
        (
            "2027-02-18T01:10:00Z",
            &[
                "open 2027-01-07",
                "coming 2027-03-04",
                "past 2027-02-04 2026-12-03",
            ],
        ),
    ] {
        assert_eq!(parts(&site, now), expected, "{now}");
    }
}

const INCIDENT: &str = "+++\ntitle = \"Slow\"\nstarted = 2026-11-20 09:00:00\nimpact = \"minor\"\n[components]\n\
                        web-1 = \"partial_outage\"\n+++\nSlow.\n";

#[test]
fn past_occurrences_stand_on_the_page_up_to_fifty() {
    let window = recurring("2026-01-01 12:00:00", "FREQ=DAILY;COUNT=52", "");
    let site = site("UTC").with("maintenance/check.md", window);
    let past = |now: &str| {
        let parts = parts(&site, now);
        let past = parts.iter().find(|part| part.starts_with("past")).unwrap();
        past.split(' ').skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let history = |now: &str| {
        let published = site.publish(now);
        let page = published.text("maintenance/check/index.html");
        page.contains("<p class=\"more\"><a href=\"/history/\">")
    };
    let (fifty, more) = ("2026-02-19T13:00:00Z", "2026-02-20T13:00:00Z");
    assert_eq!((past(fifty).len(), history(fifty)), (50, false));
    assert_eq!((past(more).len(), history(more)), (50, true));
    assert_eq!(past(more)[0], "2026-02-20");
}

/// The page of a finished notice never changes again: not even when the next date is announced.
#[test]
fn an_occurrence_leads_to_its_neighbours_as_far_as_they_were_announced_when_it_ended() {
    let site = monthly("");
    let page = |now: &str, date: &str| {
        let published = site.publish(now);
        let text = published
            .text(&format!("maintenance/check/{date}/index.html"))
            .to_owned();
        let link = |rel: &str| {
            let html = Html::parse_document(&text);
            let found = html
                .select(&Selector::parse(&format!("a[rel=\"{rel}\"]")).unwrap())
                .next();
            found.map(|link| link.attr("href").unwrap().to_owned())
        };
        assert!(
            text.contains("<a href=\"/maintenance/check/\">One of a series</a>"),
            "{date}"
        );
        (link("prev"), link("next"), text)
    };
    let address = |date: &str| Some(format!("/maintenance/check/{date}/"));
    let (previous, next, ended) = page("2026-12-03T02:00:00Z", "2026-12-03");
    assert_eq!((previous, next), (None, None));
    assert_eq!(page("2027-01-31T00:00:00Z", "2026-12-03").2, ended);
    let (previous, next, _) = page("2026-12-31T00:00:00Z", "2027-01-07");
    assert_eq!((previous, next), (address("2026-12-03"), None));

    // Told of long before, the next is there while one runs, and stays.
    let window = recurring("2026-12-03 01:00:00", "FREQ=WEEKLY", "")
        .replace("2026-12-02 01:00:00", "2026-11-19 01:00:00");
    let weekly = super::site("UTC").with("maintenance/check.md", window);
    for now in [
        "2026-12-03T01:10:00Z",
        "2026-12-03T02:00:00Z",
        "2027-03-01T00:00:00Z",
    ] {
        let published = weekly.publish(now);
        let text = published.text("maintenance/check/2026-12-03/index.html");
        assert!(
            text.contains("<a rel=\"next\" href=\"/maintenance/check/2026-12-10/\">"),
            "{now}"
        );
    }
}

#[test]
fn a_link_leads_to_the_series_or_to_an_occurrence_once_it_is_announced() {
    let text = "+++\ntitle = \"P\"\n+++\n[all](../maintenance/check.md) [a](../maintenance/check/2027-01-07) \
                [b](../maintenance/check/2027-01-07.md) [c](../maintenance/check/2027-01-07/#announced)\n";
    let site = monthly("").with("pages/p.md", text);
    assert_eq!(codes(&site, "2026-11-18T00:00:00Z"), ["link::unpublished"; 4]);
    assert_eq!(codes(&site, "2026-12-23T00:00:00Z"), ["link::unpublished"; 3]);
    let published = site.publish("2026-12-24T01:00:00Z");
    let page = published.text("p/index.html");
    let january = "/maintenance/check/2027-01-07/";
    for link in [
        "<a href=\"/maintenance/check/\">all</a>".to_owned(),
        format!("<a href=\"{january}\">a</a>"),
        format!("<a href=\"{january}\">b</a>"),
        format!("<a href=\"{january}#announced\">c</a>"),
    ] {
        assert!(page.contains(&link), "{link}");
    }
}

#[test]
fn an_incident_is_put_right_in_an_occurrence_and_nothing_leaks_before_it_is_announced() {
    let fixed = INCIDENT.replace(
        "[components]",
        "[fix]\nhow = \"window\"\nwindow = \"check/2027-01-07\"\n[components]",
    );
    let site = monthly("").with(
        "incidents/i.md",
        format!("{fixed}\n## 2026-11-21 10:00 Deferred\nLater.\n"),
    );
    let before = site.publish("2026-12-24T00:59:59Z");
    assert_eq!(
        before.api()["incidents"][0]["fix"]["window"],
        serde_json::Value::Null
    );
    for (path, text) in before.all() {
        assert!(!text.contains("2027-01-07"), "{path}");
    }
    let after = site.publish("2026-12-24T01:00:00Z");
    assert_eq!(
        after.api()["incidents"][0]["fix"]["window"],
        "maintenance/check/2027-01-07"
    );
    let address = "href=\"/maintenance/check/2027-01-07/\"";
    assert!(after.text("incidents/i/index.html").contains(address));
    let window = after.text("maintenance/check/2027-01-07/index.html");
    assert!(window.contains("href=\"/incidents/i/\""));
    let other = after.text("maintenance/check/2026-12-03/index.html");
    assert!(!other.contains("href=\"/incidents/i/\""));
    assert_eq!(codes(&site, JANUARY_MORNING), [""; 0]);
}

#[test]
fn the_sitemap_holds_the_series_and_its_occurrences() {
    let published = monthly("").publish(JANUARY_MORNING);
    let sitemap = published.text("sitemap.xml");
    for (address, modified) in [
        ("check/", "2027-01-07T01:30:00Z"),
        ("check/2026-12-03/", "2026-12-03T01:30:00Z"),
        ("check/2027-01-07/", "2027-01-07T01:30:00Z"),
    ] {
        let entry = format!("<loc>https://status.example/maintenance/{address}</loc><lastmod>{modified}");
        assert!(
            sitemap.replace(['\n', ' '], "").contains(&entry),
            "{entry}\n{sitemap}"
        );
    }
}
