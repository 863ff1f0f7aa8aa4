//! A mail as bytes (RFC 5322, MIME). Nothing in it is invented: boundaries, Message-ID and date are given.

use chrono::DateTime;
use lettre::message::header::{
    ContentDisposition, ContentTransferEncoding, ContentType, HeaderName, HeaderValue,
};
use lettre::message::{Body as Encoded, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::letter::Body;
use crate::model::Instant;

/// What boundaries begin with: neither quoted-printable nor base64 ever writes this (RFC 2045, section 6.7).
const BOUNDARY: &str = "=_tidings";

/// What stands above a mail.
pub struct Head<'a> {
    /// Its Message-ID, with its angle brackets.
    pub id: String,
    /// That of the first mail of the same notice, where this is a later one.
    pub first: Option<String>,
    /// Its date.
    pub at: Instant,
    /// On one line.
    pub subject: &'a str,
    /// Who sends it, on one line.
    pub sender_name: &'a str,
    /// From where.
    pub sender: &'a Address,
    /// To whom.
    pub to: &'a [Address],
    /// BCP 47.
    pub language: &'a str,
}

/// The whole mail.
///
/// # Errors
/// A sender that is none.
pub fn message(
    head: &Head<'_>,
    body: Body,
    calendar: Option<&[u8]>,
) -> Result<Vec<u8>, lettre::error::Error> {
    let mut message = Message::builder()
        .message_id(Some(head.id.clone()))
        // The library knows no earlier date.
        .date(head.at.max(DateTime::UNIX_EPOCH).into())
        .from(Mailbox::new(
            Some(head.sender_name.to_owned()),
            head.sender.clone(),
        ))
        .subject(head.subject)
        // RFC 3834, section 5: nobody's absence is answered to it.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", head.language));
    for address in head.to {
        message = message.to(Mailbox::new(None, address.clone()));
    }
    if let Some(first) = &head.first {
        message = message.in_reply_to(first.clone()).references(first.clone());
    }
    let alternatives = MultiPart::alternative()
        .boundary(format!("{BOUNDARY}-alternative"))
        .singlepart(words(ContentType::TEXT_PLAIN, body.plain))
        .singlepart(words(ContentType::TEXT_HTML, body.html));
    let message = message.multipart(match calendar {
        None => alternatives,
        Some(file) => MultiPart::mixed()
            .boundary(format!("{BOUNDARY}-mixed"))
            .multipart(alternatives)
            .singlepart(attachment(file)),
    })?;
    Ok(message.formatted())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A text in the shorter of the two encodings that get through everywhere; lines as they are could be taken for
/// boundaries.
fn words(content_type: ContentType, text: String) -> SinglePart {
    let foreign = text.bytes().filter(|byte| !byte.is_ascii()).count();
    let encoding = match foreign > text.len() / 6 {
        true => ContentTransferEncoding::Base64,
        false => ContentTransferEncoding::QuotedPrintable,
    };
    let encoded = Encoded::new_with_encoding(text, encoding).unwrap_or_else(Encoded::new);
    SinglePart::builder().header(content_type).body(encoded)
}

/// A calendar file, byte for byte. It has no METHOD, so that nobody is invited: it is there to be opened.
fn attachment(file: &[u8]) -> SinglePart {
    let file = file.to_vec();
    let encoded =
        Encoded::new_with_encoding(file, ContentTransferEncoding::Base64).unwrap_or_else(Encoded::new);
    SinglePart::builder()
        .header(calendar_type())
        .header(ContentDisposition::attachment(CALENDAR_NAME))
        .body(encoded)
}

/// What the attached calendar file is called.
const CALENDAR_NAME: &str = "notice.ics";

#[expect(clippy::expect_used, reason = "a constant that parses, as every test shows")]
fn calendar_type() -> ContentType {
    ContentType::parse("text/calendar; charset=utf-8").expect("a constant media type parses")
}
