//! What web servers and search engines read: sitemap, robots, headers.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::edition::Edition;
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

/// The sitemaps by path: one, or an index of several where there are too many addresses for one.
///
/// # Errors
/// None that can happen: writing to memory does not fail.
pub fn sitemaps(edition: &Edition, entries: &[SitemapEntry]) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    if entries.len() <= MOST_ADDRESSES {
        return Ok(vec![("sitemap.xml".to_owned(), sitemap(edition, entries)?)]);
    }
    let mut files = Vec::new();
    for (number, part) in entries.chunks(MOST_ADDRESSES).enumerate() {
        files.push((format!("sitemap-{}.xml", number + 1), sitemap(edition, part)?));
    }
    let parts: Vec<SitemapEntry> =
        files.iter().map(|(path, _)| SitemapEntry { path: path.clone(), last_modified: None }).collect();
    files.insert(0, ("sitemap.xml".to_owned(), document(edition, &parts, "sitemapindex", "sitemap")?));
    Ok(files)
}

fn sitemap(edition: &Edition, entries: &[SitemapEntry]) -> std::io::Result<Vec<u8>> {
    document(edition, entries, "urlset", "url")
}

/// By sitemaps.org/protocol.html.
fn document(edition: &Edition, entries: &[SitemapEntry], root: &str, item: &str) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let start = BytesStart::new(root).with_attributes([("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    writer.write_event(Event::Start(start))?;
    for entry in entries {
        writer.create_element(item).write_inner_content(|writer| {
            let address = edition.routes.url(&entry.path);
            writer.create_element("loc").write_text_content(BytesText::new(&address))?;
            if let Some(at) = entry.last_modified {
                writer.create_element("lastmod").write_text_content(BytesText::new(&iso(at)))?;
            }
            Ok(())
        })?;
    }
    writer.write_event(Event::End(BytesEnd::new(root)))?;
    Ok(writer.into_inner())
}

/// `robots.txt`: everything may be read.
pub fn robots(edition: &Edition) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", edition.routes.url("sitemap.xml")).into_bytes()
}

/// `_headers` as Netlify, Cloudflare Pages and others read it: nothing from elsewhere, nothing inline, no
/// page in another's frame; feeds by their types; files with a hash in their name for ever.
pub fn headers(edition: &Edition) -> Vec<u8> {
    let root = edition.routes.root();
    let mut text = format!(
        "{root}*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=()

{root}static/*
  Cache-Control: public, max-age=31536000, immutable

{root}api/*
  Access-Control-Allow-Origin: *
"
    );
    let types = [
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("*/feed.xml", "application/rss+xml; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
    ];
    for (path, media_type) in types {
        text.push_str(&format!("\n{root}{path}\n  Content-Type: {media_type}\n"));
    }
    text.into_bytes()
}

/// What a page may load: its own style, script, pictures and data, and nothing else.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                                           media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
