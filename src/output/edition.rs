//! The site at an instant with everything that is needed to print it: words, addresses, templates, assets.

use std::sync::Arc;

use chrono::NaiveDate;

use super::generated::{self, Generated};
use super::own::STATIC;
use super::route::Routes;
use super::theme::{Files, Templates};
use super::timetable::{self, Timetables};
use super::words::Words;
use crate::diagnostic::Diagnostic;
use crate::model::{Instant, NoticeId, PageName};
use crate::site::Site;
use crate::site::uptime::Uptime;

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Below the content folder.
    pub path: String,
    /// In bytes.
    pub length: u64,
}

/// A file of the theme with a hash in its name.
#[derive(Clone, Debug)]
pub struct StaticFile {
    /// Such as `static/style.0123456789abcdef.css`.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Everything that outputs are made of.
pub struct Edition {
    /// What is true.
    pub site: Site,
    /// What it is called.
    pub words: Arc<Words>,
    /// Where it is.
    pub routes: Routes,
    /// How pages look.
    pub templates: Arc<Templates>,
    /// Files of the content folder that are not Markdown.
    pub assets: Arc<Vec<Asset>>,
    /// Files of the theme.
    pub statics: Arc<Vec<StaticFile>>,
    /// The style sheet of mails.
    pub mail_style: Arc<str>,
    /// What the clock will change on live pages; none where pages stand still.
    pub timetables: Option<Timetables>,
    /// What newsletters say as of their dates.
    pub generated: Arc<Generated>,
    /// Of an edition that is only held against an earlier one of the same day: what was measured by then. Bars that
    /// show nothing else are left empty, which most of the work is. None of them can become again what it was: what
    /// has happened on a day only grows.
    pub earlier: Vec<Arc<Uptime>>,
}

impl Edition {
    /// Puts an edition together. Its pages flip by themselves, or they stand still as at `site.now`.
    ///
    /// # Errors
    /// A template that does not read, or that fails at an instant to come.
    pub fn new(
        site: Site,
        words: Arc<Words>,
        routes: Routes,
        files: &Files,
        assets: Vec<Asset>,
        flips: bool,
    ) -> Result<Self, Diagnostic> {
        let templates = Templates::new(files, Arc::clone(&words))?;
        let statics = statics(&site, &routes, files);
        let mut edition = Self {
            site,
            words,
            routes,
            templates: Arc::new(templates),
            assets: Arc::new(assets),
            statics: Arc::new(statics),
            mail_style: files.mail_style().into(),
            timetables: None,
            generated: Arc::default(),
            earlier: Vec::new(),
        };
        let view = super::html::frame::site_view(&edition, flips);
        if let Some(templates) = Arc::get_mut(&mut edition.templates) {
            let minified = edition.site.config.build.minify;
            templates.set_site(&view, |html| super::html::finished(html, minified))?;
        }
        edition.generated = Arc::new(generated::of_issues(&edition)?);
        if flips {
            edition.timetables = Some(timetable::timetables(&edition)?);
        }
        Ok(edition)
    }

    /// The edition at a later instant, before anything else is published; to be held against others of the day, not
    /// to be published itself.
    pub fn later(&self, now: Instant) -> Self {
        Self {
            earlier: self.site.uptime.clone(),
            ..self.of(self.site.later(now))
        }
    }

    /// The edition as of an earlier instant, for what a newsletter tells of it; not to be published itself.
    pub fn as_of(&self, at: Instant) -> Self {
        self.of(self.site.earlier(at))
    }

    /// The same site at another instant, standing still.
    fn of(&self, site: Site) -> Self {
        Self {
            site,
            words: Arc::clone(&self.words),
            routes: self.routes.clone(),
            templates: Arc::clone(&self.templates),
            assets: Arc::clone(&self.assets),
            statics: Arc::clone(&self.statics),
            mail_style: Arc::clone(&self.mail_style),
            timetables: None,
            generated: Arc::clone(&self.generated),
            earlier: Vec::new(),
        }
    }

    /// The page of a content file, if it is published.
    pub fn published_name(&self, file: &str) -> Option<&PageName> {
        self.site
            .names
            .get(file)
            .filter(|name| self.site.published.contains(name))
    }

    /// Whether it is only held against an earlier one of the same day: what the clock leaves alone within a day need
    /// not be made.
    pub fn is_held_against_another(&self) -> bool {
        !self.earlier.is_empty()
    }

    /// The name of an occurrence of the recurring window in a content file, if it is published.
    pub fn published_occurrence(&self, file: &str, date: NaiveDate) -> Option<NoticeId> {
        let PageName::Notice(series) = self.site.names.get(file)? else {
            return None;
        };
        let name = NoticeId {
            occurrence: Some(date),
            ..series.clone()
        };
        self.site
            .published
            .contains(&PageName::Notice(name.clone()))
            .then_some(name)
    }

    /// The address of a theme file by its name without the hash; none where the theme has no such file.
    pub fn static_address(&self, name: &str) -> Option<String> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let prefix = format!("{STATIC}/{stem}.");
        let found = self.statics.iter().find(|file| {
            file.path
                .strip_prefix(&prefix)
                .and_then(|rest| rest.split_once('.'))
                .is_some_and(|(_, end)| end == ending)
        })?;
        Some(self.routes.address(&found.path))
    }
}

/// The theme's files by name and hash. What pages differ in from site to site goes before the style sheet, since a strict
/// content policy allows no style in pages: the accent colour, and where the site is, which paper shows before the
/// addresses of links.
fn statics(site: &Site, routes: &Routes, files: &Files) -> Vec<StaticFile> {
    let accent = site.config.theme.accent.as_ref();
    let accent = accent.map(|accent| format!("--accent:{};", accent.value));
    let own = format!(
        ":root{{{}--origin:\"{}\"}}\n",
        accent.unwrap_or_default(),
        routes.origin()
    );
    let style = [own.as_bytes(), files.style()].concat();
    let all = files
        .assets()
        .map(|(name, bytes)| (name, bytes.to_vec()))
        .chain([("style.css", style)]);
    all.map(|(name, bytes)| StaticFile {
        path: hashed(name, &bytes),
        bytes,
    })
    .collect()
}

/// `static/<name>.<first 16 hex digits of BLAKE3>.<ext>`
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let hash = &hash.as_str()[..16];
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{STATIC}/{stem}.{hash}.{ending}"),
        None => format!("{STATIC}/{name}.{hash}"),
    }
}
