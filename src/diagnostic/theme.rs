//! Sentences about themes.

use super::{Diagnostic, Place};
use crate::model::{Colour, Span};

/// A template that does not read or does not render.
pub fn template(at: impl Into<Place>, message: &str) -> Diagnostic {
    Diagnostic::error(
        "theme::template",
        at,
        format!("this template does not work: {}", message.trim_end_matches('.')),
    )
    .help("what each template is given stands in the reference of themes, `content/pages/reference-themes.md` of Tidings")
}

/// A catalogue that does not read.
pub fn catalogue(at: impl Into<Place>, message: &str) -> Diagnostic {
    Diagnostic::error(
        "theme::catalogue",
        at,
        format!("this catalogue does not read: {}", message.trim_end_matches('.')),
    )
    .help("the format is Fluent's: `message-id = words with { $argument }`")
}

/// A template or a catalogue that is no text from a byte on.
pub fn not_utf8(at: Place) -> Diagnostic {
    Diagnostic::error("theme::not-utf8", at, "from here on the file is not UTF-8")
        .help("save it as UTF-8 in your editor; a sign that was lost is shown as `\u{FFFD}`")
}

/// What lies in a theme and cannot be a part of it.
pub fn not_a_file(at: Span) -> Diagnostic {
    Diagnostic::error(
        "theme::not-a-file",
        at,
        "this cannot be a part of a theme: it is no regular file, or its name cannot be part of an address",
    )
    .help("put a file in the place of a link, a named pipe or a device, or remove it")
    .help(
        "a name is letters, digits, blanks and the usual marks, without control characters and `\\`, at most 238 \
         bytes long",
    )
}

/// A theme that is not there.
pub fn unknown(at: Span, name: &str) -> Diagnostic {
    Diagnostic::error("theme::unknown", at, format!("there is no theme `{name}`")).help(format!(
        "its folder would be `themes/{name}`; the built-in theme is called `default`"
    ))
}

/// A message that nothing asks for.
pub fn unknown_message<'a>(
    at: impl Into<Place>,
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let warning = Diagnostic::warning(
        "theme::unknown-message",
        at,
        format!("nothing asks for a message `{id}`"),
    );
    match super::nearest(id, &known) {
        Some(meant) => warning.help(format!("did you mean `{meant}`?")),
        None => warning.help(
            "the messages of the built-in theme are in its `languages/en.ftl` and `languages/en.words.ftl`",
        ),
    }
}

/// A variable that a message is never given.
pub fn unknown_variable<'a>(
    at: impl Into<Place>,
    id: &str,
    variable: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<String> = known.map(|name| format!("${name}")).collect();
    let warning = Diagnostic::warning(
        "theme::unknown-message",
        at,
        format!("the message `{id}` is not given `${variable}`, which would be shown as it stands here"),
    );
    match known.as_slice() {
        [] => warning.help("it is given nothing"),
        known => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            warning.help(format!("it is given {}", super::list(&known)))
        }
    }
}

/// An accent colour that is hardly seen where it is drawn. `least` is the contrast that it needs; `shade` the nearest
/// of its hue that has it.
pub fn contrast(at: Span, accent: Colour, ground: Colour, least: f32, shade: Option<Colour>) -> Diagnostic {
    let warning = Diagnostic::warning(
        "theme::contrast",
        at,
        format!(
            "`{accent}` is hardly seen on the page's ground, `{ground}`: the contrast is {}, and a line needs {}",
            ratio(accent.contrast(ground)),
            ratio(least)
        ),
    );
    match shade {
        Some(shade) => warning.help(format!(
            "the nearest shade of it that is seen is \"{shade}\": {}",
            ratio(shade.contrast(ground))
        )),
        None => warning,
    }
}

/// A contrast ratio with one decimal, rounded down, so that too little never looks like enough.
fn ratio(contrast: f32) -> String {
    format!("{:.1}", (contrast * 10.0).floor() / 10.0)
}
