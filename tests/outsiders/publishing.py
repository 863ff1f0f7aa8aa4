"""What `content/pages/publishing.md` gives to copy is what works: workflows by the schemas of GitHub and GitLab, the guard
run as GitHub runs it, the command for rsync, and nginx and Caddy with the very settings, answering on this machine.

    python3 publishing.py PROGRAM SITE
"""

import argparse
import functools
import http.server
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from ruamel.yaml import YAML

from built import holds, verdict

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = (REPOSITORY / "content/pages/publishing.md").read_text("utf-8")
NOT_TO_BE_SENT = ".tidings-output"


def blocks(language):
    """What stands in fences of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)


# --- Workflows ------------------------------------------------------------------------------------------------


def workflows(folder):
    github, gitlab = blocks("yaml")
    given = {
        "vendor.github-workflows": [*(REPOSITORY / ".github/workflows").glob("*.yml"), written(folder / "status.yml", github)],
        "vendor.github-actions": [REPOSITORY / "action.yml"],
        "vendor.gitlab-ci": [written(folder / "gitlab.yml", gitlab)],
    }
    for schema, files in given.items():
        for file in files:
            verdict(f"publishing: {file.name} is what {schema} describes", against_schema(schema, file))
    # A schema that lets everything pass would show nothing.
    broken = written(folder / "broken.yml", github.replace("runs-on:", "runs-at:"))
    holds(any(against_schema("vendor.github-workflows", broken)), "publishing: a broken workflow is found")
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    holds(github in readme, "publishing: README has the same workflow")
    inputs = set(YAML(typ="safe").load(REPOSITORY / "action.yml")["inputs"])
    used = {key for step in steps(github) if "tidings@" in step.get("uses", "") for key in step.get("with", {})}
    holds(used <= inputs, "publishing: the workflow gives the action what it takes", str(used - inputs))


def written(file, text):
    file.write_text(text, "utf-8")
    return file


def against_schema(schema, file):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, file]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        yield done.stdout + done.stderr


def steps(workflow):
    return [step for job in YAML(typ="safe").load(workflow)["jobs"].values() for step in job["steps"]]


# --- The action -----------------------------------------------------------------------------------------------


def action(program, folder):
    """The action's own steps, run as GitHub runs them, with the program where the action has put it."""
    scripts = {step["id"]: step["run"] for step in YAML(typ="safe").load(REPOSITORY / "action.yml")["runs"]["steps"]
               if "id" in step and "run" in step}
    (folder / ".cache/tidings/bin").mkdir(parents=True)
    (folder / ".cache/tidings/bin/tidings").symlink_to(program)
    (folder / "docs").mkdir()
    site = written(folder / "docs/site.toml", '[site]\ntitle = "Harbour"\nbase_url = "https://status.example.com/"\n'
                   'timezone = "UTC"\n[build]\noutput = "out: 1"\n[[components]]\nid = "web-1"\nname = "Web server 1"\n')

    def run(step, **environment):
        said = written(folder / "said", "")
        environment = {"HOME": str(folder), "GITHUB_OUTPUT": str(said), "PATH": "/usr/bin:/bin"} | environment
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", scripts[step]], cwd=folder,
                              env=environment, capture_output=True, text=True)
        return done.returncode, said.read_text().strip(), done.stderr

    for question, output, built in [("the site's own folder", "", "docs/out: 1"), ("another folder", "elsewhere", "elsewhere")]:
        status, said, error = run("build", CONFIG="docs/site.toml", OUTPUT=output, BASE_URL="")
        place = folder / said.partition("=")[2]
        holds(status == 0 and said.startswith("folder=") and place.resolve() == (folder / built).resolve() and (place / "index.html").exists(),
              f"publishing: the action names what it built: {question}", f"{status} {said} {error}")
    status, said, error = run("next", CONFIG="docs/site.toml")
    holds(status == 0 and said.startswith("next="), "publishing: the action knows when to build again", f"{status} {said} {error}")
    site.write_text("no TOML", "utf-8")
    for step in ["build", "next"]:
        status, said, error = run(step, CONFIG="docs/site.toml", OUTPUT="", BASE_URL="")
        holds(status != 0 and said == "", f"publishing: the action fails where `tidings {step}` does", f"{status} {said} {error}")

    # As on macOS.
    tools = folder / "tools"
    tools.mkdir()
    for tool in ["bash", "find", "sort", "cut", "shasum", "perl"]:
        (tools / tool).symlink_to(shutil.which(tool))
    hashes = [run("version", GITHUB_ACTION_PATH=str(REPOSITORY), PATH=path) for path in ["/usr/bin:/bin", str(tools)]]
    holds(hashes[0] == hashes[1] and re.fullmatch("hash=[0-9a-f]{32}", hashes[0][1]), "publishing: the action knows its files without sha256sum", f"{hashes}")
    used = re.findall(r"steps\.site\.outputs\.(\w+)", blocks("yaml")[0])
    known = YAML(typ="safe").load(REPOSITORY / "action.yml")["outputs"]
    holds(used and set(used) <= set(known), "publishing: the workflow takes what the action gives", f"{used}")


