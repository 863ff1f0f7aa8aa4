"""Programs made for Statuspage, as they are, ask a built site on the loopback: the exporter for Prometheus from PyPI, and
the command line `github-status`, which knows one address only, https://www.githubstatus.com. It asks through a proxy of
ours that answers for that host, with a certificate made for the test."""

import json
import os
import shutil
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import built
import trustme
from prometheus_client.parser import text_string_to_metric_families

GITHUB = "www.githubstatus.com"
OPEN = ("in_progress", "overrun", "verifying")


def judge(site, verdict):
    with tempfile.TemporaryDirectory() as folder:
        metrics = exported(site, Path(folder))
        verdict("the exporter reads the page", page_of(site, metrics))
        verdict("the exporter reads every component", components_of(site, metrics))
        verdict("the exporter reads open incidents", notices_of(metrics, "incident", expected_incidents(site)))
        verdict("the exporter reads windows", notices_of(metrics, "maintenance", expected_windows(site)))
        command_line(site, verdict, Path(folder))


# --- The exporter --------------------------------------------------------------------------------------------


def exported(site, folder):
    """What one run of the exporter writes down: by metric, the labels and the value of each sample."""
    with serving(ThreadingHTTPServer, partial(Pages, site)) as port:
        url = f"http://127.0.0.1:{port}{urlsplit(site.base_url).path}api/v2/summary.json"
        services = folder / "services.json"
        services.write_text(json.dumps({"site": {"url": url, "name": "Site"}}))
        metrics = folder / "metrics.prom"
        settings = {"RUN_MODE": "once", "SERVICES_JSON_PATH": str(services), "METRICS_TEXTFILE_PATH": str(metrics)}
        exporter = Path(sys.executable).parent / "statuspage-prometheus-exporter"
        subprocess.run([exporter], cwd=folder, env=settings, check=True, capture_output=True, timeout=60)
    families = text_string_to_metric_families(metrics.read_text("utf-8"))
    return {family.name: [(sample.labels, sample.value) for sample in family.samples] for family in families}


def page_of(site, metrics):
    works = site.api["status"]["indicator"] == "none"
    yield from differs("probe", [value for _, value in metrics["statuspage_probe_check"]], [1])
    yield from differs("status", [value for _, value in metrics["statuspage_service_status"]], [int(works)])


def components_of(site, metrics):
    read = {labels["component_name"]: value for labels, value in metrics["statuspage_component_status"]}
    for component in site.api["components"]:
        works = component["status"] == "operational"
        yield from differs(component["name"], read.get(component["name"]), int(works))


def notices_of(metrics, sort, expected):
    samples = metrics.get(f"statuspage_{sort}_info", [])
    read = {labels["shortlink"]: labels for labels, value in samples if value == 1 and labels[f"{sort}_id"] != "none"}
    yield from differs("which", sorted(read), sorted(expected))
    for url, fields in expected.items():
        for name, value in fields.items():
            yield from differs(f"{name} of {url}", read.get(url, {}).get(name), value)


def expected_incidents(site):
    return {
        notice["url"]: {
            "incident_name": notice["title"],
            "impact": notice["impact"],
            "started_at": notice["started"],
        }
        for notice in site.api["incidents"]
        if is_open(notice)
    }


def expected_windows(site):
    return {
        notice["url"]: {
            "maintenance_name": notice["title"],
            "scheduled_start": notice["planned"]["start"],
            "scheduled_end": notice["planned"]["end"],
        }
        for notice in site.api["maintenance"]
        if notice["state"] in ("scheduled", *OPEN)
    }


# --- The command line ----------------------------------------------------------------------------------------


