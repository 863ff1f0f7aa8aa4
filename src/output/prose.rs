//! What staff wrote, on a page: the pieces that were left open are filled in.

use super::edition::Edition;
use super::route::{notice_path, page_path};
use crate::model::{NoticeId, Piece, Prose, Reference, Target};

/// Where a text is put.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The path of the page that the text belongs to; files beside it are there.
    pub home: &'a str,
    /// The level of the heading that the text stands under.
    pub level: u8,
    /// What ids begin with, so that those of two texts differ.
    pub prefix: &'a str,
    /// How what it refers to is addressed.
    pub addresses: Addresses,
    /// The slug of the newsletter issue whose generated parts it may hold.
    pub issue: Option<&'a str>,
}

/// How a text addresses what is on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addresses {
    /// From the root of the host: on the site's own pages.
    Here,
    /// All absolute: in feeds and mail.
    Elsewhere,
}

impl Edition {
    /// A text as HTML; one that runs the other way than the site's words says so.
    pub fn prose(&self, prose: &Prose, setting: Setting<'_>) -> String {
        self.words.directed(self.undirected(prose, setting))
    }

    /// A text as HTML, whichever way it runs: one within a line.
    pub fn undirected(&self, prose: &Prose, setting: Setting<'_>) -> String {
        let mut html = String::new();
        let mut link_open = false;
        for piece in &prose.pieces {
            match piece {
                Piece::Html(text) => html.push_str(text),
                Piece::Link { to, attributes } => {
                    if let Some(address) = self.reference(to, setting) {
                        html.push_str(&format!("<a href=\"{address}\"{attributes}>"));
                        link_open = true;
                    }
                }
                Piece::LinkEnd => {
                    if std::mem::take(&mut link_open) {
                        html.push_str("</a>");
                    }
                }
                Piece::Address(to) => html.push_str(&self.reference(to, setting).unwrap_or_default()),
                Piece::IdPrefix => html.push_str(setting.prefix),
                Piece::Level(below) => html.push_str(&(setting.level + below).min(6).to_string()),
                Piece::Word(id) => html.push_str(&self.words.get(id)),
                Piece::Part(part) => {
                    let issue = setting.issue.unwrap_or_default();
                    html.push_str(self.generated.get(issue, *part, setting.addresses));
                }
            }
        }
        html
    }

    /// The address that a reference leads to, ready for an attribute; none if the page is not published.
    fn reference(&self, to: &Reference, setting: Setting<'_>) -> Option<String> {
        let path = match &to.target {
            Target::Page(file) => page_path(self.published_name(file)?),
            Target::Occurrence(file, date) => notice_path(&self.published_occurrence(file, *date)?),
            Target::Beside(file) => beside_path(setting.home, file),
            Target::Root(path) => path.trim_start_matches('/').to_owned(),
        };
        let address = match setting.addresses {
            Addresses::Here => self.routes.address(&path),
            Addresses::Elsewhere => self.routes.url(&path),
        };
        Some(escape(&format!("{address}{}", to.fragment)))
    }
}

/// What the ids in a notice's texts begin with: its name, so that two occurrences on one page differ.
pub fn id_prefix(id: &NoticeId) -> String {
    format!("{}-", id.name().replace('/', "-"))
}

/// The path of a file that is copied beside a page.
pub fn beside_path(page: &str, file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    format!("{page}{name}")
}

/// A plain text as HTML, in an element or in an attribute.
pub fn escape(text: &str) -> String {
    html_escape::encode_quoted_attribute(text).into_owned()
}