# --- The guard ------------------------------------------------------------------------------------------------


def guard(folder):
    script = next(step["run"] for step in steps(blocks("yaml")[0]) if step.get("id") == "due")
    (folder / "api").mkdir()
    answer = folder / "api/next-change.json"
    with serving(folder) as site:
        for question, event, body, due in [
            ("a scheduled run stops while nothing is due", "schedule", '{"next":"2999-01-01T00:00:00Z"}', "false"),
            ("a scheduled run goes on when the instant has come", "schedule", '{"next":"2020-01-01T00:00:00Z"}', "true"),
            ("a scheduled run stops when nothing will ever change", "schedule", '{"next":null,"why":[]}', "false"),
            ("a scheduled run goes on when the answer is no JSON", "schedule", "<html>", "true"),
            ("a scheduled run goes on when the site has no answer", "schedule", None, "true"),
            ("a change is always published", "push", '{"next":"2999-01-01T00:00:00Z"}', "true"),
        ]:
            answer.write_text(body) if body else answer.unlink()
            said = written(folder / "said", "")
            environment = {"SITE": site, "GITHUB_EVENT_NAME": event, "GITHUB_OUTPUT": str(said), "PATH": "/usr/bin:/bin"}
            # As GitHub's runner does it.
            done = subprocess.run(["bash", "-e", "-c", script], env=environment, capture_output=True, text=True)
            holds(done.returncode == 0 and said.read_text() == f"due={due}\n", f"publishing: {question}",
                  f"{done.returncode}: {said.read_text()!r} {done.stderr}")


@contextmanager
def serving(folder):
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


# --- rsync ----------------------------------------------------------------------------------------------------


def rsync(program, folder):
    """The command as it stands there, but to a folder of this machine."""
    command = next(line for line in blocks("sh")[0].splitlines() if line.startswith("rsync")).split()
    output, copy = folder / "public", folder / "copy"

    def publish(now, *more):
        subprocess.run([program, "build", "--now", now, "--output", output], cwd=REPOSITORY, check=True, capture_output=True)
        sent = subprocess.run(
            [*command[:-2], *more, "--out-format=%i %n", f"{output}/", copy], check=True, capture_output=True, text=True
        )
        return {line.split(" ", 1)[1] for line in sent.stdout.splitlines() if line.startswith((">f", "*deleting"))}

    first = publish("2026-12-03T01:10:00Z")
    here = files(output)
    holds(files(copy) == here and len(first) == len(here), "publishing: rsync brings the whole site")
    before = here
    time.sleep(1.1)  # rsync looks at whole seconds
    sent = publish("2026-12-03T01:40:00Z")
    here = files(output)
    changed = {path for path in before.keys() | here.keys() if before.get(path) != here.get(path)}
    holds(sent == changed and 0 < len(changed) < len(here) and files(copy) == here,
          "publishing: rsync sends what changed and nothing else", f"{sorted(sent ^ changed)[:5]}")
    time.sleep(1.1)
    for file in output.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes())  # as in a new checkout: all times are new
    holds(publish("2026-12-03T01:40:00Z", "--checksum") == set(), "publishing: with --checksum times do not matter")


def files(folder):
    found = (file for file in folder.rglob("*") if file.is_file() and file.name != NOT_TO_BE_SENT)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


# --- Web servers ----------------------------------------------------------------------------------------------


