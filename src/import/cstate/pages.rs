//! Where each text of the content folder is, so that `ref` finds it by its file: <https://gohugo.io/shortcodes/ref/>.

use std::collections::BTreeMap;

use super::address::Addresses;
use super::config::Config;
use crate::import::left::Left;
use crate::import::{Files, front_matter};

/// Addresses of texts by their path below the content folder, without its end.
#[derive(Debug, Default)]
pub struct Pages(BTreeMap<String, String>);

impl Pages {
    /// All texts that read.
    pub fn of(files: &Files, config: &Config) -> Self {
        let mut pages = BTreeMap::new();
        for (path, bytes) in &files.read {
            let below = path
                .strip_prefix("content/")
                .filter(|below| below.ends_with(".md"));
            let Some((below, Ok((mut fields, _)))) = below.map(|below| (below, front_matter::read(bytes)))
            else {
                continue;
            };
            // What is wrong is told when the text itself is made.
            let addresses = Addresses::of(path, below, &mut fields, config, &mut Left::default());
            if let Some(own) = addresses.aliases.into_iter().next() {
                pages.insert(config.stem(below).to_owned(), own);
            }
        }
        Self(pages)
    }

    /// The address that `ref` in the text at `from` means: a path from the content folder, one beside the text, or the
    /// name of a file that is there once.
    pub fn find(&self, argument: &str, from: &str) -> Option<String> {
        let (file, fragment) = argument.split_at(argument.find('#').unwrap_or(argument.len()));
        if file.is_empty() {
            return Some(fragment.to_owned());
        }
        let file = file.trim_end_matches('/');
        let file = file.strip_suffix(".md").unwrap_or(file);
        let from = from.strip_prefix("content/").unwrap_or(from);
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = format!("{folder}/{file}");
        let rooted = file.trim_start_matches('/');
        let found = [beside.trim_start_matches('/'), rooted]
            .into_iter()
            .filter(|path| !file.starts_with('/') || *path == rooted)
            .find_map(|path| self.at(path))
            .or_else(|| self.named(rooted))?;
        Some(format!("{found}{fragment}"))
    }

    /// The page of a file or of a bundle's folder.
    fn at(&self, path: &str) -> Option<&String> {
        let bundle = ["index", "_index"].map(|name| format!("{path}/{name}"));
        self.0
            .get(path)
            .or_else(|| bundle.iter().find_map(|path| self.0.get(path)))
    }

    /// The only page whose path ends like this.
    fn named(&self, name: &str) -> Option<&String> {
        let ends = |path: &str| {
            let path = path.strip_suffix("/index").unwrap_or(path);
            path.strip_suffix(name).is_some_and(|rest| rest.ends_with('/'))
        };
        let mut found = self.0.iter().filter(|(path, _)| ends(path));
        let (_, first) = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The address of the bundle that a file below the content folder belongs to, and its path in the bundle.
    pub fn bundle<'p>(&self, below: &'p str) -> Option<(&str, &'p str)> {
        let mut folders = below.rmatch_indices('/').map(|(slash, _)| slash);
        folders.find_map(|slash| {
            let (folder, rest) = below.split_at(slash);
            let own = self.0.get(&format!("{folder}/index"))?;
            Some((own.trim_matches('/'), rest.trim_start_matches('/')))
        })
    }
}
