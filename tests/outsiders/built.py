"""A built site as the outsiders see it, and how they report. A judge prints one line for each question it
asks (`ok - …` or `not ok - …`, what is wrong below it), and `tests/run` counts those lines."""

import argparse
import json
import sys
import traceback
from datetime import datetime, timezone
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

INSTANT = "%Y-%m-%dT%H:%M:%SZ"


class Site:
    def __init__(self, folder, now):
        self.folder = Path(folder)
        self.now = now

    @cached_property
    def api(self):
        return json.loads(self.read("api/tidings.json"))

    @cached_property
    def base_url(self):
        return self.api["base_url"]

    @cached_property
    def pages(self):
        """Every HTML file, by its path from the site's folder."""
        files = sorted(self.folder.rglob("*.html"))
        return {file.relative_to(self.folder).as_posix(): file.read_text("utf-8") for file in files}

    def read(self, path):
        return (self.folder / path).read_text("utf-8")

    def file(self, url):
        """The file a server would send for an address of this site, or None if it would send none."""
        path = urlsplit(url).path.removeprefix(urlsplit(self.base_url).path)
        file = self.folder / path
        if path == "" or path.endswith("/"):
            file /= "index.html"
        return file if file.is_file() else None


def run(name, judge):
    """The whole of a judge's program: `NAME.py SITE --now INSTANT`. Its exit status says only whether it got to the
    end; `judge(site, verdict)` hands each question with what is wrong (nothing, if all is well) to `verdict`."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("site")
    arguments.add_argument("--now", required=True, type=instant)
    given = arguments.parse_args()
    judge(Site(given.site, given.now), lambda question, wrongs: verdict(f"{name}: {question}", wrongs))


def holds(is_so, question, why=""):
    """A question that is answered already, and what shows that it is not so."""
    verdict(question, [] if is_so else [why])


def verdict(question, wrongs):
    try:
        wrongs = list(wrongs)
    except Exception as error:  # the rest of the questions can be asked all the same
        wrongs = ["".join(traceback.format_exception(error)).replace("\n", "\n    ")]
    print(f"{'not ok' if wrongs else 'ok'} - {question}")
    for wrong in wrongs[:20]:
        print(f"    {wrong}")
    if len(wrongs) > 20:
        print(f"    and {len(wrongs) - 20} more")
    sys.stdout.flush()


def instant(text):
    """The one spelling of an instant that the program writes: whole seconds of UTC."""
    return datetime.strptime(text, INSTANT).replace(tzinfo=timezone.utc)
