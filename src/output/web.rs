//! What web servers and search engines read: sitemap, robots, headers.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::edition::Edition;
use super::media::{ATOM, CALENDAR, FOR_A_YEAR, JSON_FEED, RSS};
use super::own::STATIC;
use super::route::iso;
use crate::model::Instant;

/// Addresses in one sitemap at the most; sitemaps.org allows 50,000.
const MOST_ADDRESSES: usize = 40_000;

/// What a sitemap says of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitemapEntry {
    /// The page's path.
    pub path: String,
    /// The newest event or reading that it shows.
    pub last_modified: Option<Instant>,
}

/// A sitemap, or an index of sitemaps.
pub struct Sitemap {
    root: &'static str,
    item: &'static str,
    entries: Vec<SitemapEntry>,
}

/// The sitemaps by path: one, or an index of several where there are too many addresses for one.
pub fn sitemaps(entries: Vec<SitemapEntry>) -> Vec<(String, Sitemap)> {
    let of_pages = |entries| Sitemap {
        root: "urlset",
        item: "url",
        entries,
    };
    if entries.len() <= MOST_ADDRESSES {
        return vec![("sitemap.xml".to_owned(), of_pages(entries))];
    }
    let parts = entries.chunks(MOST_ADDRESSES).enumerate();
    let mut files: Vec<(String, Sitemap)> = parts
        .map(|(number, part)| (format!("sitemap-{}.xml", number + 1), of_pages(part.to_vec())))
        .collect();
    let parts = files
        .iter()
        .map(|(path, _)| SitemapEntry {
            path: path.clone(),
            last_modified: None,
        })
        .collect();
    files.push((
        "sitemap.xml".to_owned(),
        Sitemap {
            root: "sitemapindex",
            item: "sitemap",
            entries: parts,
        },
    ));
    files
}

impl Sitemap {
    /// By sitemaps.org/protocol.html.
    ///
    /// # Errors
    /// None that can happen: writing to memory does not fail.
    pub fn to_xml(&self, edition: &Edition) -> std::io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let namespace = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
        writer.write_event(Event::Start(
            BytesStart::new(self.root).with_attributes([namespace]),
        ))?;
        for entry in &self.entries {
            writer.create_element(self.item).write_inner_content(|writer| {
                let address = edition.routes.url(&entry.path);
                writer
                    .create_element("loc")
                    .write_text_content(BytesText::new(&address))?;
                if let Some(at) = entry.last_modified {
                    writer
                        .create_element("lastmod")
                        .write_text_content(BytesText::new(&iso(at)))?;
                }
                Ok(())
            })?;
        }
        writer.write_event(Event::End(BytesEnd::new(self.root)))?;
        Ok(writer.into_inner())
    }
}

/// `robots.txt`: everything may be read.
pub fn robots(edition: &Edition) -> Vec<u8> {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}\n",
        edition.routes.url("sitemap.xml")
    )
    .into_bytes()
}

/// `_headers` as Netlify, Cloudflare Pages and others read it: nothing from elsewhere, nothing inline, no
/// page in another's frame; what programs read from any page, and feeds and calendars by their types; files with a hash in
/// their name for ever.
pub fn headers(edition: &Edition) -> Vec<u8> {
    let root = edition.routes.root();
    let policy = policy_header();
    let mut text = format!(
        "{root}*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=()

{root}{STATIC}/*
  Cache-Control: {FOR_A_YEAR}

{root}api/*
  Access-Control-Allow-Origin: *

{root}badges/*
  Access-Control-Allow-Origin: *
"
    );
    let types = [
        ("feed.xml", RSS),
        ("*/feed.xml", RSS),
        ("feed.atom", ATOM),
        ("feed.json", JSON_FEED),
        ("*.ics", CALENDAR),
    ];
    for (path, media_type) in types {
        text.push_str(&format!(
            "\n{root}{path}\n  Content-Type: {media_type}; charset=utf-8\n  Access-Control-Allow-Origin: *\n"
        ));
    }
    text.into_bytes()
}

/// The policy as a header says it: no page stands in another's frame, which a page cannot say itself.
pub fn policy_header() -> String {
    format!("{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'")
}

/// What a page may load: its own style, script, pictures and data, and nothing else.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                                           media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
