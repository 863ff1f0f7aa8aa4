//! A component's feed: what concerns it, and nothing else.

use feed_rs::model::Feed;

use crate::support::{SiteTest, Tree, tree};

/// Events by feed: which of a site's steps concern which component.
#[test]
fn a_feed_holds_what_concerns_its_component_and_nothing_else() {
    let output = built(site());
    let expected_of_web_1 = [
        "incidents/all#update-20261202T100000Z",
        "incidents/all#announced",
        "incidents/spreading#update-20261130T110000Z",
        "incidents/spreading#announced",
        "maintenance/first#started-20261129T010000Z",
        "maintenance/both#announced",
        "maintenance/first#announced",
    ];
    let expected_of_web_2 = [
        "incidents/all#update-20261202T100000Z",
        "incidents/all#announced",
        "incidents/spreading#update-20261130T110000Z",
        "maintenance/both#announced",
    ];
    assert_eq!(told(&output, "web-1"), expected_of_web_1);
    assert_eq!(told(&output, "web-2"), expected_of_web_2);
}

/// An incident that a component came to later is told whole, as in every feed.
#[test]
fn by_notice_it_holds_each_notice_once() {
    let output = built(site().edit(
        "site.toml",
        "[build]",
        "[syndication]\nentries = \"notices\"\n[build]",
    ));
    assert_eq!(
        told(&output, "web-1"),
        [
            "incidents/all",
            "incidents/spreading",
            "maintenance/first",
            "maintenance/both"
        ]
    );
    assert_eq!(
        told(&output, "web-2"),
        ["incidents/all", "incidents/spreading", "maintenance/both"]
    );
    let same = |path: &str| {
        let feed = read(&output, path);
        let entry = feed
            .entries
            .into_iter()
            .find(|entry| entry.id.ends_with("incidents/spreading/"));
        entry.unwrap().content.unwrap().body.unwrap()
    };
    assert_eq!(same("components/web-2/feed.xml"), same("feed.xml"));
}

#[test]
fn it_has_a_name_of_its_own_and_its_page_leads_to_it() {
    let output = built(site());
    let feed = read(&output, "components/web-2/feed.xml");
    assert_eq!(feed.title.unwrap().content, "Harbour status: Web server 2");
    assert_eq!(
        feed.description.unwrap().content,
        "Maintenance and incidents of Web server 2 at Harbour status."
    );
    let links: Vec<&str> = feed.links.iter().map(|link| link.href.as_str()).collect();
    assert_eq!(
        links,
        [
            "https://status.example/components/web-2/",
            "https://status.example/components/web-2/feed.xml"
        ]
    );
    let page = output.text("components/web-2/index.html");
    let alternate = "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Harbour status: Web server 2\" \
                     href=\"/components/web-2/feed.xml\">";
    assert!(page.contains(alternate));
    for page in ["components/web-2/index.html", "subscribe/index.html"] {
        let link = "<a href=\"/components/web-2/feed.xml\" type=\"application/rss+xml\"";
        assert!(output.text(page).contains(link), "{page}");
    }
}

#[test]
fn two_hundred_components_are_folded_by_group() {
    let mut toml = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n[build]\nminify = false\n\
                    [[groups]]\nid = \"g\"\nname = \"Group\"\n"
        .to_owned();
    for number in 0..200 {
        let group = if number % 2 == 0 { "group = \"g\"\n" } else { "" };
        toml.push_str(&format!(
            "[[components]]\nid = \"c{number}\"\nname = \"C {number}\"\n{group}"
        ));
    }
    let output = built(SiteTest::empty().file("site.toml", &toml));
    let page = output.text("subscribe/index.html");
    assert!(page.contains("<summary>Components</summary>"));
    assert!(page.contains("<summary>Group</summary>"));
    assert_eq!(page.matches("<details class=\"fold\">").count(), 2);
    assert_eq!(page.matches("/calendar.ics\"").count(), 202); // two of them lead to the calendar of all windows
}

/// Windows for one component and for both; an incident of the whole service, one that spreads from the first to the
/// second, one of neither that is no incident at all, and a notice.
fn site() -> SiteTest {
    let window = |start: &str, components: &str| {
        format!(
            "+++\ntitle = \"W\"\nstart = {start} 01:00:00\nduration = \"30m\"\nannounced = 2026-11-20 09:00:00\n\
             kind = \"silent\"\ncomponents = {components}\nimpact = \"outage\"\n+++\nText.\n"
        )
    };
    let incident = |started: &str, front: &str, updates: &str| {
        format!("+++\ntitle = \"I\"\nstarted = {started}\n{front}\n+++\nText.\n{updates}")
    };
    SiteTest::new()
        .edit(
            "site.toml",
            "[build]",
            "[maintenance.kinds.silent]\nreminders = []\ncomplete = \"manual\"\n[build]",
        )
        .file(
            "content/maintenance/first.md",
            &window("2026-11-29", "[\"web-1\"]"),
        )
        .file(
            "content/maintenance/both.md",
            &window("2026-12-29", "[\"web-1\", \"web-2\"]")
                .replace("2026-11-20 09:00:00", "2026-11-20 10:00:00"),
        )
        .file(
            "content/incidents/all.md",
            &incident(
                "2026-12-02 09:00:00",
                "impact = \"minor\"",
                "\n## 2026-12-02 10:00 Resolved\n",
            ),
        )
        .file(
            "content/incidents/spreading.md",
            &incident(
                "2026-11-30 10:00:00",
                "impact = \"minor\"\n[components]\nweb-1 = \"partial_outage\"",
                "\n## 2026-11-30 11:00 Update\n```components\nweb-2 = \"partial_outage\"\n```\n",
            ),
        )
        .file(
            "content/incidents/notice.md",
            &incident("2026-12-01 09:00:00", "impact = \"none\"", ""),
        )
        .file(
            "content/incidents/alarm.md",
            &incident(
                "2026-12-01 10:00:00",
                "impact = \"minor\"\n[components]\nweb-1 = \"major_outage\"\n[fix]\nhow = \"false-alarm\"",
                "",
            ),
        )
}

fn built(site: SiteTest) -> Tree {
    site.build().succeeds();
    tree(site.path("public"))
}

fn read(output: &Tree, path: &str) -> Feed {
    feed_rs::parser::parse(output.text(path).as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The ids of a component's feed, the newest first, without what they all begin with.
fn told(output: &Tree, component: &str) -> Vec<String> {
    let feed = read(output, &format!("components/{component}/feed.xml"));
    let ids = feed.entries.into_iter().map(|entry| entry.id);
    ids.map(|id| {
        let name = id.strip_prefix("https://status.example/").unwrap();
        name.replace("/#", "#").trim_end_matches('/').to_owned()
    })
    .collect()
}
