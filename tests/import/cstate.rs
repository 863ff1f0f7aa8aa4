//! A site for Hugo with cState's theme.

use tidings::import::{NoticesAs, Tool};

use super::Made;

/// A small site with everything that issues can say.
pub const SITE: &[(&str, &str)] = &[
    (
        "config.yml",
        "title: Harbour\nbaseURL: https://status.example/\nlanguageCode: en\ntheme: cstate\nparams:\n  description: We watch.\n  \
         categories:\n    - name: North\n      closed: true\n    - name: Rest\n      untitled: true\n  systems:\n    - name: API\n      \
         category: North\n      description: The guts.\n    - name: Media Proxy\n      category: Rest\n    - name: Site\n  \
         useLogo: true\n  logo: logo.png\n  brand: '#0a0c0f'\n",
    ),
    ("static/logo.png", "not shown anyhow"),
    (
        "content/issues/2018-04-13-slow.md",
        "---\ntitle: Slow & broken\ndate: 2018-04-13 15:54:00\nresolved: true\nresolvedWhen: 2018-04-13 17:30:00\n\
         # Possible severity levels: down, disrupted, notice\nseverity: down\naffected: [API, Media Proxy]\nsection: issue\n---\n\n\
         *Post-mortem*\n\nIt was the disk.\n\n---\n\n*Update* - A fix is out. {{< track \"2018-04-13 17:30:00\" >}}\n\n\
         *Monitoring* - We watch. {{< track \"2018-04-13T16:50:00Z\" >}}\n\n\
         *Investigating* - We look. {{< track \"2018-04-13 15:54:00\" >}}\n",
    ),
    (
        "content/issues/open.md",
        "+++\ntitle = \"DNS\"\ndate = 2024-12-27T09:43:40.482Z\nresolved = false\nseverity = \"disrupted\"\naffected = [\"API\", \"Mail\"]\n\
         automated = true\n+++\nIt does not answer.\n",
    ),
    (
        "content/issues/2024-02-24-window.md",
        "---\ntitle: Maintenance\ndate: 2024-02-24 10:35:00\nresolvedWhen: 2024-02-24 11:35:00\naffected:\n  - API\n\
         resolved: true\nseverity: notice\nsection: issue\n---\nWe shut down.\n",
    ),
    (
        "content/issues/hello.md",
        "---\ntitle: Hello\ndate: 2019-10-04 18:05:00\ninformational: true\nslug: New Features\n---\nSee [the other](/issues/open/), \
         ![the plan](/plan.png), ![far](https://far.example/x.png) and {{< youtube abc >}}.\n",
    ),
    (
        "content/issues/moved.md",
        "---\ntitle: Moved\ndate: 2024-07-23 10:35:00\nresolved: true\nresolvedWhen: 2024-07-23 10:38:00\nseverity: down\n---\n\
         Down. {{< track \"2024-02-24 10:35:00\" >}}\n\n---\n\n*Investigating* - Looking.\n{{< track \"2024-02-24 10:35:00\" >}}\n\n---\n\n\
         *Fixed* - Up. {{< track \"2024-02-24 10:35:00\" >}}",
    ),
    (
        "content/issues/nonsense.md",
        "---\ntitle: Nonsense\ndate: 2017-02-30 14:30:00\n---\n",
    ),
    (
        "content/issues/broken.md",
        "---\ntitle: 'Broken\ndate: 2017-02-20\n---\n",
    ),
    (
        "content/pages/about.md",
        "---\ntitle: About\n---\n## 2018-01-01 What we do\n\nSee [nothing](nothing.html).\n",
    ),
    (
        "content/affected/api/_index.md",
        "---\ntitle: API\n---\nWhat the API is.\n",
    ),
];

fn made(notices_as: NoticesAs) -> Made {
    Made::of(Tool::Cstate, notices_as, SITE)
}

