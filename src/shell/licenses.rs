//! `tidings licenses`: which crates are in the program, and the texts of their licences, which go with every copy of it.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::{Failure, report};

/// What build.rs gathered, compressed (RFC 1951).
const LICENSES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/licenses.deflate"));

/// Prints them.
pub fn licenses() -> Result<(), Failure> {
    let mut text = String::new();
    DeflateDecoder::new(LICENSES)
        .read_to_string(&mut text)
        .map_err(|error| Failure::Outside(error.to_string()))?;
    report::document(text.trim_end().to_owned() + "\n")
}
