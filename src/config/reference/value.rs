//! The values that stand in TOML, as a schema sees them. A title is what a reference page calls such a value.
//! TOML's own dates and times reach a schema as texts.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// A name that something goes by in addresses and other files: small letters, digits and hyphens.
#[derive(JsonSchema)]
#[schemars(inline, title = "an id", extend("pattern" = "^[a-z0-9][a-z0-9-]{0,63}$"))]
pub struct Id(pub String);

/// The id of a component or group; `status` is taken by the site itself.
#[derive(JsonSchema)]
#[schemars(
    inline,
    title = "an id",
    extend("pattern" = "^[a-z0-9][a-z0-9-]{0,63}$"),
    extend("not" = { "const": "status" })
)]
pub struct ComponentId(pub String);

/// A text with something in it.
#[derive(JsonSchema)]
#[schemars(inline, title = "a text", extend("pattern" = r"\S"))]
pub struct Words(pub String);

/// A length of time in whole seconds, such as `30m`, `1h 30m` or `3d`.
#[derive(JsonSchema)]
#[schemars(
    inline,
    title = "a length of time",
    extend("pattern" = "^ *(0|([0-9]+ *(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|M|months?|y|yrs?|years?) *)+)$")
)]
pub struct Length(pub String);

/// A date alone.
#[derive(JsonSchema)]
#[schemars(inline, title = "a date", extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
pub struct Date(pub String);

/// A date and a time; without an offset it is local to the site's zone.
#[derive(JsonSchema)]
#[schemars(
    inline,
    title = "a date and time",
    extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-5][0-9](\\.0+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?$")
)]
pub struct DateTime(pub String);

/// A date, or a date and a time.
#[derive(JsonSchema)]
#[schemars(
    inline,
    title = "a date, or a date and time",
    extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-5][0-9](\\.0+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?)?$")
)]
pub struct DateOrTime(pub String);

/// An address of the web.
#[derive(JsonSchema)]
#[schemars(inline, title = "a web address", extend("pattern" = "^https?:"))]
pub struct Address(pub String);

/// An address that others are made from.
#[derive(JsonSchema)]
#[schemars(inline, title = "a web address", extend("pattern" = "^https?:[^?#@]+$"))]
pub struct BaseAddress(pub String);

/// A code of a warning.
#[derive(JsonSchema)]
#[schemars(inline, title = "a code", extend("pattern" = "^(tidings::)?[a-z]+::[a-z-]+$"))]
pub struct Code(pub String);

/// A name of the IANA time zone database. All are listed, so that an editor can propose them.
pub struct Zone;

impl JsonSchema for Zone {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Zone")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
        json_schema!({ "title": "an IANA time zone", "type": "string", "enum": names })
    }
}
