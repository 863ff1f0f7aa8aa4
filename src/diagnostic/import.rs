//! Sentences about what an import could not carry over, and about folders that hold nothing to import. They are told
//! below the name of the file that they are about.

use crate::model::Instant;

fn time(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// Words in quotes, one after the other, all of them: nothing is left out of a list of what was left out.
fn all(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// A sentence about one of several things of a file; `shown` is what that one is called.
pub fn of(shown: &str, sentence: &str) -> String {
    match shown {
        "" => sentence.to_owned(),
        shown => format!("{shown}: {sentence}"),
    }
}

/// A folder without anything of the tool, which may plainly be another's.
pub fn nothing_there(tool: &str, looked_for: &str, other: Option<&str>) -> String {
    let of_another = other
        .map(|other| format!("; it is {other}'s"))
        .unwrap_or_default();
    format!("this folder holds nothing of {tool}: there is no {looked_for}{of_another}")
}

/// A folder that is plainly another tool's, though it has what this one would keep, too.
pub fn of_another(tool: &str, other: &str) -> String {
    format!("this folder holds nothing of {tool}: it is {other}'s")
}

/// Files that are the tool's, none of which says anything.
pub fn nothing_read(tool: &str) -> String {
    format!("nothing of {tool} in this folder could be read, and nothing was written")
}

/// Keys that mean nothing here, and how many things of the file have any of them.
pub fn keys(keys: &[String], things: usize) -> String {
    let keys = all(keys);
    match things {
        0 | 1 => format!("no counterpart here: {keys}"),
        things => format!("no counterpart here: {keys} ({things} times)"),
    }
}

/// A file that nothing is made of.
pub fn file() -> String {
    "nothing is made of this file".to_owned()
}

/// The files of a folder that nothing is made of, of which the first `named` are named.
pub fn many_files(paths: &[&str], named: usize) -> String {
    let names: Vec<String> = paths.iter().take(named).map(|path| format!("`{path}`")).collect();
    format!(
        "nothing is made of {} files of this folder: {} and {} more",
        paths.len(),
        names.join(", "),
        paths.len().saturating_sub(named)
    )
}

/// A file that is larger than any that is read.
pub fn too_large() -> String {
    "too large: nothing is made of it".to_owned()
}

/// A symbolic link, a named pipe or the like.
pub fn not_a_file() -> String {
    "not a regular file: nothing is made of it".to_owned()
}

/// A value that is not keys with values.
pub fn no_keys() -> String {
    "it is not made of keys with values".to_owned()
}

/// A text that is no UTF-8 from that line on.
pub fn not_utf8(line: usize) -> String {
    format!("nothing is made of it: from line {line} on it is not UTF-8")
}

/// A text without front matter.
pub fn no_front_matter() -> String {
    "nothing is made of it: it does not begin with front matter".to_owned()
}

/// Front matter without an end.
pub fn open_front_matter(fence: &str) -> String {
    format!("nothing is made of it: no line `{fence}` ends the front matter")
}

/// YAML, TOML or JSON that does not read.
pub fn does_not_read(line: usize, words: &str) -> String {
    format!("nothing is made of it: line {line} does not read: {words}")
}

/// Something that must be there to make anything of it.
pub fn missing(key: &str) -> String {
    format!("nothing is made of it: `{key}` is missing or does not read")
}

/// The same of a part of a file.
pub fn part_missing(what: &str, key: &str) -> String {
    format!("nothing is made of {what}: `{key}` is missing or does not read")
}

/// A state that our rules do not allow there, or do not know.
pub fn state(word: &str, at: Instant) -> String {
    format!(
        "`{}` at {} cannot follow what was said before: it is an `Update` that begins with this word",
        word.trim(),
        time(at)
    )
}

/// An instant that had to give way.
pub fn moved(from: Instant, to: Instant) -> String {
    format!(
        "what was said at {} stands at {}: updates rise in time",
        time(from),
        time(to)
    )
}

/// A window that was over before it began.
pub fn completed_before_start(at: Instant) -> String {
    format!(
        "it was completed at {}, before it was to start: that is taken for a cancellation",
        time(at)
    )
}

/// A window that took longer than planned.
pub fn extended(planned: Instant, end: Instant) -> String {
    format!(
        "it went on after its planned end, {}: it is extended to {}, when it ended",
        time(planned),
        time(end)
    )
}

/// A window that goes on after its end.
pub fn still_open(planned: Instant, end: Instant) -> String {
    format!(
        "it is in progress after its planned end, {}, and for how long is not said: it is extended to {}",
        time(planned),
        time(end)
    )
}

/// A window whose plan until it was broken off is not known.
pub fn broken_off(at: Instant, start: Instant, end: Instant) -> String {
    format!(
        "it was broken off at {}, and what was planned until then is not said: it is written as {} to {}",
        time(at),
        time(start),
        time(end)
    )
}

/// A window that was broken off, whose next plan is known only by its beginning.
pub fn scheduled_again(at: Instant, start: Instant, end: Instant) -> String {
    format!(
        "for when it was scheduled again at {} is not said: it is written as {} to {}",
        time(at),
        time(start),
        time(end)
    )
}

/// A window that was broken off and not begun again, and has no plan.
pub fn broken_off_for_good(at: Instant) -> String {
    format!(
        "it was broken off at {}, and for when it is scheduled again is not said: it is cancelled then",
        time(at)
    )
}

/// A window that was broken off while it was being verified.
pub fn verified_and_broken_off(at: Instant) -> String {
    format!(
        "`verifying` at {} cannot come before a new plan: it is an `Update` that begins with this word",
        time(at)
    )
}

/// A state of a notice that none of its updates brought about.
pub fn state_without_update(word: &str, at: Instant) -> String {
    format!(
        "when it became `{word}` is not said: it is so from {} on",
        time(at)
    )
}

/// A completion whose instant is not known.
pub fn completed_at(at: Instant) -> String {
    format!(
        "when it was completed is not said: it is completed at {}",
        time(at)
    )
}

/// A resolution before the beginning.
pub fn resolved_before_start(given: Instant, at: Instant) -> String {
    format!(
        "it is resolved at {}, before it began: it is resolved at {}",
        time(given),
        time(at)
    )
}

/// A window that lies ahead, whose announcement is not known.
pub fn announced_now(at: Instant) -> String {
    format!(
        "when customers were told is not said: it is announced at {}",
        time(at)
    )
}

/// An incident that lies ahead.
pub fn begins_now(given: Instant, at: Instant) -> String {
    format!(
        "its date, {}, is to come: so that it is shown, it begins and is announced at {}",
        time(given),
        time(at)
    )
}

/// A resolution whose instant is not known.
pub fn resolved_at(at: Instant) -> String {
    format!("when it was resolved is not said: it is resolved at {}", time(at))
}

/// Something said after the announcement whose instant is not known.
pub fn said_at(what: &str, at: Instant) -> String {
    format!(
        "when the {what} was written is not said: it stands at {}",
        time(at)
    )
}

/// Components changed after the end.
pub fn components_after_end(at: Instant) -> String {
    format!(
        "the components named at {} are not changed by it: there is nothing left to change",
        time(at)
    )
}

/// A component that is not known.
pub fn component(name: &str) -> String {
    format!("`{name}` is none of the components")
}

/// Components of which none is known.
pub fn no_known_component() -> String {
    "none of the components that it names is known: it concerns all of them until you name others".to_owned()
}

/// A group that is not known.
pub fn group(component: &str, name: &str) -> String {
    format!("`{component}` is in no group: there is no `{name}`")
}

/// A component's state that is no incident's.
pub fn component_state(name: &str, word: &str) -> String {
    format!("`{name}` was `{word}`, which no incident can say here")
}

/// States of components that had to be guessed.
pub fn guessed_states(word: &str, status: &str) -> String {
    format!("how the components did is not said: `{word}` is written as `{status}`")
}

/// A window's impact that had to be chosen.
pub fn guessed_impact(impact: &str) -> String {
    format!("what to expect of the window is not said: it is written as `impact = \"{impact}\"`")
}

/// A window for which no component is named.
pub fn all_components() -> String {
    "no component is named: the window concerns all of them".to_owned()
}

/// A window whose times give no window.
pub fn no_window(what: &str) -> String {
    format!(
        "nothing is made of {what}: it does not say when it starts and when it ends, or ends before it starts"
    )
}

/// A word that means nothing here.
pub fn unknown_word(key: &str, word: &str, instead: &str) -> String {
    format!("`{key}` is `{word}`, which has no counterpart here: it is written as `{instead}`")
}

/// A post without state, about which nothing more was said.
pub fn informational() -> String {
    "a post without state is a notice that is resolved at once, so that it stands in the history only"
        .to_owned()
}

/// A post without state that is over with the last that was said.
pub fn informational_until(at: Instant) -> String {
    format!(
        "a post without state is a notice that is resolved after the last that was said, at {}: from then on it stands \
         in the history only",
        time(at)
    )
}

/// An old address that cannot lead anywhere.
pub fn alias(address: &str) -> String {
    format!("the old address `{address}` cannot lead here: it is taken, or cannot be a path")
}

/// An old address that is not known.
pub fn unknown_address() -> String {
    "its old address was made of the file's name in a way that is not known here".to_owned()
}

/// A picture that does not stay one.
pub fn picture(address: &str) -> String {
    format!("the picture `{address}` is not shown: put it beside the notice")
}

/// A link that leads nowhere.
pub fn link(address: &str) -> String {
    format!("the link to `{address}` leads nowhere here: its words stay")
}

/// A comment in HTML without an end.
pub fn open_comment() -> String {
    "a comment in HTML has no end: it is shown as it is written".to_owned()
}

/// Addresses of lists and feeds that are elsewhere now.
pub fn replaced(old: &str, new: &str) -> String {
    format!("`{old}` is not there any more: `{new}` takes its place")
}

/// An element of HTML that is not shown.
pub fn element(name: &str) -> String {
    format!("the element `<{name}>` is shown as it is written")
}

/// A text that is shown as code.
pub fn as_code() -> String {
    "a text is shown as it was written, as code, because it cannot be read as Markdown here".to_owned()
}

/// A shortcode of Hugo.
pub fn shortcode(source: &str) -> String {
    format!("the shortcode `{source}` is taken out")
}

/// Somebody who is named by a handle.
pub fn mention(handle: &str) -> String {
    format!("`{handle}` is named in the text: see whether that is to be public")
}

/// A site without a title.
pub fn no_title() -> String {
    "the site has no title: it is called `Status` until you name it in site.toml".to_owned()
}

/// A site that does not say where it is.
pub fn no_base_url(instead: &str) -> String {
    format!(
        "where the site is published is not said: `base_url` is {instead} until you write it in site.toml"
    )
}

/// An address that a site cannot have.
pub fn base_url(given: &str, instead: &str) -> String {
    format!("`{given}` is no address of a site: `base_url` is {instead} until you write it in site.toml")
}

/// A language that is none.
pub fn language(given: &str) -> String {
    format!("`{given}` is no language tag: the site is in English until you write `language` in site.toml")
}

/// A time zone that is none.
pub fn time_zone(given: &str) -> String {
    format!("`{given}` is no IANA time zone: `timezone` is UTC")
}

/// The comment above `timezone` in site.toml: whoever changes it must know what stands on it.
pub fn times_of_zone() -> String {
    "# All times in the files of this site are local to this zone, so to change it here moves them all.\n\
     # To have another, import once more with --timezone.\n"
        .to_owned()
}

/// A site without components.
pub fn no_component() -> String {
    "no component is named: there is one, `service`, until you name them in site.toml".to_owned()
}

/// A logo that is not there.
pub fn logo(given: &str) -> String {
    format!("the logo `{given}` is no picture of this folder")
}

/// A picture that no text shows.
pub fn unused() -> String {
    "no text shows this file".to_owned()
}

/// JavaScript.
pub fn javascript() -> String {
    "this is JavaScript, which is not run: title, address, language and systems are taken from elsewhere or left out"
        .to_owned()
}

/// A text in another language.
pub fn translation() -> String {
    "a translation: a site has one language".to_owned()
}

/// An issue of GitHub that is neither an outage nor maintenance.
pub fn other_issue(number: &str) -> String {
    format!("nothing is made of issue {number}: it bears neither the label `status` nor `maintenance`")
}

/// A pull request, which GitHub lists among the issues.
pub fn pull_request(number: &str) -> String {
    format!("nothing is made of issue {number}: it is a pull request")
}

/// Comments without their issue.
pub fn comments_of(number: &str, count: usize) -> String {
    match count {
        1 => format!("nothing is made of a comment on issue {number}: that issue is in no file"),
        count => format!("nothing is made of {count} comments on issue {number}: that issue is in no file"),
    }
}

/// No issues beside a checkout.
pub fn no_issues() -> String {
    "there is no JSON with the repository's issues: no incidents and no windows are made; `tidings import --help` says \
     how to fetch it"
        .to_owned()
}

/// No measurements in a checkout.
pub fn no_summary() -> String {
    "there is no history/summary.json: no feed is set up".to_owned()
}

/// A page of a list.
pub fn list_page() -> String {
    "nothing is made of the text above a list".to_owned()
}
