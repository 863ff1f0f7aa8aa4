//! A bucket, reached as the environment says. The names are those that the cloud's own tools read
//! (docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html).

use std::ffi::OsStr;
use std::time::Duration;

use object_store::RetryConfig;
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey as Key};
use object_store::client::ClientConfigKey;
use url::Url;

use super::super::Failure;
use super::destination::Destination;

/// How long a request is tried again and again, with growing pauses, where the store has no time or does not answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long one request may take; `AWS_TIMEOUT` says otherwise.
const REQUEST: &str = "2 minutes";

/// Opens a bucket, and gives what to say of the credentials, should they be the reason that it does not answer.
///
/// # Errors
/// An environment that does not say how to reach it.
pub fn open(destination: &Destination, bucket: &str) -> Result<(AmazonS3, Option<&'static str>), Failure> {
    // The one provider that everything here uses; that another run of this function installed it is as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = from_environment()?
        .with_bucket_name(bucket)
        .with_retry(RetryConfig {
            retry_timeout: PATIENCE,
            ..RetryConfig::default()
        });
    if std::env::var_os("AWS_TIMEOUT").is_none_or(|value| value.is_empty()) {
        builder = builder.with_config(Key::Client(ClientConfigKey::Timeout), REQUEST);
    }
    let hint = credentials(destination, &builder)?;
    refuse_bare(destination, &builder)?;
    let objects = builder
        .build()
        .map_err(|error| Failure::Usage(format!("{destination}: {error}")))?;
    Ok((objects, hint))
}

/// All that the environment says. What is empty says nothing.
fn from_environment() -> Result<AmazonS3Builder, Failure> {
    let mut builder = AmazonS3Builder::new();
    for (name, value) in std::env::vars_os() {
        let Some(name) = name.to_str().filter(|name| name.starts_with("AWS_")) else {
            continue;
        };
        match name.to_ascii_lowercase().parse::<Key>() {
            Ok(key) if !value.is_empty() => {
                let value = value_of(key, &value).map_err(|why| Failure::Usage(format!("{name}: {why}")))?;
                builder = builder.with_config(key, value);
            }
            _ => {}
        }
    }
    Ok(builder)
}

/// A value as it can be used. Nobody is told what it is: it may be a secret.
fn value_of(key: Key, value: &OsStr) -> Result<&str, &'static str> {
    let value = value.to_str().ok_or("its value is not UTF-8")?;
    if value.chars().any(char::is_control) {
        return Err("its value has a line break or another control character");
    }
    match key {
        Key::AccessKeyId | Key::SecretAccessKey | Key::Token if !value.is_ascii() => {
            Err("its value has characters that no credentials have")
        }
        Key::Region | Key::DefaultRegion if !value.bytes().all(is_of_a_region) => {
            Err("its value is no region, such as eu-central-1")
        }
        Key::Endpoint
        | Key::S3Endpoint
        | Key::StsEndpoint
        | Key::MetadataEndpoint
        | Key::ContainerCredentialsFullUri
            if !is_address(value) =>
        {
            Err("its value is no address, such as https://s3.example.com")
        }
        _ => Ok(value),
    }
}

fn is_of_a_region(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

fn is_address(value: &str) -> bool {
    Url::parse(value).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn credentials(
    destination: &Destination,
    builder: &AmazonS3Builder,
) -> Result<Option<&'static str>, Failure> {
    const NONE: &str = "there are no credentials in the environment: set AWS_ACCESS_KEY_ID and \
                        AWS_SECRET_ACCESS_KEY; those of a profile are put there by \
                        `eval \"$(aws configure export-credentials --format env)\"`";
    let is_set = |key: Key| builder.get_config_value(&key).is_some();
    let half = |missing: &str, other: &str| {
        Err(Failure::Usage(format!(
            "{destination}: {missing} is not set, though {other} is; set both"
        )))
    };
    match (is_set(Key::AccessKeyId), is_set(Key::SecretAccessKey)) {
        (true, true) => return Ok(None),
        (true, false) => return half("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
        (false, true) => return half("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
        (false, false) => {}
    }
    let sources = [
        Key::WebIdentityTokenFile,
        Key::ContainerCredentialsRelativeUri,
        Key::ContainerCredentialsFullUri,
    ];
    let is_unsigned = builder.get_config_value(&Key::SkipSignature).as_deref() == Some("true");
    if is_unsigned || sources.into_iter().any(is_set) {
        return Ok(None);
    }
    // What is left is to ask the machine itself, if it is one of the cloud's.
    let is_disabled = std::env::var("AWS_EC2_METADATA_DISABLED");
    match is_disabled.is_ok_and(|value| value.eq_ignore_ascii_case("true")) {
        true => Err(Failure::Outside(format!("{destination}: {NONE}"))),
        false => Ok(Some(NONE)),
    }
}

/// Credentials do not travel without TLS unless somebody says so.
fn refuse_bare(destination: &Destination, builder: &AmazonS3Builder) -> Result<(), Failure> {
    let endpoint = [Key::S3Endpoint, Key::Endpoint];
    let endpoint = endpoint.iter().find_map(|key| builder.get_config_value(key));
    let endpoint = endpoint.and_then(|endpoint| Url::parse(&endpoint).ok());
    let said = std::env::var("AWS_ALLOW_HTTP").unwrap_or_default();
    let remedy = match said.as_str() {
        "true" => return Ok(()),
        "" | "false" => "set AWS_ALLOW_HTTP=true if it is on this machine",
        _ => "where it is on this machine, the word that AWS_ALLOW_HTTP has to say is `true`",
    };
    match endpoint.filter(|endpoint| endpoint.scheme() == "http") {
        Some(endpoint) => Err(Failure::Usage(format!(
            "{destination}: the endpoint http://{} has no TLS; {remedy}",
            endpoint.authority().rsplit('@').next().unwrap_or_default()
        ))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_used_is_told_before_it_is() {
        for (key, value, is_fine) in [
            (Key::Endpoint, "https://s3.example.com", true),
            (Key::Endpoint, "HTTP://127.0.0.1:9000/", true),
            (Key::Endpoint, "nonsense", false),
            (Key::Endpoint, "https://", false),
            (Key::S3Endpoint, "http://a b", false),
            (Key::S3Endpoint, "file:///tmp", false),
            (Key::Region, "eu-central-1", true),
            (Key::DefaultRegion, "eu central", false),
            (Key::Region, "eu-central-1\n", false),
            (Key::AccessKeyId, "AKIA\n", false),
            (Key::Token, "a\u{7f}", false),
            (Key::SecretAccessKey, "schlüssel", false),
            (Key::SecretAccessKey, "a/b+c=", true),
        ] {
            assert_eq!(value_of(key, OsStr::new(value)).is_ok(), is_fine, "{value:?}");
        }
    }
}
