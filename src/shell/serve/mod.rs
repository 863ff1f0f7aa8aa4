//! `tidings serve`: the site in a browser, as it is being written. HTTP on loopback is all that is asynchronous
//! here; reading, rendering and watching are ordinary code on threads of their own.

mod bar;
mod controls;
mod guard;
mod pages;
mod preview;
mod watch;

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tokio::net::TcpListener;

use super::args::{Args, Serve};
use super::{Failure, STACK_BYTES, clock, load, platform, report};
use preview::Preview;

/// How long answers under way are waited for when the preview is asked to end.
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs until it is asked to end.
pub fn serve(args: &Args, serve: &Serve) -> Result<(), Failure> {
    let opened = load::open(&args.config)?;
    let instant = clock::now(serve.now.as_deref(), opened.config.as_ref())?;
    if instant.from_environment {
        report::message(&format!("the instant is {}, from SOURCE_DATE_EPOCH", instant.at));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .thread_stack_size(STACK_BYTES)
        .build()
        .map_err(|error| not_started(&error))?;
    let done = runtime.block_on(async {
        let asked_to_end = platform::asked_to_end().map_err(|error| not_started(&error))?;
        let (listener, address) = listen(SocketAddr::new(serve.host, serve.port)).await?;
        let origin = origin(address);
        let preview = Arc::new(Preview::new(
            &args.config,
            serve.drafts,
            &origin,
            serve.now.as_ref().map(|_| instant.at),
        ));
        watch::follow(&preview, opened.config.as_ref());
        preview.rebuild();
        announce(&origin, serve.open);
        answer(listener, routes(&preview, address.ip()), &preview, asked_to_end).await
    });
    // What is being rendered for a browser that is no longer there is not waited for.
    runtime.shutdown_background();
    done?;
    report::message("stopped");
    Ok(())
}

fn not_started(error: &std::io::Error) -> Failure {
    Failure::Outside(format!("the preview cannot start: {error}"))
}

async fn listen(wanted: SocketAddr) -> Result<(TcpListener, SocketAddr), Failure> {
    let refused = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Failure::Outside(format!(
            "port {} is taken, perhaps by another preview; choose another with `--port`, or `--port 0` for any \
             that is free",
            wanted.port()
        )),
        _ => Failure::Outside(format!("{wanted}: {error}")),
    };
    let listener = TcpListener::bind(wanted).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    Ok((listener, address))
}

/// Where a browser on this machine finds the preview, such as `http://127.0.0.1:4000`.
fn origin(address: SocketAddr) -> String {
    let reachable = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(reachable, address.port()))
}

/// The address is the command's result: for a person who clicks on it, or a program that reads it.
fn announce(origin: &str, open: bool) {
    let mut stdout = anstream::stdout();
    // Who has closed it does not want to know.
    let _ = writeln!(stdout, "{origin}/").and_then(|()| stdout.flush());
    if open && let Err(error) = opener::open_browser(format!("{origin}/")) {
        report::message(&format!("the browser was not opened: {error}"));
    }
}

fn routes(preview: &Arc<Preview>, bound: IpAddr) -> Router {
    Router::new()
        .route("/__tidings/preview.css", get(controls::style))
        .route("/__tidings/preview.js", get(controls::script))
        .route("/__tidings/events", get(controls::events))
        .route("/__tidings/notices.json", get(controls::notices))
        .route("/__tidings/now", post(controls::now))
        .route("/", get(pages::page))
        .route("/{*path}", get(pages::page))
        .layer(from_fn_with_state(bound, guard::guard))
        .with_state(Arc::clone(preview))
}

/// Answers until it is asked to end, and then for as long as answers under way take, but not for ever.
async fn answer(
    listener: TcpListener,
    routes: Router,
    preview: &Preview,
    asked_to_end: impl Future<Output = ()>,
) -> Result<(), Failure> {
    let mut ending = preview.ending();
    let serving = axum::serve(listener, routes).with_graceful_shutdown(async move {
        // The sender lives as long as the preview.
        let _ = ending.wait_for(|ending| *ending).await;
    });
    let patience = async {
        asked_to_end.await;
        preview.end();
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        served = serving => served.map_err(|error| not_started(&error)),
        () = patience => Ok(()),
    }
}