def web_servers(site, folder):
    (nginx,), (caddy,) = blocks("nginx"), blocks("caddy")
    port = free_port()
    settings = nginx.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/www/status", str(site))
    # What Debian's own file says around a site's.
    whole = (f"daemon off; pid {folder}/nginx.pid; error_log stderr; events {{ }} http {{ include /etc/nginx/mime.types; "
             f"default_type application/octet-stream; access_log off; {temporary(folder)} {settings} }}")
    command = ["nginx", "-e", "stderr", "-c", written(folder / "nginx.conf", whole)]
    tested = subprocess.run([*command, "-t"], env={"PATH": "/usr/sbin:/usr/bin:/bin"}, capture_output=True, text=True)
    holds(tested.returncode == 0 and "[warn]" not in tested.stderr, "publishing: nginx has nothing to say against its settings", tested.stderr)
    with running(command, port, folder) as url:
        answers_as_it_should("nginx", site, url)
    port = free_port()
    settings = caddy.replace("status.example.com {", f"http://127.0.0.1:{port} {{").replace("/var/www/status", str(site))
    settings = f"{{\n admin off\n}}\n{settings}"
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", written(folder / "Caddyfile", settings)]
    with running(command, port, folder) as url:
        answers_as_it_should("Caddy", site, url)


def temporary(folder):
    kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    return " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def running(command, port, folder):
    environment = {"PATH": "/usr/sbin:/usr/bin:/bin", "HOME": str(folder)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if server.poll() is not None:
                    raise RuntimeError(server.stderr.read()) from None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def answers_as_it_should(name, site, url):
    """The site's own `_headers` says what each address is to be sent with."""
    rules = header_rules((site / "_headers").read_text("utf-8"))
    addresses = ["/", "/maintenance/", "/feed.xml", "/incidents/feed.xml", "/feed.atom", "/feed.json", "/api/tidings.json",
                 "/maintenance/calendar.ics", *(f"/{file.relative_to(site)}" for file in (site / "static").iterdir())]
    verdict(f"publishing: {name} sends what the site's _headers say", wrong_headers(url, rules, addresses))
    status, _, body = answer(f"{url}/no/such/page/")
    holds((status, body) == (404, (site / "404.html").read_bytes()), f"publishing: {name} has the site's own page for what is not there")
    for address in ["/static/gone.0123.css", "/no/such/feed.xml", "/no/such.ics"]:
        status, headers, _ = answer(url + address)
        told = (status, headers.get("Cache-Control", ""), headers["Content-Type"].split(";")[0])
        holds(status == 404 and "31536000" not in told[1] and told[2] == "text/html",
              f"publishing: {name} sends what is not there as a page, and lets nobody keep it: {address}", str(told))
    _, headers, _ = answer(url + "/")
    holds(headers["Cache-Control"] == "public, max-age=60", f"publishing: {name} lets a page be kept for a minute")


def header_rules(text):
    rules, names = [], None
    for line in text.splitlines():
        if line.startswith("/"):
            names = {}
            rules.append((re.compile(re.escape(line).replace(r"\*", ".*")), names))
        elif line.strip():
            header, value = line.strip().split(": ", 1)
            names[header] = value
    return rules


def wrong_headers(url, rules, addresses):
    for address in addresses:
        status, headers, _ = answer(url + address)
        if status != 200:
            yield f"{address}: {status}"
        for path, wanted in rules:
            if path.fullmatch(address):
                for header, value in wanted.items():
                    if headers.get(header, "").lower() != value.lower():
                        yield f"{address}: {header}: {headers.get(header)} instead of {value}"


def answer(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers, refusal.read()


arguments = argparse.ArgumentParser()
arguments.add_argument("program", type=Path)
arguments.add_argument("site", type=Path)
given = arguments.parse_args()
with tempfile.TemporaryDirectory() as temporary_folder:
    place = Path(temporary_folder)
    place.chmod(0o755)  # nginx's workers are another user
    for name in ["workflows", "action", "guard", "rsync", "web_servers"]:
        (place / name).mkdir()
    workflows(place / "workflows")
    action(given.program.resolve(), place / "action")
    guard(place / "guard")
    rsync(given.program.resolve(), place / "rsync")
    web_servers(given.site.resolve(), place / "web_servers")
