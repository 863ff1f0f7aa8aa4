//! Texts of others, made fit for our reader: it says what it cannot take, and that place is written otherwise, until it
//! takes all. What then cannot be mended is shown as it was written, as code.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::address::{Aliases, encoded, path_of};
use super::html;
use crate::diagnostic::import as say;
use crate::input::Library;
use crate::input::foreign::{self, Unfit, Why};

/// How often a text is mended before it is shown as code.
const ROUNDS: usize = 12;

/// Where texts stand and what they may refer to.
pub struct Texts<'a> {
    /// The files of the new site below its content folder, all pictures that could be used among them.
    pub library: Library,
    /// Old addresses of notices and pages.
    pub aliases: &'a Aliases,
    /// Pictures by old address; a path in the tool's folder and the bytes.
    pub assets: &'a BTreeMap<String, (String, Vec<u8>)>,
    /// The path that old addresses begin with, without slashes at its ends; empty for the host's own root.
    pub root: String,
    /// The old addresses of those that are used.
    pub used: RefCell<BTreeSet<String>>,
}

/// A text's place.
#[derive(Clone, Copy)]
pub struct Stand<'a> {
    /// Below the new content folder.
    pub path: &'a str,
    /// The old address of its page, without slashes at its ends.
    pub base: &'a str,
    /// Whether headings of updates may follow it.
    pub is_notice: bool,
}

impl Texts<'_> {
    /// The text as it can stand there; what became of places that could not is added to `left`.
    pub fn fit(&self, text: &str, stand: Stand<'_>, left: &mut Vec<String>) -> String {
        let clean: String = text
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        let mut fit = html::without_unsafe_elements(clean.trim_matches('\n'), left);
        for _ in 0..ROUNDS {
            let unfit = self.unfit(&fit, stand);
            if unfit.is_empty() {
                return fit.trim_matches('\n').to_owned();
            }
            match self.mended(&fit, &unfit, stand, left) {
                Some(mended) => fit = mended,
                None => break,
            }
        }
        left.push(say::as_code());
        as_code(&clean)
    }

    /// What cannot stay; addresses from the root that lead somewhere can.
    fn unfit(&self, text: &str, stand: Stand<'_>) -> Vec<Unfit> {
        let mut unfit = foreign::unfit(text, stand.path, &self.library, stand.is_notice);
        unfit.retain(|unfit| match &unfit.why {
            Why::Root(address) => {
                let path = address.trim_start_matches('/');
                match path
                    .strip_prefix("assets/")
                    .filter(|_| self.library.files.contains(path))
                {
                    Some(asset) => {
                        self.used.borrow_mut().insert(asset.to_owned());
                        false
                    }
                    None => !path.is_empty(),
                }
            }
            _ => true,
        });
        unfit
    }

    /// The text with those places written otherwise; none where one of them cannot be.
    fn mended(
        &self,
        text: &str,
        unfit: &[Unfit],
        stand: Stand<'_>,
        left: &mut Vec<String>,
    ) -> Option<String> {
        let mut mended = text.to_owned();
        let mut free_from = text.len() + 1;
        for unfit in unfit.iter().rev() {
            let (at, words) = self.otherwise(text, unfit, stand, left)?;
            // What overlaps comes again in the next round.
            if at.end < free_from && text.get(at.clone()).is_some() {
                free_from = at.start;
                mended.replace_range(at, &words);
            }
        }
        (mended != text).then_some(mended)
    }

    fn otherwise(
        &self,
        text: &str,
        unfit: &Unfit,
        stand: Stand<'_>,
        left: &mut Vec<String>,
    ) -> Option<(Range<usize>, String)> {
        let source = text.get(unfit.at.clone())?;
        match unfit.why {
            Why::Heading => {
                let digit = source.find(|c: char| c.is_ascii_digit())?;
                let at = unfit.at.start + digit;
                Some((at..at + 1, format!("&#{};", text.as_bytes().get(at)?)))
            }
            Why::Components => {
                let at = text.get(..unfit.at.start)?.rfind("components")?;
                Some((at..at + "components".len(), "text".to_owned()))
            }
            Why::HeadingId => {
                let at = unfit.at.start + source.find("{#")?;
                Some((at..at + 1, "&#123;".to_owned()))
            }
            Why::Open => Some((unfit.at.clone(), closing(text)?.to_owned())),
            Why::Root(_) | Why::Address if source.starts_with('!') => {
                Some((unfit.at.clone(), self.picture(text, &unfit.at, stand, left)?))
            }
            Why::Root(_) | Why::Address if source.starts_with('[') => {
                Some((unfit.at.clone(), self.link(source, stand, left)?))
            }
            Why::Address if source.starts_with('<') && source.contains(':') && !source.contains(' ') => {
                let inner = source.trim_start_matches('<').trim_end_matches('>');
                left.push(say::link(inner));
                Some((unfit.at.clone(), inner.to_owned()))
            }
            Why::Root(_) | Why::Address => self.element(text, &unfit.at, stand, left),
            Why::Other => None,
        }
    }

    /// A picture that is ours under its new address, one from elsewhere as a link.
    fn picture(
        &self,
        text: &str,
        at: &Range<usize>,
        stand: Stand<'_>,
        left: &mut Vec<String>,
    ) -> Option<String> {
        let source = text.get(at.start + 1..at.end)?;
        let (label, address) = taken_apart(source)?;
        if let Some(asset) = address.and_then(|address| self.asset(address, stand)) {
            return Some(format!("![{label}](/assets/{})", encoded(&asset)));
        }
        let words = if label.trim().is_empty() { "picture" } else { label };
        let Some(address) = address else {
            left.push(say::picture(label));
            return Some(words.to_owned());
        };
        left.push(say::picture(address));
        let is_in_link = text.get(..at.start)?.ends_with('[') && text.get(at.end..)?.starts_with("](");
        let is_elsewhere = ["https://", "http://"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        Some(match is_elsewhere && !is_in_link {
            true => format!("[{words}](<{address}>)"),
            false => words.to_owned(),
        })
    }

    /// A link to what is known here, or only its words.
    fn link(&self, source: &str, stand: Stand<'_>, left: &mut Vec<String>) -> Option<String> {
        let (label, address) = taken_apart(source)?;
        let Some(address) = address else {
            left.push(say::link(label));
            return Some(label.to_owned());
        };
        if let Some(place) = self.place(address, stand) {
            return Some(format!("[{label}]({place})"));
        }
        left.push(say::link(address));
        Some(match label.trim().is_empty() {
            true => format!("`{}`", address.replace('`', "")),
            false => label.to_owned(),
        })
    }

    /// An element of raw HTML: a link without its address, any other as it is written.
    fn element(
        &self,
        text: &str,
        at: &Range<usize>,
        stand: Stand<'_>,
        left: &mut Vec<String>,
    ) -> Option<(Range<usize>, String)> {
        let start = match text.get(at.clone())?.starts_with('<') {
            true => at.start,
            false => text.get(..at.start)?.rfind('<')?,
        };
        let end = start + text.get(start..)?.find('>')? + 1;
        let tag = text.get(start..end)?;
        let address = text.get(at.clone()).filter(|address| !address.starts_with('<'));
        let name = html::element(tag.get(1..)?);
        let known = address.and_then(|address| match name.as_str() {
            "a" => self.place(address, stand),
            _ => Some(format!("/assets/{}", encoded(&self.asset(address, stand)?))),
        });
        if let Some(place) = known {
            return Some((at.clone(), place));
        }
        let shown = address.unwrap_or(tag);
        if name == "a" {
            left.push(say::link(shown));
            return Some((start..end, "<a>".to_owned()));
        }
        left.push(say::picture(shown));
        Some((start..end, html::escaped(tag)))
    }

    /// Where an address leads on the new site, as it is written there.
    fn place(&self, address: &str, stand: Stand<'_>) -> Option<String> {
        let path = path_of(address, stand.base)?;
        let fragment = address.find('#').map_or("", |hash| &address[hash..]);
        let below_root = path
            .strip_prefix(self.root.as_str())
            .filter(|_| !self.root.is_empty());
        let below_root = below_root.and_then(|rest| rest.strip_prefix('/'));
        let file = self
            .aliases
            .file(&path)
            .or_else(|| self.aliases.file(below_root?));
        if let Some(file) = file.filter(|file| *file != stand.path) {
            return Some(format!("../{file}{fragment}"));
        }
        self.asset(address, stand)
            .map(|asset| format!("/assets/{}", encoded(&asset)))
    }

    /// The picture that an address means.
    fn asset(&self, address: &str, stand: Stand<'_>) -> Option<String> {
        let from_root = path_of(address, "");
        let below_root = from_root.as_ref().and_then(|path| {
            let rest = path
                .strip_prefix(self.root.as_str())
                .filter(|_| !self.root.is_empty())?;
            Some(rest.strip_prefix('/')?.to_owned())
        });
        let candidates = [path_of(address, stand.base), from_root, below_root];
        candidates
            .into_iter()
            .flatten()
            .find(|path| self.assets.contains_key(path))
    }
}

