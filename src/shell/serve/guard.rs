//! Who may ask. A page from elsewhere, open in the same browser, must neither read the preview by a name of its own
//! that it points at this machine (DNS rebinding), nor move the preview's instant.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::output::web::policy_header;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what is not meant for the preview, or not asked by it. Every answer is held to the rules that the
/// published site's `_headers` set, so that what a browser will refuse is seen here, and none is kept by a browser.
pub async fn guard(State(bound): State<IpAddr>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let mut response = if !host(headers).is_some_and(|name| is_ours(&name, bound)) {
        let told =
            "This preview answers to the address of this machine only, such as http://127.0.0.1:4000/.\n";
        (StatusCode::FORBIDDEN, told).into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) && !is_same_origin(headers) {
        let told = "Only the preview's own pages may move its instant.\n";
        (StatusCode::FORBIDDEN, told).into_response()
    } else {
        next.run(request).await
    };
    let answered = response.headers_mut();
    if let Ok(policy) = HeaderValue::try_from(policy_header()) {
        answered.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        answered.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The name of the `Host` header, without the port: a forwarded port is another.
fn host(headers: &HeaderMap) -> Option<String> {
    let host: Authority = headers.get(header::HOST)?.to_str().ok()?.parse().ok()?;
    let name = host.host();
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    Some(address.unwrap_or(name).to_owned())
}

/// Whether a name can only mean this machine. Any address does where the preview listens on all of them: who wants
/// to rebind needs a name.
fn is_ours(name: &str, bound: IpAddr) -> bool {
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || address == bound || bound.is_unspecified(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

/// Whether the preview's own pages ask: browsers say so by themselves, and pages cannot make them say otherwise.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(&SEC_FETCH_SITE), text(&header::ORIGIN), text(&header::HOST)) {
        (Some(site), _, _) => site == "same-origin",
        (None, Some(origin), Some(host)) => origin == format!("http://{host}"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn a_name_that_can_lead_elsewhere_is_not_ours() {
        let cases = [
            ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.53", "127.0.0.1", true),
            ("::1", "127.0.0.1", true),
            ("localhost", "127.0.0.1", true),
            ("LOCALHOST", "::1", true),
            ("10.0.0.5", "127.0.0.1", false),
            ("10.0.0.5", "10.0.0.5", true),
            ("10.0.0.6", "10.0.0.5", false),
            ("10.0.0.6", "0.0.0.0", true),
            ("localhost.example", "127.0.0.1", false),
            ("127.0.0.1.example", "127.0.0.1", false),
            ("status.example", "0.0.0.0", false),
            ("", "0.0.0.0", false),
        ];
        for (name, bound, ours) in cases {
            assert_eq!(is_ours(name, bound.parse().unwrap()), ours, "{name:?} on {bound}");
        }
    }
}
