//! Every key of site.toml and of front matter does something: a site without it, the same with it, and the file that
//! then says something else. The keys are those that `tidings schema` names, so none can be left out.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::memory::{Memory, Published};
use crate::support::{REPOSITORY, SiteTest};

use Change::{Hides, Shows};

/// A key; what is replaced in the file that has it, and by what; an output, and what is to be seen there after.
type Row = (&'static str, &'static str, &'static str, &'static str, Change);

/// What the key does to the output.
#[derive(Clone, Copy, Debug)]
enum Change {
    /// It was not there before.
    Shows(&'static str),
    /// It was there before.
    Hides(&'static str),
}

const NOW: &str = "2026-12-02T12:00:00Z";

const IN_SITE_TOML: &[Row] = &[
    (
        "site.title",
        r#"title = "Harbour status""#,
        r#"title = "Dock status""#,
        "index.html",
        Shows("Dock status"),
    ),
    (
        "site.base_url",
        "https://status.example/",
        "https://other.example/path",
        "feed.xml",
        Shows("<link>https://other.example/path/incidents/slow/#announced</link>"),
    ),
    (
        "site.id_base",
        "timezone",
        "id_base = \"https://ids.example/\"\ntimezone",
        "feed.xml",
        Shows(r#"<guid isPermaLink="false">https://ids.example/incidents/slow/#announced</guid>"#),
    ),
    (
        "site.description",
        "timezone",
        "description = \"How we are\"\ntimezone",
        "index.html",
        Shows(r#"<meta name="description" content="How we are">"#),
    ),
    (
        "site.language",
        "timezone",
        "language = \"de\"\ntimezone",
        "index.html",
        Shows(r#"<html lang="de""#),
    ),
    (
        "site.owner.name",
        "[build]",
        "[site.owner]\nname = \"Harbour Ltd\"\n[build]",
        "index.html",
        Shows("Harbour Ltd"),
    ),
    (
        "site.owner.url",
        "[build]",
        "[site.owner]\nurl = \"https://harbour.example/\"\n[build]",
        "index.html",
        Shows(r#"href="https://harbour.example/""#),
    ),
    (
        "site.owner.email",
        "[build]",
        "[site.owner]\nemail = \"help@harbour.example\"\n[build]",
        "index.html",
        Shows(r#"href="mailto:help@harbour.example""#),
    ),
    (
        "site.owner.phone",
        "[build]",
        "[site.owner]\nphone = \"+44 20 7946 0000\"\n[build]",
        "index.html",
        Shows("+44 20 7946 0000"),
    ),
    (
        "build.stale_after",
        "minify",
        "stale_after = \"3h\"\nminify",
        "index.html",
        Shows("2026-12-02T14:59:00Z"),
    ),
    (
        "theme.accent",
        "[build]",
        "[theme]\naccent = \"#0b5394\"\n[build]",
        "index.html",
        Shows("#0b5394"),
    ),
    (
        "theme.footer",
        "[build]",
        "[theme]\nfooter = \"All rights ours\"\n[build]",
        "index.html",
        Shows("All rights ours"),
    ),
    (
        "groups.name",
        r#"name = "Web hosting""#,
        r#"name = "Websites""#,
        "index.html",
        Shows("Websites"),
    ),
    (
        "components.id",
        r#"id = "web-2""#,
        r#"id = "web-3""#,
        "components/web-3/index.html",
        Shows("Web server 2"),
    ),
    (
        "components.name",
        "Web server 1",
        "First server",
        "index.html",
        Shows("First server"),
    ),
    (
        "components.group",
        "id = \"web-2\"\n",
        "id = \"web-2\"\ngroup = \"web\"\n",
        "api/tidings.json",
        Shows(r#""id":"web-2","name":"Web server 2","group":"web""#),
    ),
    (
        "components.description",
        "id = \"web-1\"\n",
        "id = \"web-1\"\ndescription = \"Sites A to M\"\n",
        "components/web-1/index.html",
        Shows("Sites A to M"),
    ),
    (
        "components.feed",
        "id = \"web-2\"\n",
        "id = \"web-2\"\nfeed = \"web-1\"\n",
        "api/tidings.json",
        Shows(r#""id":"web-2","name":"Web server 2","group":null,"status":"operational","measured":true"#),
    ),
    (
        "components.since",
        "id = \"web-2\"\n",
        "id = \"web-2\"\nsince = 2026-11-25\n",
        "components/web-2/index.html",
        Shows("25 Nov 2026"),
    ),
    (
        "maintenance.reminders",
        "[maintenance.kinds",
        "[maintenance]\nreminders = [\"2d\"]\n[maintenance.kinds",
        "feed.xml",
        Shows("#reminder-20261201T010000Z"),
    ),
    (
        "maintenance.kinds.name",
        "[maintenance.kinds.security]",
        "[maintenance.kinds.security]\nname = \"Holes\"",
        "maintenance/patches/index.html",
        Shows("Holes"),
    ),
    (
        "maintenance.kinds.description",
        "[maintenance.kinds.security]",
        "[maintenance.kinds.security]\ndescription = \"Mending of holes\"",
        "maintenance/patches/index.html",
        Shows("Mending of holes"),
    ),
    (
        "maintenance.kinds.reminders",
        "[maintenance.kinds.security]",
        "[maintenance.kinds.security]\nreminders = [\"2d\"]",
        "feed.xml",
        Shows("#reminder-20261201T010000Z"),
    ),
    (
        "plans.id",
        r#"id = "care""#,
        r#"id = "all-in""#,
        "plans/all-in/index.html",
        Shows("CARE"),
    ),
    (
        "plans.name",
        r#""CARE""#,
        r#""FULL CARE""#,
        "maintenance/patches/index.html",
        Shows("FULL CARE"),
    ),
    (
        "plans.summary",
        "id = \"care\"\n",
        "id = \"care\"\nsummary = \"We look after it.\"\n",
        "plans/care/index.html",
        Shows("We look after it."),
    ),
    (
        "plans.customer_action",
        "id = \"care\"\n",
        "id = \"care\"\ncustomer_action = \"Nothing at all.\"\n",
        "maintenance/patches/index.html",
        Shows("Nothing at all."),
    ),
    (
        "uptime.precision",
        "[[groups]]",
        "[uptime]\nprecision = 1\n[[groups]]",
        "api/tidings.json",
        Shows(r#""percent":"99.9""#),
    ),
    (
        "newsletter.title",
        "[[groups]]",
        "[newsletter]\ntitle = \"The Light\"\n[[groups]]",
        "newsletter/index.html",
        Shows("The Light"),
    ),
    (
        "newsletter.description",
        "[[groups]]",
        "[newsletter]\ndescription = \"News for you\"\n[[groups]]",
        "newsletter/feed.xml",
        Shows("News for you"),
    ),
    (
        "syndication.entries",
        "[[groups]]",
        "[syndication]\nentries = \"notices\"\n[[groups]]",
        "feed.xml",
        Shows(r#"<guid isPermaLink="false">https://status.example/incidents/slow/</guid>"#),
    ),
    (
        "syndication.email_list",
        "[[groups]]",
        "[syndication]\nemail_list = \"https://lists.example/status\"\n[[groups]]",
        "subscribe/index.html",
        Shows("https://lists.example/status"),
    ),
    (
        "site.timezone",
        "Europe/London",
        "Asia/Tokyo",
        "maintenance/patches/index.html",
        Shows("01:30 JST"),
    ),
    (
        "groups.id",
        "id = \"web\"\nname = \"Web hosting\"\n\n[[components]]\nid = \"web-1\"\nname = \"Web server 1\"\ngroup = \"web\"",
        "id = \"www\"\nname = \"Web hosting\"\n\n[[components]]\nid = \"web-1\"\nname = \"Web server 1\"\ngroup = \"www\"",
        "api/tidings.json",
        Shows(r#""group":"www""#),
    ),
    (
        "components.plans",
        "id = \"web-1\"\n",
        "id = \"web-1\"\nplans = [\"care\"]\n",
        "maintenance/patches/index.html",
        Hides(r#"href="/plans/watch/">WATCH</a></h3>"#),
    ),
    (
        "components.slo",
        "id = \"web-1\"\n",
        "id = \"web-1\"\nslo = 99.95\n",
        "components/web-1/index.html",
        Shows("The objective is 99.95"),
    ),
    (
        "components.retired",
        "id = \"web-2\"\n",
        "id = \"web-2\"\nretired = 2026-12-01\n",
        "api/tidings.json",
        Hides(r#""id":"web-2""#),
    ),
    (
        "components.retired",
        "id = \"web-2\"\n",
        "id = \"web-2\"\nretired = 2026-12-01\n",
        "index.html",
        Hides("Web server 2"),
    ),
    (
        "components.retired",
        "id = \"web-2\"\n",
        "id = \"web-2\"\nretired = 2026-12-01\n",
        "uptime/index.html",
        Hides("Web server 2"),
    ),
    (
        "components.retired",
        "id = \"web-2\"\n",
        "id = \"web-2\"\nretired = 2026-12-01\n",
        "components/web-2/index.html",
        Shows("1 Dec 2026"),
    ),
    (
        "plans.we_act",
        "id = \"care\"\n",
        "id = \"care\"\nwe_act = false\n",
        "maintenance/patches/index.html",
        Shows("You give us access, or carry out the work yourselves."),
    ),
    (
        "plans.remote_work",
        "id = \"care\"\n",
        "id = \"care\"\nremote_work = \"chargeable\"\n",
        "plans/care/index.html",
        Shows("Remote work is chargeable."),
    ),
    (
        "plans.onsite_work",
        "id = \"care\"\n",
        "id = \"care\"\nonsite_work = \"included\"\n",
        "plans/care/index.html",
        Shows("Visits on site are included."),
    ),
    (
        "monitoring.false_alarm",
        "[monitoring]",
        "[monitoring]\nfalse_alarm = \"10m\"",
        "api/tidings.json",
        Hides(r#""start":"2026-11-18T04:10:00Z""#),
    ),
    (
        "monitoring.restart_grace",
        "[monitoring]",
        "[monitoring]\nrestart_grace = \"1d\"",
        "api/tidings.json",
        Shows(r#""restart_due":true"#),
    ),
    (
        "monitoring.memory_warning",
        "[monitoring]",
        "[monitoring]\nmemory_warning = 0.95",
        "api/tidings.json",
        Shows(r#""memory_high":false"#),
    ),
    (
        "monitoring.disk_warning",
        "[monitoring]",
        "[monitoring]\ndisk_warning = 0.7",
        "api/tidings.json",
        Shows(r#""disk_high":true"#),
    ),
    (
        "monitoring.show_conditions",
        "[monitoring]",
        "[monitoring]\nshow_conditions = true",
        "api/tidings.json",
        Shows(r#""patches_due":3"#),
    ),
    (
        "uptime.days",
        "[[groups]]",
        "[uptime]\ndays = 7\n[[groups]]",
        "index.html",
        Shows("the last of 7 is today"),
    ),
    (
        "uptime.maintenance",
        "[[groups]]",
        "[uptime]\nmaintenance = \"include\"\n[[groups]]",
        "api/tidings.json",
        Hides(r#""excluded_s":1800"#),
    ),
    (
        "syndication.items",
        "[[groups]]",
        "[syndication]\nitems = 1\n[[groups]]",
        "feed.xml",
        Hides("Investigating: Slow websites"),
    ),
    (
        "build.minify",
        "minify = false",
        "minify = true",
        "index.html",
        Shows(" lang=en>"),
    ),
    (
        "maintenance.complete",
        "[maintenance.kinds",
        "[maintenance]\ncomplete = \"manual\"\n[maintenance.kinds",
        "maintenance/past/index.html",
        Shows("In progress, longer than planned"),
    ),
    (
        "maintenance.kinds.complete",
        "[maintenance.kinds.security]",
        "[maintenance.kinds.routine]\ncomplete = \"manual\"",
        "maintenance/past/index.html",
        Shows("In progress, longer than planned"),
    ),
    (
        "feeds.since",
        "since = 2026-11-05",
        "since = 2026-11-10",
        "api/tidings.json",
        Shows("\"unknown_s\":604800"),
    ),
];

const IN_WINDOW: &[Row] = &[
    (
        "window.title",
        r#""Security patches""#,
        r#""Kernel patches""#,
        "maintenance/index.html",
        Shows("Kernel patches"),
    ),
    (
        "window.kind",
        r#"kind = "security""#,
        r#"kind = "emergency""#,
        "maintenance/patches/index.html",
        Shows("Emergency"),
    ),
    (
        "window.start",
        "start = 2026-12-03 01:00:00",
        "start = 2026-12-03 00:45:00",
        "maintenance/patches/notice.ics",
        Shows("DTSTART:20261203T004500Z"),
    ),
    (
        "window.end",
        "end = 2026-12-03 01:30:00",
        "end = 2026-12-03 01:45:00",
        "maintenance/patches/notice.ics",
        Shows("DTEND:20261203T014500Z"),
    ),
    (
        "window.duration",
        "end = 2026-12-03 01:30:00",
        r#"duration = "50m""#,
        "maintenance/patches/notice.ics",
        Shows("DTEND:20261203T015000Z"),
    ),
    (
        "window.announced",
        "2026-11-27 09:00:00",
        "2026-11-26 10:00:00",
        "maintenance/patches/notice.ics",
        Shows("DTSTAMP:20261126T100000Z"),
    ),
    (
        "window.components",
        r#"components = ["web-1"]"#,
        r#"components = ["web-2"]"#,
        "maintenance/patches/notice.ics",
        Shows(":web-2"),
    ),
    (
        "window.impact",
        r#"impact = "outage""#,
        r#"impact = "reduced_redundancy""#,
        "maintenance/patches/index.html",
        Shows("No interruption, less protection"),
    ),
    (
        "window.expected_downtime",
        r#"impact = "outage""#,
        "impact = \"outage\"\nexpected_downtime = \"7m\"",
        "maintenance/patches/index.html",
        Shows("7 minutes"),
    ),
    (
        "window.status",
        r#"impact = "outage""#,
        "impact = \"outage\"\nstatus = \"proposed\"",
        "maintenance/patches/index.html",
        Shows("Awaiting confirmation"),
    ),
    (
        "window.reason",
        r#"impact = "outage""#,
        "impact = \"outage\"\nreason = \"Monthly updates\"",
        "maintenance/patches/index.html",
        Shows("Monthly updates"),
    ),
    (
        "window.rollback",
        r#"impact = "outage""#,
        "impact = \"outage\"\nrollback = \"The old kernel\"",
        "maintenance/patches/index.html",
        Shows("The old kernel"),
    ),
    (
        "window.contact",
        r#"impact = "outage""#,
        "impact = \"outage\"\ncontact = \"the night desk\"",
        "maintenance/patches/index.html",
        Shows("the night desk"),
    ),
    (
        "window.fixes",
        r#"impact = "outage""#,
        "impact = \"outage\"\nfixes = [\"slow\"]",
        "incidents/slow/index.html",
        Shows("/maintenance/patches/"),
    ),
    (
        "window.id",
        r#"impact = "outage""#,
        "impact = \"outage\"\nid = \"HH-1\"",
        "maintenance/patches/notice.ics",
        Shows("X-MAINTNOTE-MAINTENANCE-ID:HH-1"),
    ),
    (
        "window.impacts",
        r#"impact = "outage""#,
        "impact = \"outage\"\n[impacts]\nweb-1 = \"degraded\"",
        "api/tidings.json",
        Shows(r#""components":{"web-1":"degraded"}"#),
    ),
    (
        "window.plan_notes",
        r#"impact = "outage""#,
        "impact = \"outage\"\n[plan_notes]\nwatch = \"Let us in.\"",
        "maintenance/patches/index.html",
        Shows("Let us in."),
    ),
    (
        "window.repeat",
        r#"impact = "outage""#,
        "impact = \"outage\"\nrepeat = \"FREQ=WEEKLY\"",
        "maintenance/patches/2026-12-03/index.html",
        Shows("Security patches"),
    ),
    (
        "window.draft",
        r#"impact = "outage""#,
        "impact = \"outage\"\ndraft = true",
        "index.html",
        Hides("Security patches"),
    ),
    (
        "window.skip",
        r#"impact = "outage""#,
        "impact = \"outage\"\nrepeat = \"FREQ=WEEKLY\"\nskip = [2026-12-03]",
        "maintenance/calendar.ics",
        Hides("DTSTART:20261203T010000Z"),
    ),
    (
        "window.aliases",
        "impact = \"outage\"",
        "impact = \"outage\"\naliases = [\"/old/\"]",
        "old/index.html",
        Shows("http-equiv=\"refresh\""),
    ),
];

const IN_INCIDENT: &[Row] = &[
    (
        "incident.title",
        "Slow websites",
        "Sluggish websites",
        "index.html",
        Shows("Sluggish websites"),
    ),
    (
        "incident.started",
        "2026-12-01 09:00:00",
        "2026-12-01 08:50:00",
        "api/tidings.json",
        Shows(r#""started":"2026-12-01T08:50:00Z""#),
    ),
    (
        "incident.impact",
        r#"impact = "major""#,
        r#"impact = "critical""#,
        "incidents/slow/index.html",
        Shows("Critical"),
    ),
    (
        "incident.components",
        "partial_outage",
        "degraded_performance",
        "index.html",
        Shows("Degraded performance"),
    ),
    (
        "incident.follows",
        r#"impact = "major""#,
        "impact = \"major\"\nfollows = \"earlier\"",
        "incidents/slow/index.html",
        Shows(r#"href="/incidents/earlier/""#),
    ),
    (
        "incident.fix.how",
        r#"web-1 = "partial_outage""#,
        "web-1 = \"partial_outage\"\n[fix]\nhow = \"on-site\"",
        "api/tidings.json",
        Shows(r#""how":"on_site""#),
    ),
    (
        "incident.fix.window",
        r#"web-1 = "partial_outage""#,
        "web-1 = \"partial_outage\"\n[fix]\nhow = \"window\"\nwindow = \"patches\"",
        "incidents/slow/index.html",
        Shows(r#"href="/maintenance/patches/""#),
    ),
    (
        "incident.fix.chargeable",
        r#"web-1 = "partial_outage""#,
        "web-1 = \"partial_outage\"\n[fix]\nhow = \"remote\"\nchargeable = true",
        "api/tidings.json",
        Shows(r#""chargeable":true"#),
    ),
    (
        "incident.id",
        r#"impact = "major""#,
        "impact = \"major\"\nid = \"HH-2\"",
        "feed.xml",
        Shows("HH-2 Slow websites"),
    ),
    (
        "incident.announced",
        r#"impact = "major""#,
        "impact = \"major\"\nannounced = 2026-12-01 09:20:00",
        "feed.atom",
        Shows("<updated>2026-12-01T09:20:00+00:00</updated>"),
    ),
    (
        "incident.contact",
        r#"impact = "major""#,
        "impact = \"major\"\ncontact = \"the night desk\"",
        "incidents/slow/index.html",
        Shows("the night desk"),
    ),
    (
        "incident.draft",
        r#"impact = "major""#,
        "impact = \"major\"\ndraft = true",
        "index.html",
        Hides("Slow websites"),
    ),
    (
        "incident.aliases",
        "impact = \"major\"",
        "impact = \"major\"\naliases = [\"/old/\"]",
        "old/index.html",
        Shows("http-equiv=\"refresh\""),
    ),
];

const IN_ISSUE: &[Row] = &[
    (
        "issue.title",
        r#""December""#,
        r#""Winter""#,
        "newsletter/index.html",
        Shows("Winter"),
    ),
    (
        "issue.date",
        "2026-12-01",
        "2026-12-02",
        "newsletter/index.html",
        Shows("2 Dec"),
    ),
    (
        "issue.editor",
        "date",
        "editor = \"Ann Quay\"\ndate",
        "newsletter/2026-12/index.html",
        Shows("Ann Quay"),
    ),
    (
        "issue.summary",
        "date",
        "summary = \"In short\"\ndate",
        "newsletter/index.html",
        Shows("In short"),
    ),
    (
        "issue.period",
        "date",
        "period = \"2026-10\"\ndate",
        "newsletter/2026-12/index.html",
        Shows("October"),
    ),
    (
        "issue.number",
        "date",
        "number = 7\ndate",
        "newsletter/2026-12/index.html",
        Shows("No. 7"),
    ),
    (
        "issue.upcoming",
        "date",
        "upcoming = \"1d\"\ndate",
        "newsletter/2026-12/index.html",
        Shows("No maintenance is planned from"),
    ),
    (
        "issue.draft",
        "date",
        "draft = true\ndate",
        "newsletter/index.html",
        Hides("December"),
    ),
    (
        "issue.aliases",
        "date",
        "aliases = [\"/old/\"]\ndate",
        "old/index.html",
        Shows("http-equiv=\"refresh\""),
    ),
];

const IN_ARTICLE: &[Row] = &[
    (
        "article.title",
        "Why windows",
        "Why not",
        "newsletter/2026-12/index.html",
        Shows("Why not"),
    ),
    (
        "article.author",
        "+++\nBecause",
        "author = \"Bo Pier\"\n+++\nBecause",
        "newsletter/2026-12/why/index.html",
        Shows("Bo Pier"),
    ),
    (
        "article.summary",
        "+++\nBecause",
        "summary = \"A reason\"\n+++\nBecause",
        "newsletter/2026-12/index.html",
        Shows("A reason"),
    ),
    (
        "article.draft",
        "+++\nBecause",
        "draft = true\n+++\nBecause",
        "newsletter/2026-12/index.html",
        Hides("Why windows"),
    ),
    (
        "article.aliases",
        "+++\nBecause",
        "aliases = [\"/old/\"]\n+++\nBecause",
        "old/index.html",
        Shows("http-equiv=\"refresh\""),
    ),
];

const IN_PAGE: &[Row] = &[
    (
        "page.title",
        r#""Questions""#,
        r#""Answers""#,
        "faq/index.html",
        Shows("Answers"),
    ),
    (
        "page.nav",
        "+++\n##",
        "nav = 35\n+++\n##",
        "index.html",
        Shows(r#"href="/faq/""#),
    ),
    (
        "page.kind",
        "+++\n##",
        "kind = \"faq\"\n+++\n##",
        "faq/index.html",
        Shows("FAQPage"),
    ),
    (
        "page.draft",
        "+++\n##",
        "draft = true\n+++\n##",
        "sitemap.xml",
        Hides("/faq/"),
    ),
    (
        "page.aliases",
        "+++\n##",
        "aliases = [\"/old/\"]\n+++\n##",
        "old/index.html",
        Shows("http-equiv=\"refresh\""),
    ),
];

const SITE: &str = r#"[site]
title = "Harbour status"
base_url = "https://status.example/"
timezone = "Europe/London"

[build]
minify = false

[[groups]]
id = "web"
name = "Web hosting"

[[components]]
id = "web-1"
name = "Web server 1"
group = "web"

[[components]]
id = "web-2"
name = "Web server 2"

[[plans]]
id = "care"
name = "CARE"

[[plans]]
id = "watch"
name = "WATCH"

[maintenance.kinds.security]

[monitoring]

[[feeds]]
format = "tidings"
path = "content/uptime.json"
since = 2026-11-05
"#;

const FEED: &str = r#"{"version": 1, "generated_at": "2026-12-02T11:59:00Z", "interval_s": 60, "components": {
"web-1": {"state": "up",
 "memory": 0.92, "disk": 0.8, "patches_due": 3,
 "alerts": [{"code": "restart_required", "since": "2026-12-01T00:00:00Z"}],
 "outages": [{"start": "2026-11-18T04:10:00Z", "end": "2026-11-18T04:15:00Z"}]}}}
"#;

const FILES: &[(&str, &str)] = &[
    (
        "maintenance/patches.md",
        r#"+++
title = "Security patches"
kind = "security"
start = 2026-12-03 01:00:00
end = 2026-12-03 01:30:00
announced = 2026-11-27 09:00:00
components = ["web-1"]
impact = "outage"
+++
We install patches.
"#,
    ),
    (
        "incidents/slow.md",
        r#"+++
title = "Slow websites"
started = 2026-12-01 09:00:00
impact = "major"
[components]
web-1 = "partial_outage"
+++
Pages are slow.
"#,
    ),
    (
        "incidents/earlier.md",
        r#"+++
title = "Slow before"
started = 2026-11-20 09:00:00
impact = "minor"
[components]
web-1 = "degraded_performance"
+++
Pages were slow.

## 2026-11-20 10:00 Resolved
Better.
"#,
    ),
    (
        "newsletters/2026-12/index.md",
        r#"+++
title = "December"
date = 2026-12-01
+++
Dear readers.

{{ upcoming_maintenance }}

{{ incidents }}
"#,
    ),
    (
        "newsletters/2026-12/10-why.md",
        r#"+++
title = "Why windows"
+++
Because.
"#,
    ),
    (
        "pages/faq.md",
        r#"+++
title = "Questions"
+++
## Who are you?
We.
"#,
    ),
    (
        "maintenance/past.md",
        r#"+++
title = "Firmware"
start = 2026-11-25 01:00:00
end = 2026-11-25 01:30:00
announced = 2026-11-20 09:00:00
components = ["web-1"]
impact = "outage"
+++
New firmware.
"#,
    ),
];

/// Keys that change no output of this site, and the test that shows what they do.
const ELSEWHERE: &[(&str, &str)] = &[
    ("archive.path", "archive/command.rs"),
    ("article.allow", "check/windows.rs"),
    ("build.content", "files.rs"),
    ("build.output", "publish.rs"),
    ("check.allow", "check/windows.rs"),
    ("feeds.day_zone", "uptime.rs"),
    ("feeds.format", "feed_formats.rs"),
    ("feeds.interval", "uptime.rs"),
    ("feeds.label", "outsiders/prometheus.py"),
    ("feeds.on_failure", "failing_feeds.rs"),
    ("feeds.path", "feed_formats.rs"),
    ("feeds.query", "outsiders/prometheus.py"),
    ("feeds.token_env", "failing_feeds.rs"),
    ("feeds.until", "../src/input/feed/tests/own.rs"),
    ("feeds.url", "failing_feeds.rs"),
    ("incident.allow", "check/windows.rs"),
    ("issue.allow", "check/windows.rs"),
    ("maintenance.kinds.max_duration", "check/windows.rs"),
    ("maintenance.kinds.max_per_year", "check/windows.rs"),
    ("maintenance.kinds.notice", "check/windows.rs"),
    ("maintenance.kinds.quiet_hours", "check/windows.rs"),
    ("maintenance.max_duration", "check/windows.rs"),
    ("maintenance.max_per_year", "check/windows.rs"),
    ("maintenance.notice", "check/windows.rs"),
    ("maintenance.quiet_hours", "check/windows.rs"),
    ("page.allow", "check/windows.rs"),
    ("theme.logo", "weight.rs"),
    ("theme.name", "theme.rs"),
    ("window.allow", "check/windows.rs"),
];

#[test]
fn every_key_of_site_toml_does_something() {
    hold("site.toml", IN_SITE_TOML);
}

#[test]
fn every_key_of_front_matter_does_something() {
    for (file, rows) in [
        ("maintenance/patches.md", IN_WINDOW),
        ("incidents/slow.md", IN_INCIDENT),
        ("newsletters/2026-12/index.md", IN_ISSUE),
        ("newsletters/2026-12/10-why.md", IN_ARTICLE),
        ("pages/faq.md", IN_PAGE),
    ] {
        hold(file, rows);
    }
}

fn hold(file: &str, rows: &[Row]) {
    let before = publish(file, "", "");
    for (key, old, new, output, change) in rows {
        let after = publish(file, old, new);
        let (before, after) = (before.get(output).unwrap_or(""), after.get(output).unwrap_or(""));
        let (words, there, not_there) = match change {
            Shows(words) => (words, after, before),
            Hides(words) => (words, before, after),
        };
        assert!(there.contains(words), "{key}: {output} lacks {words}");
        assert!(
            !not_there.contains(words),
            "{key}: {output} has {words} without it too"
        );
    }
}

/// The site with one file changed.
fn publish(file: &str, old: &str, new: &str) -> Published {
    let changed = |name: &str, text: &str| {
        if name == file {
            assert!(text.contains(old), "{file} lacks {old}");
            text.replacen(old, new, 1)
        } else {
            text.to_owned()
        }
    };
    let mut site = Memory::new(changed("site.toml", SITE)).feed(FEED);
    for (name, text) in FILES {
        site = site.with(name, changed(name, text));
    }
    site.publish(NOW)
}

#[test]
fn no_key_is_left_out() {
    let tables = [
        IN_SITE_TOML,
        IN_WINDOW,
        IN_INCIDENT,
        IN_ISSUE,
        IN_ARTICLE,
        IN_PAGE,
    ];
    let shown: BTreeSet<String> = tables
        .iter()
        .copied()
        .flatten()
        .map(|row| row.0.to_owned())
        .collect();
    let elsewhere: BTreeSet<String> = ELSEWHERE.iter().map(|(key, _)| (*key).to_owned()).collect();
    let (site, notice) = (schema("site"), schema("notice"));
    let mut known = BTreeSet::new();
    keys(&site, &site, "", &mut known);
    for sort in ["Window", "Incident", "Issue", "Article", "Page"] {
        keys(&notice, &notice["$defs"][sort], &sort.to_lowercase(), &mut known);
    }
    assert_eq!(known, &shown | &elsewhere);
    for (key, file) in ELSEWHERE {
        let last = key.rsplit('.').next().unwrap();
        let text = std::fs::read_to_string(format!("{REPOSITORY}/tests/{file}")).unwrap();
        assert!(text.contains(last), "{file} does not speak of {key}");
    }
}

fn schema(what: &str) -> Value {
    serde_json::from_str(&SiteTest::empty().run(&["schema", what]).succeeds().stdout).unwrap()
}

/// The paths of all keys below a schema.
fn keys(root: &Value, schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
        return keys(root, &root["$defs"][name], path, found);
    }
    let one_of = ["anyOf", "oneOf", "allOf"]
        .iter()
        .filter_map(|key| schema[key].as_array())
        .flatten();
    let within = one_of
        .chain(schema.get("items"))
        .chain(schema.get("additionalProperties"));
    for part in within {
        keys(root, part, path, found);
    }
    for (name, part) in schema["properties"].as_object().into_iter().flatten() {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        let before = found.len();
        keys(root, part, &path, found);
        if found.len() == before {
            found.insert(path);
        }
    }
}
