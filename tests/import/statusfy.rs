//! A project with Statusfy.

use tidings::import::{NoticesAs, Tool};

use super::Made;

pub const PROJECT: &[(&str, &str)] = &[
    ("statusfy.config.js", "module.exports = {}"),
    (
        "locales/en.json",
        r#"{"title": "Demo", "description": "How we do.", "systems": {"items":
            {"api": {"title": "The API", "description": "For programs."}, "cdn": {"title": "CDN"}}}}"#,
    ),
    (
        "locales/es.json",
        r#"{"systems": {"items": {"api": {"title": "La API"}}}}"#,
    ),
    (
        "content/2018-04-24_conversions.md",
        "---\nid: 382ee1ab\ntitle: \"Conversions\"\ndescription: \"It was slow.\"\ndate: 2018-04-24T06:39:09.000Z\n\
         modified: 2018-04-24T07:24:09.000Z\nseverity: \"degraded-performance\"\naffectedsystems:\n  - \"api\"\n  - dns\nresolved: true\n---\n\n\
         ::: update Resolved | 2018-04-24T07:24:09.000Z\nBack to normal.\n:::\n\n\
         ::: update Investigating | 2018-04-24T06:45:09.000Z\nWe look.\n\n::: tip\nBe patient.\n:::\n",
    ),
    (
        "content/2018-08-14_planned.md",
        "---toml\ntitle = \"Planned\"\ndate = 2018-08-14T16:22:39.941Z\nseverity = \"under-maintenance\"\naffectedsystems = [\"cdn\"]\n\
         resolved = false\nscheduled = \"2018-08-20T01:00:00.000Z\"\nduration = \"30\"\n---\nThe next version.\n",
    ),
    (
        "content/open.md",
        "---json\n{\"title\": \"Down\", \"date\": \"2018-09-01T00:00:00Z\", \"severity\": \"major-outage\", \"affectedsystems\": \"api\"}\n---\nAll of it.\n",
    ),
    ("content/es/open.md", "---\ntitle: Abajo\n---\n"),
];

#[test]
fn incidents_windows_and_systems() {
    let made = Made::of(Tool::Statusfy, NoticesAs::Incidents, PROJECT);
    let site = made.text("site.toml");
    assert!(
        site.starts_with("[site]\ntitle = \"Demo\"\nbase_url = \"https://status.example.com/\"\ndescription = \"How we do.\"\n"),
        "{site}"
    );
    assert!(
        site.ends_with("[[components]]\nid = \"dns\"\nname = \"dns\"\n"),
        "{site}"
    );
    assert!(
        site.contains("[[components]]\nid = \"api\"\nname = \"The API\"\ndescription = \"For programs.\"\n"),
        "{site}"
    );
    assert_eq!(
        made.text("content/incidents/2018-04-24-conversions.md"),
        r#"+++
title = "Conversions"
started = 2018-04-24 06:39:09
impact = "minor"
aliases = ["/incidents/382ee1ab/"]

[components]
api = "degraded_performance"
dns = "degraded_performance"
+++
It was slow.

## 2018-04-24 06:45:09 Investigating

We look.

::: tip
Be patient.

## 2018-04-24 07:24:09 Resolved

Back to normal.
"#
    );
    assert_eq!(
        made.text("content/maintenance/2018-08-14-planned.md"),
        r#"+++
title = "Planned"
start = 2018-08-20 01:00:00
end = 2018-08-20 01:30:00
announced = 2018-08-14 16:22:39
components = ["cdn"]
impact = "outage"
+++
The next version.
"#
    );
    let open = made.text("content/incidents/open.md");
    assert!(
        open.contains("impact = \"critical\"") && open.ends_with("api = \"major_outage\"\n+++\nAll of it.\n"),
        "{open}"
    );
}

#[test]
fn what_is_left_is_told() {
    let made = Made::of(Tool::Statusfy, NoticesAs::Incidents, PROJECT);
    assert_eq!(
        made.told("statusfy.config.js"),
        [
            "this is JavaScript, which is not run: title, address, language and systems are taken from elsewhere or left out",
            "where the site is published is not said: `base_url` is https://status.example.com/ until you write it in site.toml",
        ]
    );
    let translation = ["a translation: a site has one language"];
    assert_eq!(made.told("content/es/open.md"), translation);
    assert_eq!(made.told("locales/es.json"), translation);
    assert_eq!(
        made.told("content/open.md"),
        ["its old address was made of the file's name in a way that is not known here"]
    );
}

/// Older projects name systems right below `systems`.
#[test]
fn systems_are_named_in_either_form() {
    for systems in [
        r#"{"api": "The API"}"#,
        r#"{"items": {"api": {"title": "The API"}}}"#,
    ] {
        let locale = format!("{{\"systems\": {systems}}}");
        let files = [PROJECT[0], ("locales/en.json", locale.as_str())];
        let made = Made::of(Tool::Statusfy, NoticesAs::Incidents, &files);
        let site = made.text("site.toml");
        assert!(site.ends_with("id = \"api\"\nname = \"The API\"\n"), "{site}");
    }
}
