//! Sentences about content files, whatever their sort.

use super::{Diagnostic, Place};
use crate::model::Span;

/// A file that does not begin with front matter.
pub fn no_front_matter(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::no-front-matter",
        at,
        "the file does not begin with front matter",
    )
    .help("begin it with a line `+++`, then the keys such as `title = \"…\"`, then a line `+++`")
}

/// Front matter without an end.
pub fn open_front_matter(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::open-front-matter",
        at,
        "the front matter that begins here has no end",
    )
    .help("end it with a line `+++`")
}

/// A file that is no text from a byte on.
pub fn not_utf8(at: Place) -> Diagnostic {
    Diagnostic::error("content::not-utf8", at, "from here on the file is not UTF-8")
        .help("save it as UTF-8 in your editor; a sign that was lost is shown as `\u{FFFD}`")
}

/// A text that is nested too deep.
pub fn too_deep(at: Span, most: usize) -> Diagnostic {
    Diagnostic::error(
        "content::too-deep",
        at,
        format!("the text is nested more than {most} deep from here"),
    )
    .help("end elements, quotes and lists before you begin others within them")
}

/// Tables whose rows lack more cells than any text needs; the last of them is at `at`.
pub fn short_rows(at: Span, most: usize) -> Diagnostic {
    let message = format!(
        "the rows of this text's tables lack more than {most} cells; those of this one bring too many"
    );
    Diagnostic::error("content::short-rows", at, message)
        .help("write a cell for each column, an empty one as `| |`, and a blank line where the table ends")
}

/// A file that is too large.
pub fn too_large(at: Span, bytes: u64) -> Diagnostic {
    Diagnostic::error(
        "content::too-large",
        at,
        format!("the file has {bytes} bytes, and a text may have 262144 (256 KiB)"),
    )
    .help("divide it, or put what is large beside it as a file of its own and link to it")
}

/// A named pipe, a device or a socket where a file could lie.
pub fn not_a_file(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::not-a-file",
        at,
        "this is not a regular file: it is a named pipe, a device or a socket",
    )
    .help("remove it, or put a file in its place")
}

/// A symbolic link that leads out of the content folder.
pub fn link_outside(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::link-outside",
        at,
        "this symbolic link leads to no file of the content folder",
    )
    .help("put the file itself here")
}

/// A path that is no UTF-8, or that no address can be made from.
pub fn path(at: Span) -> Diagnostic {
    Diagnostic::error("content::path", at, "this path cannot be part of an address").help(
        "rename the file: letters, digits, blanks and the usual marks, without control characters and `\\`",
    )
}

/// A Markdown file in no folder that means anything.
pub fn unknown_folder(at: Span, folder: &str, known: &[&str]) -> Diagnostic {
    let error = Diagnostic::error(
        "content::unknown-folder",
        at,
        "this file lies in no folder that Tidings knows",
    );
    match super::nearest(folder, known) {
        Some(near) => error.help(format!("is the folder `{folder}` meant to be `{near}`?")),
        None => error.help("move it to `maintenance`, `incidents`, `newsletters/<issue>` or `pages`"),
    }
}

/// A file name that cannot be an address.
pub fn slug(at: Span, name: &str, proposed: &str) -> Diagnostic {
    let error = Diagnostic::error("content::slug", at, format!("`{name}` cannot be an address"));
    let error = if proposed.is_empty() {
        error
    } else {
        error.help(format!("rename it to `{proposed}`"))
    };
    error.help("a name is lower-case letters, digits and hyphens, begins with a letter or digit, and is at most 100 long")
}

/// Two files of one sort with one slug.
pub fn slug_taken(at: Span, slug: &str, other: &str) -> Diagnostic {
    Diagnostic::error(
        "content::slug-taken",
        at,
        format!("`{slug}` is taken: `{other}` has the same address"),
    )
    .help("rename one of the two files")
}

/// Two notices with one reference.
pub fn reference_taken(at: Span, reference: &str, other: &str) -> Diagnostic {
    Diagnostic::error(
        "content::reference-taken",
        at,
        format!("the reference `{reference}` is used by `{other}` too"),
    )
    .help("a reference names one notice only")
}

