//! From an address to an output of the last good build. Only what is an output is ever answered, so that no address
//! leads out of the site.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use mime_guess::mime;
use percent_encoding::percent_decode_str;
use tokio::task::{JoinError, spawn_blocking};

use crate::diagnostic::Diagnostic;
use crate::output::list::outputs;
use crate::output::route::file_of;
use crate::output::{Body, Output};

use super::super::files;
use super::super::report::Findings;
use super::bar::Bar;
use super::preview::{Good, Preview, Shown};

/// Answers with a page or file of the site.
pub async fn page(State(preview): State<Arc<Preview>>, uri: Uri) -> Response {
    let rendered = spawn_blocking(move || answer(&preview.shown(), uri.path()));
    rendered.await.unwrap_or_else(|error| broken(&error))
}

/// What should not happen: a thread that did not come to its end.
pub fn broken(error: &JoinError) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}

fn answer(shown: &Shown, address: &str) -> Response {
    let bar = Bar::new(shown);
    let Some(good) = &shown.good else {
        return html(StatusCode::INTERNAL_SERVER_ERROR, bar.alone());
    };
    let outputs = outputs(&good.edition);
    match find(&outputs, good.edition.routes.root(), address) {
        Found::Output(output) => content(output, StatusCode::OK, good, &bar),
        Found::Elsewhere(address) => Redirect::temporary(&address).into_response(),
        Found::Nothing => match named(&outputs, "404.html") {
            Some(output) => content(output, StatusCode::NOT_FOUND, good, &bar.of_nothing()),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

/// What lies at an address.
enum Found<'o> {
    Output(&'o Output<'o>),
    Elsewhere(String),
    Nothing,
}

/// As hosts of static sites find it: `x/` is `x/index.html`, and `x` leads to `x/` where that is a page.
fn find<'o>(outputs: &'o [Output<'o>], root: &str, address: &str) -> Found<'o> {
    let Some(below) = address.strip_prefix(root) else {
        // The preview's address leads to the site, wherever below it that is.
        let leads_here = address == "/" || root.strip_suffix('/') == Some(address);
        return if leads_here {
            Found::Elsewhere(root.to_owned())
        } else {
            Found::Nothing
        };
    };
    let Ok(path) = percent_decode_str(below).decode_utf8() else {
        return Found::Nothing;
    };
    if let Some(output) = named(outputs, &file_of(&path)) {
        return Found::Output(output);
    }
    if named(outputs, &file_of(&format!("{path}/"))).is_some() {
        return Found::Elsewhere(format!("{address}/"));
    }
    Found::Nothing
}

/// Outputs are in order of path.
fn named<'o>(outputs: &'o [Output<'o>], path: &str) -> Option<&'o Output<'o>> {
    let place = outputs.binary_search_by(|output| output.path.as_str().cmp(path));
    place.ok().and_then(|place| outputs.get(place))
}

fn content(output: &Output<'_>, status: StatusCode, good: &Good, bar: &Bar<'_>) -> Response {
    let bytes = match &output.body {
        Body::Copied(path) => match copied(&good.content, path) {
            Ok(bytes) => bytes,
            Err(error) => return (StatusCode::NOT_FOUND, format!("{path}: {error}")).into_response(),
        },
        Body::Rendered(render) => match render() {
            Ok(bytes) if output.path.ends_with(".html") => return html(status, bar.into_page(bytes)),
            Ok(bytes) => bytes,
            Err(error) => return not_rendered(&error, good, bar),
        },
    };
    (status, [(header::CONTENT_TYPE, media_type(&output.path))], bytes).into_response()
}

/// A file of the content folder as it now is.
fn copied(content: &Path, path: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    files::open_below(content, path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A template fails only when it renders, which here is when somebody looks.
fn not_rendered(error: &Diagnostic, good: &Good, bar: &Bar<'_>) -> Response {
    let findings = Findings::of_one(error, &good.sources);
    findings.tell();
    html(StatusCode::INTERNAL_SERVER_ERROR, bar.with(&findings).alone())
}

fn html(status: StatusCode, page: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// By the file's name. What has no ending is text: `_headers`, `.nojekyll`. Feeds are plain XML here, which browsers
/// show, and not what feed readers call them, which browsers save.
fn media_type(path: &str) -> String {
    if Path::new(path).extension().is_none() {
        return mime::TEXT_PLAIN_UTF_8.to_string();
    }
    let guessed = mime_guess::from_path(path).first_or_octet_stream();
    match (guessed.type_(), guessed.suffix()) {
        (mime::APPLICATION, Some(mime::XML)) => format!("{}; charset=utf-8", mime::TEXT_XML),
        (mime::TEXT, _) => format!("{guessed}; charset=utf-8"),
        _ => guessed.to_string(),
    }
}
