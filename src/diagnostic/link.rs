//! Sentences about links and pictures.

use super::Diagnostic;
use crate::model::Span;

/// A link or picture whose file is not there.
pub fn nowhere(at: Span, address: &str, near: Option<String>) -> Diagnostic {
    let error = Diagnostic::error("link::nowhere", at, format!("`{address}` leads nowhere"));
    match near {
        Some(path) => error.help(format!("did you mean `{path}`?")),
        None => error.help("link to a content file by its path from this file, such as `../incidents/2026-11-02-slow-websites.md`"),
    }
}

/// An address from the site's root that nothing is published at.
pub fn no_such_page(at: Span, address: &str) -> Diagnostic {
    Diagnostic::error(
        "link::no-such-page",
        at,
        format!("nothing is published at `{address}`"),
    )
    .help("link to the content file by its path from this file, such as `../pages/faq.md`")
}

/// A path that leads out of the content folder.
pub fn outside(at: Span, address: &str) -> Diagnostic {
    Diagnostic::error(
        "link::outside",
        at,
        format!("`{address}` leads out of the content folder"),
    )
    .help("put the file into the content folder and link to it there")
}

/// A scheme that never reaches the output.
pub fn scheme(at: Span, scheme: &str) -> Diagnostic {
    Diagnostic::warning("link::scheme", at, format!("a link with the scheme `{scheme}:` is not published"))
        .help("the text stays, without the link; links may begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`")
}

/// A picture, sound or film from elsewhere.
pub fn foreign_media(at: Span) -> Diagnostic {
    Diagnostic::error("link::foreign-media", at, "a picture, sound or film must not come from another origin")
        .help("put the file beside the notice and refer to it by its name: readers are not to be seen by third parties")
}

/// A link to what is not published yet, or is a draft.
pub fn unpublished(at: Span) -> Diagnostic {
    Diagnostic::warning(
        "link::unpublished",
        at,
        "this link leads to something that is not published",
    )
    .help("until it is, the words are shown without a link")
}

/// A file that nobody refers to.
pub fn unused_file(at: Span) -> Diagnostic {
    Diagnostic::warning(
        "link::unused-file",
        at,
        "no published text refers to this file: it is not copied",
    )
    .help("refer to it, move it to the `assets` folder, or remove it")
}
