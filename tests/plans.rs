//! Service plans: what a notice means for each, and a page for each.

use crate::memory::Memory;
use crate::support::Page;

const NOW: &str = "2026-12-03T12:00:00Z";

fn site() -> Memory {
    Memory::new(
        r#"
[site]
title = "S"
base_url = "https://status.example/"
language = "en-GB"
timezone = "Europe/London"
[maintenance]
quiet_hours = ""
[[components]]
id = "a"
name = "Alpha"
plans = ["full"]
[[components]]
id = "b"
name = "Beta"
plans = ["watch"]
[[components]]
id = "c"
name = "Gamma"
[[components]]
id = "d"
name = "Delta"
plans = ["full"]
retired = 2026-11-01
[[plans]]
id = "full"
name = "FULL"
summary = "We do everything."
customer_action = "Nothing."
[[plans]]
id = "watch"
name = "WATCH"
we_act = false
remote_work = "chargeable"
onsite_work = "included"
customer_action = "Let us in."
"#,
    )
}

fn window(components: &str, rest: &str) -> String {
    format!(
        "+++\ntitle = \"Work\"\nstart = 2026-12-08 01:00:00\nduration = \"1h\"\nannounced = 2026-11-20 09:00:00\n\
         components = {components}\nimpact = \"outage\"\n{rest}+++\nText.\n"
    )
}

fn duties(memory: &Memory, path: &str) -> Vec<String> {
    Page::of(&memory.publish(NOW), path).texts(".duties li")
}

#[test]
fn a_window_says_for_each_plan_it_concerns_who_acts_what_to_do_and_what_it_costs() {
    let full = "FULL We carry out the work.Your part: Nothing.Included in your plan.";
    let watch = "WATCH You give us access, or carry out the work yourselves.Your part: Let us in.Chargeable under your plan.";
    let cases: [(&str, &[&str]); 4] = [
        ("[\"a\"]", &[full]),
        ("[\"b\"]", &[watch]),
        ("[\"a\", \"b\"]", &[full, watch]),
        // In no plan by name: in all.
        ("[\"c\"]", &[full, watch]),
    ];
    for (components, expected) in cases {
        let memory = site().with("maintenance/w.md", window(components, ""));
        assert_eq!(duties(&memory, "maintenance/w/"), expected, "{components}");
    }
    let memory = site().with(
        "maintenance/w.md",
        window("[\"b\"]", "[plan_notes]\nwatch = \"Before one o'clock.\"\n"),
    );
    assert_eq!(
        duties(&memory, "maintenance/w/"),
        [
            "WATCH You give us access, or carry out the work yourselves.Your part: Let us in.Before one o'clock.Chargeable under your plan."
        ]
    );
}

#[test]
fn an_incident_says_for_each_plan_what_its_fix_costs() {
    let incident = |fix: &str| {
        format!(
            "+++\ntitle = \"Trouble\"\nstarted = 2026-12-02 10:00:00\nimpact = \"minor\"\n\
             [components]\na = \"degraded_performance\"\nb = \"degraded_performance\"\n{fix}+++\nText.\n"
        )
    };
    let costs = |fix: &str| {
        let memory = site().with("incidents/i.md", incident(fix));
        let duties = duties(&memory, "incidents/i/");
        let cost = |duty: &String| duty.rsplit('.').nth(1).unwrap().to_owned();
        duties.iter().map(cost).collect::<Vec<_>>()
    };
    assert_eq!(
        costs("[fix]\nhow = \"remote\"\n"),
        ["Included in your plan", "Chargeable under your plan"]
    );
    assert_eq!(
        costs("[fix]\nhow = \"on-site\"\n"),
        ["Chargeable under your plan", "Included in your plan"]
    );
    // Nobody knows yet how it is put right.
    assert!(costs("").is_empty());
}

#[test]
fn a_plan_has_a_page() {
    let published = site()
        .with("maintenance/w.md", window("[\"b\"]", ""))
        .with(
            "maintenance/v.md",
            window("[\"a\", \"c\"]", "").replace("Work", "Other"),
        )
        .publish(NOW);
    let full = Page::of(&published, "plans/full/");
    assert_eq!(full.texts("h1, .lead"), ["FULL", "We do everything."]);
    assert_eq!(
        full.texts("#terms li, #terms p"),
        [
            "We have access and carry out the work.",
            "Remote work is included.",
            "Visits on site are chargeable.",
            "Your part: Nothing."
        ]
    );
    assert_eq!(
        full.texts("#components li"),
        ["Alpha Operational", "Gamma Operational"]
    );
    assert_eq!(full.texts("#coming .title"), ["Other"]);
    let watch = Page::of(&published, "plans/watch/");
    assert_eq!(
        watch.texts("#terms li, #terms p"),
        [
            "We watch; you grant access when it is needed.",
            "Remote work is chargeable.",
            "Visits on site are included.",
            "Your part: Let us in."
        ]
    );
    assert_eq!(
        watch.texts("#components li"),
        ["Beta Operational", "Gamma Operational"]
    );
    assert_eq!(watch.texts("#coming .title"), ["Work", "Other"]);
}

#[test]
fn a_component_shows_its_plans_and_the_components_lead_to_all() {
    let published = site().publish(NOW);
    let plans = |id: &str| Page::of(&published, &format!("components/{id}/")).texts("#plans li");
    assert_eq!(plans("a"), ["FULL"]);
    assert_eq!(plans("c"), ["FULL", "WATCH"]);
    let all = Page::of(&published, "components/");
    assert_eq!(
        all.attributes("#plans a", "href"),
        ["/plans/full/", "/plans/watch/"]
    );
}
