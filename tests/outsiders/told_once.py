"""A feed reader over twelve days: `told_once.py PROGRAM`. A site is built at every instant that `tidings next` names,
and one second before each, and every feed is read by feedparser as a reader does that keeps what it has seen by id."""

import argparse
import json
import subprocess
import tempfile
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path

import built
import feedparser
import told_once_site as aviary

BASE = "https://aviary.example/status/"


class Reader:
    """One who keeps what a feed has told, by id."""

    def __init__(self):
        self.source, self.entries, self.seen = None, [], {}

    def read(self, path, source):
        """What is new in a feed, each entry as its id and what it says; and what it says otherwise than before."""
        if source == self.source:
            return [], []
        self.source = source
        self.entries = items(source) if path.endswith(".json") else entries(source)
        new = [(name, entry) for name, entry in self.entries if name not in self.seen]
        changed = [name for name, entry in self.entries if self.seen.get(name, entry) != entry]
        self.seen.update(self.entries)
        return new, changed


def entries(source):
    """Each entry's id, and its title, address, dates and words."""
    feed = feedparser.parse(source, sanitize_html=False, resolve_relative_uris=False)
    return [(e.id, (e.title, e.link, instant(e.get("published_parsed")), instant(e.get("updated_parsed")),
                    e.summary, e.content[0].value)) for e in feed.entries]


def items(source):
    """As `entries`, of a JSON Feed."""
    return [(i["id"], (i["title"], i["url"], i["date_published"], i.get("date_modified"), i.get("summary"),
                       i["content_html"])) for i in json.loads(source)["items"]]


def instant(parsed):
    return parsed and "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6])


class Walk:
    """What was met on the way."""

    def __init__(self, program, folder):
        self.program, self.folder = Path(program).resolve(), folder
        self.secrets = aviary.write(folder)
        self.readers = defaultdict(Reader)
        self.builds = 0
        self.told = defaultdict(list)  # feed: the titles, and of what, in order
        self.missed, self.changed, self.early, self.leaks, self.noise = defaultdict(list), [], [], [], []

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"tidings {' '.join(arguments)}: {done.stderr}")
        return done.stdout.strip()

    def all(self):
        now = aviary.BEGINS
        self.build(now)
        while now < aviary.ENDS:
            following = self.run("next", "--now", now)
            self.build((built.instant(following) - timedelta(seconds=1)).strftime(built.INSTANT))
            now = following
            self.build(now)

    def build(self, now):
        self.run("build", "--now", now)
        self.builds += 1
        site = built.Site(self.folder / "public", built.instant(now))
        self.look_for_the_future(site, now)
        paths = [f.relative_to(site.folder).as_posix() for f in sorted(site.folder.rglob("feed.*"))]
        for path in paths:
            self.read(site, path, now)

    def read(self, site, path, now):
        reader = self.readers[path]
        before, source = reader.source, (site.folder / path).read_bytes()
        new, changed = reader.read(path, source)
        self.changed += [f"{path} at {now}: {name}" for name in changed]
        self.early += [f"{path} at {now}: {name}" for name, entry in reader.entries if max(filter(None, entry[2:4])) > now]
        if before is not None and source != before and not new:
            self.noise.append(f"{path} at {now}")
        expected, found = Counter(due(site, path, now)), Counter(name for name, _ in new)
        self.missed[path] += [f"{now}: {name} is not told" for name in expected - found]
        self.missed[path] += [f"{now}: {name} is told, and was not to be" for name in found - expected]
        self.told[path] += [(name.removeprefix(BASE).partition("/#")[0].strip("/"), entry[0]) for name, entry in new]

    def look_for_the_future(self, site, now):
        to_come = [word for at, word in self.secrets if at > now]
        for file in site.folder.rglob("*"):
            path = file.relative_to(site.folder).as_posix()
            text = file.read_bytes().decode("utf-8", "replace").lower() if file.is_file() else ""
            self.leaks += [f"{path} at {now}: {word}" for word in to_come
                           if path.split("/")[0] != "static" and (word in text or word in path)]


def due(site, path, now):
    """The ids of what a feed is to tell at an instant, by /api/tidings.json and, for newsletters, by their date."""
    if path == "newsletter/feed.xml":
        return [f"{BASE}newsletter/larks/{article}/" for article in ("nests", "songs") if now == aviary.ISSUE_DATE]
    notices = [n for n in site.api["maintenance"] + site.api["incidents"] if concerns(n, path)]
    issues = [f"{BASE}newsletter/larks/"] if now == aviary.ISSUE_DATE and "/" not in path else []
    return [event["id"] for notice in notices for event in notice["events"] if event["at"] == now] + issues


def concerns(notice, path):
    """Whether a feed is to hold what has just happened to a notice."""
    match path.split("/"):
        case ["components", component, _]:
            return component in notice["components"]
        case [sort, _]:
            return notice["id"].startswith(f"{sort}/")
        case _:
            return True


def judge(program):
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(program, Path(folder))
        verdict("the program builds at every instant that it names", stops(walk.all))
    feeds = {"feed.xml", "feed.atom", "feed.json", "maintenance/feed.xml", "incidents/feed.xml", "newsletter/feed.xml",
             "components/web-1/feed.xml", "components/web-2/feed.xml"}
    verdict("the site has these feeds and no other", feeds ^ set(walk.told))
    for path in sorted(feeds):
        verdict(f"{path} tells of each event exactly once, at its instant", walk.missed[path])
    for notice, titles in aviary.TITLES.items():
        expected = [title.strip() for title in titles.split("\n")[1:]]
        verdict(f"{notice} is told in {len(expected)} titles, word for word",
                (wrong for path in ("feed.xml", "feed.atom", "feed.json")
                 for wrong in otherwise(path, [title for name, title in walk.told[path] if name == notice], expected)))
    verdict("nothing else is told", {name for name, _ in walk.told["feed.atom"]} ^ set(aviary.TITLES))
    verdict("an entry once seen keeps its title, its dates and its words", walk.changed)
    verdict("no entry is dated after now", walk.early)
    verdict(f"nothing that is to come is in any file of {walk.builds} builds", walk.leaks)
    verdict("a build without news changes no byte of a feed", walk.noise)


def verdict(question, wrongs):
    built.verdict(f"told once: {question}", wrongs)


def stops(walk):
    """A walk to be made within a verdict, which tells what stops it."""
    walk()
    yield from ()


def otherwise(path, found, expected):
    if found != expected:
        yield f"{path}: {found}"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    judge(arguments.parse_args().program)
