//! The newsletter as readers get it: what it works out by itself and keeps as it was, how long it takes to read, how it is
//! passed on, and the whole issue on paper.

use serde_json::json;

use crate::memory::Memory;
use crate::support::Page;

const NOW: &str = "2026-12-03T12:00:00Z";

const SITE: &str = r#"
[site]
title = "S"
base_url = "https://status.example/base/"
language = "en-GB"
timezone = "Europe/London"
[site.owner]
name = "Firm"
[newsletter]
title = "The Light"
[check]
allow = ["feed::nothing"]
[maintenance]
quiet_hours = ""
[[components]]
id = "a"
name = "Alpha"
slo = 99.9
[[components]]
id = "b"
name = "Beta"
slo = 99.9
[[components]]
id = "c"
name = "Gamma"
retired = 2026-11-01
[[components]]
id = "d"
name = "Delta"
since = 2026-12-01
[[feeds]]
format = "tidings"
path = "feed.json"
"#;

/// A site with an issue of 1 December, whose editorial is `text`.
fn site(front: &str, text: &str) -> Memory {
    let outage = |day: &str| json!({"start": format!("{day}T10:00:00Z"), "end": format!("{day}T10:30:00Z"), "state": "down"});
    let components = json!({
        "a": {"since": "2026-10-01T00:00:00Z", "outages": [outage("2026-11-10"), outage("2026-12-02")]},
        "b": {"since": "2026-10-01T00:00:00Z", "outages": []},
        "c": {"since": "2026-10-01T00:00:00Z", "outages": []},
    });
    Memory::new(SITE)
        .feed(
            json!({"version": 1, "generated_at": "2026-12-03T11:30:00Z", "components": components})
                .to_string(),
        )
        .with(
            "newsletters/2026-12/index.md",
            format!("+++\ntitle = \"December\"\ndate = 2026-12-01\n{front}+++\n{text}\n"),
        )
}

fn window(title: &str, start: &str, announced: &str, updates: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nstart = {start}\nduration = \"1h\"\nannounced = {announced}\n\
         components = [\"a\"]\nimpact = \"outage\"\n+++\nWork.\n{updates}"
    )
}

fn incident(title: &str, started: &str, front: &str, updates: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nstarted = {started}\n{front}+++\nTrouble.\n{updates}")
}

fn issue(memory: &Memory) -> Page {
    Page::of(&memory.publish(NOW), "newsletter/2026-12/")
}

// ---- What is worked out ----

#[test]
fn an_issue_tells_of_the_windows_that_were_planned_when_it_came_out() {
    let early = "2026-11-20 09:00:00";
    let memory = site("", "{{ upcoming_maintenance }}")
        .with(
            "maintenance/next.md",
            window(
                "Next",
                "2026-12-10 01:00:00",
                early,
                "\n## 2026-12-02 09:00 Cancelled\nNo.\n",
            ),
        )
        .with(
            "maintenance/moved.md",
            window(
                "Moved",
                "2026-12-12 01:00:00",
                early,
                "\n## 2026-11-25 09:00 Rescheduled to 2026-12-08 02:00\nSooner.\n",
            ),
        )
        .with(
            "maintenance/off.md",
            window(
                "Off",
                "2026-12-11 01:00:00",
                early,
                "\n## 2026-11-30 09:00 Cancelled\nNo.\n",
            ),
        )
        .with(
            "maintenance/last.md",
            window("Last moment", "2026-12-31 23:00:00", early, ""),
        )
        .with(
            "maintenance/beyond.md",
            window("Beyond", "2027-01-01 00:00:00", early, ""),
        )
        .with(
            "maintenance/before.md",
            window("Before", "2026-11-30 23:30:00", early, ""),
        )
        .with(
            "maintenance/first.md",
            window("First moment", "2026-12-01 00:00:00", early, ""),
        )
        .with(
            "maintenance/after.md",
            window(
                "Announced later",
                "2026-12-20 01:00:00",
                "2026-12-01 00:00:01",
                "",
            ),
        );
    let page = issue(&memory);
    assert_eq!(
        page.texts(".prose p"),
        ["Planned from Tue 1 Dec 2026 to Thu 31 Dec 2026:"]
    );
    assert_eq!(
        page.texts(".told li"),
        [
            "First momentTue 1 Dec 00:00 to 01:00 GMTIn progress · 1 hour · Unavailable · Alpha",
            "MovedTue 8 Dec 02:00 to 03:00 GMTRescheduled · 1 hour · Unavailable · Alpha",
            "NextThu 10 Dec 01:00 to 02:00 GMTScheduled · 1 hour · Unavailable · Alpha",
            "Last momentThu 31 Dec 23:00 to Fri 1 Jan 2027 00:00 GMTScheduled · 1 hour · Unavailable · Alpha",
        ]
    );
    assert_eq!(page.attributes(".told a", "href")[1], "/base/maintenance/moved/");
}

