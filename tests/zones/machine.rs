//! The zone of the machine that builds a site is nobody's business.

use super::{ZONES, config, incident, window};
use crate::support::{SiteTest, tree};

/// Windows over clock changes, one that recurs over one, an issue by its date alone, and all of it by local times.
fn site(zone: &str) -> SiteTest {
    let over = "start = 2026-10-03 20:00:00\nend = 2026-11-08 04:00:00\nannounced = 2026-09-20 09:00:00";
    let recurring = "start = 2026-09-26 12:00:00\nduration = \"30m\"\nannounced = 2026-09-25 12:00:00\n\
                     repeat = \"FREQ=DAILY;COUNT=60\"";
    SiteTest::empty()
        .file("site.toml", &config(zone))
        .file("content/maintenance/over.md", &window(over, ""))
        .file("content/maintenance/daily.md", &window(recurring, ""))
        .file(
            "content/incidents/slow.md",
            &incident(
                "Slow",
                "2026-10-24 23:40:00",
                "## 2026-10-25 00:10 Resolved\nGood.",
            ),
        )
        .file(
            "content/newsletters/2026-10/index.md",
            "+++\ntitle = \"October\"\ndate = 2026-10-25\n+++\n{{ incidents }}\n",
        )
}

#[test]
fn a_machine_in_another_zone_builds_the_same_bytes() {
    for zone in ZONES {
        // A local time, which is the site's.
        let now = ["--now", "2026-10-26 00:30:00"];
        let mut site = site(zone);
        let next = |site: &SiteTest| site.run(&["next", now[0], now[1]]).succeeds();
        site.build_with(&now).succeeds();
        let expected = (tree(site.path("public")), next(&site));
        for machine in ZONES {
            site = site.env("TZ", machine);
            site.build_with(&[&now[..], &["--output", machine]].concat())
                .succeeds();
            let built = tree(site.path(machine));
            assert_eq!(
                built.differing(&expected.0),
                Vec::<&str>::new(),
                "{zone} on {machine}"
            );
            let next = next(&site);
            assert_eq!(
                (next.stdout, next.stderr),
                (expected.1.stdout.clone(), expected.1.stderr.clone())
            );
        }
    }
}
