"""What the pages refer to: fragments, other origins, anything a strict policy would block."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import built

# Attributes whose address a browser fetches without being asked.
FETCHED = {"src", "srcset", "poster", "data", "background", "action", "formaction", "manifest", "ping"}
# Kinds of <link> that fetch; the others (canonical, alternate, next, …) only tell.
FETCHING_LINKS = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch",
                  "modulepreload", "preconnect", "dns-prefetch"}


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.fetched, self.blocked = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag in ("a", "area") and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "link" and FETCHING_LINKS & set(attributes.get("rel", "").lower().split()):
            self.fetched.append(attributes.get("href", ""))
        if tag in ("use", "image") and "href" in attributes:
            self.fetched.append(attributes["href"])
        self.fetched += [attributes[name] for name in FETCHED & attributes.keys()]
        data_block = attributes.get("type", "").endswith("json")
        if tag == "style" or tag == "script" and "src" not in attributes and not data_block:
            self.blocked.append(f"<{tag}> inline")
        self.blocked += [f"<{tag} {name}>" for name in attributes if name == "style" or name.startswith("on")]


def judge(site, verdict):
    pages = {path: Page(html) for path, html in site.pages.items()}
    verdict("every fragment is on its page", fragments(site, pages))
    verdict("nothing is fetched from another origin",
            (f"{path}: {url}" for path, page in pages.items() for url in page.fetched if foreign(url)))
    verdict("no style sheet fetches from another origin", sheets(site))
    verdict("nothing stands inline that the policy blocks",
            (f"{path}: {what}" for path, page in pages.items() for what in page.blocked))
    verdict("links within the site bear no host, so that a mirror works",
            (f"{path}: {url}" for path, page in pages.items() for url in page.links if url.startswith(site.base_url)))


def fragments(site, pages):
    for path, page in pages.items():
        here = urljoin(site.base_url, path)
        for url in page.links:
            target = urlsplit(urljoin(here, url))
            if not target.fragment or not urljoin(here, url).startswith(site.base_url):
                continue
            file = site.file(target.geturl())
            name = file.relative_to(site.folder).as_posix() if file else None
            if name in pages and unquote(target.fragment) not in pages[name].ids and target.fragment != "top":
                yield f"{path}: {url}"


def foreign(url):
    """Links within the site are root-relative, so an address with a host is never our own. data: fetches nothing."""
    return bool(urlsplit(url).netloc)


def sheets(site):
    for sheet in site.folder.glob("static/*.css"):
        for url in re.findall(r"""(?:url\(|@import)\s*['"]?([^'")\s]+)""", sheet.read_text("utf-8")):
            if foreign(url):
                yield f"{sheet.name}: {url}"


built.run("references", judge)