#[test]
fn the_reach_of_an_issue_can_be_written() {
    let memory = site("upcoming = \"9d\"\n", "{{ upcoming_maintenance }}")
        .with(
            "maintenance/a.md",
            window("Ninth", "2026-12-09 23:59:59", "2026-11-20 09:00:00", ""),
        )
        .with(
            "maintenance/b.md",
            window("Tenth", "2026-12-10 00:00:00", "2026-11-20 09:00:00", ""),
        );
    assert_eq!(issue(&memory).texts(".told strong"), ["Ninth"]);
    let none = site("upcoming = \"8d\"\n", "{{ upcoming_maintenance }}");
    assert_eq!(
        issue(&none).texts(".prose"),
        ["No maintenance is planned from Tue 1 Dec 2026 to Tue 8 Dec 2026."]
    );
}

#[test]
fn an_issue_tells_of_the_incidents_of_its_period_as_they_stood() {
    let minor = "impact = \"minor\"\n[components]\na = \"degraded_performance\"\n";
    let memory = site("", "{{ incidents }}")
        .with(
            "incidents/solved-later.md",
            incident(
                "Solved later",
                "2026-11-28 10:00:00",
                minor,
                "\n## 2026-12-02 10:00 Resolved\nGood.\n",
            ),
        )
        .with(
            "incidents/early.md",
            incident(
                "Early",
                "2026-11-01 00:00:00",
                minor,
                "\n## 2026-11-01 01:30 Resolved\nGood.\n",
            ),
        )
        .with(
            "incidents/october.md",
            incident(
                "October",
                "2026-10-31 23:59:59",
                minor,
                "\n## 2026-11-01 01:30 Resolved\nGood.\n",
            ),
        )
        .with(
            "incidents/december.md",
            incident("December", "2026-12-01 00:00:00", minor, ""),
        )
        .with(
            "incidents/secret.md",
            incident(
                "Told later",
                "2026-11-20 00:00:00",
                &format!("announced = 2026-12-02 00:00:00\n{minor}"),
                "",
            ),
        )
        .with(
            "incidents/false.md",
            incident(
                "False",
                "2026-11-21 00:00:00",
                &format!("{minor}[fix]\nhow = \"false-alarm\"\n"),
                "",
            ),
        )
        .with(
            "incidents/plain.md",
            incident("A word", "2026-11-22 00:00:00", "impact = \"none\"\n", ""),
        );
    let page = issue(&memory);
    assert_eq!(page.texts(".prose p"), ["Incidents that began in November 2026:"]);
    assert_eq!(
        page.texts(".told li"),
        [
            "EarlySun 1 Nov 00:00 to 01:30 GMTResolved · 1 hour 30 minutes · Minor · Alpha",
            "Solved latersince Sat 28 Nov 10:00 GMTInvestigating · Minor · Alpha",
        ]
    );
    let none = issue(&site("period = \"2026-08\"\n", "{{ incidents }}"));
    assert_eq!(none.texts(".prose"), ["There were no incidents in August 2026."]);
}

