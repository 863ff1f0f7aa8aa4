//! What `tidings check` says besides mistakes: every rule at, before and after its bounds; and its findings in the
//! formats that programs read.

mod formats;
mod incidents;
mod texts;
mod windows;

use tidings::diagnostic::Place;

use crate::memory::Memory;
use crate::support::NOW;

const SITE: &str = r#"[site]
title = "Harbour status"
base_url = "https://status.harbour.example/"
timezone = "Europe/London"

[site.owner]
url = "https://www.harbour-hosting.co.uk/"
email = "support@harbour.example"

[[components]]
id = "web-1"
name = "Web server 1"

[[components]]
id = "web-2"
name = "Web server 2"

[maintenance]
"#;

/// A window. Its lines: 2 title, 3 kind, 4 start, 5 end, 6 announcement, 7 components, 8 impact, 9 what is to follow.
struct Window {
    kind: &'static str,
    start: &'static str,
    end: &'static str,
    announced: &'static str,
    components: &'static str,
    /// A last line of the front matter.
    key: &'static str,
    text: &'static str,
}

const WINDOW: Window = Window {
    kind: "routine",
    start: "2026-12-10 01:00:00",
    end: "2026-12-10 01:30:00",
    announced: "2026-12-01 09:00:00",
    components: "[\"web-1\"]",
    key: "",
    text: "We restart the server.\n",
};

impl Window {
    fn file(&self) -> String {
        format!(
            "+++\ntitle = \"Restart\"\nkind = \"{}\"\nstart = {}\nend = {}\nannounced = {}\ncomponents = {}\nimpact = \"outage\"\n{}\n+++\n{}",
            self.kind, self.start, self.end, self.announced, self.components, self.key, self.text
        )
    }
}

/// A site with these rules.
fn site(rules: &str) -> Memory {
    Memory::new(format!("{SITE}{rules}\n"))
}

/// What the rules find at [`NOW`]: code, file and line. There may be no mistake.
#[track_caller]
fn found(site: &Memory) -> Vec<String> {
    found_at(site, NOW)
}

#[track_caller]
fn found_at(site: &Memory, now: &str) -> Vec<String> {
    let reading = site.checked(now);
    assert!(!reading.diagnostics.has_errors(), "{:?}", reading.diagnostics);
    let findings = reading.diagnostics.iter().filter_map(|finding| {
        let code = finding.code.strip_prefix("check::")?;
        assert!(matches!(finding.place, Place::Span(_)));
        let (path, line, _) = reading.sources.locate(&finding.place);
        let path = path.trim_start_matches("content/");
        Some(format!("{code} {path}:{line}"))
    });
    findings.collect()
}
