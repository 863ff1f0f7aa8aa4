//! `allow`: the codes of warnings that are accepted, in site.toml or in a content file.

use super::table::Said;
use crate::diagnostic::{Diagnostics, Level, check, codes};

/// The codes without their leading `tidings::`. One that does not exist and one of an error are told.
pub fn accepted(codes: Vec<Said<String>>, diagnostics: &mut Diagnostics) -> Vec<String> {
    for said in &codes {
        match codes::find(&said.value) {
            None => diagnostics.push(check::unknown_code(said.span, &said.value)),
            Some(entry) if entry.level == Level::Error && !may_be_warning(entry.code) => {
                diagnostics.push(check::not_a_warning(said.span, entry.code));
            }
            Some(_) => {}
        }
    }
    let bare = |said: Said<String>| codes::bare(&said.value).to_owned();
    codes.into_iter().map(bare).collect()
}

/// What is wrong with a feed keeps a site from being built or not, as its `on_failure` says.
fn may_be_warning(code: &str) -> bool {
    code.starts_with("feed::")
}
