//! Where `now` comes from, and the zone that a command is given. Nothing else in Tidings asks what time it is.

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use chrono_tz::Tz;

use super::Failure;
use crate::config::{Config, moment};
use crate::diagnostic::nearest;
use crate::model::{Instant, Span};

/// The instant of a run.
pub struct Now {
    /// In whole seconds.
    pub at: Instant,
    /// It is that of `SOURCE_DATE_EPOCH`.
    pub from_environment: bool,
    /// It is that of the system's clock.
    pub by_clock: bool,
}

/// `--now`, else `SOURCE_DATE_EPOCH`, else the system's clock.
pub fn now(given: Option<&str>, config: Option<&Config>) -> Result<Now, Failure> {
    if let Some(given) = given {
        // Without a site.toml that reads there is no zone; the run has errors to tell anyway.
        let zone = config.map_or(Tz::UTC, |config| config.site.timezone);
        return Ok(Now {
            at: parse(given, zone).map_err(|wrong| Failure::Usage(format!("--now: {wrong}")))?,
            from_environment: false,
            by_clock: false,
        });
    }
    if let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") {
        let at = epoch
            .to_str()
            .and_then(|text| text.parse().ok())
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        let wrong = || {
            Failure::Usage(format!(
                "SOURCE_DATE_EPOCH is not a number of seconds: {}",
                epoch.to_string_lossy()
            ))
        };
        return Ok(Now {
            at: at.ok_or_else(wrong)?,
            from_environment: true,
            by_clock: false,
        });
    }
    Ok(Now {
        at: system_second(),
        from_environment: false,
        by_clock: true,
    })
}

/// The zone that is named by `--timezone`.
///
/// # Errors
/// It is none of the IANA time zone database.
pub fn zone(given: &str) -> Result<Tz, Failure> {
    given.parse().map_err(|_| {
        let names: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
        let help = match nearest(given, &names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write its IANA name, such as Europe/London or UTC".to_owned(),
        };
        Failure::Usage(format!("--timezone: there is no time zone `{given}`; {help}"))
    })
}

/// The system's clock.
pub fn system() -> DateTime<Utc> {
    Utc::now()
}

/// The same in whole seconds.
pub fn system_second() -> Instant {
    system().trunc_subsecs(0)
}

/// An instant as it is written on the command line and in the preview: RFC 3339, or a local date-time of `zone`.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(given: &str, zone: Tz) -> Result<Instant, String> {
    if let Ok(at) = DateTime::parse_from_rfc3339(given) {
        return Ok(at.to_utc().trunc_subsecs(0));
    }
    let forms = [
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%dT%H:%M",
    ];
    let local = forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(given, form).ok());
    match local {
        Some(local) => moment::in_zone(local, zone, Span::default())
            .map_err(|error| format!("{}; {}", error.message, error.help.join("; "))),
        None => Err(format!(
            "`{given}` is not an instant; write it like 2026-12-03T01:10:00Z or \"2026-12-03 01:10\""
        )),
    }
}
