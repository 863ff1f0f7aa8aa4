//! What a store refuses, in words: what it was asked for, what it said, and what to do.

use std::error::Error;
use std::io;

use super::super::Failure;
use super::destination::{Destination, Store};

/// What was being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing has been changed yet.
    Looking,
    /// Objects go up.
    Sending,
    /// Everything is up, and what is gone is removed.
    Removing,
}

/// The sentences for an error.
pub fn refused(destination: &Destination, store: &Store, step: Step, error: &object_store::Error) -> Failure {
    let text = error.to_string();
    let code = between(&text, "<Code>", "</Code>");
    let said = match (code, between(&text, "<Message>", "</Message>")) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        (Some(code), None) => code.to_owned(),
        (None, _) => root(error),
    };
    let reached = match step {
        Step::Looking => "nothing was sent",
        Step::Sending => "not everything was sent; each page there is whole, the old one or the new one",
        Step::Removing => "everything is up, but not all that is gone was removed",
    };
    let by_kind = io_kind(error).and_then(remedy_of);
    let remedy = remedy(code, error)
        .or(by_kind)
        .or(store.hint)
        .unwrap_or(match step {
            Step::Looking => "publish again when it answers",
            Step::Sending | Step::Removing => "publish again, and it goes on from here",
        });
    Failure::Outside(format!("{destination}: {reached}: {said}\n{remedy}"))
}

/// What to do about what S3 calls so (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
fn remedy(code: Option<&str>, error: &object_store::Error) -> Option<&'static str> {
    Some(match code {
        Some("NoSuchBucket") => {
            "make the bucket first, or name another; it is looked for at AWS_ENDPOINT_URL, in AWS_REGION"
        }
        Some("InvalidAccessKeyId" | "SignatureDoesNotMatch" | "InvalidToken" | "ExpiredToken") => {
            "the store does not accept the credentials: see AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and \
             AWS_SESSION_TOKEN"
        }
        Some("AccessDenied" | "AllAccessDisabled") => {
            "the credentials must allow s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject \
             on what is in it"
        }
        Some("PermanentRedirect" | "AuthorizationHeaderMalformed" | "IllegalLocationConstraintException") => {
            "the bucket lies in another region: name it with AWS_REGION"
        }
        // An answer without a place to go to, and without a word.
        None if error.to_string().contains("incorrectly configured region") => {
            "the bucket lies in another region: name it with AWS_REGION"
        }
        _ => return None,
    })
}

/// What to do about what the machine refuses.
pub fn remedy_of(kind: io::ErrorKind) -> Option<&'static str> {
    Some(match kind {
        io::ErrorKind::PermissionDenied => {
            "let this user write into the folder and all that is in it, and publish again"
        }
        io::ErrorKind::ReadOnlyFilesystem => "name a folder that can be written into",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room there, and publish again",
        io::ErrorKind::NotADirectory => "name a folder, or the place of one that is not there yet",
        io::ErrorKind::IsADirectory => {
            "move away the folder that lies at the address of a file, and publish again"
        }
        _ => return None,
    })
}

/// What the machine said, where it was the machine.
fn io_kind(error: &(dyn Error + 'static)) -> Option<io::ErrorKind> {
    let io = error.downcast_ref::<io::Error>().map(io::Error::kind);
    io.or_else(|| io_kind(error.source()?))
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(inner, _)| inner)
}

/// What lies at the bottom of an error: the others only say that there was one.
fn root(error: &dyn Error) -> String {
    let mut deepest = error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    let words = deepest.to_string();
    words.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
