use super::{feed_of, instant, source};
use crate::config::{FeedFormat, FeedPlace, FeedSource, Said};
use crate::input::feed::wanted::requests;
use crate::model::Span;
use crate::model::uptime::{Feed, State};

fn prometheus() -> FeedSource {
    source(FeedFormat::Prometheus)
}

/// An answer with one series, of the component `web`.
fn answer(samples: &str) -> String {
    format!(
        r#"{{"status":"success","data":{{"resultType":"matrix","result":[{{"metric":{{"component":"web","instance":"http://10.0.0.1/"}},"values":[{samples}]}}]}}}}"#
    )
}

fn read(samples: &str) -> Feed {
    feed_of(&prometheus(), &answer(samples)).unwrap()
}

/// `(seconds from the first, seconds, state)` of each run.
fn runs(feed: &Feed) -> Vec<(i64, i64, State)> {
    let runs = feed.components["web"].checks.as_ref().unwrap();
    let first = runs.first().map_or(0, |run| run.stretch.start.timestamp());
    let plain = |run: &crate::model::uptime::Run| {
        (
            run.stretch.start.timestamp() - first,
            run.stretch.seconds(),
            run.state,
        )
    };
    runs.iter().map(plain).collect()
}

#[test]
fn samples_that_are_1_or_0_are_checks_and_gaps_and_nan_are_not_known() {
    let feed = read(
        r#"[1795000000,"1"],[1795000015,"1"],[1795000030,"0"],[1795000045,"NaN"],[1795000060,"1"],[1795000150,"1"]"#,
    );
    // A check holds to the next, or to twice the step.
    assert_eq!(
        runs(&feed),
        [(0, 30, State::Up), (30, 15, State::Down), (60, 30, State::Up)]
    );
    assert_eq!(feed.horizon, Some(instant("2026-11-18T11:09:10Z")));
    let reading = feed.components["web"].reading.unwrap();
    assert_eq!((reading.state, reading.at), (State::Up, feed.horizon));
}

/// As recorded by a Prometheus whose target was stopped from the 31st to the 51st second and answered 503 from the
/// 66th to the 78th: averages of 15 s.
#[test]
fn averages_describe_the_time_before_them() {
    let feed = read(
        r#"[1795213656,"1"],[1795213671,"1"],[1795213686,"0"],[1795213701,"0.6666666666666667"],[1795213716,"0.3333333333333333"],[1795213731,"0.8333333333333334"],[1795213746,"1"]"#,
    );
    assert_eq!(
        runs(&feed),
        [
            (0, 30, State::Up),
            (30, 20, State::Down),
            (50, 15, State::Up),
            (65, 13, State::Down),
            (78, 27, State::Up)
        ]
    );
}

#[test]
fn averages_of_days_are_sums_of_the_days_before_them() {
    let feed = read(r#"[1795046400,"NaN"],[1795132800,"0.75"],[1795219200,"1"]"#);
    let days = &feed.components["web"].days;
    let plain: Vec<(String, i64, i64)> = days
        .iter()
        .map(|(date, sum)| (date.to_string(), sum.up_s, sum.down_s))
        .collect();
    assert_eq!(
        plain,
        [
            ("2026-11-19".to_owned(), 64_800, 21_600),
            ("2026-11-20".to_owned(), 86_400, 0)
        ]
    );
}

#[test]
fn an_answer_without_series_is_a_feed_without_components() {
    let feed = feed_of(
        &prometheus(),
        r#"{"status":"success","data":{"resultType":"matrix","result":[]}}"#,
    )
    .unwrap();
    assert_eq!((feed.horizon, feed.components.len()), (None, 0));
}

/// Over both changes of the clock in a year: a day of 23 hours and one of 25 are asked for by themselves, and so
/// is the present one.
#[test]
fn days_of_equal_length_are_asked_for_together() {
    let url = "http://127.0.0.1:9090/prometheus/".parse().unwrap();
    let source = FeedSource {
        place: Said {
            value: FeedPlace::Url(url),
            span: Span::default(),
        },
        day_zone: chrono_tz::Europe::London,
        since: "2026-03-27".parse().ok(),
        ..prometheus()
    };
    let FeedPlace::Url(url) = &source.place.value else {
        panic!()
    };
    let asked: Vec<String> = requests(&source, url, instant("2026-10-27T09:30:00Z"))
        .iter()
        .filter(|request| request.role.starts_with("count"))
        .map(|request| {
            let pairs: Vec<(String, String)> = request.url.query_pairs().into_owned().collect();
            let value = |name: &str| pairs.iter().find(|(key, _)| key == name).unwrap().1.clone();
            let time = |name: &str| {
                let second = value(name).parse().unwrap();
                chrono::DateTime::from_timestamp(second, 0)
                    .unwrap()
                    .format("%m-%dT%H:%M")
                    .to_string()
            };
            assert_eq!(request.url.path(), "/prometheus/api/v1/query_range");
            let range = value("query");
            assert!(
                range.starts_with("max by (component) (count_over_time(probe_success["),
                "{range}"
            );
            assert!(
                range.contains(&format!("[{}s] offset 1ms", value("step"))),
                "{range}"
            );
            format!("{} to {} by {}", time("start"), time("end"), value("step"))
        })
        .collect();
    assert_eq!(
        asked,
        [
            "03-28T00:00 to 03-29T00:00 by 86400",
            "03-29T23:00 to 03-29T23:00 by 82800",
            "03-30T23:00 to 10-24T23:00 by 86400",
            "10-26T00:00 to 10-26T00:00 by 90000",
            "10-27T00:00 to 10-27T00:00 by 86400",
            "10-27T09:30 to 10-27T09:30 by 34200",
        ]
    );
}
