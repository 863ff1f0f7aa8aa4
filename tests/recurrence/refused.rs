//! Rules that are made to cost time or to break something: each is refused or read, at once.

use super::{codes, recurring, site};

/// A rule, and what is said of it.
const HOSTILE: &[(&str, &[&str])] = &[
    (
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        &["maintenance::repeat-never"],
    ),
    (
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
        &["maintenance::repeat-never"],
    ),
    (
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        &["maintenance::repeat-never"],
    ),
    (
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTHDAY=1",
        &["maintenance::repeat-never"],
    ),
    ("FREQ=WEEKLY;BYDAY=TH;BYSETPOS=53", &["maintenance::repeat-never"]),
    ("FREQ=DAILY;INTERVAL=65535", &[]),
    ("FREQ=WEEKLY;INTERVAL=65535", &[]),
    ("FREQ=MONTHLY;INTERVAL=65535", &[]),
    ("FREQ=YEARLY;INTERVAL=65535", &[]),
    ("FREQ=DAILY;INTERVAL=65536", &["maintenance::repeat"]),
    (
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        &["maintenance::repeat"],
    ),
    ("FREQ=DAILY;COUNT=4294967295", &[]),
    ("FREQ=DAILY;COUNT=-1", &["maintenance::repeat"]),
    ("FREQ=DAILY;COUNT=", &["maintenance::repeat"]),
    ("FREQ=MONTHLY;BYDAY=é", &["maintenance::repeat"]),
    ("FREQ=MONTHLY;BYDAY=é1", &["maintenance::repeat"]),
    ("FREQ=MONTHLY;BYDAY=+1TH", &[]),
    ("FREQ=MONTHLY;BYDAY=+-1TH", &["maintenance::repeat"]),
    ("FREQ=MONTHLY;BYDAY=0TH", &["maintenance::repeat"]),
    ("FREQ=MONTHLY;BYDAY=,", &["maintenance::repeat"]),
    ("FREQ=MONTHLY;BYMONTHDAY=128", &["maintenance::repeat"]),
    ("FREQ=YEARLY;UNTIL=99991231", &[]),
    ("FREQ=YEARLY;UNTIL=20261203T010000", &["maintenance::repeat"]),
    ("FREQ=YEARLY;UNTIL=2026123", &["maintenance::repeat"]),
    ("FREQ=SECONDLY", &["maintenance::repeat"]),
    ("FREQ=DAILY;FREQ=DAILY", &["maintenance::repeat"]),
    ("FREQ=DAILY;BYEASTER=1", &["maintenance::repeat"]),
    ("=", &["maintenance::repeat"]),
    (";;;;", &["maintenance::repeat"]),
    ("FREQ", &["maintenance::repeat"]),
];

#[test]
fn no_rule_costs_more_than_a_moment() {
    for (rule, expected) in HOSTILE {
        let window = recurring("2026-12-03 01:00:00", rule, "");
        let site = site("UTC").with("maintenance/c.md", window);
        let started = std::time::Instant::now();
        assert_eq!(codes(&site, "2026-12-03T01:10:00Z"), *expected, "{rule}");
        assert!(started.elapsed().as_secs() < 10, "{rule}");
    }
}

/// A list of many parts, and dates far away, are looked through once.
#[test]
fn long_lists_and_far_dates_end() {
    let days: Vec<String> = (0..5_000).map(|place| ((place % 31) + 1).to_string()).collect();
    let rule = format!("FREQ=MONTHLY;BYMONTHDAY={}", days.join(","));
    let far = site("UTC")
        .with(
            "maintenance/c.md",
            recurring("2026-12-03 01:00:00", &rule, "skip = [9999-12-31]"),
        )
        .with(
            "pages/p.md",
            "+++\ntitle = \"P\"\n+++\n[Far](../maintenance/c/9999-12-31)\n",
        );
    assert_eq!(
        codes(&far, "2026-12-03T01:10:00Z"),
        [
            "maintenance::skip",
            "link::no-such-occurrence",
            "link::unpublished"
        ]
    );
}
