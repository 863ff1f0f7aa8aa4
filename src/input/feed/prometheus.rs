//! Prometheus, and what answers as it does: Thanos, Mimir, VictoriaMetrics. Its HTTP API is described at
//! <https://prometheus.io/docs/prometheus/latest/querying/api/>.
//!
//! From a file: the answer of `/api/v1/query_range` for an up-or-down series, whose samples are checks. From a
//! running server: the sums of whole days, which the server itself works out, so that what travels grows with
//! components times days and not with samples.

mod live;
mod samples;

use std::collections::BTreeSet;
use std::marker::PhantomData;

use serde::Deserialize;

use super::json::{self, Faults};
use super::{Circumstances, Document, Read, Trouble};
use crate::config::FeedSource;
use crate::diagnostic::feed::{self, Fault};
use crate::diagnostic::{Diagnostic, Place, supply};

pub use live::requests;

/// What is read of it, for the reference.
pub const REFERENCE: &str = "\
A series that is 1 or 0, such as `probe_success`, whose label `label` names the component. As a `url`, the address of a \
running Prometheus, Thanos, Mimir or VictoriaMetrics: it is asked for the sums of whole days and for the newest sample, \
so that what travels grows with components and days and not with samples. As a `path`, an answer of \
`/api/v1/query_range` in a file, whose samples are checks; where they are averages, they describe the time before \
them. `interval` should say how often the series is measured, and `since` from when on to ask (default: a year back).";

/// Reads the answers.
///
/// # Errors
/// The first mistake in them.
pub fn read(circumstances: Circumstances<'_>) -> Result<Read, Trouble> {
    match circumstances.documents.get("") {
        Some(document) => samples::read(circumstances, document),
        None => live::read(circumstances),
    }
}

/// The series that is asked for.
fn query(source: &FeedSource) -> &str {
    source.query.as_deref().unwrap_or("probe_success")
}

/// The label that names the component.
fn label(source: &FeedSource) -> &str {
    source.label.as_deref().unwrap_or("component")
}

/// An answer, as far as it says anything to us.
#[derive(Deserialize)]
#[serde(expecting = "an answer of Prometheus")]
struct Answer {
    status: String,
    error: Option<String>,
    data: Option<Data>,
    #[serde(default)]
    warnings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object with `result`")]
struct Data {
    result: Vec<Series>,
}

/// A series: a matrix has its values, a vector the one value.
#[derive(Deserialize)]
#[serde(expecting = "an object about a series")]
struct Series {
    metric: serde_json::Map<String, serde_json::Value>,
    #[serde(default)]
    values: Vec<Sample>,
    value: Option<Sample>,
}

/// Seconds since 1970, and a number as text.
#[derive(Deserialize)]
#[serde(expecting = "a list of a time and a value")]
struct Sample(f64, String);

/// A series that names its component: its samples as seconds since 1970 and numbers, which may be NaN.
struct Named {
    name: String,
    samples: Vec<(i64, f64)>,
}

/// What one document answers: its series by name, and its own doubts.
fn answer(
    circumstances: Circumstances<'_>,
    document: &Document<'_>,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Vec<Named>, Trouble> {
    let faults = Faults::default();
    let answer: Answer = json::document(document, &faults, || PhantomData::<Answer>)?;
    let told = |fault: Fault, path: &str| Trouble::Malformed(fault.at(whole(document), path));
    let at = circumstances.source.place.span;
    for words in answer.warnings {
        warnings.push(supply::doubtful(at, &words));
    }
    if answer.status != "success" {
        let words = answer.error.unwrap_or(answer.status);
        return Err(told(feed::refused(&words), ""));
    }
    let series = answer
        .data
        .ok_or_else(|| told(feed::missing_key("data"), ""))?
        .result;
    let label = label(circumstances.source);
    let mut named: Vec<Named> = Vec::new();
    let mut names = BTreeSet::new();
    let is_empty = series.is_empty();
    for (place, one) in series.into_iter().enumerate() {
        // Others than ours are asked for by the same name: they have no such label.
        let Some(name) = one.metric.get(label).and_then(|name| name.as_str()) else {
            continue;
        };
        if !names.insert(name.to_owned()) {
            return Err(told(feed::series_twice(name, label), "data.result"));
        }
        let samples = one.values.iter().chain(&one.value).enumerate();
        let samples: Result<Vec<_>, _> = samples
            .map(|(number, sample)| {
                let path = || format!("data.result[{place}].values[{number}]");
                sample.read(circumstances).map_err(|fault| told(fault, &path()))
            })
            .collect();
        named.push(Named {
            name: name.to_owned(),
            samples: samples?,
        });
    }
    if named.is_empty() && !is_empty {
        return Err(told(feed::no_label(label), "data.result"));
    }
    Ok(named)
}

/// A mistake in what an answer means, which serde has no place for.
fn whole(document: &Document<'_>) -> Place {
    Place::Spot {
        path: document.shown.clone(),
        line: 1,
        column: 1,
        text: String::new(),
    }
}

impl Sample {
    /// The sample in numbers, its time within what can be.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it is held to 1970 up to a year after now"
    )]
    fn read(&self, circumstances: Circumstances<'_>) -> Result<(i64, f64), Fault> {
        const DAYS_AHEAD: i64 = 366;
        let Self(time, value) = self;
        let latest = circumstances.now.timestamp() + DAYS_AHEAD * 86_400;
        if *time < 0.0 {
            return Err(feed::past());
        }
        let second = time.floor() as i64;
        if second > latest {
            return Err(feed::far_future(DAYS_AHEAD));
        }
        let number = value.parse().map_err(|_| feed::no_number(value))?;
        Ok((second, number))
    }
}
