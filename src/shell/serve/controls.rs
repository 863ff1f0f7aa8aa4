//! What the bar asks for, under `/__tidings/`.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use chrono_tz::Tz;
use futures_util::stream::{self, Stream};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::output::route::{iso, notice_path};
use crate::site::Occasion;

use super::super::clock;
use super::pages;
use super::preview::{Good, Preview, Shown};

/// How long before its start a notice is looked at.
const BEFORE: TimeDelta = TimeDelta::minutes(1);

/// The bar's style sheet.
pub async fn style() -> Response {
    asset("text/css; charset=utf-8", include_str!("assets/preview.css"))
}

/// The bar's script.
pub async fn script() -> Response {
    asset(
        "text/javascript; charset=utf-8",
        include_str!("assets/preview.js"),
    )
}

fn asset(media_type: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}

/// The number of the last rebuild, and then that of each further one, until the preview ends. A page that was made
/// by another rebuild reloads: that is also right after a lost connection, or a preview that was started anew.
pub async fn events(
    State(preview): State<Arc<Preview>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut changes = preview.changes();
    changes.mark_changed();
    let events = stream::unfold(
        (changes, preview.ending()),
        |(mut changes, mut ending)| async move {
            let number = next(&mut changes, &mut ending).await?;
            Some((Ok(Event::default().data(number.to_string())), (changes, ending)))
        },
    );
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn next(changes: &mut watch::Receiver<Arc<Shown>>, ending: &mut watch::Receiver<bool>) -> Option<i64> {
    tokio::select! {
        _ = ending.wait_for(|ending| *ending) => None,
        changed = changes.changed() => {
            changed.ok()?;
            Some(changes.borrow_and_update().number)
        }
    }
}

/// Moves the preview to the instant in the body, or to the clock's where that is empty. It answers once the site
/// has been rebuilt.
pub async fn now(State(preview): State<Arc<Preview>>, body: String) -> Response {
    let zone = preview.shown().good.as_ref().map_or(Tz::UTC, |good| good.zone());
    let instant = match body.trim() {
        "" => None,
        given => match clock::parse(given, zone) {
            Ok(at) => Some(at),
            Err(wrong) => return (StatusCode::BAD_REQUEST, wrong).into_response(),
        },
    };
    match spawn_blocking(move || preview.move_to(instant)).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => pages::broken(&error),
    }
}

/// Every window and incident, also those that are not yet announced at the preview's instant.
pub async fn notices(State(preview): State<Arc<Preview>>) -> Response {
    let shown = preview.shown();
    let notices: Vec<Value> = shown.good.as_ref().map_or_else(Vec::new, |good| {
        good.occasions
            .iter()
            .map(|occasion| notice(occasion, good))
            .collect()
    });
    let answer = json!({ "now": iso(shown.now), "notices": notices });
    ([(header::CONTENT_TYPE, "application/json")], answer.to_string()).into_response()
}

fn notice(occasion: &Occasion, good: &Good) -> Value {
    let Occasion {
        id,
        title,
        start,
        during,
        end,
    } = occasion;
    json!({
        "id": id.to_string(),
        "title": title,
        "day": start.with_timezone(&good.zone()).format("%Y-%m-%d").to_string(),
        "address": good.edition.routes.address(&notice_path(id)),
        "before": iso(*start - BEFORE),
        "start": iso(*start),
        "during": iso(*during),
        "end": end.map(iso),
    })
}
