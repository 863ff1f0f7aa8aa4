//! Feeds by url. The only file that knows ureq.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::time::Duration;

use ureq::config::RedirectAuthHeaders;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Timeout};
use url::Url;

use super::{clock, platform};
use crate::config::FeedSource;
use crate::input::feed::wanted::{self, Request};
use crate::input::feed::{Bytes, Document, Documents, Fresh};
use crate::model::Instant;

/// How long it may take to be answered at all.
const CONNECT: Duration = Duration::from_secs(10);

/// How long one answer may take as a whole.
const ANSWER: Duration = Duration::from_secs(60);

/// The longest answer.
const MOST_BYTES: u64 = 1 << 30;

/// What of an answer that is an error is looked at.
const MOST_ERROR_BYTES: u64 = 1 << 14;

/// Asks for a feed's documents, one after another. The first that does not come is the last that is asked for.
pub fn fetch(source: &FeedSource, url: &Url, now: Instant) -> Fresh {
    let token = match &source.token_env {
        None => None,
        Some(name) => match std::env::var(name) {
            Ok(token) if !token.trim().is_empty() => Some(token.trim().to_owned()),
            _ => return Fresh::Unreachable(format!("the environment variable {name} holds no token")),
        },
    };
    let agent = agent();
    let document = |request: Request| {
        let bytes = ask(&agent, &request.url, token.as_deref()).map_err(|why| match request.url == *url {
            true => why,
            false => format!("{}: {why}", shown(&request.url)),
        })?;
        Ok(Document {
            shown: shown(&request.url),
            role: request.role,
            bytes: Box::new(bytes),
        })
    };
    let answers: Result<Vec<_>, String> = wanted::requests(source, url, now)
        .into_iter()
        .map(document)
        .collect();
    match answers {
        Ok(all) => Fresh::Here(Documents {
            all,
            fetched_at: Some(clock::system_second()),
        }),
        Err(why) => Fresh::Unreachable(why),
    }
}

/// As findings name it: without its query.
fn shown(url: &Url) -> String {
    crate::config::FeedPlace::Url(url.clone()).shown()
}

fn agent() -> Agent {
    // The machine's own certificates: monitoring often has one that only the firm knows.
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .build();
    Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(ANSWER))
        .max_redirects(5)
        .redirect_auth_headers(RedirectAuthHeaders::SameHost)
        .http_status_as_error(false)
        .user_agent(concat!("tidings/", env!("CARGO_PKG_VERSION")))
        .tls_config(tls)
        .build()
        .into()
}

/// The answer, written to a file of its own: it may be long, and it may be read twice.
fn ask(agent: &Agent, url: &Url, token: Option<&str>) -> Result<Answer, String> {
    let mut request = agent.get(url.as_str()).header("Accept", "application/json");
    if let Some(token) = token {
        request = request.header("Authorization", format!("Bearer {token}"));
    }
    let mut answer = request.call().map_err(|error| in_words(&error, url))?;
    let status = answer.status();
    if !status.is_success() {
        let mut text = String::new();
        // What cannot be read of an error adds nothing to it.
        let _ = answer
            .body_mut()
            .as_reader()
            .take(MOST_ERROR_BYTES)
            .read_to_string(&mut text);
        let said = own_words(&text).map_or_else(String::new, |words| format!(": {words}"));
        return Err(format!("it answers {status}{said}"));
    }
    // The library's own limit counts what comes over the wire, which may be compressed.
    let whole = answer.body_mut().with_config().limit(MOST_BYTES).reader();
    let mut whole = whole.take(MOST_BYTES + 1);
    let mut file = tempfile::tempfile().map_err(|error| format!("no room for the answer: {error}"))?;
    let length = io::copy(&mut whole, &mut file).map_err(|error| match error.downcast::<ureq::Error>() {
        Ok(error) => in_words(&error, url),
        Err(error) => without_query(&error, url),
    })?;
    match length > MOST_BYTES {
        true => Err(format!("its answer has more than {MOST_BYTES} bytes")),
        false => Ok(Answer(file)),
    }
}

/// What kept an answer from coming.
fn in_words(error: &ureq::Error, url: &Url) -> String {
    match error {
        ureq::Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
            format!("nobody answers there within {} s", CONNECT.as_secs())
        }
        ureq::Error::Timeout(_) => format!("there is no whole answer within {} s", ANSWER.as_secs()),
        other => without_query(other, url),
    }
}

/// An error's words, which never hold the query of an address.
fn without_query(error: &impl Display, url: &Url) -> String {
    let words = error.to_string();
    let words = words.trim_start_matches("io: ");
    match url.query() {
        Some(query) if !query.is_empty() => words.replace(query, "…"),
        _ => words.to_owned(),
    }
}

/// What a server says of its own error, as Prometheus and many others write it.
fn own_words(text: &str) -> Option<String> {
    let said: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(said.get("error")?.as_str()?.to_owned())
}

/// An answer in a file without a name, which is gone with the run however that ends.
struct Answer(File);

impl Bytes for Answer {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        let reader = FromStart {
            file: &self.0,
            offset: 0,
        };
        Ok(Box::new(BufReader::with_capacity(1 << 20, reader)))
    }
}

/// A file that others read at the same time.
struct FromStart<'f> {
    file: &'f File,
    offset: u64,
}

impl Read for FromStart<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = platform::read_at(self.file, buffer, self.offset)?;
        self.offset += u64::try_from(read).unwrap_or_default();
        Ok(read)
    }
}
