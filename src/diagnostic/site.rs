//! Sentences about `site.toml`.

use super::Diagnostic;
use crate::model::Span;

/// A file that does not say which site it describes.
pub fn no_site(at: Span) -> Diagnostic {
    Diagnostic::error("site::no-site", at, "the table `[site]` is missing")
        .help("begin the file with a line `[site]`, then `title`, `base_url` and `timezone`")
}

/// A reminder that would come at the start or after it.
pub fn reminder(at: Span) -> Diagnostic {
    Diagnostic::error(
        "site::reminder",
        at,
        "a reminder comes some time before the start",
    )
    .help("write how long before, like \"24h\" or \"1h\"; `reminders = []` is for none")
}

/// More reminders than anybody reads.
pub fn too_many_reminders(at: Span, most: usize) -> Diagnostic {
    let message = format!("a window has at most {most} reminders, and this is one more");
    Diagnostic::error("site::reminder", at, message).help("leave out what tells nobody anything new")
}

/// A site speaks of something.
pub fn no_component(at: Span) -> Diagnostic {
    Diagnostic::error("site::no-component", at, "the site has no component")
        .help("add what can be up or down: a line `[[components]]`, then `id = \"web-1\"` and `name = \"Web server 1\"`")
}

/// An address that is none.
pub fn url(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "site::url",
        at,
        format!("`{given}` is not an address that Tidings can use"),
    )
    .help("write it whole, such as \"https://status.example.com/\": http or https, without query or fragment")
}

/// An address that everybody reads is no place for a password.
pub fn password_in_public(at: Span) -> Diagnostic {
    Diagnostic::error(
        "site::password-in-url",
        at,
        "an address must not hold a user name or a password",
    )
    .secret()
    .help("take it out, and change the password: this address is published")
}

/// A password belongs in the environment.
pub fn password_in_url(at: Span) -> Diagnostic {
    Diagnostic::error(
        "site::password-in-url",
        at,
        "an address must not hold a user name or a password",
    )
    .secret()
    .help("name an environment variable that holds the token: `token_env = \"FEED_TOKEN\"`")
}

/// A feed is a file or an address.
pub fn path_or_url(at: Span, both: bool) -> Diagnostic {
    let message = if both {
        "a feed has both `path` and `url`"
    } else {
        "a feed has neither `path` nor `url`"
    };
    Diagnostic::error("site::path-or-url", at, message).help("write exactly one of them")
}

/// An id that stands for something else.
pub fn reserved_id(at: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        "site::reserved-id",
        at,
        format!("the id `{id}` is taken by Tidings itself"),
    )
    .help("choose another id: `/badges/status.svg` speaks of the whole site")
}

/// Two things with one id.
pub fn id_taken(at: Span, id: &str) -> Diagnostic {
    Diagnostic::error("site::id-taken", at, format!("the id `{id}` is used twice"))
        .help("components and groups share their ids, plans have their own: choose another here")
}

/// A group that is not there.
pub fn unknown_group<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error("site::unknown-group", at, format!("there is no group `{given}`"))
        .did_you_mean(given, known)
        .or_help("a group is declared in site.toml: a line `[[groups]]`, then its `id` and `name`")
}

/// A plan that is not there.
pub fn unknown_plan<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::error("site::unknown-plan", at, format!("there is no plan `{given}`"))
        .did_you_mean(given, known)
        .or_help("a plan is declared in site.toml: a line `[[plans]]`, then its `id` and `name`")
}

/// An objective that is no percentage, or one in another form than it can be read exactly in.
pub fn objective(at: Span, given: &str) -> Diagnostic {
    let is_percentage = given
        .parse()
        .is_ok_and(|number: f64| (0.0..=100.0).contains(&number));
    let message = match is_percentage {
        true => format!("`slo` cannot be written as {given}"),
        false => format!("`slo` takes a percentage from 0 to 100, not {given}"),
    };
    Diagnostic::error("site::objective", at, message).help("write it like 99.9, with at most six decimals")
}

/// Out of service before it was in service.
pub fn retired_before_since(at: Span) -> Diagnostic {
    Diagnostic::error("site::retired-before-since", at, "`retired` is not after `since`")
        .help("`since` is the first day in service, `retired` the first day out of it")
}

/// A feed that stopped measuring before it began.
pub fn until_before_since(at: Span) -> Diagnostic {
    Diagnostic::error("site::until-before-since", at, "`until` is before `since`")
        .help("`since` is the first day that the feed measured, `until` the last")
}