def command_line(site, verdict, folder):
    program = shutil.which("github-status")
    verdict("github-status is installed", [] if program else ["tests/run needs"])
    if not program:
        return
    authority = trustme.CA()
    certificates = folder / "authority.pem"
    authority.cert_pem.write_to_path(certificates)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(GITHUB).configure_cert(context)
    with serving(socketserver.ThreadingTCPServer, partial(Tunnel, site, context)) as port:
        settings = {"HTTPS_PROXY": f"http://127.0.0.1:{port}", "SSL_CERT_FILE": str(certificates), "NO_COLOR": "1"}

        def said(command):
            done = subprocess.run([program, command], env=settings, capture_output=True, text=True, timeout=60)
            return [line.strip() for line in done.stdout.splitlines() if line.strip()]

        api = site.api
        ended = [f"More info: {api['base_url']}"]
        status = json.loads(site.read("api/v2/status.json"))
        updated = [f"Last update: {status['page']['updated_at']}"]
        expected = [status["status"]["description"], *updated, *ended]
        verdict("github-status status", differs("said", said("status"), expected))
        verdict("github-status component", differs("said", states(said("component")), states(described(site))))
        verdict("github-status summary", differs("first", said("summary")[:1], expected[:1]))
        for command, path, state in (
            ("unresolved-incidents", "incidents/unresolved", is_open),
            ("all-incidents", "incidents", lambda _: True),
            ("active-maintenance", "scheduled-maintenances/active", lambda one: one["state"] in OPEN),
            ("upcoming-maintenance", "scheduled-maintenances/upcoming", lambda one: one["state"] == "scheduled"),
            ("all-scheduled-maintenances", "scheduled-maintenances", lambda one: one["state"] not in ("proposed", "lapsed")),
        ):
            verdict(f"github-status {command}", listed(site, said(command), path, state))


def listed(site, lines, path, state):
    """Every notice of the file is told with its states and texts, and what tidings.json knows is among them."""
    file = json.loads(site.read(f"api/v2/{path}.json"))
    notices = file.get("incidents", file.get("scheduled_maintenances"))
    links = [line.removeprefix("Short Link: ") for line in lines if line.startswith("Short Link: ")]
    yield from differs("short links", links, [notice["shortlink"] for notice in notices])
    if not notices and lines[0] != "No unresolved incidents reported":
        yield f"said {lines}"
    said = "\n".join(lines)
    for notice in notices:
        for text in (notice["name"], f"Status: {notice['status']}", *updates(notice)):
            if text not in said:
                yield f"{text} is not said of {notice['shortlink']}"
    sort = "incidents" if "incidents" in file else "maintenance"
    known = {notice["url"] for notice in site.api[sort] if state(notice)}
    if len(notices) < 50:
        yield from (f"{url} is missing" for url in sorted(known - set(links)))


def updates(notice):
    for update in notice["incident_updates"]:
        yield f"Update: {update['body'].splitlines()[0].strip()}"
        yield f"status: {update['status']}"


def described(site):
    """The program shows components that have a description."""
    components = json.loads(site.read("api/v2/components.json"))["components"]
    return [f"{one['name']}: {one['status']}" for one in components if one["description"] is not None]


def states(lines):
    return [line.replace("_", " ") for line in lines if not line.startswith(("Last Updated", "More info"))]


# --- What both ask -------------------------------------------------------------------------------------------


def is_open(notice):
    return notice["state"] not in (None, "resolved", "postmortem")


def differs(what, given, expected):
    if given != expected:
        yield f"{what}: {given} is not {expected}"


class Pages(SimpleHTTPRequestHandler):
    """The files of a site, under its base path or at the root of another host."""

    def __init__(self, site, *arguments):
        self.site = site
        super().__init__(*arguments, directory=os.fspath(site.folder))

    def translate_path(self, path):
        return super().translate_path("/" + path.removeprefix(urlsplit(self.site.base_url).path).lstrip("/"))

    def log_message(self, *_):
        pass


class Tunnel(socketserver.StreamRequestHandler):
    """An HTTPS proxy (RFC 9110, section 9.3.6) that answers for one host itself, with the files of a site."""

    def __init__(self, site, context, *arguments):
        self.site = site
        self.context = context
        super().__init__(*arguments)

    def handle(self):
        method, host, _ = self.rfile.readline().decode().split(" ")
        while self.rfile.readline().strip():
            pass
        if (method, host) != ("CONNECT", f"{GITHUB}:443"):
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
            return
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self.context.wrap_socket(self.request, server_side=True) as inner:
            Pages(self.site, inner, self.client_address, self.server)


@contextmanager
def serving(kind, handler):
    """A server on the loopback, on a free port, that ends with the block."""
    with kind(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()


built.run("statuspage", judge)