#[test]
fn an_issue_has_the_uptime_of_its_period() {
    let page = issue(&site("", "{{ uptime_table }}"));
    assert_eq!(page.texts("caption"), ["Uptime in November 2026"]);
    // Gamma was out of service before, Delta came after.
    assert_eq!(
        page.texts("tbody tr"),
        [
            "Alpha99.930 %Objective met30 min1",
            "Beta100.000 %Objective met0 s0",
        ]
    );
    // October, half of which Gamma was in service; nobody measured Delta, which is not there yet.
    let october = issue(&site("period = \"2026-10\"\n", "{{ uptime_table }}"));
    assert_eq!(october.texts("tbody th"), ["Alpha", "Beta", "Gamma"]);
    // What came after the issue's date is not in it, though the build knows it.
    let december = issue(&site("period = \"2026-12\"\n", "{{ uptime_table }}"));
    assert_eq!(
        december.texts(".prose"),
        ["Nothing was measured in December 2026."]
    );
}

#[test]
fn a_published_issue_stays_as_it_was() {
    let minor = "impact = \"minor\"\n[components]\na = \"degraded_performance\"\n";
    let memory = site(
        "",
        "{{ upcoming_maintenance }}\n\n{{ uptime_table }}\n\n{{ incidents }}",
    )
    .with(
        "maintenance/a.md",
        window(
            "Window",
            "2026-12-02 01:00:00",
            "2026-11-20 09:00:00",
            "\n## 2026-12-02 01:20 Extended to 03:00\nMore.\n",
        ),
    )
    .with(
        "incidents/a.md",
        incident(
            "Incident",
            "2026-11-28 10:00:00",
            minor,
            "\n## 2026-12-02 10:00 Resolved\nGood.\n",
        ),
    );
    let at = |now: &str| {
        memory
            .publish(now)
            .text("newsletter/2026-12/index.html")
            .to_owned()
    };
    let first = at("2026-12-01T00:00:00Z");
    for later in [
        "2026-12-02T01:30:00Z",
        "2026-12-03T12:00:00Z",
        "2027-06-01T00:00:00Z",
    ] {
        assert_eq!(at(later), first, "{later}");
    }
}

#[test]
fn generated_parts_are_in_articles_feeds_and_on_paper_too_with_whole_addresses() {
    let published = site("", "Hello.")
        .with(
            "newsletters/2026-12/10-plans.md",
            "+++\ntitle = \"Plans\"\n+++\n{{ upcoming_maintenance }}\n\n{{ uptime_table }}\n",
        )
        .with(
            "maintenance/a.md",
            window("Window", "2026-12-10 01:00:00", "2026-11-20 09:00:00", ""),
        )
        .publish(NOW);
    let article = Page::of(&published, "newsletter/2026-12/plans/");
    assert_eq!(article.attributes(".told a", "href")[0], "/base/maintenance/a/");
    let paper = Page::of(&published, "newsletter/2026-12/print/");
    assert_eq!(paper.attributes(".told a", "href")[0], "/base/maintenance/a/");
    let feed = published.text("newsletter/feed.xml");
    assert!(
        feed.contains("href=\"https://status.example/base/maintenance/a/\""),
        "{feed}"
    );
    assert!(feed.contains("Uptime in November 2026"), "{feed}");
    // A feed reader has neither our style sheet nor our script.
    let entry = &feed[feed.find("<content:encoded>").unwrap()..];
    for never in ["<svg", "hidden", "countdown"] {
        assert!(!entry.contains(never), "{never}");
    }
}

// ---- How it reads ----

