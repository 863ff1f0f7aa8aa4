//! What monitoring writes: a feed in each format, and the archive that is made of it.

use std::sync::Arc;

use tidings::config::FeedFormat;
use tidings::pipeline::{self, Inputs};
use tidings::site::uptime::Uptime;

use super::folder::{Files, files};
use super::site::{findings, inputs, moment, whole};

/// Our own.
pub fn tidings(bytes: &[u8]) {
    one(FeedFormat::Tidings, bytes);
}

/// Our own, one check a line.
pub fn tidings_ndjson(bytes: &[u8]) {
    one(FeedFormat::TidingsNdjson, bytes);
}

/// Upptime's summary, or its folder.
pub fn upptime(bytes: &[u8]) {
    one(FeedFormat::Upptime, bytes);
}

/// An answer of Prometheus.
pub fn prometheus(bytes: &[u8]) {
    one(FeedFormat::Prometheus, bytes);
}

/// Gatus' statuses.
pub fn gatus(bytes: &[u8]) {
    one(FeedFormat::Gatus, bytes);
}

/// The two answers of Uptime Kuma.
pub fn uptime_kuma(bytes: &[u8]) {
    one(FeedFormat::UptimeKuma, bytes);
}

/// The summary of a Statuspage.
pub fn statuspage(bytes: &[u8]) {
    one(FeedFormat::Statuspage, bytes);
}

/// A feed that is a file; or several documents, which are then a folder.
fn one(format: FeedFormat, bytes: &[u8]) {
    let mut tree = match bytes.starts_with(b"-- ") {
        true => files(bytes),
        false => Files::from([("feed".to_owned(), bytes.to_vec())]),
    };
    tree.insert("site.toml".to_owned(), site_toml(format).into_bytes());
    // What reads tells the same again.
    if let (Some(one), Some(again)) = (whole(&tree, moment()).edition, whole(&tree, moment()).edition) {
        assert_eq!(
            format!("{:?}", one.site.uptime),
            format!("{:?}", again.site.uptime)
        );
        sums(&one.site.uptime);
        archives(&tree);
    }
}

/// A site with a component of every name that the seeds have, fed in that format.
pub fn site_toml(format: FeedFormat) -> String {
    let name = FeedFormat::ALL.iter().find(|(_, known)| *known == format);
    let mut toml = format!(
        "[site]\ntitle = \"T\"\nbase_url = \"https://status.example/\"\ntimezone = \"Europe/London\"\n\
         [build]\nminify = false\n[archive]\npath = \"archive.json\"\n[[feeds]]\nformat = \"{}\"\npath = \"feed\"\n",
        name.map_or("", |(name, _)| *name)
    );
    for id in ["web-1", "web-2"] {
        toml.push_str(&format!("[[components]]\nid = \"{id}\"\nname = \"{id}\"\n"));
    }
    toml
}

/// No stretch of time is negative, and none is counted twice.
fn sums(measured: &[Arc<Uptime>]) {
    for uptime in measured {
        let year = uptime.last_365_days;
        let parts = [
            year.up_s,
            year.degraded_s,
            year.down_s,
            year.unknown_s,
            year.excluded_s,
        ];
        let all: i64 = parts.iter().sum();
        let is_sum = parts.iter().all(|part| *part >= 0) && all <= 366 * 86_400;
        assert!(is_sum, "{year:?}");
    }
}

/// What is kept of it is read again, and adds no mistake.
fn archives(tree: &Files) {
    let opened = pipeline::open("site.toml", &tree["site.toml"]);
    let inputs = opened
        .config
        .as_ref()
        .map_or_else(Inputs::default, |config| inputs(tree, config));
    let archiving = pipeline::archive(opened, inputs, None, moment());
    findings(&archiving.diagnostics, &archiving.sources);
    let Some(files) = archiving.files else { return };
    let texts = [files.archive.map(|(_, text)| text), files.running];
    for text in texts.into_iter().flatten() {
        let mut tree = tree.clone();
        tree.insert("archive.json".to_owned(), text.clone().into_bytes());
        let reading = whole(&tree, moment());
        let codes: Vec<&str> = reading.diagnostics.iter().map(|one| one.code).collect();
        assert!(reading.edition.is_some(), "{codes:?} of {text}");
    }
}
