//! What a text may refer to: the files of the content folder.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use super::heading::is_date_shape;
use crate::diagnostic::{Diagnostic, link};
use crate::model::{Reference, Span, Target};

/// The files of the content folder, by path below it.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Markdown files.
    pub pages: BTreeSet<String>,
    /// All others.
    pub files: BTreeSet<String>,
}

/// What an address in a text turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// Within the site.
    Inside(Reference),
    /// To be written as it is.
    Outside(String),
}

/// What an address is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A link to follow.
    Link,
    /// A picture, a sound or a film: shown on the page, so never from elsewhere.
    Media,
}

/// The schemes a link may have.
const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

impl Library {
    /// What `address`, written in the file `from`, leads to.
    ///
    /// # Errors
    /// An address that leads nowhere or out of the content, media from elsewhere, an unknown scheme.
    pub fn resolve(&self, from: &str, address: &str, wanted: Use, at: Span) -> Result<Address, Diagnostic> {
        // Browsers drop these before they look for a scheme, so "java\nscript:" must not hide one.
        let address: String = address.trim().chars().filter(|c| !c.is_control()).collect();
        if let Some(scheme) = scheme(&address) {
            return self.foreign(&scheme, address.clone(), wanted, at);
        }
        // Browsers take either slash for the other.
        if ["//", "/\\", "\\/", "\\\\"]
            .iter()
            .any(|start| address.starts_with(start))
        {
            return Err(match wanted {
                Use::Link => link::no_scheme(at, &address),
                Use::Media => link::foreign_media(at),
            });
        }
        let (path, fragment) = match address.find('#') {
            Some(hash) => (&address[..hash], &address[hash..]),
            None => (address.as_str(), ""),
        };
        if path.is_empty() && wanted == Use::Link {
            return Ok(Address::Outside(fragment.to_owned()));
        }
        if path.is_empty() {
            return Err(link::nowhere(at, &address, None));
        }
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let reference = |target| {
            Address::Inside(Reference {
                target,
                fragment: fragment.to_owned(),
                span: at,
            })
        };
        if let Some(path) = decoded.strip_prefix('/') {
            if wanted == Use::Link || self.files.contains(path) {
                return Ok(reference(Target::Root(decoded.into_owned())));
            }
            return Err(link::nowhere(at, &address, self.near(from, path)));
        }
        let Some(path) = below(from, &decoded) else {
            return Err(link::outside(at, &address));
        };
        if self.pages.contains(&path) && wanted == Use::Link {
            Ok(reference(Target::Page(path)))
        } else if self.files.contains(&path) {
            let target = if path.starts_with("assets/") {
                Target::Root(format!("/{path}"))
            } else {
                Target::Beside(path)
            };
            Ok(reference(target))
        } else {
            let occurrence = self.occurrence(&path).filter(|_| wanted == Use::Link);
            occurrence
                .map(reference)
                .ok_or_else(|| link::nowhere(at, &address, self.near(from, &path)))
        }
    }

    /// What a path such as `maintenance/backup-check/2026-12-16` names, with a final `.md` or without, if there is
    /// such a window; whether it has that occurrence is not known here.
    fn occurrence(&self, path: &str) -> Option<Target> {
        let (window, name) = path.rsplit_once('/')?;
        let date = name.strip_suffix(".md").unwrap_or(name);
        let date = Some(date).filter(|date| is_date_shape(date))?.parse().ok()?;
        let file = format!("{window}.md");
        (file.starts_with("maintenance/") && self.pages.contains(&file))
            .then_some(Target::Occurrence(file, date))
    }

    fn foreign(&self, scheme: &str, address: String, wanted: Use, at: Span) -> Result<Address, Diagnostic> {
        match wanted {
            Use::Link if SCHEMES.contains(&scheme) => Ok(Address::Outside(address)),
            Use::Link => Err(link::scheme(at, scheme)),
            Use::Media => Err(link::foreign_media(at)),
        }
    }

    /// The file most likely meant by its name, if one is near: its path from the file `from`.
    fn near(&self, from: &str, path: &str) -> Option<String> {
        let name_of = |path: &'_ str| path.rfind('/').map_or(0, |slash| slash + 1);
        let known = || {
            self.pages
                .iter()
                .chain(&self.files)
                .map(String::as_str)
                .filter(|file| *file != from)
        };
        let names: Vec<&str> = known().map(|file| &file[name_of(file)..]).collect();
        let name = crate::diagnostic::nearest(&path[name_of(path)..], &names)?;
        let file = known().find(|file| &file[name_of(file)..] == name)?;
        Some(relative(from, file))
    }
}

/// The scheme of an address by RFC 3986, section 3.1, in lower case.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let mut chars = scheme.chars();
    let reads = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    reads.then(|| scheme.to_ascii_lowercase())
}

/// The path that `relative`, written in the file `from`, names below the content folder.
fn below(from: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path of `file` as it is written in the file `from`.
fn relative(from: &str, file: &str) -> String {
    let folder: Vec<&str> = from.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let parts: Vec<&str> = file.split('/').collect();
    let shared = folder
        .iter()
        .zip(&parts[..parts.len() - 1])
        .take_while(|(a, b)| a == b)
        .count();
    let up = std::iter::repeat_n("..", folder.len() - shared);
    up.chain(parts[shared..].iter().copied())
        .collect::<Vec<_>>()
        .join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_where_they_say() {
        let library = Library {
            pages: ["incidents/slow.md".to_owned()].into(),
            files: ["incidents/graph 1.svg".to_owned(), "assets/plan.pdf".to_owned()].into(),
        };
        let resolve =
            |address, wanted| library.resolve("maintenance/2026/patch.md", address, wanted, Span::default());
        let inside = |target, fragment: &str| {
            Ok(Address::Inside(Reference {
                target,
                fragment: fragment.to_owned(),
                span: Span::default(),
            }))
        };
        let page = Target::Page("incidents/slow.md".to_owned());
        assert_eq!(
            resolve("../../incidents/slow.md#announced", Use::Link),
            inside(page, "#announced")
        );
        let beside = Target::Beside("incidents/graph 1.svg".to_owned());
        assert_eq!(
            resolve("../../incidents/graph%201.svg", Use::Media),
            inside(beside, "")
        );
        let root = Target::Root("/assets/plan.pdf".to_owned());
        assert_eq!(resolve("/assets/plan.pdf", Use::Link), inside(root.clone(), ""));
        assert_eq!(resolve("../../assets/plan.pdf", Use::Link), inside(root, ""));
        assert_eq!(
            resolve("#top", Use::Link),
            Ok(Address::Outside("#top".to_owned()))
        );
        let codes = [
            ("../../../etc/passwd", Use::Link, "link::outside"),
            ("../../incidents/none.md", Use::Link, "link::nowhere"),
            ("java\nscript:alert(1)", Use::Link, "link::scheme"),
            ("https://example.com/x.png", Use::Media, "link::foreign-media"),
            ("//example.com/x.png", Use::Media, "link::foreign-media"),
            ("/\\example.com/x.png", Use::Media, "link::foreign-media"),
            ("//example.com/x", Use::Link, "link::scheme"),
            ("/\\example.com/x", Use::Link, "link::scheme"),
            ("\\/example.com/x", Use::Link, "link::scheme"),
            ("data:image/png;base64,AAAA", Use::Media, "link::foreign-media"),
            ("/incidents/none.png", Use::Media, "link::nowhere"),
        ];
        for (address, wanted, code) in codes {
            assert_eq!(resolve(address, wanted).unwrap_err().code, code, "{address}");
        }
    }
}
