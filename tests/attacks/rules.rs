//! Recurrence rules without an end, and instants at the ends of time.

use super::{Builds, Ends, Says, attacked};
use crate::support::SiteTest;

#[track_caller]
fn of_window(what: &str, start: &str, more: &str, body: &str, ends: Ends) {
    let text = format!(
        "+++\ntitle = \"Check\"\nkind = \"routine\"\nstart = {start}\nannounced = 2026-12-01 09:00:00\n\
         components = [\"web-1\"]\nimpact = \"outage\"\nreason = \"x\"\n{more}+++\nWords.\n\n{body}"
    );
    let site = SiteTest::new().file("content/maintenance/long.md", &text);
    attacked(what, &site, ends);
}

#[test]
fn rules_without_an_end() {
    for (rule, ends) in [
        ("FREQ=SECONDLY", Says("maintenance::repeat")),
        ("FREQ=DAILY;COUNT=4000000000", Builds),
        ("FREQ=YEARLY;INTERVAL=65535", Builds),
        ("FREQ=DAILY;INTERVAL=65535", Builds),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            Says("maintenance::repeat-never"),
        ),
        (
            "FREQ=DAILY;INTERVAL=65535;BYMONTH=2;BYMONTHDAY=30",
            Says("maintenance::repeat-never"),
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31",
            Says("maintenance::repeat-never"),
        ),
        (
            "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366",
            Says("maintenance::repeat-never"),
        ),
    ] {
        let more = format!("duration = \"20m\"\nrepeat = \"{rule}\"\n");
        of_window(rule, "2026-12-07 01:00:00", &more, "", ends);
    }
}

/// A day is held against each number once, however often it is written.
#[test]
fn numbers_by_the_thousand() {
    let all = |part: &str| part.repeat(250_000 / part.len());
    for rule in [
        format!("FREQ=YEARLY;BYYEARDAY=200;BYWEEKNO={}53", all("53,")),
        format!(
            "FREQ=YEARLY;BYWEEKNO=53;BYMONTHDAY=1;BYYEARDAY=2;BYDAY={}MO",
            all("MO,")
        ),
        format!("FREQ=MONTHLY;BYMONTHDAY=20;BYDAY={}-5FR", all("-5FR,")),
    ] {
        let more = format!("duration = \"20m\"\nrepeat = \"{rule}\"\n");
        let code = "maintenance::repeat-never";
        of_window(&rule[..60], "2026-12-07 01:00:00", &more, "", Says(code));
    }
}

/// Once each date was looked for from the beginning of the rule.
#[test]
fn dates_by_the_thousand() {
    let skips = (0..20_000).map(|number| {
        let date = chrono::NaiveDate::from_ymd_opt(2060, 1, 1).unwrap() + chrono::TimeDelta::days(number);
        date.to_string()
    });
    let skips: Vec<String> = skips.collect();
    let daily = "duration = \"20m\"\nrepeat = \"FREQ=DAILY\"\n";
    let more = format!("{daily}skip = [{}]\n", skips.join(", "));
    of_window("skips", "2026-12-07 01:00:00", &more, "", Builds);
    let update = |number: u32| {
        let (hour, minute, second) = (9 + number / 3600, number / 60 % 60, number % 60);
        format!("## 2026-12-01 {hour:02}:{minute:02}:{second:02} Update for 2100-01-01\nx\n\n")
    };
    let updates: String = (1..5000).map(update).collect();
    let code = "maintenance::occurrence-not-announced";
    of_window("updates", "2026-12-07 01:00:00", daily, &updates, Says(code));
    let links = "[x](long/2100-01-01) [y](long/2150-01-01) ".repeat(6000);
    of_window(
        "links",
        "2026-12-07 01:00:00",
        daily,
        &links,
        Says("link::no-such-occurrence"),
    );
}

#[test]
fn the_ends_of_time() {
    for (start, ends) in [
        ("9999-12-31 23:59:59", Says("content::out-of-range")),
        ("0001-01-03 00:00:00", Builds),
        ("0000-01-01 00:00:00", Builds),
        ("2026-12-31 23:59:60", Says("content::odd-second")),
        ("10000-01-01 00:00:00", Says("content::incomplete-time")),
        ("-001-01-01 00:00:00", Says("content::toml")),
    ] {
        of_window(start, start, "duration = \"20m\"\n", "", ends);
    }
    for (duration, ends) in [
        ("8760000h", Says("content::out-of-range")),
        ("2562047788015215h", Says("content::out-of-range")),
        ("99999999999999999999h", Says("content::out-of-range")),
        ("-1h", Says("content::duration")),
        ("1e999h", Says("content::duration")),
    ] {
        let more = format!("duration = \"{duration}\"\n");
        of_window(duration, "2026-12-07 01:00:00", &more, "", ends);
    }
}