/// A folder that cannot be replaced by what is published: that of site.toml, or one that it lies in.
pub fn output(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "site::folder",
        at,
        format!("`output` takes a folder of its own, which a build replaces, not `{given}`"),
    )
    .help("name one that holds nothing else, such as \"public\" or \"../www\"")
}

/// A time zone that nobody keeps.
pub fn unknown_zone<'a>(at: Span, given: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let error = Diagnostic::error(
        "site::unknown-zone",
        at,
        format!("there is no time zone `{given}`"),
    );
    match super::nearest(given, &known) {
        Some(zone) => error.help(format!("did you mean `{zone}`?")),
        None => error.help("write its IANA name, such as \"Europe/London\" or \"UTC\""),
    }
}

/// A language tag that does not read.
pub fn language(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error("site::language", at, format!("`{given}` is not a language tag"))
        .help("write a BCP 47 tag such as \"en\", \"en-GB\" or \"pl\"")
}

/// A language that the theme has no words for.
pub fn no_catalogue(at: Span, language: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::warning(
        "site::no-catalogue",
        at,
        format!("the theme has no words in `{language}`: English ones are used"),
    )
    .help(format!("the theme speaks {}", super::list(known)))
}

/// A mail address that is none.
pub fn email(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error("site::email", at, format!("`{given}` is not a mail address"))
        .help("write it like \"support@example.com\"")
}

/// A mail without a sender.
pub fn no_email(at: Span) -> Diagnostic {
    Diagnostic::error(
        "site::no-email",
        at,
        "a mail comes from somebody, and `email` is missing in `site.owner`",
    )
    .help("write `email = \"support@example.com\"` below the line `[site.owner]`")
}

/// A folder that leads elsewhere.
pub fn folder(at: Span, key: &str, given: &str) -> Diagnostic {
    Diagnostic::error(
        "site::folder",
        at,
        format!("`{key}` takes a folder below that of site.toml, not `{given}`"),
    )
    .help("write it without `..` and without a leading or final `/`, such as \"content\"")
}

/// A content folder that is a link, or lies behind one, out of the folder of site.toml.
pub fn content_outside(at: Span, given: &str) -> Diagnostic {
    let message = format!("the link on the way to `{given}` leads out of the folder of site.toml");
    Diagnostic::error("site::folder", at, message)
        .help("put the folder itself there: nothing outside is read or written as content")
}

/// A content folder that is not there, or is a file.
pub fn no_content(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error("site::no-content", at, format!("there is no folder `{given}`"))
        .help("make it for the notices, or name another by `content` in `[build]`; paths in site.toml are from its folder")
}

/// A colour that is none.
pub fn colour(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error("site::colour", at, format!("`{given}` is not a colour")).help(
        "write it as `#` and six hexadecimal digits, such as \"#0b5394\": red, green and blue, two each",
    )
}

/// Quiet hours that do not read.
pub fn quiet_hours(at: Span, given: &str) -> Diagnostic {
    Diagnostic::error(
        "site::quiet-hours",
        at,
        format!("`{given}` does not read as hours of the day"),
    )
    .help("write them like \"23:00-06:00\", or \"\" for none")
}

/// An archive in the place of a feed, which somebody else writes.
pub fn archive_is_feed(at: Span, path: &str) -> Diagnostic {
    Diagnostic::error(
        "site::archive-is-feed",
        at,
        format!("`{path}` is a feed already, and what writes it would lose what is kept"),
    )
    .help("name a file of its own: `path = \"content/archive.json\"`")
}

/// A feed, or the archive, in a folder of which everything is published.
pub fn feed_published(at: Span, path: &str, folder: &str) -> Diagnostic {
    Diagnostic::error(
        "site::feed-published",
        at,
        format!("`{path}` lies in `{folder}`, of which every file is published or replaced"),
    )
    .help(
        "what monitoring writes is for nobody else to read: put it elsewhere, such as `content/uptime.json`",
    )
}

/// A logo that is not there.
pub fn no_logo(at: Span, given: &str, content: &str) -> Diagnostic {
    Diagnostic::error(
        "site::no-logo",
        at,
        format!("there is no file `{given}` in `{content}`"),
    )
    .help(format!(
        "put the picture there, such as `{content}/assets/logo.svg`, and write `logo = \"assets/logo.svg\"`"
    ))
}