#[test]
fn the_site_and_its_systems() {
    let made = made(NoticesAs::Incidents);
    assert_eq!(
        made.text("site.toml"),
        r#"[site]
title = "Harbour"
base_url = "https://status.example/"
description = "We watch."
language = "en"
# All times in the files of this site are local to this zone, so to change it here moves them all.
# To have another, import once more with --timezone.
timezone = "UTC"

[theme]
logo = "assets/logo.png"

[[groups]]
id = "north"
name = "North"

[[components]]
id = "api"
name = "API"
group = "north"
description = "The guts."

[[components]]
id = "media-proxy"
name = "Media Proxy"

[[components]]
id = "site"
name = "Site"
"#
    );
    assert_eq!(
        made.told("config.yml"),
        [
            "`/index.xml` is not there any more: `/feed.xml` takes its place",
            "`/issues/index.xml` is not there any more: `/feed.xml` takes its place",
            "`/affected/api/` is not there any more: `/components/api/` takes its place",
            "`/affected/media-proxy/` is not there any more: `/components/media-proxy/` takes its place",
            "`/affected/site/` is not there any more: `/components/site/` takes its place",
            "no counterpart here: `theme`",
            "no counterpart here: `params.brand`",
            "no counterpart here: `params.categories.closed`",
        ]
    );
    assert_eq!(
        made.paths(),
        [
            "content/assets/logo.png",
            "content/incidents/2018-04-13-slow.md",
            "content/incidents/2024-02-24-window.md",
            "content/incidents/hello.md",
            "content/incidents/moved.md",
            "content/incidents/open.md",
            "content/pages/about.md",
            "content/pages/affected-api.md",
            "site.toml",
        ]
    );
}

#[test]
fn what_was_tracked_becomes_updates() {
    let made = made(NoticesAs::Incidents);
    assert_eq!(
        made.text("content/incidents/2018-04-13-slow.md"),
        r#"+++
title = "Slow & broken"
started = 2018-04-13 15:54:00
impact = "major"
aliases = ["/issues/2018-04-13-slow/"]

[components]
api = "major_outage"
media-proxy = "major_outage"
+++
We look.

## 2018-04-13 16:50 Monitoring

We watch.

## 2018-04-13 17:30 Resolved

A fix is out.

## 2018-04-13 17:30:01 Postmortem

It was the disk.
"#
    );
    assert_eq!(
        made.text("content/incidents/moved.md"),
        r#"+++
title = "Moved"
started = 2024-07-23 10:35:00
impact = "major"
aliases = ["/issues/moved/"]
+++
Down.

## 2024-07-23 10:35 Investigating

Looking.

## 2024-07-23 10:38 Resolved

Up.
"#
    );
    let moved = |to| {
        format!(
            "what was said at 2024-02-24 10:35:00 UTC stands at 2024-07-23 {to} UTC: updates rise in time"
        )
    };
    assert_eq!(
        made.told("content/issues/moved.md"),
        [moved("10:35:00"), moved("10:38:00")]
    );
}

#[test]
fn toml_reads_as_yaml_does() {
    let made = made(NoticesAs::Incidents);
    assert_eq!(
        made.text("content/incidents/open.md"),
        r#"+++
title = "DNS"
started = 2024-12-27 09:43:40
impact = "minor"
aliases = ["/issues/open/"]

[components]
api = "degraded_performance"
+++
It does not answer.
"#
    );
    assert_eq!(
        made.told("content/issues/open.md"),
        [
            "`Mail` is none of the components",
            "no counterpart here: `automated`"
        ]
    );
}

