//! Sites from feeds of every format: what their pages say, what becomes of a broken feed, and what of a feed is
//! never published.

mod broken;
mod edit;
mod pages;
mod private;

/// A feed in a format, which says that `web-1` is down at 11:59 on 20 November 2026, and has been as long as it
/// tells of it. So whatever is left of it once it is broken, nothing may look up.
///
/// A format is held to all that is said here by standing in this list, with documents by role.
pub const DOWN: &[(&str, &[(&str, &str)])] = &[
    (
        "tidings",
        &[(
            "",
            r#"{"version": 1, "generated_at": "2026-11-20T11:59:00Z", "interval_s": 60, "components": {"web-1": {
                "state": "down", "checked_at": "2026-11-20T11:59:00Z", "since": "2026-11-19T00:00:00Z",
                "latency_ms": 131.2, "memory": 0.62, "disk": 0.71, "services_ok": false, "patches_due": 3,
                "alerts": [{"code": "restart_required", "since": "2026-11-16T02:00:00Z"}],
                "days": [{"date": "2026-11-18", "up_s": 0, "down_s": 86400, "degraded_s": 0,
                    "latency_ms": {"avg": 140.1, "p95": 310}}],
                "outages": [{"start": "2026-11-19T00:00:00Z", "end": "2026-11-20T11:59:00Z", "state": "down"}],
                "checks": [{"at": "2026-11-20T11:58:00Z", "state": "down", "latency_ms": 131.2},
                    {"at": "2026-11-20T11:59:00Z", "state": "down", "latency_ms": 131.2}]}}}"#,
        )],
    ),
    (
        "tidings-ndjson",
        &[(
            "",
            r#"{"component": "web-1", "at": "2026-11-20T11:58:00Z", "state": "down", "latency_ms": 131.2}
{"component": "web-1", "at": "2026-11-20T11:59:00Z", "state": "down", "latency_ms": 131.2}"#,
        )],
    ),
    (
        "gatus",
        &[(
            "",
            r#"[{"name": "web-1 at home", "key": "web-1", "results": [
                {"success": false, "timestamp": "2026-11-20T11:58:00.5Z", "duration": 150000000},
                {"success": false, "timestamp": "2026-11-20T11:59:00.5Z", "duration": 150000000}],
              "events": [{"type": "START", "timestamp": "2026-11-19T00:00:00Z"},
                {"type": "UNHEALTHY", "timestamp": "2026-11-19T00:00:00Z"}]}]"#,
        )],
    ),
    (
        "uptime-kuma",
        &[
            (
                "",
                r#"{"publicGroupList": [{"monitorList": [{"id": 3, "name": "web-1"}]}]}"#,
            ),
            (
                "heartbeat",
                r#"{"heartbeatList": {"3": [{"status": 0, "time": "2026-11-20 11:58:00.123", "ping": 12},
                    {"status": 2, "time": "2026-11-20 11:59:00.123", "ping": 12.5}]}}"#,
            ),
        ],
    ),
    (
        "statuspage",
        &[(
            "",
            r#"{"page": {"updated_at": "2026-11-20T03:59:00.000-08:00"}, "components": [
                {"id": "web-1", "name": "Web", "status": "major_outage", "group": false}]}"#,
        )],
    ),
    (
        "prometheus",
        &[(
            "",
            r#"{"status": "success", "data": {"result": [{
                "metric": {"component": "web-1"}, "values": [[1795175880, "0"], [1795175940.5, "0"]]}]}}"#,
        )],
    ),
    (
        "upptime",
        &[(
            "",
            r#"[{"slug": "web-1", "name": "Web", "status": "down", "dailyMinutesDown": {"2026-11-18": 1440}}]"#,
        )],
    ),
    (
        "upptime",
        &[
            (
                "history/summary.json",
                r#"[{"slug": "web-1", "name": "Web", "status": "down", "dailyMinutesDown": {"2026-11-20": 719}}]"#,
            ),
            (
                "history/web-1.yml",
                "url: https://web-1.example\nstatus: down\ncode: 0\nresponseTime: 0\nlastUpdated: 2026-11-20T11:59:00.460Z\n\
                 startTime: 2026-11-20T00:00:00.000Z\n",
            ),
        ],
    ),
];

/// A site.toml with one component, `web-1`, and these feeds.
fn site_toml(formats: &[&str]) -> String {
    let mut toml = "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"UTC\"\n\
                    [build]\nminify = false\n[monitoring]\nfalse_alarm = \"0s\"\n[[components]]\nid = \"web-1\"\nname = \"Web server 1\"\n"
        .to_owned();
    for format in formats {
        toml.push_str(&format!("[[feeds]]\nformat = \"{format}\"\npath = \"feed\"\n"));
    }
    toml
}
