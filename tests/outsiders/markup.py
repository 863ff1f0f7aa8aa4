"""The Nu HTML checker over every page and style sheet."""

import json
import re
import subprocess
from pathlib import Path

import built

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"

# What the checker says and we do not follow, each with the reason.
ALLOWED = [
    # It takes JSON-LD for a script. A data block is not run, so no policy applies to it. (Real inline scripts are
    # looked for in references.py, and the browser tests hear of everything that a policy really blocks.)
    r"^Inline script violates Content Security Policy",
    # It reads files from disk, where 'self' is nobody. Only addresses of the site itself are let through here.
    r"^Resource violates Content Security Policy .*: [\w ]+ “/[^/]",
    # Its CSS is some years old: container queries and view transitions are Baseline since.
    r"^CSS: Unrecognized at-rule “@(container|view-transition)”",
    r"^CSS: “container(-type|-name)?”: Property “container(-type|-name)?” doesn't exist",
]


def judge(site, verdict):
    pages = [site.folder / page for page in site.pages]
    verdict("every page is valid HTML", messages(site, [], pages))
    sheets = sorted(site.folder.glob("static/*.css"))
    verdict("every style sheet is valid CSS", messages(site, ["--css"], sheets))


def messages(site, options, files):
    """What the checker says against these files. They are handed over in portions: a command line is finite."""
    for start in range(0, len(files), 1000):
        command = ["java", "-Xss1024k", "-jar", VNU, "--format", "json", "--exit-zero-always", *options]
        done = subprocess.run(command + files[start : start + 1000], capture_output=True, text=True)
        if not done.stderr.startswith("{"):
            yield f"the checker itself failed: {done.stderr}"
            return
        for message in json.loads(done.stderr)["messages"]:
            if not any(re.search(allowed, message["message"]) for allowed in ALLOWED):
                place = message.get("url", "").split(str(site.folder))[-1]
                yield (f"{place}:{message.get('lastLine', 1)}: {message.get('subType', message['type'])}: "
                       f"{message['message']} [{message.get('extract', '').strip()}]")


built.run("vnu", judge)