#[test]
fn a_notice_with_an_end_is_what_was_asked_for() {
    let as_incident = made(NoticesAs::Incidents);
    let text = as_incident.text("content/incidents/2024-02-24-window.md");
    assert!(
        text.contains("impact = \"none\"") && text.contains("api = \"operational\""),
        "{text}"
    );
    assert!(text.ends_with("\n## 2024-02-24 11:35 Resolved\n"), "{text}");
    let as_window = made(NoticesAs::Maintenance);
    assert_eq!(
        as_window.text("content/maintenance/2024-02-24-window.md"),
        r#"+++
title = "Maintenance"
start = 2024-02-24 10:35:00
end = 2024-02-24 11:35:00
announced = 2024-02-24 10:35:00
components = ["api"]
impact = "none"
aliases = ["/issues/2024-02-24-window/"]
+++
We shut down.
"#
    );
}

#[test]
fn addresses_in_texts_lead_where_things_are_now() {
    let files = [SITE, &[("static/plan.png", "a plan"), ("static/unused.png", "")]].concat();
    let made = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    let text = made.text("content/incidents/hello.md");
    assert!(
        text.ends_with(
            "+++\nSee [the other](../incidents/open.md), ![the plan](/assets/plan.png), \
             [far](<https://far.example/x.png>) and .\n\n## 2019-10-04 18:05 Resolved\n"
        ),
        "{text}"
    );
    assert!(text.contains("aliases = [\"/issues/new-features/\"]"), "{text}");
    assert_eq!(
        made.told("content/issues/hello.md"),
        [
            "the shortcode `{{< youtube abc >}}` is taken out",
            "a post without state is a notice that is resolved at once, so that it stands in the history only",
            "the picture `https://far.example/x.png` is not shown: put it beside the notice",
        ]
    );
    assert_eq!(made.text("content/assets/plan.png"), "a plan");
    assert_eq!(made.told("static/unused.png"), ["no text shows this file"]);
}

#[test]
fn what_does_not_read_is_told_and_the_rest_is_made() {
    let made = made(NoticesAs::Incidents);
    assert_eq!(
        made.told("content/issues/nonsense.md"),
        ["nothing is made of it: `date` is missing or does not read"]
    );
    let broken = made.told("content/issues/broken.md");
    assert!(
        broken[0].starts_with("nothing is made of it: line "),
        "{broken:?}"
    );
    assert_eq!(
        made.text("content/pages/about.md"),
        "+++\ntitle = \"About\"\naliases = [\"/pages/about/\"]\n+++\n## 2018-01-01 What we do\n\nSee nothing.\n"
    );
}

/// cState shows what is to come; nothing of it vanishes here.
#[test]
fn what_is_to_come_is_announced_at_once() {
    let text = "---\ntitle: Ahead\ndate: 2026-12-10 10:00:00\nresolvedWhen: 2026-12-10 12:00:00\nresolved: true\nseverity: notice\n\
                affected: [API]\n---\nWe work.";
    let files = [SITE[0], ("content/issues/ahead.md", text)];
    let window = Made::of(Tool::Cstate, NoticesAs::Maintenance, &files);
    let written = window.text("content/maintenance/ahead.md");
    assert!(
        written.contains(
            "start = 2026-12-10 10:00:00\nend = 2026-12-10 12:00:00\nannounced = 2026-12-03 01:10:00\n"
        ),
        "{written}"
    );
    assert_eq!(
        window.told("content/issues/ahead.md"),
        ["when customers were told is not said: it is announced at 2026-12-03 01:10:00 UTC"]
    );
    let incident = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    let written = incident.text("content/incidents/ahead.md");
    assert!(written.contains("started = 2026-12-03 01:10:00\n"), "{written}");
    assert!(
        incident.told("content/issues/ahead.md")[0]
            .starts_with("its date, 2026-12-10 10:00:00 UTC, is to come")
    );
}

