//! A site from memory: texts in, findings and outputs out, through the same door as the program's.

use std::collections::BTreeMap;

use serde_json::Value;
use tidings::diagnostic::{Style, render};
use tidings::input::feed::{Document, Documents, Fresh, Supply};
use tidings::model::Instant;
use tidings::output::Body;
use tidings::output::list::outputs;
use tidings::pipeline::{self, ContentFolder, Found, Inputs, Opened, Reading};
use tidings::site::Site;

/// The texts of a site.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    config: String,
    content: BTreeMap<String, String>,
    /// Files that are no texts, by their paths below the content folder.
    others: Vec<String>,
    /// Of each feed, the role and the text of its documents.
    feeds: Vec<Vec<(String, String)>>,
    archive: Option<String>,
    base_url: Option<String>,
}

/// Everything that a site publishes, by path.
pub struct Published(BTreeMap<String, String>);

/// An instant as it is written in data.
pub fn instant(text: &str) -> Instant {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

impl Memory {
    /// A site with this site.toml.
    pub fn new(config: impl Into<String>) -> Self {
        Self {
            config: config.into(),
            ..Self::default()
        }
    }

    /// With other words in site.toml.
    pub fn edit(mut self, old: &str, new: &str) -> Self {
        assert!(self.config.contains(old), "{old}");
        self.config = self.config.replacen(old, new, 1);
        self
    }

    /// With a file below the content folder.
    pub fn with(mut self, path: &str, text: impl Into<String>) -> Self {
        self.content.insert(path.to_owned(), text.into());
        self
    }

    /// With a picture below the content folder.
    pub fn picture(mut self, path: &str) -> Self {
        self.others.push(path.to_owned());
        self
    }

    /// With the next feed's bytes, in the order of site.toml.
    pub fn feed(self, text: impl Into<String>) -> Self {
        self.feed_of([(String::new(), text.into())])
    }

    /// With the documents of the next feed, each by its role.
    pub fn feed_of(mut self, documents: impl IntoIterator<Item = (String, String)>) -> Self {
        self.feeds.push(documents.into_iter().collect());
        self
    }

    /// With an archive, if it has been begun.
    pub fn archive(mut self, text: Option<String>) -> Self {
        self.archive = text;
        self
    }

    /// As a mirror.
    pub fn base_url(mut self, url: &str) -> Self {
        self.base_url = Some(url.to_owned());
        self
    }

    /// Read at an instant, whatever comes of it.
    pub fn read(&self, now: &str) -> Reading {
        pipeline::read(self.opened(), self.inputs(), instant(now))
    }

    /// Read at an instant as `tidings check` reads it.
    pub fn checked(&self, now: &str) -> Reading {
        let inputs = Inputs {
            review: true,
            ..self.inputs()
        };
        pipeline::read(self.opened(), inputs, instant(now))
    }

    /// What the archive is at an instant once it has been added to (`None`: as it was), and what the next run is to
    /// remember, as this one does `running`; there may be no finding.
    pub fn archived(&self, now: &str, running: Option<&str>) -> (Option<String>, Option<String>) {
        let running = running.map(|text| Documents::one("running.json", text.as_bytes()));
        let archiving = pipeline::archive(self.opened(), self.inputs(), running.as_ref(), instant(now));
        let findings = render(&archiving.diagnostics, &archiving.sources, Style::Plain);
        assert!(findings.is_empty(), "{findings}");
        let files = archiving.files.unwrap();
        (files.archive.map(|(_, text)| text), files.running)
    }

    fn opened(&self) -> Opened {
        pipeline::open("site.toml", self.config.as_bytes())
    }

    fn inputs(&self) -> Inputs {
        let content = self.content.iter();
        let content = content.map(|(path, text)| (path.clone(), Found::Text(text.clone().into_bytes())));
        let others = self.others.iter().map(|path| (path.clone(), Found::File(1)));
        let text = |text: &String| Documents::one("archive.json", text.clone().into_bytes());
        Inputs {
            content: ContentFolder::Files(content.chain(others).collect()),
            archive: self.archive.as_ref().map(text),
            feeds: self
                .feeds
                .iter()
                .map(|documents| Supply {
                    fresh: Fresh::Here(feed(documents)),
                    copy: None,
                })
                .collect(),
            base_url: self.base_url.as_deref().map(|url| url.parse().unwrap()),
            ..Inputs::default()
        }
    }

    /// The errors, each as its code, its sentence and its help.
    pub fn errors(&self, now: &str) -> Vec<(&'static str, String, String)> {
        let reading = self.read(now);
        let found = reading.diagnostics.into_iter();
        found
            .map(|one| (one.code, one.message, one.help.join("; ")))
            .collect()
    }

    /// The site at an instant; there may be no finding.
    pub fn site<T>(&self, now: &str, look: impl FnOnce(&Site) -> T) -> T {
        look(&self.flawless(now).edition.unwrap().site)
    }

    /// Everything that is published at an instant; there may be no finding.
    pub fn publish(&self, now: &str) -> Published {
        let reading = self.flawless(now);
        let edition = reading.edition.as_ref().unwrap();
        let rendered = outputs(edition).into_iter().filter_map(|output| {
            let Body::Rendered(render) = output.body else {
                return None;
            };
            let bytes = render().unwrap_or_else(|error| panic!("{}: {error:?}", output.path));
            Some((output.path, String::from_utf8(bytes).unwrap()))
        });
        Published(rendered.collect())
    }

    /// One output at an instant, whatever is warned of.
    pub fn output(&self, path: &str, now: &str) -> String {
        let reading = self.read(now);
        let findings = render(&reading.diagnostics, &reading.sources, Style::Plain);
        let edition = reading.edition.unwrap_or_else(|| panic!("{findings}"));
        let output = outputs(&edition).into_iter().find(|output| output.path == path);
        let Some(Body::Rendered(render)) = output.map(|output| output.body) else {
            panic!("no {path}")
        };
        String::from_utf8(render().unwrap_or_else(|error| panic!("{path}: {error:?}"))).unwrap()
    }

    fn flawless(&self, now: &str) -> Reading {
        let reading = self.read(now);
        let findings = render(&reading.diagnostics, &reading.sources, Style::Plain);
        assert!(findings.is_empty(), "{findings}");
        reading
    }
}

fn feed(documents: &[(String, String)]) -> Documents<'static> {
    let document = |(role, text): &(String, String)| Document {
        role: role.clone(),
        shown: match role.as_str() {
            "" => "uptime.json".to_owned(),
            role => role.to_owned(),
        },
        bytes: Box::new(text.clone().into_bytes()),
    };
    Documents {
        all: documents.iter().map(document).collect(),
        fetched_at: None,
    }
}

impl Published {
    /// An output's text.
    pub fn text(&self, path: &str) -> &str {
        self.0
            .get(path)
            .unwrap_or_else(|| panic!("no {path} among {:?}", self.0.keys()))
    }

    /// An output's text, if there is such an output.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Every output by its path.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// `/api/tidings.json`
    pub fn api(&self) -> Value {
        serde_json::from_str(self.text("api/tidings.json")).unwrap()
    }
}