/// A reference that does not read.
pub fn reference(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error("content::reference", at, format!("`{given}` cannot be a reference"))
        .help("a reference is letters, digits, `.`, `_` and `-`, begins with a letter or digit, and is at most 64 long")
}

/// An old address that does not read.
pub fn alias(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "content::alias",
        at,
        format!("`{given}` is not an address from the site's root"),
    )
    .help("write it like \"/issues/2026-11-02-slow-websites/\"; letters, digits and signs may stand in it as they are \
           or as `%20`, but no control character and none of `\\ ? # * : < > \" |`; a part has 255 bytes at most, the whole 768")
}

/// An old address at which something is; `page` is where it was to lead to.
pub fn alias_taken(at: Span, address: &str, page: &str, by: Option<&str>) -> Diagnostic {
    let what = match by {
        Some(by) => format!("that is the address of `{by}`"),
        None => "the site itself has that address".to_owned(),
    };
    Diagnostic::error(
        "content::alias-taken",
        at,
        format!("`{address}` cannot lead to `{page}`: {what}"),
    )
    .help("leave it out of `aliases`, or move what is there")
}

/// An old address that two things claim.
pub fn alias_twice(at: Span, address: &str, page: &str, other: &str) -> Diagnostic {
    Diagnostic::error(
        "content::alias-twice",
        at,
        format!("`{address}` cannot lead to `{page}`: it leads to `{other}` already"),
    )
    .help("leave it out of the `aliases` of one of the two")
}

/// An old address that a file names twice.
pub fn alias_again(at: Span, address: &str) -> Diagnostic {
    Diagnostic::error(
        "content::alias-twice",
        at,
        format!("`{address}` is named twice here"),
    )
    .help("leave one of the two out; `/old`, `/old/` and `/old/index.html` are the same")
}

/// Something that began after it was announced or the like.
pub fn before(at: Span, earlier: &str, later: &str) -> Diagnostic {
    Diagnostic::error("content::before", at, format!("`{later}` is before `{earlier}`")).help(format!(
        "leave `{later}` out if it was at once; it cannot be earlier than `{earlier}`"
    ))
}

/// A heading that begins like an update but does not read as one; `state` is one that may stand in it.
pub fn update_heading(at: Span, why: &str, state: &str) -> Diagnostic {
    Diagnostic::error(
        "content::update-heading",
        at,
        format!("this heading begins like an update, but {why}"),
    )
    .help(format!("write it like `## 2026-12-03 01:02 {state}`"))
}

/// A word that is no state of `what`, with its article.
pub fn unknown_state(at: Span, given: &str, what: &str, states: &[&str]) -> Diagnostic {
    let error = Diagnostic::error(
        "content::unknown-state",
        at,
        format!("`{given}` is not a state of {what}"),
    );
    let first = |words: &str| words.split_whitespace().next().map(str::to_lowercase);
    match states.iter().find(|state| first(state) == first(given)) {
        Some(state) => error.help(format!("write it like `{state}`")),
        None => error.did_you_mean(given, states.iter().copied()),
    }
}

/// An update that is not after the one before it.
pub fn update_order(at: Span, before: &str) -> Diagnostic {
    Diagnostic::error(
        "content::update-order",
        at,
        format!("this update is not later than the one before it, at {before}"),
    )
    .help("updates rise in time, the newest last")
}

/// An update before the announcement.
pub fn update_before_announced(at: Span, announced: &str) -> Diagnostic {
    Diagnostic::error(
        "content::update-before-announced",
        at,
        format!("this update is before the announcement at {announced}"),
    )
    .help("what was known then belongs into the announcement, the text before the first update")
}

/// `for DATE` where nothing recurs.
pub fn update_for_date(at: Span) -> Diagnostic {
    Diagnostic::error(
        "content::update-for-date",
        at,
        "`for DATE` names an occurrence, and this notice does not recur",
    )
    .help("leave it out")
}