/// What is said later is told of the time at which it is said, and nothing of what nobody said.
#[test]
fn a_post_without_state_is_over_with_the_last_that_was_said() {
    let text = "---\ntitle: B\ndate: 2026-12-20 10:00:00\ninformational: true\n---\nPlanned {{< track \"2026-12-19\" >}}\n";
    let files = [SITE[0], ("content/issues/b.md", text)];
    let made = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    let written = made.text("content/incidents/b.md");
    assert!(
        written.ends_with("+++\n## 2026-12-19 00:00 Update\n\nPlanned\n\n## 2026-12-19 00:00:01 Resolved\n"),
        "{written}"
    );
    assert_eq!(
        made.told("content/issues/b.md"),
        [
            "its date, 2026-12-20 10:00:00 UTC, is to come: so that it is shown, it begins and is announced at \
             2026-12-03 01:10:00 UTC",
            "a post without state is a notice that is resolved after the last that was said, at 2026-12-19 00:00:01 UTC: \
             from then on it stands in the history only",
        ]
    );
}

#[test]
fn what_contradicts_itself_is_told() {
    let config = "title: T\nparams:\n  systems:\n    - name: API\n      category: Nope\n";
    let front = "---\ntitle: T\ndate: 2020-01-02\n";
    let early = format!("{front}resolvedWhen: 2020-01-01\naffected: [Gone]\nseverity: worse\n---\n");
    let plain = format!("{front}---\n");
    let double = "---\ntitle: A\ntitle: B\n---\n";
    let files = [
        ("config.yml", config),
        ("content/issues/early.md", early.as_str()),
        ("content/issues/early.fr.md", &plain),
        ("content/issues/own.en.md", &plain),
        ("content/issues/double.md", double),
        ("content/notes/a.txt", ""),
        ("content/notes/b.txt", ""),
    ];
    let made = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    assert!(
        made.told("config.yml")
            .contains(&"`API` is in no group: there is no `Nope`")
    );
    assert_eq!(
        made.told("content/issues/early.md"),
        [
            "`Gone` is none of the components",
            "none of the components that it names is known: it concerns all of them until you name others",
            "it is resolved at 2020-01-01 00:00:00 UTC, before it began: it is resolved at 2020-01-02 00:00:00 UTC",
            "`severity` is `worse`, which has no counterpart here: it is written as `impact = \"none\"`",
        ]
    );
    assert_eq!(
        made.told("content/issues/early.fr.md"),
        ["a translation: a site has one language"]
    );
    assert_eq!(
        made.told("content/issues/double.md"),
        ["nothing is made of it: line 3 does not read: duplicate mapping key: title"]
    );
    for name in ["a", "b"] {
        let told = made.told(&format!("content/notes/{name}.txt")).to_vec();
        assert_eq!(told, ["nothing is made of this file"]);
    }
    assert!(
        made.paths().contains(&"content/incidents/own.md"),
        "{:?}",
        made.paths()
    );
}

/// `ref` goes by files, whatever addresses the site's patterns make of them.
#[test]
fn links_and_pictures_follow_their_texts() {
    let config =
        "title: T\nbaseURL: https://x.example/status/\npermalinks: {issues: '/:year/:slugorfilename/'}\n";
    let other = "---\ntitle: O\ndate: 2020-01-01\nslug: renamed\n---\n";
    let bundle = "---\ntitle: B\ndate: 2020-01-02\nslug: moved\n---\n[a]({{< ref \"other.md\" >}}) \
                  [b]({{< relref \"/issues/other#x\" >}}) [c](/status/2020/renamed/) {{< ref \"other.md\" >}} ![p](pic.png)\n";
    let files = [
        ("config.yml", config),
        ("content/issues/other.md", other),
        ("content/issues/bun/index.md", bundle),
        ("content/issues/bun/pic.png", "a picture"),
    ];
    let made = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    let text = made.text("content/incidents/bun.md");
    assert!(
        text.ends_with(
            "+++\n[a](../incidents/other.md) [b](../incidents/other.md#x) [c](../incidents/other.md) \
             [/2020/renamed/](../incidents/other.md) ![p](/assets/2020/moved/pic.png)\n"
        ),
        "{text}"
    );
    assert_eq!(made.text("content/assets/2020/moved/pic.png"), "a picture");
    assert_eq!(made.told("content/issues/bun/pic.png"), [""; 0]);
}
