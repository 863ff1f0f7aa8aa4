"""The sitemap against the schema of sitemaps.org, and against the files."""

from pathlib import Path

import built
from lxml import etree

SCHEMA = Path(__file__).parent / "node_modules/sitemap/schema/sitemap.xsd"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def judge(site, verdict):
    maps = [etree.fromstring((site.folder / "sitemap.xml").read_bytes())]
    if maps[0].tag.endswith("}sitemapindex"):  # of a very large site; the schema knows single maps only
        parts = maps.pop().xpath("//s:loc/text()", namespaces=NAMES)
        verdict("all parts of the sitemap exist", (part for part in parts if site.file(part) is None))
        maps = [etree.fromstring(site.file(part).read_bytes()) for part in parts if site.file(part)]
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    verdict("the sitemap keeps to the schema", (schema.error_log for map in maps if not schema.validate(map)))

    locations = [str(loc) for map in maps for loc in map.xpath("//s:loc/text()", namespaces=NAMES)]
    verdict("no address is of another site", (loc for loc in locations if not loc.startswith(site.base_url)))
    verdict("every address has its page", (loc for loc in locations if site.file(loc) is None))
    verdict("no address is named twice", {loc for loc in locations if locations.count(loc) > 1})
    listed = {site.file(loc) for loc in locations}
    verdict("every page is in it", (page for page in site.pages
                                    if page != "404.html" and site.folder / page not in listed
                                    and not noindex(site.pages[page])))
    dates = [str(date) for map in maps for date in map.xpath("//s:lastmod/text()", namespaces=NAMES)]
    latest = site.now.strftime(built.INSTANT)
    verdict("no lastmod is after now", (date for date in dates if date[:19] > latest[: len(date[:19])]))


def noindex(html):
    return "noindex" in html[: html.find("</head>")]


built.run("sitemap", judge)