#[test]
fn a_picture_with_a_title_that_stands_alone_has_a_caption() {
    let cases = [
        (
            "![Alt](a.png \"Tom & Ann\")",
            "<figure><img src=\"/base/newsletter/2026-12/a.png\" alt=\"Alt\"><figcaption>Tom &amp; Ann</figcaption></figure>",
        ),
        (
            "![Alt](a.png)",
            "<p><img src=\"/base/newsletter/2026-12/a.png\" alt=\"Alt\"></p>",
        ),
        (
            "See ![Alt](a.png \"T\")",
            "<p>See <img src=\"/base/newsletter/2026-12/a.png\" alt=\"Alt\" title=\"T\"></p>",
        ),
        (
            "![Alt](a.png \"T\") there",
            "<p><img src=\"/base/newsletter/2026-12/a.png\" alt=\"Alt\" title=\"T\"> there</p>",
        ),
        (
            "![A](a.png \"T\") ![B](a.png \"T\")",
            "<p><img src=\"/base/newsletter/2026-12/a.png\" alt=\"A\" title=\"T\"> <img src=\"/base/newsletter/2026-12/a.png\" alt=\"B\" title=\"T\"></p>",
        ),
        (
            "> ![Alt](a.png \"T\")",
            "<blockquote>\n<figure><img src=\"/base/newsletter/2026-12/a.png\" alt=\"Alt\"><figcaption>T</figcaption></figure>\n</blockquote>",
        ),
    ];
    for (text, expected) in cases {
        let published = site("", text)
            .edit("[[feeds]]", "[build]\nminify = false\n[[feeds]]")
            .picture("newsletters/2026-12/a.png")
            .publish(NOW);
        let page = published.text("newsletter/2026-12/index.html");
        assert!(
            page.contains(&format!("<div class=\"prose\">{expected}")),
            "{text}: {page}"
        );
    }
}

#[test]
fn articles_and_issues_say_how_long_they_take_to_read() {
    let words = |count: usize| "word *other* ".repeat(count / 2);
    let published = site("editor = \"Ruth\"\n", &words(200))
        .with(
            "newsletters/2026-12/10-short.md",
            "+++\ntitle = \"Short\"\nauthor = \"Tom\"\n+++\nA few words <b>only</b>.\n",
        )
        .with(
            "newsletters/2026-12/20-long.md",
            format!("+++\ntitle = \"Long\"\n+++\n{}\n", words(402)),
        )
        .with("newsletters/2026-12/30-empty.md", "+++\ntitle = \"Empty\"\n+++\n")
        .publish(NOW);
    let byline = |path: &str| Page::of(&published, &format!("newsletter/2026-12/{path}")).texts(".byline");
    assert_eq!(byline("short/"), ["By Tom 1 minute to read"]);
    assert_eq!(byline("long/"), ["3 minutes to read"]);
    assert_eq!(byline("empty/"), [""; 0]);
    // 200, 4 and 402 words.
    assert_eq!(byline(""), ["Editor: Ruth 4 minutes to read"]);
}

#[test]
fn an_article_is_passed_on_by_its_address_and_by_mail() {
    let published = site("", "Hello.")
        .with(
            "newsletters/2026-12/10-one.md",
            "+++\ntitle = \"Tea & \\\"cake\\\" at 5 %\"\n+++\nText.\n",
        )
        .with(
            "newsletters/2026-12/20-two.md",
            "+++\ntitle = \"Two\"\n+++\nText.\n",
        )
        .publish(NOW);
    let page = Page::of(&published, "newsletter/2026-12/one/");
    let url = "https://status.example/base/newsletter/2026-12/one/";
    assert_eq!(page.texts(".share .address a"), [url]);
    assert_eq!(page.attributes(".share button", "data-url"), [url]);
    assert_eq!(
        page.attributes(".share button", "data-share"),
        ["Tea & \"cake\" at 5 %"]
    );
    // Without the script the button does nothing, and is not there.
    assert_eq!(page.all(".share button[hidden]").len(), 1);
    let mail = page.attributes("a[href^=mailto]", "href")[0].to_owned();
    let decoded = |part: &str| {
        percent_encoding::percent_decode_str(part)
            .decode_utf8()
            .unwrap()
            .into_owned()
    };
    let (subject, body) = mail
        .strip_prefix("mailto:?subject=")
        .unwrap()
        .split_once("&body=")
        .unwrap();
    assert_eq!(decoded(subject), "The Light: Tea & \"cake\" at 5 %");
    assert_eq!(
        decoded(body),
        format!("I thought this might interest you: Tea & \"cake\" at 5 %. {url}")
    );
    assert_eq!(page.texts(".pager a"), ["Next article Two"]);
    assert_eq!(
        Page::of(&published, "newsletter/2026-12/two/").texts(".pager a"),
        ["Previous article Tea & \"cake\" at 5 %"]
    );
}