/// `[label](address "title")` or `[label][name]`, which has no address here.
fn taken_apart(source: &str) -> Option<(&str, Option<&str>)> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    let end = source.char_indices().find_map(|(at, c)| {
        match c {
            _ if is_escaped => {
                is_escaped = false;
                return None;
            }
            '\\' => is_escaped = true,
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (c == ']' && depth == 0).then_some(at)
    })?;
    let label = source.get(1..end)?;
    let address = source.get(end + 1..)?.strip_prefix('(').map(|rest| {
        let rest = rest.trim_start();
        let inner = rest.strip_prefix('<').and_then(|rest| rest.split('>').next());
        inner.unwrap_or_else(|| {
            let plain = rest.split(char::is_whitespace).next().unwrap_or_default();
            // The last `)` is the link's own, where no title follows.
            plain.strip_suffix(')').unwrap_or(plain)
        })
    });
    Some((label, address))
}

/// What ends a text that has no end: a block of code, a comment, an element that holds text as it is.
fn closing(text: &str) -> Option<&'static str> {
    let last = |sign: &str| text.rfind(sign);
    let endings = [
        (last("<!--"), "\n-->"),
        (last("<pre"), "\n</pre>"),
        (last("```"), "\n```"),
        (last("~~~"), "\n~~~"),
    ];
    let latest = endings
        .into_iter()
        .filter(|(at, _)| at.is_some())
        .max_by_key(|(at, _)| *at);
    latest.map(|(_, ending)| ending)
}

/// A text as it was written, but that rows of tables that lack cells stand apart from their heads: they would count.
pub fn as_code(text: &str) -> String {
    let text = foreign::parted(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", text.trim_matches('\n'))
}
