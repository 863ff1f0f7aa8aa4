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

/// An address of another server that leaves the scheme to the page it stands on; a feed and a mail have none.
pub fn no_scheme(at: Span, address: &str) -> Diagnostic {
    let server = address.trim_start_matches(['/', '\\']);
    let message =
        format!("`{address}` leads to another server and has no scheme: this link is not published");
    Diagnostic::warning("link::scheme", at, message).help(format!("write `https://{server}`"))
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
pub fn unused_file(at: Span, path: &str) -> Diagnostic {
    let warning = Diagnostic::warning(
        "link::unused-file",
        at,
        "no published text refers to this file: it is not copied",
    );
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if is_markdown(ending) => warning.help(format!(
            "if it is a text, call it `{stem}.md`: only what ends so is read"
        )),
        _ => warning.help("refer to it, move it to the `assets` folder, or remove it"),
    }
}

/// Whether others take what ends so for Markdown.
fn is_markdown(ending: &str) -> bool {
    ["md", "markdown", "mdown", "mkd"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}