#[test]
fn issues_fold_by_year_and_the_newest_year_stands_open() {
    let published = site("number = 8\n", "Hello.")
        .with(
            "newsletters/2026-06/index.md",
            "+++\ntitle = \"June\"\ndate = 2026-06-01\n+++\nHello.\n",
        )
        .with(
            "newsletters/new-year/index.md",
            "+++\ntitle = \"New year\"\ndate = 2025-01-01\n+++\nHello.\n",
        )
        .with(
            "newsletters/eve/index.md",
            "+++\ntitle = \"Eve\"\ndate = 2024-12-31 23:59:59\n+++\nHello.\n",
        )
        .with(
            "newsletters/coming/index.md",
            "+++\ntitle = \"Coming\"\ndate = 2026-12-24\n+++\nHello.\n",
        )
        .publish(NOW);
    let page = Page::of(&published, "newsletter/");
    assert_eq!(page.texts("details > summary"), ["2026", "2025", "2024"]);
    assert_eq!(page.texts("details[open] > summary"), ["2026"]);
    assert_eq!(page.texts("details h3"), ["December", "June", "New year", "Eve"]);
}

// ---- On paper ----

#[test]
fn the_whole_issue_is_one_document_for_paper() {
    let published = site(
        "number = 8\neditor = \"Ruth\"\nsummary = \"In short.\"\n",
        "## Here\n\nSee [the note][^1].\n\n[^1]: A note.\n\n[the note]: 10-one.md",
    )
    .with(
        "newsletters/2026-12/10-one.md",
        "+++\ntitle = \"One\"\nauthor = \"Tom\"\n+++\n## Here\n\nText[^1].\n\n[^1]: Another.\n",
    )
    .with(
        "newsletters/2026-12/20-two.md",
        "+++\ntitle = \"Two\"\nsummary = \"Also.\"\n+++\nMore.\n",
    )
    .publish(NOW);
    let page = Page::of(&published, "newsletter/2026-12/print/");
    assert_eq!(
        page.texts(".title-block p"),
        ["Firm", "The Light No. 8 Tue 1 Dec 2026"]
    );
    assert_eq!(
        page.texts("h1, h2, h3"),
        ["December", "Here", "One", "Here", "Two"]
    );
    assert_eq!(page.texts(".print-contents li"), ["One Tom", "Two"]);
    assert_eq!(page.attributes(".print-contents a", "href"), ["#one", "#two"]);
    assert_eq!(page.all("article#one, article#two").len(), 2);
    assert_eq!(
        page.attributes(".prose a:not([href^='#'])", "href"),
        ["/base/newsletter/2026-12/one/"]
    );
    // Notes of several texts do not collide.
    let mut ids = page.attributes("[id]", "id");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert_eq!(
        page.texts(".source a"),
        ["https://status.example/base/newsletter/2026-12/"]
    );
    assert_eq!(
        page.attributes(".qr", "aria-label"),
        ["QR code that leads to the page on screen"]
    );
    assert!(page.all("header nav").is_empty(), "no menu");
}
