"""feedparser over every RSS and Atom feed; the JSON Feed by the words of its specification, 1.1."""

import json
from calendar import timegm
from datetime import datetime
from urllib.parse import urlsplit

import built
import feedparser
from lxml import etree

FEEDS = ["feed.xml", "feed.atom", "maintenance/feed.xml", "incidents/feed.xml", "newsletter/feed.xml"]
TEXT_MEMBERS = ["title", "home_page_url", "feed_url", "description", "language"]


def judge(site, verdict):
    now = site.now.timestamp()
    feeds = FEEDS + sorted(f.relative_to(site.folder).as_posix() for f in site.folder.glob("components/*/feed.xml"))
    for path in feeds:
        source = (site.folder / path).read_bytes()
        verdict(f"{path} is read without complaint and says all that a reader needs", feed(source, now))
        if path.endswith(".xml"):
            verdict(f"{path} keeps to RSS 2.0 and its profile", rss(source, site.base_url + path))
    verdict("feed.json is a JSON Feed 1.1", json_feed(site, now))


def feed(source, now):
    read = feedparser.parse(source, sanitize_html=True, resolve_relative_uris=False)
    raw = feedparser.parse(source, sanitize_html=False, resolve_relative_uris=False)
    if read.bozo:
        yield f"not well-formed: {read.bozo_exception}"
    if not read.feed.get("title") or not urlsplit(read.feed.get("link", "")).scheme:
        yield "the feed has no title or no absolute link"
    yield from repeated([entry.get("id") for entry in read.entries])
    if read.feed.get("updated_parsed") and timegm(read.feed.updated_parsed) > now:
        yield "the feed is dated after now"
    times = []
    for entry, unclean in zip(read.entries, raw.entries):
        name = entry.get("id", entry.get("title", "?"))
        for field in ("id", "title", "link"):
            if not entry.get(field):
                yield f"{name} has no {field}"
        if not urlsplit(entry.get("link", "")).scheme:
            yield f"{name} has a link that is not absolute"
        moment = entry.get("updated_parsed") or entry.get("published_parsed")
        if moment is None:
            yield f"{name} has no date"
        elif timegm(moment) > now:
            yield f"{name} is dated after now"
        else:
            times.append(timegm(moment))
        text = text_of(entry)
        if not text.strip():
            yield f"{name} has no text"
        # feedparser takes out what could run. It normalises the rest, so only what it took is looked for.
        if feedparser_took(text_of(unclean), text):
            yield f"{name} holds what a careful reader has to take out"
    if times != sorted(times, reverse=True):
        yield "the entries are not newest first"


def text_of(entry):
    return entry.content[0].value if entry.get("content") else entry.get("summary", "")


def feedparser_took(raw, clean):
    """Whether the sanitiser removed an element or attribute: then fewer tags or fewer attributes are left."""
    return raw.count("<") != clean.count("<") or raw.count("=") > clean.count("=")


def rss(source, address):
    channel = etree.fromstring(source).find("channel")
    atom = "{http://www.w3.org/2005/Atom}link"
    selves = [link.get("href") for link in channel.findall(atom) if link.get("rel") == "self"]
    if selves != [address]:
        yield f"atom:link self is {selves}, not {address}"
    for item in channel.findall("item"):
        guid = item.find("guid")
        if guid is None or guid.get("isPermaLink") != "false":
            yield f"{item.findtext('title')}: its guid does not say isPermaLink=\"false\""
        if not item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded"):
            yield f"{item.findtext('title')}: no content:encoded"
    for name in [item.findtext("pubDate") for item in channel.findall("item")] + [channel.findtext("lastBuildDate")]:
        if name is not None:
            try:
                datetime.strptime(name, "%a, %d %b %Y %H:%M:%S %z")
            except ValueError:
                yield f"{name} is not an RFC 822 date"


def json_feed(site, now):
    feed = json.loads(site.read("feed.json"))
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version is {feed.get('version')}"
    for member in TEXT_MEMBERS:
        if member in feed and not isinstance(feed[member], str):
            yield f"{member} is not text"
    if not feed.get("title"):
        yield "no title"
    if feed.get("feed_url") != site.base_url + "feed.json":
        yield f"feed_url is {feed.get('feed_url')}"
    items = feed.get("items", [])
    yield from repeated([item.get("id") for item in items])
    dates = []
    for item in items:
        name = item.get("id")
        if not isinstance(name, str) or not name:
            yield "an item without an id that is text"
        if not item.get("content_html") and not item.get("content_text"):
            yield f"{name} has no content"
        if not urlsplit(item.get("url", "")).scheme:
            yield f"{name} has no absolute url"
        if not item.get("title"):
            yield f"{name} has no title"
        moment = item.get("date_modified") or item.get("date_published")
        try:
            dates.append(datetime.fromisoformat(moment).timestamp())
        except (TypeError, ValueError):
            yield f"{name} has no RFC 3339 date"
    if any(date > now for date in dates):
        yield "an item is dated after now"
    if dates != sorted(dates, reverse=True):
        yield "the items are not newest first"


def repeated(ids):
    yield from (f"{name} is the id of two entries" for name in sorted({str(i) for i in ids if ids.count(i) > 1}))


built.run("feedparser", judge)
