//! In which zone the new site's local times are.

use tidings::import::{NoticesAs, Tool};

use super::{Made, cstate, old_site, statuspage};
use crate::support::NOW;

const COMMENT: &str = "# All times in the files of this site are local to this zone, so to change it here moves them all.\n\
                       # To have another, import once more with --timezone.\n";

/// The instants are the same; what the clock shows twice has its offset.
#[test]
fn local_times_are_of_the_zone_that_was_asked_for() {
    let issue = "---\ntitle: Night\ndate: 2026-10-25 00:30:00\nresolved: true\nresolvedWhen: 2026-10-25 03:00:00\nseverity: down\n---\n\
                 Fixed. {{< track \"2026-10-25 03:00:00\" >}}\n\nLook. {{< track \"2026-10-25 01:30:00\" >}}\n\n\
                 Down. {{< track \"2026-10-25 00:30:00\" >}}\n";
    let files = [cstate::SITE[0], ("content/issues/night.md", issue)];
    let zone = chrono_tz::Europe::London;
    let made = Made::in_zone(zone, Tool::Cstate, &files);
    let config = made.text("site.toml");
    assert!(
        config.contains(&format!("{COMMENT}timezone = \"Europe/London\"\n")),
        "{config}"
    );
    let text = made.text("content/incidents/night.md");
    for line in [
        "started = 2026-10-25 01:30:00+01:00\n",
        "\n## 2026-10-25 01:30+00:00 Update\n",
        "\n## 2026-10-25 03:00 Resolved\n",
    ] {
        assert!(text.contains(line), "{line:?} {text}");
    }
    // The page's own zone gives way.
    let made = Made::in_zone(chrono_tz::Asia::Tokyo, Tool::Statuspage, statuspage::ANSWERS);
    let text = made.text("content/maintenance/2026-06-01-router.md");
    assert!(text.contains("start = 2026-07-02 07:00:00\n"), "{text}");
    assert!(
        text.contains("\n## 2026-07-02 08:00 Extended to 2026-07-02 08:10\n"),
        "{text}"
    );
    let own = Made::of(Tool::Cstate, NoticesAs::Incidents, &files);
    assert!(
        own.text("site.toml")
            .contains(&format!("{COMMENT}timezone = \"UTC\"\n"))
    );
}

#[test]
fn the_zone_is_named_on_the_command_line() {
    let site = old_site();
    let args = ["import", "cstate", "old", "--output", "new", "--timezone"];
    let run = site.run(&[&args[..], &["Europe/Lodon"]].concat()).status(2);
    assert_eq!(
        run.stderr,
        "error: --timezone: there is no time zone `Europe/Lodon`; did you mean `Europe/London`?\n"
    );
    assert!(!site.path("new").exists());
    site.run(&[&args[..], &["Europe/London"]].concat()).succeeds();
    let text = site.read("new/content/incidents/2018-04-13-slow.md");
    assert!(text.contains("started = 2018-04-13 16:54:00\n"), "{text}");
    site.run(&["check", "--config", "new/site.toml", "--now", NOW])
        .succeeds();
}
